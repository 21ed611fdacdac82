//! Trained weights to the compiled model.

use dateline::internal::{ModelParts, WordFacts};

use crate::crf::Crf;
use crate::samples::{Dictionary, LABELS, TAGS};

/// Rounds the weights; features whose largest weight is below `least` are left out.
pub(crate) fn pack(crf: &Crf, dictionary: &Dictionary, words: &[(u64, WordFacts)], least: f32, scale: f32) -> ModelParts {
    let mut rows: Vec<(u32, usize)> = (0..dictionary.len())
        .filter(|&number| crf.weights[number * TAGS..][..TAGS].iter().any(|weight| weight.abs() >= least))
        .map(|number| (dictionary.keys[number], number))
        .collect();
    rows.sort_unstable();
    let mut parts = ModelParts {
        labels: LABELS.iter().map(|&label| label.to_owned()).collect(),
        calibration: vec![500; LABELS.len() * 64],
        step: 8,
        ..ModelParts::default()
    };
    for (key, number) in rows {
        parts.keys.push(key);
        let row = &crf.weights[number * TAGS..][..TAGS];
        parts.weights.extend(row.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8));
    }
    let mut words: Vec<(u32, WordFacts)> = words.iter().map(|&(key, facts)| (key as u32, facts)).collect();
    words.sort_by_key(|&(key, _)| key);
    words.dedup_by_key(|&mut (key, _)| key);
    parts.words = words;
    parts
}
