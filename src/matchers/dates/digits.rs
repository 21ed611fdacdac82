//! [`Digits`]: what a token that starts with a digit can be.

use crate::data::dates::class;
use crate::matchers::dates::tables::Mask;

/// A digit token, read once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Digits {
    pub(crate) mask: Mask,
    /// The place of the token.
    pub(crate) place: u32,
    /// The number, or its whole part, cut at a billion.
    pub(crate) value: u64,
    /// Thousandths after the decimal point.
    pub(crate) rest: u16,
    /// How many digits the whole part has.
    pub(crate) width: u8,
    pub(crate) kind: DigitKind,
    /// The unit of `30min`; 1 for a.m. and 2 for p.m. in `8am`.
    pub(crate) code: u8,
    /// Up to three numbers: day, month, year of `07.11.2021`, hour and minute of `19h30`.
    pub(crate) fields: [u16; 3],
}

/// The form of a digit token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum DigitKind {
    /// None of the others.
    #[default]
    Other,
    /// Digits alone.
    Plain,
    /// `1,200`.
    Grouped,
    /// `3.5`, or `8.30`.
    Decimal,
    /// `54th`.
    Ordinal,
    /// `1990s`.
    Decade,
    /// `30min`.
    Unit,
    /// `8am`, `730p`.
    Meridiem,
    /// `19h30`, `16h`.
    HourMark,
    /// `07.11.2021`.
    Dotted,
    /// `07T18`.
    Iso,
    /// `00Z`.
    Zulu,
    /// `3Q`.
    Quarter,
    /// `11ish`.
    Ish,
}

/// Reads a token.
pub(crate) fn read_digits(token: &str) -> Digits {
    let bytes = token.as_bytes();
    let mut digits = Digits::default();
    let whole = leading(bytes, &mut digits.value);
    digits.width = whole.min(255) as u8;
    let rest = &bytes[whole..];
    match rest {
        [] => plain(&mut digits),
        [b',', ..] => grouped(&mut digits, rest),
        [b'.', ..] => dotted(&mut digits, rest),
        _ => suffixed(&mut digits, rest),
    }
    digits
}

fn leading(bytes: &[u8], value: &mut u64) -> usize {
    let count = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    *value = bytes[..count.min(12)].iter().fold(0, |n, byte| n * 10 + u64::from(byte - b'0'));
    count
}

fn plain(digits: &mut Digits) {
    digits.kind = DigitKind::Plain;
    let mut mask = class::NUMBER;
    let (value, width) = (digits.value, digits.width);
    if width <= 2 {
        if (1..=12).contains(&value) {
            mask |= class::N12;
        }
        if (1..=31).contains(&value) {
            mask |= class::N31;
        }
        if width == 2 {
            mask |= class::Y2;
        }
    }
    if width == 4 && (1000..=2100).contains(&value) {
        mask |= class::Y4;
    }
    if width == 8 {
        let fields = [value / 10000, value / 100 % 100, value % 100];
        if (1800..2100).contains(&fields[0])
            && (1..=12).contains(&fields[1])
            && (1..=31).contains(&fields[2])
        {
            mask |= class::YMD8;
            digits.fields = fields.map(|field| field as u16);
        }
    }
    digits.mask = Mask(mask, 0);
}

fn grouped(digits: &mut Digits, mut rest: &[u8]) {
    while let [b',', a, b, c, tail @ ..] = rest {
        if ![a, b, c].iter().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        let group = [a, b, c].iter().fold(0, |n, byte| n * 10 + u64::from(*byte - b'0'));
        digits.value = (digits.value * 1000 + group).min(1_000_000_000_000);
        rest = tail;
    }
    if rest.is_empty() {
        digits.kind = DigitKind::Grouped;
        digits.mask = Mask(class::NUMBER, 0);
    }
}

fn dotted(digits: &mut Digits, rest: &[u8]) {
    let mut second = 0;
    let count = leading(&rest[1..], &mut second);
    let after = &rest[1 + count..];
    digits.fields = [digits.value.min(9999) as u16, second.min(9999) as u16, 0];
    match after {
        [] => {
            digits.kind = DigitKind::Decimal;
            digits.mask = Mask(class::NUMBER, 0);
            digits.rest = match count {
                1 => second as u16 * 100,
                2 => second as u16 * 10,
                3 => second as u16,
                _ => 0,
            };
            // The width of the part after the point tells 8.30 from 8.3.
            digits.code = count.min(255) as u8;
        }
        [b'.', last @ ..] => {
            let mut third = 0;
            let width = leading(last, &mut third);
            if width == last.len() && matches!(width, 2 | 4) && digits.width <= 4 && count <= 2 {
                digits.kind = DigitKind::Dotted;
                digits.fields[2] = third as u16;
                digits.code = width as u8;
                digits.mask = Mask(class::DATE3, 0);
            }
        }
        [letter, ..] if letter.is_ascii_alphabetic() && (1..=2).contains(&count) => {
            // 8.30pm
            suffixed(digits, after);
            if digits.kind == DigitKind::Unit {
                digits.rest = if count == 1 { second as u16 * 100 } else { second as u16 * 10 };
            }
        }
        _ => {}
    }
}

fn suffixed(digits: &mut Digits, rest: &[u8]) {
    let mut lower = [0u8; 8];
    if rest.len() > lower.len() {
        return;
    }
    for (to, from) in lower.iter_mut().zip(rest) {
        *to = from.to_ascii_lowercase();
    }
    let suffix = &lower[..rest.len()];
    let (kind, code, mask) = match suffix {
        b"st" | b"nd" | b"rd" | b"th" => (DigitKind::Ordinal, 0, class::ORDN),
        b"s" if matches!(digits.width, 2 | 4)
            && digits.value.is_multiple_of(10)
            && digits.value >= 10 =>
        {
            (DigitKind::Decade, 0, class::DECADEN)
        }
        b"am" | b"a" => (DigitKind::Meridiem, 1, class::GLUED),
        b"pm" | b"p" => (DigitKind::Meridiem, 2, class::GLUED),
        b"q" => (DigitKind::Quarter, 0, class::GLUED),
        b"z" if digits.width == 2 => (DigitKind::Zulu, 0, class::GLUED),
        b"ish" => (DigitKind::Ish, 0, class::GLUED),
        b"s" | b"sec" | b"secs" => (DigitKind::Unit, 1, class::GLUED),
        b"min" | b"mins" => (DigitKind::Unit, 2, class::GLUED),
        b"hr" | b"hrs" | b"hour" | b"hours" => (DigitKind::Unit, 3, class::GLUED),
        b"h" => (DigitKind::HourMark, 3, class::GLUED),
        b"day" | b"days" => (DigitKind::Unit, 4, class::GLUED),
        b"wk" | b"wks" | b"week" | b"weeks" => (DigitKind::Unit, 7, class::GLUED),
        b"month" | b"months" | b"mths" => (DigitKind::Unit, 9, class::GLUED),
        b"yr" | b"yrs" | b"year" | b"years" => (DigitKind::Unit, 13, class::GLUED),
        [mark @ (b'h' | b't'), tail @ ..] if digits.width <= 2 => {
            let mut minute = 0;
            let count = leading(tail, &mut minute);
            if count != 2 || tail.len() != 2 {
                return;
            }
            digits.fields = [digits.value as u16, minute as u16, 0];
            if *mark == b'h' {
                (DigitKind::HourMark, 0, class::GLUED)
            } else {
                (DigitKind::Iso, 0, class::ISOT)
            }
        }
        _ => return,
    };
    digits.kind = kind;
    digits.code = code;
    digits.mask = Mask(mask, 0);
}
