//! [`Need`]: what a token must at least be for an element of a pattern to fit it.

use crate::matchers::class::{Class, Classes};
use crate::matchers::patterns::pattern::{Condition, Element};

/// A test that every token passes which fits one of some conditions, and few others. Most tokens
/// beside an anchor fail it, and the pattern is not tried.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Need {
    /// One of these.
    any: Classes,
    /// And none of these.
    none: Classes,
    /// Or one of some words: a bit for each, by the lowest six bits of its key.
    words: u64,
}

/// What stands beside an anchor, as a [`Need`] looks at it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Neighbour {
    classes: Classes,
    word: u64,
}

/// With more words most of their bits are set: those of 180 road codes (`M25`) were all of them.
const MANY: usize = 16;

/// A bit that is no class and that everything has, the end of a sentence too.
const ANYTHING: Classes = Classes(1 << 127);

impl Neighbour {
    /// The end of a sentence.
    pub(crate) const NONE: Neighbour = Neighbour { classes: ANYTHING, word: 0 };

    /// A token with those classes and that key.
    #[inline]
    pub(crate) fn new(classes: Classes, key: u64) -> Neighbour {
        Neighbour { classes: classes.union(ANYTHING), word: 1 << (key % 64) }
    }
}

impl Need {
    /// What the token next to an anchor must be, when `elements` go on from there: the first that
    /// cannot be left out decides, with those before it that can.
    pub(crate) fn of<'a>(elements: impl Iterator<Item = &'a Element>) -> Need {
        let mut need = Need::NEVER;
        for element in elements {
            for condition in element.any {
                need.widen(condition);
            }
            if element.min > 0 {
                return need;
            }
        }
        Need { any: ANYTHING, none: Classes::NONE, words: 0 }
    }

    /// What passes no token.
    pub(crate) const NEVER: Need = Need { any: Classes::NONE, none: Classes(u128::MAX), words: 0 };

    /// A test for both: what passes one of them passes it.
    pub(crate) fn or(self, other: Need) -> Need {
        Need {
            any: self.any.union(other.any),
            none: Classes(self.none.0 & other.none.0),
            words: self.words | other.words,
        }
    }

    /// Lets pass what fits the condition too: by its words when they are few, else by a class.
    fn widen(&mut self, condition: &Condition) {
        let class = rarest(condition.all);
        let few = condition.words.len() <= MANY || class.is_none();
        if !condition.words.is_empty() && few {
            for key in condition.words {
                self.words |= 1 << (key % 64);
            }
            return;
        }
        match class {
            Some(class) => self.any.0 |= 1 << class,
            None => self.any = self.any.union(ANYTHING),
        }
        self.none.0 &= condition.none.0;
    }

    #[inline(always)]
    pub(crate) fn allows(&self, token: Neighbour) -> bool {
        (token.classes.any(self.any) & !token.classes.any(self.none))
            | (self.words & token.word != 0)
    }
}

/// The bit of the class that the fewest tokens have: those of the lexicon are rarer than those of
/// names, and those of forms come last, of which nearly every token has [`Class::SPACE_BEFORE`].
pub(crate) fn rarest(classes: Classes) -> Option<usize> {
    const LEXICON: u128 = (1 << 40) - 1;
    const SPACE: u128 = 1 << Class::SPACE_BEFORE.index();
    let bits =
        [classes.0 & LEXICON, classes.0 & !SPACE, classes.0].into_iter().find(|&b| b != 0)?;
    Some(127 - bits.leading_zeros() as usize)
}
