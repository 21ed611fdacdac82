//! Any text: tokens that are lossless, and the same from both paths of the scanner.
//!
//! `cargo +nightly fuzz run tokenizer fuzz/corpus/tokenizer fuzz/seeds/tokenizer`

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
#[allow(dead_code)] // the other target checks entities as well
mod invariants;

fuzz_target!(|text: &str| {
    invariants::tokens(text);
});
