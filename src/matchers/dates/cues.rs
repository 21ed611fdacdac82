//! Words around an expression that tell the future from the past.
//!
//! Only strong ones: a loose list (would, expected, any `to`) is right less often than none. What is
//! said in the present of a day to come is strong: of 71 times `is expected ... Friday` in radio news
//! all meant the Friday to come, of 42 times `is to meet ... Friday` too.

use crate::data::dates::{class, context, quoted};
use crate::matchers::dates::input::Input;
use crate::matchers::dates::resolve::Cues;
use crate::tokenizer::TokenKind;

const BACK: usize = 14;
const AHEAD: usize = 8;

/// What the code of a word of the class CUE means.
mod code {
    /// `due`, `scheduled`: by themselves when they stand near.
    pub(super) const DUE: u8 = 1;
    /// `expected`: behind `is` and `are`, or right before the day.
    pub(super) const EXPECTED: u8 = 2;
    /// `is`, `are`.
    pub(super) const BE: u8 = 3;
    /// `plans`, `hopes`: before `to`.
    pub(super) const PLANS: u8 = 4;
    /// `expects`.
    pub(super) const EXPECTS: u8 = 5;
    /// What may stand between `opens` and its day.
    pub(super) const GAP: u8 = 6;
    /// `set`, `likely`: as `expected`, but only with a word between, for `the opening set Tuesday`.
    pub(super) const READY: u8 = 7;
    /// `who`, `which`.
    pub(super) const WHO: u8 = 8;
    /// `would`, of what somebody said will be.
    pub(super) const WOULD: u8 = 9;
}

/// The cues around the tokens `start..end`.
pub(crate) fn cues(input: &Input<'_>, start: usize, end: usize) -> Cues {
    let mut cues = Cues::default();
    if let Some(before) = start.checked_sub(1) {
        cues.past = input.is(before, context::SINCEW);
    }
    let start = first_of_list(input, start);
    let fixed = is_fixed(input, start, end);
    cues.over = !fixed && is_over(input, start, end);
    cues.future = is_limit(input, start, end)
        || is_scheduled(input, start)
        || fixed
        || is_headline(input, start)
        || is_told_before(input, start)
        || is_told_behind(input, start, end);
    cues
}

/// Where the list begins that ends with the day at `start`: `on Friday and Saturday` are days of one
/// verb.
fn first_of_list(input: &Input<'_>, mut start: usize) -> usize {
    // Seven days make a list; more are no news.
    let first = start.saturating_sub(BACK);
    while let Some(before) = start.checked_sub(2).filter(|&before| before >= first)
        && input.has(before, class::WEEKDAY)
        && (input.is(before + 1, context::AND) || input.has(before + 1, class::COMMA))
    {
        start = before;
    }
    start
}

/// `until Friday`; `by Friday` when nothing is over: `would be killed by Friday's bombing`.
fn is_limit(input: &Input<'_>, start: usize, end: usize) -> bool {
    let Some(by) = start.checked_sub(1).filter(|&at| input.is(at, context::FORWARD)) else {
        return false;
    };
    if input.word(by).is_some_and(|until| until.code == 0) {
        return true;
    }
    let owned = input.tokens.get(end).is_some_and(|token| token.kind() == TokenKind::Clitic);
    let done = |at: usize| input.str(at).ends_with("ed") && !is_participle(input, at);
    if !input.has(start, class::WEEKDAY)
        || owned
        || before(input, by).is_some_and(done)
        || clause_before(input, by).any(|at| is_past(input, at))
    {
        return false;
    }
    // `By Friday the fire had spread`
    let mut behind = sentence_behind(input, end);
    !input.tokens[by].starts_sentence() || !behind.any(|at| is_past(input, at))
}

/// The tokens before `start` of the same sentence, backwards.
fn clause_before(input: &Input<'_>, start: usize) -> impl Iterator<Item = usize> {
    let back = (start.saturating_sub(BACK)..start).rev();
    back.take_while(|&at| !input.tokens[at + 1].starts_sentence())
}

