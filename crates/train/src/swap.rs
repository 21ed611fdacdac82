//! Copies of annotated texts with other names, so that what stands around a name counts, and names
//! from everywhere in the world.

use std::collections::HashMap;

use crate::corpus::{Document, Gold};
use crate::lists::{Kind, Lists};
use crate::people::People;
use crate::random::Random;

/// How names are replaced.
#[derive(Clone, Debug)]
pub(crate) struct Swap {
    /// Share of new names that are in no list.
    pub(crate) invent: f32,
    /// Share of texts whose places are replaced too.
    pub(crate) places: f32,
    /// Share of texts whose organizations are replaced too.
    pub(crate) organizations: f32,
    /// Region of all people; each drawn when none.
    pub(crate) region: Option<usize>,
}

/// The text with other names; none when none was replaced.
pub(crate) fn swapped(
    document: &Document,
    lists: &Lists,
    swap: &Swap,
    random: &mut Random,
) -> Option<Document> {
    let mut people = People::new(lists, swap.invent, swap.region);
    let name = |span: &Gold| &document.text[span.start..span.end];
    for span in document.gold.iter().filter(|span| span.label == "PER") {
        people.meet(name(span), random);
    }
    let places = random.chance(swap.places);
    let organizations = random.chance(swap.organizations);
    let mut others: HashMap<&str, Option<String>> = HashMap::new();
    let mut changed = false;
    let copy = rewritten(document, |span| {
        let old = name(span);
        let new = match span.label.as_str() {
            "PER" => people.replace(old, random),
            "LOC" if places => {
                others.entry(old).or_insert_with(|| place(old, lists, swap.invent, random)).clone()
            }
            "ORG" if organizations => others
                .entry(old)
                .or_insert_with(|| organization(old, lists, swap.invent, random))
                .clone(),
            _ => None,
        };
        changed |= new.is_some();
        new
    })?;
    changed.then_some(copy)
}

fn place(old: &str, lists: &Lists, invent: f32, random: &mut Random) -> Option<String> {
    match lists.kind(old)? {
        Kind::City if random.chance(invent) => Some(lists.invent(&lists.cities, random)),
        kind @ (Kind::City | Kind::Country) => Some(lists.draw(kind, random)),
        Kind::Organization(_) => None,
    }
}

fn organization(old: &str, lists: &Lists, invent: f32, random: &mut Random) -> Option<String> {
    if let Some(kind @ Kind::Organization(_)) = lists.kind(old) {
        // Words no list knows are not always people.
        if !old.contains(' ') && random.chance(invent) {
            return Some(lists.invent(&lists.cities, random));
        }
        return Some(lists.draw(kind, random));
    }
    // Letters for letters.
    let letters = (2..=5).contains(&old.len()) && old.bytes().all(|b| b.is_ascii_uppercase());
    letters.then(|| {
        old.bytes().map(|_| char::from(b"ABCDEFGHIKLMNOPRSTUW"[random.below(20)])).collect()
    })
}

/// The text with the spans replaced for which there is something; none when spans overlap.
pub(crate) fn rewritten(
    document: &Document,
    mut new: impl FnMut(&Gold) -> Option<String>,
) -> Option<Document> {
    let mut text = String::with_capacity(document.text.len());
    let mut gold = Vec::with_capacity(document.gold.len());
    let mut done = 0;
    for span in &document.gold {
        text.push_str(document.text.get(done..span.start)?);
        let start = text.len();
        match new(span) {
            Some(name) => text.push_str(&name),
            None => text.push_str(&document.text[span.start..span.end]),
        }
        gold.push(Gold { start, end: text.len(), label: span.label.clone() });
        done = span.end;
    }
    text.push_str(&document.text[done..]);
    Some(Document { text, gold, ..document.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_move_with_the_names() {
        let span = |start, end, label: &str| Gold { start, end, label: label.to_owned() };
        let document = Document {
            id: String::new(),
            text: "Ann Lee left Rome.".to_owned(),
            gold: vec![span(0, 7, "PER"), span(13, 17, "LOC")],
            licence: String::new(),
        };
        let copy = rewritten(&document, |span| (span.label == "PER").then(|| "Bo".to_owned()));
        let copy = copy.expect("no overlap");
        assert_eq!(copy.text, "Bo left Rome.");
        assert_eq!(copy.gold, [span(0, 2, "PER"), span(8, 12, "LOC")]);
    }
}
