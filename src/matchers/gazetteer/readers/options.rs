//! The options of a list, and the formats.

use crate::matchers::gazetteer::{NameFlags, NameReader};

/// The form a list comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum NameFormat {
    /// One name a line; a line that begins with `#` and a space is a comment. Needs a label.
    Lines,
    /// Columns between tabs, without quoting. The first line names them: `name`, and any of
    /// `label`, `id`, `alias` (as often as needed, several in one cell with a bar between them;
    /// `alias1` and so on too), `country` (two letters), `lat` and `lon` (degrees, both or neither),
    /// `population`. Others are left alone.
    Tsv,
    /// The same columns between commas, quoted as in RFC 4180.
    Csv,
    /// One JSON object a line: `{"name", "label", "id", "aliases"}` and what columns say of a place,
    /// only `name` is needed. Needs the feature `jsonl`.
    Jsonl,
    /// The patterns of spaCy's EntityRuler, one JSON object a line: `{"label", "pattern", "id"}`.
    /// A pattern is a string or a list of tokens with `TEXT`, `ORTH` or `LOWER`, each with a string
    /// or `{"IN": [...]}`; any other is refused. Needs the feature `jsonl`.
    SpacyRuler,
    /// A `.lst` file of GATE: one name a line, features behind a separator. Needs a label; for a
    /// whole folder see [`NameReader::read_gate`].
    GateList,
    /// A mapping file of Stanford RegexNER: pattern, label and what else, between tabs. Patterns of
    /// literal words and of alternatives in parentheses are read; any other is refused.
    RegexNer,
}

impl NameFormat {
    pub(super) fn has_header(self) -> bool {
        matches!(self, NameFormat::Tsv | NameFormat::Csv)
    }

    pub(super) fn has_comments(self) -> bool {
        !matches!(self, NameFormat::Jsonl | NameFormat::SpacyRuler | NameFormat::Csv)
    }

    /// The case rule of the tool the format comes from.
    pub(super) fn case(self) -> CaseRule {
        match self {
            NameFormat::SpacyRuler | NameFormat::GateList | NameFormat::RegexNer => CaseRule::Exact,
            _ => CaseRule::Name,
        }
    }
}

/// How much the case of the text must be that of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CaseRule {
    /// As names are written: `Red Cross` also as `RED CROSS`, never as `red cross`; a term listed in
    /// lower case in any case.
    #[default]
    Name,
    /// Exactly as listed.
    Exact,
    /// Exactly as listed, or all in capitals.
    ExactOrUpper,
    /// In any case, lower case too.
    Any,
}

/// How a list stands to everything else that finds names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ListPriority {
    /// Its names count before everything else.
    #[default]
    First,
    /// Its names are as strong as those of the embedded lists: of two that overlap the more certain
    /// counts, then the longer.
    Beside,
    /// Its names count where nothing else finds one.
    Last,
}

/// What holds for every name of a list.
#[derive(Clone, Debug)]
pub(super) struct Options {
    pub(super) file: Option<String>,
    pub(super) label: Option<String>,
    relabel: Vec<(String, String)>,
    pub(super) id_prefix: Option<String>,
    case: Option<CaseRule>,
    fold_accents: bool,
    priority: ListPriority,
    pub(super) parts: bool,
    pub(super) list: u16,
    pub(super) collect_errors: bool,
    pub(super) feature_separator: char,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            file: None,
            label: None,
            relabel: Vec::new(),
            id_prefix: None,
            case: None,
            fold_accents: true,
            priority: ListPriority::First,
            parts: false,
            list: 0,
            collect_errors: false,
            feature_separator: '\t',
        }
    }
}

impl Options {
    /// The label that stands for `label`.
    pub(super) fn relabelled<'a>(&'a self, label: &'a str) -> &'a str {
        self.relabel.iter().find(|(from, _)| from == label).map_or(label, |(_, to)| to)
    }

