//! The texts of the benches, all from `seeds/articles`.

/// Articles of our own as one list, about 540 kB in 500 pieces.
pub fn news() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles/original.jsonl");
    std::fs::read_to_string(path)
        .expect("seeds/articles is in the repository")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("one object a line"))
        .map(|piece| piece["text"].as_str().expect("a text").to_owned())
        .collect()
}

/// Number of bytes of all texts.
#[allow(dead_code)] // not every bench counts
pub fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|text| text.len() as u64).sum()
}
