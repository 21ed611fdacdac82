//! How a word becomes a key: folding, then a hash that is the same everywhere.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const MIX: u64 = 0xd6e8_feb8_6659_fd93;

/// One step of the hash: multiplies to 128 bits and folds the halves together, so that every bit
/// of the input reaches every bit of the answer.
#[inline]
pub(crate) const fn mix(a: u64, b: u64) -> u64 {
    let product = (a ^ MIX) as u128 * (b ^ SEED) as u128;
    (product as u64) ^ ((product >> 64) as u64)
}

/// The key of a sequence of words, one word at a time: `sequence_key` of the part so far and the
/// next word's key. The order counts.
#[inline]
pub(crate) const fn sequence_key(so_far: u64, word: u64) -> u64 {
    mix(so_far.rotate_left(23), word)
}

/// Every byte with bit 5 set: lower case for ASCII letters, and the identity for digits,
/// apostrophe, full stop, ampersand and hyphen, which are all else a word can hold.
pub(crate) const FOLD: u64 = 0x2020_2020_2020_2020;

/// The key of an ASCII word that starts at `start` in `text` and ends at `end`.
#[inline]
pub(crate) fn ascii_key(text: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = (end - start) as u64;
    let mut at = start;
    while end - at > 8 {
        hash = mix(hash, eight_bytes(text, at) | FOLD);
        at += 8;
    }
    let rest = (end - at) as u32;
    mix(hash, (eight_bytes(text, at) | FOLD) & (u64::MAX >> (64 - 8 * rest)))
}

/// [`ascii_key`] of one character.
pub(crate) const fn mark_key(mark: u8) -> u64 {
    mix(1, mark as u64 | FOLD & 0xff)
}

/// The eight bytes at `at`, little-endian, with zeros past the end of the text.
#[inline(always)]
pub(crate) fn eight_bytes(text: &[u8], at: usize) -> u64 {
    match text.get(at..).and_then(<[u8]>::first_chunk) {
        Some(bytes) => u64::from_le_bytes(*bytes),
        None => last_bytes(text, at),
    }
}

#[cold]
fn last_bytes(text: &[u8], at: usize) -> u64 {
    let mut bytes = [0; 8];
    let rest = &text[at..];
    bytes[..rest.len()].copy_from_slice(rest);
    u64::from_le_bytes(bytes)
}

/// The key of any word: accents, case and the style of the apostrophe folded away, then
/// [`ascii_key`] over the bytes. Words that differ only in what is folded have one key.
pub(crate) fn word_key(word: &str) -> u64 {
    debug_assert!(!word.is_empty());
    if word.is_ascii() {
        return ascii_key(word.as_bytes(), 0, word.len());
    }
    // Long enough for all but a handful of words; the rest of a longer one still counts.
    let mut buffer = [0u8; 96];
    let mut filled = 0;
    let mut overflow = 0u64;
    let mut push = |c: char| {
        let mut bytes = [0; 4];
        for &byte in c.encode_utf8(&mut bytes).as_bytes() {
            if filled < buffer.len() {
                buffer[filled] = byte;
                filled += 1;
            } else {
                overflow = mix(overflow, u64::from(byte));
            }
        }
    };
    for c in word.nfd().filter(|&c| !is_combining_mark(c)) {
        match c {
            '’' | 'ʼ' | '‘' | '`' => push('\''),
            'ß' | 'ẞ' => "ss".chars().for_each(&mut push),
            'Æ' | 'æ' => "ae".chars().for_each(&mut push),
            'Œ' | 'œ' => "oe".chars().for_each(&mut push),
            'Ø' | 'ø' => push('o'),
            'Ł' | 'ł' => push('l'),
            'Đ' | 'đ' | 'Ð' | 'ð' => push('d'),
            'Þ' | 'þ' => "th".chars().for_each(&mut push),
            'ı' => push('i'),
            _ => c.to_lowercase().filter(|&c| !is_combining_mark(c)).for_each(&mut push),
        }
    }
    if filled == 0 {
        // Nothing but marks: keep the word apart from every other by its own bytes.
        return word.bytes().fold(MIX, |hash, byte| mix(hash, u64::from(byte)));
    }
    let folded = &buffer[..filled];
    // FOLD would merge characters whose bytes differ in bit 5 only, so it is for ASCII alone.
    let key = if folded.is_ascii() && overflow == 0 {
        ascii_key(folded, 0, filled)
    } else {
        folded.iter().fold(MIX, |hash, &byte| mix(hash, u64::from(byte)))
    };
    if overflow == 0 { key } else { mix(key, overflow) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_accents_and_apostrophes() {
        for (a, b) in [
            ("Iraq", "IRAQ"),
            ("Beyoncé", "Beyonce"),
            ("Shi’ite", "Shi'ite"),
            ("Łódź", "lodz"),
            ("İzmir", "Izmir"),
            ("Internationalisierung", "INTERNATIONALISIERUNG"),
        ] {
            assert_eq!(word_key(a), word_key(b), "{a} {b}");
        }
        for (a, b) in [("Iraq", "Iran"), ("a", "aa"), ("U.S", "US"), ("12345678", "123456780")] {
            assert_ne!(word_key(a), word_key(b), "{a} {b}");
        }
    }

    #[test]
    fn marks_have_the_key_of_words() {
        for mark in 0..128u8 {
            assert_eq!(mark_key(mark), word_key(&char::from(mark).to_string()), "{mark}");
        }
    }

    #[test]
    fn the_key_does_not_depend_on_what_follows_the_word() {
        for text in ["Baghdad", "Baghdad, Iraq and more", "Baghdad "] {
            assert_eq!(ascii_key(text.as_bytes(), 0, 7), word_key("Baghdad"), "{text}");
        }
    }
}
