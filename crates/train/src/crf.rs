//! A linear-chain conditional random field, trained by AdaGrad.

use crate::random::Random;
use crate::samples::{NUMBER, Row, Sample};

const ILLEGAL: f32 = -1e9;

#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) epochs: usize,
    pub(crate) rate: f32,
    pub(crate) l2: f32,
    /// Probability with which each group of features is dropped for a stretch, by its templates.
    pub(crate) dropout: Vec<(u128, f32)>,
    /// Transitions are legal or not, without weights.
    pub(crate) no_transitions: bool,
    /// Templates left out.
    pub(crate) off: u128,
    /// Probability with which a document goes without votes.
    pub(crate) no_votes: f32,
    pub(crate) seed: u64,
}

/// Weights: a row of `TAGS` for each feature, and transitions.
#[derive(Clone)]
struct Crf<const TAGS: usize> {
    weights: Vec<f32>,
    transitions: Vec<f32>,
}

/// A learner for some number of labels.
pub(crate) trait Learner: Send {
    /// Learns the samples.
    fn train(&mut self, samples: &[&Sample], options: &Options);
    /// The best tags of a stretch.
    fn decode(&self, rows: &[Row], votes: bool, off: u128) -> Vec<u8>;
    /// A row of weights for each feature, one for each tag.
    fn weights(&self) -> &[f32];
    /// Weights and transitions, to be averaged with those of others.
    fn parts(&mut self) -> [&mut Vec<f32>; 2];
}

impl<const TAGS: usize> Learner for Crf<TAGS> {
    fn train(&mut self, samples: &[&Sample], options: &Options) {
        self.train_on(samples, options);
    }

    fn decode(&self, rows: &[Row], votes: bool, off: u128) -> Vec<u8> {
        self.decode_rows(rows, votes, off)
    }

    fn weights(&self) -> &[f32] {
        &self.weights
    }

    fn parts(&mut self) -> [&mut Vec<f32>; 2] {
        [&mut self.weights, &mut self.transitions]
    }
}

/// A learner for that many labels, 1 to 15; the rows have as many numbers as there are tags, known
/// when this is compiled.
pub(crate) fn learner(labels: usize, features: usize) -> Box<dyn Learner> {
    fn new<const TAGS: usize>(features: usize) -> Box<dyn Learner> {
        Box::new(Crf::<TAGS>::new(features))
    }
    match labels {
        1 => new::<5>(features),
        2 => new::<9>(features),
        3 => new::<13>(features),
        4 => new::<17>(features),
        5 => new::<21>(features),
        6 => new::<25>(features),
        7 => new::<29>(features),
        8 => new::<33>(features),
        9 => new::<37>(features),
        10 => new::<41>(features),
        11 => new::<45>(features),
        12 => new::<49>(features),
        13 => new::<53>(features),
        14 => new::<57>(features),
        15 => new::<61>(features),
        _ => unreachable!("checked when the labels were read"),
    }
}

fn follows(tag: usize, next: usize) -> bool {
    let opens = tag != 0 && matches!((tag - 1) % 4, 0 | 1);
    let goes_on = next != 0 && matches!((next - 1) % 4, 1 | 2);
    if opens != goes_on {
        return false;
    }
    !opens || (tag - 1) / 4 == (next - 1) / 4
}

/// Tags that may come before and behind each tag.
type Lists = (Vec<Vec<usize>>, Vec<Vec<usize>>);

fn lists<const TAGS: usize>() -> Lists {
    let before = (0..TAGS).map(|tag| (0..TAGS).filter(|&b| follows(b, tag)).collect()).collect();
    let behind = (0..TAGS).map(|tag| (0..TAGS).filter(|&b| follows(tag, b)).collect()).collect();
    (before, behind)
}

#[derive(Default)]
struct Lattice<const TAGS: usize> {
    scores: Vec<[f32; TAGS]>,
    forward: Vec<[f32; TAGS]>,
    backward: Vec<[f32; TAGS]>,
}

impl<const TAGS: usize> Crf<TAGS> {
    fn new(features: usize) -> Self {
        Crf { weights: vec![0.0; features * TAGS], transitions: vec![0.0; TAGS * TAGS] }
    }

