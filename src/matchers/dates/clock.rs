//! Times of day in digits and words, with zones.

use crate::data::dates::{class, context};
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::number::cardinal;
use crate::matchers::dates::numeric::numeric_date;

/// A time of day.
pub(crate) fn clock(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let (end, mut frame) = face(input, at)?;
    let mut end = end;
    if let Some((after, other)) = meridiem(input, end)
        && frame.meridiem == 0
    {
        frame.meridiem = other.meridiem;
        frame.flags &= !flag::HOUR_OPEN;
        end = after;
    }
    let told = !frame.is(flag::HOUR_OPEN);
    if let Some((after, other)) = zone(input, end, told) {
        frame.offset = other.offset;
        frame.flags |= other.flags & flag::AMERICAN;
        end = after;
        frame.flags &= !flag::HOUR_OPEN;
    }
    if frame.is(flag::HOUR_OPEN) {
        return None;
    }
    if frame.hour.is_some_and(|hour| hour > 24) || frame.minute.is_some_and(|minute| minute > 59) {
        return None;
    }
    Some((end, frame))
}

fn hm(hour: u64, minute: Option<u64>) -> Frame {
    Frame {
        hour: Some(hour.min(99) as u8),
        minute: minute.map(|m| m.min(99) as u8),
        ..Frame::default()
    }
}

/// The numbers, with HOUR_OPEN when they are a time only if a.m., p.m. or a zone follows.
fn face(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let Some(digits) = input.digits(at) else {
        // three pm, ten o'clock, ten thirty pm
        let (end, mut frame) = hour(input, at)?;
        if frame.is(flag::HOUR_OPEN)
            && let Some((after, minute)) = cardinal(input, end)
            && (10_000..60_000).contains(&minute)
            && meridiem(input, after).is_some()
        {
            frame.minute = Some((minute / 1000) as u8);
            return Some((after, frame));
        }
        return Some((end, frame));
    };
    if input.glued(at)
        && at > 0
        && (input.has(at - 1, class::COLON | class::DOT | class::APOS | class::SLASH)
            || input.str(at - 1) == "$")
    {
        return None;
    }
    match digits.kind {
        DigitKind::Meridiem => {
            let (hour, minute) = match (digits.width, digits.fields) {
                (_, [hour, minute, _]) if hour != 0 => (u64::from(hour), Some(u64::from(minute))),
                (3 | 4, _) => (digits.value / 100, Some(digits.value % 100)),
                _ => (digits.value, None),
            };
            let mut frame = hm(hour, minute);
            frame.meridiem = digits.code;
            ((1..=12).contains(&hour)).then_some((at + 1, frame))
        }
        DigitKind::HourMark => {
            let [hour, minute, _] = digits.fields;
            if digits.code == 3 {
                if at > 0 && input.is(at - 1, context::SPANPREP) {
                    return None;
                }
                return Some((at + 1, hm(digits.value, None)));
            }
            Some((at + 1, hm(u64::from(hour), Some(u64::from(minute)))))
        }
        DigitKind::Ish if digits.value <= 12 => Some((at + 1, hm(digits.value, None))),
        DigitKind::Decimal if digits.code == 2 && digits.value <= 24 => {
            let mut frame = hm(digits.value, Some(u64::from(digits.fields[1])));
            // at 09.05: a clock, when two digits stand before the stop
            let at_word = at > 0 && input.mask(at - 1).1 & crate::data::dates::quoted::W_AT != 0;
            let counted = input.has(at + 1, class::PERCENT) || input.is(at + 1, context::COUNTED);
            if !(at_word && digits.width == 2 && digits.fields[1] < 60 && !counted) {
                frame.set(flag::HOUR_OPEN);
            }
            Some((at + 1, frame))
        }
        DigitKind::Plain if digits.width <= 2 && digits.value <= 24 => {
            colon_face(input, at, digits.value)
        }
        DigitKind::Plain if digits.width == 4 && digits.value < 2400 => {
            let mut frame = hm(digits.value / 100, Some(digits.value % 100));
            frame.set(flag::HOUR_OPEN);
            if input.has(at + 1, class::HOURSW)
                && digits.value % 100 < 60
                && input.str(at).starts_with('0')
            {
                frame.flags = 0;
                return Some((at + 2, frame));
            }
            Some((at + 1, frame))
        }
        _ => None,
    }
}

fn colon_face(input: &Input<'_>, at: usize, hour: u64) -> Option<(usize, Frame)> {
    let colon = |at: usize| input.has(at, class::COLON) && input.glued(at) && input.glued(at + 1);
    if !colon(at + 1) {
        if input.is(at + 1, context::OCLOCK) {
            return Some((at + 2, hm(hour, None)));
        }
        let mut frame = hm(hour, None);
        frame.set(flag::HOUR_OPEN);
        return Some((at + 1, frame));
    }
    let minute = input.digits(at + 2)?;
    if minute.width != 2 || minute.value > 59 {
        return None;
    }
    let mut frame = hm(hour, Some(minute.value));
    let mut end = at + 3;
    match minute.kind {
        DigitKind::Meridiem => frame.meridiem = minute.code,
        DigitKind::Zulu => frame.offset = Some(0),
        DigitKind::Plain => {
            if colon(end) {
                let second = input.digits(end + 1)?;
                if second.width != 2 || second.value > 60 {
                    return None;
                }
                frame.second = Some(second.value as u8);
                match second.kind {
                    DigitKind::Meridiem => frame.meridiem = second.code,
                    DigitKind::Zulu => frame.offset = Some(0),
                    _ => {}
                }
                end += 2;
            }
        }
        _ => return None,
    }
    Some((end, frame))
}

