//! The built-in patterns and the classes they are made of.

use std::collections::BTreeSet;

use dateline::Extractor;
use dateline::internal::{class_names, pattern_examples, pattern_spans};

use crate::cases::path;

/// The example of a pattern marks the names in it: `Dr. <Okafor> said`.
#[test]
fn every_pattern_matches_its_example() {
    let extractor = Extractor::builder().tagger(false).build().expect("an extractor");
    let mut wrong = Vec::new();
    for (number, (name, label, example)) in pattern_examples().enumerate() {
        for example in example.split("; ") {
            let (mut text, mut wanted) = (String::new(), Vec::new());
            for part in example.split_inclusive(['<', '>']) {
                match part.strip_suffix('>') {
                    Some(marked) => {
                        wanted.push(marked);
                        text.push_str(marked);
                    }
                    None => text.push_str(part.trim_end_matches('<')),
                }
            }
            assert!(!wanted.is_empty(), "{label} {name}: no name marked in {example:?}");
            let spans = pattern_spans(&extractor, number, &text);
            let found: Vec<_> = spans.iter().map(|span| span.of(&text)).collect();
            // It may claim a part as well; the resolver takes the longer.
            if !wanted.iter().all(|name| found.contains(name)) {
                wrong.push(format!("{label} {name} finds {found:?} in {text:?}, not {wanted:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn declarations() -> (String, toml::Table) {
    let folder = path("../seeds/patterns");
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("a readable file");
    let patterns =
        ["person.toml", "organization.toml", "place.toml"].map(read).join("\n").replace('!', " ");
    (patterns, toml::from_str(&read("macros.toml")).expect("TOML"))
}

fn words(text: &str) -> BTreeSet<&str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect()
}

#[test]
fn every_macro_is_used() {
    let (patterns, macros) = declarations();
    let macros = macros["macros"].as_table().expect("macros");
    let bodies = macros.values().map(|body| body.to_string()).collect::<Vec<_>>().join(" ");
    let used: BTreeSet<_> = words(&patterns).union(&words(&bodies)).copied().collect();
    let idle: Vec<_> = macros.keys().filter(|name| !used.contains(name.as_str())).collect();
    assert!(idle.is_empty(), "macros that no pattern uses: {idle:?}");
}

/// A class that nothing reads is a list somebody keeps for nothing.
#[test]
fn every_class_is_used() {
    let (patterns, macros) = declarations();
    let macros = macros["macros"].to_string().replace('!', " ");
    let mut sources = String::new();
    let mut open = vec![path("../src")];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") && !path.ends_with("class.rs") {
                sources.push_str(&std::fs::read_to_string(path).expect("a readable file"));
            }
        }
    }
    let declared: BTreeSet<_> = words(&patterns).union(&words(&macros)).copied().collect();
    let idle: Vec<_> = class_names()
        .filter(|name| !declared.contains(name) && !sources.contains(&format!("Class::{name}")))
        .collect();
    assert_eq!(idle, WAITING, "classes that neither a pattern nor the code uses");
}

/// Classes of listed names that no pattern has needed yet; they come with the lists.
const WAITING: [&str; 12] = [
    "LANGUAGES",
    "REGION",
    "NATURE",
    "LANDMARK",
    "COMPANY",
    "MEDIA",
    "GOVERNMENT",
    "INTERNATIONAL",
    "PARTY",
    "ARMED",
    "SCHOOL",
    "CIVIL",
];
