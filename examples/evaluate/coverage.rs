//! What the embedded lists and patterns know of the gold names, whatever the extractor decides.
//!
//! A name is known whole when a list has all of it with the gold label, looked up by itself; by a
//! part when a list has a given name or surname in it; caught when a built-in pattern or a list
//! claims exactly its span and label in the text. The precision is that of the claims of the lists
//! in the text that are strong enough to stand alone.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use dateline::internal::{Claim, claims};
use dateline::{Extractor, OffsetUnit, Offsets};
use dateline_eval::{Document, trim};

const LABELS: [&str; 3] = ["PER", "LOC", "ORG"];

/// A claim of a list at least this sure stands without any other help.
const STANDS: f32 = 0.5;

#[derive(Clone, Copy, Default)]
struct Known {
    gold: usize,
    /// Known whole.
    whole: usize,
    /// Known whole or by a part.
    part: usize,
    /// Known whole or caught by a pattern.
    caught: usize,
    /// Claims of the lists, and those of them that are right.
    claims: usize,
    right: usize,
}

impl Known {
    fn add(&mut self, other: Known) {
        self.gold += other.gold;
        self.whole += other.whole;
        self.part += other.part;
        self.caught += other.caught;
        self.claims += other.claims;
        self.right += other.right;
    }

    fn row(self, label: &str) -> String {
        let share =
            |part: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 };
        format!(
            "  {label:<6} {:>6} {:>7.2} {:>7.2} {:>7.2}   {:>7} {:>9.2}",
            self.gold,
            share(self.whole, self.gold),
            share(self.part, self.gold),
            share(self.caught, self.gold),
            self.claims,
            share(self.right, self.claims),
        )
    }
}

pub fn run(paths: &[String]) -> Result<(), String> {
    if paths.is_empty() {
        return Err("usage: evaluate --coverage GOLD.jsonl...".to_owned());
    }
    let extractor = Extractor::new();
    let mut all: BTreeMap<&str, Known> = BTreeMap::new();
    for path in paths {
        let mut known: BTreeMap<&str, Known> = BTreeMap::new();
        for document in dateline_eval::read(Path::new(path))? {
            measure(&extractor, &document, &mut known);
        }
        print(path, &known);
        for (label, counts) in known {
            all.entry(label).or_default().add(counts);
        }
    }
    if paths.len() > 1 {
        print("all files", &all);
    }
    Ok(())
}

fn print(title: &str, known: &BTreeMap<&str, Known>) {
    println!("{title}");
    println!(
        "  {:<6} {:>6} {:>7} {:>7} {:>7}   {:>7} {:>9}",
        "label", "gold", "whole", "part", "caught", "claims", "precision"
    );
    for (label, counts) in known {
        println!("{}", counts.row(label));
    }
}

fn measure(extractor: &Extractor, document: &Document, known: &mut BTreeMap<&str, Known>) {
    let characters: Vec<char> = document.text.chars().collect();
    let in_text = claims(extractor, &document.text);
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    // The claims that stand, by place in code points; the lists' apart.
    let mut caught = BTreeSet::new();
    let mut listed = BTreeSet::new();
    let mut standing: Vec<&Claim> =
        in_text.iter().filter(|claim| claim.score.is_some_and(|score| score >= STANDS)).collect();
    standing.sort_by_key(|claim| claim.span.start);
    for claim in standing {
        let span = offsets.span(claim.span);
        let (start, end) = trim(&characters, span.start, span.end);
        let item = (start, end, claim.label.corpus_name());
        caught.insert(item);
        if !claim.pattern {
            listed.insert(item);
        }
    }
    for label in LABELS.into_iter().filter(|label| document.annotates(label)) {
        let gold: BTreeSet<_> = document
            .spans
            .iter()
            .filter(|span| span.label == label)
            .map(|span| trim(&characters, span.start, span.end))
            .collect();
        let counts = known.entry(label).or_default();
        for &(start, end) in &gold {
            let name: String = characters[start..end].iter().collect();
            let alone = claims(extractor, &name);
            let is_whole = |claim: &Claim| {
                !claim.part
                    && !claim.pattern
                    && claim.label.corpus_name() == label
                    && claim.span.start == 0
                    && claim.span.end == name.len()
            };
            let whole = alone.iter().any(is_whole);
            let part = alone.iter().any(|claim| claim.part && label == "PER");
            counts.gold += 1;
            counts.whole += usize::from(whole);
            counts.part += usize::from(whole || part);
            counts.caught += usize::from(whole || caught.contains(&(start, end, label)));
        }
        for &(start, end, _) in listed.iter().filter(|item| item.2 == label) {
            counts.claims += 1;
            counts.right += usize::from(gold.contains(&(start, end)));
        }
    }
}
