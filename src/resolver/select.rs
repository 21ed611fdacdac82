//! Chooses a set of matches that do not overlap.

use crate::matchers::matching::Match;
use crate::resolver::rank::order;

/// A match below this score is not worth a span by itself; other mentions may lift it.
pub(crate) const THRESHOLD: u16 = 500;

/// The buffers of [`select`].
#[derive(Debug, Default)]
pub(crate) struct SelectScratch {
    /// First token and number of every match.
    places: Vec<u64>,
    /// The numbers of matches that overlap, one with the next.
    group: Vec<u32>,
    taken: Vec<bool>,
    kept: Vec<Match>,
}

/// Keeps, best first, every match of at least `threshold` that overlaps none kept before, and sorts
/// what is kept by place.
///
/// Matches that do not overlap know nothing of each other, so it is decided group by group, and
/// most groups are one match.
pub(crate) fn select(matches: &mut Vec<Match>, threshold: u16, scratch: &mut SelectScratch) {
    let SelectScratch { places, group, taken, kept } = scratch;
    places.clear();
    let by_place = |(number, found): (usize, &Match)| u64::from(found.start) << 32 | number as u64;
    places.extend(matches.iter().enumerate().map(by_place));
    places.sort_unstable();
    kept.clear();
    let mut next = 0;
    while let Some(&place) = places.get(next) {
        let first = place as u32;
        let start = matches[first as usize].start;
        let mut end = matches[first as usize].end;
        group.clear();
        group.push(first);
        next += 1;
        while let Some(&place) = places.get(next)
            && ((place >> 32) as u32) < end
        {
            end = end.max(matches[place as u32 as usize].end);
            group.push(place as u32);
            next += 1;
        }
        group.retain(|&number| matches[number as usize].score >= threshold);
        if let &mut [number] = group.as_mut_slice() {
            kept.push(matches[number as usize]);
        } else {
            group.sort_unstable_by(|&a, &b| order(&matches[a as usize], &matches[b as usize]));
            taken.clear();
            taken.resize((end - start) as usize, false);
            let from = kept.len();
            for found in group.iter().map(|&number| matches[number as usize]) {
                let span = (found.start - start) as usize..(found.end - start) as usize;
                if !taken[span.clone()].contains(&true) {
                    taken[span].fill(true);
                    kept.push(found);
                }
            }
            kept[from..].sort_unstable_by_key(|found| found.start);
        }
    }
    std::mem::swap(matches, kept);
}
