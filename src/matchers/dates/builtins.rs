//! The symbols of the grammar that are written in Rust.

use crate::data::dates::{HOLIDAY_NAMES, class, context, quoted};
use crate::matchers::dates::clock;
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::first_sets::{DECIMAL, Kinds, Sets, WHOLE_HOLIDAY};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::Input;
use crate::matchers::dates::number::{amount, cardinal, ordinal};
use crate::matchers::dates::numeric;
use crate::matchers::dates::parser::{TIME_WORD, TO_OR};
use crate::matchers::dates::tables::{Builtin, Mask};

/// The tokens a symbol can begin with, those that can come second, and those that can be all of it.
pub(crate) fn begins(builtin: Builtin) -> Sets {
    const fn class(class: u128) -> Kinds {
        Kinds { mask: Mask(class, 0), context: 0 }
    }
    const fn with(class: u128, context: u64) -> Kinds {
        Kinds { mask: Mask(class, 0), context }
    }
    const NUMBERS: u128 = class::NUMBER | class::NUMBERW;
    /// What a cardinal goes on with.
    const MORE: u128 = NUMBERS | class::DASH | class::SLASH | class::ANDW;
    const AMOUNTS: u128 = MORE
        | class::A
        | class::WHOLE
        | class::VAGUE
        | class::HALF
        | class::MORE
        | class::EXTRA
        | class::CONSEC
        | class::COMING
        | class::PAST
        | class::NEXT
        | class::PREV
        | class::UNIT
        | class::UNITS
        | class::COMMA;
    const CLOCKS: u128 =
        NUMBERS | class::COLON | class::AMPMW | class::ZONES | class::GLUED | class::HOURSW;
    /// Words a cardinal can begin with.
    const CARDINAL: u64 = context::CARD | context::TENS | context::HALFSIGN;
    const ORDINAL: u64 = context::ORDW | context::TENS;
    const NUMBER: Kinds = with(class::NUMBER, CARDINAL);
    const NONE: Kinds = Kinds::EMPTY;
    let (first, second, single) = match builtin {
        Builtin::Number => (NUMBER, MORE, NUMBER),
        Builtin::Hour => (NUMBER, MORE | class::AMPMW, NUMBER),
        Builtin::Ordinal | Builtin::Nth => {
            (with(class::ORDN, ORDINAL), MORE, with(class::ORDN, context::ORDW))
        }
        Builtin::Day => {
            let first = with(class::ORDN | class::N31, CARDINAL | ORDINAL);
            (first, MORE, first)
        }
        Builtin::Ordinald => (class(class::ORDN), 0, class(class::ORDN)),
        Builtin::Year => {
            (with(class::Y4 | class::APOS, CARDINAL), NUMBERS | class::DASH, class(class::Y4))
        }
        Builtin::Yearnum => (
            with(class::NUMBER | class::APOS, CARDINAL),
            NUMBERS | class::DASH,
            class(class::NUMBER),
        ),
        Builtin::Yearend => {
            (class(class::NUMBER | class::APOS), class::NUMBER, class(class::NUMBER))
        }
        Builtin::Decade => (
            with(class::DECADEN | class::APOS | class::NUMBER, context::DECADEW),
            class::DECADEN | class::NUMBER | class::NUMBERW | class::CLITIC,
            with(class::DECADEN, context::DECADEW),
        ),
        Builtin::Decadew => {
            let first = with(0, context::DECADEW);
            (first, 0, first)
        }
        Builtin::Numdate => (
            class(class::NUMBER | class::DATE3 | class::YMD8),
            class::DASH | class::SLASH | class::DOT,
            class(class::DATE3 | class::YMD8),
        ),
        Builtin::Isotime => (
            class(class::NUMBER | class::DATE3),
            class::DASH | class::SLASH | class::DOT | CLOCKS,
            NONE,
        ),
        Builtin::Clock => (
            with(class::NUMBER | class::GLUED, CARDINAL),
            CLOCKS | class::DASH,
            // at 09.05
            with(class::GLUED, DECIMAL),
        ),
        Builtin::Ampm => (class(class::AMPMW), 0, class(class::AMPMW)),
        Builtin::Zone => (
            class(class::ZONES),
            class::ZONES | class::DASH | class::PLUS | class::STDW,
            class(class::ZONES),
        ),
        Builtin::Minutes => (
            with(class::NUMBER | class::A, CARDINAL | context::QUARTER),
            MORE | class::UNIT | class::UNITS,
            with(class::NUMBER, CARDINAL | context::QUARTER),
        ),
        Builtin::Amount | Builtin::Amountn => {
            let words = CARDINAL | context::COUPLE | context::BOTH;
            let first = class::NUMBER | class::A | class::VAGUE | class::HALF | class::GLUED;
            (with(first, words), AMOUNTS, class(class::GLUED))
        }
        Builtin::Holiday => (class(class::HOLIDAY), class::HOLIDAY2, with(0, WHOLE_HOLIDAY)),
        Builtin::Times => (
            with(class::NUMBER | class::VAGUE | class::A, CARDINAL | context::TIMES),
            MORE | class::TIMESWORD,
            with(0, context::TIMES),
        ),
        Builtin::Nq => (class(class::GLUED), 0, class(class::GLUED)),
    };
    // Two to three, a couple of, local time, half past with a sign, ten o'clock.
    let (quoted, marks) = match builtin {
        Builtin::Amount | Builtin::Amountn => (TO_OR | quoted::W_OF, context::HALFSIGN),
        Builtin::Hour => (0, context::OCLOCK),
        Builtin::Clock | Builtin::Isotime => (TIME_WORD, context::OCLOCK),
        Builtin::Zone => (TIME_WORD, 0),
        Builtin::Number | Builtin::Times | Builtin::Minutes => (0, context::HALFSIGN),
        _ => (0, 0),
    };
    let second = Kinds { mask: Mask(second, quoted), context: marks };
    let third = match builtin {
        _ if second == Kinds::EMPTY => Kinds::EMPTY,
        // Cardinals and ordinals go on as they began to.
        Builtin::Number
        | Builtin::Hour
        | Builtin::Ordinal
        | Builtin::Nth
        | Builtin::Day
        | Builtin::Year
        | Builtin::Yearnum => {
            with(MORE, CARDINAL | ORDINAL | context::MULT | context::OCLOCK | context::HALFSIGN)
        }
        Builtin::Numdate => class(class::NUMBER | class::MONTH),
        // All of an amount is in the tables.
        Builtin::Amount | Builtin::Amountn | Builtin::Times => Kinds::KNOWN,
        _ => Kinds::ALL,
    };
    let double = match builtin {
        Builtin::Amount | Builtin::Amountn => class(class::UNIT | class::UNITS | class::GLUED),
        Builtin::Times => class(class::TIMESWORD),
        Builtin::Numdate => NONE,
        _ => second,
    };
    Sets { first, second, single, double, third }
}

