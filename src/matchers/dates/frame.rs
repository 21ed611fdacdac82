//! [`Frame`]: what an expression says, field by field, before it is resolved.

use crate::date::{Amount, Duration, Part, Unit};

/// What the whole expression is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Calendar,
    Duration,
    Set,
    Past,
    Present,
    Future,
}

/// What an open expression is counted from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Anchor {
    /// The reference date.
    #[default]
    Reference,
    /// The last date of the text, else the reference date.
    Context,
}

/// Facts about the words of an expression.
pub(crate) mod flag {
    /// A two-digit year.
    pub(crate) const SHORT_YEAR: u32 = 1;
    /// A decade without its century.
    pub(crate) const SHORT_DECADE: u32 = 2;
    /// An indefinite weekday, month or holiday: `a Sunday`.
    pub(crate) const GENERIC: u32 = 4;
    /// `the week`, `the year`.
    pub(crate) const THE_UNIT: u32 = 8;
    /// A fiscal year or quarter.
    pub(crate) const FISCAL: u32 = 16;
    /// A numeric date whose order is open.
    pub(crate) const ORDER_OPEN: u32 = 32;
    /// The amount is `a` or `an`.
    pub(crate) const ARTICLE: u32 = 64;
    /// A duration without a number: `years`.
    pub(crate) const BARE_UNITS: u32 = 128;
    /// An age: `two years old`.
    pub(crate) const AGE: u32 = 256;
    /// A rate: `a day` in `ten miles a day`.
    pub(crate) const RATE: u32 = 512;
    /// `last` with an amount: `the last two weeks`.
    pub(crate) const SPAN: u32 = 1024;
    /// `the next` day, which is the one after the day told of.
    pub(crate) const THE_NEXT: u32 = 2048;
    /// A weekend: of the week the other fields name.
    pub(crate) const WEEKEND: u32 = 4096;
    /// The ordinal counts units: `the first week of`.
    pub(crate) const NTH_UNIT: u32 = 8192;
    /// The week that holds the date.
    pub(crate) const WEEK_OF: u32 = 1 << 14;
    /// The year stands in the expression, but before it: `2021 spring`.
    pub(crate) const CONTEXT_ONLY: u32 = 1 << 15;
    /// `every other`.
    pub(crate) const OTHER: u32 = 1 << 17;
    /// The next weekday after the anchor: `the following Tuesday`.
    pub(crate) const STRICT: u32 = 1 << 18;
    /// A bare hour without a.m. or p.m.
    pub(crate) const HOUR_OPEN: u32 = 1 << 19;
    /// A time zone of the United States without `standard` or `daylight`: an hour ahead in summer.
    pub(crate) const AMERICAN: u32 = 1 << 20;
    /// A weekday, month or holiday that comes round: `Tuesdays`.
    pub(crate) const PLURAL: u32 = 1 << 21;
    /// The year was written with `the year`, or with an era.
    pub(crate) const YEAR_WORD: u32 = 1 << 22;
    /// `the` stands before a season, quarter or decade.
    pub(crate) const DEFINITE: u32 = 1 << 23;
    /// The day is an ordinal.
    pub(crate) const ORDINAL_DAY: u32 = 1 << 24;
    /// A decade without apostrophe or century: `90s`.
    pub(crate) const BARE_DECADE: u32 = 1 << 25;
    /// `ten to five` without a.m. or p.m., which may be numbers.
    pub(crate) const SPOKEN: u32 = 1 << 27;
    /// `the same quarter` of another year.
    pub(crate) const SAME_UNIT: u32 = 1 << 28;
    /// `ago`, `earlier` counted from the reference.
    pub(crate) const AGO: u32 = 1 << 26;
}

/// Steps that nobody can count: `several weeks after Sunday`, or too many for a calendar.
pub(crate) const UNCOUNTED: i32 = i32::MAX;

/// Stands among the weekdays for all five that one works on, in a set alone: `on weekdays`.
pub(crate) const WORKDAYS: u8 = 8;

/// So many whole steps, from an amount in thousandths.
pub(crate) fn steps(thousandths: u64, most: u64) -> i32 {
    let count = thousandths / 1000;
    if count > most { UNCOUNTED } else { i32::try_from(count).unwrap_or(UNCOUNTED) }
}

