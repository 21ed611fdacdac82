//! `seeds/patterns/*.toml` to Rust constants.
//!
//! An element is a set of classes with an optional quantifier (`?`, `*`, `+`, `{2}`, `{1,3}`); `@`
//! before it makes it the anchor, `<` and `>` enclose the name. A set is an alternative (`|`) of
//! conjunctions (`&`) of classes, `!` for not; `"of|for"` is one of these words.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use dateline::internal::{class_bit, word_key};
use serde::Deserialize;

use crate::Output;
use crate::lines::{Failure, files};

/// The most times one element can repeat, as in `src/matchers/patterns/pattern.rs`.
const MAX_REPEAT: u8 = 6;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    macros: BTreeMap<String, String>,
    #[serde(default)]
    pattern: Vec<Declared>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Declared {
    name: String,
    label: String,
    score: u16,
    #[serde(rename = "match")]
    elements: String,
    /// For the reader, and for the test that the pattern finds the names marked with `<` and `>`.
    example: String,
}

/// All classes, no classes, and words, of which one must hold.
#[derive(Clone, Debug, Default)]
struct Condition {
    all: u128,
    none: u128,
    words: Vec<u64>,
}

struct Element {
    any: Vec<Condition>,
    min: u8,
    max: u8,
}

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let folder = seeds.join("patterns");
    let mut macros = BTreeMap::new();
    let mut declared = Vec::new();
    for path in files(&folder, "toml")? {
        let text = std::fs::read_to_string(&path).map_err(|error| Failure::at(&path, 0, error))?;
        let file: File = toml::from_str(&text).map_err(|error| Failure::at(&path, 0, error))?;
        macros.extend(file.macros);
        declared.extend(file.pattern.into_iter().map(|pattern| (path.clone(), pattern)));
    }
    let mut out = String::from(
        "// DO NOT EDIT: generated from seeds/patterns by\n//   cargo run --release -p dateline-datagen\n\n\
         use crate::label::Label;\nuse crate::matchers::class::Classes;\n\
         use crate::matchers::patterns::pattern::{Condition, Element, Pattern};\n\n\
         /// The patterns, with the example each was written for.\n#[rustfmt::skip]\n\
         pub(crate) static PATTERNS: &[(Pattern, &str)] = &[\n",
    );
    for (path, pattern) in &declared {
        let text = compile(pattern, &macros).map_err(|reason| {
            Failure::at(path, 0, format!("pattern {:?}: {reason}", pattern.name))
        })?;
        out.push_str(&text);
    }
    out.push_str("];\n");
    Ok(("patterns.rs", out.into_bytes()))
}

fn compile(pattern: &Declared, macros: &BTreeMap<String, String>) -> Result<String, String> {
    let (mut elements, mut anchor, mut start, mut end) = (Vec::new(), None, None, None);
    for part in pattern.elements.split_whitespace() {
        let mut part = part;
        if let Some(rest) = part.strip_prefix('<') {
            start = Some(elements.len());
            part = rest;
        }
        if let Some(rest) = part.strip_suffix('>') {
            end = Some(elements.len() + 1);
            part = rest;
        }
        if let Some(rest) = part.strip_prefix('@') {
            anchor = Some(elements.len());
            part = rest;
        }
        elements.push(element(part, macros)?);
    }
    let anchor = anchor.ok_or("no anchor (@)")?;
    if elements[anchor].min != 1 || elements[anchor].max != 1 {
        return Err("the anchor must match exactly one token".into());
    }
    let (start, end) = start.zip(end).ok_or("no name (< ... >)")?;
    let label = match pattern.label.as_str() {
        "person" => "Person",
        "place" => "Place",
        "organization" => "Organization",
        "group" => "Group",
        other => return Err(format!("unknown label {other:?}")),
    };
    let mut out = String::new();
    writeln!(
        out,
        "    (Pattern {{ name: {:?}, label: Label::{label}, score: {}, anchor: {anchor}, name_elements: ({start}, {end}), elements: &[",
        pattern.name, pattern.score
    )
    .expect("to a string");
    for element in elements {
        let conditions: Vec<String> = element
            .any
            .iter()
            .map(|condition| {
                let words: Vec<String> =
                    condition.words.iter().map(|key| format!("{key:#x}")).collect();
                format!(
                    "Condition {{ all: Classes({:#x}), none: Classes({:#x}), words: &[{}] }}",
                    condition.all,
                    condition.none,
                    words.join(", ")
                )
            })
            .collect();
        writeln!(
            out,
            "        Element {{ any: &[{}], min: {}, max: {} }},",
            conditions.join(", "),
            element.min,
            element.max
        )
        .expect("to a string");
    }
    writeln!(out, "    ] }}, {:?}),", pattern.example).expect("to a string");
    Ok(out)
}

