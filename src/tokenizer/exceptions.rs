//! Words that keep their full stop, and endings that make a web address.

use crate::data::abbreviations;
use crate::tokenizer::shape::Shape;

/// True when a word with this key and shape keeps the full stop right after it: `Jan.`, `Mr.`,
/// `Inc.`. The key is that of the word without the stop.
pub(crate) fn keeps_stop(key: u64, shape: Shape) -> bool {
    abbreviations::ANY_CASE.binary_search(&key).is_ok()
        || (shape.has(Shape::INITIAL_UPPER)
            && abbreviations::CAPITALIZED.binary_search(&key).is_ok())
}

/// True when a capitalised word with this key usually begins a sentence (`The`, `He`, `But`), so
/// that an abbreviation before it ended one.
pub(crate) fn starts_sentences(key: u64) -> bool {
    abbreviations::STARTERS.binary_search(&key).is_ok()
}

/// Last parts of host names that news text writes without `www.` in front.
const TOP_LEVEL: [&str; 18] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "co", "uk", "eu", "de", "fr",
    "io", "tv", "ly", "me",
];

/// True when `part`, which stands right after a full stop, makes the word before it a web address.
pub(crate) fn ends_address(part: &str) -> bool {
    TOP_LEVEL.contains(&part)
}
