//! [`Match`]: a claim by one matcher that some tokens are a name, before anything is decided.

use crate::label::Label;

/// What decided that a span is an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Source {
    /// A listed name, from the embedded lists or the caller's.
    List,
    /// A pattern over words: `seeds/patterns`, or the caller's regular expression.
    Pattern,
    /// The date grammar.
    Grammar,
    /// The learned tagger.
    Tagger,
    /// Another mention in the same document.
    Document,
}

impl Source {
    /// The stable lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Source::List => "list",
            Source::Pattern => "pattern",
            Source::Grammar => "grammar",
            Source::Tagger => "tagger",
            Source::Document => "document",
        }
    }
}

/// A claim that the tokens `start..end` are a name of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Match {
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    pub(crate) label: Label,
    pub(crate) source: Source,
    /// Which list, pattern or production, counted within its source.
    pub(crate) rule: u16,
    /// How likely it is right, 0 to 1000.
    pub(crate) score: u16,
    /// What the matcher knows beyond the label: an index into what its stage keeps (a hit, a date),
    /// or [`NOTHING`].
    pub(crate) detail: u32,
}

/// No detail in [`Match::detail`].
pub(crate) const NOTHING: u32 = u32::MAX;
