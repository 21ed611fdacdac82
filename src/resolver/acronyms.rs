//! Organizations named by their initials: introduced in brackets, or the only long name that has them.

use crate::entity::{EntityData, Fact, OtherForm};
use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::Class;
use crate::matchers::gazetteer::NameClass;
use crate::matchers::matching::Match;
use crate::resolver::identity::is_club;
use crate::resolver::names::NameMap;
use crate::span::Span;
use crate::tokenizer::{Shape, Token, TokenKind, word_key};

/// The acronyms among the identities of a text, by the numbers of the identities.
#[derive(Debug, Default)]
pub(super) struct Acronyms {
    /// For an acronym, the identity of its long form; otherwise [`NONE`].
    long_of: Vec<u32>,
    /// For a long form, itself and its acronym.
    forms: Vec<Option<Forms>>,
    /// Key of the initials of a long name, with the number of its entity.
    long: NameMap,
}

/// A long form and the acronym it was introduced with.
#[derive(Clone, Copy, Debug)]
struct Forms {
    long: Span,
    acronym: Span,
    /// What the lists say of the long form.
    class: Option<NameClass>,
    country: Option<[u8; 2]>,
    listed: Option<(u16, u32)>,
}

const NONE: u32 = u32::MAX;
/// Marks initials that two organizations share.
const SHARED: u32 = u32::MAX;

impl Acronyms {
    pub(super) fn clear(&mut self) {
        self.long_of.clear();
        self.forms.clear();
    }

    /// One more identity, of which nothing is known yet.
    pub(super) fn push(&mut self) {
        self.long_of.push(NONE);
        self.forms.push(None);
    }

    /// Says in an entity what its other form is, and answers its identity: that of the long form.
    pub(super) fn settle(&self, entity: &mut EntityData) -> u32 {
        let long = self.long_of[entity.id as usize];
        let id = if long == NONE { entity.id } else { long };
        if let (Some(forms), Fact::Organization { other, class, country }) =
            (self.forms[id as usize], &mut entity.fact)
        {
            if long == NONE {
                *other = Some(OtherForm::Acronym(forms.acronym));
            } else {
                // What the lists know of these letters may be another body: the UDA that a text
                // introduces as a party of Kenya is not the one of Northern Ireland.
                *other = Some(OtherForm::Long(forms.long));
                (*class, *country, entity.listed) = (forms.class, forms.country, forms.listed);
            }
        }
        id
    }

    /// `International Monetary Fund (IMF)`: the short form in brackets is the same organization.
    pub(super) fn find(
        &mut self,
        text: &str,
        evidence: &Evidence,
        matches: &[Match],
        entities: &[EntityData],
    ) {
        for at in 1..matches.len() {
            let (long, short) = (&matches[at - 1], &matches[at]);
            let both = [long, short].iter().all(|found| found.label == Label::Organization);
            let bracket =
                short.start == long.end + 1 && evidence.classes[long.end as usize].has(Class::OPEN);
            if !both || !bracket || short.end - short.start != 1 || long.end - long.start < 2 {
                continue;
            }
            let words = &evidence.tokens[long.start as usize..long.end as usize];
            let club = is_club(evidence, long, &entities[at - 1]);
            let (long, short) = (&entities[at - 1], &entities[at]);
            // `Financial Services Authority (OJK)`: initials of another language, but a word in
            // capitals that no list knows can hardly be anything else. One that a list has must share
            // most letters: `Movement for Socialism (MAS)` is not the Monetary Authority of Singapore.
            // Behind a club may stand the other side, `Boston Red Sox (NYY)`, and behind any name the
            // medium that reports.
            let class = match short.fact {
                Fact::Organization { class, .. } => class,
                _ => None,
            };
            let listed = is_listed(short);
            let alike = !matches!(class, Some(NameClass::Media | NameClass::NewsAgency))
                && shares_initials(text, words, short.span);
            let unknown = !club
                && evidence.tokens[matches[at].start as usize].shape.has(Shape::ALL_UPPER)
                && (!listed || alike);
            let letters = is_acronym(text, words, short.span)
                || club && is_abbreviation(long.span.of(text), short.span.of(text));
            if !unknown && !letters {
                continue;
            }
            self.introduce(long, short);
        }
        self.initials(text, evidence, matches, entities);
    }

