//! `evaluate --dates FILE...`: date spans and values against annotated files.
//!
//! The kind of a file is told by its lines: `scope` is a Recognizers suite, `corpus` is Duckling,
//! anything else has `spans` with a label. `--show` prints what is wrong, `--vague` and `--ages`
//! switch the optional classes of TimeML on, `--timeml` both.

mod conventions;
mod duckling;
mod recognizers;
mod score;
mod speed;

use dateline::date::{Policy, Reference};
use dateline::matchers::dates::{DateMatch, DateMatcher};
use dateline::tokenizer::tokenize;
use serde_json::Value;

/// Runs the evaluation of the files named in `args`.
pub fn run(args: &[String]) -> Result<(), String> {
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let show = has("--show");
    if has("--speed") {
        args.iter().filter(|arg| !arg.starts_with("--")).for_each(|file| speed::speed(file));
        return Ok(());
    }
    for file in args.iter().filter(|arg| !arg.starts_with("--")) {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let lines: Vec<Value> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
            .map(|(at, line)| {
                serde_json::from_str(line).map_err(|error| format!("{file}:{}: {error}", at + 1))
            })
            .collect::<Result<_, _>>()?;
        let Some(first) = lines.first() else { continue };
        let mut policy = Policy::default();
        policy.vague = has("--vague") || has("--timeml");
        policy.ages = has("--ages") || has("--timeml");
        if first.get("scope").is_some() {
            recognizers::recognizers(file, &lines, show);
        } else if first.get("corpus").is_some() {
            duckling::duckling(file, &lines, show);
        } else {
            score::spans(file, &lines, policy, show);
        }
    }
    Ok(())
}

fn reference(line: &Value) -> Option<Reference> {
    Reference::parse(line.get("ref")?.as_str()?)
}

/// Byte offsets of a span given in code points.
fn bytes(text: &str, start: u64, end: u64) -> (usize, usize) {
    let at = |place: u64| text.char_indices().nth(place as usize).map_or(text.len(), |(at, _)| at);
    (at(start), at(end))
}

struct Gold {
    start: usize,
    end: usize,
    kind: Option<String>,
    values: Vec<String>,
    modifier: Option<String>,
    raw: Value,
}

/// The text of a line, what is found in it and what is annotated.
fn read<'l>(matcher: &DateMatcher, line: &'l Value) -> (&'l str, Vec<DateMatch>, Vec<Gold>) {
    let text = line["text"].as_str().unwrap_or_default();
    let found = matcher.find(text, &tokenize(text), reference(line));
    (text, found, gold_spans(line, text))
}

fn gold_spans(line: &Value, text: &str) -> Vec<Gold> {
    let empty = Vec::new();
    let spans = line["spans"].as_array().unwrap_or(&empty);
    spans
        .iter()
        .filter(|span| span.get("label").is_none_or(|label| label == "DATE" || label == "TIMEX3"))
        .map(|span| {
            let (start, end) =
                bytes(text, span["start"].as_u64().unwrap_or(0), span["end"].as_u64().unwrap_or(0));
            let mut values = Vec::new();
            for key in ["timex", "timex_value", "value", "alt"] {
                match span.get(key) {
                    Some(Value::String(value)) => values.push(value.clone()),
                    Some(Value::Array(list)) => {
                        values.extend(list.iter().filter_map(|v| v.as_str().map(str::to_owned)));
                    }
                    _ => {}
                }
            }
            let kind = span.get("timex_type").or(span.get("type"));
            Gold {
                start,
                end,
                kind: kind.and_then(Value::as_str).map(str::to_owned),
                values,
                modifier: span.get("mod").and_then(Value::as_str).map(str::to_owned),
                raw: span.clone(),
            }
        })
        .collect()
}
