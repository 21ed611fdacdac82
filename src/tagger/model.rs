//! The compiled model: little-endian, checked when read.
//!
//! ```text
//! magic       8 bytes  "DLTAGGER"
//! version     u32
//! hash        u64      of the version and of all bytes behind the hash
//! templates   u64      of the list of templates the features are made by
//! labels      u8 count, then for each u8 length and UTF-8
//! calibration for each label 64 times u16: probability in thousandths by margin
//! step        u32      margins are divided by it to choose among the 64
//! small       rows of the features with few values
//! clusters    rows of the clusters, the four grains one behind the other, then of no cluster
//! own         u32 count of words with weights of their own, then their rows
//! features    u8 binary logarithm of the bits of the filter, u8 that of the buckets, u32 slots;
//!             the filter, the moves of the buckets and the marks of the slots as u16, then rows
//! words       u32 count; for each number of 16 bits how many keys start with it, a byte each;
//!             the lower halves of the keys in rising order as u16; the facts in four columns of
//!             bytes, the lowest first
//! ```
//!
//! Rows are a bit for each, set when it is not all zeros, and tag by tag the weights of those that
//! are not, a byte each: columns of bytes pack better than rows. Nothing is sorted, hashed or
//! searched when a model is loaded.

use crate::error::{Error, ErrorKind};
use crate::tagger::features::Template;
use crate::tagger::labels;
use crate::tagger::weights::{WIDE, Weights};
use crate::tagger::words::{WordFacts, WordTable};
use crate::tokenizer::mix;

pub(crate) const MAGIC: &[u8; 8] = b"DLTAGGER";
/// To be raised with every change of the format or of what a feature's value is made of; the names
/// and sizes of the templates are in the hash by themselves.
pub(crate) const VERSION: u32 = 4;

/// Steps of the calibration of a label.
pub(crate) const STEPS: usize = 64;

/// A model as it is used.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) labels: Vec<String>,
    pub(crate) calibration: Vec<u16>,
    pub(crate) step: i32,
    pub(crate) weights: Weights,
    pub(crate) words: WordTable,
    pub(crate) hash: u64,
}

impl Model {
    /// Reads the compiled form.
    ///
    /// # Errors
    ///
    /// When the bytes are truncated, damaged, of another version or made for other templates.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        let mut reader = Reader { rest: bytes };
        if reader.take(8)? != MAGIC {
            return Err(damaged("it does not start with the mark of one"));
        }
        let version = reader.u32()?;
        if version != VERSION {
            return Err(other(&format!("version {version}, this crate reads {VERSION}")));
        }
        let expected = reader.u64()?;
        if hash(version, reader.rest) != expected {
            return Err(damaged("its hash does not fit its bytes"));
        }
        if reader.u64()? != templates() {
            return Err(other("it was trained with features that this crate does not have"));
        }
        let count = reader.u8()? as usize;
        let tags = labels::count(count);
        if count == 0 || tags > WIDE {
            return Err(damaged(&format!("{count} labels, 1 to {} are possible", (WIDE - 1) / 4)));
        }
        let mut labels = Vec::with_capacity(count);
        for _ in 0..count {
            let length = reader.u8()? as usize;
            let label = std::str::from_utf8(reader.take(length)?)
                .map_err(|_| damaged("a label is not UTF-8"))?;
            labels.push(label.to_owned());
        }
        let calibration =
            reader.u16s(count * STEPS)?.into_iter().map(|value| value.min(1000)).collect();
        let step = reader.u32()?.clamp(1, i32::MAX as u32) as i32;
        let (weights, words) = Weights::read(&mut reader, tags)?;
        if !reader.rest.is_empty() {
            return Err(damaged("bytes are left behind its end"));
        }
        Ok(Model { labels, calibration, step, weights, words, hash: expected })
    }
}

/// The hash of names and sizes of all templates in their order.
pub(crate) fn templates() -> u64 {
    hash(0, Template::LIST.as_bytes())
}

