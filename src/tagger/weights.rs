//! [`Rows`]: a row of small integers for every feature the model knows.
//!
//! Features with few values have rows of their own. All that depends on one word alone is added up
//! when the model is loaded, for each cluster and for each word with weights of its own, so that a
//! word costs one row a place. The rest is found by a hash without collisions.

use crate::tagger::features::{OFFSETS, Template, Word, feature_key};
use crate::tagger::labels;
use crate::tagger::model::{FeatureList, ModelParts};
use crate::tagger::words::{WordFacts, WordTable};

/// Numbers in a row with room for five labels.
const NARROW: usize = 24;
/// Numbers in a row with room for fifteen labels.
pub(crate) const WIDE: usize = 64;

/// Clusters by meaning.
const CLUSTERS: usize = 1 << 12;

/// The rows, as wide as the labels need.
#[derive(Clone, Debug)]
pub(crate) enum Weights {
    Narrow(Rows<NARROW>),
    Wide(Rows<WIDE>),
}

impl Weights {
    /// Lays out the rows of a model, and the words with the numbers of theirs.
    pub(crate) fn new(parts: &ModelParts) -> (Weights, WordTable) {
        if labels::count(parts.labels.len()) <= NARROW {
            let (rows, words) = Rows::new(parts);
            (Weights::Narrow(rows), words)
        } else {
            let (rows, words) = Rows::new(parts);
            (Weights::Wide(rows), words)
        }
    }

    /// What a hashed feature adds to a tag.
    pub(crate) fn hashed(&self, template: Template, offset: i8, value: u64, tag: usize) -> i32 {
        let key = feature_key(template, offset, value);
        match self {
            Weights::Narrow(rows) => i32::from(rows.hashed(key)[tag]),
            Weights::Wide(rows) => i32::from(rows.hashed(key)[tag]),
        }
    }

    /// What a feature of few values adds to a tag.
    pub(crate) fn small(&self, template: Template, offset: i8, value: u32, tag: usize) -> i32 {
        match self {
            Weights::Narrow(rows) => i32::from(rows.small(template, offset, value)[tag]),
            Weights::Wide(rows) => i32::from(rows.small(template, offset, value)[tag]),
        }
    }

    /// What a word by itself adds to a tag.
    pub(crate) fn word(&self, offset: i8, word: Word, tag: usize) -> i32 {
        match self {
            Weights::Narrow(rows) => i32::from(rows.word(offset, word)[tag]),
            Weights::Wide(rows) => i32::from(rows.word(offset, word)[tag]),
        }
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        match self {
            Weights::Narrow(rows) => rows.memory_usage(),
            Weights::Wide(rows) => rows.memory_usage(),
        }
    }
}

/// Rows of `S` numbers each.
#[derive(Clone, Debug)]
pub(crate) struct Rows<const S: usize> {
    /// Rows of templates with few values, by template, offset and value.
    small: Vec<[i8; S]>,
    /// Sums for words by themselves, the offsets of a word side by side: no cluster, the clusters,
    /// the words with weights of their own.
    words: Vec<[i8; S]>,
    /// Where keys of a bucket are moved to.
    moves: Vec<u16>,
    /// Lower sixteen bits of the key in a slot.
    marks: Vec<u16>,
    /// The first row is all zeros, for keys that are not there.
    rows: Vec<[i8; S]>,
    bucket_shift: u32,
    size: u32,
}

/// Where the rows of a small template start.
const BASES: [usize; Template::ALL.len() + 1] = {
    let mut bases = [0; Template::ALL.len() + 1];
    let mut at = 0;
    while at < Template::ALL.len() {
        bases[at + 1] = bases[at] + OFFSETS * Template::ALL[at].size();
        at += 1;
    }
    bases
};

#[inline]
const fn place(offset: i8) -> usize {
    (offset + (OFFSETS / 2) as i8) as usize
}

impl<const S: usize> Rows<S> {
    fn new(parts: &ModelParts) -> (Rows<S>, WordTable) {
        let tags = labels::count(parts.labels.len());
        let sums: Rows<S> = Rows::hashed_rows(&parts.sums, tags);
        let mut rows = Rows::hashed_rows(&parts.features, tags);
        for &template in Template::ALL {
            for offset in 0..OFFSETS {
                for value in 0..template.size() {
                    let key = feature_key(template, offset as i8 - 2, value as u64);
                    rows.small.push(*sums.hashed(key));
                }
            }
        }
        let own = parts.words.iter().filter(|(_, facts)| facts.own()).count();
        rows.words = vec![[0; S]; OFFSETS * (1 + CLUSTERS + own)];
        for cluster in 0..=CLUSTERS {
            let facts = WordFacts::new(cluster as u32, 0, 0, 0);
            rows.add_word(Word { key: 0, facts, row: cluster as u32 }, &sums, false);
        }
        let mut next = CLUSTERS as u32;
        let table: Vec<(u32, WordFacts, u32)> = parts
            .words
            .iter()
            .map(|&(key, facts)| {
                let cluster = facts.meaning().min(CLUSTERS as u32);
                if !facts.own() {
                    return (key, facts, cluster);
                }
                next += 1;
                rows.add_word(Word { key, facts, row: next }, &sums, true);
                (key, facts, next)
            })
            .collect();
        (rows, WordTable::build(table.into_iter()))
    }

