//! [`Known`]: expressions in words that were parsed before, by the words and what is known of them.
//!
//! The news say `last year`, `Monday` and `the first` over and over. The parser reads words up to
//! the first that is in no table, or to a stop that ends a sentence, and of each only what is in
//! the key; texts with digits are parsed each time.

use crate::data::dates::{WORDS, class, context};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::parser::Parsed;
use crate::tokenizer::{Shape, TokenKind, mix};

/// How many expressions are kept.
const KEPT: usize = 256;
/// The most words in a key, the one it ends with included.
const LONGEST: usize = 8;
/// Bits of a word: its place in the tables, and four facts.
const BITS: u32 = 15;
const _: () = assert!(WORDS.len() <= 1 << (BITS - 4), "two words would have one key");
const _: () = assert!(2 + LONGEST as u32 * BITS <= u128::BITS, "a key would lose its first word");

/// The expressions kept, reused from text to text.
#[derive(Debug)]
pub(crate) struct Known {
    /// 0 where nothing is kept.
    keys: Box<[u128; KEPT]>,
    /// With places counted from the first word.
    parsed: Box<[Option<Parsed>; KEPT]>,
}

impl Default for Known {
    fn default() -> Known {
        let parsed = vec![None; KEPT].try_into().expect("as many as there are");
        Known { keys: Box::new([0; KEPT]), parsed }
    }
}

impl Known {
    /// Whether there was an expression, and which, when these words were parsed before.
    pub(crate) fn get(&self, key: u128, at: usize, parsed: &mut Parsed) -> Option<bool> {
        let slot = slot(key);
        if self.keys[slot] != key {
            return None;
        }
        let kept = self.parsed[slot].as_ref();
        if let Some(kept) = kept {
            *parsed = *kept;
            parsed.shift(at);
        }
        Some(kept.is_some())
    }

    pub(crate) fn put(&mut self, key: u128, at: usize, parsed: Option<&mut Parsed>) {
        let slot = slot(key);
        self.keys[slot] = key;
        let kept = &mut self.parsed[slot];
        match parsed {
            None => *kept = None,
            Some(parsed) => kept.insert(*parsed).shift(at.wrapping_neg()),
        }
    }
}

fn slot(key: u128) -> usize {
    mix(key as u64, (key >> 64) as u64) as usize % KEPT
}

/// All that the parser can read from `at` on; `None` when that is too much, or has digits or the
/// names of holidays and zones.
pub(crate) fn key(input: &Input<'_>, at: usize, join: bool) -> Option<u128> {
    let mut key = 1u128 << 1 | u128::from(join);
    for place in at..at + LONGEST {
        let Some(token) = input.tokens.get(place) else {
            return Some(key);
        };
        let (index, word) = input.word_with_index(place)?;
        let classes = word.mask.0;
        // A name of more words is told by their keys.
        let named = classes & class::HOLIDAY != 0 && input.has(place + 1, class::HOLIDAY2);
        if named || classes & class::ZONES != 0 {
            return None;
        }
        let shape = token.shape();
        let facts = u128::from(input.glued(place))
            | u128::from(token.starts_sentence()) << 1
            | u128::from(shape.has(Shape::INITIAL_UPPER)) << 2
            | u128::from(token.kind() == TokenKind::Word) << 3;
        key = key << BITS | u128::from(index) << 4 | facts;
        const SHORT: u64 = context::SHORTMONTH | context::SHORTDAY | context::ABBRUNIT;
        let stop = classes & class::DOT != 0 && place > at && !input.is(place - 1, SHORT);
        if index == 0 || stop {
            return Some(key);
        }
    }
    None
}
