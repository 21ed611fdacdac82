//! [`Date`]: a day, or a longer piece of the calendar, with the fields the text left out unknown.

use jiff::civil;

/// A year, counted astronomically: 1 BC is 0, 44 BC is -43.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(pub i32);

/// A season of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Season {
    /// Spring, `SP`.
    Spring = 1,
    /// Summer, `SU`.
    Summer,
    /// Autumn or fall, `FA`.
    Autumn,
    /// Winter, `WI`; it has the year of its December.
    Winter,
}

impl Season {
    pub(crate) const fn from_code(code: u8) -> Season {
        match code {
            1 => Season::Spring,
            2 => Season::Summer,
            3 => Season::Autumn,
            _ => Season::Winter,
        }
    }

    /// The first month of the season in the north.
    pub(crate) const fn first_month(self) -> u8 {
        self as u8 * 3
    }
}

/// A part of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WeekPart {
    /// A day of the week, 1 (Monday) to 7 (Sunday).
    Weekday(u8),
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Friday.
    Workdays,
}

/// A piece of the calendar. Each variant is one grain; `None` is what the text did not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the fields are what their names say
pub enum Date {
    /// A day: `2021-11-07`, `XXXX-12-25`, `2021-10-XX`.
    Day { year: Option<Year>, month: Option<u8>, day: Option<u8> },
    /// A month.
    Month { year: Option<Year>, month: Option<u8> },
    /// An ISO week or a part of it; `XXXX-WXX-5` is any Friday.
    Week { year: Option<Year>, week: Option<u8>, part: Option<WeekPart> },
    /// The nth weekday of a month whose year is open; `nth` counts from the end when negative.
    NthWeekday { year: Option<Year>, month: Option<u8>, weekday: u8, nth: i8 },
    /// A quarter, 1 to 4.
    Quarter { year: Option<Year>, quarter: Option<u8> },
    /// A half year, 1 or 2.
    Half { year: Option<Year>, half: u8 },
    /// A season.
    Season { year: Option<Year>, season: Season },
    /// A year.
    Year(Year),
    /// A fiscal year, or a quarter or half of it.
    FiscalYear { year: Option<Year>, quarter: Option<u8>, half: Option<u8> },
    /// Ten years: 199 is 1990 to 1999.
    Decade(i32),
    /// A hundred years: 19 is 1900 to 1999.
    Century(i32),
    /// A thousand years: 1 is 1000 to 1999.
    Millennium(i32),
}

/// How fine a value is, from coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// A thousand years.
    Millennium,
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A year.
    Year,
    /// Half a year.
    Half,
    /// A quarter or a season.
    Quarter,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day or a weekend.
    Day,
    /// A part of a day.
    DayPart,
    /// An hour.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

impl Date {
    /// A day whose every field is known.
    pub const fn day(year: i32, month: u8, day: u8) -> Date {
        Date::Day { year: Some(Year(year)), month: Some(month), day: Some(day) }
    }

    /// A month whose year is known.
    pub const fn month(year: i32, month: u8) -> Date {
        Date::Month { year: Some(Year(year)), month: Some(month) }
    }

    pub(crate) fn from_civil(date: civil::Date) -> Date {
        Date::day(i32::from(date.year()), date.month() as u8, date.day() as u8)
    }

    pub(crate) fn week_of(date: civil::Date) -> Date {
        let week = date.iso_week_date();
        Date::Week {
            year: Some(Year(i32::from(week.year()))),
            week: Some(week.week() as u8),
            part: None,
        }
    }

    /// The year, where it is known.
    pub const fn year(self) -> Option<Year> {
        match self {
            Date::Day { year, .. }
            | Date::Month { year, .. }
            | Date::Week { year, .. }
            | Date::NthWeekday { year, .. }
            | Date::Quarter { year, .. }
            | Date::Half { year, .. }
            | Date::Season { year, .. }
            | Date::FiscalYear { year, .. } => year,
            Date::Year(year) => Some(year),
            Date::Decade(_) | Date::Century(_) | Date::Millennium(_) => None,
        }
    }

    /// How fine it is.
    pub const fn grain(self) -> Grain {
        match self {
            Date::Day { .. } | Date::NthWeekday { .. } => Grain::Day,
            Date::Week { part: Some(_), .. } => Grain::Day,
            Date::Week { part: None, .. } => Grain::Week,
            Date::Month { .. } => Grain::Month,
            Date::Quarter { .. } | Date::Season { .. } => Grain::Quarter,
            Date::Half { .. } => Grain::Half,
            Date::Year(_) => Grain::Year,
            Date::FiscalYear { quarter: Some(_), .. } => Grain::Quarter,
            Date::FiscalYear { half: Some(_), .. } => Grain::Half,
            Date::FiscalYear { .. } => Grain::Year,
            Date::Decade(_) => Grain::Decade,
            Date::Century(_) => Grain::Century,
            Date::Millennium(_) => Grain::Millennium,
        }
    }

    /// True when no field that its grain needs is unknown.
    pub const fn is_resolved(self) -> bool {
        match self {
            Date::Day { year, month, day } => year.is_some() && month.is_some() && day.is_some(),
            Date::Month { year, month } => year.is_some() && month.is_some(),
            Date::Week { year, week, .. } => year.is_some() && week.is_some(),
            Date::NthWeekday { .. } => false,
            Date::Quarter { year, quarter } => year.is_some() && quarter.is_some(),
            Date::Half { year, .. } | Date::Season { year, .. } => year.is_some(),
            Date::FiscalYear { year, .. } => year.is_some(),
            Date::Year(_) | Date::Decade(_) | Date::Century(_) | Date::Millennium(_) => true,
        }
    }

    /// False for the 31st of April, for 29 February of a year without one, and for a fifth quarter.
    pub(crate) const fn exists(self) -> bool {
        match self {
            Date::Day { year, month: Some(month), day: Some(day) } => {
                // A leap year, when the text leaves it open.
                let year = if let Some(Year(year)) = year { year } else { 2000 };
                day <= days_in_month(year, month)
            }
            Date::Quarter { quarter: Some(part), .. }
            | Date::FiscalYear { quarter: Some(part), .. } => matches!(part, 1..=4),
            Date::Half { half: part, .. } | Date::FiscalYear { half: Some(part), .. } => {
                matches!(part, 1 | 2)
            }
            _ => true,
        }
    }
}

/// The number of days in a month of the proleptic Gregorian calendar.
pub(crate) const fn days_in_month(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// A civil date, or nothing when there is no such day or it is out of range.
pub(crate) fn to_civil(year: i32, month: u8, day: u8) -> Option<civil::Date> {
    civil::Date::new(i16::try_from(year).ok()?, month as i8, day as i8).ok()
}
