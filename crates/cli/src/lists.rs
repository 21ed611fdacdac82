//! Users' lists of names: the library's readers, chosen by the file's name, and compiled files.

use std::path::Path;

use clap::ValueEnum;
use dateline::{
    CaseRule, Gazetteer, GazetteerBuilder, ListPriority, NameFormat, NameReader, ReadReport,
};

use crate::args::ListArgs;

/// The form of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// One name a line
    Lines,
    /// Columns between tabs with a header: name, and of label id alias country lat lon population
    Tsv,
    /// The same columns between commas
    Csv,
    /// JSON lines: name, label, id, aliases
    Jsonl,
    /// The patterns of spaCy's EntityRuler, JSON lines
    Spacy,
    /// A list of GATE (.lst), or its lists.def
    Gate,
    /// A mapping of Stanford RegexNER
    Regexner,
}

/// How much the case must agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Case {
    /// As names are written, or all in capitals
    Name,
    /// Exactly as listed
    Exact,
    /// Exactly as listed, or all in capitals
    Upper,
    /// In any case, lower case too
    Any,
}

/// How a list stands to everything else that finds names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Priority {
    /// Before everything else
    First,
    /// As the embedded lists
    Beside,
    /// Where nothing else finds a name
    Last,
}

/// The list in a file, compiled or not.
pub fn load(path: &Path, args: &ListArgs) -> Result<Gazetteer, String> {
    if let Some(bytes) = compiled(path)? {
        return Gazetteer::from_bytes(&bytes)
            .map_err(|error| format!("{}: {error}", path.display()));
    }
    let mut builder = GazetteerBuilder::new();
    add(path, args, false, &mut builder)?;
    builder.build().map_err(|error| format!("{}: {error}", path.display()))
}

/// The bytes of a file that holds a compiled list; nothing for any other.
fn compiled(path: &Path) -> Result<Option<Vec<u8>>, String> {
    use std::io::Read;
    let fail = |error| format!("{}: {error}", path.display());
    let mut file = std::fs::File::open(path).map_err(fail)?;
    let mut start = [0; 7];
    if file.read_exact(&mut start).is_err() || start != *b"DLNAMES" {
        return Ok(None);
    }
    std::fs::read(path).map(Some).map_err(fail)
}

/// Adds the names of a file to a builder; with `collect`, bad lines are in the report.
pub fn add(
    path: &Path,
    args: &ListArgs,
    collect: bool,
    builder: &mut GazetteerBuilder,
) -> Result<ReadReport, String> {
    if compiled(path)?.is_some() {
        return Err(format!("{}: is compiled already", path.display()));
    }
    let format = args.list_format.unwrap_or_else(|| format_of(path));
    let mut reader = NameReader::new(match format {
        ListFormat::Lines => NameFormat::Lines,
        ListFormat::Tsv => NameFormat::Tsv,
        ListFormat::Csv => NameFormat::Csv,
        ListFormat::Jsonl => NameFormat::Jsonl,
        ListFormat::Spacy => NameFormat::SpacyRuler,
        ListFormat::Gate => NameFormat::GateList,
        ListFormat::Regexner => NameFormat::RegexNer,
    });
    let whole_folder = path.file_name().is_some_and(|name| name == "lists.def");
    match &args.list_label {
        Some(label) => reader = reader.label(label),
        // GATE's folders have labels of their own.
        None if whole_folder => {}
        None => reader = reader.label("listed"),
    }
    if let Some(case) = args.list_case {
        reader = reader.case(match case {
            Case::Name => CaseRule::Name,
            Case::Exact => CaseRule::Exact,
            Case::Upper => CaseRule::ExactOrUpper,
            Case::Any => CaseRule::Any,
        });
    }
    reader = reader
        .priority(match args.list_priority {
            Priority::First => ListPriority::First,
            Priority::Beside => ListPriority::Beside,
            Priority::Last => ListPriority::Last,
        })
        .parts(args.list_parts)
        .collect_errors(collect);
    let read = if whole_folder {
        reader.read_gate(path, builder)
    } else {
        reader.read_file(path, builder)
    };
    read.map_err(|error| error.to_string())
}

/// The form that the name of a file, and for JSON its first line, tells.
fn format_of(path: &Path) -> ListFormat {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    match ending.as_deref() {
        Some("tsv") => ListFormat::Tsv,
        Some("csv") => ListFormat::Csv,
        Some("lst" | "def") => ListFormat::Gate,
        Some("jsonl" | "ndjson") => {
            let text = std::fs::File::open(path).map(std::io::BufReader::new);
            let line = text.ok().and_then(|text| std::io::BufRead::lines(text).next()?.ok());
            let patterns = line.is_some_and(|line| line.contains("\"pattern\""));
            if patterns { ListFormat::Spacy } else { ListFormat::Jsonl }
        }
        _ => ListFormat::Lines,
    }
}
