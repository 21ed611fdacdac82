//! The dates of holidays.

use crate::data::dates::HOLIDAYS;
use crate::date::{Basis, Date, DateValue, Direction, Temporal, Year, to_civil};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::resolve::day::{plus_days, weekday_of};
use crate::matchers::dates::resolve::fields::with_basis;
use crate::matchers::dates::resolve::{Cues, Discourse};
use crate::matchers::dates::tables::Rule;
use jiff::civil;

fn rule(holiday: u16) -> Rule {
    HOLIDAYS[usize::from(holiday) - 1]
}

/// A holiday of no known year.
pub(super) fn open(holiday: u16) -> Date {
    match rule(holiday) {
        Rule::Fixed(month, day) => Date::Day { year: None, month: Some(month), day: Some(day) },
        Rule::Nth(month, weekday, nth, 0) => {
            Date::NthWeekday { year: None, month: Some(month), weekday, nth }
        }
        _ => Date::Day { year: None, month: None, day: None },
    }
}

/// The holiday in the year the frame says, or in the one month and day would have.
pub(super) fn date(discourse: &Discourse, frame: &Frame, cues: Cues) -> Option<DateValue> {
    let rule = rule(frame.holiday);
    let day = |year: i32| in_year(rule, year).map(Date::from_civil);
    if let Some(year) = frame.year {
        return Some(match day(year) {
            Some(date) => with_basis(Temporal::Date(date), Basis::Explicit),
            None => with_basis(Temporal::Date(Date::Year(Year(year))), Basis::Explicit),
        });
    }
    let (base, basis) = discourse.base(frame.anchor)?;
    let now = i32::from(base.year());
    let mut days = [None; 5];
    for (slot, year) in days.iter_mut().zip(now - 2..) {
        *slot = in_year(rule, year);
    }
    let days = days.iter().flatten().copied();
    let latest = days.clone().filter(|&day| day <= base).max();
    let before = days.clone().filter(|&day| day < base).max();
    let upcoming = days.clone().filter(|&day| day >= base).min();
    let after = days.clone().filter(|&day| day > base).min();
    let window = if discourse.forward(cues) { 400 } else { 120 };
    let near = upcoming.filter(|&day| (day - base).get_days() <= window);
    let (date, other) = match (frame.rel, discourse.policy.direction) {
        (Some(-1), _) => (before, None),
        (Some(1), _) => (after, None),
        (Some(_), _) => (in_year(rule, now), None),
        (None, Direction::Future) => (upcoming, None),
        (None, Direction::Past) => (latest, None),
        (None, Direction::Auto) if cues.past => (latest, upcoming),
        (None, Direction::Auto) => {
            (near.or(latest), if near.is_some() { latest } else { upcoming })
        }
    };
    let date = date?;
    let mut value = with_basis(Temporal::Date(Date::from_civil(date)), basis);
    if let Some(other) = other.filter(|&other| other != date) {
        value.alternatives.push(Date::from_civil(other).into());
    }
    Some(value)
}

/// The day of a holiday in a year.
fn in_year(rule: Rule, year: i32) -> Option<civil::Date> {
    match rule {
        Rule::Fixed(month, day) => to_civil(year, month, day),
        Rule::Easter(shift) => plus_days(easter(year)?, i32::from(shift)),
        Rule::Orthodox(shift) => plus_days(orthodox_easter(year)?, i32::from(shift)),
        Rule::Nth(month, weekday, nth, shift) => {
            let first = to_civil(year, month, 1)?;
            let day = if nth > 0 {
                let ahead = i32::from(weekday) - i32::from(weekday_of(first));
                plus_days(first, ahead.rem_euclid(7) + 7 * (i32::from(nth) - 1))?
            } else {
                let last = first.last_of_month();
                let back = i32::from(weekday_of(last)) - i32::from(weekday);
                plus_days(last, -back.rem_euclid(7) + 7 * (i32::from(nth) + 1))?
            };
            plus_days(day, i32::from(shift))
        }
        Rule::Hebrew(month, day) => hebrew(year, month, day),
        Rule::Islamic(month, day, shift) => {
            plus_days(islamic(year, i64::from(month), i64::from(day))?, i32::from(shift))
        }
        Rule::Lunar(shift) => {
            let &(month, day) = CHINESE_NEW_YEAR.get(usize::try_from(year - 1990).ok()?)?;
            plus_days(to_civil(year, month, day)?, i32::from(shift))
        }
        Rule::Table(days) => {
            let &(_, month, day) = days.iter().find(|&&(known, _, _)| i32::from(known) == year)?;
            to_civil(year, month, day)
        }
    }
}

