//! Words around an expression that tell the future from the past.
//!
//! Only strong ones: a loose list (would, expected, any `to`) is right less often than none.

use crate::data::dates::context;
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

/// A modal in lower case, so neither the name nor the month May.
fn is_verb(input: &Input<'_>, at: usize) -> bool {
    !input.tokens[at].is_capitalized() || input.tokens[at].starts_sentence()
}
