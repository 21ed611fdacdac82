//! The stable JSON form of the results.
//!
//! [`Extraction`] serializes as `{"entities": [...]}`; [`Json`] does the same with offsets in
//! another unit. Every entity has:
//!
//! | field | value |
//! |---|---|
//! | `start`, `end` | half-open range, in bytes unless said otherwise |
//! | `label` | `person`, `place`, `organization`, `date`, `group`, or the caller's own |
//! | `text` | the name as the text has it |
//! | `score` | 0 to 1 |
//! | `source` | `list`, `pattern`, `grammar`, `tagger`, `document` |
//! | `rule` | the pattern that decided, when one did |
//! | `id` | number of the thing named, within the document |
//! | `canonical` | the fullest name the document has for it, when that is another |
//! | `list_id` | the id a list gives it |
//!
//! and, where known: `title`, `given_name`, `family_name` (person); `kind`, `country`, `latitude`,
//! `longitude`, `population` (place); `kind`, `country`, `acronym`, `long_form` (organization);
//! `kind`, `country` (group); and of a date
//!
//! | field | value |
//! |---|---|
//! | `type`, `value`, `mod` | the attributes of TIMEX3 |
//! | `basis` | `reference` when it was counted from the day the text is from, `context` when from an earlier date of the text; otherwise left out |
//! | `interval` | the range it is an end of |
//! | `alternatives` | other readings |
//! | `note` | what is wrong with it: the month has no such day, or the day is another weekday, as in `that day is a Monday` |
//!
//! Fields are only ever added.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

use crate::entity::Entity;
use crate::extraction::Extraction;
use crate::offsets::{OffsetUnit, Offsets};

/// An [`Extraction`] that serializes with offsets in a unit of the caller's.
///
/// ```
/// use dateline::json::Json;
/// use dateline::{Extractor, OffsetUnit};
///
/// let found = Extractor::new().extract("“Prague” it was.");
/// let json = serde_json::to_value(Json::new(&found, OffsetUnit::Char))?;
/// assert_eq!(json["entities"][0]["start"], 1);
/// assert_eq!(json["entities"][0]["label"], "place");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Json<'a> {
    extraction: &'a Extraction<'a>,
    unit: OffsetUnit,
}

impl<'a> Json<'a> {
    /// `extraction` with its offsets in `unit`.
    pub fn new(extraction: &'a Extraction<'a>, unit: OffsetUnit) -> Json<'a> {
        Json { extraction, unit }
    }

    /// The entities alone, as a JSON array.
    pub fn entities(self) -> impl Serialize + 'a {
        Entities(self)
    }
}

impl Serialize for Extraction<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Json::new(self, OffsetUnit::Byte).serialize(serializer)
    }
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry("entities", &Entities(*self))?;
        map.end()
    }
}

struct Entities<'a>(Json<'a>);

impl Serialize for Entities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Json { extraction, unit } = self.0;
        let mut offsets = Offsets::new(extraction.text(), unit);
        let mut list = serializer.serialize_seq(Some(extraction.len()))?;
        for entity in extraction.iter() {
            let span = offsets.span(entity.span());
            list.serialize_element(&Row { entity, start: span.start, end: span.end })?;
        }
        list.end()
    }
}

/// One entity with its offsets already converted.
struct Row<'a> {
    entity: Entity<'a>,
    start: usize,
    end: usize,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entity = &self.entity;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("start", &self.start)?;
        map.serialize_entry("end", &self.end)?;
        map.serialize_entry("label", entity.label_name())?;
        map.serialize_entry("text", entity.text())?;
        map.serialize_entry("score", &Thousandths(entity.score()))?;
        map.serialize_entry("source", entity.source().as_str())?;
        some(&mut map, "rule", entity.rule())?;
        map.serialize_entry("id", &entity.id())?;
        some(
            &mut map,
            "canonical",
            Some(entity.canonical()).filter(|&name| name != entity.text()),
        )?;
        some(&mut map, "list_id", entity.list_id())?;
        if let Some(person) = entity.as_person() {
            some(&mut map, "title", person.title())?;
            some(&mut map, "given_name", person.given_name())?;
            some(&mut map, "family_name", person.family_name())?;
        }
        if let Some(place) = entity.as_place() {
            some(&mut map, "kind", place.class().map(|class| class.as_str()))?;
            some(&mut map, "country", place.country())?;
            some(&mut map, "latitude", place.coordinates().map(|at| at.0))?;
            some(&mut map, "longitude", place.coordinates().map(|at| at.1))?;
            some(&mut map, "population", place.population())?;
        }
        if let Some(organization) = entity.as_organization() {
            some(&mut map, "kind", organization.class().map(|class| class.as_str()))?;
            some(&mut map, "country", organization.country())?;
            some(&mut map, "acronym", organization.acronym())?;
            some(&mut map, "long_form", organization.long_form())?;
        }
        if let Some(group) = entity.as_group() {
            some(&mut map, "kind", group.class().map(|class| class.as_str()))?;
            some(&mut map, "country", group.country())?;
        }
        if let Some(date) = entity.as_date() {
            date.value().serialize_fields(&mut map)?;
        }
        map.end()
    }
}

fn some<M: SerializeMap, T: Serialize>(
    map: &mut M,
    key: &'static str,
    value: Option<T>,
) -> Result<(), M::Error> {
    match value {
        Some(value) => map.serialize_entry(key, &value),
        None => Ok(()),
    }
}

/// A score with three decimals: `0.98`, not `0.9800000190734863`.
struct Thousandths(f32);

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64((f64::from(self.0) * 1000.0).round() / 1000.0)
    }
}
