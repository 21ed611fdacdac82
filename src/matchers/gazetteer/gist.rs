//! [`Gist`]: what all readings of an entry say together, in 32 bits.
//!
//! The readings of a large table lie far apart in memory. What a look-up needs of them is noted at
//! the first one, so that the next finds it in an array a tenth their size.

use crate::matchers::class::{Class, Classes, NAMES};

/// The facts of an entry whose readings fit the same ways of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gist(u32);

const FIRST: usize = Class::GIVEN.index();
const FACTS: u32 = (1 << NAMES.len()) - 1;
const ALIKE: u32 = 1 << 31;
const KNOWN: u32 = 1 << 30;
const ALONE: u32 = 1 << 29;
const _: () = assert!(NAMES.len() <= 29);

impl Gist {
    /// Whether the readings fit depends on more than one capital.
    pub(crate) const UNALIKE: Gist = Gist(KNOWN);

    /// Readings with those facts, of which one may say nothing about other mentions.
    pub(crate) fn new(facts: Classes, alone: bool) -> Gist {
        let facts = (facts.0 >> FIRST) as u32 & FACTS;
        Gist(facts | KNOWN | ALIKE | if alone { ALONE } else { 0 })
    }

    /// The gist with those bits; `None` when it is not known yet.
    #[inline]
    pub(crate) fn from_bits(bits: u32) -> Option<Gist> {
        (bits & KNOWN != 0).then_some(Gist(bits))
    }

    /// The gist as bits, never 0.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// One capital decides for all readings.
    #[inline]
    pub(crate) fn alike(self) -> bool {
        self.0 & ALIKE != 0
    }

    /// One of the readings says nothing about other mentions.
    #[inline]
    pub(crate) fn alone(self) -> bool {
        self.0 & ALONE != 0
    }

    /// The facts of all readings.
    #[inline]
    pub(crate) fn facts(self) -> Classes {
        Classes(u128::from(self.0 & FACTS) << FIRST)
    }
}
