//! [`Parser`]: runs the productions of `seeds/patterns/dates.txt` over the tokens.
//!
//! A symbol matches with its longest production, the first of them on a tie; optional items are
//! taken when they can be. Answers are remembered by place and symbol, and the depth is bounded,
//! so the work for a token is bounded whatever the text.

use crate::data::dates::{
    BUILTIN_COUNT, BUILTINS, ITEMS, PRODUCTIONS, SYMBOLS, TOP, class, context, quoted,
};
use crate::matchers::dates::actions;
use crate::matchers::dates::builtins;
use crate::matchers::dates::first_sets::{FirstSets, Productions, Sets, range_of};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::Input;
use crate::matchers::dates::tables::{Action, Item, Mask};
use crate::matchers::dates::token_fields;

/// `to` and `or` between numbers.
pub(crate) const TO_OR: u64 = quoted::W_TO | quoted::W_OR;
/// The word `time`.
pub(crate) const TIME_WORD: u64 = quoted::W_TIME;

/// The mark of an item that is a token.
pub(crate) const NO_SYMBOL: u8 = 255;
const DEEPEST: u8 = 24;
const MEMO: usize = 1024;
const STEPS: usize = 16;
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
pub(crate) struct Memo(Box<[Answer; MEMO]>);

impl Default for Memo {
    fn default() -> Memo {
        Memo(Box::new([Answer::default(); MEMO]))
    }
}

/// True for the productions of [`Policy::join`](crate::date::Policy).
fn is_joined(action: Action) -> bool {
    matches!(action, Action::Joined | Action::Thispart2 | Action::Everyjoined)
}

fn slot(symbol: u8, at: usize) -> usize {
    at.wrapping_mul(128).wrapping_add(usize::from(symbol)) % MEMO
}

#[inline]
fn fits(sets: &Sets, mask: &Mask, next: &Mask) -> bool {
    mask.meets(&sets.first) && (mask.meets(&sets.single) || next.meets(&sets.second))
}

/// One item that was matched.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    item: u16,
    start: u32,
    end: u32,
}

#[derive(Debug, Default)]
struct Steps {
    steps: [Step; STEPS],
    count: usize,
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

pub(crate) struct Parser<'a> {
    pub(crate) input: Input<'a>,
    pub(crate) join: bool,
    first: &'a FirstSets,
    memo: &'a mut [Answer; MEMO],
    /// The candidates of the last places asked for, with the place plus one.
    near: [(u32, Productions); NEAR],
    depth: u8,
}

