//! Which field of the calendar an expression names, and its year.

use crate::date::{
    Basis, Date, DateValue, Direction, Grain, Note, Point, Season, Temporal, Unit, Year,
};
use crate::matchers::dates::frame::{Anchor, Frame, UNCOUNTED, flag};
use crate::matchers::dates::resolve::{Cues, Discourse, clock, holiday};

impl Discourse {
    pub(super) fn calendar(&mut self, frame: &Frame, cues: Cues) -> DateValue {
        let mut frame = *frame;
        let mut basis = Basis::Explicit;
        self.expand_years(&mut frame);
        if frame.is(flag::SAME_UNIT) {
            return self.same_unit(&frame).unwrap_or_else(|| self.open_same_unit(&frame));
        }
        if let Some(date) = self.antecedent(&frame).filter(|_| frame.is(flag::AGO)) {
            return with_basis(Temporal::Date(date), Basis::Context);
        }
        let shift = frame.shift;
        if let Some((unit, steps)) = shift {
            let unit = Unit::from_code(unit);
            // `She left on Monday. The next day ...`, `They married in 1921 and had a son the next
            // year`, but not `the next year` of what is planned.
            if frame.is(flag::THE_NEXT) && (matches!(unit, Unit::Day | Unit::Night) || cues.over) {
                frame.anchor = Anchor::Context;
            }
            // `In 1987 he fell ill. Two days later he died.` A year has no day to count from, and the
            // day the text is from is none either. It is after `last month`, which was counted from
            // it, and before a decade, which is no scene.
            let (coarse, backdrop) = self.last.map_or((false, false), |last| {
                let decade = last.grain() < Grain::Year && steps < 0;
                (last.grain() < grain_of(unit), decade || self.last_is_relative)
            });
            let base = match self.base(frame.anchor) {
                Some((_, Basis::Context)) if coarse => {
                    let reference = self.reference.filter(|_| backdrop && !self.narrative());
                    reference.map(|given| (given.date, Basis::Reference))
                }
                base => base,
            };
            let Some((base, how)) = base.filter(|_| steps.abs() != UNCOUNTED) else {
                return self.open(&frame);
            };
            basis = how;
            if let Some(temporal) = self.shift(&mut frame, base, unit, steps, cues) {
                // `early tomorrow` is its morning, as `early Sunday` is.
                frame.shift = shift;
                let mut value = with_basis(temporal, basis);
                self.finish(&frame, &mut value, cues);
                return value;
            }
        }
        let mut value = self.date(&frame, cues).unwrap_or_else(|| {
            // Steps out of the calendar.
            frame.shift = shift;
            self.open(&frame)
        });
        if basis != Basis::Explicit && value.basis == Basis::Explicit {
            value.basis = basis;
        }
        self.finish(&frame, &mut value, cues);
        value
    }

    /// Adds the steps from another date, the part of the week, and the time of day.
    fn finish(&self, frame: &Frame, value: &mut DateValue, cues: Cues) {
        if let Some((unit, steps)) = frame.extra
            && let Temporal::Date(date) = value.temporal
        {
            match self.counted_from(frame, date, Unit::from_code(unit), steps) {
                Some(moved) => value.temporal = Temporal::Date(moved),
                None => {
                    let open = Frame { shift: frame.extra, ..Frame::default() };
                    *value = self.open(&open);
                }
            }
        }
        if frame.is(flag::WEEK_OF)
            && let Temporal::Date(date) = value.temporal
        {
            value.temporal = Temporal::Date(self.week_around(date, frame.is(flag::WEEKEND)));
        }
        clock::apply(self, frame, value, cues);
    }

    /// `a year earlier` copies the grain of its antecedent: of 48 in the news 33 are quarters.
    fn antecedent(&self, frame: &Frame) -> Option<Date> {
        let (unit, steps) = frame.shift?;
        if unit != Unit::Year as u8 || frame.extra.is_some() || steps.abs() == UNCOUNTED {
            return None;
        }
        let moved = |year: Option<Year>| Some(Year(year?.0.checked_add(steps)?));
        match self.fine? {
            Date::Quarter { year, quarter } => {
                Some(Date::Quarter { year: Some(moved(year)?), quarter })
            }
            Date::Month { year, month } if steps.abs() == 1 => {
                Some(Date::Month { year: Some(moved(year)?), month })
            }
            _ => None,
        }
    }

