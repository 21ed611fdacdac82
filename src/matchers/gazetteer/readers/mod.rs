//! Readers for lists of names in the formats people have them in.
//!
//! One [`NameReader`] reads one list, with the options that hold for all of it, into a
//! [`GazetteerBuilder`]; several readers may fill one builder. A line that cannot be used names its
//! file, its number and the reason.

mod alternatives;
mod columns;
mod gate;
#[cfg(feature = "jsonl")]
mod json;
mod lines;
mod options;
mod record;
mod regexner;

use std::fmt;
use std::fs::File;
use std::io::Read;
use std::path::Path;

pub use self::options::{CaseRule, ListPriority, NameFormat};

use self::columns::Columns;
use self::lines::Lines;
use self::options::Options;
use self::record::Record;
use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::matchers::gazetteer::{GazetteerBuilder, Name, NameFlags};

/// Reads a list of names into a [`GazetteerBuilder`].
///
/// ```
/// use dateline::{CaseRule, GazetteerBuilder, NameFormat, NameReader};
///
/// let list = "name,label,id,alias\nHalvorsen Maritime,organization,HALV,Halvorsen\n,ship,X1,\n";
/// let mut builder = GazetteerBuilder::new();
/// let report = NameReader::new(NameFormat::Csv)
///     .file("ships.csv")
///     .case(CaseRule::ExactOrUpper)
///     .collect_errors(true)
///     .read(list.as_bytes(), &mut builder)?;
/// assert_eq!(report.names, 2);
/// assert_eq!(report.errors[0].to_string(), "ships.csv:3: the name is empty");
/// assert_eq!(builder.build()?.len(), 2);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct NameReader {
    format: NameFormat,
    options: Options,
}

/// What [`NameReader::read`] has read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadReport {
    /// Number of names added, aliases and parts included.
    pub names: usize,
    /// The lines that could not be used, when [`NameReader::collect_errors`] asks for all. Of a line
    /// with a bad alias the names before that alias are added.
    pub errors: Vec<LineError>,
}

/// A line of a list that cannot be used.
///
/// ```
/// use dateline::{GazetteerBuilder, NameFormat, NameReader};
///
/// let error = NameReader::new(NameFormat::Tsv)
///     .file("a.tsv")
///     .read("name\tlabel\nBasra\n".as_bytes(), &mut GazetteerBuilder::new())
///     .unwrap_err();
/// assert_eq!(error.to_string(), "a.tsv:2: 1 column, the header has 2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LineError {
    /// The file, as [`NameReader::file`] was told.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub reason: String,
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.reason)
    }
}

impl NameReader {
    /// A reader for that format, with the defaults: see each option.
    pub fn new(format: NameFormat) -> NameReader {
        NameReader { format, options: Options::default() }
    }

    /// Reads the list and adds its names. Without [`NameReader::collect_errors`] the names before a
    /// bad line stay added.
    ///
    /// # Errors
    ///
    /// At the first line that cannot be used, unless errors are collected; when reading fails, the
    /// header has no `name`, or the format needs a feature this build is without.
    pub fn read(
        &self,
        reader: impl Read,
        builder: &mut GazetteerBuilder,
    ) -> Result<ReadReport, Error> {
        let mut report = ReadReport::default();
        let mut lines = Lines::new(reader, self.format == NameFormat::Csv);
        let mut columns = None;
        let mut name = Name::new("", "");
        while let Some((number, line)) = lines.next().map_err(|error| self.io_error(error))? {
            let result = match line {
                Err(reason) => Err(reason),
                Ok(line) if self.is_blank(line) => continue,
                Ok(line) => match (self.format.has_header(), &columns) {
                    (true, None) => {
                        columns =
                            Some(Columns::from_header(line, self.format).map_err(|reason| {
                                Error::new(ErrorKind::List, self.at(number, reason))
                            })?);
                        continue;
                    }
                    _ => {
                        let added = &mut report.names;
                        self.add_line(line, columns.as_ref(), &mut name, builder, added)
                    }
                },
            };
            if let Err(reason) = result {
                self.note(number, reason, &mut report)?;
            }
        }
        Ok(report)
    }

    /// Reads the list in a file; errors name it unless [`NameReader::file`] says otherwise.
    ///
    /// # Errors
    ///
    /// See [`NameReader::read`].
    ///
    /// ```no_run
    /// use dateline::{GazetteerBuilder, NameFormat, NameReader};
    ///
    /// let mut builder = GazetteerBuilder::new();
    /// NameReader::new(NameFormat::Lines).label("ship").read_file("ships.txt", &mut builder)?;
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn read_file(
        &self,
        path: impl AsRef<Path>,
        builder: &mut GazetteerBuilder,
    ) -> Result<ReadReport, Error> {
        let path = path.as_ref();
        let mut named = self.clone();
        if named.options.file.is_none() {
            named.options.file = Some(path.display().to_string());
        }
        let file = File::open(path).map_err(|error| named.io_error(error))?;
        named.read(file, builder)
    }

    fn is_blank(&self, line: &str) -> bool {
        line.trim().is_empty() || (self.format.has_comments() && is_comment(line))
    }

