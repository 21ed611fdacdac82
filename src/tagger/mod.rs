//! Between matchers and resolver: the learned tagger, a linear sequence model over the tokens.
//!
//! Only tokens that can be part of a name are scored: words with a capital, numbers beside them,
//! and the small words between. The sum of a row of weights for every feature of a
//! token is its score for each tag; decoding finds the best legal tags of every stretch of scored
//! tokens. A second pass adds what the first one said of the other places of the same word, so
//! that a headline or a bare surname profits from the full name further down.
//!
//! All sums are of integers, so the same text gives the same answer on every machine.

mod atom;
mod decode;
mod document;
mod explain;
pub(crate) mod features;
pub(crate) mod labels;
mod model;
mod outline;
mod stage;
#[cfg(test)]
mod tests;
pub(crate) mod training;
mod view;
mod votes;
mod weights;
pub(crate) mod words;

use std::sync::Arc;

pub(crate) use self::stage::TaggerStage;

pub use self::explain::{Explanation, Reason, RunnerUp};

use crate::error::Error;
use crate::label::Label;
use crate::matchers::Evidence;
use crate::tagger::decode::{Decoder, MOST, Scores};
use crate::tagger::document::Document;
use crate::tagger::features::{Sink, Template, Word, feature_key};
use crate::tagger::labels::{OUTSIDE, UNIT, parts};
use crate::tagger::model::{Model, STEPS};
use crate::tagger::view::View;
use crate::tagger::weights::{NARROW, Rows, WIDE, Weights};

/// A trained tagger.
///
/// Cloning is cheap: clones share one model. Loading checks the whole model and takes a few
/// milliseconds; tagging cannot fail.
///
/// The labels are the model's own, so a model can be trained for any: see `crates/train` in the
/// repository.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Arc<Model>,
}

/// A span found by the tagger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tagged {
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// Index into [`Tagger::labels`].
    pub(crate) label: u8,
    pub(crate) closest: Closest,
    /// By how much it is better than the best answer without it, in the model's units.
    pub(crate) margin: i32,
    /// How likely span and label are right, in thousandths.
    pub(crate) probability: u16,
}

/// What comes closest to a span and its label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closest {
    /// No name at all.
    Nothing,
    /// Another label.
    Label(u8),
    /// The same label with other boundaries, told by the tag that the token would have.
    Boundaries { token: u32, tag: u8 },
}

/// Buffers that one thread reuses between texts.
#[derive(Debug, Default)]
pub(crate) struct TaggerScratch {
    view: View,
    document: Document,
    decoder: Decoder,
    /// A row of scores for every scored token, in the order of the segments.
    scores: Vec<i16>,
    /// The first pass's tag of every scored token.
    tags: Vec<u8>,
}

impl TaggerScratch {
    /// Number of scored tokens of the last text.
    pub(crate) fn scored(&self) -> usize {
        self.tags.len()
    }
}

