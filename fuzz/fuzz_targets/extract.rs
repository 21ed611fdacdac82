//! Any text: no panic, and entities that keep what the documentation promises.
//!
//! `cargo +nightly fuzz run extract fuzz/corpus/extract fuzz/seeds/extract`

#![no_main]

use std::sync::LazyLock;

use dateline::{Cache, Extractor};
use libfuzzer_sys::fuzz_target;

#[path = "../../tests/suite/invariants.rs"]
#[allow(dead_code)] // the other target checks tokens alone
mod invariants;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

fuzz_target!(|text: &str| {
    invariants::text(&EXTRACTOR, &mut Cache::new(), text);
});
