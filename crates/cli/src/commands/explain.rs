//! `dateline explain`: what decided about each entity, and what is known of it.

use std::fmt::Write as _;
use std::sync::Arc;

use dateline::tokenizer::{Token, tokenize};
use dateline::{Entity, Extraction, Source as Decided};

use crate::args::ExplainArgs;
use crate::document::Document;
use crate::input::{Counters, RecordReader, Source};
use crate::output::{Style, clean, describe, one_line};
use crate::settings::Finder;
use crate::{Outcome, report};

/// Characters of context on each side.
const CONTEXT: usize = 36;

/// Explains as the options say.
pub fn run(args: &mut ExplainArgs) -> Result<Outcome, String> {
    let Some(()) = crate::standard_input(&mut args.input) else {
        return Ok(Outcome::Usage);
    };
    let finder = Finder::new(&args.find)?;
    let counters = Arc::new(Counters::default());
    let mut source = Source::new(&args.input, &counters)?;
    let records = RecordReader::new(&args.input, false);
    let style = Style::new(crate::use_color(args.color));
    let (mut any, mut failed) = (false, false);
    while let Some(block) = source.next_block() {
        let mut result = Ok(());
        block.read(&records, args.input.lossy, &counters, |read| {
            match read {
                Ok(document) => {
                    let (text, count) = document_text(&document, &finder, args, style);
                    any |= count > 0;
                    result = crate::print(text.as_bytes()).map(|_| ());
                }
                Err(failure) => {
                    failed = true;
                    report(&failure.to_string());
                }
            }
            result.is_ok()
        });
        result?;
    }
    Ok(match (failed, any) {
        (true, _) => Outcome::Failed,
        (false, true) => Outcome::Found,
        (false, false) => Outcome::Nothing,
    })
}

fn document_text(
    document: &Document,
    finder: &Finder,
    args: &ExplainArgs,
    style: Style,
) -> (String, usize) {
    let reference = document.reference.or(args.find.reference_date);
    let mut found = finder.extractor.extract_dated(&document.text, reference);
    found.retain(|entity| finder.wants(entity));
    let mut out = String::new();
    let mut count = 0;
    if document.one_of_many {
        writeln!(out, "{}", style.heading(&clean(&document.id.to_text()))).expect("to a string");
    }
    let tokens = tokenize(&document.text);
    for entity in found.iter() {
        if args.only.as_ref().is_some_and(|only| !entity.text().contains(only.as_str())) {
            continue;
        }
        count += 1;
        explain(&entity, &found, &tokens, style, &mut out);
    }
    (out, count)
}

fn explain(
    entity: &Entity<'_>,
    found: &Extraction<'_>,
    tokens: &[Token],
    style: Style,
    out: &mut String,
) {
    let text = found.text();
    let range = entity.range();
    let before: String = text[..range.start].chars().rev().take(CONTEXT).collect();
    let before: String = before.chars().rev().collect();
    let after: String = text[range.end..].chars().take(CONTEXT).collect();
    let flat = |text: &str| clean(&text.replace(['\n', '\r', '\t'], " ")).into_owned();
    let name = style.mark(entity.label(), &one_line(&clean(entity.text())));
    let head = format!("{}{name}{}", style.dim(&flat(&before)), style.dim(&flat(&after)));
    let kind = style.kind(entity.label(), entity.label_name());
    let (range, score) = (format!("{}..{}", range.start, range.end), entity.score());
    writeln!(out, "{kind} {range}  {head}").expect("to a string");
    let mut line = |name: &str, value: &str| {
        writeln!(out, "  {name:<9} {}", clean(value)).expect("to a string");
    };
    line("score", &format!("{score:.3}"));
    line("decided", &decided(entity, found));
    if let Some(id) = entity.list_id() {
        line("list id", &id);
    }
    let known = describe(entity);
    if !known.is_empty() {
        line("known", &known);
    }
    let mentions: Vec<_> = found
        .mentions(entity.id())
        .map(|other| format!("{} at {}", one_line(other.text()), other.range().start))
        .collect();
    if mentions.len() > 1 {
        line("mentions", &mentions.join(", "));
    }
    if let Some(date) = entity.as_date() {
        let value = date.value();
        line("timex", &value.timex_attrs().to_string());
        line("basis", value.basis.as_str());
        let others: Vec<_> = value
            .alternatives
            .iter()
            .map(|other| dateline::date::DateValue::new(other).timex_value().to_string())
            .collect();
        if !others.is_empty() {
            line("or else", &others.join(", "));
        }
    }
    let covered: Vec<_> = tokens
        .iter()
        .filter(|token| token.span().overlaps(entity.span()))
        .map(|token| {
            let kind = format!("{:?}", token.kind()).to_lowercase();
            format!("{} ({kind})", token.of(text))
        })
        .collect();
    line("tokens", &covered.join(", "));
}

/// What decided, in words.
fn decided(entity: &Entity<'_>, found: &Extraction<'_>) -> String {
    let rule = entity.rule().map(|rule| format!(" `{rule}`")).unwrap_or_default();
    match entity.source() {
        Decided::Document => {
            let other = found.mentions(entity.id()).find(|other| {
                other.source() != Decided::Document && other.range() != entity.range()
            });
            match other {
                Some(other) => format!(
                    "another mention, {} at {}..{}, found by {}",
                    one_line(other.text()),
                    other.range().start,
                    other.range().end,
                    other.source().as_str()
                ),
                None => "the document as a whole".to_owned(),
            }
        }
        source => format!("{}{rule}", source.as_str()),
    }
}
