//! What is known of a chosen match beyond its kind: the list's record, the parts of a name, the
//! title before it.

use crate::data::family_first::{COUNTRIES, GIVEN, SURNAMES};
use crate::entity::{EntityData, Fact, PlaceFact};
use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::{Gazetteer, Hit, NONE, NameClass, Reading, fits};
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::resolver::identity::name_key;
use crate::span::Span;
use crate::tokenizer::Layout;

/// The entity of a match. Its id and canonical name are filled in later.
pub(crate) fn describe(records: &mut Records<'_>, found: &Match) -> EntityData {
    let (evidence, gazetteers) = (records.evidence, records.gazetteers);
    let span = evidence.span(found.start, found.end);
    let record = records.find(found);
    // The class of a caller's own name says no more than that it is listed.
    let class =
        record.map(|(_, reading)| reading.class).filter(|&class| class != NameClass::Listed);
    let fact = match found.label {
        Label::Person => person(evidence, found, record),
        Label::Place => Fact::Place {
            class,
            country: match record {
                Some((_, reading)) => country(&reading),
                // No list has Floyd, but `Floyd, Virginia` says where it is.
                None => records.country_around(found),
            },
            place: record.and_then(|(hit, reading)| place(gazetteers, &hit, &reading)),
        },
        Label::Organization => Fact::Organization {
            class,
            country: record.and_then(|(_, reading)| country(&reading)),
            other: None,
        },
        Label::Group => {
            Fact::Group { class, country: record.and_then(|(_, reading)| country(&reading)) }
        }
        Label::Date => Fact::Date(found.detail),
        Label::Custom(_) => Fact::None,
    };
    EntityData {
        span,
        label: found.label,
        source: found.source,
        rule: found.rule,
        score: found.score,
        id: 0,
        canonical: span,
        listed: record
            .filter(|(_, reading)| reading.id != NONE)
            .map(|(hit, reading)| (hit.gazetteer, reading.id)),
        fact,
    }
}

/// Number of tokens of an organization's name without `Inc.`, `Holdings`, `& Co.` at its end.
pub(super) fn without_suffix(evidence: &Evidence, found: &Match) -> usize {
    let classes = &evidence.classes[found.start as usize..found.end as usize];
    let suffix = Classes::of(&[Class::ORG_SUFFIXES, Class::COMMA, Class::AMPERSAND]);
    let kept = classes.iter().rposition(|class| !class.any(suffix));
    kept.map_or(classes.len(), |last| last + 1)
}

/// The lists' records of the names of a text. They are asked for in the order of the text.
pub(crate) struct Records<'a> {
    pub(super) text: &'a str,
    pub(super) evidence: &'a Evidence,
    pub(super) gazetteers: &'a [Gazetteer],
    /// The country that the text is about, for places of a name that others have elsewhere.
    pub(super) home: Option<[u8; 2]>,
    /// For every list, the first of its hits that is not behind.
    next: &'a mut Vec<u32>,
}