    /// Ties acronyms that no bracket introduces to the one long name of the text that has their
    /// initials: `the Federal Trade Commission` and later `the FTC`.
    fn initials(
        &mut self,
        text: &str,
        evidence: &Evidence,
        matches: &[Match],
        entities: &[EntityData],
    ) {
        self.long.clear();
        let organization = |found: &&Match| found.label == Label::Organization;
        let tokens = |found: &Match| &evidence.tokens[found.start as usize..found.end as usize];
        for (number, found) in matches.iter().enumerate().filter(|(_, found)| organization(found)) {
            let Some(key) = initials(text, tokens(found)) else { continue };
            let kept = *self.long.get_or_insert(key, number as u32);
            if kept != SHARED && entities[kept as usize].id != entities[number].id {
                self.long.insert(key, SHARED);
            }
        }
        for (found, short) in matches.iter().zip(entities).filter(|(found, _)| organization(found))
        {
            let [letters] = tokens(found) else { continue };
            // Two letters can be anything, unless a list has them.
            if !letters.shape.has(Shape::ALL_UPPER)
                || letters.len() < 2
                || (letters.len() == 2 && !is_listed(short))
            {
                continue;
            }
            if let Some(number) = self.long.get(letters.key).filter(|&number| number != SHARED) {
                self.introduce(&entities[number as usize], short);
            }
        }
    }

    /// Makes an organization the acronym of another. The first introduction counts, and an acronym
    /// stands for one long form.
    fn introduce(&mut self, long: &EntityData, short: &EntityData) {
        let Fact::Organization { class, country, .. } = long.fact else { return };
        let (keep, id) = (long.id as usize, short.id as usize);
        if keep != id && self.long_of[id] == NONE && self.long_of[keep] == NONE {
            self.long_of[id] = keep as u32;
            self.forms[keep].get_or_insert(Forms {
                long: long.span,
                acronym: short.span,
                class,
                country,
                listed: long.listed,
            });
        }
    }
}

fn is_listed(entity: &EntityData) -> bool {
    let class = matches!(entity.fact, Fact::Organization { class: Some(_), .. });
    entity.listed.is_some() || class
}

/// The key that the initials of a name of several words would have as a word, small words left out.
fn initials(text: &str, tokens: &[Token]) -> Option<u64> {
    // The longest in the lists have seven letters.
    let (mut letters, mut count) = ([0u8; 8], 0);
    let capital = |token: &&Token| token.shape.has(Shape::INITIAL_UPPER);
    for token in tokens.iter().filter(capital) {
        *letters.get_mut(count)? = token.of(text).bytes().next().filter(u8::is_ascii)?;
        count += 1;
    }
    let letters = std::str::from_utf8(&letters[..count]).ok()?;
    (count > 1).then(|| word_key(letters))
}

/// True when the letters of `short` are the initials of the capitalised words of the long name, in
/// order; small words may count or not.
fn is_acronym(text: &str, long: &[Token], short: Span) -> bool {
    let mut letters = short.of(text).chars().filter(|c| c.is_alphanumeric()).peekable();
    for token in long.iter().filter(|token| token.kind == TokenKind::Word) {
        let initial = token.of(text).chars().next();
        let same =
            letters.peek().zip(initial).is_some_and(|(a, b)| a.to_lowercase().eq(b.to_lowercase()));
        if same {
            letters.next();
        } else if token.is_capitalized() {
            return false;
        }
    }
    letters.next().is_none()
}

/// True when two in three letters of `short` are initials of the long name, in any order: `FARC` of
/// the Revolutionary Armed Forces of Colombia, `PKK` of the Kurdistan Workers Party.
fn shares_initials(text: &str, long: &[Token], short: Span) -> bool {
    let mut initials = [0u8; 128];
    for token in long.iter().filter(|token| token.kind == TokenKind::Word) {
        let initial = text.as_bytes()[token.start as usize].to_ascii_uppercase();
        if let Some(count) = initials.get_mut(usize::from(initial)) {
            *count = count.saturating_add(1);
        }
    }
    let (mut shared, mut all) = (0, 0);
    for letter in short.of(text).bytes().filter(u8::is_ascii_alphanumeric) {
        all += 1;
        let count = &mut initials[usize::from(letter.to_ascii_uppercase())];
        shared += usize::from(*count > 0);
        *count = count.saturating_sub(1);
    }
    shared * 3 >= all * 2
}

/// True when the letters of the short name stand in the long one in that order, the first at its
/// beginning: `BOS` for the `Boston Red Sox`.
fn is_abbreviation(long: &str, short: &str) -> bool {
    let mut rest = long.chars().flat_map(char::to_lowercase);
    let mut letters = short.chars().flat_map(char::to_lowercase);
    letters.next() == rest.next() && letters.all(|letter| rest.any(|other| other == letter))
}
