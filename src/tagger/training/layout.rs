//! [`RowLayout`]: the rows of a model as they lie in its bytes.

use std::collections::HashMap;

use crate::error::Error;
use crate::tagger::features::{OFFSETS, Template, cluster, feature_key};
use crate::tagger::labels;
use crate::tagger::training::parts::{FeatureList, ModelParts, unwritable};
use crate::tagger::weights::{CLUSTERS, Finder, mark, slot};
use crate::tagger::words::WordFacts;

/// The rows of a model, and where the hashed ones are found.
pub(crate) struct RowLayout<'p> {
    small: Vec<Option<&'p [i8]>>,
    clusters: Vec<Option<&'p [i8]>>,
    own: Vec<Option<&'p [i8]>>,
    finder: Finder,
    rows: Vec<Option<&'p [i8]>>,
    /// The sum for words without a cluster, by offset.
    unknown: Vec<Vec<i8>>,
}

impl<'p> RowLayout<'p> {
    pub(crate) fn new(parts: &'p ModelParts) -> Result<RowLayout<'p>, Error> {
        let tags = labels::count(parts.labels.len());
        let row = |list: &'p FeatureList, number: usize| &list.weights[number * tags..][..tags];
        let sums: HashMap<u32, &[i8]> = (parts.sums.keys.iter().enumerate())
            .map(|(number, &key)| (key, row(&parts.sums, number)))
            .collect();
        let find = |template: Template, offset: usize, value: u64| {
            sums.get(&feature_key(template, offset as i8 - 2, value)).copied()
        };
        let mut small = Vec::new();
        for &template in Template::ALL {
            for offset in 0..OFFSETS {
                small
                    .extend((0..template.size()).map(|value| find(template, offset, value as u64)));
            }
        }
        let grains =
            [Template::Meaning0, Template::Meaning1, Template::Meaning2, Template::Meaning3];
        let mut clusters = Vec::new();
        for (grain, template) in grains.into_iter().enumerate() {
            for value in 0..CLUSTERS >> (2 * grain) {
                clusters.extend((0..OFFSETS).map(|offset| find(template, offset, value as u64)));
            }
        }
        let none = cluster(WordFacts::UNKNOWN, 0);
        let unknown = (0..OFFSETS)
            .map(|offset| {
                let mut sums = vec![0i16; tags];
                for row in grains.iter().filter_map(|&template| find(template, offset, none)) {
                    sums.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight));
                }
                sums.into_iter().map(|sum| sum.clamp(-127, 127) as i8).collect()
            })
            .collect();
        let mut own = Vec::new();
        for (key, _) in parts.words.iter().filter(|(_, facts)| facts.own()) {
            own.extend((0..OFFSETS).map(|offset| find(Template::Lower, offset, u64::from(*key))));
        }
        let (finder, owners) = Finder::new(&parts.features.keys)?;
        let rows =
            owners.into_iter().map(|number| number.map(|n| row(&parts.features, n))).collect();
        Ok(RowLayout { small, clusters, own, finder, rows, unknown })
    }

    pub(crate) fn put(&self, body: &mut Vec<u8>, tags: usize) {
        put_rows(body, &self.small, tags);
        let mut clusters = self.clusters.clone();
        clusters.extend(self.unknown.iter().map(|row| Some(&row[..])));
        put_rows(body, &clusters, tags);
        body.extend(((self.own.len() / OFFSETS) as u32).to_le_bytes());
        put_rows(body, &self.own, tags);
        let Finder { filter, filter_shift, moves, bucket_shift, marks, size } = &self.finder;
        body.extend([(32 - filter_shift) as u8, (32 - bucket_shift) as u8]);
        body.extend(size.to_le_bytes());
        body.extend(filter.iter().flat_map(|bits| bits.to_le_bytes()));
        body.extend(moves.iter().chain(marks).flat_map(|number| number.to_le_bytes()));
        put_rows(body, &self.rows, tags);
    }
}

/// A bit for each row, set when it is there, then the columns of those that are.
fn put_rows(body: &mut Vec<u8>, rows: &[Option<&[i8]>], tags: usize) {
    let bit = |(at, row): (usize, &Option<&[i8]>)| u8::from(row.is_some()) << at;
    body.extend(rows.chunks(8).map(|rows| rows.iter().enumerate().map(bit).sum::<u8>()));
    for tag in 0..tags {
        body.extend(rows.iter().flatten().map(|row| row[tag] as u8));
    }
}

impl Finder {
    /// Finds a place for every key: keys of a bucket are moved together until none of them meets
    /// another, the largest buckets first. Answers also the number of the key in each slot.
    ///
    /// # Errors
    ///
    /// When a bucket fits nowhere: two keys that are the same always meet.
    fn new(keys: &[u32]) -> Result<(Finder, Vec<Option<usize>>), Error> {
        let size = keys.len() * 5 / 4 + 16;
        let buckets = (keys.len() / 3 + 2).next_power_of_two();
        let bits = (keys.len() * 8 + 64).next_power_of_two();
        let mut finder = Finder {
            filter: vec![0; bits / 64],
            filter_shift: 32 - bits.trailing_zeros(),
            moves: vec![0; buckets],
            bucket_shift: 32 - buckets.trailing_zeros(),
            marks: vec![0; size],
            size: size as u32,
        };
        let mut owners = vec![None; size];
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); buckets];
        for (number, &key) in keys.iter().enumerate() {
            members[(key >> finder.bucket_shift) as usize].push(number);
            let bit = key >> finder.filter_shift;
            finder.filter[bit as usize / 64] |= 1 << (bit % 64);
        }
        let mut order: Vec<usize> = (0..buckets).collect();
        order.sort_by_key(|&bucket| std::cmp::Reverse(members[bucket].len()));
        let mut slots: Vec<usize> = Vec::new();
        for bucket in order {
            let members = &members[bucket];
            let fitting = (0..=u16::MAX).find(|&step| {
                slots.clear();
                for &number in members {
                    let slot = slot(keys[number], step, finder.size);
                    if owners[slot].is_some() || slots.contains(&slot) {
                        return false;
                    }
                    slots.push(slot);
                }
                true
            });
            let Some(step) = fitting else {
                let keys: Vec<u32> = members.iter().map(|&number| keys[number]).collect();
                return Err(unwritable(&format!("no places for the features with keys {keys:?}")));
            };
            finder.moves[bucket] = step;
            for (&slot, &number) in slots.iter().zip(members) {
                owners[slot] = Some(number);
                finder.marks[slot] = mark(keys[number]);
            }
        }
        Ok((finder, owners))
    }
}
