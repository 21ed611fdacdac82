//! Filling the frame of what was parsed.

use super::{NO_SYMBOL, Parsed, Parser, Second};
use crate::data::dates::{BUILTIN_COUNT, BUILTINS, ITEMS, PRODUCTIONS};
use crate::matchers::dates::actions;
use crate::matchers::dates::builtins;
use crate::matchers::dates::first_sets::{items_of, range_of};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::tables::{Action, Item};
use crate::matchers::dates::token_fields;

/// The most items of a production.
const STEPS: usize = 16;

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

impl Parser<'_> {
    /// Fills the empty frame of the symbol that stands at `at`.
    pub(super) fn build(&mut self, symbol: u8, at: usize, parsed: &mut Parsed) -> Option<()> {
        let (number, _) = self.best(symbol, at)?;
        if let [Item { symbol, second: false, .. }] = items_of(number) {
            // One symbol for another says the same.
            if usize::from(*symbol) >= BUILTIN_COUNT && *symbol != NO_SYMBOL {
                self.build(*symbol, at, parsed)?;
                actions::act(PRODUCTIONS[number].action, &self.input, at, &mut parsed.frame);
                return Some(());
            }
        }
        let mut steps = Steps::default();
        self.items(range_of(number), at, &mut steps)?;
        let production = &PRODUCTIONS[number];
        let mut second: Option<Second> = None;
        let mut untouched = true;
        for step in &steps.steps[..steps.count] {
            let item = &ITEMS[usize::from(step.item)];
            let place = usize::from(step.item - production.first);
            let (start, end) = (step.start as usize, step.end as usize);
            if place < usize::from(production.context) {
                parsed.start = end;
                continue;
            }
            let is_second = item.second || second.is_some();
            if !is_second && std::mem::take(&mut untouched) {
                // Nothing to combine it with.
                let own = parsed.start;
                self.part(item, start, parsed)?;
                if start != at {
                    parsed.start = own;
                }
                continue;
            }
            let mut part = Parsed::new(start, end);
            self.part(item, start, &mut part)?;
            if part.start != start && start == at {
                parsed.start = part.start;
            }
            if is_second {
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

    /// Fills the empty frame of what an item matched at `at`.
    fn part(&mut self, item: &Item, at: usize, part: &mut Parsed) -> Option<()> {
        match item.symbol {
            NO_SYMBOL => token_fields::token(&self.input, at, &item.mask, &mut part.frame),
            symbol => match BUILTINS.get(usize::from(symbol)) {
                Some(&builtin) => part.frame = builtins::find(&self.input, builtin, at)?.1,
                None => self.build(symbol, at, part)?,
            },
        }
        Some(())
    }

    /// Where the items end when they stand at `at`, and what each of them matched.
    fn items(
        &mut self,
        items: std::ops::Range<u16>,
        at: usize,
        steps: &mut Steps,
    ) -> Option<usize> {
        if items.is_empty() {
            return Some(at);
        }
        let (place, rest) = (items.start, items.start + 1..items.end);
        let item = &ITEMS[usize::from(place)];
        if let Some(end) = self.item_end(item, at) {
            let mark = steps.push(place, at, end);
            if let Some(end) = self.items(rest.clone(), end, steps) {
                return Some(end);
            }
            steps.count = mark;
        }
        if item.optional { self.items(rest, at, steps) } else { None }
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
