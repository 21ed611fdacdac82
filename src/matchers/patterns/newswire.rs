//! The layout marks of agency copy: `(Reuters) -`, `FILE PHOTO:`, `REUTERS/`, `Reporting by`.
//!
//! They hold marks and cross the borders of tokens, and there are only some 150, which is what an
//! Aho-Corasick automaton is best at. Their words get the class NEWSWIRE: the patterns of
//! `seeds/patterns/newswire.toml` find agencies and names beside them, and all others leave them
//! alone, so that no `FILE PHOTO` becomes an organization.
//!
//! The automaton is asked only at tokens that begin with three bytes that a mark begins with:
//! walking it over every byte would take most of the time of all patterns.

use aho_corasick::{AhoCorasick, Anchored, Input, MatchKind, StartKind};

use crate::data::newswire::MARKS;
use crate::error::{Error, ErrorKind};
use crate::matchers::class::{Class, Classes};
use crate::tokenizer::Token;

/// The automaton over the marks.
#[derive(Debug)]
pub(crate) struct Newswire {
    automaton: AhoCorasick,
    /// A bit for the first three bytes of every mark.
    beginnings: Box<[u64; FILTER_BITS / 64]>,
}

/// Four kilobytes, of which one bit in three hundred is set.
const FILTER_BITS: usize = 1 << 15;

impl Newswire {
    pub(crate) fn new() -> Result<Newswire, Error> {
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .start_kind(StartKind::Anchored)
            .build(MARKS)
            .map_err(|error| {
                Error::with_source(ErrorKind::Pattern, "the marks of newswire", error)
            })?;
        let mut beginnings = Box::new([0; FILTER_BITS / 64]);
        for mark in MARKS {
            if let Some(bit) = bit(mark.as_bytes(), 0) {
                beginnings[bit / 64] |= 1 << (bit % 64);
            }
        }
        Ok(Newswire { automaton, beginnings })
    }

    /// Puts the class on every token that lies within a mark. Marks begin where tokens do.
    pub(crate) fn mark(&self, text: &str, tokens: &[Token], classes: &mut [Classes]) {
        let mut next = 0;
        for (number, token) in tokens.iter().enumerate() {
            let start = token.start as usize;
            // Marks do not overlap; the first one from the left counts.
            if self.may_begin(text.as_bytes(), start)
                && start >= next
                && let Some(end) = self.mark_end(text, start)
            {
                mark_tokens(&tokens[number..], &mut classes[number..], start..end);
                next = end;
            }
        }
    }

    /// False where no mark begins.
    #[inline]
    fn may_begin(&self, text: &[u8], at: usize) -> bool {
        bit(text, at).is_some_and(|bit| self.beginnings[bit / 64] >> (bit % 64) & 1 != 0)
    }

    /// The end of the longest mark that begins at `start`.
    fn mark_end(&self, text: &str, start: usize) -> Option<usize> {
        let from_here = Input::new(text).range(start..).anchored(Anchored::Yes);
        self.automaton.find(from_here).map(|found| found.end())
    }
}

/// The bit of the filter for the three bytes at `at`.
#[inline]
fn bit(text: &[u8], at: usize) -> Option<usize> {
    let &[a, b, c] = text.get(at..)?.first_chunk()?;
    let beginning = u32::from_le_bytes([0, a, b, c]);
    Some((beginning.wrapping_mul(0x9e37_79b1) >> 17) as usize % FILTER_BITS)
}

/// Puts the class on the tokens within `range`, which begins in the first of `tokens`.
fn mark_tokens(tokens: &[Token], classes: &mut [Classes], range: std::ops::Range<usize>) {
    let before = |token: &Token| (token.start as usize) < range.start;
    let within = |token: &Token| token.end as usize <= range.end;
    for (_, class) in tokens
        .iter()
        .zip(classes)
        .skip_while(|(token, _)| before(token))
        .take_while(|(token, _)| within(token))
    {
        class.add(Class::NEWSWIRE);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{MARKS, Newswire, mark_tokens};
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

    #[test]
    fn marks_have_three_bytes_and_begin_where_tokens_do() {
        for mark in MARKS {
            assert!(mark.len() >= 3, "{mark:?}");
            for before in ["", " ", "(", "\u{201c}", "said."] {
                let text = format!("{before}{mark} Quux");
                let starts = |token: &crate::tokenizer::Token| token.start as usize == before.len();
                assert!(tokenize(&text).iter().any(starts), "{text:?}");
            }
        }
    }

    proptest! {
        /// The same marks as comparing all of them with the text at every token.
        #[test]
        fn no_mark_is_missed(
            pieces in prop::collection::vec(
                (0..MARKS.len(), 0..40usize, prop::sample::select(vec!["", " ", "\nBy ", "a", "A", "é", "7"])),
                0..12,
            ),
        ) {
            let text: String = pieces
                .iter()
                .flat_map(|&(mark, letters, between)| {
                    MARKS[mark].chars().take(letters).chain(between.chars())
                })
                .collect();
            let tokens = tokenize(&text);
            let mut marked = vec![Classes::NONE; tokens.len()];
            Newswire::new().unwrap().mark(&text, &tokens, &mut marked);
            let mut expected = vec![Classes::NONE; tokens.len()];
            let mut next = 0;
            for start in tokens.iter().map(|token| token.start as usize) {
                let here = MARKS.iter().filter(|&&mark| text[start..].starts_with(mark));
                if let Some(longest) = here.map(|mark| mark.len()).max().filter(|_| start >= next) {
                    next = start + longest;
                    mark_tokens(&tokens, &mut expected, start..next);
                }
            }
            prop_assert_eq!(marked, expected);
        }
    }
}
