//! Annotated texts: the common JSONL, plain or gzip, the marked text of `seeds/articles`, and spans
//! that are kept apart from the texts they are of.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;

use serde::Deserialize;

use crate::Failure;

/// A span of a text in bytes, with the number of its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Gold {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) label: String,
}

/// A text with its spans, ordered.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) text: String,
    pub(crate) gold: Vec<Gold>,
    pub(crate) licence: String,
}

#[derive(Deserialize)]
struct Line {
    id: String,
    text: String,
    #[serde(default)]
    spans: Vec<LineSpan>,
    #[serde(default)]
    licence: String,
}

#[derive(Deserialize)]
struct LineSpan {
    start: usize,
    end: usize,
    label: String,
}

/// Reads a file of texts; its name tells the format.
pub(crate) fn read(path: &Path) -> Result<Vec<Document>, Failure> {
    let raw = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let name = path.to_string_lossy();
    if name.ends_with(".txt") {
        return marked(&String::from_utf8(raw)?).map_err(|error| format!("{name}: {error}").into());
    }
    let mut text = String::new();
    if name.ends_with(".gz") {
        flate2::read::MultiGzDecoder::new(&raw[..]).read_to_string(&mut text)?;
    } else {
        text = String::from_utf8(raw)?;
    }
    text.lines().filter(|line| !line.trim().is_empty()).map(document).collect()
}

fn document(line: &str) -> Result<Document, Failure> {
    let line: Line = serde_json::from_str(line)?;
    let mut bytes: Vec<usize> = line.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(line.text.len());
    let mut gold = Vec::new();
    for span in &line.spans {
        let (Some(&start), Some(&end)) = (bytes.get(span.start), bytes.get(span.end)) else {
            return Err(format!("{}: span past the end", line.id).into());
        };
        gold.push(Gold { start, end, label: span.label.clone() });
    }
    gold.sort_by_key(|span| span.start);
    Ok(Document { id: line.id, text: line.text, gold, licence: line.licence })
}

/// The texts of the files of `folder` that have their spans in the table at `path`, by file: the
/// name of the file, the id of the text, its number of characters, and its spans as
/// `start-end:LABEL` with spaces between, in characters.
pub(crate) fn read_spans(
    path: &Path,
    folder: &Path,
) -> Result<Vec<(String, Vec<Document>)>, Failure> {
    let table = std::fs::read_to_string(path)?;
    let mut files: Vec<(String, Vec<Document>)> = Vec::new();
    let mut texts: HashMap<String, Document> = HashMap::new();
    for (number, row) in table.lines().enumerate().filter(|(_, row)| !row.starts_with('#')) {
        let fail = |what: &str| format!("{}:{}: {what}", path.display(), number + 1);
        let columns: Vec<&str> = row.split('\t').collect();
        let [file, id, length, spans] = columns[..] else {
            return Err(fail("four columns are wanted").into());
        };
        if files.last().is_none_or(|(last, _)| last != file) {
            files.push((file.to_owned(), Vec::new()));
            let all = read(&folder.join(format!("{file}.jsonl.gz")))?;
            texts = all.into_iter().map(|document| (document.id.clone(), document)).collect();
        }
        let mut document = texts.remove(id).ok_or_else(|| fail("no such text, or twice"))?;
        let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
        if length.parse() != Ok(bytes.len()) {
            return Err(fail("the text is another one").into());
        }
        bytes.push(document.text.len());
        let span = |span: &str| {
            let (range, label) = span.split_once(':')?;
            let (start, end) = range.split_once('-')?;
            let place = |at: &str| bytes.get(at.parse::<usize>().ok()?).copied();
            Some(Gold { start: place(start)?, end: place(end)?, label: label.to_owned() })
        };
        document.gold = spans
            .split_whitespace()
            .map(|text| span(text).ok_or_else(|| fail(text)))
            .collect::<Result<_, _>>()?;
        files.last_mut().expect("pushed above").1.push(document);
    }
    Ok(files)
}

/// `=== id: ... | kind: ... | ref: ...` starts a piece, `{LABEL text}` is a span.
fn marked(source: &str) -> Result<Vec<Document>, Failure> {
    let mut documents = Vec::new();
    let mut current: Option<(String, String)> = None;
    for line in source.lines() {
        if let Some(header) = line.strip_prefix("=== ") {
            if let Some((id, body)) = current.take() {
                documents.push(unmark(id, body.trim_end())?);
            }
            let fields: HashMap<&str, &str> = header
                .split('|')
                .filter_map(|field| field.split_once(':'))
                .map(|(k, v)| (k.trim(), v.trim()))
                .collect();
            current = Some((fields.get("id").unwrap_or(&"").to_string(), String::new()));
        } else if let Some((_, body)) = &mut current {
            body.push_str(line);
            body.push('\n');
        }
    }
    if let Some((id, body)) = current {
        documents.push(unmark(id, body.trim_end())?);
    }
    Ok(documents)
}

fn unmark(id: String, body: &str) -> Result<Document, Failure> {
    let (mut text, mut gold) = (String::with_capacity(body.len()), Vec::new());
    let mut rest = body;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let inside = &rest[open + 1..];
        let close = inside.find('}').ok_or_else(|| format!("{id}: a brace is not closed"))?;
        let (label, name) = inside[..close]
            .split_once(' ')
            .ok_or_else(|| format!("{id}: {:?}", &inside[..close]))?;
        if !label.chars().all(|c| c.is_ascii_uppercase()) || name.contains('{') {
            return Err(format!("{id}: {:?}", &inside[..close]).into());
        }
        let start = text.len();
        text.push_str(name);
        gold.push(Gold { start, end: text.len(), label: label.to_owned() });
        rest = &inside[close + 1..];
    }
    text.push_str(rest);
    Ok(Document { id, text, gold, licence: "this project".to_owned() })
}
