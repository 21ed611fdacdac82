//! brat standoff: `T1<TAB>PER 0 13<TAB>Boris Johnson`, code points, with normalizations, notes and
//! equivalences.

use std::collections::BTreeMap;
use std::io::Write;

use dateline::{Entity, Extraction, OffsetUnit, Offsets, Span};

use crate::document::Document;
use crate::output::{Format, Options, describe, label};

/// See the module.
pub struct Brat {
    pub options: Options,
}

/// What brat needs to know of a folder.
const CONFIGURATION: &str = "\
[entities]
PER
LOC
ORG
DATE
NAT

[relations]
<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>
<EQUIV>\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive

[events]

[attributes]
";

impl Format for Brat {
    fn document(&self, _document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let mut offsets = Offsets::new(found.text(), OffsetUnit::Char);
        let mut things: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        let mut rest = Vec::new();
        let mut references = 0;
        for (at, entity) in found.iter().enumerate() {
            let number = at + 1;
            things.entry(entity.id()).or_default().push(number);
            let kind = label(&entity, self.options.labels);
            let kind = kind.replace(|c: char| !c.is_alphanumeric(), "_");
            let text = found.text();
            // A line break cannot stand in an annotation: the lines are fragments.
            let fragments = fragments(text, entity.span());
            let places: Vec<_> = fragments
                .iter()
                .map(|&fragment| {
                    let span = offsets.span(fragment);
                    format!("{} {}", span.start, span.end)
                })
                .collect();
            let name: Vec<_> = fragments.iter().map(|fragment| fragment.of(text)).collect();
            let (places, name) = (places.join(";"), name.join(" "));
            writeln!(out, "T{number}\t{kind} {places}\t{name}").expect("to memory");
            if let Some((base, id)) = reference(&entity) {
                references += 1;
                let name = entity.canonical().split_whitespace().collect::<Vec<_>>().join(" ");
                writeln!(rest, "N{references}\tReference T{number} {base}:{id}\t{name}")
                    .expect("to memory");
            }
            let facts = describe(&entity);
            if !facts.is_empty() {
                writeln!(rest, "#{number}\tAnnotatorNotes T{number}\t{facts}").expect("to memory");
            }
        }
        out.extend_from_slice(&rest);
        for same in things.values().filter(|same| same.len() > 1) {
            let same: Vec<_> = same.iter().map(|number| format!("T{number}")).collect();
            writeln!(out, "*\tEquiv {}", same.join(" ")).expect("to memory");
        }
    }

    fn single(&self) -> bool {
        true
    }

    fn extension(&self) -> &'static str {
        "ann"
    }

    fn beside(&self, document: &Document) -> Option<(&'static str, Vec<u8>)> {
        Some(("txt", document.text.as_bytes().to_vec()))
    }

    fn in_folder(&self) -> Option<(&'static str, &'static str)> {
        Some(("annotation.conf", CONFIGURATION))
    }
}

/// The parts of a span between its line breaks, without the white space around them.
fn fragments(text: &str, span: Span) -> Vec<Span> {
    let name = span.of(text);
    let mut parts = Vec::new();
    let mut start = 0;
    for line in name.split_inclusive(['\n', '\r']) {
        let trimmed = line.trim();
        if !trimmed.is_empty() {
            let from = span.start + start + (line.len() - line.trim_start().len());
            parts.push(Span::new(from, from + trimmed.len()));
        }
        start += line.len();
    }
    parts
}

/// The knowledge base and its id; brat separates them by a colon.
fn reference(entity: &Entity<'_>) -> Option<(String, String)> {
    let id = entity.list_id()?;
    let (base, id) = match id.split_once(':') {
        Some(("gn", number)) => ("GeoNames", number),
        Some(("iso", code)) => ("ISO3166", code),
        Some((base, id)) => (base, id),
        None => ("list", &*id),
    };
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("_");
    Some((plain(base), plain(id)))
}
