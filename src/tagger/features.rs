//! Which features fire on a token: one list, used by training and by the tagger alike.

use crate::matchers::class::{Class, LEXICON};
use crate::tagger::atom::{Atom, NONE};
use crate::tagger::document::Document;
use crate::tagger::outline;
use crate::tagger::view::{REACH, View};
use crate::tagger::words::{WordFacts, cased};
use crate::tokenizer::{Token, mix};

/// What a feature looks at; training drops some groups at random so that no group is relied on
/// alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum FeatureGroup {
    /// Outline, place in the sentence, kind of line.
    Form,
    /// The word itself and its neighbours by spelling.
    Word,
    /// Ends of the word.
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
    /// The other places of the word in the text, and what the text is about.
    Document,
    /// The first pass's answers for the other places of the word, and beside it in a series.
    Votes,
}

macro_rules! templates {
    ($($name:ident: $group:ident $size:literal,)*) => {
        /// A kind of feature.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // the names say it
        pub enum Template { $($name,)* }

        impl Template {
            /// All templates in the order of their numbers.
            pub const ALL: &[Template] = &[$(Template::$name),*];

            /// Names and sizes in order: models of another list cannot be used.
            pub(crate) const LIST: &str = concat!($(stringify!($name), ":", $size, " "),*);

            /// The group it belongs to.
            pub const fn group(self) -> FeatureGroup {
                match self { $(Template::$name => FeatureGroup::$group,)* }
            }

            /// Its values are below this number; 0 for hashes.
            pub const fn size(self) -> usize {
                match self { $(Template::$name => $size,)* }
            }
        }
    };
}

// Name, group, and how many values it has when they are few: those have rows of their own and need
// no look-up.
templates! {
    Outline: Form 32, OutlineStart: Form 256, Place: Form 16,
    Cased: Word 0, Lower: Word 0,
    Suffix: Affix 0,
    Meaning3: Meaning 0, Meaning2: Meaning 0, Meaning1: Meaning 0, Meaning0: Meaning 0, Kind: Meaning 256,
    Casing: Statistics 512, CasingRank: Statistics 512,
    Lexicon: Lexicon 32,
    Name: Names 256, NameSet: Names 0,
    RunShape: Run 128, RunLast: Run 0, RunLexicon: Run 128, RunNames: Run 128, RunVerb: Run 8,
    Context: Document 32, Topic: Document 512,
    Vote: Votes 64, VoteShare: Votes 256, VoteTag: Votes 512, VoteSet: Votes 0, VoteNames: Votes 0,
    Beside: Votes 64, Series: Votes 256,
}

/// True for features whose weights are added up when the model is loaded.
pub fn is_summed(template: Template) -> bool {
    use Template::{Lower, Meaning0, Meaning1, Meaning2, Meaning3};
    template.size() > 0 || matches!(template, Lower | Meaning0 | Meaning1 | Meaning2 | Meaning3)
}

/// The farthest a feature looks, to either side.
pub(crate) const OFFSETS: usize = 5;

/// Takes the features of one token.
pub trait Sink {
    /// A feature of that template; `offset` is the distance to the token it looks at.
    fn add(&mut self, template: Template, offset: i8, value: u64);

    /// The same for a template with few values.
    #[inline]
    fn small(&mut self, template: Template, offset: i8, value: u32) {
        self.add(template, offset, u64::from(value));
    }

    /// What the word at that distance is by itself.
    #[inline]
    fn word(&mut self, offset: i8, word: Word) {
        word.features(|template, value| self.add(template, offset, value));
    }
}

/// A word by itself.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// Lower half of its key.
    pub key: u32,
    /// What is known of it.
    pub facts: WordFacts,
    /// Number of the sum of its rows.
    pub row: u32,
}

impl Word {
    /// Calls `add` with each of its features.
    pub(crate) fn features(self, mut add: impl FnMut(Template, u64)) {
        add(Template::Lower, u64::from(self.key));
        for (grain, template) in
            [Template::Meaning0, Template::Meaning1, Template::Meaning2, Template::Meaning3]
                .into_iter()
                .enumerate()
        {
            add(template, cluster(self.facts, grain as u32));
        }
    }
}

/// The cluster at a grain, 0 is the finest; one value for all words without one.
#[inline]
pub(crate) fn cluster(facts: WordFacts, grain: u32) -> u64 {
    let path = facts.meaning();
    if path == 0 { 1 << 20 } else { u64::from((path - 1) >> (2 * grain)) }
}

/// The key of a feature's weights.
#[inline]
pub fn feature_key(template: Template, offset: i8, value: u64) -> u32 {
    let place = (template as u64) << 8 | (offset as u8 as u64);
    (mix(value, place.wrapping_mul(0xa076_1d64_78bd_642f)) >> 32) as u32
}

/// Everything about a token that does not depend on answers for other places.
pub(crate) fn base(
    text: &[u8],
    tokens: &[Token],
    view: &View,
    document: &Document,
    at: usize,
    sink: &mut impl Sink,
) {
    let window = view.window(at);
    let near: [&Atom; 2 * REACH + 1] = window.map(|index| &view.atoms[index as usize]);
    let here = near[REACH];
    form(&near, sink);
    words(&near, sink);
    affixes(text, &tokens[at], here, sink);
    statistics(&near, sink);
    lexicon(&near, sink);
    names(&near, sink);
    run(view, here, at, sink);
    document_contexts(document, here, sink);
    topic(view, document, here, at, sink);
}

