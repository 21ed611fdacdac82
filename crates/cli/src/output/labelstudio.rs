//! Label Studio: tasks with predictions, for a project whose labelling interface has
//! `<Labels name="label" toName="text">` and `<Text name="text" value="$text"/>`.
//!
//! Its offsets count code points, since label-studio-frontend's pull request 308.

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::json;

use crate::document::Document;
use crate::output::{Format, Options, label, push_json};

/// See the module.
pub struct LabelStudio {
    pub options: Options,
}

impl Format for LabelStudio {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"[\n");
    }

    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let mut offsets = Offsets::new(found.text(), OffsetUnit::Char);
        let mut total = 0.0;
        let regions: Vec<_> = found
            .iter()
            .enumerate()
            .map(|(at, entity)| {
                let span = offsets.span(entity.span());
                let score = f64::from((entity.score() * 1000.0).round()) / 1000.0;
                total += score;
                json!({
                    "id": format!("e{at}"),
                    "from_name": "label",
                    "to_name": "text",
                    "type": "labels",
                    "value": {
                        "start": span.start,
                        "end": span.end,
                        "text": entity.text(),
                        "labels": [label(&entity, self.options.labels)],
                    },
                    "score": score,
                })
            })
            .collect();
        let mean = if regions.is_empty() { 0.0 } else { total / regions.len() as f64 };
        out.extend_from_slice(self.separator());
        push_json(
            out,
            &json!({
                "data": {"text": found.text(), "id": document.id.to_text()},
                "predictions": [{
                    "model_version": concat!("dateline-", env!("CARGO_PKG_VERSION")),
                    "score": (mean * 1000.0).round() / 1000.0,
                    "result": regions,
                }],
            }),
        );
    }

    fn end(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\n]\n");
    }

    fn separator(&self) -> &'static [u8] {
        b",\n"
    }

    fn extension(&self) -> &'static str {
        "labelstudio.json"
    }
}
