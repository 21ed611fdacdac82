//! The scanner: one pass over the bytes, by the class table for ASCII and by
//! [`unicode`](super::unicode) for everything else.

use crate::tokenizer::class::{
    ALNUM, DIGIT, HIGH, JOINER, LETTER, LOWER, MIXED, SPACE, SYMBOL, UPPER, class, class_at,
};
use crate::tokenizer::eight::Eight;
use crate::tokenizer::exceptions::{ends_address, keeps_stop};
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

/// A run of letters and digits.
#[derive(Clone, Copy)]
struct Run {
    end: usize,
    /// Class bits of its bytes, and MIXED when an upper-case letter follows a lower-case one.
    seen: u8,
    ascii: bool,
    /// The key, when the run is ASCII and has at most eight bytes.
    key: Option<u64>,
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

    /// The run of letters and digits that starts at `start`.
    #[inline]
    fn run_from(&self, start: usize) -> Run {
        let mut run = Run { end: start, seen: 0, ascii: true, key: None };
        if self.fast {
            loop {
                let eight = Eight::at(self.bytes, run.end);
                run.seen = eight.seen(run.seen);
                run.end += eight.length();
                if eight.length() < 8 {
                    if class_at(self.bytes, run.end) & HIGH != 0 {
                        break;
                    }
                    if run.end - start < 8 {
                        run.key = Some(eight.key());
                    }
                    return run;
                }
            }
        }
        match piece(self.text, start) {
            (Piece::Word, end) => {
                let word = &self.text[start..end];
                Run { end, ascii: word.is_ascii(), seen: seen_in(word), key: None }
            }
            // The character behind the ASCII run is a mark of its own.
            _ => run,
        }
    }

    fn word(&mut self, start: usize) -> usize {
        let mut run = self.run_from(start);
        // Nine words in ten end here.
        if run.ascii && class_at(self.bytes, run.end) & (HIGH | JOINER) == 0 {
            let key = run.key.unwrap_or_else(|| ascii_key(self.bytes, start, run.end));
            let shape = Shape::of_run(self.bytes[start], run.seen);
            self.push_keyed(start, run.end, TokenKind::Word, shape, key);
            return run.end;
        }
        let (mut seen, mut ascii, mut marks) = (run.seen, run.ascii, Shape::default());
        let mut part = start;
        loop {
            let end = run.end;
            let (next, after) = match self.bytes.get(end) {
                Some(0xe2) if self.text[end..].starts_with('’') => (b'\'', end + '’'.len_utf8()),
                Some(0xca) if self.text[end..].starts_with('ʼ') => (b'\'', end + 'ʼ'.len_utf8()),
                Some(&byte) => (byte, end + 1),
                None => (0, end),
            };
            match next {
                b'\'' if self.word_goes_on(after) && self.clitic_end(after).is_none() => {
                    ascii &= after == end + 1;
                    marks = marks.with(Shape::MARK);
                }
                b'&' if seen & LOWER == 0 && class_at(self.bytes, after) & UPPER != 0 => {
                    marks = marks.with(Shape::MARK);
                }
                b'.' => match self.stop_in_word(start, part, end, ascii, marks) {
                    Stop::Outside => return self.push_word(start, end, seen, ascii, marks),
                    Stop::Inside => marks = marks.with(Shape::DOT),
                    Stop::Last => {
                        return self.push_word(start, after, seen, ascii, marks.with(Shape::DOT));
                    }
                    Stop::Address => return self.url(start, end),
                },
                b'@' if class_at(self.bytes, after) & ALNUM != 0 => return self.email(start, end),
                b':' if self.text[end..].starts_with("://") => return self.url(start, end),
                _ => return self.push_word(start, end, seen, ascii, marks),
            }
            part = after;
            run = self.run_from(after);
            // Each part may be mixed by itself; `O'Neill` is not.
            seen |= run.seen;
            ascii &= run.ascii;
        }
    }

    /// True when a letter stands at `at`, behind an apostrophe.
    fn word_goes_on(&self, at: usize) -> bool {
        match class_at(self.bytes, at) {
            c if c & HIGH != 0 => matches!(piece(self.text, at).0, Piece::Word),
            c => c & LETTER != 0,
        }
    }

    /// What a full stop at `end` is to the word `start..end`, whose last part begins at `part`.
    fn stop_in_word(
        &self,
        start: usize,
        part: usize,
        end: usize,
        ascii: bool,
        marks: Shape,
    ) -> Stop {
        let after = end + 1;
        let next = class_at(self.bytes, after);
        let dotted = marks.has(Shape::DOT);
        if next & (LETTER | DIGIT) != 0 {
            let following = self.run_from(after);
            let one_letter = following.end - after == 1 && next & LETTER != 0;
            if end - part == 1 && one_letter {
                return Stop::Inside; // U.S, J.K, a.m
            }
            if end - part <= 2 && one_letter && self.bytes.get(following.end) == Some(&b'.') {
                return Stop::Inside; // Ph.D.
            }
            if ends_address(&self.text[after..following.end]) {
                return Stop::Address;
            }
            let initial = end - part == 1 && class(self.bytes[part]) & UPPER != 0;
            if initial && next & UPPER != 0 {
                return Stop::Last; // J.Smith
            }
            return Stop::Outside;
        }
        if end - part == 1 && dotted {
            return Stop::Last; // U.S.
        }
        let word = &self.text[start..end];
        if end - start == 1 && class(self.bytes[start]) & UPPER != 0 {
            // An initial, `Harry S. Truman`: a capital follows. `Plan B. He left` is taken for one
            // too; the sentence start is found all the same, by the word that follows.
            let space = next & SPACE != 0;
            return if space && class_at(self.bytes, after + 1) & UPPER != 0 {
                Stop::Last
            } else {
                Stop::Outside
            };
        }
        let key = if ascii { ascii_key(self.bytes, start, end) } else { word_key(word) };
        let shape = if class(self.bytes[start]) & UPPER != 0 {
            Shape::INITIAL_UPPER
        } else {
            Shape::default()
        };
        if keeps_stop(key, shape) { Stop::Last } else { Stop::Outside }
    }

