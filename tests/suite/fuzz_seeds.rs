//! Replays what the fuzzer found, and where it starts from, as ordinary tests.

use dateline::{Cache, Extractor};

use crate::cases::path;
use crate::invariants;

#[test]
fn seeds_of_the_fuzz_targets() {
    let (extractor, mut cache, mut count) = (Extractor::new(), Cache::new(), 0);
    for target in ["extract", "tokenizer"] {
        let folder = path(&format!("../fuzz/seeds/{target}"));
        for entry in std::fs::read_dir(folder).expect("a folder of seeds") {
            let bytes = std::fs::read(entry.expect("an entry").path()).expect("a readable file");
            invariants::text(&extractor, &mut cache, &String::from_utf8_lossy(&bytes));
            count += 1;
        }
    }
    assert!(count >= 20, "only {count} seeds");
}
