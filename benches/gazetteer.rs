//! Lists of 10,000 to 1,000,000 names: building, saving, loading, and what they cost an extraction;
//! `aho-corasick` on the same names as yardstick.
//!
//! ```text
//! cargo bench --bench gazetteer
//! DATELINE_BENCH_TEXT=news.txt cargo bench --bench gazetteer -- extract  # on a text of your own
//! DATELINE_BENCH_MILLIONS=10 cargo bench --bench gazetteer               # one run of 10 million
//! ```
//!
//! Times are those the processor spent on the one thread, where Linux tells, so that a busy machine
//! says the same as an idle one.
//!
//! The names are two or three capitalised words of `seeds/`, each with an id, the same at every run;
//! single words would make nearly every capital of the text a name. The text is made of the same
//! words, a tenth of its names from the list.

use std::collections::HashSet;
use std::fmt::Write;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use criterion::measurement::{Measurement, WallTime};
use criterion::{Criterion, Throughput, criterion_group};
use dateline::{Extraction, Extractor, Gazetteer, GazetteerBuilder, NameFormat, NameReader};

const MILLION: usize = 1_000_000;

/// Time on the processor, from the kernel's account of this thread; the wall clock elsewhere.
#[derive(Clone, Copy)]
struct ProcessorTime;

fn now() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    std::fs::read_to_string("/proc/thread-self/schedstat")
        .ok()
        .and_then(|line| line.split(' ').next()?.parse().ok())
        .map_or_else(|| START.elapsed(), Duration::from_nanos)
}

impl Measurement for ProcessorTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        now()
    }

    fn end(&self, start: Duration) -> Duration {
        now().saturating_sub(start)
    }

    fn add(&self, a: &Duration, b: &Duration) -> Duration {
        *a + *b
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        WallTime.to_f64(value)
    }

    fn formatter(&self) -> &dyn criterion::measurement::ValueFormatter {
        WallTime.formatter()
    }
}

type Bench = Criterion<ProcessorTime>;

/// A small generator of numbers, the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

fn seed_words(list: &str) -> Vec<String> {
    let path = format!("{}/seeds/{list}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(path)
        .unwrap()
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').next().unwrap_or_default())
        .filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic))
        .map(|word| {
            let mut letters = word.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect()
        })
        .collect()
}

/// That many different names.
fn names(count: usize) -> Vec<String> {
    let mut words = seed_words("lexicon/common_words.txt");
    words.extend(seed_words("names/places/cities.tsv"));
    words.extend(seed_words("names/people/given-names.tsv"));
    words.extend(seed_words("names/people/surnames.tsv"));
    let mut numbers = Numbers(0x5eed);
    let mut seen = HashSet::with_capacity(count);
    let mut names = Vec::with_capacity(count);
    while names.len() < count {
        let length = [2, 2, 2, 3, 3][numbers.below(5)];
        let name: Vec<&str> = (0..length).map(|_| &*words[numbers.below(words.len())]).collect();
        let name = name.join(" ");
        if seen.insert(name.clone()) {
            names.push(name);
        }
    }
    names
}

/// The list as a file has it.
fn csv(names: &[String]) -> String {
    let mut list = "name,label,id\n".to_owned();
    for (number, name) in names.iter().enumerate() {
        writeln!(list, "{name},customer,C{number}").unwrap();
    }
    list
}

fn build(list: &str) -> Gazetteer {
    let mut builder = GazetteerBuilder::new();
    NameReader::new(NameFormat::Csv).read(list.as_bytes(), &mut builder).unwrap();
    builder.build().unwrap()
}

/// About a megabyte of sentences with a name in seven words.
fn text(listed: &[String]) -> String {
    if let Ok(path) = std::env::var("DATELINE_BENCH_TEXT") {
        return std::fs::read_to_string(path).unwrap();
    }
    let common = seed_words("lexicon/common_words.txt");
    let places = seed_words("names/places/cities.tsv");
    let (given, family) =
        (seed_words("names/people/given-names.tsv"), seed_words("names/people/surnames.tsv"));
    let mut numbers = Numbers(0x7e47);
    let mut text = String::new();
    while text.len() < 1_000_000 {
        let length = 12 + numbers.below(16);
        for at in 0..length {
            let space = if at == 0 { "" } else { " " };
            let word = &common[numbers.below(common.len())];
            let kind = if at == 0 { 99 } else { numbers.below(70) };
            let written = match kind {
                0 => listed[numbers.below(listed.len())].clone(),
                1..=5 => places[numbers.below(places.len())].clone(),
                6..=9 => format!(
                    "{} {}",
                    given[numbers.below(given.len())],
                    family[numbers.below(family.len())]
                ),
                99 => word.clone(),
                _ => word.to_lowercase(),
            };
            text.push_str(space);
            text.push_str(&written);
        }
        text.push_str(if numbers.below(5) == 0 { ".\n\n" } else { ". " });
    }
    text
}

