//! W3C Web Annotation: one annotation page a line, JSON-LD, with position and quote selectors.
//!
//! Positions count code points, as the data model says.

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::{Value, json};

use crate::document::Document;
use crate::output::{Format, Options, describe, label, push_json};

/// See the module.
pub struct WebAnnotation {
    pub options: Options,
}

/// Characters of context on each side of a quotation.
const CONTEXT: usize = 32;

impl Format for WebAnnotation {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let text = found.text();
        let source = source(&document.id.to_text());
        let mut offsets = Offsets::new(text, OffsetUnit::Char);
        let items: Vec<_> = found
            .iter()
            .enumerate()
            .map(|(at, entity)| {
                let span = offsets.span(entity.span());
                let mut bodies = vec![json!({
                    "type": "TextualBody",
                    "purpose": "tagging",
                    "value": label(&entity, self.options.labels),
                })];
                if let Some(uri) = entity.list_id().and_then(|id| uri(&id)) {
                    bodies.push(json!({"type": "SpecificResource", "purpose": "identifying", "source": uri}));
                }
                let facts = describe(&entity);
                if !facts.is_empty() {
                    bodies.push(json!({"type": "TextualBody", "purpose": "describing", "value": facts}));
                }
                json!({
                    "id": format!("{source}#entity-{at}"),
                    "type": "Annotation",
                    "motivation": "tagging",
                    "body": bodies,
                    "target": {
                        "source": source,
                        "selector": [
                            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                            quote(text, entity.range()),
                        ],
                    },
                })
            })
            .collect();
        push_json(
            out,
            &json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": format!("{source}#entities"),
                "type": "AnnotationPage",
                "startIndex": 0,
                "items": items,
            }),
        );
        out.push(b'\n');
    }

    fn extension(&self) -> &'static str {
        "webanno.jsonl"
    }
}

/// An IRI for a document: its id when that is one, else a URN with what an IRI cannot hold escaped.
fn source(id: &str) -> String {
    if id.starts_with("http://") || id.starts_with("https://") || id.starts_with("urn:") {
        return id.to_owned();
    }
    let mut iri = "urn:dateline:".to_owned();
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/:@".contains(&byte) {
            iri.push(char::from(byte));
        } else {
            iri.push_str(&format!("%{byte:02X}"));
        }
    }
    iri
}

fn uri(id: &str) -> Option<String> {
    match id.split_once(':') {
        Some(("gn", number)) => Some(format!("https://sws.geonames.org/{number}/")),
        _ if id.starts_with("http") => Some(id.to_owned()),
        _ => None,
    }
}

fn quote(text: &str, range: std::ops::Range<usize>) -> Value {
    let before = &text[..range.start];
    let from = before.char_indices().rev().take(CONTEXT).last().map_or(range.start, |(at, _)| at);
    let suffix: String = text[range.end..].chars().take(CONTEXT).collect();
    json!({
        "type": "TextQuoteSelector",
        "exact": &text[range],
        "prefix": &before[from..],
        "suffix": suffix,
    })
}
