//! Whole articles with their entities, to be read in a diff.
//!
//! `DATELINE_UPDATE_SNAPSHOTS=1 cargo test --test suite snapshots` writes them anew; without the
//! variable a difference is a failure and the file stays as it is.

use std::fmt::Write as _;
use std::path::Path;

use dateline::{Entity, Extraction, Extractor};

use crate::cases::path;
use crate::invariants;

/// Lines break at the first space behind this many characters.
const WIDTH: usize = 90;

#[test]
fn articles() {
    let update = std::env::var_os("DATELINE_UPDATE_SNAPSHOTS").is_some();
    let mut articles: Vec<_> = std::fs::read_dir(path("texts"))
        .expect("a folder of texts")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    articles.sort();
    assert!(articles.len() >= 7, "{} articles", articles.len());
    let different: Vec<_> = articles.iter().filter(|path| !check(path, update)).collect();
    assert!(different.is_empty(), "entities differ from the snapshots of {different:?}");
}

/// True when the snapshot says what is found, or was told to.
fn check(article: &Path, update: bool) -> bool {
    let text = std::fs::read_to_string(article).expect("a readable file");
    let extractor = Extractor::new();
    let found = extractor.extract(&text);
    invariants::entities(&found);
    let (now, file) = (snapshot(&found), article.with_extension("snap"));
    let then = std::fs::read_to_string(&file).unwrap_or_default();
    if now != then && update {
        std::fs::write(&file, &now).expect("a writable file");
        return true;
    }
    for (now, then) in now.lines().zip(then.lines()).filter(|(now, then)| now != then) {
        println!("{}\n  was: {then}\n  is:  {now}", file.display());
    }
    now == then
}

/// The text, each line with its entities below it, then every thing that is named.
fn snapshot(found: &Extraction<'_>) -> String {
    let mut out = String::new();
    for line in lines(found.text()) {
        let text = &found.text()[line.clone()];
        writeln!(out, "{}", text.trim_end()).expect("to a string");
        let marks = marks(found, line);
        if !marks.is_empty() {
            writeln!(out, "{marks}").expect("to a string");
        }
    }
    out.push_str("\n====\n");
    let mut next = 0;
    for entity in found.iter() {
        // Things are numbered by their first mention.
        if entity.id() == next {
            writeln!(out, "{}", thing(found, entity)).expect("to a string");
            next += 1;
        }
    }
    out
}

/// The byte ranges of the lines the snapshot has: the text's own, broken at spaces when long.
fn lines(text: &str) -> Vec<std::ops::Range<usize>> {
    let (mut lines, mut start, mut width) = (Vec::new(), 0, 0);
    for (at, c) in text.char_indices() {
        width += 1;
        if c == '\n' || (c == ' ' && width > WIDTH) {
            lines.push(start..at + 1);
            (start, width) = (at + 1, 0);
        }
    }
    lines.push(start..text.len());
    lines
}

/// The line below: each entity's label under its first letters, then a rule as long as the name.
fn marks(found: &Extraction<'_>, line: std::ops::Range<usize>) -> String {
    let mut marks = String::new();
    for (at, _) in found.text()[line.clone()].char_indices() {
        let at = line.start + at;
        let entity = found.iter().find(|entity| entity.range().contains(&at));
        marks.push(entity.map_or(' ', |entity| {
            let nth = found.text()[entity.span().start..at].chars().count();
            entity.label().corpus_name().chars().nth(nth).unwrap_or('-')
        }));
    }
    marks.trim_end().to_owned()
}

/// A thing with all its mentions and what is known of it.
fn thing(found: &Extraction<'_>, entity: Entity<'_>) -> String {
    let one_line = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut line = format!("{} {}", entity.label().corpus_name(), one_line(entity.canonical()));
    let mut others: Vec<_> = found.mentions(entity.id()).map(|m| one_line(m.text())).collect();
    let count = others.len();
    others.retain(|other| *other != one_line(entity.canonical()));
    others.sort();
    others.dedup();
    if !others.is_empty() {
        line += &format!(" = {}", others.join(" = "));
    }
    if count > 1 {
        line += &format!(" ({count} times)");
    }
    let places = found.places().find(|place| place.id() == entity.id());
    if let Some(country) = places.as_ref().and_then(|place| place.country()) {
        line += &format!(" [{country}]");
    }
    if let Some(date) = entity.as_date() {
        line += &format!(" [{}]", date.value().timex_value());
    }
    line
}
