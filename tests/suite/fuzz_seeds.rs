//! Replays what the fuzzer found, and where it starts from, as ordinary tests.

use dateline::{Cache, Extractor};

use crate::cases::path;
use crate::invariants;

/// The seeds of a fuzz target, in the order of their names.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = std::fs::read_dir(path(&format!("../fuzz/seeds/{target}")));
    let mut paths: Vec<_> =
        folder.expect("a folder of seeds").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("a readable file")).collect()
}

#[test]
fn seeds_of_the_text_targets() {
    let (extractor, mut cache) = (Extractor::new(), Cache::new());
    let seeds = ["extract", "tokenizer"].map(seeds).concat();
    for bytes in &seeds {
        invariants::text(&extractor, &mut cache, &String::from_utf8_lossy(bytes));
    }
    assert!(seeds.len() >= 20, "only {} seeds", seeds.len());
}

/// A list that no format reads starts the fuzzer nowhere.
#[test]
fn seeds_of_the_list_reader() {
    let seeds = seeds("name_reader");
    for (at, bytes) in seeds.iter().enumerate() {
        // JSON lines are read with a feature only.
        let unread = !cfg!(feature = "jsonl") && bytes.starts_with(b"{");
        assert!(invariants::list(bytes) > 0 || unread, "seed {} gives no name", at + 1);
    }
    assert!(seeds.len() >= 8, "only {} seeds", seeds.len());
}

/// A seed of an older format would be refused by its version, and nothing behind that be tried.
#[test]
fn seeds_of_the_table_reader() {
    let seeds = seeds("table_reader");
    for (at, bytes) in seeds.iter().enumerate() {
        invariants::table(bytes);
        let mended = dateline::internal::with_checksum(bytes);
        assert!(invariants::table(&mended), "seed {} is no table any more", at + 1);
        assert!(!invariants::table(&bytes[..bytes.len() - 1]), "seed {} without its end", at + 1);
    }
    assert!(seeds.len() >= 4, "only {} seeds", seeds.len());
}
