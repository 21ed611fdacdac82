//! The date pass alone, tokens given, in bytes of text a second: on news of our own writing
//! (`benches/texts/dates_news.txt`), and on hostile inputs, which must take time in proportion.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use dateline::date::{Policy, Reference};
use dateline::matchers::dates::{DateCache, DateMatcher};
use dateline::tokenizer::{Token, tokenize};
use std::hint::black_box;
use std::time::Duration;

const NEWS: &str = include_str!("texts/dates_news.txt");

fn run(matcher: &DateMatcher, text: &str, tokens: &[Token], cache: &mut DateCache) -> usize {
    let mut found = Vec::with_capacity(4096);
    matcher.find_into(text, tokens, Reference::new(2021, 11, 7), cache, &mut found);
    found.len()
}

fn news(c: &mut Criterion) {
    let matcher = DateMatcher::new(Policy::default());
    let tokens = tokenize(NEWS);
    let mut cache = DateCache::new();
    // The answer is checked, so that a pass that finds nothing is not a fast one.
    assert!(run(&matcher, NEWS, &tokens, &mut cache) > 100);
    let mut group = c.benchmark_group("dates");
    group.throughput(Throughput::Bytes(NEWS.len() as u64));
    group.bench_function("news", |b| {
        b.iter(|| run(&matcher, black_box(NEWS), &tokens, &mut cache));
    });
    group.finish();
}

fn hostile(c: &mut Criterion) {
    let matcher = DateMatcher::new(Policy::default());
    let mut cache = DateCache::new();
    let mut group = c.benchmark_group("dates/hostile");
    group.sample_size(10).warm_up_time(Duration::from_millis(300));
    for (name, piece) in [
        ("digits", "1 23 4567 "),
        ("slashes", "1/2/3/4/"),
        ("hyphens", "10-11-12-"),
        ("months", "May March "),
        ("ends", "the end of "),
        ("weekdays", "Monday to Sunday at 5 "),
    ] {
        for size in [1_000_000, 10_000_000] {
            let text = piece.repeat(size / piece.len());
            let tokens = tokenize(&text);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, size), &text, |b, text| {
                b.iter(|| run(&matcher, black_box(text), &tokens, &mut cache));
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().measurement_time(Duration::from_secs(3));
    targets = news, hostile
}
criterion_main!(benches);
