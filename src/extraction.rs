//! [`Extraction`]: all entities of one text.

use std::borrow::Cow;
use std::sync::Arc;

use crate::date::DateValue;
use crate::entity::{Date, Entity, EntityData, Group, Organization, Person, Place};
use crate::extractor::Names;
use crate::label::Label;
use crate::matchers::gazetteer::GEONAMES;
use crate::thing::Thing;

/// The entities of one text, in its order. They do not overlap.
///
/// ```
/// use dateline::Extractor;
///
/// let extractor = Extractor::new();
/// let found = extractor.extract("Ned Price said in Washington that Price would travel to Iraq.");
/// let people: Vec<_> = found.people().map(|person| person.text()).collect();
/// assert_eq!(people, ["Ned Price", "Price"]);
/// let price = found.people().last().unwrap();
/// assert_eq!(price.canonical(), "Ned Price");
/// assert_eq!(found.mentions(price.id()).count(), 2);
/// let countries: Vec<_> = found.places().filter_map(|place| place.country()).collect();
/// assert_eq!(countries, ["US", "IQ"]);
/// ```
#[derive(Clone, Debug)]
pub struct Extraction<'t> {
    pub(crate) text: &'t str,
    pub(crate) entities: Vec<EntityData>,
    pub(crate) dates: Vec<DateValue>,
    pub(crate) names: Option<Arc<Names>>,
}

impl<'t> Extraction<'t> {
    /// An extraction without entities, to be filled by
    /// [`Extractor::extract_into`](crate::Extractor::extract_into).
    pub fn new() -> Extraction<'t> {
        Extraction { text: "", entities: Vec::new(), dates: Vec::new(), names: None }
    }

    /// Forgets text and entities and keeps the memory, for a text of another lifetime.
    pub fn recycle<'u>(mut self) -> Extraction<'u> {
        self.entities.clear();
        self.dates.clear();
        Extraction { text: "", entities: self.entities, dates: self.dates, names: self.names }
    }

    /// Leaves out the entities for which `keep` answers false.
    pub fn retain(&mut self, mut keep: impl FnMut(&Entity<'_>) -> bool) {
        let wanted: Vec<bool> = self.iter().map(|entity| keep(&entity)).collect();
        let mut wanted = wanted.into_iter();
        self.entities.retain(|_| wanted.next().unwrap_or(true));
    }

    /// The text the entities are from.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// True without an entity.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// All entities in the order of the text.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + DoubleEndedIterator + '_ {
        self.entities.iter().map(|data| Entity { extraction: self, data })
    }

    /// The people.
    pub fn people(&self) -> impl Iterator<Item = Person<'_>> + '_ {
        self.iter().filter_map(|entity| entity.as_person())
    }

    /// The places.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> + '_ {
        self.iter().filter_map(|entity| entity.as_place())
    }

    /// The organizations.
    pub fn organizations(&self) -> impl Iterator<Item = Organization<'_>> + '_ {
        self.iter().filter_map(|entity| entity.as_organization())
    }

    /// The dates, times, durations and recurrences.
    pub fn dates(&self) -> impl Iterator<Item = Date<'_>> + '_ {
        self.iter().filter_map(|entity| entity.as_date())
    }

    /// The nationalities, ethnic, religious and political groups.
    pub fn groups(&self) -> impl Iterator<Item = Group<'_>> + '_ {
        self.iter().filter_map(|entity| entity.as_group())
    }

    /// The entities of one label, a custom one too.
    pub fn labelled(&self, label: Label) -> impl Iterator<Item = Entity<'_>> + '_ {
        self.iter().filter(move |entity| entity.label() == label)
    }

    /// All mentions of the thing with that number, see [`Entity::id`].
    pub fn mentions(&self, id: u32) -> impl Iterator<Item = Entity<'_>> + '_ {
        self.iter().filter(move |entity| entity.id() == id)
    }

    /// Everything the text names, once each, with its mentions; in the order of first mention.
    ///
    /// ```
    /// use dateline::Extractor;
    ///
    /// let text = "Ned Price flew to Iraq. Price will meet Iraq’s president, Price said.";
    /// let found = Extractor::new().extract(text);
    /// let names: Vec<_> = found
    ///     .things()
    ///     .map(|thing| (thing.id(), thing.label_name(), thing.canonical(), thing.mentions().len()))
    ///     .collect();
    /// assert_eq!(names, [(0, "person", "Ned Price", 3), (1, "place", "Iraq", 2)]);
    /// ```
    pub fn things(&self) -> impl ExactSizeIterator<Item = Thing<'_>> + DoubleEndedIterator + '_ {
        Thing::all(self).into_iter()
    }

    pub(crate) fn label_name(&self, label: Label) -> &str {
        match (label, &self.names) {
            (Label::Custom(number), Some(names)) => {
                names.labels.get(number as usize).map_or("custom", String::as_str)
            }
            _ => label.as_str(),
        }
    }

    pub(crate) fn list_id(&self, (gazetteer, id): (u16, u32)) -> Option<Cow<'_, str>> {
        if id & GEONAMES != 0 {
            return Some(Cow::Owned(format!("gn:{}", id & !GEONAMES)));
        }
        let gazetteer = self.names.as_ref()?.gazetteers.get(gazetteer as usize)?;
        gazetteer.table().string(id).map(Cow::Borrowed)
    }
}

impl Default for Extraction<'_> {
    fn default() -> Self {
        Extraction::new()
    }
}
