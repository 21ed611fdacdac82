//! A name as it is written: where its capitals and accents stand, in 32 bits.
//!
//! Keys fold both away, so a reading that insists on them keeps this beside its key. The upper half
//! is a cyclic checksum of one bit a letter, upper or lower: two ways to write a name of at most
//! sixteen letters never agree by accident. The lower half is a hash of the characters without case.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::matchers::gazetteer::reading::{NameFlags, Reading};
use crate::tokenizer::{Shape, Token, TokenKind, mix};

/// The flags for which [`agrees`] needs the surface.
pub(crate) const EXACT: NameFlags = NameFlags::EXACT_CASE.with(NameFlags::EXACT_ACCENTS);

/// The surface of the words of a name. Never 0.
pub(crate) fn surface(text: &str, tokens: &[Token]) -> u32 {
    let (mut case, mut accents) = (0xffff_u16, 0);
    for token in tokens {
        for c in token.of(text).nfd() {
            if c.is_alphabetic() && !is_combining_mark(c) {
                case = next_case(case, c.is_uppercase());
            }
            for c in c.to_lowercase() {
                let c = if matches!(c, '’' | 'ʼ' | '‘' | '`') { '\'' } else { c };
                accents = mix(accents, u64::from(c));
            }
        }
    }
    (u32::from(case) << 16 | u32::from((accents >> 32) as u16)).max(1)
}

/// One bit more of CRC-16-CCITT.
const fn next_case(sum: u16, upper: bool) -> u16 {
    let out = (sum >> 15) ^ upper as u16;
    (sum << 1) ^ (0x1021 * out)
}

/// True when words of the text are written as the reading demands.
pub(crate) fn agrees(text: &str, tokens: &[Token], reading: &Reading) -> bool {
    let flags = reading.flags;
    if !flags.any(EXACT) {
        return true;
    }
    let written = surface(text, tokens);
    let case = !flags.has(NameFlags::EXACT_CASE)
        || written >> 16 == reading.surface >> 16
        || (flags.has(NameFlags::UPPER_TOO) && in_capitals(tokens));
    let accents = !flags.has(NameFlags::EXACT_ACCENTS) || written as u16 == reading.surface as u16;
    case && accents
}

fn in_capitals(tokens: &[Token]) -> bool {
    tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word)
        .all(|token| token.shape.has(Shape::ALL_UPPER))
}

#[cfg(test)]
mod tests {
    use super::surface;
    use crate::tokenizer::tokenize;

    fn of(text: &str) -> u32 {
        surface(text, &tokenize(text))
    }

    #[test]
    fn capitals_and_accents_are_told_apart() {
        assert_eq!(of("Shi’ite Crescent"), of("Shi'ite  Crescent"));
        assert_eq!(of("Pen\u{303}a"), of("Peña"));
        assert_eq!(of("PEÑA") as u16, of("Peña") as u16);
        assert_eq!(of("Pena") >> 16, of("Peña") >> 16);
        assert_ne!(of("Pena") as u16, of("Peña") as u16);
        // Every way to write eleven letters is its own.
        let mut seen: Vec<u32> = (0..1u32 << 11)
            .map(|bits| {
                let word: String =
                    (0..11).map(|at| if bits >> at & 1 == 1 { 'A' } else { 'a' }).collect();
                of(&word) >> 16
            })
            .collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 1 << 11);
    }
}
