//! Years, decades and ranges of years.

use crate::data::dates::{class, context, quoted};
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::license::License::{self, Drop};
use crate::matchers::dates::license::{LICENSED, Site};
use crate::tokenizer::TokenKind;

impl Site<'_, '_> {
    pub(super) fn year(&self, count: usize, last_year_end: usize) -> License {
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
        if count > 1 {
            // `About 1900 soldiers`
            let about = input.has(self.start, class::ABOUT | class::NEARLY);
            return if counted && about { Drop } else { LICENSED };
        }
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
        let bracket = input.has(before, class::OPEN);
        // `(1225 – 7 March 1274)`
        if bracket && input.has(self.end, class::DASH) {
            return LICENSED;
        }
        let recent = input.digits(last).is_some_and(|digits| (1500..=2060).contains(&digits.value));
        if !recent {
            return Drop;
        }
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
            && (!self.capital(before) || input.tokens[before].starts_sentence());
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

    pub(super) fn range(&self, second: &Frame, apart: bool) -> License {
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
            let era = second.is(flag::YEAR_WORD) && input.has(self.end - 1, class::ERA);
            return if (both || era) && !self.after(context::COUNTED) { LICENSED } else { Drop };
        }
        // `384–322 BC`
        if second.is(flag::YEAR_WORD) && input.has(self.end - 1, class::ERA) {
            return LICENSED;
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

    pub(super) fn decade(&self) -> License {
        let frame = self.frame;
        if !frame.is(flag::BARE_DECADE) {
            return if self.before(context::POSSESSIVE) { Drop } else { LICENSED };
        }
        let prep = self.before(context::PREP);
        let the = frame.is(flag::DEFINITE);
        if prep && the { LICENSED } else { Drop }
    }
}
