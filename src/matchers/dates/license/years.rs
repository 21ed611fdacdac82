//! Years, decades and ranges of years.

use crate::data::dates::{class, context, quoted};
use crate::matchers::dates::frame::{Frame, flag};
use crate::matchers::dates::license::License::{self, Drop};
use crate::matchers::dates::license::{LICENSED, Site};
use crate::tokenizer::TokenKind;

/// Years that a number without a comma more often is than not. Of 3,777 numbers of 1500 to 2029 in
/// the training texts ten were none.
const MODERN: std::ops::RangeInclusive<u64> = 1900..=2060;

/// What is no noun behind a year.
const NO_NOUN: u64 =
    context::AND | context::PREP | context::VERBISH | context::YEARVERB | context::MODAL;

/// Looks like more than one.
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us")
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
        let noun = self.noun();
        let counted = self.after(context::COUNTED) || noun.is_some_and(is_plural);
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
        if counted && !(modern && self.belongs() && !self.after(context::COUNTED)) {
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
        let recent = (1500..=2060).contains(&digits.value);
        let placed = recent && (bracket && self.closed() || self.names() || self.ends_clause());
        if placed || modern && self.tells() { LICENSED } else { Drop }
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

    /// The word in lower case behind it.
    fn noun(&self) -> Option<&str> {
        let token = self.input.tokens.get(self.end)?;
        let is_noun = token.kind() == TokenKind::Word && !token.is_capitalized();
        (is_noun && self.input.is_plain(self.end)).then(|| token.of(self.input.text))
    }

    /// Behind `the`, `a`, `their` or `Iraq's`.
    fn belongs(&self) -> bool {
        let input = self.input;
        let Some(before) = self.start.checked_sub(1) else { return false };
        let token = input.tokens[before];
        // the United States' 2003 invasion
        let of_many = matches!(input.str(before), "'" | "’")
            && input.glued(before)
            && input.str(before - 1).ends_with('s');
        let article = input.mask(before).1 & quoted::W_THE != 0
            || input.has(before, class::A)
            || input.is(before, context::POSSESSIVE)
            || token.kind() == TokenKind::Clitic;
        of_many || article && (!self.capital(before) || token.starts_sentence())
    }

    /// The 2008 election, Iraq's 2005 elections, a 2003 study, prior to 2010.
    fn names(&self) -> bool {
        let input = self.input;
        let thing = input.tokens.get(self.end).is_some_and(|token| {
            token.kind() == TokenKind::Word || matches!(token.of(input.text), "\"" | "“" | "‘")
        });
        self.belongs() && thing && !self.after(context::PREP) || self.before(context::PREP)
    }

    /// A mark that ends a clause or a part of one stands behind it, or nothing.
    fn closed(&self) -> bool {
        self.input.get_str(self.end).is_none_or(|next| {
            matches!(next, ")" | "(" | "," | "-" | "–" | ";" | "." | ":" | "]" | "!" | "?")
        }) || self.input.tokens[self.end].starts_sentence()
    }

    /// `(Gasworks, 1981)`, `Aberdeen, 1859.`, `born 1944)`, `rebuilt 1709;`.
    fn ends_clause(&self) -> bool {
        let input = self.input;
        let comma = self.start > 1
            && input.has(self.start - 1, class::COMMA)
            && input.digits(self.start - 2).is_none()
            && !self.sentence_start();
        self.closed() && (comma || self.before(context::MADE))
    }

    /// Two years with `to`, `and` or a comma between, the first of them here: `both 1956 and 1957`.
    fn opens_list(&self) -> bool {
        let input = self.input;
        let to = input.mask(self.end).1 & quoted::W_TO != 0;
        let joint = to
            || input.is(self.end, context::AND)
            || input.has(self.end, class::COMMA) && !input.glued(self.end + 1);
        let second =
            input.digits(self.end + 1).is_some_and(|digits| MODERN.contains(&digits.value));
        let noun = input.get_str(self.end + 2);
        let counted = input.is(self.end + 2, context::COUNTED)
            || input.has(self.end + 2, class::PERCENT)
            || noun.is_some_and(|word| {
                word.starts_with(|c: char| c.is_lowercase()) && is_plural(word)
            });
        joint && second && !counted
    }

    /// `1879 saw`, `1981's`, `It's 1964.`, `bonds due 2018`, `a failed 1995 attempt`.
    fn tells(&self) -> bool {
        let input = self.input;
        let Some(before) = self.start.checked_sub(1) else { return self.after(context::YEARVERB) };
        let starts = self.sentence_start() || input.is(before, context::AND | context::SAID);
        let possessive = input.glued(self.end)
            && input.tokens[self.end].kind() == TokenKind::Clitic
            && input.str(self.end).ends_with('s');
        let is = input.tokens[before].kind() == TokenKind::Clitic
            || input.is(before, context::VERBISH | context::YEARVERB);
        let it = is && before > 0 && input.is(before - 1, context::PRONOUN) && self.closed();
        let word = input.tokens[before];
        let adjective = word.kind() == TokenKind::Word
            && !word.is_capitalized()
            && !input.has(before, class::ABOUT | class::NEARLY | class::OVER | class::VAGUE)
            && !input.is(before, context::AND | context::PREP);
        let noun = input.tokens.get(self.end).is_some_and(|token| {
            token.kind() == TokenKind::Word
                && !token.is_capitalized()
                && !is_plural(token.of(input.text))
                && !self.after(NO_NOUN)
        });
        starts && self.after(context::YEARVERB)
            || possessive
            || it
            || self.before(context::MADE)
            || adjective && noun
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
