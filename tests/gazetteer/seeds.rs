//! The embedded lists: their counts, their provenance, the size of the table.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/names");

fn lists() -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = std::fs::read_dir(SEEDS)
        .unwrap()
        .flat_map(|folder| std::fs::read_dir(folder.unwrap().path()).unwrap())
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

/// The rows of a list, without comments and header.
fn rows(path: &Path) -> usize {
    let text = std::fs::read_to_string(path).unwrap();
    text.lines().filter(|line| !line.starts_with("# ")).count() - 1
}

#[test]
fn the_lists_are_as_large_as_promised() {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for path in lists() {
        let folder = path.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
        let list = path.file_stem().unwrap().to_string_lossy().into_owned();
        *counts.entry(format!("{folder}/{list}")).or_default() += rows(&path);
        *counts.entry(folder).or_default() += rows(&path);
    }
    for (list, least) in [
        ("places/cities", 30_000),
        ("people/given-names", 10_000),
        ("people/surnames", 15_000),
        ("people/in-the-news", 2_500),
        ("organizations", 8_000),
    ] {
        assert!(counts[list] >= least, "{list}: {} rows, at least {least}", counts[list]);
    }
}

#[test]
fn every_list_says_where_it_comes_from() {
    for path in lists() {
        let text = std::fs::read_to_string(&path).unwrap();
        let head: Vec<String> = text
            .lines()
            .take_while(|line| line.starts_with("# "))
            .map(str::to_ascii_lowercase)
            .collect();
        for word in ["source", "licence", "taken"] {
            assert!(
                head.iter().any(|line| line.contains(word)),
                "{}: no {word} in its comments",
                path.display()
            );
        }
    }
}

#[test]
fn the_embedded_table_is_small_and_sound() {
    let bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/names.tbl")).unwrap();
    assert!(bytes.len() <= 6 << 20, "{} bytes, at most 6 MiB", bytes.len());
    let table = dateline::Gazetteer::from_bytes(&bytes).unwrap();
    assert_eq!(table.to_bytes(), bytes);
}
