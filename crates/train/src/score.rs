//! Strict F1 as `dateline eval` counts it: spans by their bytes, a leading "the" and a possessive
//! ignored.

use crate::corpus::Document;

/// A predicted span in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Predicted<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: &'l str,
}

#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) right: usize,
    pub(crate) predicted: usize,
    pub(crate) gold: usize,
}

impl Counts {
    pub(crate) fn f1(self) -> f64 {
        if self.predicted + self.gold == 0 {
            return 0.0;
        }
        200.0 * self.right as f64 / (self.predicted + self.gold) as f64
    }

    pub(crate) fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }
}

pub(crate) fn normalized(text: &str, mut start: usize, mut end: usize) -> (usize, usize) {
    let piece = &text[start..end];
    if piece.len() > 4 && piece.get(..4).is_some_and(|head| head.eq_ignore_ascii_case("the ")) {
        start += 4;
    }
    let piece = &text[start..end];
    for tail in ["'s", "’s", "'S", "’S"] {
        if piece.len() > tail.len() && piece.ends_with(tail) {
            end -= tail.len();
            return (start, end);
        }
    }
    for tail in ["s'", "s’", "S'", "S’"] {
        if piece.ends_with(tail) {
            end -= tail.len() - 1;
            return (start, end);
        }
    }
    (start, end)
}

/// Counts for each label of `labels`.
pub(crate) fn count(
    document: &Document,
    predicted: &[Predicted],
    labels: &[String],
) -> Vec<Counts> {
    let text = &document.text;
    labels
        .iter()
        .map(|label| {
            let set = |spans: Vec<(usize, usize)>| {
                let mut spans = spans;
                spans.sort_unstable();
                spans.dedup();
                spans
            };
            let gold = set(document
                .gold
                .iter()
                .filter(|span| span.label == *label)
                .map(|span| normalized(text, span.start, span.end))
                .collect());
            let found = set(predicted
                .iter()
                .filter(|span| span.label == *label)
                .map(|span| normalized(text, span.start, span.end))
                .collect());
            let right = found.iter().filter(|span| gold.contains(span)).count();
            Counts { right, predicted: found.len(), gold: gold.len() }
        })
        .collect()
}
