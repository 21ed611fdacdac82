//! Days: month and day, weekdays, the nth of something.

use crate::date::{
    Basis, Date, DateOrder, DateValue, Direction, Note, Temporal, Unit, WeekPart, Year,
    days_in_month, to_civil,
};
use crate::matchers::dates::frame::{Anchor, Frame, flag};
use crate::matchers::dates::resolve::fields::{day_value, with_basis};
use crate::matchers::dates::resolve::{Cues, Discourse, first_day, holiday};
use jiff::civil::{self, Weekday};
use jiff::{Span, ToSpan};

/// 1 for Monday to 7 for Sunday.
pub(super) fn weekday_of(date: civil::Date) -> u8 {
    date.weekday().to_monday_one_offset() as u8
}

pub(super) fn plus_days(date: civil::Date, days: i32) -> Option<civil::Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

fn as_weekday(day: u8) -> Weekday {
    Weekday::from_monday_one_offset(day.clamp(1, 7) as i8).expect("1 to 7")
}

impl Discourse {
    /// Month and day: 120 days ahead, else the past (97.3 % of 146; the closest is right in
    /// 93.8 %). A weekday in the expression must agree, else the nearest year that does is taken.
    pub(super) fn month_day(&self, frame: &Frame, cues: Cues) -> DateValue {
        let (mut month, mut day) = (frame.month, frame.day);
        let dmy = self.order == DateOrder::Dmy && frame.is(flag::ORDER_OPEN);
        if dmy {
            (month, day) = (day, month);
        }
        let mut value = match frame.year {
            Some(year) => day_value(year, month, day, Basis::Explicit),
            None => self.day_without_year(frame, month, day, cues),
        };
        if frame.is(flag::ORDER_OPEN)
            && let Temporal::Date(Date::Day { year, .. }) = value.temporal
        {
            let other = Date::Day { year, month: Some(day), day: Some(month) };
            value.alternatives.push(other.into());
        }
        self.check_weekday(frame, &mut value);
        value
    }

    fn check_weekday(&self, frame: &Frame, value: &mut DateValue) {
        if frame.weekday == 0 || value.note.is_some() {
            return;
        }
        if let Temporal::Date(date) = value.temporal
            && let Some(day) = first_day(date).filter(|_| date.is_resolved())
            && weekday_of(day) != frame.weekday
        {
            value.note = Some(Note::WeekdayDisagrees(weekday_of(day)));
        }
    }

    fn day_without_year(&self, frame: &Frame, month: u8, day: u8, cues: Cues) -> DateValue {
        let open = || {
            let date = Date::Day { year: None, month: Some(month), day: Some(day) };
            let mut value = with_basis(Temporal::Date(date), Basis::Generic);
            if day > days_in_month(2000, month) {
                value.note = Some(Note::NoSuchDay);
            }
            value
        };
        if self.narrative() {
            let Some(mut year) = self.last_year else {
                return open();
            };
            if let Some(last) = self.last.and_then(first_day) {
                // the year that brings it closest to the last date
                let distance = |year: i32| {
                    to_civil(year, month, day.min(28))
                        .map_or(9999, |date| (date - last).get_days().abs())
                };
                if distance(year + 1) < distance(year) {
                    year += 1;
                }
            }
            return day_value(year, month, day, Basis::Context);
        }
        let Some((base, basis)) = self.base(frame.anchor) else { return open() };
        let now = i32::from(base.year());
        if frame.weekday != 0 && self.policy.direction == Direction::Auto {
            for year in [
                now,
                now - 1,
                now + 1,
                now - 2,
                now + 2,
                now - 3,
                now + 3,
                now - 4,
                now - 5,
                now - 6,
            ] {
                if to_civil(year, month, day).is_some_and(|date| weekday_of(date) == frame.weekday)
                {
                    return day_value(year, month, day, basis);
                }
            }
        }
        if day > days_in_month(2000, month) {
            return day_value(now, month, day, basis);
        }
        // 29 February exists only in some years.
        let exists = |year: i32| day <= days_in_month(year, month);
        let seek = |from: i32, step: i32| {
            (0..9).map(|n| from + n * step).find(|&year| exists(year)).unwrap_or(from)
        };
        let this = to_civil(now, month, day.min(28)).unwrap_or(base);
        let this = plus_days(this, i32::from(day) - i32::from(day.min(28))).unwrap_or(this);
        let upcoming = seek(if this >= base { now } else { now + 1 }, 1);
        let latest = seek(if this <= base { now } else { now - 1 }, -1);
        let window = if self.forward(cues) { 366 } else { 120 };
        let ahead = to_civil(upcoming, month, day).map_or(9999, |date| (date - base).get_days());
        let year = match (frame.rel, self.policy.direction) {
            (Some(-1), _) => latest,
            (Some(1), _) | (_, Direction::Future) => upcoming,
            (Some(_), _) => now,
            (None, Direction::Past) => latest,
            (None, Direction::Auto) if cues.past => latest,
            // `The alarm was raised on Jan. 6`, in November
            (None, Direction::Auto) if cues.over && !self.forward(cues) => latest,
            (None, Direction::Auto) if ahead <= window => upcoming,
            (None, Direction::Auto) => latest,
        };
        let mut value = day_value(year, month, day, basis);
        let other = if year == upcoming { latest } else { upcoming };
        if other != year {
            value.alternatives.push(Date::day(other, month, day).into());
        }
        value
    }

