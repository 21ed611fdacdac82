//! The whole pipeline and each stage alone, on news of our own, beside two yardsticks.
//!
//! `cargo bench --bench pipeline`; see `benches/README.md`.

mod common;

use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::internal::{Stage, Stages};
use dateline::{Extraction, Extractor};
use unicode_segmentation::UnicodeSegmentation;

fn whole(c: &mut Criterion) {
    let news = common::news();
    let straight: Vec<String> =
        news.iter().map(|text| text.replace(['“', '”'], "\"").replace('’', "'")).collect();
    let upper: Vec<String> = news.iter().map(|text| text.to_uppercase()).collect();
    let lower: Vec<String> = news.iter().map(|text| text.to_lowercase()).collect();
    let extractor = Extractor::new();
    let mut group = c.benchmark_group("pipeline");
    let rules = Extractor::builder().tagger(false).build().expect("embedded tables");
    for (kind, texts, extractor) in [
        ("news", &news, &extractor),
        ("news, without tagger", &news, &rules),
        ("news, straight quotes", &straight, &extractor),
        ("capitals", &upper, &extractor),
        ("lower case", &lower, &extractor),
    ] {
        group.throughput(Throughput::Bytes(common::bytes(texts)));
        group.bench_function(kind, |b| {
            let mut cache = extractor.create_cache();
            let mut found = Extraction::new();
            b.iter(|| {
                let mut entities = 0;
                for text in texts.iter() {
                    extractor.extract_into(&mut cache, text, &mut found);
                    entities += found.len();
                }
                black_box(entities)
            });
        });
    }
    yardsticks(&mut group, &news);
    group.finish();
}

/// `unicode_words` and an automaton over names, on the same text in the same run.
fn yardsticks(
    group: &mut criterion::BenchmarkGroup<'_, criterion::measurement::WallTime>,
    news: &[String],
) {
    group.throughput(Throughput::Bytes(common::bytes(news)));
    group.bench_function("yardstick: unicode_words", |b| {
        b.iter(|| news.iter().map(|text| black_box(text).unicode_words().count()).sum::<usize>());
    });
    let names = listed_names();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(&names)
        .expect("well below the limit of the automaton");
    group.bench_function(format!("yardstick: aho-corasick, {} names", names.len()), |b| {
        b.iter(|| {
            news.iter().map(|text| automaton.find_iter(black_box(text)).count()).sum::<usize>()
        });
    });
}

fn stages(c: &mut Criterion) {
    let news = common::news();
    let rules = Extractor::builder().tagger(false).build().expect("embedded tables");
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(common::bytes(&news)));
    for stage in Stage::ALL {
        // The tagger has a stage of its own, and lists and patterns decide where it does not.
        let extractor = if stage == Stage::Tagger { Extractor::new() } else { rules.clone() };
        let mut stages = Stages::new(&extractor);
        group.bench_function(stage.as_str(), |b| {
            b.iter_custom(|rounds| {
                (0..rounds)
                    .map(|_| {
                        news.iter()
                            .map(|text| stages.time(text, stage))
                            .sum::<std::time::Duration>()
                    })
                    .sum()
            });
        });
    }
    group.finish();
}

fn start(c: &mut Criterion) {
    c.bench_function("start: build an extractor and find one entity", |b| {
        b.iter(|| {
            let extractor = Extractor::builder().build().expect("embedded tables");
            black_box(extractor.extract("Officials in Baghdad said so.").len())
        });
    });
}

/// The names of the cities list.
fn listed_names() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/names/places/cities.tsv");
    std::fs::read_to_string(path)
        .expect("seeds/names is in the repository")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split('\t').next())
        .map(str::to_owned)
        .collect()
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(std::time::Duration::from_secs(4));
    targets = whole, stages, start
}
criterion_main!(benches);
