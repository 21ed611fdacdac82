//! [`Input`]: the tokens with the classes of the lexicon, one look-up a token.

use crate::data::dates::{BUCKETS, KEYS, SPREAD, WORDS, class};
use crate::matchers::dates::digits::{Digits, read_digits};
use crate::matchers::dates::first_sets::FIRST_SETS;
use crate::matchers::dates::tables::{Mask, Word};
use crate::tokenizer::{Token, TokenKind};

/// The mark of a cell that holds a digit token.
const DIGITS: u32 = 1 << 31;

/// What is known of each token, reused from text to text.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    cells: Vec<u32>,
    /// What the grammar makes of each token, and of one more past the end.
    signatures: Vec<u8>,
    digits: Vec<Digits>,
}

impl Cells {
    /// Looks every token up.
    pub(crate) fn fill(&mut self, text: &str, tokens: &[Token]) {
        let first = &*FIRST_SETS;
        self.digits.clear();
        self.cells.clear();
        self.cells.resize(tokens.len(), 0);
        self.signatures.clear();
        self.signatures.resize(tokens.len() + 1, first.of_word(0));
        let cells = self.cells.iter_mut().zip(&mut self.signatures);
        for (place, (token, (cell, signature))) in tokens.iter().zip(cells).enumerate() {
            match token.kind() {
                TokenKind::Number => {
                    let mut digits = read_digits(token.of(text));
                    digits.place = place as u32;
                    *signature = first.of_digits(&digits);
                    *cell = DIGITS | self.digits.len() as u32;
                    self.digits.push(digits);
                }
                TokenKind::Url | TokenKind::Email | TokenKind::Handle => {}
                _ => {
                    let word = find_word(token.key());
                    *signature = first.of_word(word);
                    *cell = u32::from(word);
                }
            }
        }
    }
}

/// The place of a word in the tables, 0 when it is none of theirs. A bucket holds two words, and
/// both are compared without a branch: whether a word is in the tables is anyone's guess.
#[inline]
fn find_word(key: u64) -> u16 {
    let bucket = (key.wrapping_mul(SPREAD) >> (u64::BITS - BUCKETS.len().ilog2())) as usize;
    let [first, second] = BUCKETS[bucket];
    let is_first = KEYS[usize::from(first)] == key;
    let is_second = KEYS[usize::from(second)] == key;
    (first & u16::from(is_first).wrapping_neg()) | (second & u16::from(is_second).wrapping_neg())
}

/// A text with its tokens and their cells.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    cells: &'a [u32],
    signatures: &'a [u8],
    digits: &'a [Digits],
}

impl<'a> Input<'a> {
    pub(crate) fn new(text: &'a str, tokens: &'a [Token], cells: &'a Cells) -> Input<'a> {
        let Cells { cells, signatures, digits } = cells;
        Input { text, tokens, cells, signatures, digits }
    }

    pub(crate) const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// True when the token is in no table and has no digits.
    #[inline]
    pub(crate) fn is_plain(&self, at: usize) -> bool {
        self.cells[at] == 0
    }

    /// The signatures of the tokens from `at` on, and one past the end.
    #[inline]
    pub(crate) fn signatures_from(&self, at: usize) -> &'a [u8] {
        self.signatures.get(at..).unwrap_or_default()
    }

    /// The signature of a token; that of an unknown word past the end.
    #[inline]
    pub(crate) fn signature(&self, at: usize) -> u8 {
        self.signatures.get(at).copied().unwrap_or_default()
    }

    /// The classes of a token; none past the end.
    #[inline]
    pub(crate) fn mask(&self, at: usize) -> Mask {
        match self.cells.get(at) {
            None | Some(0) => Mask::EMPTY,
            Some(&cell) if cell & DIGITS != 0 => self.digits[(cell & !DIGITS) as usize].mask,
            Some(&cell) => WORDS[cell as usize].mask,
        }
    }

    #[inline]
    pub(crate) fn has(&self, at: usize, class: u128) -> bool {
        self.mask(at).0 & class != 0
    }

    /// True when the token has one of the classes that only the code uses.
    #[inline]
    pub(crate) fn is(&self, at: usize, context: u64) -> bool {
        self.word(at).is_some_and(|word| word.context & context != 0)
    }

    #[inline]
    pub(crate) fn word(&self, at: usize) -> Option<&'static Word> {
        match self.cells.get(at) {
            None | Some(0) => None,
            Some(&cell) if cell & DIGITS != 0 => None,
            Some(&cell) => Some(&WORDS[cell as usize]),
        }
    }

    /// A token that has no digits, with its place in the tables.
    #[inline]
    pub(crate) fn word_with_index(&self, at: usize) -> Option<(u16, &'static Word)> {
        let cell = *self.cells.get(at)?;
        (cell & DIGITS == 0).then(|| (cell as u16, &WORDS[cell as usize]))
    }

    /// The place of a word in the tables.
    pub(crate) fn word_index(&self, at: usize) -> u16 {
        match self.cells.get(at) {
            Some(&cell) if cell & DIGITS == 0 => cell as u16,
            _ => 0,
        }
    }

    #[inline]
    pub(crate) fn digits(&self, at: usize) -> Option<&'a Digits> {
        match self.cells.get(at) {
            Some(&cell) if cell & DIGITS != 0 => Some(&self.digits[(cell & !DIGITS) as usize]),
            _ => None,
        }
    }

    /// True when no white space stands between the token before and this one.
    pub(crate) fn glued(&self, at: usize) -> bool {
        at > 0 && at < self.len() && self.tokens[at - 1].end == self.tokens[at].start
    }

    pub(crate) fn str(&self, at: usize) -> &'a str {
        self.tokens[at].of(self.text)
    }

    /// [`Input::str`], nothing past the end.
    pub(crate) fn get_str(&self, at: usize) -> Option<&'a str> {
        self.tokens.get(at).map(|token| token.of(self.text))
    }
}

impl Input<'_> {
    /// The places of the slashes that stand between numbers.
    pub(crate) fn slashed(&self) -> impl Iterator<Item = usize> + '_ {
        self.digits.iter().filter_map(|digits| {
            let next = digits.place as usize + 1;
            (next < self.len() && self.has(next, class::SLASH)).then_some(next)
        })
    }

    /// The end of a run of numbers with hyphens and slashes between, at `at`, when it is longer
    /// than any date or range.
    pub(crate) fn chain_end(&self, at: usize) -> Option<usize> {
        const LONGEST: usize = 18;
        let is_link =
            |at: usize| self.digits(at).is_some() || self.has(at, class::DASH | class::SLASH);
        let goes_on = |at: usize| self.glued(at) && is_link(at);
        if !(at + 1..at + LONGEST).all(goes_on) {
            return None;
        }
        (at + LONGEST..=self.len()).find(|&end| !goes_on(end))
    }
}
