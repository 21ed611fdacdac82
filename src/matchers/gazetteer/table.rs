//! The compiled form of lists of names: a flat little-endian table read in place.
//!
//! ```text
//! header    64 bytes   magic, version, byte-order mark, counts, checksum of all that follows
//! slots      8 each    key -> entry, see `keymap`
//! entries    4 each    first reading of each entry, and one more for the end
//! readings  16 each    label, class, country, flags, list, place, id
//! places    12 each    latitude and longitude in ten-thousandths of a degree, population
//! strings              ids and label names, each with its length in two bytes before it
//! ```

use std::borrow::Cow;

use crate::error::{Error, ErrorKind};
use crate::matchers::gazetteer::name_class::NameClass;
use crate::matchers::keymap::{KeyMap, SLOT};
use crate::tokenizer::mix;

pub(crate) const MAGIC: [u8; 8] = *b"DLNAMES\n";
pub(crate) const VERSION: u16 = 1;
const BYTE_ORDER: u32 = 0x0102_0304;
pub(crate) const HEADER: usize = 64;
pub(crate) const READING: usize = 16;
pub(crate) const PLACE: usize = 12;

/// In [`Reading::id`]: a GeoNames number and not a place in the strings.
pub(crate) const GEONAMES: u32 = 1 << 31;
/// In [`Reading::id`] and [`Reading::place`]: none.
pub(crate) const NONE: u32 = u32::MAX;

/// A set of facts about one reading of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NameFlags(pub(crate) u16);

impl NameFlags {
    /// The name in lower case is an everyday word: `Nice`, `Mobile`.
    pub const COMMON: NameFlags = NameFlags(1);
    /// The name more often means something else than this reading.
    pub const WEAK: NameFlags = NameFlags(2);
    /// Counts only after a comma or in a dateline: `Calif.`, `TX`.
    pub const AFTER_COMMA: NameFlags = NameFlags(4);
    /// Counts only in capitals: `WHO`, `US`, `IT`.
    pub const CAPITALS: NameFlags = NameFlags(8);
    /// An alias and not the main spelling.
    pub const ALIAS: NameFlags = NameFlags(16);
    /// Counts in any case, lower case too.
    pub const ANY_CASE: NameFlags = NameFlags(32);

    /// True when every fact of `other` is in this set.
    pub const fn has(self, other: NameFlags) -> bool {
        self.0 & other.0 == other.0
    }

    pub(crate) const fn with(self, other: NameFlags) -> NameFlags {
        NameFlags(self.0 | other.0)
    }
}

/// One reading of a listed name, as the table stores it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// 0 to 4 for the built-in labels, 5 and up for the table's own.
    pub(crate) label: u8,
    pub(crate) class: NameClass,
    pub(crate) country: [u8; 2],
    pub(crate) flags: NameFlags,
    /// The list it comes from, counted in the order they were added.
    pub(crate) list: u16,
    pub(crate) place: u32,
    pub(crate) id: u32,
}

impl Reading {
    pub(crate) fn to_bytes(self) -> [u8; READING] {
        let mut bytes = [0; READING];
        bytes[0] = self.label;
        bytes[1] = self.class as u8;
        bytes[2..4].copy_from_slice(&self.country);
        bytes[4..6].copy_from_slice(&self.flags.0.to_le_bytes());
        bytes[6..8].copy_from_slice(&self.list.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.place.to_le_bytes());
        bytes[12..16].copy_from_slice(&self.id.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8]) -> Option<Reading> {
        let bytes: &[u8; READING] = bytes.try_into().ok()?;
        let short = |at: usize| u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let long = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four"));
        Some(Reading {
            label: bytes[0],
            class: NameClass::from_code(bytes[1])?,
            country: [bytes[2], bytes[3]],
            flags: NameFlags(short(4)),
            list: short(6),
            place: long(8),
            id: long(12),
        })
    }
}

/// Where a place is and how many live there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PlaceRecord {
    pub(crate) latitude: i32,
    pub(crate) longitude: i32,
    pub(crate) population: u32,
}

impl PlaceRecord {
    pub(crate) fn to_bytes(self) -> [u8; PLACE] {
        let mut bytes = [0; PLACE];
        bytes[..4].copy_from_slice(&self.latitude.to_le_bytes());
        bytes[4..8].copy_from_slice(&self.longitude.to_le_bytes());
        bytes[8..].copy_from_slice(&self.population.to_le_bytes());
        bytes
    }
}

/// Number of things in each section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) slots: u32,
    pub(crate) entries: u32,
    pub(crate) readings: u32,
    pub(crate) places: u32,
    pub(crate) strings: u32,
    pub(crate) labels: u32,
    pub(crate) names: u32,
}

