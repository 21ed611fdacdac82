pub(crate) static ANY_CASE: &[u64] = &[];
pub(crate) static CAPITALIZED: &[u64] = &[];
pub(crate) static STARTERS: &[u64] = &[];
