//! Stage 2: tokens to matches.

pub mod dates;