fn form(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    for (o, atom) in near.iter().enumerate().take(6).skip(1) {
        sink.small(Template::Outline, o as i8 - 3, u32::from(atom.outline));
    }
    let line = u32::from(here.form_class(Class::UPPERCASE_LINE))
        | u32::from(here.form_class(Class::TITLE_LINE)) << 1;
    let start = u32::from(here.form_class(Class::SENTENCE_START));
    sink.small(Template::OutlineStart, 0, u32::from(here.outline) << 3 | start << 2 | line);
    let first = u32::from(near[2].outline == outline::PAD);
    let last = u32::from(near[4].outline == outline::PAD);
    let layout = u32::from(here.form_class(Class::LINE_START));
    sink.small(Template::Place, 0, first << 3 | last << 2 | layout << 1 | start);
}

fn words(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    for (o, atom) in near.iter().enumerate().take(6).skip(1) {
        sink.word(o as i8 - 3, atom.word());
        sink.small(Template::Kind, o as i8 - 3, atom.facts.kind());
    }
    sink.add(Template::Cased, 0, cased(here.key, here.outline));
}

fn affixes(text: &[u8], token: &Token, here: &Atom, sink: &mut impl Sink) {
    if !(here.is_capital() || here.outline == outline::LOWER) {
        return;
    }
    let word = &text[token.start as usize..token.end as usize];
    let fold = |byte: u8| u64::from(byte | 0x20);
    if let [.., b, a] = *word {
        let two = fold(a) << 8 | fold(b);
        sink.add(Template::Suffix, 1, two);
        if let [.., c, _, _] = *word {
            sink.add(Template::Suffix, 2, two << 8 | fold(c));
        }
    }
}

fn statistics(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    let start = u32::from(here.form_class(Class::SENTENCE_START));
    let casing = |atom: &Atom| atom.facts.casing() << 6 | u32::from(atom.outline) << 1;
    sink.small(Template::Casing, 0, casing(here) | start);
    let kind = match here.outline {
        outline::TITLE => 0,
        outline::UPPER => 1,
        outline::LOWER => 2,
        _ => 3,
    };
    sink.small(
        Template::CasingRank,
        0,
        here.facts.casing() << 6 | here.facts.rank() << 3 | kind << 1 | start,
    );
}

/// Visits the bits of several sets as one: a loop for each would end where nobody foresees it,
/// which costs more than what it does.
#[inline(always)]
fn each_bit(mut sets: u128, mut visit: impl FnMut(u32)) {
    while sets != 0 {
        visit(sets.trailing_zeros());
        sets &= sets - 1;
    }
}

/// The classes of the lexicon without those of mere frequency.
const TRIGGERS: u32 = !(1 << Class::COMMON_WORDS.index());

fn lexicon(near: &[&Atom; 7], sink: &mut impl Sink) {
    /// Room for the classes of the lexicon, five times.
    const LANE: u32 = 25;
    const _: () = assert!(LEXICON.len() <= LANE as usize);
    let mut sets = 0;
    for (o, atom) in near.iter().enumerate().take(6).skip(1) {
        let set = if o == REACH { atom.lexicon } else { atom.lexicon & TRIGGERS };
        sets |= u128::from(set) << ((o as u32 - 1) * LANE);
    }
    each_bit(sets, |bit| sink.small(Template::Lexicon, (bit / LANE) as i8 - 2, bit % LANE));
}

/// Lists and place in a listed name as one number.
pub(crate) fn listed(atom: &Atom) -> u64 {
    u64::from(atom.names) << 4 | u64::from(atom.listed)
}

fn names(near: &[&Atom; 7], sink: &mut impl Sink) {
    let here = near[3];
    let sets = [2, 3, 4].map(|o| u128::from(near[o].names));
    each_bit(sets[0] | sets[1] << 32 | sets[2] << 64, |bit| {
        let (o, bit) = (2 + bit as usize / 32, bit % 32);
        sink.small(Template::Name, o as i8 - 3, bit << 3 | u32::from(near[o].listed));
    });
    sink.add(Template::NameSet, 0, listed(here));
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
    sink.small(Template::RunShape, 0, (length << 4 | from_start << 2 | from_end) as u32);
    if end - start > 1 {
        sink.add(Template::RunLast, 0, mix(view.atoms[end - 1].key, place));
    }
    let sets = u128::from(run.lexicon & TRIGGERS) | u128::from(run.names) << 32;
    each_bit(sets, |bit| {
        let template = if bit < 32 { Template::RunLexicon } else { Template::RunNames };
        sink.small(template, 0, (bit % 32) << 2 | place as u32);
    });
    if run.verb > 0 {
        sink.small(Template::RunVerb, 0, u32::from(run.verb) - 1);
    }
}

fn document_contexts(document: &Document, here: &Atom, sink: &mut impl Sink) {
    if here.entry == NONE {
        return;
    }
    let entry = &document.entries[here.entry as usize];
    each_bit(u128::from(entry.contexts), |bit| sink.small(Template::Context, 0, bit));
}

/// Whether a listed name may be a team: what the text is about, and the numbers around.
fn topic(view: &View, document: &Document, here: &Atom, at: usize, sink: &mut impl Sink) {
    const LISTS: [Class; 7] = [
        Class::COUNTRY,
        Class::DIVISION,
        Class::CITY,
        Class::ORG_NAME,
        Class::PERSON_NAME,
        Class::SURNAME,
        Class::GIVEN,
    ];
    let Some(place) = view.place_in_run(at) else { return };
    let run = &view.runs[here.run as usize];
    let list = LISTS.iter().position(|&class| here.names_class(class)).map_or(0, |list| list + 1);
    let about = u32::from(document.sport) << 2 | u32::from(run.numbers);
    sink.small(Template::Topic, 0, about << 5 | (list as u32) << 2 | place);
}
