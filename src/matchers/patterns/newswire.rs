//! The layout marks of agency copy: `(Reuters) -`, `FILE PHOTO:`, `REUTERS/`, `Reporting by`.
//!
//! They hold marks and cross the borders of tokens, and there are only some 150, which is what an
//! Aho-Corasick automaton is best at. Their words get the class NEWSWIRE: the patterns of
//! `seeds/patterns/newswire.toml` find agencies and names beside them, and all others leave them
//! alone, so that no `FILE PHOTO` becomes an organization.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::data::newswire::MARKS;
use crate::error::{Error, ErrorKind};
use crate::matchers::class::{Class, Classes};
use crate::tokenizer::Token;

/// The automaton over the marks.
#[derive(Debug)]
pub(crate) struct Newswire {
    automaton: AhoCorasick,
}

impl Newswire {
    pub(crate) fn new() -> Result<Newswire, Error> {
        let automaton =
            AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(MARKS).map_err(
                |error| Error::with_source(ErrorKind::Pattern, "the marks of newswire", error),
            )?;
        Ok(Newswire { automaton })
    }

    /// Puts the class on every token that lies within a mark.
    pub(crate) fn mark(&self, text: &str, tokens: &[Token], classes: &mut [Classes]) {
        let mut at = 0;
        for found in self.automaton.find_iter(text) {
            // Marks come in the order of the text, so each token is passed over once.
            while tokens.get(at).is_some_and(|token| (token.start as usize) < found.start()) {
                at += 1;
            }
            while tokens.get(at).is_some_and(|token| token.end as usize <= found.end()) {
                classes[at].add(Class::NEWSWIRE);
                at += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Newswire;
    use crate::matchers::class::{Class, Classes};
    use crate::tokenizer::tokenize;

    #[test]
    fn marks_whole_tokens_only() {
        let text = "PARIS (Reuters) - A FILE PHOTO: of Reutersville, REUTERS/Jane Doe";
        let tokens = tokenize(text);
        let mut classes = vec![Classes::NONE; tokens.len()];
        Newswire::new().unwrap().mark(text, &tokens, &mut classes);
        let marked: Vec<&str> = tokens
            .iter()
            .zip(&classes)
            .filter(|(_, class)| class.has(Class::NEWSWIRE))
            .map(|(token, _)| token.of(text))
            .collect();
        assert_eq!(marked, ["(", "Reuters", ")", "-", "FILE", "PHOTO", ":", "REUTERS", "/"]);
    }
}
