//! Lists of known names, looked up by the words of the text.

mod brief;
mod build;
mod format;
mod gist;
mod name_class;
mod readers;
mod reading;
mod surface;
mod table;

use std::ops::Range;
use std::sync::Arc;

pub(crate) use self::brief::{Brief, CitySize, Claim};
pub use self::build::{GazetteerBuilder, MAX_WORDS, Name};
pub(crate) use self::format::with_checksum;
use self::gist::Gist;
pub use self::name_class::NameClass;
pub use self::readers::{CaseRule, LineError, ListPriority, NameFormat, NameReader, ReadReport};
pub use self::reading::NameFlags;
pub(crate) use self::reading::{GEONAMES, NONE, Reading};
pub(crate) use self::table::Table;

use crate::error::Error;
use crate::label::Label;
use crate::matchers::class::{Class, Classes};
use crate::matchers::keymap::Slot;
use crate::tokenizer::{Layout, Shape, Token, TokenKind, sequence_key};

/// A compiled list of names.
///
/// Cloning is cheap: clones share one table. A table of a million names takes about 40 MB and is
/// built in about a second; [`Gazetteer::to_bytes`] saves it, [`Gazetteer::from_bytes`] loads it in
/// milliseconds.
///
/// ```
/// use dateline::{Gazetteer, GazetteerBuilder, Name};
///
/// let mut builder = GazetteerBuilder::new();
/// builder.add(&Name::new("Acme Rockets", "organization").with_id("Q42"))?;
/// let gazetteer = builder.build()?;
/// assert_eq!(gazetteer.len(), 1);
/// let again = Gazetteer::from_bytes(&gazetteer.to_bytes())?;
/// assert_eq!(again.len(), 1);
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Gazetteer {
    table: Arc<Table>,
}

/// A listed name found in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hit {
    /// First token.
    pub(crate) start: u32,
    /// One past the last token.
    pub(crate) end: u32,
    /// The entry in its table.
    pub(crate) entry: u32,
    /// Which of the extractor's gazetteers.
    pub(crate) gazetteer: u16,
    /// It says nothing about other mentions: it must be written as listed, or is only a part of a
    /// name.
    pub(crate) alone: bool,
}

impl Gazetteer {
    pub(crate) fn from_table(table: Table) -> Gazetteer {
        Gazetteer { table: Arc::new(table) }
    }

    pub(crate) fn from_static(bytes: &'static [u8]) -> Result<Gazetteer, Error> {
        Table::from_static(bytes).map(Gazetteer::from_table)
    }

    /// Loads what [`Gazetteer::to_bytes`] saved.
    ///
    /// # Errors
    ///
    /// When the bytes are no table ([`ErrorKind::NotATable`]), or one that is cut off
    /// ([`ErrorKind::Truncated`]), damaged ([`ErrorKind::Table`]), of another byte order
    /// ([`ErrorKind::ByteOrder`]) or of another version ([`ErrorKind::Version`]). Every index is
    /// checked, so a table that loads cannot make a later look-up fail.
    ///
    /// [`ErrorKind::NotATable`]: crate::ErrorKind::NotATable
    /// [`ErrorKind::Truncated`]: crate::ErrorKind::Truncated
    /// [`ErrorKind::Table`]: crate::ErrorKind::Table
    /// [`ErrorKind::ByteOrder`]: crate::ErrorKind::ByteOrder
    /// [`ErrorKind::Version`]: crate::ErrorKind::Version
    pub fn from_bytes(bytes: &[u8]) -> Result<Gazetteer, Error> {
        Table::from_bytes(bytes).map(Gazetteer::from_table)
    }

