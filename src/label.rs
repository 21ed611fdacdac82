//! [`Label`]: what kind of thing a span names.

use std::fmt;

use crate::error::{Error, ErrorKind};

/// What kind of thing a span names.
///
/// [`Label::as_str`] gives the stable lower-case name used in JSON, [`Label::corpus_name`] the
/// short name used by annotated corpora.
///
/// ```
/// use dateline::Label;
///
/// assert_eq!(Label::Place.as_str(), "place");
/// assert_eq!(Label::Place.corpus_name(), "LOC");
/// assert_eq!(Label::from_name("ORG"), Some(Label::Organization));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Label {
    /// People and families by name.
    Person,
    /// Countries, cities, regions, waters, mountains, streets, buildings.
    Place,
    /// Companies, agencies, parliaments, parties, clubs, media, armed groups.
    Organization,
    /// Dates, times of day, durations, recurrences.
    Date,
    /// Nationalities, ethnic, religious and political groups: `Iraqi`, `Shiite`, `Democrats`.
    Group,
    /// A kind of the caller's own, from a list or a pattern; the number is an index into
    /// [`Extractor::custom_labels`](crate::Extractor::custom_labels).
    Custom(u16),
}

impl Label {
    /// The labels that need no configuration, in the order they are documented.
    pub const BUILT_IN: [Label; 5] =
        [Label::Person, Label::Place, Label::Organization, Label::Date, Label::Group];

    /// The stable lower-case name: `person`, `place`, `organization`, `date`, `group`. Custom
    /// labels answer `custom`; their own name is known to the extractor that made them, see
    /// [`Entity::label_name`](crate::Entity::label_name).
    pub const fn as_str(self) -> &'static str {
        match self {
            Label::Person => "person",
            Label::Place => "place",
            Label::Organization => "organization",
            Label::Date => "date",
            Label::Group => "group",
            Label::Custom(_) => "custom",
        }
    }

    /// The short name annotated corpora use: `PER`, `LOC`, `ORG`, `DATE`, `NAT`, and `MISC` for
    /// custom labels.
    pub const fn corpus_name(self) -> &'static str {
        match self {
            Label::Person => "PER",
            Label::Place => "LOC",
            Label::Organization => "ORG",
            Label::Date => "DATE",
            Label::Group => "NAT",
            Label::Custom(_) => "MISC",
        }
    }

    /// The built-in label of that name, in either of the two forms, in any case; also the names
    /// other tools use for the same kinds (`GPE`, `PERSON`, `NORP`, ...).
    pub fn from_name(name: &str) -> Option<Label> {
        Some(match name.to_ascii_lowercase().as_str() {
            "person" | "per" | "people" => Label::Person,
            "place" | "loc" | "location" | "gpe" | "fac" => Label::Place,
            "organization" | "organisation" | "org" => Label::Organization,
            "date" | "time" => Label::Date,
            "group" | "nat" | "norp" => Label::Group,
            _ => return None,
        })
    }
}

/// Fails when a label of the caller's own has no name.
pub(crate) fn check_custom(name: &str) -> Result<(), Error> {
    if name.trim().is_empty() {
        return Err(Error::new(ErrorKind::Label, format!("label {name:?} is empty")));
    }
    Ok(())
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
