//! The scanner: one pass over the bytes, by the class table for ASCII and by
//! [`unicode`](super::unicode) for everything else.

mod address;
mod word;

use crate::tokenizer::class::{
    ALNUM, DIGIT, HIGH, JOINER, LETTER, LOWER, MIXED, SPACE, SYMBOL, UPPER, class, class_at,
};
use crate::tokenizer::eight::Eight;
use crate::tokenizer::key::{ascii_key, mark_key, word_key};
use crate::tokenizer::sentence::SentenceState;
use crate::tokenizer::shape::Shape;
use crate::tokenizer::token::{Layout, Token, TokenKind};
use crate::tokenizer::unicode::{Piece, piece};

/// Reads one text and pushes its tokens.
pub(crate) struct Scanner<'t, 'v> {
    text: &'t str,
    bytes: &'t [u8],
    tokens: &'v mut Vec<Token>,
    /// Tokens before this one belong to the caller's earlier texts.
    base: usize,
    sentence: SentenceState,
    /// White space, or the start of the text, is right before the next token.
    space: bool,
    /// The ASCII fast path; off in the test that compares the two paths.
    fast: bool,
}

impl<'t, 'v> Scanner<'t, 'v> {
    pub(crate) fn new(text: &'t str, tokens: &'v mut Vec<Token>) -> Scanner<'t, 'v> {
        let base = tokens.len();
        let bytes = text.as_bytes();
        Scanner {
            text,
            bytes,
            tokens,
            base,
            sentence: SentenceState::new(),
            space: true,
            fast: true,
        }
    }

    /// Without the fast path.
    pub(crate) fn slowly(mut self) -> Scanner<'t, 'v> {
        self.fast = false;
        self
    }

    pub(crate) fn run(mut self) {
        let mut at = 0;
        while let Some(&byte) = self.bytes.get(at) {
            if class(byte) & LETTER == 0 {
                at = self.step(at, byte);
                continue;
            }
            let eight = Eight::at(self.bytes, at);
            let next = eight.behind();
            // Three words in four: letters and digits that end within eight bytes.
            if self.fast && eight.length() < 8 && class(next) & (HIGH | JOINER) == 0 {
                let shape = Shape::of_run(byte, eight.seen(0));
                let end = at + eight.length();
                self.push_keyed(at, end, TokenKind::Word, shape, eight.key());
                // A space follows most of them.
                self.space = next == b' ';
                at = end + usize::from(self.space);
            } else {
                at = self.word(at);
            }
        }
    }

    /// Reads what starts at `at` and is no ASCII letter, and answers where it ends.
    fn step(&mut self, at: usize, byte: u8) -> usize {
        let kind = class(byte);
        if kind & SPACE != 0 {
            self.space = true;
            if byte == b'\n' {
                self.sentence.line_break(at + 1);
            }
            at + 1
        } else if kind & DIGIT != 0 {
            self.number(at)
        } else if kind & HIGH != 0 {
            self.beyond_ascii(at)
        } else {
            self.mark(at, byte, kind)
        }
    }

    fn mark(&mut self, at: usize, byte: u8, kind: u8) -> usize {
        match byte {
            b'\'' => self.apostrophe(at, at + 1),
            b'.' => {
                let end = at + self.bytes[at..].iter().take_while(|&&b| b == b'.').count();
                // One stop is a mark of its own; two and more are an ellipsis.
                self.push(at, end, TokenKind::Punctuation, Shape::default());
                end
            }
            b'@' => self.at_sign(at),
            _ => {
                let token =
                    if kind & SYMBOL != 0 { TokenKind::Symbol } else { TokenKind::Punctuation };
                self.push_keyed(
                    at,
                    at + 1,
                    token,
                    Shape::default(),
                    MARK_KEYS[byte as usize & 127],
                );
                at + 1
            }
        }
    }

