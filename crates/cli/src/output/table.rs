//! One line an entity, in columns for reading.

use std::io::Write;

use dateline::{Entity, Extraction, Offsets};

use crate::document::Document;
use crate::output::{Format, Options, Style, clean, describe, label, one_line};

/// See the module.
pub struct Table {
    pub options: Options,
}

/// The widest a name may be before it moves what follows.
const WIDEST: usize = 36;

/// Where it is, its name on one line, and the entity.
type Row<'a> = (String, String, Entity<'a>);

impl Format for Table {
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let style = Style::new(self.options.color);
        if document.one_of_many {
            let heading = document.id.to_text();
            writeln!(out, "{}", style.heading(&clean(&heading))).expect("to memory");
        }
        let mut offsets = Offsets::new(found.text(), self.options.unit);
        let rows: Vec<Row<'_>> = found
            .iter()
            .map(|entity| {
                let span = offsets.span(entity.span());
                let name = clean(&one_line(entity.text())).into_owned();
                (format!("{}..{}", span.start, span.end), name, entity)
            })
            .collect();
        let widest = |of: &dyn Fn(&Row<'_>) -> usize| rows.iter().map(of).max().unwrap_or(0);
        let places = widest(&|row| row.0.len());
        let kinds = widest(&|row| label(&row.2, self.options.labels).len());
        let names = widest(&|row| row.1.chars().count()).min(WIDEST);
        for (place, name, entity) in &rows {
            let kind = format!("{:<kinds$}", label(entity, self.options.labels));
            let kind = style.kind(entity.label(), &kind);
            let facts = clean(&describe(entity)).into_owned();
            let line = format!("{place:>places$}  {kind}  {name:<names$}  {}", style.dim(&facts));
            writeln!(out, "{}", line.trim_end()).expect("to memory");
        }
        if document.one_of_many {
            out.push(b'\n');
        }
    }

    fn extension(&self) -> &'static str {
        "table.txt"
    }
}
