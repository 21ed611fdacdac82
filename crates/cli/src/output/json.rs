//! JSON: the library's stable form, one object a document, as lines or as one array.

use dateline::Extraction;

use crate::document::{Document, Failure};
use crate::output::entities::push_entities;
use crate::output::{Format, Options, push_json};

/// See the module.
pub struct Json {
    pub options: Options,
    pub array: bool,
}

/// Fields of ours, which a record's own cannot have.
const OURS: [&str; 5] = ["id", "title", "text", "entities", "error"];

impl Format for Json {
    fn begin(&self, out: &mut Vec<u8>) {
        if self.array {
            out.extend_from_slice(b"[\n");
        }
    }

    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        out.extend_from_slice(self.separator());
        out.extend_from_slice(b"{\"id\":");
        out.extend_from_slice(document.id.as_json().as_bytes());
        for (name, value) in &document.fields {
            if !OURS.contains(&name.as_str()) {
                field(out, name);
                out.extend_from_slice(value.get().as_bytes());
            }
        }
        if self.options.with_text {
            if let Some(title) = &document.title {
                field(out, "title");
                push_json(out, title);
            }
            field(out, "text");
            push_json(out, &document.text);
        }
        field(out, "entities");
        push_entities(out, found, self.options.unit);
        out.extend_from_slice(if self.array { b"}" } else { b"}\n" });
    }

    fn failure(&self, failure: &Failure, out: &mut Vec<u8>) {
        out.extend_from_slice(self.separator());
        out.extend_from_slice(b"{\"id\":");
        out.extend_from_slice(failure.id.as_ref().map_or("null", |id| id.as_json()).as_bytes());
        field(out, "path");
        push_json(out, &failure.path);
        if let Some(line) = failure.line {
            field(out, "line");
            push_json(out, &line);
        }
        field(out, "error");
        push_json(out, &failure.message);
        out.extend_from_slice(if self.array { b"}" } else { b"}\n" });
    }

    fn end(&self, out: &mut Vec<u8>) {
        if self.array {
            out.extend_from_slice(b"\n]\n");
        }
    }

    fn separator(&self) -> &'static [u8] {
        if self.array { b",\n" } else { b"" }
    }

    fn extension(&self) -> &'static str {
        if self.array { "json" } else { "jsonl" }
    }
}

fn field(out: &mut Vec<u8>, name: &str) {
    out.push(b',');
    push_json(out, &name);
    out.push(b':');
}
