//! One page to read: the text with its entities marked. Lists, time line and map are drawn by the
//! script of the page from the marks, so that documents are written as they come.

use dateline::date::{Bounds, Policy};
use dateline::{Entity, Extraction};

use crate::document::Document;
use crate::output::{Format, describe, one_line, xml};

/// See the module.
pub struct Page;

const STYLE: &str = include_str!("../assets/page.css");
const SCRIPT: &str = include_str!("../assets/page.js");
const WORLD: &str = include_str!("../assets/world.js");
const HEAD: &str = include_str!("../assets/head.html");
const TAIL: &str = include_str!("../assets/tail.html");

impl Format for Page {
    fn begin(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(HEAD.replace("/*style*/", STYLE).as_bytes());
    }

    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>) {
        let id = document.id.to_text();
        let text = found.text();
        out.extend_from_slice(b"<article");
        xml::push_attribute(out, "data-id", &id);
        if let Some(date) = &document.date {
            xml::push_attribute(out, "data-date", date.get(..10).unwrap_or(date));
        }
        out.extend_from_slice(b"><header><p class=\"source\">");
        xml::push_text(out, &id);
        if let Some(date) = &document.date {
            out.extend_from_slice(b" <time>");
            xml::push_text(out, date.get(..10).unwrap_or(date));
            out.extend_from_slice(b"</time>");
        }
        out.extend_from_slice(b"</p></header>\n");
        let headline = headline(text);
        let mut entities = found.iter().peekable();
        for (number, paragraph) in paragraphs(text).enumerate() {
            let tag = if number == 0 && headline { "h2" } else { "p" };
            out.extend_from_slice(format!("<{tag}>").as_bytes());
            let mut at = paragraph.start;
            while let Some(entity) = entities.next_if(|entity| entity.span().start < paragraph.end)
            {
                push_lines(out, &text[at..entity.span().start]);
                mark(&entity, out);
                at = entity.span().end;
            }
            if at < paragraph.end {
                push_lines(out, &text[at..paragraph.end]);
            }
            out.extend_from_slice(format!("</{tag}>\n").as_bytes());
        }
        out.extend_from_slice(b"</article>\n");
    }

    fn end(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(
            TAIL.replace("/*world*/", WORLD).replace("/*script*/", SCRIPT).as_bytes(),
        );
    }

    fn extension(&self) -> &'static str {
        "html"
    }
}

/// True when the text starts with a line that reads as a headline: short, on its own, without a
/// full stop.
fn headline(text: &str) -> bool {
    let mut lines = paragraphs(text);
    let Some(first) = lines.next() else { return false };
    let line = text[first].trim();
    line.chars().count() < 140 && !line.ends_with(['.', '"', '”']) && lines.next().is_some()
}

/// The parts of the text between empty lines, as far as entities do not go over them.
fn paragraphs(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        if start == text.len() {
            return None;
        }
        let mut end = start;
        for line in text[start..].split_inclusive('\n') {
            if line.trim().is_empty() {
                break;
            }
            end += line.len();
        }
        at = end;
        Some(start..end)
    })
}

/// Text with its line breaks shown.
fn push_lines(out: &mut Vec<u8>, text: &str) {
    for (at, line) in text.trim_end_matches(['\n', '\r']).split('\n').enumerate() {
        if at > 0 {
            out.extend_from_slice(b"<br>");
        }
        xml::push_text(out, line.trim_end_matches('\r'));
    }
}

fn mark(entity: &Entity<'_>, out: &mut Vec<u8>) {
    let kind = entity.label_name();
    let built_in = dateline::Label::BUILT_IN.contains(&entity.label());
    out.extend_from_slice(b"<mark");
    xml::push_attribute(out, "class", if built_in { kind } else { "custom" });
    xml::push_attribute(out, "data-kind", kind);
    xml::push_attribute(out, "data-id", &entity.id().to_string());
    let name = one_line(entity.canonical());
    xml::push_attribute(out, "data-name", &name);
    let facts = describe(entity);
    if !facts.is_empty() {
        xml::push_attribute(out, "data-facts", &facts);
    }
    xml::push_attribute(out, "data-score", &format!("{:.2}", entity.score()));
    xml::push_attribute(out, "data-source", entity.source().as_str());
    if let Some(id) = entity.list_id() {
        xml::push_attribute(out, "data-list-id", &id);
    }
    if let Some((latitude, longitude)) = entity.as_place().and_then(|place| place.coordinates()) {
        xml::push_attribute(out, "data-at", &format!("{latitude},{longitude}"));
    }
    if let Some(date) = entity.as_date() {
        let value = date.value();
        xml::push_attribute(out, "data-value", &value.timex_value().to_string());
        if let Some(bounds) = value.bounds(&Policy::default()) {
            let (from, to) = days(&bounds);
            xml::push_attribute(out, "data-from", &from);
            xml::push_attribute(out, "data-to", &to);
        }
    }
    out.push(b'>');
    push_lines(out, entity.text());
    out.extend_from_slice(b"</mark>");
}

/// The first day and the day after the last, or the same when it is within one.
fn days(bounds: &Bounds) -> (String, String) {
    let day = |(year, month, day, ..): (i32, u8, u8, u8, u8, u8)| {
        format!("{year:04}-{month:02}-{day:02}")
    };
    (day(bounds.start()), day(bounds.end()))
}
