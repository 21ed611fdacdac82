//! Patterns over token classes: the ones in `seeds/patterns`, and the caller's regular expressions.

mod need;
mod newswire;
pub(crate) mod pattern;
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
    by_class: Vec<Vec<Anchor>>,
    /// Keys of words that anchor a pattern, each with it: those that agree in their lowest bits
    /// together, behind an empty group.
    by_word: Vec<Vec<(u64, Anchor)>>,
    /// For the lowest bits of every key, the number of its group. Nearly all words have the empty one.
    groups: Box<[u8; GROUPS]>,
}

const GROUPS: usize = 1024;

/// One way to anchor a pattern, with what must stand beside it.
#[derive(Clone, Copy, Debug)]
struct Anchor {
    all: Classes,
    none: Classes,
    left: Need,
    right: Need,
    pattern: u16,
}

impl Anchor {
    fn new(number: usize, pattern: &Pattern, condition: &Condition) -> Anchor {
        let (before, after) = pattern.elements.split_at(pattern.anchor as usize);
        Anchor {
            all: condition.all,
            none: condition.none,
            left: Need::of(before.iter().rev()),
            right: Need::of(after.iter().skip(1)),
            pattern: number as u16,
        }
    }

    /// False when the pattern cannot match at a token with those classes and neighbours.
    #[inline(always)]
    fn allows(&self, classes: Classes, left: Neighbour, right: Neighbour) -> bool {
        self.right.allows(right)
            && self.left.allows(left)
            && classes.0 & self.all.0 == self.all.0
            && !classes.any(self.none)
    }
}

impl PatternMatcher {
    pub(crate) fn new() -> Result<PatternMatcher, Error> {
        let mut matcher = PatternMatcher {
            newswire: Newswire::new()?,
            anchors: Classes::NONE,
            by_class: vec![Vec::new(); 128],
            by_word: vec![Vec::new()],
            groups: Box::new([0; GROUPS]),
        };
        for (number, (pattern, _)) in PATTERNS.iter().enumerate() {
            for condition in pattern.elements[pattern.anchor as usize].any {
                let anchor = Anchor::new(number, pattern, condition);
                for &key in condition.words {
                    matcher.add_word(key, anchor);
                }
                if condition.words.is_empty()
                    && let Some(bit) = rarest(condition.all)
                {
                    matcher.by_class[bit].push(anchor);
                    matcher.anchors.0 |= 1 << bit;
                }
            }
        }
        Ok(matcher)
    }

    fn add_word(&mut self, key: u64, anchor: Anchor) {
        let group = &mut self.groups[key as usize % GROUPS];
        if *group == 0 {
            *group = u8::try_from(self.by_word.len()).expect("few words anchor a pattern");
            self.by_word.push(Vec::new());
        }
        self.by_word[*group as usize].push((key, anchor));
    }

    /// Marks the layout of agency copy, and appends the matches of every pattern.
    pub(crate) fn find_into(&self, text: &str, evidence: &mut Evidence, matches: &mut Vec<Match>) {
        self.newswire.mark(text, &evidence.tokens, &mut evidence.classes);
        let view = View::new(&evidence.tokens, &evidence.classes);
        for at in 0..view.tokens.len() {
            let (classes, word) = (view.classes[at], view.tokens[at].key);
            let mut bits = classes.0 & self.anchors.0;
            let group = self.groups[word as usize % GROUPS];
            if (bits == 0) & (group == 0) {
                continue;
            }
            let (left, right) = view.beside(at);
            let mut try_anchor = |anchor: &Anchor| {
                if anchor.allows(classes, left, right) {
                    try_pattern(anchor.pattern, view, at, matches);
                }
            };
            while bits != 0 {
                let bit = bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.by_class[bit].iter().for_each(&mut try_anchor);
            }
            for (key, anchor) in &self.by_word[group as usize] {
                if *key == word {
                    try_anchor(anchor);
                }
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
