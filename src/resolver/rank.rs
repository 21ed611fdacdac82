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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label::{Custom, Date, Group, Organization, Person, Place};
    use crate::matchers::matching::Source::{self, Document, Grammar, List, Pattern, Tagger};

    /// Score, tokens, label, source, rule and detail.
    type Row = (u16, (u32, u32), Label, Source, u16, u32);

    /// A row a step of the order, the match decided on first and another one; all that later steps
    /// look at speaks for the other.
    #[rustfmt::skip]
    const CASES: &[(&str, Row, Row)] = &[
        ("score", (701, (4, 5), Place, Tagger, 1, 1), (700, (0, 9), Person, List, 0, 0)),
        ("length", (700, (4, 7), Place, Tagger, 1, 1), (700, (3, 5), Person, List, 0, 0)),
        ("start", (700, (3, 5), Place, Tagger, 1, 1), (700, (4, 6), Person, List, 0, 0)),
        ("date", (700, (3, 5), Date, Tagger, 1, 1), (700, (3, 5), Person, List, 0, 0)),
        ("person", (700, (3, 5), Person, Tagger, 1, 1), (700, (3, 5), Organization, List, 0, 0)),
        ("organization", (700, (3, 5), Organization, Tagger, 1, 1), (700, (3, 5), Place, List, 0, 0)),
        ("place", (700, (3, 5), Place, Tagger, 1, 1), (700, (3, 5), Group, List, 0, 0)),
        ("group", (700, (3, 5), Group, Tagger, 1, 1), (700, (3, 5), Custom(0), List, 0, 0)),
        ("own label", (700, (3, 5), Custom(0), Tagger, 1, 1), (700, (3, 5), Custom(1), List, 0, 0)),
        ("list", (700, (3, 5), Place, List, 1, 1), (700, (3, 5), Place, Pattern, 0, 0)),
        ("pattern", (700, (3, 5), Place, Pattern, 1, 1), (700, (3, 5), Place, Grammar, 0, 0)),
        ("grammar", (700, (3, 5), Place, Grammar, 1, 1), (700, (3, 5), Place, Tagger, 0, 0)),
        ("tagger", (700, (3, 5), Place, Tagger, 1, 1), (700, (3, 5), Place, Document, 0, 0)),
        ("rule", (700, (3, 5), Place, List, 0, 1), (700, (3, 5), Place, List, 1, 0)),
        ("detail", (700, (3, 5), Place, List, 0, 0), (700, (3, 5), Place, List, 0, 1)),
    ];

    #[test]
    fn each_step_decides_before_the_next() {
        let found = |(score, (start, end), label, source, rule, detail): Row| Match {
            start,
            end,
            label,
            source,
            rule,
            score,
            detail,
        };
        for &(step, first, other) in CASES {
            let (first, other) = (found(first), found(other));
            assert_eq!(order(&first, &other), Ordering::Less, "{step}");
            assert_eq!(order(&other, &first), Ordering::Greater, "{step}");
            assert_eq!(order(&first, &first), Ordering::Equal, "{step}");
        }
    }
}
