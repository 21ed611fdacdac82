//! The caller's own patterns: regular expressions over the text.

use regex::RegexBuilder;

use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::tokenizer::Token;

/// Numbers of user patterns start here, behind the built-in ones.
pub(crate) const FIRST_USER_PATTERN: u16 = 1 << 15;

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
        for (number, (label, regex)) in self.patterns.iter().enumerate() {
            for found in regex.find_iter(text).filter(|found| !found.is_empty()) {
                let start = tokens.partition_point(|token| token.end as usize <= found.start());
                let end = tokens.partition_point(|token| (token.start as usize) < found.end());
                if start < end {
                    matches.push(Match {
                        start: start as u32,
                        end: end as u32,
                        label: *label,
                        source: Source::Pattern,
                        rule: FIRST_USER_PATTERN + number as u16,
                        score: 1000,
                        detail: NOTHING,
                    });
                }
            }
        }
    }
}
