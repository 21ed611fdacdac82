//! [`Pattern`]: a sequence of token classes, matched outwards from its anchor.
//!
//! Patterns are declared in `seeds/patterns/*.toml` and compiled to constants in
//! `src/data/patterns.rs`. One element of each is its anchor, the rarest: a trigger word mostly. A
//! pattern is tried only where its anchor is, first to the right and then to the left, greedily
//! with backtracking; an element repeats at most six times (the
//! generator checks that), so the work at one token is
//! bounded whatever the text.

use crate::label::Label;
use crate::matchers::class::Classes;
use crate::matchers::patterns::need::Neighbour;
use crate::tokenizer::{Layout, Token};

/// All classes of `all`, none of `none`, and, when there are any, one of `words`.
#[derive(Debug)]
pub(crate) struct Condition {
    pub(crate) all: Classes,
    pub(crate) none: Classes,
    /// Keys of the words that fit; empty for any word.
    pub(crate) words: &'static [u64],
}

/// One place in a pattern: any of its conditions, `min` to `max` times.
#[derive(Debug)]
pub(crate) struct Element {
    pub(crate) any: &'static [Condition],
    pub(crate) min: u8,
    pub(crate) max: u8,
}

/// A sequence of elements of which a part is the name.
#[derive(Debug)]
pub(crate) struct Pattern {
    pub(crate) name: &'static str,
    pub(crate) label: Label,
    /// How likely a match is right, 0 to 1000.
    pub(crate) score: u16,
    pub(crate) elements: &'static [Element],
    /// The element that is looked for first; it matches exactly one token.
    pub(crate) anchor: u8,
    /// The first element of the name, and one past the last.
    pub(crate) name_elements: (u8, u8),
}

/// The tokens a pattern sees and their classes, side by side.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(crate) tokens: &'a [Token],
    pub(crate) classes: &'a [Classes],
}

impl<'a> View<'a> {
    pub(crate) fn new(tokens: &'a [Token], classes: &'a [Classes]) -> View<'a> {
        let length = tokens.len().min(classes.len());
        View { tokens: &tokens[..length], classes: &classes[..length] }
    }

    /// What stands before the token at `at` in its sentence.
    #[inline]
    pub(crate) fn before(&self, at: usize) -> Neighbour {
        match at.checked_sub(1) {
            Some(before) if !self.breaks(at) => self.neighbour(before),
            _ => Neighbour::NONE,
        }
    }

    /// What stands after the token at `at` in its sentence.
    #[inline]
    pub(crate) fn after(&self, at: usize) -> Neighbour {
        if self.breaks(at + 1) { Neighbour::NONE } else { self.neighbour(at + 1) }
    }

    #[inline]
    fn neighbour(&self, at: usize) -> Neighbour {
        match (self.classes.get(at), self.tokens.get(at)) {
            (Some(&classes), Some(token)) => Neighbour::new(classes, token.key),
            _ => Neighbour::NONE,
        }
    }

    /// True where a sentence starts: no pattern reaches across.
    fn breaks(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.layout.has(Layout::SENTENCE))
    }
}

impl Element {
    #[inline]
    pub(super) fn fits(&self, view: View<'_>, at: usize) -> bool {
        let (classes, key) = (view.classes[at], view.tokens[at].key);
        self.any.iter().any(|condition| {
            (classes.0 & condition.all.0 == condition.all.0) & !classes.any(condition.none)
                && (condition.words.is_empty() || condition.words.contains(&key))
        })
    }
}

impl Pattern {
    /// The tokens of the name when the pattern matches with its anchor at `at`, which fits it.
    pub(crate) fn find(&self, view: View<'_>, at: usize) -> Option<(usize, usize)> {
        let anchor = self.anchor as usize;
        debug_assert!(self.elements[anchor].fits(view, at), "{}", self.name);
        let (from, to) = (self.name_elements.0 as usize, self.name_elements.1 as usize);
        // Where the name begins and ends, once the elements that decide it are placed.
        let mut start = (from == anchor).then_some(at);
        let mut end = (to == anchor + 1).then_some(at + 1);
        if !self.rightwards(view, anchor + 1, at + 1, &mut start, &mut end) {
            return None;
        }
        if !self.leftwards(view, anchor, at, &mut start, &mut end) {
            return None;
        }
        start.zip(end).filter(|(start, end)| start < end)
    }

    /// Places the elements from `element` on at the tokens from `at` on.
    fn rightwards(
        &self,
        view: View<'_>,
        element: usize,
        at: usize,
        start: &mut Option<usize>,
        end: &mut Option<usize>,
    ) -> bool {
        let Some(current) = self.elements.get(element) else { return true };
        let mut longest = 0;
        while longest < current.max as usize
            && at + longest < view.tokens.len()
            && !view.breaks(at + longest)
            && current.fits(view, at + longest)
        {
            longest += 1;
        }
        for length in (current.min as usize..=longest).rev() {
            let next = at + length;
            let (old_start, old_end) = (*start, *end);
            if self.name_elements.0 as usize == element {
                *start = Some(at);
            }
            if self.name_elements.1 as usize == element + 1 {
                *end = Some(next);
            }
            if self.rightwards(view, element + 1, next, start, end) {
                return true;
            }
            (*start, *end) = (old_start, old_end);
        }
        false
    }

    /// Places the elements before `element` at the tokens that end at `at`.
    fn leftwards(
        &self,
        view: View<'_>,
        element: usize,
        at: usize,
        start: &mut Option<usize>,
        end: &mut Option<usize>,
    ) -> bool {
        let Some(before) = element.checked_sub(1) else { return true };
        let current = &self.elements[before];
        let mut longest = 0;
        while longest < current.max as usize
            && longest < at
            && !view.breaks(at - longest)
            && current.fits(view, at - longest - 1)
        {
            longest += 1;
        }
        for length in (current.min as usize..=longest).rev() {
            let next = at - length;
            let (old_start, old_end) = (*start, *end);
            if self.name_elements.0 as usize == before {
                *start = Some(next);
            }
            if self.name_elements.1 as usize == before + 1 {
                *end = Some(at);
            }
            if self.leftwards(view, before, next, start, end) {
                return true;
            }
            (*start, *end) = (old_start, old_end);
        }
        false
    }
}
