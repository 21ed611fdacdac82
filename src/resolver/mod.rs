//! Stage 3: matches to entities.
//!
//! [`seat`] cuts cities off organizations, [`storms`] drops people who are none, [`rank`] puts all
//! matches in one total order, [`select`] keeps the best that do not overlap, [`document`] lets
//! certain mentions speak for uncertain ones, [`facts`] says what is known of each ([`places`] which
//! of the places of one name it is), and [`identity`] which mentions are the same thing, with
//! [`address`] for people of one family name and [`acronyms`] for organizations. [`names`] is the
//! small map from names that they share.

mod acronyms;
mod address;
mod document;
mod facts;
mod identity;
mod names;
mod places;
mod rank;
mod seat;
mod select;
mod storms;

use crate::entity::EntityData;
use crate::matchers::Evidence;
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::matching::{Match, Source};
use crate::resolver::facts::Records;
use crate::resolver::names::NameMap;
use crate::resolver::places::Countries;
pub(crate) use crate::resolver::select::SelectScratch;
#[cfg(test)]
pub(crate) use crate::resolver::select::select;

pub(crate) use self::document::DocumentNames;
pub(crate) use self::identity::Identities;

/// The buffers of the resolver.
#[derive(Debug, Default)]
pub(crate) struct ResolverScratch {
    select: SelectScratch,
    /// What was selected before other mentions were counted in.
    selected: Vec<Match>,
    kept: Vec<Match>,
    /// For every list, the first of its hits that is not behind.
    hits: Vec<u32>,
    /// The countries that the text names.
    countries: Countries,
    /// Names of the storms of the text.
    storms: NameMap,
    names: DocumentNames,
    identities: Identities,
    /// The numbers that things get once it is known which entities are wanted.
    pub(crate) numbers: Vec<u32>,
}

/// What the resolver is told by the options of the extractor.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResolverOptions {
    /// Lists and patterns decide, so certain mentions must speak for others; the tagger has done
    /// that by itself.
    pub(crate) document: bool,
    /// The lowest score of an entity, in thousandths. Names below it name nothing else either.
    pub(crate) min_score: u16,
}

/// Decides between the matches of a text and appends its entities, in the order of the text.
pub(crate) fn resolve(
    text: &str,
    evidence: &Evidence,
    gazetteers: &[Gazetteer],
    options: ResolverOptions,
    matches: &mut Vec<Match>,
    scratch: &mut ResolverScratch,
    entities: &mut Vec<EntityData>,
) {
    seat::cut_off(text, evidence, gazetteers, matches);
    storms::drop_people(text, evidence, &mut scratch.storms, matches);
    if options.document {
        let (select, selected) = (&mut scratch.select, &mut scratch.selected);
        select::select(matches, select::THRESHOLD, evidence.tokens.len(), select, selected);
        scratch.names.learn(evidence, &scratch.selected);
        scratch.names.find_into(evidence, matches);
        storms::drop_people(text, evidence, &mut scratch.storms, matches);
        evidence.filtered.retain(matches);
    }
    // The tagger has weighed its spans against no name at all, so none is too weak.
    let threshold = if options.document { select::THRESHOLD } else { 0 };
    let tokens = evidence.tokens.len();
    select::select(matches, threshold, tokens, &mut scratch.select, &mut scratch.kept);
    std::mem::swap(matches, &mut scratch.kept);
    if options.document {
        restore_sources(matches, &scratch.selected);
    }
    matches.retain(|found| found.score >= options.min_score);
    let first = entities.len();
    let mut records = Records::new(text, evidence, gazetteers, None, &mut scratch.hits);
    entities.extend(matches.iter().map(|found| facts::describe(&mut records, found)));
    let found = &mut entities[first..];
    scratch.countries.count(found);
    if let Some(home) = scratch.countries.home() {
        let mut records = Records::new(text, evidence, gazetteers, Some(home), &mut scratch.hits);
        for (entity, found) in found.iter_mut().zip(&*matches) {
            if scratch.countries.doubts(entity) {
                *entity = facts::describe(&mut records, found);
            }
        }
    }
    scratch.identities.assign(text, evidence, matches, &mut entities[first..]);
}

/// A name that a list or pattern had found at the same place keeps it as its source: the document
/// only made it more certain.
fn restore_sources(matches: &mut [Match], selected: &[Match]) {
    let mut selected = selected.iter().peekable();
    for found in matches.iter_mut().filter(|found| found.source == Source::Document) {
        while selected.next_if(|earlier| earlier.start < found.start).is_some() {}
        if let Some(earlier) = selected.peek()
            && (earlier.start, earlier.end, earlier.label) == (found.start, found.end, found.label)
        {
            *found = Match { score: found.score, ..**earlier };
        }
    }
}
