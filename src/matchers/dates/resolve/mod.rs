//! From what an expression says to what it means: [`Discourse::resolve`].
//!
//! The rules are those of the policy table in the project's notes; the figures in the comments
//! are from TimeBank and AQUAINT news of 1989 to 2000.

mod clock;
mod day;
mod fields;
mod holiday;
mod shift;

pub(crate) use self::clock::american;

use crate::date::{
    Basis, Bound, Date, DateOrder, DateValue, Direction, Every, Frequency, Interval, Mode,
    Modifier, Note, Point, Policy, Quantifier, Recurrence, Reference, Temporal, WeekPart, Year,
    to_civil,
};
use crate::matchers::dates::frame::{Anchor, Frame, Kind, WORKDAYS, flag};
use crate::tokenizer::Token;
use jiff::civil;

/// What the words around an expression say of its direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues {
    pub(crate) future: bool,
    pub(crate) past: bool,
    /// What happened then is told in the past.
    pub(crate) over: bool,
    /// A day and a clock stand side by side, as in `8 p.m. on Friday`.
    pub(crate) beside_last: bool,
}

/// What has been said so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Discourse {
    pub(crate) policy: Policy,
    pub(crate) reference: Option<Reference>,
    /// The last date of the text that is known.
    last: Option<Date>,
    /// It was counted from the reference.
    last_is_relative: bool,
    last_year: Option<i32>,
    /// The last quarter, month or day of the sentence.
    fine: Option<Date>,
    order: DateOrder,
}

impl Discourse {
    pub(crate) fn new(policy: Policy, reference: Option<Reference>, order: DateOrder) -> Discourse {
        Discourse {
            policy,
            reference,
            last: None,
            last_is_relative: false,
            last_year: None,
            fine: None,
            order,
        }
    }

    /// Forgets what only counts within a sentence when one of these tokens begins the next.
    pub(crate) fn read_on(&mut self, tokens: &[Token]) {
        if self.fine.is_some() && tokens.iter().any(Token::starts_sentence) {
            self.fine = None;
        }
    }

    fn narrative(&self) -> bool {
        match self.policy.mode {
            Mode::Auto => self.reference.is_none(),
            Mode::News => false,
            Mode::Narrative => true,
        }
    }

    /// The day that open expressions are counted from.
    fn base(&self, anchor: Anchor) -> Option<(civil::Date, Basis)> {
        let context = || self.last.and_then(first_day).map(|day| (day, Basis::Context));
        let reference = || self.reference.map(|reference| (reference.date, Basis::Reference));
        if anchor == Anchor::Context || self.narrative() {
            context().or_else(reference)
        } else {
            reference()
        }
    }

    /// False when the words around cannot change what an expression means: a length, a year, a day
    /// with its year.
    pub(crate) fn asks_for_cues(&self, frame: &Frame) -> bool {
        frame.kind == Kind::Calendar
            && frame.year.is_none()
            && (self.policy.direction == Direction::Auto || frame.is(flag::THE_NEXT))
    }

    /// The meaning of an expression.
    pub(crate) fn resolve(&mut self, frame: &Frame, cues: Cues) -> DateValue {
        let mut value = match frame.kind {
            Kind::Duration => {
                let mut value = DateValue::new(Temporal::Duration(frame.duration));
                value.basis = Basis::Explicit;
                value
            }
            Kind::Set => DateValue::new(self.set(frame)),
            Kind::Past => DateValue::new(Temporal::Past),
            Kind::Present => DateValue::new(Temporal::Present),
            Kind::Future => DateValue::new(Temporal::Future),
            Kind::Calendar => self.calendar(frame, cues),
        };
        if frame.modifier != 0 {
            value.modifier = Some(Modifier::from_code(frame.modifier));
        }
        self.remember(&value);
        value
    }

    /// The two ends of a range. The end is never before the start when it can be later.
    pub(crate) fn resolve_range(
        &mut self,
        first: &Frame,
        second: &Frame,
        cues: Cues,
    ) -> (DateValue, DateValue) {
        let (mut first, mut second) = (*first, *second);
        // `from 44 to 31 BC`: the era is that of both.
        if let (Some(start @ 1..), Some(..=0)) = (first.year, second.year) {
            first.year = Some(1 - start);
        }
        let start = self.resolve(&first, cues);
        if let (Some(start_year), Some(end)) = (first.year, second.year) {
            // 2010-15, 1851-8: the digits of the start count on
            if second.is(flag::SHORT_YEAR) && !first.is(flag::SHORT_YEAR) && second.month == 0 {
                let scale = if end < 10 { 10 } else { 100 };
                second.year = Some(start_year.div_euclid(scale) * scale + end);
                if second.year < Some(start_year) {
                    second.year = second.year.map(|year| year + scale);
                }
                second.flags &= !flag::SHORT_YEAR;
            }
        }
        let mut end = self.resolve(&second, cues);
        let mut start = start;
        self.tie(&mut start, &mut end, &second);
        (start, end)
    }

