//! The half-open interval a value covers.

use crate::date::calendar::{Date, WeekPart, Year, to_civil};
use crate::date::clock::Clock;
use crate::date::interval::{Bound, Point};
use crate::date::policy::Policy;
use crate::date::value::{DateValue, Temporal};
use jiff::Span;
use jiff::civil;

/// A half-open interval of civil time, `start` included and `end` not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bounds {
    pub(crate) start: civil::DateTime,
    pub(crate) end: civil::DateTime,
}

/// A civil moment in numbers, so that the interface depends on no date crate: year, month, day,
/// hour, minute, second.
type Moment = (i32, u8, u8, u8, u8, u8);

fn moment(time: civil::DateTime) -> Moment {
    (
        i32::from(time.year()),
        time.month() as u8,
        time.day() as u8,
        time.hour() as u8,
        time.minute() as u8,
        time.second() as u8,
    )
}

impl Bounds {
    /// The first moment: year, month, day, hour, minute, second.
    pub fn start(&self) -> (i32, u8, u8, u8, u8, u8) {
        moment(self.start)
    }

    /// The moment after the last.
    pub fn end(&self) -> (i32, u8, u8, u8, u8, u8) {
        moment(self.end)
    }

    /// True when `other` lies within.
    pub fn contains(&self, other: &Bounds) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    fn days(start: civil::Date, end: civil::Date) -> Bounds {
        Bounds {
            start: start.to_datetime(civil::Time::midnight()),
            end: end.to_datetime(civil::Time::midnight()),
        }
    }
}

impl DateValue {
    /// The half-open interval of civil time it covers, or nothing when it is open, a duration or a
    /// set, or lies outside the years -9999 to 9999. Modifiers do not narrow it.
    pub fn bounds(&self, policy: &Policy) -> Option<Bounds> {
        match self.temporal {
            Temporal::Interval(interval) => {
                let (Bound::At(start), Bound::At(end)) = (interval.start, interval.end) else {
                    return None;
                };
                let (start, end) = (point_bounds(start, policy)?, point_bounds(end, policy)?);
                (start.start < end.end).then_some(Bounds { start: start.start, end: end.end })
            }
            temporal => point_bounds(temporal.point()?, policy),
        }
    }
}

fn point_bounds(point: Point, policy: &Policy) -> Option<Bounds> {
    let days = date_bounds(point.date?, policy)?;
    let Some(clock) = point.clock else { return Some(days) };
    let (start, length) = match clock {
        Clock::Part(part) => {
            let (from, to) = part.hours();
            (Span::new().hours(from), Span::new().hours(to - from))
        }
        Clock::Hms { hour, minute, second, .. } => {
            let start = Span::new()
                .hours(hour)
                .minutes(minute.unwrap_or(0))
                .seconds(second.unwrap_or(0).min(59));
            let length = match (minute, second) {
                (_, Some(_)) => Span::new().seconds(1),
                (Some(_), None) => Span::new().minutes(1),
                (None, None) => Span::new().hours(1),
            };
            (start, length)
        }
    };
    let start = days.start.checked_add(start).ok()?;
    Some(Bounds { start, end: start.checked_add(length).ok()? })
}

fn month_bounds(year: i32, month: u8, months: i32) -> Option<Bounds> {
    let start = to_civil(year, month, 1)?;
    let end = start.checked_add(Span::new().months(months)).ok()?;
    Some(Bounds::days(start, end))
}

fn fiscal_first(year: Year, policy: &Policy) -> Option<(i32, u8)> {
    let start = policy.fiscal_start?;
    Some(if start == 1 { (year.0, 1) } else { (year.0.checked_sub(1)?, start) })
}

fn plus_months((year, month): (i32, u8), months: u8) -> Option<(i32, u8)> {
    let index = year.checked_mul(12)?.checked_add(i32::from(month) - 1 + i32::from(months))?;
    Some((index.div_euclid(12), index.rem_euclid(12) as u8 + 1))
}

/// The first month of a part of the year that many months long, counted from 1; nothing for a fifth
/// quarter, which the caller may have made.
pub(crate) fn first_month(part: u8, months: u8) -> Option<u8> {
    let first = part.checked_sub(1)?.checked_mul(months)?;
    (first < 12).then_some(first + 1)
}

pub(crate) fn date_bounds(date: Date, policy: &Policy) -> Option<Bounds> {
    match date {
        Date::Day { year, month, day } => {
            let start = to_civil(year?.0, month?, day?)?;
            Some(Bounds::days(start, start.tomorrow().ok()?))
        }
        Date::Month { year, month } => month_bounds(year?.0, month?, 1),
        Date::Week { year, week, part } => {
            let year = i16::try_from(year?.0).ok()?;
            let monday =
                civil::ISOWeekDate::new(year, week? as i8, civil::Weekday::Monday).ok()?.date();
            let (from, days) = match part {
                None => (0, 7),
                Some(WeekPart::Weekday(day)) => (i64::from(day) - 1, 1),
                Some(WeekPart::Weekend) => (5, 2),
                Some(WeekPart::Workdays) => (0, 5),
            };
            let start = monday.checked_add(Span::new().days(from)).ok()?;
            Some(Bounds::days(start, start.checked_add(Span::new().days(days)).ok()?))
        }
        Date::NthWeekday { .. } => None,
        Date::Quarter { year, quarter } => month_bounds(year?.0, first_month(quarter?, 3)?, 3),
        Date::Half { year, half } => month_bounds(year?.0, first_month(half, 6)?, 6),
        Date::Season { year, season } => month_bounds(year?.0, policy.season_start(season), 3),
        Date::Year(year) => month_bounds(year.0, 1, 12),
        Date::FiscalYear { year, quarter, half } => {
            let first = fiscal_first(year?, policy)?;
            let (skip, length) = match (quarter, half) {
                (Some(quarter), _) => (first_month(quarter, 3)? - 1, 3),
                (None, Some(half)) => (first_month(half, 6)? - 1, 6),
                (None, None) => (0, 12),
            };
            let (year, month) = plus_months(first, skip)?;
            month_bounds(year, month, length)
        }
        Date::Decade(decade) => years(decade.checked_mul(10)?, 10),
        Date::Century(century) => years(century.checked_mul(100)?, 100),
        Date::Millennium(millennium) => years(millennium.checked_mul(1000)?, 1000),
    }
}

fn years(first: i32, count: i32) -> Option<Bounds> {
    Some(Bounds::days(to_civil(first, 1, 1)?, to_civil(first.checked_add(count)?, 1, 1)?))
}
