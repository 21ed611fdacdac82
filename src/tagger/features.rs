//! Which features fire on a token: one list, used by training and by the tagger alike.

use crate::matchers::class::Class;
use crate::tagger::document::{Document, context};
use crate::tagger::labels::{OUTSIDE, UNIT, parts};
use crate::tagger::outline;
use crate::tagger::view::{Atom, NONE, REACH, View};
use crate::tagger::words::cased;
use crate::tokenizer::{Token, mix};

/// What a feature looks at; training drops some groups at random so that no group is relied on
/// alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Group {
    /// Outline, place in the sentence, kind of line.
    Form,
    /// The word itself and its neighbours by spelling.
    Word,
    /// Beginnings and ends of the word.
    Affix,
    /// Clusters by meaning.
    Meaning,
    /// How the word is usually written, how frequent it is.
    Statistics,
    /// Trigger lists.
    Lexicon,
    /// Lists of names.
    Names,
    /// The run of capitals around the word.
    Run,
    /// The other places of the word in the text.
    Document,
    /// The first pass's answers for the other places of the word.
    Votes,
}

macro_rules! templates {
    ($($name:ident: $group:ident,)*) => {
        /// A kind of feature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // the names say it
        pub enum Template { $($name,)* }

        impl Template {
            /// All templates in the order of their numbers.
            pub const ALL: &[Template] = &[$(Template::$name),*];

            /// The group it belongs to.
            pub const fn group(self) -> Group {
                match self { $(Template::$name => Group::$group,)* }
            }
        }
    };
}

templates! {
    Bias: Form, Outline: Form, OutlineStart: Form, 
    Place: Form,
    Cased: Word, Lower: Word, Pair: Word, 
    Prefix: Affix, Suffix: Affix, 
    Meaning3: Meaning, Meaning2: Meaning, Meaning1: Meaning, Meaning0: Meaning, MeaningPair: Meaning,
    MeaningOutline: Meaning, 
    
    Casing: Statistics, CasingRank: Statistics,
    Lexicon: Lexicon, 
    Name: Names, NameSet: Names, NamePair: Names, NameLexicon: Names, NameWord: Names, NameOutline: Names,
    NameSport: Names, CommaName: Names,
    RunShape: Run, RunLast: Run, RunLexicon: Run, RunNames: Run, RunBefore: Run, RunBehind: Run,
    RunWhole: Run, RunVerb: Run, RunBeforeLexicon: Run,
    RunBehindLexicon: Run, RunLastNames: Run, 
    Context: Document, ContextNames: Document, Sport: Document, 
    Vote: Votes, VoteSet: Votes, VoteTag: Votes, VoteShare: Votes, VoteNames: Votes,
}

/// Takes the features of one token.
pub trait Sink {
    /// A feature of that template; `offset` is the distance to the token it looks at.
    fn add(&mut self, template: Template, offset: i8, value: u64);
}

/// The key of a feature's weights.
#[inline]
pub fn feature_key(template: Template, offset: i8, value: u64) -> u32 {
    let place = (template as u64) << 8 | (offset as u8 as u64);
    (mix(value, place.wrapping_mul(0xa076_1d64_78bd_642f)) >> 32) as u32
}

/// Everything about a token that does not depend on answers for other places.
pub(crate) fn base(text: &[u8], tokens: &[Token], view: &View, document: &Document, at: usize, sink: &mut impl Sink) {
    let window = view.window(at);
    let near: [&Atom; 2 * REACH + 1] = window.map(|index| &view.atoms[index as usize]);
    let here = near[REACH];
    sink.add(Template::Bias, 0, 0);
    form(&near, sink);
    words(&near, sink);
    affixes(text, tokens, &window, &near, sink);
    clusters(&near, sink);
    statistics(&near, sink);
    lexicon(&near, sink);
    names(&near, view, sink);
    run(view, here, at, sink);
    document_contexts(view, document, here, sink);
}

