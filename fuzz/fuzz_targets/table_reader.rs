//! Compiled tables from anywhere: refused, or sound enough for any look-up.
//!
//! `cargo +nightly fuzz run table_reader fuzz/corpus/table_reader fuzz/seeds/table_reader`
//!
//! The input is a table as it is, and once more with a checksum that agrees, so that the checks
//! behind the checksum are reached too.

#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
#[allow(dead_code)] // the other targets check texts and lists
mod invariants;

fuzz_target!(|bytes: &[u8]| {
    invariants::table(bytes);
    invariants::table(&dateline::internal::with_checksum(bytes));
});
