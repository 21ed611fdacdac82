//! Trains the tagger of `src/tagger`.
//!
//! ```text
//! dateline-train glove VECTORS.json seeds/model/words.tsv   # clusters and kinds of words
//! dateline-train train KEY=VALUE...                          # src/data/model.bin and a report
//! dateline-train tag MODEL IN.jsonl OUT.jsonl                # spans for tools/score.py
//! dateline-train speed MODEL TEXTS                           # how fast each stage is
//! ```
//!
//! Everything follows from the texts, the options and the seed.

mod calibrate;
mod corpus;
mod crf;
mod evaluate;
mod glove;
mod kinds;
mod kmeans;
mod pack;
mod random;
mod report;
mod samples;
mod score;
mod speed;
mod train;
mod words;

use std::path::Path;
pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("glove") => {
            let settings = train::Settings::new(&arguments[3..]);
            let texts: Vec<_> = train::training_texts(&settings)?
                .into_iter()
                .flat_map(|(_, texts)| texts)
                .collect();
            glove::run(Path::new(&arguments[1]), Path::new(&arguments[2]), &texts, 1)
        }
        Some("tag") => evaluate::tag(&arguments[1..]),
        Some("speed") => speed::run(&arguments[1..]),
        Some("train") => train::run(&arguments[1..]),
        _ => {
            Err("usage: dateline-train glove|train|tag|speed ..., see crates/train/src/main.rs"
                .into())
        }
    }
}
