//! Which of the places of one name is meant: the one whose state or country stands beside it, else
//! the most prominent.

use crate::label::Label;
use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::{Hit, NONE, NameClass, NameFlags, Reading};
use crate::resolver::facts::Records;

/// More readings than a name has in any list are not compared.
const MOST: usize = 64;

impl Records<'_> {
    /// The reading of a listed name as a place that is meant here, among those of the list numbered
    /// `source` when a list decided.
    pub(super) fn place_reading(&self, hit: &Hit, source: Option<u16>) -> Option<Reading> {
        let table = self.gazetteers[hit.gazetteer as usize].table();
        let meant = self.country_beside(hit);
        let mut best: Option<((u8, bool, u32), Reading)> = None;
        for reading in self.readings_of(hit).filter(is_place) {
            let population = table.place(reading.place).map_or(0, |place| place.population);
            let rank = (
                meant.map_or(0, |beside| beside.agrees(&reading)),
                source.is_none_or(|list| reading.list == list) || meant.is_some(),
                prominence(&reading, population),
            );
            if best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, reading));
            }
        }
        best.map(|(_, reading)| reading)
    }

    /// What `Texas` says of `Paris` in `Paris, Texas`, and `Athens` of `Georgia` in `Athens,
    /// Georgia`.
    fn country_beside(&self, hit: &Hit) -> Option<Beside> {
        let is_comma =
            |at: usize| self.evidence.classes.get(at).is_some_and(|c| c.has(Class::COMMA));
        let (start, end) = (hit.start as usize, hit.end as usize);
        if is_comma(end)
            && let Some(around) = self.evidence.hit_at(hit.gazetteer, hit.end + 1)
        {
            // `In London, Canada said`: a country counts when what goes on is a mark.
            let ends = self.evidence.classes.get(around.end as usize).is_none_or(|c| c.any(MARKS));
            let mut beside = Beside::new(true);
            for reading in self.readings_of(around) {
                match reading.class {
                    NameClass::Subdivision | NameClass::County => beside.add(reading.country),
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
            && let Some(within) = self.hit_until(hit.gazetteer, hit.start - 1)
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
}

impl Beside {
    const fn new(city: bool) -> Beside {
        Beside { countries: [[0; 2]; 4], count: 0, city, divided: false }
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
            NameClass::City if self.city => 2 - u8::from(weak),
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
