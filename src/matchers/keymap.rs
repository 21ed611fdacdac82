//! A read-only map from sequences of word keys to numbers, laid out as flat little-endian bytes.
//!
//! One eight-byte slot holds a 32-bit tag of the key and a 32-bit value; collisions go to the next
//! slot. Together with the slot's place a tag checks about 50 bits of the key, so that a word that
//! is not in the map is taken for one that is about once in ten billion look-ups: that is accepted
//! rather than spending the bytes of the names themselves.

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};
use crate::tokenizer::sequence_key;

/// Bytes in a slot.
pub(crate) const SLOT: usize = 8;

const IS_PREFIX: u32 = 1 << 31;
const IS_NAME: u32 = 1 << 30;
/// Bytes of the slots that are looked at together.
const WINDOW: usize = 4 * SLOT;
/// The largest value a key can have.
pub(crate) const MAX_VALUE: u32 = IS_NAME - 1;

/// A map over bytes that are embedded, loaded or just built.
#[derive(Clone, Debug)]
pub(crate) struct KeyMap {
    slots: Cow<'static, [u8]>,
    count: u64,
}

/// What the map says of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The value, when the sequence is a key.
    pub(crate) value: Option<u32>,
    /// A longer key starts with the sequence.
    pub(crate) goes_on: bool,
}

impl KeyMap {
    /// A map over `slots`.
    ///
    /// # Panics
    ///
    /// When the length is not a multiple of [`SLOT`]; readers check that first.
    pub(crate) fn new(slots: impl Into<Cow<'static, [u8]>>) -> KeyMap {
        let slots = slots.into();
        assert!(slots.len() % SLOT == 0, "slots are eight bytes each");
        let count = (slots.len() / SLOT) as u64;
        KeyMap { slots, count }
    }

    /// The bytes of the slots.
    pub(crate) fn slots(&self) -> &[u8] {
        &self.slots
    }

    /// Number of bytes held.
    pub(crate) fn len_bytes(&self) -> usize {
        self.slots.len()
    }

    /// True when every value is below `values` and at least one slot is free, without which a
    /// look-up would go round for ever.
    pub(crate) fn is_sound(&self, values: u32) -> bool {
        let mut free = self.count == 0;
        let values_fit = self.slots.chunks_exact(SLOT).all(|slot| {
            let slot = u64::from_le_bytes(slot.try_into().expect("eight bytes"));
            let value = (slot >> 32) as u32;
            free |= slot == 0;
            value & IS_NAME == 0 || value & MAX_VALUE < values
        });
        values_fit && free
    }

    /// Looks up one sequence by its combined key.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<Found> {
        let slot = self.slot(key);
        (slot.0 != 0).then(|| Found { value: slot.value(), goes_on: slot.goes_on() })
    }

    /// The slot of a sequence, empty when it is not in the map. The first slots of the search are
    /// looked at together and without a branch, for nothing tells beforehand which of them it is:
    /// a loop with an early end was guessed wrong once in two look-ups.
    #[inline]
    pub(crate) fn slot(&self, key: u64) -> Slot {
        let at = place(key, self.count) as usize * SLOT;
        let Some(window) = self.slots.get(at..).and_then(<[u8]>::first_chunk::<WINDOW>) else {
            return self.search(key, at);
        };
        let slots = window.as_chunks::<SLOT>().0;
        let mut ends = 0;
        for (number, slot) in slots.iter().enumerate() {
            let slot = u64::from_le_bytes(*slot);
            ends |= u32::from((slot as u32 == key as u32) | (slot == 0)) << number;
        }
        if ends == 0 {
            return self.search(key, at + WINDOW);
        }
        let slot = u64::from_le_bytes(slots[ends.trailing_zeros() as usize % slots.len()]);
        Slot(slot & u64::from(slot as u32 == key as u32).wrapping_neg())
    }

    /// Asks for the slot where the search for a sequence begins, so that it is near when the search
    /// comes. False when the sequence is not in the map.
    #[inline]
    pub(crate) fn touch(&self, key: u64) -> bool {
        let at = place(key, self.count) as usize * SLOT;
        let slot = self.slots.get(at..).and_then(<[u8]>::first_chunk::<SLOT>);
        slot.is_some_and(|slot| u64::from_le_bytes(*slot) != 0)
    }

    /// Goes on with a search from the slot at `at`.
    fn search(&self, key: u64, mut at: usize) -> Slot {
        if at == self.slots.len() {
            at = 0;
        }
        // Every map has empty slots, so this ends.
        while let Some(slot) = self.slots.get(at..).and_then(<[u8]>::first_chunk::<SLOT>) {
            let slot = u64::from_le_bytes(*slot);
            if slot == 0 || slot as u32 == key as u32 {
                return Slot(slot);
            }
            at += SLOT;
            if at == self.slots.len() {
                at = 0;
            }
        }
        Slot(0)
    }

    /// The tags of all keys.
    pub(crate) fn tags(&self) -> impl Iterator<Item = u32> + '_ {
        let slots = self.slots.as_chunks::<SLOT>().0.iter().map(|slot| u64::from_le_bytes(*slot));
        slots.filter(|&slot| slot != 0).map(|slot| slot as u32)
    }

    /// Walks along `keys` as far as the map goes and calls `found` with the length in words and
    /// the value of every key on the way, shortest first.
    #[inline]
    pub(crate) fn walk(
        &self,
        keys: impl IntoIterator<Item = u64>,
        mut found: impl FnMut(usize, u32),
    ) {
        let mut keys = keys.into_iter();
        let Some(mut so_far) = keys.next() else { return };
        let mut length = 1;
        while let Some(hit) = self.get(so_far) {
            if let Some(value) = hit.value {
                found(length, value);
            }
            if !hit.goes_on {
                return;
            }
            let Some(word) = keys.next() else { return };
            so_far = sequence_key(so_far, word);
            length += 1;
        }
    }
}

