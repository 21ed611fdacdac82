//! What a token looks like and where it stands, as classes.

use crate::matchers::class::{Class, Classes};
use crate::matchers::lexicon::Lexicon;
use crate::tokenizer::{Layout, Shape, Token, TokenKind};

/// Sets the classes of every token that come from the trigger lists and from its form.
pub(crate) fn mark(text: &str, tokens: &[Token], lexicon: &Lexicon, classes: &mut [Classes]) {
    let bytes = text.as_bytes();
    let mut fresh = true;
    let mut line = Line::default();
    for (at, token) in tokens.iter().enumerate() {
        if token.layout.has(Layout::LINE) {
            line.end(at, classes);
        }
        lexicon.mark(tokens, at, classes);
        let mut set = form(bytes, token).union(LAYOUT[(token.layout.0 & 15) as usize]);
        // The first word of a sentence counts as its start, whatever marks stand before it.
        fresh |= token.layout.has(Layout::SENTENCE);
        let first =
            matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Handle) && fresh;
        set.0 |= u128::from(first) << Class::SENTENCE_START.index();
        fresh &= !first;
        classes[at] = classes[at].union(set);
        line.count(at, classes[at]);
    }
    line.end(tokens.len(), classes);
}

/// What the kind and the outline of a token say. Looked up by a number that needs no branch: words
/// by their shape, marks by their first byte, the rest by their kind.
#[inline(always)]
fn form(bytes: &[u8], token: &Token) -> Classes {
    let first = bytes[token.start as usize];
    let marks = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
    let other = if marks { 256 + first as usize } else { 512 + token.kind as usize };
    let word = token.kind == TokenKind::Word;
    let set = FORMS[if word { token.shape.bits() as usize } else { other }];
    let length = token.len();
    if marks && length > 1 {
        return mark_class(&bytes[token.start as usize..token.end as usize]);
    }
    let single = length == 1 || (length == 2 && token.shape.has(Shape::DOT));
    if word && single && token.shape.has(Shape::INITIAL_UPPER) {
        return Classes(set.0 & !Classes::of(&[Class::UPPERCASE]).0).with(Class::INITIAL);
    }
    set
}

/// The classes of words of every shape, of marks by their one byte, and of the other kinds.
static FORMS: [Classes; 520] = {
    let mut table = [Classes::NONE; 520];
    let mut at = 0;
    while at < 256 {
        table[at] = OF_SHAPE[at];
        table[256 + at] = byte_class(at as u8);
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

/// The classes of a mark of several bytes.
fn mark_class(mark: &[u8]) -> Classes {
    let class = match mark {
        [0xe2, 0x80, 0x93..=0x95] => Class::DASH,  // – — ―
        [0xe2, 0x80, 0x98..=0x9f] => Class::QUOTE, // ‘ ’ “ ” and their low forms
        b"..." | [0xe2, 0x80, 0xa6] => Class::STOP,
        _ => return Classes::NONE,
    };
    Classes::of(&[class])
}

/// The words of a line so far, counted to tell lines in capitals and headlines in Title Case, where
/// capitals say little.
#[derive(Default)]
struct Line {
    start: usize,
    words: u32,
    upper: u32,
    title: u32,
    lower: u32,
}

impl Line {
    /// Counts the token at `at`; a line is judged by its first two hundred.
    #[inline(always)]
    fn count(&mut self, at: usize, class: Classes) {
        let word =
            class.any(WORDS) & !class.has(Class::INITIAL) & (at.wrapping_sub(self.start) < 200);
        let upper = word & class.has(Class::UPPERCASE);
        let title = word & !upper & class.has(Class::CAPITALIZED);
        let lower = word & !upper & !title & !class.has(Class::FUNCTION_WORDS);
        self.words += u32::from(word);
        self.upper += u32::from(upper);
        self.title += u32::from(title);
        self.lower += u32::from(lower);
    }

    /// Marks the tokens of the line, which ends before `end`, and begins the next one.
    fn end(&mut self, end: usize, classes: &mut [Classes]) {
        let line = &mut classes[self.start..end];
        if let Some(case) = self.case(line) {
            for class in line {
                class.add(case);
            }
        }
        *self = Line { start: end, ..Line::default() };
    }

    /// The case of the line: capitals when at least three long words and nine in ten are in
    /// capitals, title when all but the function words of a line of four to twenty-five words are
    /// capitalised.
    fn case(&self, line: &[Classes]) -> Option<Class> {
        let Line { words, upper, title, lower, .. } = *self;
        if upper >= 3 && upper * 10 >= words * 9 {
            return Some(Class::UPPERCASE_LINE);
        }
        let ends = line.iter().rev().take(2).any(|class| class.has(Class::STOP));
        ((4..=25).contains(&words) && !ends && lower * 8 <= words && (title + upper) * 2 > words)
            .then_some(Class::TITLE_LINE)
    }
}

const WORDS: Classes = Classes::of(&[Class::CAPITALIZED, Class::LOWERCASE, Class::MIXED_CASE]);
