//! Margins to probabilities: a logistic curve for each label, bent to the counts where they are
//! many, never falling.

/// A span with its margin and whether it is right.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Judged {
    pub(crate) label: usize,
    pub(crate) margin: i32,
    pub(crate) right: bool,
}

/// Steps of the table of a label.
pub(crate) const STEPS: usize = 64;

/// How many spans the curve counts for at each step.
const TRUST: f64 = 12.0;

/// Probabilities in thousandths by step, label after label.
pub(crate) fn table(judged: &[Judged], labels: usize, step: i32) -> Vec<u16> {
    (0..labels)
        .flat_map(|label| of_label(judged.iter().filter(|j| j.label == label), step))
        .collect()
}

fn of_label<'a>(judged: impl Iterator<Item = &'a Judged>, step: i32) -> Vec<u16> {
    let mut counts = [(0f64, 0f64); STEPS];
    for judged in judged {
        let bin = ((judged.margin / step) as usize).min(STEPS - 1);
        counts[bin].0 += f64::from(u8::from(judged.right));
        counts[bin].1 += 1.0;
    }
    let (slope, shift) = logistic(&counts);
    let mut blocks: Vec<(f64, f64, usize)> = counts
        .iter()
        .enumerate()
        .map(|(bin, &(right, all))| {
            let curve = 1.0 / (1.0 + (-(slope * bin as f64 + shift)).exp());
            (right + TRUST * curve, all + TRUST, 1)
        })
        .collect();
    // Neighbours out of order are put together.
    let mut at = 0;
    while at + 1 < blocks.len() {
        let (a, b) = (blocks[at], blocks[at + 1]);
        if a.0 / a.1 > b.0 / b.1 {
            blocks[at] = (a.0 + b.0, a.1 + b.1, a.2 + b.2);
            blocks.remove(at + 1);
            at = at.saturating_sub(1);
        } else {
            at += 1;
        }
    }
    blocks
        .iter()
        .flat_map(|&(right, all, bins)| {
            std::iter::repeat_n((right / all * 1000.0).round() as u16, bins)
        })
        .collect()
}

/// Slope and shift of the logistic curve over the steps, by Newton's method.
fn logistic(counts: &[(f64, f64); STEPS]) -> (f64, f64) {
    let (mut slope, mut shift) = (0.1f64, 0.0f64);
    for _ in 0..50 {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (-1e-3 * slope, 0.0, 1e-3, 0.0, 1e-3);
        for (bin, &(right, all)) in counts.iter().enumerate() {
            let x = bin as f64;
            let p = 1.0 / (1.0 + (-(slope * x + shift)).exp());
            let (error, spread) = (right - all * p, all * p * (1.0 - p));
            g0 += error * x;
            g1 += error;
            h00 += spread * x * x;
            h01 += spread * x;
            h11 += spread;
        }
        let det = h00 * h11 - h01 * h01;
        if det.abs() < 1e-9 {
            break;
        }
        slope += ((h11 * g0 - h01 * g1) / det).clamp(-1.0, 1.0);
        shift += ((h00 * g1 - h01 * g0) / det).clamp(-2.0, 2.0);
    }
    (slope.max(0.0), shift)
}

/// Expected calibration error over ten bins of equal width, and for each bin: spans, mean
/// probability, share right.
pub(crate) fn reliability(
    judged: &[Judged],
    table: &[u16],
    step: i32,
) -> (f64, Vec<(usize, f64, f64)>) {
    let mut bins = vec![(0usize, 0f64, 0f64); 10];
    for j in judged {
        let p = f64::from(table[j.label * STEPS + ((j.margin / step) as usize).min(STEPS - 1)])
            / 1000.0;
        let bin = &mut bins[((p * 10.0) as usize).min(9)];
        bin.0 += 1;
        bin.1 += p;
        bin.2 += f64::from(u8::from(j.right));
    }
    let all = judged.len().max(1) as f64;
    let error = bins.iter().map(|&(_, p, right)| (p - right).abs() / all).sum();
    let bins = bins
        .into_iter()
        .map(|(n, p, right)| (n, p / n.max(1) as f64, right / n.max(1) as f64))
        .collect();
    (error, bins)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_a_rising_curve() {
        let judged: Vec<Judged> = (0..4000)
            .map(|n| Judged { label: 0, margin: n % 400, right: (n / 400) * 40 < n % 400 + 100 })
            .collect();
        let table = table(&judged, 1, 8);
        assert!(table.windows(2).all(|pair| pair[0] <= pair[1]));
        assert!(reliability(&judged, &table, 8).0 < 0.03);
    }
}
