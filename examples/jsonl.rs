//! JSON lines in, JSON lines out: `{"id", "text", "ref"}` to `{"id", "entities"}`.
//!
//! ```text
//! cargo run --release --example jsonl -- --offsets char < articles.jsonl > entities.jsonl
//! ```
//!
//! `ref` is the date of the document and may be left out. A line that cannot be read gives an object
//! with `error` in its place; the run goes on and ends with status 2.

use std::io::{BufRead, BufWriter, Write};
use std::process::ExitCode;

use dateline::date::Reference;
use dateline::json::Json;
use dateline::{Extraction, Extractor, ExtractorBuilder, OffsetUnit};
use serde_json::{Value, json};

const USAGE: &str =
    "usage: jsonl [--offsets byte|char|utf16] [--no-tagger] [--min-score N] < IN > OUT";

/// What the command line asks for.
pub struct Options {
    /// What offsets count.
    pub unit: OffsetUnit,
    /// The learned tagger decides, and not lists and patterns alone.
    pub tagger: bool,
    /// Entities with a lower score are left out, 0 to 1.
    pub min_score: f32,
}

impl Default for Options {
    fn default() -> Options {
        Options { unit: OffsetUnit::Byte, tagger: true, min_score: ExtractorBuilder::MIN_SCORE }
    }
}

fn main() -> ExitCode {
    if std::env::args().skip(1).any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    let options = match options(std::env::args().skip(1)) {
        Ok(options) => options,
        Err(reason) => {
            eprintln!("jsonl: {reason}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let result = run(&options, std::io::stdin().lock(), std::io::stdout().lock());
    match &result {
        Ok(0) => {}
        Ok(bad) => eprintln!("jsonl: {bad} lines could not be read"),
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {}
        Err(error) => eprintln!("jsonl: {error}"),
    }
    ExitCode::from(status(&result))
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--no-tagger" => options.tagger = false,
            "--offsets" => {
                let name = value()?;
                options.unit =
                    OffsetUnit::from_name(&name).ok_or(format!("unknown unit {name:?}"))?;
            }
            "--min-score" => {
                let score = value()?;
                options.min_score =
                    score.parse().map_err(|_| format!("not a number: {score:?}"))?;
            }
            _ => return Err(format!("unknown option {argument:?}")),
        }
    }
    Ok(options)
}

/// The exit status of a run: 2 when a line was bad or something failed. A reader that wants no more
/// is no failure.
pub fn status(result: &std::io::Result<usize>) -> u8 {
    match result {
        Ok(0) => 0,
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => 0,
        _ => 2,
    }
}

/// Reads and writes every line, and answers how many were bad.
pub fn run(options: &Options, mut input: impl BufRead, out: impl Write) -> std::io::Result<usize> {
    let extractor = Extractor::builder()
        .tagger(options.tagger)
        .min_score(options.min_score)
        .build()
        .map_err(std::io::Error::other)?;
    let mut cache = extractor.create_cache();
    let mut found = Extraction::new();
    let mut out = BufWriter::new(out);
    let (mut line, mut number, mut bad) = (Vec::new(), 0, 0);
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match read(&line) {
            Ok((id, text, reference)) => {
                let mut of_this = found.recycle();
                extractor.extract_dated_into(&mut cache, &text, reference, &mut of_this);
                write!(out, "{{\"id\":{id},\"entities\":")?;
                serde_json::to_writer(&mut out, &Json::new(&of_this, options.unit).entities())?;
                writeln!(out, "}}")?;
                found = of_this.recycle();
            }
            Err((id, error)) => {
                bad += 1;
                writeln!(out, "{}", json!({"id": id, "line": number, "error": error}))?;
            }
        }
    }
    out.flush()?;
    Ok(bad)
}

type Document = (Value, String, Option<Reference>);

/// The id, text and date of a line, or its id as far as it is known and what is wrong.
fn read(line: &[u8]) -> Result<Document, (Value, String)> {
    let text = std::str::from_utf8(line)
        .map_err(|error| (Value::Null, format!("invalid UTF-8 at byte {}", error.valid_up_to())))?;
    let mut object: Value =
        serde_json::from_str(text).map_err(|error| (Value::Null, error.to_string()))?;
    let id = object.get("id").cloned().unwrap_or(Value::Null);
    let reference = match object.get("ref") {
        None | Some(Value::Null) => None,
        Some(Value::String(day)) => match Reference::parse(day) {
            Some(reference) => Some(reference),
            None => return Err((id, format!("\"ref\" is not a day: {day:?}"))),
        },
        Some(other) => return Err((id, format!("\"ref\" is not a string: {other}"))),
    };
    match object.get_mut("text").map(Value::take) {
        Some(Value::String(text)) => Ok((id, text, reference)),
        Some(_) => Err((id, "\"text\" is not a string".to_owned())),
        None => Err((id, "no \"text\"".to_owned())),
    }
}
