//! `speed MODEL TEXT`: how fast each stage is, in processor time, so that a busy machine counts
//! little.

use dateline::internal::{Resources, TextTagger};
use dateline::tagger::Tagger;

use crate::Failure;

const ROUNDS: usize = 12;

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let bytes = std::fs::read(&arguments[0])?;
    let path = std::path::Path::new(&arguments[1]);
    let texts: Vec<String> = if arguments[1].ends_with(".txt") {
        std::fs::read_to_string(path)?.split("\n\n\n").map(str::to_owned).collect()
    } else {
        crate::corpus::read(path)?.into_iter().map(|d| d.text).collect()
    };
    let start = now()?;
    let tagger = Tagger::from_bytes(&bytes)?;
    println!("load {:.1} ms, {} bytes held", (now()? - start) * 1e3, tagger.memory_usage());
    let mut tagger = TextTagger::new(Resources::new(true), tagger);
    let size: usize = texts.iter().map(String::len).sum();
    let (mut tokens, mut prepared, mut all) = (f64::MAX, f64::MAX, f64::MAX);
    let (mut count, mut spans, mut scored) = (0, 0, 0);
    let mut buffer = Vec::new();
    for _ in 0..ROUNDS {
        let start = now()?;
        for text in &texts {
            buffer.clear();
            dateline::tokenizer::tokenize_into(text, &mut buffer);
        }
        tokens = f64::min(tokens, now()? - start);
        let start = now()?;
        count = texts.iter().map(|text| tagger.prepare(text)).sum();
        prepared = f64::min(prepared, now()? - start);
        let start = now()?;
        (spans, scored) = (0, 0);
        for text in &texts {
            tagger.prepare(text);
            spans += tagger.tag_prepared(text);
            scored += tagger.scored();
        }
        all = f64::min(all, now()? - start);
    }
    let rate = |seconds: f64| size as f64 / seconds / 1e6;
    println!("{size} bytes, {count} tokens, {scored} scored, {spans} spans");
    println!(
        "tokens {:.0} MB/s, evidence {:.0} MB/s, tagger {:.0} MB/s ({:.0} ns a scored token), all {:.0} MB/s",
        rate(tokens),
        rate(prepared - tokens),
        rate(all - prepared),
        (all - prepared) * 1e9 / scored as f64,
        rate(all)
    );
    Ok(())
}

/// Processor time of this process in seconds.
fn now() -> Result<f64, Failure> {
    let line = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = line.split(' ').next().unwrap_or("").parse()?;
    Ok(nanoseconds / 1e9)
}
