//! Names that stand in the order of China, Korea and Vietnam, from `seeds/sources/people`, as sorted
//! arrays of word keys for the resolver.

use std::fmt::Write;
use std::path::Path;

use dateline::internal::word_key;

use crate::Output;
use crate::abbreviations::array;
use crate::lines::{Failure, lines, sorted_lines};

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let mut out = String::from(
        "// DO NOT EDIT: generated from seeds/sources/people by\n//   cargo run --release -p dateline-datagen\n",
    );
    let surnames = keys(seeds, "surnames")?;
    array(&mut out, "SURNAMES", "Chinese, Korean and Vietnamese family names.", surnames);
    let given = keys(seeds, "given")?;
    array(&mut out, "GIVEN", "First syllables or words of their given names.", given);
    let path = seeds.join("sources/people/family-first-countries.txt");
    let countries = sorted_lines(&path)?;
    writeln!(
        out,
        "\n/// Countries whose names in the news begin with the family name. Sorted.\n\
         #[rustfmt::skip]\n\
         pub(crate) static COUNTRIES: [[u8; 2]; {}] = [",
        countries.len()
    )
    .expect("to a string");
    for (number, code) in countries {
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(Failure::at(&path, number, format!("{code:?} is no country code")));
        }
        writeln!(out, "    *b\"{code}\",").expect("to a string");
    }
    out.push_str("];\n");
    Ok(("family_first.rs", out.into_bytes()))
}

/// The first words of the names in three files, which have a name and its aliases a line.
fn keys(seeds: &Path, kind: &str) -> Result<Vec<u64>, Failure> {
    let mut keys = Vec::new();
    for people in ["chinese", "korean", "vietnamese"] {
        let path = seeds.join(format!("sources/people/{kind}-{people}.txt"));
        for (_, line) in lines(&path)? {
            for name in line.split('|').map(str::trim) {
                // `Kyung` stands for `Kyung-wha`, but `Le` not for the double name `Le Duc`.
                // And `O` may be that of `Ó Dálaigh`.
                match name.split_once([' ', '-']) {
                    None if name.len() < 2 => {}
                    None => keys.push(word_key(name)),
                    Some((first, _)) if kind == "given" => keys.push(word_key(first)),
                    Some(_) => {}
                }
            }
        }
    }
    Ok(keys)
}
