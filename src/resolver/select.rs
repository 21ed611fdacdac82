//! Chooses a set of matches that do not overlap.

use crate::matchers::matching::Match;
use crate::resolver::rank::{Rank, order};

/// A match below this score is not worth a span by itself; other mentions may lift it.
pub(crate) const THRESHOLD: u16 = 500;

/// The buffers of [`select`].
#[derive(Debug, Default)]
pub(crate) struct SelectScratch {
    places: Places,
    /// The numbers of matches that overlap, one with the next.
    group: Vec<u32>,
    taken: Vec<bool>,
}

/// Puts into `kept`, best first, every match of at least `threshold` that overlaps none kept before,
/// and sorts what is kept by place. The text has `tokens` tokens.
///
/// Matches that do not overlap know nothing of each other, so it is decided group by group. Most
/// groups have one match or one that covers all the others and is the best of them.
pub(crate) fn select(
    matches: &[Match],
    threshold: u16,
    tokens: usize,
    scratch: &mut SelectScratch,
    kept: &mut Vec<Match>,
) {
    let SelectScratch { places, group, taken } = scratch;
    places.fill(matches, threshold, tokens);
    kept.clear();
    let mut next = places.first_from(0);
    while let Some(start) = next {
        let mut end = start;
        group.clear();
        while let Some(at) = next
            && (at < end || at == start)
        {
            for number in places.at(at) {
                end = end.max(matches[number as usize].end as usize);
                group.push(number);
            }
            next = places.first_from(at + 1);
        }
        let best = best_of(group, matches);
        if (best.start as usize, best.end as usize) == (start, end) {
            kept.push(*best);
            continue;
        }
        group.sort_unstable_by(|&a, &b| order(&matches[a as usize], &matches[b as usize]));
        taken.clear();
        taken.resize(end - start, false);
        let from = kept.len();
        for found in group.iter().map(|&number| matches[number as usize]) {
            let span = found.start as usize - start..found.end as usize - start;
            if !taken[span.clone()].contains(&true) {
                taken[span].fill(true);
                kept.push(found);
            }
        }
        kept[from..].sort_unstable_by_key(|found| found.start);
    }
}

/// The match of a group that is decided on first.
#[inline]
fn best_of<'a>(group: &[u32], matches: &'a [Match]) -> &'a Match {
    let of = |number: u32| &matches[number as usize];
    let mut best = of(group[0]);
    if group.len() == 1 {
        return best;
    }
    let mut rank = Rank::of(best);
    for found in group[1..].iter().map(|&number| of(number)) {
        let of_found = Rank::of(found);
        if of_found < rank || (of_found == rank && order(found, best).is_lt()) {
            (best, rank) = (found, of_found);
        }
    }
    best
}

/// Where matches begin. They are few and come nearly in order, from several sources: to chain those
/// of every token is faster than to sort them.
#[derive(Debug, Default)]
struct Places {
    /// A bit for every token where one begins.
    starts: Vec<u64>,
    /// For every such token, the last match that begins there; of other tokens anything.
    last: Vec<u32>,
    /// For every match the one before it that begins at the same token, or [`NO_MATCH`].
    before: Vec<u32>,
}

const NO_MATCH: u32 = u32::MAX;
// All bits, which `fill` puts together with others.
const _: () = assert!(NO_MATCH == !0);

impl Places {
    fn fill(&mut self, matches: &[Match], threshold: u16, tokens: usize) {
        self.starts.clear();
        self.starts.resize(tokens / 64 + 1, 0);
        self.last.resize(self.last.len().max(tokens), NO_MATCH);
        self.before.clear();
        for (number, found) in matches.iter().enumerate() {
            // Without a branch: whether a match counts, and is the first of its token, is anyone's
            // guess.
            let start = found.start as usize;
            let counts = found.score >= threshold;
            let (starts, bit) = (&mut self.starts[start / 64], u64::from(counts) << (start % 64));
            let last = &mut self.last[start];
            let first = u32::from(*starts & bit == 0);
            let before = *last | first.wrapping_neg() & NO_MATCH;
            *starts |= bit;
            *last = if counts { number as u32 } else { *last };
            self.before.push(before);
        }
    }

    /// The first token from `at` on where a match begins.
    #[inline]
    fn first_from(&self, at: usize) -> Option<usize> {
        let mut word = at / 64;
        let mut bits = self.starts.get(word)? & (u64::MAX << (at % 64));
        while bits == 0 {
            word += 1;
            bits = *self.starts.get(word)?;
        }
        Some(word * 64 + bits.trailing_zeros() as usize)
    }

    /// The matches that begin at `at`, where one does.
    #[inline]
    fn at(&self, at: usize) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(self.last[at]), |&number| {
            Some(self.before[number as usize]).filter(|&before| before != NO_MATCH)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{SelectScratch, select};
    use crate::label::Label;
    use crate::matchers::matching::{Match, NOTHING, Source};
    use crate::resolver::rank::order;

    /// Up to forty matches in sixty tokens and some more.
    fn matches() -> impl Strategy<Value = Vec<Match>> {
        let one = (0..130u32, 1..6u32, 0..9u16, 0..3u16, 0..2u16).prop_map(
            |(start, length, score, label, rule)| Match {
                start,
                end: start + length,
                label: [Label::Person, Label::Place, Label::Custom(7)][label as usize],
                source: Source::List,
                rule,
                score: 100 * score,
                detail: NOTHING,
            },
        );
        prop::collection::vec(one, 0..40)
    }

    proptest! {
        /// The same as going through all matches at once, best first.
        #[test]
        fn groups_know_nothing_of_each_other(first in matches(), second in matches()) {
            let (mut scratch, mut kept) = (SelectScratch::default(), Vec::new());
            for matches in [first, second] {
                select(&matches, 500, 140, &mut scratch, &mut kept);
                let mut sorted: Vec<&Match> =
                    matches.iter().filter(|found| found.score >= 500).collect();
                sorted.sort_by(|a, b| order(a, b));
                let mut expected: Vec<Match> = Vec::new();
                for found in sorted {
                    if expected.iter().all(|old| found.end <= old.start || old.end <= found.start) {
                        expected.push(*found);
                    }
                }
                expected.sort_by_key(|found| found.start);
                prop_assert_eq!(&kept, &expected);
            }
        }
    }
}
