//! Generates the tables in `src/data` from the lists in `seeds/`.
//!
//! ```text
//! cargo run --release -p dateline-datagen            # write src/data
//! cargo run --release -p dateline-datagen -- --check # fail when src/data is not up to date
//! ```
//!
//! A line that cannot be used stops the generator, which names its file, line and reason.

mod abbreviations;
mod dates;
mod family_first;
mod lexicon;
mod lines;
mod names;
mod newswire;
mod patterns;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::lines::Failure;

/// One generated file: its path below `src/data` and its bytes.
pub(crate) type Output = (&'static str, Vec<u8>);

fn main() -> ExitCode {
    let check = std::env::args().skip(1).any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    match run(&root, check) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("datagen: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(root: &Path, check: bool) -> Result<(), Failure> {
    let seeds = root.join("seeds");
    for generate in [
        abbreviations::generate,
        family_first::generate,
        lexicon::generate,
        newswire::generate,
        patterns::generate,
        dates::generate,
        names::generate,
    ] {
        let (name, bytes) = generate(&seeds)?;
        let path: PathBuf = root.join("src/data").join(name);
        let current = std::fs::read(&path).unwrap_or_default();
        if current == bytes {
            println!("{name}: up to date, {} bytes", bytes.len());
        } else if check {
            return Err(Failure::at(
                &path,
                0,
                "not up to date: run cargo run --release -p dateline-datagen",
            ));
        } else {
            std::fs::write(&path, &bytes).map_err(|error| Failure::at(&path, 0, error))?;
            println!("{name}: written, {} bytes", bytes.len());
        }
    }
    Ok(())
}
