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
    #[serde(default)]
    pub country: Option<String>,
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

/// The documents of a file, with errors that name file and line.
pub fn read(path: &str) -> Result<Vec<Document>, String> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(at, line)| {
            serde_json::from_str(line).map_err(|error| format!("{path}:{}: {error}", at + 1))
        })
        .collect()
}
