//! Lists of names in every format: read or refused line by line, never a panic.
//!
//! `cargo +nightly fuzz run name_reader fuzz/corpus/name_reader fuzz/seeds/name_reader`

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
#[allow(dead_code)] // the other targets check texts and tables
mod invariants;

fuzz_target!(|list: &[u8]| {
    invariants::list(list);
});
