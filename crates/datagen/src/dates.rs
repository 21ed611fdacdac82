//! `seeds/lexicon/dates` and `seeds/patterns/dates.txt` to `src/data/dates.rs`.

mod emit;
mod grammar;
mod holidays;
mod lexicon;

use std::path::Path;

use crate::Output;
use crate::lines::Failure;

/// Where something stands in a source file, for messages.
#[derive(Clone, Debug)]
pub struct Place {
    file: String,
    line: usize,
}

impl Place {
    /// An error at this place.
    pub fn error<T>(&self, message: impl std::fmt::Display) -> Result<T, String> {
        Err(format!("{}:{}: {message}", self.file, self.line))
    }
}

/// The lines of a file that are neither empty nor comments, with their places.
pub fn lines(root: &Path, name: &str) -> Result<Vec<(Place, String)>, String> {
    let text = std::fs::read_to_string(root.join(name)).map_err(|e| format!("{name}: {e}"))?;
    Ok(text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(at, line)| (Place { file: name.into(), line: at + 1 }, line.into()))
        .collect())
}

/// Generates the tables of the date grammar.
pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let root = seeds.parent().unwrap_or(seeds);
    // Messages of this part name file and line by themselves.
    let text = tables(root).map_err(|message| Failure::at(seeds, 0, message))?;
    Ok(("dates.rs", text.into_bytes()))
}

fn tables(root: &Path) -> Result<String, String> {
    let mut lexicon = lexicon::read(root)?;
    let grammar = grammar::read(root, &mut lexicon)?;
    let contexts = lexicon.settle()?;
    let holidays = holidays::read(root)?;
    emit::emit(&lexicon, &contexts, &grammar, &holidays)
}
