//! Which entities of a text are the same thing, and what its fullest name is.
//!
//! Names are compared by their folded words. A person is joined by the last part of the name, or by
//! the given name when the text has only one person of that name; an organization by its acronym or
//! by the first words of its long form; a place or group by the record the list has for it.

use crate::entity::{EntityData, Fact};
use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::Class;
use crate::matchers::gazetteer::NameClass;
use crate::matchers::matching::Match;
use crate::resolver::acronyms::Acronyms;
use crate::resolver::address::{self, Address};
use crate::resolver::facts::{family, without_suffix};
use crate::resolver::names::NameMap;
use crate::span::Span;
use crate::tokenizer::{Shape, Token, TokenKind, mix, sequence_key};

/// The buffers of the pass.
#[derive(Debug, Default)]
pub(crate) struct Identities {
    /// Key of a whole name, with its label.
    whole: NameMap,
    /// Key of a part of a name: family name, given name, acronym.
    part: NameMap,
    /// The fullest name of each identity.
    canonical: Vec<Span>,
    /// Whom the forms of address before its mentions mean.
    address: Vec<Option<Address>>,
    /// The tokens of the first mention of each.
    tokens: Vec<(u32, u32)>,
    /// Who share a part of a name.
    bearers: Vec<Bearer>,
    /// Number of words in it; once all are known, the number the identity gets.
    words: Vec<u32>,
    acronyms: Acronyms,
    /// The numbers of the entities of at most one word, with how many they have, and their form of
    /// address.
    short: Vec<(u32, u32, Option<Address>)>,
}

/// One of those who share a part of a name.
#[derive(Clone, Copy, Debug)]
struct Bearer {
    /// The key of the part.
    key: u64,
    id: u32,
}

/// The most bearers that are kept apart, more than a text of news names: hostile texts pay no more.
const MOST_BEARERS: usize = 64;
/// Marks a part that two identities share.
const SHARED: u32 = u32::MAX;
/// The longest end of a name that may stand for it, in tokens.
const LONGEST_FAMILY: usize = 5;
/// The longest end of a club's name that may stand for it, in words.
const MOST_OF_CLUB: u32 = 2;
const NONE: u32 = u32::MAX;

impl Identities {
    /// Gives every entity its id and canonical name. `matches[i]` is the match of `entities[i]`.
    pub(crate) fn assign(
        &mut self,
        text: &str,
        evidence: &Evidence,
        matches: &[Match],
        entities: &mut [EntityData],
    ) {
        self.whole.clear();
        self.part.clear();
        self.canonical.clear();
        self.address.clear();
        self.tokens.clear();
        self.bearers.clear();
        self.words.clear();
        self.acronyms.clear();
        let mut short = std::mem::take(&mut self.short);
        short.clear();
        // Full names first, so that a surname in the headline finds the person named below it.
        for (number, (found, entity)) in matches.iter().zip(entities.iter_mut()).enumerate() {
            let tokens = &evidence.tokens[found.start as usize..found.end as usize];
            let words = word_count(tokens);
            let address = address::of(evidence, found.start, entity);
            if words > 1 {
                entity.id = self.identify(text, evidence, found, words, address, entity);
            } else {
                short.push((number as u32, words, address));
            }
        }
        // `Mr. Smith` and `Mrs. Smith` next, so that it is known whether `Smith` alone is one.
        for addressed in [true, false] {
            for &(number, words, address) in
                short.iter().filter(|(.., address)| address.is_some() == addressed)
            {
                let (found, entity) = (&matches[number as usize], &mut entities[number as usize]);
                entity.id = self.identify(text, evidence, found, words, address, entity);
            }
        }
        self.short = short;
        self.acronyms.find(text, evidence, matches, entities);
        self.number(entities);
    }

    fn identify(
        &mut self,
        text: &str,
        evidence: &Evidence,
        found: &Match,
        words: u32,
        address: Option<Address>,
        entity: &EntityData,
    ) -> u32 {
        let tokens = &evidence.tokens[found.start as usize..found.end as usize];
        let core = if found.label == Label::Organization {
            without_suffix(evidence, found)
        } else {
            tokens.len()
        };
        let mut key = labelled(found.label, name_key(&tokens[..core]));
        let mut apart = false;
        // `Mr. de Silva`, but not `Mr. John Smith`, whose name says who he is.
        let surname = matches!(entity.fact, Fact::Person { given: None, .. });
        if let Some(address) = address.filter(|_| words == 1 || surname) {
            (key, apart) = self.addressed(evidence, found, key, address);
        }
        if let Some(id) = self.whole.get(key).filter(|&id| id != SHARED) {
            // `Iraq` is a better name than the `IRAQ` of a headline or dateline.
            let upper = |span: Span| !span.of(text).contains(char::is_lowercase);
            let best = &mut self.canonical[id as usize];
            if upper(*best) && !upper(entity.span) && self.words[id as usize] == words {
                *best = entity.span;
            }
            self.lengthen(id, entity.span, words);
            return id;
        }
        let listed = entity.listed.map(|(gazetteer, id)| {
            labelled(found.label, mix(u64::from(gazetteer) + 1, u64::from(id)))
        });
        if let Some(id) = listed.filter(|_| !apart).and_then(|listed| self.whole.get(listed)) {
            self.whole.insert(key, id);
            self.lengthen(id, entity.span, words);
            return id;
        }
        let joined = match found.label {
            Label::Person if !apart => {
                self.join_longer(evidence, found).or_else(|| self.join_person(evidence, found))
            }
            Label::Organization if words <= MOST_OF_CLUB => {
                self.part.get(labelled(found.label, name_key(tokens)))
            }
            _ => None,
        };
        let id = joined.filter(|&id| id != SHARED).unwrap_or_else(|| {
            self.canonical.push(entity.span);
            self.words.push(words);
            self.address.push(None);
            self.tokens.push((found.start, found.end));
            self.acronyms.push();
            self.canonical.len() as u32 - 1
        });
        self.whole.insert(key, id);
        if let Some(listed) = listed {
            self.whole.insert(listed, id);
        }
        self.lengthen(id, entity.span, words);
        if let Some(address) = address {
            self.address[id as usize].get_or_insert(address);
            self.whole.insert(mix(key, address as u64), id);
        }
        if words > 1 {
            self.note_parts(evidence, found, entity, id);
        }
        id
    }

