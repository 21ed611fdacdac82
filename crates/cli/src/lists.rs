//! Users' lists of names: one a line, tables with a header, JSON lines, and compiled files.

use std::path::Path;

use dateline::{Gazetteer, GazetteerBuilder, Name, NameClass, NameFlags};
use serde::Deserialize;

/// How lists are read.
#[derive(Clone, Debug)]
pub struct Options {
    /// The kind of names whose list says none.
    pub label: String,
    /// Whether names count in any case.
    pub any_case: bool,
    /// Whether bad lines are told of and left out.
    pub skip_bad: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { label: "listed".to_owned(), any_case: false, skip_bad: false }
    }
}

/// The list in a file, compiled or not.
pub fn load(path: &Path, options: &Options) -> Result<Gazetteer, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if bytes.starts_with(b"DLNAMES") {
        return Gazetteer::from_bytes(&bytes)
            .map_err(|error| format!("{}: {error}", path.display()));
    }
    let mut builder = GazetteerBuilder::new();
    add_bytes(path, bytes, options, &mut builder)?;
    builder.build().map_err(|error| format!("{}: {error}", path.display()))
}

/// Adds the names of a file to a builder, and answers how many lines were bad.
pub fn add(
    path: &Path,
    options: &Options,
    builder: &mut GazetteerBuilder,
) -> Result<usize, String> {
    let bytes = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if bytes.starts_with(b"DLNAMES") {
        return Err(format!("{}: is compiled already", path.display()));
    }
    add_bytes(path, bytes, options, builder)
}

fn add_bytes(
    path: &Path,
    bytes: Vec<u8>,
    options: &Options,
    builder: &mut GazetteerBuilder,
) -> Result<usize, String> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{}: invalid UTF-8 at byte {at}", path.display())
    })?;
    let name = path.to_string_lossy().to_ascii_lowercase();
    let mut reader = if name.ends_with(".tsv") {
        Reader::Table { separator: '\t', header: Vec::new() }
    } else if name.ends_with(".csv") {
        Reader::Table { separator: ',', header: Vec::new() }
    } else if name.ends_with(".jsonl") || name.ends_with(".ndjson") {
        Reader::Json
    } else {
        Reader::Plain
    };
    let mut bad = 0;
    for (number, line) in text.strip_prefix('\u{feff}').unwrap_or(&text).lines().enumerate() {
        if line.trim().is_empty() || (line.starts_with('#') && !matches!(reader, Reader::Json)) {
            continue;
        }
        let added = reader.read(line, options).and_then(|rows| {
            for row in &rows {
                builder.add(row).map_err(|error| error.to_string())?;
            }
            Ok(())
        });
        if let Err(error) = added {
            let message = format!("{}:{}: {error}", path.display(), number + 1);
            if !options.skip_bad {
                return Err(message);
            }
            bad += 1;
            crate::report(&message);
        }
    }
    Ok(bad)
}

enum Reader {
    Plain,
    Table { separator: char, header: Vec<String> },
    Json,
}

/// A name in JSON lines.
#[derive(Deserialize)]
struct Row {
    #[serde(alias = "text", alias = "pattern")]
    name: String,
    label: Option<String>,
    id: Option<serde_json::Value>,
    #[serde(default)]
    aliases: Vec<String>,
}

impl Reader {
    /// The names on a line, aliases after the name.
    fn read(&mut self, line: &str, options: &Options) -> Result<Vec<Name>, String> {
        match self {
            Reader::Plain => Ok(vec![finish(Name::new(line.trim(), &options.label), options)]),
            Reader::Json => {
                let row: Row = serde_json::from_str(line).map_err(|error| error.to_string())?;
                let mut name = Name::new(row.name, row.label.as_ref().unwrap_or(&options.label));
                name.id = row.id.map(|id| match id {
                    serde_json::Value::String(id) => id,
                    other => other.to_string(),
                });
                Ok(with_aliases(finish(name, options), row.aliases))
            }
            Reader::Table { separator, header } => {
                let cells = cells(line, *separator)?;
                if header.is_empty() {
                    *header = cells.iter().map(|cell| cell.trim().to_ascii_lowercase()).collect();
                    if !header.iter().any(|column| column == "name") {
                        return Err(
                            "the first line names the columns, and one is `name`".to_owned()
                        );
                    }
                    return Ok(Vec::new());
                }
                table_row(header, &cells, options)
            }
        }
    }
}

