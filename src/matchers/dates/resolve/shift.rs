//! Steps of a unit from a day: `last month`, `two years ago`, `next week`.

use crate::date::{Basis, Date, DateValue, Temporal, Unit, WeekPart, WeekStart, Year};
use crate::matchers::dates::frame::{Anchor, Frame, UNCOUNTED, flag};
use crate::matchers::dates::resolve::day::{plus_days, weekday_of};
use crate::matchers::dates::resolve::fields::with_basis;
use crate::matchers::dates::resolve::{Cues, Discourse, clock, first_day};
use jiff::Span;
use jiff::civil;

/// A day of which nothing is known.
const SOME_DAY: Date = Date::Day { year: None, month: None, day: None };

impl Discourse {
    /// The date so many units from `base`. When the frame has finer fields, they get their year or
    /// month and nothing is returned.
    pub(super) fn shift(
        &self,
        frame: &mut Frame,
        base: civil::Date,
        unit: Unit,
        steps: i32,
        cues: Cues,
    ) -> Option<Temporal> {
        frame.shift = None;
        let finer = frame.month != 0
            || frame.quarter != 0
            || frame.half != 0
            || frame.season != 0
            || frame.holiday != 0
            || frame.is(flag::NTH_UNIT)
            || frame.day != 0
            || frame.weekday != 0
            || frame.is(flag::FISCAL);
        let week_base = || match self.policy.week_start {
            WeekStart::Monday => Some(base),
            WeekStart::Sunday => plus_days(base, i32::from(weekday_of(base) == 7)),
        };
        match unit {
            Unit::Year if finer => {
                frame.year = Some(i32::from(base.year()).checked_add(steps)?);
                None
            }
            Unit::Month if finer => {
                let month =
                    base.first_of_month().checked_add(Span::new().try_months(steps).ok()?).ok()?;
                frame.year = Some(i32::from(month.year()));
                frame.month = month.month() as u8;
                None
            }
            Unit::Quarter if frame.is(flag::NTH_UNIT) => {
                frame.year = Some(i32::from(base.year()));
                frame.quarter = ((base.month() - 1) / 3 + 1) as u8;
                None
            }
            Unit::Week if frame.weekday != 0 => {
                let day = plus_days(week_base()?, 7i32.checked_mul(steps)?)?;
                Some(Temporal::Date(Date::from_civil(self.day_of_week(day, frame.weekday)?)))
            }
            Unit::Second | Unit::Minute | Unit::Hour => self.clock_shift(unit, steps),
            Unit::Night => {
                let day = Date::from_civil(plus_days(base, steps)?);
                Some(Temporal::DateTime(day, crate::date::Clock::Part(crate::date::DayPart::Night)))
            }
            Unit::Weekend => {
                // The latest weekend begun; one step counts from it, and `this weekend` before a
                // weekend is the coming one.
                let this = 6 - i32::from(weekday_of(base));
                let steps = match (frame.is(flag::THE_UNIT), steps) {
                    (true, 0) if this > 0 && !self.forward(cues) => -1,
                    (_, steps) => steps,
                };
                let days = 7i32.checked_mul(steps)?.checked_add(this)?;
                let saturday = plus_days(base, days)?;
                let week = saturday.iso_week_date();
                Some(Temporal::Date(Date::Week {
                    year: Some(Year(i32::from(week.year()))),
                    week: Some(week.week() as u8),
                    part: Some(WeekPart::Weekend),
                }))
            }
            Unit::Week => Some(Temporal::Date(self.steps_from(
                Date::from_civil(week_base()?),
                unit,
                steps,
            )?)),
            _ => Some(Temporal::Date(self.steps_from(Date::from_civil(base), unit, steps)?)),
        }
    }

    /// A date so many units from one that is named. `A week from Sunday` is a Sunday, while `a week ago`
    /// and `a week before Easter` are weeks.
    pub(super) fn counted_from(
        &self,
        frame: &Frame,
        from: Date,
        unit: Unit,
        steps: i32,
    ) -> Option<Date> {
        let days = match unit {
            Unit::Week => 7,
            Unit::Fortnight => 14,
            _ => return self.steps_from(from, unit, steps),
        };
        match from {
            Date::Day { .. } if frame.holiday == 0 => {
                Some(Date::from_civil(plus_days(first_day(from)?, steps.checked_mul(days)?)?))
            }
            _ => self.steps_from(from, unit, steps),
        }
    }