impl<'a> Parser<'a> {
    pub(crate) fn new(
        input: Input<'a>,
        first: &'a FirstSets,
        memo: &'a mut Memo,
        join: bool,
    ) -> Parser<'a> {
        memo.0.fill(Answer::default());
        Parser { input, join, first, memo: &mut memo.0, near: Default::default(), depth: 0 }
    }

    /// True when an expression can start with this token.
    #[inline]
    pub(crate) fn may_start(&mut self, at: usize) -> bool {
        let mask = self.input.mask(at);
        let sets = &self.first.symbols[usize::from(TOP)];
        mask.meets(&sets.first)
            && (mask.meets(&sets.single) || self.input.mask(at + 1).meets(&sets.second))
            && self.candidates(at).iter().zip(&self.first.leaves).any(|(own, leaf)| own & leaf != 0)
    }

    /// The longest expression that starts at `at`.
    pub(crate) fn parse(&mut self, at: usize) -> Option<Parsed> {
        let end = self.symbol(TOP, at)?;
        let mut parsed = Parsed { start: at, end, frame: Frame::default(), second: None };
        self.build(TOP, at, &mut parsed)?;
        Some(parsed)
    }

    /// Where the symbol ends when it stands at `at`.
    fn symbol(&mut self, symbol: u8, at: usize) -> Option<usize> {
        if at >= self.input.len() {
            return None;
        }
        if let Some(&builtin) = BUILTINS.get(usize::from(symbol)) {
            let (mask, next) = (self.input.mask(at), self.input.mask(at + 1));
            if !fits(&self.first.symbols[usize::from(symbol)], &mask, &next) {
                return None;
            }
            let slot = slot(symbol, at);
            let known = self.memo[slot];
            if known.place == at as u32 + 1 && known.symbol == symbol {
                return (known.end != 0).then_some(known.end as usize);
            }
            let end = builtins::find(&self.input, builtin, at).map(|(end, _)| end);
            self.memo[slot] = Answer {
                place: at as u32 + 1,
                end: end.unwrap_or(0) as u32,
                symbol,
                production: 0,
            };
            return end;
        }
        self.best(symbol, at).map(|(_, end)| end)
    }

    #[inline]
    fn candidates(&mut self, at: usize) -> Productions {
        let near = &mut self.near[at % NEAR];
        if near.0 != at as u32 + 1 {
            let (mask, next) = (self.input.mask(at), self.input.mask(at + 1));
            *near = (at as u32 + 1, self.first.candidates(&mask, &next));
        }
        near.1
    }

    fn best(&mut self, symbol: u8, at: usize) -> Option<(usize, usize)> {
        let slot = slot(symbol, at);
        let known = self.memo[slot];
        if known.place == at as u32 + 1 && known.symbol == symbol {
            return (known.end != 0).then_some((usize::from(known.production), known.end as usize));
        }
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth += 1;
        let (from, to) = SYMBOLS[usize::from(symbol) - BUILTIN_COUNT];
        let (from, to) = (usize::from(from), usize::from(to));
        let candidates = self.candidates(at);
        let mut best: Option<(usize, usize)> = None;
        let words = candidates.iter().enumerate().take((to - 1) / 64 + 1).skip(from / 64);
        for (word, &bits) in words {
            let mut bits = bits;
            if word == from / 64 {
                bits &= u64::MAX << (from % 64);
            }
            while bits != 0 {
                let production = word * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                if production >= to {
                    break;
                }
                if !self.join && is_joined(PRODUCTIONS[production].action) {
                    continue;
                }
                let end = self.items(range_of(production), at, &mut None);
                if let Some(end) = end.filter(|&end| best.is_none_or(|(_, longest)| end > longest))
                {
                    best = Some((production, end));
                }
            }
        }
        self.depth -= 1;
        let (production, end) = best.unwrap_or_default();
        self.memo[slot] =
            Answer { place: at as u32 + 1, end: end as u32, symbol, production: production as u16 };
        best
    }

    fn items(
        &mut self,
        items: std::ops::Range<u16>,
        at: usize,
        steps: &mut Option<&mut Steps>,
    ) -> Option<usize> {
        if items.is_empty() {
            return Some(at);
        }
        let (place, rest) = (items.start, items.start + 1..items.end);
        let item = &ITEMS[usize::from(place)];
        let end = match item.symbol {
            NO_SYMBOL => self.token(item, at).then_some(at + 1),
            symbol => self.symbol(symbol, at),
        };
        if let Some(end) = end {
            let mark = steps.as_mut().map(|steps| steps.push(place, at, end));
            if let Some(end) = self.items(rest.clone(), end, steps) {
                return Some(end);
            }
            if let (Some(steps), Some(mark)) = (steps.as_mut(), mark) {
                steps.count = mark;
            }
        }
        if item.optional { self.items(rest, at, steps) } else { None }
    }

    /// True when a token fits an item. A stop fits only after an abbreviation within a sentence.
    fn token(&self, item: &Item, at: usize) -> bool {
        let input = &self.input;
        if !input.mask(at).meets(&item.mask) {
            return false;
        }
        item.mask.0 != class::DOT
            || input.is(at - 1, context::SHORTMONTH | context::SHORTDAY)
                && input.glued(at)
                && (input.digits(at + 1).is_some()
                    || input.tokens.get(at + 1).is_some_and(|next| !next.starts_sentence()))
    }

    /// Fills the frame of the symbol that stands at `at`.
    fn build(&mut self, symbol: u8, at: usize, parsed: &mut Parsed) -> Option<()> {
        let (number, _) = self.best(symbol, at)?;
        let mut steps = Steps::default();
        self.items(range_of(number), at, &mut Some(&mut steps))?;
        let production = &PRODUCTIONS[number];
        let mut second: Option<Second> = None;
        for step in &steps.steps[..steps.count] {
            let item = &ITEMS[usize::from(step.item)];
            let place = usize::from(step.item - production.first);
            let (start, end) = (step.start as usize, step.end as usize);
            if place < usize::from(production.context) {
                parsed.start = end;
                continue;
            }
            let mut part = Parsed { start, end, frame: Frame::default(), second: None };
            match item.symbol {
                NO_SYMBOL => token_fields::token(&self.input, start, &item.mask, &mut part.frame),
                symbol => match BUILTINS.get(usize::from(symbol)) {
                    Some(&builtin) => {
                        part.frame = builtins::find(&self.input, builtin, start)?.1;
                    }
                    None => self.build(symbol, start, &mut part)?,
                },
            }
            if part.start != start && start == at {
                parsed.start = part.start;
            }
            if item.second || second.is_some() {
                let slot = second.get_or_insert_with(|| Second {
                    frame: Frame::default(),
                    first_end: start,
                    start,
                    apart: false,
                });
                actions::combine(production.action, &mut slot.frame, &part.frame);
                continue;
            }
            actions::combine(production.action, &mut parsed.frame, &part.frame);
            if part.second.is_some() {
                parsed.second = part.second;
            }
        }
        if let Some(mut second) = second {
            // The joiner is the token before the second end.
            second.first_end = second.start - 1;
            second.apart = production.action == Action::Pair;
            let first = parsed.frame;
            parsed.frame.share(&second.frame);
            second.frame.share(&first);
            parsed.second = Some(second);
        }
        actions::act(production.action, &self.input, at, &mut parsed.frame);
        Some(())
    }
}

impl Steps {
    fn push(&mut self, item: u16, start: usize, end: usize) -> usize {
        let mark = self.count;
        if let Some(step) = self.steps.get_mut(mark) {
            *step = Step { item, start: start as u32, end: end as u32 };
            self.count += 1;
        }
        mark
    }
}
