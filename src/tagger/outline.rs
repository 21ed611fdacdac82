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

/// The outline of a token of that text.
#[inline]
pub(crate) fn of(token: &Token, text: &[u8]) -> u8 {
    match token.kind {
        TokenKind::Word => word(token),
        TokenKind::Number => NUMBER,
        TokenKind::Clitic => CLITIC,
        TokenKind::Url | TokenKind::Email | TokenKind::Handle => ADDRESS,
        TokenKind::Punctuation | TokenKind::Symbol => match text[token.start as usize] {
            b'-' if token.len() == 1 => HYPHEN,
            b',' => COMMA,
            b'.' | b'!' | b'?' | b';' => STOP,
            b'(' | b'[' => OPEN,
            b')' | b']' => CLOSE,
            0xe2 if matches!(text.get(token.start as usize + 2), Some(0x90..=0x95)) => OTHER,
            b'"' | b'\'' | 0xe2 => QUOTE,
            b'&' => AMPERSAND,
            b'/' => SLASH,
            b':' => COLON,
            _ => OTHER,
        },
    }
}

#[inline]
fn word(token: &Token) -> u8 {
    let shape = token.shape;
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
        if token.len() == 1 || (token.len() == 2 && shape.has(Shape::DOT)) {
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
