//! Forms of address that tell two people of one family name apart.

use crate::entity::{EntityData, Fact};

/// Whom a form of address can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `Mr.`, `Sir`, `Lord`
    Man = 1,
    /// `Mrs.`, `Ms.`, `Dame`
    Woman = 2,
}

const OF_MEN: &[&str] =
    &["mr", "sir", "lord", "king", "prince", "duke", "baron", "monsieur", "herr", "señor"];
const OF_WOMEN: &[&str] = &[
    "mrs",
    "ms",
    "miss",
    "dame",
    "lady",
    "queen",
    "princess",
    "duchess",
    "baroness",
    "countess",
    "madam",
    "madame",
    "mme",
    "frau",
    "señora",
    "señorita",
];

/// What the title before a name says; nothing for the titles that both have.
pub(crate) fn of(text: &str, entity: &EntityData) -> Option<Address> {
    let Fact::Person { title: Some(title), .. } = entity.fact else { return None };
    // The last one counts: `Mr. and Mrs. Smith` is her.
    title.of(text).split_ascii_whitespace().rev().find_map(|word| {
        let word = word.strip_suffix('.').unwrap_or(word);
        // The longest is `señorita`.
        if word.len() > 9 {
            return None;
        }
        let is_one = |words: &[&str]| words.iter().any(|known| known.eq_ignore_ascii_case(word));
        if is_one(OF_MEN) { Some(Address::Man) } else { is_one(OF_WOMEN).then_some(Address::Woman) }
    })
}
