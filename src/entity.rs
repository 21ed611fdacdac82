//! [`Entity`] and the typed views of it: what the caller gets.

use std::fmt;
use std::ops::Deref;

use crate::date::DateValue;
use crate::extraction::Extraction;
use crate::label::Label;
use crate::matchers::gazetteer::NameClass;
use crate::matchers::matching::Source;
use crate::span::Span;

/// What is stored of an entity; [`Entity`] adds the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EntityData {
    pub(crate) span: Span,
    pub(crate) label: Label,
    pub(crate) source: Source,
    /// Which list, pattern or production, counted within the source.
    pub(crate) rule: u16,
    pub(crate) score: u16,
    pub(crate) id: u32,
    pub(crate) canonical: Span,
    /// The gazetteer and the id of the listed name, when one was found here.
    pub(crate) listed: Option<(u16, u32)>,
    pub(crate) fact: Fact,
}

impl EntityData {
    /// Moves every span by `base` bytes.
    pub(crate) fn shift(&mut self, base: usize) {
        let shift = |span: &mut Span| *span = Span::new(span.start + base, span.end + base);
        shift(&mut self.span);
        shift(&mut self.canonical);
        match &mut self.fact {
            Fact::Person { title, given, family, .. } => {
                [title, given, family].into_iter().flatten().for_each(shift);
            }
            Fact::Organization {
                other: Some(OtherForm::Acronym(span) | OtherForm::Long(span)),
                ..
            } => {
                shift(span);
            }
            _ => {}
        }
    }
}

/// What is known of an entity beyond its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Fact {
    None,
    Person {
        title: Option<Span>,
        given: Option<Span>,
        family: Option<Span>,
        class: Option<NameClass>,
    },
    Place {
        class: Option<NameClass>,
        country: Option<[u8; 2]>,
        place: Option<PlaceFact>,
    },
    Organization {
        class: Option<NameClass>,
        country: Option<[u8; 2]>,
        other: Option<OtherForm>,
    },
    Group {
        class: Option<NameClass>,
        country: Option<[u8; 2]>,
    },
    /// The number of its value in the extraction.
    Date(u32),
}

/// Where a place is and how many live there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PlaceFact {
    pub(crate) coordinates: Option<(f64, f64)>,
    pub(crate) population: u32,
}

/// The other form of an organization's name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OtherForm {
    Acronym(Span),
    Long(Span),
}

/// One name in the text: its place, its kind and what is known of it.
///
/// An entity is a cheap copy that borrows from its [`Extraction`]. `&text[entity.range()]` is
/// exactly the name: no titles, no possessive, no space or quotation mark at its edges.
///
/// ```
/// use dateline::Extractor;
///
/// let found = Extractor::new().extract("Officials in Baghdad said so.");
/// let place = found.iter().next().unwrap();
/// assert_eq!((place.text(), place.range()), ("Baghdad", 13..20));
/// assert_eq!(place.label_name(), "place");
/// ```
#[derive(Clone, Copy)]
pub struct Entity<'a> {
    pub(crate) extraction: &'a Extraction<'a>,
    pub(crate) data: &'a EntityData,
}

/// The entity alone: its extraction holds the compiled lists, which nobody wants printed.
impl fmt::Debug for Entity<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entity")
            .field("text", &self.text())
            .field("span", &self.data.span)
            .field("label", &self.data.label)
            .field("source", &self.data.source)
            .field("score", &self.score())
            .field("id", &self.data.id)
            .field("fact", &self.data.fact)
            .finish_non_exhaustive()
    }
}