    /// Ties two values to the interval they make; the frame is that of the end.
    pub(crate) fn tie(&self, start: &mut DateValue, end: &mut DateValue, frame: &Frame) {
        *end = later_end(start, *end, frame);
        if let (Some(from), Some(to)) = (start.temporal.point(), end.temporal.point()) {
            let interval = Interval { start: Bound::At(from), end: Bound::At(to) };
            start.interval = Some(interval);
            end.interval = Some(interval);
        }
    }

    fn remember(&mut self, value: &DateValue) {
        let (Temporal::Date(date) | Temporal::DateTime(date, _)) = value.temporal else { return };
        if value.note == Some(Note::NoSuchDay) || !date.is_resolved() {
            return;
        }
        self.last = Some(date);
        self.last_is_relative = value.basis == Basis::Reference;
        if let Some(Year(year)) = date.year() {
            self.last_year = Some(year);
        }
        if matches!(date, Date::Quarter { .. } | Date::Month { .. } | Date::Day { .. }) {
            self.fine = Some(date);
        }
    }

    fn set(&self, frame: &Frame) -> Temporal {
        let quantifier = match frame.quantifier {
            1 => Some(Quantifier::Every),
            2 => Some(Quantifier::Each),
            _ => None,
        };
        let frequency = (frame.times > 0).then_some(Frequency { times: frame.times, unit: None });
        let date = if frame.weekday != 0 {
            let part = match frame.weekday {
                WORKDAYS => WeekPart::Workdays,
                day => WeekPart::Weekday(day),
            };
            Some(Date::Week { year: None, week: None, part: Some(part) })
        } else if frame.holiday != 0 {
            Some(holiday::open(frame.holiday))
        } else if frame.month != 0 {
            Some(Date::Month { year: None, month: Some(frame.month) })
        } else if frame.season != 0 {
            let season = crate::date::Season::from_code(frame.season);
            Some(Date::Season { year: None, season })
        } else {
            None
        };
        let clock = clock::of(frame);
        let every = if date.is_some() || clock.is_some() {
            let day = || Date::Day { year: None, month: None, day: None };
            Every::Pattern(Point { date: Some(date.unwrap_or_else(day)), clock })
        } else {
            Every::Period(frame.duration)
        };
        Temporal::Set(Recurrence { every, quantifier, frequency })
    }
}

/// Moves an end that lies before its start on, when it was not explicit: a weekday by a week, others
/// to the next such day or month from the start.
fn later_end(start: &DateValue, mut end: DateValue, frame: &Frame) -> DateValue {
    let (Temporal::Date(from), Temporal::Date(to)) = (start.temporal, end.temporal) else {
        return end;
    };
    // `from Friday to yesterday`: it has no other day.
    if end.basis == Basis::Explicit || frame.shift.is_some() {
        return end;
    }
    let (Some(a), Some(b)) = (first_day(from), first_day(to)) else { return end };
    if b >= a {
        return end;
    }
    let later = match to {
        Date::Day { .. } if frame.month == 0 && frame.holiday == 0 && frame.day == 0 => {
            // Further back it is not the week that is wrong.
            let near = frame.weekday != 0 && (a - b).get_days() < 7;
            let day = near.then(|| b.checked_add(jiff::Span::new().weeks(1)).ok()).flatten();
            day.map(Date::from_civil)
        }
        // 29 February has no next year.
        Date::Day { month: Some(month), day: Some(day), .. } => {
            let (year, now) = (i32::from(a.year()), a.month() as u8);
            let [this, next] = match frame.month == 0 && frame.holiday == 0 {
                true if now == 12 => [(year, now), (year + 1, 1)],
                true => [(year, now), (year, now + 1)],
                false => [(year, month), (year + 1, month)],
            };
            let days = [this, next].into_iter().filter_map(|(y, m)| to_civil(y, m, day));
            days.filter(|&day| day >= a).min().map(Date::from_civil)
        }
        Date::Month { month: Some(month), .. } => {
            let year = i32::from(a.year()) + i32::from(month < a.month() as u8);
            Some(Date::month(year, month))
        }
        _ => None,
    };
    if let Some(date) = later {
        end.temporal = Temporal::Date(date);
    }
    end
}

/// The first day of a date that is known.
pub(crate) fn first_day(date: Date) -> Option<civil::Date> {
    match date {
        Date::Day { year, month, day } => to_civil(year?.0, month?, day?),
        Date::Season { year, season } => to_civil(year?.0, season.first_month(), 1),
        Date::FiscalYear { year, .. } => to_civil(year?.0, 1, 1),
        _ => crate::date::date_bounds(date, &Policy::default()).map(|bounds| bounds.start.date()),
    }
}

impl Discourse {
    /// True when the policy or the words make an open expression look ahead.
    fn forward(&self, cues: Cues) -> bool {
        match self.policy.direction {
            Direction::Auto => cues.future && !cues.past,
            Direction::Past => false,
            Direction::Future => true,
        }
    }
}