fn form(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    let outline = |o: usize| u64::from(near[o].outline);
    for o in 1..=5 {
        sink.add(Template::Outline, o as i8 - 3, outline(o));
    }
    let line = u64::from(here.form_class(Class::UPPERCASE_LINE)) | u64::from(here.form_class(Class::TITLE_LINE)) << 1;
    let start = u64::from(here.form_class(Class::SENTENCE_START));
    sink.add(Template::OutlineStart, 0, outline(3) << 8 | start << 4 | line);
    let first = u64::from(near[2].outline == outline::PAD);
    let last = u64::from(near[4].outline == outline::PAD);
    let layout = u64::from(here.form_class(Class::LINE_START));
    sink.add(Template::Place, 0, first << 3 | last << 2 | layout << 1 | start);
}

fn words(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    sink.add(Template::Cased, 0, cased(here.key, here.outline));
    for o in 1..=5 {
        sink.add(Template::Lower, o as i8 - 3, near[o].key);
    }
    sink.add(Template::Pair, -1, mix(near[2].key, here.key));
    sink.add(Template::Pair, 1, mix(here.key, near[4].key));
    sink.add(Template::Pair, -2, mix(near[1].key, near[2].key));
    sink.add(Template::Pair, 2, mix(near[4].key, near[5].key));
}

fn affixes(text: &[u8], tokens: &[Token], window: &[u32; 7], near: &[&Atom; 7], sink: &mut impl Sink) {
    if !(near[3].is_capital() || near[3].outline == outline::LOWER) {
        return;
    }
    let token = &tokens[window[3] as usize];
    let here = &text[token.start as usize..token.end as usize];
    let mut hash = 0u64;
    for (length, &byte) in here.iter().rev().take(5).enumerate() {
        hash = hash << 8 | u64::from(byte | 0x20);
        if length > 0 && length < here.len() {
            sink.add(Template::Suffix, length as i8, hash);
        }
    }
    hash = 0;
    for (length, &byte) in here.iter().take(4).enumerate() {
        hash = hash << 8 | u64::from(byte | 0x20);
        if length > 0 && length + 1 < here.len() {
            sink.add(Template::Prefix, length as i8, hash);
        }
    }
}

/// The cluster at a grain: 0 is the finest.
#[inline]
fn meaning(atom: &Atom, grain: u32) -> u64 {
    let path = atom.facts.meaning();
    if path == 0 { u64::from(atom.outline) | 1 << 20 } else { u64::from((path - 1) >> (2 * grain)) }
}

fn clusters(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    let own = u64::from(here.outline);
    for o in 1..=5 {
        let offset = o as i8 - 3;
        sink.add(Template::Meaning3, offset, meaning(near[o], 3));
        sink.add(Template::Meaning2, offset, meaning(near[o], 2));
        sink.add(Template::Meaning1, offset, meaning(near[o], 1));
        sink.add(Template::Meaning0, offset, meaning(near[o], 0));
    }
    sink.add(Template::MeaningPair, -1, meaning(near[2], 2) << 32 | meaning(here, 2));
    sink.add(Template::MeaningPair, 1, meaning(here, 2) << 32 | meaning(near[4], 2));
    sink.add(Template::MeaningOutline, 0, meaning(here, 1) << 32 | own);
    sink.add(Template::MeaningOutline, -1, meaning(near[2], 1) << 32 | own);
    sink.add(Template::MeaningOutline, 1, meaning(near[4], 1) << 32 | own);
}

fn statistics(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    let start = u64::from(here.form_class(Class::SENTENCE_START));
    let (casing, rank) = (u64::from(here.facts.casing()), u64::from(here.facts.rank()));
    let own = u64::from(here.outline);
    sink.add(Template::Casing, 0, casing << 8 | own << 1 | start);
    sink.add(Template::Casing, -1, u64::from(near[2].facts.casing()) << 8 | u64::from(near[2].outline));
    sink.add(Template::Casing, 1, u64::from(near[4].facts.casing()) << 8 | u64::from(near[4].outline));
    sink.add(Template::CasingRank, 0, casing << 16 | rank << 8 | own << 1 | start);
}

