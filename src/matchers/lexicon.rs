//! The trigger words: which classes of `seeds/lexicon` a word or phrase belongs to.

use crate::error::{Error, ErrorKind};
use crate::matchers::class::Classes;
use crate::matchers::keymap::{KeyMap, KeyMapBuilder, SLOT};
use crate::tokenizer::{Token, name_keys, sequence_key};

/// The compiled trigger words. Layout: number of slots and of class sets (two little-endian u32),
/// slots, class sets (sixteen bytes each).
#[derive(Clone, Debug)]
pub(crate) struct Lexicon {
    map: KeyMap,
    /// The class sets, behind the empty one.
    sets: Vec<Classes>,
    /// One bit for every tag of a key, modulo their number: tells most pairs of words that begin no
    /// phrase without going to the map.
    filter: Vec<u64>,
}

/// Bits of the filter: sixteen kilobytes, which stay in the nearest cache.
const FILTER_BITS: usize = 1 << 17;

impl Lexicon {
    /// Reads the compiled form.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Result<Lexicon, Error> {
        let damaged = || Error::new(ErrorKind::Table, "the embedded lexicon is damaged");
        let word = |at: usize| -> Option<usize> {
            Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?) as usize)
        };
        let slots = word(0).ok_or_else(damaged)?;
        let sets = word(4).ok_or_else(damaged)?;
        let start = 8 + slots * SLOT;
        if bytes.len() != start + sets * 16 {
            return Err(damaged());
        }
        let listed = bytes[start..]
            .chunks_exact(16)
            .map(|set| Classes(u128::from_le_bytes(set.try_into().expect("sixteen bytes"))));
        let sets = std::iter::once(Classes::NONE).chain(listed).collect();
        let map = KeyMap::new(&bytes[8..start]);
        let mut filter = vec![0; FILTER_BITS / 64];
        for tag in map.tags() {
            filter[tag as usize % FILTER_BITS / 64] |= 1 << (tag % 64);
        }
        Ok(Lexicon { map, sets, filter })
    }

    /// Compiles words and phrases with their classes.
    pub(crate) fn compile(entries: &[(String, Classes)]) -> Vec<u8> {
        let mut merged: Vec<(Vec<u64>, Classes)> = Vec::new();
        // `dr.` in the list is `Dr.` in the text, where it keeps its stop and is one token.
        let mut by_keys: Vec<_> = entries
            .iter()
            .flat_map(|(name, set)| {
                [(name_keys(name), *set), (name_keys(&capitalized(name)), *set)]
            })
            .collect();
        by_keys.sort_by(|a, b| a.0.cmp(&b.0));
        for (keys, set) in by_keys {
            match merged.last_mut() {
                Some(last) if last.0 == keys => last.1 = last.1.union(set),
                _ => merged.push((keys, set)),
            }
        }
        let mut sets: Vec<Classes> = merged.iter().map(|&(_, set)| set).collect();
        sets.sort_by_key(|set| set.0);
        sets.dedup();
        let mut builder = KeyMapBuilder::default();
        for (keys, set) in &merged {
            let value = sets.binary_search_by_key(&set.0, |set| set.0).expect("collected above");
            builder.insert(keys, value as u32);
        }
        let slots = builder.build(true);
        let mut bytes = Vec::new();
        bytes.extend(((slots.len() / SLOT) as u32).to_le_bytes());
        bytes.extend((sets.len() as u32).to_le_bytes());
        bytes.extend(slots);
        bytes.extend(sets.iter().flat_map(|set| set.0.to_le_bytes()));
        bytes
    }

    /// Adds to `classes` what the lexicon knows of the token at `at`; the phrases from a token on
    /// mark all their words, and each word keeps its own classes too.
    #[inline(always)]
    pub(crate) fn mark(&self, tokens: &[Token], at: usize, classes: &mut [Classes]) {
        // Every token is looked up, numbers and marks too: few entries start with one (`49ers`, `& co`,
        // `'s chairman`), but to leave the others out would be a branch that is guessed wrong at every
        // third token.
        let slot = self.map.slot(tokens[at].key);
        classes[at] = classes[at].union(self.set(slot.value()));
        let next = tokens.get(at + 1).map_or(0, |next| next.key);
        if slot.goes_on_bit() & self.holds_bit(sequence_key(tokens[at].key, next)) != 0 {
            self.mark_phrases(tokens, at, classes);
        }
    }

    /// 0 when the key is not in the map, else 0 or 1. A number, so that the compiler makes no branch
    /// of it.
    #[inline(always)]
    fn holds_bit(&self, key: u64) -> u64 {
        let bit = key as usize % FILTER_BITS;
        self.filter[bit / 64] >> (bit % 64) & 1
    }

    /// Marks the words of every phrase from `start` on.
    fn mark_phrases(&self, tokens: &[Token], start: usize, classes: &mut [Classes]) {
        let keys = tokens[start..].iter().map(|token| token.key);
        self.map.walk(keys, |length, value| {
            let set = self.set(Some(value));
            for class in &mut classes[start..start + length] {
                *class = class.union(set);
            }
        });
    }

    #[inline]
    fn set(&self, value: Option<u32>) -> Classes {
        let at = value.map_or(0, |value| value as usize + 1);
        self.sets.get(at).copied().unwrap_or_default()
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        self.map.len_bytes() + self.sets.len() * size_of::<Classes>() + FILTER_BITS / 8
    }
}

/// The name with the first letter of every word a capital.
fn capitalized(name: &str) -> String {
    let mut start = true;
    name.chars()
        .map(|c| {
            let capital = if start { c.to_ascii_uppercase() } else { c };
            start = c == ' ';
            capital
        })
        .collect()
}
