//! Days, years, decades and dates in digits.

use crate::data::dates::{class, context};
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::number::{cardinal, ordinal};
use crate::tokenizer::TokenKind;

pub(crate) fn day(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    if let Some((end, day)) = ordinal(input, at) {
        let frame = Frame { day: day as u8, flags: flag::ORDINAL_DAY, ..Frame::default() };
        return (1..=31).contains(&day).then_some((end, frame));
    }
    if let Some(digits) = input.digits(at) {
        if !input.has(at, class::N31) {
            return None;
        }
        // 8:30 is no day, and neither is 12%
        let clock = input.has(at + 1, class::COLON)
            && input.glued(at + 1)
            && input.digits(at + 2).is_some();
        if clock
            || input.has(at + 1, class::PERCENT)
            || input.is(at + 1, context::AMPM) && !input.is(at + 1, context::LOOSEAM)
        {
            return None;
        }
        return Some((at + 1, Frame { day: digits.value as u8, ..Frame::default() }));
    }
    let (end, value) = cardinal(input, at)?;
    let day = value / 1000;
    (value % 1000 == 0 && (1..=31).contains(&day))
        .then(|| (end, Frame { day: day as u8, ..Frame::default() }))
}

/// A year in digits of which nobody needs to be told: 1000 to 2100, `'05`, or in words.
pub(crate) fn year(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    if input.has(at, class::APOS) {
        let digits = input.digits(at + 1)?;
        let short = digits.kind == DigitKind::Plain && digits.width == 2 && input.glued(at + 1);
        let frame =
            Frame { year: Some(digits.value as i32), flags: flag::SHORT_YEAR, ..Frame::default() };
        return (short && !input.glued(at)).then_some((at + 2, frame));
    }
    if input.has(at, class::Y4) {
        let year = input.digits(at)?.value as i32;
        return Some((at + 1, Frame { year: Some(year), ..Frame::default() }));
    }
    if input.digits(at).is_some() {
        return None;
    }
    // nineteen ninety-nine, two thousand and three
    let first = input.word(at)?;
    if first.context & (context::CARD | context::TENS) == 0 {
        return None;
    }
    if first.number == 2 && input.is(at + 1, context::MULT) {
        let (end, value) = cardinal(input, at)?;
        let year = (value / 1000) as i32;
        let frame = Frame { year: Some(year), ..Frame::default() };
        return (2000..2100).contains(&year).then_some((end, frame));
    }
    if !(13..=20).contains(&first.number) {
        return None;
    }
    let next = at + 1;
    let second = input.word(next)?;
    let (end, rest) = if second.context & context::MULT != 0 && second.number == 100 {
        match cardinal(input, next + 1).filter(|&(_, value)| value < 100_000 && value % 1000 == 0) {
            Some((end, value)) => (end, value as i32 / 1000),
            None => return None,
        }
    } else if second.context & (context::CARD | context::TENS) != 0 && second.number >= 10 {
        let (end, value) = cardinal(input, next)?;
        (end, value as i32 / 1000)
    } else {
        return None;
    };
    let year = first.number * 100 + rest;
    (rest < 100 && (1300..2100).contains(&year))
        .then(|| (end, Frame { year: Some(year), ..Frame::default() }))
}

/// Any number that the words around make a year.
pub(crate) fn year_number(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    if let Some(digits) = input.digits(at) {
        let plain = digits.kind == DigitKind::Plain && digits.width <= 4;
        let fits = plain || digits.kind == DigitKind::Grouped && digits.value < 1_000_000;
        let frame =
            Frame { year: Some(digits.value as i32), flags: flag::YEAR_WORD, ..Frame::default() };
        return (fits && digits.value > 0).then_some((at + 1, frame));
    }
    year(input, at)
}

/// The second year of `2010-15`.
pub(crate) fn year_end(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let place = at + usize::from(input.has(at, class::APOS));
    let digits = input.digits(place)?;
    let plain = digits.kind == DigitKind::Plain;
    let full = input.has(place, class::Y4);
    let frame = Frame {
        year: Some(digits.value as i32),
        flags: if full { 0 } else { flag::SHORT_YEAR },
        ..Frame::default()
    };
    // `1225 – 7 March 1274` ends with a day.
    let day = !full && input.has(place + 1, class::MONTH);
    (plain && !day && (full || digits.width <= 2)).then_some((place + 1, frame))
}

/// `1990s`, `'90s`, `1990's`, `the nineties`.
pub(crate) fn decade(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let apostrophe = input.has(at, class::APOS);
    let place = at + usize::from(apostrophe);
    if let Some(digits) = input.digits(place) {
        let short = digits.width == 2;
        let mut frame = Frame { decade: Some(digits.value as i32 / 10), ..Frame::default() };
        if short {
            frame.set(flag::SHORT_DECADE);
            if !apostrophe {
                frame.set(flag::BARE_DECADE);
            }
        }
        if digits.kind == DigitKind::Decade {
            return Some((place + 1, frame));
        }
        let clitic = input.tokens.get(place + 1).is_some_and(|token| {
            token.kind() == TokenKind::Clitic && token.of(input.text).ends_with('s')
        });
        let round = digits.kind == DigitKind::Plain && digits.value % 10 == 0 && digits.value > 0;
        return (round && clitic && matches!(digits.width, 2 | 4)).then_some((place + 2, frame));
    }
    let word = input.word(place).filter(|word| word.context & context::DECADEW != 0)?;
    let mut frame = Frame { decade: Some(word.number / 10), ..Frame::default() };
    frame.set(flag::SHORT_DECADE | flag::BARE_DECADE);
    Some((place + 1, frame))
}