fn table_row(header: &[String], cells: &[String], options: &Options) -> Result<Vec<Name>, String> {
    if cells.len() > header.len() {
        return Err(format!("{} cells, but the header has {}", cells.len(), header.len()));
    }
    let cell = |column: &str| {
        let at = header.iter().position(|known| known == column)?;
        cells.get(at).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let mut name =
        Name::new(cell("name").ok_or("no name")?, cell("label").unwrap_or(&options.label));
    name.id = cell("id").map(str::to_owned);
    if let Some(class) = cell("class") {
        let class =
            NameClass::from_name(class).ok_or_else(|| format!("unknown class {class:?}"))?;
        name.class = Some(class);
        if cell("label").is_none() {
            name.label = class.label().as_str().to_owned();
        }
    }
    if let Some(country) = cell("country") {
        let code = country.as_bytes().try_into();
        name.country = Some(code.map_err(|_| format!("{country:?} is not two letters"))?);
    }
    let number = |column: &str| match cell(column) {
        None => Ok(None),
        Some(text) => text.parse::<f64>().map(Some).map_err(|_| format!("{column} {text:?}")),
    };
    name.coordinates = number("lat")?.zip(number("lon")?);
    name.population = number("population")?.map(|count| count as u32);
    let aliases = cell("alias").or(cell("aliases")).unwrap_or_default();
    let aliases = aliases.split('|').map(str::trim).filter(|alias| !alias.is_empty());
    Ok(with_aliases(finish(name, options), aliases.map(str::to_owned)))
}

fn finish(name: Name, options: &Options) -> Name {
    if options.any_case { name.with_flags(NameFlags::ANY_CASE) } else { name }
}

fn with_aliases(name: Name, aliases: impl IntoIterator<Item = String>) -> Vec<Name> {
    let mut names = vec![name];
    for alias in aliases {
        let mut other = names[0].clone().with_flags(NameFlags::ALIAS);
        other.text = alias;
        names.push(other);
    }
    names
}

/// The cells of a line, in quotation marks or not, as RFC 4180 has them, without line breaks inside.
fn cells(line: &str, separator: char) -> Result<Vec<String>, String> {
    if separator == '\t' {
        return Ok(line.split('\t').map(str::to_owned).collect());
    }
    let (mut cells, mut rest) = (Vec::new(), line);
    loop {
        let (cell, after) = match rest.strip_prefix('"') {
            None => match rest.split_once(separator) {
                Some((cell, after)) => (cell.to_owned(), Some(after)),
                None => (rest.to_owned(), None),
            },
            Some(quoted) => {
                let mut end = 0;
                loop {
                    let at = quoted[end..].find('"').ok_or("a quotation mark is open")? + end;
                    end = at + 1;
                    if !quoted[end..].starts_with('"') {
                        break;
                    }
                    end += 1;
                }
                let after = &quoted[end..];
                if !after.is_empty() && !after.starts_with(separator) {
                    return Err("text after a closing quotation mark".to_owned());
                }
                let cell = quoted[..end - 1].replace("\"\"", "\"");
                (cell, after.strip_prefix(separator))
            }
        };
        cells.push(cell);
        match after {
            Some(after) => rest = after,
            None => return Ok(cells),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn quoted_cells() {
        let read = |line| cells(line, ',').map(|cells| cells.join("|"));
        assert_eq!(read(r#"a,"b, ""c""",,d"#).unwrap(), r#"a|b, "c"||d"#);
        assert_eq!(read(r#""a""#).unwrap(), "a");
        assert!(read(r#""a"#).is_err());
        assert!(read(r#""a"b,c"#).is_err());
    }
}
