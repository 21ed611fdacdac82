//! The bytes of a compiled table: header, sections, checksum, and what can be wrong with them.
//!
//! ```text
//! header    64 bytes   see `Header`
//! slots      8 each    key -> entry, see `keymap`
//! entries    4 each    first reading of each entry, and one more for the end
//! readings  16 each    label, class, country, flags, list, place, id
//! surfaces   4 each    one a reading, or none at all: the name as written, see `surface`
//! places    12 each    latitude and longitude in ten-thousandths of a degree, population;
//!                      -2^31 for both coordinates and 0 for the population where not known
//! strings              label names, then ids, each with its length in two bytes before it
//! ```
//!
//! All numbers are little-endian. The header is: magic (8 bytes), version (2), flags (2), byte-order
//! mark (4), eight counts (4 each), checksum of everything but itself (8), zeros (8).

use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::matchers::gazetteer::reading::{PLACE, READING};
use crate::matchers::keymap::SLOT;
use crate::tokenizer::mix;

const MAGIC: [u8; 8] = *b"DLNAMES\n";
const VERSION: u16 = 1;
const BYTE_ORDER: u32 = 0x0102_0304;
const HEADER: usize = 64;
/// Where the checksum stands.
const SUM: Range<usize> = 48..56;
/// The counts of a header, and the sections.
const COUNTS: usize = 8;
pub(crate) const SECTIONS: usize = 6;

/// In [`Header::flags`]: a name may start at any token, not only at a capital or a digit.
pub(crate) const STARTS_ANYWHERE: u16 = 1;

/// What a table says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) flags: u16,
    pub(crate) slots: u32,
    pub(crate) entries: u32,
    pub(crate) readings: u32,
    pub(crate) places: u32,
    pub(crate) strings: u32,
    pub(crate) labels: u32,
    pub(crate) names: u32,
    pub(crate) surfaces: u32,
}

impl Header {
    fn counts(self) -> [u32; COUNTS] {
        [
            self.slots,
            self.entries,
            self.readings,
            self.places,
            self.strings,
            self.labels,
            self.names,
            self.surfaces,
        ]
    }

    /// Number of bytes of each section, in their order.
    fn sizes(self) -> [u64; SECTIONS] {
        [
            u64::from(self.slots) * SLOT as u64,
            (u64::from(self.entries) + 1) * 4,
            u64::from(self.readings) * READING as u64,
            u64::from(self.surfaces) * 4,
            u64::from(self.places) * PLACE as u64,
            u64::from(self.strings),
        ]
    }

    /// Reads and checks a header; answers the ranges of the sections too.
    pub(crate) fn read(bytes: &[u8]) -> Result<(Header, [Range<usize>; SECTIONS]), Error> {
        let fail = |kind, message: String| Err(Error::new(kind, message));
        let magic = &bytes[..bytes.len().min(MAGIC.len())];
        if !MAGIC.starts_with(magic) || bytes.is_empty() {
            return fail(
                ErrorKind::NotATable,
                "not a table of names: it does not begin with DLNAMES".to_owned(),
            );
        }
        if bytes.len() < HEADER {
            return fail(
                ErrorKind::Truncated,
                format!("truncated table of names: {} bytes, a header has {HEADER}", bytes.len()),
            );
        }
        let order = read_u32(bytes, 12);
        if order == BYTE_ORDER.swap_bytes() {
            return fail(
                ErrorKind::ByteOrder,
                "table of names in big-endian byte order; tables are little-endian".to_owned(),
            );
        }
        let version = u16::from_le_bytes([bytes[8], bytes[9]]);
        if version != VERSION {
            return fail(
                ErrorKind::Version,
                format!(
                    "table of names of format version {version}; this build reads version {VERSION}"
                ),
            );
        }
        if order != BYTE_ORDER {
            return Err(damaged(&format!("its byte-order mark is {order:#010x}")));
        }
        let count = |at: usize| read_u32(bytes, 16 + 4 * at);
        let header = Header {
            flags: u16::from_le_bytes([bytes[10], bytes[11]]),
            slots: count(0),
            entries: count(1),
            readings: count(2),
            places: count(3),
            strings: count(4),
            labels: count(5),
            names: count(6),
            surfaces: count(7),
        };
        let total = HEADER as u64 + header.sizes().iter().sum::<u64>();
        if total > bytes.len() as u64 {
            return fail(
                ErrorKind::Truncated,
                format!(
                    "truncated table of names: {} bytes, its header speaks of {total}",
                    bytes.len()
                ),
            );
        }
        if total != bytes.len() as u64 {
            return Err(damaged(&format!("{} bytes, its header speaks of {total}", bytes.len())));
        }
        if header.surfaces != 0 && header.surfaces != header.readings {
            return Err(damaged("not every reading has its surface"));
        }
        let mut start = HEADER;
        let ranges = header.sizes().map(|size| {
            let range = start..start + size as usize;
            start = range.end;
            range
        });
        Ok((header, ranges))
    }

