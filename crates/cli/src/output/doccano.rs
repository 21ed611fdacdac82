//! doccano: `{"text", "label": [[start, end, "PER"]]}`, one object a line.

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::json;

use crate::document::Document;
use crate::output::{Format, Options, label, push_json};

/// See the module.
pub struct Doccano {
    pub options: Options,
}

impl Format for Doccano {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let mut offsets = Offsets::new(found.text(), OffsetUnit::Char);
        let labels: Vec<_> = found
            .iter()
            .map(|entity| {
                let span = offsets.span(entity.span());
                json!([span.start, span.end, label(&entity, self.options.labels)])
            })
            .collect();
        // Its own `id` is a number of its database; what else stands here becomes metadata.
        let source = document.id.to_text();
        push_json(out, &json!({"text": found.text(), "label": labels, "source": source}));
        out.push(b'\n');
    }

    fn extension(&self) -> &'static str {
        "doccano.jsonl"
    }
}
