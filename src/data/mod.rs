//! Built-in tables, generated from `seeds/` by `cargo run --release -p dateline-datagen`, never
//! edited by hand.

pub(crate) mod abbreviations;
#[rustfmt::skip]
pub(crate) mod dates;
pub(crate) mod patterns;

/// The compiled trigger words of `seeds/lexicon`.
pub(crate) static LEXICON: &[u8] = include_bytes!("lexicon.bin");

/// The compiled names of `seeds/names`.
pub(crate) static NAMES: &[u8] = include_bytes!("names.tbl");
