//! Measures the extractor on annotated text.
//!
//! ```text
//! cargo run --release --example evaluate -- GOLD.jsonl...          # names: P, R, F1 a label
//! cargo run --release --example evaluate -- --errors 40 GOLD.jsonl # and what went wrong
//! cargo run --release --example evaluate -- --dates SUITE.jsonl... # dates: spans, types, values
//! ```
//!
//! The format is one object a line: `{"id", "text", "spans": [{"start", "end", "label"}], "labels",
//! "ref"}`, offsets in code points, labels `PER LOC ORG NAT DATE`. Spans must agree exactly; a
//! leading `the` and a possessive are left out of both sides, as most corpora differ in them.

mod dates;
mod gold;
mod names;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, rest @ ..] = &arguments[..]
        && first == "--dates"
    {
        dates::run(rest);
        return ExitCode::SUCCESS;
    }
    match names::run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}
