//! The text with its entities marked: in colour, or in brackets where there is none.

use dateline::{Entity, Extraction};

use crate::document::Document;
use crate::output::wrap::wrap;
use crate::output::{Format, Options, Style, clean, label};

/// See the module.
pub struct Text {
    pub options: Options,
}

impl Format for Text {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let style = Style::new(self.options.color);
        let first = out.len();
        if document.one_of_many {
            let heading = document.id.to_text();
            push(out, &style.heading(&clean(&heading)));
            out.push(b'\n');
        }
        let text = found.text();
        let mut at = 0;
        for entity in found.iter() {
            let span = entity.span();
            push(out, &clean(&text[at..span.start]));
            self.mark(&entity, style, out);
            at = span.end;
        }
        let rest = clean(text[at..].trim_end());
        push(out, &rest);
        if let Some(width) = self.options.width {
            let marked = String::from_utf8_lossy(&out[first..]).into_owned();
            out.truncate(first);
            push(out, &wrap(&marked, width));
        }
        out.push(b'\n');
        if document.one_of_many {
            out.push(b'\n');
        }
    }

    fn extension(&self) -> &'static str {
        "marked.txt"
    }
}

impl Text {
    fn mark(&self, entity: &Entity<'_>, style: Style, out: &mut Vec<u8>) {
        let name = clean(entity.text());
        let value = entity.as_date().map(|date| date.value().timex_value().to_string());
        let value = value.filter(|value| *value != name);
        if style.has_color() {
            push(out, &style.mark(entity.label(), &name));
            if let Some(value) = value {
                push(out, &style.dim(&format!("⟨{value}⟩")));
            }
            return;
        }
        let kind = label(entity, self.options.labels);
        let value = value.map(|value| format!(" {value}")).unwrap_or_default();
        push(out, &format!("[{name} | {kind}{value}]"));
    }
}

fn push(out: &mut Vec<u8>, text: &str) {
    out.extend_from_slice(text.as_bytes());
}
