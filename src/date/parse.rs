//! Reading a TIMEX3 value back.

use crate::date::calendar::{Date, Season, WeekPart, Year};
use crate::date::clock::{Clock, DayPart, Offset};
use crate::date::duration::{Amount, Duration, Part, Unit};
use crate::date::interval::{Bound, Interval, Point};
use crate::date::value::Temporal;
use std::fmt;
use std::str::FromStr;

/// A string that is no TIMEX3 value this crate prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseTimexError(Box<str>);

impl fmt::Display for ParseTimexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is no TIMEX3 date, time, duration or interval", self.0)
    }
}

impl std::error::Error for ParseTimexError {}

impl FromStr for Temporal {
    type Err = ParseTimexError;

    /// Reads what [`timex_value`](crate::date::DateValue::timex_value) prints. A set reads back as
    /// the duration or open date it prints as. A month 13 and an hour 25 are refused; the 31st of
    /// April is not, for texts have it.
    fn from_str(text: &str) -> Result<Temporal, ParseTimexError> {
        temporal(text).ok_or_else(|| ParseTimexError(text.into()))
    }
}

fn temporal(text: &str) -> Option<Temporal> {
    match text {
        "PAST_REF" => return Some(Temporal::Past),
        "PRESENT_REF" => return Some(Temporal::Present),
        "FUTURE_REF" => return Some(Temporal::Future),
        _ => {}
    }
    if text.starts_with('P') {
        return duration(text).map(Temporal::Duration);
    }
    if let Some((start, end)) = text.split_once('/') {
        return Some(Temporal::Interval(Interval { start: bound(start)?, end: bound(end)? }));
    }
    Temporal::from_point(point(text)?)
}

fn bound(text: &str) -> Option<Bound> {
    match text {
        ".." => Some(Bound::Open),
        "" => Some(Bound::Unknown),
        _ => point(text).map(Bound::At),
    }
}

fn point(text: &str) -> Option<Point> {
    match text.split_once('T') {
        None => Some(Point { date: Some(date(text)?), clock: None }),
        Some((day, time)) => Some(Point {
            date: if day.is_empty() { None } else { Some(date(day)?) },
            clock: Some(clock(time)?),
        }),
    }
}

/// A number from 1 to `most` of one digit.
fn one(text: &str, most: u8) -> Option<u8> {
    plain(text, 1).filter(|number| (1..=most).contains(number))
}

/// A number from 1 to `most` of two digits, or `XX`.
fn two(text: &str, most: u8) -> Option<Option<u8>> {
    match text {
        "XX" => Some(None),
        _ => plain(text, 2).filter(|number| (1..=most).contains(number)).map(Some),
    }
}

