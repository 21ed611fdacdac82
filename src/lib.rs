//! Finds people, places, organizations and dates in English news text.

#![deny(missing_docs)]

mod data;
pub mod date;
mod label;
pub mod matchers;
mod span;
pub mod tokenizer;

pub use crate::label::Label;
pub use crate::span::Span;
