//! [`Policy`]: how open expressions are read. [`Reference`]: the date they are read from.

use crate::date::calendar::{Date, Season};
use crate::date::clock::Clock;
use crate::date::parse::{clock_field, offset};
use jiff::civil;

/// The kind of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// [`Mode::News`] with a reference, [`Mode::Narrative`] without.
    #[default]
    Auto,
    /// Open expressions are read from the reference date.
    News,
    /// Open expressions are read from the dates mentioned before them.
    Narrative,
}

/// Which of the two nearest occurrences an open expression means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Direction {
    /// By the words around it; the past where they say nothing (news).
    #[default]
    Auto,
    /// Always the latest one.
    Past,
    /// Always the next one.
    Future,
}

/// The order of the numbers in `11/7/2021`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// Month first with slashes, day first with full stops, unless another date of the text shows
    /// the other order.
    #[default]
    Auto,
    /// Month, day, year.
    Mdy,
    /// Day, month, year.
    Dmy,
}

/// The first day of a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WeekStart {
    /// ISO weeks.
    #[default]
    Monday,
    /// On a Sunday, `this week` is the one that begins.
    Sunday,
}

/// Where the seasons are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hemisphere {
    /// Summer is June to August.
    #[default]
    North,
    /// Summer is December to February.
    South,
}

/// How `2010-15` and `Nov. 7-9` are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Ranges {
    /// As one span with an interval for its value.
    #[default]
    Whole,
    /// As two spans, each with the interval they make in
    /// [`DateValue::interval`](crate::date::DateValue::interval).
    Split,
}

/// How open and ambiguous expressions are read. [`Policy::default`] is for news by the rules of
/// the project's annotation guide, [`Policy::timeml`] finds the further classes TimeML marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Policy {
    /// The kind of text.
    pub mode: Mode,
    /// Which occurrence an open expression means.
    pub direction: Direction,
    /// The order of numeric dates.
    pub order: DateOrder,
    /// The first day of a week.
    pub week_start: WeekStart,
    /// Where the seasons are.
    pub hemisphere: Hemisphere,
    /// The month in which a fiscal year starts, when it is known; fiscal years then have bounds.
    /// A year that does not start in January is named after the one it ends in.
    pub fiscal_start: Option<u8>,
    /// How many years after the reference a two-digit year may lie; 10 unless said otherwise.
    pub pivot: Option<u8>,
    /// How ranges joined by a hyphen are given.
    pub ranges: Ranges,
    /// Also find `now`, `recently`, `soon`, `the future` and the like.
    pub vague: bool,
    /// Also find ages: `54-year-old`, `54 years old`.
    pub ages: bool,
    /// Join a day and a time that `at` or `on` stands between: `Friday at 8 p.m.`.
    pub join: bool,
    /// Take expressions that are dates only in a conversation: a bare `at 8`, lower-case `may`
    /// after a preposition.
    pub colloquial: bool,
}

impl Policy {
    /// The classes of TimeML beyond the annotation guide: `now`, `recently`, `soon` and ages.
    pub fn timeml() -> Policy {
        Policy { vague: true, ages: true, ..Policy::default() }
    }

    pub(crate) fn pivot(&self) -> i32 {
        i32::from(self.pivot.unwrap_or(10))
    }

    pub(crate) fn season_start(&self, season: Season) -> u8 {
        let north = season.first_month();
        match self.hemisphere {
            Hemisphere::North => north,
            Hemisphere::South => (north + 5) % 12 + 1,
        }
    }
}

/// The date, and where known the time, that open expressions are read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    pub(crate) date: civil::Date,
    pub(crate) clock: Option<(u8, u8, u8)>,
}

impl Reference {
    /// A reference day; nothing when there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Reference> {
        Some(Reference { date: crate::date::to_civil(year, month, day)?, clock: None })
    }

    /// The same with a time of day, for `in two hours`.
    #[must_use]
    pub fn at(mut self, hour: u8, minute: u8, second: u8) -> Reference {
        self.clock = Some((hour.min(23), minute.min(59), second.min(59)));
        self
    }

    /// Reads `2021-11-07`, `2021-11-07T18:30`, `2021-11-07 18:30:05.25` and the same with `Z` or an
    /// offset like `+09:00`; nothing for anything else, or when there is no such day or time. An
    /// offset is not used: the day and time are those of the place the text is from.
    ///
    /// ```
    /// use dateline::date::Reference;
    ///
    /// assert!(Reference::parse("2021-11-07T18:30:00+09:00").is_some());
    /// assert!(Reference::parse("2021-11-31").is_none());
    /// assert!(Reference::parse("7 November 2021").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Reference> {
        if text.len() <= 10 {
            let day: civil::Date = text.parse().ok()?;
            // As jiff prints it: no `20211107`, no year of six digits.
            return (day.to_string() == text).then_some(Reference { date: day, clock: None });
        }
        let day = Reference::parse(text.get(..10)?)?;
        let time = text.get(10..)?.strip_prefix(['T', ' '])?;
        let zone = time.find(['Z', '+', '-']).unwrap_or(time.len());
        let (time, zone) = time.split_at(zone);
        offset(zone)?;
        let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
        let seconds = time.len() == "18:30:00".len() || fraction == "0";
        if !seconds || fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let mut fields = time.split(':');
        let (hour, minute) = (clock_field(fields.next()?, 23)?, clock_field(fields.next()?, 59)?);
        let second = fields.next().map_or(Some(0), |field| clock_field(field, 59))?;
        fields.next().is_none().then(|| day.at(hour, minute, second))
    }

    /// Its day.
    pub fn date(&self) -> Date {
        Date::from_civil(self.date)
    }

    /// Its time of day.
    pub fn clock(&self) -> Option<Clock> {
        self.clock.map(|(hour, minute, second)| Clock::Hms {
            hour,
            minute: Some(minute),
            second: Some(second),
            offset: None,
        })
    }
}
