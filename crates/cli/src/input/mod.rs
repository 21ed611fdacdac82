//! Input: paths to files, files to blocks of work, blocks to documents.

mod html;
mod open;
mod record;
mod source;
mod walk;

pub use self::open::Counters;
pub use self::record::RecordReader;
pub use self::source::{Block, Source};
pub use self::walk::{Walk, sizes};

use crate::args::InputKind;

/// The kind a file's name tells, its compression left aside.
fn kind_of_name(name: &str) -> Option<InputKind> {
    let name = name.to_ascii_lowercase();
    let name = name.strip_suffix(".gz").or(name.strip_suffix(".zst")).unwrap_or(&name);
    match name.rsplit_once('.')?.1 {
        "txt" | "text" => Some(InputKind::Text),
        "html" | "htm" | "xhtml" => Some(InputKind::Html),
        "jsonl" | "ndjson" => Some(InputKind::Jsonl),
        _ => None,
    }
}

/// The kind the first bytes tell: JSON lines start with an object, pages with a doctype or tag.
fn kind_of_bytes(bytes: &[u8]) -> InputKind {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let starts =
        |what: &[u8]| bytes.len() >= what.len() && bytes[..what.len()].eq_ignore_ascii_case(what);
    if bytes.first() == Some(&b'{') {
        let line = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
        // A line longer than what was read ahead cannot be checked; text seldom starts with {".
        let object = serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok();
        let open = line.len() == bytes.len() && line[1..].trim_ascii_start().first() == Some(&b'"');
        if object || open {
            return InputKind::Jsonl;
        }
    }
    let pages: [&[u8]; 4] = [b"<!doctype html", b"<html", b"<head", b"<body"];
    if pages.iter().any(|tag| starts(tag)) { InputKind::Html } else { InputKind::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        assert_eq!(kind_of_name("a/b.JSONL.gz"), Some(InputKind::Jsonl));
        assert_eq!(kind_of_name("b.htm.zst"), Some(InputKind::Html));
        assert_eq!(kind_of_name("b.gz"), None);
        assert_eq!(kind_of_bytes(b"\n{\"text\": 1}\nx"), InputKind::Jsonl);
        assert_eq!(kind_of_bytes(b"{\"text\": \"cut of"), InputKind::Jsonl);
        assert_eq!(kind_of_bytes(b"{not json}\nx"), InputKind::Text);
        assert_eq!(kind_of_bytes(b"<!DOCTYPE HTML>"), InputKind::Html);
        assert_eq!(kind_of_bytes(b""), InputKind::Text);
    }
}
