//! [`Cache`]: the buffers one thread reuses between calls.

use crate::matchers::Evidence;
use crate::matchers::dates::{DateCache, DateMatch};
use crate::matchers::matching::Match;
use crate::resolver::ResolverScratch;
use crate::tagger::{Tagged, TaggerScratch};

/// The memory that [`Extractor::extract_into`](crate::Extractor::extract_into) works in.
///
/// A cache grows to fit the largest text it has seen, about thirty bytes for each byte of text, and
/// is not tied to an extractor. Use one a thread.
#[derive(Debug, Default)]
pub struct Cache {
    pub(crate) evidence: Evidence,
    pub(crate) matches: Vec<Match>,
    pub(crate) dates: Vec<DateMatch>,
    pub(crate) date_cache: DateCache,
    pub(crate) tagged: Vec<Tagged>,
    pub(crate) tagger: TaggerScratch,
    pub(crate) resolver: ResolverScratch,
}

impl Cache {
    /// An empty cache; it takes no memory before its first use.
    pub fn new() -> Cache {
        Cache::default()
    }
}
