//! [`FirstSets`]: what symbols and productions can begin with, so that most are never tried.
//!
//! Words that begin the same things share a signature, and so do digit tokens. For each signature
//! there is a set of the productions and one of the symbols that it can begin, be the second token
//! of, or be all of: what can stand at a place then is a few operations on two of them.

use crate::data::dates::{
    BUILTIN_COUNT, HOLIDAY_NAMES, ITEM_COUNT, ITEMS, PRODUCTION_COUNT, PRODUCTIONS, SYMBOL_COUNT,
    SYMBOLS, TOP, WORDS,
};
use crate::matchers::dates::digits::{DigitKind, Digits, read_digits};
use crate::matchers::dates::parser::NO_SYMBOL;
use crate::matchers::dates::tables::{Action, Item, Mask};
use std::sync::LazyLock;

mod builder;
mod heads;

use builder::Builder;
use heads::{Head, Range, leftmost};

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

    const fn meets(&self, other: &Kinds) -> bool {
        self.mask.meets(&other.mask) || self.context & other.context != 0
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

/// A bit for each signature, of which there are no more.
type Row = [u64; SIGNATURES / 64];

/// The most signatures there can be.
const SIGNATURES: usize = 256;

/// A bit for each item of a production.
type ItemBits = [u64; ITEM_COUNT.div_ceil(64)];

/// The sets of all signatures.
#[derive(Debug)]
pub(crate) struct FirstSets {
    signatures: Vec<Signature>,
    /// By signature, those that can follow it where an expression starts.
    starts: Box<[Row; SIGNATURES]>,
    /// By signature, the items that can stand on such a token, or be left out with all after them.
    goes_on: Box<[ItemBits; SIGNATURES]>,
    /// The signature of each word of the tables.
    words: Vec<u8>,
    /// The signatures of digit tokens.
    digits: Vec<((u128, bool), u8)>,
    /// The productions of each symbol.
    symbols: [Range; SYMBOL_COUNT],
    heads: [Head; PRODUCTION_COUNT],
    /// The productions that begin with a token, a built-in symbol or an optional item, and that
    /// expressions begin with: one of them stands wherever an expression does.
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

impl FirstSets {
    fn new() -> FirstSets {
        let built = Builder::new();
        let mut sets = FirstSets {
            signatures: Vec::new(),
            starts: Box::new([Row::default(); SIGNATURES]),
            goes_on: Box::new([ItemBits::default(); SIGNATURES]),
            words: Vec::with_capacity(WORDS.len()),
            digits: Vec::new(),
            symbols: SYMBOLS.map(|(from, to)| Range::new(from.into(), to.into())),
            heads: std::array::from_fn(Head::new),
            leaves: Productions::default(),
            joined: Productions::default(),
        };
        let begin_all = leftmost(TOP);
        let reachable = |production: usize| {
            let mut symbols = (BUILTIN_COUNT..).zip(SYMBOLS);
            symbols.any(|(symbol, (from, to))| {
                begin_all >> symbol & 1 != 0
                    && (usize::from(from)..usize::from(to)).contains(&production)
            })
        };
        for (at, production) in PRODUCTIONS.iter().enumerate() {
            let (word, bit) = (at / 64, 1 << (at % 64));
            let item = &items_of(at)[0];
            let leaf = item.symbol == NO_SYMBOL || usize::from(item.symbol) < BUILTIN_COUNT;
            if (leaf || item.optional) && reachable(at) {
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
        for this in 0..sets.signatures.len() {
            sets.starts[this] = sets.followers(this);
        }
        sets
    }

    fn add(&mut self, built: &Builder, kinds: Kinds) -> u8 {
        let mut own = built.anything.clone();
        for bit in kinds.bits() {
            own.add(&built.by_kind[bit]);
        }
        let signature = self.signatures.len();
        let goes_on = &mut self.goes_on[signature];
        for (item, rest) in built.rests.iter().enumerate() {
            if rest.as_ref().is_none_or(|first| first.meets(&kinds)) {
                goes_on[item / 64] |= 1 << (item % 64);
            }
        }
        self.signatures.push(own);
        u8::try_from(signature).expect("no more signatures than a row has bits")
    }

    /// The signatures that can follow this one where an expression starts, whatever comes third.
    fn followers(&self, this: usize) -> Row {
        let anything = Candidates {
            productions: [u64::MAX; PRODUCTION_COUNT.div_ceil(64)],
            symbols: Symbols::MAX,
        };
        let this = &self.signatures[this];
        let mut row = Row::default();
        if this.first.symbols >> TOP & 1 == 0 {
            return row;
        }
        for (at, next) in self.signatures.iter().enumerate() {
            if self.leads(&this.candidates(next, &anything)) {
                row[at / 64] |= 1 << (at % 64);
            }
        }
        row
    }

    /// The signature of a word of the tables; 0 is that of all other words.
    #[inline]
    pub(crate) fn of_word(&self, word: u16) -> u8 {
        self.words[usize::from(word)]
    }

    /// The signature of a digit token.
    pub(crate) fn of_digits(&self, digits: &Digits) -> u8 {
        let key = (digits.mask.0, digits.kind == DigitKind::Decimal);
        let known = self.digits.iter().find(|&&(known, _)| known == key);
        debug_assert!(known.is_some(), "a digit token of new classes {digits:?}");
        known.map_or(0, |&(_, signature)| signature)
    }

    /// True when an expression can start with tokens of these signatures; says yes too often.
    #[inline]
    pub(crate) fn may_start(&self, this: u8, next: u8) -> bool {
        self.starts[usize::from(this)][usize::from(next / 64)] >> (next % 64) & 1 != 0
    }

    /// True when an item and those after it in its production can go on with a token of this
    /// signature, or be left out; says yes too often.
    #[inline]
    pub(crate) fn goes_on(&self, item: u16, signature: u8) -> bool {
        let bits = &self.goes_on[usize::from(signature)];
        bits[usize::from(item / 64)] >> (item % 64) & 1 != 0
    }

    /// True when one of all expressions can stand where these can.
    #[inline]
    pub(crate) fn leads(&self, candidates: &Candidates) -> bool {
        candidates.symbols >> TOP & 1 != 0
            && candidates.productions.iter().zip(&self.leaves).any(|(own, leaf)| own & leaf != 0)
    }

    /// The productions of a symbol that is not built in.
    #[inline]
    pub(crate) fn productions_of(&self, symbol: u8) -> Range {
        self.symbols[usize::from(symbol) - BUILTIN_COUNT]
    }

    /// How a production begins.
    #[inline]
    pub(crate) fn head(&self, production: usize) -> Head {
        self.heads[production]
    }

    /// What can stand where tokens of these signatures follow each other.
    #[inline]
    pub(crate) fn candidates(&self, this: u8, next: u8, third: u8) -> Candidates {
        let [this, next, third] =
            [this, next, third].map(|signature| &self.signatures[usize::from(signature)]);
        this.candidates(next, &third.third)
    }
}

impl Signature {
    /// What can stand on a token of this signature, before one of `next`, and what of a third.
    #[inline]
    fn candidates(&self, next: &Signature, third: &Candidates) -> Candidates {
        let mut all = Candidates {
            symbols: self.first.symbols
                & (self.single.symbols
                    | next.second.symbols & (next.double.symbols | third.symbols)),
            ..Candidates::default()
        };
        for (at, all) in all.productions.iter_mut().enumerate() {
            *all = self.first.productions[at]
                & (self.single.productions[at]
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

pub(crate) fn range_of(production: usize) -> std::ops::Range<u16> {
    let production = &PRODUCTIONS[production];
    production.first..production.first + u16::from(production.len)
}

pub(crate) fn items_of(production: usize) -> &'static [Item] {
    let range = range_of(production);
    &ITEMS[usize::from(range.start)..usize::from(range.end)]
}
