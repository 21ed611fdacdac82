//! The commands beside extraction.

pub mod count;
pub mod eval;
pub mod explain;
pub mod man;
pub mod names;