    fn beyond_ascii(&mut self, at: usize) -> usize {
        let (found, end) = piece(self.text, at);
        match found {
            Piece::Space => {
                self.space = true;
                if matches!(&self.text[at..end], "\u{2028}" | "\u{2029}" | "\u{85}") {
                    self.sentence.line_break(end);
                }
            }
            Piece::Apostrophe => return self.apostrophe(at, end),
            Piece::Punctuation => self.push(at, end, TokenKind::Punctuation, Shape::NON_ASCII),
            Piece::Symbol => self.push(at, end, TokenKind::Symbol, Shape::NON_ASCII),
            Piece::Word if self.text[at..].starts_with(char::is_numeric) => return self.number(at),
            Piece::Word => return self.word(at),
        }
        end
    }

    /// An apostrophe at `at..after`: a clitic when one follows a word directly, else a mark.
    fn apostrophe(&mut self, at: usize, after: usize) -> usize {
        if let (false, Some(end)) = (self.space, self.clitic_end(after))
            && self.follows_word(at)
        {
            self.push(at, end, TokenKind::Clitic, Shape::MARK);
            return end;
        }
        self.push(at, after, TokenKind::Punctuation, Shape::default());
        after
    }

    fn follows_word(&self, at: usize) -> bool {
        self.tokens[self.base..].last().is_some_and(|last| {
            last.end as usize == at
                && !matches!(last.kind, TokenKind::Punctuation | TokenKind::Symbol)
        })
    }

    /// The end of the clitic letters at `at`, right behind an apostrophe: `s`, `re`, `ll` ...
    fn clitic_end(&self, at: usize) -> Option<usize> {
        let first = self.bytes.get(at)? | 0x20;
        let second = self.bytes.get(at + 1).map_or(0, |byte| byte | 0x20);
        let end = match (first, second) {
            (b'r', b'e') | (b'v', b'e') | (b'l', b'l') => at + 2,
            (b's' | b'd' | b'm', _) => at + 1,
            _ => return None,
        };
        // A letter beyond ASCII goes on with the word as well, a closing quotation mark does not.
        let goes_on = match class_at(self.bytes, end) {
            c if c & HIGH != 0 => piece(self.text, end).0 == Piece::Word,
            c => c & ALNUM != 0,
        };
        (!goes_on).then_some(end)
    }

    /// The shape of the word `start..end`, from what the scan has seen when it was all ASCII.
    fn shape(&self, start: usize, end: usize, seen: u8, ascii: bool, marks: Shape) -> Shape {
        if !ascii || !self.fast {
            return Shape::of(&self.text[start..end]);
        }
        // `d'Ivoire`: the parts are not mixed, the word is.
        let inner = class(self.bytes[start]) & LOWER != 0 && seen & UPPER != 0;
        marks.with(Shape::of_run(self.bytes[start], seen | if inner { MIXED } else { 0 }))
    }

    #[inline]
    fn push(&mut self, start: usize, end: usize, kind: TokenKind, shape: Shape) {
        debug_assert!(start < end && self.text.is_char_boundary(end));
        let non_ascii = shape.has(Shape::NON_ASCII) || class(self.bytes[start]) & HIGH != 0;
        let key = if non_ascii || shape.has(Shape::MARK) {
            word_key(&self.text[start..end])
        } else {
            ascii_key(self.bytes, start, end)
        };
        self.push_keyed(start, end, kind, shape, key);
    }

    #[inline]
    fn push_keyed(&mut self, start: usize, end: usize, kind: TokenKind, shape: Shape, key: u64) {
        let first = self.bytes[start];
        let (start, end) = (start as u32, end as u32);
        let mut token = Token { start, end, key, kind, shape, layout: Layout::default() };
        token.layout = self.sentence.layout(&token, first, self.space);
        self.tokens.push(token);
        self.space = false;
    }
}

/// The keys of ASCII characters alone.
static MARK_KEYS: [u64; 128] = {
    let mut table = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = mark_key(byte as u8);
        byte += 1;
    }
    table
};
