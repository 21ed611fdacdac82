//! `dateline count`: what is named how often, over all documents.

use std::collections::HashMap;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;

use dateline::{Extraction, Label};
use serde_json::json;

use crate::args::{CountArgs, CountBy, CountFormat};
use crate::document::Failure;
use crate::input::{Counters, RecordReader, Source};
use crate::output::{Style, clean, one_line};
use crate::pipeline::{self, Plan};
use crate::progress::Progress;
use crate::settings::Finder;
use crate::{Outcome, report, stats};

/// What mentions are counted together by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Key {
    /// The id a list gives.
    Listed(String),
    /// The kind, and the fullest name of the document in lower case, or the value of a date.
    Named(String, String),
}

/// The mentions of one thing.
#[derive(Debug)]
struct Tally {
    label: Label,
    kind: String,
    list_id: Option<String>,
    value: Option<String>,
    mentions: u64,
    documents: u64,
    /// How it is written, and how often.
    forms: HashMap<String, u64>,
    /// Its full names, and in how many documents.
    names: HashMap<String, u64>,
}

type Tallies = HashMap<Key, Tally>;

/// Counts as the options say.
pub fn run(args: &mut CountArgs) -> Result<Outcome, String> {
    let Some(()) = crate::standard_input(&mut args.input) else {
        return Ok(Outcome::Usage);
    };
    if args.find.kinds.is_empty() {
        // Most dates are `Monday`; who wants them counted says so.
        args.find.kinds = ["person", "place", "organization", "group"].map(str::to_owned).to_vec();
        args.find.all_own_kinds = true;
    }
    let finder = Finder::new(&args.find)?;
    let counters = Arc::new(Counters::default());
    let source = Source::new(&args.input, &counters)?;
    let records = RecordReader::new(&args.input, false);
    let plan = Plan { threads: pipeline::threads(args.run.threads), ordered: false };
    let progress = Progress::start(&args.run, &args.input, &counters, false);
    let mut all = Tallies::new();
    pipeline::run(
        source,
        plan,
        || finder.extractor.create_cache(),
        |cache, block| {
            let (mut tallies, mut failures) = (Tallies::new(), Vec::<Failure>::new());
            block.read(&records, args.input.lossy, &counters, |read| {
                match read {
                    Ok(document) => {
                        let mut found = Extraction::new();
                        let (extractor, text) = (&finder.extractor, &document.text);
                        let reference = document.reference.or(args.find.reference_date);
                        extractor.extract_dated_into(cache, text, reference, &mut found);
                        found.retain(|entity| finder.wants(entity));
                        Counters::add(&counters.documents, 1);
                        Counters::add(&counters.bytes_of_text, text.len() as u64);
                        add(&mut tallies, &found, &counters);
                    }
                    Err(failure) => {
                        Counters::add(&counters.failures, 1);
                        failures.push(failure);
                    }
                }
                true
            });
            (tallies, failures)
        },
        |(tallies, failures)| {
            for failure in failures {
                progress.suspend(|| report(&failure.to_string()));
            }
            merge(&mut all, tallies);
            true
        },
    );
    progress.finish();
    if !args.run.quiet {
        let mut rows = join_aliases(all);
        sort(&mut rows, args.by);
        rows.truncate(args.top.unwrap_or(usize::MAX));
        write(&rows, args)?;
    }
    if args.run.stats {
        stats::print(&counters, progress.elapsed(), plan.threads);
    }
    Ok(if Counters::get(&counters.failures) > 0 {
        Outcome::Failed
    } else if counters.found() > 0 {
        Outcome::Found
    } else {
        Outcome::Nothing
    })
}