/// Easter Sunday of the western churches, by the rule of 1582 (the form of Meeus and Butcher).
fn easter(year: i32) -> Option<civil::Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let n = (h + l - 7 * m + 90) / 25;
    let p = (h + l - 7 * m + 33 * n + 19).rem_euclid(32);
    to_civil(year, n as u8, p as u8)
}

/// Easter Sunday of the eastern churches: by the Julian rule, given in the Gregorian calendar.
fn orthodox_easter(year: i32) -> Option<civil::Date> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15).rem_euclid(30);
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let (month, day) = ((d + e + 114) / 31, (d + e + 114) % 31 + 1);
    let julian = to_civil(year, month as u8, day as u8)?;
    plus_days(julian, year.div_euclid(100) - year.div_euclid(400) - 2)
}

/// The days of 1 January of the Chinese calendar, from 1990 on.
const CHINESE_NEW_YEAR: [(u8, u8); 46] = [
    (1, 27),
    (2, 15),
    (2, 4),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 7),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 18),
    (2, 7),
    (1, 26),
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
    (1, 23),
    (2, 11),
    (1, 31),
    (2, 19),
    (2, 8),
];

/// The day so many days after 1 January of the year 1.
fn from_day_number(number: i64) -> Option<civil::Date> {
    plus_days(civil::date(1, 1, 1), i32::try_from(number).ok()?)
}

/// A day of the tabular Islamic calendar that falls in a Gregorian year, the first if two do. The
/// calendar seen in the sky may be a day off.
fn islamic(year: i32, month: i64, day: i64) -> Option<civil::Date> {
    const EPOCH: i64 = 227_014; // 16 July 622 (Julian) as a day number
    let approximate = (i64::from(year) - 622) * 33 / 32;
    (approximate - 1..=approximate + 2).find_map(|hijri| {
        let days = (hijri - 1) * 354
            + (3 + 11 * hijri).div_euclid(30)
            + 29 * (month - 1)
            + month / 2
            + day
            - 1;
        from_day_number(EPOCH + days).filter(|date| i32::from(date.year()) == year)
    })
}

/// Days from the Hebrew epoch to the first of Tishri of a year.
fn hebrew_elapsed(year: i64) -> i64 {
    let months = (235 * year - 234).div_euclid(19);
    let parts = 12_084 + 13_753 * months;
    let day = 29 * months + parts.div_euclid(25_920);
    if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
}

/// The day number of the first of Tishri of a Hebrew year.
fn hebrew_new_year(year: i64) -> i64 {
    const EPOCH: i64 = -1_373_428;
    let (before, this, after) =
        (hebrew_elapsed(year - 1), hebrew_elapsed(year), hebrew_elapsed(year + 1));
    let delay = if after - this == 356 {
        2
    } else if this - before == 382 {
        1
    } else {
        0
    };
    EPOCH + this + delay
}

/// A day of the Hebrew calendar that falls in a Gregorian year. Months count from Nisan; 12 is the
/// Adar before it.
fn hebrew(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    [3760, 3761].iter().find_map(|offset| {
        let hebrew = i64::from(year) + offset;
        let (start, end) = (hebrew_new_year(hebrew), hebrew_new_year(hebrew + 1));
        let length = end - start;
        // Marheshvan and Kislev, the eighth and ninth month, differ from year to year.
        let (eighth, ninth) = (29 + i64::from(length % 10 == 5), 30 - i64::from(length % 10 == 3));
        let before = match month {
            7 => 0,
            8 => 30,
            9 => 30 + eighth,
            10 => 30 + eighth + ninth,
            11 => 59 + eighth + ninth,
            // The months from Adar on are counted from the end of the year.
            12 => length - 177 - 29,
            _ => length - 177 + [0, 30, 59, 89, 118, 148][usize::from(month.clamp(1, 6)) - 1],
        };
        from_day_number(start + before + i64::from(day) - 1)
            .filter(|date| i32::from(date.year()) == year)
    })
}
