//! [`Brief`]: what an entry of the embedded lists can claim by itself, in 32 bits.
//!
//! Like the [gist](super::gist), it is noted at the first look-up, so that the next one need not
//! gather the readings and the place from all over the table.

use crate::label::Label;
use crate::matchers::gazetteer::CASE;
use crate::matchers::gazetteer::name_class::NameClass;
use crate::matchers::gazetteer::reading::{NameFlags, Reading};

/// What all readings of an entry claim, as far as it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brief {
    /// Nothing: given names and surnames are the patterns' business.
    Silent,
    /// One reading that needs a capital claims something, and no other comes up to it.
    One(Claim),
    /// The readings must be asked.
    Several,
}

/// What a reading says that counts for how far it is to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) class: NameClass,
    /// Of all flags those that count here: [`CLAIM_FLAGS`].
    pub(crate) flags: NameFlags,
    pub(crate) size: CitySize,
    pub(crate) list: u16,
}

const CLAIM_FLAGS: NameFlags = NameFlags::COMMON.with(NameFlags::WEAK).with(NameFlags::AFTER_COMMA);

/// How many live in a city; of other names the smallest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CitySize {
    /// Fewer than fifty thousand, or unknown.
    Small,
    /// From fifty thousand on.
    Middle,
    /// From two hundred thousand on.
    Large,
    /// From a million on.
    Huge,
}

impl CitySize {
    const ALL: [CitySize; 4] = [CitySize::Small, CitySize::Middle, CitySize::Large, CitySize::Huge];

    pub(crate) fn of(population: u32) -> CitySize {
        match population {
            1_000_000.. => CitySize::Huge,
            200_000.. => CitySize::Large,
            50_000.. => CitySize::Middle,
            _ => CitySize::Small,
        }
    }
}

impl Claim {
    pub(crate) fn new(reading: &Reading, population: u32) -> Claim {
        Claim {
            class: reading.class,
            flags: NameFlags(reading.flags.0 & CLAIM_FLAGS.0),
            size: if reading.class == NameClass::City {
                CitySize::of(population)
            } else {
                CitySize::Small
            },
            list: reading.list,
        }
    }

    /// True when the other claim always wins: of two cities of that name the larger is meant.
    fn is_idle_beside(&self, other: &Claim) -> bool {
        (self.class, self.flags) == (other.class, other.flags)
            && self.size as u8 <= other.size as u8
            && self.list >= other.list
    }

    /// False when the reading never claims anything.
    pub(crate) fn speaks(&self) -> bool {
        !self.class.is_name_part() || self.flags.has(NameFlags::AFTER_COMMA)
    }
}

impl Brief {
    /// The brief of readings, each with the population of its place.
    pub(crate) fn of(readings: impl Iterator<Item = (Reading, u32)>) -> Brief {
        let mut brief = Brief::Silent;
        for (reading, population) in readings {
            let claim = Claim::new(&reading, population);
            if !claim.speaks() {
                continue;
            }
            let plain = reading.class != NameClass::Listed
                && !reading.flags.any(CASE)
                && Label::BUILT_IN.get(reading.label as usize) == Some(&reading.class.label());
            brief = match brief {
                Brief::Silent if plain => Brief::One(claim),
                Brief::One(first) if plain && claim.is_idle_beside(&first) => brief,
                _ => return Brief::Several,
            };
        }
        brief
    }

    /// The brief as bits, never 0: the kind in the upper ones.
    pub(crate) fn bits(self) -> u32 {
        match self {
            Brief::Silent => SILENT << KIND,
            Brief::Several => SEVERAL << KIND,
            Brief::One(claim) => {
                ONE << KIND
                    | (claim.size as u32) << 27
                    | u32::from(claim.flags.0) << 24
                    | u32::from(claim.class as u8) << 16
                    | u32::from(claim.list)
            }
        }
    }

    /// The brief of those bits; `None` when it is not known yet.
    #[inline]
    pub(crate) fn from_bits(bits: u32) -> Option<Brief> {
        match bits >> KIND {
            0 => None,
            SILENT => Some(Brief::Silent),
            ONE => Some(Brief::One(Claim {
                class: NameClass::from_code((bits >> 16) as u8)?,
                flags: NameFlags((bits >> 24) as u16 & 7),
                size: CitySize::ALL[(bits >> 27) as usize % 4],
                list: bits as u16,
            })),
            _ => Some(Brief::Several),
        }
    }
}

const KIND: u32 = 29;
const SILENT: u32 = 1;
const ONE: u32 = 2;
const SEVERAL: u32 = 3;
const _: () = assert!(CLAIM_FLAGS.0 == 7);

#[cfg(test)]
mod tests {
    use super::{Brief, CitySize, Claim};
    use crate::matchers::gazetteer::{NameClass, NameFlags};

    #[test]
    fn bits_hold_all_of_a_brief() {
        assert_eq!(Brief::from_bits(0), None);
        for brief in [Brief::Silent, Brief::Several] {
            assert_eq!(Brief::from_bits(brief.bits()), Some(brief));
        }
        for &class in NameClass::ALL {
            for flags in (0..8).map(NameFlags) {
                for size in CitySize::ALL {
                    for list in [0, 1, u16::MAX] {
                        let brief = Brief::One(Claim { class, flags, size, list });
                        assert_eq!(Brief::from_bits(brief.bits()), Some(brief));
                    }
                }
            }
        }
    }
}
