//! Trained weights to the compiled model.

use std::collections::HashMap;

use dateline::internal::{FeatureList, ModelParts, Template, WordFacts, feature_key, is_summed};

use crate::crf::Learner;
use crate::samples::{Dictionary, tags};

/// Keys of what stands before and behind a sentence.
const EDGES: [u32; 2] = [1, 2];

/// Rounds the weights; features whose largest weight is below `least` are left out. `seen` are the
/// keys of all words of the training texts.
pub(crate) fn pack(
    crf: &dyn Learner,
    labels: &[String],
    dictionary: &Dictionary,
    words: &[(u64, WordFacts)],
    seen: &[u32],
    least: f32,
    scale: f32,
) -> ModelParts {
    let (weights, tags) = (crf.weights(), tags(labels.len()));
    let mut parts = ModelParts {
        labels: labels.to_vec(),
        calibration: vec![500; labels.len() * 64],
        step: 8,
        ..ModelParts::default()
    };
    let mut numbers: Vec<usize> = (0..dictionary.len())
        .filter(|&number| {
            weights[number * tags..][..tags].iter().any(|weight| weight.abs() >= least)
        })
        .collect();
    numbers.sort_by_key(|&number| dictionary.keys[number]);
    for number in numbers {
        let template = Template::ALL[dictionary.templates[number] as usize];
        let list: &mut FeatureList =
            if is_summed(template) { &mut parts.sums } else { &mut parts.features };
        list.keys.push(dictionary.keys[number]);
        let row = &weights[number * tags..][..tags];
        list.weights
            .extend(row.iter().map(|weight| (weight * scale).round().clamp(-127.0, 127.0) as i8));
    }
    let mut facts: HashMap<u32, WordFacts> = HashMap::new();
    for &(key, known) in words {
        facts.entry(key as u32).or_insert(known);
    }
    for &key in seen.iter().chain(&EDGES) {
        let own = (-2..=2).any(|offset| {
            parts
                .sums
                .keys
                .binary_search(&feature_key(Template::Lower, offset, u64::from(key)))
                .is_ok()
        });
        if own {
            let known = facts.entry(key).or_insert(WordFacts::UNKNOWN);
            *known = known.with_own(true);
        }
    }
    parts.words = facts.into_iter().collect();
    parts.words.sort_by_key(|&(key, _)| key);
    parts
}
