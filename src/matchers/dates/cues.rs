//! Words around an expression that tell the future from the past.
//!
//! Only strong ones: a loose list (would, expected, any `to`) is right less often than none.

use crate::data::dates::{context, quoted};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::resolve::Cues;

const BACK: usize = 14;
const AHEAD: usize = 8;

/// The cues around the tokens `start..end`.
pub(crate) fn cues(input: &Input<'_>, start: usize, end: usize) -> Cues {
    let mut cues = Cues::default();
    if let Some(before) = start.checked_sub(1) {
        cues.past = input.is(before, context::SINCEW);
        // until Friday, by Friday
        cues.future = input.is(before, context::FORWARD);
    }
    if is_scheduled(input, start) {
        cues.future = true;
        return cues;
    }
    let mut at = start;
    while at > 0 && start - at < BACK && !input.tokens[at].starts_sentence() {
        at -= 1;
        if input.is(at, context::SAID | context::PASTV) {
            return cues;
        }
        if input.is(at, context::WILL | context::MODAL) && is_verb(input, at) {
            cues.future = true;
            return cues;
        }
        if input.is(at, context::SCHEDULED) && start - at <= 4 {
            cues.future = true;
            return cues;
        }
    }
    // At the start of a sentence the verb comes after: on Friday the court will decide.
    let near_start = (0..=2)
        .any(|back| start.checked_sub(back).is_some_and(|at| input.tokens[at].starts_sentence()));
    if near_start {
        for at in end..(end + AHEAD).min(input.len()) {
            if input.tokens[at].starts_sentence() || input.is(at, context::SAID | context::PASTV) {
                break;
            }
            if input.is(at, context::WILL) {
                cues.future = true;
                break;
            }
        }
    }
    cues
}

/// The most words between `opens` and its day.
const REACH: usize = 5;

/// `The summit opens in Geneva on Thursday`, `talks begin Monday`: what is said in the present of a
/// day is planned. Headlines tell the past in the present too (`Court rules Thursday`), so only verbs
/// of schedules count, and only when nothing but a place stands between them and the day.
fn is_scheduled(input: &Input<'_>, start: usize) -> bool {
    let mut at = start;
    while at > 0 && start - at <= REACH && !input.tokens[at].starts_sentence() {
        at -= 1;
        if let Some(word) =
            input.word(at).filter(|w| w.context & (context::STARTS | context::START) != 0)
        {
            // A verb that is a noun as well, or tells what is seen in a picture, stands beside its
            // day and behind a name or `to`.
            let beside = (at + 1..start).all(|between| input.is(between, context::ONW));
            let before = at.checked_sub(1).filter(|_| !input.tokens[at].starts_sentence());
            let alone = match input.str(at) {
                "take" | "takes" => input.str(at + 1) != "place",
                "kick" | "kicks" => input.str(at + 1) != "off",
                _ => false,
            };
            if alone {
                return false;
            }
            if word.context & context::STARTS != 0 {
                return word.code == 0 && !before.is_some_and(|at| is_owned(input, at))
                    || beside && before.is_some_and(|at| input.tokens[at].is_capitalized());
            }
            let past = (at.saturating_sub(4)..at).any(|at| input.is(at, context::PASTV));
            let to = before.is_some_and(|at| input.mask(at).1 & quoted::W_TO != 0);
            return !past && (word.code == 0 || to);
        }
        let between =
            matches!(input.str(at), "on" | "in" | "at" | "off" | "place" | "here" | "again");
        if !between && !input.tokens[at].is_capitalized() {
            return false;
        }
    }
    false
}

/// `his last starts`, `the opens`: a noun.
fn is_owned(input: &Input<'_>, at: usize) -> bool {
    input.is(at, context::POSSESSIVE) || input.digits(at).is_some()
}

/// A modal in lower case, so neither the name nor the month May.
fn is_verb(input: &Input<'_>, at: usize) -> bool {
    !input.tokens[at].is_capitalized() || input.tokens[at].starts_sentence()
}
