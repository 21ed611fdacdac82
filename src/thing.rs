//! [`Thing`]: what all mentions with one number name.

use crate::entity::Entity;
use crate::extraction::Extraction;
use crate::label::Label;

/// A person, place, organization, day or group of a text, with all its mentions; see
/// [`Extraction::things`].
#[derive(Clone, Debug)]
pub struct Thing<'a> {
    mentions: Vec<Entity<'a>>,
}

impl<'a> Thing<'a> {
    /// The things of an extraction, in the order of first mention.
    pub(crate) fn all(found: &'a Extraction<'a>) -> Vec<Thing<'a>> {
        // Mentions may have been left out, so numbers may be missing and need not be in order.
        let count = found.iter().map(|entity| entity.id() as usize + 1).max().unwrap_or(0);
        let mut place = vec![usize::MAX; count];
        let mut things: Vec<Thing<'a>> = Vec::new();
        for entity in found.iter() {
            let place = &mut place[entity.id() as usize];
            if *place == usize::MAX {
                *place = things.len();
                things.push(Thing { mentions: Vec::new() });
            }
            things[*place].mentions.push(entity);
        }
        things
    }

    /// Its number, which is [`Entity::id`] of every mention.
    pub fn id(&self) -> u32 {
        self.first().id()
    }

    /// Its fullest name in the text.
    pub fn canonical(&self) -> &'a str {
        self.first().canonical()
    }

    /// Its kind.
    pub fn label(&self) -> Label {
        self.first().label()
    }

    /// The name of its kind, see [`Entity::label_name`].
    pub fn label_name(&self) -> &'a str {
        self.first().label_name()
    }

    /// Its first mention, which is as good as any for what a list knows of it: the country of a place,
    /// the value of a date.
    pub fn first(&self) -> Entity<'a> {
        self.mentions[0]
    }

    /// All its mentions, in the order of the text; at least one.
    pub fn mentions(&self) -> &[Entity<'a>] {
        &self.mentions
    }
}
