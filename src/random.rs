//! Numbers without an order, the same in every run, for tests that make up texts.

/// A generator of such numbers.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// A number from 0 to `limit`, which it never is.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// One of them.
    pub(crate) fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }
}
