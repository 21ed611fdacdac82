//! Names: precision, recall and F1 of exact spans, confusions, throughput.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

use dateline::{Extraction, Extractor, OffsetUnit, Offsets};

use crate::gold::{self, Document};
use crate::reliability::Reliability;

const LABELS: [&str; 5] = ["PER", "LOC", "ORG", "NAT", "DATE"];

/// The labels whose sum is the headline figure.
const NAMES: [&str; 3] = ["PER", "LOC", "ORG"];

/// Start and end in code points, and label.
type Item = (usize, usize, String);

#[derive(Clone, Copy, Default)]
struct Counts {
    right: usize,
    found: usize,
    gold: usize,
}

impl Counts {
    fn add(&mut self, other: Counts) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }

    fn row(self, name: &str) -> String {
        let share =
            |part: usize, of: usize| if of == 0 { 0.0 } else { 100.0 * part as f64 / of as f64 };
        let (p, r) = (share(self.right, self.found), share(self.right, self.gold));
        format!(
            "  {name:<12} {p:>6.2} {r:>6.2} {:>6.2}  {:>6} {:>6} {:>6}",
            self.f1(),
            self.right,
            self.found,
            self.gold
        )
    }

    fn f1(self) -> f64 {
        let sum = self.found + self.gold;
        if sum == 0 { 0.0 } else { 200.0 * self.right as f64 / sum as f64 }
    }
}

pub fn run(arguments: &[String]) -> Result<(), String> {
    let (mut errors, mut paths, mut tagger, mut reliability) = (0, Vec::new(), true, None);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--errors" => {
                let count = rest.next().ok_or("--errors needs a number")?;
                errors = count.parse().map_err(|_| format!("not a number: {count:?}"))?;
            }
            "--no-tagger" => tagger = false,
            "--reliability" => reliability = Some(Reliability::default()),
            _ if argument.starts_with('-') => return Err(format!("unknown option {argument}")),
            _ => paths.push(argument.as_str()),
        }
    }
    if paths.is_empty() {
        return Err(
            "usage: evaluate [--errors N] [--no-tagger] [--reliability] GOLD.jsonl...".to_owned()
        );
    }
    let extractor =
        Extractor::builder().tagger(tagger).build().map_err(|error| error.to_string())?;
    let mut scores = Vec::new();
    for path in paths {
        scores.push(score_file(&extractor, path, errors, reliability.as_mut())?);
    }
    if scores.len() > 1 {
        println!(
            "mean F1 over PER, LOC, ORG: {:.2}",
            scores.iter().sum::<f64>() / scores.len() as f64
        );
    }
    if let Some(reliability) = reliability {
        reliability.print();
    }
    Ok(())
}

fn score_file(
    extractor: &Extractor,
    path: &str,
    errors: usize,
    mut reliability: Option<&mut Reliability>,
) -> Result<f64, String> {
    let documents = gold::read(path)?;
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut confusions: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut listed, mut by_document) = (Vec::new(), Vec::new());
    let mut values = Counts::default();
    let mut cache = extractor.create_cache();
    let mut found = Extraction::new();
    let mut time = std::time::Duration::ZERO;
    for document in &documents {
        let mut of_this = found.recycle();
        let start = Instant::now();
        extractor.extract_dated_into(
            &mut cache,
            &document.text,
            document.reference(),
            &mut of_this,
        );
        time += start.elapsed();
        let predicted = predictions(document, &of_this);
        let gold = annotations(document);
        if let Some(reliability) = reliability.as_deref_mut() {
            judge(document, &of_this, &gold, reliability);
        }
        let mut of_names = Counts::default();
        for label in LABELS.iter().filter(|label| document.annotates(label)) {
            let of = |items: &BTreeSet<Item>| items.iter().filter(|item| item.2 == **label).count();
            let right = predicted.intersection(&gold).filter(|item| item.2 == **label).count();
            let of_label = Counts { right, found: of(&predicted), gold: of(&gold) };
            counts.entry(label).or_default().add(of_label);
            if NAMES.contains(label) {
                of_names.add(of_label);
            }
        }
        by_document.push(of_names);
        values.add(date_values(document, &of_this));
        compare(document, &gold, &predicted, &mut confusions, &mut listed);
        found = of_this.recycle();
    }
    println!("{path}: {} documents", documents.len());
    println!(
        "  {:<12} {:>6} {:>6} {:>6}  {:>6} {:>6} {:>6}",
        "label", "P", "R", "F1", "right", "found", "gold"
    );
    let mut names = Counts::default();
    for (label, counts) in &counts {
        println!("{}", counts.row(label));
        if NAMES.contains(label) {
            names.add(*counts);
        }
    }
    let (low, high) = interval(&by_document);
    println!("{}  95% {low:.1} to {high:.1}", names.row("PER+LOC+ORG"));
    let mut all = Counts::default();
    counts.values().for_each(|counts| all.add(*counts));
    println!("{}", all.row("all"));
    if values.gold > 0 {
        println!("  date values  {} of {} right", values.right, values.gold);
    }
    let mut worst: Vec<_> = confusions.into_iter().collect();
    worst.sort_by_key(|(pair, count)| (std::cmp::Reverse(*count), pair.clone()));
    let worst: Vec<_> =
        worst.iter().take(8).map(|((gold, found), n)| format!("{gold}>{found} {n}")).collect();
    println!("  confusions   {}", worst.join(", "));
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    println!("  throughput   {:.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9));
    for line in sample(&listed, errors) {
        println!("  {line}");
    }
    Ok(names.f1())
}