    /// The bytes of a table with these sections.
    pub(crate) fn write(self, sections: [&[u8]; SECTIONS]) -> Vec<u8> {
        let size = sections.iter().map(|section| section.len()).sum::<usize>();
        let mut bytes = Vec::with_capacity(HEADER + size);
        bytes.extend(MAGIC);
        bytes.extend(VERSION.to_le_bytes());
        bytes.extend(self.flags.to_le_bytes());
        bytes.extend(BYTE_ORDER.to_le_bytes());
        bytes.extend(self.counts().iter().flat_map(|count| count.to_le_bytes()));
        bytes.resize(HEADER, 0);
        for section in sections {
            bytes.extend_from_slice(section);
        }
        let sum = checksum(&bytes).to_le_bytes();
        bytes[SUM].copy_from_slice(&sum);
        bytes
    }
}

/// The same bytes with the checksum they should have; unchanged without a whole header.
pub(crate) fn with_checksum(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    if bytes.len() >= HEADER {
        let sum = checksum(&bytes).to_le_bytes();
        bytes[SUM].copy_from_slice(&sum);
    }
    bytes
}

/// Fails when a table's checksum does not agree with its contents. The header must be whole.
pub(crate) fn check_sum(bytes: &[u8]) -> Result<(), Error> {
    let sum = u64::from_le_bytes(bytes[SUM].try_into().expect("eight bytes"));
    if checksum(bytes) == sum {
        return Ok(());
    }
    Err(damaged("its checksum does not agree with its contents"))
}

pub(crate) fn damaged(why: &str) -> Error {
    Error::new(ErrorKind::Table, format!("damaged table of names: {why}"))
}

pub(crate) fn read_u32(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

/// A checksum of all but its own place that catches truncation, bit flips and swapped blocks; not a
/// defence against malice, which the checks of every index are for.
fn checksum(bytes: &[u8]) -> u64 {
    let header = lanes(&bytes[..SUM.start]);
    mix(header, lanes(&bytes[SUM.end..]))
}

/// Four sums side by side, so that the processor need not wait for one multiplication after the
/// other.
fn lanes(bytes: &[u8]) -> u64 {
    let word = |bytes: &[u8]| u64::from_le_bytes(bytes.try_into().expect("eight bytes"));
    let mut sums = [bytes.len() as u64, 1, 2, 3];
    let mut chunks = bytes.chunks_exact(32);
    for chunk in &mut chunks {
        for (lane, sum) in sums.iter_mut().enumerate() {
            *sum = mix(*sum, word(&chunk[8 * lane..8 * lane + 8]));
        }
    }
    let mut tail = [0; 32];
    tail[..chunks.remainder().len()].copy_from_slice(chunks.remainder());
    for chunk in tail.chunks_exact(8) {
        sums[0] = mix(sums[0], word(chunk));
    }
    sums.into_iter().fold(0, mix)
}