impl<'a> Entity<'a> {
    /// The name as the text has it.
    pub fn text(&self) -> &'a str {
        self.data.span.of(self.extraction.text)
    }

    /// The bytes of the text it covers.
    pub fn span(&self) -> Span {
        self.data.span
    }

    /// The bytes of the text it covers, as a range.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.data.span.range()
    }

    /// Its kind.
    pub fn label(&self) -> Label {
        self.data.label
    }

    /// The name of its kind: `person`, `place`, `organization`, `date`, `group`, or the caller's own
    /// label.
    pub fn label_name(&self) -> &'a str {
        self.extraction.label_name(self.data.label)
    }

    /// What decided: a list, a pattern, the grammar, the tagger, or another mention.
    pub fn source(&self) -> Source {
        self.data.source
    }

    /// The name of the list, pattern or production that decided, where it has one.
    pub fn rule(&self) -> Option<&'static str> {
        crate::matchers::rule_name(self.data.source, self.data.rule)
    }

    /// How likely it is right, from 0 to 1. With the tagger on it is a calibrated probability; with
    /// lists and patterns alone it only orders.
    pub fn score(&self) -> f32 {
        f32::from(self.data.score) / 1000.0
    }

    /// The number of the thing it names within this document, counted from 0 in the order of first
    /// mention. `Mustafa al-Kadhimi` and a later `al-Kadhimi` have the same one.
    /// [`Extraction::things`] has one entry a number.
    pub fn id(&self) -> u32 {
        self.data.id
    }

    /// The fullest name the document has for the same thing.
    pub fn canonical(&self) -> &'a str {
        self.data.canonical.of(self.extraction.text)
    }

    /// The id the list gives it: `gn:98182` (GeoNames) and `iso:IQ` for embedded places, whatever
    /// the caller's own list says.
    pub fn list_id(&self) -> Option<std::borrow::Cow<'a, str>> {
        self.extraction.list_id(self.data.listed?)
    }

    /// As a person, when it is one.
    pub fn as_person(&self) -> Option<Person<'a>> {
        (self.data.label == Label::Person).then_some(Person(*self))
    }

    /// As a place, when it is one.
    pub fn as_place(&self) -> Option<Place<'a>> {
        (self.data.label == Label::Place).then_some(Place(*self))
    }

    /// As an organization, when it is one.
    pub fn as_organization(&self) -> Option<Organization<'a>> {
        (self.data.label == Label::Organization).then_some(Organization(*self))
    }

    /// As a date, when it is one.
    pub fn as_date(&self) -> Option<Date<'a>> {
        (self.data.label == Label::Date).then_some(Date(*self))
    }

    /// As a group, when it is one.
    pub fn as_group(&self) -> Option<Group<'a>> {
        (self.data.label == Label::Group).then_some(Group(*self))
    }

    fn listed_class(&self) -> Option<NameClass> {
        match self.data.fact {
            Fact::Person { class, .. }
            | Fact::Place { class, .. }
            | Fact::Organization { class, .. }
            | Fact::Group { class, .. } => class,
            Fact::None | Fact::Date(_) => None,
        }
    }

    fn listed_country(&self) -> Option<&'a str> {
        match &self.data.fact {
            Fact::Place { country, .. }
            | Fact::Organization { country, .. }
            | Fact::Group { country, .. } => std::str::from_utf8(country.as_ref()?).ok(),
            Fact::None | Fact::Person { .. } | Fact::Date(_) => None,
        }
    }

    fn slice(&self, span: Option<Span>) -> Option<&'a str> {
        span.map(|span| span.of(self.extraction.text))
    }
}

macro_rules! view {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'a>(pub(crate) Entity<'a>);

        impl<'a> Deref for $name<'a> {
            type Target = Entity<'a>;

            fn deref(&self) -> &Entity<'a> {
                &self.0
            }
        }
    };
}

view! {
    /// A person; everything an [`Entity`] has, and the parts of the name.
    Person
}
view! {
    /// A place; everything an [`Entity`] has, and where it is, when a list knows it.
    Place
}
view! {
    /// An organization; everything an [`Entity`] has, and the other form of its name.
    Organization
}
view! {
    /// A date, time, duration or recurrence; everything an [`Entity`] has, and its value.
    Date
}
view! {
    /// A nationality, ethnic, religious or political group.
    Group
}

