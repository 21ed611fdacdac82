//! The best tags of a stretch of tokens, and by how much every span in them is best.

use crate::tagger::labels::{BEGIN, INSIDE, LAST, OUTSIDE, UNIT, parts, tag};

/// Less than any sum of weights can be.
const NEVER: i32 = i32::MIN / 4;

/// Buffers that one thread reuses.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    /// Best score of the tags so far that end in a tag, by token.
    forward: Vec<i32>,
    /// Best score of the tags from here on, this token's own score left out.
    backward: Vec<i32>,
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

impl Decoder {
    /// Finds the best tags for the rows of `scores`, `stride` numbers a token of which the first
    /// `1 + 4 * labels` count. Ties go to the lower tag.
    ///
    /// Which tag may follow which is all that binds neighbours, so the best score before a token
    /// is one number for all tags that start something, and one for each label that goes on.
    pub(crate) fn run(&mut self, scores: &[i16], stride: usize, labels: usize) {
        self.tags.clear();
        self.tags.resize(scores.len() / stride, OUTSIDE as u8);
        self.look_back(scores, stride, labels);
        self.follow(scores, stride, labels);
    }

    /// Takes up tags that an earlier run found for the same scores.
    pub(crate) fn keep(&mut self, scores: &[i16], stride: usize, labels: usize, tags: &[u8]) {
        self.tags.clear();
        self.tags.extend_from_slice(tags);
        if tags.iter().any(|&tag| tag as usize != OUTSIDE) {
            self.look_back(scores, stride, labels);
        }
    }

    /// Makes ready for [`Decoder::sureness`] of the scores that were run last.
    pub(crate) fn weigh(&mut self, scores: &[i16], stride: usize, labels: usize) {
        let (count, tags) = (scores.len() / stride, 1 + 4 * labels);
        self.forward.clear();
        self.forward.resize(count * tags, NEVER);
        let mut closed = 0;
        for at in 0..count {
            let row = &scores[at * stride..][..tags];
            let (before, now) = self.forward.split_at_mut(at * tags);
            let before = before.get(before.len().wrapping_sub(tags)..).unwrap_or(&[]);
            let now = &mut now[..tags];
            now[OUTSIDE] = closed + i32::from(row[OUTSIDE]);
            let mut next = now[OUTSIDE];
            for label in 0..labels {
                let open = match before {
                    [] => NEVER,
                    _ => before[tag(label, BEGIN)].max(before[tag(label, INSIDE)]),
                };
                now[tag(label, BEGIN)] = closed + i32::from(row[tag(label, BEGIN)]);
                now[tag(label, INSIDE)] = open + i32::from(row[tag(label, INSIDE)]);
                now[tag(label, LAST)] = open + i32::from(row[tag(label, LAST)]);
                now[tag(label, UNIT)] = closed + i32::from(row[tag(label, UNIT)]);
                next = next.max(now[tag(label, LAST)]).max(now[tag(label, UNIT)]);
            }
            closed = next.max(NEVER);
        }
    }

    /// The best score from every tag to the end.
    fn look_back(&mut self, scores: &[i16], stride: usize, labels: usize) {
        let (count, tags) = (scores.len() / stride, 1 + 4 * labels);
        self.backward.clear();
        self.backward.resize(count * tags, NEVER);
        let mut closed = 0;
        for at in (0..count).rev() {
            let (now, behind) = self.backward.split_at_mut((at + 1) * tags);
            let now = &mut now[at * tags..];
            let row = scores.get((at + 1) * stride..).unwrap_or(&[]);
            let behind = behind.get(..tags).unwrap_or(&[]);
            now[OUTSIDE] = closed;
            for label in 0..labels {
                let open = match behind {
                    [] => NEVER,
                    _ => {
                        let inside = behind[tag(label, INSIDE)] + i32::from(row[tag(label, INSIDE)]);
                        inside.max(behind[tag(label, LAST)] + i32::from(row[tag(label, LAST)])).max(NEVER)
                    }
                };
                now[tag(label, BEGIN)] = open;
                now[tag(label, INSIDE)] = open;
                now[tag(label, LAST)] = closed;
                now[tag(label, UNIT)] = closed;
            }
            // What may start at this token, for the one before.
            let row = &scores[at * stride..][..tags];
            let mut next = now[OUTSIDE] + i32::from(row[OUTSIDE]);
            for label in 0..labels {
                next = next.max(now[tag(label, BEGIN)] + i32::from(row[tag(label, BEGIN)]));
                next = next.max(now[tag(label, UNIT)] + i32::from(row[tag(label, UNIT)]));
            }
            closed = next.max(NEVER);
        }
    }

