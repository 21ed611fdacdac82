//! Number words and digits: cardinals, ordinals, and amounts of a unit.

use crate::data::dates::{class, context};
use crate::date::{Amount, Part, Unit};
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::input::Input;

/// The most tokens a number in words may have.
const LONGEST: usize = 10;

/// The most thousandths a number can have, a billion thousands: `999999999999 billion` is no less
/// long ago, and what is added to it later cannot overflow.
const MOST: u64 = 1_000_000_000_000_000;

/// A cardinal at `at`: where it ends, and its value in thousandths.
pub(crate) fn cardinal(input: &Input<'_>, at: usize) -> Option<(usize, u64)> {
    if let Some(digits) = input.digits(at) {
        if !matches!(digits.kind, DigitKind::Plain | DigitKind::Grouped | DigitKind::Decimal) {
            return None;
        }
        let mut value = digits.value * 1000 + u64::from(digits.rest);
        let mut end = at + 1;
        if input.is(end, context::HALFSIGN) {
            return Some((end + 1, value + 500));
        }
        if let Some((after, part)) = fraction(input, end) {
            return Some((after, value + part));
        }
        while let Some(scale) = multiplier(input, end).filter(|_| end < at + 3) {
            value = value.saturating_mul(scale);
            end += 1;
        }
        return Some((end, value.min(MOST)));
    }
    if input.is(at, context::HALFSIGN) {
        return Some((at + 1, 500));
    }
    words(input, at)
}

/// `1/2` and `3/4` after a whole number.
fn fraction(input: &Input<'_>, at: usize) -> Option<(usize, u64)> {
    let (over, under) = (input.digits(at)?, input.digits(at + 2)?);
    let simple = over.width == 1 && under.width == 1 && over.value < under.value;
    (simple && input.has(at + 1, class::SLASH) && !input.glued(at) && input.glued(at + 1))
        .then(|| (at + 3, over.value * 1000 / under.value))
}

fn multiplier(input: &Input<'_>, at: usize) -> Option<u64> {
    input.is(at, context::MULT).then(|| input.word(at).map_or(1, |word| word.number as u64))
}

fn words(input: &Input<'_>, at: usize) -> Option<(usize, u64)> {
    let (mut total, mut group, mut end) = (0u64, 0u64, at);
    let mut last = 0;
    if input.has(at, class::A) {
        multiplier(input, at + 1)?;
        group = 1;
        end += 1;
    }
    while end < at + LONGEST {
        let word = input.word(end)?;
        let number = word.number as u64;
        if word.context & context::TENS != 0 && !matches!(last, 1 | 2) {
            group = group.saturating_add(number);
            last = 2;
        } else if word.context & context::CARD != 0 && (last != 1 && !(last == 2 && number > 9)) {
            group = group.saturating_add(number);
            last = 1;
        } else if word.context & context::MULT != 0 && end > at {
            if number == 100 || number == 12 {
                group = group.max(1).saturating_mul(number);
            } else {
                total = total.saturating_add(group.max(1).saturating_mul(number));
                group = 0;
            }
            last = 3;
        } else if goes_on(input, end, last) {
            end += 1;
            continue;
        } else {
            break;
        }
        end += 1;
        if end >= input.len() {
            break;
        }
        if input.word(end).is_none() {
            break;
        }
    }
    (last != 0).then(|| (end, total.saturating_add(group).saturating_mul(1000).min(MOST)))
}

/// True for the hyphen of `twenty-five` and the `and` of `two hundred and five`.
fn goes_on(input: &Input<'_>, at: usize, last: i32) -> bool {
    match last {
        2 => input.has(at, class::DASH) && input.is(at + 1, context::CARD),
        3 => input.is(at, context::AND) && input.is(at + 1, context::CARD | context::TENS),
        _ => false,
    }
}

/// An ordinal at `at`: where it ends, and its value; -1 for `final`.
pub(crate) fn ordinal(input: &Input<'_>, at: usize) -> Option<(usize, i32)> {
    if let Some(digits) = input.digits(at) {
        return (digits.kind == DigitKind::Ordinal)
            .then_some((at + 1, digits.value.min(9999) as i32));
    }
    let word = input.word(at)?;
    if word.context & context::ORDW != 0 {
        return Some((at + 1, word.number));
    }
    if word.context & context::TENS != 0 {
        let unit = at + 1 + usize::from(input.has(at + 1, class::DASH));
        let second = input.word(unit)?;
        if second.context & context::ORDW != 0 && (1..10).contains(&second.number) {
            return Some((unit + 1, word.number + second.number));
        }
    }
    None
}