    /// Weekdays: the most recent, today included (89.8 % of 323 in the news), and forward only on
    /// a strong cue. `last` is strictly before, `this` of the same ISO week, `next` of the
    /// following one with the nearest kept as another reading.
    pub(super) fn weekday(&self, frame: &Frame, cues: Cues) -> Option<DateValue> {
        if frame.is(flag::GENERIC) {
            return None;
        }
        let strict = if frame.is(flag::STRICT) || self.narrative() {
            frame.anchor
        } else {
            Anchor::Reference
        };
        let (base, basis) = self.base(strict)?;
        // `The bridge was built in 1987. It opens again next Thursday.` A year has no Thursday to
        // count from.
        let near = matches!(self.last, Some(Date::Day { .. } | Date::Week { .. }));
        if basis == Basis::Context && !near && frame.day == 0 {
            return None;
        }
        let (day, today) = (i32::from(frame.weekday), i32::from(weekday_of(base)));
        if frame.day != 0 {
            return Some(self.weekday_and_day(frame, base, basis));
        }
        let back = (today - day).rem_euclid(7);
        let ahead = (day - today).rem_euclid(7);
        let strictly = |steps: i32| if steps == 0 { 7 } else { steps };
        let this_week = day - today;
        let (steps, other) = match frame.rel {
            Some(-1) => (-strictly(back), Some(this_week - 7)),
            Some(1) if frame.is(flag::STRICT) => (strictly(ahead), None),
            Some(1) => (this_week + 7, Some(strictly(ahead))),
            Some(_) if this_week < 0 && self.forward(cues) => (strictly(ahead), Some(this_week)),
            Some(_) => (this_week, Some(strictly(ahead))),
            None if self.policy.direction == Direction::Future => (strictly(ahead), None),
            None if self.narrative() => {
                // the weekday nearest to the last date
                if ahead <= 3 { (ahead, None) } else { (-back, None) }
            }
            None if self.forward(cues) => (ahead, Some(-strictly(back))),
            None => (-back, Some(strictly(ahead))),
        };
        let date = plus_days(base, steps)?;
        let mut value = with_basis(Temporal::Date(Date::from_civil(date)), basis);
        if let Some(other) = other.filter(|&other| other != steps)
            && let Some(date) = plus_days(base, other)
        {
            value.alternatives.push(Date::from_civil(date).into());
        }
        Some(value)
    }

    /// `Friday the 13th`: the nearest month in which they agree.
    fn weekday_and_day(&self, frame: &Frame, base: civil::Date, basis: Basis) -> DateValue {
        for steps in [0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6] {
            let Ok(month) = base.first_of_month().checked_add(steps.months()) else { continue };
            let day = to_civil(i32::from(month.year()), month.month() as u8, frame.day);
            if let Some(day) = day.filter(|&day| weekday_of(day) == frame.weekday) {
                return with_basis(Temporal::Date(Date::from_civil(day)), basis);
            }
        }
        let mut value = day_value(i32::from(base.year()), base.month() as u8, frame.day, basis);
        self.check_weekday(frame, &mut value);
        value
    }

    /// `the 15th`: of the month last mentioned in the sentence, else the latest one.
    pub(super) fn day_of_month(&self, frame: &Frame, cues: Cues) -> Option<DateValue> {
        let day = frame.day;
        if let Some(
            Date::Day { year: Some(Year(year)), month: Some(month), .. }
            | Date::Month { year: Some(Year(year)), month: Some(month) },
        ) = self.fine
        {
            return Some(day_value(year, month, day, Basis::Context));
        }
        let (base, basis) = self.base(frame.anchor)?;
        let steps = if self.forward(cues) {
            i64::from(i8::try_from(day).unwrap_or(0) < base.day())
        } else {
            -i64::from(i8::try_from(day).unwrap_or(0) > base.day())
        };
        let month = base.first_of_month().checked_add(steps.months()).ok()?;
        Some(day_value(i32::from(month.year()), month.month() as u8, day, basis))
    }