    /// Walks along the best tags, left to right.
    fn follow(&mut self, scores: &[i16], stride: usize, labels: usize) {
        let tags = 1 + 4 * labels;
        let mut open: Option<usize> = None;
        for at in 0..self.tags.len() {
            let row = &scores[at * stride..][..tags];
            let behind = &self.backward[at * tags..][..tags];
            let value = |t: usize| i32::from(row[t]) + behind[t];
            let mut best = match open {
                Some(label) => tag(label, INSIDE),
                None => OUTSIDE,
            };
            let mut look = |t: usize| {
                if value(t) > value(best) {
                    best = t;
                }
            };
            match open {
                Some(label) => look(tag(label, LAST)),
                None => (0..labels).for_each(|label| {
                    look(tag(label, BEGIN));
                    look(tag(label, UNIT));
                }),
            }
            self.tags[at] = best as u8;
            open = match best {
                OUTSIDE => None,
                _ => match parts(best) {
                    (label, BEGIN | INSIDE) => Some(label),
                    _ => None,
                },
            };
        }
    }

    /// How sure the span over the tokens `start..end` of the best tags is.
    pub(crate) fn sureness(&self, start: usize, end: usize, labels: usize) -> Sureness {
        let tags = 1 + 4 * labels;
        let mut sure = Sureness { margin: i32::MAX, instead: OUTSIDE };
        for at in start..end {
            let total = |t: usize| {
                i64::from(self.forward[at * tags + t]) + i64::from(self.backward[at * tags + t])
            };
            let own = self.tags[at] as usize;
            let best = total(own);
            for t in (0..tags).filter(|&t| t != own) {
                let margin = (best - total(t)).clamp(0, i64::from(i32::MAX)) as i32;
                if margin < sure.margin {
                    sure = Sureness { margin, instead: t };
                }
            }
        }
        sure
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One label: tags O B I L U.
    fn decode(rows: &[[i16; 5]]) -> Decoder {
        let mut scores = Vec::new();
        for row in rows {
            scores.extend_from_slice(row);
            scores.extend_from_slice(&[0; 3]);
        }
        let mut decoder = Decoder::default();
        decoder.run(&scores, 8, 1);
        decoder.weigh(&scores, 8, 1);
        decoder
    }

    #[test]
    fn one_token_is_outside_or_a_unit() {
        // B is the highest but nothing could close it.
        let decoder = decode(&[[1, 9, 8, 7, 3]]);
        assert_eq!(decoder.tags, [4]);
        assert_eq!(decoder.sureness(0, 1, 1), Sureness { margin: 2, instead: 0 });
        assert_eq!(decode(&[[5, 9, 8, 7, 3]]).tags, [0]);
        // A tie goes to the lower tag.
        assert_eq!(decode(&[[3, 9, 8, 7, 3]]).tags, [0]);
    }

    #[test]
    fn two_tokens_by_hand() {
        // O O 2, U U 3+1 = 4, B L 4+2 = 6, O U 1, U O 4.
        let decoder = decode(&[[1, 4, 9, 9, 3], [1, 9, 9, 2, 0]]);
        assert_eq!(decoder.tags, [1, 3]);
        // Best without the span: U O with 3 + 1.
        assert_eq!(decoder.sureness(0, 2, 1), Sureness { margin: 2, instead: 4 });
    }

    #[test]
    fn three_tokens_by_hand() {
        // B I L 2+2+2 = 6 against U U U 1+1+1, B L U 2+1+1, O O O 0.
        let decoder = decode(&[[0, 2, 0, 0, 1], [0, 0, 2, 1, 1], [0, 0, 0, 2, 1]]);
        assert_eq!(decoder.tags, [1, 2, 3]);
        // Best without: B L U or U B L = 4, and U U U = 3.
        assert_eq!(decoder.sureness(0, 3, 1).margin, 2);
    }

    #[test]
    fn agrees_with_trying_all_tags() {
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 40) % 50) as i16 - 25
        };
        for _ in 0..300 {
            let scores: Vec<i16> = (0..4 * 16).map(|_| next()).collect();
            let mut decoder = Decoder::default();
            decoder.run(&scores, 16, 2);
            let value = |tags: &[usize]| tags.iter().enumerate().map(|(at, &t)| i32::from(scores[at * 16 + t])).sum::<i32>();
            let mut best = i32::MIN;
            for code in 0..9usize.pow(4) {
                let tags: Vec<usize> = (0..4).map(|at| code / 9usize.pow(at) % 9).collect();
                let legal = tags.windows(2).all(|pair| crate::tagger::labels::follows(pair[0], pair[1]))
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
