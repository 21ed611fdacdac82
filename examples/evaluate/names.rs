//! Names: precision, recall and F1 of exact spans, confusions, throughput.

use std::path::Path;
use std::time::{Duration, Instant};

use dateline::{Extraction, Extractor, ExtractorBuilder};
use dateline_eval::{Scores, judge};

use crate::reliability::Reliability;

pub fn run(arguments: &[String]) -> Result<(), String> {
    let (mut errors, mut paths, mut tagger, mut reliability) = (0, Vec::new(), true, None);
    let mut min_score = ExtractorBuilder::MIN_SCORE;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--errors" => {
                let count = rest.next().ok_or("--errors needs a number")?;
                errors = count.parse().map_err(|_| format!("not a number: {count:?}"))?;
            }
            "--min-score" => {
                let score = rest.next().ok_or("--min-score needs a number")?;
                min_score = score.parse().map_err(|_| format!("not a number: {score:?}"))?;
            }
            "--no-tagger" => tagger = false,
            "--reliability" => {
                reliability = Some(Reliability::default());
                min_score = 0.0;
            }
            _ if argument.starts_with('-') => return Err(format!("unknown option {argument}")),
            _ => paths.push(argument.as_str()),
        }
    }
    if paths.is_empty() {
        return Err("usage: evaluate [--errors N] [--no-tagger] [--min-score N] [--reliability] \
                    GOLD.jsonl..."
            .to_owned());
    }
    let extractor = Extractor::builder()
        .tagger(tagger)
        .min_score(min_score)
        .build()
        .map_err(|error| error.to_string())?;
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
    let documents = dateline_eval::read(Path::new(path))?;
    let mut scores = Scores::default();
    let mut cache = extractor.create_cache();
    let mut found = Extraction::new();
    let mut time = Duration::ZERO;
    for document in &documents {
        let mut of_this = found.recycle();
        let reference = document.reference();
        let start = Instant::now();
        extractor.extract_dated_into(&mut cache, &document.text, reference, &mut of_this);
        time += start.elapsed();
        if let Some(reliability) = reliability.as_deref_mut() {
            let gold = judge(document, &of_this, |score, right| reliability.add(score, right));
            reliability.add_gold(gold);
        }
        scores.add(document, &of_this);
        found = of_this.recycle();
    }
    println!("{path}: {} documents", documents.len());
    print!("{}", scores.to_text(errors));
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    println!("  throughput   {:.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9));
    Ok(scores.names().f1())
}
