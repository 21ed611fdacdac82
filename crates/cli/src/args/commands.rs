//! The options of the commands beside extraction.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum, ValueHint};

use super::{Color, FindArgs, InputArgs, ListArgs, RunArgs};

/// Options of `count`.
#[derive(Args, Debug)]
pub struct CountArgs {
    /// Where documents come from.
    #[command(flatten)]
    pub input: InputArgs,
    /// What is looked for.
    #[command(flatten)]
    pub find: FindArgs,
    /// Only the N most frequent
    #[arg(short = 'n', long, value_name = "N")]
    pub top: Option<usize>,
    /// What to sort by
    #[arg(long, value_enum, default_value_t = CountBy::Mentions)]
    pub by: CountBy,
    /// The form of the output [default: table on a terminal, tsv otherwise]
    #[arg(short, long, value_enum, value_name = "FORMAT")]
    pub format: Option<CountFormat>,
    /// How the work is done.
    #[command(flatten)]
    pub run: RunArgs,
}

/// What counts are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CountBy {
    /// How often it is named
    Mentions,
    /// In how many documents
    Documents,
}

/// The forms of counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CountFormat {
    /// Columns for reading
    Table,
    /// Tab-separated, with a header
    Tsv,
    /// One JSON object a name
    Jsonl,
}

/// Commands for lists of names.
#[derive(Debug, Subcommand)]
pub enum NamesCommand {
    /// Compile lists into a file that loads at once
    Build(BuildArgs),
    /// Say what a list holds, and how given names are read with it
    Inspect(InspectArgs),
}

/// Options of `names build`.
#[derive(Args, Debug)]
pub struct BuildArgs {
    /// The lists: one name a line, .tsv or .csv with a header, .jsonl, GATE's .lst or lists.def
    #[arg(required = true, value_name = "LIST", value_hint = ValueHint::FilePath)]
    pub lists: Vec<PathBuf>,
    /// The compiled file
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: PathBuf,
    /// How the lists are read.
    #[command(flatten)]
    pub list: ListArgs,
    /// Leave out bad lines, telling of each, instead of stopping at the first
    #[arg(long)]
    pub skip_bad: bool,
}

/// Options of `names inspect`.
#[derive(Args, Debug)]
pub struct InspectArgs {
    /// The list, plain or compiled
    #[arg(value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub file: PathBuf,
    /// How a plain list is read.
    #[command(flatten)]
    pub list: ListArgs,
    /// Names to look up
    #[arg(value_name = "NAME")]
    pub look_up: Vec<String>,
}

/// Options of `eval`.
#[derive(Args, Debug)]
pub struct EvalArgs {
    /// Annotated documents, one JSON object a line: id, text, spans (start, end, label; code
    /// points), labels, ref
    #[arg(required = true, value_name = "GOLD", value_hint = ValueHint::FilePath)]
    pub gold: Vec<PathBuf>,
    /// What is looked for.
    #[command(flatten)]
    pub find: FindArgs,
    /// Show N of the errors of each file
    #[arg(long, default_value_t = 0, value_name = "N")]
    pub errors: usize,
    /// Print JSON, one object a file
    #[arg(long)]
    pub json: bool,
}

/// Options of `explain`.
#[derive(Args, Debug)]
pub struct ExplainArgs {
    /// Where documents come from.
    #[command(flatten)]
    pub input: InputArgs,
    /// What is looked for.
    #[command(flatten)]
    pub find: FindArgs,
    /// Only entities whose text holds this
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
    /// Colours; NO_COLOR and CLICOLOR_FORCE are obeyed
    #[arg(long, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub color: Color,
}