    /// Two-digit years and decades without their century.
    fn expand_years(&self, frame: &mut Frame) {
        let now = self
            .reference
            .map(|reference| i32::from(reference.date.year()))
            .or(self.last_year)
            .unwrap_or(2020);
        if let (true, Some(year)) = (frame.is(flag::SHORT_YEAR), frame.year) {
            // From 89 years before the reference to 10 after.
            let latest = now + self.policy.pivot();
            let century = latest.div_euclid(100) * 100;
            let year = century + year;
            frame.year = Some(if year > latest { year - 100 } else { year });
        }
        if let (true, Some(decade)) = (frame.is(flag::SHORT_DECADE), frame.decade) {
            // The latest decade not after the reference: the '20s of 2021 are the 2020s.
            let latest = now.div_euclid(10);
            let decade = latest.div_euclid(10) * 10 + decade;
            frame.decade = Some(if decade > latest { decade - 10 } else { decade });
        }
    }

    /// A date whose shift, if it had one, has become a year, month or nothing.
    pub(super) fn date(&mut self, frame: &Frame, cues: Cues) -> Option<DateValue> {
        if frame.is(flag::NTH_UNIT) || frame.nth != 0 && frame.weekday != 0 && frame.day == 0 {
            return self.nth(frame, cues);
        }
        if frame.holiday != 0 {
            return holiday::date(self, frame, cues);
        }
        if frame.month != 0 && frame.day != 0 {
            return Some(self.month_day(frame, cues));
        }
        if frame.weekday != 0 {
            return self.weekday(frame, cues);
        }
        if frame.day != 0 {
            return self.day_of_month(frame, cues);
        }
        let year = frame.year.map(Year);
        let dated = |date: Date| Some(with_basis(Temporal::Date(date), Basis::Explicit));
        if frame.quarter != 0 {
            return Some(self.quarter(frame, cues));
        }
        if frame.half != 0 {
            return Some(self.half(frame, cues));
        }
        if frame.season != 0 {
            return Some(self.season(frame, cues));
        }
        if frame.month != 0 {
            return Some(self.month(frame, cues));
        }
        if let Some(decade) = frame.decade {
            let mut value = with_basis(Temporal::Date(Date::Decade(decade)), Basis::Explicit);
            if frame.is(flag::SHORT_DECADE) {
                value.alternatives.push(Date::Decade(decade - 10).into());
            }
            return Some(value);
        }
        if let Some(century) = frame.century {
            return dated(Date::Century(century));
        }
        if frame.is(flag::FISCAL) {
            let date = Date::FiscalYear { year, quarter: None, half: None };
            let mut value = with_basis(Temporal::Date(date), Basis::Explicit);
            if let Some(year) = year {
                value.alternatives.push(Date::Year(year).into());
            }
            return Some(value);
        }
        if let Some(year) = year {
            return dated(Date::Year(year));
        }
        None
    }

