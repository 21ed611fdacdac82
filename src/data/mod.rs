//! Built-in tables, generated from `seeds/`, never edited by hand.

pub(crate) mod abbreviations;
#[rustfmt::skip]
pub(crate) mod dates;
