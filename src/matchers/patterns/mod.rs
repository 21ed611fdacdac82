//! Patterns over token classes: the ones in `seeds/patterns`, and the caller's regular expressions.

mod need;
mod newswire;
pub(crate) mod pattern;
#[cfg(test)]
mod tests;
mod user;

pub(crate) use self::user::UserPatterns;

use crate::data::patterns::PATTERNS;
use crate::error::Error;
use crate::matchers::Evidence;
use crate::matchers::class::Classes;
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::matchers::patterns::need::{Need, Neighbour, rarest};
use crate::matchers::patterns::newswire::Newswire;
use crate::matchers::patterns::pattern::{Condition, Pattern, View};

/// The built-in patterns, indexed by the class or the word of their anchors.
#[derive(Debug)]
pub(crate) struct PatternMatcher {
    newswire: Newswire,
    /// Classes that can anchor a pattern.
    anchors: Classes,
    /// For each class bit, the patterns whose anchor needs it.
    by_class: Vec<Anchors>,
    /// The patterns whose anchor is one of some words: those that agree in the lowest bits of their
    /// keys together, behind an empty group.
    by_word: Vec<Anchors>,
    /// For the lowest bits of every key, the number of its group. Nearly all words have the empty one.
    groups: Box<[u16; GROUPS]>,
}

/// Sixteen kilobytes: the 600 words that anchor patterns meet others in one group seldom enough.
const GROUPS: usize = 8192;

/// Patterns that are looked for together, with what must stand beside the anchor of any of them.
#[derive(Clone, Debug)]
struct Anchors {
    left: Need,
    right: Need,
    each: Vec<Anchor>,
}

impl Anchors {
    const NONE: Anchors = Anchors { left: Need::NEVER, right: Need::NEVER, each: Vec::new() };

    fn push(&mut self, anchor: Anchor) {
        self.left = self.left.or(anchor.left);
        self.right = self.right.or(anchor.right);
        self.each.push(anchor);
    }

    /// Matches all of them at `at`.
    fn find_into(&self, view: View<'_>, at: usize, matches: &mut Vec<Match>) {
        let (left, right) = (view.before(at), view.after(at));
        // Tested together, here and below: two branches, each as good as random, cost more.
        if self.right.allows(right) & self.left.allows(left) {
            let (classes, word) = (view.classes[at], view.tokens[at].key);
            for anchor in &self.each {
                if anchor.allows(classes, word, left, right) {
                    try_pattern(anchor.pattern, view, at, matches);
                }
            }
        }
    }
}

/// One way to anchor a pattern, with what must stand beside it.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    /// The word it is; `None` for any.
    word: Option<u64>,
    all: Classes,
    none: Classes,
    left: Need,
    right: Need,
    pattern: u16,
}

impl Anchor {
    fn new(number: usize, pattern: &Pattern, condition: &Condition, word: Option<u64>) -> Anchor {
        let (before, after) = pattern.elements.split_at(pattern.anchor as usize);
        Anchor {
            word,
            all: condition.all,
            none: condition.none,
            left: Need::of(before.iter().rev()),
            right: Need::of(after.iter().skip(1)),
            pattern: number as u16,
        }
    }

    /// False when the pattern cannot match at a token with those classes and neighbours.
    #[inline(always)]
    fn allows(&self, classes: Classes, word: u64, left: Neighbour, right: Neighbour) -> bool {
        self.right.allows(right)
            & self.left.allows(left)
            & (classes.0 & self.all.0 == self.all.0)
            & !classes.any(self.none)
            & self.word.is_none_or(|own| own == word)
    }
}

impl PatternMatcher {
    pub(crate) fn new() -> Result<PatternMatcher, Error> {
        let mut matcher = PatternMatcher {
            newswire: Newswire::new()?,
            anchors: Classes::NONE,
            by_class: vec![Anchors::NONE; 128],
            by_word: vec![Anchors::NONE],
            groups: Box::new([0; GROUPS]),
        };
        for (number, (pattern, _)) in PATTERNS.iter().enumerate() {
            for condition in pattern.elements[pattern.anchor as usize].any {
                for &key in condition.words {
                    matcher.add_word(key, Anchor::new(number, pattern, condition, Some(key)));
                }
                if condition.words.is_empty()
                    && let Some(bit) = rarest(condition.all)
                {
                    matcher.by_class[bit].push(Anchor::new(number, pattern, condition, None));
                    matcher.anchors.0 |= 1 << bit;
                }
            }
        }
        Ok(matcher)
    }

    fn add_word(&mut self, key: u64, anchor: Anchor) {
        let group = &mut self.groups[key as usize % GROUPS];
        if *group == 0 {
            *group = u16::try_from(self.by_word.len()).expect("no more groups than GROUPS");
            self.by_word.push(Anchors::NONE);
        }
        self.by_word[*group as usize].push(anchor);
    }

    /// Marks the layout of agency copy, and appends the matches of every pattern.
    pub(crate) fn find_into(&self, text: &str, evidence: &mut Evidence, matches: &mut Vec<Match>) {
        self.newswire.mark(text, &evidence.tokens, &mut evidence.classes);
        let view = View::new(&evidence.tokens, &evidence.classes);
        for at in 0..view.tokens.len() {
            let (classes, word) = (view.classes[at], view.tokens[at].key);
            let mut bits = classes.0 & self.anchors.0;
            let group = self.groups[word as usize % GROUPS];
            while bits != 0 {
                let bit = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.by_class[bit].find_into(view, at, matches);
            }
            if group != 0 {
                self.by_word[group as usize].find_into(view, at, matches);
            }
        }
    }
}

fn try_pattern(number: u16, view: View<'_>, at: usize, matches: &mut Vec<Match>) {
    let pattern: &Pattern = &PATTERNS[number as usize].0;
    if let Some((start, end)) = pattern.find(view, at) {
        matches.push(Match {
            start: start as u32,
            end: end as u32,
            label: pattern.label,
            source: Source::Pattern,
            rule: number,
            score: pattern.score,
            detail: NOTHING,
        });
    }
}
