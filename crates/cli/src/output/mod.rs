//! Output: one file a form.

mod brat;
mod conll;
mod csv;
mod doccano;
mod entities;
mod facts;
mod html;
mod json;
mod labels;
mod labelstudio;
mod prodigy;
mod spacy;
mod table;
mod terminal;
mod text;
mod timeml;
mod tokens;
mod webanno;
mod wrap;
mod xml;

use dateline::{Extraction, OffsetUnit};

pub use self::facts::{describe, one_line};
pub use self::labels::label;
pub use self::terminal::{Style, clean};

use crate::args::{FormatName, Labels, OutputArgs, Scheme};
use crate::document::{Document, Failure};

/// A form of output. What `document` writes ends with a line break, so that an interrupted run
/// leaves whole lines.
pub trait Format: Send + Sync {
    /// What stands before the first document.
    fn begin(&self, _out: &mut Vec<u8>) {}

    /// One document, with the separator before it where the form has one.
    fn document(&self, document: &Document, found: &Extraction<'_>, out: &mut Vec<u8>);

    /// A document that could not be read, where the form has a place for it.
    fn failure(&self, _failure: &Failure, _out: &mut Vec<u8>) {}

    /// What stands after the last document.
    fn end(&self, _out: &mut Vec<u8>) {}

    /// What `document` writes first and the first document does not have.
    fn separator(&self) -> &'static [u8] {
        b""
    }

    /// True when a file can hold one document only.
    fn single(&self) -> bool {
        false
    }

    /// The ending of a file that holds one document.
    fn extension(&self) -> &'static str;

    /// A file that goes beside that of every document: its ending and content.
    fn beside(&self, _document: &Document) -> Option<(&'static str, Vec<u8>)> {
        None
    }

    /// A file that goes into the folder of the documents: its name and content.
    fn in_folder(&self) -> Option<(&'static str, &'static str)> {
        None
    }
}

/// What formats need to know.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// What offsets count.
    pub unit: OffsetUnit,
    /// Names of kinds.
    pub labels: Labels,
    /// How conll marks tokens.
    pub scheme: Scheme,
    /// Whether the text is written.
    pub with_text: bool,
    /// Whether colours are used.
    pub color: bool,
    /// The columns of the terminal that is written to, if it is one.
    pub width: Option<usize>,
}

/// The format of that name.
pub fn create(
    name: FormatName,
    args: &OutputArgs,
    color: bool,
    width: Option<usize>,
) -> Result<Box<dyn Format>, String> {
    let native = matches!(
        name,
        FormatName::Text
            | FormatName::Table
            | FormatName::Jsonl
            | FormatName::Json
            | FormatName::Csv
    );
    if args.offsets.is_some() && !native {
        return Err(format!(
            "--offsets: {} has its own, only table, jsonl, json and csv can be told",
            name_of(name)
        ));
    }
    if (args.keep || args.with_text) && !matches!(name, FormatName::Jsonl | FormatName::Json) {
        return Err("--keep and --with-text: only jsonl and json have a place for it".to_owned());
    }
    let labels = match name {
        FormatName::Conll | FormatName::Brat | FormatName::Doccano | FormatName::Labelstudio => {
            Labels::Corpus
        }
        FormatName::Spacy | FormatName::Prodigy => Labels::Ontonotes,
        _ => Labels::Native,
    };
    if args.labels.is_some()
        && matches!(name, FormatName::Jsonl | FormatName::Json | FormatName::Html)
    {
        return Err(format!("--labels: {} always has the library's own names", name_of(name)));
    }
    let options = Options {
        unit: args.offsets.map_or(OffsetUnit::Byte, OffsetUnit::from),
        labels: args.labels.unwrap_or(labels),
        scheme: args.scheme,
        with_text: args.with_text,
        color,
        width,
    };
    Ok(match name {
        FormatName::Text => Box::new(text::Text { options }),
        FormatName::Table => Box::new(table::Table { options }),
        FormatName::Jsonl => Box::new(json::Json { options, array: false }),
        FormatName::Json => Box::new(json::Json { options, array: true }),
        FormatName::Csv => Box::new(csv::Csv { options }),
        FormatName::Conll => Box::new(conll::Conll { options }),
        FormatName::Brat => Box::new(brat::Brat { options }),
        FormatName::Html => Box::new(html::Page),
        FormatName::Timeml => Box::new(timeml::TimeMl),
        FormatName::Spacy => Box::new(spacy::Spacy { options }),
        FormatName::Prodigy => Box::new(prodigy::Prodigy { options }),
        FormatName::Doccano => Box::new(doccano::Doccano { options }),
        FormatName::Labelstudio => Box::new(labelstudio::LabelStudio { options }),
        FormatName::Webanno => Box::new(webanno::WebAnnotation { options }),
    })
}

/// The name of a format on the command line.
pub fn name_of(name: FormatName) -> String {
    clap::ValueEnum::to_possible_value(&name).expect("no format is skipped").get_name().to_owned()
}

/// Appends a value as JSON.
fn push_json(out: &mut Vec<u8>, value: &impl serde::Serialize) {
    serde_json::to_writer(out, value).expect("results can be written to memory");
}
