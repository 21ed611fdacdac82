//! Precision, recall and F1 of exact spans, confusions and date values.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use dateline::{Extraction, OffsetUnit, Offsets};
use serde_json::{Value, json};

use crate::gold::Document;

/// Every label, in the order of the tables' rows.
const LABELS: [&str; 5] = ["PER", "LOC", "ORG", "NAT", "DATE"];

/// The labels whose sum is the headline figure.
pub const NAMES: [&str; 3] = ["PER", "LOC", "ORG"];

/// Start and end in code points, and label.
type Item = (usize, usize, String);

/// What is right, found and annotated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Found as annotated.
    pub right: usize,
    /// Found.
    pub found: usize,
    /// Annotated.
    pub gold: usize,
}

impl Counts {
    /// Counts those of another text too.
    pub fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }

    fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    fn recall(self) -> f64 {
        share(self.right, self.gold)
    }

    /// In percent.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.found + self.gold)
    }

    fn row(self, name: &str) -> String {
        format!(
            "  {name:<12} {:>6.2} {:>6.2} {:>6.2}  {:>6} {:>6} {:>6}\n",
            self.precision(),
            self.recall(),
            self.f1(),
            self.right,
            self.found,
            self.gold
        )
    }

    fn to_json(self) -> Value {
        json!({
            "precision": hundredths(self.precision()),
            "recall": hundredths(self.recall()),
            "f1": hundredths(self.f1()),
            "right": self.right,
            "found": self.found,
            "gold": self.gold,
        })
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 }
}

fn hundredths(share: f64) -> f64 {
    (share * 100.0).round() / 100.0
}

/// The scores of a file.
#[derive(Debug, Default)]
pub struct Scores {
    labels: BTreeMap<&'static str, Counts>,
    /// The names of each document.
    by_document: Vec<Counts>,
    confusions: BTreeMap<(String, String), usize>,
    errors: Vec<String>,
    values: Counts,
}

impl Scores {
    /// Adds a document.
    pub fn add(&mut self, document: &Document, found: &Extraction<'_>) {
        let characters: Vec<char> = document.text.chars().collect();
        let predicted = predictions(document, &characters, found);
        let gold = annotations(document, &characters);
        let mut names = Counts::default();
        for label in LABELS.into_iter().filter(|label| document.annotates(label)) {
            let of = |items: &BTreeSet<Item>| items.iter().filter(|item| item.2 == label).count();
            let right = predicted.intersection(&gold).filter(|item| item.2 == label).count();
            let counts = Counts { right, found: of(&predicted), gold: of(&gold) };
            self.labels.entry(label).or_default().add(counts);
            if NAMES.contains(&label) {
                names.add(counts);
            }
        }
        self.by_document.push(names);
        self.values.add(date_values(document, found));
        self.compare(document, &characters, &gold, &predicted);
    }

    /// People, places and organizations together.
    pub fn names(&self) -> Counts {
        self.sum(|label| NAMES.contains(&label))
    }

    /// The 95% interval of F1 when the documents are drawn again and again, a thousand times, in
    /// percent.
    pub fn interval(&self) -> (f64, f64) {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let mut draw = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            (state % self.by_document.len().max(1) as u64) as usize
        };
        let mut scores: Vec<f64> = (0..1000)
            .map(|_| {
                let mut sum = Counts::default();
                (0..self.by_document.len()).for_each(|_| sum.add(self.by_document[draw()]));
                sum.f1()
            })
            .collect();
        scores.sort_by(f64::total_cmp);
        (scores[25], scores[974])
    }

    fn sum(&self, wanted: impl Fn(&str) -> bool) -> Counts {
        let mut sum = Counts::default();
        self.labels.iter().filter(|(label, _)| wanted(label)).for_each(|(_, &c)| sum.add(c));
        sum
    }

    /// A table, with at most `errors` of the errors.
    pub fn to_text(&self, errors: usize) -> String {
        let mut out = format!(
            "  {:<12} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6}\n",
            "label", "P", "R", "F1", "right", "found", "gold"
        );
        for (label, counts) in &self.labels {
            out += &counts.row(label);
        }
        let (low, high) = self.interval();
        let names = self.names().row("PER+LOC+ORG");
        writeln!(out, "{}  95% {low:.1} to {high:.1}", names.trim_end()).expect("to a string");
        out += &self.sum(|_| true).row("all");
        if self.values.gold > 0 {
            let Counts { right, gold, .. } = self.values;
            writeln!(out, "  date values  {right} of {gold} right").expect("to a string");
        }
        let worst: Vec<_> =
            self.worst().map(|(gold, found, n)| format!("{gold}>{found} {n}")).collect();
        writeln!(out, "  confusions   {}", worst.join(", ")).expect("to a string");
        // Every n-th, so that a short list shows the whole file.
        let step = self.errors.len().checked_div(errors).unwrap_or(usize::MAX).max(1);
        for line in self.errors.iter().step_by(step).take(errors) {
            writeln!(out, "  {line}").expect("to a string");
        }
        out
    }

    /// The scores as JSON; `interval` is that of the F1 of all names, see [`Scores::interval`].
    pub fn to_json(&self) -> Value {
        let labels: serde_json::Map<String, Value> = self
            .labels
            .iter()
            .map(|(&label, counts)| (label.to_owned(), counts.to_json()))
            .collect();
        let worst: Vec<_> = self
            .worst()
            .map(|(gold, found, count)| json!({"gold": gold, "found": found, "count": count}))
            .collect();
        let mut names = self.names().to_json();
        let (low, high) = self.interval();
        names["interval"] = json!([hundredths(low), hundredths(high)]);
        json!({
            "labels": labels,
            "names": names,
            "all": self.sum(|_| true).to_json(),
            "date_values": {"right": self.values.right, "gold": self.values.gold},
            "confusions": worst,
        })
    }

    fn worst(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        let mut worst: Vec<_> = self.confusions.iter().collect();
        worst.sort_by_key(|(pair, count)| (std::cmp::Reverse(**count), (*pair).clone()));
        worst.into_iter().take(8).map(|((gold, found), &n)| (gold.as_str(), found.as_str(), n))
    }

    fn compare(
        &mut self,
        document: &Document,
        text: &[char],
        gold: &BTreeSet<Item>,
        predicted: &BTreeSet<Item>,
    ) {
        let id = &document.id;
        let show = |start: usize, end: usize| -> String {
            let slice = text.get(start..end.min(text.len())).unwrap_or_default();
            slice.iter().map(|c| if c.is_whitespace() { ' ' } else { *c }).collect()
        };
        let context = |item: &Item| {
            let (start, end) = (item.0.saturating_sub(30), item.1 + 30);
            format!("{}[{}]{}", show(start, item.0), show(item.0, item.1), show(item.1, end))
        };
        for item in gold.difference(predicted) {
            let other = predicted.iter().find(|other| other.0 < item.1 && item.0 < other.1);
            let name = other.map_or("nothing".to_owned(), |other| {
                if (other.0, other.1) == (item.0, item.1) {
                    other.2.clone()
                } else {
                    format!("{} other span", other.2)
                }
            });
            self.errors.push(format!("missed {:<5} {name:<16} {id} {}", item.2, context(item)));
            *self.confusions.entry((item.2.clone(), name)).or_default() += 1;
        }
        for item in predicted.difference(gold) {
            if !gold.iter().any(|other| other.0 < item.1 && item.0 < other.1) {
                let pair = ("nothing".to_owned(), item.2.clone());
                *self.confusions.entry(pair).or_default() += 1;
                self.errors.push(format!("wrong  {:<5} {:<16} {id} {}", item.2, "", context(item)));
            }
        }
    }
}

