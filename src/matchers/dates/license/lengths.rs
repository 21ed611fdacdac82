//! Durations and recurrences.

use crate::data::dates::{class, context};
use crate::date::{Policy, Unit};
use crate::matchers::dates::Strength;
use crate::matchers::dates::frame::{Kind, flag};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::license::License::{self, Drop, Skip, Take};
use crate::matchers::dates::license::{LICENSED, Site};
use crate::matchers::dates::parser::Parsed;
use crate::tokenizer::TokenKind;

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
    pub(super) fn duration(&self, policy: &Policy) -> License {
        let frame = self.frame;
        let input = self.input;
        if frame.is(flag::AGE) || self.is_age() {
            return if policy.ages { LICENSED } else { Skip };
        }
        // another two-year term: the determiner belongs to the noun
        let hyphen = (self.start..self.end)
            .any(|at| input.has(at, class::DASH) && input.has(at + 1, class::UNIT));
        if hyphen
            && (input.digits(self.start).is_none()
                && input.has(self.start, class::ANOTHER | class::OVER | class::UNDER | class::A))
        {
            return Drop;
        }
        let title = self.capital(self.end - 1)
            && !self.shouting(self.end - 1)
            && self.end - self.start > 1
            && input.tokens[self.start].kind() == TokenKind::Word;
        if title && self.capital(self.start) {
            return Take(Strength::Bare);
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
    pub(super) fn is_age(&self) -> bool {
        let input = self.input;
        let dash = usize::from(input.has(self.end, class::DASH));
        input.has(self.end + dash, class::OLD)
            || self.before(context::AGED)
            || self.after(context::OFW) && input.is(self.end + 1, context::AGEW)
    }

    pub(super) fn set(&self) -> License {
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
}
