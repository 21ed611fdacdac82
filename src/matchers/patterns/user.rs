//! The caller's own patterns: regular expressions over the text.

use regex::RegexBuilder;

use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::tokenizer::Token;

/// Numbers of user patterns start here, behind the built-in ones.
const FIRST_USER_PATTERN: u16 = 1 << 15;
/// How many numbers there are from there on.
const MOST: usize = (u16::MAX - FIRST_USER_PATTERN) as usize + 1;

/// Regular expressions with their labels, in the order they were added.
#[derive(Debug, Default)]
pub(crate) struct UserPatterns {
    patterns: Vec<(Label, regex::Regex)>,
}

impl UserPatterns {
    pub(crate) fn new() -> UserPatterns {
        UserPatterns::default()
    }

    /// Adds a pattern whose compiled form may take at most `size_limit` bytes.
    pub(crate) fn add(
        &mut self,
        label: Label,
        pattern: &str,
        size_limit: usize,
    ) -> Result<(), Error> {
        if self.patterns.len() == MOST {
            let message = format!("pattern {pattern:?}: at most {MOST} patterns");
            return Err(Error::new(ErrorKind::Pattern, message));
        }
        let regex = RegexBuilder::new(pattern)
            .size_limit(size_limit)
            .dfa_size_limit(size_limit)
            .build()
            .map_err(|error| {
                Error::with_source(
                    ErrorKind::Pattern,
                    format!("pattern {pattern:?}: {error}"),
                    error,
                )
            })?;
        self.patterns.push((label, regex));
        Ok(())
    }

    /// Appends every match, widened to the tokens it touches.
    pub(crate) fn find_into(&self, text: &str, tokens: &[Token], matches: &mut Vec<Match>) {
        for (rule, (label, regex)) in (FIRST_USER_PATTERN..=u16::MAX).zip(&self.patterns) {
            for found in regex.find_iter(text).filter(|found| !found.is_empty()) {
                let start = tokens.partition_point(|token| token.end as usize <= found.start());
                let end = tokens.partition_point(|token| (token.start as usize) < found.end());
                if start < end {
                    matches.push(Match {
                        start: start as u32,
                        end: end as u32,
                        label: *label,
                        source: Source::Pattern,
                        rule,
                        score: 1000,
                        detail: NOTHING,
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST, UserPatterns};
    use crate::error::ErrorKind;
    use crate::label::Label;
    use crate::tokenizer::tokenize;

    /// The number of pattern 32768 was that of the first built-in one.
    #[test]
    fn patterns_beyond_their_numbers_are_refused() {
        let mut patterns = UserPatterns::new();
        patterns.add(Label::Person, "nowhere", 1 << 20).unwrap();
        let first = patterns.patterns[0].clone();
        patterns.patterns.resize(MOST - 1, first);
        patterns.add(Label::Person, "Heron", 1 << 20).unwrap();
        let error = patterns.add(Label::Person, "Egret", 1 << 20).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pattern);
        assert_eq!(error.to_string(), "pattern \"Egret\": at most 32768 patterns");
        let (text, mut matches) = ("Blue Heron", Vec::new());
        patterns.find_into(text, &tokenize(text), &mut matches);
        assert_eq!(matches.iter().map(|found| found.rule).collect::<Vec<_>>(), [u16::MAX]);
    }
}