    /// The flags of a name, given the case rule of its line or format.
    pub(super) fn flags(&self, case: CaseRule) -> NameFlags {
        let case = match self.case.unwrap_or(case) {
            CaseRule::Name => NameFlags::default(),
            CaseRule::Exact => NameFlags::EXACT_CASE,
            CaseRule::ExactOrUpper => NameFlags::EXACT_CASE.with(NameFlags::UPPER_TOO),
            CaseRule::Any => NameFlags::ANY_CASE,
        };
        let accents =
            if self.fold_accents { NameFlags::default() } else { NameFlags::EXACT_ACCENTS };
        let priority = match self.priority {
            ListPriority::First => NameFlags::default(),
            ListPriority::Beside => NameFlags::BESIDE,
            ListPriority::Last => NameFlags::LAST,
        };
        case.with(accents).with(priority)
    }
}

impl NameReader {
    /// The name of the file in messages. Default: `list`.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> NameReader {
        self.options.file = Some(name.into());
        self
    }

    /// The label of lines that have none. Default: none, then such a line cannot be used.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> NameReader {
        self.options.label = Some(label.into());
        self
    }

    /// Reads the label `from` as `to`; with an empty `to` its names are left out.
    ///
    /// ```
    /// use dateline::{GazetteerBuilder, NameFormat, NameReader};
    ///
    /// let mut builder = GazetteerBuilder::new();
    /// NameReader::new(NameFormat::RegexNer)
    ///     .relabel("IDEOLOGY", "group")
    ///     .relabel("DEGREE", "")
    ///     .read("Marxist\tIDEOLOGY\nBachelor of Arts\tDEGREE\n".as_bytes(), &mut builder)?;
    /// assert_eq!(builder.build()?.len(), 1);
    /// # Ok::<(), dateline::Error>(())
    /// ```
    #[must_use]
    pub fn relabel(mut self, from: impl Into<String>, to: impl Into<String>) -> NameReader {
        self.options.relabel.push((from.into(), to.into()));
        self
    }

    /// Stands before every id of the list: `wd:`.
    #[must_use]
    pub fn id_prefix(mut self, prefix: impl Into<String>) -> NameReader {
        self.options.id_prefix = Some(prefix.into());
        self
    }

    /// How much the case must agree. Default: as the tool the format comes from has it, exact for
    /// spaCy, GATE and RegexNER, and otherwise [`CaseRule::Name`].
    #[must_use]
    pub fn case(mut self, case: CaseRule) -> NameReader {
        self.options.case = Some(case);
        self
    }

    /// Whether `Peña` is found as `Pena` too, and the reverse. Default: yes.
    #[must_use]
    pub fn fold_accents(mut self, yes: bool) -> NameReader {
        self.options.fold_accents = yes;
        self
    }

    /// How the list stands to everything else. Default: [`ListPriority::First`].
    #[must_use]
    pub fn priority(mut self, priority: ListPriority) -> NameReader {
        self.options.priority = priority;
        self
    }

    /// Whether a listed person is found by the family name alone. Default: no. Of several people
    /// with one family name it means the one listed first.
    ///
    /// ```
    /// use dateline::{Extractor, GazetteerBuilder, NameFormat, NameReader};
    ///
    /// let mut builder = GazetteerBuilder::new();
    /// NameReader::new(NameFormat::Lines)
    ///     .label("person")
    ///     .parts(true)
    ///     .read("Zorblina Quuxworth\n".as_bytes(), &mut builder)?;
    /// let extractor = Extractor::builder().gazetteer(builder.build()?).build()?;
    /// let found = extractor.extract("It was up to Quuxworth to decide.");
    /// assert_eq!(found.people().next().unwrap().text(), "Quuxworth");
    /// # Ok::<(), dateline::Error>(())
    /// ```
    #[must_use]
    pub fn parts(mut self, yes: bool) -> NameReader {
        self.options.parts = yes;
        self
    }

    /// The number of the list, see [`Name::list`](crate::Name::list). Default: 0.
    #[must_use]
    pub fn list(mut self, number: u16) -> NameReader {
        self.options.list = number;
        self
    }

    /// Whether lines that cannot be used are collected in the report, and the rest read. Default:
    /// no, the first one is an error.
    #[must_use]
    pub fn collect_errors(mut self, yes: bool) -> NameReader {
        self.options.collect_errors = yes;
        self
    }

    /// What stands between a name and its features in [`NameFormat::GateList`]. Default: a tab.
    #[must_use]
    pub fn feature_separator(mut self, separator: char) -> NameReader {
        self.options.feature_separator = separator;
        self
    }
}