/// An amount of a unit: `two years and six months`, `a few days`, `half an hour`, `30min`.
pub(crate) fn amount(input: &Input<'_>, at: usize, article: bool) -> Option<(usize, Frame)> {
    let (mut end, part, flags) = one_amount(input, at, article)?;
    let mut frame = Frame { flags, ..Frame::default() };
    frame.duration.push(part);
    let mut unit = part.unit;
    // Further parts in smaller units.
    while unit > Unit::Second {
        let mut next = end;
        next += usize::from(input.has(next, class::COMMA));
        next += usize::from(input.is(next, context::AND));
        let Some((after, part, _)) = one_amount(input, next, true) else { break };
        let plain = matches!(part.amount, Amount::Exact(_));
        if part.unit >= unit || !plain || unit >= Unit::Decade || !frame.duration.push(part) {
            break;
        }
        unit = part.unit;
        end = after;
    }
    Some((end, frame))
}

fn unit_at(input: &Input<'_>, at: usize) -> Option<Unit> {
    input
        .has(at, class::UNIT | class::UNITS)
        .then(|| Unit::from_code(input.word(at).map_or(0, |word| word.code)))
}

fn one_amount(input: &Input<'_>, at: usize, article: bool) -> Option<(usize, Part, u32)> {
    if let Some(digits) = input.digits(at)
        && (matches!(digits.kind, DigitKind::Unit)
            || digits.kind == DigitKind::HourMark && digits.code == 3)
    {
        let thousandths = digits.value * 1000 + u64::from(digits.rest);
        let unit = Unit::from_code(digits.code);
        return Some((at + 1, Part { unit, amount: Amount::Exact(thousandths) }, 0));
    }
    if let (Some(over), Some(under)) = (input.digits(at), input.digits(at + 2)) {
        // 1/2 hour
        if over.width == 1
            && under.width == 1
            && over.value < under.value
            && input.has(at + 1, class::SLASH)
            && input.glued(at + 1)
        {
            let one = input.has(at + 3, class::UNIT) || input.is(at + 3, context::ABBRUNIT);
            let unit = unit_at(input, at + 3).filter(|_| one)?;
            let amount = Amount::Exact(over.value * 1000 / under.value);
            return Some((at + 4, Part { unit, amount }, 0));
        }
    }
    if input.has(at, class::HALF) || input.has(at, class::A) && input.has(at + 1, class::HALF) {
        return half(input, at);
    }
    let (mut end, mut amount, mut flags) = (at, Amount::Unknown, 0);
    let is_article = input.has(at, class::A);
    if is_article && !article {
        return None;
    }
    if let Some((after, value)) = cardinal(input, at) {
        end = after;
        amount = Amount::Exact(value);
        if let Some((after, to)) = range_end(input, end).filter(|&(_, to)| to > value) {
            end = after;
            amount = Amount::Range(value, to);
        }
        if let Some(after) = and_a_half(input, end) {
            end = after;
            amount = Amount::Exact(value + 500);
        } else if let Some((after, part)) = and_quarters(input, end) {
            end = after;
            amount = Amount::Exact(value + part);
        }
    } else {
        end += usize::from(is_article);
        // a good few, a couple of, several
        end += usize::from(is_article && input.has(end, class::WHOLE));
        if input.is(end, context::COUPLE) {
            amount = Amount::whole(2);
            end += 1;
            end += usize::from(input.is(end, context::OFW));
        } else if input.is(end, context::BOTH) && !is_article {
            return None;
        } else if input.has(end, class::VAGUE) && !(is_article && input.has(end, class::ABOUT)) {
            end += 1;
        } else if is_article {
            amount = Amount::whole(1);
            flags = flag::ARTICLE;
        } else {
            return None;
        }
    }
    for _ in 0..2 {
        if input.has(
            end,
            class::MORE
                | class::EXTRA
                | class::WHOLE
                | class::CONSEC
                | class::COMING
                | class::PAST
                | class::NEXT
                | class::PREV,
        ) {
            end += 1;
        }
    }
    let hyphen = input.has(end, class::DASH);
    let unit_place = end + usize::from(hyphen);
    let unit = unit_at(input, unit_place)?;
    if !unit_fits(input, at, unit_place, amount, hyphen, unit) {
        return None;
    }
    end = unit_place + 1;
    if input.has(end, class::DOT)
        && input.is(unit_place, context::ABBRUNIT)
        && input.glued(end)
        && input.has(end + 1, class::AGO)
    {
        end += 1;
    }
    if let (Amount::Exact(value), Some(after)) = (amount, and_a_half(input, end)) {
        return Some((after, Part { unit, amount: Amount::Exact(value + 500) }, flags));
    }
    Some((end, Part { unit, amount }, flags))
}

