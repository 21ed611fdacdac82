//! Reading annotated documents.

use std::path::Path;

use dateline::date::Reference;
use serde::Deserialize;

/// A document with its annotations.
#[derive(Debug, Deserialize)]
pub struct Document {
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

/// The documents of a file, with errors that name file and line.
pub fn read(path: &Path) -> Result<Vec<Document>, String> {
    let name = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            let document: Document = serde_json::from_str(line)
                .map_err(|error| format!("{name}:{}: {error}", at + 1))?;
            let length = document.text.chars().count();
            match document.spans.iter().find(|span| span.start >= span.end || span.end > length) {
                None => Ok(document),
                Some(span) => Err(format!(
                    "{name}:{}: span {}..{} is not in the text of {length} characters",
                    at + 1,
                    span.start,
                    span.end
                )),
            }
        })
        .collect()
}