fn extractor(gazetteer: &Gazetteer) -> Extractor {
    Extractor::builder().gazetteer(gazetteer.clone()).build().unwrap()
}

fn lists(c: &mut Bench) {
    let names = names(MILLION);
    let text = text(&names[..10_000]);
    let mut tables = Vec::new();
    for (size, short) in [(10_000, "10k"), (100_000, "100k"), (MILLION, "1M")] {
        let list = csv(&names[..size]);
        let gazetteer = build(&list);
        let bytes = gazetteer.to_bytes();
        assert_eq!(gazetteer.len(), size);
        println!(
            "{short} names: {:.1} MiB held, {:.1} MiB saved",
            gazetteer.memory_usage() as f64 / 1048576.0,
            bytes.len() as f64 / 1048576.0
        );
        let mut group = c.benchmark_group("list");
        group.sample_size(10).warm_up_time(Duration::from_millis(500));
        group.bench_function(format!("build/{short}"), |b| b.iter(|| build(black_box(&list))));
        group.bench_function(format!("to_bytes/{short}"), |b| b.iter(|| gazetteer.to_bytes()));
        group.bench_function(format!("from_bytes/{short}"), |b| {
            b.iter(|| Gazetteer::from_bytes(black_box(&bytes)).unwrap());
        });
        group.finish();
        tables.push((short, gazetteer));
    }

    let mut group = c.benchmark_group("extract");
    group.sample_size(20).measurement_time(Duration::from_secs(6));
    group.throughput(Throughput::Bytes(text.len() as u64));
    for (short, gazetteer) in &tables {
        let extractor = extractor(gazetteer);
        let mut cache = extractor.create_cache();
        let mut found = Extraction::new();
        extractor.extract_into(&mut cache, &text, &mut found);
        let own = found.iter().filter(|entity| entity.label_name() == "customer").count();
        println!("{short} names: {} entities, {own} of the list", found.len());
        group.bench_function(*short, |b| {
            b.iter(|| extractor.extract_into(&mut cache, &text, &mut found));
        });
    }
    group.finish();
    yardstick(c, &names, &text);
}

/// The same names in an automaton over bytes. A million names are built once, not by criterion.
fn yardstick(c: &mut Bench, names: &[String], text: &str) {
    let mut group = c.benchmark_group("aho-corasick");
    group.sample_size(10).throughput(Throughput::Bytes(text.len() as u64));
    for (size, short) in [(10_000, "10k"), (MILLION, "1M")] {
        let start = now();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&names[..size])
            .unwrap();
        println!(
            "aho-corasick, {short} names: built in {:.2} s, {:.1} MiB",
            (now() - start).as_secs_f64(),
            automaton.memory_usage() as f64 / 1048576.0
        );
        group.bench_function(format!("find/{short}"), |b| {
            b.iter(|| automaton.find_iter(black_box(text)).count());
        });
    }
    group.finish();
}

/// One run of several million names, with the memory the process took at most.
fn millions(millions: usize) {
    let list = csv(&names(millions * MILLION));
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
        status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .map_or("unknown".to_owned(), |size| size.trim().to_owned())
    };
    // Forgets the peak of making the names; where that is not allowed, it is counted in.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    println!(
        "{millions} million names, a list of {} MiB; peak before {}",
        list.len() >> 20,
        peak()
    );
    let timed = |what: &str, start: Duration| {
        println!("{what}: {:.2} s, peak {}", (now() - start).as_secs_f64(), peak());
    };
    let start = now();
    let gazetteer = build(&list);
    timed("build", start);
    println!("held: {} MiB", gazetteer.memory_usage() >> 20);
    let start = now();
    let bytes = gazetteer.to_bytes();
    timed("to_bytes", start);
    drop(gazetteer);
    let start = now();
    let gazetteer = Gazetteer::from_bytes(&bytes).unwrap();
    timed("from_bytes", start);
    let text = text(&names(10_000));
    let extractor = extractor(&gazetteer);
    extractor.extract(&text);
    let start = now();
    let found = extractor.extract(&text).len();
    println!(
        "extract: {:.1} MB/s, {found} entities",
        text.len() as f64 / 1e6 / (now() - start).as_secs_f64()
    );
}

criterion_group!(
    name = benches;
    config = Criterion::default().with_measurement(ProcessorTime);
    targets = lists
);

fn main() {
    if let Ok(count) = std::env::var("DATELINE_BENCH_MILLIONS") {
        return millions(count.parse().expect("a number"));
    }
    benches();
    Criterion::default().configure_from_args().final_summary();
}
