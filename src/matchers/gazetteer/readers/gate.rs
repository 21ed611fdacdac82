//! GATE's lists: `lists.def` and the `.lst` files it names.

use std::fs::File;
use std::path::Path;

use super::record::Record;
use super::{Lines, NameFormat, NameReader, ReadReport};
use crate::error::Error;
use crate::matchers::gazetteer::GazetteerBuilder;

/// A line of a `.lst` file: a name, then features such as `id=Q42` behind the separator.
pub(super) fn record(line: &str, separator: char) -> Result<Record<'_>, String> {
    let mut cells = line.split(separator);
    let name = cells.next().unwrap_or_default().trim();
    let id = cells
        .filter_map(|feature| feature.split_once('='))
        .find(|(key, _)| key.trim().eq_ignore_ascii_case("id"))
        .map(|(_, id)| id.trim().into());
    Ok(Record { names: vec![name.into()], id, ..Record::default() })
}

impl NameReader {
    /// Reads a `lists.def` of GATE and the lists it names, which lie beside it. A line is
    /// `file:major:minor:language:type`. The label of a list is what [`NameReader::relabel`] makes
    /// of `major:minor`, or else of `major`; without either it is the reader's label, or `major`
    /// itself. The format of the reader does not matter.
    ///
    /// # Errors
    ///
    /// See [`NameReader::read`]; a list that cannot be opened is a bad line of `lists.def`.
    ///
    /// ```no_run
    /// use dateline::{CaseRule, GazetteerBuilder, NameFormat, NameReader};
    ///
    /// let mut builder = GazetteerBuilder::new();
    /// NameReader::new(NameFormat::GateList)
    ///     .relabel("location:city", "place")
    ///     .relabel("currency_unit", "") // left out
    ///     .case(CaseRule::ExactOrUpper)
    ///     .read_gate("gazetteer/lists.def", &mut builder)?;
    /// # Ok::<(), dateline::Error>(())
    /// ```
    pub fn read_gate(
        &self,
        definition: impl AsRef<Path>,
        builder: &mut GazetteerBuilder,
    ) -> Result<ReadReport, Error> {
        let definition = definition.as_ref();
        let mut named = self.clone();
        named.format = NameFormat::GateList;
        named.options.file = Some(definition.display().to_string());
        let mut report = ReadReport::default();
        let file = File::open(definition).map_err(|error| named.io_error(error))?;
        let mut lines = Lines::new(file, false);
        while let Some((number, line)) = lines.next().map_err(|error| named.io_error(error))? {
            let list = match line {
                Ok(line) if named.is_blank(line) => continue,
                Ok(line) => named.open_list(definition, line),
                Err(reason) => Err(reason),
            };
            match list {
                Ok((reader, file)) => {
                    let read = reader.read(file, builder)?;
                    report.names += read.names;
                    report.errors.extend(read.errors);
                }
                Err(reason) => named.note(number, reason, &mut report)?,
            }
        }
        Ok(report)
    }

    /// The list of one line of `lists.def`, with the reader for it.
    fn open_list(&self, definition: &Path, line: &str) -> Result<(NameReader, File), String> {
        let mut cells = line.split(':').map(str::trim);
        let name = cells.next().unwrap_or_default();
        let major = cells.next().filter(|major| !major.is_empty()).ok_or("no major type")?;
        let minor = cells.next().unwrap_or_default();
        if name.is_empty() || name.contains(['/', '\\']) || name == ".." {
            return Err(format!("{name:?} is not the name of a file beside it"));
        }
        let path = definition.with_file_name(name);
        let file = File::open(&path).map_err(|error| format!("{name}: {error}"))?;
        let mut reader = self.clone();
        reader.options.file = Some(path.display().to_string());
        let both = format!("{major}:{minor}");
        let finer = self.options.relabelled(&both);
        reader.options.label = Some(if finer != both {
            finer.to_owned()
        } else if self.options.relabelled(major) != major {
            self.options.relabelled(major).to_owned()
        } else {
            self.options.label.clone().unwrap_or_else(|| major.to_owned())
        });
        Ok((reader, file))
    }
}
