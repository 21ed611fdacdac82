//! [`DateValue`]: the meaning of one expression.

use crate::date::calendar::{Date, Grain};
use crate::date::clock::Clock;
use crate::date::duration::{Duration, Unit};
use crate::date::interval::{Bound, Interval, Point};
use crate::date::recurrence::{Every, Recurrence};

/// What kind of time an expression names, and which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Temporal {
    /// A piece of the calendar.
    Date(Date),
    /// A time of a day.
    DateTime(Date, Clock),
    /// A time of day whose day is open.
    Time(Clock),
    /// From one point to another.
    Interval(Interval),
    /// A length of time.
    Duration(Duration),
    /// A recurrence.
    Set(Recurrence),
    /// Some time past: `recently`, `several years ago`.
    Past,
    /// Now.
    Present,
    /// Some time to come: `soon`.
    Future,
}

/// A modifier inside the expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
#[allow(missing_docs)] // the names are those of TIMEX3
pub enum Modifier {
    Start = 1,
    Mid,
    End,
    Approx,
    Before,
    After,
    OnOrBefore,
    OnOrAfter,
    LessThan,
    MoreThan,
    EqualOrLess,
    EqualOrMore,
}

impl Modifier {
    pub(crate) const fn from_code(code: u8) -> Modifier {
        match code {
            1 => Modifier::Start,
            2 => Modifier::Mid,
            3 => Modifier::End,
            4 => Modifier::Approx,
            5 => Modifier::Before,
            6 => Modifier::After,
            7 => Modifier::OnOrBefore,
            8 => Modifier::OnOrAfter,
            9 => Modifier::LessThan,
            10 => Modifier::MoreThan,
            11 => Modifier::EqualOrLess,
            _ => Modifier::EqualOrMore,
        }
    }

    /// The word of TIMEX3.
    pub const fn as_str(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
            Modifier::OnOrBefore => "ON_OR_BEFORE",
            Modifier::OnOrAfter => "ON_OR_AFTER",
            Modifier::LessThan => "LESS_THAN",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
        }
    }
}

/// How a value got the fields the expression does not hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The expression holds them all.
    Explicit,
    /// From the reference date.
    Reference,
    /// From an earlier date of the text.
    Context,
    /// It did not: the value is open.
    #[default]
    Generic,
}

impl Basis {
    /// True when the value was counted from another day. One that says all itself was not, and
    /// neither was one that stays open.
    pub const fn is_counted(self) -> bool {
        matches!(self, Basis::Reference | Basis::Context)
    }

    /// The stable lower-case name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Basis::Explicit => "explicit",
            Basis::Reference => "reference",
            Basis::Context => "context",
            Basis::Generic => "generic",
        }
    }
}

/// What is wrong with an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Note {
    /// The month has no such day: 31 April. TIMEX3 says what the text says, `2021-04-31`; there is
    /// no ISO 8601, no EDTF and no interval.
    NoSuchDay,
    /// The day is not that weekday; the payload is the true one, 1 (Monday) to 7.
    WeekdayDisagrees(u8),
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const DAYS: [&str; 7] =
            ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        match *self {
            Note::NoSuchDay => f.write_str("the month has no such day"),
            Note::WeekdayDisagrees(day) => {
                write!(f, "that day is a {}", DAYS[usize::from(day.clamp(1, 7)) - 1])
            }
        }
    }
}

/// Up to three other readings, the likeliest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Alternatives {
    points: [Option<Point>; 3],
}

impl Alternatives {
    /// The readings.
    pub fn iter(&self) -> impl Iterator<Item = Temporal> + '_ {
        self.points.iter().flatten().filter_map(|&point| Temporal::from_point(point))
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.points[0].is_none()
    }

    /// Adds a reading; one too many, or one already there, is dropped.
    pub fn push(&mut self, point: Point) {
        if !self.points.contains(&Some(point))
            && let Some(slot) = self.points.iter_mut().find(|slot| slot.is_none())
        {
            *slot = Some(point);
        }
    }
}

/// The meaning of one date expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DateValue {
    /// What it names, resolved as far as the text and the reference allow.
    pub temporal: Temporal,
    /// Early, late, about, more than, and so on.
    pub modifier: Option<Modifier>,
    /// How it was anchored.
    pub basis: Basis,
    /// Other readings: day and month swapped, another direction, morning or evening.
    pub alternatives: Alternatives,
    /// The interval it begins or ends, for the two spans of `from May to July`.
    pub interval: Option<Interval>,
    /// What is wrong with it, if anything.
    pub note: Option<Note>,
}

