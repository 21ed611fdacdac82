//! The types of the generated tables in `src/data/dates.rs`.

/// A set of classes of words, and a set of words the grammar quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mask(pub(crate) u128, pub(crate) u64);

impl Mask {
    pub(crate) const EMPTY: Mask = Mask(0, 0);

    #[inline]
    pub(crate) const fn meets(&self, other: &Mask) -> bool {
        (self.0 & other.0) | (self.1 & other.1) as u128 != 0
    }

    #[inline]
    pub(crate) const fn is_empty(&self) -> bool {
        self.0 | self.1 as u128 == 0
    }

    pub(crate) const fn or(&self, other: &Mask) -> Mask {
        Mask(self.0 | other.0, self.1 | other.1)
    }
}

/// A word of the lexicon.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) mask: Mask,
    pub(crate) context: u64,
    pub(crate) number: i32,
    pub(crate) code: u8,
}

/// An item of a production.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    pub(crate) mask: Mask,
    /// A symbol, or 255 for a token of the mask.
    pub(crate) symbol: u8,
    pub(crate) optional: bool,
    pub(crate) second: bool,
}

/// A production: `len` items from `first` on, of which the first `context` are not in the span.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Production {
    pub(crate) first: u16,
    pub(crate) len: u8,
    pub(crate) context: u8,
    pub(crate) action: Action,
}

/// A rule that dates a holiday in any year.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// Month and day.
    Fixed(u8, u8),
    /// Days after Easter Sunday.
    Easter(i16),
    /// Days after the Easter Sunday of the eastern churches.
    Orthodox(i16),
    /// Month, weekday, which of them, and days after it.
    Nth(u8, u8, i8, i16),
    /// Month and day of the Hebrew calendar, Nisan being the first month.
    Hebrew(u8, u8),
    /// Month and day of the Islamic calendar, and days after it.
    Islamic(u8, u8, i16),
    /// Days after the Chinese New Year.
    Lunar(i16),
    /// The dates themselves.
    Table(&'static [(i16, u8, u8)]),
}

/// The keys of the words after the first, and the place of the holiday.
pub(crate) type HolidayName = (&'static [u64], u16);

/// The symbols that are written in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Builtin {
    Number,
    Ordinal,
    Ordinald,
    Day,
    Year,
    Yearnum,
    Yearend,
    Decade,
    Decadew,
    Numdate,
    Isotime,
    Clock,
    Ampm,
    Zone,
    Hour,
    Minutes,
    Amount,
    Amountn,
    Holiday,
    Times,
    Nq,
    Nth,
}

/// What a production makes of its items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(crate) enum Action {
    Merge,
    Calendar,
    Era,
    Shift,
    Deictic,
    Nextday,
    Weekshift,
    Extra,
    Generic,
    Holiday,
    Nthday,
    Nthunit,
    Yearmonth,
    Quarter,
    Fquarter,
    Half,
    Fiscal,
    Fiscalref,
    Decade,
    Century,
    Theunit,
    Shiftctx,
    Ago,
    Agoctx,
    Fromnow,
    Weekof,
    Modified,
    Halfpast,
    Past,
    Before,
    Joined,
    Hourpart,
    Thispart,
    Overnight,
    Daypart,
    Duration,
    Lastn,
    Pastunit,
    Vaguespan,
    Vagueunits,
    Age,
    Every,
    Workdays,
    Periodic,
    Frequency,
    Rate,
    Pair,
    Range,
    Presentref,
    Pastref,
    Futureref,
    Yearend,
    Wdbefore,
    Sameunit,
    Thispart2,
    Everyjoined,
}
