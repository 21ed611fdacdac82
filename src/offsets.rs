//! [`Offsets`]: byte offsets in other units, in one forward pass.

use crate::span::Span;

/// A unit that offsets are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OffsetUnit {
    /// Bytes of UTF-8, as Rust slices.
    #[default]
    Byte,
    /// Unicode code points, as Python and annotated corpora count.
    Char,
    /// UTF-16 code units, as JavaScript and Java count.
    Utf16,
}

impl OffsetUnit {
    /// The unit of that name: `byte`, `char` or `utf16`.
    pub fn from_name(name: &str) -> Option<OffsetUnit> {
        Some(match name {
            "byte" => OffsetUnit::Byte,
            "char" => OffsetUnit::Char,
            "utf16" => OffsetUnit::Utf16,
            _ => return None,
        })
    }
}

/// Converts byte spans of a text to another unit. Spans asked for in the order of the text cost one
/// pass over it in all; going back starts again from the beginning.
///
/// ```
/// use dateline::{OffsetUnit, Offsets, Span};
///
/// let text = "“Łódź” 🙂 Ada";
/// let ada = Span::new(text.find("Ada").unwrap(), text.len());
/// assert_eq!(Offsets::new(text, OffsetUnit::Char).span(ada), Span::new(9, 12));
/// assert_eq!(Offsets::new(text, OffsetUnit::Utf16).span(ada), Span::new(10, 13));
/// ```
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// A byte offset and what it is in the unit.
    at: (usize, usize),
}

impl<'t> Offsets<'t> {
    /// A converter for `text`.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Offsets<'t> {
        Offsets { text, unit, at: (0, 0) }
    }

    /// `span` in the unit.
    ///
    /// # Panics
    ///
    /// When the span does not stand on character boundaries of the text.
    pub fn span(&mut self, span: Span) -> Span {
        let start = self.offset(span.start);
        let end = self.offset(span.end);
        Span::new(start, end)
    }

    fn offset(&mut self, byte: usize) -> usize {
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        if byte < self.at.0 {
            self.at = (0, 0);
        }
        let between = &self.text[self.at.0..byte];
        let count = match self.unit {
            OffsetUnit::Byte => between.len(),
            OffsetUnit::Char => between.chars().count(),
            OffsetUnit::Utf16 => between.chars().map(char::len_utf16).sum(),
        };
        self.at = (byte, self.at.1 + count);
        self.at.1
    }
}