pub(crate) fn hash(version: u32, bytes: &[u8]) -> u64 {
    let mut states = [bytes.len() as u64, u64::from(version)];
    let mut chunks = bytes.chunks_exact(16);
    for chunk in &mut chunks {
        let (first, second) = chunk.split_at(8);
        for (state, half) in states.iter_mut().zip([first, second]) {
            let word = half.try_into().map_or(0, u64::from_le_bytes);
            *state = mix(state.rotate_left(29), word);
        }
    }
    let [mut state, other] = states;
    for &byte in chunks.remainder() {
        state = mix(state.rotate_left(29), u64::from(byte));
    }
    mix(state.rotate_left(29), other)
}

pub(crate) fn damaged(reason: &str) -> Error {
    Error::new(ErrorKind::Table, format!("the tagger's model cannot be read: {reason}"))
}

fn other(reason: &str) -> Error {
    Error::new(ErrorKind::Version, format!("the tagger's model cannot be read: {reason}"))
}

pub(crate) fn cut() -> Error {
    damaged("it ends too early")
}

pub(crate) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub(crate) fn take(&mut self, count: usize) -> Result<&'b [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(cut)?;
        self.rest = rest;
        Ok(taken)
    }

    pub(crate) fn u8(&mut self) -> Result<u8, Error> {
        Ok(self.take(1)?[0])
    }

    pub(crate) fn u32(&mut self) -> Result<u32, Error> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().map_err(|_| cut())?))
    }

    pub(crate) fn u64(&mut self) -> Result<u64, Error> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into().map_err(|_| cut())?))
    }

    pub(crate) fn u16s(&mut self, count: usize) -> Result<Vec<u16>, Error> {
        let bytes = self.take(count.checked_mul(2).ok_or_else(cut)?)?;
        Ok(bytes.chunks_exact(2).map(|b| u16::from_le_bytes([b[0], b[1]])).collect())
    }

    pub(crate) fn u64s(&mut self, count: usize) -> Result<Vec<u64>, Error> {
        let bytes = self.take(count.checked_mul(8).ok_or_else(cut)?)?;
        let word = |b: &[u8]| b.try_into().map_or(0, u64::from_le_bytes);
        Ok(bytes.chunks_exact(8).map(word).collect())
    }

    /// So many rows of `tags` weights each, in the order of [`labels::column`].
    pub(crate) fn rows<const S: usize>(
        &mut self,
        count: usize,
        tags: usize,
    ) -> Result<Vec<[i8; S]>, Error> {
        let bits = self.take(count.div_ceil(8))?;
        let full: usize = bits.iter().map(|byte| byte.count_ones() as usize).sum();
        let columns = self.take(full.checked_mul(tags).ok_or_else(cut)?)?;
        // A row takes a bit at least, so a wrong count cannot ask for much memory.
        let mut rows = vec![[0; S]; count];
        let place = |tag: usize| labels::column(tag, labels::labels(tags));
        let mut next = 0;
        for (byte, &set) in bits.iter().enumerate() {
            let mut set = set;
            while set != 0 {
                let at = byte * 8 + set.trailing_zeros() as usize;
                set &= set - 1;
                let row = rows.get_mut(at).ok_or_else(|| damaged("a row too many"))?;
                for tag in 0..tags {
                    row[place(tag)] = columns[tag * full + next] as i8;
                }
                next += 1;
            }
        }
        Ok(rows)
    }

    /// The lower halves of the keys of words with the facts of each.
    pub(crate) fn words(&mut self) -> Result<Words<'b>, Error> {
        let count = self.u32()? as usize;
        let starts = self.take(1 << 16)?;
        if starts.iter().map(|&count| count as usize).sum::<usize>() != count {
            return Err(damaged("words are missing"));
        }
        let lower = self.take(count.checked_mul(2).ok_or_else(cut)?)?;
        let mut column = || self.take(count);
        let facts = [column()?, column()?, column()?, column()?];
        Ok(Words { starts, lower, facts })
    }
}

/// Words as they lie in a model.
pub(crate) struct Words<'b> {
    starts: &'b [u8],
    lower: &'b [u8],
    facts: [&'b [u8]; 4],
}