impl Tagger {
    /// Loads a compiled model.
    ///
    /// # Errors
    ///
    /// When the bytes are truncated, damaged, of another version, or of features that this version
    /// of the crate does not have.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger, Error> {
        Ok(Tagger { model: Arc::new(Model::from_bytes(bytes)?) })
    }

    /// The names of the labels it gives.
    pub fn labels(&self) -> &[String] {
        &self.model.labels
    }

    /// The built-in label of that name, for each label; none for `MISC`, which is there so that
    /// events and works do not pass for organizations, and for labels of a caller's own.
    pub fn built_in_labels(&self) -> Vec<Option<Label>> {
        self.model.labels.iter().map(|label| Label::from_name(label)).collect()
    }

    /// A number that changes with every change of the model.
    pub fn model_hash(&self) -> u64 {
        self.model.hash
    }

    /// Number of bytes held.
    pub fn memory_usage(&self) -> usize {
        self.model.weights.memory_usage()
            + self.model.words.memory_usage()
            + self.model.calibration.len() * 2
    }

    /// Appends the spans found among the tokens of `evidence`, ordered and disjoint.
    pub(crate) fn tag_into(
        &self,
        text: &str,
        evidence: &Evidence,
        scratch: &mut TaggerScratch,
        out: &mut Vec<Tagged>,
    ) {
        match &self.model.weights {
            Weights::Narrow(rows) => self.tag_with::<NARROW, 8>(rows, text, evidence, scratch, out),
            Weights::Wide(rows) => self.tag_with::<WIDE, 16>(rows, text, evidence, scratch, out),
        }
    }

    fn tag_with<const S: usize, const L: usize>(
        &self,
        rows: &Rows<S>,
        text: &str,
        evidence: &Evidence,
        scratch: &mut TaggerScratch,
        out: &mut Vec<Tagged>,
    ) {
        let labels = self.model.labels.len();
        let TaggerScratch { view, document, decoder, scores, tags } = scratch;
        view.fill(text, evidence, &self.model.words);
        document.fill(view);
        document.clear_votes(labels::count(labels));
        scores.clear();
        tags.clear();
        for &(start, end) in &view.segments {
            let first = scores.len();
            for at in start..end {
                let mut adder = Adder::new(rows);
                features::base(
                    text.as_bytes(),
                    &evidence.tokens,
                    view,
                    document,
                    at as usize,
                    &mut adder,
                );
                scores.extend_from_slice(&adder.finish());
            }
            decoder.run(Scores::<S, L>::new(scores[first..].as_chunks().0, labels));
            for (at, &tag) in (start as usize..).zip(&decoder.tags) {
                view.atoms[at].tag = tag;
                document.vote(view.atoms[at].entry, tag as usize);
            }
            tags.extend_from_slice(&decoder.tags);
        }
        let (mut first, mut from) = (0, 0);
        for &(start, end) in &view.segments {
            let count = (end - start) as usize;
            let row = &mut scores[first..first + count * S];
            let mut changed = false;
            for (index, row) in row.chunks_exact_mut(S).enumerate() {
                let mut adder = Adder::new(rows);
                let own = tags[from + index] as usize;
                if votes::features(view, document, start as usize + index, own, &mut adder) {
                    for (sum, vote) in row.iter_mut().zip(adder.finish()) {
                        *sum = (*sum + vote).clamp(-MOST, MOST);
                    }
                    changed = true;
                }
            }
            let row = Scores::<S, L>::new(row.as_chunks().0, labels);
            if changed {
                decoder.run(row);
            } else {
                // Nothing new was said of these words: the first pass stands.
                decoder.keep(row, &tags[from..from + count]);
            }
            if decoder.tags.iter().any(|&tag| tag as usize != OUTSIDE) {
                decoder.weigh(row);
                self.spans(decoder, row, start, out);
            }
            first += count * S;
            from += count;
        }
    }

    /// Appends the spans of the decoder's tags, whose first token is number `first`.
    fn spans<const S: usize, const L: usize>(
        &self,
        decoder: &Decoder,
        scores: Scores<'_, S, L>,
        first: u32,
        out: &mut Vec<Tagged>,
    ) {
        let mut start = 0;
        for (at, &tag) in decoder.tags.iter().enumerate() {
            if tag as usize == OUTSIDE {
                continue;
            }
            let (label, place) = parts(tag as usize);
            if place == labels::BEGIN || place == UNIT {
                start = at;
            }
            if place == labels::LAST || place == UNIT {
                let sure = decoder.sureness(scores, start, at + 1);
                let closest = match sure.instead {
                    OUTSIDE => Closest::Nothing,
                    tag if parts(tag).0 == label => {
                        Closest::Boundaries { token: first + sure.at as u32, tag: tag as u8 }
                    }
                    tag => Closest::Label(parts(tag).0 as u8),
                };
                out.push(Tagged {
                    start: first + start as u32,
                    end: first + at as u32 + 1,
                    label: label as u8,
                    closest,
                    margin: sure.margin,
                    probability: self.model.probability(label, sure.margin),
                });
            }
        }
    }
}

impl Model {
    fn probability(&self, label: usize, margin: i32) -> u16 {
        let step = (margin / self.step) as usize;
        self.calibration.get(label * STEPS + step.min(STEPS - 1)).copied().unwrap_or(0)
    }
}

/// Adds the rows of features up.
struct Adder<'m, const S: usize> {
    rows: &'m Rows<S>,
    sums: [i16; S],
    /// Keys of features that may have a row, to be looked up together.
    keys: [u32; KEYS],
    count: usize,
}

/// More than a token has features to be looked up.
const KEYS: usize = 8;

impl<'m, const S: usize> Adder<'m, S> {
    #[inline(always)]
    fn new(rows: &'m Rows<S>) -> Self {
        Adder { rows, sums: [0; S], keys: [0; KEYS], count: 0 }
    }

    // Written so that the compiler makes whole registers of it: a new array, and no early end.
    #[inline(always)]
    fn take(&mut self, row: &[i8; S]) {
        let mut sums = [0; S];
        for at in 0..S {
            sums[at] = self.sums[at].wrapping_add(i16::from(row[at]));
        }
        self.sums = sums;
    }

    /// The sums with the features that are looked up: first where all of them are, so that none
    /// waits for the one before, then their rows.
    #[inline(always)]
    fn finish(mut self) -> [i16; S] {
        let rows = self.rows;
        let keys = &mut self.keys[..self.count.min(KEYS)];
        for key in keys.iter_mut() {
            *key = rows.index(*key);
        }
        let mut sums = self.sums;
        for &index in keys.iter() {
            let row = rows.at(index);
            for at in 0..S {
                sums[at] = sums[at].wrapping_add(i16::from(row[at]));
            }
        }
        sums.map(|sum| sum.clamp(-MOST, MOST))
    }
}

impl<const S: usize> Sink for Adder<'_, S> {
    #[inline(always)]
    fn add(&mut self, template: Template, offset: i8, value: u64) {
        debug_assert!(self.count < KEYS);
        let key = feature_key(template, offset, value);
        // Without a branch: most keys are in no row, but which is as good as random.
        self.keys[self.count % KEYS] = key;
        self.count += usize::from(self.rows.knows(key));
    }

    #[inline(always)]
    fn small(&mut self, template: Template, offset: i8, value: u32) {
        self.take(self.rows.small(template, offset, value));
    }

    #[inline(always)]
    fn word(&mut self, offset: i8, word: Word) {
        self.take(self.rows.word(offset, word));
    }
}