/// A table over embedded or owned bytes, checked when it was read.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    map: KeyMap,
    entries: Cow<'static, [u8]>,
    readings: Cow<'static, [u8]>,
    places: Cow<'static, [u8]>,
    strings: Cow<'static, [u8]>,
    pub(crate) counts: Counts,
    pub(crate) labels: Vec<String>,
}

impl Table {
    /// Reads a table that lies in the program, without copying it. The checksum is left out: these
    /// bytes are part of the program, and it would cost a pass over them at every start.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Result<Table, Error> {
        let (counts, ranges) = check_header(bytes)?;
        let [slots, entries, readings, places, strings] = ranges.map(|range| &bytes[range]);
        Table::from_parts(
            counts,
            slots.into(),
            entries.into(),
            readings.into(),
            places.into(),
            strings.into(),
        )
    }

    /// Reads a table from a file's bytes; everything in it is checked.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Table, Error> {
        let (counts, ranges) = check_header(bytes)?;
        if checksum(&bytes[HEADER..]) != read_u64(bytes, 48) {
            return Err(damaged("its checksum does not agree with its contents"));
        }
        let [slots, entries, readings, places, strings] = ranges.map(|range| bytes[range].to_vec());
        let table = Table::from_parts(
            counts,
            slots.into(),
            entries.into(),
            readings.into(),
            places.into(),
            strings.into(),
        )?;
        table.check()?;
        Ok(table)
    }

    fn from_parts(
        counts: Counts,
        slots: Cow<'static, [u8]>,
        entries: Cow<'static, [u8]>,
        readings: Cow<'static, [u8]>,
        places: Cow<'static, [u8]>,
        strings: Cow<'static, [u8]>,
    ) -> Result<Table, Error> {
        let mut table = Table {
            map: KeyMap::new(slots),
            entries,
            readings,
            places,
            strings,
            counts,
            labels: Vec::new(),
        };
        let mut at = 0;
        for _ in 0..counts.labels {
            let name =
                table.string(at).ok_or_else(|| damaged("a label name is cut off"))?.to_owned();
            at += 2 + name.len() as u32;
            table.labels.push(name);
        }
        Ok(table)
    }

    /// Every index must point into its section; a table that passes never surprises a look-up.
    fn check(&self) -> Result<(), Error> {
        let mut last = 0;
        for entry in 0..=self.counts.entries {
            let first = read_u32(&self.entries, entry as usize * 4);
            if first < last || first > self.counts.readings {
                return Err(damaged("an entry points past the readings"));
            }
            last = first;
        }
        for at in 0..self.counts.readings as usize {
            let reading =
                self.reading(at).ok_or_else(|| damaged("a reading has an unknown class"))?;
            if u32::from(reading.label) >= 5 + self.counts.labels {
                return Err(damaged("a reading has an unknown label"));
            }
            if reading.place != NONE && reading.place >= self.counts.places {
                return Err(damaged("a reading points past the places"));
            }
            if reading.id != NONE && reading.id & GEONAMES == 0 && self.string(reading.id).is_none()
            {
                return Err(damaged("a reading points past the ids"));
            }
        }
        Ok(())
    }

    pub(crate) fn map(&self) -> &KeyMap {
        &self.map
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        Reading::from_bytes(self.readings.get(at * READING..(at + 1) * READING)?)
    }

    /// The readings of an entry, most likely first.
    #[inline]
    pub(crate) fn readings(&self, entry: u32) -> impl Iterator<Item = Reading> + '_ {
        let bound = |at: u32| {
            self.entries
                .get(at as usize * 4..at as usize * 4 + 4)
                .map_or(0, |bytes| u32::from_le_bytes(bytes.try_into().expect("four bytes")))
        };
        (bound(entry)..bound(entry + 1)).filter_map(|at| self.reading(at as usize))
    }

    pub(crate) fn place(&self, at: u32) -> Option<PlaceRecord> {
        let bytes = self.places.get((at as usize).checked_mul(PLACE)?..)?.get(..PLACE)?;
        let number = |at: usize| i32::from_le_bytes(bytes[at..at + 4].try_into().expect("four"));
        Some(PlaceRecord {
            latitude: number(0),
            longitude: number(4),
            population: number(8) as u32,
        })
    }

    /// The string at `at` of the strings.
    pub(crate) fn string(&self, at: u32) -> Option<&str> {
        let bytes = self.strings.get(at as usize..)?;
        let length = u16::from_le_bytes(bytes.get(..2)?.try_into().ok()?) as usize;
        std::str::from_utf8(bytes.get(2..2 + length)?).ok()
    }

    /// Number of bytes held.
    pub(crate) fn len_bytes(&self) -> usize {
        self.map.len_bytes()
            + self.entries.len()
            + self.readings.len()
            + self.places.len()
            + self.strings.len()
    }

    /// The bytes [`Table::from_bytes`] reads back.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        let counts = self.counts;
        let mut bytes = vec![0; HEADER];
        for section in
            [self.map.slots(), &self.entries, &self.readings, &self.places, &self.strings]
        {
            bytes.extend_from_slice(section);
        }
        let sum = checksum(&bytes[HEADER..]);
        bytes[..8].copy_from_slice(&MAGIC);
        bytes[8..10].copy_from_slice(&VERSION.to_le_bytes());
        bytes[12..16].copy_from_slice(&BYTE_ORDER.to_le_bytes());
        let numbers = [
            counts.slots,
            counts.entries,
            counts.readings,
            counts.places,
            counts.strings,
            counts.labels,
            counts.names,
        ];
        for (at, number) in numbers.iter().enumerate() {
            bytes[16 + 4 * at..20 + 4 * at].copy_from_slice(&number.to_le_bytes());
        }
        bytes[48..56].copy_from_slice(&sum.to_le_bytes());
        bytes
    }

    /// Lays out a table from its parts.
    pub(crate) fn assemble(
        slots: Vec<u8>,
        entries: &[u32],
        readings: &[Reading],
        places: &[PlaceRecord],
        strings: Vec<u8>,
        labels: u32,
        names: u32,
    ) -> Result<Table, Error> {
        let counts = Counts {
            slots: (slots.len() / SLOT) as u32,
            entries: entries.len() as u32 - 1,
            readings: readings.len() as u32,
            places: places.len() as u32,
            strings: strings.len() as u32,
            labels,
            names,
        };
        Table::from_parts(
            counts,
            slots.into(),
            entries.iter().flat_map(|at| at.to_le_bytes()).collect::<Vec<_>>().into(),
            readings.iter().flat_map(|reading| reading.to_bytes()).collect::<Vec<_>>().into(),
            places.iter().flat_map(|place| place.to_bytes()).collect::<Vec<_>>().into(),
            strings.into(),
        )
    }
}