fn each_bit(mut set: u32, mut visit: impl FnMut(u32)) {
    while set != 0 {
        visit(set.trailing_zeros());
        set &= set - 1;
    }
}

/// The classes of the lexicon without those of mere frequency.
const TRIGGERS: u32 = !(1 << Class::COMMON_WORDS.index());

fn lexicon(near: &[&Atom; 7], sink: &mut impl Sink) {
    for o in 1..=5 {
        let set = if o == 3 { near[o].lexicon } else { near[o].lexicon & TRIGGERS };
        each_bit(set, |bit| sink.add(Template::Lexicon, o as i8 - 3, u64::from(bit)));
    }
}

fn listed(atom: &Atom) -> u64 {
    u64::from(atom.names) << 4 | u64::from(atom.listed)
}

fn names(near: &[&Atom; 7], view: &View, sink: &mut impl Sink) {
    let here = near[3];
    let own = u64::from(here.outline);
    for o in [2, 3, 4] {
        let atom = near[o];
        let offset = o as i8 - 3;
        each_bit(atom.names, |bit| sink.add(Template::Name, offset, u64::from(bit) << 4 | u64::from(atom.listed)));
        sink.add(Template::NameSet, offset, listed(atom));
    }
    let set = listed(here);
    sink.add(Template::NamePair, -1, mix(listed(near[2]), set));
    sink.add(Template::NamePair, 1, mix(set, listed(near[4])));
    sink.add(Template::NameLexicon, -1, mix(set, u64::from(near[2].lexicon & TRIGGERS)));
    sink.add(Template::NameLexicon, 1, mix(set, u64::from(near[4].lexicon & TRIGGERS)));
    sink.add(Template::NameWord, -1, mix(set, near[2].key));
    sink.add(Template::NameWord, 1, mix(set, near[4].key));
    sink.add(Template::NameOutline, 0, mix(set, own << 1 | u64::from(here.form_class(Class::SENTENCE_START))));
    sink.add(Template::NameOutline, 1, mix(set, u64::from(near[4].outline) << 8 | u64::from(near[2].outline)));
    sink.add(Template::NameSport, 0, mix(set, u64::from(view.sport) << 8 | own));
    if near[4].outline == outline::COMMA {
        sink.add(Template::CommaName, 2, mix(set, u64::from(near[5].names)));
    }
    if near[2].outline == outline::COMMA {
        sink.add(Template::CommaName, -2, mix(set, u64::from(near[1].names)));
    }
}

fn run(view: &View, here: &Atom, at: usize, sink: &mut impl Sink) {
    if here.run == NONE {
        return;
    }
    let run = &view.runs[here.run as usize];
    let (start, end) = (run.start as usize, run.end as usize);
    let length = (end - start).min(6) as u64;
    let from_start = (at - start).min(3) as u64;
    let from_end = (end - 1 - at).min(3) as u64;
    let place = u64::from(from_start == 0) << 1 | u64::from(from_end == 0);
    sink.add(Template::RunShape, 0, length << 8 | from_start << 4 | from_end);
    let (first, last) = (&view.atoms[start], &view.atoms[end - 1]);
    if end - start > 1 {
        sink.add(Template::RunLast, 0, mix(last.key, place));
        sink.add(Template::RunLastNames, -1, mix(listed(first), place));
        sink.add(Template::RunLastNames, 1, mix(listed(last), place));
        sink.add(Template::RunLastNames, 0, mix(mix(listed(first), listed(last)), place << 8 | length));
    }
    each_bit(run.lexicon & TRIGGERS, |bit| sink.add(Template::RunLexicon, 0, u64::from(bit) << 8 | place));
    each_bit(run.names, |bit| sink.add(Template::RunNames, 0, u64::from(bit) << 8 | place));
    sink.add(Template::RunWhole, 0, run.key);
    let before = if first.starts || start == 0 { view.len() } else { start - 1 };
    let behind = if end >= view.len() || view.atoms[end].starts { view.len() + 1 } else { end };
    let (before, behind) = (&view.atoms[before], &view.atoms[behind]);
    let small = length.min(3) << 8 | place;
    sink.add(Template::RunBefore, 0, mix(before.key, small));
    sink.add(Template::RunBehind, 0, mix(behind.key, small));
    sink.add(Template::RunBeforeLexicon, 0, mix(u64::from(before.lexicon & TRIGGERS), small));
    sink.add(Template::RunBehindLexicon, 0, mix(u64::from(behind.lexicon & TRIGGERS), small));
    sink.add(Template::RunBeforeLexicon, 1, mix(u64::from(before.lexicon & TRIGGERS), small << 32 | u64::from(run.names)));
    sink.add(Template::RunBehindLexicon, 1, mix(u64::from(behind.lexicon & TRIGGERS), small << 32 | u64::from(run.names)));
    // The first verb of saying or acting close behind.
    for (step, atom) in view.atoms[end..view.len()].iter().take(6).enumerate() {
        if atom.starts {
            break;
        }
        let says = atom.lexicon_class(Class::SAY_VERBS);
        if says || atom.lexicon_class(Class::PERSON_VERBS) {
            sink.add(Template::RunVerb, 0, u64::from(says) << 8 | (step.min(3) as u64));
            break;
        }
    }
}

