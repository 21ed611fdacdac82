//! `seeds/lexicon/*.txt` to the compiled lexicon: the name of a file is the class of its lines.

use std::path::Path;

use dateline::internal::{compile_lexicon, lexicon_classes};

use crate::Output;
use crate::lines::{Failure, files, lines, sorted_lines};

/// Lists that other stages read.
const ELSEWHERE: [&str; 2] = ["ABBREVIATIONS", "NEWSWIRE"];

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let folder = seeds.join("lexicon");
    let mut entries: Vec<(String, String)> = Vec::new();
    for path in files(&folder, "txt")?.iter().filter(|path| path.parent() == Some(&folder)) {
        let class = path.file_stem().unwrap_or_default().to_string_lossy().to_uppercase();
        if ELSEWHERE.contains(&class.as_str()) {
            continue;
        }
        if !lexicon_classes().any(|known| known == class) {
            return Err(Failure::at(
                path,
                0,
                format!("{class} is not a class of src/matchers/class.rs"),
            ));
        }
        entries.extend(sorted_lines(path)?.into_iter().map(|(_, word)| (word, class.clone())));
    }
    // Particles are a list of names with columns; the first is the particle.
    let particles = seeds.join("names/people/particles.tsv");
    for (_, line) in lines(&particles)?.iter().skip(1) {
        let mut columns = line.split('\t');
        let (name, kind) = (columns.next().unwrap_or(""), columns.next().unwrap_or(""));
        if kind != "suffix" {
            entries.push((name.to_owned(), "PARTICLES".to_owned()));
        }
    }
    for class in lexicon_classes() {
        if !entries.iter().any(|(_, of)| of == class) {
            return Err(Failure::at(&folder, 0, format!("no words for class {class}")));
        }
    }
    let entries = entries.iter().map(|(word, class)| (word.as_str(), class.as_str()));
    let bytes = compile_lexicon(entries).map_err(|error| Failure::at(&folder, 0, error))?;
    Ok(("lexicon.bin", bytes))
}
