//! The date pass alone, in bytes a second.

use dateline::date::{Policy, Reference};
use dateline::matchers::dates::{DateCache, DateMatcher};
use dateline::tokenizer::tokenize;

/// The date pass alone over a plain text, the best of many runs.
pub(super) fn speed(file: &str) {
    let Ok(text) = std::fs::read_to_string(file) else { return eprintln!("{file}: not read") };
    let tokens = tokenize(&text);
    let matcher = DateMatcher::new(Policy::default());
    let mut cache = DateCache::new();
    let mut found = Vec::new();
    let mut best = f64::MAX;
    for _ in 0..400 {
        found.clear();
        let start = std::time::Instant::now();
        matcher.find_into(&text, &tokens, Reference::new(2021, 11, 7), &mut cache, &mut found);
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = text.len() as f64 / best / 1e6;
    println!("{file}: {} bytes, {} dates, {rate:.1} MB/s", text.len(), found.len());
}
