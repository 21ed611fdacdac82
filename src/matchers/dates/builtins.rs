//! The symbols of the grammar that are written in Rust.

use crate::data::dates::{HOLIDAY_NAMES, class, context};
use crate::matchers::dates::clock;
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::Input;
use crate::matchers::dates::number::{amount, cardinal, ordinal};
use crate::matchers::dates::numeric;
use crate::matchers::dates::parser::{TIME_WORD, TO_OR};
use crate::matchers::dates::tables::{Builtin, Mask};

/// The tokens a symbol can begin with, and those that can come second.
pub(crate) fn begins(builtin: Builtin) -> (Mask, Mask) {
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
    let (first, second) = match builtin {
        Builtin::Number => (NUMBERS, MORE),
        Builtin::Hour => (NUMBERS, MORE | class::AMPMW),
        Builtin::Ordinal | Builtin::Nth | Builtin::Day => (class::ORDN | NUMBERS, MORE),
        Builtin::Ordinald => (class::ORDN, 0),
        Builtin::Year => (class::Y4 | class::APOS | class::NUMBERW, NUMBERS | class::DASH),
        Builtin::Yearnum => (NUMBERS | class::APOS, NUMBERS | class::DASH),
        Builtin::Yearend => (class::NUMBER | class::APOS, class::NUMBER),
        Builtin::Decade => (
            class::DECADEN | class::APOS | class::NUMBER | class::NUMBERW,
            class::DECADEN | class::NUMBER | class::NUMBERW | class::CLITIC,
        ),
        Builtin::Decadew => (class::NUMBERW, 0),
        Builtin::Numdate => {
            (class::NUMBER | class::DATE3 | class::YMD8, class::DASH | class::SLASH | class::DOT)
        }
        Builtin::Isotime => {
            (class::NUMBER | class::DATE3, class::DASH | class::SLASH | class::DOT | CLOCKS)
        }
        Builtin::Clock => (NUMBERS | class::GLUED, CLOCKS | class::DASH),
        Builtin::Ampm => (class::AMPMW, 0),
        Builtin::Zone => (class::ZONES, class::ZONES | class::DASH | class::PLUS | class::STDW),
        Builtin::Minutes => (NUMBERS | class::A, MORE | class::UNIT | class::UNITS),
        Builtin::Amount | Builtin::Amountn => {
            (NUMBERS | class::A | class::VAGUE | class::HALF | class::GLUED, AMOUNTS)
        }
        Builtin::Holiday => (class::HOLIDAY, class::HOLIDAY2),
        Builtin::Times => (NUMBERS | class::VAGUE | class::A, MORE | class::TIMESWORD),
        Builtin::Nq => (class::GLUED, 0),
    };
    // The words `to`, `or` and `time` are quoted in the grammar.
    let quoted = if second == 0 || builtin == Builtin::Holiday { 0 } else { TO_OR | TIME_WORD };
    (Mask(first, 0), Mask(second, quoted))
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
        Builtin::Zone => clock::zone(input, at),
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
