//! Patterns over token classes: the ones in `seeds/patterns`, and the caller's regular expressions.

mod newswire;
pub(crate) mod pattern;
mod user;

pub(crate) use self::user::UserPatterns;

use crate::data::patterns::PATTERNS;
use crate::error::Error;
use crate::matchers::Evidence;
use crate::matchers::class::Classes;
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::matchers::patterns::newswire::Newswire;
use crate::matchers::patterns::pattern::{Pattern, View};

/// The built-in patterns, indexed by the class or the word of their anchors.
#[derive(Debug)]
pub(crate) struct PatternMatcher {
    newswire: Newswire,
    /// Classes that can anchor a pattern.
    anchors: Classes,
    /// For each class bit, the patterns whose anchor needs it.
    by_class: Vec<Vec<u16>>,
    /// Word keys that anchor a pattern by themselves, sorted, each with its pattern.
    by_word: Vec<(u64, u16)>,
    /// One bit for every such key, by its lowest ten bits: most words are none of them.
    word_bits: [u64; 16],
}

impl PatternMatcher {
    pub(crate) fn new() -> Result<PatternMatcher, Error> {
        let mut matcher = PatternMatcher {
            newswire: Newswire::new()?,
            anchors: Classes::NONE,
            by_class: vec![Vec::new(); 128],
            by_word: Vec::new(),
            word_bits: [0; 16],
        };
        for (number, (pattern, _)) in PATTERNS.iter().enumerate() {
            for condition in pattern.elements[pattern.anchor as usize].any {
                if condition.words.is_empty() {
                    // The highest class is the rarest: forms come before names in the numbering,
                    // and the lexicon's are rarer than both, so those are preferred.
                    let lexicon = condition.all.0 & LEXICON_BITS;
                    let bits = if lexicon != 0 { lexicon } else { condition.all.0 };
                    let bit = 127 - bits.leading_zeros() as usize;
                    matcher.by_class[bit].push(number as u16);
                    matcher.anchors.0 |= 1 << bit;
                } else {
                    matcher.by_word.extend(condition.words.iter().map(|&key| (key, number as u16)));
                }
            }
        }
        matcher.by_word.sort_unstable();
        for &(key, _) in &matcher.by_word {
            matcher.word_bits[key as usize / 64 % 16] |= 1 << (key % 64);
        }
        Ok(matcher)
    }

    /// Marks the layout of agency copy, and appends the matches of every pattern.
    pub(crate) fn find_into(&self, text: &str, evidence: &mut Evidence, matches: &mut Vec<Match>) {
        self.newswire.mark(text, &evidence.tokens, &mut evidence.classes);
        let view = View { tokens: &evidence.tokens, classes: &evidence.classes };
        for at in 0..view.tokens.len() {
            let mut anchors = view.classes[at].0 & self.anchors.0;
            while anchors != 0 {
                let bit = anchors.trailing_zeros() as usize;
                anchors &= anchors - 1;
                for &number in &self.by_class[bit] {
                    try_pattern(number, view, at, matches);
                }
            }
            let word = view.tokens[at].key;
            if self.word_bits[word as usize / 64 % 16] >> (word % 64) & 1 == 0 {
                continue;
            }
            let first = self.by_word.partition_point(|&(key, _)| key < word);
            for &(_, number) in self.by_word[first..].iter().take_while(|(key, _)| *key == word) {
                try_pattern(number, view, at, matches);
            }
        }
    }
}

/// The classes of the lexicon, see [`class`](super::class).
const LEXICON_BITS: u128 = (1 << 40) - 1;

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
