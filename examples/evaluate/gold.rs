//! Reading annotated documents.

use dateline::date::Reference;
use serde::Deserialize;

/// A document with its annotations.
#[derive(Debug, Deserialize)]
pub struct Document {
    pub id: serde_json::Value,
    pub text: String,
    #[serde(default)]
    pub spans: Vec<Annotation>,
    /// What the file annotates; nothing for people, places and organizations.
    #[serde(default)]
    pub labels: Vec<String>,
    #[serde(default, rename = "ref")]
    pub reference: Option<String>,
}

/// One annotated span; offsets are code points.
#[derive(Debug, Deserialize)]
pub struct Annotation {
    pub start: usize,
    pub end: usize,
    pub label: String,
    /// The value of a date, where the file has one.
    #[serde(default)]
    pub timex: Option<String>,
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

    pub fn reference(&self) -> Option<Reference> {
        self.reference.as_deref().and_then(Reference::parse)
    }
}

/// The documents of a file, JSON lines or marked text, with errors that name file and line.
pub fn read(path: &str) -> Result<Vec<Document>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    if path.ends_with(".txt") {
        return marked(path, &text);
    }
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", at + 1))
        })
        .collect()
}

/// Reads marked text, the format of `seeds/articles`: `=== id: a | kind: b | ref: 2024-05-03`, then
/// the text with `{LABEL name}` for every span.
fn marked(path: &str, text: &str) -> Result<Vec<Document>, String> {
    let mut documents: Vec<Document> = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let fail = |what: &str| format!("{path}:{}: {what}", at + 1);
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
        let Some(document) = documents.last_mut() else {
            return Err(fail("text before the first header"));
        };
        read_marks(line, document).map_err(|what| fail(&what))?;
        document.text.push('\n');
    }
    for document in &mut documents {
        document.text.truncate(document.text.trim_end().len());
    }
    Ok(documents)
}

fn read_marks(line: &str, document: &mut Document) -> Result<(), String> {
    let mut rest = line;
    while let Some((before, marked)) = rest.split_once('{') {
        let (inside, after) = marked.split_once('}').ok_or("a mark without its end")?;
        let (label, name) = inside.split_once(' ').ok_or("a mark without a label")?;
        document.text.push_str(before);
        let start = document.text.chars().count();
        document.text.push_str(name);
        let end = document.text.chars().count();
        document.spans.push(Annotation {
            start,
            end,
            label: label.to_owned(),
            timex: None,
            modifier: None,
        });
        rest = after;
    }
    document.text.push_str(rest);
    Ok(())
}
