//! Where an organization's name ends before the city it sits in.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::Class;
use crate::matchers::gazetteer::{Gazetteer, NameClass};
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::tokenizer::TokenKind;

/// Cuts `in Heidelberg` off `Max Planck Institute for Astronomy in Heidelberg`, and makes the city a
/// match of its own.
///
/// Countries and continents stay: they say what for, as in `al-Qaida in Iraq` and `Organization for
/// Security and Co-operation in Europe`. A name that a list has with its city stays too (`American
/// University in Cairo`). Of the 57 organizations annotated with ` in ` inside in the training texts
/// one ends with a city (`National Museum in Kraków`).
pub(crate) fn cut_off(
    text: &str,
    evidence: &Evidence,
    gazetteers: &[Gazetteer],
    matches: &mut Vec<Match>,
) {
    for number in 0..matches.len() {
        let found = matches[number];
        if found.source != Source::Tagger || found.label != Label::Organization {
            continue;
        }
        // Two words, `in`, and the city.
        let inside = found.start + 2..found.end.saturating_sub(1);
        let Some(at) = inside.rev().find(|&at| is_in(text, evidence, at)) else { continue };
        let listed = |start: u32| {
            let of_list = |list: usize| evidence.hit_at(list as u16, start);
            (0..gazetteers.len()).filter_map(of_list).find(|hit| hit.end == found.end)
        };
        let Some(city) = listed(at + 1) else { continue };
        let only_a_city = gazetteers[city.gazetteer as usize].readings(city.entry).fold(
            (false, true),
            |(city, only), reading| match reading.class {
                NameClass::City => (true, only),
                class => (city, only && !LARGER.contains(&class)),
            },
        );
        if only_a_city != (true, true) || listed(found.start).is_some() {
            continue;
        }
        matches[number].end = at;
        matches.push(Match { start: at + 1, label: Label::Place, detail: NOTHING, ..found });
    }
}

/// What may be part of a name behind `in`.
const LARGER: [NameClass; 4] =
    [NameClass::Country, NameClass::Territory, NameClass::FormerCountry, NameClass::Region];

/// `in` behind a word: no name ends with the mark of `Club” in Oslo`.
fn is_in(text: &str, evidence: &Evidence, at: u32) -> bool {
    let at = at as usize;
    evidence.classes[at].has(Class::LOWERCASE)
        && evidence.tokens[at].of(text) == "in"
        && evidence.tokens[at - 1].kind() == TokenKind::Word
}
