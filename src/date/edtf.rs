//! Printing as EDTF, the Extended Date/Time Format of the Library of Congress.

use crate::date::calendar::{Date, Season, WeekPart, Year};
use crate::date::clock::Clock;
use crate::date::interval::{Bound, Point};
use crate::date::iso::iso_year;
use crate::date::value::{DateValue, Modifier, Temporal};
use jiff::civil;

impl DateValue {
    /// The value in EDTF using the features of levels 0 to `level`, or nothing when they have no
    /// form for it or there is no such day. `about 1920` is `1920~` from level 1 on; open fields are `X`.
    pub fn edtf(&self, level: u8) -> Option<String> {
        let mut text = match self.temporal {
            Temporal::Interval(interval) => {
                format!(
                    "{}/{}",
                    edtf_bound(interval.start, level)?,
                    edtf_bound(interval.end, level)?
                )
            }
            temporal => edtf_point(temporal.point()?, level)?,
        };
        if self.modifier == Some(Modifier::Approx) {
            if level == 0 || text.contains('/') {
                return None;
            }
            text.push('~');
        }
        Some(text)
    }
}

fn edtf_bound(bound: Bound, level: u8) -> Option<String> {
    match bound {
        Bound::At(point) => edtf_point(point, level),
        Bound::Open if level >= 1 => Some("..".into()),
        Bound::Unknown if level >= 1 => Some(String::new()),
        _ => None,
    }
}

fn edtf_point(point: Point, level: u8) -> Option<String> {
    let date = point.date?;
    match point.clock {
        None | Some(Clock::Part(_)) => edtf_date(date, level),
        Some(Clock::Hms { hour, minute, second, offset }) => {
            let day = edtf_date(date, level)?;
            let zone = match offset {
                None => String::new(),
                Some(offset) if offset.0 == 0 => "Z".into(),
                Some(offset) => {
                    let sign = if offset.0 < 0 { '-' } else { '+' };
                    let minutes = offset.0.unsigned_abs();
                    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
                }
            };
            let (minute, second) = (minute.unwrap_or(0), second.unwrap_or(0));
            (day.len() >= 10).then(|| format!("{day}T{hour:02}:{minute:02}:{second:02}{zone}"))
        }
    }
}

fn edtf_year(year: Option<Year>, level: u8) -> Option<String> {
    match year {
        Some(year) if (0..=9999).contains(&year.0) => Some(iso_year(year)),
        Some(year) if (-9999..0).contains(&year.0) && level >= 1 => Some(iso_year(year)),
        Some(Year(year)) if level >= 1 => Some(format!("Y{year}")),
        None if level >= 2 => Some("XXXX".into()),
        _ => None,
    }
}

fn edtf_date(date: Date, level: u8) -> Option<String> {
    if !date.exists() {
        return None;
    }
    let field = |field: Option<u8>| match field {
        Some(field) => Some(format!("{field:02}")),
        None => (level >= 1).then(|| "XX".into()),
    };
    Some(match date {
        Date::Day { year, month, day } => {
            format!("{}-{}-{}", edtf_year(year, level)?, field(month)?, field(day)?)
        }
        Date::Month { year, month } => format!("{}-{}", edtf_year(year, level)?, field(month)?),
        Date::Week { year, week, part } => {
            let (year, week) = (i16::try_from(year?.0).ok()?, week? as i8);
            let monday = civil::ISOWeekDate::new(year, week, civil::Weekday::Monday).ok()?.date();
            let day = |n: i64| monday.checked_add(jiff::Span::new().days(n)).ok();
            match part {
                None => format!("{monday}/{}", day(6)?),
                Some(WeekPart::Weekday(weekday)) => day(i64::from(weekday) - 1)?.to_string(),
                Some(WeekPart::Weekend) => format!("{}/{}", day(5)?, day(6)?),
                Some(WeekPart::Workdays) => format!("{monday}/{}", day(4)?),
            }
        }
        Date::Quarter { year, quarter } if level >= 2 => {
            format!("{}-{}", edtf_year(year, level)?, 32 + quarter?)
        }
        Date::Half { year, half } if level >= 2 => {
            format!("{}-{}", edtf_year(year, level)?, 39 + half)
        }
        Date::Season { year, season } if level >= 1 => {
            let code = match season {
                Season::Spring => 21,
                Season::Summer => 22,
                Season::Autumn => 23,
                Season::Winter => 24,
            };
            format!("{}-{code}", edtf_year(year, level)?)
        }
        Date::Year(year) => edtf_year(Some(year), level)?,
        Date::Decade(decade) if level >= 1 && decade >= 0 => format!("{decade:03}X"),
        Date::Century(century) if level >= 1 && century >= 0 => format!("{century:02}XX"),
        Date::Millennium(millennium) if level >= 1 && millennium >= 0 => {
            format!("{millennium}XXX")
        }
        _ => return None,
    })
}