/// An hour alone, which only its neighbours make a time.
pub(crate) fn hour(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let (mut end, value) = cardinal(input, at)?;
    let hour = value / 1000;
    if value % 1000 != 0
        || !(1..=24).contains(&hour)
        || input.digits(at).is_some_and(|d| d.width > 2)
    {
        return None;
    }
    let mut frame = hm(hour, None);
    if input.is(end, context::OCLOCK) {
        end += 1;
    } else {
        frame.set(flag::HOUR_OPEN);
    }
    Some((end, frame))
}

/// The minutes of `ten past two`, `a quarter to five`.
pub(crate) fn minutes(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let place = at + usize::from(input.has(at, class::A));
    if input.is(place, context::QUARTER) {
        return Some((place + 1, Frame { minute: Some(15), ..Frame::default() }));
    }
    let (mut end, value) = cardinal(input, at)?;
    if input.word(end).is_some_and(|word| word.code == 2)
        && input.has(end, class::UNIT | class::UNITS)
    {
        end += 1;
    }
    let minute = value / 1000;
    // 3 to 4 is no time, three minutes to four is
    let named = input.has(end - 1, class::UNIT | class::UNITS);
    (value % 1000 == 0 && (1..60).contains(&minute) && (named || minute % 5 == 0))
        .then(|| (end, Frame { minute: Some(minute as u8), ..Frame::default() }))
}

/// `a.m.`, `pm`, `p m`.
pub(crate) fn meridiem(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    if at >= input.len() {
        return None;
    }
    if let Some(word) = input.word(at).filter(|word| word.context & context::AMPM != 0) {
        return Some((at + 1, Frame { meridiem: word.number as u8, ..Frame::default() }));
    }
    // 3:30 p m
    let apart = at + 1 < input.len()
        && input.tokens[at].len() == 1
        && input.tokens[at + 1].len() == 1
        && matches!(input.str(at + 1), "m" | "M");
    let meridiem = match input.str(at) {
        "a" | "A" if apart => 1,
        "p" | "P" if apart => 2,
        _ => return None,
    };
    Some((at + 2, Frame { meridiem, ..Frame::default() }))
}

/// `GMT`, `GMT+2`, `local time`, `Eastern Standard Time`.
///
/// After a time that is one without it (`8:00 pst`) it may be in lower case, when it is no word.
pub(crate) fn zone(input: &Input<'_>, at: usize, told: bool) -> Option<(usize, Frame)> {
    let word = input.word(at)?;
    let offset = |minutes: i32| Frame { offset: Some(minutes as i16), ..Frame::default() };
    let time = |at: usize| input.mask(at).1 & crate::matchers::dates::parser::TIME_WORD != 0;
    if word.context & context::LOCAL != 0 {
        return time(at + 1).then(|| (at + 2, Frame::default()));
    }
    if word.context & context::ZONEW != 0 && input.tokens[at].is_capitalized() {
        let told = input.is(at + 1, context::STD);
        let standard = at + 1 + usize::from(told);
        let end = if time(standard) { standard + 1 } else { return None };
        let summer = i32::from(input.str(at + 1).eq_ignore_ascii_case("daylight")) * 60;
        let mut frame = offset(word.number + summer);
        if !told {
            frame.set(flag::AMERICAN);
        }
        return Some((end, frame));
    }
    let upper = input.tokens[at].shape().has(crate::tokenizer::Shape::ALL_UPPER);
    let word_too = matches!(input.str(at), "eat" | "cat");
    let gmt = word.context & context::ZONE != 0 && (upper || word.number == 0 || told && !word_too);
    if !gmt {
        return None;
    }
    let mut minutes = word.number;
    let mut end = at + 1;
    if word.number == 0 && input.glued(end) {
        let sign = match input.tokens.get(end).map(|_| input.str(end)) {
            Some("+") => 1,
            Some("-" | "−") => -1,
            _ => 0,
        };
        if let (true, Some(digits)) = (sign != 0, input.digits(end + 1))
            && digits.width <= 2
            && digits.value <= 14
        {
            minutes = sign * digits.value as i32 * 60;
            end += 2;
        }
    }
    let mut frame = offset(minutes);
    if word.code == 1 {
        frame.set(flag::AMERICAN);
    }
    Some((end, frame))
}

/// `2021-11-07T18:30:00Z`.
pub(crate) fn iso_time(input: &Input<'_>, at: usize) -> Option<(usize, Frame)> {
    let first = input.digits(at)?;
    let last = input.digits(at + 4)?;
    let dashes = input.has(at + 1, class::DASH) && input.has(at + 3, class::DASH);
    if !dashes
        || !input.has(at, class::Y4)
        || !input.has(at + 4, class::ISOT) && last.kind != DigitKind::Iso
    {
        let (end, date) = numeric_date(input, at)?;
        let (end, time) = clock(input, end)?;
        let mut frame = date;
        frame.merge(&time);
        return Some((end, frame));
    }
    let [day, hour, _] = last.fields;
    let month = input.digits(at + 2)?.value as u8;
    let mut frame = Frame {
        year: Some(first.value as i32),
        month,
        day: day as u8,
        hour: Some(hour as u8),
        ..Frame::default()
    };
    let mut end = at + 5;
    for field in [true, false] {
        if !(input.has(end, class::COLON) && input.glued(end)) {
            break;
        }
        let Some(digits) = input.digits(end + 1).filter(|digits| digits.width == 2) else { break };
        if field {
            frame.minute = Some(digits.value as u8);
        } else {
            frame.second = Some(digits.value as u8);
        }
        if digits.kind == DigitKind::Zulu {
            frame.offset = Some(0);
        }
        end += 2;
    }
    ((1..=12).contains(&month) && (1..=31).contains(&day) && hour <= 24).then_some((end, frame))
}
