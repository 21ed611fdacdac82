//! The best tags of a stretch of tokens, and by how much every span in them is best.
//!
//! Which tag may follow which is all that binds neighbours. So all there is to know between two
//! tokens is one number for "no span is open" and one for each label with a span open. Only their
//! differences count, so the first is always 0 and the others fit in sixteen bits, a register for
//! all labels. No sum overflows: scores are kept within [`MOST`], a span that is open is ahead by at
//! most two of them and behind by at most four, since it could end at once, and worse than that is
//! [`NEVER`].

use crate::tagger::labels::{BEGIN, INSIDE, LAST, OUTSIDE, UNIT, column, parts, tag};

/// The highest score of a tag, and the lowest one with a minus. Those of our model are below a
/// thousand.
pub(crate) const MOST: i16 = 2_500;
/// Worse than anything that can be.
const NEVER: i16 = -15_000;
const _: () = assert!(-4 * MOST > NEVER + MOST && 2 * (NEVER as i32) - (MOST as i32) > -32_768);

/// Buffers that one thread reuses.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// How much better than with none the tokens before one can be with a span of each label open.
    before: Vec<i16>,
    /// The same for the tokens from one on.
    behind: Vec<i16>,
    /// The best tags.
    pub(crate) tags: Vec<u8>,
}

/// How sure a span is: by how much the best tags are better than the best tags without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sureness {
    pub(crate) margin: i32,
    /// The token where the difference is smallest.
    pub(crate) at: usize,
    /// The tag that would come instead there.
    pub(crate) instead: usize,
}

/// The scores of stretches of tokens: rows of `S` numbers in the order of [`column()`], which `L`
/// lanes are enough for, one a label.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores<'s, const S: usize, const L: usize> {
    rows: &'s [[i16; S]],
    labels: usize,
    /// All bits in the lanes of a label, none in the others.
    used: [i16; L],
}

impl<'s, const S: usize, const L: usize> Scores<'s, S, L> {
    pub(crate) fn new(rows: &'s [[i16; S]], labels: usize) -> Self {
        debug_assert!(
            labels <= L && 1 + 3 * labels + L <= S,
            "a row holds all lanes of each place"
        );
        let mut used = [0; L];
        used[..labels].fill(-1);
        Scores { rows, labels, used }
    }

    /// The scores of one place for all labels; what is in the other lanes means nothing.
    #[inline(always)]
    fn place(&self, at: usize, place: usize) -> [i16; L] {
        let from = column(tag(0, place), self.labels);
        let lanes = self.rows[at][from..].first_chunk();
        *lanes.expect("a row holds the lanes of its last place")
    }

    #[inline(always)]
    fn outside(&self, at: usize) -> i16 {
        self.rows[at][OUTSIDE]
    }

    /// The lanes with the worst number in those of no label, and nowhere a worse one.
    #[inline(always)]
    fn used(&self, lanes: [i16; L]) -> [i16; L] {
        let mut used = [NEVER; L];
        for lane in 0..L {
            let number = lanes[lane] & self.used[lane] | NEVER & !self.used[lane];
            used[lane] = number.max(NEVER);
        }
        used
    }

    /// One step: what there is to know behind a token, or before it, from what there is on its
    /// other side. `opens` is the place of a token that opens a span on the way, `closes` that of
    /// one that closes it.
    #[inline(always)]
    fn step(&self, at: usize, open: [i16; L], opens: usize, closes: usize) -> [i16; L] {
        let closing = self.used(sum(open, self.place(at, closes)));
        let single = self.used(self.place(at, UNIT));
        let closed = greatest(greater(closing, single)).max(self.outside(at));
        let longer = sum(open, self.place(at, INSIDE));
        let open = self.used(greater(longer, self.place(at, opens)));
        greater(sum(open, [-closed; L]), [NEVER; L])
    }
}

#[inline(always)]
fn sum<const L: usize>(a: [i16; L], b: [i16; L]) -> [i16; L] {
    let mut lanes = [0; L];
    for lane in 0..L {
        lanes[lane] = a[lane].wrapping_add(b[lane]);
    }
    lanes
}

#[inline(always)]
fn greater<const L: usize>(a: [i16; L], b: [i16; L]) -> [i16; L] {
    let mut lanes = [0; L];
    for lane in 0..L {
        lanes[lane] = a[lane].max(b[lane]);
    }
    lanes
}

#[inline(always)]
fn greatest<const L: usize>(lanes: [i16; L]) -> i16 {
    lanes.into_iter().fold(NEVER, i16::max)
}

/// What is kept of a token.
#[inline(always)]
fn lanes<const L: usize>(of: &[i16], at: usize) -> [i16; L] {
    *of[at * L..].first_chunk().expect("there are as many as tokens")
}