impl<'a> Records<'a> {
    pub(crate) fn new(
        text: &'a str,
        evidence: &'a Evidence,
        gazetteers: &'a [Gazetteer],
        home: Option<[u8; 2]>,
        next: &'a mut Vec<u32>,
    ) -> Records<'a> {
        let first = |list: usize| {
            evidence.hits.partition_point(|hit| usize::from(hit.gazetteer) < list) as u32
        };
        next.clear();
        next.extend((0..gazetteers.len()).map(first));
        Records { text, evidence, gazetteers, home, next }
    }

    /// The listed name that stands exactly at the match, and its likeliest reading with that label.
    fn find(&mut self, found: &Match) -> Option<(Hit, Reading)> {
        if found.source == Source::List && found.detail != NOTHING {
            let hit = self.evidence.hits[found.detail as usize];
            return self.reading(&hit, found.label, Some(found.rule)).map(|reading| (hit, reading));
        }
        // What is known of `Tesla` is known of `Tesla Inc.`
        let short = if found.label == Label::Organization {
            found.start + without_suffix(self.evidence, found) as u32
        } else {
            found.end
        };
        (0..self.gazetteers.len()).find_map(|list| {
            let hit = self.hit(list, found.start);
            let hit = match hit.filter(|hit| hit.end == found.end || hit.end == short) {
                Some(hit) => *hit,
                None => self.within(list, found)?,
            };
            self.reading(&hit, found.label, None).map(|reading| (hit, reading))
        })
    }

    /// A listed name that the lists have no hit for, since it stands in a longer one: both places of
    /// `Washington, D.C.`
    fn within(&self, list: usize, found: &Match) -> Option<Hit> {
        let around = self.evidence.hit_around(list as u16, found.start)?;
        let tokens = &self.evidence.tokens[found.start as usize..found.end as usize];
        let entry = self.gazetteers[list].table().map().get(name_key(tokens))?.value?;
        Some(Hit { start: found.start, end: found.end, entry, ..*around })
    }

    /// The listed name of a list that begins at the token `start`.
    fn hit(&mut self, list: usize, start: u32) -> Option<&'a Hit> {
        let next = &mut self.next[list];
        let hits = &self.evidence.hits[*next as usize..];
        let behind = |hit: &&Hit| usize::from(hit.gazetteer) == list && hit.start < start;
        *next += hits.iter().take_while(behind).count() as u32;
        let hit = self.evidence.hits.get(*next as usize)?;
        (usize::from(hit.gazetteer) == list && hit.start == start).then_some(hit)
    }

    fn reading(&self, hit: &Hit, label: Label, list: Option<u16>) -> Option<Reading> {
        let tokens = &self.evidence.tokens[hit.start as usize..hit.end as usize];
        // Of a caller's list the first reading that fits counts, as in `matchers::lists`.
        let own = |reading: &Reading| {
            reading.class == NameClass::Listed && fits(self.text, tokens, reading)
        };
        let meant = |reading: &Reading| {
            (own(reading) || (reading.class.label() == label && !reading.class.is_name_part()))
                && list.is_none_or(|list| reading.list == list)
        };
        let readings = || self.gazetteers[hit.gazetteer as usize].readings(hit.entry).filter(meant);
        let first = readings().next()?;
        match label {
            _ if first.class == NameClass::Listed => Some(first),
            Label::Place => self.place_reading(hit, list),
            // `LA PAZ (AFP)` is the agency, not the forces of the Philippines or the police of
            // Australia, unless the text has their long name.
            Label::Organization if tokens.len() == 1 => {
                let agency = |reading: &Reading| reading.class == NameClass::NewsAgency;
                Some(readings().find(agency).unwrap_or(first))
            }
            _ => Some(first),
        }
    }
}

fn country(reading: &Reading) -> Option<[u8; 2]> {
    (reading.country != [0, 0]).then_some(reading.country)
}

fn place(gazetteers: &[Gazetteer], hit: &Hit, reading: &Reading) -> Option<PlaceFact> {
    let record = gazetteers[hit.gazetteer as usize].table().place(reading.place)?;
    Some(PlaceFact {
        coordinates: record
            .coordinates
            .map(|(latitude, longitude)| (f64::from(latitude) / 1e4, f64::from(longitude) / 1e4)),
        population: record.population,
    })
}

