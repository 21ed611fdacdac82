//! A small map from keys to numbers that is emptied in no time and keeps its memory.

/// Open addressing; a slot counts when its stamp is the current one.
#[derive(Debug)]
pub(crate) struct NameMap {
    slots: Vec<(u64, u32, u32)>,
    stamp: u32,
    filled: usize,
    /// A bit for every key, by its lowest twelve: most words of a text are in no name.
    bits: Box<[u64; BITS / 64]>,
}

/// With a quarter of them every tenth word of a long text was looked for in vain.
const BITS: usize = 1 << 12;

impl Default for NameMap {
    fn default() -> NameMap {
        NameMap { slots: Vec::new(), stamp: 0, filled: 0, bits: Box::new([0; BITS / 64]) }
    }
}

impl NameMap {
    /// Forgets every key.
    pub(crate) fn clear(&mut self) {
        self.filled = 0;
        self.bits.fill(0);
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.slots.fill((0, 0, 0));
            self.stamp = 1;
        }
    }

    /// The number kept for `key`.
    #[inline]
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        if !self.may_keep(key) {
            return None;
        }
        self.slots.get(self.find(key)?).filter(|slot| slot.1 == self.stamp).map(|slot| slot.2)
    }

    /// False for nearly all keys that nothing is kept for.
    #[inline]
    pub(crate) fn may_keep(&self, key: u64) -> bool {
        let (word, bit) = bit(key);
        self.bits[word] & bit != 0
    }

    /// Keeps `value` for `key`, in place of an earlier one.
    pub(crate) fn insert(&mut self, key: u64, value: u32) {
        *self.get_or_insert(key, value) = value;
    }

    /// The number kept for `key`: `value`, when there was none.
    pub(crate) fn get_or_insert(&mut self, key: u64, value: u32) -> &mut u32 {
        if (self.filled + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let (word, bit) = bit(key);
        self.bits[word] |= bit;
        let at = self.find(key).expect("grown above");
        let slot = &mut self.slots[at];
        if slot.1 != self.stamp {
            *slot = (key, self.stamp, value);
            self.filled += 1;
        }
        &mut slot.2
    }

    /// The slot of `key`, or the free one where it belongs.
    fn find(&self, key: u64) -> Option<usize> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = (key >> 32) as usize & mask;
        while self.slots[at].1 == self.stamp && self.slots[at].0 != key {
            at = (at + 1) & mask;
        }
        Some(at)
    }

    #[cold]
    fn grow(&mut self) {
        if self.stamp == 0 {
            self.stamp = 1;
        }
        let size = (self.slots.len() * 2).max(256);
        let old = std::mem::replace(&mut self.slots, vec![(0, 0, 0); size]);
        let stamp = self.stamp;
        for (key, _, value) in old.into_iter().filter(|slot| slot.1 == stamp) {
            if let Some(at) = self.find(key) {
                self.slots[at] = (key, stamp, value);
            }
        }
    }
}

/// Where the bits of a map have that of a key.
#[inline]
fn bit(key: u64) -> (usize, u64) {
    (key as usize % BITS / 64, 1 << (key % 64))
}

#[cfg(test)]
mod tests {
    use super::NameMap;

    #[test]
    fn keeps_and_forgets() {
        let mut map = NameMap::default();
        assert_eq!(map.get(7), None);
        for round in 0..3u32 {
            map.clear();
            for key in 0..1000u64 {
                map.insert(key << 32 | 5, key as u32 + round);
            }
            for key in 0..1000u64 {
                assert_eq!(map.get(key << 32 | 5), Some(key as u32 + round));
            }
            assert_eq!(map.get(1), None);
        }
        map.clear();
        assert_eq!(map.get(5), None);
    }
}
