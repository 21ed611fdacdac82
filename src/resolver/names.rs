//! A small map from keys to numbers that is emptied in no time and keeps its memory.

/// Open addressing; a slot counts when its stamp is the current one.
#[derive(Debug, Default)]
pub(crate) struct NameMap {
    slots: Vec<(u64, u32, u32)>,
    stamp: u32,
    filled: usize,
}

impl NameMap {
    /// Forgets every key.
    pub(crate) fn clear(&mut self) {
        self.filled = 0;
        self.stamp = self.stamp.wrapping_add(1);
        if self.stamp == 0 {
            self.slots.fill((0, 0, 0));
            self.stamp = 1;
        }
    }

    /// The number kept for `key`.
    pub(crate) fn get(&self, key: u64) -> Option<u32> {
        self.slots.get(self.find(key)?).filter(|slot| slot.1 == self.stamp).map(|slot| slot.2)
    }

    /// Keeps `value` for `key`, in place of an earlier one.
    pub(crate) fn insert(&mut self, key: u64, value: u32) {
        if (self.filled + 1) * 2 > self.slots.len() {
            self.grow();
        }
        if let Some(at) = self.find(key) {
            self.filled += usize::from(self.slots[at].1 != self.stamp);
            self.slots[at] = (key, self.stamp, value);
        }
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
