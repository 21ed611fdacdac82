//! Prodigy: one task a line, with tokens and spans.

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::json;

use crate::document::Document;
use crate::output::{Format, Options, label, push_json, tokens};

/// See the module.
pub struct Prodigy {
    pub options: Options,
}

impl Format for Prodigy {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let text = found.text();
        let tokens = tokens::spacy(found);
        let mut offsets = Offsets::new(text, OffsetUnit::Char);
        let list: Vec<_> = tokens
            .iter()
            .enumerate()
            .map(|(number, token)| {
                let span = offsets.span(token.span);
                json!({
                    "text": token.span.of(text),
                    "start": span.start,
                    "end": span.end,
                    "id": number,
                    "ws": token.space,
                })
            })
            .collect();
        let mut offsets = Offsets::new(text, OffsetUnit::Char);
        let spans: Vec<_> = found
            .iter()
            .map(|entity| {
                let span = offsets.span(entity.span());
                let first = tokens.partition_point(|token| token.span.end <= entity.span().start);
                let after = tokens.partition_point(|token| token.span.start < entity.span().end);
                json!({
                    "start": span.start,
                    "end": span.end,
                    "token_start": first,
                    "token_end": after - 1,
                    "label": label(&entity, self.options.labels),
                })
            })
            .collect();
        let id: serde_json::Value =
            serde_json::from_str(document.id.as_json()).expect("an id is JSON");
        push_json(
            out,
            &json!({"text": text, "tokens": list, "spans": spans, "meta": {"source": id}}),
        );
        out.push(b'\n');
    }

    fn extension(&self) -> &'static str {
        "prodigy.jsonl"
    }
}
