//! [`Error`]: what can go wrong while an extractor or a list is built or loaded.

use std::fmt;

/// Why an extractor, a list or a model could not be built or loaded.
///
/// Extraction itself never fails. The message names the offending value; [`Error::kind`] is for
/// programs.
///
/// ```
/// use dateline::{ErrorKind, Extractor};
///
/// let error = Extractor::builder().pattern("ticket", "[A-Z").build().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Pattern);
/// assert!(error.to_string().contains("[A-Z"));
/// ```
#[derive(Debug)]
pub struct Error {
    kind: ErrorKind,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A caller's pattern is not a valid regular expression, is too large, or is one too many.
    Pattern,
    /// A line of a list of names cannot be used.
    List,
    /// A compiled table is damaged: its contents do not agree with its checksum or themselves.
    Table,
    /// The bytes are no compiled table at all.
    NotATable,
    /// A compiled table is cut off.
    Truncated,
    /// A compiled table is of another byte order.
    ByteOrder,
    /// A compiled table is of another version of the format.
    Version,
    /// A label is empty or there are too many.
    Label,
    /// An option has a value outside its range.
    Option,
    /// Reading or writing failed.
    Io,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Error {
        Error { kind, message: message.into(), source: None }
    }

    pub(crate) fn with_source(
        kind: ErrorKind,
        message: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Error {
        Error { kind, message: message.into(), source: Some(source.into()) }
    }

    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        self.kind
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| &**source as &(dyn std::error::Error + 'static))
    }
}
