//! Lists of the caller's own, in every form, read and compiled.

use predicates::prelude::*;
use predicates::str::contains;

use crate::common::dateline;
use crate::entities;

#[test]
fn lists_of_other_tools() {
    let folder = tempfile::tempdir().unwrap();
    for (name, list, form) in [
        ("plain.txt", "Blue Heron\n", "lines"),
        (
            "ruler.jsonl",
            "{\"label\":\"vessel\",\"pattern\":[{\"LOWER\":\"blue\"},{\"LOWER\":\"heron\"}]}\n",
            "spacy",
        ),
        ("own.jsonl", "{\"name\":\"Blue Heron\",\"label\":\"vessel\"}\n", "jsonl"),
        ("ships.lst", "Blue Heron\n", "gate"),
        ("map.tab", "Blue Heron\tvessel\n", "regexner"),
    ] {
        let file = folder.path().join(name);
        std::fs::write(&file, list).unwrap();
        let run = |more: &[&str]| {
            let arguments = [&["article.txt", "--list-label", "vessel"], more].concat();
            entities(&dateline(&arguments).arg("--names").arg(&file).output().unwrap().stdout)
        };
        let wanted = ("vessel".to_owned(), "Blue Heron".to_owned());
        assert!(run(&["--list-format", form]).contains(&wanted), "{name}");
        assert_eq!(run(&[]).contains(&wanted), form != "regexner", "{name} by its name");
    }
    let list = folder.path().join("lower.txt");
    std::fs::write(&list, "black week\n").unwrap();
    let output =
        dateline(&["article.txt", "--list-case", "any", "--names"]).arg(&list).output().unwrap();
    assert!(
        entities(&output.stdout)
            .iter()
            .any(|(label, text)| label == "listed" && text == "black week")
    );
}

#[test]
fn lists_of_names() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("names.dln");
    dateline(&["names", "build", "names.tsv", "-o"])
        .arg(&file)
        .assert()
        .code(0)
        .stderr(contains("23 names"));
    dateline(&["names", "inspect"]).arg(&file).assert().code(0).stdout(contains("vessel"));
    dateline(&["names", "inspect"])
        .arg(&file)
        .args(["MT Blue Heron", "Nobody"])
        .assert()
        .code(1)
        .stdout(contains("vessel\tIMO 9074729").and(contains("Nobody\tnot in the list")));
    let compiled = dateline(&["article.txt", "--names"]).arg(&file).output().unwrap();
    let plain = dateline(&["article.txt", "--names", "names.tsv"]).output().unwrap();
    assert_eq!(compiled.stdout, plain.stdout);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    dateline(&["article.txt", "--names"]).arg(&file).assert().code(2).stderr(contains("names.dln"));
    dateline(&["names", "build", "bad.csv", "-o"])
        .arg(&file)
        .assert()
        .code(2)
        .stderr(contains("bad.csv:3"));
    dateline(&["names", "build", "--skip-bad", "bad.csv", "-o"])
        .arg(&file)
        .assert()
        .code(2)
        .stderr(contains("bad.csv:3").and(contains("1 names")));
}
