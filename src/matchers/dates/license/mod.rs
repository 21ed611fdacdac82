//! Which matches are dates: the ambiguous words need a neighbour that licenses them.

mod lengths;
mod words;
mod years;

pub(crate) use self::lengths::is_rate;
use crate::data::dates::{class, context, quoted};
use crate::date::{Policy, Unit};
use crate::matchers::dates::Strength;
use crate::matchers::dates::frame::{Frame, Kind, flag};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::parser::Parsed;
use crate::tokenizer::{Shape, TokenKind};

/// What to do with a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum License {
    /// It is a date.
    Take(Strength),
    /// It is none, and nothing within it is.
    Skip,
    /// It is none; something within it may be.
    Drop,
}

use License::{Drop, Skip, Take};
const LICENSED: License = Take(Strength::Licensed);

/// A match with its neighbours.
struct Site<'a, 'i> {
    input: &'i Input<'a>,
    start: usize,
    end: usize,
    frame: &'i Frame,
    colloquial: bool,
}

/// Decides on a match. `last_year_end` is where the last year ended, for lists of years.
pub(crate) fn license(
    input: &Input<'_>,
    parsed: &Parsed,
    policy: &Policy,
    last_year_end: usize,
) -> License {
    let frame = &parsed.frame;
    let (start, end) = (parsed.start, parsed.end);
    let site = Site { input, start, end, frame, colloquial: policy.colloquial };
    match frame.kind {
        Kind::Present | Kind::Past | Kind::Future => {
            let counted = end - start > 1 && (start..end).any(|at| site.is_step(at));
            return if policy.vague || counted { LICENSED } else { Drop };
        }
        Kind::Duration => return site.duration(policy),
        Kind::Set => return site.set(),
        Kind::Calendar => {}
    }
    if site.in_title() {
        return Skip;
    }
    if let Some(second) = parsed.second {
        return site.range(&second.frame, second.apart);
    }
    site.calendar(last_year_end)
}

impl Site<'_, '_> {
    fn is_step(&self, at: usize) -> bool {
        self.input.has(
            at,
            class::AGO
                | class::EARLIER
                | class::LATER
                | class::HENCE
                | class::BEFORE
                | class::AFTER
                | class::BACK,
        )
    }

    fn before(&self, context: u64) -> bool {
        self.start > 0 && self.input.is(self.start - 1, context)
    }

    fn after(&self, context: u64) -> bool {
        self.input.is(self.end, context)
    }

    fn capital(&self, at: usize) -> bool {
        self.input.tokens.get(at).is_some_and(|token| token.is_capitalized())
    }

    /// A capitalized word that is no word of dates, on the same line.
    fn foreign_capital(&self, at: usize) -> bool {
        self.capital(at) && self.input.is_plain(at)
    }

    fn sentence_start(&self) -> bool {
        self.input.tokens[self.start].starts_sentence()
    }

    fn shouting(&self, at: usize) -> bool {
        let token = &self.input.tokens[at];
        token.shape().has(Shape::ALL_UPPER) && token.len() > 1
    }

    /// The name that stands before or after: Sheffield Wednesday, Saturday Night Live, The Week.
    fn in_title(&self) -> bool {
        let frame = self.frame;
        let bare_day = frame.weekday != 0 && frame.month == 0;
        if bare_day && self.capital(self.start) {
            if self.before(context::NAMEBEFORE) || self.after(context::NAMEAFTER) {
                return true;
            }
            // Saturday Night Live
            let last = self.end - 1;
            if self.end - self.start >= 2
                && self.capital(last)
                && self.input.has(last, class::PART)
                && !self.shouting(last)
                && self.foreign_capital(self.end)
            {
                return true;
            }
        }
        if frame.is(flag::THE_UNIT) && self.end - self.start == 2 {
            return self.capital(self.end - 1) && !self.shouting(self.end - 1);
        }
        // USA Today
        let deictic = self.end - self.start == 1
            && self.input.has(self.start, class::DEICTIC | class::TONIGHT);
        deictic
            && self.capital(self.start)
            && !self.shouting(self.start)
            && !self.sentence_start()
            && (self.start > 0 && self.foreign_capital(self.start - 1)
                || self.foreign_capital(self.end))
    }

    fn calendar(&self, last_year_end: usize) -> License {
        let frame = self.frame;
        let count = self.end - self.start;
        if frame.holiday != 0 {
            return self.holiday();
        }
        if frame.nth != 0 && frame.day == 0 || frame.is(flag::NTH_UNIT) || frame.extra.is_some() {
            return LICENSED;
        }
        if self.is_delay() {
            return Drop;
        }
        if frame.season != 0 && (self.season_title() || self.season_verb()) {
            return Drop;
        }
        if let Some((unit, _)) = frame.shift {
            return self.shift(Unit::from_code(unit));
        }
        if frame.month != 0 && frame.day == 0 && frame.year.is_none() {
            return self.bare_month();
        }
        if frame.month != 0 && frame.day != 0 {
            // `the night of November 9-10, 1938`: the days are a range, the night is left out.
            let cut = self.input.has(self.end, class::DASH | class::SLASH)
                && self.input.digits(self.end + 1).is_some_and(|digits| digits.width <= 2);
            if cut && frame.part != 0 && frame.year.is_none() {
                return Drop;
            }
            return self.day();
        }
        if frame.weekday != 0 {
            return self.weekday();
        }
        if frame.day != 0 {
            // the 15th
            let noun = self
                .input
                .tokens
                .get(self.end)
                .is_some_and(|token| token.kind() == TokenKind::Word)
                && self.input.word(self.end).is_none();
            let dash =
                self.input.has(self.end, class::DASH) || self.input.is(self.end, context::SPORT);
            let licensed = self.before(context::DAYPREP) && !self.after(context::OFW);
            return if licensed && !noun && !dash || self.colloquial && !noun {
                LICENSED
            } else {
                Drop
            };
        }
        if frame.season != 0 && frame.year.is_none() {
            return self.season();
        }
        if frame.decade.is_some() {
            return self.decade();
        }
        if frame.quarter != 0 && frame.year.is_none() && self.sports() {
            return Skip;
        }
        // `the first half` is one of a match, `the first half of the year` is not.
        if frame.half != 0 && frame.year.is_none() && !self.input.has(self.end - 1, class::YEARW) {
            return Drop;
        }
        if frame.year.is_some()
            && frame.month == 0
            && frame.season == 0
            && frame.quarter == 0
            && frame.half == 0
            && !frame.is(flag::FISCAL)
            && !frame.has_clock()
        {
            return self.year(count, last_year_end);
        }
        if frame.has_clock() {
            return self.time();
        }
        LICENSED
    }

