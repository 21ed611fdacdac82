//! Flags, input, errors and exit statuses.

#[path = "../common/mod.rs"]
mod common;
mod lists;

use std::io::Write;
use std::process::{Command as Process, Stdio};

use common::{dateline, snapshot};
use predicates::prelude::*;
use predicates::str::contains;

/// Only names of our own, so that nothing changes with the embedded lists and the model.
const OWN: [&str; 4] = ["--names", "names.tsv", "--no-lists", "--no-tagger"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [more, &OWN].concat()
}

fn entities(output: &[u8]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in output.split(|&byte| byte == b'\n').filter(|line| !line.is_empty()) {
        let object: serde_json::Value = serde_json::from_slice(line).unwrap();
        for entity in object["entities"].as_array().into_iter().flatten() {
            let field = |name: &str| entity[name].as_str().unwrap().to_owned();
            found.push((field("label"), field("text")));
        }
    }
    found
}

#[test]
fn records_and_their_errors() {
    let output = dateline(&with(&["--keep", "news.jsonl"])).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    snapshot("news.jsonl", &output.stdout);
    snapshot("news.stderr", &output.stderr);
    // In order from any number of threads.
    for threads in ["1", "2", "7"] {
        let again = dateline(&with(&["--keep", "-j", threads, "news.jsonl"])).output().unwrap();
        assert_eq!(again.stdout, output.stdout);
    }
}

#[test]
fn fields_of_other_names() {
    let record = "{\"key\":7,\"body\":\"In Paris on Monday.\",\"day\":\"2021-11-10\",\"entities\":1,\"x\":{\"y\":[1.0]}}\n";
    let output = dateline(&[
        "--text-field",
        "body",
        "--id-field",
        "key",
        "--date-field",
        "day",
        "--keep",
        "--with-text",
    ])
    .write_stdin(record)
    .output()
    .unwrap();
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["id"], 7);
    assert_eq!(object["text"], "In Paris on Monday.");
    assert_eq!(object["day"], "2021-11-10");
    assert_eq!(object["entities"].as_array().unwrap().len(), 2);
    assert_eq!(object["entities"][1]["value"], "2021-11-08");
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"x\":{\"y\":[1.0]}"), "as it was");
}

#[test]
fn exit_statuses() {
    dateline(&["article.txt"]).assert().code(0);
    dateline(&[]).write_stdin("no names here").assert().code(1);
    dateline(&[]).write_stdin("").assert().code(1);
    dateline(&["missing.txt"]).assert().code(2).stderr(contains("missing.txt"));
    dateline(&["missing.txt", "article.txt"]).assert().code(2).stdout(contains("Reuters"));
    dateline(&["--format", "nonsense", "article.txt"]).assert().code(2);
    dateline(&["--quiet", "article.txt"]).assert().code(0).stdout("").stderr("");
    dateline(&["--quiet"]).write_stdin("no names here").assert().code(1).stdout("");
    dateline(&["--quiet", "article.txt", "missing.txt", "-j", "1"]).assert().code(0);
}

#[test]
fn bad_options_say_what_is_wrong() {
    for (arguments, message) in [
        (&["--min-score", "2", "article.txt"][..], "a number from 0 to 1"),
        (&["--reference-date", "2021-02-30", "article.txt"], "a day such as"),
        (&["--kinds", "vessel", "article.txt"], "unknown kind \"vessel\""),
        (&["--names", "missing.txt", "article.txt"], "missing.txt"),
        (&["--names", "bad.csv", "article.txt"], "bad.csv:3"),
        (&["--rules", "deny.txt", "article.txt"], "deny.txt:1"),
        (&["--deny", "missing", "article.txt"], "missing"),
        (&["--glob", "[", "."], "--glob"),
        (&["--offsets", "char", "--format", "brat", "article.txt"], "--offsets"),
        (&["--keep", "--format", "csv", "article.txt"], "--keep"),
        (&["--labels", "corpus", "--format", "jsonl", "article.txt"], "--labels"),
        (&["-o", "/nowhere/at/all", "article.txt"], "/nowhere/at/all"),
    ] {
        dateline(arguments).assert().code(2).stdout("").stderr(contains(message));
    }
}

