//! Stage 2: tokens to matches, which may overlap and may be wrong.
//!
//! First every token gets its classes: what it looks like, which trigger lists it is in,
//! which listed names cover it. Lists, patterns, the date grammar and the tagger then read classes
//! and listed names, never the text twice.

pub(crate) mod class;
pub mod dates;
pub(crate) mod filter;
mod form;
pub mod gazetteer;
mod keymap;
pub(crate) mod lexicon;
pub(crate) mod lists;
mod lower_case;
pub(crate) mod matching;
pub(crate) mod patterns;

use crate::matchers::class::{Class, Classes};
use crate::matchers::dates::DateMatch;
use crate::matchers::filter::Filtered;
use crate::matchers::gazetteer::{Gazetteer, Hit, Words};
use crate::matchers::lexicon::Lexicon;
use crate::matchers::matching::Source;
use crate::span::Span;
use crate::tokenizer::Token;

/// What is known of every token of one text before anything is decided.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    /// The tokens of the text.
    pub(crate) tokens: Vec<Token>,
    /// The classes of each token.
    pub(crate) classes: Vec<Classes>,
    /// Listed names, by gazetteer and then by place.
    pub(crate) hits: Vec<Hit>,
    /// Tokens where a listed name may start.
    starts: Vec<u32>,
    /// Where denied and allowed names stand.
    pub(crate) filtered: Filtered,
}

impl Evidence {
    /// Forgets the text and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.tokens.clear();
        self.classes.clear();
        self.hits.clear();
        self.filtered.clear();
    }

    /// The bytes that the tokens `start..end` cover.
    pub(crate) fn span(&self, start: u32, end: u32) -> Span {
        let (first, last) = (&self.tokens[start as usize], &self.tokens[end as usize - 1]);
        Span::new(first.start as usize, last.end as usize)
    }

    /// The listed name of a gazetteer that begins at a token.
    pub(crate) fn hit_at(&self, gazetteer: u16, start: u32) -> Option<&Hit> {
        let at = self.hits_before(gazetteer, start).len();
        self.hits.get(at).filter(|hit| (hit.gazetteer, hit.start) == (gazetteer, start))
    }

    /// The listed names before that place, those of earlier gazetteers too.
    pub(crate) fn hits_before(&self, gazetteer: u16, start: u32) -> &[Hit] {
        let place = (gazetteer, start);
        &self.hits[..self.hits.partition_point(|hit| (hit.gazetteer, hit.start) < place)]
    }

    /// The listed name of a gazetteer that covers a token.
    pub(crate) fn hit_around(&self, gazetteer: u16, at: u32) -> Option<&Hit> {
        self.hits_before(gazetteer, at + 1)
            .last()
            .filter(|hit| hit.gazetteer == gazetteer && (hit.start..hit.end).contains(&at))
    }

    /// Looks at every token: its form, the trigger lists, the gazetteers. The tokens must be there.
    pub(crate) fn gather(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
        gazetteers: &[Gazetteer],
        dates: &[DateMatch],
    ) {
        self.classes.clear();
        self.classes.resize(self.tokens.len(), Classes::NONE);
        form::mark(text, &self.tokens, lexicon, &mut self.classes, &mut self.starts);
        for date in dates {
            for class in &mut self.classes[date.start_token..date.end_token] {
                class.add(Class::DATE);
            }
        }
        for (number, gazetteer) in gazetteers.iter().enumerate() {
            let words = Words { text, tokens: &self.tokens, starts: &self.starts };
            gazetteer.scan(number as u16, words, &mut self.classes, &mut self.hits);
        }
    }
}

/// The name of a rule, for the sources that name theirs.
pub(crate) fn rule_name(source: Source, rule: u16) -> Option<&'static str> {
    match source {
        Source::Pattern => {
            crate::data::patterns::PATTERNS.get(rule as usize).map(|(pattern, _)| pattern.name)
        }
        _ => None,
    }
}
