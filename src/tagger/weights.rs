//! [`Weights`]: a row of small integers for every feature the model knows.

/// Rows are padded to a multiple of this, so that they are added in whole registers.
pub(crate) const LANES: usize = 8;

/// The most numbers in a row: room for fifteen labels.
pub(crate) const MAX_STRIDE: usize = 64;

/// Rows of weights by feature key.
///
/// The key's upper bits choose the slot, its lower sixteen bits are kept to tell keys apart; together
/// they are the whole key.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weights {
    /// Lower sixteen bits of the key, 0 for an empty slot.
    marks: Vec<u16>,
    rows: Vec<i8>,
    stride: usize,
    /// Bits of the key left of the slot's number.
    shift: u32,
}

impl Weights {
    /// Lays out the rows: `keys` with `tags` weights each.
    pub(crate) fn new(keys: &[u32], weights: &[i8], tags: usize) -> Weights {
        let stride = tags.next_multiple_of(LANES);
        let size = (keys.len() * 3 / 2 + 2).next_power_of_two();
        let shift = 32 - size.trailing_zeros();
        let mut table = Weights { marks: vec![0; size], rows: vec![0; size * stride], stride, shift };
        for (number, &key) in keys.iter().enumerate() {
            let mut at = table.place(key);
            while table.marks[at] != 0 {
                at = (at + 1) & (size - 1);
            }
            table.marks[at] = mark(key);
            table.rows[at * stride..][..tags].copy_from_slice(&weights[number * tags..][..tags]);
        }
        table
    }

    #[inline]
    fn place(&self, key: u32) -> usize {
        (key >> self.shift) as usize
    }

    /// The row of a feature.
    #[inline]
    pub(crate) fn row(&self, key: u32) -> Option<&[i8]> {
        let mark = mark(key);
        let mut at = self.place(key);
        loop {
            let found = *self.marks.get(at)?;
            if found == mark {
                return self.rows.get(at * self.stride..(at + 1) * self.stride);
            }
            if found == 0 {
                return None;
            }
            at = (at + 1) & (self.marks.len() - 1);
        }
    }

    /// Numbers in a row.
    pub(crate) fn stride(&self) -> usize {
        self.stride
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        self.marks.len() * 2 + self.rows.len()
    }
}

#[inline]
fn mark(key: u32) -> u16 {
    (key as u16).max(1)
}
