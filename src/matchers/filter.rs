//! Names that are never an entity, and labels that only listed names may have.

use std::ops::Range;

use crate::error::Error;
use crate::label::Label;
use crate::matchers::gazetteer::{Gazetteer, GazetteerBuilder, MAX_WORDS, Name};
use crate::matchers::matching::Match;
use crate::tokenizer::Token;

/// The caller's deny and allow lists.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    deny: Option<Gazetteer>,
    /// Each restricted label with the names it may have.
    allow: Vec<(Label, Gazetteer)>,
}

impl Filter {
    /// A filter with denied names and, for each restricted label, the names it may have.
    pub(crate) fn new(deny: &[String], allow: Vec<(Label, Gazetteer)>) -> Result<Filter, Error> {
        let deny = if deny.is_empty() { None } else { Some(compile("deny", deny)?) };
        Ok(Filter { deny, allow })
    }

    /// Number of bytes held.
    pub(crate) fn memory_usage(&self) -> usize {
        let lists = self.deny.iter().chain(self.allow.iter().map(|(_, names)| names));
        lists.map(Gazetteer::memory_usage).sum()
    }

    /// Finds the names of the lists in the text.
    pub(crate) fn find_into(&self, tokens: &[Token], filtered: &mut Filtered) {
        if let Some(deny) = &self.deny {
            deny.find_all(tokens, |range| filtered.denied.push(range));
        }
        for (label, names) in &self.allow {
            filtered.restricted.push(*label);
            names.find_all(tokens, |range| filtered.allowed.push((range, *label)));
        }
        filtered.allowed.sort_unstable_by_key(|(range, _)| range.start);
    }
}

/// A list of names with one label.
pub(crate) fn compile(label: &str, names: &[String]) -> Result<Gazetteer, Error> {
    let mut builder = GazetteerBuilder::new();
    for name in names {
        builder.add(&Name::new(name, label))?;
    }
    builder.build()
}

/// Where denied and allowed names stand in one text, by place.
#[derive(Debug, Default)]
pub(crate) struct Filtered {
    denied: Vec<Range<u32>>,
    allowed: Vec<(Range<u32>, Label)>,
    restricted: Vec<Label>,
}

impl Filtered {
    /// Forgets the text and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.denied.clear();
        self.allowed.clear();
        self.restricted.clear();
    }

    /// Leaves out the matches inside a denied name, and those of a restricted label that are no
    /// allowed name.
    pub(crate) fn retain(&self, matches: &mut Vec<Match>) {
        if !self.denied.is_empty() || !self.restricted.is_empty() {
            matches.retain(|found| !self.denies(found) && self.allows(found));
        }
    }

    fn denies(&self, found: &Match) -> bool {
        // A name has at most MAX_WORDS words, so one that covers the match begins not far before.
        let after = self.denied.partition_point(|range| range.start <= found.start);
        self.denied[..after]
            .iter()
            .rev()
            .take_while(|range| range.start + MAX_WORDS as u32 > found.start)
            .any(|range| range.end >= found.end)
    }

    fn allows(&self, found: &Match) -> bool {
        if !self.restricted.contains(&found.label) {
            return true;
        }
        let from = self.allowed.partition_point(|(range, _)| range.start < found.start);
        self.allowed[from..]
            .iter()
            .take_while(|(range, _)| range.start == found.start)
            .any(|(range, label)| range.end == found.end && *label == found.label)
    }
}

#[cfg(test)]
mod tests {
    use super::{Filter, Filtered, compile};
    use crate::label::Label;
    use crate::tokenizer::tokenize;

    /// `Reuters` and `reuters` are two readings of one name: only the second may be in lower case.
    #[test]
    fn a_name_of_two_readings_is_found_once() {
        let names = ["Reuters", "reuters", "Reuters News"].map(str::to_owned);
        let allow = vec![(Label::Person, compile("person", &names).unwrap())];
        let filter = Filter::new(&names, allow).unwrap();
        let mut filtered = Filtered::default();
        filter.find_into(&tokenize("He told Reuters News so."), &mut filtered);
        assert_eq!(filtered.denied, [2..3, 2..4]);
        assert_eq!(filtered.allowed, [(2..3, Label::Person), (2..4, Label::Person)]);
    }
}
