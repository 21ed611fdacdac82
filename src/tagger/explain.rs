//! Why the tagger decided as it did.

use std::fmt;

use crate::matchers::Evidence;
use crate::tagger::features::{self, Sink, Template, Word};
use crate::tagger::labels::{self, BEGIN, INSIDE, LAST, UNIT};
use crate::tagger::{Closest, Tagged, Tagger, TaggerScratch, votes};

/// Why a span got its label and not what comes closest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What comes closest.
    pub runner_up: RunnerUp,
    /// The strongest features for the label against the runner-up, strongest first. Against other
    /// boundaries they are those of one word, the one for which it was closest.
    pub reasons: Vec<Reason>,
}

/// What comes closest to a span and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RunnerUp {
    /// No name at all.
    Nothing,
    /// Another label.
    Label(String),
    /// The same label with other boundaries: `Ada` and `Lovelace` as two people.
    Boundaries,
}

impl fmt::Display for RunnerUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            RunnerUp::Nothing => "no name",
            RunnerUp::Label(label) => label,
            RunnerUp::Boundaries => "other boundaries",
        })
    }
}

/// A feature and what it adds to the label's score against the runner-up's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The kind of feature and the distance to the word it looks at: `Suffix`, `Lower-1`.
    pub feature: String,
    /// The word of the span on which it fired.
    pub word: String,
    /// What it adds, in the model's units; negative when it speaks for the runner-up.
    pub weight: i32,
}

impl Tagger {
    /// The `most` strongest features of a span that [`Tagger::tag_into`] has just found in this
    /// text with this scratch.
    pub(crate) fn explain(
        &self,
        text: &str,
        evidence: &Evidence,
        scratch: &TaggerScratch,
        tagged: &Tagged,
        most: usize,
    ) -> Explanation {
        let (start, end) = (tagged.start as usize, tagged.end as usize);
        let mut reasons = Vec::new();
        for at in start..end {
            let place = match (at == start, at + 1 == end) {
                (true, true) => UNIT,
                (true, false) => BEGIN,
                (false, true) => LAST,
                (false, false) => INSIDE,
            };
            let own = labels::tag(tagged.label as usize, place);
            let other = match tagged.closest {
                Closest::Nothing => labels::OUTSIDE,
                Closest::Label(label) => labels::tag(label as usize, place),
                Closest::Boundaries { token, tag } if token as usize == at => tag as usize,
                // The other words may well have the same tags with those boundaries.
                Closest::Boundaries { .. } => continue,
            };
            let token = &evidence.tokens[at];
            let mut sink =
                Recorder { tagger: self, own, other, word: token.of(text), reasons: &mut reasons };
            features::base(
                text.as_bytes(),
                &evidence.tokens,
                &scratch.view,
                &scratch.document,
                at,
                &mut sink,
            );
            votes::features(&scratch.view, &scratch.document, at, own, &mut sink);
        }
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.weight.abs()));
        reasons.truncate(most);
        let runner_up = match tagged.closest {
            Closest::Nothing => RunnerUp::Nothing,
            Closest::Label(label) => RunnerUp::Label(self.labels()[label as usize].clone()),
            Closest::Boundaries { .. } => RunnerUp::Boundaries,
        };
        Explanation { runner_up, reasons }
    }
}

struct Recorder<'a> {
    tagger: &'a Tagger,
    own: usize,
    other: usize,
    word: &'a str,
    reasons: &'a mut Vec<Reason>,
}

impl Recorder<'_> {
    fn record(&mut self, name: impl fmt::Display, offset: i8, weight: impl Fn(usize) -> i32) {
        let weight = weight(self.own) - weight(self.other);
        if weight != 0 {
            let feature = if offset == 0 { name.to_string() } else { format!("{name}{offset:+}") };
            self.reasons.push(Reason { feature, word: self.word.to_owned(), weight });
        }
    }
}

impl Sink for Recorder<'_> {
    fn add(&mut self, template: Template, offset: i8, value: u64) {
        let weights = &self.tagger.model.weights;
        self.record(format_args!("{template:?}"), offset, |tag| {
            weights.hashed(template, offset, value, tag)
        });
    }

    fn small(&mut self, template: Template, offset: i8, value: u32) {
        let weights = &self.tagger.model.weights;
        self.record(format_args!("{template:?}"), offset, |tag| {
            weights.small(template, offset, value, tag)
        });
    }

    fn word(&mut self, offset: i8, word: Word) {
        let weights = &self.tagger.model.weights;
        self.record("Word", offset, |tag| weights.word(offset, word, tag));
    }
}