impl Words<'_> {
    pub(crate) fn len(&self) -> usize {
        self.facts[0].len()
    }

    /// Calls `word` with the lower half of each key and the facts.
    pub(crate) fn each(&self, mut word: impl FnMut(u32, WordFacts)) {
        let [a, b, c, d] = self.facts;
        let mut facts = a.iter().zip(b).zip(c).zip(d);
        let mut lower = self.lower.chunks_exact(2);
        for (start, &count) in self.starts.iter().enumerate() {
            for (lower, (((&a, &b), &c), &d)) in lower.by_ref().zip(&mut facts).take(count as usize)
            {
                let key =
                    (start as u32) << 16 | u32::from(u16::from_le_bytes([lower[0], lower[1]]));
                word(key, WordFacts(u32::from_le_bytes([a, b, c, d])));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tagger::training::{FeatureList, ModelParts};

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
        let model = Model::from_bytes(&parts.to_bytes().unwrap()).unwrap();
        assert_eq!((&model.labels, model.step), (&parts.labels, 9));
        assert_eq!(model.calibration, parts.calibration);
        assert_eq!(model.words.get(5), (WordFacts(0x0001_0304), 0x0304));
        assert_eq!(model.words.get(1 << 30), (WordFacts(77), 77));
        assert_eq!(model.words.get(6), (WordFacts::UNKNOWN, 0));
        let Weights::Narrow(rows) = &model.weights else { panic!("two labels are few") };
        for (number, &key) in parts.features.keys.iter().enumerate() {
            assert!(rows.knows(key));
            let weights = (0..9).map(|tag| rows.hashed(key)[labels::column(tag, 2)]);
            assert!(weights.eq(parts.features.weights[number * 9..][..9].iter().copied()));
        }
        assert_eq!(rows.hashed(77), &[0; 24]);
    }

    #[test]
    fn refuses_features_of_another_list() {
        let mut bytes = small().to_bytes().unwrap();
        bytes[20] ^= 1;
        let fitting = hash(VERSION, &bytes[20..]).to_le_bytes();
        bytes[12..20].copy_from_slice(&fitting);
        let error = Model::from_bytes(&bytes).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Version);
        assert!(error.to_string().contains("features"), "{error}");
    }

    #[test]
    fn refuses_every_truncation() {
        let bytes = small().to_bytes().unwrap();
        for length in (0..300).chain((300..bytes.len()).step_by(499)) {
            let error = Model::from_bytes(&bytes[..length]).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Table);
        }
    }

    #[test]
    fn refuses_every_flipped_bit() {
        let bytes = small().to_bytes().unwrap();
        for bit in (0..2400).chain((2400..bytes.len() * 8).step_by(2971)) {
            let mut wrong = bytes.clone();
            wrong[bit / 8] ^= 1 << (bit % 8);
            assert!(Model::from_bytes(&wrong).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn damage_with_a_fitting_hash_is_no_panic() {
        let bytes = small().to_bytes().unwrap();
        // Behind the features are 65,552 bytes of words.
        let words = bytes.len() - 65_552;
        let places = (20..300).step_by(97).chain((words - 120..words + 8).step_by(11));
        for at in places.chain((words + 8..bytes.len()).step_by(29_999)) {
            for value in [0, 127, 255] {
                let mut wrong = bytes.clone();
                wrong[at] = value;
                let fitting = hash(VERSION, &wrong[20..]).to_le_bytes();
                wrong[12..20].copy_from_slice(&fitting);
                let _ = Model::from_bytes(&wrong);
                wrong.truncate(at);
                if at > 20 {
                    let fitting = hash(VERSION, &wrong[20..]).to_le_bytes();
                    wrong[12..20].copy_from_slice(&fitting);
                    assert!(Model::from_bytes(&wrong).is_err());
                }
            }
        }
    }

    #[test]
    fn names_the_version_it_cannot_read() {
        let mut bytes = small().to_bytes().unwrap();
        bytes[8] = 9;
        let error = Model::from_bytes(&bytes).unwrap_err();
        assert!(error.to_string().contains("version 9"), "{error}");
    }
}
