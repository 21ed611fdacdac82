//! Which matches are dates: the ambiguous words need a neighbour that licenses them.

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

/// True for `a day` in `ten miles a day`.
pub(crate) fn is_rate(input: &Input<'_>, parsed: &Parsed) -> bool {
    let frame = &parsed.frame;
    if frame.kind != Kind::Duration {
        return false;
    }
    if frame.is(flag::RATE) && input.has(parsed.start, class::PER) {
        return true;
    }
    if !frame.is(flag::ARTICLE)
        || !input.has(parsed.start, class::A)
        || parsed.end - parsed.start != 2
    {
        return false;
    }
    let Some(before) = parsed.start.checked_sub(1) else { return false };
    let noun = input.tokens[before].kind() == TokenKind::Word
        && input.word(before).is_none_or(|word| word.context & context::COUNTED != 0);
    let sign = input.has(before, class::PERCENT) || input.digits(before).is_some();
    let number = (1..=3).any(|back| {
        before.checked_sub(back).is_some_and(|at| {
            input.digits(at).is_some()
                || input.is(at, context::CARD | context::MULT | context::TENS)
                || input.str(at) == "$"
                || input.has(at, class::VAGUE)
        })
    });
    sign || noun && number
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
        if frame.nth != 0 || frame.is(flag::NTH_UNIT) || frame.extra.is_some() {
            return LICENSED;
        }
        if let Some((unit, _)) = frame.shift {
            return self.shift(Unit::from_code(unit));
        }
        if frame.month != 0 && frame.day == 0 && frame.year.is_none() {
            return self.bare_month();
        }
        if frame.month != 0 && frame.day != 0 {
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
            let licensed = self.before(context::DAYPREP | context::FROMTO);
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
        if frame.half != 0 && frame.year.is_none() {
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

    fn time(&self) -> License {
        let frame = self.frame;
        let input = self.input;
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

    fn bare_month(&self) -> License {
        let input = self.input;
        let frame = self.frame;
        // The month itself may follow `last`, `early` and the like.
        let place =
            (self.start..self.end).find(|&at| input.has(at, class::MONTH)).unwrap_or(self.start);
        let qualified = place > self.start || frame.rel.is_some();
        let prep = self.before(context::MONTHPREP);
        let short = input.is(place, context::SHORTMONTH);
        if !self.capital(place) {
            let common =
                input.is(place, context::COMMONWORD) || short || input.str(place) == "august";
            return if common && !(qualified || self.colloquial && prep)
                || !prep && !qualified && !self.colloquial
            {
                Drop
            } else {
                LICENSED
            };
        }
        if qualified {
            return if input.is(place, context::NAMEMONTH)
                && frame.modifier == 0
                && frame.rel.is_none()
            {
                Drop
            } else {
                LICENSED
            };
        }
        let named_after = self.foreign_capital(self.end)
            && !input.tokens[self.end].starts_sentence()
            && !self.shouting(place);
        if self.before(context::TITLE) || self.after(context::MODAL) && !prep {
            return Drop;
        }
        if prep {
            return LICENSED;
        }
        if self.start > 0 && self.foreign_capital(self.start - 1) && !self.sentence_start()
            || named_after
        {
            return Drop;
        }
        if short {
            return if self.colloquial { Take(Strength::Bare) } else { Drop };
        }
        // from April to June, April and May
        let joined = self.start > 1
            && (input.is(self.start - 1, context::AND | context::PREP)
                || input.has(self.start - 1, class::COMMA | class::DASH))
            && input.has(self.start - 2, class::MONTH | class::Y4 | class::N31);
        if joined {
            return LICENSED;
        }
        if input.has(place, class::MONTH) && input.word(place).is_some_and(|word| word.code == 5) {
            let wrong = self.sentence_start() || self.after(context::PRONOUN | context::VERBISH);
            return if wrong { Drop } else { Take(Strength::Bare) };
        }
        if input.word(place).is_some_and(|word| word.code == 3) {
            let event = self.after(context::PREP)
                || self.start > 0 && input.mask(self.start - 1).1 & quoted::W_THE != 0;
            return if event { Drop } else { Take(Strength::Bare) };
        }
        Take(Strength::Bare)
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
            return if prep || self.colloquial { LICENSED } else { Drop };
        }
        LICENSED
    }

    fn weekday(&self) -> License {
        let input = self.input;
        let place =
            (self.start..self.end).find(|&at| input.has(at, class::WEEKDAY)).unwrap_or(self.start);
        let prep = self.before(context::PREP);
        if input.is(place, context::SHORTDAY) {
            let alone = self.end - self.start == 1
                || self.end - self.start == 2 && input.has(self.end - 1, class::DOT);
            let the = place > 0 && input.mask(place - 1).1 & quoted::W_THE != 0;
            if !self.capital(place) && !(self.colloquial && (prep || !alone)) || the {
                return Drop;
            }
            let named = self.foreign_capital(self.end);
            let dated =
                prep && !named && !input.is(place - 1, context::OFW) || self.end - self.start > 2;
            return if !alone || dated || self.colloquial && !named { LICENSED } else { Drop };
        }
        if self.end - self.start == 1 && !prep { Take(Strength::Bare) } else { LICENSED }
    }

    fn season(&self) -> License {
        let input = self.input;
        let frame = self.frame;
        let place =
            (self.start..self.end).find(|&at| input.has(at, class::SEASON)).unwrap_or(self.start);
        let lower = !self.capital(place) || self.shouting(place);
        let of = self.after(context::OFW);
        if frame.rel.is_some() || input.has(self.start, class::ALL) || frame.modifier != 0 {
            return LICENSED;
        }
        let prep = self.before(context::PREP);
        if prep && !of && (lower || !self.foreign_capital(self.end)) { LICENSED } else { Drop }
    }

    fn decade(&self) -> License {
        let frame = self.frame;
        if !frame.is(flag::BARE_DECADE) {
            return if self.before(context::POSSESSIVE) { Drop } else { LICENSED };
        }
        let prep = self.before(context::PREP);
        let the = frame.is(flag::DEFINITE);
        if prep && the { LICENSED } else { Drop }
    }

    fn holiday(&self) -> License {
        let input = self.input;
        let first =
            (self.start..self.end).find(|&at| input.has(at, class::HOLIDAY)).unwrap_or(self.start);
        if self.after(context::NOTHOLIDAY) {
            return Skip;
        }
        if !self.capital(first) && input.digits(first).is_none() && !self.colloquial {
            return if self.end - first >= 2 { LICENSED } else { Drop };
        }
        if self.before(context::TITLE) { Drop } else { LICENSED }
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
                Unit::Week | Unit::Month | Unit::Year => prep && !of,
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

    fn year(&self, count: usize, last_year_end: usize) -> License {
        let input = self.input;
        let frame = self.frame;
        if frame.is(flag::YEAR_WORD) {
            return LICENSED;
        }
        if frame.is(flag::SHORT_YEAR) {
            return if self.before(context::PREP) { LICENSED } else { Drop };
        }
        let last = self.end - 1;
        let joined = self.start > 0
            && input.glued(self.start)
            && input.has(self.start - 1, class::DASH | class::SLASH | class::DOT | class::COLON);
        let goes_on = input.glued(self.end)
            && input.has(self.end, class::DASH | class::SLASH | class::COLON)
            && input.digits(self.end + 1).is_some()
            && input.glued(self.end + 1);
        if joined && input.digits(self.start.saturating_sub(2)).is_some() || goes_on {
            return Drop;
        }
        let street = (self.end..self.end + 3).any(|at| input.is(at, context::STREET))
            && self.capital(self.end);
        if input.has(self.end, class::PERCENT)
            || street
            || self.before(context::LABELW | context::MONEY)
        {
            return Drop;
        }
        if self.start > 0
            && matches!(input.str(self.start - 1), "$" | "£" | "€" | "#" | "No." | "+" | "¥")
        {
            return Drop;
        }
        if count > 1 {
            return LICENSED;
        }
        let noun = input
            .tokens
            .get(self.end)
            .filter(|token| token.kind() == TokenKind::Word && !token.is_capitalized());
        let counted = self.after(context::COUNTED)
            || noun.is_some_and(|token| {
                let word = token.of(input.text);
                input.is_plain(self.end)
                    && word.ends_with('s')
                    && !word.ends_with("ss")
                    && !word.ends_with("us")
            });
        let strong = self.before(context::YEARPREP);
        if strong && !self.after(context::COUNTED) {
            return LICENSED;
        }
        if counted {
            return Drop;
        }
        // 1999, 2001 and 2003
        let list = last_year_end > 0
            && (last_year_end + 1 == self.start || last_year_end + 2 == self.start)
            && (input.is(self.start - 1, context::AND | context::PREP)
                || input.has(self.start - 1, class::COMMA | class::DASH));
        if list {
            return LICENSED;
        }
        let Some(before) = self.start.checked_sub(1) else { return Drop };
        let recent = input.digits(last).is_some_and(|digits| (1500..=2060).contains(&digits.value));
        if !recent {
            return Drop;
        }
        let bracket = input.has(before, class::OPEN);
        let closed = input
            .tokens
            .get(self.end)
            .is_some_and(|_| matches!(input.str(self.end), ")" | "," | "-" | "–" | ";"));
        if bracket && closed {
            return LICENSED;
        }
        // the 2008 election, Iraq's 2005 elections, a 2003 study
        let article = (input.mask(before).1 & quoted::W_THE != 0
            || input.has(before, class::A)
            || input.is(before, context::POSSESSIVE)
            || input.tokens[before].kind() == TokenKind::Clitic)
            && !(self.capital(before) && !input.tokens[before].starts_sentence());
        let next_word =
            input.tokens.get(self.end).is_some_and(|token| token.kind() == TokenKind::Word)
                && !self.after(context::PREP);
        if article && next_word && (noun.is_some() || self.capital(self.end)) {
            return LICENSED;
        }
        if self.before(context::PREP) {
            return LICENSED;
        }
        Drop
    }

    fn duration(&self, policy: &Policy) -> License {
        let frame = self.frame;
        let input = self.input;
        if frame.is(flag::AGE) || self.is_age() {
            return if policy.ages { LICENSED } else { Skip };
        }
        if frame.is(flag::BARE_UNITS) {
            let fits = self.before(context::SPANPREP);
            return if fits && !self.after(context::OFW) { LICENSED } else { Drop };
        }
        if frame.is(flag::SPAN)
            && frame.duration.first().is_some_and(|part| part.unit == Unit::Second)
        {
            return Drop;
        }
        if frame.is(flag::RATE) && !input.has(self.start, class::PER) && !frame.is(flag::ARTICLE) {
            return Drop;
        }
        if self.start > 0 && input.str(self.start - 1) == "$" {
            return Drop;
        }
        LICENSED
    }

    /// `aged 54 years`, `27 years old`, `54 years of age`.
    fn is_age(&self) -> bool {
        let input = self.input;
        let dash = usize::from(input.has(self.end, class::DASH));
        input.has(self.end + dash, class::OLD)
            || self.before(context::AGED)
            || self.after(context::OFW) && input.is(self.end + 1, context::AGEW)
    }

    fn set(&self) -> License {
        let input = self.input;
        if self.end - self.start == 1 && input.has(self.start, class::PERIODIC) {
            let named = self.capital(self.start)
                && !self.shouting(self.start)
                && (self.foreign_capital(self.end)
                    || self.start > 0 && self.foreign_capital(self.start - 1)
                    || !self.sentence_start());
            return if named { Drop } else { LICENSED };
        }
        if input.has(self.start, class::WEEKDAYS) && self.end - self.start == 1 {
            return if self.capital(self.start) || self.colloquial { LICENSED } else { Drop };
        }
        LICENSED
    }

    fn range(&self, second: &Frame, apart: bool) -> License {
        let input = self.input;
        let frame = self.frame;
        let years = frame.year.is_some()
            && frame.month == 0
            && second.month == 0
            && frame.weekday == 0
            && frame.hour.is_none();
        if !years {
            let month = (self.start..self.end).find(|&at| input.has(at, class::MONTH));
            let lower =
                month.is_some_and(|at| !self.capital(at) && input.is(at, context::COMMONWORD));
            return if lower && !self.colloquial { Drop } else { LICENSED };
        }
        let full = |frame: &Frame| frame.year.is_some_and(|year| (1000..=2100).contains(&year));
        if apart {
            // from 117 to 138: years only with an era or when both look like years
            let both = full(frame) && full(second) && input.has(self.start, class::Y4);
            let era = frame.is(flag::YEAR_WORD) && input.has(self.end - 1, class::ERA);
            return if (both || era) && !self.after(context::COUNTED) { LICENSED } else { Drop };
        }
        let glued = self.start > 0
            && input.glued(self.start)
            && input.has(self.start - 1, class::DASH | class::SLASH | class::DOT);
        let more = input.glued(self.end)
            && input.has(self.end, class::DASH | class::SLASH)
            && input.digits(self.end + 1).is_some();
        let longer = second.is(flag::SHORT_YEAR) && second.year.is_some_and(|end| end < 100);
        let rises = match (frame.year, second.year) {
            (Some(a), Some(b)) if longer => {
                b > a.rem_euclid(if b < 10 { 10 } else { 100 }) || b == (a + 1).rem_euclid(100)
            }
            (Some(a), Some(b)) => b >= a && b - a < 300,
            _ => false,
        };
        if glued
            || more
            || !rises
            || !full(frame)
            || self.before(context::LABELW)
            || self.after(context::COUNTED)
        {
            return Drop;
        }
        LICENSED
    }
}
