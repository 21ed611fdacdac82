//! [`FirstSets`]: what symbols and productions can begin with, so that most are never tried.

use crate::data::dates::{
    BUILTIN_COUNT, BUILTINS, ITEMS, PRODUCTION_COUNT, PRODUCTIONS, SYMBOL_COUNT, SYMBOLS,
};
use crate::matchers::dates::builtins;
use crate::matchers::dates::parser::NO_SYMBOL;
use crate::matchers::dates::tables::{Item, Mask};

/// What the tokens of a symbol or production can be: how it begins, what the second token is when
/// there are two or more, and which token can be all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sets {
    pub(crate) first: Mask,
    pub(crate) second: Mask,
    pub(crate) single: Mask,
}

const NOTHING: Sets = Sets { first: Mask::EMPTY, second: Mask::EMPTY, single: Mask::EMPTY };

/// A set of productions.
pub(crate) type Productions = [u64; PRODUCTION_COUNT.div_ceil(64)];

/// The productions that a token of a class can begin, be the second token of, or be all of.
#[derive(Clone, Copy, Debug, Default)]
struct Candidates {
    first: Productions,
    second: Productions,
    single: Productions,
}

/// The sets of all symbols and productions.
#[derive(Clone, Debug)]
pub(crate) struct FirstSets {
    pub(crate) symbols: [Sets; BUILTIN_COUNT + SYMBOL_COUNT],
    productions: [Sets; PRODUCTION_COUNT],
    /// The productions that begin with a token, a built-in symbol or an optional item: one of them
    /// stands wherever any symbol does.
    pub(crate) leaves: Productions,
    /// By class, the quoted words after them.
    candidates: Vec<Candidates>,
}

fn bits_of(mask: &Mask) -> impl Iterator<Item = usize> {
    let (mut classes, mut words) = (mask.0, mask.1);
    std::iter::from_fn(move || {
        if classes != 0 {
            let bit = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            return Some(bit);
        }
        (words != 0).then(|| {
            let bit = words.trailing_zeros() as usize;
            words &= words - 1;
            128 + bit
        })
    })
}

impl FirstSets {
    pub(crate) fn new() -> FirstSets {
        let mut sets = FirstSets {
            symbols: [NOTHING; BUILTIN_COUNT + SYMBOL_COUNT],
            productions: [NOTHING; PRODUCTION_COUNT],
            leaves: Productions::default(),
            candidates: vec![Candidates::default(); 192],
        };
        for (at, &builtin) in BUILTINS.iter().enumerate() {
            let (first, second) = builtins::begins(builtin);
            sets.symbols[at] = Sets { first, second, single: first };
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
                }
                changed |= all != sets.symbols[symbol];
                sets.symbols[symbol] = all;
            }
        }
        for (at, own) in sets.productions.iter().enumerate() {
            let (word, bit) = (at / 64, 1 << (at % 64));
            let item = &items_of(at)[0];
            let leaf = item.symbol == NO_SYMBOL || usize::from(item.symbol) < BUILTIN_COUNT;
            if leaf || item.optional {
                sets.leaves[word] |= bit;
            }
            for class in bits_of(&own.first) {
                sets.candidates[class].first[word] |= bit;
            }
            for class in bits_of(&own.second) {
                sets.candidates[class].second[word] |= bit;
            }
            for class in bits_of(&own.single) {
                sets.candidates[class].single[word] |= bit;
            }
        }
        sets
    }

    /// The productions that can stand where a token of `mask` is followed by one of `next`.
    pub(crate) fn candidates(&self, mask: &Mask, next: &Mask) -> Productions {
        let (mut first, mut rest) = (Productions::default(), Productions::default());
        for class in bits_of(mask) {
            let own = &self.candidates[class];
            for at in 0..first.len() {
                first[at] |= own.first[at];
                rest[at] |= own.single[at];
            }
        }
        for class in bits_of(next) {
            let own = &self.candidates[class];
            for (rest, second) in rest.iter_mut().zip(&own.second) {
                *rest |= second;
            }
        }
        for at in 0..first.len() {
            first[at] &= rest[at];
        }
        first
    }

    fn of_item(&self, item: &Item) -> Sets {
        match item.symbol {
            NO_SYMBOL => Sets { first: item.mask, second: Mask::EMPTY, single: item.mask },
            symbol => self.symbols[usize::from(symbol)],
        }
    }

    fn of_items(&self, items: &[Item]) -> Sets {
        let Some((item, rest)) = items.split_first() else { return NOTHING };
        let mut own = self.of_item(item);
        let after = self.of_items(rest);
        if !own.single.is_empty() {
            own.second = own.second.or(&after.first);
        }
        if rest.iter().any(|item| !item.optional) {
            own.single = Mask::EMPTY;
        }
        if item.optional {
            own.first = own.first.or(&after.first);
            own.second = own.second.or(&after.second);
            own.single = own.single.or(&after.single);
        }
        own
    }
}

pub(crate) fn range_of(production: usize) -> std::ops::Range<u16> {
    let production = &PRODUCTIONS[production];
    production.first..production.first + u16::from(production.len)
}

fn items_of(production: usize) -> &'static [Item] {
    let range = range_of(production);
    &ITEMS[usize::from(range.start)..usize::from(range.end)]
}