/// The symbol at `at`: where it ends, and what it says.
pub(crate) fn find(input: &Input<'_>, builtin: Builtin, at: usize) -> Option<(usize, Frame)> {
    match builtin {
        Builtin::Number => cardinal(input, at).map(|(end, _)| (end, Frame::default())),
        Builtin::Ordinal => ordinal(input, at).map(|(end, value)| (end, ordinal_frame(value))),
        Builtin::Ordinald => {
            let digits = input.digits(at).filter(|digits| digits.kind == DigitKind::Ordinal)?;
            (1..=31).contains(&digits.value).then(|| (at + 1, ordinal_frame(digits.value as i32)))
        }
        Builtin::Nth => ordinal(input, at)
            .filter(|&(_, value)| value < 100)
            .map(|(end, value)| (end, Frame { nth: value as i8, ..Frame::default() })),
        Builtin::Day => numeric::day(input, at),
        Builtin::Year => numeric::year(input, at),
        Builtin::Yearnum => numeric::year_number(input, at),
        Builtin::Yearend => numeric::year_end(input, at),
        Builtin::Decade | Builtin::Decadew => numeric::decade(input, at),
        Builtin::Numdate => numeric::numeric_date(input, at),
        Builtin::Isotime => clock::iso_time(input, at),
        Builtin::Clock => clock::clock(input, at),
        Builtin::Ampm => clock::meridiem(input, at),
        Builtin::Zone => clock::zone(input, at, false),
        Builtin::Hour => clock::hour(input, at),
        Builtin::Minutes => clock::minutes(input, at),
        Builtin::Amount => amount(input, at, true),
        Builtin::Amountn => amount(input, at, false),
        Builtin::Holiday => holiday(input, at),
        Builtin::Times => times(input, at),
        Builtin::Nq => {
            let digits = input.digits(at).filter(|digits| digits.kind == DigitKind::Quarter)?;
            let quarter = digits.value as u8;
            let frame = Frame { quarter, ..Frame::default() };
            (1..=4).contains(&quarter).then_some((at + 1, frame))
        }
    }
}

fn ordinal_frame(value: i32) -> Frame {
    let day = if (1..=31).contains(&value) { value as u8 } else { 0 };
    let nth = value.clamp(-1, 127) as i8;
    Frame { nth, day, ..Frame::default() }
}

/// The longest name of a holiday.
fn holiday(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let word = input.word_index(at);
    let group = HOLIDAY_NAMES.binary_search_by_key(&word, |&(first, _)| first).ok()?;
    for &(rest, holiday) in HOLIDAY_NAMES[group].1 {
        // A stop after an abbreviation may be a token of its own, or of the abbreviation.
        let mut end = at + 1;
        let found = rest.iter().all(|&key| {
            let here = input.tokens.get(end).is_some_and(|token| token.key() == key);
            end += 1;
            here
        });
        if found {
            return Some((end, Frame { holiday: holiday + 1, ..Frame::default() }));
        }
    }
    None
}

/// `twice`, `three times`.
fn times(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    if let Some(word) = input.word(at).filter(|word| word.context & context::TIMES != 0) {
        return Some((at + 1, Frame { times: word.number as u16, ..Frame::default() }));
    }
    let (end, value) = match cardinal(input, at) {
        Some((end, value)) => (end, (value / 1000).min(9999) as u16),
        None if input.has(at, class::VAGUE) => (at + 1, 0),
        None => return None,
    };
    input
        .is(end, context::TIMESW)
        .then(|| (end + 1, Frame { times: value.max(1), ..Frame::default() }))
}
