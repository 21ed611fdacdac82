//! [`Rows`]: a row of small integers for every feature the model knows.
//!
//! Features with few values have rows of their own. All that depends on one word alone is added up
//! when the model is loaded, for each cluster and for each word with weights of its own, so that a
//! word costs one row a place. The rest is found by a hash without collisions, behind a filter of
//! bits small enough for the nearest cache, because most features of a text are in no model.

use crate::error::Error;
use crate::tagger::features::{OFFSETS, Template, Word, feature_key};
use crate::tagger::labels;
use crate::tagger::model::{Reader, damaged};
use crate::tagger::words::WordTable;

/// Numbers in a row with room for five labels.
pub(crate) const NARROW: usize = 24;
/// Numbers in a row with room for fifteen labels.
pub(crate) const WIDE: usize = 64;

/// Clusters by meaning.
pub(crate) const CLUSTERS: usize = 1 << 12;

/// The rows, as wide as the labels need.
#[derive(Clone, Debug)]
pub(crate) enum Weights {
    Narrow(Rows<NARROW>),
    Wide(Rows<WIDE>),
}

impl Weights {
    /// Reads rows and words of a model.
    pub(crate) fn read(reader: &mut Reader, tags: usize) -> Result<(Weights, WordTable), Error> {
        if tags <= NARROW {
            let (rows, words) = Rows::read(reader, tags)?;
            Ok((Weights::Narrow(rows), words))
        } else {
            let (rows, words) = Rows::read(reader, tags)?;
            Ok((Weights::Wide(rows), words))
        }
    }

    /// What a hashed feature adds to a tag.
    pub(crate) fn hashed(&self, template: Template, offset: i8, value: u64, tag: usize) -> i32 {
        let key = feature_key(template, offset, value);
        match self {
            Weights::Narrow(rows) => i32::from(rows.hashed(key)[rows.column(tag)]),
            Weights::Wide(rows) => i32::from(rows.hashed(key)[rows.column(tag)]),
        }
    }

    /// What a feature of few values adds to a tag.
    pub(crate) fn small(&self, template: Template, offset: i8, value: u32, tag: usize) -> i32 {
        match self {
            Weights::Narrow(rows) => {
                i32::from(rows.small(template, offset, value)[rows.column(tag)])
            }
            Weights::Wide(rows) => i32::from(rows.small(template, offset, value)[rows.column(tag)]),
        }
    }

