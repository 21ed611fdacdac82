//! [`Table`]: compiled lists of names, read in place.

use std::borrow::Cow;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::Error;
use crate::matchers::gazetteer::brief::Brief;
use crate::matchers::gazetteer::format::{
    Header, SECTIONS, STARTS_ANYWHERE, check_sum, damaged, read_u32,
};
use crate::matchers::gazetteer::gist::Gist;
use crate::matchers::gazetteer::reading::{GEONAMES, NONE, PLACE, PlaceRecord, READING, Reading};
use crate::matchers::keymap::KeyMap;

/// A table over embedded or owned bytes, checked when it was read.
#[derive(Debug)]
pub(crate) struct Table {
    map: KeyMap,
    entries: Cow<'static, [u8]>,
    readings: Cow<'static, [u8]>,
    surfaces: Cow<'static, [u8]>,
    places: Cow<'static, [u8]>,
    strings: Cow<'static, [u8]>,
    /// What was noted of every entry, once it was asked for. Any thread notes the same.
    notes: Box<[Note]>,
    header: Header,
    pub(crate) labels: Vec<String>,
}

/// The bits of what was noted of an entry; 0 for what was not yet.
#[derive(Debug, Default)]
struct Note {
    gist: AtomicU32,
    brief: AtomicU32,
}

impl Table {
    /// Reads a table that lies in the program, without copying it. The checksum is left out: these
    /// bytes are part of the program, and it would cost a pass over them at every start.
    pub(crate) fn from_static(bytes: &'static [u8]) -> Result<Table, Error> {
        let (header, ranges) = Header::read(bytes)?;
        Table::from_parts(header, ranges.map(|range| Cow::Borrowed(&bytes[range])))
    }

