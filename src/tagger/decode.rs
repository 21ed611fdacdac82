//! The best tags of a stretch of tokens, and by how much every span in them is best.

use crate::tagger::labels::{BEGIN, INSIDE, LAST, OUTSIDE, UNIT, parts, tag};
use crate::tagger::view::LONGEST;

/// Less than any sum of weights can be: a stretch has at most [`LONGEST`] tokens.
const NEVER: i32 = i32::MIN / 8;
const _: () = assert!((LONGEST as i64) << 15 < -(NEVER as i64));

/// Buffers that one thread reuses.
///
/// Which tag may follow which is all that binds neighbours. So all there is to know between two
/// tokens is one number for "no span is open" and one for each label with a span open, and these
/// are kept side by side for every token: what is before it, and what is behind it.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// Best score of the tokens before one.
    before: Vec<i32>,
    /// Best score of the tokens behind one.
    behind: Vec<i32>,
    /// The best tags.
    pub(crate) tags: Vec<u8>,
}

/// How sure a span is: by how much the best tags are better than the best tags without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sureness {
    pub(crate) margin: i32,
    /// The tag that would come instead, at the token where the difference is smallest.
    pub(crate) instead: usize,
}

/// The scores of stretches of tokens, `stride` numbers a token of which the first `1 + 4 * labels`
/// count.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Scores<'s> {
    pub(crate) rows: &'s [i16],
    pub(crate) stride: usize,
    pub(crate) labels: usize,
}

impl<'s> Scores<'s> {
    fn count(&self) -> usize {
        self.rows.len() / self.stride
    }

    /// The score of [`OUTSIDE`] and the four of each label at a token.
    #[inline(always)]
    fn at(&self, at: usize) -> (i32, &'s [[i16; 4]]) {
        let row = &self.rows[at * self.stride..][..1 + 4 * self.labels];
        (i32::from(row[OUTSIDE]), row[1..].as_chunks().0)
    }
}

impl Decoder {
    /// Finds the best tags. Ties go to the lower tag.
    pub(crate) fn run(&mut self, scores: Scores<'_>) {
        self.tags.clear();
        self.tags.resize(scores.count(), OUTSIDE as u8);
        self.look_back(scores);
        self.follow(scores);
    }

    /// Takes up tags that an earlier run found for the same scores.
    pub(crate) fn keep(&mut self, scores: Scores<'_>, tags: &[u8]) {
        self.tags.clear();
        self.tags.extend_from_slice(tags);
        if tags.iter().any(|&tag| tag as usize != OUTSIDE) {
            self.look_back(scores);
        }
    }

    /// Makes ready for [`Decoder::sureness`] of the scores that were run last.
    pub(crate) fn weigh(&mut self, scores: Scores<'_>) {
        let width = 1 + scores.labels;
        self.before.clear();
        self.before.resize(scores.count() * width, NEVER);
        if let Some(closed) = self.before.first_mut() {
            *closed = 0;
        }
        for at in 1..scores.count() {
            let (before, now) = self.before.split_at_mut(at * width);
            let before = &before[(at - 1) * width..];
            let (&closed, open) = before.split_first().expect("one number and the labels");
            let (outside, labels) = scores.at(at - 1);
            let mut best = closed + outside;
            for ((now, &open), &four) in now[1..].iter_mut().zip(open).zip(labels) {
                let [begin, inside, last, unit] = four.map(i32::from);
                best = best.max(open + last).max(closed + unit);
                *now = (closed + begin).max(open + inside).max(NEVER);
            }
            now[0] = best.max(NEVER);
        }
    }

    /// The best scores of what comes behind every token.
    fn look_back(&mut self, scores: Scores<'_>) {
        let width = 1 + scores.labels;
        self.behind.clear();
        self.behind.resize(scores.count() * width, NEVER);
        if let Some(last) = self.behind.len().checked_sub(width) {
            self.behind[last] = 0;
        }
        for at in (1..scores.count()).rev() {
            let (now, behind) = self.behind.split_at_mut(at * width);
            let now = &mut now[(at - 1) * width..];
            let (&closed, open) = behind[..width].split_first().expect("one number and the labels");
            let (outside, labels) = scores.at(at);
            let mut best = closed + outside;
            for ((now, &open), &four) in now[1..].iter_mut().zip(open).zip(labels) {
                let [begin, inside, last, unit] = four.map(i32::from);
                best = best.max(open + begin).max(closed + unit);
                *now = (open + inside).max(closed + last).max(NEVER);
            }
            now[0] = best.max(NEVER);
        }
    }

    /// Walks along the best tags, left to right.
    fn follow(&mut self, scores: Scores<'_>) {
        let width = 1 + scores.labels;
        let mut within: Option<usize> = None;
        for (at, found) in self.tags.iter_mut().enumerate() {
            let (&closed, open) = self.behind[at * width..][..width]
                .split_first()
                .expect("one number and the labels");
            let (outside, labels) = scores.at(at);
            let best;
            if let Some(label) = within {
                let [_, inside, last, _] = labels[label].map(i32::from);
                let ends = closed + last > open[label] + inside;
                best = tag(label, if ends { LAST } else { INSIDE });
                within = within.filter(|_| !ends);
            } else {
                let mut most = Ranked::new(closed + outside, OUTSIDE);
                for (label, (&open, &four)) in open.iter().zip(labels).enumerate() {
                    let [begin, _, _, unit] = four.map(i32::from);
                    most = most.max(Ranked::new(open + begin, tag(label, BEGIN)));
                    most = most.max(Ranked::new(closed + unit, tag(label, UNIT)));
                }
                best = most.tag();
                if best != OUTSIDE && parts(best).1 == BEGIN {
                    within = Some(parts(best).0);
                }
            }
            *found = best as u8;
        }
    }