impl<'a> Person<'a> {
    /// The title or role right before the name: `Prime Minister`, `Dr.`.
    pub fn title(&self) -> Option<&'a str> {
        match self.data.fact {
            Fact::Person { title, .. } => self.slice(title),
            _ => None,
        }
    }

    /// The given name or names, with initials, wherever they stand.
    pub fn given_name(&self) -> Option<&'a str> {
        match self.data.fact {
            Fact::Person { given, .. } => self.slice(given),
            _ => None,
        }
    }

    /// The family name with its particles: `al-Kadhimi`, `van der Leyen`; the first word where that is
    /// the custom: `Xi`, `Nguyen`.
    pub fn family_name(&self) -> Option<&'a str> {
        match self.data.fact {
            Fact::Person { family, .. } => self.slice(family),
            _ => None,
        }
    }

    /// What the list of people in the news knows them for.
    pub fn class(&self) -> Option<NameClass> {
        self.listed_class()
    }
}

impl<'a> Place<'a> {
    /// ISO 3166-1 alpha-2 code of its country: `IQ`. Like every string of an entity it lives as long as
    /// the extraction.
    ///
    /// ```
    /// use dateline::{Extraction, Extractor};
    ///
    /// fn first_country<'a>(found: &'a Extraction<'a>) -> Option<&'a str> {
    ///     found.places().find_map(|place| place.country())
    /// }
    /// let found = Extractor::new().extract("They met in Basra, Iraq.");
    /// assert_eq!(first_country(&found), Some("IQ"));
    /// ```
    pub fn country(&self) -> Option<&'a str> {
        self.listed_country()
    }

    /// What kind of place the list says it is.
    pub fn class(&self) -> Option<NameClass> {
        self.listed_class()
    }

    /// Latitude and longitude in degrees, north and east positive, when the list knows.
    pub fn coordinates(&self) -> Option<(f64, f64)> {
        match self.data.fact {
            Fact::Place { place: Some(place), .. } => place.coordinates,
            _ => None,
        }
    }

    /// Inhabitants, when the list knows.
    pub fn population(&self) -> Option<u32> {
        match self.data.fact {
            Fact::Place { place: Some(place), .. } if place.population > 0 => {
                Some(place.population)
            }
            _ => None,
        }
    }
}

impl<'a> Organization<'a> {
    /// Its acronym, when the text introduces one: `IMF` for `International Monetary Fund (IMF)`.
    pub fn acronym(&self) -> Option<&'a str> {
        match self.data.fact {
            Fact::Organization { other: Some(OtherForm::Acronym(span)), .. } => {
                self.slice(Some(span))
            }
            _ => None,
        }
    }

    /// The long form, when it is an acronym the text has introduced.
    pub fn long_form(&self) -> Option<&'a str> {
        match self.data.fact {
            Fact::Organization { other: Some(OtherForm::Long(span)), .. } => self.slice(Some(span)),
            _ => None,
        }
    }

    /// What kind of organization the list says it is.
    pub fn class(&self) -> Option<NameClass> {
        self.listed_class()
    }

    /// ISO 3166-1 alpha-2 code of its country, when the list knows.
    pub fn country(&self) -> Option<&'a str> {
        self.listed_country()
    }
}

impl<'a> Group<'a> {
    /// ISO 3166-1 alpha-2 code of the country, for nationalities.
    pub fn country(&self) -> Option<&'a str> {
        self.listed_country()
    }

    /// What kind of group the list says it is.
    pub fn class(&self) -> Option<NameClass> {
        self.listed_class()
    }
}

impl Date<'_> {
    /// What day, time or length it means.
    pub fn value(&self) -> DateValue {
        match self.data.fact {
            Fact::Date(number) => self.extraction.dates[number as usize],
            _ => unreachable!("a date always has its value"),
        }
    }
}
