//! The class of every byte, as a table: the scanner's only question about ASCII.

pub(crate) const UPPER: u8 = 1;
pub(crate) const LOWER: u8 = 2;
pub(crate) const DIGIT: u8 = 4;
pub(crate) const SPACE: u8 = 8;
/// A byte of a character outside ASCII.
pub(crate) const HIGH: u8 = 16;
/// Marks that count as [`Symbol`](crate::tokenizer::TokenKind::Symbol): `$+<=>^`|~` and controls.
pub(crate) const SYMBOL: u8 = 32;
/// Marks that may go on with a word when they stand right behind its letters: `'&.:@`.
pub(crate) const JOINER: u8 = 64;
/// In what was seen of a run: an upper-case letter follows a lower-case one. Shares its bit with
/// SPACE, which a run never holds.
pub(crate) const MIXED: u8 = SPACE;
pub(crate) const LETTER: u8 = UPPER | LOWER;
pub(crate) const ALNUM: u8 = LETTER | DIGIT;

static CLASS: [u8; 256] = {
    let mut table = [0u8; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c => SPACE,
            b'$' | b'+' | b'<' | b'=' | b'>' | b'^' | b'`' | b'|' | b'~' => SYMBOL,
            0x00..=0x1f | 0x7f => SYMBOL,
            0x80..=0xff => HIGH,
            b'\'' | b'&' | b'.' | b':' | b'@' => JOINER,
            _ => 0,
        };
        byte += 1;
    }
    table
};

/// The class of a byte.
#[inline(always)]
pub(crate) fn class(byte: u8) -> u8 {
    CLASS[byte as usize]
}

/// The class of the byte at `at`, 0 past the end.
#[inline(always)]
pub(crate) fn class_at(bytes: &[u8], at: usize) -> u8 {
    match bytes.get(at) {
        Some(&byte) => class(byte),
        None => 0,
    }
}