    /// How sure the span over the tokens `start..end` of the best tags is.
    pub(crate) fn sureness(&self, scores: Scores<'_>, start: usize, end: usize) -> Sureness {
        let mut sure = Sureness { margin: i32::MAX, instead: OUTSIDE };
        for at in start..end {
            let own = self.tags[at] as usize;
            let (mut best, mut second) = (NEVER, Ranked::LEAST);
            self.totals(scores, at, |tag, total| {
                let is_own = tag == own;
                best = if is_own { total } else { best };
                second = second.max(if is_own { Ranked::LEAST } else { Ranked::new(total, tag) });
            });
            let (margin, instead) = (best.saturating_sub(second.score()).max(0), second.tag());
            if margin < sure.margin {
                sure = Sureness { margin, instead };
            }
        }
        sure
    }

    /// The score of the best tags of all tokens that give the token each tag.
    #[inline(always)]
    fn totals(&self, scores: Scores<'_>, at: usize, mut each: impl FnMut(usize, i32)) {
        let width = 1 + scores.labels;
        let (before, behind) = (&self.before[at * width..], &self.behind[at * width..]);
        let (outside, labels) = scores.at(at);
        each(OUTSIDE, before[0] + outside + behind[0]);
        let open = before[1..].iter().zip(&behind[1..]);
        for (label, (&four, (&open_before, &open_behind))) in labels.iter().zip(open).enumerate() {
            let [begin, inside, last, unit] = four.map(i32::from);
            each(tag(label, BEGIN), before[0] + begin + open_behind);
            each(tag(label, INSIDE), open_before + inside + open_behind);
            each(tag(label, LAST), open_before + last + behind[0]);
            each(tag(label, UNIT), before[0] + unit + behind[0]);
        }
    }
}

/// A score with its tag, as one number: the higher score is greater, and of equal ones the lower
/// tag. The greatest of many is found without a branch.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Ranked(i64);

impl Ranked {
    const LEAST: Ranked = Ranked(i64::MIN | 0xff);

    #[inline(always)]
    fn new(score: i32, tag: usize) -> Ranked {
        Ranked(i64::from(score) << 8 | (0xff - tag as i64))
    }

    fn score(self) -> i32 {
        (self.0 >> 8).max(i64::from(i32::MIN)) as i32
    }

    fn tag(self) -> usize {
        (0xff - (self.0 & 0xff)) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One label: tags O B I L U. The best tags, and how sure the span over those tokens is.
    fn decode(rows: &[[i16; 5]], span: std::ops::Range<usize>) -> (Vec<u8>, Sureness) {
        let rows: Vec<i16> = rows.iter().flat_map(|row| [&row[..], &[0; 3]].concat()).collect();
        let scores = Scores { rows: &rows, stride: 8, labels: 1 };
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
        assert_eq!(sure, Sureness { margin: 2, instead: 0 });
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
        assert_eq!(sure, Sureness { margin: 2, instead: 4 });
    }

    #[test]
    fn three_tokens_by_hand() {
        // B I L 2+2+2 = 6 against U U U 1+1+1, B L U 2+1+1, O O O 0.
        let (tags, sure) = decode(&[[0, 2, 0, 0, 1], [0, 0, 2, 1, 1], [0, 0, 0, 2, 1]], 0..3);
        assert_eq!(tags, [1, 2, 3]);
        // Best without: B L U or U B L = 4, and U U U = 3.
        assert_eq!(sure.margin, 2);
    }

    #[test]
    fn agrees_with_trying_all_tags() {
        let mut state = 7u64;
        let mut next = || {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) % 50) as i16 - 25
        };
        for _ in 0..300 {
            let scores: Vec<i16> = (0..4 * 16).map(|_| next()).collect();
            let mut decoder = Decoder::default();
            decoder.run(Scores { rows: &scores, stride: 16, labels: 2 });
            let value = |tags: &[usize]| {
                tags.iter().enumerate().map(|(at, &t)| i32::from(scores[at * 16 + t])).sum::<i32>()
            };
            let mut best = i32::MIN;
            for code in 0..9usize.pow(4) {
                let tags: Vec<usize> = (0..4).map(|at| code / 9usize.pow(at) % 9).collect();
                let legal =
                    tags.windows(2).all(|pair| crate::tagger::labels::follows(pair[0], pair[1]))
                        && crate::tagger::labels::follows(OUTSIDE, tags[0])
                        && crate::tagger::labels::follows(tags[3], OUTSIDE);
                if legal {
                    best = best.max(value(&tags));
                }
            }
            let found: Vec<usize> = decoder.tags.iter().map(|&t| t as usize).collect();
            assert_eq!(value(&found), best);
        }
    }
}
