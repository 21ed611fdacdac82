//! One total order over matches.

use std::cmp::Ordering;

use crate::label::Label;
use crate::matchers::matching::Match;

/// Which of two matches is decided on first. In this order:
///
/// 1. the higher score;
/// 2. the longer, in tokens;
/// 3. the earlier;
/// 4. the label: date, person, organization, place, group, then the caller's own;
/// 5. the source: the caller's and the embedded lists, patterns, grammar, tagger, document;
/// 6. the number of the list or pattern, then what it knows of the name.
///
/// No two different matches are equal, so the answer never depends on the order of finding.
pub(crate) fn order(a: &Match, b: &Match) -> Ordering {
    let rest = |found: &Match| (label_rank(found.label), found.source, found.rule, found.detail);
    Rank::of(a).cmp(&Rank::of(b)).then_with(|| rest(a).cmp(&rest(b)))
}

/// Score, length and place of a match as one number, lower for the match that is decided on first:
/// nearly all matches are told apart by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank(u128);

impl Rank {
    #[inline]
    pub(crate) fn of(found: &Match) -> Rank {
        Rank(
            u128::from(!found.score) << 64
                | u128::from(!(found.end - found.start)) << 32
                | u128::from(found.start),
        )
    }
}

fn label_rank(label: Label) -> u32 {
    match label {
        Label::Date => 0,
        Label::Person => 1,
        Label::Organization => 2,
        Label::Place => 3,
        Label::Group => 4,
        Label::Custom(number) => 5 + u32::from(number),
    }
}
