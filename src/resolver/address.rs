//! Forms of address that tell two people of one family name apart.

use crate::entity::{EntityData, Fact};
use crate::matchers::Evidence;
use crate::matchers::class::Class;

/// Whom a form of address can mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Address {
    /// `Mr.`, `Sir`, `Lord`
    Man = 1,
    /// `Mrs.`, `Ms.`, `Dame`
    Woman = 2,
}

/// What the title before a name that begins at the token `start` says; nothing for the titles that
/// both have.
pub(crate) fn of(evidence: &Evidence, start: u32, entity: &EntityData) -> Option<Address> {
    let Fact::Person { title: Some(title), .. } = entity.fact else { return None };
    let start = start as usize;
    let before = evidence.tokens[..start].iter().zip(&evidence.classes[..start]).rev();
    // The last one counts: `Mr. and Mrs. Smith` is her.
    before.take_while(|(token, _)| token.start as usize >= title.start).find_map(|(_, class)| {
        if class.has(Class::FORMS_OF_MEN) {
            Some(Address::Man)
        } else {
            class.has(Class::FORMS_OF_WOMEN).then_some(Address::Woman)
        }
    })
}
