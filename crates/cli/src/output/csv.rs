//! CSV after RFC 4180: a header, then one row an entity.

use dateline::{Entity, Extraction, Offsets};

use crate::document::Document;
use crate::output::{Format, Options, label, one_line};

/// See the module.
pub struct Csv {
    pub options: Options,
}

const HEADER: &str = "document,start,end,label,text,score,source,entity,canonical,list_id,kind,\
                      country,latitude,longitude,type,value,mod,basis,note\n";

impl Format for Csv {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(HEADER.as_bytes());
    }

    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let mut offsets = Offsets::new(found.text(), self.options.unit);
        let id = document.id.to_text();
        for entity in found.iter() {
            let span = offsets.span(entity.span());
            let mut cells = vec![
                id.clone(),
                span.start.to_string(),
                span.end.to_string(),
                label(&entity, self.options.labels).to_owned(),
                entity.text().to_owned(),
                format!("{:.3}", entity.score()),
                entity.source().as_str().to_owned(),
                entity.id().to_string(),
                one_line(entity.canonical()),
                entity.list_id().unwrap_or_default().into_owned(),
            ];
            cells.extend(facts(&entity));
            for (at, cell) in cells.iter().enumerate() {
                if at > 0 {
                    out.push(b',');
                }
                push_cell(out, cell);
            }
            out.push(b'\n');
        }
    }

    fn extension(&self) -> &'static str {
        "csv"
    }
}

/// The cells from `kind` on.
fn facts(entity: &Entity<'_>) -> [String; 9] {
    let mut cells = <[String; 9]>::default();
    let [kind, country, latitude, longitude, r#type, value, modifier, basis, note] = &mut cells;
    let (class, code) = if let Some(place) = entity.as_place() {
        if let Some((north, east)) = place.coordinates() {
            (*latitude, *longitude) = (format!("{north}"), format!("{east}"));
        }
        (place.class(), place.country().map(str::to_owned))
    } else if let Some(organization) = entity.as_organization() {
        (organization.class(), organization.country().map(str::to_owned))
    } else if let Some(group) = entity.as_group() {
        (group.class(), group.country().map(str::to_owned))
    } else {
        (entity.as_person().and_then(|person| person.class()), None)
    };
    *kind = class.map(|class| class.as_str().to_owned()).unwrap_or_default();
    *country = code.unwrap_or_default();
    if let Some(date) = entity.as_date() {
        let date = date.value();
        *r#type = date.timex_type().as_str().to_owned();
        *value = date.timex_value().to_string();
        *modifier = date.modifier.map(|word| word.as_str().to_owned()).unwrap_or_default();
        if date.basis.is_counted() {
            *basis = date.basis.as_str().to_owned();
        }
        *note = date.note.map(|note| note.to_string()).unwrap_or_default();
    }
    cells
}

fn push_cell(out: &mut Vec<u8>, cell: &str) {
    if cell.contains(['"', ',', '\n', '\r']) {
        out.push(b'"');
        out.extend_from_slice(cell.replace('"', "\"\"").as_bytes());
        out.push(b'"');
    } else {
        out.extend_from_slice(cell.as_bytes());
    }
}
