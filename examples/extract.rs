//! Prints every entity of a text: where it is, what it is and what is known of it.
//!
//! ```text
//! cargo run --release --example extract -- seeds/articles/drone-attack.txt
//! cargo run --release --example extract -- --json < article.txt
//! ```

mod common;

use std::fmt::Write as _;
use std::io::Write;
use std::process::ExitCode;

use dateline::date::Reference;
use dateline::json::Json;
use dateline::{Entity, Extractor, ExtractorBuilder, OffsetUnit, Why};

const USAGE: &str = "\
usage: extract [OPTIONS] [FILE]     (FILE - or nothing: standard input)

  --json                one JSON object instead of a table
  --offsets UNIT        byte (default), char or utf16
  --reference YYYY-MM-DD  the day that `yesterday` is read from
  --min-score N         leave out entities with a lower score, 0 to 1 (default MIN_SCORE)
  --explain             say what spoke for each entity
  --no-tagger           let lists and patterns decide alone
  --lossy               read bytes that are not UTF-8 as U+FFFD";

fn help() -> String {
    USAGE.replace("MIN_SCORE", &ExtractorBuilder::MIN_SCORE.to_string())
}

struct Options {
    json: bool,
    lossy: bool,
    explain: bool,
    tagger: bool,
    unit: OffsetUnit,
    reference: Option<Reference>,
    min_score: f32,
    path: Option<String>,
}

fn main() -> ExitCode {
    let result = parse(std::env::args().skip(1)).and_then(|options| run(&options));
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("extract: {message}");
            ExitCode::from(2)
        }
    }
}

fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        json: false,
        lossy: false,
        explain: false,
        tagger: true,
        unit: OffsetUnit::Byte,
        reference: None,
        min_score: ExtractorBuilder::MIN_SCORE,
        path: None,
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--help" | "-h" => {
                println!("{}", help());
                std::process::exit(0);
            }
            "--json" => options.json = true,
            "--lossy" => options.lossy = true,
            "--explain" => options.explain = true,
            "--no-tagger" => options.tagger = false,
            "--offsets" => {
                let name = value()?;
                options.unit = OffsetUnit::from_name(&name)
                    .ok_or(format!("unknown unit {name:?}: byte, char or utf16"))?;
            }
            "--reference" => {
                let day = value()?;
                options.reference = Some(
                    Reference::parse(&day)
                        .ok_or(format!("not a day: {day:?}, write 2021-11-07"))?,
                );
            }
            "--min-score" => {
                let score = value()?;
                options.min_score =
                    score.parse().map_err(|_| format!("not a number: {score:?}"))?;
            }
            "-" => options.path = Some(argument),
            _ if argument.starts_with('-') => {
                return Err(format!("unknown option {argument}\n{}", help()));
            }
            _ => options.path = Some(argument),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), String> {
    let text = common::read_text(options.path.as_deref(), options.lossy)?;
    let extractor = Extractor::builder()
        .min_score(options.min_score)
        .tagger(options.tagger)
        .build()
        .map_err(|error| error.to_string())?;
    let (found, why) = if options.explain {
        extractor.explain(&text, options.reference)
    } else {
        (extractor.extract_dated(&text, options.reference), Vec::new())
    };
    let mut out = std::io::stdout().lock();
    let written = if options.json {
        serde_json::to_writer(&mut out, &Json::new(&found, options.unit))
            .map_err(std::io::Error::from)
            .and_then(|()| writeln!(out))
    } else {
        let mut offsets = dateline::Offsets::new(&text, options.unit);
        found.iter().enumerate().try_for_each(|(number, entity)| {
            let span = offsets.span(entity.span());
            let place = format!("{}..{}", span.start, span.end);
            let name = one_line(entity.text());
            let line = format!(
                "{place:>12}  {:<13} {name:<28} {}",
                entity.label_name(),
                describe(&entity)
            );
            writeln!(out, "{}", line.trim_end())?;
            why.get(number).map_or(Ok(()), |why| explain(&mut out, &entity, why))
        })
    };
    match written {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes what spoke for an entity, below its line.
fn explain(out: &mut impl Write, entity: &Entity<'_>, why: &Why) -> std::io::Result<()> {
    let indent = " ".repeat(14);
    writeln!(out, "{indent}decided by the {}, score {:.2}", why.source.as_str(), entity.score())?;
    if !why.lists.is_empty() {
        writeln!(out, "{indent}listed as {}", why.lists.join(", "))?;
    }
    for (pattern, label) in &why.patterns {
        writeln!(out, "{indent}pattern {pattern}: {label}")?;
    }
    let Some(tagger) = &why.tagger else { return Ok(()) };
    let reasons: Vec<String> = tagger
        .reasons
        .iter()
        .map(|reason| format!("{} of {} {:+}", reason.feature, reason.word, reason.weight))
        .collect();
    writeln!(out, "{indent}against {}: {}", tagger.runner_up, reasons.join(", "))
}

/// What is known of an entity, in a few words.
fn describe(entity: &Entity<'_>) -> String {
    let mut known = String::new();
    let mut add = |what: &str| {
        let separator = if known.is_empty() { "" } else { ", " };
        write!(known, "{separator}{what}").expect("to a string");
    };
    if entity.canonical() != entity.text() {
        add(&format!("= {}", one_line(entity.canonical())));
    }
    if let Some(person) = entity.as_person() {
        person.title().into_iter().for_each(|title| add(&one_line(title)));
    }
    if let Some(place) = entity.as_place() {
        let class = place.class().map(|class| class.as_str());
        [class, place.country()].into_iter().flatten().for_each(&mut add);
        if let Some((latitude, longitude)) = place.coordinates() {
            add(&format!("{latitude:.2} {longitude:.2}"));
        }
    }
    if let Some(organization) = entity.as_organization() {
        let class = organization.class().map(|class| class.as_str());
        let acronym = organization.acronym().map(|acronym| format!("({acronym})"));
        // `AP = Associated Press` has it already.
        let long = organization.long_form().filter(|&name| name != organization.canonical());
        [class, organization.country(), acronym.as_deref(), long]
            .into_iter()
            .flatten()
            .for_each(&mut add);
    }
    if let Some(group) = entity.as_group() {
        let class = group.class().map(|class| class.as_str());
        [class, group.country()].into_iter().flatten().for_each(&mut add);
    }
    if let Some(date) = entity.as_date() {
        let value = date.value();
        add(&value.timex_value().to_string());
        let note = value.note.map(|note| note.to_string());
        [value.modifier.map(|modifier| modifier.as_str()), note.as_deref()]
            .into_iter()
            .flatten()
            .for_each(&mut add);
    }
    known
}
