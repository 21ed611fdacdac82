//! Every format against its committed output.

mod common;

use common::{data, dateline, snapshot};

const FORMATS: [&str; 14] = [
    "text",
    "table",
    "jsonl",
    "json",
    "csv",
    "conll",
    "brat",
    "html",
    "timeml",
    "spacy",
    "prodigy",
    "doccano",
    "labelstudio",
    "webanno",
];

/// Only names of our own, so that snapshots do not change with the embedded lists and the model.
const LISTS: [&str; 6] =
    ["--names", "names.tsv", "--no-lists", "--no-tagger", "--reference-date", "2024-03-04"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [&LISTS, more].concat()
}

#[test]
fn every_format() {
    for format in FORMATS {
        let output = dateline(&with(&["--format", format, "article.txt"])).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stderr.is_empty(), "{format}");
        assert!(output.stdout.ends_with(b"\n"), "{format} ends with a whole line");
        snapshot(&format!("article.{format}"), &output.stdout);
    }
}

#[test]
fn colours() {
    for format in ["text", "table"] {
        let output = dateline(&with(&["--format", format, "--color", "always", "article.txt"]))
            .output()
            .unwrap();
        assert!(output.stdout.contains(&0x1b), "{format}");
        snapshot(&format!("article.{format}.color"), &output.stdout);
    }
    for (color, colored) in [("auto", true), ("never", false)] {
        let output = dateline(&["--format", "text", "--color", color, "article.txt"])
            .env("CLICOLOR_FORCE", "1")
            .output()
            .unwrap();
        assert_eq!(output.stdout.contains(&0x1b), colored, "CLICOLOR_FORCE with {color}");
    }
}

#[test]
fn pages_are_read_as_they_are_shown() {
    let output = dateline(&with(&["--with-text", "page.html"])).output().unwrap();
    snapshot("page.jsonl", &output.stdout);
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = object["text"].as_str().unwrap();
    assert!(
        text.starts_with("Drone hits premier's home\n\nIraq's prime minister, Mustafa al-Kadhimi")
    );
    for word in ["Merkel", "Paris", "Rome", "Berlin", "color"] {
        assert!(!text.contains(word), "{word} is not shown");
    }
    for entity in object["entities"].as_array().unwrap() {
        let (start, end) = (entity["start"].as_u64().unwrap(), entity["end"].as_u64().unwrap());
        assert_eq!(entity["text"].as_str().unwrap(), &text[start as usize..end as usize]);
    }
}

#[test]
fn many_documents() {
    for format in FORMATS {
        let output = dateline(&with(&["--format", format, "-j", "2", "article.txt", "page.html"]))
            .output()
            .unwrap();
        let single = matches!(format, "brat" | "timeml");
        assert_eq!(output.status.code(), Some(if single { 2 } else { 0 }), "{format}");
        if format == "json" || format == "labelstudio" {
            let array: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
            assert_eq!(array.as_array().unwrap().len(), 2, "{format}");
        }
        if matches!(format, "text" | "table" | "csv" | "conll") {
            snapshot(&format!("many.{format}"), &output.stdout);
        }
    }
}

#[test]
fn empty_arrays_are_whole() {
    let folder = tempfile::tempdir().unwrap();
    for format in ["json", "labelstudio"] {
        let output = dateline(&["--format", format]).arg(folder.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let array: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(array, serde_json::json!([]));
    }
}

#[test]
fn one_file_a_document() {
    for (format, ending) in [
        ("brat", "ann"),
        ("timeml", "tml"),
        ("html", "html"),
        ("conll", "conll"),
        ("json", "json"),
        ("labelstudio", "labelstudio.json"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out/");
        let output = dateline(&with(&["--format", format, "article.txt", "page.html", "-o"]))
            .arg(format!("{}/", out.display()))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(0), "{format}");
        assert!(output.stdout.is_empty());
        for stem in ["article", "page"] {
            let file = std::fs::read(out.join(format!("{stem}.{ending}"))).unwrap();
            assert!(!file.is_empty(), "{format}");
            if ending.ends_with("json") {
                let array: serde_json::Value = serde_json::from_slice(&file).unwrap();
                assert_eq!(array.as_array().unwrap().len(), 1);
            }
        }
        if format == "brat" {
            assert!(out.join("annotation.conf").exists());
            let text = std::fs::read_to_string(out.join("article.txt")).unwrap();
            assert_eq!(text, std::fs::read_to_string(data().join("article.txt")).unwrap());
        }
    }
}

#[test]
fn two_documents_of_one_name() {
    let folder = tempfile::tempdir().unwrap();
    let output = dateline(&["-f", "brat", "-o"])
        .arg(folder.path())
        .write_stdin("{\"id\":\"x\",\"text\":\"Paris\"}\n{\"id\":\"x\",\"text\":\"Rome\"}\n")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("another document"));
}

#[test]
fn offsets_and_labels() {
    for unit in ["byte", "char", "utf16"] {
        let output =
            dateline(&with(&["--offsets", unit, "-f", "csv", "article.txt"])).output().unwrap();
        snapshot(&format!("offsets.{unit}.csv"), &output.stdout);
    }
    for labels in ["native", "corpus", "ontonotes"] {
        let output = dateline(&with(&["--labels", labels, "-f", "doccano", "article.txt"]))
            .output()
            .unwrap();
        snapshot(&format!("labels.{labels}.jsonl"), &output.stdout);
    }
    for scheme in ["bio", "bilou", "iob1"] {
        let output =
            dateline(&with(&["--scheme", scheme, "-f", "conll", "article.txt"])).output().unwrap();
        snapshot(&format!("scheme.{scheme}.conll"), &output.stdout);
    }
}
