//! JSON lines: a line to a [`Document`].

use std::borrow::Cow;
use std::fmt;

use dateline::date::Reference;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::args::InputArgs;
use crate::document::{Document, Failure, Id};

/// Reads records with the fields the user named.
#[derive(Clone, Debug)]
pub struct RecordReader {
    text: String,
    id: String,
    date: String,
    lossy: bool,
    /// Whether other fields are kept.
    keep: bool,
}

impl RecordReader {
    /// A reader for records as the options describe them.
    pub fn new(input: &InputArgs, keep: bool) -> RecordReader {
        RecordReader {
            text: input.text_field.clone(),
            id: input.id_field.clone(),
            date: input.date_field.clone(),
            lossy: input.lossy,
            keep,
        }
    }

    /// The document on a line, which is not blank.
    pub fn read(&self, path: &str, number: u64, line: &[u8]) -> Result<Document, Failure> {
        let fail = |id: Option<Id>, message: String| Failure {
            path: path.to_owned(),
            line: Some(number),
            id,
            message,
        };
        let line = match std::str::from_utf8(line) {
            Ok(line) => Cow::Borrowed(line),
            Err(_) if self.lossy => String::from_utf8_lossy(line),
            Err(error) => {
                return Err(fail(None, format!("invalid UTF-8 at byte {}", error.valid_up_to())));
            }
        };
        let line = line.strip_prefix('\u{feff}').unwrap_or(&line);
        let fields = self.fields(line).map_err(|error| fail(None, plain(&error)))?;
        let known = fields.id.map(|id| Id::of_json(id.get()));
        let date = match fields.date.map(RawValue::get) {
            None | Some("null") => None,
            Some(json) => match serde_json::from_str::<String>(json) {
                Ok(date) => Some(date),
                Err(_) => {
                    return Err(fail(known, format!("{:?} is not a string: {json}", self.date)));
                }
            },
        };
        let reference = match &date {
            None => None,
            Some(date) => match Reference::parse(date) {
                Some(reference) => Some(reference),
                None => {
                    return Err(fail(known, format!("{:?} is not a day: {date:?}", self.date)));
                }
            },
        };
        let text = match fields.text {
            None => return Err(fail(known, format!("no {:?}", self.text))),
            Some(json) => serde_json::from_str(json.get())
                .map_err(|_| fail(known.clone(), format!("{:?} is not a string", self.text)))?,
        };
        Ok(Document {
            id: known.unwrap_or_else(|| Id::of_text(&format!("{path}:{number}"))),
            text,
            reference,
            date,
            title: None,
            fields: fields.others,
            one_of_many: true,
        })
    }

    fn fields<'a>(&self, line: &'a str) -> serde_json::Result<Fields<'a>> {
        let mut json = serde_json::Deserializer::from_str(line);
        let fields =
            json.deserialize_map(FieldsVisitor { names: self, line: std::marker::PhantomData })?;
        json.end()?;
        Ok(fields)
    }
}

/// serde_json's message without its place: every record is line 1.
fn plain(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rsplit_once(" at line 1 column ") {
        Some((what, column)) => format!("not a JSON object: {what} at byte {column}"),
        None => format!("not a JSON object: {message}"),
    }
}

/// The fields of a record, not yet read.
#[derive(Default)]
struct Fields<'a> {
    text: Option<&'a RawValue>,
    id: Option<&'a RawValue>,
    date: Option<&'a RawValue>,
    others: Vec<(String, Box<RawValue>)>,
}

struct FieldsVisitor<'n, 'a> {
    names: &'n RecordReader,
    line: std::marker::PhantomData<&'a str>,
}

#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'a> Visitor<'a> for FieldsVisitor<'_, 'a> {
    type Value = Fields<'a>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<Fields<'a>, M::Error> {
        let mut fields = Fields::default();
        while let Some(Key(key)) = map.next_key::<Key<'a>>()? {
            if key == self.names.text {
                fields.text = Some(map.next_value()?);
                continue;
            }
            let slot = if key == self.names.id {
                Some(&mut fields.id)
            } else if key == self.names.date {
                Some(&mut fields.date)
            } else {
                None
            };
            match slot {
                Some(slot) => {
                    let value: &RawValue = map.next_value()?;
                    *slot = Some(value);
                    if self.names.keep && key != self.names.id {
                        fields.others.push((key.into_owned(), value.to_owned()));
                    }
                }
                None if self.names.keep => {
                    fields.others.push((key.into_owned(), map.next_value()?));
                }
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(fields)
    }
}
