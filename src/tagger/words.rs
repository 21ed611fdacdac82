//! [`WordTable`]: what is known of a word by itself, learned from large amounts of raw text.

use crate::tokenizer::mix;

/// What is known of a word: its cluster by meaning, how it is usually
/// written and how frequent it is, in 28 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts(pub u32);

impl WordFacts {
    /// Nothing is known.
    pub const UNKNOWN: WordFacts = WordFacts(0);

    /// Puts the facts together. `meaning` is a path of twelve bits with one added, 0 for none;
    /// `kind` is below 256, `casing` and `rank` are below 8.
    pub const fn new(meaning: u32, kind: u32, casing: u32, rank: u32) -> WordFacts {
        WordFacts(meaning & 0x1fff | (casing & 7) << 13 | (rank & 7) << 16 | (kind & 255) << 20)
    }

    /// What kind of name it is by its meaning, 0 unknown.
    pub const fn kind(self) -> u32 {
        self.0 >> 20 & 255
    }

    /// The cluster by meaning plus one, 0 when the word has none.
    pub const fn meaning(self) -> u32 {
        self.0 & 0x1fff
    }

    /// How often it has a capital inside a sentence: 0 unknown, 1 never to 7 always.
    pub const fn casing(self) -> u32 {
        self.0 >> 13 & 7
    }

    /// How frequent it is: 0 unknown, 1 the most frequent to 7 the rarest.
    pub const fn rank(self) -> u32 {
        self.0 >> 16 & 7
    }

    /// True when the model has weights for the word itself.
    pub const fn own(self) -> bool {
        self.0 >> 19 & 1 != 0
    }

    /// The same facts with `own` changed.
    pub const fn with_own(self, own: bool) -> WordFacts {
        WordFacts(self.0 & !(1 << 19) | (own as u32) << 19)
    }
}

/// A map from word keys to [`WordFacts`] and the number of the word's row, open addressing.
///
/// A slot holds the lower sixteen bits of the half key, 28 bits of facts and 20 of the row; the
/// upper bits of the half key are in the slot's place.
#[derive(Clone, Debug, Default)]
pub struct WordTable {
    slots: Vec<u64>,
    shift: u32,
}

/// How many slots are looked at together.
const WINDOW: usize = 4;

/// What a slot says; an empty one that nothing is known.
#[inline]
fn facts_of(slot: u64) -> (WordFacts, u32) {
    (WordFacts((slot >> 16 & FACTS) as u32), (slot >> 44) as u32)
}

const MARK: u64 = (1 << 16) - 1;
const FACTS: u64 = (1 << 28) - 1;

impl WordTable {
    /// A table of these words by the lower halves of their keys, with the number of each word's
    /// row below 2^20; of two equal keys the first counts.
    pub fn build(words: impl ExactSizeIterator<Item = (u32, WordFacts, u32)>) -> WordTable {
        let mut table = WordTable::with_capacity(words.len());
        words.for_each(|(key, facts, row)| table.insert(key, facts, row));
        table
    }

    /// An empty table with room for so many words.
    pub(crate) fn with_capacity(words: usize) -> WordTable {
        let count = (words * 3 / 2 + 256).next_power_of_two();
        WordTable { slots: vec![0u64; count], shift: 32 - count.trailing_zeros() }
    }

    /// Adds a word; there must be room.
    #[inline]
    pub(crate) fn insert(&mut self, key: u32, facts: WordFacts, row: u32) {
        let slot =
            u64::from(key) & MARK | (u64::from(facts.0) & FACTS) << 16 | u64::from(row) << 44;
        let mut at = (key >> self.shift) as usize;
        while self.slots[at] != 0 && (self.slots[at] ^ slot) & MARK != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        if self.slots[at] == 0 {
            // A slot in use is never all zeros: a word without facts is not in the table.
            self.slots[at] = slot;
        }
    }

    /// The facts of the word of that key and the number of its row. The first slots of the search
    /// are looked at together, without a branch for each, as in the maps of the matchers.
    #[inline]
    pub fn get(&self, key: u64) -> (WordFacts, u32) {
        let from = (key as u32).checked_shr(self.shift).unwrap_or(0) as usize;
        let Some(window) = self.slots.get(from..).and_then(<[u64]>::first_chunk::<WINDOW>) else {
            return self.search(key, from);
        };
        let mut ends = 0;
        for (number, &slot) in window.iter().enumerate() {
            ends |= u32::from((slot == 0) | ((slot ^ key) & MARK == 0)) << number;
        }
        if ends == 0 {
            return self.search(key, from + WINDOW);
        }
        let slot = window[ends.trailing_zeros() as usize % WINDOW];
        facts_of(slot)
    }

    /// Goes on with a search from the slot at `at`.
    fn search(&self, key: u64, mut at: usize) -> (WordFacts, u32) {
        // Never full, so this ends.
        while let Some(&slot) = self.slots.get(at & self.slots.len().wrapping_sub(1)) {
            if slot == 0 || (slot ^ key) & MARK == 0 {
                return facts_of(slot);
            }
            at += 1;
        }
        facts_of(0)
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        self.slots.len() * size_of::<u64>()
    }
}

/// The key of a word with its case: the folded key mixed with the outline of its capitals.
#[inline]
pub(crate) fn cased(key: u64, outline: u8) -> u64 {
    mix(key, u64::from(outline))
}
