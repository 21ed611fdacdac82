//! Reading annotated documents.

use std::path::Path;

use dateline::date::Reference;
use serde::Deserialize;

/// A document with its annotations.
#[derive(Debug, Deserialize)]
pub struct Document {
    /// Its name in the file.
    #[serde(default)]
    pub id: serde_json::Value,
    /// The text.
    pub text: String,
    /// Its annotations.
    #[serde(default)]
    pub spans: Vec<Annotation>,
    /// What the file annotates; nothing for people, places and organizations.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The date of the document.
    #[serde(default, rename = "ref")]
    pub reference: Option<String>,
}

/// One annotated span; offsets are code points.
#[derive(Debug, Deserialize)]
pub struct Annotation {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// `PER`, `LOC`, `ORG`, `NAT` or `DATE`.
    pub label: String,
    /// The value of a date, where the file has one.
    #[serde(default)]
    pub timex: Option<String>,
    /// The modifier of a date.
    #[serde(default, rename = "mod")]
    pub modifier: Option<String>,
}

impl Document {
    /// True when the file annotates that label.
    pub fn annotates(&self, label: &str) -> bool {
        if self.labels.is_empty() {
            return ["PER", "LOC", "ORG"].contains(&label);
        }
        self.labels.iter().any(|known| known == label)
    }

    /// The date of the document, when it can be read.
    pub fn reference(&self) -> Option<Reference> {
        self.reference.as_deref().and_then(Reference::parse)
    }
}

/// The documents of a file, JSON lines or marked text, with errors that name file and line.
///
/// # Errors
///
/// When the file cannot be read, or a line is not a document with spans within its text.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    if path.extension().is_some_and(|extension| extension == "txt") {
        return marked(&text).map_err(|(line, what)| format!("{name}:{line}: {what}"));
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(at, line)| object(line).map_err(|what| format!("{name}:{}: {what}", at + 1)))
        .collect()
}

/// Reads one object.
fn object(line: &str) -> Result<Document, String> {
    let document: Document = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let length = document.text.chars().count();
    match document.spans.iter().find(|span| span.start >= span.end || span.end > length) {
        None => Ok(document),
        Some(Annotation { start, end, .. }) => {
            Err(format!("span {start}..{end} is not in the text of {length} characters"))
        }
    }
}

/// Reads marked text, the format of `seeds/articles`: `=== id: a | kind: b | ref: 2024-05-03`, then
/// the text with `{LABEL name}` for every span.
fn marked(text: &str) -> Result<Vec<Document>, (usize, String)> {
    let mut documents: Vec<Document> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let fail = |what: &str| (at + 1, what.to_owned());
        if let Some(header) = line.strip_prefix("=== ") {
            let field = |name: &str| {
                let mut fields = header.split(" | ");
                fields.find_map(|field| {
                    field.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned)
                })
            };
            documents.push(Document {
                id: field("id").ok_or_else(|| fail("no id"))?.into(),
                text: String::new(),
                spans: Vec::new(),
                labels: ["PER", "LOC", "ORG", "NAT", "DATE", "MISC"].map(str::to_owned).to_vec(),
                reference: field("ref"),
            });
            continue;
        }
        let document = documents.last_mut().ok_or_else(|| fail("text before the first header"))?;
        read_marks(line, document).map_err(fail)?;
        document.text.push('\n');
    }
    for document in &mut documents {
        document.text.truncate(document.text.trim_end().len());
    }
    Ok(documents)
}

fn read_marks(line: &str, document: &mut Document) -> Result<(), &'static str> {
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('{') {
        let (inside, after) = marked.split_once('}').ok_or("a mark without its end")?;
        let (label, name) = inside.split_once(' ').ok_or("a mark without a label")?;
        if name.is_empty() {
            return Err("a mark without a name");
        }
        document.text.push_str(before);
        let start = document.text.chars().count();
        document.text.push_str(name);
        let end = document.text.chars().count();
        let label = label.to_owned();
        document.spans.push(Annotation { start, end, label, timex: None, modifier: None });
        rest = after;
    }
    document.text.push_str(rest);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_marked_text() {
        let text =
            "=== id: a | ref: 2024-05-03\n{PER Ana Ruiz} left {LOC León}.\n\n=== id: b\nNo one.\n";
        let documents = marked(text).unwrap();
        assert_eq!(documents.len(), 2);
        assert_eq!(documents[0].text, "Ana Ruiz left León.");
        let spans: Vec<_> = documents[0].spans.iter().map(|s| (s.start, s.end)).collect();
        assert_eq!(spans, [(0, 8), (14, 18)]);
        assert_eq!(documents[0].reference.as_deref(), Some("2024-05-03"));
        assert!(documents[1].spans.is_empty());
    }

    #[test]
    fn a_bad_mark_names_its_line() {
        assert_eq!(marked("=== id: a\n\n{PER Ana").unwrap_err().0, 3);
        assert_eq!(marked("Ana").unwrap_err().0, 1);
    }

    #[test]
    fn a_span_outside_the_text_is_an_error() {
        let bad = r#"{"text": "Ana", "spans": [{"start": 0, "end": 4, "label": "PER"}]}"#;
        assert_eq!(object(bad).unwrap_err(), "span 0..4 is not in the text of 3 characters");
        assert!(object(&bad.replace('4', "3")).is_ok());
    }
}