    fn number(&mut self, start: usize) -> usize {
        let mut run = self.run_from(start);
        let (mut seen, mut ascii, mut marks) = (run.seen, run.ascii, Shape::default());
        loop {
            let end = run.end;
            let digits = |from: usize| {
                self.bytes[from..].iter().take(4).take_while(|&&b| class(b) & DIGIT != 0).count()
            };
            let plain = seen & LETTER == 0;
            match self.bytes.get(end) {
                Some(b',') if plain && digits(end + 1) == 3 => {}
                Some(b'.') if plain && digits(end + 1) > 0 => marks = marks.with(Shape::DOT),
                _ => break,
            }
            run = self.run_from(end + 1);
            seen |= run.seen;
            ascii &= run.ascii;
        }
        let shape = self.shape(start, run.end, seen, ascii, marks);
        self.push(start, run.end, TokenKind::Number, shape);
        run.end
    }

    /// `@handle`, or a lone mark.
    fn at_sign(&mut self, at: usize) -> usize {
        let name = self.bytes[at + 1..]
            .iter()
            .take_while(|&&b| class(b) & ALNUM != 0 || b == b'_')
            .count();
        if name == 0 || self.follows_word(at) {
            self.push(at, at + 1, TokenKind::Punctuation, Shape::default());
            return at + 1;
        }
        self.push(at, at + 1 + name, TokenKind::Handle, Shape::default());
        at + 1 + name
    }

    /// A web address that begins at `start`; the scheme or first label ends at `end`.
    fn url(&mut self, start: usize, end: usize) -> usize {
        let length = self.bytes[end..]
            .iter()
            .take_while(|&&b| b.is_ascii_graphic() && !matches!(b, b'"' | b'<' | b'>' | b'|'))
            .count();
        let end = end + self.trim_address(end, end + length);
        self.push(start, end, TokenKind::Url, self.shape(start, end, 0, false, Shape::default()));
        end
    }

    /// An e-mail address whose local part so far is `start..end`; an `@` follows. Parts of the
    /// local part that were tokens of their own (`jane-doe`, `j+news`) are taken back.
    fn email(&mut self, start: usize, end: usize) -> usize {
        let mut start = start;
        while !self.space && self.tokens.len() > self.base {
            let last = self.tokens[self.tokens.len() - 1];
            let joins = matches!(last.kind, TokenKind::Word | TokenKind::Number | TokenKind::Url)
                || matches!(
                    &self.bytes[last.start as usize..last.end as usize],
                    b"-" | b"_" | b"+" | b"."
                );
            if !joins || last.end as usize != start {
                break;
            }
            self.tokens.pop();
            start = last.start as usize;
            self.space = last.layout.has(Layout::SPACE_BEFORE);
        }
        let host = self.bytes[end + 1..]
            .iter()
            .take_while(|&&b| class(b) & ALNUM != 0 || matches!(b, b'.' | b'-'))
            .count();
        let end = end + 1 + self.trim_address(end + 1, end + 1 + host);
        self.push(start, end, TokenKind::Email, Shape::default());
        end
    }

    /// The length of `start..end` without the marks that end a sentence rather than an address.
    fn trim_address(&self, start: usize, end: usize) -> usize {
        let trailing = self.bytes[start..end]
            .iter()
            .rev()
            .take_while(|&&b| {
                matches!(b, b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'\'' | b'-')
            })
            .count();
        end - start - trailing
    }

    fn push_word(
        &mut self,
        start: usize,
        end: usize,
        seen: u8,
        ascii: bool,
        marks: Shape,
    ) -> usize {
        let address = !marks.has(Shape::DOT) && &self.bytes[start..end] == b"www";
        if address
            && self.bytes.get(end) == Some(&b'.')
            && class_at(self.bytes, end + 1) & ALNUM != 0
        {
            return self.url(start, end);
        }
        let shape = self.shape(start, end, seen, ascii, marks);
        self.push(start, end, TokenKind::Word, shape);
        end
    }

    /// The shape of the word `start..end`, from what the scan has seen when it was all ASCII.
    fn shape(&self, start: usize, end: usize, seen: u8, ascii: bool, marks: Shape) -> Shape {
        if !ascii || !self.fast {
            return Shape::of(&self.text[start..end]);
        }
        marks.with(Shape::of_run(self.bytes[start], seen))
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

/// The classes of the letters and digits of a run outside ASCII.
fn seen_in(run: &str) -> u8 {
    run.chars().fold(0, |seen, c| {
        if c.is_uppercase() {
            seen | UPPER | if seen & LOWER != 0 { MIXED } else { 0 }
        } else if c.is_lowercase() {
            seen | LOWER
        } else if c.is_numeric() {
            seen | DIGIT
        } else {
            seen
        }
    })
}

/// What a full stop behind a word is to it.
enum Stop {
    /// The end of a sentence, or a mark of its own.
    Outside,
    /// Part of the word, which goes on: `U.S.`.
    Inside,
    /// The last character of the word: `Jan.`.
    Last,
    /// The word is the first part of a web address.
    Address,
}