fn person(evidence: &Evidence, found: &Match, record: Option<(Hit, Reading)>) -> Fact {
    let (start, end) = (found.start as usize, found.end as usize);
    let known = record.and_then(|(_, reading)| country(&reading));
    let (family_start, family_end, given) = if family_first(evidence, start, end, known) {
        (start, start + 1, Some(evidence.span(start as u32 + 1, end as u32)))
    } else {
        let (family_start, family_end) = family(evidence, start, end);
        let given = family_start > start;
        let given = given.then(|| evidence.span(start as u32, family_start as u32));
        (family_start, family_end, given)
    };
    // One word alone is a family name in news, unless the lists know it as a given name only.
    let only = evidence.classes[start];
    let mononym = end - start == 1 && only.has(Class::GIVEN) && !only.has(Class::SURNAME);
    let family = evidence.span(family_start as u32, family_end as u32);
    let (given, family) = if mononym { (Some(family), None) } else { (given, Some(family)) };
    let class =
        record.map(|(_, reading)| reading.class).filter(|&class| class != NameClass::Listed);
    Fact::Person { title: title(evidence, start), given, family, class }
}

/// The tokens of the family name in the name `start..end`: the last word with the particles or the
/// hyphenated word before it, without `Jr.` and `III`. [`family_first`] has the names in which it
/// is the first.
pub(super) fn family(evidence: &Evidence, start: usize, end: usize) -> (usize, usize) {
    let joins = |at: usize| {
        let class = evidence.classes[at];
        class.has(Class::HYPHEN) || (class.has(Class::PARTICLES) && class.has(Class::LOWERCASE))
    };
    let mut at = end - 1;
    while at > start + 1
        && (evidence.classes[at].any(SUFFIX_MARKS) || is_numeral(evidence.classes[at]))
    {
        at -= 1;
    }
    let family_end = at + 1;
    while at > start && joins(at - 1) {
        // The word before a hyphen is part of the same family name.
        let hyphen = evidence.classes[at - 1].has(Class::HYPHEN) && at - 1 > start;
        at -= if hyphen { 2 } else { 1 };
    }
    (at, family_end)
}

/// True for a name in the order of China, Korea and Vietnam: `Xi Jinping`, `Moon Jae-in`. For a person
/// of the lists the country says so, for others the given name must be none of the West, since Lee
/// and Kim begin names of either order.
pub(super) fn family_first(
    evidence: &Evidence,
    start: usize,
    end: usize,
    country: Option<[u8; 2]>,
) -> bool {
    let listed = |keys: &[u64], at: usize| keys.binary_search(&evidence.tokens[at].key).is_ok();
    if end - start < 2 || !listed(&SURNAMES, start) {
        return false;
    }
    if let Some(country) = country {
        return COUNTRIES.contains(&country);
    }
    let (first, second) = (evidence.classes[start], evidence.classes[start + 1]);
    // `Le Pen` and `Van Damme` are family names by themselves.
    if first.has(Class::PARTICLES) || !second.has(Class::CAPITALIZED) {
        return false;
    }
    let joined = start + 3 < end
        && evidence.classes[start + 2].has(Class::HYPHEN)
        && evidence.classes[start + 3].has(Class::LOWERCASE);
    let either = Classes::of(&[Class::GIVEN, Class::SURNAME]);
    joined || listed(&GIVEN, start + 1) || !first.has(Class::GIVEN) && !second.any(either)
}

/// `Jr.`, and the comma that may stand before it.
const SUFFIX_MARKS: Classes = Classes::of(&[Class::HAS_DOT, Class::COMMA]);

fn is_numeral(class: Classes) -> bool {
    class.has(Class::UPPERCASE) && !class.has(Class::SURNAME) && !class.has(Class::UPPERCASE_LINE)
}

/// The title or role right before a name: at most six words of the same sentence.
fn title(evidence: &Evidence, start: usize) -> Option<Span> {
    const TITLE: Classes = Classes::of(&[Class::HONORIFICS, Class::ROLES]);
    if evidence.tokens[start].layout.has(Layout::SENTENCE) {
        return None;
    }
    let first = (start.saturating_sub(6)..start)
        .rev()
        .take_while(|&at| {
            evidence.classes[at].any(TITLE)
                && (at + 1 == start || !evidence.tokens[at + 1].layout.has(Layout::SENTENCE))
        })
        .last()?;
    Some(evidence.span(first as u32, start as u32))
}
