//! [`FirstSets`]: what symbols and productions can begin with, so that most are never tried.
//!
//! Words that begin the same things share a signature, and so do digit tokens. For each signature
//! there is a set of the productions and one of the symbols that it can begin, be the second token
//! of, or be all of: what can stand at a place then is a few operations on two of them.

use crate::data::dates::{
    BUILTIN_COUNT, BUILTINS, HOLIDAY_NAMES, ITEMS, PRODUCTION_COUNT, PRODUCTIONS, SYMBOL_COUNT,
    SYMBOLS, TOP, WORDS,
};
use crate::matchers::dates::builtins;
use crate::matchers::dates::digits::{DigitKind, Digits, read_digits};
use crate::matchers::dates::parser::NO_SYMBOL;
use crate::matchers::dates::tables::{Action, Item, Mask};
use std::sync::LazyLock;

/// A set of productions.
pub(crate) type Productions = [u64; PRODUCTION_COUNT.div_ceil(64)];

/// A bit for each symbol, the built-in ones first.
pub(crate) type Symbols = u128;

const _: () = assert!(BUILTIN_COUNT + SYMBOL_COUNT <= 128);

/// A set of classes, of quoted words and of the classes that only the code uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Kinds {
    pub(crate) mask: Mask,
    pub(crate) context: u64,
}

/// Stands among the contexts for a word that is all of the name of a holiday.
pub(crate) const WHOLE_HOLIDAY: u64 = 1 << 63;

/// Stands among the contexts for a number with a decimal point.
pub(crate) const DECIMAL: u64 = 1 << 62;

impl Kinds {
    pub(crate) const ALL: Kinds = Kinds { mask: Mask(u128::MAX, u64::MAX), context: u64::MAX };
    /// Of everything that is in the tables.
    pub(crate) const KNOWN: Kinds =
        Kinds { mask: Mask(u128::MAX, u64::MAX), context: !WHOLE_HOLIDAY & !DECIMAL };
    pub(crate) const EMPTY: Kinds = Kinds { mask: Mask::EMPTY, context: 0 };

    const fn or(&self, other: &Kinds) -> Kinds {
        Kinds { mask: self.mask.or(&other.mask), context: self.context | other.context }
    }

    const fn is_empty(&self) -> bool {
        self.mask.is_empty() && self.context == 0
    }

    /// The numbers of its bits, below [`KINDS`].
    fn bits(self) -> impl Iterator<Item = usize> {
        let words = [self.mask.0 as u64, (self.mask.0 >> 64) as u64, self.mask.1, self.context];
        words.into_iter().enumerate().flat_map(|(at, mut word)| {
            std::iter::from_fn(move || {
                let bit = (word != 0).then(|| at * 64 + word.trailing_zeros() as usize);
                word &= word.wrapping_sub(1);
                bit
            })
        })
    }
}

const KINDS: usize = 256;

/// What the tokens of a symbol or production can be: how it begins, what the second token is when
/// there are two or more, and which token can be all of it. Never too small, sometimes too large.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sets {
    pub(crate) first: Kinds,
    pub(crate) second: Kinds,
    pub(crate) single: Kinds,
    /// The second token of those of two tokens.
    pub(crate) double: Kinds,
    /// The third token of those of three or more.
    pub(crate) third: Kinds,
}

const NOTHING: Sets = Sets {
    first: Kinds::EMPTY,
    second: Kinds::EMPTY,
    single: Kinds::EMPTY,
    double: Kinds::EMPTY,
    third: Kinds::EMPTY,
};

/// What can stand at a place.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidates {
    pub(crate) productions: Productions,
    pub(crate) symbols: Symbols,
}

/// What a token of one signature can begin, be the second token of, or be all of.
#[derive(Clone, Debug, Default)]
struct Signature {
    first: Candidates,
    second: Candidates,
    single: Candidates,
    double: Candidates,
    third: Candidates,
}

impl Signature {
    fn sets(&mut self) -> [&mut Candidates; 5] {
        [&mut self.first, &mut self.second, &mut self.single, &mut self.double, &mut self.third]
    }

    fn add(&mut self, other: &Signature) {
        let other = [&other.first, &other.second, &other.single, &other.double, &other.third];
        for (own, other) in self.sets().into_iter().zip(other) {
            own.symbols |= other.symbols;
            own.productions
                .iter_mut()
                .zip(&other.productions)
                .for_each(|(own, other)| *own |= other);
        }
    }
}

/// The sets of all signatures.
#[derive(Debug)]
pub(crate) struct FirstSets {
    signatures: Vec<Signature>,
    /// By signature, what the symbol of all expressions says of it.
    tops: Vec<u8>,
    /// The signature of each word of the tables.
    words: Vec<u16>,
    /// The signatures of digit tokens.
    digits: Vec<((u128, bool), u16)>,
    /// The productions that begin with a token, a built-in symbol or an optional item: one of them
    /// stands wherever any symbol does.
    pub(crate) leaves: Productions,
    /// The productions that a policy can do without: those that join, and the vague ones.
    pub(crate) joined: Productions,
}

/// The sets are the same for all matchers.
pub(crate) static FIRST_SETS: LazyLock<FirstSets> = LazyLock::new(FirstSets::new);

/// A digit token of every class.
const DIGITS: &[&str] = &[
    "0",
    "1",
    "00",
    "01",
    "13",
    "32",
    "101",
    "1999",
    "3000",
    "20211107",
    "1st",
    "1990s",
    "8am",
    "07.11.2021",
    "07T18",
    "1x",
    "3.5",
];

struct Builder {
    symbols: [Sets; BUILTIN_COUNT + SYMBOL_COUNT],
    productions: [Sets; PRODUCTION_COUNT],
    /// What each kind of token fits.
    by_kind: Vec<Signature>,
    /// What every token fits.
    anything: Signature,
}

