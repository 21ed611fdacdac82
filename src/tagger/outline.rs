//! The outline of a token as one small number.

use crate::tokenizer::{Shape, Token, TokenKind};

pub(crate) const PAD: u8 = 0;
pub(crate) const LOWER: u8 = 1;
pub(crate) const TITLE: u8 = 2;
pub(crate) const UPPER: u8 = 3;
pub(crate) const INITIAL: u8 = 4;
pub(crate) const MIXED: u8 = 5;
pub(crate) const LOWER_MIXED: u8 = 6;
pub(crate) const UPPER_DOTS: u8 = 7;
pub(crate) const TITLE_DOT: u8 = 8;
pub(crate) const WITH_DIGIT: u8 = 9;
pub(crate) const NUMBER: u8 = 10;
pub(crate) const CLITIC: u8 = 11;
pub(crate) const HYPHEN: u8 = 12;
pub(crate) const COMMA: u8 = 13;
pub(crate) const STOP: u8 = 14;
pub(crate) const OPEN: u8 = 15;
pub(crate) const CLOSE: u8 = 16;
pub(crate) const QUOTE: u8 = 17;
pub(crate) const OTHER: u8 = 18;
pub(crate) const ADDRESS: u8 = 19;
pub(crate) const AMPERSAND: u8 = 20;
pub(crate) const SLASH: u8 = 21;
pub(crate) const COLON: u8 = 22;
pub(crate) const LOWER_DIGIT: u8 = 23;

/// The outline of a token of that text. Looked up, as the forms of tokens are, for no branch here
/// could be foreseen.
#[inline]
pub(crate) fn of(token: &Token, text: &[u8]) -> u8 {
    let (first, third) = (token.start as usize, token.start as usize + 2);
    let length = token.len();
    let word = token.kind == TokenKind::Word;
    let marks = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
    // `–` and its like begin as `“` does.
    let dash = matches!(text.get(third), Some(0x90..=0x95)) & (text[first] == 0xe2);
    let long_hyphen = (text[first] == b'-') & (length > 1);
    let mark = if dash | long_hyphen { 0 } else { text[first] };
    let of_word = token.shape.bits() as usize | if token.is_single() { SINGLE } else { 0 };
    let of_mark = MARKS + mark as usize;
    let other = if marks { of_mark } else { KINDS + token.kind as usize };
    OUTLINES[if word { of_word } else { other }]
}

/// Where the outlines of single letters, of marks and of kinds of tokens begin.
const SINGLE: usize = 256;
const MARKS: usize = 512;
const KINDS: usize = 768;

static OUTLINES: [u8; KINDS + 8] = {
    let mut table = [OTHER; KINDS + 8];
    let mut at = 0;
    while at < 256 {
        let shape = Shape::from_bits(at as u8);
        table[at] = word(shape, false);
        table[SINGLE + at] = word(shape, true);
        table[MARKS + at] = mark(at as u8);
        at += 1;
    }
    table[KINDS + TokenKind::Number as usize] = NUMBER;
    table[KINDS + TokenKind::Clitic as usize] = CLITIC;
    table[KINDS + TokenKind::Url as usize] = ADDRESS;
    table[KINDS + TokenKind::Email as usize] = ADDRESS;
    table[KINDS + TokenKind::Handle as usize] = ADDRESS;
    table
};

/// The outline of a mark by its first byte.
const fn mark(first: u8) -> u8 {
    match first {
        b'-' => HYPHEN,
        b',' => COMMA,
        b'.' | b'!' | b'?' | b';' => STOP,
        b'(' | b'[' => OPEN,
        b')' | b']' => CLOSE,
        b'"' | b'\'' | 0xe2 => QUOTE,
        b'&' => AMPERSAND,
        b'/' => SLASH,
        b':' => COLON,
        _ => OTHER,
    }
}

/// The outline of a word; `single` for one letter, with or without a stop.
const fn word(shape: Shape, single: bool) -> u8 {
    if !shape.has(Shape::INITIAL_UPPER) {
        return if shape.has(Shape::MIXED) {
            LOWER_MIXED
        } else if shape.has(Shape::DIGIT) {
            LOWER_DIGIT
        } else {
            LOWER
        };
    }
    if shape.has(Shape::DIGIT) {
        WITH_DIGIT
    } else if shape.has(Shape::ALL_UPPER) {
        if single {
            INITIAL
        } else if shape.has(Shape::DOT) {
            UPPER_DOTS
        } else {
            UPPER
        }
    } else if shape.has(Shape::MIXED) {
        MIXED
    } else if shape.has(Shape::DOT) {
        TITLE_DOT
    } else {
        TITLE
    }
}
