//! How productions begin: which of a symbol share their first item, and what begins with what.

use super::{Productions, Symbols, items_of, range_of};
use crate::data::dates::{BUILTIN_COUNT, SYMBOLS, class};
use crate::matchers::dates::parser::NO_SYMBOL;
use crate::matchers::dates::tables::Item;

/// The productions of a symbol, at most 64 of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) from: usize,
    mask: u64,
}

impl Range {
    pub(super) fn new(from: usize, to: usize) -> Range {
        let count = to - from;
        assert!((1..=64).contains(&count), "a symbol with {count} productions");
        Range { from, mask: u64::MAX >> (64 - count) }
    }

    /// Those that are in the set, the first one as the lowest bit.
    #[inline]
    pub(crate) fn among(&self, set: &Productions) -> u64 {
        let (word, bit) = (self.from / 64, self.from % 64);
        let high = set.get(word + 1).map_or(0, |&next| next << 1 << (63 - bit));
        (set[word] >> bit | high) & self.mask
    }
}

/// How a production begins, and where its items are.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head {
    pub(crate) from: u16,
    pub(crate) to: u16,
    /// The symbol it begins with, [`NO_SYMBOL`] for a token.
    pub(crate) symbol: u8,
    /// The first item may be left out.
    pub(crate) optional: bool,
    /// Those of [`Range::among`] that need the same symbol first.
    pub(crate) alike: u64,
}

impl Head {
    pub(super) fn new(production: usize) -> Head {
        let items = range_of(production);
        let Item { symbol, optional, mask, .. } = items_of(production)[0];
        // A stop asks for more than its class, which is not looked at for the first item.
        assert!(optional || mask.0 != class::DOT, "a production that begins with a stop");
        let own = SYMBOLS
            .iter()
            .map(|&(from, to)| usize::from(from)..usize::from(to))
            .find(|own| own.contains(&production))
            .expect("a production has a symbol");
        let is_alike = |other: usize| {
            let first = &items_of(other)[0];
            symbol != NO_SYMBOL && first.symbol == symbol && !first.optional
        };
        let alike = own.clone().filter(|&other| is_alike(other));
        let alike = alike.fold(0, |alike, other| alike | 1 << (other - own.start));
        Head { from: items.start, to: items.end, symbol, optional, alike }
    }
}

/// The symbols that a symbol can begin with, itself among them.
pub(super) fn leftmost(symbol: u8) -> Symbols {
    let (mut found, mut open): (Symbols, _) = (1 << symbol, vec![symbol]);
    while let Some(symbol) = open.pop() {
        let Some(own) = usize::from(symbol).checked_sub(BUILTIN_COUNT) else { continue };
        let (from, to) = SYMBOLS[own];
        for items in (usize::from(from)..usize::from(to)).map(items_of) {
            let optional = items.iter().take_while(|item| item.optional).count();
            for item in items.iter().take(optional + 1).filter(|item| item.symbol != NO_SYMBOL) {
                if found >> item.symbol & 1 == 0 {
                    found |= 1 << item.symbol;
                    open.push(item.symbol);
                }
            }
        }
    }
    found
}
