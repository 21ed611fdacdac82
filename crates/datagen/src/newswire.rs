//! `seeds/lexicon/newswire.txt` to an array of literals.

use std::fmt::Write;
use std::path::Path;

use crate::Output;
use crate::lines::{Failure, sorted_lines};

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let marks = sorted_lines(&seeds.join("lexicon/newswire.txt"))?;
    let mut out = String::from(
        "// DO NOT EDIT: generated from seeds/lexicon by\n//   cargo run --release -p dateline-datagen\n\n\
         /// The layout marks of agency copy.\n#[rustfmt::skip]\n",
    );
    // `By ` counts at the start of a line only, which the pattern `by-line` sees to.
    let marks: Vec<_> = marks.iter().filter(|(_, mark)| !mark.ends_with(' ')).collect();
    writeln!(out, "pub(crate) static MARKS: [&str; {}] = [", marks.len()).expect("to a string");
    for (_, mark) in marks {
        writeln!(out, "    {mark:?},").expect("to a string");
    }
    out.push_str("];\n");
    Ok(("newswire.rs", out.into_bytes()))
}
