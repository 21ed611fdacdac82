//! The cases of `tests/data`, whole articles, properties and what the tools of the repository rest on.
//!
//! Cases are data: a file a subject, each case with a name, a text, what is right for a reader and
//! the reason. A case the library gets wrong stays, with `known_failure = true`, and has to be
//! un-flagged by the change that repairs it.

mod api;
mod cases;
mod examples;
mod fuzz_seeds;
mod growth;
mod identities;
mod invariants;
mod marked;
mod names;
mod patterns;
mod properties;
mod quotes;
mod snapshots;
mod tokens;