fn separator(input: &Input<'_>, at: usize) -> Option<u128> {
    let kinds = input.mask(at).0 & (class::DASH | class::SLASH | class::DOT);
    (kinds != 0 && input.glued(at) && input.glued(at + 1)).then_some(kinds)
}

/// A date in digits.
pub(crate) fn numeric_date(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let first = input.digits(at)?;
    // Part of a longer run such as a telephone number or 1.2.3.4?
    if input.glued(at) && input.has(at - 1, class::DASH | class::SLASH | class::DOT) {
        return None;
    }
    if input.has(at, class::YMD8) {
        let [year, month, day] = first.fields;
        return Some((at + 1, ymd(i32::from(year), month as u8, day as u8)));
    }
    if first.kind == DigitKind::Dotted {
        let [a, b, c] = first.fields;
        if first.width == 4 {
            let fits = (1..=12).contains(&b) && (1..=31).contains(&c) && first.code == 2;
            return fits.then(|| (at + 1, ymd(i32::from(a), b as u8, c as u8)));
        }
        // Day first with full stops.
        let frame = two_numbers(b, a, i32::from(c), first.code == 2)?;
        return (first.width == 2 || first.code == 4).then_some((at + 1, frame));
    }
    if first.kind != DigitKind::Plain {
        return None;
    }
    let kind = separator(input, at + 1)?;
    if input.has(at + 2, class::MONTH) {
        // 31/Oct/1974
        let year = separator(input, at + 3).filter(|&second| second == kind)?;
        let (end, frame) = year_end(input, at + 4).filter(|_| year != 0)?;
        let month = input.word(at + 2)?.code;
        let day = first.value as u8;
        if input.has(at, class::Y4) {
            let day = input.digits(at + 4).filter(|_| input.has(at + 4, class::N31))?.value as u8;
            return Some((end, ymd(first.value as i32, month, day)));
        }
        return input.has(at, class::N31).then_some((end, Frame { month, day, ..frame }));
    }
    let second = input.digits(at + 2).filter(|digits| digits.kind == DigitKind::Plain)?;
    let third = separator(input, at + 3)
        .filter(|&next| next == kind)
        .and_then(|_| input.digits(at + 4))
        .filter(|digits| digits.kind == DigitKind::Plain);
    let goes_on = |end: usize| {
        separator(input, end).is_some_and(|next| next & kind != 0)
            && input.digits(end + 1).is_some()
            || input.glued(end) && input.has(end, class::COLON)
    };
    match third {
        Some(third) if input.has(at, class::Y4) && first.width == 4 => {
            let fits = (1..=12).contains(&second.value) && (1..=31).contains(&third.value);
            let frame = ymd(first.value as i32, second.value as u8, third.value as u8);
            (fits && third.width <= 2 && !goes_on(at + 5)).then_some((at + 5, frame))
        }
        Some(third) if first.width <= 2 && second.width <= 2 => {
            if !matches!(third.width, 2 | 4)
                || third.width == 4 && !input.has(at + 4, class::Y4)
                || goes_on(at + 5)
            {
                return None;
            }
            let (a, b) = (first.value as u16, second.value as u16);
            let frame = two_numbers(a, b, third.value as i32, third.width == 2)?;
            Some((at + 5, frame))
        }
        None if kind == class::SLASH && first.width <= 2 && second.width <= 2 => {
            let (a, b) = (first.value as u16, second.value as u16);
            let mut frame = two_numbers(a, b, 0, false)?;
            frame.year = None;
            (!goes_on(at + 3)).then_some((at + 3, frame))
        }
        _ => None,
    }
}

fn ymd(year: i32, month: u8, day: u8) -> Frame {
    Frame { year: Some(year), month, day, ..Frame::default() }
}

/// Month and day in the order of the United States, when they can be; the other order otherwise.
fn two_numbers(month: u16, day: u16, year: i32, short: bool) -> Option<Frame> {
    let mut frame = if (1..=12).contains(&month) && (1..=31).contains(&day) {
        ymd(year, month as u8, day as u8)
    } else if (1..=12).contains(&day) && (1..=31).contains(&month) {
        ymd(year, day as u8, month as u8)
    } else {
        return None;
    };
    if (1..=12).contains(&month) && (1..=12).contains(&day) && month != day {
        frame.set(flag::ORDER_OPEN);
    }
    if short {
        frame.set(flag::SHORT_YEAR);
    }
    Some(frame)
}

/// The order that the numeric dates of a text show: day first when some first number is above
/// twelve and no second one is.
pub(crate) fn order(input: &Input<'_>) -> crate::date::DateOrder {
    let (mut day_first, mut month_first) = (false, false);
    for at in input.slashed() {
        let Some((a, b)) = numbers_around(input, at) else { continue };
        day_first |= (13..=31).contains(&a) && (1..=12).contains(&b);
        month_first |= (13..=31).contains(&b) && (1..=12).contains(&a);
    }
    match (day_first, month_first) {
        (true, false) => crate::date::DateOrder::Dmy,
        _ => crate::date::DateOrder::Mdy,
    }
}

/// The first two numbers of three with slashes between, the first slash at `at`.
fn numbers_around(input: &Input<'_>, at: usize) -> Option<(u64, u64)> {
    let first = at.checked_sub(1)?;
    if !input.has(at + 2, class::SLASH) || !input.glued(at) || !input.glued(at + 2) {
        return None;
    }
    Some((input.digits(first)?.value, input.digits(at + 1)?.value))
}