    /// What is left without anything to count from.
    pub(super) fn open(&self, frame: &Frame) -> DateValue {
        let week = |part| Date::Week { year: None, week: None, part };
        let date = if frame.weekday != 0 {
            Some(week(Some(crate::date::WeekPart::Weekday(frame.weekday))))
        } else if frame.holiday != 0 {
            Some(holiday::open(frame.holiday))
        } else if frame.day != 0 {
            let month = (frame.month != 0).then_some(frame.month);
            Some(Date::Day { year: frame.year.map(Year), month, day: Some(frame.day) })
        } else if frame.quarter != 0 {
            Some(Date::Quarter { year: None, quarter: Some(frame.quarter) })
        } else if frame.month != 0 {
            Some(Date::Month { year: None, month: Some(frame.month) })
        } else if frame.season != 0 {
            Some(Date::Season { year: None, season: Season::from_code(frame.season) })
        } else {
            match frame.shift {
                Some((unit, steps)) => match Unit::from_code(unit) {
                    Unit::Day | Unit::Night
                        if steps != 0
                            || frame.has_clock()
                            || frame.rel.is_some()
                            || frame.anchor == Anchor::Context =>
                    {
                        Some(Date::Day { year: None, month: None, day: None })
                    }
                    Unit::Week | Unit::Fortnight => Some(week(None)),
                    Unit::Weekend => Some(week(Some(crate::date::WeekPart::Weekend))),
                    Unit::Month => Some(Date::Month { year: None, month: None }),
                    Unit::Quarter => Some(Date::Quarter { year: None, quarter: None }),
                    _ if steps < 0 => return with_basis(Temporal::Past, Basis::Generic),
                    _ if steps > 0 => return with_basis(Temporal::Future, Basis::Generic),
                    Unit::Day | Unit::Night => None,
                    _ => return with_basis(Temporal::Present, Basis::Generic),
                },
                None => None,
            }
        };
        let clock = clock::of(frame);
        let temporal = Temporal::from_point(Point { date, clock }).unwrap_or(Temporal::Present);
        with_basis(temporal, Basis::Generic)
    }

    /// Bare months: up to four months ahead, else back (88.6 % of 79 in the news; the closest is
    /// right in 84.8 %).
    fn month(&self, frame: &Frame, cues: Cues) -> DateValue {
        let month = frame.month;
        if let Some(year) = frame.year {
            return with_basis(Temporal::Date(Date::month(year, month)), Basis::Explicit);
        }
        let Some((base, basis)) = self.base(frame.anchor).filter(|_| !frame.is(flag::GENERIC))
        else {
            return self.narrative_month(month);
        };
        let (year, now) = (i32::from(base.year()), base.month() as u8);
        if self.narrative() {
            return self.narrative_month(month);
        }
        let ahead = (month + 12 - now) % 12;
        let next = if month >= now { year } else { year + 1 };
        let latest = if month <= now { year } else { year - 1 };
        let value = |year: i32, other: Option<i32>| {
            let mut value = with_basis(Temporal::Date(Date::month(year, month)), basis);
            if let Some(other) = other {
                value.alternatives.push(Date::month(other, month).into());
            }
            value
        };
        match frame.rel {
            // The latest one that is over, with the one before it when that ended but lately.
            Some(-1) => {
                let last = if month < now { year } else { year - 1 };
                let lately = (now + 12 - month) % 12 == 1;
                value(last, lately.then_some(last - 1))
            }
            Some(1) => value(if month > now { year } else { year + 1 }, None),
            Some(_) => value(year, None),
            None => match self.policy.direction {
                Direction::Past => value(latest, None),
                Direction::Future => value(next, None),
                Direction::Auto if cues.past => value(latest, None),
                Direction::Auto if cues.over && !self.forward(cues) => value(latest, Some(next)),
                Direction::Auto if self.forward(cues) || ahead <= 4 => {
                    value(next, (ahead != 0).then_some(latest))
                }
                Direction::Auto => value(latest, Some(next)),
            },
        }
    }

    /// In a narrative the year last mentioned holds on (91.7 % of 528 dates in histories).
    fn narrative_month(&self, month: u8) -> DateValue {
        match self.last_year {
            Some(year) => {
                let year = match self.last {
                    // December, then January: the closest to the last date
                    Some(
                        Date::Day { month: Some(last), .. } | Date::Month { month: Some(last), .. },
                    ) if last >= 10 && month <= 3 => year + 1,
                    _ => year,
                };
                with_basis(Temporal::Date(Date::month(year, month)), Basis::Context)
            }
            None => {
                let date = Date::Month { year: None, month: Some(month) };
                with_basis(Temporal::Date(date), Basis::Generic)
            }
        }
    }

