//! Listed names written in lower case, as mails and posts have them: `flights to chicago`.
//!
//! Only names that hardly mean anything else: countries, first-level divisions, large cities and
//! nationalities, none of them an everyday word. A line without a capital is proof enough, a word
//! before it that places follow is too; a name that people bear as well needs that word.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::{CitySize, Gazetteer, MAX_WORDS, NameClass, NameFlags, Reading};
use crate::matchers::matching::{Match, NOTHING, Source};

/// Less than any name with its capital, more than nothing.
const SCORE: u16 = 600;

/// Shorter words are syllables, abbreviations and misspellings.
const SHORTEST: usize = 4;

const CAPITALS: Classes = Classes::of(&[Class::CAPITALIZED, Class::UPPERCASE, Class::MIXED_CASE]);
const EVERYDAY: Classes = Classes::of(&[Class::COMMON_WORDS, Class::FUNCTION_WORDS]);
const DOUBTFUL: NameFlags = NameFlags::COMMON
    .with(NameFlags::WEAK)
    .with(NameFlags::AFTER_COMMA)
    .with(NameFlags::CAPITALS)
    .with(NameFlags::EXACT_CASE);

/// Appends a match for the longest such name at every token.
pub(crate) fn find_into(evidence: &Evidence, gazetteers: &[Gazetteer], matches: &mut Vec<Match>) {
    let classes = &evidence.classes[..];
    let mut line_end = 0;
    let (mut at, mut small) = (0, false);
    while at < classes.len() {
        if at >= line_end {
            let rest = &classes[at + 1..];
            let length = rest.iter().position(|class| class.has(Class::LINE_START));
            line_end = at + 1 + length.unwrap_or(rest.len());
            small = !classes[at..line_end].iter().any(|class| class.any(CAPITALS));
        }
        let context = at > 0 && classes[at - 1].has(Class::PLACE_CONTEXTS);
        let next = if small || context {
            name_at(evidence, gazetteers, at, line_end, context)
        } else {
            None
        };
        match next {
            Some(found) => {
                at = found.end as usize;
                matches.push(found);
            }
            None => at += 1,
        }
    }
}

/// The longest name that starts at a token; of equally long ones that of the first list.
fn name_at(
    evidence: &Evidence,
    gazetteers: &[Gazetteer],
    start: usize,
    line_end: usize,
    context: bool,
) -> Option<Match> {
    let classes = &evidence.classes[..line_end];
    // `new york` begins with an everyday word, but does not consist of them.
    let telling = |at: usize| {
        classes.get(at).is_some_and(|class| class.has(Class::LOWERCASE) && !class.any(EVERYDAY))
    };
    if !classes[start].has(Class::LOWERCASE) || !(telling(start) || telling(start + 1)) {
        return None;
    }
    let end = (start + MAX_WORDS).min(line_end);
    let words = (start..end).take_while(|&at| classes[at].has(Class::LOWERCASE)).count();
    let tokens = &evidence.tokens[start..start + words];
    if tokens.first()?.len() < SHORTEST && !telling(start + 1) {
        return None;
    }
    let mut best: Option<Match> = None;
    for gazetteer in gazetteers {
        gazetteer.table().map().walk(tokens.iter().map(|token| token.key), |length, entry| {
            // There are regions called `tribal areas`, but the words alone do not say so.
            if !telling(start + length - 1) {
                return;
            }
            if length == 1 && classes[start].has(Class::LOWER_CASE_WORDS) {
                return;
            }
            let end = (start + length) as u32;
            // Another list has a longer one: a caller's `france berlin` before the embedded `france`.
            if best.is_some_and(|best| best.end >= end) {
                return;
            }
            if let Some((label, list)) = clear_reading(gazetteer, entry, context) {
                best = Some(Match {
                    start: start as u32,
                    end,
                    label,
                    source: Source::List,
                    rule: list,
                    score: SCORE,
                    detail: NOTHING,
                });
            }
        });
    }
    best
}

/// Label and list of the first reading that is clear without a capital; none when another reading is
/// doubtful.
fn clear_reading(gazetteer: &Gazetteer, entry: u32, context: bool) -> Option<(Label, u16)> {
    let mut found = None;
    for reading in gazetteer.readings(entry) {
        let person = reading.class.label() == Label::Person;
        if (reading.flags.any(DOUBTFUL) && !person) || (person && !context) {
            return None;
        }
        if found.is_none() && is_clear(gazetteer, &reading) {
            found = Some((reading.class.label(), reading.list));
        }
    }
    found
}

fn is_clear(gazetteer: &Gazetteer, reading: &Reading) -> bool {
    match reading.class {
        NameClass::Country
        | NameClass::Territory
        | NameClass::Subdivision
        | NameClass::Nationality => true,
        NameClass::City => {
            let size = CitySize::of(gazetteer.table().population(reading));
            matches!(size, CitySize::Large | CitySize::Huge)
        }
        _ => false,
    }
}
