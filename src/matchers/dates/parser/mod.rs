//! [`Parser`]: runs the productions of `seeds/patterns/dates.txt` over the tokens.
//!
//! A symbol matches with its longest production, the first of them on a tie; optional items are
//! taken when they can be. Answers are remembered by place and symbol, and the depth is bounded,
//! so the work for a token is bounded whatever the text.

mod build;
#[cfg(test)]
mod tests;

use crate::data::dates::{
    BUILTIN_COUNT, BUILTINS, ITEMS, PRODUCTION_COUNT, TOP, class, context, quoted,
};
use crate::date::Policy;
use crate::matchers::dates::builtins;
use crate::matchers::dates::digits::DigitKind;
use crate::matchers::dates::first_sets::{Candidates, FIRST_SETS, FirstSets, Productions, Symbols};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::Input;
use crate::matchers::dates::known::{self, Known};
use crate::matchers::dates::tables::Item;

/// `to` and `or` between numbers.
pub(crate) const TO_OR: u64 = quoted::W_TO | quoted::W_OR;
/// The word `time`.
pub(crate) const TIME_WORD: u64 = quoted::W_TIME;

/// The mark of an item that is a token.
pub(crate) const NO_SYMBOL: u8 = 255;
const DEEPEST: u8 = 24;
const MEMO: usize = 1024;
/// How many places have their candidates kept.
const NEAR: usize = 16;

#[derive(Clone, Copy, Debug, Default)]
struct Answer {
    /// The place plus one; 0 is an empty slot.
    place: u32,
    end: u32,
    symbol: u8,
    production: u16,
}

/// The answers remembered, reused from text to text.
#[derive(Debug)]
pub(crate) struct Memo {
    answers: Box<[Answer; MEMO]>,
    /// Above the places of all texts before.
    base: u32,
}

impl Default for Memo {
    fn default() -> Memo {
        Memo { answers: Box::new([Answer::default(); MEMO]), base: 0 }
    }
}

fn slot(symbol: u8, at: usize) -> usize {
    at.wrapping_mul(128).wrapping_add(usize::from(symbol)) % MEMO
}

/// What an expression says, with where it starts and ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parsed {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) frame: Frame,
    /// The second end of a range, with the end of the first and the start of the second.
    pub(crate) second: Option<Second>,
}

/// The second end of a range.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Second {
    pub(crate) frame: Frame,
    /// Where the first one ends.
    pub(crate) first_end: usize,
    /// Where this one starts.
    pub(crate) start: usize,
    /// Two spans even when ranges are to be whole.
    pub(crate) apart: bool,
}

/// What can stand at a place.
#[derive(Clone, Copy, Default)]
struct Near {
    /// The place plus one; 0 is an empty slot.
    place: u32,
    candidates: Candidates,
}

impl Parsed {
    /// An expression that says nothing yet.
    pub(crate) fn new(start: usize, end: usize) -> Parsed {
        Parsed { start, end, frame: Frame::default(), second: None }
    }

    /// Moves it by so many tokens.
    pub(crate) fn shift(&mut self, by: usize) {
        self.start = self.start.wrapping_add(by);
        self.end = self.end.wrapping_add(by);
        if let Some(second) = &mut self.second {
            second.first_end = second.first_end.wrapping_add(by);
            second.start = second.start.wrapping_add(by);
        }
    }
}

