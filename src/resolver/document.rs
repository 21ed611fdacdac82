//! The document pass: what one mention says about the others.
//!
//! A name that is certain somewhere in the text lends its kind to the places where it is not: the
//! surname alone after the full name, the acronym after the long form, the headline in capitals
//! after the body. The pass only adds matches; the resolver then selects among all of them again.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::resolver::facts::{family, family_first};
use crate::resolver::names::NameMap;
use crate::tokenizer::{Token, sequence_key};

/// The longest name, in tokens, that is looked for again in the text.
const LONGEST: usize = 6;

/// What was learned from the certain matches of one text.
#[derive(Debug, Default)]
pub(crate) struct DocumentNames {
    /// Key of a name or of a part of one, to a number in `known`.
    map: NameMap,
    known: Vec<Known>,
    /// Key of the first word of a name, to the number of words of the longest one.
    first: NameMap,
}

#[derive(Clone, Copy, Debug)]
struct Known {
    label: Label,
    score: u16,
    /// A part of a name: the surname, the acronym.
    part: bool,
}

/// What a given name alone is worth at most, see [`DocumentNames::learn`].
const GIVEN_ALONE: u16 = 700;

/// Given names that alone are more likely something else: `Chad`, `Paris`, `Hope`.
const OTHERWISE_KNOWN: Classes = Classes::of(&[
    Class::COUNTRY,
    Class::CITY,
    Class::DIVISION,
    Class::COMMON_WORDS,
    Class::AMBIGUOUS,
    Class::ROLES,
    Class::HONORIFICS,
    Class::DATE,
]);

/// A name must be at least this certain to speak for others.
const CERTAIN: u16 = 600;

impl DocumentNames {
    /// Learns from the selected matches of a text.
    pub(crate) fn learn(&mut self, evidence: &Evidence, selected: &[Match]) {
        self.map.clear();
        self.known.clear();
        self.first.clear();
        for found in
            selected.iter().filter(|found| found.score >= CERTAIN && found.label != Label::Date)
        {
            let tokens = &evidence.tokens[found.start as usize..found.end as usize];
            let alone = found.source == Source::List
                && evidence.hits.get(found.detail as usize).is_some_and(|hit| hit.alone);
            if tokens.len() > LONGEST || alone {
                continue;
            }
            self.note(tokens, Known { label: found.label, score: found.score, part: false });
            match found.label {
                Label::Person if tokens.len() > 1 => {
                    // The last word but `Jr.`, and with its particle too: `al-Kadhimi`, `van der
                    // Leyen`.
                    let part = Known { label: Label::Person, score: found.score, part: true };
                    let first = found.start as usize;
                    let end = family(evidence, first, found.end as usize).1 - first;
                    let mut start = end - 1;
                    self.note(&tokens[start..end], part);
                    while start > 1 && is_particle(evidence, first + start - 1) {
                        start -= 1;
                    }
                    self.note(&tokens[start..end], part);
                    let given = evidence.classes[found.start as usize];
                    if family_first(evidence, first, found.end as usize, None) {
                        self.note(&tokens[..1], part);
                    } else if given.has(Class::GIVEN) && !given.any(OTHERWISE_KNOWN) {
                        let score = found.score.min(GIVEN_ALONE);
                        self.note(&tokens[..1], Known { score, ..part });
                    }
                }
                Label::Organization if tokens.len() > 2 => self.note_acronym(evidence, found),
                _ => {}
            }
        }
    }

    /// `(IMF)` right after a long name whose initials it is.
    fn note_acronym(&mut self, evidence: &Evidence, found: &Match) {
        let end = found.end as usize;
        let (Some(open), Some(acronym)) = (evidence.classes.get(end), evidence.tokens.get(end + 1))
        else {
            return;
        };
        if open.has(Class::OPEN) && evidence.classes[end + 1].has(Class::UPPERCASE) {
            let acronym = std::slice::from_ref(acronym);
            self.note(acronym, Known { label: found.label, score: 900, part: false });
        }
    }

    fn note(&mut self, name: &[Token], known: Known) {
        let first = name[0].key;
        let key = name[1..].iter().fold(first, |key, token| sequence_key(key, token.key));
        let words = name.len() as u32;
        let longest = self.first.get_or_insert(first, words);
        *longest = words.max(*longest);
        let at = *self.map.get_or_insert(key, self.known.len() as u32);
        match self.known.get_mut(at as usize) {
            // A whole name outranks a part of one, then the more certain reading counts.
            Some(old) if (!known.part, known.score) > (!old.part, old.score) => *old = known,
            Some(_) => {}
            None => self.known.push(known),
        }
    }

    /// Appends a match for every place where a learned name stands.
    pub(crate) fn find_into(&self, evidence: &Evidence, matches: &mut Vec<Match>) {
        if self.known.is_empty() {
            return;
        }
        for (start, (token, &class)) in evidence.tokens.iter().zip(&evidence.classes).enumerate() {
            // The rarer one first: one word in four could start a name, one in twenty does.
            if !self.first.may_keep(token.key) || !class.any(CAN_START) {
                continue;
            }
            let Some(longest) = self.first.get(token.key) else { continue };
            let mut key = 0;
            let window = evidence.tokens.len().min(start + longest as usize);
            for end in start + 1..=window {
                let token = &evidence.tokens[end - 1];
                key = if end == start + 1 { token.key } else { sequence_key(key, token.key) };
                let Some(at) = self.map.get(key) else { continue };
                if evidence.classes[end - 1].has(Class::LOWERCASE) {
                    continue;
                }
                let known = self.known[at as usize];
                // A common word at the start of a sentence is no proof: `Price` against `Price rises`.
                let doubtful = end == start + 1
                    && class.has(Class::SENTENCE_START)
                    && class.has(Class::COMMON_WORDS)
                    && !class.has(Class::UPPERCASE);
                // A name of several words is the surest there is: `Al-Kadhimi, 54,` must not lose
                // to the pattern that finds `Kadhimi, 54,`.
                let several = end > start + 1;
                let base = if several { 940 } else { known.score.min(890) };
                let score =
                    base - if known.part { 60 } else { 30 } - if doubtful { 400 } else { 0 };
                matches.push(Match {
                    start: start as u32,
                    end: end as u32,
                    label: known.label,
                    source: Source::Document,
                    rule: 0,
                    score,
                    detail: NOTHING,
                });
            }
        }
    }
}

const CAN_START: Classes =
    Classes::of(&[Class::CAPITALIZED, Class::MIXED_CASE, Class::PARTICLES, Class::NUMBER]);

fn is_particle(evidence: &Evidence, at: usize) -> bool {
    evidence
        .classes
        .get(at)
        .is_some_and(|class| class.has(Class::PARTICLES) || class.has(Class::HYPHEN))
}