/// The token before, when it is of the same sentence.
fn before(input: &Input<'_>, at: usize) -> Option<usize> {
    at.checked_sub(1).filter(|_| !input.tokens[at].starts_sentence())
}

/// The tokens from `end` on of the same sentence.
fn sentence_behind(input: &Input<'_>, end: usize) -> impl Iterator<Item = usize> {
    (end..input.len().min(end + AHEAD)).take_while(|&at| !input.tokens[at].starts_sentence())
}

/// True when the verb before the day looks ahead.
fn is_told_before(input: &Input<'_>, start: usize) -> bool {
    // What is weaker than `will` is not looked for behind a comma or in another clause, and says
    // nothing of a day that tells which: `is expected to blame them for the February 14 bombing`.
    let mut near = !start.checked_sub(1).is_some_and(|at| is_determiner(input, at));
    for at in clause_before(input, start) {
        // `begins for the man arrested on Friday`
        let preposition = at + 2 == start && input.is(at + 1, context::PREP);
        let beside = at + 1 == start || preposition;
        if beside && cue(input, at) == 0 && is_regular(input, at) {
            return false;
        }
        if is_past(input, at) || input.is(at, context::SAID) {
            // `A funeral was to be held Friday`
            let to = matches!(input.str(at), "was" | "were") && is_to(input, at + 1);
            return to && is_action(input, at + 2) && input.str(at + 2) != "have";
        }
        if input.is(at, context::WILL) && is_verb(input, at) {
            return true;
        }
        if near && is_planned(input, at, start) {
            return true;
        }
        near &= !ends_clause(input, at);
    }
    false
}

/// At the start of a sentence the verb comes after: `on Friday the court will decide`.
fn is_told_behind(input: &Input<'_>, start: usize, end: usize) -> bool {
    // `Officials said Monday the minister will leave` has its verb before.
    let near_start = clause_before(input, start).count() <= 2
        && !clause_before(input, start).any(|at| is_past(input, at) || input.is(at, context::SAID));
    near_start
        && sentence_behind(input, end)
            .take_while(|&at| !input.is(at, context::SAID) && !is_past(input, at))
            .any(|at| input.is(at, context::WILL) || is_bound(input, at))
}

/// True when what happened in a month is over: `resigned in May`, `captured the town in March`, `In
/// January she was named`.
fn is_over(input: &Input<'_>, start: usize, end: usize) -> bool {
    const NEAR: usize = 5;
    // `announced a visit for May 5`, `rescheduled for December`
    if start.checked_sub(1).is_some_and(|at| input.str(at) == "for") {
        return false;
    }
    for at in clause_before(input, start).take(NEAR) {
        // `the limited release`, `to proceed`, `a hundred`
        let noun = at.checked_sub(1).is_some_and(|at| is_determiner(input, at) || is_to(input, at));
        let told = is_regular(input, at) && !noun && !input.is(at, context::SAID);
        if is_past(input, at) || told && cue(input, at) == 0 {
            return true;
        }
        if input.is(at, context::WILL | context::MODAL)
            || !matches!(cue(input, at), 0 | code::PLANS | code::GAP | code::WHO)
            || is_infinitive(input, at)
            || ends_clause(input, at)
        {
            return false;
        }
    }
    let near_start = start.checked_sub(1).is_none_or(|at| input.tokens[at].starts_sentence());
    near_start
        && sentence_behind(input, end)
            .find(|&at| {
                is_past(input, at) || input.is(at, context::WILL) || cue(input, at) == code::BE
            })
            .is_some_and(|at| is_past(input, at))
}

/// A verb in the past, and not the `held` of `will be held`.
fn is_past(input: &Input<'_>, at: usize) -> bool {
    input.is(at, context::PASTV) && !is_participle(input, at)
}

/// A verb in `-ed`, of what happened or of the noun before it: `the men arrested Friday`.
fn is_regular(input: &Input<'_>, at: usize) -> bool {
    let word = input.str(at);
    word.ends_with("ed")
        && word.len() > 4
        && !input.tokens[at].is_capitalized()
        && !is_participle(input, at)
}

