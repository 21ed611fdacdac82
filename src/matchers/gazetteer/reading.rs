//! What a table stores of one reading of a name, and the flags of it.

use crate::matchers::gazetteer::name_class::NameClass;

/// Bytes of a reading.
pub(crate) const READING: usize = 16;
/// Bytes of a place.
pub(crate) const PLACE: usize = 12;

/// In [`Reading::id`]: a GeoNames number and not a place in the strings.
pub(crate) const GEONAMES: u32 = 1 << 31;
/// In [`Reading::id`] and [`Reading::place`]: none.
pub(crate) const NONE: u32 = u32::MAX;

/// A set of facts about one reading of a name.
///
/// ```
/// use dateline::NameFlags;
///
/// let flags = NameFlags::EXACT_CASE.with(NameFlags::UPPER_TOO);
/// assert!(flags.has(NameFlags::EXACT_CASE) && !flags.has(NameFlags::ANY_CASE));
/// ```
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
    /// Counts only with the capitals it is listed with: `iRobot` and not `Irobot`.
    pub const EXACT_CASE: NameFlags = NameFlags(64);
    /// With [`NameFlags::EXACT_CASE`]: counts all in capitals too, as headlines have it.
    pub const UPPER_TOO: NameFlags = NameFlags(128);
    /// Counts only with the accents it is listed with: `Peña` and not `Pena`.
    pub const EXACT_ACCENTS: NameFlags = NameFlags(256);
    /// Of a caller's list: no stronger than a name of the embedded lists.
    pub const BESIDE: NameFlags = NameFlags(512);
    /// Of a caller's list: counts only where nothing else finds a name.
    pub const LAST: NameFlags = NameFlags(1024);
    /// A part of a listed name: the surname alone.
    pub const PART: NameFlags = NameFlags(2048);

    /// True when every fact of `other` is in this set.
    pub const fn has(self, other: NameFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// The facts of both sets.
    #[must_use]
    pub const fn with(self, other: NameFlags) -> NameFlags {
        NameFlags(self.0 | other.0)
    }

    /// True when at least one fact of `other` is in this set.
    pub const fn any(self, other: NameFlags) -> bool {
        self.0 & other.0 != 0
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
    /// The name as written, see `surface`; 0 where that does not matter.
    pub(crate) surface: u32,
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

    pub(crate) fn from_bytes(bytes: &[u8], surface: u32) -> Option<Reading> {
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
            surface,
        })
    }
}

/// Where a place is and how many live there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PlaceRecord {
    /// Latitude and longitude in ten-thousandths of a degree, where they are known.
    pub(crate) coordinates: Option<(i32, i32)>,
    /// 0 where it is not known.
    pub(crate) population: u32,
}

/// In the place of both coordinates: not known.
const NOWHERE: i32 = i32::MIN;

impl PlaceRecord {
    pub(crate) fn to_bytes(self) -> [u8; PLACE] {
        let mut bytes = [0; PLACE];
        let (latitude, longitude) = self.coordinates.unwrap_or((NOWHERE, NOWHERE));
        bytes[..4].copy_from_slice(&latitude.to_le_bytes());
        bytes[4..8].copy_from_slice(&longitude.to_le_bytes());
        bytes[8..].copy_from_slice(&self.population.to_le_bytes());
        bytes
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<PlaceRecord> {
        let bytes: &[u8; PLACE] = bytes.try_into().ok()?;
        let number = |at: usize| i32::from_le_bytes(bytes[at..at + 4].try_into().expect("four"));
        let (latitude, longitude) = (number(0), number(4));
        let known = latitude != NOWHERE && longitude != NOWHERE;
        Some(PlaceRecord {
            coordinates: known.then_some((latitude, longitude)),
            population: number(8) as u32,
        })
    }
}
