//! Times of day.

use crate::date::{
    Basis, Clock, Date, DateValue, DayPart, Direction, Offset, Point, Reference, Temporal, Unit,
};
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::resolve::day::plus_days;
use crate::matchers::dates::resolve::{Cues, Discourse, first_day};
use jiff::civil;

/// The time of day a frame says.
pub(super) fn of(frame: &Frame) -> Option<Clock> {
    let Some(mut hour) = frame.hour else {
        return (frame.part != 0).then(|| Clock::Part(DayPart::from_code(frame.part)));
    };
    let noon = frame.part == DayPart::Midday as u8;
    let late = match frame.part {
        part if part == DayPart::Afternoon as u8 || part == DayPart::Evening as u8 => true,
        part if part == DayPart::Night as u8 => (5..12).contains(&hour),
        _ => false,
    };
    match frame.meridiem {
        1 if hour == 12 => hour = 0,
        2 if hour < 12 => hour += 12,
        0 if late && hour < 12 && !noon && hour != 0 => hour += 12,
        _ => {}
    }
    // Noon and midnight are exact; so is a time in a minute.
    let named = frame.minute.is_none()
        && (frame.part == DayPart::Midday as u8
            || hour == 0 && frame.part == DayPart::Night as u8 && frame.meridiem == 0);
    Some(Clock::Hms {
        hour,
        minute: frame.minute.or(named.then_some(0)),
        second: frame.second,
        offset: frame.offset.map(Offset),
    })
}

/// Gives a date its time of day, or a time of day its date.
pub(super) fn apply(discourse: &Discourse, frame: &Frame, value: &mut DateValue, cues: Cues) {
    let early = frame.modifier == 1
        && !frame.has_clock()
        && (frame.weekday != 0 && frame.month == 0
            || frame.shift.is_some_and(|(unit, _)| unit == Unit::Day as u8))
        && frame.direction == 0
        && frame.nth == 0;
    let clock = if early { Some(Clock::Part(DayPart::Morning)) } else { of(frame) };
    let Some(clock) = clock else { return };
    match value.temporal {
        Temporal::Date(date @ Date::Day { .. }) => value.temporal = Temporal::DateTime(date, clock),
        Temporal::Date(date @ Date::Week { part: Some(_), .. }) => {
            value.temporal = Temporal::DateTime(date, clock);
        }
        Temporal::Time(_) | Temporal::Present => {
            // A time without a day: of the day beside it, else of the reference.
            let last = match discourse.last {
                Some(date @ Date::Day { .. }) if cues.beside_last || discourse.narrative() => {
                    Some(date)
                }
                _ => None,
            };
            let reference = discourse.reference.map(|reference| {
                let passed =
                    discourse.policy.direction == Direction::Future && has_passed(reference, clock);
                let day = if passed { plus_days(reference.date, 1) } else { None };
                day.map_or(reference.date(), Date::from_civil)
            });
            let (date, basis) = match (last, reference) {
                (Some(date), _) => (Some(date), Basis::Context),
                (None, Some(date)) => (Some(date), Basis::Reference),
                (None, None) => (None, Basis::Generic),
            };
            value.temporal = Temporal::from_point(Point { date, clock: Some(clock) })
                .unwrap_or(Temporal::Time(clock));
            value.basis = basis;
        }
        _ => {}
    }
    let mut clock = clock;
    if frame.is(flag::AMERICAN)
        && let Some(Point { date: Some(date), .. }) = value.temporal.point()
    {
        clock = american(clock, None, date);
        value.temporal = Temporal::DateTime(date, clock);
    }
    // 8:30 may be in the morning or in the evening.
    if let Clock::Hms { hour, minute, second, offset } = clock {
        let open = frame.meridiem == 0 && frame.part == 0 && (1..=12).contains(&hour);
        if open {
            let hour = if hour == 12 { 0 } else { hour + 12 };
            let date = value.temporal.point().and_then(|point| point.date);
            let clock = Some(Clock::Hms { hour, minute, second, offset });
            value.alternatives.push(Point { date, clock });
        }
    }
}

/// A clock of an American zone, as it is on the day `to` when it was read for the day `from`, or for
/// winter.
pub(crate) fn american(clock: Clock, from: Option<Date>, to: Date) -> Clock {
    let Clock::Hms { hour, minute, second, offset: Some(Offset(minutes)) } = clock else {
        return clock;
    };
    let summer = |day: Date| i16::from(first_day(day).is_some_and(is_american_summer)) * 60;
    let minutes = minutes - from.map_or(0, summer) + summer(to);
    Clock::Hms { hour, minute, second, offset: Some(Offset(minutes)) }
}

/// True for a day of daylight saving time in the United States, by the law of 2005 and that of 1986
/// before it; older years are left alone. Arizona and Hawaii have none.
fn is_american_summer(day: civil::Date) -> bool {
    let sunday = |month: i8, nth: i8| {
        let first = civil::Date::new(day.year(), month, 1).ok()?;
        first.nth_weekday_of_month(nth, civil::Weekday::Sunday).ok()
    };
    let (from, to) = match day.year() {
        2007.. => (sunday(3, 2), sunday(11, 1)),
        1987..2007 => (sunday(4, 1), sunday(10, -1)),
        _ => return false,
    };
    from.zip(to).is_some_and(|(from, to)| (from..to).contains(&day))
}

/// True when a time of day lies before the time of the reference.
fn has_passed(reference: Reference, clock: Clock) -> bool {
    let Clock::Hms { hour, minute, second, .. } = clock else { return false };
    reference.clock.is_some_and(|now| (hour, minute.unwrap_or(0), second.unwrap_or(0)) < now)
}

/// A moment counted from the reference, at the grain of the unit it was counted in.
pub(super) fn moment(time: civil::DateTime, unit: Unit) -> Temporal {
    let clock = Clock::Hms {
        hour: time.hour() as u8,
        minute: (unit <= Unit::Hour).then_some(time.minute() as u8),
        second: (unit == Unit::Second).then_some(time.second() as u8),
        offset: None,
    };
    Temporal::DateTime(Date::from_civil(time.date()), clock)
}
