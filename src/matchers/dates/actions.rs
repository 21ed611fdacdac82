//! What tokens and productions put into a [`Frame`].

use crate::data::dates::{class, quoted};
use crate::date::{Amount, Duration, Part, Unit};
use crate::matchers::dates::frame::{Anchor, Frame, Kind, UNCOUNTED, WORKDAYS, flag, steps};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::tables::Action;

/// Adds a part to the frame of the whole.
pub(crate) fn combine(action: Action, frame: &mut Frame, part: &Frame) {
    match action {
        // The words before an amount keep their modifier, and those after it too.
        Action::Modified if frame.modifier != 0 => {
            let modifier = frame.modifier;
            frame.merge(part);
            // early in the week that began late: the outer word decides
            frame.modifier = modifier;
        }
        // The fields of the anchor stay, the steps from it are extra.
        _ => {
            // "last week of last month": an outer relation is not overwritten by an inner shift
            let keep = (frame.rel, frame.shift);
            frame.merge(part);
            if let (Action::Extra, Some(_)) = (action, keep.1) {
                frame.shift = part.shift.or(keep.1);
            }
        }
    }
}

/// Does what the action of a production says.
pub(crate) fn act(action: Action, input: &Input<'_>, at: usize, frame: &mut Frame) {
    match action {
        Action::Merge | Action::Calendar | Action::Pair | Action::Range | Action::Holiday => {}
        Action::Era => {
            if frame.direction < 0 {
                frame.year = frame.year.map(|year| 1 - year);
            }
            frame.direction = 0;
            frame.set(flag::YEAR_WORD);
        }
        Action::Shift | Action::Deictic => {
            if is_the_next(input, at) {
                frame.set(flag::THE_NEXT);
            }
            if frame.unit != 0 {
                frame.shift = Some((frame.unit, i32::from(frame.rel.unwrap_or(0))));
                frame.rel = None;
                frame.unit = 0;
            }
        }
        Action::Shiftctx => {
            frame.anchor = match frame.rel {
                Some(_) => Anchor::Reference,
                None => Anchor::Context,
            };
            let rel = i32::from(frame.rel.unwrap_or(0));
            frame.shift = Some((frame.unit, rel + i32::from(frame.direction)));
            (frame.rel, frame.unit, frame.direction, frame.modifier) = (None, 0, 0, 0);
        }
        Action::Nextday => {
            frame.set(flag::STRICT);
        }
        Action::Weekshift => {
            frame.shift = Some((Unit::Week as u8, i32::from(frame.rel.unwrap_or(0))));
            (frame.rel, frame.unit) = (None, 0);
        }
        Action::Sameunit => {
            frame.set(flag::SAME_UNIT);
            frame.rel = None;
        }
        Action::Extra => {
            // `a week from Sunday`: from the next one, while `after` says no more than the words
            // around it.
            if frame.direction == 0 && frame.weekday != 0 && frame.month == 0 && frame.rel.is_none()
            {
                frame.rel = Some(1);
                frame.set(flag::STRICT);
            }
            let (unit, amount) = frame.length().unwrap_or((Unit::Day as u8, Amount::whole(1)));
            let sign = if frame.direction < 0 { -1 } else { 1 };
            let count = match amount {
                Amount::Exact(n) => steps(n, 100_000),
                _ => UNCOUNTED,
            };
            frame.extra = Some((unit, sign * count));
            (frame.unit, frame.amount, frame.direction) = (0, None, 0);
            frame.duration = Duration::default();
            frame.kind = Kind::Calendar;
            frame.modifier = 0;
        }
        Action::Generic => frame.set(flag::GENERIC),
        Action::Nthday => {
            if frame.nth == 0 && frame.rel == Some(-1) {
                (frame.nth, frame.rel) = (-1, None);
            }
            frame.day = 0;
        }
        Action::Nthunit => {
            if frame.nth == 0 && frame.rel == Some(-1) {
                frame.nth = -1;
                frame.rel = None;
            }
            frame.day = 0;
            frame.set(flag::NTH_UNIT);
        }
        Action::Yearmonth => {}
        Action::Quarter | Action::Fquarter => {
            if frame.quarter == 0 && frame.nth > 0 {
                frame.quarter = frame.nth as u8;
            }
            if frame.quarter == 0 {
                let rel = if frame.nth < 0 { 0 } else { frame.rel.map_or(-1, i32::from) };
                frame.shift = Some((Unit::Quarter as u8, rel));
                frame.rel = None;
            }
            if frame.quarter > 4 {
                frame.quarter = 4;
            }
            if action == Action::Fquarter {
                frame.set(flag::FISCAL);
            }
            (frame.nth, frame.day, frame.unit) = (0, 0, 0);
        }
        Action::Half => {
            if frame.half == 0 {
                frame.half = if frame.nth == 1 { 1 } else { 2 };
            }
            (frame.nth, frame.day, frame.unit) = (0, 0, 0);
            // The half of something else than a year is its start or end.
            if frame.month != 0
                || frame.decade.is_some()
                || frame.century.is_some()
                || frame.shift.is_some_and(|(unit, _)| unit != Unit::Year as u8)
            {
                frame.modifier = if frame.half == 1 { 1 } else { 3 };
                frame.half = 0;
            }
        }
        Action::Fiscal => {
            frame.unit = 0;
        }
        Action::Fiscalref => {
            frame.shift = Some((Unit::Year as u8, i32::from(frame.rel.unwrap_or(0))));
            (frame.rel, frame.unit) = (None, 0);
            frame.set(flag::FISCAL);
        }
        Action::Decade => {}
        Action::Century => {
            let bc = frame.direction < 0;
            let nth = i32::from(frame.nth);
            *frame = Frame {
                century: Some(if bc { -nth } else { nth - 1 }),
                flags: frame.flags & flag::DEFINITE,
                ..Frame::default()
            };
        }
        Action::Theunit => {
            frame.set(flag::THE_UNIT);
            frame.shift = Some((frame.unit, 0));
            frame.unit = 0;
        }
        Action::Ago | Action::Fromnow | Action::Agoctx => ago(action, frame),
        Action::Weekof => {
            frame.set(if frame.unit == Unit::Weekend as u8 {
                flag::WEEK_OF | flag::WEEKEND
            } else {
                flag::WEEK_OF
            });
            frame.unit = 0;
        }
        Action::Modified => {
            if frame.is(flag::CONTEXT_ONLY) {
                // no more than, no less than
                frame.modifier = if frame.modifier == 10 { 11 } else { 12 };
                frame.kind = Kind::Duration;
            }
            if frame.duration.first().is_none() && frame.modifier >= 9 {
                // nearly 1990, over Christmas
                frame.modifier = 4;
            }
        }
        Action::Halfpast => {
            frame.minute = Some(30);
            frame.flags &= !flag::HOUR_OPEN;
        }
        Action::Past => {
            if frame.is(flag::HOUR_OPEN) && frame.meridiem == 0 {
                frame.set(flag::SPOKEN);
            }
            frame.flags &= !flag::HOUR_OPEN;
        }
        Action::Before => {
            if frame.is(flag::HOUR_OPEN) && frame.meridiem == 0 {
                frame.set(flag::SPOKEN);
            }
            let minute = frame.minute.unwrap_or(0);
            frame.minute = Some(60 - minute.min(59));
            frame.hour = frame.hour.map(|hour| if hour == 1 { 12 } else { hour.max(1) - 1 });
            frame.flags &= !flag::HOUR_OPEN;
        }
        // four in the morning
        Action::Hourpart => frame.flags &= !flag::HOUR_OPEN,
        Action::Joined => {
            frame.flags &= !flag::HOUR_OPEN;
            // tonight at eleven
            if frame.shift.is_none() && frame.weekday == 0 && frame.day == 0 && frame.rel == Some(0)
            {
                frame.shift = Some((Unit::Day as u8, 0));
                frame.rel = None;
            }
        }
        Action::Everyjoined => every(frame),
        Action::Thispart | Action::Thispart2 => {
            if is_the_next(input, at) {
                frame.set(flag::THE_NEXT);
            }
            frame.flags &= !flag::HOUR_OPEN;
            let rel = i32::from(frame.rel.unwrap_or(0));
            frame.shift = Some((Unit::Day as u8, rel));
            frame.rel = None;
        }
        Action::Overnight => {}
        Action::Daypart => {
            if frame.part == 0 {
                frame.kind = Kind::Duration;
                frame.duration = Duration::new(Unit::Day, Amount::whole(1));
                frame.unit = 0;
            }
        }
        Action::Duration | Action::Rate => {
            if action == Action::Rate {
                frame.set(flag::RATE);
            }
            if frame.duration.first().is_none() {
                frame.push_amount();
            }
            frame.unit = 0;
            frame.kind = Kind::Duration;
        }
        Action::Lastn => {
            frame.kind = Kind::Duration;
            frame.set(flag::SPAN);
        }
        Action::Pastunit => {
            frame.kind = Kind::Duration;
            frame.set(flag::SPAN);
            frame.duration = Duration::new(Unit::from_code(frame.unit), Amount::whole(1));
            frame.unit = 0;
        }
        Action::Vaguespan | Action::Vagueunits => {
            frame.kind = if action == Action::Vaguespan { Kind::Duration } else { frame.kind };
            if action == Action::Vagueunits && input.has(at, class::UNITS) {
                frame.set(flag::BARE_UNITS);
            }
            if action == Action::Vaguespan {
                frame.set(flag::SPAN);
            }
            frame.duration = Duration::new(Unit::from_code(frame.unit), Amount::Unknown);
            frame.unit = 0;
        }
        Action::Age => {
            frame.kind = Kind::Duration;
            frame.set(flag::AGE);
        }
        Action::Every => every(frame),
        Action::Workdays => {
            frame.weekday = WORKDAYS;
            every(frame);
        }
        Action::Periodic => {
            frame.kind = Kind::Set;
            frame.push_amount();
            frame.unit = 0;
        }
        Action::Frequency => {
            frame.kind = Kind::Set;
            frame.duration = Duration::new(Unit::from_code(frame.unit), Amount::whole(1));
            frame.unit = 0;
        }
        Action::Presentref => frame.kind = Kind::Present,
        Action::Pastref => frame.kind = Kind::Past,
        Action::Futureref => frame.kind = Kind::Future,
        Action::Yearend => {
            frame.shift = Some((Unit::Year as u8, 0));
            frame.unit = 0;
        }
        Action::Wdbefore => {
            frame.set(flag::STRICT);
            frame.rel = Some(frame.direction);
            frame.anchor = Anchor::Context;
            frame.direction = 0;
        }
    }
}

