//! Built-in tables, generated from `seeds/` by `cargo run --release -p dateline-datagen`, never
//! edited by hand.

pub(crate) mod abbreviations;
#[rustfmt::skip]
pub(crate) mod dates;
pub(crate) mod family_first;
pub(crate) mod newswire;
pub(crate) mod patterns;

/// The compiled trigger words of `seeds/lexicon`.
pub(crate) static LEXICON: &[u8] = include_bytes!("lexicon.bin");

/// The model of the tagger, see `seeds/model/report.md`.
pub(crate) static MODEL: &[u8] = include_bytes!("model.bin");

/// The compiled names of `seeds/names`.
pub(crate) static NAMES: &[u8] = include_bytes!("names.tbl");
