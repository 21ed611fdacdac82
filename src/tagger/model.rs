//! The compiled model: little-endian, checked when read.
//!
//! ```text
//! magic       8 bytes  "DLTAGGER"
//! version     u32
//! hash        u64      of all bytes behind it
//! labels      u8 count, then for each u8 length and UTF-8
//! calibration for each label 64 times u16: probability in thousandths by margin
//! step        u32      margins are divided by it to choose among the 64
//! sums        features that are added up on loading: u32 count, keys in rising order as
//!             differences in groups of seven bits, then tag by tag the weights, a byte each
//! features    those that are looked up, in the same form
//! words       u32 count, keys in rising order as differences, then the facts in four columns of
//!             bytes, the lowest first
//! ```
//!
//! Columns of bytes rather than rows, because they pack better.

use crate::error::{Error, ErrorKind};
use crate::tagger::labels;
use crate::tagger::weights::WIDE;
use crate::tagger::words::WordFacts;
use crate::tokenizer::mix;

const MAGIC: &[u8; 8] = b"DLTAGGER";
/// To be raised with every change of the format or of the features.
const VERSION: u32 = 2;

/// Steps of the calibration of a label.
pub(crate) const STEPS: usize = 64;

/// Features and their weights.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FeatureList {
    /// Keys, rising.
    pub keys: Vec<u32>,
    /// For each feature a weight for each tag.
    pub weights: Vec<i8>,
}

impl FeatureList {
    fn put(&self, body: &mut Vec<u8>, tags: usize) {
        body.extend((self.keys.len() as u32).to_le_bytes());
        put_rising(body, self.keys.iter().copied());
        for tag in 0..tags {
            body.extend(self.weights.iter().skip(tag).step_by(tags).map(|&weight| weight as u8));
        }
    }

    fn read(reader: &mut Reader, tags: usize) -> Result<FeatureList, Error> {
        let count = reader.u32()? as usize;
        let keys = reader.rising(count)?;
        let columns = reader.take(count.checked_mul(tags).ok_or_else(cut)?)?;
        let mut weights = vec![0; count * tags];
        for (tag, column) in columns.chunks_exact(count.max(1)).enumerate() {
            for (feature, &weight) in column.iter().enumerate() {
                weights[feature * tags + tag] = weight as i8;
            }
        }
        Ok(FeatureList { keys, weights })
    }
}

/// The parts of a model, as training makes them and reading finds them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModelParts {
    /// Names of the labels.
    pub labels: Vec<String>,
    /// Probability in thousandths by margin, as many steps for each label.
    pub calibration: Vec<u16>,
    /// Margins are divided by it to choose among the steps.
    pub step: u32,
    /// Features that are added up when the model is loaded.
    pub sums: FeatureList,
    /// Features that are looked up.
    pub features: FeatureList,
    /// Lower halves of the keys of known words with the facts of each, rising.
    pub words: Vec<(u32, WordFacts)>,
}

impl ModelParts {
    /// The compiled form.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut body = vec![self.labels.len() as u8];
        for label in &self.labels {
            body.push(label.len() as u8);
            body.extend_from_slice(label.as_bytes());
        }
        body.extend(self.calibration.iter().flat_map(|value| value.to_le_bytes()));
        body.extend(self.step.to_le_bytes());
        let tags = labels::count(self.labels.len());
        self.sums.put(&mut body, tags);
        self.features.put(&mut body, tags);
        body.extend((self.words.len() as u32).to_le_bytes());
        put_rising(&mut body, self.words.iter().map(|&(key, _)| key));
        for shift in [0, 8, 16, 24] {
            body.extend(self.words.iter().map(|&(_, facts)| (facts.0 >> shift) as u8));
        }
        let mut bytes = MAGIC.to_vec();
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(hash(&body).to_le_bytes());
        bytes.extend(body);
        bytes
    }

    /// Reads the compiled form.
    ///
    /// # Errors
    ///
    /// When the bytes are truncated, damaged or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<ModelParts, Error> {
        let mut reader = Reader { rest: bytes };
        if reader.take(8)? != MAGIC {
            return Err(damaged("it does not start with the mark of one"));
        }
        let version = reader.u32()?;
        if version != VERSION {
            return Err(damaged(&format!("version {version}, this crate reads {VERSION}")));
        }
        let expected = u64::from_le_bytes(reader.take(8)?.try_into().map_err(|_| cut())?);
        if hash(reader.rest) != expected {
            return Err(damaged("its hash does not fit its bytes"));
        }
        let count = reader.u8()? as usize;
        let tags = labels::count(count);
        if count == 0 || tags > WIDE {
            return Err(damaged(&format!("{count} labels, 1 to {} are possible", (WIDE - 1) / 4)));
        }
        let mut parts = ModelParts::default();
        for _ in 0..count {
            let length = reader.u8()? as usize;
            let label = std::str::from_utf8(reader.take(length)?)
                .map_err(|_| damaged("a label is not UTF-8"))?;
            parts.labels.push(label.to_owned());
        }
        let calibration = reader.take(count * STEPS * 2)?;
        parts.calibration = calibration
            .chunks_exact(2)
            .map(|b| u16::from_le_bytes([b[0], b[1]]).min(1000))
            .collect();
        parts.step = reader.u32()?.max(1);
        parts.sums = FeatureList::read(&mut reader, tags)?;
        parts.features = FeatureList::read(&mut reader, tags)?;
        let words = reader.u32()? as usize;
        let keys = reader.rising(words)?;
        let columns = reader.take(words.checked_mul(4).ok_or_else(cut)?)?;
        parts.words = keys
            .into_iter()
            .enumerate()
            .map(|(at, key)| {
                let byte = |column: usize| u32::from(columns[column * words + at]) << (8 * column);
                (key, WordFacts(byte(0) | byte(1) | byte(2) | byte(3)))
            })
            .collect();
        if !reader.rest.is_empty() {
            return Err(damaged("bytes are left behind its end"));
        }
        Ok(parts)
    }
}