/// True behind `be`.
fn is_participle(input: &Input<'_>, at: usize) -> bool {
    before(input, at).is_some_and(|at| matches!(input.str(at), "be" | "been" | "being"))
}

/// `has fixed June 15 for the vote`: nobody fixes what is over.
fn is_fixed(input: &Input<'_>, start: usize, end: usize) -> bool {
    let verb = |at: usize| input.str(at).ends_with("ed") || cue(input, at) == code::READY;
    before(input, start).is_some_and(verb) && matches!(input.get_str(end), Some("for" | "as"))
}

/// `Minister to visit Paris Friday`: the infinitive of a headline stands for what is planned.
fn is_headline(input: &Input<'_>, start: usize) -> bool {
    const SUBJECT: usize = 4;
    let clause = clause_before(input, start);
    let Some(to) = clause.filter(|&at| is_to(input, at)).last() else { return false };
    let subject = || clause_before(input, to);
    (1..=SUBJECT).contains(&subject().count())
        && subject().last().is_some_and(|at| input.tokens[at].starts_sentence())
        && subject().all(|at| input.tokens[at].is_capitalized())
        && is_action(input, to + 1)
        && !clause_before(input, start).any(|at| is_past(input, at) || ends_clause(input, at))
}

/// True at the first word of what plans the day at `start`: `may`, `is to`, `plans to`, `expected`.
fn is_planned(input: &Input<'_>, at: usize, start: usize) -> bool {
    // `should have resigned`, `hope to have reopened`
    let perfect = |at: usize| input.get_str(at) == Some("have");
    if input.is(at, context::MODAL) {
        return is_verb(input, at) && !perfect(at + 1);
    }
    if perfect(at + 2) {
        return false;
    }
    match cue(input, at) {
        code::DUE => start - at <= 4,
        // `the ruling, expected Friday`, but no `was expected Friday`
        told @ (code::EXPECTED | code::READY) => {
            let beside = told == code::EXPECTED && at + 1 == start
                || at + 2 == start && input.is(at + 1, context::PREP);
            beside && !at.checked_sub(1).is_some_and(|at| input.is(at, context::PASTV))
        }
        code::PLANS => {
            is_to(input, at + 1)
                && before(input, at).is_some_and(|subject| has_subject(input, subject, at))
        }
        code::EXPECTS => true,
        // `he would not comment Wednesday`
        code::WOULD => input.str(at + 1) != "not",
        _ => is_bound(input, at),
    }
}

/// `is to meet`, `are also expected to`, `is set for`.
fn is_bound(input: &Input<'_>, at: usize) -> bool {
    if cue(input, at) != code::BE {
        return false;
    }
    let adverb = |at: usize| {
        input
            .get_str(at)
            .is_some_and(|word| word.ends_with("ly") || matches!(word, "also" | "now" | "still"))
    };
    let at = at + 1 + usize::from(adverb(at + 1));
    match cue(input, at) {
        code::DUE | code::EXPECTED | code::READY => {
            let next = at + 1 + usize::from(input.has(at + 1, class::BACK));
            input.is(next, context::PREP) || input.has(next, class::WEEKDAY)
        }
        _ => is_to(input, at) && is_action(input, at + 1),
    }
}

/// The `to` of `agreed to meet`, but not of `moved to London`, `returned to the farm` and `pleaded
/// guilty to fraud`.
fn is_infinitive(input: &Input<'_>, at: usize) -> bool {
    let verb =
        |at| input.str(at).ends_with("ed") || input.is(at, context::PASTV) || cue(input, at) != 0;
    is_to(input, at)
        && is_action(input, at + 1)
        && input.digits(at + 1).is_none()
        && (before(input, at).is_some_and(verb) || !input.is(at + 2, context::PREP))
}

/// A verb as far as can be told: `is to meet`, but no `is to the north` and no `is to blame`.
fn is_action(input: &Input<'_>, at: usize) -> bool {
    let token = input.tokens.get(at);
    !is_determiner(input, at)
        && token.is_some_and(|token| !token.is_capitalized() && input.str(at) != "blame")
}

