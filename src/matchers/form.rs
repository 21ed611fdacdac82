//! What a token looks like and where it stands, as classes.

use crate::matchers::class::{Class, Classes};
use crate::tokenizer::{Layout, Shape, Token, TokenKind};

/// Sets the form classes of every token.
pub(crate) fn mark(text: &str, tokens: &[Token], classes: &mut [Classes]) {
    let bytes = text.as_bytes();
    let mut fresh = true;
    for (token, class) in tokens.iter().zip(classes.iter_mut()) {
        let layout = token.layout;
        fresh |= layout.has(Layout::SENTENCE);
        let mut set = *class;
        if layout.has(Layout::SPACE_BEFORE) {
            set.add(Class::SPACE_BEFORE);
        }
        if layout.has(Layout::LINE) {
            set.add(Class::LINE_START);
        }
        match token.kind {
            TokenKind::Word => set = set.union(word(token)),
            TokenKind::Number => {
                set.add(Class::NUMBER);
                set.add(Class::HAS_DIGIT);
            }
            TokenKind::Clitic => set.add(Class::POSSESSIVE),
            TokenKind::Handle | TokenKind::Url | TokenKind::Email => set.add(Class::HANDLE),
            TokenKind::Punctuation | TokenKind::Symbol => {
                if let Some(mark) = mark_class(&bytes[token.start as usize..token.end as usize]) {
                    set.add(mark);
                }
            }
        }
        // The first word of a sentence counts as its start, whatever marks stand before it.
        if fresh && matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Handle) {
            set.add(Class::SENTENCE_START);
            fresh = false;
        }
        *class = set;
    }
    mark_lines(tokens, classes);
}

#[inline]
fn word(token: &Token) -> Classes {
    let shape = token.shape;
    let set = OF_SHAPE[shape.bits() as usize];
    let single = token.len() == 1 || (token.len() == 2 && shape.has(Shape::DOT));
    if single && shape.has(Shape::INITIAL_UPPER) {
        return Classes(set.0 & !Classes::of(&[Class::UPPERCASE]).0).with(Class::INITIAL);
    }
    set
}

/// The classes of a word of every shape; one letter alone is an initial besides.
static OF_SHAPE: [Classes; 256] = {
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

fn mark_class(mark: &[u8]) -> Option<Class> {
    Some(match mark {
        b"," => Class::COMMA,
        b"." | b"!" | b"?" | b";" => Class::STOP,
        b"(" | b"[" => Class::OPEN,
        b")" | b"]" => Class::CLOSE,
        b"\"" | b"'" => Class::QUOTE,
        b"-" => Class::HYPHEN,
        b"/" => Class::SLASH,
        b":" => Class::COLON,
        b"&" => Class::AMPERSAND,
        [0xe2, 0x80, 0x93..=0x95] => Class::DASH,  // – — ―
        [0xe2, 0x80, 0x98..=0x9f] => Class::QUOTE, // ‘ ’ “ ” and their low forms
        b"..." | [0xe2, 0x80, 0xa6] => Class::STOP,
        [b'-', ..] => Class::DASH,
        _ => return None,
    })
}

/// Marks the tokens of lines in capitals and of headlines in Title Case, where capitals say little.
fn mark_lines(tokens: &[Token], classes: &mut [Classes]) {
    let mut start = 0;
    while start < tokens.len() {
        let length =
            tokens[start + 1..].iter().take_while(|token| !token.layout.has(Layout::LINE)).count();
        let end = start + 1 + length;
        if let Some(case) = line_case(&classes[start..end]) {
            for class in &mut classes[start..end] {
                class.add(case);
            }
        }
        start = end;
    }
}

/// The case of a line: capitals when at least three long words and nine in ten are in capitals,
/// title when all but the function words of a line of four to twenty-five words are capitalised.
fn line_case(line: &[Classes]) -> Option<Class> {
    let (mut words, mut upper, mut title, mut lower) = (0, 0, 0, 0);
    for class in line.iter().take(200) {
        if class.has(Class::INITIAL) || !class.any(WORDS) {
            continue;
        }
        words += 1;
        if class.has(Class::UPPERCASE) {
            upper += 1;
        } else if class.has(Class::CAPITALIZED) {
            title += 1;
        } else if !class.has(Class::FUNCTION_WORDS) {
            lower += 1;
        }
    }
    if upper >= 3 && upper * 10 >= words * 9 {
        return Some(Class::UPPERCASE_LINE);
    }
    let ends = line.iter().rev().take(2).any(|class| class.has(Class::STOP));
    ((4..=25).contains(&words) && !ends && lower * 8 <= words && (title + upper) * 2 > words)
        .then_some(Class::TITLE_LINE)
}

const WORDS: Classes = Classes::of(&[Class::CAPITALIZED, Class::LOWERCASE, Class::MIXED_CASE]);