/// False for words that are units only with the right neighbours.
fn unit_fits(
    input: &Input<'_>,
    at: usize,
    place: usize,
    amount: Amount,
    hyphen: bool,
    unit: Unit,
) -> bool {
    let one = amount == Amount::whole(1);
    let plural = input.has(place, class::UNITS);
    if input.is(place, context::ABBRUNIT) && input.digits(at).is_none() {
        return false;
    }
    if matches!(unit, Unit::Second | Unit::Minute)
        && !plural
        && (unit == Unit::Second || input.has(at, class::A))
    {
        // second is an ordinal more often than not, and minute an adjective
        let alone = !input.tokens.get(place + 1).is_some_and(|token| {
            token.kind() == crate::tokenizer::TokenKind::Word
                && !input.is(place + 1, context::PREP | context::AND)
                && !input.has(place + 1, class::AGO | class::LATER | class::EARLIER)
        });
        return hyphen || one && alone;
    }
    if matches!(unit, Unit::Quarter) {
        // three quarters of
        return plural && !hyphen && !input.is(place + 1, context::OFW);
    }
    if hyphen && input.digits(at).is_some_and(|digits| digits.kind == DigitKind::Decimal) {
        return true;
    }
    !(one && plural && !input.glued(place))
}

fn range_end(input: &Input<'_>, at: usize) -> Option<(usize, u64)> {
    let joiner =
        input.has(at, class::DASH) || input.mask(at).1 & crate::matchers::dates::parser::TO_OR != 0;
    if !joiner {
        return None;
    }
    cardinal(input, at + 1)
}

/// `and a half`, `-and-a-half`.
fn and_a_half(input: &Input<'_>, at: usize) -> Option<usize> {
    let mut end = at + usize::from(input.has(at, class::DASH));
    if !input.is(end, context::AND) {
        return None;
    }
    end += 1;
    end += usize::from(input.has(end, class::DASH));
    end += usize::from(input.has(end, class::A));
    end += usize::from(input.has(end, class::DASH));
    input.has(end, class::HALF).then_some(end + 1)
}

/// `and a quarter`, `and three quarters of an`, before a unit: the end and the thousandths.
fn and_quarters(input: &Input<'_>, at: usize) -> Option<(usize, u64)> {
    if !input.is(at, context::AND) {
        return None;
    }
    let mut end = at + 1;
    let mut count = 1;
    if input.has(end, class::A) {
        end += 1;
    } else if let Some(word) = input.word(end).filter(|word| word.context & context::CARD != 0) {
        count = word.number as u64;
        end += 1;
    }
    let quarter = unit_at(input, end) == Some(Unit::Quarter);
    end += 1;
    if input.is(end, context::OFW) {
        end += 1;
        end += usize::from(input.has(end, class::A));
    }
    let whole = unit_at(input, end).is_some_and(|unit| unit != Unit::Quarter);
    (quarter && whole && (1..4).contains(&count)).then_some((end, count * 250))
}

/// `half an hour`, `a half hour`, `half-century`.
fn half(input: &Input<'_>, at: usize) -> Option<(usize, Part, u32)> {
    let mut end = at + usize::from(input.has(at, class::A)) + 1;
    end += usize::from(input.has(end, class::A) || input.has(end, class::DASH));
    let unit = unit_at(input, end).filter(|_| input.has(end, class::UNIT))?;
    if matches!(unit, Unit::Second | Unit::Quarter) {
        return None;
    }
    Some((end + 1, Part { unit, amount: Amount::Exact(500) }, 0))
}
