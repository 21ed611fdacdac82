//! Lists of known names, looked up by the words of the text.

mod build;
mod format;
mod name_class;
mod readers;
mod reading;
mod surface;
mod table;

use std::sync::Arc;

pub use self::build::{GazetteerBuilder, MAX_WORDS, Name};
pub(crate) use self::format::with_checksum;
pub use self::name_class::NameClass;
pub use self::readers::{CaseRule, LineError, ListPriority, NameFormat, NameReader, ReadReport};
pub use self::reading::NameFlags;
pub(crate) use self::reading::{GEONAMES, NONE, Reading};
pub(crate) use self::table::Table;

use crate::error::Error;
use crate::label::Label;
use crate::matchers::class::{Class, Classes};
use crate::matchers::keymap::Start;
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
        text: &str,
        tokens: &[Token],
        classes: &mut [Classes],
        hits: &mut Vec<Hit>,
    ) {
        let anywhere = self.table.starts_anywhere();
        let (mut next, mut covered) = (0, 0);
        // Where a name may start. The slots of a large table are far away in memory; asked for
        // together, first word by first word and then pair by pair, they arrive together.
        let mut ahead = [(0, Start::Nothing); AHEAD];
        while next < tokens.len() {
            let mut count = 0;
            while next < tokens.len() && count < AHEAD {
                if anywhere || can_start(&tokens[next], classes[next]) {
                    ahead[count].0 = next;
                    count += 1;
                }
                next += 1;
            }
            let map = self.table.map();
            for (start, found) in &mut ahead[..count] {
                *found = map.start(tokens[*start].key);
            }
            for (start, found) in &mut ahead[..count] {
                if let (Start::Prefix, Some(second)) = (&found, tokens.get(*start + 1)) {
                    *found = map.start(sequence_key(tokens[*start].key, second.key));
                }
            }
            for &(start, _) in ahead[..count].iter().filter(|(_, found)| *found != Start::Nothing) {
                let Some((length, entry)) = self.longest(text, tokens, start) else { continue };
                let end = start + length;
                if end <= covered {
                    continue;
                }
                if length > 1 {
                    covered = end;
                }
                let (facts, alone) = self.facts(text, &tokens[start..end], entry);
                for class in &mut classes[start..end] {
                    *class = class.union(facts);
                }
                let (start, end) = (start as u32, end as u32);
                hits.push(Hit { start, end, entry, gazetteer: number, alone });
            }
        }
    }

    /// The number of words and the entry of the longest name at a token.
    fn longest(&self, text: &str, tokens: &[Token], start: usize) -> Option<(usize, u32)> {
        let mut best = None;
        let keys = tokens[start..]
            .iter()
            .enumerate()
            .take_while(|(at, token)| *at == 0 || !token.layout.has(Layout::SENTENCE))
            .map(|(_, token)| token.key);
        self.table.map().walk(keys, |length, entry| {
            if self.accepts(text, &tokens[start..start + length], entry) {
                best = Some((length, entry));
            }
        });
        best
    }

    /// True when the case of the words fits at least one reading of the entry.
    fn accepts(&self, text: &str, tokens: &[Token], entry: u32) -> bool {
        self.readings(entry).any(|reading| fits(text, tokens, &reading))
    }

    /// Calls `found` with the token range and the first reading of every name, in whatever case,
    /// longer and shorter ones alike.
    pub(crate) fn find_all(
        &self,
        tokens: &[Token],
        mut found: impl FnMut(std::ops::Range<u32>, Reading),
    ) {
        for start in 0..tokens.len() {
            let keys = tokens[start..].iter().map(|token| token.key);
            self.table.map().walk(keys, |length, entry| {
                for reading in self.readings(entry) {
                    found(start as u32..(start + length) as u32, reading);
                }
            });
        }
    }

    /// The facts of every reading that fits the case of the words together, and whether one says
    /// nothing about other mentions.
    fn facts(&self, text: &str, tokens: &[Token], entry: u32) -> (Classes, bool) {
        let mut facts = Classes::NONE;
        let mut alone = false;
        // `Ned` is no organization, though `NED` is one.
        for reading in self.readings(entry).filter(|reading| fits(text, tokens, reading)) {
            alone |= reading.flags.any(ALONE);
            for &fact in reading.class.facts() {
                facts.add(fact);
            }
            for (flag, class) in [
                (NameFlags::COMMON, Class::AMBIGUOUS),
                (NameFlags::WEAK, Class::WEAK),
                (NameFlags::AFTER_COMMA, Class::AFTER_COMMA),
            ] {
                if reading.flags.has(flag) {
                    facts.add(class);
                }
            }
            if reading.class == NameClass::City
                && self.table.place(reading.place).is_some_and(|place| place.population >= BIG_CITY)
            {
                facts.add(Class::BIG_CITY);
            }
        }
        (facts, alone)
    }
}

/// How many look-ups are under way at once.
const AHEAD: usize = 16;

/// The flags of readings that say nothing about other mentions.
const ALONE: NameFlags = surface::EXACT.with(NameFlags::PART);

/// From this many inhabitants on a city's name is mostly the city: at 200,000 the list holds some
/// 2,500 cities, few of whose names are surnames.
const BIG_CITY: u32 = 200_000;

/// True when a listed name may start at the token: a capital, a digit, a word like `iPhone`, or a
/// particle (`al-Shabaab`, `de Gaulle`).
pub(crate) fn can_start(token: &Token, classes: Classes) -> bool {
    match token.kind {
        TokenKind::Word => {
            token.shape.has(Shape::INITIAL_UPPER)
                || token.shape.has(Shape::MIXED)
                || classes.has(Class::PARTICLES)
        }
        TokenKind::Number => true,
        _ => false,
    }
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
