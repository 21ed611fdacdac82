//! Loads tables of cases and compares what came out with what is known to fail.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;

/// One case; the body is what the subject of its file needs.
pub struct Case<T> {
    pub name: String,
    /// The library gets it wrong today.
    pub known_failure: bool,
    pub body: T,
}

/// A path inside `tests`.
pub fn path(inside: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(inside)
}

/// The cases of `tests/data/FILE.toml`.
///
/// # Panics
///
/// When a case is not well formed: a missing or repeated name, no reason, an unknown field.
pub fn load<T: DeserializeOwned>(file: &str) -> Vec<Case<T>> {
    let text =
        std::fs::read_to_string(path(&format!("data/{file}.toml"))).expect("a readable file");
    let mut table: toml::Table = toml::from_str(&text).unwrap_or_else(|e| panic!("{file}: {e}"));
    let cases = table.remove("case").expect("cases");
    assert!(table.is_empty(), "{file}: nothing but cases, not {table:?}");
    let cases: Vec<toml::Table> = cases.try_into().expect("tables");
    let mut names = BTreeSet::new();
    let read = |mut case: toml::Table| {
        let mut string = |key: &str| match case.remove(key) {
            Some(toml::Value::String(value)) if !value.trim().is_empty() => value,
            _ => panic!("{file}: a case without {key}: {case:?}"),
        };
        let name = string("name");
        string("reason");
        assert!(names.insert(name.clone()), "{file}: two cases are named {name:?}");
        let known_failure = match case.remove("known_failure") {
            None => false,
            Some(flag) => flag.as_bool().expect("true or false"),
        };
        let body = case.try_into().unwrap_or_else(|error| panic!("{file}: {name}: {error}"));
        Case { name, known_failure, body }
    };
    cases.into_iter().map(read).collect()
}

/// Checks every case of a file and fails unless exactly those fail that are known to.
pub fn check<T>(
    file: &str,
    cases: &[Case<T>],
    mut run: impl FnMut(&Case<T>) -> Result<(), String>,
) {
    let mut wrong = Vec::new();
    for case in cases {
        match (run(case), case.known_failure) {
            (Err(message), false) => wrong.push(format!("{}\n{message}", case.name)),
            (Ok(()), true) => {
                wrong.push(format!("{}\n  passes now: take `known_failure` out", case.name));
            }
            _ => {}
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} cases of {file}.toml:\n\n{}\n",
        wrong.len(),
        cases.len(),
        wrong.join("\n\n")
    );
}
