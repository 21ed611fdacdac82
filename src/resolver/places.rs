//! Which of the places of one name is meant: the one whose state or country stands beside it, else
//! the most prominent.

use crate::entity::{EntityData, Fact};
use crate::label::Label;
use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::{Hit, NONE, NameClass, NameFlags, Reading, fits};
use crate::matchers::matching::Match;
use crate::resolver::facts::Records;

/// More readings than a name has in any list are not compared.
const MOST: usize = 64;

impl Records<'_> {
    /// The reading of a listed name as a place that is meant here, among those of the list numbered
    /// `source` when a list decided.
    pub(super) fn place_reading(&self, hit: &Hit, source: Option<u16>) -> Option<Reading> {
        let table = self.gazetteers[hit.gazetteer as usize].table();
        let meant = self.country_beside(hit.gazetteer, hit.start, hit.end);
        let readings = || {
            self.readings_of(hit)
                .filter(is_place)
                .map(|reading| (reading, prominence(&reading, table.population(&reading))))
        };
        // In a text about the United States Geneva is still the one of Switzerland, of which ten
        // times as many speak.
        let most = self.home.and_then(|_| readings().map(|(_, prominence)| prominence).max());
        let least = most.unwrap_or(0) / 10;
        let mut best: Option<((u8, bool, bool, u32), Reading)> = None;
        for (reading, prominence) in readings() {
            let rank = (
                meant.map_or(0, |beside| beside.agrees(&reading)),
                self.home == Some(reading.country) && prominence >= least,
                source.is_none_or(|list| reading.list == list) || meant.is_some(),
                prominence,
            );
            if best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, reading));
            }
        }
        best.map(|(_, reading)| reading)
    }

    /// The country of a place that no list has, when what stands beside it leaves no other.
    pub(super) fn country_around(&self, found: &Match) -> Option<[u8; 2]> {
        (0..self.gazetteers.len()).find_map(|list| {
            let beside = self.country_beside(list as u16, found.start, found.end)?;
            let sure = beside.count == 1 && beside.city && !beside.listing;
            sure.then_some(beside.countries[0])
        })
    }

    /// What `Texas` says of `Paris` in `Paris, Texas`, `Zambia` of `Zambia's Central Province`, and
    /// `Athens` of `Georgia` in `Athens, Georgia`.
    fn country_beside(&self, gazetteer: u16, first: u32, last: u32) -> Option<Beside> {
        let has = |at: usize, class: Class| {
            self.evidence.classes.get(at).is_some_and(|set| set.has(class))
        };
        let is_comma = |at: usize| has(at, Class::COMMA);
        let (start, end) = (first as usize, last as usize);
        if start > 1
            && has(start - 1, Class::POSSESSIVE)
            && let Some(owner) = self.hit_until(gazetteer, first - 1)
        {
            let mut beside = Beside::new(true);
            (beside.divided, beside.owner) = (true, true);
            for reading in self.readings_of(owner).filter(|r| r.class == NameClass::Country) {
                beside.add(reading.country);
            }
            if beside.count > 0 {
                return Some(beside);
            }
        }
        if is_comma(end)
            && let Some(around) = self.evidence.hit_at(gazetteer, last + 1)
        {
            // `In London, Canada said`: a country counts when what goes on is a mark.
            let ends = self.evidence.classes.get(around.end as usize).is_none_or(|c| c.any(MARKS));
            let mut beside = Beside::new(true);
            let tokens = &self.evidence.tokens[around.start as usize..around.end as usize];
            // `Co Wicklow` is not in Colorado.
            for reading in self.readings_of(around).filter(|one| fits(self.text, tokens, one)) {
                match reading.class {
                    NameClass::Subdivision | NameClass::County => beside.add(reading.country),
                    // `the antennas at Goldstone, Madrid and Canberra`
                    NameClass::City => {
                        let table = self.gazetteers[gazetteer as usize].table();
                        beside.listing |= table.population(&reading) >= KNOWN_EVERYWHERE;
                    }
                    NameClass::Country | NameClass::Territory if ends => {
                        beside.divided = true;
                        beside.add(reading.country);
                    }
                    _ => {}
                }
            }
            if beside.count > 0 {
                return Some(beside);
            }
        }
        if start > 0
            && is_comma(start - 1)
            && let Some(within) = self.hit_until(gazetteer, first - 1)
        {
            let mut beside = Beside::new(false);
            for reading in self.readings_of(within).filter(|r| r.class == NameClass::City) {
                beside.add(reading.country);
            }
            return (beside.count > 0).then_some(beside);
        }
        None
    }

    fn readings_of(&self, hit: &Hit) -> impl Iterator<Item = Reading> + '_ {
        self.gazetteers[hit.gazetteer as usize].readings(hit.entry).take(MOST)
    }

    /// The listed name that ends before a token.
    fn hit_until(&self, list: u16, end: u32) -> Option<&Hit> {
        let before = self.evidence.hits_before(list, end).iter().rev().take(4);
        before.take_while(|hit| hit.gazetteer == list).find(|hit| hit.end == end)
    }
}

/// A city with so many people is meant wherever the text is from: Birmingham, of Alabama only when
/// that is said.
const KNOWN_EVERYWHERE: u32 = 300_000;

/// The countries that a text names for certain, with how often.
#[derive(Debug, Default)]
pub(crate) struct Countries(Vec<([u8; 2], u32)>);

