//! [`ModelParts`]: a model as training makes it, and its compiled form.

use crate::error::{Error, ErrorKind};
use crate::tagger::labels;
use crate::tagger::model::{MAGIC, VERSION, hash, templates};
use crate::tagger::training::layout::RowLayout;
use crate::tagger::weights::WIDE;
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
    ///
    /// # Errors
    ///
    /// When the format has no room: for labels so many or so long, for 256 words whose keys start
    /// with the same 16 bits, or for features of one key.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Error> {
        let mut body = templates().to_le_bytes().to_vec();
        let most = labels::labels(WIDE);
        if !(1..=most).contains(&self.labels.len()) {
            let count = self.labels.len();
            return Err(unwritable(&format!("{count} labels, 1 to {most} are possible")));
        }
        body.push(self.labels.len() as u8);
        for label in &self.labels {
            let length = u8::try_from(label.len());
            body.push(length.map_err(|_| unwritable(&format!("the label {label:?} is too long")))?);
            body.extend_from_slice(label.as_bytes());
        }
        body.extend(self.calibration.iter().flat_map(|value| value.to_le_bytes()));
        body.extend(self.step.to_le_bytes());
        let tags = labels::count(self.labels.len());
        RowLayout::new(self)?.put(&mut body, tags);
        body.extend((self.words.len() as u32).to_le_bytes());
        let mut counts = vec![0u8; 1 << 16];
        for &(key, _) in &self.words {
            let count = &mut counts[(key >> 16) as usize];
            *count = count.checked_add(1).ok_or_else(|| {
                unwritable(&format!("256 words have keys that start with {:#06x}", key >> 16))
            })?;
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
        Ok(bytes)
    }
}

pub(crate) fn unwritable(reason: &str) -> Error {
    Error::new(ErrorKind::Table, format!("the tagger's model cannot be written: {reason}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the format has no room for is said, and not left out of the model.
    #[test]
    fn refuses_what_has_no_room() {
        let labels = |count: usize| (0..count).map(|n| format!("L{n}")).collect::<Vec<_>>();
        let words = |count: u32| (0..count).map(|key| (0x2a_0000 + key, WordFacts(0))).collect();
        let with = |keys: Vec<u32>| FeatureList { weights: vec![1; 5 * keys.len()], keys };
        let fine = ModelParts { labels: labels(1), words: words(255), ..ModelParts::default() };
        assert!(fine.to_bytes().is_ok());
        for (parts, named) in [
            (ModelParts { features: with(vec![7, 7]), ..fine.clone() }, "keys [7, 7]"),
            (ModelParts { words: words(256), ..fine.clone() }, "start with 0x002a"),
            (ModelParts { labels: labels(16), ..fine.clone() }, "16 labels"),
            (ModelParts { labels: vec!["x".repeat(256)], ..fine.clone() }, "xxx\" is too long"),
        ] {
            let error = parts.to_bytes().expect_err(named).to_string();
            assert!(error.contains(named), "{error}");
        }
    }
}
