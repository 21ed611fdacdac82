//! [`Shape`]: the outline of a token in eight bits.

use crate::tokenizer::class::{DIGIT, LOWER, MIXED, UPPER, class};

/// A set of facts about the letters, digits and marks of a token.
///
/// ```
/// use dateline::tokenizer::{Shape, tokenize};
///
/// let tokens = tokenize("NATO McDonald U.S.");
/// assert!(tokens[0].shape().has(Shape::ALL_UPPER));
/// assert!(tokens[1].shape().has(Shape::INITIAL_UPPER) && tokens[1].shape().has(Shape::MIXED));
/// assert!(tokens[2].shape().has(Shape::ALL_UPPER) && tokens[2].shape().has(Shape::DOT));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Shape(pub(crate) u8);

impl Shape {
    /// The first character is an upper-case letter.
    pub const INITIAL_UPPER: Shape = Shape(1);
    /// It has letters, and all of them are upper case.
    pub const ALL_UPPER: Shape = Shape(2);
    /// An upper-case letter follows a lower-case one: `McDonald`, `iPhone`.
    pub const MIXED: Shape = Shape(4);
    /// It has a lower-case letter.
    pub const LOWER: Shape = Shape(8);
    /// It has a digit.
    pub const DIGIT: Shape = Shape(16);
    /// It has a full stop.
    pub const DOT: Shape = Shape(32);
    /// It has an apostrophe or an ampersand inside.
    pub const MARK: Shape = Shape(64);
    /// It has a character outside ASCII.
    pub const NON_ASCII: Shape = Shape(128);

    /// True when every fact of `other` is in this set.
    pub const fn has(self, other: Shape) -> bool {
        self.0 & other.0 == other.0
    }

    /// True when at least one fact of `other` is in this set.
    pub(crate) const fn any(self, other: Shape) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as bits, in the order of the constants.
    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    /// The set of those bits.
    pub(crate) const fn from_bits(bits: u8) -> Shape {
        Shape(bits)
    }

    pub(crate) const fn with(self, other: Shape) -> Shape {
        Shape(self.0 | other.0)
    }

    /// The shape of an ASCII run, by its first byte and the classes seen in it.
    #[inline]
    pub(crate) fn of_run(first: u8, seen: u8) -> Shape {
        OF_RUN[(seen & 15) as usize].with(Shape(class(first) & UPPER))
    }

    /// The shape of the characters of `word`.
    pub(crate) fn of(word: &str) -> Shape {
        let mut shape = Shape::default();
        let (mut upper, mut lower_in_part, mut first) = (false, false, true);
        let starts_lower = word.starts_with(char::is_lowercase);
        for c in word.chars() {
            if !c.is_ascii() && c != '’' {
                shape = shape.with(Shape::NON_ASCII);
            }
            if c.is_uppercase() {
                upper = true;
                if first {
                    shape = shape.with(Shape::INITIAL_UPPER);
                }
                if lower_in_part || starts_lower {
                    shape = shape.with(Shape::MIXED);
                }
            } else if c.is_lowercase() {
                shape = shape.with(Shape::LOWER);
                lower_in_part = true;
            } else if c.is_numeric() {
                shape = shape.with(Shape::DIGIT);
            } else if c == '.' {
                shape = shape.with(Shape::DOT);
            } else if matches!(c, '\'' | '’' | '&') {
                shape = shape.with(Shape::MARK);
            }
            // `O'Neill` is two parts, neither of them mixed; `l'Avenir` is mixed as a whole.
            lower_in_part &= !matches!(c, '\'' | '’' | 'ʼ' | '&' | '.' | ',');
            first = false;
        }
        if upper && !shape.has(Shape::LOWER) {
            shape = shape.with(Shape::ALL_UPPER);
        }
        shape
    }
}

/// The shape of every set of UPPER, LOWER, DIGIT and MIXED; the first letter is added by itself.
static OF_RUN: [Shape; 16] = {
    let mut table = [Shape(0); 16];
    let mut seen = 0;
    while seen < 16 {
        let mut shape = Shape(0);
        if seen & LOWER != 0 {
            shape = shape.with(Shape::LOWER);
        }
        if seen & DIGIT != 0 {
            shape = shape.with(Shape::DIGIT);
        }
        if seen & MIXED != 0 {
            shape = shape.with(Shape::MIXED);
        }
        if seen & (UPPER | LOWER) == UPPER {
            shape = shape.with(Shape::ALL_UPPER);
        }
        table[seen as usize] = shape;
        seen += 1;
    }
    table
};
