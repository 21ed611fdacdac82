//! The symbols of the grammar that are written in Rust.

use crate::data::dates::{HOLIDAY_NAMES, class, context};
use crate::matchers::dates::clock;
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::Input;
use crate::matchers::dates::number::{amount, cardinal, ordinal};
use crate::matchers::dates::numeric;
use crate::matchers::dates::tables::{Builtin, Mask};

/// The tokens a symbol can begin with. Words that only the code knows have no bit in the grammar,
/// so `words` below stands for all of them.
pub(crate) fn first(builtin: Builtin) -> Mask {
    const NUMBERS: u128 = class::NUMBER | class::NUMBERW;
    let classes = match builtin {
        Builtin::Number | Builtin::Hour => NUMBERS,
        Builtin::Ordinal | Builtin::Nth | Builtin::Day => class::ORDN | NUMBERS,
        Builtin::Ordinald => class::ORDN,
        Builtin::Year => class::Y4 | class::APOS | class::NUMBERW,
        Builtin::Yearnum => NUMBERS | class::APOS,
        Builtin::Yearend => class::NUMBER | class::APOS,
        Builtin::Decade => class::DECADEN | class::APOS | class::NUMBER | class::NUMBERW,
        Builtin::Decadew => class::NUMBERW,
        Builtin::Numdate => class::NUMBER | class::DATE3 | class::YMD8,
        Builtin::Isotime => class::NUMBER | class::DATE3,
        Builtin::Clock => NUMBERS | class::GLUED,
        Builtin::Ampm => class::AMPMW,
        Builtin::Zone => class::ZONES,
        Builtin::Minutes => NUMBERS | class::A,
        Builtin::Amount | Builtin::Amountn => {
            NUMBERS | class::A | class::VAGUE | class::HALF | class::GLUED
        }
        Builtin::Holiday => class::HOLIDAY,
        Builtin::Times => NUMBERS | class::VAGUE | class::A,
        Builtin::Nq => class::GLUED,
    };
    Mask(classes, 0)
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