/// `N units ago`: the length becomes steps from the anchor.
fn ago(action: Action, frame: &mut Frame) {
    let Some((unit, amount)) = frame.length() else { return };
    let sign = if action == Action::Fromnow || frame.direction >= 0 { 1 } else { -1 };
    frame.unit = 0;
    frame.flags &= !flag::BARE_UNITS;
    match frame.modifier {
        1 | 3 if action == Action::Agoctx => frame.modifier = 0,
        _ => {}
    }
    let Amount::Exact(thousandths) = amount else {
        frame.kind = if sign < 0 { Kind::Past } else { Kind::Future };
        if frame.amount.is_some() || amount != Amount::Unknown {
            frame.modifier = 4;
        }
        frame.duration = Duration::default();
        return;
    };
    // Halves are counted in the next smaller unit.
    let (unit, count) = match Unit::from_code(unit) {
        Unit::Year if thousandths % 1000 != 0 => (Unit::Month, thousandths * 12 / 1000),
        Unit::Day if thousandths % 1000 != 0 => (Unit::Hour, thousandths * 24 / 1000),
        Unit::Hour if thousandths % 1000 != 0 => (Unit::Minute, thousandths * 60 / 1000),
        Unit::Week if thousandths % 1000 != 0 => (Unit::Day, thousandths * 7 / 1000),
        unit => (unit, thousandths / 1000),
    };
    let count = steps(count.saturating_mul(1000), 1_000_000_000);
    let second = frame.duration.parts().nth(1);
    frame.shift = Some((unit as u8, sign * count));
    if let Some(Part { unit, amount: Amount::Exact(n) }) = second {
        frame.extra = Some((unit as u8, sign * steps(n, 100_000)));
    }
    frame.set(flag::AGO);
    frame.duration = Duration::default();
    frame.kind = Kind::Calendar;
    frame.anchor = if action == Action::Agoctx { Anchor::Context } else { Anchor::Reference };
    frame.direction = 0;
}

/// `the next`; without the article it is counted from the day of the text.
fn is_the_next(input: &Input<'_>, at: usize) -> bool {
    input.mask(at).1 & quoted::W_THE != 0 && input.has(at + 1, class::NEXT)
}

fn every(frame: &mut Frame) {
    frame.kind = Kind::Set;
    if frame.weekday != 0
        || frame.month != 0
        || frame.season != 0
        || frame.part != 0
        || frame.holiday != 0
    {
        frame.unit = 0;
        return;
    }
    if frame.duration.first().is_none() && frame.unit != 0 {
        let count = if frame.is(flag::OTHER) { 2 } else { frame.nth.max(1) as u64 };
        frame.duration = Duration::new(Unit::from_code(frame.unit), Amount::whole(count));
    }
    frame.unit = 0;
}
