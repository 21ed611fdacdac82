//! What is known of an entity, in a few words.

use std::fmt::Write as _;

use dateline::{Entity, NameClass};

/// A name on one line: runs of white space as one space.
pub fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The facts of an entity for people to read, separated by commas.
pub fn describe(entity: &Entity<'_>) -> String {
    let mut known = String::new();
    let mut add = |what: &str| {
        let separator = if known.is_empty() { "" } else { ", " };
        write!(known, "{separator}{what}").expect("to a string");
    };
    if entity.canonical() != entity.text() {
        add(&format!("= {}", one_line(entity.canonical())));
    }
    if let Some(title) = entity.as_person().and_then(|person| person.title()) {
        add(&one_line(title));
    }
    if let Some(place) = entity.as_place() {
        class(place.class()).map(&mut add);
        place.country().map(&mut add);
        place.coordinates().map(|at| add(&coordinates(at)));
    }
    if let Some(organization) = entity.as_organization() {
        class(organization.class()).map(&mut add);
        organization.country().map(&mut add);
        organization.acronym().map(|acronym| add(&format!("({acronym})")));
        let long = organization.long_form().filter(|&name| name != entity.canonical());
        long.map(|name| add(&one_line(name)));
    }
    if let Some(group) = entity.as_group() {
        class(group.class()).map(&mut add);
        group.country().map(&mut add);
    }
    if let Some(date) = entity.as_date() {
        let value = date.value();
        add(&value.timex_value().to_string());
        value.modifier.map(|modifier| add(modifier.as_str()));
        value.note.map(|note| add(&note.to_string()));
    }
    known
}

/// The name of a class; that a name is listed goes without saying.
fn class(class: Option<NameClass>) -> Option<&'static str> {
    class.filter(|&class| class != NameClass::Listed).map(NameClass::as_str)
}

/// `33.34° N, 44.40° E`.
fn coordinates((latitude, longitude): (f64, f64)) -> String {
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{:.2}° {north} {:.2}° {east}", latitude.abs(), longitude.abs())
}
