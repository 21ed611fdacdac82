//! The words and their classes.

use super::{Place, lines};
use std::collections::BTreeMap;
use std::path::Path;

/// Classes of digit tokens and marks, which the matcher gives itself.
pub const BUILT_IN: &[&str] = &[
    "NUMBER",
    "N12",
    "N31",
    "Y4",
    "Y2",
    "ORDN",
    "DECADEN",
    "GLUED",
    "DATE3",
    "ISOT",
    "YMD8",
    "DASH",
    "SLASH",
    "COMMA",
    "DOT",
    "COLON",
    "APOS",
    "OPEN",
    "TILDE",
    "PERCENT",
    "HOLIDAY",
    "HOLIDAY2",
    "NUMBERW",
    "AMPMW",
    "ZONES",
    "ANDW",
    "CLITIC",
    "PLUS",
    "STDW",
    "TIMESWORD",
];

/// A set of classes, and a set of words the grammar quotes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mask(pub u128, pub u64);

impl std::ops::BitOr for Mask {
    type Output = Mask;

    fn bitor(self, other: Mask) -> Mask {
        Mask(self.0 | other.0, self.1 | other.1)
    }
}

impl std::fmt::Display for Mask {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Mask({:#x}, {:#x})", self.0, self.1)
    }
}

/// What the sources say of one word.
#[derive(Clone, Debug, Default)]
pub struct Word {
    pub mask: Mask,
    pub classes: Vec<String>,
    pub code: u8,
    pub number: i32,
}

/// All words, and the bit of each class.
#[derive(Debug, Default)]
pub struct Lexicon {
    pub words: BTreeMap<String, Word>,
    /// The classes the grammar uses, by bit.
    pub classes: Vec<String>,
    /// The words it quotes, by bit.
    pub quoted: Vec<String>,
}

impl Lexicon {
    /// The bit of a class or of a quoted word, a new one when it is not known yet.
    pub fn bit(&mut self, class: &str, place: &Place) -> Result<Mask, String> {
        let (list, most) = match class.starts_with('"') {
            true => (&mut self.quoted, 64),
            false => (&mut self.classes, 128),
        };
        let at = match list.iter().position(|known| known == class) {
            Some(at) => at,
            None if list.len() == most => {
                return place.error(format_args!("no bit left for {class}: {most} at most"));
            }
            None => {
                list.push(class.into());
                list.len() - 1
            }
        };
        Ok(if most == 64 { Mask(0, 1 << at) } else { Mask(1 << at, 0) })
    }

    /// True when a class has a bit.
    pub fn known(&self, class: &str) -> bool {
        self.classes.iter().any(|known| known == class)
    }

    /// True when a word has the class.
    pub fn has(&self, class: &str) -> bool {
        self.words.values().any(|word| word.classes.iter().any(|known| known == class))
    }

    /// Gives the words the bits of their classes; those without one, which only the code uses,
    /// are returned and numbered in their order.
    pub fn settle(&mut self) -> Result<Vec<String>, String> {
        let mut contexts: Vec<String> = Vec::new();
        let classes = &self.classes;
        for word in self.words.values_mut() {
            for class in &word.classes {
                match classes.iter().position(|known| known == class) {
                    Some(at) => word.mask = word.mask | Mask(1 << at, 0),
                    None if contexts.contains(class) => {}
                    None => contexts.push(class.clone()),
                }
            }
        }
        contexts.sort();
        if contexts.len() > 64 {
            return Err(format!(
                "{} classes that the grammar does not use, 64 at most",
                contexts.len()
            ));
        }
        Ok(contexts)
    }
}

const FILES: &[&str] = &[
    "months",
    "weekdays",
    "numbers",
    "units",
    "day",
    "seasons",
    "relations",
    "modifiers",
    "eras",
    "zones",
    "glue",
    "context",
];

/// Reads the word lists.
pub fn read(root: &Path) -> Result<Lexicon, String> {
    let mut lexicon = Lexicon::default();
    let place = Place { file: "built-in classes".into(), line: 0 };
    for class in BUILT_IN {
        lexicon.bit(class, &place)?;
    }
    for file in FILES {
        for (place, line) in lines(root, &format!("seeds/lexicon/dates/{file}.tsv"))? {
            let mut fields = line.split('\t');
            let (Some(word), Some(classes)) = (fields.next(), fields.next()) else {
                return place.error("expected word, classes, code and number, with tabs between");
            };
            let mut number = |name: &str| match fields.next() {
                None | Some("") => Ok(0),
                Some(text) => match text.parse::<i32>() {
                    Ok(number) => Ok(number),
                    Err(_) => place.error(format_args!("{name} {text:?} is no number")),
                },
            };
            let (code, number) = (number("code")?, number("number")?);
            let Ok(code) = u8::try_from(code) else {
                return place.error(format_args!("code {code} is not between 0 and 255"));
            };
            let entry = lexicon.words.entry(word.into()).or_default();
            if (code != 0 && entry.code != 0 && entry.code != code)
                || (number != 0 && entry.number != 0 && entry.number != number)
            {
                return place.error(format_args!("{word:?} has another code or number elsewhere"));
            }
            entry.classes.extend(classes.split(' ').map(str::to_owned));
            entry.code = entry.code.max(code);
            if number != 0 {
                entry.number = number;
            }
        }
    }
    Ok(lexicon)
}