fn document_contexts(view: &View, document: &Document, here: &Atom, sink: &mut impl Sink) {
    sink.add(Template::Sport, 0, u64::from(view.sport) << 8 | u64::from(here.outline));
    if here.entry == NONE {
        return;
    }
    let entry = &document.entries[here.entry as usize];
    each_bit(entry.contexts, |bit| sink.add(Template::Context, 0, u64::from(bit)));
    let strong = entry.contexts
        & (context::HONORIFIC_BEFORE
            | context::GIVEN_BEFORE
            | context::ORG_IN_RUN
            | context::SAYS_BEHIND
            | context::PLACE_BEFORE
            | context::PLACE_BEHIND
            | context::LOWER_CASE
            | context::THE_BEFORE);
    sink.add(Template::ContextNames, 0, mix(u64::from(strong), listed(here)));
}

/// What the first pass said of the other places of the word; `own` is the tag it gave here.
pub(crate) fn votes(view: &View, document: &Document, at: usize, own: usize, sink: &mut impl Sink) {
    let here = &view.atoms[at];
    if here.entry == NONE {
        return;
    }
    let votes = document.votes_of(here.entry);
    let (mut total, mut best, mut best_tag, mut set) = (0u32, 0u32, OUTSIDE, 0u64);
    let mut labels = [0u32; 64];
    for (tag, &count) in votes.iter().enumerate() {
        let count = u32::from(count) - u32::from(tag == own && count > 0);
        total += count;
        if count > best {
            (best, best_tag) = (count, tag);
        }
        let label = if tag == OUTSIDE { 0 } else { 1 + parts(tag).0 };
        if count > 0 {
            labels[label.min(63)] += count;
            set |= 1 << label.min(63);
        }
    }
    if total == 0 {
        return;
    }
    let (label, count) = labels.iter().copied().enumerate().max_by_key(|&(label, count)| (count, 63 - label)).unwrap_or((0, 0));
    let share = if count == total { 2u64 } else { u64::from(count * 3 >= total * 2) };
    let run = if here.run == NONE {
        0
    } else {
        let run = &view.runs[here.run as usize];
        match (run.start as usize == at, run.end as usize == at + 1) {
            (true, true) => 1u64,
            (true, false) => 2,
            (false, true) => 3,
            (false, false) => 4,
        }
    };
    let best_place = if best_tag == OUTSIDE { UNIT } else { parts(best_tag).1 } as u64;
    sink.add(Template::Vote, 0, label as u64);
    sink.add(Template::VoteShare, 0, (label as u64) << 16 | share << 8 | u64::from(count.min(4)));
    sink.add(Template::VoteSet, 0, set);
    sink.add(Template::VoteTag, 0, (best_tag as u64) << 8 | run);
    sink.add(Template::VoteTag, 1, (label as u64) << 16 | best_place << 8 | run);
    sink.add(Template::VoteNames, 0, mix((label as u64) << 8 | run, listed(here)));
}