    /// The compiled form, the same on every platform.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.table.to_bytes()
    }

    /// Number of names, aliases included.
    pub fn len(&self) -> usize {
        self.table.names() as usize
    }

    /// True without a name.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Number of bytes held.
    pub fn memory_usage(&self) -> usize {
        self.table.len_bytes()
    }

    /// The caller's own labels in this list, in the order they were first used.
    pub fn labels(&self) -> &[String] {
        &self.table.labels
    }

    pub(crate) fn table(&self) -> &Table {
        &self.table
    }

    /// The readings of an entry, most likely first.
    pub(crate) fn readings(&self, entry: u32) -> impl Iterator<Item = Reading> + '_ {
        self.table.readings(entry)
    }

    /// Finds the longest name at every token and marks its facts on the tokens it covers. A name
    /// inside a longer one is left out: there is no city in `New York Times`.
    pub(crate) fn scan(
        &self,
        number: u16,
        words: Words<'_>,
        classes: &mut [Classes],
        hits: &mut Vec<Hit>,
    ) {
        let Words { text, tokens, starts } = words;
        let anywhere = self.table.starts_anywhere();
        let map = self.table.map();
        let (mut next, mut covered) = (0, 0);
        // The slots of a large table are far away in memory; asked for together, first word by
        // first word and then pair by pair, they arrive together.
        let mut ahead = [Ahead::default(); AHEAD];
        let all = if anywhere { tokens.len() } else { starts.len() };
        while next < all {
            let count = AHEAD.min(all - next);
            for (at, found) in ahead[..count].iter_mut().enumerate() {
                found.start = if anywhere { next + at } else { starts[next + at] as usize };
            }
            next += count;
            for found in &mut ahead[..count] {
                found.key = tokens[found.start].key;
                found.near = map.touch(found.key);
            }
            for found in &mut ahead[..count] {
                found.first = if found.near { map.slot(found.key) } else { Slot::EMPTY };
                found.near = false;
                if found.first.goes_on()
                    && let Some(second) = tokens.get(found.start + 1)
                    && !second.layout.has(Layout::SENTENCE)
                {
                    found.key = sequence_key(found.key, second.key);
                    found.near = map.touch(found.key);
                }
            }
            for found in ahead[..count].iter().filter(|found| found.first != Slot::EMPTY) {
                let start = found.start;
                let Some((length, entry, facts, alone)) = self.longest(text, tokens, found) else {
                    continue;
                };
                let end = start + length;
                if end <= covered {
                    continue;
                }
                if length > 1 {
                    covered = end;
                }
                for class in &mut classes[start..end] {
                    *class = class.union(facts);
                }
                let (start, end) = (start as u32, end as u32);
                hits.push(Hit { start, end, entry, gazetteer: number, alone });
            }
        }
    }

    /// The number of words and the entry of the longest name at a token that fits the case of its
    /// words, with its facts.
    #[inline]
    fn longest(
        &self,
        text: &str,
        tokens: &[Token],
        ahead: &Ahead,
    ) -> Option<(usize, u32, Classes, bool)> {
        let start = ahead.start;
        let (mut best, mut length, mut slot, mut key) = (None, 1, ahead.first, ahead.key);
        while slot != Slot::EMPTY {
            if let Some(entry) = slot.value()
                && let Some((facts, alone)) =
                    self.facts(text, &tokens[start..start + length], entry)
            {
                best = Some((length, entry, facts, alone));
            }
            if length == 1 {
                if !ahead.near {
                    break;
                }
            } else {
                let Some(token) = tokens.get(start + length) else { break };
                if !slot.goes_on() || token.layout.has(Layout::SENTENCE) {
                    break;
                }
                key = sequence_key(key, token.key);
            }
            slot = self.table.map().slot(key);
            length += 1;
        }
        best
    }

    /// Calls `found` with the token range of every name, in whatever case, longer and shorter ones
    /// alike.
    pub(crate) fn find_all(&self, tokens: &[Token], mut found: impl FnMut(Range<u32>)) {
        for start in 0..tokens.len() {
            let keys = tokens[start..].iter().map(|token| token.key);
            self.table.map().walk(keys, |length, _| {
                found(start as u32..(start + length) as u32);
            });
        }
    }

    /// The facts of every reading that fits the case of the words together, and whether one says
    /// nothing about other mentions; `None` when none fits.
    #[inline]
    fn facts(&self, text: &str, tokens: &[Token], entry: u32) -> Option<(Classes, bool)> {
        let last = tokens.iter().rfind(|token| token.kind == TokenKind::Word);
        let capital = last.is_none_or(|last| last.shape.any(CAPITAL));
        let gist = match self.table.gist(entry) {
            Some(gist) => gist,
            None => self.table.note_gist(entry, self.gist_of(entry)),
        };
        if gist.alike() {
            return capital.then(|| (gist.facts(), gist.alone()));
        }
        let mut all = None;
        // `Ned` is no organization, though `NED` is one.
        for reading in self.readings(entry) {
            let fits = if reading.flags.any(CASE) { fits(text, tokens, &reading) } else { capital };
            if fits {
                let (facts, alone) = all.unwrap_or_default();
                all = Some((self.reading_facts(&reading).union(facts), alone | is_alone(&reading)));
            }
        }
        all
    }

    /// The facts of all readings, when they fit alike.
    #[cold]
    fn gist_of(&self, entry: u32) -> Gist {
        let mut all = None;
        for reading in self.readings(entry) {
            if reading.flags.any(CASE) {
                return Gist::UNALIKE;
            }
            let (facts, alone) = all.unwrap_or_default();
            all = Some((self.reading_facts(&reading).union(facts), alone | is_alone(&reading)));
        }
        all.map_or(Gist::UNALIKE, |(facts, alone)| Gist::new(facts, alone))
    }

    fn reading_facts(&self, reading: &Reading) -> Classes {
        let facts =
            CLASS_FACTS[reading.class as usize].union(FLAG_FACTS[(reading.flags.0 & 7) as usize]);
        let big = reading.class == NameClass::City
            && self.table.place(reading.place).is_some_and(|place| place.population >= BIG_CITY);
        if big { facts.with(Class::BIG_CITY) } else { facts }
    }
}

