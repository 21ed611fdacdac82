//! Trains the tagger.
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
        Some("speed") => speed::run(&arguments[1..]),
        Some("train") => train::run(&arguments[1..]),
        _ => Err("usage".into()),
    }
}
