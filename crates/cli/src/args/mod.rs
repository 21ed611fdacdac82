//! The command line, as clap reads it; also what completions and the man page are made from.

mod commands;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};

pub use self::commands::{
    BuildArgs, CountArgs, CountBy, CountFormat, EvalArgs, ExplainArgs, InspectArgs, NamesCommand,
};

use crate::lists::{Case, ListFormat, Priority};

const EXAMPLES: &str = "\
Examples:
  dateline article.txt                       names in colour
  dateline --format table article.html       one line an entity
  dateline archive/ > entities.jsonl         every file below a folder
  zcat news.jsonl.gz | dateline --keep -     JSON lines through a pipe
  dateline --format html article.txt -o page.html
  dateline count archive/                    who and what, how often

Exit status: 0 something was found, 1 nothing was found, 2 something went wrong.";

/// Finds people, places, organizations and dates in English news text.
///
/// Reads text, HTML and JSON lines (also .gz and .zst) from files, folders and standard input. On
/// a terminal the names are shown in colour, on a pipe one JSON object a document is written.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    after_help = EXAMPLES,
    max_term_width = 100
)]
pub struct Cli {
    /// What to do; without one, entities are extracted.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// The options of extraction.
    #[command(flatten)]
    pub extract: ExtractArgs,
}

/// Everything but plain extraction.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Count names over all documents, aliases of one thing together (dates with --kinds date)
    Count(CountArgs),
    /// Compile users' lists of names, and look into them
    #[command(subcommand)]
    Names(NamesCommand),
    /// Measure on annotated text: precision, recall and F1 of exact spans
    Eval(EvalArgs),
    /// Say of each entity what decided, and what is known of it
    Explain(ExplainArgs),
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page, or write one for every command
    Man {
        /// Write the pages into this folder
        #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
        dir: Option<PathBuf>,
    },
}

/// Where documents come from.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Input")]
pub struct InputArgs {
    /// Files and folders; `-` is standard input, and the default when it is not a terminal
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// In folders, read the files that match, e.g. '*.md' or '2021/**/*.txt' [default: .txt .html
    /// .htm .jsonl .ndjson, and these with .gz or .zst]
    #[arg(short, long, value_name = "GLOB")]
    pub glob: Vec<String>,
    /// What the input is
    #[arg(long, value_enum, default_value_t = InputKind::Auto, value_name = "KIND")]
    pub input: InputKind,
    /// The field of JSON lines that holds the text
    #[arg(long, default_value = "text", value_name = "FIELD")]
    pub text_field: String,
    /// The field of JSON lines that holds the id
    #[arg(long, default_value = "id", value_name = "FIELD")]
    pub id_field: String,
    /// The field of JSON lines that holds the document's date
    #[arg(long, default_value = "ref", value_name = "FIELD")]
    pub date_field: String,
    /// Read bytes that are not UTF-8 as U+FFFD
    #[arg(long)]
    pub lossy: bool,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum InputKind {
    /// By the name of the file, or its first bytes
    #[default]
    Auto,
    /// Plain text, one document a file
    Text,
    /// A page whose text is taken
    Html,
    /// One JSON object a line
    Jsonl,
}

/// What is looked for.
#[derive(Args, Debug)]
#[command(next_help_heading = "Extraction")]
pub struct FindArgs {
    /// Kinds wanted: person, place, organization, date, group, or kinds of your own
    #[arg(short, long, value_delimiter = ',', value_name = "KIND,...")]
    pub kinds: Vec<String>,
    /// Set where a command has its own default of kinds, which lets the caller's kinds through.
    #[arg(skip)]
    pub all_own_kinds: bool,
    /// Leave out entities with a lower score, 0 to 1
    #[arg(long, value_name = "SCORE", value_parser = parse_score,
        default_value_t = dateline::ExtractorBuilder::MIN_SCORE)]
    pub min_score: f32,
    /// The day that `yesterday` is read from, for documents without a date
    #[arg(long, value_name = "DATE", value_parser = parse_reference)]
    pub reference_date: Option<dateline::date::Reference>,
    /// A list of names, plain or compiled by `dateline names build`; may be given more than once
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub names: Vec<PathBuf>,
    /// Names that are never an entity, one a line
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub deny: Vec<PathBuf>,
    /// Regular expressions, one a line: a kind, white space, the expression
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub rules: Vec<PathBuf>,
    /// How the lists of --names are read.
    #[command(flatten)]
    pub list: ListArgs,
    /// Do not use the embedded lists of names
    #[arg(long)]
    pub no_lists: bool,
    /// Do not use the learned tagger
    #[arg(long)]
    pub no_tagger: bool,
}