    /// `was late on Tuesday`, `two hours late on Monday`: of the day only what follows.
    fn is_delay(&self) -> bool {
        let input = self.input;
        self.start > 0
            && input.has(self.start, class::LATE | class::LATER)
            && input.is(self.start + 1, context::ONW | context::INW)
            && (self.before(context::YEARVERB | context::VERBISH | context::AND)
                || input.has(self.start - 1, class::UNITS))
    }

    fn time(&self) -> License {
        let frame = self.frame;
        let input = self.input;
        if frame.is(flag::SPOKEN) && !self.colloquial {
            let at = self.start > 0 && self.input.mask(self.start - 1).1 & quoted::W_AT != 0;
            if !at || self.after(context::COUNTED) {
                return Drop;
            }
        }
        if frame.is(flag::HOUR_OPEN) {
            // at nine, when the clause ends there
            let next = input.tokens.get(self.end);
            let ends = next.is_none_or(|token| {
                token.starts_sentence()
                    || matches!(token.of(input.text), "." | "," | ";" | ")" | "!" | "?")
            });
            let goes_on = input.is(self.end, context::ONW | context::AND | context::INW)
                || input.has(self.end, class::WEEKDAY | class::DEICTIC);
            return if ends || goes_on && !input.has(self.end + 1, class::PERCENT) {
                LICENSED
            } else {
                Drop
            };
        }
        if frame.hour.is_some() && input.digits(self.start).is_some() {
            // a score or a ratio
            return if self.before(context::LABELW) { Skip } else { LICENSED };
        }
        let word = self.end - 1;
        let lower = !self.capital(word) || self.shouting(word);
        let prep = self.before(context::PREP);
        if input.has(self.start, class::DAWN | class::NOON) && self.end - self.start == 1 {
            return if prep && lower {
                LICENSED
            } else if lower && input.has(self.start, class::NOON) {
                Take(Strength::Bare)
            } else {
                Drop
            };
        }
        if input.mask(self.start).1 & quoted::W_THE != 0 && self.end - self.start == 2 {
            // in the morning
            return if prep && lower { LICENSED } else { Drop };
        }
        LICENSED
    }

    fn day(&self) -> License {
        let input = self.input;
        let frame = self.frame;
        let month = (self.start..self.end).find(|&at| input.has(at, class::MONTH));
        let Some(month) = month else {
            // digits alone
            if frame.year.is_some() || frame.weekday != 0 {
                return if self.before(context::LABELW) { Skip } else { LICENSED };
            }
            if frame.month == 9 && frame.day == 11 && !frame.has_clock() {
                return if self.foreign_capital(self.end) { Skip } else { LICENSED };
            }
            let prep = self.before(context::DAYPREP | context::FROMTO | context::INW);
            return if prep || self.colloquial || frame.has_clock() { LICENSED } else { Skip };
        };
        if !self.capital(month)
            && input.is(month, context::COMMONWORD)
            && !frame.is(flag::ORDINAL_DAY)
            && frame.year.is_none()
        {
            let prep = self.before(context::DAYPREP | context::FROMTO);
            let digits = (self.start..self.end).any(|at| input.digits(at).is_some());
            return if prep || self.colloquial && digits { LICENSED } else { Drop };
        }
        LICENSED
    }

    fn shift(&self, unit: Unit) -> License {
        let frame = self.frame;
        let input = self.input;
        let count = self.end - self.start;
        if frame.is(flag::AGO) {
            return LICENSED;
        }
        if frame.is(flag::THE_UNIT) && frame.modifier == 0 {
            let prep = self.before(context::PREP);
            let of = self.after(context::OFW) || input.has(self.end, class::DASH);
            let fits = match unit {
                Unit::Weekend => true,
                Unit::Week | Unit::Month | Unit::Year => (prep || self.colloquial) && !of,
                Unit::Quarter => prep && !of && !self.sports(),
                Unit::Decade | Unit::Century => prep && !of,
                _ => self.colloquial && unit == Unit::Day,
            };
            return if fits { LICENSED } else { Drop };
        }
        if matches!(unit, Unit::Second | Unit::Minute) && count == 2 {
            return Drop;
        }
        if unit == Unit::Quarter && self.sports() {
            return Skip;
        }
        if frame.is(flag::THE_UNIT) && unit <= Unit::Hour {
            return Drop;
        }
        LICENSED
    }

    /// A match report: quarters and halves are not those of the year.
    fn sports(&self) -> bool {
        let from = self.start.saturating_sub(12);
        let to = (self.end + 12).min(self.input.len());
        (from..to).filter(|&at| self.input.is(at, context::SPORT)).count() >= 1
    }
}
