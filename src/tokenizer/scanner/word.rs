//! Words and numbers: a run of letters and digits, and what goes on with it behind a mark.

use super::Scanner;
use crate::tokenizer::class::{
    ALNUM, DIGIT, HIGH, JOINER, LETTER, LOWER, MIXED, SPACE, UPPER, class, class_at,
};
use crate::tokenizer::eight::Eight;
use crate::tokenizer::exceptions::{ends_address, keeps_stop};
use crate::tokenizer::key::{ascii_key, word_key};
use crate::tokenizer::shape::Shape;
use crate::tokenizer::token::TokenKind;
use crate::tokenizer::unicode::{Piece, piece};

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

impl Scanner<'_, '_> {
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

    pub(super) fn word(&mut self, start: usize) -> usize {
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
        if end - start == 1 {
            // An initial, `Harry S. Truman`: a capital follows. `Plan B. He left` is taken for one
            // too; the sentence start is found all the same, by the word that follows. `c. 1412`
            // and `p. 12`: a number follows, before which no sentence start is found, so other
            // letters (`option b. 12 people came`) keep apart.
            let first = self.bytes[start];
            let wanted = match first {
                b'c' | b'p' => DIGIT,
                _ if class(first) & UPPER != 0 => UPPER,
                _ => 0,
            };
            let space = next & SPACE != 0;
            return if space && class_at(self.bytes, after + 1) & wanted != 0 {
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

    pub(super) fn number(&mut self, start: usize) -> usize {
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
}

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
