//! Names to table.

use std::collections::HashMap;

use crate::error::{Error, ErrorKind};
use crate::label::Label;
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::gazetteer::name_class::NameClass;
use crate::matchers::gazetteer::table::{GEONAMES, NONE, NameFlags, PlaceRecord, Reading, Table};
use crate::matchers::keymap::KeyMapBuilder;
use crate::tokenizer::{Token, sequence_key, tokenize_into};

/// The most words a name may have; longer ones are refused when they are added, so that a look-up
/// is bounded.
pub const MAX_WORDS: usize = 16;

/// One name on its way into a [`Gazetteer`], with what is known of it.
///
/// Only the text and the label are needed; the rest is empty by default.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Name {
    /// The name as news text writes it.
    pub text: String,
    /// A built-in label's name or one of the caller's own.
    pub label: String,
    /// A finer class, for built-in labels.
    pub class: Option<NameClass>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<[u8; 2]>,
    /// Case rules and ambiguity.
    pub flags: NameFlags,
    /// Latitude and longitude in degrees.
    pub coordinates: Option<(f64, f64)>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// An id of the caller's: a Wikidata number, a ticker.
    pub id: Option<String>,
    /// The number of the list it comes from.
    pub list: u16,
}

impl Name {
    /// A name with its label and nothing else.
    pub fn new(text: impl Into<String>, label: impl Into<String>) -> Name {
        Name {
            text: text.into(),
            label: label.into(),
            class: None,
            country: None,
            flags: NameFlags::default(),
            coordinates: None,
            population: None,
            id: None,
            list: 0,
        }
    }

    /// The same name with an id.
    #[must_use]
    pub fn with_id(mut self, id: impl Into<String>) -> Name {
        self.id = Some(id.into());
        self
    }

    /// The same name with more flags.
    #[must_use]
    pub fn with_flags(mut self, flags: NameFlags) -> Name {
        self.flags = self.flags.with(flags);
        self
    }
}

/// Collects names and compiles them into a [`Gazetteer`].
#[derive(Debug, Default)]
pub struct GazetteerBuilder {
    map: KeyMapBuilder,
    /// The key of the whole name and its reading, in the order of adding.
    names: Vec<(u64, Reading)>,
    places: Vec<PlaceRecord>,
    strings: Vec<u8>,
    labels: Vec<String>,
    ids: HashMap<String, u32>,
    tokens: Vec<Token>,
    keys: Vec<u64>,
}

impl GazetteerBuilder {
    /// A builder without names.
    pub fn new() -> GazetteerBuilder {
        GazetteerBuilder::default()
    }

    /// Adds a name. Of two readings of one name the one added first is the likelier.
    ///
    /// # Errors
    ///
    /// When the name has no word or more than [`MAX_WORDS`], or its label or id is empty or too
    /// long.
    pub fn add(&mut self, name: &Name) -> Result<&mut GazetteerBuilder, Error> {
        self.tokens.clear();
        tokenize_into(&name.text, &mut self.tokens);
        if self.tokens.is_empty() {
            return Err(Error::new(ErrorKind::List, "a name without a word"));
        }
        if self.tokens.len() > MAX_WORDS {
            return Err(Error::new(
                ErrorKind::List,
                format!(
                    "the name {:?} has {} words, at most {MAX_WORDS}",
                    name.text,
                    self.tokens.len()
                ),
            ));
        }
        let reading = Reading {
            label: self.label(name)?,
            class: name.class.unwrap_or(NameClass::Listed),
            country: name.country.unwrap_or_default(),
            flags: name.flags,
            list: name.list,
            place: self.place(name),
            id: self.id(name)?,
        };
        self.keys.clear();
        self.keys.extend(self.tokens.iter().map(Token::key));
        let key =
            self.keys[1..].iter().fold(self.keys[0], |so_far, &word| sequence_key(so_far, word));
        // The value is filled in by `build`, once equal names are together.
        self.map.insert_prefixes(&self.keys);
        self.names.push((key, reading));
        Ok(self)
    }

