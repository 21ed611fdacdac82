//! Printing as TIMEX3: type, value and attributes.

use crate::date::calendar::{Date, Season, WeekPart, Year};
use crate::date::clock::Clock;
use crate::date::duration::{Amount, Duration, Unit};
use crate::date::interval::{Bound, Interval, Point};
use crate::date::recurrence::{Every, Recurrence};
use crate::date::value::{DateValue, Temporal};
use std::fmt::{Display, Formatter, Result};

/// The type of a TIMEX3 element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A day or something longer.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence.
    Set,
}

impl TimexType {
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub const fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// Prints the `value` of a TIMEX3 element.
#[derive(Clone, Copy, Debug)]
pub struct TimexValue(pub(crate) Temporal);

/// Prints the attributes of a TIMEX3 element: `type="DATE" value="2021-10" mod="START"`.
#[derive(Clone, Copy, Debug)]
pub struct TimexAttributes(DateValue);

impl Temporal {
    /// The type of TIMEX3; an interval has that of its ends.
    pub fn timex_type(self) -> TimexType {
        match self {
            Temporal::DateTime(..) | Temporal::Time(_) => TimexType::Time,
            Temporal::Duration(_) => TimexType::Duration,
            Temporal::Set(_) => TimexType::Set,
            Temporal::Interval(Interval { start: Bound::At(point), .. })
            | Temporal::Interval(Interval { end: Bound::At(point), .. })
                if point.clock.is_some() =>
            {
                TimexType::Time
            }
            _ => TimexType::Date,
        }
    }
}

impl DateValue {
    /// The type of TIMEX3.
    pub fn timex_type(&self) -> TimexType {
        self.temporal.timex_type()
    }

    /// The `value` of TIMEX3, to print.
    pub const fn timex_value(&self) -> TimexValue {
        TimexValue(self.temporal)
    }

    /// All attributes of TIMEX3, to print.
    pub const fn timex_attrs(&self) -> TimexAttributes {
        TimexAttributes(*self)
    }
}

impl Display for TimexAttributes {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let value = &self.0;
        write!(f, "type=\"{}\" value=\"{}\"", value.timex_type().as_str(), value.timex_value())?;
        if let Some(modifier) = value.modifier {
            write!(f, " mod=\"{}\"", modifier.as_str())?;
        }
        if let Temporal::Set(set) = value.temporal {
            if let Some(quantifier) = set.quantifier {
                write!(f, " quant=\"{}\"", quantifier.as_str())?;
            }
            if let Some(frequency) = set.frequency {
                let unit = frequency.unit.map_or("X", |unit| unit.timex().1);
                write!(f, " freq=\"{}{unit}\"", frequency.times)?;
            }
        }
        Ok(())
    }
}

impl Display for TimexValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self.0 {
            Temporal::Date(date) => write_date(f, date),
            Temporal::DateTime(date, clock) => {
                write_date(f, date)?;
                write_clock(f, clock)
            }
            Temporal::Time(clock) => write_clock(f, clock),
            Temporal::Interval(interval) => {
                write_bound(f, interval.start)?;
                f.write_str("/")?;
                write_bound(f, interval.end)
            }
            Temporal::Duration(duration) => write_duration(f, &duration),
            Temporal::Set(set) => write_set(f, &set),
            Temporal::Past => f.write_str("PAST_REF"),
            Temporal::Present => f.write_str("PRESENT_REF"),
            Temporal::Future => f.write_str("FUTURE_REF"),
        }
    }
}

fn write_bound(f: &mut Formatter<'_>, bound: Bound) -> Result {
    match bound {
        Bound::At(point) => write_point(f, point),
        Bound::Open => f.write_str(".."),
        Bound::Unknown => Ok(()),
    }
}

pub(crate) fn write_point(f: &mut Formatter<'_>, point: Point) -> Result {
    match Temporal::from_point(point) {
        Some(temporal) => TimexValue(temporal).fmt(f),
        None => Ok(()),
    }
}

fn write_year(f: &mut Formatter<'_>, year: Option<Year>) -> Result {
    match year {
        None => f.write_str("XXXX"),
        Some(Year(year)) if year <= 0 => write!(f, "BC{:04}", 1 - year),
        Some(Year(year)) => write!(f, "{year:04}"),
    }
}

fn write_two(f: &mut Formatter<'_>, lead: &str, field: Option<u8>) -> Result {
    match field {
        Some(field) => write!(f, "{lead}{field:02}"),
        None => write!(f, "{lead}XX"),
    }
}

