//! `dateline eval`: the library measured on annotated text, as `examples/evaluate` does.

use std::time::{Duration, Instant};

use dateline::Extraction;
use dateline_eval::Scores;
use serde_json::json;

use crate::Outcome;
use crate::args::EvalArgs;
use crate::settings::Finder;

/// Measures as the options say.
pub fn run(args: &EvalArgs) -> Result<Outcome, String> {
    let finder = Finder::new(&args.find)?;
    let mut means = Vec::new();
    for path in &args.gold {
        let documents = dateline_eval::read(path)?;
        let mut scores = Scores::default();
        let mut cache = finder.extractor.create_cache();
        let mut found = Extraction::new();
        let mut time = Duration::ZERO;
        for document in &documents {
            let mut of_this = found.recycle();
            let start = Instant::now();
            let reference = document.reference().or(args.find.reference_date);
            finder.extractor.extract_dated_into(
                &mut cache,
                &document.text,
                reference,
                &mut of_this,
            );
            time += start.elapsed();
            scores.add(document, &of_this);
            found = of_this.recycle();
        }
        let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
        let speed = bytes as f64 / 1e6 / time.as_secs_f64().max(1e-9);
        let names = scores.names();
        let text = if args.json {
            let mut object = scores.to_json();
            object["file"] = json!(path.to_string_lossy());
            object["documents"] = json!(documents.len());
            object["megabytes_per_second"] = json!((speed * 10.0).round() / 10.0);
            format!("{object}\n")
        } else {
            let head = format!("{}: {} documents\n", path.display(), documents.len());
            head + &scores.to_text(args.errors) + &format!("  throughput   {speed:.1} MB/s\n")
        };
        crate::print(text.as_bytes())?;
        means.push(names.f1());
    }
    if means.len() > 1 && !args.json {
        let mean = means.iter().sum::<f64>() / means.len() as f64;
        crate::print(format!("mean F1 over PER, LOC, ORG: {mean:.2}\n").as_bytes())?;
    }
    Ok(Outcome::Found)
}