impl Decoder {
    /// Finds the best tags. Ties go to the lower tag.
    pub(crate) fn run<const S: usize, const L: usize>(&mut self, scores: Scores<'_, S, L>) {
        self.tags.clear();
        self.look_back(scores);
        self.follow(scores);
    }

    /// Takes up tags that an earlier run found for the same scores.
    pub(crate) fn keep<const S: usize, const L: usize>(
        &mut self,
        scores: Scores<'_, S, L>,
        tags: &[u8],
    ) {
        self.tags.clear();
        self.tags.extend_from_slice(tags);
        if tags.iter().any(|&tag| tag as usize != OUTSIDE) {
            self.look_back(scores);
        }
    }

    /// Makes ready for [`Decoder::sureness`] of the scores that were run last.
    pub(crate) fn weigh<const S: usize, const L: usize>(&mut self, scores: Scores<'_, S, L>) {
        self.before.clear();
        let mut open = [NEVER; L];
        for at in 0..scores.rows.len() {
            self.before.extend_from_slice(&open);
            open = scores.step(at, open, BEGIN, LAST);
        }
    }

    /// What is behind every token.
    fn look_back<const S: usize, const L: usize>(&mut self, scores: Scores<'_, S, L>) {
        self.behind.clear();
        self.behind.resize(scores.rows.len() * L, NEVER);
        let mut open = [NEVER; L];
        for at in (1..scores.rows.len()).rev() {
            open = scores.step(at, open, LAST, BEGIN);
            self.behind[(at - 1) * L..at * L].copy_from_slice(&open);
        }
    }

    /// Walks along the best tags, left to right.
    fn follow<const S: usize, const L: usize>(&mut self, scores: Scores<'_, S, L>) {
        let mut within: Option<usize> = None;
        for at in 0..scores.rows.len() {
            let open: [i16; L] = lanes(&self.behind, at);
            let place = |place: usize| scores.place(at, place);
            let best = if let Some(label) = within {
                let longer = open[label] + place(INSIDE)[label];
                if place(LAST)[label] > longer { tag(label, LAST) } else { tag(label, INSIDE) }
            } else {
                let begin = scores.used(sum(open, place(BEGIN)));
                let unit = scores.used(place(UNIT));
                let most = greatest(greater(begin, unit));
                if most <= scores.outside(at) {
                    OUTSIDE
                } else {
                    let label = (0..scores.labels).find(|&l| begin[l].max(unit[l]) == most);
                    let label = label.expect("one of them is the greatest");
                    tag(label, if begin[label] == most { BEGIN } else { UNIT })
                }
            };
            within = (best != OUTSIDE)
                .then(|| parts(best))
                .filter(|&(_, place)| place == BEGIN || place == INSIDE)
                .map(|(label, _)| label);
            self.tags.push(best as u8);
        }
    }

    /// How sure the span over the tokens `start..end` of the best tags is.
    pub(crate) fn sureness<const S: usize, const L: usize>(
        &self,
        scores: Scores<'_, S, L>,
        start: usize,
        end: usize,
    ) -> Sureness {
        let mut sure = Sureness { margin: i32::MAX, at: start, instead: OUTSIDE };
        for at in start..end {
            let (own_label, own_place) = parts(self.tags[at] as usize);
            let mut totals = self.totals(scores, at);
            let own = std::mem::replace(&mut totals[own_place][own_label], NEVER);
            let best = totals.iter().fold(NEVER, |most, place| most.max(greatest(*place)));
            let outside = scores.outside(at);
            let margin = (i32::from(own) - i32::from(best.max(outside))).max(0);
            if margin < sure.margin {
                let is_best = |label: usize| (0..4).find(|&place| totals[place][label] == best);
                let instead = (0..scores.labels)
                    .filter(|_| best > outside)
                    .find_map(|label| is_best(label).map(|place| tag(label, place)));
                sure = Sureness { margin, at, instead: instead.unwrap_or(OUTSIDE) };
            }
        }
        sure
    }

