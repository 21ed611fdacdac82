//! Names of kinds, as other tools have them.

use dateline::date::TimexType;
use dateline::{Entity, Label, NameClass};

use crate::args::Labels;

/// The name of an entity's kind.
pub fn label<'a>(entity: &Entity<'a>, labels: Labels) -> &'a str {
    match (labels, entity.label()) {
        (Labels::Native, _) | (_, Label::Custom(_)) => entity.label_name(),
        (Labels::Corpus, label) => label.corpus_name(),
        (Labels::Ontonotes, _) => ontonotes(entity),
    }
}

fn ontonotes<'a>(entity: &Entity<'a>) -> &'a str {
    if let Some(place) = entity.as_place() {
        return match place.class() {
            Some(NameClass::Region | NameClass::Water | NameClass::Landform) => "LOC",
            Some(NameClass::Landmark) => "FAC",
            _ => "GPE",
        };
    }
    if let Some(date) = entity.as_date() {
        return if date.value().timex_type() == TimexType::Time { "TIME" } else { "DATE" };
    }
    match entity.label() {
        Label::Person => "PERSON",
        Label::Organization => "ORG",
        Label::Group => "NORP",
        _ => entity.label_name(),
    }
}
