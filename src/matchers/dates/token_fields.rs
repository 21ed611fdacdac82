//! What a token of a production says, by the class it was matched as.

use crate::data::dates::{class, quoted};
use crate::date::{Amount, Unit};
use crate::matchers::dates::frame::{Anchor, Frame, flag};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::tables::Mask;

/// Puts into the frame what a token says in its place as an item of `mask`.
pub(crate) fn token(input: &Input<'_>, at: usize, mask: &Mask, frame: &mut Frame) {
    let classes = input.mask(at).0 & mask.0;
    if let Some(digits) = input.digits(at) {
        let value = digits.value;
        if classes & class::Y4 != 0 {
            frame.year = Some(value as i32);
        } else if classes & class::N12 != 0 {
            frame.month = value as u8;
        }
        return;
    }
    let Some(word) = input.word(at) else { return };
    let (code, number) = (word.code, word.number);
    const RELATIONS: u128 = class::LAST
        | class::THIS
        | class::NEXT
        | class::CURRENT
        | class::COMING
        | class::PREV
        | class::FOLLOWING
        | class::PAST
        | class::SAME
        | class::THAT
        | class::RECENT;
    const MODIFIERS: u128 = class::EARLY
        | class::LATE
        | class::MID
        | class::MIDW
        | class::EDGE
        | class::REST
        | class::ABOUT
        | class::NEARLY
        | class::OVER
        | class::UNDER
        | class::MORE
        | class::LESS
        | class::LEASTW
        | class::MOSTW;
    if classes & class::MONTH != 0 {
        frame.month = code;
    }
    if classes & class::WEEKDAYS != 0 {
        frame.set(flag::PLURAL);
    }
    if classes & (class::WEEKDAY | class::WEEKDAYS) != 0 {
        frame.weekday = code;
    }
    if classes & (class::UNIT | class::UNITS | class::YEARW | class::DAYW | class::CENTURIES) != 0 {
        frame.unit = code;
    }
    if classes & class::SEASON != 0 {
        frame.season = code;
    }
    if classes & RELATIONS != 0 {
        // "this past Tuesday": the second word decides
        frame.rel = Some(number as i8);
        if classes & (class::PREV | class::FOLLOWING | class::SAME | class::THAT) != 0 {
            frame.anchor = Anchor::Context;
        }
    }
    if classes
        & (class::AGO
            | class::EARLIER
            | class::LATER
            | class::BEFORE
            | class::AFTER
            | class::HENCE
            | class::BACK)
        != 0
    {
        frame.direction = number as i8;
        if classes & (class::EARLIER | class::LATER) != 0 {
            frame.modifier = code;
        }
    }
    if classes & MODIFIERS != 0 {
        frame.modifier = code;
    }
    if classes & class::DEICTIC != 0 {
        frame.shift = Some((Unit::Day as u8, number));
    }
    if classes
        & (class::PART
            | class::DAWN
            | class::TONIGHT
            | class::OVERNIGHT
            | class::NOON
            | class::PARTS)
        != 0
    {
        frame.part = code;
        if classes & class::PARTS != 0 {
            frame.set(flag::PLURAL);
        }
        if classes & class::NOON != 0 && number != 12 {
            frame.hour = Some(0);
        } else if classes & class::NOON != 0 {
            frame.hour = Some(12);
        }
        if classes & class::TONIGHT != 0 {
            frame.rel = Some(0);
        }
    }
    if classes & class::QN != 0 {
        frame.quarter = number as u8;
    }
    if classes & class::HN != 0 {
        frame.half = number as u8;
    }
    if classes & class::FYN != 0 {
        frame.year = Some(number);
        frame.set(flag::FISCAL);
    }
    if classes & class::FISCAL != 0 {
        frame.set(flag::FISCAL);
    }
    if classes & class::ERA != 0 {
        frame.direction = number as i8;
    }
    if classes & class::EVERY != 0 {
        frame.quantifier = code;
    }
    if classes & class::OTHER != 0 {
        frame.set(flag::OTHER);
    }
    if classes & class::PERIODIC != 0 {
        frame.unit = code;
        frame.amount = Some(Amount::whole(number as u64));
    }
    if classes & class::LATTER != 0 {
        frame.nth = 2;
    }
    if classes & class::LATEST != 0 && classes & class::LATTER == 0 {
        frame.rel = Some(-1);
    }
    let words = mask.1 & input.mask(at).1;
    if words & quoted::W_MONTH != 0 {
        frame.unit = Unit::Month as u8;
    }
    if words & quoted::W_WEEK != 0 {
        frame.unit = Unit::Week as u8;
    }
    if words & quoted::W_WEEKEND != 0 {
        frame.unit = Unit::Weekend as u8;
    }
    if words & quoted::W_THE != 0 {
        frame.set(flag::DEFINITE);
    }
    if words & quoted::W_UP != 0 {
        frame.modifier = 11;
    }
    if words & quoted::W_NO != 0 {
        frame.set(flag::CONTEXT_ONLY);
    }
}