    /// `the same quarter last year`, `the same month of 2022`: that of the sentence, else the current
    /// one, in the other year. Nothing when that year has none, or when years have no such part.
    pub(super) fn same_unit(&self, frame: &Frame) -> Option<DateValue> {
        let unit = Unit::from_code(frame.unit);
        let fine = match (unit, self.fine) {
            (Unit::Quarter, Some(date @ Date::Quarter { .. })) => Some(date),
            (Unit::Month, Some(Date::Month { year, month } | Date::Day { year, month, .. })) => {
                Some(Date::Month { year, month })
            }
            (Unit::Day | Unit::Week | Unit::Month | Unit::Quarter, _) => None,
            _ => return None,
        };
        let (date, basis) = match fine {
            Some(date) => (date, Basis::Context),
            None => {
                let (base, basis) = self.base(frame.anchor)?;
                (self.steps_from(Date::from_civil(base), unit, 0)?, basis)
            }
        };
        let year = match (frame.year, frame.shift) {
            (Some(year), _) => year,
            (None, Some((unit, steps))) if unit == Unit::Year as u8 => {
                date.year()?.0.checked_add(steps)?
            }
            _ => return None,
        };
        let year = Some(Year(year));
        let date = match date {
            Date::Quarter { quarter, .. } => Date::Quarter { year, quarter },
            Date::Month { month, .. } => Date::Month { year, month },
            Date::Week { week, part, .. } => Date::Week { year, week, part },
            Date::Day { month, day, .. } => Date::Day { year, month, day },
            _ => return None,
        };
        // Neither 29 February nor week 53 is in every year.
        first_day(date).map(|_| with_basis(Temporal::Date(date), basis))
    }

    /// `the same day of 2023` when nobody can say which: some day. Of the units that are no part of
    /// the calendar year no more is left than the side of the present they are on.
    pub(super) fn open_same_unit(&self, frame: &Frame) -> DateValue {
        if Unit::from_code(frame.unit) == Unit::Day {
            return with_basis(Temporal::Date(SOME_DAY), Basis::Generic);
        }
        let now = self.base(Anchor::Reference).map(|(base, _)| i32::from(base.year()));
        let steps = match (frame.year, now, frame.shift) {
            (Some(year), Some(now), _) => (year - now).signum(),
            (None, _, Some((_, steps))) => steps.signum(),
            _ => -1,
        };
        self.open(&Frame { shift: Some((frame.unit, steps)), ..Frame::default() })
    }

    /// A date so many units from another, at the grain of the unit: two months ago is a month.
    pub(super) fn steps_from(&self, from: Date, unit: Unit, steps: i32) -> Option<Date> {
        let day = first_day(from).filter(|_| steps.abs() != UNCOUNTED)?;
        let year = i32::from(day.year());
        let months =
            |count: i32| day.first_of_month().checked_add(Span::new().try_months(count).ok()?).ok();
        let years = |count: i32| year.checked_add(steps.checked_mul(count)?);
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour => from,
            Unit::Day | Unit::Night | Unit::Weekend => Date::from_civil(plus_days(day, steps)?),
            Unit::Week => Date::week_of(plus_days(day, steps.checked_mul(7)?)?),
            Unit::Fortnight => Date::week_of(plus_days(day, steps.checked_mul(14)?)?),
            Unit::Month => {
                let month = months(steps)?;
                Date::month(i32::from(month.year()), month.month() as u8)
            }
            Unit::Quarter | Unit::Season => {
                let month = months(steps.checked_mul(3)?)?;
                Date::Quarter {
                    year: Some(Year(i32::from(month.year()))),
                    quarter: Some((month.month() as u8 - 1) / 3 + 1),
                }
            }
            Unit::Half => {
                let month = months(steps.checked_mul(6)?)?;
                Date::Half {
                    year: Some(Year(i32::from(month.year()))),
                    half: if month.month() <= 6 { 1 } else { 2 },
                }
            }
            Unit::Year => Date::Year(Year(years(1)?)),
            Unit::Decade => Date::Decade(years(10)?.div_euclid(10)),
            Unit::Century => Date::Century(years(100)?.div_euclid(100)),
            Unit::Millennium => Date::Millennium(years(1000)?.div_euclid(1000)),
        })
    }

    /// `two hours ago`: needs the time of the reference.
    fn clock_shift(&self, unit: Unit, steps: i32) -> Option<Temporal> {
        let reference = self.reference?;
        let Some((hour, minute, second)) = reference.clock else {
            return Some(match steps {
                0 => Temporal::Present,
                _ if steps < 0 => Temporal::Past,
                _ => Temporal::Future,
            });
        };
        let now = reference.date.at(hour as i8, minute as i8, second as i8, 0);
        let steps = i64::from(steps);
        let span = match unit {
            Unit::Hour => Span::new().try_hours(steps).ok()?,
            Unit::Minute => Span::new().try_minutes(steps).ok()?,
            _ => Span::new().try_seconds(steps).ok()?,
        };
        let then = now.checked_add(span).ok()?;
        Some(clock::moment(then, unit))
    }
}
