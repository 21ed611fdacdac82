//! [`ModelParts`]: a model as training makes it, and its compiled form.

use crate::tagger::labels;
use crate::tagger::model::{MAGIC, VERSION, hash, templates};
use crate::tagger::training::layout::RowLayout;
use crate::tagger::words::WordFacts;

/// Features and their weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeatureList {
    /// Keys, rising.
    pub keys: Vec<u32>,
    /// For each feature a weight for each tag.
    pub weights: Vec<i8>,
}

/// The parts of a model, as training makes them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelParts {
    /// Names of the labels.
    pub labels: Vec<String>,
    /// Probability in thousandths by margin, as many steps for each label.
    pub calibration: Vec<u16>,
    /// Margins are divided by it to choose among the steps.
    pub step: u32,
    /// Features that have rows of their own or are added up by word.
    pub sums: FeatureList,
    /// Features that are looked up.
    pub features: FeatureList,
    /// Lower halves of the keys of known words with the facts of each, rising.
    pub words: Vec<(u32, WordFacts)>,
}

impl ModelParts {
    /// The compiled form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = templates().to_le_bytes().to_vec();
        body.push(self.labels.len() as u8);
        for label in &self.labels {
            body.push(label.len() as u8);
            body.extend_from_slice(label.as_bytes());
        }
        body.extend(self.calibration.iter().flat_map(|value| value.to_le_bytes()));
        body.extend(self.step.to_le_bytes());
        let tags = labels::count(self.labels.len());
        RowLayout::new(self).put(&mut body, tags);
        body.extend((self.words.len() as u32).to_le_bytes());
        let mut counts = vec![0u8; 1 << 16];
        for &(key, _) in &self.words {
            counts[(key >> 16) as usize] += 1;
        }
        body.extend(counts);
        body.extend(self.words.iter().flat_map(|&(key, _)| (key as u16).to_le_bytes()));
        for shift in [0, 8, 16, 24] {
            body.extend(self.words.iter().map(|&(_, facts)| (facts.0 >> shift) as u8));
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(hash(VERSION, &body).to_le_bytes());
        bytes.extend(body);
        bytes
    }
}
