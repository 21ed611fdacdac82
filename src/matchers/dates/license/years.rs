//! Years, decades and ranges of years.

use std::ops::RangeInclusive;

use crate::data::dates::{class, context, quoted};
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::license::License::{self, Drop};
use crate::matchers::dates::license::{LICENSED, Site};
use crate::tokenizer::TokenKind;

/// Years that a number without a comma is where it stands like one. Of 3,777 numbers of 1500 to 2029
/// in the training texts ten were none.
const RECENT: RangeInclusive<u64> = 1500..=2060;
/// Those that it is in more places: counts of that size are rarer than years.
const MODERN: RangeInclusive<u64> = 1900..=2060;

/// What is no noun behind a year.
const NO_NOUN: u64 =
    context::AND | context::PREP | context::VERBISH | context::YEARVERB | context::MODAL;

/// Looks like more than one.
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s')
        && !["ss", "us", "is", "series", "news", "species"].iter().any(|end| noun.ends_with(end))
}

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
        if self.is_number() {
            return Drop;
        }
        let counted = self.counts(self.end);
        if count > 1 {
            // `About 1900 soldiers`
            let about = input.has(self.start, class::ABOUT | class::NEARLY);
            return if counted && about { Drop } else { LICENSED };
        }
        if self.before(context::YEARPREP) && !self.after(context::COUNTED) {
            return LICENSED;
        }
        let Some(digits) = input.digits(self.end - 1) else { return Drop };
        let modern = MODERN.contains(&digits.value);
        // the 2008 elections
        if counted && !(modern && self.belongs() && self.after(context::EVENT)) {
            return Drop;
        }
        // 1999, 2001 and 2003
        let list = last_year_end > 0
            && (last_year_end + 1 == self.start || last_year_end + 2 == self.start)
            && (input.is(self.start - 1, context::AND | context::PREP)
                || input.has(self.start - 1, class::COMMA | class::DASH));
        if list || modern && self.opens_list() {
            return LICENSED;
        }
        let bracket = self.start > 0 && input.has(self.start - 1, class::OPEN);
        // `(1225 – 7 March 1274)`
        if bracket && input.has(self.end, class::DASH) {
            return LICENSED;
        }
        let stands_so = bracket && self.closes() || self.has_noun() || self.ends_clause();
        let speaks =
            modern && (self.is_subject() || self.owns() || self.is_told() || self.is_adjective());
        if RECENT.contains(&digits.value) && stands_so || speaks { LICENSED } else { Drop }
    }

    /// A number of something else, or a part of one: `$1500`, `No. 1984`, `1600 Pennsylvania
    /// Avenue`, `650-723-1976`.
    fn is_number(&self) -> bool {
        let input = self.input;
        let joined = self.start > 0
            && input.glued(self.start)
            && input.has(self.start - 1, class::DASH | class::SLASH | class::DOT | class::COLON);
        let goes_on = input.glued(self.end)
            && input.has(self.end, class::DASH | class::SLASH | class::COLON)
            && input.digits(self.end + 1).is_some()
            && input.glued(self.end + 1);
        let street = (self.end..self.end + 3).any(|at| input.is(at, context::STREET))
            && self.capital(self.end);
        let sign = |at| matches!(input.str(at), "$" | "£" | "€" | "#" | "No." | "+" | "¥");
        joined && input.digits(self.start.saturating_sub(2)).is_some()
            || goes_on
            || street
            || input.has(self.end, class::PERCENT)
            || self.before(context::LABELW | context::MONEY)
            || self.start > 0 && sign(self.start - 1)
    }

    /// What stands at a place is counted: `soldiers`, `percent`.
    fn counts(&self, at: usize) -> bool {
        let input = self.input;
        let many = input.tokens.get(at).is_some_and(|token| {
            token.kind() == TokenKind::Word
                && !token.is_capitalized()
                && input.is_plain(at)
                && is_plural(token.of(input.text))
        });
        input.is(at, context::COUNTED | context::EVENT) || input.has(at, class::PERCENT) || many
    }

    /// Behind `the`, `a`, `their` or `Iraq's`.
    fn belongs(&self) -> bool {
        self.start.checked_sub(1).is_some_and(|before| self.is_owner(before))
    }

    fn is_owner(&self, at: usize) -> bool {
        let input = self.input;
        let token = input.tokens[at];
        // the United States' 2003 invasion
        let of_many = matches!(input.str(at), "'" | "’")
            && input.glued(at)
            && input.str(at - 1).ends_with('s');
        let article = input.mask(at).1 & quoted::W_THE != 0
            || input.has(at, class::A)
            || input.is(at, context::POSSESSIVE)
            || token.kind() == TokenKind::Clitic;
        of_many || article && (!self.capital(at) || token.starts_sentence())
    }

    /// The 2008 election, Iraq's 2005 vote, a 2003 study, prior to 2010.
    fn has_noun(&self) -> bool {
        let input = self.input;
        let noun = input.tokens.get(self.end).is_some_and(|token| {
            token.kind() == TokenKind::Word || matches!(token.of(input.text), "\"" | "“" | "‘")
        });
        self.belongs() && noun && !self.after(context::PREP) || self.before(context::PREP)
    }

    /// A mark that ends a clause or a part of one stands behind it, or nothing.
    fn closes(&self) -> bool {
        let input = self.input;
        let Some(next) = input.get_str(self.end) else { return true };
        let joined = input.glued(self.end) && input.glued(self.end + 1);
        match next {
            ")" | "(" | "," | ";" | "." | ":" | "]" | "!" | "?" => true,
            // not `2000-seat`
            "-" | "–" => !joined,
            _ => input.tokens[self.end].starts_sentence(),
        }
    }

    /// `(Gasworks, 1981)`, `Aberdeen, 1859.`, `(cassette, 1984)`, `born 1944)`, `rebuilt 1709;`.
    fn ends_clause(&self) -> bool {
        let input = self.input;
        let comma = self.start > 1
            && input.has(self.start - 1, class::COMMA)
            && input.digits(self.start - 2).is_none()
            && !self.sentence_start();
        // `The winner, 2000, got a cup` tells of none.
        let named = || {
            self.capital(self.start - 2)
                || matches!(input.str(self.start - 2), ")" | "\"" | "”" | "’")
                || input.get_str(self.end) == Some(")")
        };
        self.closes() && (comma && named() || self.before(context::MADE))
    }

    /// Two years with `to`, `and` or a comma between, the first of them here: `both 1956 and 1957`.
    /// Not `rooms 1901 and 1902`, `1950 to 2000 sheep`.
    fn opens_list(&self) -> bool {
        let input = self.input;
        let (Some(own), Some(second)) = (input.digits(self.end - 1), input.digits(self.end + 1))
        else {
            return false;
        };
        let joint = input.mask(self.end).1 & quoted::W_TO != 0
            || input.is(self.end, context::AND)
            || input.has(self.end, class::COMMA) && !input.glued(self.end + 1);
        let labels = self.start > 0
            && is_plural(input.str(self.start - 1))
            && input.is_plain(self.start - 1);
        let behind = self.end + 2;
        let noun = input.tokens.get(behind).is_some_and(|token| {
            token.kind() == TokenKind::Word
                && !token.starts_sentence()
                && !input.is(behind, NO_NOUN)
        });
        joint && MODERN.contains(&second.value) && second.value > own.value && !labels && !noun
    }

    /// `1995 saw`, `the bank says 2010 was`.
    fn is_subject(&self) -> bool {
        let starts = self.start == 0
            || self.sentence_start()
            || self.input.is(self.start - 1, context::SAID);
        starts && self.after(context::YEARVERB)
    }

    /// `1981's`, and not `the Peugeot 2008's`.
    fn owns(&self) -> bool {
        let input = self.input;
        let name = self.start > 0
            && self.foreign_capital(self.start - 1)
            && !input.tokens[self.start - 1].starts_sentence();
        !name
            && input.glued(self.end)
            && input.tokens[self.end].kind() == TokenKind::Clitic
            && input.str(self.end).ends_with('s')
    }

    /// `It's 1964.`, `It was 2009;`.
    fn is_told(&self) -> bool {
        let input = self.input;
        let Some(it) = self.start.checked_sub(2) else { return false };
        let is =
            input.tokens[it + 1].kind() == TokenKind::Clitic || input.is(it + 1, context::YEARVERB);
        is && input.str(it).eq_ignore_ascii_case("it") && self.closes()
    }

    /// `a failed 1995 attempt`; not `a further 2000 police`, `the first 2000 new homes`.
    fn is_adjective(&self) -> bool {
        let input = self.input;
        let Some(owner) = self.start.checked_sub(2) else { return false };
        let word = input.tokens[owner + 1];
        let adjective =
            word.kind() == TokenKind::Word && !word.is_capitalized() && input.is_plain(owner + 1);
        let is_small = |&at: &usize| {
            let token = input.tokens.get(at);
            token.is_some_and(|token| !token.is_capitalized()) && !input.is(at, NO_NOUN)
        };
        let noun = is_small(&self.end) && input.tokens[self.end].kind() == TokenKind::Word;
        let mut behind = (self.end..self.end + 3).take_while(is_small);
        self.is_owner(owner) && adjective && noun && !behind.any(|at| self.counts(at))
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
