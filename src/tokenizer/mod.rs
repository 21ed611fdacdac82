//! Stage 1: text to tokens.
//!
//! The tokenizer never changes, adds or skips anything: its tokens are ordered and disjoint, stand
//! on character boundaries, and only white space lies between them. Hyphens and slashes are tokens
//! of their own, so that `Iran-backed`, `pro-Iran` and `U.S.-led` hold a whole token for the name
//! inside; abbreviations, initials, numbers, addresses and names such as `O'Neill` and `AT&T` are
//! one token; a possessive `'s` is split off.

mod class;
mod eight;
mod exceptions;
mod key;
mod scanner;
mod sentence;
mod shape;
mod token;
mod unicode;

pub use self::shape::Shape;
pub use self::token::{Layout, Token, TokenKind};

pub(crate) use self::key::{mix, sequence_key, word_key};

/// The longest text [`tokenize_into`] takes, in bytes: offsets are held in 32 bits. The extractor
/// cuts longer texts between paragraphs, so its users need not care.
pub const MAX_TEXT: usize = u32::MAX as usize;

/// The tokens of `text`.
///
/// # Panics
///
/// When the text is longer than [`MAX_TEXT`].
///
/// ```
/// use dateline::tokenizer::tokenize;
///
/// let text = "Iran-backed militias hit al-Kadhimi’s home in the U.S.";
/// let words: Vec<_> = tokenize(text).iter().map(|token| token.of(text)).collect();
/// assert_eq!(
///     words,
///     ["Iran", "-", "backed", "militias", "hit", "al", "-", "Kadhimi", "’s", "home", "in", "the", "U.S."]
/// );
/// ```
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize_into(text, &mut tokens);
    tokens
}

/// Appends the tokens of `text` to `tokens`, without any other allocation.
///
/// # Panics
///
/// When the text is longer than [`MAX_TEXT`].
pub fn tokenize_into(text: &str, tokens: &mut Vec<Token>) {
    assert!(text.len() <= MAX_TEXT, "text of {} bytes, at most {MAX_TEXT}", text.len());
    scanner::Scanner::new(text, tokens).run();
}

/// [`tokenize_into`] without the fast path for ASCII, for the test that compares the two.
pub(crate) fn scan_slowly(text: &str, tokens: &mut Vec<Token>) {
    scanner::Scanner::new(text, tokens).slowly().run();
}

/// The keys of the tokens of a name, as the gazetteers use them.
pub(crate) fn name_keys(name: &str) -> Vec<u64> {
    tokenize(name).iter().map(Token::key).collect()
}
