//! [`Token`]: a piece of text with its kind, shape, key and place in the layout.

use crate::span::Span;
use crate::tokenizer::shape::Shape;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// Starts with a letter: `Iraq`, `O'Neill`, `U.S.`, `AT&T`, `F1`.
    Word,
    /// Starts with a digit: `7`, `1,200`, `3.5`, `1990s`, `54th`.
    Number,
    /// `'s`, `’s`, and the other clitics: `'ll`, `'re`, `'ve`, `'d`, `'m`.
    Clitic,
    /// One ASCII punctuation mark, dash, quotation mark or ellipsis (`...` is one token).
    Punctuation,
    /// Any other character that is neither letter nor digit: currency, emoji.
    Symbol,
    /// `https://example.org/a`, `www.example.org`, `example.org`.
    Url,
    /// `jane.doe@example.org`.
    Email,
    /// `@handle`.
    Handle,
}

/// A token: a span of the text and what the scanner knows about it.
///
/// Tokens are ordered and disjoint, and whatever lies between two of them is white space, so the
/// text can be rebuilt from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) key: u64,
    pub(crate) kind: TokenKind,
    pub(crate) shape: Shape,
    pub(crate) layout: Layout,
}

impl Token {
    /// The bytes of the text it covers.
    pub const fn span(&self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }

    /// The text it covers.
    ///
    /// # Panics
    ///
    /// When `text` is not the one the token came from.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.start as usize..self.end as usize]
    }

    /// A 64-bit hash of the token with case, accents and the style of its apostrophe folded away:
    /// `IRAQ` and `Iraq`, `Beyoncé` and `Beyonce`, `Shi'ite` and `Shi’ite` have the same key.
    /// The same on every platform and in every version with the same table format.
    pub const fn key(&self) -> u64 {
        self.key
    }

    /// What it is made of.
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }

    /// Its outline of capitals, digits and marks.
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// Where it stands: after a space, at the start of a sentence, line or paragraph.
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// True when it begins a sentence.
    pub const fn starts_sentence(&self) -> bool {
        self.layout.has(Layout::SENTENCE)
    }

    /// True when it is a word whose first letter is a capital.
    pub const fn is_capitalized(&self) -> bool {
        matches!(self.kind, TokenKind::Word) && self.shape.has(Shape::INITIAL_UPPER)
    }

    /// True for one byte, with or without a stop, when it is a word: an initial. No branch, for one
    /// word in five has one or two letters.
    #[inline(always)]
    pub(crate) fn is_single(&self) -> bool {
        let length = self.len();
        (length == 1) | ((length == 2) & self.shape.has(Shape::DOT))
    }

    /// Number of bytes.
    #[allow(clippy::len_without_is_empty)] // a token is never empty
    pub const fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// A set of facts about a token's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Layout(pub(crate) u8);

impl Layout {
    /// White space, or the start of the text, stands right before it.
    pub const SPACE_BEFORE: Layout = Layout(1);
    /// It begins a sentence.
    pub const SENTENCE: Layout = Layout(2);
    /// It is the first token of a line.
    pub const LINE: Layout = Layout(4);
    /// It is the first token after an empty line, or of the text.
    pub const PARAGRAPH: Layout = Layout(8);

    /// True when every fact of `other` is in this set.
    pub const fn has(self, other: Layout) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) const fn with(self, other: Layout) -> Layout {
        Layout(self.0 | other.0)
    }
}