    /// `the first Monday of May`, `the last week of October`, `the second quarter of last year`.
    pub(super) fn nth(&self, frame: &Frame, cues: Cues) -> Option<DateValue> {
        let mut outer = *frame;
        let unit = Unit::from_code(frame.unit);
        (outer.nth, outer.unit, outer.weekday, outer.day) = (0, 0, 0, 0);
        outer.flags &= !flag::NTH_UNIT;
        if outer.holiday != 0 {
            return holiday::date(self, &outer, cues);
        }
        let mut clone = *self;
        let whole = match clone.date(&outer, cues) {
            Some(value) => value,
            None => {
                let (base, basis) = self.base(Anchor::Reference)?;
                with_basis(
                    Temporal::Date(Date::month(i32::from(base.year()), base.month() as u8)),
                    basis,
                )
            }
        };
        let Temporal::Date(date) = whole.temporal else { return Some(whole) };
        let Some(bounds) = crate::date::date_bounds(date, &self.policy) else {
            if frame.weekday != 0 {
                let month = (frame.month != 0).then_some(frame.month);
                let date =
                    Date::NthWeekday { year: None, month, weekday: frame.weekday, nth: frame.nth };
                return Some(with_basis(Temporal::Date(date), Basis::Generic));
            }
            return Some(whole);
        };
        let (first, last) = (bounds.start.date(), bounds.end.date().yesterday().ok()?);
        let nth = i32::from(frame.nth);
        let temporal = if frame.weekday != 0 {
            let day = if nth > 0 {
                let ahead = i32::from(frame.weekday) - i32::from(weekday_of(first));
                plus_days(first, ahead.rem_euclid(7) + 7 * (nth - 1))?
            } else {
                let back = i32::from(weekday_of(last)) - i32::from(frame.weekday);
                plus_days(last, -back.rem_euclid(7))?
            };
            Date::from_civil(day)
        } else {
            nth_unit(first, last, nth, unit, date)?
        };
        Some(with_basis(Temporal::Date(temporal), whole.basis))
    }
}

/// The nth unit from `first` on, or the last before `last`.
fn nth_unit(
    first: civil::Date,
    last: civil::Date,
    nth: i32,
    unit: Unit,
    whole: Date,
) -> Option<Date> {
    let from_end = nth < 0;
    Some(match unit {
        Unit::Day | Unit::Night => {
            Date::from_civil(if from_end { last } else { plus_days(first, nth - 1)? })
        }
        Unit::Week | Unit::Fortnight => {
            // the first week is the first that begins within
            let ahead = (8 - i32::from(weekday_of(first))) % 7;
            let day = if from_end { last } else { plus_days(first, ahead + 7 * (nth - 1))? };
            Date::week_of(day)
        }
        Unit::Weekend => {
            let ahead = (6 - i32::from(weekday_of(first))).rem_euclid(7);
            let back = (i32::from(weekday_of(last)) - 6).rem_euclid(7);
            let saturday = if from_end {
                plus_days(last, -back)?
            } else {
                plus_days(first, ahead + 7 * (nth - 1))?
            };
            let week = saturday.iso_week_date();
            Date::Week {
                year: Some(Year(i32::from(week.year()))),
                week: Some(week.week() as u8),
                part: Some(WeekPart::Weekend),
            }
        }
        Unit::Month => {
            let month = if from_end {
                last
            } else {
                first.checked_add(i64::from(nth - 1).months()).ok()?
            };
            Date::month(i32::from(month.year()), month.month() as u8)
        }
        Unit::Quarter if from_end => Date::Quarter { year: whole.year(), quarter: Some(4) },
        Unit::Quarter => Date::Quarter { year: whole.year(), quarter: Some(nth.clamp(1, 4) as u8) },
        Unit::Year => {
            let year =
                if from_end { i32::from(last.year()) } else { i32::from(first.year()) + nth - 1 };
            Date::Year(Year(year))
        }
        Unit::Decade => {
            let year = if from_end {
                i32::from(last.year())
            } else {
                i32::from(first.year()) + 10 * (nth - 1)
            };
            Date::Decade(year.div_euclid(10))
        }
        _ => whole,
    })
}

impl Discourse {
    /// The ISO week that holds a day, or its weekend.
    pub(super) fn week_around(&self, date: Date, weekend: bool) -> Date {
        let Some(day) = first_day(date) else { return date };
        match Date::week_of(day) {
            Date::Week { year, week, .. } if weekend => {
                Date::Week { year, week, part: Some(WeekPart::Weekend) }
            }
            week => week,
        }
    }

    /// The day of a week, from any day of it.
    pub(super) fn day_of_week(&self, monday: civil::Date, weekday: u8) -> Option<civil::Date> {
        let week = monday.iso_week_date();
        civil::ISOWeekDate::new(week.year(), week.week(), as_weekday(weekday))
            .ok()
            .map(|week| week.date())
    }
}
