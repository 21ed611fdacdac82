//! `speed MODEL TEXT`: how fast each stage is.

use std::time::Instant;

use dateline::internal::{Resources, TextTagger};
use dateline::tagger::Tagger;

use crate::Failure;

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let bytes = std::fs::read(&arguments[0])?;
    let texts: Vec<String> = crate::corpus::read(std::path::Path::new(&arguments[1]))?.into_iter().map(|d| d.text).collect();
    let start = Instant::now();
    let tagger = Tagger::from_bytes(&bytes)?;
    println!("load {:?}, {} bytes held", start.elapsed(), tagger.memory_usage());
    let mut tagger = TextTagger::new(Resources::new(true)?, tagger);
    let size: usize = texts.iter().map(String::len).sum();
    let (mut best_tokens, mut best_evidence, mut best_tag) = (f64::MAX, f64::MAX, f64::MAX);
    let mut counts = (0, 0, 0);
    for _ in 0..15 {
        let (mut tokens, mut prepare, mut tag) = (0.0, 0.0, 0.0);
        counts = (0, 0, 0);
        let mut buffer = Vec::new();
        for text in &texts {
            let start = Instant::now();
            buffer.clear();
            dateline::tokenizer::tokenize_into(text, &mut buffer);
            tokens += start.elapsed().as_secs_f64();
            let start = Instant::now();
            counts.0 += tagger.prepare(text);
            prepare += start.elapsed().as_secs_f64();
            let start = Instant::now();
            counts.1 += tagger.tag_prepared(text);
            counts.2 += tagger.scored();
            tag += start.elapsed().as_secs_f64();
        }
        best_tokens = f64::min(best_tokens, tokens);
        best_evidence = f64::min(best_evidence, prepare - tokens);
        best_tag = f64::min(best_tag, tag);
    }
    let rate = |seconds: f64| size as f64 / seconds / 1e6;
    println!("{size} bytes, {} tokens, {} scored, {} spans", counts.0, counts.2, counts.1);
    println!("tokens {:.0} MB/s, evidence {:.0} MB/s, tagger {:.0} MB/s ({:.0} ns a scored token), all {:.0} MB/s",
        rate(best_tokens), rate(best_evidence), rate(best_tag), best_tag * 1e9 / counts.2 as f64, rate(best_tokens + best_evidence + best_tag));
    Ok(())
}