fn element(text: &str, macros: &BTreeMap<String, String>) -> Result<Element, String> {
    let (set, min, max) = quantifier(text)?;
    Ok(Element { any: alternatives(set, macros)?, min, max })
}

fn quantifier(text: &str) -> Result<(&str, u8, u8), String> {
    for (mark, min, max) in [('?', 0, 1), ('*', 0, MAX_REPEAT), ('+', 1, MAX_REPEAT)] {
        if let Some(set) = text.strip_suffix(mark) {
            return Ok((set, min, max));
        }
    }
    let Some((set, range)) = text.strip_suffix('}').and_then(|text| text.rsplit_once('{')) else {
        return Ok((text, 1, 1));
    };
    let (min, max) = range.split_once(',').unwrap_or((range, range));
    let number = |text: &str| text.parse::<u8>().map_err(|_| format!("bad quantifier {range:?}"));
    let (min, max) = (number(min)?, number(max)?);
    if min > max || max > MAX_REPEAT {
        return Err(format!("quantifier {{{range}}}: at most {MAX_REPEAT}, smaller number first"));
    }
    Ok((set, min, max))
}

fn alternatives(set: &str, macros: &BTreeMap<String, String>) -> Result<Vec<Condition>, String> {
    let mut found = Vec::new();
    for conjunction in split_outside_quotes(set, '|') {
        // A macro may itself be an alternative, so a conjunction can make several.
        let mut conditions = vec![Condition::default()];
        for literal in split_outside_quotes(conjunction, '&') {
            let parts = literal_conditions(literal, macros)?;
            conditions = conditions
                .iter()
                .flat_map(|so_far| parts.iter().map(|part| merge(so_far, part)))
                .collect();
        }
        found.extend(conditions);
    }
    Ok(found)
}

fn literal_conditions(
    literal: &str,
    macros: &BTreeMap<String, String>,
) -> Result<Vec<Condition>, String> {
    if let Some(words) = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        let words = words.split('|').map(word_key).collect();
        return Ok(vec![Condition { words, ..Condition::default() }]);
    }
    if let Some(body) = macros.get(literal) {
        return alternatives(body, macros);
    }
    let (name, negated) = literal.strip_prefix('!').map_or((literal, false), |name| (name, true));
    let bit = class_bit(name).ok_or_else(|| format!("unknown class {name:?}"))?;
    let mut condition = Condition::default();
    let side = if negated { &mut condition.none } else { &mut condition.all };
    *side |= 1 << bit;
    Ok(vec![condition])
}

fn merge(a: &Condition, b: &Condition) -> Condition {
    let words = if a.words.is_empty() { b.words.clone() } else { a.words.clone() };
    Condition { all: a.all | b.all, none: a.none | b.none, words }
}

fn split_outside_quotes(text: &str, at: char) -> Vec<&str> {
    let (mut parts, mut start, mut quoted) = (Vec::new(), 0, false);
    for (index, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            _ if c == at && !quoted => {
                parts.push(&text[start..index]);
                start = index + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
}
