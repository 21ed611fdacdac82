//! `seeds/lexicon/abbreviations.txt` and `sentence_starters.txt` to sorted arrays of word keys, for
//! the tokenizer.

use std::fmt::Write;
use std::path::Path;

use dateline::internal::word_key;

use crate::Output;
use crate::lines::{Failure, sorted_lines};

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let (mut any_case, mut capitalized) = (Vec::new(), Vec::new());
    let path = seeds.join("lexicon/abbreviations.txt");
    for (line, word) in sorted_lines(&path)? {
        let Some(stem) = word.strip_suffix('.') else {
            return Err(Failure::at(&path, line, format!("{word:?} does not end in a full stop")));
        };
        // The scanner knows `U.S.` and initials by their form.
        if stem.contains('.') || stem.chars().count() < 2 {
            continue;
        }
        let list =
            if stem.starts_with(char::is_uppercase) { &mut capitalized } else { &mut any_case };
        list.push(word_key(stem));
    }
    let starters = sorted_lines(&seeds.join("lexicon/sentence_starters.txt"))?
        .iter()
        .filter(|(_, word)| !word.contains(' '))
        .map(|(_, word)| word_key(word))
        .collect();
    let mut out = String::from(
        "// DO NOT EDIT: generated from seeds/lexicon by\n//   cargo run --release -p dateline-datagen\n",
    );
    array(&mut out, "ANY_CASE", "Abbreviations that keep their stop in any case.", any_case);
    array(
        &mut out,
        "CAPITALIZED",
        "Abbreviations that keep their stop when capitalised.",
        capitalized,
    );
    array(&mut out, "STARTERS", "Words that, capitalised, usually begin a sentence.", starters);
    Ok(("abbreviations.rs", out.into_bytes()))
}

/// Appends keys as a sorted array.
pub(crate) fn array(out: &mut String, name: &str, doc: &str, mut keys: Vec<u64>) {
    keys.sort_unstable();
    keys.dedup();
    writeln!(out, "\n/// {doc} Sorted keys.\n#[rustfmt::skip]").expect("to a string");
    writeln!(out, "pub(crate) static {name}: [u64; {}] = [", keys.len()).expect("to a string");
    for four in keys.chunks(4) {
        let line: Vec<_> = four.iter().map(|key| format!("{key:#018x},")).collect();
        writeln!(out, "    {}", line.join(" ")).expect("to a string");
    }
    out.push_str("];\n");
}
