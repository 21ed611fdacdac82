//! `tests/data/gazetteer.toml` and `tests/data/ambiguity.toml`.

use std::collections::BTreeSet;

use dateline::{
    CaseRule, Error, Extractor, GazetteerBuilder, ListPriority, NameFormat, NameReader,
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// Why it is right, where that needs saying.
    #[serde(default)]
    #[allow(dead_code)] // for the reader of the file
    reason: String,
    text: String,
    /// `label: text as written`, in the order of the text; with a third part the id.
    expected: Vec<String>,
    /// Names and labels that must not be found: `label: text`, or the text alone for any label.
    #[serde(default)]
    never: Vec<String>,
    /// Only these labels count. All of them without this.
    #[serde(default)]
    labels: Vec<String>,
    #[serde(default)]
    lists: Vec<List>,
    #[serde(default)]
    deny: Vec<String>,
    #[serde(default)]
    allow: Vec<Allow>,
    /// Whether the embedded lists are used. Default: no where the case has lists of its own.
    embedded: Option<bool>,
    /// What cannot do it: `rules` (lists and patterns alone), `tagger`, or both.
    #[serde(default)]
    known_failure: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    /// CSV with a header.
    csv: String,
    #[serde(default)]
    case: String,
    #[serde(default)]
    priority: String,
    fold_accents: Option<bool>,
    #[serde(default)]
    parts: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Allow {
    label: String,
    names: Vec<String>,
}

impl Case {
    fn extractor(&self, tagger: bool) -> Result<Extractor, Error> {
        let own = !self.lists.is_empty() || !self.deny.is_empty() || !self.allow.is_empty();
        let embedded = self.embedded.unwrap_or(!own);
        if !own && embedded {
            return Extractor::builder().tagger(tagger).build();
        }
        let mut builder =
            Extractor::builder().tagger(tagger).embedded_names(embedded).deny(&self.deny);
        for allow in &self.allow {
            builder = builder.allow(&allow.label, &allow.names);
        }
        for list in &self.lists {
            let mut names = GazetteerBuilder::new();
            NameReader::new(NameFormat::Csv)
                .case(match list.case.as_str() {
                    "" | "name" => CaseRule::Name,
                    "exact" => CaseRule::Exact,
                    "exact-or-upper" => CaseRule::ExactOrUpper,
                    "any" => CaseRule::Any,
                    other => panic!("{}: case {other:?}", self.name),
                })
                .priority(match list.priority.as_str() {
                    "" | "first" => ListPriority::First,
                    "beside" => ListPriority::Beside,
                    "last" => ListPriority::Last,
                    other => panic!("{}: priority {other:?}", self.name),
                })
                .fold_accents(list.fold_accents.unwrap_or(true))
                .parts(list.parts)
                .read(list.csv.as_bytes(), &mut names)?;
            // Through the compiled bytes, so that those are tested by every case.
            let names = names.build()?;
            builder = builder.gazetteer(dateline::Gazetteer::from_bytes(&names.to_bytes())?);
        }
        builder.build()
    }

    /// What is wrong with the answer; nothing when it is right.
    fn run(&self, tagger: bool) -> Option<String> {
        let extractor =
            self.extractor(tagger).unwrap_or_else(|error| panic!("{}: {error}", self.name));
        let found = extractor.extract(&self.text);
        let with_ids = self.expected.iter().any(|line| line.matches(": ").count() > 1);
        let found: Vec<String> = found
            .iter()
            .filter(|entity| {
                self.labels.is_empty() || self.labels.iter().any(|l| l == entity.label_name())
            })
            .map(|entity| {
                let text = entity.text().split_whitespace().collect::<Vec<_>>().join(" ");
                match entity.list_id() {
                    Some(id) if with_ids => format!("{}: {text}: {id}", entity.label_name()),
                    _ => format!("{}: {text}", entity.label_name()),
                }
            })
            .collect();
        let unwanted = self.never.iter().any(|never| {
            found.iter().any(|found| {
                found == never || found.split_once(": ").is_some_and(|(_, text)| text == never)
            })
        });
        (found != self.expected || unwanted).then(|| {
            format!(
                "{}: {:?}\n  expected {:?}\n  found    {found:?}",
                self.name, self.text, self.expected
            )
        })
    }
}

fn load(path: &str) -> Vec<Case> {
    let text = std::fs::read_to_string(path).unwrap();
    let cases =
        toml::from_str::<File>(&text).unwrap_or_else(|error| panic!("{path}: {error}")).case;
    let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names.len(), cases.len(), "{path}: two cases have one name");
    cases
}

/// Runs the cases; those marked as known failures must fail, all others must pass.
fn check(cases: &[Case], tagger: bool) {
    let mode = if tagger { "tagger" } else { "rules" };
    let mut wrong = Vec::new();
    for case in cases {
        let known = case.known_failure.iter().any(|known| known == mode);
        match (case.run(tagger), known) {
            (Some(message), false) => wrong.push(message),
            (None, true) => wrong.push(format!("{}: passes, no failure any more", case.name)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{mode}: {} cases:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn cases_of_the_lists() {
    check(&load(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/gazetteer.toml")), false);
}

#[test]
fn pairs_of_ambiguous_names() {
    let mut cases = load(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/ambiguity.toml"));
    let mut readings = std::collections::BTreeMap::new();
    for case in &mut cases {
        // Dates are other tests' business.
        case.labels = ["person", "place", "organization", "group"].map(str::to_owned).to_vec();
        let (name, _) = case.name.rsplit_once('/').expect("names are `word/reading`");
        *readings.entry(name.to_owned()).or_insert(0) += 1;
    }
    assert!(readings.values().all(|&count| count >= 2), "every word in two readings at least");
    assert!(readings.len() >= 120, "{} words, at least 120 pairs", readings.len());
    check(&cases, false);
    check(&cases, true);
}