#[test]
fn kinds_names_deny_and_rules() {
    let run = |arguments: &[&str]| entities(&dateline(arguments).output().unwrap().stdout);
    let people = run(&["-k", "person", "article.txt"]);
    assert!(!people.is_empty() && people.iter().all(|(label, _)| label == "person"));
    let all = run(&["--names", "names.tsv", "--rules", "rules.txt", "article.txt"]);
    for (label, text) in
        [("vessel", "Blue Heron"), ("organization", "Halvorsen Maritime"), ("age", "54")]
    {
        assert!(all.contains(&(label.to_owned(), text.to_owned())), "{text}");
    }
    let own =
        run(&["--names", "names.tsv", "--rules", "rules.txt", "-k", "vessel,date", "article.txt"]);
    assert!(own.iter().all(|(label, _)| label == "vessel" || label == "date"));
    assert!(own.iter().any(|(label, _)| label == "vessel"));
    let none = run(&["--no-lists", "--no-tagger", "--kinds", "place", "article.txt"]);
    assert!(!none.is_empty() && none.iter().all(|(label, _)| label == "place"));
    let sources = |arguments: &[&str]| {
        String::from_utf8(dateline(arguments).output().unwrap().stdout).unwrap()
    };
    assert!(sources(&["--no-tagger", "article.txt"]).contains("\"source\":\"list\""));
    let without = sources(&["--no-lists", "--no-tagger", "article.txt"]);
    assert!(!without.contains("\"source\":\"list\""));
    let denied = run(&["--deny", "deny.txt", "article.txt"]);
    assert!(!denied.iter().any(|(_, text)| text == "Reuters" || text == "Washington"));
    let sure = run(&["--min-score", "1", "--no-tagger", "article.txt"]);
    assert!(sure.len() < run(&["--no-tagger", "article.txt"]).len());
}

#[test]
fn compressed_input() {
    use std::io::Read as _;
    let mut text = Vec::new();
    std::fs::File::open(common::data().join("news.jsonl")).unwrap().read_to_end(&mut text).unwrap();
    let plain = dateline(&["--input", "jsonl"]).write_stdin(text.clone()).output().unwrap();
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gz.write_all(&text).unwrap();
    let gz = gz.finish().unwrap();
    // Two frames, as parallel compressors write.
    let mut zst = zstd::encode_all(&text[..100], 3).unwrap();
    zst.extend(zstd::encode_all(&text[100..], 3).unwrap());
    for bytes in [gz.clone(), zst.clone()] {
        let output = dateline(&[]).write_stdin(bytes).output().unwrap();
        assert_eq!(output.stdout, plain.stdout);
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.jsonl.gz"), &gz).unwrap();
    std::fs::write(folder.path().join("b.jsonl.zst"), &zst).unwrap();
    std::fs::write(folder.path().join("c.gz"), &gz[..gz.len() / 2]).unwrap();
    let output = dateline(&[]).arg(folder.path()).output().unwrap();
    assert!(!entities(&plain.stdout).is_empty());
    assert_eq!(entities(&output.stdout).len(), 2 * entities(&plain.stdout).len());
    dateline(&[]).arg(folder.path().join("c.gz")).assert().code(2).stderr(contains("c.gz"));
}

#[test]
fn folders_and_globs() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("b/2.txt", "In Paris.");
    write("b/1.txt", "In Berlin.");
    write("a.html", "<p>In Rome.");
    write("c.md", "In Madrid.");
    write(".hidden.txt", "In Oslo.");
    let names = |arguments: &[&str]| -> Vec<String> {
        let output = dateline(arguments).arg(folder.path()).output().unwrap();
        entities(&output.stdout).into_iter().map(|(_, text)| text).collect()
    };
    assert_eq!(names(&[]), ["Rome", "Berlin", "Paris"]);
    assert_eq!(names(&["--glob", "*.md"]), ["Madrid"]);
    assert_eq!(names(&["--glob", "b/*.txt", "--glob", "a.*"]), ["Rome", "Berlin", "Paris"]);
    let mut some = names(&["--unordered", "-j", "3"]);
    some.sort();
    assert_eq!(some, ["Berlin", "Paris", "Rome"]);
}

#[test]
fn bytes_that_are_not_utf8() {
    let bytes = b"In Paris \xff\xfe he said.".to_vec();
    dateline(&[])
        .write_stdin(bytes.clone())
        .assert()
        .code(2)
        .stderr(contains("invalid UTF-8 at byte 9"));
    dateline(&["--lossy", "--with-text"])
        .write_stdin(bytes)
        .assert()
        .code(0)
        .stdout(contains("\u{fffd}"));
    dateline(&[])
        .write_stdin(
            b"{\"text\":\"In Paris.\"}\n{\"text\":\"\xff\"}\n{\"text\":\"In Rome.\"}\n".to_vec(),
        )
        .assert()
        .code(2)
        .stdout(contains("Rome").and(contains("\"line\":2")));
}

