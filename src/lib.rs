//! Finds people, places, organizations and dates in English news text.

#![deny(missing_docs)]

mod data;
mod label;
mod span;
pub mod tokenizer;

pub use crate::label::Label;
pub use crate::span::Span;
