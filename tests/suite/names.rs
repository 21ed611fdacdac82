//! Cases about entities: one family of patterns, the resolver or the document pass a file.

use std::collections::{BTreeMap, BTreeSet};

use dateline::date::Reference;
use dateline::{Extraction, Extractor, GazetteerBuilder, Name};
use serde::Deserialize;

use crate::cases::{self, Case};
use crate::marked::Marked;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    /// The text with its entities marked, see [`crate::marked`].
    text: String,
    /// The day the text is from.
    reference: Option<String>,
    /// The caller's own names, `Blue Heron = vessel`.
    #[serde(default)]
    list: Vec<String>,
    /// The caller's own patterns, `\bCVE-\d+ = vulnerability`.
    #[serde(default)]
    pattern: Vec<String>,
    /// The learned tagger decides, where what follows on it is the subject. It has tests of its own.
    #[serde(default)]
    tagger: bool,
    /// For a name of the text, fields its JSON form must have.
    #[serde(default)]
    facts: BTreeMap<String, BTreeMap<String, serde_json::Value>>,
}

impl Body {
    /// The extractor the case asks for.
    fn extractor(&self) -> Extractor {
        let split = |line: &str| -> (String, String) {
            let (what, label) = line.rsplit_once(" = ").expect("`NAME = LABEL`");
            (what.to_owned(), label.to_owned())
        };
        let mut builder = Extractor::builder().tagger(self.tagger);
        if !self.list.is_empty() {
            let mut names = GazetteerBuilder::new();
            for (name, label) in self.list.iter().map(|line| split(line)) {
                names.add(&Name::new(&name, &label)).expect("a usable name");
            }
            builder = builder.gazetteer(names.build().expect("a list"));
        }
        for (pattern, label) in self.pattern.iter().map(|line| split(line)) {
            builder = builder.pattern(label, pattern);
        }
        if let Some(day) = &self.reference {
            builder = builder.reference(Reference::parse(day).expect("a day"));
        }
        builder.build().expect("an extractor")
    }
}

/// A case with its text read and its extractor built.
struct Prepared {
    wanted: Marked,
    extractor: Extractor,
}

/// Runs a file through every configuration; `identity` checks who is the same as whom as well.
fn run(file: &str, least: usize, identity: bool) {
    let cases: Vec<Case<Body>> = cases::load(file);
    assert!(cases.len() >= least, "{file}: {} cases, at least {least}", cases.len());
    let prepared: BTreeMap<&str, Prepared> = cases
        .iter()
        .map(|case| {
            let (wanted, extractor) = (Marked::read(&case.body.text), case.body.extractor());
            (case.name.as_str(), Prepared { wanted, extractor })
        })
        .collect();
    cases::check(file, &cases, |case| {
        let Prepared { wanted, extractor } = &prepared[case.name.as_str()];
        judge(&case.body, wanted, &extractor.extract(&wanted.text), identity)
    });
    // A cache that has seen other texts, and results written over older ones.
    let (mut cache, mut found) = (dateline::Cache::new(), Extraction::new());
    cases::check(file, &cases, |case| {
        let Prepared { wanted, extractor } = &prepared[case.name.as_str()];
        extractor.extract_into(&mut cache, &wanted.text, &mut found);
        judge(&case.body, wanted, &found, identity)
    });
    #[cfg(feature = "rayon")]
    cases::check(file, &cases, |case| {
        let Prepared { wanted, extractor } = &prepared[case.name.as_str()];
        let texts = [wanted.text.as_str(), "", wanted.text.as_str()];
        let found = extractor.extract_batch(&texts);
        judge(&case.body, wanted, &found[0], identity)?;
        judge(&case.body, wanted, &found[2], identity)
    });
}

/// What is wrong with the entities of a text.
fn judge(
    body: &Body,
    wanted: &Marked,
    found: &Extraction<'_>,
    identity: bool,
) -> Result<(), String> {
    let got = Marked::of(found);
    if got.write() != wanted.write() {
        return Err(format!("  wanted: {}\n  found:  {}", wanted.write(), got.write()));
    }
    for (mark, entity) in wanted.marks.iter().zip(found.iter()) {
        let canonical = match &mark.canonical {
            Some(canonical) => canonical.as_str(),
            None if identity => entity.text(),
            None => continue,
        };
        if entity.canonical() != canonical {
            return Err(format!("  {} is {canonical}, not {}", entity.text(), entity.canonical()));
        }
    }
    if identity {
        same_things(wanted, found)?;
    }
    facts(body, found)
}

/// Two mentions have one id exactly when label and fullest name agree, and ids count from 0.
fn same_things(wanted: &Marked, found: &Extraction<'_>) -> Result<(), String> {
    let mut known: Vec<(&str, &str)> = Vec::new();
    for (mark, entity) in wanted.marks.iter().zip(found.iter()) {
        let canonical = mark.canonical.as_deref().unwrap_or(entity.text());
        let thing = (mark.label.as_str(), canonical);
        let id = known.iter().position(|&other| other == thing).unwrap_or_else(|| {
            known.push(thing);
            known.len() - 1
        });
        if entity.id() as usize != id {
            return Err(format!("  {} has id {}, wanted {id}", entity.text(), entity.id()));
        }
    }
    Ok(())
}

/// Compares what is known of the names the case asks about.
fn facts(body: &Body, found: &Extraction<'_>) -> Result<(), String> {
    let json = serde_json::to_value(found).expect("plain data");
    let entities = json["entities"].as_array().expect("a list");
    for (name, wanted) in &body.facts {
        let entity = entities
            .iter()
            .find(|entity| entity["text"] == name.as_str())
            .ok_or(format!("  facts of {name}, which is not in the text"))?;
        for (field, value) in wanted {
            if &entity[field] != value {
                return Err(format!("  {name}: {field} is {}, not {value}", entity[field]));
            }
        }
    }
    Ok(())
}

#[test]
fn person() {
    run("person", 40, false);
}

#[test]
fn organization() {
    run("organization", 40, false);
}

#[test]
fn place() {
    run("place", 40, false);
}

#[test]
fn group() {
    run("group", 20, false);
}

#[test]
fn resolver() {
    run("resolver", 25, false);
}

#[test]
fn document() {
    run("document", 40, true);
}

/// Every family of patterns has cases that it decides, so that none can rot unseen.
#[test]
fn every_pattern_decides_a_case() {
    let mut deciding = BTreeSet::new();
    for file in ["person", "organization", "place", "group", "resolver", "document"] {
        for case in cases::load::<Body>(file) {
            let text = Marked::read(&case.body.text).text;
            let found = case.body.extractor().extract(&text);
            deciding.extend(
                found.iter().filter_map(|entity| Some((entity.label(), entity.rule()?.to_owned()))),
            );
        }
    }
    let idle: Vec<_> = dateline::internal::pattern_examples()
        .map(|(name, label, _)| (label, name.to_owned()))
        .filter(|pattern| !deciding.contains(pattern))
        .collect();
    assert!(idle.is_empty(), "patterns that decide no case: {idle:?}");
}
