//! Strict F1 as `dateline eval` counts it: spans by their bytes, a leading "the" and a possessive
//! ignored.

use dateline_eval::{Counts, trim};

use crate::corpus::Document;

/// A predicted span in bytes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Predicted<'l> {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: &'l str,
}

/// A span of bytes without what [`trim`] leaves out of it.
pub(crate) fn trimmed(text: &str, start: usize, end: usize) -> (usize, usize) {
    let name: Vec<char> = text[start..end].chars().collect();
    let bytes = |part: &[char]| part.iter().map(|c| c.len_utf8()).sum::<usize>();
    let (from, to) = trim(&name, 0, name.len());
    (start + bytes(&name[..from]), start + bytes(&name[..to]))
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
                .map(|span| trimmed(text, span.start, span.end))
                .collect());
            let found = set(predicted
                .iter()
                .filter(|span| span.label == *label)
                .map(|span| trimmed(text, span.start, span.end))
                .collect());
            let right = found.iter().filter(|span| gold.contains(span)).count();
            Counts { right, found: found.len(), gold: gold.len() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::trimmed;

    #[test]
    fn bytes_stay_on_characters() {
        let text = "in the Áras’s garden";
        let (start, end) = trimmed(text, 3, 16);
        assert_eq!((&text[3..16], &text[start..end]), ("the Áras’s", "Áras"));
    }
}