/// Adds the entities of one document. Its mentions of one thing go together, under the id any of
/// them has from a list.
fn add(tallies: &mut Tallies, found: &Extraction<'_>, counters: &Counters) {
    let mut ids: HashMap<u32, String> = HashMap::new();
    for entity in found.iter() {
        if let Some(id) = entity.list_id() {
            ids.entry(entity.id()).or_insert_with(|| id.into_owned());
        }
    }
    let mut seen: HashMap<Key, ()> = HashMap::new();
    for entity in found.iter() {
        let at = Label::BUILT_IN.iter().position(|&label| label == entity.label()).unwrap_or(5);
        Counters::add(&counters.entities[at], 1);
        let value = entity.as_date().map(|date| date.value().timex_value().to_string());
        let name = value.clone().unwrap_or_else(|| one_line(entity.canonical()));
        let list_id = ids.get(&entity.id()).cloned();
        let kind = entity.label_name().to_owned();
        let key = match &list_id {
            Some(id) => Key::Listed(format!("{kind} {id}")),
            None => Key::Named(kind.clone(), name.to_lowercase()),
        };
        let tally = tallies.entry(key.clone()).or_insert_with(|| Tally {
            label: entity.label(),
            kind,
            list_id,
            value,
            mentions: 0,
            documents: 0,
            forms: HashMap::new(),
            names: HashMap::new(),
        });
        tally.mentions += 1;
        *tally.forms.entry(one_line(entity.text())).or_default() += 1;
        if seen.insert(key, ()).is_none() {
            tally.documents += 1;
            *tally.names.entry(name).or_default() += 1;
        }
    }
}

fn merge(all: &mut Tallies, some: Tallies) {
    for (key, tally) in some {
        match all.entry(key) {
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(tally);
            }
            std::collections::hash_map::Entry::Occupied(mut occupied) => {
                occupied.get_mut().add(tally);
            }
        }
    }
}

/// Adds organizations that are known only by a short form, such as `IMF`, to the one organization
/// of the archive that some document gives both names. Surnames are left alone: two documents'
/// `Smith` seldom are the same.
fn join_aliases(all: Tallies) -> Vec<Tally> {
    let mut rows: Vec<Tally> = all.into_values().collect();
    sort(&mut rows, CountBy::Mentions);
    let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, row) in rows.iter().enumerate() {
        if row.label == Label::Organization {
            for form in row.forms.keys() {
                owners.entry(form.to_lowercase()).or_default().push(at);
            }
        }
    }
    let mut joined = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let alone = row.label == Label::Organization && row.list_id.is_none();
        if !alone || row.forms.keys().any(|form| form.to_lowercase() != row.name().to_lowercase()) {
            continue;
        }
        let others = owners.get(&row.name().to_lowercase()).map(Vec::as_slice).unwrap_or_default();
        if let [a, b] = *others {
            let other = if a == at { b } else { a };
            if rows[other].name().len() > row.name().len() {
                joined.push((at, other));
            }
        }
    }
    joined.sort_unstable_by(|a, b| b.cmp(a));
    for &(at, other) in &joined {
        let tally = std::mem::replace(&mut rows[at], Tally::empty());
        let names = HashMap::new();
        rows[other].add(Tally { names, ..tally });
    }
    rows.retain(|row| row.mentions > 0);
    rows
}

impl Tally {
    /// Of nothing.
    fn empty() -> Tally {
        Tally {
            label: Label::Organization,
            kind: String::new(),
            list_id: None,
            value: None,
            mentions: 0,
            documents: 0,
            forms: HashMap::new(),
            names: HashMap::new(),
        }
    }

    /// Adds the mentions of another tally of the same thing.
    fn add(&mut self, other: Tally) {
        self.mentions += other.mentions;
        self.documents += other.documents;
        for (form, count) in other.forms {
            *self.forms.entry(form).or_default() += count;
        }
        for (name, count) in other.names {
            *self.names.entry(name).or_default() += count;
        }
    }

    /// The name most documents have; of equals the longest, then the first of the alphabet. One in
    /// capitals, from a headline, gives way to the same in small letters.
    fn name(&self) -> &str {
        let name = self.usual_name();
        let capitals = name.chars().count() > 4 && !name.chars().any(char::is_lowercase);
        let same = |form: &&String| *form != name && form.to_lowercase() == name.to_lowercase();
        let mut small = self.forms.keys().filter(|_| capitals).filter(same).collect::<Vec<_>>();
        small.sort();
        small.last().map_or(name, |form| form)
    }