    /// What a word by itself adds to a tag.
    pub(crate) fn word(&self, offset: i8, word: Word, tag: usize) -> i32 {
        match self {
            Weights::Narrow(rows) => i32::from(rows.word(offset, word)[rows.column(tag)]),
            Weights::Wide(rows) => i32::from(rows.word(offset, word)[rows.column(tag)]),
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
    finder: Finder,
    /// The rows of the slots, and last one that is all zeros, for keys that are not there.
    rows: Vec<[i8; S]>,
    labels: usize,
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

/// The numbers of cluster rows: the grains one behind the other, the finest first, then the row of
/// no cluster.
const GRAINS: [usize; 6] = {
    let mut starts = [0; 6];
    let mut grain = 0;
    while grain < 4 {
        starts[grain + 1] = starts[grain] + (CLUSTERS >> (2 * grain));
        grain += 1;
    }
    starts[5] = starts[4] + 1;
    starts
};

impl<const S: usize> Rows<S> {
    fn read(reader: &mut Reader, tags: usize) -> Result<(Rows<S>, WordTable), Error> {
        let small = reader.rows(BASES[Template::ALL.len()], tags)?;
        let clusters: Vec<[i8; S]> = reader.rows(OFFSETS * GRAINS[5], tags)?;
        let owners = reader.u32()? as usize;
        if owners >= (1 << 20) - 1 - CLUSTERS {
            return Err(damaged("too many words with weights of their own"));
        }
        let own: Vec<[i8; S]> = reader.rows(OFFSETS * owners, tags)?;
        let finder = Finder::read(reader)?;
        let mut rows = reader.rows(finder.size as usize, tags)?;
        rows.push([0; S]);
        let mut words = vec![[0; S]; OFFSETS * (1 + CLUSTERS + owners)];
        let (known, owned) = words.split_at_mut(OFFSETS * (1 + CLUSTERS));
        for (cluster, rows) in known.chunks_exact_mut(OFFSETS).enumerate() {
            for (offset, row) in rows.iter_mut().enumerate() {
                let part = |number: usize| clusters[number * OFFSETS + offset];
                *row = match cluster.checked_sub(1) {
                    None => part(GRAINS[4]),
                    Some(path) => {
                        sum([0, 1, 2, 3].map(|grain| part(GRAINS[grain] + (path >> (2 * grain)))))
                    }
                };
            }
        }
        let listed = reader.words()?;
        let mut table = WordTable::with_capacity(listed.len());
        let mut next = 0;
        listed.each(|key, facts| {
            let cluster = facts.meaning().min(CLUSTERS as u32);
            if facts.own() && next < owners {
                let from = cluster as usize * OFFSETS;
                for offset in 0..OFFSETS {
                    let at = next * OFFSETS + offset;
                    owned[at] = sum([known[from + offset], own[at]]);
                }
                next += 1;
                table.insert(key, facts, (CLUSTERS + next) as u32);
            } else {
                table.insert(key, facts, cluster);
            }
        });
        Ok((Rows { small, words, finder, rows, labels: labels::labels(tags) }, table))
    }

    /// False for most keys that have no row.
    #[inline(always)]
    pub(crate) fn knows(&self, key: u32) -> bool {
        self.finder.knows(key)
    }

    /// Where the row of a key is.
    #[inline(always)]
    pub(crate) fn index(&self, key: u32) -> u32 {
        self.finder.index(key)
    }

    /// The row there.
    #[inline(always)]
    pub(crate) fn at(&self, index: u32) -> &[i8; S] {
        &self.rows[index as usize]
    }

    /// The row of a feature found by its key; zeros when the model does not know it.
    pub(crate) fn hashed(&self, key: u32) -> &[i8; S] {
        let known = self.knows(key);
        self.at(if known { self.index(key) } else { self.finder.size })
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

    /// Where a row has the weight of a tag.
    fn column(&self, tag: usize) -> usize {
        labels::column(tag, self.labels)
    }

    fn memory_usage(&self) -> usize {
        (self.small.len() + self.rows.len() + self.words.len()) * S + self.finder.memory_usage()
    }
}

/// The sum of rows, each number kept within a byte.
#[inline]
fn sum<const S: usize, const N: usize>(rows: [[i8; S]; N]) -> [i8; S] {
    let mut sums = [0i16; S];
    for row in rows {
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += i16::from(weight);
        }
    }
    sums.map(|sum| sum.clamp(-127, 127) as i8)
}

/// Finds the slots of keys, no two in the same.
#[derive(Clone, Debug)]
pub(crate) struct Finder {
    /// A bit for the upper bits of each key.
    pub(crate) filter: Vec<u64>,
    pub(crate) filter_shift: u32,
    /// Where keys of a bucket are moved to.
    pub(crate) moves: Vec<u16>,
    pub(crate) bucket_shift: u32,
    /// Lower sixteen bits of the key in a slot.
    pub(crate) marks: Vec<u16>,
    pub(crate) size: u32,
}

impl Finder {
    fn read(reader: &mut Reader) -> Result<Finder, Error> {
        let (filter, buckets) = (u32::from(reader.u8()?), u32::from(reader.u8()?));
        if !(6..=32).contains(&filter) || !(1..=32).contains(&buckets) {
            return Err(damaged("sizes that cannot be"));
        }
        let size = reader.u32()?;
        if size == 0 {
            return Err(damaged("no room for features"));
        }
        Ok(Finder {
            filter: reader.u64s(1 << (filter - 6))?,
            filter_shift: 32 - filter,
            moves: reader.u16s(1 << buckets)?,
            bucket_shift: 32 - buckets,
            marks: reader.u16s(size as usize)?,
            size,
        })
    }

    #[inline(always)]
    fn knows(&self, key: u32) -> bool {
        let bit = key >> self.filter_shift;
        self.filter[bit as usize / 64] >> (bit % 64) & 1 != 0
    }

    /// The slot of a key, [`Finder::size`] when it has none.
    #[inline(always)]
    fn index(&self, key: u32) -> u32 {
        let step = self.moves[(key >> self.bucket_shift) as usize];
        let slot = slot(key, step, self.size);
        if self.marks[slot] == mark(key) { slot as u32 } else { self.size }
    }

    fn memory_usage(&self) -> usize {
        self.filter.len() * 8 + (self.marks.len() + self.moves.len()) * 2
    }
}

/// The place of a key of a bucket that is moved by `step`.
#[inline(always)]
pub(crate) fn slot(key: u32, step: u16, size: u32) -> usize {
    let mixed = (u64::from(key) ^ (u64::from(step) << 32)).wrapping_mul(0x9fb2_1c65_1e98_df25);
    (((mixed >> 32) * u64::from(size)) >> 32) as usize
}

/// What tells a key from another in its place.
#[inline(always)]
pub(crate) fn mark(key: u32) -> u16 {
    key as u16
}