impl Temporal {
    /// The temporal of a point; nothing when it has neither date nor time.
    pub const fn from_point(point: Point) -> Option<Temporal> {
        match (point.date, point.clock) {
            (Some(date), Some(clock)) => Some(Temporal::DateTime(date, clock)),
            (Some(date), None) => Some(Temporal::Date(date)),
            (None, Some(clock)) => Some(Temporal::Time(clock)),
            (None, None) => None,
        }
    }

    /// Its date and time, where it is a point.
    pub const fn point(self) -> Option<Point> {
        match self {
            Temporal::Date(date) => Some(Point { date: Some(date), clock: None }),
            Temporal::DateTime(date, clock) => Some(Point { date: Some(date), clock: Some(clock) }),
            Temporal::Time(clock) => Some(Point { date: None, clock: Some(clock) }),
            _ => None,
        }
    }

    /// How fine it is; nothing for past, present and future.
    pub fn grain(self) -> Option<Grain> {
        match self {
            Temporal::Date(date) => Some(date.grain()),
            Temporal::DateTime(_, clock) | Temporal::Time(clock) => Some(clock_grain(clock)),
            Temporal::Interval(interval) => match (interval.start, interval.end) {
                (Bound::At(point), _) | (_, Bound::At(point)) => {
                    Temporal::from_point(point).and_then(Temporal::grain)
                }
                _ => None,
            },
            Temporal::Duration(duration) => {
                duration.parts().map(|part| unit_grain(part.unit)).max()
            }
            Temporal::Set(set) => match set.every {
                Every::Period(duration) => Temporal::Duration(duration).grain(),
                Every::Pattern(point) => Temporal::from_point(point).and_then(Temporal::grain),
            },
            Temporal::Past | Temporal::Present | Temporal::Future => None,
        }
    }
}

const fn clock_grain(clock: Clock) -> Grain {
    match clock {
        Clock::Part(_) => Grain::DayPart,
        Clock::Hms { second: Some(_), .. } => Grain::Second,
        Clock::Hms { minute: Some(_), .. } => Grain::Minute,
        Clock::Hms { .. } => Grain::Hour,
    }
}

const fn unit_grain(unit: Unit) -> Grain {
    match unit {
        Unit::Second => Grain::Second,
        Unit::Minute => Grain::Minute,
        Unit::Hour => Grain::Hour,
        Unit::Day | Unit::Night | Unit::Weekend => Grain::Day,
        Unit::Week | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter | Unit::Season => Grain::Quarter,
        Unit::Half => Grain::Half,
        Unit::Year => Grain::Year,
        Unit::Decade => Grain::Decade,
        Unit::Century => Grain::Century,
        Unit::Millennium => Grain::Millennium,
    }
}

impl DateValue {
    /// A value of which only the temporal is known.
    pub const fn new(temporal: Temporal) -> DateValue {
        DateValue {
            temporal,
            modifier: None,
            basis: Basis::Explicit,
            alternatives: Alternatives { points: [None; 3] },
            interval: None,
            note: None,
        }
    }

    /// The same with a modifier.
    #[must_use]
    pub const fn with_modifier(mut self, modifier: Modifier) -> DateValue {
        self.modifier = Some(modifier);
        self
    }

    /// How fine it is; nothing for past, present and future.
    pub fn grain(&self) -> Option<Grain> {
        self.temporal.grain()
    }

    /// True when no field its grain needs is open. A duration is; a set is not a point in time,
    /// and counts as resolved.
    pub fn is_resolved(&self) -> bool {
        match self.temporal {
            Temporal::Date(date) | Temporal::DateTime(date, _) => date.is_resolved(),
            Temporal::Time(_) => false,
            Temporal::Interval(interval) => [interval.start, interval.end].iter().all(|bound| {
                !matches!(bound, Bound::At(point) if !point.date.is_some_and(Date::is_resolved))
            }),
            _ => true,
        }
    }

    /// False when [`note`](DateValue::note) says that something is wrong.
    pub const fn is_valid(&self) -> bool {
        self.note.is_none()
    }
}
