//! [`Span`]: a half-open range of bytes.

use std::ops::Range;

/// A half-open range of bytes, `start..end`, in some text.
///
/// Every span this crate returns is non-empty and stands on character boundaries, so slicing the
/// text it came from never panics.
///
/// ```
/// use dateline::Span;
///
/// let span = Span::new(4, 11);
/// assert_eq!(span.of("The Kremlin said no."), "Kremlin");
/// assert!(span.overlaps(Span::new(10, 12)));
/// assert!(!span.overlaps(Span::new(11, 12)));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub const fn new(start: usize, end: usize) -> Span {
        Span { start, end }
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True when no byte lies in the span.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The span as a range, for slicing.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// The part of `text` the span covers.
    ///
    /// # Panics
    ///
    /// When the span does not fit `text`, which can only happen with a text other than the one the
    /// span came from.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// True when the two spans share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True when every byte of `other` is in this span.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Range<usize> {
        span.range()
    }
}