fn is_alone(reading: &Reading) -> bool {
    reading.flags.any(ALONE)
}

/// A text as the lists see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    pub(crate) text: &'a str,
    pub(crate) tokens: &'a [Token],
    /// Tokens where a name may start, see [`can_start`].
    pub(crate) starts: &'a [u32],
}

/// A token where a name may start.
#[derive(Clone, Copy, Debug)]
struct Ahead {
    start: usize,
    /// The slot of its word.
    first: Slot,
    /// The key of the word, and of the pair once that is looked for.
    key: u64,
    /// The key may be in the map.
    near: bool,
}

impl Default for Ahead {
    fn default() -> Ahead {
        Ahead { start: 0, first: Slot::EMPTY, key: 0, near: false }
    }
}

/// The flags of readings that ask for more than a capital on the last word.
const CASE: NameFlags = surface::EXACT.with(NameFlags::ANY_CASE).with(NameFlags::CAPITALS);

const CAPITAL: Shape = Shape::INITIAL_UPPER.with(Shape::MIXED);

/// The facts of every class of names.
static CLASS_FACTS: [Classes; NameClass::ALL.len()] = {
    let mut table = [Classes::NONE; NameClass::ALL.len()];
    let mut at = 0;
    while at < table.len() {
        table[at] = Classes::of(NameClass::ALL[at].facts());
        at += 1;
    }
    table
};

/// The facts of the three lowest flags, in every set of them.
static FLAG_FACTS: [Classes; 8] = {
    let mut table = [Classes::NONE; 8];
    let mut at = 0;
    while at < table.len() {
        let flags = NameFlags(at as u16);
        if flags.has(NameFlags::COMMON) {
            table[at] = table[at].with(Class::AMBIGUOUS);
        }
        if flags.has(NameFlags::WEAK) {
            table[at] = table[at].with(Class::WEAK);
        }
        if flags.has(NameFlags::AFTER_COMMA) {
            table[at] = table[at].with(Class::AFTER_COMMA);
        }
        at += 1;
    }
    table
};

/// How many look-ups are under way at once.
const AHEAD: usize = 16;

/// The flags of readings that say nothing about other mentions.
const ALONE: NameFlags = surface::EXACT.with(NameFlags::PART);

/// From this many inhabitants on a city's name is mostly the city: at 200,000 the list holds some
/// 2,500 cities, few of whose names are surnames.
const BIG_CITY: u32 = 200_000;

/// True when a listed name may start at the token: a capital, a digit, a word like `iPhone`, or a
/// particle (`al-Shabaab`, `de Gaulle`).
#[inline]
pub(crate) fn can_start(token: &Token, classes: Classes) -> bool {
    let word = token.shape.any(CAPITAL) | classes.has(Class::PARTICLES);
    (token.kind == TokenKind::Word) & word | (token.kind == TokenKind::Number)
}

/// True when `tokens` of the text are written as the reading demands.
#[inline]
pub(crate) fn fits(text: &str, tokens: &[Token], reading: &Reading) -> bool {
    fits_case(tokens, reading.flags) && surface::agrees(text, tokens, reading)
}

/// True when words written like `tokens` can be a name with those flags: capitals where the name
/// needs them, and never a lower-case word at the end. Exact case is the surface's business.
pub(crate) fn fits_case(tokens: &[Token], flags: NameFlags) -> bool {
    if flags.any(NameFlags::ANY_CASE.with(NameFlags::EXACT_CASE)) {
        return true;
    }
    let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word);
    if flags.has(NameFlags::CAPITALS) {
        return words().all(|token| token.shape.has(Shape::ALL_UPPER));
    }
    words()
        .next_back()
        .is_none_or(|last| last.shape.has(Shape::INITIAL_UPPER) || last.shape.has(Shape::MIXED))
}

/// The label of a reading, given the labels of its table and where they start among the custom
/// labels of the extractor.
pub(crate) fn reading_label(reading: &Reading, first_custom: &[u16]) -> Label {
    match Label::BUILT_IN.get(reading.label as usize) {
        Some(&label) => label,
        None => Label::Custom(
            first_custom.get(reading.label as usize - Label::BUILT_IN.len()).copied().unwrap_or(0),
        ),
    }
}