/// The fields of an expression; zero or `None` is what it does not say.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) kind: Kind,
    pub(crate) anchor: Anchor,
    pub(crate) year: Option<i32>,
    pub(crate) month: u8,
    pub(crate) day: u8,
    pub(crate) weekday: u8,
    pub(crate) quarter: u8,
    pub(crate) half: u8,
    pub(crate) season: u8,
    pub(crate) decade: Option<i32>,
    pub(crate) century: Option<i32>,
    /// One more than the place of a holiday in the table.
    pub(crate) holiday: u16,
    pub(crate) hour: Option<u8>,
    pub(crate) minute: Option<u8>,
    pub(crate) second: Option<u8>,
    /// 1 is a.m., 2 is p.m.
    pub(crate) meridiem: u8,
    pub(crate) offset: Option<i16>,
    pub(crate) part: u8,
    /// -1 last, 0 this, 1 next.
    pub(crate) rel: Option<i8>,
    pub(crate) shift: Option<(u8, i32)>,
    pub(crate) extra: Option<(u8, i32)>,
    pub(crate) modifier: u8,
    pub(crate) nth: i8,
    pub(crate) unit: u8,
    pub(crate) amount: Option<Amount>,
    pub(crate) duration: Duration,
    pub(crate) quantifier: u8,
    pub(crate) times: u16,
    pub(crate) direction: i8,
    pub(crate) flags: u32,
}

impl Frame {
    pub(crate) const fn is(&self, flags: u32) -> bool {
        self.flags & flags != 0
    }

    pub(crate) const fn set(&mut self, flags: u32) {
        self.flags |= flags;
    }

    /// Takes over every field that `other` has.
    pub(crate) fn merge(&mut self, other: &Frame) {
        if other.kind != Kind::Calendar {
            self.kind = other.kind;
        }
        if other.anchor == Anchor::Context {
            self.anchor = Anchor::Context;
        }
        fn take<T: Copy>(to: &mut Option<T>, from: Option<T>) {
            if from.is_some() {
                *to = from;
            }
        }
        fn take_u8(to: &mut u8, from: u8) {
            if from != 0 {
                *to = from;
            }
        }
        take(&mut self.year, other.year);
        take_u8(&mut self.month, other.month);
        take_u8(&mut self.day, other.day);
        take_u8(&mut self.weekday, other.weekday);
        take_u8(&mut self.quarter, other.quarter);
        take_u8(&mut self.half, other.half);
        take_u8(&mut self.season, other.season);
        take(&mut self.decade, other.decade);
        take(&mut self.century, other.century);
        if other.holiday != 0 {
            self.holiday = other.holiday;
        }
        take(&mut self.hour, other.hour);
        take(&mut self.minute, other.minute);
        take(&mut self.second, other.second);
        take_u8(&mut self.meridiem, other.meridiem);
        take(&mut self.offset, other.offset);
        take_u8(&mut self.part, other.part);
        take(&mut self.rel, other.rel);
        take(&mut self.shift, other.shift);
        take(&mut self.extra, other.extra);
        take_u8(&mut self.modifier, other.modifier);
        if other.nth != 0 {
            self.nth = other.nth;
        }
        take_u8(&mut self.unit, other.unit);
        take(&mut self.amount, other.amount);
        if other.duration.first().is_some() {
            self.duration = other.duration;
        }
        take_u8(&mut self.quantifier, other.quantifier);
        if other.times != 0 {
            self.times = other.times;
        }
        if other.direction != 0 {
            self.direction = other.direction;
        }
        self.flags |= other.flags;
    }

    /// Gives the fields of the calendar that this frame lacks from another: the month and year of
    /// `5-6 April 2016`, the meridiem of `1-3 pm`.
    pub(crate) fn share(&mut self, other: &Frame) {
        if self.year.is_none() {
            self.flags |= other.flags & flag::SHORT_YEAR;
        }
        self.year = self.year.or(other.year);
        self.flags |= other.flags & flag::YEAR_WORD;
        self.shift = self.shift.or(other.shift);
        if self.month == 0 && self.day != 0 {
            self.month = other.month;
        }
        if self.meridiem == 0 && self.hour.is_some() {
            self.meridiem = other.meridiem;
        }
        self.offset = self.offset.or(other.offset);
    }

    /// The duration, or the amount of a unit not yet put into it.
    pub(crate) fn length(&self) -> Option<(u8, Amount)> {
        if let Some(Part { unit, amount }) = self.duration.first() {
            return Some((unit as u8, amount));
        }
        (self.unit != 0).then_some((self.unit, self.amount.unwrap_or(Amount::whole(1))))
    }

    pub(crate) const fn has_clock(&self) -> bool {
        self.hour.is_some() || self.part != 0
    }

    pub(crate) fn push_amount(&mut self) {
        if self.unit != 0 {
            let amount = self.amount.unwrap_or(Amount::whole(1));
            self.duration.push(Part { unit: Unit::from_code(self.unit), amount });
        }
    }
}