    /// The key of a family name with a form of address before it, and whether it is someone other
    /// than all who are known: `Mr. Smith` and `Mrs. Smith` are two, and `Smith` alone is then the
    /// one whose full name the text has, or nobody known.
    fn addressed(
        &mut self,
        evidence: &Evidence,
        found: &Match,
        plain: u64,
        address: Address,
    ) -> (u64, bool) {
        let own = mix(plain, address as u64);
        if self.whole.get(own).is_some() {
            return (own, false);
        }
        // Of two of that name `Mrs. Smith` is the one told of before, and when both are the order
        // does not say.
        let told = |id: u32| self.tokens[id as usize].0 < found.start;
        let join = || match self.part.get(plain) {
            Some(SHARED) => self.bearer(plain, told),
            _ => self.join_person(evidence, found),
        };
        let Some(id) = self.whole.get(plain).or_else(join).filter(|&id| id != SHARED) else {
            // Of two of that name it is the one who is not called otherwise.
            return match self.bearer(plain, |id| self.fits(id, address)) {
                Some(id) => {
                    self.whole.insert(own, id);
                    (own, false)
                }
                None if self.bearers.iter().any(|bearer| bearer.key == plain) => (own, true),
                None => (plain, false),
            };
        };
        let other = *self.address[id as usize].get_or_insert(address) != address;
        if other {
            if let Some(id) = self.bearer(plain, |id| self.fits(id, address)) {
                self.whole.insert(own, id);
                return (own, false);
            }
            if self.whole.get(plain).is_some() {
                self.whole.insert(plain, SHARED);
            }
            return (own, true);
        }
        self.whole.insert(own, id);
        (plain, false)
    }

    /// `John Smith` and `John A. Smith` are one, whichever comes first: all words of the one stand in
    /// the other, in their order, and first and last are the same.
    fn join_longer(&self, evidence: &Evidence, found: &Match) -> Option<u32> {
        let own = &evidence.tokens[found.start as usize..found.end as usize];
        let [first, .., last] = own else { return None };
        let id = self.part.get(ends_key(first.key, last.key)).filter(|&id| id != SHARED)?;
        let (start, end) = self.tokens[id as usize];
        let other = &evidence.tokens[start as usize..end as usize];
        let (short, long) = if own.len() < other.len() { (own, other) } else { (other, own) };
        let mut rest = long.iter();
        short.iter().all(|word| rest.any(|token| token.key == word.key)).then_some(id)
    }

    /// A person named by the family name, with its particles or without, or by the end of a longer
    /// name (`García Márquez`), joins the one whose name ends or begins so.
    fn join_person(&self, evidence: &Evidence, found: &Match) -> Option<u32> {
        let (start, end) = (found.start as usize, found.end as usize);
        let tokens = &evidence.tokens[start..end];
        let part = |tokens: &[Token]| {
            let key = labelled(Label::Person, name_key(tokens));
            let id = self.part.get(key)?;
            if id != SHARED {
                return Some(id);
            }
            // Of several the first told of: a text goes on to call its subject so.
            let known = self.knows_bearers();
            let bearers = self.bearers.iter().filter(|bearer| known && bearer.key == key);
            let first = bearers.min_by_key(|bearer| self.tokens[bearer.id as usize].0);
            Some(first.map_or(SHARED, |bearer| bearer.id))
        };
        part(tokens).or_else(|| {
            let particle = |token: &Token| {
                token.kind == TokenKind::Punctuation || !token.shape.has(Shape::INITIAL_UPPER)
            };
            let (last, before) = tokens.split_last()?;
            // `al-Kadhimi` is Kadhimi, and `Al-Kadhimi` at the start of a sentence.
            let article = matches!(before, [first, _] if first.len() == 2);
            let particles = before.iter().all(particle) || article;
            (!before.is_empty() && particles).then(|| part(std::slice::from_ref(last)))?
        })
    }