/// An article or `their`, which a noun follows.
fn is_determiner(input: &Input<'_>, at: usize) -> bool {
    input.has(at, class::A)
        || input.mask(at).1 & quoted::W_THE != 0
        || input.is(at, context::POSSESSIVE)
}

fn is_to(input: &Input<'_>, at: usize) -> bool {
    input.mask(at).1 & quoted::W_TO != 0
}

/// True when the word before `plans` or `hope` makes a verb of it: `Apple plans`, `officials hope`, but
/// not `the plan`, `unveiled plans`.
fn has_subject(input: &Input<'_>, before: usize, verb: usize) -> bool {
    let word = input.str(before);
    let noun = is_determiner(input, before)
        || input.is(before, context::PASTV | context::SAID)
        || word.ends_with("ed")
        || matches!(word, "new" | "no" | "any" | "of" | "with" | "on" | "has" | "have" | "and");
    let many = !input.str(verb).ends_with('s');
    let fits = input.tokens[before].is_capitalized()
        || input.is(before, context::PRONOUN)
        || (!many || word.ends_with('s'));
    input.tokens[before].kind() == TokenKind::Word && !noun && fits
}

/// A comma, a bracket, or the `that` of what has happened: `should punish the men who attacked Friday`.
fn ends_clause(input: &Input<'_>, at: usize) -> bool {
    if matches!(input.tokens[at].kind(), TokenKind::Punctuation | TokenKind::Symbol) {
        return input.str(at) != "-";
    }
    let relative = input.has(at, class::THAT) || cue(input, at) == code::WHO;
    relative && input.get_str(at + 1).is_some_and(|word| word.ends_with("ed"))
}

/// What the word means as a cue, 0 for nothing.
fn cue(input: &Input<'_>, at: usize) -> u8 {
    input.word(at).filter(|word| word.context & context::CUE != 0).map_or(0, |word| word.code)
}

/// The most words between `opens` and its day.
const REACH: usize = 8;

/// `The summit opens in Geneva on Thursday`, `talks begin Monday`: what is said in the present of a
/// day is planned. Headlines tell the past in the present too (`Court rules Thursday`), so only verbs
/// of schedules count, and only when nothing but a place stands between them and the day.
fn is_scheduled(input: &Input<'_>, start: usize) -> bool {
    let (mut at, mut beside_place) = (start, true);
    while at > 0 && start - at <= REACH && !input.tokens[at].starts_sentence() {
        at -= 1;
        if let Some(word) =
            input.word(at).filter(|w| w.context & (context::STARTS | context::START) != 0)
        {
            // A verb that is a noun as well, or tells what is seen in a picture, stands beside its
            // day and behind a name or `to`.
            let beside = (at + 1..start).all(|between| input.is(between, context::ONW));
            let before = before(input, at);
            let alone = match input.str(at) {
                "take" | "takes" => !matches!(input.str(at + 1), "place" | "effect"),
                "kick" | "kicks" => input.str(at + 1) != "off",
                _ => false,
            };
            if alone {
                return false;
            }
            // `begins a four-day visit to Mexico on Friday`
            if word.code == 2 {
                return !(at + 1..start).any(|at| is_regular(input, at));
            }
            if !beside_place {
                return false;
            }
            if word.context & context::STARTS != 0 {
                return word.code == 0 && !before.is_some_and(|at| is_owned(input, at))
                    || beside && before.is_some_and(|at| input.tokens[at].is_capitalized());
            }
            let past = (at.saturating_sub(4)..at).any(|at| input.is(at, context::PASTV));
            let to = before.is_some_and(|at| is_to(input, at));
            return !past && (word.code == 0 || to);
        }
        let between = input.is(at, context::ONW | context::INW)
            || input.mask(at).1 & quoted::W_AT != 0
            || cue(input, at) == code::GAP;
        beside_place &= between || input.tokens[at].is_capitalized();
        if !beside_place && ends_clause(input, at) {
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
