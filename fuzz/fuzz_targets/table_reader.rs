//! Compiled tables from anywhere: refused, or sound enough for any look-up.
//!
//! ```text
//! cargo +nightly fuzz run table_reader
//! ```
//!
//! The input is a table as it is, and once more with a checksum that agrees, so that the checks
//! behind the checksum are reached too.

#![no_main]

use dateline::{Extractor, Gazetteer};
use libfuzzer_sys::fuzz_target;

const TEXT: &str = "The Blue Heron of Halvorsen Maritime left New York for Basra, A.P.L. said on Monday.";

fn check(bytes: &[u8]) {
    let Ok(table) = Gazetteer::from_bytes(bytes) else { return };
    assert_eq!(table.to_bytes(), bytes);
    let extractor = Extractor::builder().gazetteer(table).build();
    if let Ok(extractor) = extractor {
        for entity in extractor.extract(TEXT).iter() {
            let _ = (entity.label_name(), entity.list_id(), entity.canonical());
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    check(bytes);
    check(&dateline::internal::with_checksum(bytes));
});