/// One slot of a map, 0 for an empty one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Slot(u64);

impl Slot {
    pub(crate) const EMPTY: Slot = Slot(0);

    /// The value, when the sequence is a key.
    #[inline]
    pub(crate) fn value(self) -> Option<u32> {
        let value = (self.0 >> 32) as u32;
        (value & IS_NAME != 0).then_some(value & MAX_VALUE)
    }

    /// A longer key starts with the sequence.
    #[inline]
    pub(crate) fn goes_on(self) -> bool {
        self.goes_on_bit() != 0
    }

    /// 1 when a longer key starts with the sequence, else 0.
    #[inline]
    pub(crate) fn goes_on_bit(self) -> u64 {
        self.0 >> 63
    }
}

#[inline]
fn place(key: u64, count: u64) -> u64 {
    ((u128::from(key) * u128::from(count)) >> 64) as u64
}

/// Collects keys and lays out the slots of a [`KeyMap`].
#[derive(Debug, Default)]
pub(crate) struct KeyMapBuilder {
    /// (key, value with its flags); merged by key when the map is laid out.
    entries: Vec<(u64, u32)>,
}

impl KeyMapBuilder {
    /// Adds a sequence of word keys. Of two equal sequences the first one added keeps its value.
    pub(crate) fn insert(&mut self, keys: &[u64], value: u32) {
        debug_assert!(value <= MAX_VALUE);
        let key = self.insert_prefixes(keys);
        self.entries.push((key, value | IS_NAME));
    }

    /// Adds the proper prefixes of a sequence and answers the key of the whole.
    pub(crate) fn insert_prefixes(&mut self, keys: &[u64]) -> u64 {
        let mut so_far = 0;
        for (at, &word) in keys.iter().enumerate() {
            so_far = if at == 0 { word } else { sequence_key(so_far, word) };
            if at + 1 < keys.len() {
                self.entries.push((so_far, IS_PREFIX));
            }
        }
        so_far
    }

    /// Adds a sequence by its combined key; its prefixes must be added too.
    pub(crate) fn insert_key(&mut self, key: u64, value: u32) -> Result<(), Error> {
        if value > MAX_VALUE {
            return Err(Error::new(
                ErrorKind::List,
                format!("more than {MAX_VALUE} names in one table"),
            ));
        }
        self.entries.push((key, value | IS_NAME));
        Ok(())
    }

    /// Lays out the slots. A `sparse` map is half full, so that a word that is not in it is told
    /// by the second or third slot; else it is three quarters full, for the fewest bytes.
    pub(crate) fn build(mut self, sparse: bool) -> Vec<u8> {
        // A stable sort by key keeps the first value of equal keys first.
        self.entries.sort_by_key(|&(key, _)| key);
        let mut merged: Vec<(u64, u32)> = Vec::with_capacity(self.entries.len());
        for (key, value) in self.entries {
            match merged.last_mut() {
                Some((last, kept)) if *last == key => {
                    *kept |= value & IS_PREFIX;
                    if *kept & IS_NAME == 0 {
                        *kept |= value;
                    }
                }
                _ => merged.push((key, value)),
            }
        }
        let count =
            (if sparse { merged.len() * 2 } else { merged.len() + merged.len() / 3 } + 1) as u64;
        let mut slots = vec![0u64; count as usize];
        for (key, value) in merged {
            // Two keys with one tag on one probe path: the first one wins, as in `get`.
            let mut at = place(key, count) as usize;
            while slots[at] != 0 {
                at = if at + 1 == slots.len() { 0 } else { at + 1 };
            }
            slots[at] = u64::from(value) << 32 | u64::from(key as u32);
        }
        let mut bytes = Vec::with_capacity(slots.len() * SLOT);
        for slot in slots {
            bytes.extend_from_slice(&slot.to_le_bytes());
        }
        bytes
    }
}
