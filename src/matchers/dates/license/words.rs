//! Months, weekdays, seasons and holidays that are also other words.

use crate::data::dates::{class, context, quoted};
use crate::matchers::dates::Strength;
use crate::matchers::dates::license::License::{self, Drop, Skip, Take};
use crate::matchers::dates::license::{LICENSED, Site};

impl Site<'_, '_> {
    pub(super) fn bare_month(&self) -> License {
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
            let clear = matches!(frame.rel, Some(-1 | 1)) || (1..=3).contains(&frame.modifier);
            let verb = self.after(context::VERBISH | context::PRONOUN | context::AND);
            return if common && !(clear || self.colloquial && prep && !verb)
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

    pub(super) fn weekday(&self) -> License {
        let input = self.input;
        let place =
            (self.start..self.end).find(|&at| input.has(at, class::WEEKDAY)).unwrap_or(self.start);
        let prep = self.before(context::PREP);
        if input.is(place, context::SHORTDAY) {
            let alone = self.end - self.start == 1
                || self.end - self.start == 2 && input.has(self.end - 1, class::DOT);
            let the = place > 0 && input.mask(place - 1).1 & quoted::W_THE != 0;
            let short_text = self.colloquial && input.len() <= 2;
            if !self.capital(place) && !(self.colloquial && (prep || !alone)) && !short_text || the
            {
                return Drop;
            }
            let named = self.foreign_capital(self.end);
            let dated = (prep || self.colloquial)
                && !named
                && !(place > 0 && input.is(place - 1, context::OFW))
                || self.end - self.start > 2;
            return if !alone || dated || self.colloquial && !named { LICENSED } else { Drop };
        }
        if self.end - self.start == 1 && !prep { Take(Strength::Bare) } else { LICENSED }
    }

    pub(super) fn season(&self) -> License {
        let input = self.input;
        let frame = self.frame;
        let place =
            (self.start..self.end).find(|&at| input.has(at, class::SEASON)).unwrap_or(self.start);
        let lower = !self.capital(place) || self.shouting(place);
        let of = self.after(context::OFW);
        if frame.rel.is_some() || input.has(self.start, class::ALL) || frame.modifier != 0 {
            return LICENSED;
        }
        let prep = self.before(context::SEASONPREP);
        if prep && !of && (lower || !self.foreign_capital(self.end)) { LICENSED } else { Drop }
    }

    /// 1980 Summer Olympics.
    pub(super) fn season_title(&self) -> bool {
        self.input.has(self.start, class::Y4) && self.capital(self.end - 1)
    }

    /// Prices may fall this year; that fall in profits.
    pub(super) fn season_verb(&self) -> bool {
        let place = if self.input.has(self.start, class::THAT) { self.end - 1 } else { self.start };
        let verb = matches!(self.frame.season, 1 | 3)
            && self.input.has(place, class::SEASON)
            && self.input.str(place) != "autumn"
            && !self.capital(place);
        verb && !self.before(context::SEASONPREP) && self.end - self.start > 1
    }

    pub(super) fn holiday(&self) -> License {
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
}
