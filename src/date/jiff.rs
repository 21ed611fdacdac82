//! Conversions to the civil types of `jiff`.

use crate::date::bounds::Bounds;
use crate::date::calendar::{Date, to_civil};
use crate::date::clock::Clock;
use crate::date::policy::Reference;
use jiff::civil;

impl From<civil::Date> for Reference {
    fn from(date: civil::Date) -> Reference {
        Reference { date, clock: None }
    }
}

impl From<civil::DateTime> for Reference {
    fn from(time: civil::DateTime) -> Reference {
        let clock = (time.hour() as u8, time.minute() as u8, time.second() as u8);
        Reference { date: time.date(), clock: Some(clock) }
    }
}

impl From<Bounds> for (civil::DateTime, civil::DateTime) {
    fn from(bounds: Bounds) -> (civil::DateTime, civil::DateTime) {
        (bounds.start, bounds.end)
    }
}

impl Date {
    /// The civil date, when it is a known day.
    pub fn to_jiff(self) -> Option<civil::Date> {
        match self {
            Date::Day { year, month, day } => to_civil(year?.0, month?, day?),
            _ => None,
        }
    }
}

impl Clock {
    /// The civil time, when it is not only a part of the day.
    pub fn to_jiff(self) -> Option<civil::Time> {
        match self {
            Clock::Hms { hour, minute, second, .. } => {
                let (minute, second) = (minute.unwrap_or(0), second.unwrap_or(0));
                civil::Time::new(hour as i8, minute as i8, second as i8, 0).ok()
            }
            Clock::Part(_) => None,
        }
    }
}
