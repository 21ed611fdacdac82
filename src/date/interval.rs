//! [`Point`] and [`Interval`].

use crate::date::calendar::Date;
use crate::date::clock::Clock;

/// A date, a time of day, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Point {
    /// The date, unless it is only a time of day.
    pub date: Option<Date>,
    /// The time of day.
    pub clock: Option<Clock>,
}

impl From<Date> for Point {
    fn from(date: Date) -> Point {
        Point { date: Some(date), clock: None }
    }
}

/// One side of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// This point, included at its grain.
    At(Point),
    /// Open for ever.
    Open,
    /// There is one, but the text does not say where.
    Unknown,
}

/// From one point to another, both included at their grain: `May to July` ends with July.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// Where it starts.
    pub start: Bound,
    /// Where it ends.
    pub end: Bound,
}
