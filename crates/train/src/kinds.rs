//! What kind of name a word is by its vector: a small network learned from the words of the
//! training texts, each word answered by a network that has not seen it.

use std::collections::HashMap;

use dateline::internal::word_key;
use dateline::tokenizer::{TokenKind, tokenize};

use crate::corpus::Document;
use crate::random::Random;
use crate::samples::LABELS;

/// No name, and the labels.
const KINDS: usize = 1 + LABELS.len();
const HIDDEN: usize = 48;
const FOLDS: usize = 5;
const EPOCHS: usize = 12;

/// The likeliest kind, how likely, and the next: a number from 1 to 255 for each word.
pub(crate) fn codes(
    words: &[&str],
    vectors: &[f32],
    dim: usize,
    texts: &[Document],
    seed: u64,
) -> Vec<u8> {
    let counts = counts(texts);
    let mut examples: Vec<(usize, [f32; KINDS], f32)> = Vec::new();
    for (row, word) in words.iter().enumerate() {
        if let Some(counts) = counts.get(&word_key(word)) {
            let total: u32 = counts.iter().sum();
            let target = counts.map(|count| count as f32 / total as f32);
            examples.push((row, target, (1.0 + total as f32).ln().min(4.0)));
        }
    }
    eprintln!("kinds: {} words of {} in the texts", examples.len(), words.len());
    let networks: Vec<Network> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..FOLDS)
            .map(|fold| {
                let examples = &examples;
                scope.spawn(move || {
                    let mut random = Random::new(seed + fold as u64);
                    let mut network = Network::new(dim, &mut random);
                    let mut order: Vec<usize> =
                        (0..examples.len()).filter(|n| n % FOLDS != fold).collect();
                    for epoch in 0..EPOCHS {
                        random.shuffle(&mut order);
                        let rate = 0.05 * (1.0 - epoch as f32 / EPOCHS as f32);
                        for &number in &order {
                            let (row, target, weight) = &examples[number];
                            network.learn(&vectors[row * dim..][..dim], target, rate * weight);
                        }
                    }
                    network
                })
            })
            .collect();
        handles.into_iter().map(|handle| handle.join().expect("no panic")).collect()
    });
    let fold_of: HashMap<usize, usize> =
        examples.iter().enumerate().map(|(n, &(row, _, _))| (row, n % FOLDS)).collect();
    (0..words.len())
        .map(|row| {
            let vector = &vectors[row * dim..][..dim];
            let mut kinds = [0f32; KINDS];
            match fold_of.get(&row) {
                Some(&fold) => kinds = networks[fold].answer(vector).0,
                None => {
                    for network in &networks {
                        for (sum, kind) in kinds.iter_mut().zip(network.answer(vector).0) {
                            *sum += kind / FOLDS as f32;
                        }
                    }
                }
            }
            code(&kinds)
        })
        .collect()
}

fn code(kinds: &[f32; KINDS]) -> u8 {
    let mut order: Vec<usize> = (0..KINDS).collect();
    order.sort_by(|&a, &b| kinds[b].total_cmp(&kinds[a]));
    let (first, second) = (order[0], order[1]);
    let sure = match kinds[first] {
        p if p < 0.45 => 0,
        p if p < 0.6 => 1,
        p if p < 0.75 => 2,
        p if p < 0.88 => 3,
        p if p < 0.96 => 4,
        _ => 5,
    };
    1 + (first * 36 + sure * 6 + second) as u8
}

fn counts(texts: &[Document]) -> HashMap<u64, [u32; KINDS]> {
    let mut counts: HashMap<u64, [u32; KINDS]> = HashMap::new();
    for document in texts {
        let mut spans = document.gold.iter().peekable();
        for token in tokenize(&document.text) {
            let span = token.span();
            while spans.peek().is_some_and(|gold| gold.end <= span.start) {
                spans.next();
            }
            if token.kind() != TokenKind::Word {
                continue;
            }
            let kind = spans
                .peek()
                .filter(|gold| gold.start < span.end)
                .and_then(|gold| LABELS.iter().position(|&label| label == gold.label))
                .map_or(0, |label| label + 1);
            counts.entry(token.key()).or_default()[kind] += 1;
        }
    }
    counts
}

struct Network {
    dim: usize,
    inner: Vec<f32>,
    inner_bias: [f32; HIDDEN],
    outer: Vec<f32>,
    outer_bias: [f32; KINDS],
}

impl Network {
    fn new(dim: usize, random: &mut Random) -> Network {
        let mut number =
            |scale: f32| ((random.next() >> 40) as f32 / (1u64 << 24) as f32 - 0.5) * scale;
        Network {
            dim,
            inner: (0..dim * HIDDEN).map(|_| number(0.6)).collect(),
            inner_bias: [0.0; HIDDEN],
            outer: (0..HIDDEN * KINDS).map(|_| number(0.4)).collect(),
            outer_bias: [0.0; KINDS],
        }
    }

    fn answer(&self, vector: &[f32]) -> ([f32; KINDS], [f32; HIDDEN]) {
        let mut hidden = self.inner_bias;
        for (unit, sum) in hidden.iter_mut().enumerate() {
            let weights = &self.inner[unit * self.dim..][..self.dim];
            *sum += weights.iter().zip(vector).map(|(w, v)| w * v).sum::<f32>();
            *sum = sum.max(0.0);
        }
        let mut kinds = self.outer_bias;
        for (unit, &value) in hidden.iter().enumerate() {
            for (kind, sum) in kinds.iter_mut().enumerate() {
                *sum += self.outer[unit * KINDS + kind] * value;
            }
        }
        let max = kinds.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = kinds.iter().map(|kind| (kind - max).exp()).sum();
        (kinds.map(|kind| (kind - max).exp() / total), hidden)
    }

    fn learn(&mut self, vector: &[f32], target: &[f32; KINDS], rate: f32) {
        let (kinds, hidden) = self.answer(vector);
        let mut error = [0f32; KINDS];
        for kind in 0..KINDS {
            error[kind] = target[kind] - kinds[kind];
            self.outer_bias[kind] += rate * error[kind];
        }
        for (unit, &value) in hidden.iter().enumerate() {
            if value == 0.0 {
                continue;
            }
            let mut back = 0.0;
            for kind in 0..KINDS {
                let weight = &mut self.outer[unit * KINDS + kind];
                back += *weight * error[kind];
                *weight += rate * (error[kind] * value - 1e-4 * *weight);
            }
            self.inner_bias[unit] += rate * back;
            for (weight, v) in self.inner[unit * self.dim..][..self.dim].iter_mut().zip(vector) {
                *weight += rate * (back * v - 1e-4 * *weight);
            }
        }
    }
}
