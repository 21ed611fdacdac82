//! [`WordTable`]: what is known of a word by itself, learned from large amounts of raw text.

use crate::tokenizer::mix;

/// What is known of a word: its cluster by meaning, its cluster by neighbours, how it is usually
/// written and how frequent it is, in 32 bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordFacts(pub u32);

impl WordFacts {
    /// Nothing is known.
    pub const UNKNOWN: WordFacts = WordFacts(0);

    /// Puts the facts together. `meaning` is a path of twelve bits with one added, 0 for none;
    /// `neighbours` a number below 1024, 0 for none; `casing` and `rank` below 8.
    pub const fn new(meaning: u32, neighbours: u32, casing: u32, rank: u32) -> WordFacts {
        WordFacts(meaning & 0x1fff | (neighbours & 0x3ff) << 13 | (casing & 7) << 23 | (rank & 7) << 26)
    }

    /// The cluster by meaning plus one, 0 when the word has none.
    pub const fn meaning(self) -> u32 {
        self.0 & 0x1fff
    }

    /// The cluster by neighbours, 0 when the word has none.
    pub const fn neighbours(self) -> u32 {
        self.0 >> 13 & 0x3ff
    }

    /// How often it has a capital inside a sentence: 0 unknown, 1 never to 7 always.
    pub const fn casing(self) -> u32 {
        self.0 >> 23 & 7
    }

    /// How frequent it is: 0 unknown, 1 the most frequent to 7 the rarest.
    pub const fn rank(self) -> u32 {
        self.0 >> 26 & 7
    }
}

/// A map from word keys to [`WordFacts`], open addressing in slots of eight bytes: the low half of
/// the key and the facts.
#[derive(Clone, Debug, Default)]
pub struct WordTable {
    slots: Vec<u64>,
    shift: u32,
}

impl WordTable {
    /// A table of these words; of two equal keys the first counts.
    pub fn build(words: impl ExactSizeIterator<Item = (u32, WordFacts)>) -> WordTable {
        let count = (words.len() * 3 / 2 + 2).next_power_of_two();
        let shift = 32 - count.trailing_zeros();
        let mut slots = vec![0u64; count];
        for (key, facts) in words {
            let mut at = (key >> shift) as usize;
            while slots[at] != 0 && slots[at] as u32 != key {
                at = (at + 1) & (count - 1);
            }
            if slots[at] == 0 {
                slots[at] = u64::from(facts.0) << 32 | u64::from(key);
            }
        }
        WordTable { slots, shift }
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        self.slots.len() * size_of::<u64>()
    }

    /// The facts of the word of that key.
    #[inline]
    pub fn get(&self, key: u64) -> WordFacts {
        if self.slots.is_empty() {
            return WordFacts::UNKNOWN;
        }
        let mut at = (key as u32 >> self.shift) as usize;
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return WordFacts::UNKNOWN;
            }
            if slot as u32 == key as u32 {
                return WordFacts((slot >> 32) as u32);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// The key of a word with its case: the folded key mixed with the outline of its capitals.
#[inline]
pub(crate) fn cased(key: u64, outline: u8) -> u64 {
    mix(key, u64::from(outline))
}
