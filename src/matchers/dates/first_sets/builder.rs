//! [`Builder`]: what each kind of token can begin, found by going over the grammar until nothing
//! changes.

use super::{KINDS, Kinds, NOTHING, Sets, Signature, items_of};
use crate::data::dates::{
    BUILTIN_COUNT, BUILTINS, ITEM_COUNT, PRODUCTION_COUNT, SYMBOL_COUNT, SYMBOLS,
};
use crate::matchers::dates::builtins;
use crate::matchers::dates::first_sets::Candidates;
use crate::matchers::dates::parser::NO_SYMBOL;
use crate::matchers::dates::tables::Item;

pub(super) struct Builder {
    pub(super) symbols: [Sets; BUILTIN_COUNT + SYMBOL_COUNT],
    productions: [Sets; PRODUCTION_COUNT],
    /// What each kind of token fits.
    pub(super) by_kind: Vec<Signature>,
    /// What every token fits.
    pub(super) anything: Signature,
    /// What each item and those after it in its production can begin with, none when they can all
    /// be left out.
    pub(super) rests: Vec<Option<Kinds>>,
}

impl Builder {
    pub(super) fn new() -> Builder {
        let mut sets = Builder {
            symbols: [NOTHING; BUILTIN_COUNT + SYMBOL_COUNT],
            productions: [NOTHING; PRODUCTION_COUNT],
            by_kind: vec![Signature::default(); KINDS],
            anything: Signature::default(),
            rests: Vec::with_capacity(ITEM_COUNT),
        };
        for (at, &builtin) in BUILTINS.iter().enumerate() {
            sets.symbols[at] = builtins::begins(builtin);
        }
        let mut changed = true;
        while changed {
            changed = false;
            for (at, &(from, to)) in SYMBOLS.iter().enumerate() {
                let symbol = BUILTIN_COUNT + at;
                let mut all = sets.symbols[symbol];
                for production in from..to {
                    let own = sets.of_items(items_of(usize::from(production)));
                    sets.productions[usize::from(production)] = own;
                    all.first = all.first.or(&own.first);
                    all.second = all.second.or(&own.second);
                    all.single = all.single.or(&own.single);
                    all.double = all.double.or(&own.double);
                    all.third = all.third.or(&own.third);
                }
                changed |= all != sets.symbols[symbol];
                sets.symbols[symbol] = all;
            }
        }
        for at in 0..PRODUCTION_COUNT {
            let own = sets.productions[at];
            sets.note(&own, |fits| fits.productions[at / 64] |= 1 << (at % 64));
        }
        for at in 0..sets.symbols.len() {
            let own = sets.symbols[at];
            sets.note(&own, |fits| fits.symbols |= 1 << at);
        }
        for production in 0..PRODUCTION_COUNT {
            let items = items_of(production);
            for at in 0..items.len() {
                let rest = &items[at..];
                let needed = rest.iter().any(|item| !item.optional);
                sets.rests.push(needed.then(|| sets.of_items(rest).first));
            }
        }
        sets
    }

    /// Notes what each kind of token fits.
    fn note(&mut self, own: &Sets, mark: impl Fn(&mut Candidates)) {
        let own = [own.first, own.second, own.single, own.double, own.third];
        for (at, kinds) in own.into_iter().enumerate() {
            if kinds == Kinds::ALL {
                mark(self.anything.sets()[at]);
                continue;
            }
            for bit in kinds.bits() {
                mark(self.by_kind[bit].sets()[at]);
            }
        }
    }

    fn of_item(&self, item: &Item) -> Sets {
        match item.symbol {
            NO_SYMBOL => {
                let kinds = Kinds { mask: item.mask, context: 0 };
                Sets { first: kinds, single: kinds, ..NOTHING }
            }
            symbol => self.symbols[usize::from(symbol)],
        }
    }

    fn of_items(&self, items: &[Item]) -> Sets {
        let Some((item, rest)) = items.split_first() else { return NOTHING };
        let mut own = self.of_item(item);
        let after = self.of_items(rest);
        let (single, double) = (!own.single.is_empty(), !own.double.is_empty());
        if rest.iter().any(|item| !item.optional) {
            own.single = Kinds::EMPTY;
            own.double = Kinds::EMPTY;
        }
        if double {
            own.third = own.third.or(&after.first);
        }
        if single {
            own.second = own.second.or(&after.first);
            own.double = own.double.or(&after.single);
            own.third = own.third.or(&after.second);
        }
        if item.optional {
            own.first = own.first.or(&after.first);
            own.second = own.second.or(&after.second);
            own.single = own.single.or(&after.single);
            own.double = own.double.or(&after.double);
            own.third = own.third.or(&after.third);
        }
        own
    }
}
