//! [`Duration`]: a length of time as the text gives it, in the units of the text.

/// A unit of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Unit {
    /// A second.
    Second = 1,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// A night, counted as a part of a day.
    Night,
    /// A weekend.
    Weekend,
    /// A week.
    Week,
    /// Two weeks.
    Fortnight,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A season.
    Season,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

impl Unit {
    pub(crate) const fn from_code(code: u8) -> Unit {
        match code {
            1 => Unit::Second,
            2 => Unit::Minute,
            3 => Unit::Hour,
            4 => Unit::Day,
            5 => Unit::Night,
            6 => Unit::Weekend,
            7 => Unit::Week,
            8 => Unit::Fortnight,
            9 => Unit::Month,
            10 => Unit::Quarter,
            11 => Unit::Season,
            12 => Unit::Half,
            13 => Unit::Year,
            14 => Unit::Decade,
            15 => Unit::Century,
            _ => Unit::Millennium,
        }
    }

    /// True for hours, minutes and seconds.
    pub const fn is_clock(self) -> bool {
        matches!(self, Unit::Second | Unit::Minute | Unit::Hour)
    }

    /// How TIMEX3 counts it: how many of which letter.
    pub(crate) const fn timex(self) -> (u32, &'static str) {
        match self {
            Unit::Second => (1, "S"),
            Unit::Minute => (1, "M"),
            Unit::Hour => (1, "H"),
            Unit::Day => (1, "D"),
            Unit::Night => (1, "D"),
            Unit::Weekend => (1, "WE"),
            Unit::Week => (1, "W"),
            Unit::Fortnight => (2, "W"),
            Unit::Month => (1, "M"),
            Unit::Quarter => (3, "M"),
            Unit::Season => (1, "S"),
            Unit::Half => (6, "M"),
            Unit::Year => (1, "Y"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Millennium => (1000, "Y"),
        }
    }
}

/// How many of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Amount {
    /// A number in thousandths: 2.5 is 2500.
    Exact(u64),
    /// From one number to another, in thousandths.
    Range(u64, u64),
    /// Several, a few, or a plural without a number.
    Unknown,
}

impl Amount {
    /// A whole number.
    pub const fn whole(count: u64) -> Amount {
        Amount::Exact(count * 1000)
    }
}

/// An amount of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Part {
    /// The unit.
    pub unit: Unit,
    /// How many.
    pub amount: Amount,
}

/// A length of time: up to four amounts, as in `two years, six months and a day`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Duration {
    parts: [Option<Part>; 4],
}

impl Duration {
    /// One amount of one unit.
    pub const fn new(unit: Unit, amount: Amount) -> Duration {
        Duration { parts: [Some(Part { unit, amount }), None, None, None] }
    }

    /// Its parts, in the order of the text.
    pub fn parts(&self) -> impl Iterator<Item = Part> + '_ {
        self.parts.iter().flatten().copied()
    }

    /// The first part.
    pub fn first(&self) -> Option<Part> {
        self.parts[0]
    }

    /// Adds a part; false when it is full.
    pub fn push(&mut self, part: Part) -> bool {
        match self.parts.iter_mut().find(|slot| slot.is_none()) {
            Some(slot) => {
                *slot = Some(part);
                true
            }
            None => false,
        }
    }
}
