//! Finds people, places, organizations and dates in English news text.

#![deny(missing_docs)]

mod data;
mod error;
#[doc(hidden)]
pub mod internal;
mod label;
pub mod matchers;
mod span;
pub mod tagger;
pub mod tokenizer;

pub use crate::error::{Error, ErrorKind};
pub use crate::label::Label;
pub use crate::matchers::gazetteer::{Gazetteer, GazetteerBuilder, Name, NameClass, NameFlags};
pub use crate::span::Span;