    fn label(&mut self, name: &Name) -> Result<u8, Error> {
        if let Some(at) = Label::from_name(&name.label)
            .and_then(|label| Label::BUILT_IN.iter().position(|&known| known == label))
        {
            return Ok(at as u8);
        }
        let bad =
            |why: &str| Err(Error::new(ErrorKind::Label, format!("label {:?} {why}", name.label)));
        if name.label.trim().is_empty() {
            return bad("is empty");
        }
        let at = match self.labels.iter().position(|known| *known == name.label) {
            Some(at) => at,
            None => {
                self.labels.push(name.label.clone());
                self.labels.len() - 1
            }
        };
        match u8::try_from(at + Label::BUILT_IN.len()) {
            Ok(code) if name.label.len() <= 255 => Ok(code),
            _ => bad("is too long, or the 251st of its table"),
        }
    }

    fn place(&mut self, name: &Name) -> u32 {
        let Some((latitude, longitude)) = name.coordinates else { return NONE };
        self.places.push(PlaceRecord {
            latitude: (latitude * 1e4).round() as i32,
            longitude: (longitude * 1e4).round() as i32,
            population: name.population.unwrap_or(0),
        });
        self.places.len() as u32 - 1
    }

    fn id(&mut self, name: &Name) -> Result<u32, Error> {
        let Some(id) = &name.id else { return Ok(NONE) };
        if let Some(number) = id.strip_prefix("gn:").and_then(|number| number.parse::<u32>().ok()) {
            if number < GEONAMES - 1 {
                return Ok(number | GEONAMES);
            }
        }
        if let Some(&at) = self.ids.get(id) {
            return Ok(at);
        }
        let length = u16::try_from(id.len()).map_err(|_| {
            Error::new(ErrorKind::List, format!("an id of {} bytes, at most 65535", id.len()))
        })?;
        let at = self.strings.len() as u32;
        self.strings.extend(length.to_le_bytes());
        self.strings.extend(id.as_bytes());
        self.ids.insert(id.clone(), at);
        Ok(at)
    }

    /// Compiles the names.
    ///
    /// # Errors
    ///
    /// When there are more names than a table holds (about a billion).
    pub fn build(mut self) -> Result<Gazetteer, Error> {
        // Label names stand first in the strings, so ids move behind them.
        let mut strings = Vec::new();
        for label in &self.labels {
            strings.extend((label.len() as u16).to_le_bytes());
            strings.extend(label.as_bytes());
        }
        let moved = strings.len() as u32;
        strings.append(&mut self.strings);
        let count = self.names.len() as u32;

        self.names.sort_by_key(|&(key, _)| key); // stable: readings stay in the order of adding
        let mut entries = vec![0u32];
        let mut readings: Vec<Reading> = Vec::new();
        // Names with nothing of their own (most given names and surnames) share an entry.
        let mut shared: HashMap<Vec<[u8; 16]>, u32> = HashMap::new();
        let mut start = 0;
        while start < self.names.len() {
            let key = self.names[start].0;
            let end =
                start + self.names[start..].iter().take_while(|(other, _)| *other == key).count();
            let from = readings.len();
            for &(_, mut reading) in &self.names[start..end] {
                if reading.id != NONE && reading.id & GEONAMES == 0 {
                    reading.id += moved;
                }
                if !readings[from..].contains(&reading) {
                    readings.push(reading);
                }
            }
            let plain =
                readings[from..].iter().all(|reading| reading.place == NONE && reading.id == NONE);
            let entry = entries.len() as u32 - 1;
            let entry = if plain {
                let bytes = readings[from..].iter().map(|reading| reading.to_bytes()).collect();
                *shared.entry(bytes).or_insert(entry)
            } else {
                entry
            };
            if entry + 1 == entries.len() as u32 {
                entries.push(readings.len() as u32);
            } else {
                readings.truncate(from);
            }
            self.map.insert_key(key, entry)?;
            start = end;
        }
        let labels = self.labels.len() as u32;
        let table = Table::assemble(
            self.map.build(false),
            &entries,
            &readings,
            &self.places,
            strings,
            labels,
            count,
        )?;
        Ok(Gazetteer::from_table(table))
    }
}
