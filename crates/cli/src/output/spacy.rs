//! spaCy: one object a line that `Doc.from_json` reads, and displaCy's manual mode.

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::json;

use crate::document::Document;
use crate::output::{Format, Options, label, push_json, tokens};

/// See the module.
pub struct Spacy {
    pub options: Options,
}

impl Format for Spacy {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let text = found.text();
        let mut offsets = Offsets::new(text, OffsetUnit::Char);
        let entities: Vec<_> = found
            .iter()
            .map(|entity| {
                let span = offsets.span(entity.span());
                json!({
                    "start": span.start,
                    "end": span.end,
                    "label": label(&entity, self.options.labels),
                    "id": entity.id().to_string(),
                    "kb_id": entity.list_id().unwrap_or_default(),
                })
            })
            .collect();
        let mut offsets = Offsets::new(text, OffsetUnit::Char);
        let (mut list, mut sentences) = (Vec::new(), Vec::<(usize, usize)>::new());
        for (number, token) in tokens::spacy(found).into_iter().enumerate() {
            let span = offsets.span(token.span);
            list.push(json!({"id": number, "start": span.start, "end": span.end}));
            match sentences.last_mut() {
                Some(last) if !token.sentence => last.1 = span.end,
                _ => sentences.push((span.start, span.end)),
            }
        }
        let sentences: Vec<_> =
            sentences.iter().map(|(start, end)| json!({"start": start, "end": end})).collect();
        let title = document.title.clone();
        push_json(
            out,
            &json!({
                "text": text,
                "ents": entities,
                "sents": sentences,
                "tokens": list,
                "title": title,
            }),
        );
        out.push(b'\n');
    }

    fn extension(&self) -> &'static str {
        "spacy.jsonl"
    }
}
