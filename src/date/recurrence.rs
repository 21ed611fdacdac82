//! [`Recurrence`]: something that happens again and again.

use crate::date::duration::{Duration, Unit};
use crate::date::interval::Point;

/// What comes round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// A length of time: `daily` is every `P1D`.
    Period(Duration),
    /// A point with open fields: `every Tuesday` is every `XXXX-WXX-2`.
    Pattern(Point),
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quantifier {
    /// Every one.
    Every,
    /// Each one.
    Each,
    /// Some of them.
    Some,
    /// Most of them.
    Most,
}

impl Quantifier {
    /// The word of TIMEX3.
    pub const fn as_str(self) -> &'static str {
        match self {
            Quantifier::Every => "EVERY",
            Quantifier::Each => "EACH",
            Quantifier::Some => "SOME",
            Quantifier::Most => "MOST",
        }
    }
}

/// How often within the period: `twice a week`, `two days a week`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Frequency {
    /// How many.
    pub times: u16,
    /// Of which unit; nothing for `times`.
    pub unit: Option<Unit>,
}

/// A set of times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Recurrence {
    /// What comes round.
    pub every: Every,
    /// Which of them.
    pub quantifier: Option<Quantifier>,
    /// How often within each.
    pub frequency: Option<Frequency>,
}