    fn note_parts(&mut self, evidence: &Evidence, found: &Match, entity: &EntityData, id: u32) {
        let tokens = &evidence.tokens[found.start as usize..found.end as usize];
        match found.label {
            Label::Person => {
                let (start, end) = (found.start as usize, found.end as usize);
                let (family_start, family_end) = family(evidence, start, end);
                let name = |from: usize, to: usize| {
                    labelled(Label::Person, name_key(&evidence.tokens[from..to]))
                };
                self.note_part(ends_key(tokens[0].key, tokens[tokens.len() - 1].key), id);
                self.note_part(name(start, start + 1), id);
                // `Jackson-London` is no London, but `al-Kadhimi` may be called Kadhimi.
                let hyphen = family_end > start + 2
                    && evidence.classes[family_end - 2].has(Class::HYPHEN)
                    && evidence.tokens[family_end - 3].len() > 2;
                let shortest = if hyphen { family_start } else { family_end - 1 };
                for from in (start + 1..=shortest).rev().take(LONGEST_FAMILY) {
                    self.note_part(name(from, family_end), id);
                }
            }
            Label::Organization => {
                let first = evidence.classes[found.start as usize];
                if !first.has(Class::COMMON_WORDS) && !first.has(Class::ORG_HEADS) {
                    self.note_part(labelled(Label::Organization, tokens[0].key), id);
                }
                if is_club(evidence, found, entity) {
                    let longest = tokens.len().min(MOST_OF_CLUB as usize + 1);
                    for length in 1..longest {
                        let name = name_key(&tokens[tokens.len() - length..]);
                        self.note_part(labelled(Label::Organization, name), id);
                    }
                }
            }
            _ => {}
        }
    }

    fn note_part(&mut self, key: u64, id: u32) {
        let value = self.part.get_or_insert(key, id);
        if *value == id {
            return;
        }
        let before = std::mem::replace(value, SHARED);
        if self.knows_bearers() {
            if before != SHARED {
                self.bearers.push(Bearer { key, id: before });
            }
            self.bearers.push(Bearer { key, id });
        }
    }

    /// False once more share their names than are kept apart: then nobody is told by them.
    fn knows_bearers(&self) -> bool {
        self.bearers.len() + 2 <= MOST_BEARERS
    }

    /// The one of those who share a part of a name of whom that is true; none when it is of several.
    fn bearer(&self, key: u64, is: impl Fn(u32) -> bool) -> Option<u32> {
        let mut found = None;
        if !self.knows_bearers() {
            return None;
        }
        for bearer in self.bearers.iter().filter(|bearer| bearer.key == key && is(bearer.id)) {
            if found.is_some_and(|id| id != bearer.id) {
                return None;
            }
            found = Some(bearer.id);
        }
        found
    }

    /// False for a man when `Mrs.` is meant.
    fn fits(&self, id: u32, address: Address) -> bool {
        self.address[id as usize].is_none_or(|known| known == address)
    }

    fn lengthen(&mut self, id: u32, span: Span, words: u32) {
        let id = id as usize;
        if words > self.words[id] {
            self.words[id] = words;
            self.canonical[id] = span;
        }
    }

    /// Numbers the identities in the order of first mention and sets the canonical names.
    fn number(&mut self, entities: &mut [EntityData]) {
        // `words` has done its work and now holds the new numbers.
        self.words.fill(NONE);
        let mut next = 0;
        for entity in entities {
            let id = self.acronyms.settle(entity) as usize;
            if self.words[id] == NONE {
                self.words[id] = next;
                next += 1;
            }
            entity.canonical = self.canonical[id];
            entity.id = self.words[id];
        }
    }
}

/// True for a club whose name may be shortened from the front: `United` after `Manchester United`,
/// `Red Sox` after `Boston Red Sox`, but not `FC`.
pub(super) fn is_club(evidence: &Evidence, found: &Match, entity: &EntityData) -> bool {
    let last = evidence.classes[found.end as usize - 1];
    let listed = matches!(entity.fact, Fact::Organization { class: Some(NameClass::Club), .. });
    // A headline ends with a team's name more often than it is one.
    let named = last.has(Class::TEAM_WORDS) && !last.has(Class::TITLE_LINE);
    (listed || named) && !last.has(Class::UPPERCASE)
}

fn word_count(tokens: &[Token]) -> u32 {
    tokens.iter().filter(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number)).count()
        as u32
}

/// The key of the first and last word of a person's name.
fn ends_key(first: u64, last: u64) -> u64 {
    labelled(Label::Person, mix(first, last))
}

/// The key that a list would have for the name.
pub(super) fn name_key(tokens: &[Token]) -> u64 {
    tokens[1..].iter().fold(tokens[0].key, |key, token| sequence_key(key, token.key))
}

/// Keys of different kinds do not meet: Paris the person is not Paris the place.
fn labelled(label: Label, key: u64) -> u64 {
    let number = match label {
        Label::Person => 1,
        Label::Place => 2,
        Label::Organization => 3,
        Label::Date => 4,
        Label::Group => 5,
        Label::Custom(number) => 6 + u64::from(number),
    };
    mix(key, number)
}
