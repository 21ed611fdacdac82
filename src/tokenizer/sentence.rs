//! Where sentences start: one look at each token and the one before it.

use crate::tokenizer::exceptions::starts_sentences;
use crate::tokenizer::shape::Shape;
use crate::tokenizer::token::{Layout, Token, TokenKind};

/// A line shorter than this that ends without a full stop is a headline, a byline or a table row,
/// not a line of a wrapped paragraph: mail and agency copy wrap at 65 and more.
const WRAPPED_LINE: usize = 60;

/// What the scanner remembers between two tokens to tell where sentences and lines start.
#[derive(Debug)]
pub(crate) struct SentenceState {
    /// Nothing below makes the next word more than a word in the middle of a line.
    quiet: bool,
    /// A full stop, question or exclamation mark was seen, and since then only closing marks.
    ended: bool,
    /// The last token is an abbreviation with its stop, which may or may not end a sentence.
    abbreviation: bool,
    /// Line breaks since the last token; 2 for the start of the text.
    breaks: u8,
    line_start: usize,
    last_line: usize,
}

impl SentenceState {
    pub(crate) fn new() -> SentenceState {
        SentenceState {
            quiet: false,
            ended: true,
            abbreviation: false,
            breaks: 2,
            line_start: 0,
            last_line: 0,
        }
    }

    /// A line break was read; the next line starts at `next`.
    pub(crate) fn line_break(&mut self, next: usize) {
        if self.breaks == 0 {
            self.last_line = next - self.line_start;
        }
        self.breaks = self.breaks.saturating_add(1);
        self.quiet = false;
        self.line_start = next;
    }

    /// The layout of a token, and the state after it. `space` says whether white space (or the
    /// start of the text) is right before it, `first` is its first byte.
    #[inline]
    pub(crate) fn layout(&mut self, token: &Token, first: u8, space: bool) -> Layout {
        if self.quiet && token.kind == TokenKind::Word && !token.shape.has(Shape::DOT) {
            return Layout(u8::from(space) * Layout::SPACE_BEFORE.0);
        }
        self.layout_at_break(token, first, space)
    }

    fn layout_at_break(&mut self, token: &Token, first: u8, space: bool) -> Layout {
        let mut layout = if space { Layout::SPACE_BEFORE } else { Layout::default() };
        let capital = token.shape.has(Shape::INITIAL_UPPER);
        if self.breaks > 0 {
            layout = layout.with(Layout::LINE);
            if self.breaks > 1 {
                layout = layout.with(Layout::PARAGRAPH).with(Layout::SENTENCE);
            } else if self.ended
                || (self.last_line < WRAPPED_LINE && (capital || !token.shape.has(Shape::LOWER)))
            {
                layout = layout.with(Layout::SENTENCE);
            }
            self.breaks = 0;
        }
        let closes = closes(first) && !space;
        let marks = matches!(token.kind, TokenKind::Punctuation | TokenKind::Symbol);
        if (self.ended && !closes && (capital || marks || token.kind == TokenKind::Number))
            || (self.abbreviation && capital && starts_sentences(token.key))
        {
            layout = layout.with(Layout::SENTENCE);
        }
        self.abbreviation = token.shape.has(Shape::DOT) && token.kind == TokenKind::Word;
        if marks && matches!(first, b'.' | b'!' | b'?') {
            self.ended = true;
        } else if !closes {
            self.ended = false;
        }
        self.quiet = !self.ended && !self.abbreviation;
        layout
    }
}

/// True for the first byte of a mark that closes what a sentence ended in: `)`, `]`, `"`, `'`, and
/// the first byte of `”` and `’` (all General Punctuation shares it, which is near enough here).
fn closes(first: u8) -> bool {
    matches!(first, b')' | b']' | b'"' | b'\'' | 0xe2)
}