    fn usual_name(&self) -> &str {
        let best = self
            .names
            .iter()
            .max_by(|a, b| (a.1, a.0.len()).cmp(&(b.1, b.0.len())).then_with(|| b.0.cmp(a.0)));
        best.map_or("", |(name, _)| name)
    }

    /// The other ways it is written, most frequent first.
    fn aliases(&self) -> Vec<(&str, u64)> {
        let mut forms: Vec<_> =
            self.forms.iter().map(|(form, &count)| (form.as_str(), count)).collect();
        forms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        forms
    }
}

/// A total order, so that counts are the same from any number of threads.
fn sort(rows: &mut [Tally], by: CountBy) {
    let count = |row: &Tally| match by {
        CountBy::Mentions => (row.mentions, row.documents),
        CountBy::Documents => (row.documents, row.mentions),
    };
    rows.sort_by(|a, b| {
        count(b)
            .cmp(&count(a))
            .then_with(|| a.kind.cmp(&b.kind))
            .then_with(|| a.name().cmp(b.name()))
            .then_with(|| a.list_id.cmp(&b.list_id))
    });
}

fn write(rows: &[Tally], args: &CountArgs) -> Result<(), String> {
    let format = args.format.unwrap_or(if io::stdout().is_terminal() {
        CountFormat::Table
    } else {
        CountFormat::Tsv
    });
    let mut out = Vec::new();
    match format {
        CountFormat::Table => table(rows, Style::new(crate::use_color(args.run.color)), &mut out),
        CountFormat::Tsv => {
            out.extend_from_slice(b"mentions\tdocuments\tkind\tname\tlist_id\tforms\n");
            for row in rows {
                let forms: Vec<_> =
                    row.aliases().iter().map(|(form, count)| format!("{form} ({count})")).collect();
                let id = row.list_id.as_deref().unwrap_or_default();
                let (name, forms) = (row.name(), forms.join("; "));
                let (mentions, documents, kind) = (row.mentions, row.documents, &row.kind);
                writeln!(out, "{mentions}\t{documents}\t{kind}\t{name}\t{id}\t{forms}")
                    .expect("to memory");
            }
        }
        CountFormat::Jsonl => {
            for row in rows {
                let forms: serde_json::Map<String, serde_json::Value> = row
                    .aliases()
                    .iter()
                    .map(|&(form, count)| (form.to_owned(), count.into()))
                    .collect();
                let mut object = json!({
                    "name": row.name(),
                    "label": row.kind,
                    "mentions": row.mentions,
                    "documents": row.documents,
                    "forms": forms,
                });
                if let Some(id) = &row.list_id {
                    object["list_id"] = id.as_str().into();
                }
                if let Some(value) = &row.value {
                    object["value"] = value.as_str().into();
                }
                writeln!(out, "{object}").expect("to memory");
            }
        }
    }
    crate::print(&out).map(|_| ())
}

fn table(rows: &[Tally], style: Style, out: &mut Vec<u8>) {
    let kinds = rows.iter().map(|row| row.kind.len()).max().unwrap_or(0);
    let names = rows.iter().map(|row| row.name().chars().count()).max().unwrap_or(0).min(40);
    for row in rows {
        let name = clean(row.name()).into_owned();
        let others: Vec<_> = row
            .aliases()
            .into_iter()
            .filter(|(form, _)| *form != row.name())
            .take(4)
            .map(|(form, count)| format!("{} {count}", clean(form)))
            .collect();
        let kind = style.kind(row.label, &format!("{:<kinds$}", row.kind));
        let mut others = others.join(", ");
        if let Some((terminal_size::Width(width), _)) = terminal_size::terminal_size() {
            let room = usize::from(width).saturating_sub(22 + kinds + names);
            others = others.chars().take(room).collect();
        }
        let others = style.dim(&others);
        let (mentions, documents) = (row.mentions, format!("in {}", row.documents));
        let line = format!("{mentions:>7} {documents:<8}  {kind}  {name:<names$}  {others}");
        writeln!(out, "{}", line.trim_end()).expect("to memory");
    }
}