    fn score(&self, row: &Row, votes: bool, drop: u128) -> [f32; TAGS] {
        let mut scores = [0f32; TAGS];
        let extra: &[u32] = if votes { &row.votes } else { &[] };
        for &feature in row.features.iter().chain(extra) {
            if drop >> (feature >> 24) & 1 != 0 {
                continue;
            }
            let weights = &self.weights[(feature & NUMBER) as usize * TAGS..][..TAGS];
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += weight;
            }
        }
        scores
    }

    fn legal(&self) -> Vec<f32> {
        let mut legal = self.transitions.clone();
        for tag in 0..TAGS {
            for next in 0..TAGS {
                if !follows(tag, next) {
                    legal[tag * TAGS + next] = ILLEGAL;
                }
            }
        }
        legal
    }

    fn decode_rows(&self, rows: &[Row], votes: bool, off: u128) -> Vec<u8> {
        let legal = self.legal();
        let mut best: Vec<[f32; TAGS]> = Vec::with_capacity(rows.len());
        let mut from: Vec<[u8; TAGS]> = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate() {
            let scores = self.score(row, votes, off);
            let mut now = [ILLEGAL; TAGS];
            let mut back = [0u8; TAGS];
            for tag in 0..TAGS {
                if at == 0 {
                    now[tag] = legal[tag] + scores[tag];
                    continue;
                }
                for before in 0..TAGS {
                    let score = best[at - 1][before] + legal[before * TAGS + tag];
                    if score > now[tag] {
                        now[tag] = score;
                        back[tag] = before as u8;
                    }
                }
                now[tag] += scores[tag];
            }
            best.push(now);
            from.push(back);
        }
        let Some(last) = best.last() else { return Vec::new() };
        let end = |tag: usize| last[tag] + legal[tag * TAGS];
        let mut tag =
            (0..TAGS).max_by(|&a, &b| end(a).total_cmp(&end(b)).then(b.cmp(&a))).unwrap_or(0);
        let mut tags = vec![0u8; rows.len()];
        for at in (0..rows.len()).rev() {
            tags[at] = tag as u8;
            tag = from[at][tag] as usize;
        }
        tags
    }

    /// Probability of every tag at every token of a stretch, and the likelihood of its own tags.
    fn marginals(
        &self,
        rows: &[Row],
        votes: bool,
        drop: u128,
        legal: &[f32],
        lists: &Lists,
        lattice: &mut Lattice<TAGS>,
    ) -> f32 {
        let count = rows.len();
        lattice.scores.clear();
        lattice.scores.extend(rows.iter().map(|row| self.score(row, votes, drop)));
        lattice.forward.resize(count, [0.0; TAGS]);
        lattice.backward.resize(count, [0.0; TAGS]);
        for tag in 0..TAGS {
            lattice.forward[0][tag] = legal[tag] + lattice.scores[0][tag];
            lattice.backward[count - 1][tag] = legal[tag * TAGS];
        }
        for at in 1..count {
            for tag in 0..TAGS {
                let previous = &lattice.forward[at - 1];
                let sum = log_sum(
                    lists.0[tag]
                        .iter()
                        .map(|&before| previous[before] + legal[before * TAGS + tag]),
                );
                lattice.forward[at][tag] = sum + lattice.scores[at][tag];
            }
        }
        for at in (0..count - 1).rev() {
            for tag in 0..TAGS {
                let next = &lattice.backward[at + 1];
                let scores = &lattice.scores[at + 1];
                lattice.backward[at][tag] = log_sum(
                    lists.1[tag]
                        .iter()
                        .map(|&after| next[after] + scores[after] + legal[tag * TAGS + after]),
                );
            }
        }
        log_sum((0..TAGS).map(|tag| lattice.forward[count - 1][tag] + legal[tag * TAGS]))
    }

    fn train_on(&mut self, samples: &[&Sample], options: &Options) {
        let mut random = Random::new(options.seed);
        let mut squares = vec![1e-6f32; self.weights.len()];
        let mut transition_squares = vec![1e-6f32; TAGS * TAGS];
        let mut order: Vec<(usize, usize)> = samples
            .iter()
            .enumerate()
            .flat_map(|(sample, s)| {
                (0..s.segments.len()).filter(|&n| s.usable[n]).map(move |segment| (sample, segment))
            })
            .collect();
        let steps = order.len() * options.epochs;
        let total = order.len() as f32;
        let mut last_seen = vec![0u32; self.weights.len() / TAGS];
        let mut step = 0usize;
        let mut average = self.weights.clone();
        let mut average_transitions = self.transitions.clone();
        let mut averaged = 0f32;
        let lists = lists::<TAGS>();
        let mut lattice = Lattice::default();
        for epoch in 0..options.epochs {
            random.shuffle(&mut order);
            let mut loss = 0f64;
            for &(sample, segment) in &order {
                step += 1;
                let weight = samples[sample].weight;
                let rows = &samples[sample].segments[segment];
                let votes = !random.chance(options.no_votes);
                let mut drop = options.off;
                for &(templates, probability) in &options.dropout {
                    if random.chance(probability) {
                        drop |= templates;
                    }
                }
                let rate = options.rate * (1.0 - 0.9 * step as f32 / steps as f32);
                // Decay of rows is done when they are next touched.
                let decay = options.l2 / total * rate / options.rate;
                for row in rows {
                    for &feature in row.features.iter().chain(&row.votes) {
                        let number = (feature & NUMBER) as usize;
                        let passed = step as u32 - last_seen[number];
                        if passed > 0 && decay > 0.0 {
                            let keep = (1.0 - decay * passed as f32).max(0.0);
                            for weight in &mut self.weights[number * TAGS..][..TAGS] {
                                *weight *= keep;
                            }
                        }
                        last_seen[number] = step as u32;
                    }
                }
                let legal = self.legal();
                let z = self.marginals(rows, votes, drop, &legal, &lists, &mut lattice);
                let mut gold = 0f32;
                let mut before = 0usize;
                for (at, row) in rows.iter().enumerate() {
                    let tag = row.tag as usize;
                    gold += lattice.scores[at][tag] + legal[before * TAGS + tag];
                    before = tag;
                    let mut gradient = [0f32; TAGS];
                    for t in 0..TAGS {
                        gradient[t] = -(lattice.forward[at][t] + lattice.backward[at][t] - z).exp();
                    }
                    gradient[tag] += 1.0;
                    for g in &mut gradient {
                        *g *= weight;
                        if g.abs() < 1e-4 {
                            *g = 0.0;
                        }
                    }
                    if gradient.iter().all(|&g| g == 0.0) {
                        continue;
                    }
                    let extra: &[u32] = if votes { &row.votes } else { &[] };
                    for &feature in row.features.iter().chain(extra) {
                        if drop >> (feature >> 24) & 1 != 0 {
                            continue;
                        }
                        let from = (feature & NUMBER) as usize * TAGS;
                        let weights = &mut self.weights[from..from + TAGS];
                        let squares = &mut squares[from..from + TAGS];
                        for t in 0..TAGS {
                            let g = gradient[t];
                            squares[t] += g * g;
                            weights[t] += rate * g / squares[t].sqrt();
                        }
                    }
                }
                gold += legal[before * TAGS];
                loss += f64::from(z - gold);
                if options.no_transitions {
                    continue;
                }
                // Transitions: expected against seen.
                let mut gradient = vec![0f32; TAGS * TAGS];
                for at in 0..=rows.len() {
                    for a in 0..TAGS {
                        if at == 0 && a > 0 {
                            continue;
                        }
                        for b in 0..TAGS {
                            if !follows(a, b) || (at == rows.len() && b > 0) {
                                continue;
                            }
                            let left = if at == 0 { 0.0 } else { lattice.forward[at - 1][a] };
                            let right = if at == rows.len() {
                                0.0
                            } else {
                                lattice.scores[at][b] + lattice.backward[at][b]
                            };
                            gradient[a * TAGS + b] -=
                                (left + legal[a * TAGS + b] + right - z).exp();
                        }
                    }
                    let a = if at == 0 { 0 } else { rows[at - 1].tag as usize };
                    let b = if at == rows.len() { 0 } else { rows[at].tag as usize };
                    gradient[a * TAGS + b] += 1.0;
                }
                for (index, g) in gradient.iter().enumerate() {
                    if g.abs() > 1e-4 {
                        let g = g * weight;
                        transition_squares[index] += g * g;
                        self.transitions[index] += rate * g / transition_squares[index].sqrt();
                    }
                }
            }
            if std::env::var_os("QUIET").is_none() {
                eprintln!("epoch {epoch}: loss {:.1}", loss);
            }
            if epoch * 2 >= options.epochs {
                averaged += 1.0;
                for (number, seen) in last_seen.iter_mut().enumerate() {
                    let passed = step as u32 - *seen;
                    let keep = (1.0 - options.l2 / total * passed as f32).max(0.0);
                    *seen = step as u32;
                    for weight in &mut self.weights[number * TAGS..][..TAGS] {
                        *weight *= keep;
                    }
                }
                for (sum, weight) in average.iter_mut().zip(&self.weights) {
                    *sum += weight;
                }
                for (sum, weight) in average_transitions.iter_mut().zip(&self.transitions) {
                    *sum += weight;
                }
            }
        }
        for sum in &mut average {
            *sum /= averaged;
        }
        for sum in &mut average_transitions {
            *sum /= averaged;
        }
        self.weights = average;
        self.transitions = average_transitions;
    }
}

fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let max = values.clone().fold(f32::MIN, f32::max);
    if max <= ILLEGAL / 2.0 {
        return ILLEGAL;
    }
    max + values.map(|value| (value - max).exp()).sum::<f32>().ln()
}
