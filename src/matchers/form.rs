//! What a token looks like and where it stands, as classes.

use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::can_start;
use crate::matchers::lexicon::Lexicon;
use crate::tokenizer::{Layout, Shape, Token, TokenKind};

/// Sets the classes of every token that come from the trigger lists and from its form, and puts
/// the tokens where a listed name may start into `starts`.
pub(crate) fn mark(
    text: &str,
    tokens: &[Token],
    lexicon: &Lexicon,
    classes: &mut [Classes],
    starts: &mut Vec<u32>,
) {
    for at in 0..tokens.len() {
        lexicon.mark(tokens, at, classes);
    }
    // Every token is written, and those that count are kept by going on: no branch to foresee.
    starts.resize(tokens.len(), 0);
    let bytes = text.as_bytes();
    let (mut fresh, mut count) = (true, 0);
    let mut line = Line::default();
    for at in 0..tokens.len().min(classes.len()) {
        let token = &tokens[at];
        if token.layout.has(Layout::LINE) {
            line.end(at, classes);
        }
        let (form, counts) = form(bytes, token);
        let mut set = form.union(LAYOUT[(token.layout.0 & 15) as usize]);
        // The first word of a sentence counts as its start, whatever marks stand before it.
        fresh |= token.layout.has(Layout::SENTENCE);
        let first =
            matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Handle) & fresh;
        set.0 |= u128::from(first) << Class::SENTENCE_START.index();
        fresh &= !first;
        let set = classes[at].union(set);
        classes[at] = set;
        line.count(at, counts, set);
        starts[count] = at as u32;
        count += usize::from(can_start(token, set));
    }
    starts.truncate(count);
    line.end(tokens.len(), classes);
}

/// What the kind and the outline of a token say, and what it counts for in its line. Looked up by a
/// number that needs no branch: words by their shape, marks by their first byte, the rest by their
/// kind.
#[inline(always)]
fn form(bytes: &[u8], token: &Token) -> (Classes, u64) {
    let first = bytes[token.start as usize];
    let marks = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
    let (word, shape, length) = (token.kind == TokenKind::Word, token.shape, token.len());
    let initial = word & token.is_single() & shape.has(Shape::INITIAL_UPPER);
    // Marks of several bytes that have a class have three, of General Punctuation (0xe2, 0x80) or
    // all stops, and are told apart by the last.
    let [second, third] = [1, 2].map(|behind| bytes.get(token.start as usize + behind));
    let general = (first == 0xe2) & (second == Some(&0x80));
    let long = (length == 3) & (general | (first == b'.'));
    let by_third = third.copied().unwrap_or(0) & u8::from(long).wrapping_neg();
    let mark = if length > 1 { LONG_MARKS + by_third as usize } else { 256 + first as usize };
    let other = if marks { mark } else { 512 + token.kind as usize };
    let by_kind = if word { shape.bits() as usize } else { other };
    let at = if initial { INITIALS + (shape.bits() as usize & 255) } else { by_kind };
    (FORMS[at], COUNTS[if word & !initial { shape.bits() as usize } else { NO_WORD }])
}

/// A shape no word has, for what is no word.
const NO_WORD: usize = 256;

/// What a word of every shape counts for in [`Line`].
static COUNTS: [u64; 257] = {
    let mut table = [0; 257];
    let mut at = 0;
    while at < 256 {
        let set = OF_SHAPE[at];
        if set.any(WORDS) && !set.has(Class::INITIAL) {
            table[at] = if set.has(Class::UPPERCASE) {
                WORD | UPPER
            } else if set.has(Class::CAPITALIZED) {
                WORD | TITLE
            } else {
                WORD | OTHER
            };
        }
        at += 1;
    }
    table
};

const WORD: u64 = 1;
const UPPER: u64 = 1 << 16;
const TITLE: u64 = 1 << 32;
const OTHER: u64 = 1 << 48;

/// Where initials begin among the forms.
const INITIALS: usize = 520;

/// Where marks of three bytes begin among the forms.
const LONG_MARKS: usize = INITIALS + 256;

/// The classes of words of every shape, of marks by their one byte, of the other kinds, of single
/// letters, and of marks by the last of three bytes.
static FORMS: [Classes; LONG_MARKS + 256] = {
    let mut table = [Classes::NONE; LONG_MARKS + 256];
    let mut at = 0;
    while at < 256 {
        table[at] = OF_SHAPE[at];
        table[256 + at] = byte_class(at as u8);
        table[LONG_MARKS + at] = long_class(at as u8);
        let upper = Classes::of(&[Class::UPPERCASE]);
        table[INITIALS + at] = Classes(OF_SHAPE[at].0 & !upper.0).with(Class::INITIAL);
        at += 1;
    }
    table[512 + TokenKind::Number as usize] = Classes::of(&[Class::NUMBER, Class::HAS_DIGIT]);
    table[512 + TokenKind::Clitic as usize] = Classes::of(&[Class::POSSESSIVE]);
    table[512 + TokenKind::Handle as usize] = Classes::of(&[Class::HANDLE]);
    table[512 + TokenKind::Url as usize] = Classes::of(&[Class::HANDLE]);
    table[512 + TokenKind::Email as usize] = Classes::of(&[Class::HANDLE]);
    table
};

/// The classes of every layout.
static LAYOUT: [Classes; 16] = {
    let mut table = [Classes::NONE; 16];
    let mut at = 0;
    while at < 16 {
        if Layout(at as u8).has(Layout::SPACE_BEFORE) {
            table[at] = table[at].with(Class::SPACE_BEFORE);
        }
        if Layout(at as u8).has(Layout::LINE) {
            table[at] = table[at].with(Class::LINE_START);
        }
        at += 1;
    }
    table
};