/// Calls `each` with the score of every person, place and organization found and whether it is
/// annotated so, and answers how many are annotated.
pub fn judge(
    document: &Document,
    found: &Extraction<'_>,
    mut each: impl FnMut(f32, bool),
) -> usize {
    let characters: Vec<char> = document.text.chars().collect();
    let gold = annotations(document, &characters);
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    for entity in found.iter().filter(|entity| NAMES.contains(&entity.label().corpus_name())) {
        let span = offsets.span(entity.span());
        let (start, end) = trim(&characters, span.start, span.end);
        each(entity.score(), gold.contains(&(start, end, entity.label().corpus_name().to_owned())));
    }
    gold.iter().filter(|item| NAMES.contains(&item.2.as_str())).count()
}

fn predictions(document: &Document, text: &[char], found: &Extraction<'_>) -> BTreeSet<Item> {
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    found
        .iter()
        .filter(|entity| document.annotates(entity.label().corpus_name()))
        .map(|entity| {
            let span = offsets.span(entity.span());
            let (start, end) = trim(text, span.start, span.end);
            (start, end, entity.label().corpus_name().to_owned())
        })
        .collect()
}

fn annotations(document: &Document, text: &[char]) -> BTreeSet<Item> {
    document
        .spans
        .iter()
        .filter(|span| LABELS.contains(&span.label.as_str()) && document.annotates(&span.label))
        .map(|span| {
            let (start, end) = trim(text, span.start, span.end);
            (start, end, span.label.clone())
        })
        .collect()
}

/// A span of characters without a leading `the` and a trailing possessive, in which corpora differ.
pub fn trim(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    end = end.min(text.len());
    if start >= end {
        return (start, end);
    }
    let is =
        |at: usize, expected: char| text.get(at).is_some_and(|c| c.eq_ignore_ascii_case(&expected));
    let the = is(start, 't') && is(start + 1, 'h') && is(start + 2, 'e') && is(start + 3, ' ');
    if end - start > 4 && the {
        start += 4;
        while start < end && text[start].is_whitespace() {
            start += 1;
        }
    }
    let apostrophe = |at: usize| matches!(text[at], '\'' | '’');
    if end - start > 2 && is(end - 1, 's') && apostrophe(end - 2) {
        end -= 2;
    } else if end - start > 2 && apostrophe(end - 1) && is(end - 2, 's') {
        end -= 1;
    }
    (start, end)
}

/// How many of the dates with a value in the gold are found with that value and modifier.
fn date_values(document: &Document, found: &Extraction<'_>) -> Counts {
    let mut counts = Counts::default();
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    let dates: Vec<_> =
        found.dates().map(|date| (offsets.span(date.span()), date.value())).collect();
    for gold in document.spans.iter().filter(|span| span.label == "DATE" && span.timex.is_some()) {
        counts.gold += 1;
        let same = dates.iter().find(|(span, _)| (span.start, span.end) == (gold.start, gold.end));
        counts.found += usize::from(same.is_some());
        counts.right += usize::from(same.is_some_and(|(_, value)| {
            Some(value.timex_value().to_string()) == gold.timex
                && value.modifier.map(|modifier| modifier.as_str()) == gold.modifier.as_deref()
        }));
    }
    counts
}