pub(crate) struct Parser<'a> {
    pub(crate) input: Input<'a>,
    known: &'a mut Known,
    join: bool,
    first: &'static FirstSets,
    memo: &'a mut [Answer; MEMO],
    base: u32,
    /// What the policy lets be tried.
    allowed: Productions,
    /// The candidates of the last places asked for.
    near: [Near; NEAR],
    depth: u8,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(
        input: Input<'a>,
        memo: &'a mut Memo,
        known: &'a mut Known,
        policy: &Policy,
    ) -> Parser<'a> {
        // Places go on from text to text, so that nothing need be cleared.
        let tokens = input.len() as u32 + 1;
        if memo.base.checked_add(tokens).is_none() {
            memo.answers.fill(Answer::default());
            memo.base = 0;
        }
        let base = memo.base;
        memo.base += tokens;
        let first = &*FIRST_SETS;
        let mut allowed = [u64::MAX; PRODUCTION_COUNT.div_ceil(64)];
        if !policy.join {
            allowed.iter_mut().zip(&first.joined).for_each(|(allowed, own)| *allowed &= !own);
        }
        Parser {
            input,
            known,
            join: policy.join,
            first,
            memo: &mut memo.answers,
            base,
            allowed,
            near: [Near::default(); NEAR],
            depth: 0,
        }
    }

    /// The first place at `at` or after it where an expression may start.
    #[inline]
    pub(crate) fn next_start(&mut self, mut at: usize) -> Option<usize> {
        let first = self.first;
        loop {
            let mut pairs = self.input.signatures_from(at).windows(2);
            at += pairs.position(|pair| first.may_start(pair[0], pair[1]))?;
            if self.leads_on(at) {
                return Some(at);
            }
            at += 1;
        }
    }

    fn leads_on(&mut self, at: usize) -> bool {
        let first = self.first;
        !self.is_loose_number(at) && first.leads(self.near(at))
    }

    /// True for a number and a word or mark that lead nowhere: `17, `, `6.8 million pounds`,
    /// `one-off`. The classes of two tokens do not tell.
    #[inline]
    fn is_loose_number(&self, at: usize) -> bool {
        let input = &self.input;
        let digits = input.digits(at);
        let number = match digits {
            Some(digits) => {
                digits.mask.0 & (class::NUMBER | class::Y4 | class::YMD8) == class::NUMBER
            }
            None => input.is(at, context::CARD | context::TENS),
        };
        if !number {
            return false;
        }
        let next = input.mask(at + 1).0;
        let third = input.mask(at + 2).0;
        // at 09.05, an hour with its minutes
        let clock = digits.is_some_and(|digits| digits.kind == DigitKind::Decimal);
        if next & class::NUMBER != 0 && digits.is_some() {
            // 5 1/2
            return third & class::SLASH == 0 && !clock;
        }
        if next & class::COMMA != 0 {
            return !clock;
        }
        if next & class::DOT != 0 {
            return third & (class::MONTH | class::NUMBER) == 0;
        }
        let leads = next & (class::DASH | class::SLASH) != 0 || input.is(at + 1, context::MULT);
        leads && third == 0 && input.mask(at + 2).1 & TO_OR == 0
    }

    /// Reads the longest expression that starts at `at`; false when there is none.
    pub(crate) fn parse(&mut self, at: usize, parsed: &mut Parsed) -> bool {
        let Some(key) = known::key(&self.input, at, self.join) else {
            return self.parse_anew(at, parsed).is_some();
        };
        if let Some(found) = self.known.get(key, at, parsed) {
            return found;
        }
        let found = self.parse_anew(at, parsed).is_some();
        self.known.put(key, at, found.then_some(parsed));
        found
    }

    fn parse_anew(&mut self, at: usize, parsed: &mut Parsed) -> Option<()> {
        let end = self.symbol(TOP, at)?;
        *parsed = Parsed::new(at, end);
        self.build(TOP, at, parsed)
    }

    /// Where the symbol ends when it stands at `at`.
    fn symbol(&mut self, symbol: u8, at: usize) -> Option<usize> {
        if at >= self.input.len() {
            return None;
        }
        if self.near(at).symbols >> symbol & 1 == 0 {
            return None;
        }
        if let Some(&builtin) = BUILTINS.get(usize::from(symbol)) {
            let slot = slot(symbol, at);
            let known = self.memo[slot];
            if known.place == self.place(at) && known.symbol == symbol {
                return (known.end != 0).then_some(known.end as usize);
            }
            let end = builtins::find(&self.input, builtin, at).map(|(end, _)| end);
            self.memo[slot] = Answer {
                place: self.place(at),
                end: end.unwrap_or(0) as u32,
                symbol,
                production: 0,
            };
            return end;
        }
        self.best(symbol, at).map(|(_, end)| end)
    }

    /// A place for the memo.
    #[inline]
    fn place(&self, at: usize) -> u32 {
        self.base + at as u32 + 1
    }

    /// What can stand at a place.
    #[inline]
    fn near(&mut self, at: usize) -> &Candidates {
        if self.near[at % NEAR].place != at as u32 + 1 {
            self.look(at);
        }
        &self.near[at % NEAR].candidates
    }

    fn look(&mut self, at: usize) {
        let [this, next, third] = [at, at + 1, at + 2].map(|at| self.input.signature(at));
        let mut candidates = self.first.candidates(this, next, third);
        for (own, allowed) in candidates.productions.iter_mut().zip(&self.allowed) {
            *own &= allowed;
        }
        self.near[at % NEAR] = Near { place: at as u32 + 1, candidates };
    }

    fn best(&mut self, symbol: u8, at: usize) -> Option<(usize, usize)> {
        let slot = slot(symbol, at);
        let known = self.memo[slot];
        if known.place == self.place(at) && known.symbol == symbol {
            return (known.end != 0).then_some((usize::from(known.production), known.end as usize));
        }
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let first = self.first.productions_of(symbol);
        let near = self.near(at);
        let (mut bits, symbols) = (first.among(&near.productions), near.symbols);
        let mut best: Option<(usize, usize)> = None;
        while bits != 0 {
            let production = first.from + bits.trailing_zeros() as usize;
            bits &= bits - 1;
            let head = self.first.head(production);
            let end = if head.optional {
                self.items_end(head.from, head.to, at)
            } else if let Some(end) = self.head_end(head.symbol, at, symbols) {
                self.items_end(head.from + 1, head.to, end)
            } else {
                bits &= !head.alike;
                None
            };
            if let Some(end) = end.filter(|&end| best.is_none_or(|(_, longest)| end > longest)) {
                best = Some((production, end));
            }
        }
        self.depth -= 1;
        let (production, end) = best.unwrap_or_default();
        self.memo[slot] = Answer {
            place: self.place(at),
            end: end as u32,
            symbol,
            production: production as u16,
        };
        best
    }

    /// Where what a production needs first ends when it stands at `at`, where `symbols` can. A
    /// token fits, or the production would not be among the candidates.
    #[inline]
    fn head_end(&mut self, symbol: u8, at: usize, symbols: Symbols) -> Option<usize> {
        match symbol {
            NO_SYMBOL => Some(at + 1),
            _ if symbols >> symbol & 1 == 0 => None,
            _ if usize::from(symbol) >= BUILTIN_COUNT => Some(self.best(symbol, at)?.1),
            _ => self.symbol(symbol, at),
        }
    }

    fn item_end(&mut self, item: &Item, at: usize) -> Option<usize> {
        match item.symbol {
            NO_SYMBOL => self.token(item, at).then_some(at + 1),
            symbol => self.symbol(symbol, at),
        }
    }

    /// Where the items `place..to` end when they stand at `at`.
    fn items_end(&mut self, mut place: u16, to: u16, mut at: usize) -> Option<usize> {
        while place < to {
            if !self.first.goes_on(place, self.input.signature(at)) {
                return None;
            }
            let item = &ITEMS[usize::from(place)];
            let end = self.item_end(item, at);
            place += 1;
            if !item.optional {
                at = end?;
            } else if let Some(end) = end.and_then(|end| self.items_end(place, to, end)) {
                return Some(end);
            }
        }
        Some(at)
    }

    /// True when a token fits an item. A stop fits only after an abbreviation within a sentence.
    fn token(&self, item: &Item, at: usize) -> bool {
        let input = &self.input;
        if !input.mask(at).meets(&item.mask) {
            return false;
        }
        // `1225 – March 7, 1274` and `1225 – 7 March 1274` have no month of 1225.
        if input.has(at, class::DASH)
            && !input.glued(at)
            && (input.has(at + 1, class::MONTH) || input.has(at + 2, class::MONTH))
            && at.checked_sub(1).is_some_and(|year| input.has(year, class::Y4))
        {
            return false;
        }
        item.mask.0 != class::DOT
            || input.is(at - 1, context::SHORTMONTH | context::SHORTDAY)
                && input.glued(at)
                && (input.digits(at + 1).is_some()
                    || input.tokens.get(at + 1).is_some_and(|next| !next.starts_sentence()))
    }
}
