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
    let end = start + piece_length(&text[start..]);
    (if first.is_alphanumeric() { Piece::Word } else { Piece::Symbol }, end)
}

/// The length of the first word of the run of word characters that `rest` begins with.
///
/// It reads in windows that grow, for neither the end of the run nor that of the word may be looked
/// for first: a page of Chinese is one run of many words, and `a’a’a’a` one word of many runs.
fn piece_length(rest: &str) -> usize {
    /// What the rules of UAX #29 may look ahead, and more.
    const AHEAD: usize = 32;
    let mut window = 2 * AHEAD;
    loop {
        let mut cut = window.min(rest.len());
        while !rest.is_char_boundary(cut) {
            cut -= 1;
        }
        let ended = rest[..cut].find(ends_run);
        let run = &rest[..ended.unwrap_or(cut)];
        let length = run.split_word_bounds().next().map_or(run.len(), str::len);
        if ended.is_some() || cut == rest.len() || length + AHEAD <= cut {
            return length;
        }
        window *= 2;
    }
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

#[cfg(test)]
mod tests {
    use unicode_segmentation::UnicodeSegmentation;

    use super::{ends_run, piece_length};

    /// The windows change nothing: words of every length, at every place in a window.
    #[test]
    fn windows_change_nothing() {
        for (repeated, count) in
            [("é", 300), ("北", 200), ("🙂", 100), ("e\u{301}", 100), ("👩\u{200d}", 60)]
        {
            for before in 0..70 {
                let text = "é".repeat(before) + &repeated.repeat(count) + "’s end";
                let run = &text[..text.find(ends_run).unwrap()];
                let first = run.split_word_bounds().next().unwrap();
                assert_eq!(piece_length(&text), first.len(), "{before} before {repeated}");
            }
        }
    }
}