fn write_date(f: &mut Formatter<'_>, date: Date) -> Result {
    match date {
        Date::Day { year, month, day } => {
            write_year(f, year)?;
            write_two(f, "-", month)?;
            write_two(f, "-", day)
        }
        Date::Month { year, month } => {
            write_year(f, year)?;
            write_two(f, "-", month)
        }
        Date::Week { year, week, part } => {
            write_year(f, year)?;
            write_two(f, "-W", week)?;
            match part {
                Some(WeekPart::Weekday(day)) => write!(f, "-{day}"),
                Some(WeekPart::Weekend) => f.write_str("-WE"),
                Some(WeekPart::Workdays) => f.write_str("-WD"),
                None => Ok(()),
            }
        }
        Date::NthWeekday { year, month, weekday, nth } => {
            write_year(f, year)?;
            write_two(f, "-", month)?;
            write!(f, "-WXX-{weekday}-#{nth}")
        }
        Date::Quarter { year, quarter } => {
            write_year(f, year)?;
            match quarter {
                Some(quarter) => write!(f, "-Q{quarter}"),
                None => f.write_str("-QX"),
            }
        }
        Date::Half { year, half } => {
            write_year(f, year)?;
            write!(f, "-H{half}")
        }
        Date::Season { year, season } => {
            write_year(f, year)?;
            f.write_str(match season {
                Season::Spring => "-SP",
                Season::Summer => "-SU",
                Season::Autumn => "-FA",
                Season::Winter => "-WI",
            })
        }
        Date::Year(year) => write_year(f, Some(year)),
        Date::FiscalYear { year, quarter, half } => {
            f.write_str("FY")?;
            write_year(f, year)?;
            match (quarter, half) {
                (Some(quarter), _) => write!(f, "-Q{quarter}"),
                (None, Some(half)) => write!(f, "-H{half}"),
                (None, None) => Ok(()),
            }
        }
        Date::Decade(decade) => write_digits(f, decade, 3),
        Date::Century(century) => write_digits(f, century, 2),
        Date::Millennium(millennium) => write_digits(f, millennium, 1),
    }
}

/// A year with its last digits cut off; before Christ the first is 0: BC 0 to 9 years are `BC000`.
fn write_digits(f: &mut Formatter<'_>, number: i32, width: usize) -> Result {
    if number < 0 { write!(f, "BC{:0width$}", -1 - number) } else { write!(f, "{number:0width$}") }
}

fn write_clock(f: &mut Formatter<'_>, clock: Clock) -> Result {
    match clock {
        Clock::Part(part) => write!(f, "T{}", part.code()),
        Clock::Hms { hour, minute, second, offset } => {
            write!(f, "T{hour:02}")?;
            if let Some(minute) = minute {
                write!(f, ":{minute:02}")?;
            }
            if let Some(second) = second {
                write!(f, ":{second:02}")?;
            }
            match offset {
                None => Ok(()),
                Some(offset) if offset.0 == 0 => f.write_str("Z"),
                Some(offset) => {
                    let sign = if offset.0 < 0 { '-' } else { '+' };
                    let minutes = offset.0.unsigned_abs();
                    write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                }
            }
        }
    }
}

pub(crate) fn write_duration(f: &mut Formatter<'_>, duration: &Duration) -> Result {
    f.write_str("P")?;
    let mut clock = false;
    for part in duration.parts() {
        if !clock && part.unit.is_clock() {
            f.write_str("T")?;
            clock = true;
        }
        let (times, letter) = part.unit.timex();
        let times = u64::from(times);
        match part.amount {
            Amount::Exact(n) => write_thousandths(f, n.saturating_mul(times))?,
            Amount::Range(a, b) => {
                write_thousandths(f, a.saturating_mul(times))?;
                f.write_str("/")?;
                write_thousandths(f, b.saturating_mul(times))?;
            }
            Amount::Unknown => f.write_str(match part.unit {
                Unit::Decade => "X0",
                Unit::Century => "X00",
                Unit::Millennium => "X000",
                _ => "X",
            })?,
        }
        f.write_str(letter)?;
    }
    Ok(())
}

fn write_thousandths(f: &mut Formatter<'_>, number: u64) -> Result {
    let rest = number % 1000;
    write!(f, "{}", number / 1000)?;
    match rest {
        0 => Ok(()),
        _ if rest.is_multiple_of(100) => write!(f, ".{}", rest / 100),
        _ if rest.is_multiple_of(10) => write!(f, ".{:02}", rest / 10),
        _ => write!(f, ".{rest:03}"),
    }
}

fn write_set(f: &mut Formatter<'_>, set: &Recurrence) -> Result {
    match set.every {
        Every::Period(duration) => write_duration(f, &duration),
        Every::Pattern(point) => write_point(f, point),
    }
}
