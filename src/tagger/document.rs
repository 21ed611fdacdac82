//! [`Document`]: what a whole text knows of each of its words in capitals.

use crate::matchers::class::Class;
use crate::tagger::atom::{FIRST_NAME, NONE};
use crate::tagger::outline;
use crate::tagger::view::View;
use crate::tokenizer::mix;

/// Facts gathered over all places of a word.
pub(crate) mod context {
    pub(crate) const HONORIFIC_BEFORE: u32 = 1;
    pub(crate) const ROLE_BEFORE: u32 = 1 << 1;
    pub(crate) const SAYS_BEHIND: u32 = 1 << 2;
    pub(crate) const ACTS_BEHIND: u32 = 1 << 3;
    pub(crate) const PLACE_BEFORE: u32 = 1 << 4;
    pub(crate) const ORG_BEFORE: u32 = 1 << 5;
    pub(crate) const ORG_BEHIND: u32 = 1 << 6;
    pub(crate) const ORG_IN_RUN: u32 = 1 << 7;
    pub(crate) const GIVEN_BEFORE: u32 = 1 << 8;
    pub(crate) const INSIDE_SENTENCE: u32 = 1 << 9;
    pub(crate) const LOWER_CASE: u32 = 1 << 10;
    pub(crate) const PLACE_BEHIND: u32 = 1 << 11;
    pub(crate) const POSSESSIVE_BEHIND: u32 = 1 << 12;
    pub(crate) const THE_BEFORE: u32 = 1 << 13;
    pub(crate) const LAST_OF_RUN: u32 = 1 << 14;
    pub(crate) const FIRST_OF_RUN: u32 = 1 << 15;
    pub(crate) const TEAM_NEAR: u32 = 1 << 16;
    pub(crate) const PLACE_HEAD_BEHIND: u32 = 1 << 17;
    pub(crate) const PERSON_BEHIND: u32 = 1 << 19;
    pub(crate) const ALONE: u32 = 1 << 20;
    pub(crate) const IN_LISTED_PERSON: u32 = 1 << 21;
    pub(crate) const IN_LISTED_PLACE: u32 = 1 << 22;
    pub(crate) const IN_LISTED_ORGANIZATION: u32 = 1 << 23;
}

/// A word in capitals over the whole text.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) key: u64,
    /// Places in capitals.
    pub(crate) count: u32,
    /// [`context`] facts of all places together.
    pub(crate) contexts: u32,
}

/// What a whole text knows of each of its words in capitals.
#[derive(Debug, Default)]
pub(crate) struct Document {
    slots: Vec<u32>,
    pub(crate) entries: Vec<Entry>,
    /// Votes of the first pass: `stride` numbers an entry, one for each tag.
    pub(crate) votes: Vec<u16>,
    /// How many votes an entry has.
    voted: Vec<u32>,
    pub(crate) stride: usize,
    /// How much of it is about sport, 0 to 3.
    pub(crate) sport: u8,
    /// A bit for each key seen, so that most words in lower case are not looked up.
    seen: Vec<u64>,
}

const BITMAP: usize = 64;
/// A sentence with one word of sport is not about it as a report is: each text is taken for so many
/// words longer.
const SHORT: usize = 80;
/// Words of sport in a thousand of a text that has some, is about it, and of a report. Round numbers:
/// other limits change as little as other seeds do (`seeds/model/ablation.md`).
const SHARES: [usize; 3] = [5, 13, 29];
const SPORT: u32 = 1 << Class::SPORT_WORDS.index() | 1 << Class::TEAM_WORDS.index();

impl Document {
    /// Collects the words of `view` and numbers them there.
    pub(crate) fn fill(&mut self, view: &mut View) {
        self.entries.clear();
        self.votes.clear();
        let size = (view.atoms.len() / 2 + 16).next_power_of_two();
        self.slots.clear();
        self.slots.resize(size, NONE);
        self.seen.clear();
        self.seen.resize(BITMAP, 0);
        for number in 0..view.capitals.len() {
            let at = view.capitals[number] as usize;
            let atom = view.atoms[at];
            let entry = self.entry(atom.key);
            view.atoms[at].entry = entry;
            self.seen[(atom.key >> 6) as usize % BITMAP] |= 1 << (atom.key & 63);
            let contexts = contexts(view, at);
            let entry = &mut self.entries[entry as usize];
            entry.count += 1;
            entry.contexts |= contexts;
        }
        let mut sport = 0;
        for at in 0..view.len() {
            let atom = &view.atoms[at];
            sport += usize::from(atom.lexicon & SPORT != 0);
            // One test of both: half of all words are in small letters, one in twenty was seen.
            let seen = self.seen[(atom.key >> 6) as usize % BITMAP] >> (atom.key & 63);
            if seen & u64::from(atom.outline == outline::LOWER) != 0
                && let Some(entry) = self.find(atom.key)
            {
                self.entries[entry as usize].contexts |= context::LOWER_CASE;
                view.atoms[at].entry = entry;
            }
        }
        let share = sport * 1000 / (view.len() + SHORT);
        self.sport = SHARES.iter().filter(|&&least| share >= least).count() as u8;
    }

    fn slot(&self, key: u64) -> usize {
        mix(key, 7) as usize & (self.slots.len() - 1)
    }

