//! Storms, which have people's names and are nobody.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::matching::{Match, Source};
use crate::resolver::names::NameMap;

/// Drops the people whom `Hurricane Maria` makes of `Hurricane Maria` and of a later `Maria`. A text
/// in which someone is called so in full keeps both; the caller's own lists are never wrong.
///
/// `names` is a buffer.
pub(crate) fn drop_people(
    text: &str,
    evidence: &Evidence,
    names: &mut NameMap,
    matches: &mut Vec<Match>,
) {
    names.clear();
    let mut any = false;
    for at in 0..evidence.classes.len() {
        if is_head(evidence, at) && starts_name(evidence, at) {
            any = true;
            names.insert(evidence.tokens[at + 1].key, STORM);
            // `Hurricanes Harvey and Irma`
            let second = at + 3;
            if evidence.tokens[at].of(text).ends_with(['s', 'S']) && is_name(evidence, second) {
                names.insert(evidence.tokens[second].key, STORM);
            }
        }
    }
    if !any {
        return;
    }
    // `Maria Lopez` is a reason to leave `Maria` alone.
    let full = |found: &Match| found.label == Label::Person && found.end - found.start > 1;
    for found in matches.iter().filter(|found| full(found)) {
        let tokens = &evidence.tokens[found.start as usize..found.end as usize];
        if !(found.start..found.end).any(|at| is_head(evidence, at as usize)) {
            for token in tokens {
                if names.get(token.key).is_some() {
                    names.insert(token.key, PERSON);
                }
            }
        }
    }
    matches.retain(|found| {
        let (start, end) = (found.start as usize, found.end as usize);
        let own = found.source == Source::List && evidence.classes[start].has(Class::CUSTOM);
        if own || !matches!(found.label, Label::Person | Label::Place | Label::Organization) {
            return true;
        }
        let behind = |at: usize| is_head(evidence, at) && starts_name(evidence, at);
        if end - start == 1 && start.checked_sub(1).is_some_and(behind) {
            return false;
        }
        if found.label == Label::Person && end - start == 1 {
            return names.get(evidence.tokens[start].key) != Some(STORM);
        }
        // `Superstorm Sandy`, and the body `Tropical Storm` before a name.
        !(start..end).any(behind)
    });
}

/// What a name that a storm of the text has is by itself.
const STORM: u32 = 0;
const PERSON: u32 = 1;

/// `Hurricane` and `HURRICANE`, but no `storm`.
fn is_head(evidence: &Evidence, at: usize) -> bool {
    let class = evidence.classes[at];
    class.has(Class::STORM_HEADS) && class.has(Class::CAPITALIZED)
}

/// True when the head at `at` has a storm's name behind it, and is not the end of a team's: `Carolina
/// Hurricanes coach`, `Melbourne Storm captain Cameron Smith`.
fn starts_name(evidence: &Evidence, at: usize) -> bool {
    let kind = |at: usize| {
        let class = evidence.classes[at];
        !class.has(Class::CAPITALIZED)
            || class.any(Classes::of(&[Class::STORM_KINDS, Class::FUNCTION_WORDS]))
    };
    let starts = evidence.classes[at].has(Class::SENTENCE_START);
    // `Storm Reid said`: there are people of that name.
    let goes_on = evidence.classes.get(at + 2).is_some_and(|after| {
        let capital = after.has(Class::CAPITALIZED);
        let apart = after.any(Classes::of(&[Class::SENTENCE_START, Class::DATE]));
        capital && !apart || !capital && after.has(Class::SAY_VERBS)
    });
    (starts || at == 0 || kind(at - 1)) && is_name(evidence, at + 1) && !goes_on
}

/// A word with a capital that is no word of the language, or a given name too.
fn is_name(evidence: &Evidence, at: usize) -> bool {
    let no_name = Classes::of(&[Class::SENTENCE_START, Class::DATE, Class::FUNCTION_WORDS]);
    evidence.classes.get(at).is_some_and(|class| {
        class.has(Class::CAPITALIZED)
            && !class.any(no_name)
            && (class.has(Class::GIVEN) || !class.has(Class::COMMON_WORDS))
    })
}