impl FirstSets {
    fn new() -> FirstSets {
        let built = Builder::new();
        let mut sets = FirstSets {
            signatures: Vec::new(),
            tops: Vec::new(),
            words: Vec::with_capacity(WORDS.len()),
            digits: Vec::new(),
            leaves: Productions::default(),
            joined: Productions::default(),
        };
        for (at, production) in PRODUCTIONS.iter().enumerate() {
            let (word, bit) = (at / 64, 1 << (at % 64));
            let item = &items_of(at)[0];
            let leaf = item.symbol == NO_SYMBOL || usize::from(item.symbol) < BUILTIN_COUNT;
            if leaf || item.optional {
                sets.leaves[word] |= bit;
            }
            if is_joined(production.action) {
                sets.joined[word] |= bit;
            }
        }
        // Only the contexts that a set names tell signatures apart.
        let named = built
            .symbols
            .iter()
            .fold(0, |named, own| named | own.first.or(&own.second).or(&own.single).context);
        // `third` is of everything, or of what is in `second`.
        let mut known = std::collections::HashMap::new();
        for (at, word) in WORDS.iter().enumerate() {
            let whole = HOLIDAY_NAMES
                .binary_search_by_key(&(at as u16), |&(first, _)| first)
                .is_ok_and(|group| HOLIDAY_NAMES[group].1.iter().any(|(rest, _)| rest.is_empty()));
            let context = word.context & named | if whole { WHOLE_HOLIDAY } else { 0 };
            let kinds = Kinds { mask: word.mask, context };
            let key = (kinds.mask.0, kinds.mask.1, kinds.context);
            let signature = *known.entry(key).or_insert_with(|| sets.add(&built, kinds));
            sets.words.push(signature);
        }
        for token in DIGITS {
            let digits = read_digits(token);
            let key = (digits.mask.0, digits.kind == DigitKind::Decimal);
            if sets.digits.iter().all(|&(known, _)| known != key) {
                let context = if key.1 { DECIMAL } else { 0 };
                let signature = sets.add(&built, Kinds { mask: digits.mask, context });
                sets.digits.push((key, signature));
            }
        }
        sets
    }

    fn add(&mut self, built: &Builder, kinds: Kinds) -> u16 {
        let mut own = built.anything.clone();
        for bit in kinds.bits() {
            own.add(&built.by_kind[bit]);
        }
        let sets = [&own.first, &own.single, &own.second, &own.double, &own.third];
        let bits = sets.iter().enumerate().map(|(at, set)| ((set.symbols >> TOP & 1) as u8) << at);
        self.tops.push(bits.fold(0, |all, bit| all | bit));
        self.signatures.push(own);
        (self.signatures.len() - 1) as u16
    }

    /// The signature of a word of the tables; 0 is that of all other words.
    #[inline]
    pub(crate) fn of_word(&self, word: u16) -> u16 {
        self.words[usize::from(word)]
    }

    /// The signature of a digit token.
    pub(crate) fn of_digits(&self, digits: &Digits) -> u16 {
        let key = (digits.mask.0, digits.kind == DigitKind::Decimal);
        let known = self.digits.iter().find(|&&(known, _)| known == key);
        debug_assert!(known.is_some(), "a digit token of new classes {digits:?}");
        known.map_or(0, |&(_, signature)| signature)
    }

    /// True when tokens of these signatures can begin an expression; says yes too often.
    #[inline]
    pub(crate) fn may_start(&self, this: u16, next: impl Fn(usize) -> u16) -> bool {
        const FIRST: u8 = 1;
        const SINGLE: u8 = 2;
        const SECOND: u8 = 4;
        const DOUBLE: u8 = 8;
        const THIRD: u8 = 16;
        let top = |signature: u16| self.tops[usize::from(signature)];
        let this = top(this);
        if this & FIRST == 0 || this & SINGLE != 0 {
            return this & FIRST != 0;
        }
        let second = top(next(1));
        second & SECOND != 0 && (second & DOUBLE != 0 || top(next(2)) & THIRD != 0)
    }

    /// What can stand where tokens of these signatures follow each other.
    #[inline]
    pub(crate) fn candidates(&self, this: u16, next: u16, third: u16) -> Candidates {
        let this = &self.signatures[usize::from(this)];
        let next = &self.signatures[usize::from(next)];
        let third = &self.signatures[usize::from(third)].third;
        let mut all = Candidates {
            symbols: this.first.symbols
                & (this.single.symbols
                    | next.second.symbols & (next.double.symbols | third.symbols)),
            ..Candidates::default()
        };
        for (at, all) in all.productions.iter_mut().enumerate() {
            *all = this.first.productions[at]
                & (this.single.productions[at]
                    | next.second.productions[at]
                        & (next.double.productions[at] | third.productions[at]));
        }
        all
    }
}

/// True for the productions of [`Policy::join`](crate::date::Policy).
fn is_joined(action: Action) -> bool {
    matches!(action, Action::Joined | Action::Thispart2 | Action::Everyjoined)
}

impl Builder {
    fn new() -> Builder {
        let mut sets = Builder {
            symbols: [NOTHING; BUILTIN_COUNT + SYMBOL_COUNT],
            productions: [NOTHING; PRODUCTION_COUNT],
            by_kind: vec![Signature::default(); KINDS],
            anything: Signature::default(),
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

pub(crate) fn range_of(production: usize) -> std::ops::Range<u16> {
    let production = &PRODUCTIONS[production];
    production.first..production.first + u16::from(production.len)
}

pub(crate) fn items_of(production: usize) -> &'static [Item] {
    let range = range_of(production);
    &ITEMS[usize::from(range.start)..usize::from(range.end)]
}