#[test]
fn long_lines_and_no_last_line_break() {
    let long = format!(
        "{{\"id\":1,\"text\":\"{}In Paris.\"}}\n{{\"id\":2,\"text\":\"In Rome.\"}}",
        "x ".repeat(400_000)
    );
    let output = dateline(&[]).write_stdin(long).output().unwrap();
    assert_eq!(entities(&output.stdout).len(), 2);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn closed_pipe_is_quiet() {
    let lines = "{\"text\":\"In Paris and Berlin.\"}\n".repeat(40_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.jsonl");
    std::fs::write(&path, lines).unwrap();
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("dateline"))
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn stats_on_standard_error() {
    dateline(&["--stats", "article.txt"])
        .assert()
        .stderr(contains("documents  1").and(contains("MB/s")).and(contains("place")));
}

#[test]
fn counts() {
    for format in ["table", "tsv", "jsonl"] {
        let output = dateline(&[
            "count",
            "-f",
            format,
            "--no-lists",
            "--no-tagger",
            "--names",
            "names.tsv",
            "article.txt",
            "page.html",
            "news.jsonl",
        ])
        .output()
        .unwrap();
        assert_eq!(output.status.code(), Some(2), "a line of news.jsonl is bad");
        snapshot(&format!("count.{format}"), &output.stdout);
        let again = dateline(&[
            "count",
            "-f",
            format,
            "-j",
            "3",
            "--no-lists",
            "--no-tagger",
            "--names",
            "names.tsv",
            "article.txt",
            "page.html",
            "news.jsonl",
        ])
        .output()
        .unwrap();
        assert_eq!(again.stdout, output.stdout);
    }
    let top = dateline(&[
        "count",
        "-n",
        "1",
        "-k",
        "person",
        "--by",
        "documents",
        "article.txt",
        "page.html",
    ])
    .output()
    .unwrap();
    assert_eq!(String::from_utf8_lossy(&top.stdout).lines().count(), 2);
}

#[test]
fn evaluation() {
    let output = dateline(&with(&["eval", "--errors", "5", "gold.jsonl"])).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8_lossy(&output.stdout);
    let fixed: Vec<_> = text.lines().filter(|line| !line.contains("throughput")).collect();
    snapshot("eval.txt", (fixed.join("\n") + "\n").as_bytes());
    let output = dateline(&with(&["eval", "--json", "gold.jsonl"])).output().unwrap();
    let object: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(object["labels"]["LOC"]["f1"], 100.0);
    let names = &object["names"];
    let [low, high] = [0, 1].map(|end| names["interval"][end].as_f64().unwrap());
    let f1 = names["f1"].as_f64().unwrap();
    assert!(low <= f1 && f1 <= high, "{low} to {high} around {f1}");
    dateline(&["eval", "article.txt"]).assert().code(2).stderr(contains("article.txt:1"));
}

#[test]
fn explanations() {
    let output = dateline(&with(&["explain", "--only", "Berg", "article.txt"])).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    snapshot("explain.txt", &output.stdout);
    dateline(&["explain", "--only", "nobody", "article.txt"]).assert().code(1);
}

#[test]
fn help_completions_and_manual() {
    let output = dateline(&["--help"]).output().unwrap();
    snapshot("help.txt", &output.stdout);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        dateline(&["completions", shell]).assert().code(0).stdout(contains("dateline"));
    }
    dateline(&["man"]).assert().code(0).stdout(contains(".TH dateline 1"));
    let folder = tempfile::tempdir().unwrap();
    dateline(&["man", "--dir"]).arg(folder.path()).assert().code(0);
    assert!(folder.path().join("dateline-names-build.1").exists());
}

#[cfg(unix)]
#[test]
fn interrupt_leaves_whole_lines() {
    let lines = "{\"text\":\"In Paris and Berlin.\"}\n".repeat(400_000);
    let folder = tempfile::tempdir().unwrap();
    let (path, out) = (folder.path().join("many.jsonl"), folder.path().join("out.jsonl"));
    std::fs::write(&path, lines).unwrap();
    let mut child = Process::new(assert_cmd::cargo::cargo_bin("dateline"))
        .args([path.as_os_str(), "-o".as_ref(), out.as_os_str()])
        .spawn()
        .unwrap();
    // Until something is written.
    while std::fs::metadata(&out).map_or(0, |data| data.len()) == 0 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let killed = Process::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    let text = std::fs::read_to_string(&out).unwrap();
    assert!(text.ends_with("}\n"));
    for line in text.lines() {
        serde_json::from_str::<serde_json::Value>(line).unwrap();
    }
}
