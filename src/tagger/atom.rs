//! [`Atom`]: one token as the tagger sees it.

use crate::matchers::class::{Class, Classes};
use crate::tagger::features::Word;
use crate::tagger::labels::OUTSIDE;
use crate::tagger::outline;
use crate::tagger::words::WordFacts;
use crate::tokenizer::{Layout, Token};

/// No run, no entry.
pub(crate) const NONE: u32 = u32::MAX;

pub(crate) const FIRST_FORM: usize = Class::CAPITALIZED.index();
pub(crate) const FIRST_NAME: usize = Class::GIVEN.index();

/// A token: what every feature is made of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Atom {
    pub(crate) key: u64,
    /// Classes of gazetteers, bit 0 is [`Class::GIVEN`].
    pub(crate) names: u32,
    /// Classes of the lexicon, without the marks behind them.
    pub(crate) lexicon: u32,
    /// Classes of the form, bit 0 is [`Class::CAPITALIZED`].
    pub(crate) form: u32,
    pub(crate) facts: WordFacts,
    /// Number of the word's row.
    pub(crate) row: u32,
    pub(crate) outline: u8,
    /// Place in the longest listed name: 0 none, 1 whole, 2 first, 3 inside, 4 last.
    pub(crate) listed: u8,
    /// A sentence starts here.
    pub(crate) starts: bool,
    /// At most three bytes long.
    pub(crate) short: bool,
    /// No space stands before it.
    pub(crate) glued: bool,
    /// Index of its run of capitals.
    pub(crate) run: u32,
    /// Index into the document's words.
    pub(crate) entry: u32,
    /// The tag of the first pass.
    pub(crate) tag: u8,
}

impl Atom {
    /// The token as evidence has it.
    #[inline]
    pub(crate) fn of(token: &Token, classes: Classes, bytes: &[u8]) -> Atom {
        Atom {
            key: token.key,
            names: (classes.0 >> FIRST_NAME) as u32,
            lexicon: classes.0 as u32,
            form: (classes.0 >> FIRST_FORM) as u32,
            facts: WordFacts::UNKNOWN,
            row: 0,
            outline: outline::of(token, bytes),
            listed: 0,
            starts: token.layout.has(Layout::SENTENCE),
            short: token.len() <= 3,
            glued: !token.layout.has(Layout::SPACE_BEFORE),
            run: NONE,
            entry: NONE,
            tag: OUTSIDE as u8,
        }
    }

    /// What stands for the places outside a sentence.
    pub(crate) const fn pad(key: u64, row: u32) -> Atom {
        Atom {
            key,
            names: 0,
            lexicon: 0,
            form: 0,
            facts: WordFacts::UNKNOWN,
            row,
            outline: outline::PAD,
            listed: 0,
            starts: false,
            short: false,
            glued: false,
            run: NONE,
            entry: NONE,
            tag: OUTSIDE as u8,
        }
    }

    #[inline]
    pub(crate) fn word(&self) -> Word {
        Word { key: self.key as u32, facts: self.facts, row: self.row }
    }

    pub(crate) fn names_class(&self, class: Class) -> bool {
        self.names >> (class.index() - FIRST_NAME) & 1 != 0
    }

    pub(crate) fn lexicon_class(&self, class: Class) -> bool {
        self.lexicon >> class.index() & 1 != 0
    }

    pub(crate) fn form_class(&self, class: Class) -> bool {
        self.form >> (class.index() - FIRST_FORM) & 1 != 0
    }

    /// True for words that look like part of a name.
    pub(crate) fn is_capital(&self) -> bool {
        CAPITALS >> self.outline & 1 != 0
    }
}

/// The outlines of words that look like part of a name, as bits.
const CAPITALS: u32 = 1 << outline::TITLE
    | 1 << outline::UPPER
    | 1 << outline::INITIAL
    | 1 << outline::MIXED
    | 1 << outline::LOWER_MIXED
    | 1 << outline::UPPER_DOTS
    | 1 << outline::TITLE_DOT
    | 1 << outline::WITH_DIGIT;