    /// Reads a table from a file's bytes; everything in it is checked.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Result<Table, Error> {
        let (header, ranges) = Header::read(bytes)?;
        check_sum(bytes)?;
        let table =
            Table::from_parts(header, ranges.map(|range| Cow::Owned(bytes[range].to_vec())))?;
        table.check()?;
        Ok(table)
    }

    /// A table over its sections, in the order of the file.
    pub(crate) fn from_parts(
        header: Header,
        sections: [Cow<'static, [u8]>; SECTIONS],
    ) -> Result<Table, Error> {
        let [slots, entries, readings, surfaces, places, strings] = sections;
        let mut table = Table {
            map: KeyMap::new(slots),
            entries,
            readings,
            surfaces,
            places,
            strings,
            notes: (0..header.entries).map(|_| Note::default()).collect(),
            header,
            labels: Vec::new(),
        };
        let mut at = 0;
        for _ in 0..header.labels {
            let name =
                table.string(at).ok_or_else(|| damaged("a label name is cut off"))?.to_owned();
            at += 2 + name.len() as u32;
            table.labels.push(name);
        }
        Ok(table)
    }

    /// Every index must point into its section; a table that passes never surprises a look-up.
    fn check(&self) -> Result<(), Error> {
        if !self.map.is_sound(self.header.entries) {
            return Err(damaged("a slot points past the entries, or no slot is free"));
        }
        let strings = self.string_starts().ok_or_else(|| damaged("the ids are cut off"))?;
        let mut last = 0;
        for first in self.entries.chunks_exact(4).map(|bytes| read_u32(bytes, 0)) {
            if first < last || first > self.header.readings {
                return Err(damaged("an entry points past the readings"));
            }
            last = first;
        }
        for at in 0..self.header.readings as usize {
            let reading =
                self.reading(at).ok_or_else(|| damaged("a reading has an unknown class"))?;
            if u32::from(reading.label) >= 5 + self.header.labels {
                return Err(damaged("a reading has an unknown label"));
            }
            if reading.place != NONE && reading.place >= self.header.places {
                return Err(damaged("a reading points past the places"));
            }
            let id = reading.id as usize;
            if reading.id != NONE
                && reading.id & GEONAMES == 0
                && strings.get(id / 64).is_none_or(|bits| bits >> (id % 64) & 1 == 0)
            {
                return Err(damaged("a reading points past the ids"));
            }
        }
        Ok(())
    }

    /// One bit a byte of the strings, set where one begins; `None` when the last one is cut off or
    /// one is not UTF-8. Going through them in their order is much faster than from the readings.
    fn string_starts(&self) -> Option<Vec<u64>> {
        let mut starts = vec![0u64; self.strings.len() / 64 + 1];
        let mut at = 0;
        while at < self.strings.len() {
            starts[at / 64] |= 1 << (at % 64);
            at += 2 + self.string(u32::try_from(at).ok()?)?.len();
        }
        Some(starts)
    }

    /// True when a name may start at any token.
    pub(crate) fn starts_anywhere(&self) -> bool {
        self.header.flags & STARTS_ANYWHERE != 0
    }

    /// Number of names, aliases included.
    pub(crate) fn names(&self) -> u32 {
        self.header.names
    }

    pub(crate) fn map(&self) -> &KeyMap {
        &self.map
    }

    /// The gist of an entry, when it was noted.
    #[inline]
    pub(crate) fn gist(&self, entry: u32) -> Option<Gist> {
        Gist::from_bits(self.notes.get(entry as usize)?.gist.load(Ordering::Relaxed))
    }

    /// Notes the gist of an entry.
    pub(crate) fn note_gist(&self, entry: u32, gist: Gist) -> Gist {
        if let Some(note) = self.notes.get(entry as usize) {
            note.gist.store(gist.bits(), Ordering::Relaxed);
        }
        gist
    }

    /// The bits of the brief of an entry; 0 when it was not noted yet.
    #[inline]
    pub(crate) fn brief_bits(&self, entry: u32) -> u32 {
        self.notes.get(entry as usize).map_or(0, |note| note.brief.load(Ordering::Relaxed))
    }

    /// Finds out the brief of an entry and notes it.
    #[cold]
    pub(crate) fn note_brief(&self, entry: u32) -> Brief {
        let readings = self.readings(entry);
        let brief = Brief::of(readings.map(|reading| (reading, self.population(&reading))));
        if let Some(note) = self.notes.get(entry as usize) {
            note.brief.store(brief.bits(), Ordering::Relaxed);
        }
        brief
    }

    /// How many live in the place of a reading, as far as that is known.
    pub(crate) fn population(&self, reading: &Reading) -> u32 {
        self.place(reading.place).map_or(0, |place| place.population)
    }

    fn reading(&self, at: usize) -> Option<Reading> {
        let bytes = self.readings.get(at.checked_mul(READING)?..)?.get(..READING)?;
        let surface = self.surfaces.get(at * 4..at * 4 + 4).map_or(0, |bytes| read_u32(bytes, 0));
        Reading::from_bytes(bytes, surface)
    }

    /// The readings of an entry, most likely first.
    #[inline]
    pub(crate) fn readings(&self, entry: u32) -> impl Iterator<Item = Reading> + '_ {
        let bound = |at: u32| {
            self.entries
                .get(at as usize * 4..at as usize * 4 + 4)
                .map_or(0, |bytes| u32::from_le_bytes(bytes.try_into().expect("four bytes")))
        };
        (bound(entry)..bound(entry.saturating_add(1))).filter_map(|at| self.reading(at as usize))
    }

    pub(crate) fn place(&self, at: u32) -> Option<PlaceRecord> {
        let bytes = self.places.get((at as usize).checked_mul(PLACE)?..)?.get(..PLACE)?;
        PlaceRecord::from_bytes(bytes)
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
            + self.surfaces.len()
            + self.places.len()
            + self.strings.len()
            + size_of_val(&*self.notes)
    }

    /// The bytes [`Table::from_bytes`] reads back.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        self.header.write([
            self.map.slots(),
            &self.entries,
            &self.readings,
            &self.surfaces,
            &self.places,
            &self.strings,
        ])
    }
}
