//! Finds people, places, organizations, dates and groups in English news text, and says what is
//! known of each.
//!
//! Lists, grammar and model are compiled in: no downloads, no configuration, no network.
//!
//! ```
//! use dateline::Extractor;
//!
//! let extractor = Extractor::new();
//! let found = extractor.extract("Angela Merkel met officials of the IMF in Berlin on Monday.");
//! for entity in found.iter() {
//!     println!("{:?} {} {}", entity.range(), entity.label(), entity.text());
//! }
//! assert_eq!(found.people().next().unwrap().family_name(), Some("Merkel"));
//! assert_eq!(found.places().next().unwrap().country(), Some("DE"));
//! ```
//!
//! # The three main types
//!
//! - [`Extractor`] holds everything that is known and runs the pipeline. It is made once, cheap to
//!   clone, and shared between threads. [`Extractor::builder`] has every option.
//! - [`Extraction`] is what was found in one text, in its order and without overlaps.
//! - [`Entity`] is one name in it, with its place, kind, score and number in the document; the
//!   views [`Person`], [`Place`], [`Organization`], [`Date`] and [`Group`] have what is known of
//!   each kind.
//!
//! # Common jobs
//!
//! **Dates as days.** Relative dates are read from a reference, never from the clock. Without one
//! the text itself may say (a dateline, a header, a date mentioned before); otherwise they stay
//! open.
//!
//! ```
//! use dateline::{Extractor, date::Reference};
//!
//! let day = Reference::parse("2021-11-07");
//! let found = Extractor::new().extract_dated("He took office in May last year.", day);
//! let date = found.dates().next().unwrap();
//! assert_eq!(date.text(), "May last year");
//! assert_eq!(date.value().timex_value().to_string(), "2020-05");
//! assert_eq!(date.value().iso8601().as_deref(), Some("2020-05"));
//! ```
//!
//! **All mentions of one person.** Every entity has the number of the thing it names.
//!
//! ```
//! use dateline::Extractor;
//!
//! let found = Extractor::new().extract("Kofi Annan spoke in Geneva. Annan then left for Accra.");
//! let annan = found.people().next().unwrap();
//! let mentions: Vec<_> = found.mentions(annan.id()).map(|mention| mention.text()).collect();
//! assert_eq!(mentions, ["Kofi Annan", "Annan"]);
//! ```
//!
//! **Names and rules of your own.** Lists come from files in many forms ([`NameReader`]) or name by
//! name ([`GazetteerBuilder`]); they count before everything else unless they ask for less.
//!
//! ```
//! use dateline::{Extractor, GazetteerBuilder, Name};
//!
//! let mut ships = GazetteerBuilder::new();
//! ships.add(&Name::new("Blue Heron", "vessel").with_id("IMO 9074729"))?;
//! let extractor = Extractor::builder()
//!     .gazetteer(ships.build()?)
//!     .pattern("container", r"\b[A-Z]{4} ?\d{7}\b")
//!     .build()?;
//! let found = extractor.extract("The Blue Heron lost container MSKU 4471520.");
//! let ship = found.iter().next().unwrap();
//! assert_eq!((ship.label_name(), ship.list_id().as_deref()), ("vessel", Some("IMO 9074729")));
//! # Ok::<(), dateline::Error>(())
//! ```
//!
//! **Many texts.** A thread keeps a [`Cache`] and an [`Extraction`]; once they have seen texts of
//! the size, nothing is allocated. With the feature `rayon`, `Extractor::extract_batch` does this
//! on all cores and gives the same answer.
//!
//! ```
//! use dateline::{Extraction, Extractor};
//!
//! let extractor = Extractor::new();
//! let mut cache = extractor.create_cache();
//! let mut found = Extraction::new();
//! for line in ["Oslo is cold.", "Cairo is warm."] {
//!     let text = String::from(line); // lives for one round only
//!     let mut of_this = found.recycle();
//!     extractor.extract_into(&mut cache, &text, &mut of_this);
//!     assert_eq!(of_this.len(), 1);
//!     found = of_this.recycle();
//! }
//! ```
//!
//! **Offsets as others count.** Python counts code points, JavaScript and Java UTF-16 units.
//!
//! ```
//! use dateline::{Extractor, Offsets, OffsetUnit};
//!
//! let text = "“Łódź”, he said in Warsaw.";
//! let found = Extractor::new().extract(text);
//! let mut offsets = Offsets::new(text, OffsetUnit::Char);
//! let warsaw = found.places().last().unwrap();
//! assert_eq!(offsets.span(warsaw.span()).range(), 19..25);
//! ```
//!
//! **Why was this found?** [`Extractor::explain`] names, for each entity, the lists and patterns
//! that match there and the strongest features for its kind against the runner-up.
//!
//! **JSON.** With the feature `serde` an [`Extraction`] serializes; the module `json` has the form.
//!
//! # Scores and what decided
//!
//! [`Entity::score`] is a calibrated probability: of the spans with 0.9, about nine in ten are
//! right on text like that of the development files. [`Entity::source`] says what decided: a list
//! of the caller's, a pattern, the date grammar or the [tagger]. With
//! [`tagger(false)`](ExtractorBuilder::tagger) lists and patterns decide alone, faster and worse,
//! and scores only order.
//!
//! # Untrusted input
//!
//! Text may be anything. Extraction cannot fail and does not panic; it takes time and memory in
//! proportion to the text, also when the text is made to be slow on; spans are on character
//! boundaries, non-empty and disjoint. There is no limit on length: texts above 4 GiB are read in
//! pieces, cut between paragraphs, and identity then holds within a piece.
//!
//! Compiled lists ([`Gazetteer::from_bytes`]) and models ([`Tagger::from_bytes`]) are checked in
//! full when they are loaded: damaged, truncated or foreign bytes are an [`Error`] of their own
//! [kind](ErrorKind). A checksum is no signature: who can write the file can choose its names.
//!
//! Regular expressions run in linear time and have a size limit
//! ([`ExtractorBuilder::pattern_size_limit`]), so that patterns may come from users too.
//!
//! This crate has no `unsafe` code.
//!
//! # Lower-level modules
//!
//! Most users can skip these.
//!
//! - [`date`]: values of dates, how they print, policies for reading them.
//! - [`tokenizer`]: the tokens of a text, with kind, shape and sentence starts.
//! - [`matchers`]: the date matcher by itself ([`matchers::dates`]) and lists
//!   ([`matchers::gazetteer`]).
//! - [`tagger`]: the learned model.
//!
//! # Crate features
//!
//! | feature | default | what it adds | cost |
//! |---|---|---|---|
//! | `serde` | on | `Serialize` for results, module `json` | `serde` |
//! | `jsonl` | off | lists in JSON lines and of spaCy's EntityRuler | `serde_json` |
//! | `rayon` | off | `Extractor::extract_batch`, `extract_dated_batch` on all cores | `rayon` |
//! | `jiff` | off | conversions of dates to civil types of `jiff` | none |
//!
//! Embedded lists and model add about 9 MB to a program. The lists are read in place; the model is
//! unpacked when the first extractor is made.
//!
//! `README.md` has measured accuracy and speed, `DESIGN.md` the reasons, `seeds/README.md` the
//! data.

#![deny(missing_docs)]

// The modules in the order in which a text passes them.

// Options, the pipeline in one function, and the names of its stages.
mod builder;

mod extractor;

mod stage;

// The buffers one thread reuses.
mod cache;

// Stage 1: text to tokens.
pub mod tokenizer;

// Stage 2: tokens to matches, by lists, patterns and the grammar of dates.
pub mod matchers;

// Stage 2, where context decides: the learned model.
pub mod tagger;

// Stage 3: matches to entities.
mod resolver;

// What the caller gets: all entities, one of them, those that are one thing, its kind, its place.
mod extraction;

mod entity;

mod thing;

mod label;

mod span;

// What a date means, and how it is written.
pub mod date;

// Results in other forms: offsets in other units, JSON.
mod offsets;

#[cfg(feature = "serde")]
pub mod json;

// Why an entity was found.
mod explain;

// What can go wrong while something is built or loaded.
mod error;

// The tables generated from `seeds/`.
mod data;

// For the tools of the repository.
#[doc(hidden)]
pub mod internal;

// Texts that tests make up.
#[cfg(test)]
mod random;

// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod _readme {}

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
pub use crate::thing::Thing;
