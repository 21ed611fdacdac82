//! Built-in tables, generated from `seeds/` by `cargo run --release -p dateline-datagen`, never
//! edited by hand.

pub(crate) mod abbreviations;
#[rustfmt::skip]
pub(crate) mod dates;