/// The hash in a compiled model, which names it.
pub(crate) fn hash_of(bytes: &[u8]) -> u64 {
    bytes.get(12..20).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
}

fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        let mut word = [0; 8];
        word[..chunk.len()].copy_from_slice(chunk);
        state = mix(state.rotate_left(29), u64::from_le_bytes(word));
    }
    state
}

fn put_rising(out: &mut Vec<u8>, keys: impl Iterator<Item = u32>) {
    let mut last = 0;
    for key in keys {
        let mut difference = key - last;
        last = key;
        while difference >= 128 {
            out.push(difference as u8 | 128);
            difference >>= 7;
        }
        out.push(difference as u8);
    }
}

fn damaged(reason: &str) -> Error {
    Error::new(ErrorKind::Table, format!("the tagger's model cannot be read: {reason}"))
}

fn cut() -> Error {
    damaged("it ends too early")
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(cut)?;
        self.rest = rest;
        Ok(taken)
    }

    fn u8(&mut self) -> Result<u8, Error> {
        Ok(self.take(1)?[0])
    }

    fn u32(&mut self) -> Result<u32, Error> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().map_err(|_| cut())?))
    }

    fn rising(&mut self, count: usize) -> Result<Vec<u32>, Error> {
        // A key takes a byte at least, so a wrong count cannot ask for much memory.
        if count > self.rest.len() {
            return Err(cut());
        }
        let mut keys = Vec::with_capacity(count);
        let mut last = 0u32;
        for _ in 0..count {
            let (mut difference, mut shift) = (0u32, 0);
            loop {
                let byte = self.u8()?;
                difference |= u32::from(byte & 127)
                    .checked_shl(shift)
                    .ok_or_else(|| damaged("a key is too long"))?;
                shift += 7;
                if byte & 128 == 0 {
                    break;
                }
            }
            last = last.checked_add(difference).ok_or_else(|| damaged("keys do not rise"))?;
            keys.push(last);
        }
        Ok(keys)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> ModelParts {
        ModelParts {
            labels: vec!["PER".into(), "LOC".into()],
            calibration: (0..2 * STEPS as u16).map(|n| n * 7).collect(),
            step: 9,
            sums: FeatureList { keys: vec![3], weights: vec![1; 9] },
            features: FeatureList {
                keys: vec![3, 400, u32::MAX],
                weights: (0..27).map(|n| n as i8 - 18).collect(),
            },
            words: vec![(5, WordFacts(0x0001_0304)), (1 << 30, WordFacts(77))],
        }
    }

    #[test]
    fn reads_what_it_wrote() {
        let parts = small();
        assert_eq!(ModelParts::from_bytes(&parts.to_bytes()).unwrap(), parts);
    }

    #[test]
    fn refuses_every_truncation() {
        let bytes = small().to_bytes();
        for length in 0..bytes.len() {
            let error = ModelParts::from_bytes(&bytes[..length]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Table);
        }
    }

    #[test]
    fn refuses_every_flipped_bit() {
        let bytes = small().to_bytes();
        for bit in 0..bytes.len() * 8 {
            let mut wrong = bytes.clone();
            wrong[bit / 8] ^= 1 << (bit % 8);
            assert!(ModelParts::from_bytes(&wrong).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn damage_with_a_fitting_hash_is_no_panic() {
        let bytes = small().to_bytes();
        for at in 20..bytes.len() {
            for value in [0, 1, 127, 128, 255] {
                let mut wrong = bytes.clone();
                wrong[at] = value;
                let fitting = hash(&wrong[20..]).to_le_bytes();
                wrong[12..20].copy_from_slice(&fitting);
                let _ = ModelParts::from_bytes(&wrong);
                wrong.truncate(at);
                if at > 20 {
                    let fitting = hash(&wrong[20..]).to_le_bytes();
                    wrong[12..20].copy_from_slice(&fitting);
                    assert!(ModelParts::from_bytes(&wrong).is_err());
                }
            }
        }
    }

    #[test]
    fn names_the_version_it_cannot_read() {
        let mut bytes = small().to_bytes();
        bytes[8] = 9;
        let error = ModelParts::from_bytes(&bytes).unwrap_err();
        assert!(error.to_string().contains("version 9"), "{error}");
    }
}
