//! Lists in columns: TSV and CSV with a header.

use std::borrow::Cow;

use super::NameFormat;
use super::record::{Place, Record};

/// What the header says of each column.
pub(super) struct Columns {
    columns: Vec<Column>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Label,
    Id,
    Alias,
    Country,
    Latitude,
    Longitude,
    Population,
    Other,
}

impl Columns {
    pub(super) fn from_header(line: &str, format: NameFormat) -> Result<Columns, String> {
        let columns: Vec<Column> = cells(line, format)?
            .iter()
            .map(|cell| match cell.trim().to_ascii_lowercase().as_str() {
                "name" => Column::Name,
                "label" | "type" => Column::Label,
                "id" => Column::Id,
                "country" => Column::Country,
                "lat" | "latitude" => Column::Latitude,
                "lon" | "longitude" => Column::Longitude,
                "population" => Column::Population,
                other if other.starts_with("alias") => Column::Alias,
                _ => Column::Other,
            })
            .collect();
        match columns.iter().filter(|column| **column == Column::Name).count() {
            1 => Ok(Columns { columns }),
            0 => Err("the header has no column `name`".to_owned()),
            _ => Err("the header has several columns `name`".to_owned()),
        }
    }

    pub(super) fn record<'a>(
        &self,
        line: &'a str,
        format: NameFormat,
    ) -> Result<Record<'a>, String> {
        let cells = cells(line, format)?;
        // Trailing cells may be left out only for aliases, which have no number.
        let needed = self.columns.iter().rposition(|column| *column != Column::Alias);
        if cells.len() > self.columns.len() || cells.len() < needed.map_or(0, |at| at + 1) {
            let plural = if cells.len() == 1 { "" } else { "s" };
            return Err(format!(
                "{} column{plural}, the header has {}",
                cells.len(),
                self.columns.len()
            ));
        }
        let mut record = Record { names: vec!["".into()], ..Record::default() };
        let mut place = Place::default();
        for (cell, column) in cells.into_iter().zip(&self.columns) {
            let cell = trimmed(cell);
            if cell.is_empty() {
                continue;
            }
            match column {
                Column::Name => record.names[0] = cell,
                Column::Label => record.label = Some(cell),
                Column::Id => record.id = Some(cell),
                Column::Alias => match cell {
                    Cow::Borrowed(cell) => {
                        record.names.extend(cell.split('|').map(|alias| alias.trim().into()));
                    }
                    Cow::Owned(cell) => record
                        .names
                        .extend(cell.split('|').map(|alias| alias.trim().to_owned().into())),
                },
                Column::Country => place.country = cell,
                Column::Latitude => place.latitude = cell,
                Column::Longitude => place.longitude = cell,
                Column::Population => place.population = cell,
                Column::Other => {}
            }
        }
        record.with_place(&place)
    }
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(cell) => Cow::Borrowed(cell.trim()),
        Cow::Owned(cell) => Cow::Owned(cell.trim().to_owned()),
    }
}

/// The cells of a line.
fn cells(line: &str, format: NameFormat) -> Result<Vec<Cow<'_, str>>, String> {
    if format == NameFormat::Tsv {
        return Ok(line.split('\t').map(Cow::Borrowed).collect());
    }
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let (cell, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_cell(quoted)?,
            None => {
                let end = rest.find(',').unwrap_or(rest.len());
                if rest[..end].contains('"') {
                    return Err(
                        "a quotation mark inside a cell that does not begin with one".to_owned()
                    );
                }
                (Cow::Borrowed(&rest[..end]), &rest[end..])
            }
        };
        cells.push(cell);
        match after.strip_prefix(',') {
            Some(next) => rest = next,
            None if after.is_empty() => return Ok(cells),
            None => {
                return Err("something stands between a quotation mark and the comma".to_owned());
            }
        }
    }
}

/// The cell whose opening quotation mark stands before `text`, and what follows its closing one.
fn quoted_cell(text: &str) -> Result<(Cow<'_, str>, &str), String> {
    let mut from = 0;
    while let Some(at) = text[from..].find('"').map(|at| from + at) {
        if !text[at + 1..].starts_with('"') {
            let cell = &text[..at];
            let cell = if from == 0 { cell.into() } else { cell.replace("\"\"", "\"").into() };
            return Ok((cell, &text[at + 1..]));
        }
        from = at + 2;
    }
    Err("a quotation mark is not closed".to_owned())
}
