//! The slow path: words and marks outside ASCII, by `unicode-segmentation`.

use unicode_segmentation::UnicodeSegmentation;

use crate::tokenizer::class::{ALNUM, class};

/// What stands at a byte that is not ASCII, or at a run of word characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// A run of letters and digits.
    Word,
    /// White space such as U+00A0.
    Space,
    /// An apostrophe: `’`, or a modifier letter used as one.
    Apostrophe,
    /// Quotation marks, dashes, ellipses and other punctuation.
    Punctuation,
    /// Anything else: currency, emoji, private use.
    Symbol,
}

/// What starts at `start`, and where it ends.
///
/// A run of word characters is cut by the word boundaries of UAX #29, so that `naïve` is one word
/// and `北京` two, combining marks stay with their letter and an emoji sequence is one symbol. ASCII
/// marks and apostrophes end the run: the scanner decides about them the same way for all text.
pub(crate) fn piece(text: &str, start: usize) -> (Piece, usize) {
    let Some(first) = text[start..].chars().next() else { return (Piece::Symbol, start) };
    let after = start + first.len_utf8();
    if first.is_whitespace() {
        return (Piece::Space, after);
    }
    if is_apostrophe(first) {
        return (Piece::Apostrophe, after);
    }
    if is_punctuation(first) {
        return (Piece::Punctuation, after);
    }
    // The boundary first: looking for the end of the run first would read a page of Chinese once
    // for each of its characters.
    let bounded = text[start..].split_word_bounds().next().unwrap_or_default();
    let end = start + bounded.find(ends_run).unwrap_or(bounded.len()).max(first.len_utf8());
    (if first.is_alphanumeric() { Piece::Word } else { Piece::Symbol }, end)
}

/// True for characters that are no part of a run of word characters.
fn ends_run(c: char) -> bool {
    if c.is_ascii() {
        class(c as u8) & ALNUM == 0
    } else {
        c.is_whitespace() || is_apostrophe(c) || is_punctuation(c)
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '’' | 'ʼ')
}

/// Punctuation outside ASCII, the apostrophe excepted: the Latin-1 marks, General Punctuation
/// without its joiners (which belong to the word or emoji they stand in), and the CJK marks.
fn is_punctuation(c: char) -> bool {
    matches!(c,
        '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}'
        | '\u{2010}'..='\u{2018}' | '\u{201a}'..='\u{2027}' | '\u{2030}'..='\u{205e}'
        | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{ff01}'..='\u{ff0f}')
}
