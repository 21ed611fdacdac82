//! Addresses: handles, web addresses, e-mail.

use super::Scanner;
use crate::tokenizer::class::{ALNUM, class};
use crate::tokenizer::shape::Shape;
use crate::tokenizer::token::{Layout, TokenKind};

impl Scanner<'_, '_> {
    /// `@handle`, or a lone mark.
    pub(super) fn at_sign(&mut self, at: usize) -> usize {
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
    pub(super) fn url(&mut self, start: usize, end: usize) -> usize {
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
    pub(super) fn email(&mut self, start: usize, end: usize) -> usize {
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
}