/// How plain lists of names are read.
#[derive(Args, Debug)]
#[command(next_help_heading = "Lists of names")]
pub struct ListArgs {
    /// The form of the list [default: by the file's name]
    #[arg(long, value_enum, value_name = "FORM")]
    pub list_format: Option<ListFormat>,
    /// The kind of names whose list says none [default: listed]
    #[arg(long, value_name = "KIND")]
    pub list_label: Option<String>,
    /// How much the case of the text must be that of the list [default: as the form's tool has it]
    #[arg(long, value_enum, value_name = "CASE")]
    pub list_case: Option<Case>,
    /// How the list stands to everything else that finds names
    #[arg(long, value_enum, default_value_t = Priority::First, value_name = "PRIORITY")]
    pub list_priority: Priority,
    /// Find listed people by the family name alone, too
    #[arg(long)]
    pub list_parts: bool,
}

/// How the work is done and told about.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Running")]
pub struct RunArgs {
    /// Threads; 0 takes every core
    #[arg(short = 'j', long, default_value_t = 0, value_name = "N")]
    pub threads: usize,
    /// Write documents as they are done, not in the order of the input
    #[arg(long)]
    pub unordered: bool,
    /// Print what was read and found on standard error
    #[arg(long)]
    pub stats: bool,
    /// Print nothing; the exit status tells. Stops at the first entity
    #[arg(short, long)]
    pub quiet: bool,
    /// Colours; NO_COLOR and CLICOLOR_FORCE are obeyed
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
    /// The progress bar on standard error
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub progress: Color,
}

/// When to use colours or the progress bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Options of extraction.
#[derive(Args, Debug)]
pub struct ExtractArgs {
    /// Where documents come from.
    #[command(flatten)]
    pub input: InputArgs,
    /// What is looked for.
    #[command(flatten)]
    pub find: FindArgs,
    /// How it is written.
    #[command(flatten)]
    pub output: OutputArgs,
    /// How the work is done.
    #[command(flatten)]
    pub run: RunArgs,
}

/// How results are written.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub struct OutputArgs {
    /// The form of the output [default: text on a terminal, jsonl otherwise]
    #[arg(short, long, value_enum, value_name = "FORMAT", hide_possible_values = false)]
    pub format: Option<FormatName>,
    /// Write to this file, or one file a document into this folder (one that exists, or a name that
    /// ends in a slash)
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub output: Option<PathBuf>,
    /// What offsets count [default: byte; formats of other tools have their own]
    #[arg(long, value_enum, value_name = "UNIT")]
    pub offsets: Option<Unit>,
    /// Names of the kinds [default: what the format's tool uses]
    #[arg(long, value_enum, value_name = "SET")]
    pub labels: Option<Labels>,
    /// How conll marks the tokens of an entity
    #[arg(long, value_enum, default_value_t = Scheme::Bio, value_name = "SCHEME")]
    pub scheme: Scheme,
    /// In JSON, pass the other fields of the input record through
    #[arg(long)]
    pub keep: bool,
    /// In JSON, add the text that offsets count in
    #[arg(long)]
    pub with_text: bool,
}

/// The forms of output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatName {
    /// The text with the entities marked
    Text,
    /// One line an entity, for reading
    Table,
    /// One JSON object a document
    Jsonl,
    /// One JSON array of all documents
    Json,
    /// One row an entity
    Csv,
    /// Token and tag columns, as CoNLL-2003
    Conll,
    /// brat standoff
    Brat,
    /// A page to read: text, lists, time line and map
    Html,
    /// TIMEX3 in TimeML
    Timeml,
    /// spaCy: Doc.from_json and displaCy manual, JSON lines
    Spacy,
    /// Prodigy, JSON lines
    Prodigy,
    /// doccano, JSON lines
    Doccano,
    /// Label Studio predictions, JSON
    Labelstudio,
    /// W3C Web Annotation, JSON-LD lines
    Webanno,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Bytes of UTF-8
    Byte,
    /// Unicode code points
    Char,
    /// UTF-16 code units
    Utf16,
}

impl From<Unit> for dateline::OffsetUnit {
    fn from(unit: Unit) -> dateline::OffsetUnit {
        match unit {
            Unit::Byte => dateline::OffsetUnit::Byte,
            Unit::Char => dateline::OffsetUnit::Char,
            Unit::Utf16 => dateline::OffsetUnit::Utf16,
        }
    }
}

/// Names of the kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Labels {
    /// person place organization date group
    Native,
    /// PER LOC ORG DATE NAT
    Corpus,
    /// PERSON GPE LOC FAC ORG DATE TIME NORP
    Ontonotes,
}

/// How conll marks the tokens of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Scheme {
    /// B- at the first token, I- at the others
    Bio,
    /// B- I- L- and U- for single tokens
    Bilou,
    /// I- everywhere, B- only right after an entity of the same kind
    Iob1,
}

fn parse_score(text: &str) -> Result<f32, String> {
    match text.parse::<f32>() {
        Ok(score) if (0.0..=1.0).contains(&score) => Ok(score),
        _ => Err("a number from 0 to 1 is wanted".to_owned()),
    }
}

fn parse_reference(text: &str) -> Result<dateline::date::Reference, String> {
    dateline::date::Reference::parse(text)
        .ok_or_else(|| "a day such as 2021-11-07 is wanted".to_owned())
}