    fn find(&self, key: u64) -> Option<u32> {
        let mut at = self.slot(key);
        loop {
            let entry = self.slots[at];
            if entry == NONE {
                return None;
            }
            if self.entries[entry as usize].key == key {
                return Some(entry);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn entry(&mut self, key: u64) -> u32 {
        let mut at = self.slot(key);
        loop {
            let entry = self.slots[at];
            if entry == NONE {
                // Never full: grown before three quarters are taken.
                let number = self.entries.len() as u32;
                self.slots[at] = number;
                self.entries.push(Entry { key, count: 0, contexts: 0 });
                if self.entries.len() * 4 > self.slots.len() * 3 {
                    self.grow();
                }
                return number;
            }
            if self.entries[entry as usize].key == key {
                return entry;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, NONE);
        for number in 0..self.entries.len() {
            let mut at = self.slot(self.entries[number].key);
            while self.slots[at] != NONE {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = number as u32;
        }
    }

    /// Clears the votes, for `tags` tags.
    pub(crate) fn clear_votes(&mut self, tags: usize) {
        self.stride = tags;
        self.votes.clear();
        self.votes.resize(self.entries.len() * tags, 0);
        self.voted.clear();
        self.voted.resize(self.entries.len(), 0);
    }

    /// The token of that entry got this tag in the first pass.
    pub(crate) fn vote(&mut self, entry: u32, tag: usize) {
        if entry != NONE {
            let votes = &mut self.votes[entry as usize * self.stride + tag];
            *votes = votes.saturating_add(1);
            self.voted[entry as usize] += 1;
        }
    }

    /// False when the only vote for an entry is that of the place that asks.
    #[inline]
    pub(crate) fn has_others(&self, entry: u32) -> bool {
        entry != NONE && self.voted[entry as usize] > 1
    }

    /// The votes for an entry.
    pub(crate) fn votes_of(&self, entry: u32) -> &[u16] {
        &self.votes[entry as usize * self.stride..][..self.stride]
    }
}

/// The facts of one place.
fn contexts(view: &View, at: usize) -> u32 {
    let atom = &view.atoms[at];
    if atom.run == NONE {
        return 0;
    }
    let run = &view.runs[atom.run as usize];
    let (start, end) = (run.start as usize, run.end as usize);
    let mut facts = 0;
    // Without a branch: most hold about as often as not.
    let mut set = |fact: u32, holds: bool| facts |= fact * u32::from(holds);
    set(context::INSIDE_SENTENCE, !atom.starts && !atom.form_class(Class::SENTENCE_START));
    set(context::FIRST_OF_RUN, at == start && end - start > 1);
    set(context::LAST_OF_RUN, at + 1 == end && end - start > 1);
    set(context::ALONE, end - start == 1);
    set(
        context::ORG_IN_RUN,
        run.lexicon >> Class::ORG_SUFFIXES.index() & 1 != 0
            || run.lexicon >> Class::ORG_HEADS.index() & 1 != 0,
    );
    let named = |class: Class| run.names >> (class.index() - FIRST_NAME) & 1 != 0;
    set(context::IN_LISTED_PERSON, atom.listed > 1 && named(Class::PERSON_NAME));
    set(context::IN_LISTED_ORGANIZATION, atom.listed > 1 && named(Class::ORG_NAME));
    set(
        context::IN_LISTED_PLACE,
        atom.listed > 1 && (named(Class::COUNTRY) || named(Class::CITY) || named(Class::DIVISION)),
    );
    if at > start {
        let previous = &view.atoms[at - 1];
        set(context::GIVEN_BEFORE, previous.names_class(Class::GIVEN));
        set(context::HONORIFIC_BEFORE, previous.lexicon_class(Class::HONORIFICS));
        set(context::ROLE_BEFORE, previous.lexicon_class(Class::ROLES));
    } else if start > 0 && !atom.starts {
        let previous = &view.atoms[start - 1];
        set(context::HONORIFIC_BEFORE, previous.lexicon_class(Class::HONORIFICS));
        set(context::ROLE_BEFORE, previous.lexicon_class(Class::ROLES));
        set(context::PLACE_BEFORE, previous.lexicon_class(Class::PLACE_CONTEXTS));
        set(context::ORG_BEFORE, previous.lexicon_class(Class::ORG_CONTEXTS_BEFORE));
        set(context::THE_BEFORE, previous.key == *THE);
        set(context::TEAM_NEAR, previous.lexicon_class(Class::SPORT_WORDS));
    }
    if end < view.len() && !view.atoms[end].starts {
        let next = &view.atoms[end];
        set(context::SAYS_BEHIND, next.lexicon_class(Class::SAY_VERBS));
        set(context::ACTS_BEHIND, next.lexicon_class(Class::PERSON_VERBS));
        set(context::PERSON_BEHIND, next.lexicon_class(Class::PERSON_CONTEXTS_AFTER));
        set(context::ORG_BEHIND, next.lexicon_class(Class::ORG_CONTEXTS_AFTER));
        set(context::POSSESSIVE_BEHIND, next.outline == outline::CLITIC);
        set(context::PLACE_HEAD_BEHIND, next.lexicon_class(Class::PLACE_HEADS_AFTER));
        set(
            context::TEAM_NEAR,
            next.lexicon_class(Class::TEAM_WORDS) || next.lexicon_class(Class::SPORT_WORDS),
        );
        if next.outline == outline::COMMA && end + 1 < view.len() {
            let place = &view.atoms[end + 1];
            set(
                context::PLACE_BEHIND,
                place.names_class(Class::COUNTRY) || place.names_class(Class::DIVISION),
            );
        }
    }
    facts
}

use std::sync::LazyLock;
static THE: LazyLock<u64> = LazyLock::new(|| crate::tokenizer::word_key("the"));
