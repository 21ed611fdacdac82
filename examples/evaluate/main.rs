//! Measures the extractor on annotated text: `cargo run --release --example evaluate -- --help`.
//!
//! The format is one object a line: `{"id", "text", "spans": [{"start", "end", "label"}], "labels",
//! "ref"}`, offsets in code points, labels `PER LOC ORG NAT DATE`. Spans must agree exactly; a
//! leading `the` and a possessive are left out of both sides, as most corpora differ in them.

mod coverage;
mod dates;
mod names;
mod regions;
mod reliability;

use std::process::ExitCode;

const HELP: &str = "\
evaluate GOLD.jsonl...               names: precision, recall, F1 a label
evaluate --errors 40 GOLD.jsonl...   and what went wrong
evaluate --no-tagger GOLD.jsonl...   lists and patterns alone
evaluate --min-score 0.8 GOLD.jsonl  surer names only
evaluate --reliability GOLD.jsonl... what scores mean
evaluate --regions GOLD.jsonl...     people by region of name
evaluate --coverage GOLD.jsonl...    what the lists know
evaluate --dates SUITE.jsonl...      dates: spans, types, values";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let result = match arguments.split_first() {
        Some((first, rest)) if first == "--dates" => dates::run(rest),
        Some((first, rest)) if first == "--coverage" => coverage::run(rest),
        Some((first, rest)) if first == "--regions" => regions::run(rest),
        _ => names::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("evaluate: {message}");
            ExitCode::from(2)
        }
    }
}