    /// Ordinal quarters: the latest one begun, the current one included (97.6 % of 83).
    fn quarter(&self, frame: &Frame, cues: Cues) -> DateValue {
        let quarter = frame.quarter;
        let make = |year: Option<i32>| {
            let year = year.map(Year);
            if frame.is(flag::FISCAL) {
                Date::FiscalYear { year, quarter: Some(quarter), half: None }
            } else {
                Date::Quarter { year, quarter: Some(quarter) }
            }
        };
        if let Some(year) = frame.year {
            return with_basis(Temporal::Date(make(Some(year))), Basis::Explicit);
        }
        let Some((base, basis)) = self.base(frame.anchor) else {
            let basis = if self.last_year.is_some() { Basis::Context } else { Basis::Generic };
            return with_basis(Temporal::Date(make(self.last_year)), basis);
        };
        let now = (base.month() as u8 - 1) / 3 + 1;
        let mut year = i32::from(base.year());
        if quarter > now && !self.forward(cues) {
            year -= 1;
        } else if quarter < now && self.forward(cues) {
            year += 1;
        }
        let mut value = with_basis(Temporal::Date(make(Some(year))), basis);
        value.alternatives.push(make(None).into());
        value
    }

    fn half(&self, frame: &Frame, cues: Cues) -> DateValue {
        let half = frame.half;
        let known = frame.year.map(|year| (year, Basis::Explicit));
        let year = known.or_else(|| {
            let (base, basis) = self.base(frame.anchor)?;
            let begun = half == 1 || base.month() > 6 || self.forward(cues);
            Some((i32::from(base.year()) - i32::from(!begun), basis))
        });
        let date = |year: Option<i32>| match frame.is(flag::FISCAL) {
            true => Date::FiscalYear { year: year.map(Year), quarter: None, half: Some(half) },
            false => Date::Half { year: year.map(Year), half },
        };
        match year {
            Some((year, basis)) => with_basis(Temporal::Date(date(Some(year))), basis),
            None => with_basis(Temporal::Date(date(None)), Basis::Generic),
        }
    }

    /// Seasons: the latest one begun; the winter has the year of its December.
    fn season(&self, frame: &Frame, cues: Cues) -> DateValue {
        let season = Season::from_code(frame.season);
        let make = |year: Option<i32>| Date::Season { year: year.map(Year), season };
        if let Some(year) = frame.year {
            return with_basis(Temporal::Date(make(Some(year))), Basis::Explicit);
        }
        let Some((base, basis)) = self.base(frame.anchor) else {
            let basis = if self.last_year.is_some() { Basis::Context } else { Basis::Generic };
            return with_basis(Temporal::Date(make(self.last_year)), basis);
        };
        let (year, month) = (i32::from(base.year()), base.month() as u8);
        let first = self.policy.season_start(season);
        // Months since the latest start.
        let since = (month + 12 - first) % 12;
        let begun = if month >= first { year } else { year - 1 };
        let current = since < 3;
        let year = match frame.rel {
            Some(-1) if current => begun - 1,
            Some(-1) => begun,
            Some(1) => begun + 1,
            // this summer: of this year, past or to come
            Some(_) if current => begun,
            Some(_) => year,
            None if self.forward(cues) && !current => begun + 1,
            None => begun,
        };
        with_basis(Temporal::Date(make(Some(year))), basis)
    }
}

/// The grain that a date must have at least for steps of the unit to be counted from it.
fn grain_of(unit: Unit) -> Grain {
    match unit {
        Unit::Day | Unit::Night => Grain::Day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Grain::Week,
        Unit::Month => Grain::Month,
        Unit::Quarter | Unit::Season => Grain::Quarter,
        Unit::Half => Grain::Half,
        // The others are coarse, or need a clock.
        _ => Grain::Millennium,
    }
}

pub(super) fn with_basis(temporal: Temporal, basis: Basis) -> DateValue {
    let mut value = DateValue::new(temporal);
    value.basis = basis;
    value
}

/// The value of a day whose month may be too short for it. TIMEX3 then says what the text says, and
/// the forms that others calculate with say nothing.
pub(super) fn day_value(year: i32, month: u8, day: u8, basis: Basis) -> DateValue {
    let mut value = with_basis(Temporal::Date(Date::day(year, month, day)), basis);
    if day > crate::date::days_in_month(year, month) {
        value.note = Some(Note::NoSuchDay);
    }
    value
}
