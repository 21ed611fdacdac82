//! Nested k-means over word vectors: every cluster is split again, so that a prefix of a word's
//! path is its cluster at a coarser grain.

use crate::random::Random;

/// How many parts a cluster is split into, level by level: 64, 256, 1024 and 4096 clusters.
pub(crate) const SPLITS: [usize; 4] = [64, 4, 4, 4];

const ROUNDS: usize = 15;

/// Clusters the rows of `vectors` (each of `dim` numbers, of length one) and answers the path of
/// each as one number.
pub(crate) fn nested(vectors: &[f32], dim: usize, random: &mut Random) -> Vec<u16> {
    let count = vectors.len() / dim;
    let mut paths = vec![0u16; count];
    let mut groups: Vec<Vec<u32>> = vec![(0..count as u32).collect()];
    for &parts in &SPLITS {
        let mut next = Vec::with_capacity(groups.len() * parts);
        for group in &groups {
            let labels = split(vectors, dim, group, parts, random);
            let mut split: Vec<Vec<u32>> = vec![Vec::new(); parts];
            for (&row, &label) in group.iter().zip(&labels) {
                split[label as usize].push(row);
                paths[row as usize] = paths[row as usize] * parts as u16 + u16::from(label);
            }
            next.extend(split);
        }
        groups = next;
    }
    paths
}

/// Plain spherical k-means of some rows; two threads share the assignment.
fn split(vectors: &[f32], dim: usize, rows: &[u32], parts: usize, random: &mut Random) -> Vec<u8> {
    let mut labels = vec![0u8; rows.len()];
    if rows.len() <= parts {
        for (at, label) in labels.iter_mut().enumerate() {
            *label = at as u8;
        }
        return labels;
    }
    let row = |at: usize| &vectors[rows[at] as usize * dim..][..dim];
    let mut centers: Vec<f32> = Vec::with_capacity(parts * dim);
    for _ in 0..parts {
        centers.extend_from_slice(row(random.below(rows.len())));
    }
    for _ in 0..ROUNDS {
        let half = rows.len() / 2;
        let (left, right) = labels.split_at_mut(half);
        std::thread::scope(|scope| {
            let centers = &centers;
            scope.spawn(move || assign(left, 0, &row, centers, dim));
            assign(right, half, &row, centers, dim);
        });
        let mut sums = vec![0f32; parts * dim];
        let mut sizes = vec![0usize; parts];
        for (at, &label) in labels.iter().enumerate() {
            sizes[label as usize] += 1;
            for (sum, &value) in sums[label as usize * dim..][..dim].iter_mut().zip(row(at)) {
                *sum += value;
            }
        }
        for part in 0..parts {
            let sum = &mut sums[part * dim..][..dim];
            if sizes[part] == 0 {
                sum.copy_from_slice(row(random.below(rows.len())));
            }
            normalize(sum);
        }
        centers = sums;
    }
    labels
}

fn assign<'v>(
    labels: &mut [u8],
    first: usize,
    row: &(impl Fn(usize) -> &'v [f32] + Sync),
    centers: &[f32],
    dim: usize,
) {
    for (at, label) in labels.iter_mut().enumerate() {
        let vector = row(first + at);
        let mut best = f32::MIN;
        for (part, center) in centers.chunks_exact(dim).enumerate() {
            let score = dot(vector, center);
            if score > best {
                best = score;
                *label = part as u8;
            }
        }
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0f32; 16];
    let (chunks_a, chunks_b) = (a.chunks_exact(16), b.chunks_exact(16));
    let rest: f32 = chunks_a.remainder().iter().zip(chunks_b.remainder()).map(|(x, y)| x * y).sum();
    for (a, b) in chunks_a.zip(chunks_b) {
        for lane in 0..16 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    sums.iter().sum::<f32>() + rest
}

/// Scales a vector to length one.
pub(crate) fn normalize(vector: &mut [f32]) {
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    if length > 0.0 {
        for value in vector {
            *value /= length;
        }
    }
}