/// That many digits and no sign.
fn plain(text: &str, width: usize) -> Option<u8> {
    let digits = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

fn year(text: &str) -> Option<Option<Year>> {
    if text == "XXXX" {
        return Some(None);
    }
    match text.strip_prefix("BC") {
        Some(digits) => Some(Some(Year(1 - natural(digits)?))),
        None => Some(Some(Year(natural(text).filter(|_| text.len() >= 4)?))),
    }
}

fn digits(text: &str) -> Option<(i32, usize)> {
    match text.strip_prefix("BC") {
        Some(rest) => Some((-1 - natural(rest)?, rest.len())),
        None => Some((natural(text)?, text.len())),
    }
}

/// Digits without a sign.
fn natural(text: &str) -> Option<i32> {
    text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn date(text: &str) -> Option<Date> {
    if let Some(fiscal) = text.strip_prefix("FY") {
        let (head, rest) = fiscal.split_once('-').unwrap_or((fiscal, ""));
        let (quarter, half) = match rest.as_bytes().first() {
            None => (None, None),
            Some(b'Q') => (Some(one(&rest[1..], 4)?), None),
            Some(b'H') => (None, Some(one(&rest[1..], 2)?)),
            Some(_) => return None,
        };
        return Some(Date::FiscalYear { year: year(head)?, quarter, half });
    }
    let mut fields = text.split('-');
    let head = fields.next()?;
    let Some(second) = fields.next() else {
        return match digits(head) {
            Some((n, 1)) => Some(Date::Millennium(n)),
            Some((n, 2)) => Some(Date::Century(n)),
            Some((n, 3)) => Some(Date::Decade(n)),
            _ => year(head)?.map(Date::Year),
        };
    };
    let year = year(head)?;
    let third = fields.next();
    // Only a weekday of a month has more.
    if third != Some("WXX") && fields.next().is_some() {
        return None;
    }
    let season = match second {
        "SP" => Some(Season::Spring),
        "SU" => Some(Season::Summer),
        "FA" => Some(Season::Autumn),
        "WI" => Some(Season::Winter),
        _ => None,
    };
    if let Some(season) = season.filter(|_| third.is_none()) {
        return Some(Date::Season { year, season });
    }
    if let Some(quarter) = second.strip_prefix('Q').filter(|_| third.is_none()) {
        let quarter = if quarter == "X" { None } else { Some(one(quarter, 4)?) };
        return Some(Date::Quarter { year, quarter });
    }
    if let Some(half) = second.strip_prefix('H').filter(|_| third.is_none()) {
        return Some(Date::Half { year, half: one(half, 2)? });
    }
    if let Some(week) = second.strip_prefix('W') {
        let part = match third {
            None => None,
            Some("WE") => Some(WeekPart::Weekend),
            Some("WD") => Some(WeekPart::Workdays),
            Some(day) => Some(WeekPart::Weekday(one(day, 7)?)),
        };
        return Some(Date::Week { year, week: two(week, 53)?, part });
    }
    let month = two(second, 12)?;
    match third {
        None => Some(Date::Month { year, month }),
        Some("WXX") => {
            let weekday = one(fields.next()?, 7)?;
            let (front, nth) = text.split_once('#')?;
            let nth = nth.parse().ok()?;
            if front.len() != format!("{head}-{second}-WXX-{weekday}-").len() {
                return None;
            }
            Some(Date::NthWeekday { year, month, weekday, nth })
        }
        Some(day) => Some(Date::Day { year, month, day: two(day, 31)? }),
    }
}

/// An hour, minute or second of two digits.
pub(super) fn clock_field(text: &str, most: u8) -> Option<u8> {
    plain(text, 2).filter(|&number| number <= most)
}

/// `Z`, `+09:00`, or nothing at all; nothing for anything else.
pub(super) fn offset(zone: &str) -> Option<Option<Offset>> {
    if matches!(zone, "" | "Z") {
        return Some((zone == "Z").then_some(Offset(0)));
    }
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    let minutes = i16::from(clock_field(hours, 23)?) * 60 + i16::from(clock_field(minutes, 59)?);
    Some(Some(Offset(if zone.starts_with('-') { -minutes } else { minutes })))
}

fn clock(text: &str) -> Option<Clock> {
    let part = match text {
        "MO" => Some(DayPart::Morning),
        "MI" => Some(DayPart::Midday),
        "AF" => Some(DayPart::Afternoon),
        "EV" => Some(DayPart::Evening),
        "NI" => Some(DayPart::Night),
        "DT" => Some(DayPart::Daytime),
        _ => None,
    };
    if let Some(part) = part {
        return Some(Clock::Part(part));
    }
    let split = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at(split);
    let offset = offset(zone)?;
    let mut fields = time.split(':');
    let mut next = |most: u8| match fields.next() {
        None => Some(None),
        Some(field) => clock_field(field, most).map(Some),
    };
    // A minute may have 61 seconds.
    let clock = Clock::Hms { hour: next(24)??, minute: next(59)?, second: next(60)?, offset };
    // 24:00 is the end of a day.
    let late =
        time.starts_with("24") && time[2..].bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    (fields.next().is_none() && !late).then_some(clock)
}

fn thousandths(text: &str) -> Option<u64> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let scale = [1000, 100, 10, 1].get(rest.len())?;
    let rest = if rest.is_empty() { 0 } else { rest.parse::<u64>().ok()? };
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(rest * scale)
}

fn duration(text: &str) -> Option<Duration> {
    let mut duration = Duration::default();
    let mut rest = text.strip_prefix('P')?;
    let mut time = false;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            time = true;
            rest = after;
            continue;
        }
        let split = rest.find(|c: char| c.is_ascii_uppercase() && c != 'X')?;
        let (number, after) = rest.split_at(split);
        let letters = after.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(after.len());
        let letters = if after[..letters].ends_with('T') { letters - 1 } else { letters };
        let unit = match (&after[..letters], time) {
            ("S", true) => Unit::Second,
            ("M", true) => Unit::Minute,
            ("H", true) => Unit::Hour,
            ("D", _) => Unit::Day,
            ("WE", _) => Unit::Weekend,
            ("W", _) => Unit::Week,
            ("M", false) => Unit::Month,
            ("Q", _) => Unit::Quarter,
            ("S", false) => Unit::Season,
            ("Y", _) => match number {
                "X0" => Unit::Decade,
                "X00" => Unit::Century,
                "X000" => Unit::Millennium,
                _ => Unit::Year,
            },
            _ => return None,
        };
        let amount = match number.split_once('/') {
            _ if number.starts_with('X') => Amount::Unknown,
            Some((a, b)) => Amount::Range(thousandths(a)?, thousandths(b)?),
            None => Amount::Exact(thousandths(number)?),
        };
        if !duration.push(Part { unit, amount }) {
            return None;
        }
        rest = &after[letters..];
    }
    duration.first().map(|_| duration)
}