/// The classes of a word of every shape; one letter alone is an initial besides.
const OF_SHAPE: [Classes; 256] = {
    let mut table = [Classes::NONE; 256];
    let mut bits = 0;
    while bits < 256 {
        let shape = Shape::from_bits(bits as u8);
        let (upper, mixed) = (shape.has(Shape::INITIAL_UPPER), shape.has(Shape::MIXED));
        let (all, dot) = (shape.has(Shape::ALL_UPPER), shape.has(Shape::DOT));
        let facts = [
            (Class::CAPITALIZED, upper),
            (Class::UPPERCASE, all),
            (Class::LOWERCASE, !upper && !mixed),
            (Class::MIXED_CASE, mixed),
            (Class::HAS_DOT, dot),
            (Class::HAS_DIGIT, shape.has(Shape::DIGIT)),
            (Class::INITIAL, upper && dot && all), // J.K.
        ];
        let mut at = 0;
        while at < facts.len() {
            if facts[at].1 {
                table[bits] = table[bits].with(facts[at].0);
            }
            at += 1;
        }
        bits += 1;
    }
    table
};

/// The classes of a mark of one byte.
const fn byte_class(mark: u8) -> Classes {
    let class = match mark {
        b',' => Class::COMMA,
        b'.' | b'!' | b'?' | b';' => Class::STOP,
        b'(' | b'[' => Class::OPEN,
        b')' | b']' => Class::CLOSE,
        b'"' | b'\'' => Class::QUOTE,
        b'-' => Class::HYPHEN,
        b'/' => Class::SLASH,
        b':' => Class::COLON,
        b'&' => Class::AMPERSAND,
        _ => return Classes::NONE,
    };
    Classes::of(&[class])
}

/// The classes of a mark of three bytes by the last of them: General Punctuation, and the ellipsis.
const fn long_class(last: u8) -> Classes {
    let class = match last {
        0x93..=0x95 => Class::DASH,  // – — ―
        0x98..=0x9f => Class::QUOTE, // ‘ ’ “ ” and their low forms
        0xa6 | b'.' => Class::STOP,  // … ...
        _ => return Classes::NONE,
    };
    Classes::of(&[class])
}

/// The words of a line so far, counted to tell lines in capitals and headlines in Title Case, where
/// capitals say little.
#[derive(Default)]
struct Line {
    start: usize,
    /// All words, those in capitals, those with one, and the others, sixteen bits each.
    counts: u64,
}

impl Line {
    /// Counts a word at `at`; function words are no sign, and the first two hundred tokens decide.
    #[inline(always)]
    fn count(&mut self, at: usize, counts: u64, class: Classes) {
        let sign = if class.has(Class::FUNCTION_WORDS) { OTHER - 1 } else { u64::MAX };
        let near = if at.wrapping_sub(self.start) < 200 { u64::MAX } else { 0 };
        self.counts += counts & sign & near;
    }

    /// Marks the tokens of the line, which ends before `end`, and begins the next one.
    fn end(&mut self, end: usize, classes: &mut [Classes]) {
        let line = &mut classes[self.start..end];
        if let Some(case) = self.case(line) {
            for class in line {
                class.add(case);
            }
        }
        *self = Line { start: end, counts: 0 };
    }

    /// The case of the line: capitals when at least three long words and nine in ten are in
    /// capitals, title when all but the function words of a line of four to twenty-five words are
    /// capitalised.
    fn case(&self, line: &[Classes]) -> Option<Class> {
        let [words, upper, title, lower] = [0, 16, 32, 48].map(|bit| self.counts >> bit & 0xffff);
        if upper >= 3 && upper * 10 >= words * 9 {
            return Some(Class::UPPERCASE_LINE);
        }
        let ends = line.iter().rev().take(2).any(|class| class.has(Class::STOP));
        ((4..=25).contains(&words) && !ends && lower * 8 <= words && (title + upper) * 2 > words)
            .then_some(Class::TITLE_LINE)
    }
}

const WORDS: Classes = Classes::of(&[Class::CAPITALIZED, Class::LOWERCASE, Class::MIXED_CASE]);

#[cfg(test)]
mod tests {
    use super::{Class, Classes, byte_class, form};
    use crate::tokenizer::tokenize;

    /// The classes of a mark, the plain way.
    fn mark(mark: &str) -> Classes {
        let class = match mark {
            "–" | "—" | "―" => Class::DASH,
            "‘" | "’" | "‚" | "‛" | "“" | "”" | "„" | "‟" => Class::QUOTE,
            "..." | "…" => Class::STOP,
            _ if mark.len() == 1 => return byte_class(mark.as_bytes()[0]),
            _ => return Classes::NONE,
        };
        Classes::of(&[class])
    }

    /// `〔` was a dash, by its last byte.
    #[test]
    fn marks_are_looked_up_as_they_are_compared() {
        let dots = ["..", "...", "....", "......"].map(str::to_owned);
        let all = ('\0'..char::MAX).map(String::from).chain(dots);
        let mut count = 0;
        for text in all {
            for token in tokenize(&text) {
                use crate::tokenizer::TokenKind::{Punctuation, Symbol};
                if matches!(token.kind, Punctuation | Symbol) {
                    count += 1;
                    let (found, _) = form(text.as_bytes(), &token);
                    assert_eq!(found, mark(token.of(&text)), "{text:?}");
                }
            }
        }
        assert!(count > 100_000, "{count}");
    }
}
