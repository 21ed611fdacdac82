//! Printing as ISO 8601, where it has a form.

use crate::date::bounds::first_month;
use crate::date::calendar::{Date, Season, WeekPart, Year};
use crate::date::clock::Clock;
use crate::date::duration::Amount;
use crate::date::interval::{Bound, Interval, Point};
use crate::date::recurrence::Every;
use crate::date::timex::TimexValue;
use crate::date::value::{DateValue, Temporal};

impl DateValue {
    /// The value in ISO 8601, or nothing when it has open fields or ISO has no form for it
    /// (seasons, fiscal years, vague durations, past and future), or there is no such day. Parts of a day, weekends,
    /// quarters and halves become intervals.
    pub fn iso8601(&self) -> Option<String> {
        match self.temporal {
            Temporal::Date(date) => iso_date(date),
            Temporal::DateTime(date, Clock::Part(part)) => {
                let day = iso_date(date)?;
                match part.hours() {
                    (from, to) if to < 24 => Some(format!("{day}T{from:02}:00/T{to:02}:00")),
                    (from, to) => Some(format!("{day}T{from:02}:00/PT{}H", to - from)),
                }
            }
            Temporal::DateTime(date, clock) => {
                Some(format!("{}{}", iso_date(date)?, TimexValue(Temporal::Time(clock))))
            }
            Temporal::Time(Clock::Hms { .. }) => Some(TimexValue(self.temporal).to_string()),
            Temporal::Interval(Interval { start: Bound::At(start), end: Bound::At(end) }) => {
                Some(format!("{}/{}", iso_point(start)?, iso_point(end)?))
            }
            Temporal::Duration(duration) => duration
                .parts()
                .all(|part| {
                    matches!(part.amount, Amount::Exact(_))
                        && part.unit.timex().1.len() == 1
                        && (part.unit.is_clock() || part.unit.timex().1 != "S")
                })
                .then(|| TimexValue(self.temporal).to_string()),
            Temporal::Set(set) => match set.every {
                Every::Period(duration) => DateValue::new(Temporal::Duration(duration))
                    .iso8601()
                    .map(|period| format!("R/{period}")),
                Every::Pattern(_) => None,
            },
            _ => None,
        }
    }
}

fn iso_point(point: Point) -> Option<String> {
    DateValue::new(Temporal::from_point(point)?).iso8601()
}

pub(crate) fn iso_year(Year(year): Year) -> String {
    if year < 0 { format!("-{:04}", year.unsigned_abs()) } else { format!("{year:04}") }
}

fn iso_date(date: Date) -> Option<String> {
    if !date.is_resolved() || !date.exists() {
        return None;
    }
    let year = date.year().map(iso_year).unwrap_or_default();
    Some(match date {
        Date::Day { month, day, .. } => format!("{year}-{:02}-{:02}", month?, day?),
        Date::Month { month, .. } => format!("{year}-{:02}", month?),
        Date::Week { week, part, .. } => {
            let week = week?;
            match part {
                None => format!("{year}-W{week:02}"),
                Some(WeekPart::Weekday(day)) => format!("{year}-W{week:02}-{day}"),
                Some(WeekPart::Weekend) => format!("{year}-W{week:02}-6/{year}-W{week:02}-7"),
                Some(WeekPart::Workdays) => format!("{year}-W{week:02}-1/{year}-W{week:02}-5"),
            }
        }
        Date::Quarter { quarter, .. } => {
            let first = first_month(quarter?, 3)?;
            format!("{year}-{first:02}/{year}-{:02}", first + 2)
        }
        Date::Half { half, .. } => {
            let first = first_month(half, 6)?;
            format!("{year}-{first:02}/{year}-{:02}", first + 5)
        }
        Date::Year(_) => year,
        Date::Decade(decade) if decade >= 0 => format!("{decade:03}"),
        Date::Century(century) if century >= 0 => format!("{century:02}"),
        Date::Season {
            season: Season::Spring | Season::Summer | Season::Autumn | Season::Winter,
            ..
        }
        | Date::NthWeekday { .. }
        | Date::FiscalYear { .. }
        | Date::Decade(_)
        | Date::Century(_)
        | Date::Millennium(_) => return None,
    })
}
