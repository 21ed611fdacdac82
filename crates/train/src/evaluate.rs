//! The packed model on the development files: calibration, scores, report.

use std::fmt::Write;

use dateline::internal::{ModelParts, Resources, TextTagger};
use dateline::tagger::Tagger;
use dateline_eval::Counts;

use crate::Failure;
use crate::calibrate::{self, Judged};
use crate::corpus::Document;
use crate::report;
use crate::score::{Predicted, count, trimmed};
use crate::settings::Settings;

/// Margins are divided by it.
const STEP: i32 = 8;

pub(crate) fn run(
    settings: &Settings,
    arguments: &[String],
    mut parts: ModelParts,
    train: &[(String, Vec<Document>)],
    dev: &[(String, Vec<Document>)],
    notes: &[String],
) -> Result<(), Failure> {
    parts.step = STEP as u32;
    let labels = parts.labels.clone();
    let main = report::main_labels(&labels);
    let names = settings.get("names", true);
    let mut tagger =
        TextTagger::new(Resources::new(names), Tagger::from_bytes(&parts.to_bytes()?)?);
    let mut judged: [Vec<Judged>; 2] = [Vec::new(), Vec::new()];
    let mut rows = Vec::new();
    let mut errors = String::new();
    for (name, documents) in dev {
        let mut sums = vec![Counts::default(); labels.len()];
        let mut each = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            let found = tagger.tag(&document.text);
            let predicted: Vec<Predicted> = found
                .iter()
                .map(|span| Predicted {
                    start: span.start,
                    end: span.end,
                    label: &labels[span.label],
                })
                .collect();
            for span in &found {
                let right = document.gold.iter().any(|gold| {
                    gold.label == labels[span.label]
                        && trimmed(&document.text, gold.start, gold.end)
                            == trimmed(&document.text, span.start, span.end)
                });
                judged[number % 2].push(Judged { label: span.label, margin: span.margin, right });
            }
            let mut all = Counts::default();
            for (label, counts) in count(document, &predicted, &labels).into_iter().enumerate() {
                sums[label].add(counts);
                if label < main {
                    all.add(counts);
                }
            }
            each.push(all);
            list_errors(name, document, &predicted, &mut errors)?;
        }
        rows.push((name.clone(), sums, report::interval(&each, 1)));
    }
    let scores = report::scores(&labels, &rows);
    // Half the documents tell how well the curve of the other half fits; the model gets both.
    let half = calibrate::table(&judged[0], labels.len(), STEP);
    let (other_half, _) = calibrate::reliability(&judged[1], &half, STEP);
    let all = judged.concat();
    parts.calibration = calibrate::table(&all, labels.len(), STEP);
    let (error, bins) = calibrate::reliability(&all, &parts.calibration, STEP);
    let bytes = parts.to_bytes()?;
    let hash = u64::from_le_bytes(bytes[12..20].try_into()?);
    let output = settings.text("out", "src/data/model.bin");
    std::fs::write(&output, &bytes)?;
    let mut text =
        String::from("# The tagger's model\n\nWritten by `dateline-train train`; do not edit.\n\n");
    writeln!(
        text,
        "Command: `cargo run --release -p dateline-train -- train {}`\n",
        arguments.join(" ")
    )?;
    writeln!(
        text,
        "Model: hash `{hash:016x}`, {} bytes, {} features looked up, {} added up on loading, {} words of which {} have weights of their own.\n",
        bytes.len(),
        parts.features.keys.len(),
        parts.sums.keys.len(),
        parts.words.len(),
        parts.words.iter().filter(|(_, facts)| facts.own()).count()
    )?;
    notes.iter().try_for_each(|note| writeln!(text, "- {note}"))?;
    writeln!(text, "\n## Learned from\n\n{}", report::data(train))?;
    writeln!(text, "{}", include_str!("../sources.md"))?;
    writeln!(
        text,
        "## Development files\n\nStrict F1 as `dateline eval` counts it, without dates; intervals by resampling documents.\n\n{scores}"
    )?;
    writeln!(
        text,
        "## Probabilities\n\nExpected calibration error {error:.3}; {other_half:.3} on the documents of even number with the curve of the others.\n\n{}",
        report::reliability(&bins)
    )?;
    text += &std::fs::read_to_string("seeds/model/ablation.md").unwrap_or_default();
    println!(
        "{scores}\ncalibration error {error:.3}, other half {other_half:.3}, {} bytes, {} features, {} sums",
        bytes.len(),
        parts.features.keys.len(),
        parts.sums.keys.len()
    );
    for (key, text) in [("report", &text), ("errors", &errors)] {
        let path = settings.text(key, "");
        if !path.is_empty() {
            std::fs::write(path, text)?;
        }
    }
    Ok(())
}

fn list_errors(
    name: &str,
    document: &Document,
    predicted: &[Predicted],
    out: &mut String,
) -> Result<(), Failure> {
    let text = &document.text;
    for p in predicted {
        if !document.gold.iter().any(|g| g.start == p.start && g.end == p.end && g.label == p.label)
        {
            writeln!(out, "{name}\tFP\t{}\t{}", p.label, context(text, p.start, p.end))?;
        }
    }
    for g in document.gold.iter().filter(|g| g.label != "DATE") {
        if !predicted.iter().any(|p| g.start == p.start && g.end == p.end && g.label == p.label) {
            writeln!(out, "{name}\tFN\t{}\t{}", g.label, context(text, g.start, g.end))?;
        }
    }
    Ok(())
}

fn context(text: &str, start: usize, end: usize) -> String {
    let mut from = start.saturating_sub(45);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let mut to = (end + 45).min(text.len());
    while !text.is_char_boundary(to) {
        to += 1;
    }
    format!("{}[{}]{}", &text[from..start], &text[start..end], &text[end..to])
        .replace(['\n', '\t'], " ")
}

/// `tag MODEL IN OUT`: writes the spans of a file of texts in the common form.
pub(crate) fn tag(arguments: &[String]) -> Result<(), Failure> {
    let [model, input, output] = arguments else { return Err("usage: tag MODEL IN OUT".into()) };
    let tagger = Tagger::from_bytes(&std::fs::read(model)?)?;
    let labels = tagger.labels().to_vec();
    let mut tagger = TextTagger::new(Resources::new(true), tagger);
    let mut out = String::new();
    for document in crate::corpus::read(std::path::Path::new(input))? {
        let point = |byte: usize| document.text[..byte].chars().count();
        let spans: Vec<serde_json::Value> = tagger
            .tag(&document.text)
            .iter()
            .map(|span| {
                serde_json::json!({
                    "start": point(span.start), "end": point(span.end), "label": labels[span.label],
                    "score": f64::from(span.probability) / 1000.0,
                })
            })
            .collect();
        writeln!(out, "{}", serde_json::json!({ "id": document.id, "spans": spans }))?;
    }
    std::fs::write(output, out)?;
    Ok(())
}