    /// The score of the best tags of all tokens that give the token each tag, by place and label,
    /// against those that give it none with its own score left out.
    #[inline(always)]
    fn totals<const S: usize, const L: usize>(
        &self,
        scores: Scores<'_, S, L>,
        at: usize,
    ) -> [[i16; L]; 4] {
        let (before, behind): ([i16; L], [i16; L]) =
            (lanes(&self.before, at), lanes(&self.behind, at));
        let mut totals = [BEGIN, INSIDE, LAST, UNIT].map(|place| scores.place(at, place));
        totals[BEGIN] = sum(totals[BEGIN], behind);
        totals[INSIDE] = sum(scores.used(sum(totals[INSIDE], before)), behind);
        totals[LAST] = sum(totals[LAST], before);
        totals.map(|lanes| scores.used(lanes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One label: tags O B I L U. The best tags, and how sure the span over those tokens is.
    fn decode(rows: &[[i16; 5]], span: std::ops::Range<usize>) -> (Vec<u8>, Sureness) {
        let rows: Vec<[i16; 24]> = rows
            .iter()
            .map(|row| std::array::from_fn(|at| row.get(at).copied().unwrap_or(77)))
            .collect();
        let scores = Scores::<24, 8>::new(&rows, 1);
        let mut decoder = Decoder::default();
        decoder.run(scores);
        decoder.weigh(scores);
        let sure = decoder.sureness(scores, span.start, span.end);
        (decoder.tags, sure)
    }

    #[test]
    fn one_token_is_outside_or_a_unit() {
        // B is the highest but nothing could close it.
        let (tags, sure) = decode(&[[1, 9, 8, 7, 3]], 0..1);
        assert_eq!(tags, [4]);
        assert_eq!(sure, Sureness { margin: 2, at: 0, instead: 0 });
        assert_eq!(decode(&[[5, 9, 8, 7, 3]], 0..0).0, [0]);
        // A tie goes to the lower tag.
        assert_eq!(decode(&[[3, 9, 8, 7, 3]], 0..0).0, [0]);
    }

    #[test]
    fn two_tokens_by_hand() {
        // O O 2, U U 3+1 = 4, B L 4+2 = 6, O U 1, U O 4.
        let (tags, sure) = decode(&[[1, 4, 9, 9, 3], [1, 9, 9, 2, 0]], 0..2);
        assert_eq!(tags, [1, 3]);
        // Best without the span: U O with 3 + 1.
        assert_eq!(sure, Sureness { margin: 2, at: 0, instead: 4 });
    }

    #[test]
    fn three_tokens_by_hand() {
        // B I L 2+2+2 = 6 against U U U 1+1+1, B L U 2+1+1, O O O 0.
        let (tags, sure) = decode(&[[0, 2, 0, 0, 1], [0, 0, 2, 1, 1], [0, 0, 0, 2, 1]], 0..3);
        assert_eq!(tags, [1, 2, 3]);
        // Best without: B L U or U B L = 4, and U U U = 3.
        assert_eq!(sure.margin, 2);
    }

    /// The best tags of rows of random numbers are as good as the best of all legal ones, and every
    /// span is as much better than what comes without it. `most` is the highest number.
    fn try_all_tags<const S: usize, const L: usize, const N: usize>(
        labels: usize,
        rounds: usize,
        most: i16,
    ) {
        let mut random = crate::random::Random(7);
        let mut next = || match most {
            // All of the highest and lowest, where sums are largest.
            MOST => [MOST, -MOST][random.below(2)],
            most => random.below(2 * most as usize + 1) as i16 - most,
        };
        let tags = crate::tagger::labels::count(labels);
        for _ in 0..rounds {
            let rows: [[i16; S]; N] = std::array::from_fn(|_| std::array::from_fn(|_| next()));
            let mut decoder = Decoder::default();
            decoder.run(Scores::<S, L>::new(&rows, labels));
            let value = |found: &[usize]| {
                let scores = found.iter().zip(&rows);
                scores.map(|(&t, row)| i32::from(row[column(t, labels)])).sum::<i32>()
            };
            let mut best = i32::MIN;
            // The best with each tag at each token.
            let mut with = vec![[i32::MIN; N]; tags];
            for code in 0..tags.pow(N as u32) {
                let found: [usize; N] = std::array::from_fn(|at| code / tags.pow(at as u32) % tags);
                let legal =
                    found.windows(2).all(|pair| crate::tagger::labels::follows(pair[0], pair[1]))
                        && crate::tagger::labels::follows(OUTSIDE, found[0])
                        && crate::tagger::labels::follows(found[N - 1], OUTSIDE);
                if legal {
                    let value = value(&found);
                    best = best.max(value);
                    for (at, &tag) in found.iter().enumerate() {
                        with[tag][at] = with[tag][at].max(value);
                    }
                }
            }
            let found: Vec<usize> = decoder.tags.iter().map(|&t| t as usize).collect();
            assert_eq!(value(&found), best);
            let scores = Scores::<S, L>::new(&rows, labels);
            decoder.weigh(scores);
            for (at, &own) in found.iter().enumerate().filter(|&(_, &tag)| tag != OUTSIDE) {
                let sure = decoder.sureness(scores, at, at + 1);
                let others = (0..tags).filter(|&tag| tag != own).map(|tag| with[tag][at]);
                assert_eq!(sure.margin, best - others.max().expect("some"), "{found:?} {at}");
                assert_eq!(with[sure.instead][at], best - sure.margin);
            }
        }
    }

    #[test]
    fn agrees_with_trying_all_tags() {
        for most in [25, MOST] {
            try_all_tags::<24, 8, 4>(2, 60, most);
            try_all_tags::<24, 8, 3>(5, 40, most);
            try_all_tags::<64, 16, 3>(6, 20, most);
            try_all_tags::<64, 16, 2>(15, 20, most);
        }
    }
}
