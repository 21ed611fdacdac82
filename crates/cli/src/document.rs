//! [`Document`]: one text on its way through, and [`Failure`]: why one did not get there.

use dateline::date::Reference;
use serde_json::value::RawValue;

/// One text with what the input says of it.
#[derive(Debug, Default)]
pub struct Document {
    /// Its id, as a JSON value.
    pub id: Id,
    /// The text that offsets count in.
    pub text: String,
    /// Its date, if the input has one.
    pub reference: Option<Reference>,
    /// The day as the input writes it.
    pub date: Option<String>,
    /// The title of a page.
    pub title: Option<String>,
    /// The other fields of its record, when they are kept.
    pub fields: Vec<(String, Box<RawValue>)>,
    /// True when the output should say where it comes from: one of many.
    pub one_of_many: bool,
}

/// An id as JSON, so that numbers stay as the input writes them.
#[derive(Clone, Debug)]
pub struct Id(Box<str>);

impl Default for Id {
    fn default() -> Id {
        Id("null".into())
    }
}

impl Id {
    /// The id that is the string `text`.
    pub fn of_text(text: &str) -> Id {
        Id(serde_json::to_string(text).expect("a string is JSON").into())
    }

    /// The id that is this piece of JSON.
    pub fn of_json(json: &str) -> Id {
        Id(json.into())
    }

    /// As JSON.
    pub fn as_json(&self) -> &str {
        &self.0
    }

    /// For people: strings without their quotation marks.
    pub fn to_text(&self) -> String {
        serde_json::from_str::<String>(&self.0).unwrap_or_else(|_| self.0.to_string())
    }
}

/// A file or record that could not be read.
#[derive(Debug)]
pub struct Failure {
    /// The file, `-` for standard input.
    pub path: String,
    /// The line of the record.
    pub line: Option<u64>,
    /// The id, as far as it is known.
    pub id: Option<Id>,
    /// What is wrong.
    pub message: String,
}

impl Failure {
    /// A failure of a whole file.
    pub fn of_file(path: &str, message: impl ToString) -> Failure {
        Failure { path: path.to_owned(), line: None, id: None, message: message.to_string() }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.message),
            None => write!(f, "{}: {}", self.path, self.message),
        }
    }
}
