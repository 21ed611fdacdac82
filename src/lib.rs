//! Finds people, places, organizations and dates in English news text.

#![deny(missing_docs)]

mod builder;
mod cache;
mod data;
pub mod date;
mod entity;
mod error;
mod explain;
mod extraction;
mod extractor;
#[doc(hidden)]
pub mod internal;
#[cfg(feature = "serde")]
pub mod json;
mod label;
pub mod matchers;
mod offsets;
mod resolver;
mod span;
pub mod tagger;
pub mod tokenizer;

pub use crate::builder::ExtractorBuilder;
pub use crate::cache::Cache;
pub use crate::entity::{Date, Entity, Group, Organization, Person, Place};
pub use crate::error::{Error, ErrorKind};
pub use crate::explain::Why;
pub use crate::extraction::Extraction;
pub use crate::extractor::Extractor;
pub use crate::label::Label;
pub use crate::matchers::gazetteer::{
    CaseRule, Gazetteer, GazetteerBuilder, LineError, ListPriority, Name, NameClass, NameFlags,
    NameFormat, NameReader, ReadReport,
};
pub use crate::matchers::matching::Source;
pub use crate::offsets::{OffsetUnit, Offsets};
pub use crate::span::Span;
pub use crate::tagger::Tagger;