fn damaged(why: &str) -> Error {
    Error::new(ErrorKind::Table, format!("damaged table of names: {why}"))
}

fn read_u32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn read_u64(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

/// Reads the header and answers the counts and the range of each section.
fn check_header(bytes: &[u8]) -> Result<(Counts, [std::ops::Range<usize>; 5]), Error> {
    if bytes.len() < HEADER {
        return Err(damaged(&format!("{} bytes, a header has {HEADER}", bytes.len())));
    }
    if bytes[..8] != MAGIC {
        return Err(Error::new(
            ErrorKind::Table,
            "not a table of names: it does not begin with DLNAMES",
        ));
    }
    let order = read_u32(bytes, 12);
    if order != BYTE_ORDER {
        return Err(Error::new(
            ErrorKind::Table,
            format!(
                "table of names in another byte order: mark {order:#010x}, expected {BYTE_ORDER:#010x}"
            ),
        ));
    }
    let version = u16::from_le_bytes([bytes[8], bytes[9]]);
    if version != VERSION {
        return Err(Error::new(
            ErrorKind::Table,
            format!(
                "table of names of format version {version}; this build reads version {VERSION}"
            ),
        ));
    }
    let number = |at: usize| read_u32(bytes, 16 + 4 * at);
    let counts = Counts {
        slots: number(0),
        entries: number(1),
        readings: number(2),
        places: number(3),
        strings: number(4),
        labels: number(5),
        names: number(6),
    };
    let sizes = [
        u64::from(counts.slots) * SLOT as u64,
        (u64::from(counts.entries) + 1) * 4,
        u64::from(counts.readings) * READING as u64,
        u64::from(counts.places) * PLACE as u64,
        u64::from(counts.strings),
    ];
    let total = HEADER as u64 + sizes.iter().sum::<u64>();
    if total != bytes.len() as u64 {
        return Err(damaged(&format!("{} bytes, its header speaks of {total}", bytes.len())));
    }
    let mut start = HEADER;
    let ranges = sizes.map(|size| {
        let range = start..start + size as usize;
        start = range.end;
        range
    });
    Ok((counts, ranges))
}

/// A checksum that catches truncation, bit flips and swapped blocks; not a defence against malice,
/// which the checks of every index are for.
fn checksum(bytes: &[u8]) -> u64 {
    let mut sum = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        sum = mix(sum, u64::from_le_bytes(chunk.try_into().expect("eight bytes")));
    }
    let mut tail = [0; 8];
    tail[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    mix(sum, u64::from_le_bytes(tail))
}