impl Countries {
    /// Counts countries and nationalities, states that no other place of the name outshines, and
    /// cities known everywhere.
    pub(super) fn count(&mut self, entities: &[EntityData]) {
        self.0.clear();
        for entity in entities.iter().filter(|entity| is_certain(entity)) {
            let (Fact::Place { country: Some(country), .. }
            | Fact::Group { country: Some(country), .. }) = entity.fact
            else {
                continue;
            };
            match self.0.iter().position(|&(known, _)| known == country) {
                Some(at) => self.0[at].1 += 1,
                None if self.0.len() < MOST => self.0.push((country, 1)),
                None => {}
            }
        }
    }

    /// The country of the text: named twice at least, and more often than all others together.
    pub(super) fn home(&self) -> Option<[u8; 2]> {
        let all: u32 = self.0.iter().map(|&(_, count)| count).sum();
        let home = self.0.iter().find(|&&(_, count)| count >= 2 && count * 2 > all);
        home.map(|&(country, _)| country)
    }

    /// True for a place that is elsewhere only because the place of that name there is larger:
    /// `Eastleigh` in a text about Nairobi, which names no other place of Britain.
    pub(super) fn doubts(&self, entity: &EntityData) -> bool {
        let Fact::Place { country: Some(country), .. } = entity.fact else { return false };
        !is_certain(entity) && self.0.iter().all(|&(known, _)| known != country)
    }
}

/// True when the text need not be asked which place is meant. The divisions of three countries have
/// names that news in English takes from them alone: Ontario, Victoria, Georgia.
fn is_certain(entity: &EntityData) -> bool {
    match entity.fact {
        Fact::Place { class, place, country } => match class {
            Some(NameClass::Country | NameClass::Territory) => true,
            Some(NameClass::Subdivision) => {
                country.is_some_and(|country| matches!(&country, b"US" | b"CA" | b"AU"))
            }
            Some(NameClass::City) => {
                place.is_some_and(|place| place.population >= KNOWN_EVERYWHERE)
            }
            _ => false,
        },
        Fact::Group { .. } => true,
        _ => false,
    }
}

/// Marks behind a country that is not the subject of what follows.
const MARKS: Classes =
    Classes::of(&[Class::COMMA, Class::STOP, Class::CLOSE, Class::OPEN, Class::DASH, Class::QUOTE]);

/// The countries that the name beside a place leaves open.
#[derive(Clone, Copy)]
struct Beside {
    countries: [[u8; 2]; 4],
    count: usize,
    /// The place is a city, and what stands beside it the land around it; otherwise the other way
    /// round.
    city: bool,
    /// What stands around is a country, so the place may also be one of its divisions.
    divided: bool,
    /// What stands before owns what follows, which may be `Britain's Washington embassy`.
    owner: bool,
    /// What stands around is a city too, so it may be the next of a list.
    listing: bool,
}

impl Beside {
    const fn new(city: bool) -> Beside {
        Beside {
            countries: [[0; 2]; 4],
            count: 0,
            city,
            divided: false,
            owner: false,
            listing: false,
        }
    }

    fn add(&mut self, country: [u8; 2]) {
        let known = self.countries[..self.count].contains(&country);
        if country != [0; 2] && !known && self.count < self.countries.len() {
            self.countries[self.count] = country;
            self.count += 1;
        }
    }

    /// How well a reading agrees with what stands beside it: 0, 1 or 2.
    fn agrees(&self, reading: &Reading) -> u8 {
        if !self.countries[..self.count].contains(&reading.country) {
            return 0;
        }
        let weak = reading.flags.has(NameFlags::WEAK);
        match reading.class {
            NameClass::City if self.city => {
                if self.owner {
                    0
                } else {
                    2 - u8::from(weak)
                }
            }
            // `Segou, Mali` is the city, but `Punjab, Pakistan` is no city, and that of `California,
            // United States` is hardly known.
            NameClass::Subdivision if self.city => u8::from(self.divided),
            NameClass::Subdivision | NameClass::Country | NameClass::County if !self.city => 2,
            _ => 0,
        }
    }
}

fn is_place(reading: &Reading) -> bool {
    reading.class.label() == Label::Place
}

/// How many people a place must have to be as likely meant as this one. Florida is the state, though
/// a town of Cuba is called so; New York and Washington are the cities.
fn prominence(reading: &Reading, population: u32) -> u32 {
    let of_class = match reading.class {
        NameClass::Country | NameClass::Territory | NameClass::FormerCountry => return u32::MAX,
        NameClass::City => population,
        // Below Washington, D.C., with 689,545; Montana is the state and not the province of Bulgaria.
        NameClass::Subdivision if reading.country == *b"US" => 680_000,
        // Their people are counted in millions, and news in English knows them: Victoria is the state
        // and not the old city of Hong Kong. An abbreviation, which has no place, is the one of the
        // United States first.
        NameClass::Subdivision
            if matches!(&reading.country, b"AU" | b"CA") && reading.place != NONE =>
        {
            1_000_000
        }
        NameClass::Subdivision => 640_000,
        NameClass::Region => 500_000,
        // Above the towns of that name elsewhere, of which the largest have some 130,000.
        NameClass::County => 300_000,
        NameClass::Water | NameClass::Landform => 200_000,
        _ => 50_000,
    };
    if reading.flags.has(NameFlags::WEAK) { of_class / 10 } else { of_class }
}
