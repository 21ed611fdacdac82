//! Annotated documents, and how well an extraction agrees with them.
//!
//! `dateline eval` and the example `evaluate` of the library print what is counted here.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod gold;
mod score;

pub use self::gold::{Annotation, Document, read};
pub use self::score::{Counts, NAMES, Scores, judge, trim};
