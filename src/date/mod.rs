//! What a date expression means: [`DateValue`] and its parts.
//!
//! A value keeps the grain of the text: `last month` is a month, never its first day. It says how
//! it was anchored ([`Basis`]), which other readings the text allows, and what is wrong with it
//! when the text names a day that does not exist. Everything here is `Copy` and holds no heap
//! memory; strings are made only when they are asked for.
//!
//! ```
//! use dateline::date::{Date, DateValue, Modifier, Temporal, Year};
//!
//! let month = Date::Month { year: Some(Year(2021)), month: Some(10) };
//! let value = DateValue::new(Temporal::Date(month)).with_modifier(Modifier::Start);
//! assert_eq!(value.timex_value().to_string(), "2021-10");
//! assert_eq!(value.edtf(1).as_deref(), Some("2021-10"));
//! ```

mod bounds;
mod calendar;
mod clock;
mod duration;
mod edtf;
mod interval;
mod iso;
#[cfg(feature = "jiff")]
mod jiff;
mod parse;
mod policy;
mod recurrence;
#[cfg(feature = "serde")]
mod serde;
mod timex;
mod value;

pub use self::bounds::Bounds;
pub use self::calendar::{Date, Grain, Season, WeekPart, Year};
pub use self::clock::{Clock, DayPart, Offset};
pub use self::duration::{Amount, Duration, Part, Unit};
pub use self::interval::{Bound, Interval, Point};
pub use self::parse::ParseTimexError;
pub use self::policy::{
    DateOrder, Direction, Hemisphere, Mode, Policy, Ranges, Reference, WeekStart,
};
pub use self::recurrence::{Every, Frequency, Quantifier, Recurrence};
pub use self::timex::{TimexAttributes, TimexType, TimexValue};
pub use self::value::{Alternatives, Basis, DateValue, Modifier, Note, Temporal};

pub(crate) use self::bounds::date_bounds;
pub(crate) use self::calendar::{days_in_month, to_civil};