    /// Adds up the rows of a word by itself at every offset; the cluster's sum is there already.
    fn add_word(&mut self, word: Word, from: &Rows<S>, own: bool) {
        for offset in 0..OFFSETS {
            let mut sums = [0i16; S];
            if own {
                let cluster = word.facts.meaning().min(CLUSTERS as u32) as usize;
                sums = self.words[cluster * OFFSETS + offset].map(i16::from);
            }
            word.features(|template, value| {
                if (template == Template::Lower) == own {
                    let row = from.hashed(feature_key(template, offset as i8 - 2, value));
                    for (sum, &weight) in sums.iter_mut().zip(row) {
                        *sum += i16::from(weight);
                    }
                }
            });
            self.words[word.row as usize * OFFSETS + offset] =
                sums.map(|sum| sum.clamp(-127, 127) as i8);
        }
    }

    /// Finds a place for every key: keys of a bucket are moved together until none of them meets
    /// another, the largest buckets first.
    fn hashed_rows(list: &FeatureList, tags: usize) -> Rows<S> {
        let FeatureList { keys, weights } = list;
        let size = keys.len() * 5 / 4 + 16;
        let buckets = (keys.len() / 3 + 2).next_power_of_two();
        let mut rows = Rows {
            small: Vec::new(),
            words: Vec::new(),
            moves: vec![0; buckets],
            marks: vec![0; size],
            rows: vec![[0; S]; size + 1],
            bucket_shift: 32 - buckets.trailing_zeros(),
            size: size as u32,
        };
        let mut members: Vec<Vec<u32>> = vec![Vec::new(); buckets];
        for (number, &key) in keys.iter().enumerate() {
            members[(key.checked_shr(rows.bucket_shift).unwrap_or(0)) as usize].push(number as u32);
        }
        let mut order: Vec<u32> = (0..buckets as u32).collect();
        order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket as usize].len()));
        let mut taken = vec![false; size];
        let mut slots: Vec<usize> = Vec::new();
        for bucket in order {
            let members = &members[bucket as usize];
            for step in 0..=u16::MAX {
                slots.clear();
                for &number in members {
                    let slot = slot(keys[number as usize], step, rows.size);
                    if taken[slot] || slots.contains(&slot) {
                        break;
                    }
                    slots.push(slot);
                }
                if slots.len() < members.len() {
                    continue;
                }
                rows.moves[bucket as usize] = step;
                for (&slot, &number) in slots.iter().zip(members) {
                    taken[slot] = true;
                    rows.marks[slot] = mark(keys[number as usize]);
                    rows.rows[slot + 1][..tags]
                        .copy_from_slice(&weights[number as usize * tags..][..tags]);
                }
                break;
            }
        }
        rows
    }

    /// The row of a feature found by its key; zeros when the model does not know it.
    #[inline(always)]
    pub(crate) fn hashed(&self, key: u32) -> &[i8; S] {
        let step = self.moves[key.checked_shr(self.bucket_shift).unwrap_or(0) as usize];
        let slot = slot(key, step, self.size);
        let known = self.marks[slot] == mark(key);
        &self.rows[if known { slot + 1 } else { 0 }]
    }

    /// The row of a feature of a template with few values.
    #[inline(always)]
    pub(crate) fn small(&self, template: Template, offset: i8, value: u32) -> &[i8; S] {
        debug_assert!((value as usize) < template.size(), "{template:?} {value}");
        &self.small[BASES[template as usize] + place(offset) * template.size() + value as usize]
    }

    /// The sum for a word by itself.
    #[inline(always)]
    pub(crate) fn word(&self, offset: i8, word: Word) -> &[i8; S] {
        &self.words[word.row as usize * OFFSETS + place(offset)]
    }

    fn memory_usage(&self) -> usize {
        (self.small.len() + self.rows.len() + self.words.len()) * S
            + (self.marks.len() + self.moves.len()) * 2
    }
}

#[inline(always)]
fn slot(key: u32, step: u16, size: u32) -> usize {
    let mixed = (u64::from(key) ^ (u64::from(step) << 32)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    (((mixed >> 32) * u64::from(size)) >> 32) as usize
}

#[inline(always)]
fn mark(key: u32) -> u16 {
    key as u16
}
