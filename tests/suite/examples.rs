//! What the examples do with bad input.

use std::path::PathBuf;

use serde_json::{Value, json};

use dateline::OffsetUnit;

#[path = "../../examples/common/mod.rs"]
mod common;

#[path = "../../examples/jsonl.rs"]
#[allow(dead_code)] // its `main` is not called here
mod jsonl;

/// A file that is gone when the test is over.
struct File(PathBuf);

impl File {
    fn with(bytes: &[u8], name: &str) -> File {
        let path = std::env::temp_dir().join(format!("dateline-{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("a writable folder");
        File(path)
    }

    fn read(&self, lossy: bool) -> Result<String, String> {
        common::read_text(self.0.to_str(), lossy)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn bytes_that_are_not_utf8_are_named_by_their_offset() {
    let file = File::with(b"Iraq \xff said", "bad");
    let error = file.read(false).unwrap_err();
    assert!(error.contains("invalid UTF-8 at byte 5") && error.contains("bad"), "{error}");
    assert_eq!(file.read(true).as_deref(), Ok("Iraq \u{fffd} said"));
    // A character cut off by the end of the file.
    let file = File::with(&"Łódź".as_bytes()[..6], "cut");
    assert!(file.read(false).unwrap_err().contains("at byte 5"));
    assert_eq!(file.read(true).as_deref(), Ok("Łód\u{fffd}"));
}

#[test]
fn an_empty_file_is_an_empty_text() {
    assert_eq!(File::with(b"", "empty").read(false).as_deref(), Ok(""));
}

#[test]
fn a_file_that_is_not_there_is_named() {
    let error = common::read_text(Some("no/such/file"), false).unwrap_err();
    assert!(error.starts_with("no/such/file: "), "{error}");
}

/// The objects `jsonl` writes for `input`, and its exit status.
fn lines(input: &[u8], unit: OffsetUnit) -> (Vec<Value>, u8) {
    let mut out = Vec::new();
    let result = jsonl::run(&jsonl::Options { unit, ..Default::default() }, input, &mut out);
    let text = String::from_utf8(out).expect("UTF-8");
    let objects = text.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    (objects, jsonl::status(&result))
}

#[test]
fn jsonl_writes_entities_in_the_unit_asked_for() {
    let input = "{\"id\": 7, \"text\": \"“É” fell on Monday.\", \"ref\": \"2021-11-10\"}\n";
    for (unit, start) in [(OffsetUnit::Byte, 17), (OffsetUnit::Char, 12), (OffsetUnit::Utf16, 12)] {
        let (objects, status) = lines(input.as_bytes(), unit);
        assert_eq!((objects.len(), status), (1, 0));
        let entity = &objects[0]["entities"][0];
        assert_eq!(objects[0]["id"], 7);
        assert_eq!(entity["start"], start);
        assert_eq!(entity["label"], "date");
        assert_eq!(entity["value"], "2021-11-08");
    }
}

#[test]
fn jsonl_reports_a_bad_line_in_its_place_and_goes_on() {
    let bad: [(&[u8], Value, &str); 6] = [
        (b"not json", Value::Null, "expected ident"),
        (b"\xff", Value::Null, "invalid UTF-8 at byte 0"),
        (br#"{"id": "a"}"#, json!("a"), "no \"text\""),
        (br#"{"id": "b", "text": 5}"#, json!("b"), "\"text\" is not a string"),
        (
            br#"{"id": "c", "text": "", "ref": "soon"}"#,
            json!("c"),
            "\"ref\" is not a day: \"soon\"",
        ),
        (br#"{"id": "d", "text": "", "ref": 5}"#, json!("d"), "\"ref\" is not a string: 5"),
    ];
    for (line, id, message) in bad {
        let mut input = b"\n{\"id\": 1, \"text\": \"Iraq said.\"}\n".to_vec();
        input.extend(line);
        input.extend(b"\n{\"id\": 2, \"text\": \"\"}");
        let (objects, status) = lines(&input, OffsetUnit::Byte);
        assert_eq!((objects.len(), status), (3, 2), "{objects:?}");
        assert_eq!(objects[0]["entities"][0]["text"], "Iraq");
        assert_eq!((&objects[1]["id"], &objects[1]["line"]), (&id, &json!(3)));
        let error = objects[1]["error"].as_str().expect("a message");
        assert!(error.contains(message), "{error}");
        assert_eq!(objects[2], json!({"id": 2, "entities": []}));
    }
}
