//! Chooses a set of matches that do not overlap.

use crate::matchers::matching::Match;
use crate::resolver::rank::order;

/// A match below this score is not worth a span by itself; other mentions may lift it.
pub(crate) const THRESHOLD: u16 = 500;

/// Keeps, best first, every match of at least `threshold` that overlaps none kept before, and sorts
/// what is kept by place. `taken` is scratch.
pub(crate) fn select(
    matches: &mut Vec<Match>,
    tokens: usize,
    threshold: u16,
    taken: &mut Vec<bool>,
) {
    matches.sort_unstable_by(order);
    taken.clear();
    taken.resize(tokens, false);
    matches.retain(|found| {
        let span = found.start as usize..found.end as usize;
        let free = found.score >= threshold && !taken[span.clone()].contains(&true);
        if free {
            taken[span].fill(true);
        }
        free
    });
    matches.sort_unstable_by_key(|found| found.start);
}