/// The 95% interval of F1 when the documents are drawn again and again, a thousand times.
fn interval(by_document: &[Counts]) -> (f64, f64) {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut draw = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % by_document.len().max(1) as u64) as usize
    };
    let mut scores: Vec<f64> = (0..1000)
        .map(|_| {
            let mut sum = Counts::default();
            (0..by_document.len()).for_each(|_| sum.add(by_document[draw()]));
            sum.f1()
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    (scores[25], scores[974])
}

/// Tells the table of scores which names of a document were right.
fn judge(
    document: &Document,
    found: &Extraction<'_>,
    gold: &BTreeSet<Item>,
    reliability: &mut Reliability,
) {
    let characters: Vec<char> = document.text.chars().collect();
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    for entity in found.iter().filter(|entity| NAMES.contains(&entity.label().corpus_name())) {
        let span = offsets.span(entity.span());
        let (start, end) = trim(&characters, span.start, span.end);
        let item = (start, end, entity.label().corpus_name().to_owned());
        reliability.add(entity.score(), gold.contains(&item));
    }
    reliability.add_gold(gold.iter().filter(|item| NAMES.contains(&item.2.as_str())).count());
}

/// Every n-th of the errors, so that a short list shows the whole file.
fn sample(listed: &[String], errors: usize) -> impl Iterator<Item = &String> {
    let step = listed.len().checked_div(errors).unwrap_or(usize::MAX).max(1);
    listed.iter().step_by(step).take(errors)
}

fn predictions(document: &Document, found: &Extraction<'_>) -> BTreeSet<Item> {
    let characters: Vec<char> = document.text.chars().collect();
    let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
    found
        .iter()
        .filter(|entity| document.annotates(entity.label().corpus_name()))
        .map(|entity| {
            let span = offsets.span(entity.span());
            let (start, end) = trim(&characters, span.start, span.end);
            (start, end, entity.label().corpus_name().to_owned())
        })
        .collect()
}

fn annotations(document: &Document) -> BTreeSet<Item> {
    let characters: Vec<char> = document.text.chars().collect();
    document
        .spans
        .iter()
        .filter(|span| LABELS.contains(&span.label.as_str()) && document.annotates(&span.label))
        .map(|span| {
            let (start, end) = trim(&characters, span.start, span.end.min(characters.len()));
            (start, end, span.label.clone())
        })
        .collect()
}

/// Leaves out a leading `the` and a trailing possessive, in which corpora differ.
pub(crate) fn trim(text: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    let is =
        |at: usize, expected: char| text.get(at).is_some_and(|c| c.eq_ignore_ascii_case(&expected));
    if end - start > 4
        && is(start, 't')
        && is(start + 1, 'h')
        && is(start + 2, 'e')
        && text[start + 3] == ' '
    {
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

fn compare(
    document: &Document,
    gold: &BTreeSet<Item>,
    predicted: &BTreeSet<Item>,
    confusions: &mut BTreeMap<(String, String), usize>,
    listed: &mut Vec<String>,
) {
    let characters: Vec<char> = document.text.chars().collect();
    let show = |start: usize, end: usize| -> String {
        let slice = characters.get(start..end.min(characters.len())).unwrap_or_default();
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
        *confusions.entry((item.2.clone(), name.clone())).or_default() += 1;
        listed.push(format!("missed {:<5} {:<16} {} {}", item.2, name, document.id, context(item)));
    }
    for item in predicted.difference(gold) {
        if !gold.iter().any(|other| other.0 < item.1 && item.0 < other.1) {
            *confusions.entry(("nothing".to_owned(), item.2.clone())).or_default() += 1;
            listed.push(format!(
                "wrong  {:<5} {:<16} {} {}",
                item.2,
                "",
                document.id,
                context(item)
            ));
        }
    }
}
