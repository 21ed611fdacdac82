//! What is known of an entity, in a few words.

use dateline::{Entity, NameClass};

/// A name on one line: runs of white space as one space.
pub fn one_line(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The facts of an entity for people to read, separated by commas.
pub fn describe(entity: &Entity<'_>) -> String {
    let mut known: Vec<String> = Vec::new();
    let canonical = Some(entity.canonical()).filter(|&name| name != entity.text());
    known.extend(canonical.map(|name| format!("= {}", one_line(name))));
    if let Some(person) = entity.as_person() {
        known.extend(person.title().map(one_line));
    }
    if let Some(place) = entity.as_place() {
        known.extend(class(place.class()));
        known.extend(place.country().map(str::to_owned));
        known.extend(place.coordinates().map(coordinates));
    }
    if let Some(organization) = entity.as_organization() {
        known.extend(class(organization.class()));
        known.extend(organization.country().map(str::to_owned));
        known.extend(organization.acronym().map(|acronym| format!("({acronym})")));
        let long = organization.long_form().filter(|&name| name != entity.canonical());
        known.extend(long.map(one_line));
    }
    if let Some(group) = entity.as_group() {
        known.extend(class(group.class()));
        known.extend(group.country().map(str::to_owned));
    }
    if let Some(date) = entity.as_date() {
        let value = date.value();
        known.push(value.timex_value().to_string());
        known.extend(value.modifier.map(|modifier| modifier.as_str().to_owned()));
        known.extend(value.note.map(|note| note.to_string()));
    }
    known.join(", ")
}

/// The name of a class; that a name is listed goes without saying.
fn class(class: Option<NameClass>) -> Option<String> {
    class.filter(|&class| class != NameClass::Listed).map(|class| class.as_str().to_owned())
}

/// `33.34° N, 44.40° E`.
fn coordinates((latitude, longitude): (f64, f64)) -> String {
    let north = if latitude < 0.0 { 'S' } else { 'N' };
    let east = if longitude < 0.0 { 'W' } else { 'E' };
    format!("{:.2}° {north} {:.2}° {east}", latitude.abs(), longitude.abs())
}