    /// Adds what one line says, with `name` as scratch, and counts the names, also those before one
    /// that is refused.
    fn add_line(
        &self,
        line: &str,
        columns: Option<&Columns>,
        name: &mut Name,
        builder: &mut GazetteerBuilder,
        added: &mut usize,
    ) -> Result<(), String> {
        let record = match self.format {
            NameFormat::Lines => Record { names: vec![line.trim().into()], ..Record::default() },
            NameFormat::Tsv | NameFormat::Csv => {
                columns.ok_or("no header")?.record(line, self.format)?
            }
            NameFormat::GateList => gate::record(line, self.options.feature_separator)?,
            NameFormat::RegexNer => regexner::record(line)?,
            #[cfg(feature = "jsonl")]
            NameFormat::Jsonl => json::record(line)?,
            #[cfg(feature = "jsonl")]
            NameFormat::SpacyRuler => json::ruler_record(line)?,
            #[cfg(not(feature = "jsonl"))]
            NameFormat::Jsonl | NameFormat::SpacyRuler => {
                return Err("this build has not the feature `jsonl`".to_owned());
            }
        };
        self.add_record(&record, name, builder, added)
    }

    fn add_record(
        &self,
        record: &Record<'_>,
        name: &mut Name,
        builder: &mut GazetteerBuilder,
        added: &mut usize,
    ) -> Result<(), String> {
        let label = record.label.as_deref().filter(|label| !label.is_empty());
        let label = label.or(self.options.label.as_deref()).ok_or("no label")?;
        let label = self.options.relabelled(label);
        if label.is_empty() {
            return Ok(()); // a label that is to be left out
        }
        if record.names.first().is_none_or(|name| name.is_empty()) {
            return Err("the name is empty".to_owned());
        }
        // One name is filled again and again, so that a line costs next to no allocation.
        name.label.clear();
        name.label.push_str(label);
        name.flags = self.options.flags(record.case.unwrap_or(self.format.case()));
        let mut id = name.id.take().unwrap_or_default();
        id.clear();
        id.push_str(record.id.as_deref().unwrap_or_default());
        if let (Some(prefix), false) = (&self.options.id_prefix, id.is_empty()) {
            id.insert_str(0, prefix);
        }
        name.id = Some(id).filter(|id| !id.is_empty());
        name.list = self.options.list;
        name.country = record.country;
        name.coordinates = record.coordinates;
        name.population = record.population;
        for text in record.names.iter().filter(|text| !text.is_empty()) {
            name.text.clear();
            name.text.push_str(text);
            builder.add(name).map_err(|error| error.to_string())?;
            *added += 1;
            if self.options.parts && Label::from_name(&name.label) == Some(Label::Person) {
                let flags = name.flags;
                name.flags = flags.with(NameFlags::PART);
                for part in family_names(text) {
                    name.text.clear();
                    name.text.push_str(part);
                    builder.add(name).map_err(|error| error.to_string())?;
                    *added += 1;
                }
                name.flags = flags;
            }
            name.flags = name.flags.with(NameFlags::ALIAS);
        }
        Ok(())
    }

    fn at(&self, line: usize, reason: impl Into<String>) -> String {
        self.line_error(line, reason.into()).to_string()
    }

    fn line_error(&self, line: usize, reason: String) -> LineError {
        let file = self.options.file.clone().unwrap_or_else(|| "list".to_owned());
        LineError { file, line, reason }
    }

    /// Stops at a bad line or keeps it for the report.
    fn note(&self, line: usize, reason: String, report: &mut ReadReport) -> Result<(), Error> {
        let error = self.line_error(line, reason);
        if !self.options.collect_errors {
            return Err(Error::new(ErrorKind::List, error.to_string()));
        }
        report.errors.push(error);
        Ok(())
    }

    fn io_error(&self, error: std::io::Error) -> Error {
        let file = self.options.file.as_deref().unwrap_or("list");
        Error::with_source(ErrorKind::Io, format!("{file}: {error}"), error)
    }
}

/// `# words`: a comment. `#MeToo` is a name.
fn is_comment(line: &str) -> bool {
    line.starts_with("# ") || line.trim_end() == "#"
}

/// The family name of a full one, with its particles and without: `von der Leyen` and `Leyen`.
fn family_names(full: &str) -> impl Iterator<Item = &str> {
    const SUFFIXES: [&str; 7] = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"];
    let mut end = full.trim_end().len();
    let last = |end: usize| full[..end].rfind(char::is_whitespace).map(|at| at + 1);
    while last(end).is_some_and(|start| SUFFIXES.contains(&full[start..end].trim())) {
        end = full[..last(end).unwrap_or(0)].trim_end().trim_end_matches(',').len();
    }
    let name = last(end).map(|start| (start, &full[start..end]));
    let mut start = name.map_or(0, |(start, _)| start);
    while start > 0 {
        let before = full[..start].trim_end().len();
        match last(before) {
            Some(at) if full[at..].starts_with(char::is_lowercase) => start = at,
            _ => break,
        }
    }
    let whole = name.filter(|&(at, _)| start < at).map(|_| &full[start..end]);
    name.map(|(_, name)| name).into_iter().chain(whole)
}

#[cfg(test)]
mod tests {
    use super::family_names;

    #[test]
    fn family_names_keep_their_particles() {
        for (full, parts) in [
            ("Ursula von der Leyen", vec!["Leyen", "von der Leyen"]),
            ("Martin Luther King Jr.", vec!["King"]),
            ("Sammy Davis, Jr.", vec!["Davis"]),
            ("Mustafa al-Kadhimi", vec!["al-Kadhimi"]),
            ("Pelé", vec![]),
            ("", vec![]),
            ("Jr.", vec![]),
        ] {
            assert_eq!(family_names(full).collect::<Vec<_>>(), parts, "{full}");
        }
    }
}
