//! [`Clock`]: a time of day.

/// A part of the day without a sharp edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum DayPart {
    /// `MO`, 06:00 to 12:00 (for a night's `early`, from 00:00).
    Morning = 1,
    /// `MI`, 11:00 to 13:00.
    Midday,
    /// `AF`, 12:00 to 18:00.
    Afternoon,
    /// `EV`, 18:00 to 22:00.
    Evening,
    /// `NI`, 20:00 to 06:00 of the next day.
    Night,
    /// `DT`, daytime, 08:00 to 18:00.
    Daytime,
}

impl DayPart {
    pub(crate) const fn from_code(code: u8) -> DayPart {
        match code {
            1 => DayPart::Morning,
            2 => DayPart::Midday,
            3 => DayPart::Afternoon,
            4 => DayPart::Evening,
            5 => DayPart::Night,
            _ => DayPart::Daytime,
        }
    }

    /// The two letters of TIMEX3.
    pub const fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "MO",
            DayPart::Midday => "MI",
            DayPart::Afternoon => "AF",
            DayPart::Evening => "EV",
            DayPart::Night => "NI",
            DayPart::Daytime => "DT",
        }
    }

    /// Its first hour and the hour it ends before, which may lie in the next day.
    pub const fn hours(self) -> (u8, u8) {
        match self {
            DayPart::Morning => (6, 12),
            DayPart::Midday => (11, 13),
            DayPart::Afternoon => (12, 18),
            DayPart::Evening => (18, 22),
            DayPart::Night => (20, 30),
            DayPart::Daytime => (8, 18),
        }
    }
}

/// Minutes east of Greenwich.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Offset(pub i16);

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // the fields are what their names say
pub enum Clock {
    /// What a clock shows, as far as the text says. Hour 24 is the end of the day.
    Hms { hour: u8, minute: Option<u8>, second: Option<u8>, offset: Option<Offset> },
    /// A part of the day.
    Part(DayPart),
}

impl Clock {
    /// A time with minutes and without a zone.
    pub const fn hm(hour: u8, minute: u8) -> Clock {
        Clock::Hms { hour, minute: Some(minute), second: None, offset: None }
    }
}
