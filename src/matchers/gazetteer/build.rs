//! Names to table.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::error::{Error, ErrorKind};
use crate::label::{Label, check_custom};
use crate::matchers::class::Classes;
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::gazetteer::can_start;
use crate::matchers::gazetteer::fits_case;
use crate::matchers::gazetteer::format::{Header, STARTS_ANYWHERE};
use crate::matchers::gazetteer::name_class::NameClass;
use crate::matchers::gazetteer::reading::{
    GEONAMES, NONE, NameFlags, PLACE, PlaceRecord, READING, Reading,
};
use crate::matchers::gazetteer::surface::{EXACT, surface};
use crate::matchers::gazetteer::table::Table;
use crate::matchers::keymap::{KeyMapBuilder, SLOT};
use crate::tokenizer::{Token, mix, sequence_key, tokenize_into};

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
    /// Latitude and longitude in degrees, at most 90 and 180.
    pub coordinates: Option<(f64, f64)>,
    /// Inhabitants, where there are any.
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
    /// Hash of an id to its place in the strings.
    ids: HashMap<u64, u32, BuildHasherDefault<AsItIs>>,
    /// The label of the name added last, with its code: lists mostly have one.
    last_label: Option<(String, u8)>,
    starts_anywhere: bool,
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
    /// When the name has no word or more than [`MAX_WORDS`], its label is empty, too long or one too
    /// many, its id is too long, or its coordinates are no degrees. Nothing of a refused name stays.
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
        if let Some((latitude, longitude)) = name.coordinates
            && !(latitude.abs() <= 90.0 && longitude.abs() <= 180.0)
        {
            return Err(Error::new(
                ErrorKind::List,
                format!(
                    "the name {:?} has the coordinates {latitude}, {longitude}, at most 90 and 180",
                    name.text
                ),
            ));
        }
        let class = name.class.unwrap_or(NameClass::Listed);
        let mut flags = name.flags;
        if class == NameClass::Listed {
            // A term listed in lower case (`bird flu`) is no name by its capitals: any case will do.
            if !flags.has(NameFlags::EXACT_CASE) && !fits_case(&self.tokens, flags) {
                flags = flags.with(NameFlags::ANY_CASE);
            }
        }
        let anywhere = class == NameClass::Listed
            && (flags.has(NameFlags::ANY_CASE) || !can_start(&self.tokens[0], Classes::NONE));
        // What can be refused comes first, and the label is written down once nothing else can be.
        let label = self.label(name)?;
        let id = self.id(name)?;
        self.note_label(name, label);
        self.starts_anywhere |= anywhere;
        let reading = Reading {
            label,
            class,
            country: name.country.unwrap_or_default(),
            flags,
            list: name.list,
            place: self.place(name),
            id,
            surface: if flags.any(EXACT) { surface(&name.text, &self.tokens) } else { 0 },
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

    /// The code of the name's label; that of the next label when it is a new one.
    fn label(&self, name: &Name) -> Result<u8, Error> {
        if let Some((label, code)) = &self.last_label
            && *label == name.label
        {
            return Ok(*code);
        }
        if let Some(at) = Label::from_name(&name.label)
            .and_then(|label| Label::BUILT_IN.iter().position(|&known| known == label))
        {
            return Ok(at as u8);
        }
        check_custom(&name.label)?;
        let bad = |why: String| Err(Error::new(ErrorKind::Label, why));
        if name.label.len() > MAX_LABEL {
            return bad(format!("a label of {} bytes, at most {MAX_LABEL}", name.label.len()));
        }
        let at = self.labels.iter().position(|known| *known == name.label);
        match u8::try_from(at.unwrap_or(self.labels.len()) + Label::BUILT_IN.len()) {
            Ok(code) => Ok(code),
            Err(_) => bad(format!(
                "label {:?}: a table has at most {} labels of its own",
                name.label,
                self.labels.len()
            )),
        }
    }

    fn note_label(&mut self, name: &Name, code: u8) {
        if usize::from(code) == self.labels.len() + Label::BUILT_IN.len() {
            self.labels.push(name.label.clone());
        }
        if self.last_label.as_ref().is_none_or(|(label, _)| *label != name.label) {
            self.last_label = Some((name.label.clone(), code));
        }
    }

    fn place(&mut self, name: &Name) -> u32 {
        let population = name.population.unwrap_or(0);
        if name.coordinates.is_none() && population == 0 {
            return NONE;
        }
        let tenthousandths = |degrees: f64| (degrees * 1e4).round() as i32;
        let coordinates = name
            .coordinates
            .map(|(latitude, longitude)| (tenthousandths(latitude), tenthousandths(longitude)));
        self.places.push(PlaceRecord { coordinates, population });
        self.places.len() as u32 - 1
    }

    fn id(&mut self, name: &Name) -> Result<u32, Error> {
        let Some(id) = &name.id else { return Ok(NONE) };
        if let Some(number) = id.strip_prefix("gn:").and_then(|number| number.parse::<u32>().ok())
            && number < GEONAMES - 1
        {
            return Ok(number | GEONAMES);
        }
        let length = u16::try_from(id.len()).map_err(|_| {
            Error::new(ErrorKind::List, format!("an id of {} bytes, at most 65535", id.len()))
        })?;
        let hash = id.as_bytes().chunks(8).fold(u64::from(length), |hash, chunk| {
            let mut bytes = [0; 8];
            bytes[..chunk.len()].copy_from_slice(chunk);
            mix(hash, u64::from_le_bytes(bytes))
        });
        if let Some(&at) = self.ids.get(&hash) {
            let start = at as usize + 2;
            if self.strings.get(start..start + id.len()) == Some(id.as_bytes()) {
                return Ok(at);
            }
        }
        if self.strings.len() + id.len() > MAX_STRINGS {
            return Err(Error::new(
                ErrorKind::List,
                format!("ids of more than {MAX_STRINGS} bytes in one table"),
            ));
        }
        let at = self.strings.len() as u32;
        self.strings.extend(length.to_le_bytes());
        self.strings.extend(id.as_bytes());
        self.ids.insert(hash, at);
        Ok(at)
    }

    /// Compiles the names.
    ///
    /// # Errors
    ///
    /// When there are more names than a table holds (about a billion).
    pub fn build(mut self) -> Result<Gazetteer, Error> {
        self.ids = HashMap::default();
        // Label names stand first in the strings, so ids move behind them.
        let mut strings = Vec::new();
        for label in &self.labels {
            strings.extend((label.len() as u16).to_le_bytes());
            strings.extend(label.as_bytes());
        }
        let moved = strings.len() as u32;
        strings.append(&mut self.strings);
        let mut header = Header {
            flags: if self.starts_anywhere { STARTS_ANYWHERE } else { 0 },
            places: self.places.len() as u32,
            strings: strings.len() as u32,
            labels: self.labels.len() as u32,
            names: self.names.len() as u32,
            ..Header::default()
        };
        let exact = self.names.iter().any(|(_, reading)| reading.surface != 0);
        let places = bytes_of(&self.places, PLACE, |place| place.to_bytes());
        self.places = Vec::new();

        let mut names = std::mem::take(&mut self.names);
        names.sort_by_key(|&(key, _)| key); // stable: readings stay in the order of adding
        let (entries, readings) = self.entries(names, moved)?;
        header.entries = entries.len() as u32 - 1;
        header.readings = readings.len() as u32;
        header.surfaces = if exact { header.readings } else { 0 };
        let surfaces = if exact {
            bytes_of(&readings, 4, |reading| reading.surface.to_le_bytes())
        } else {
            Vec::new()
        };
        let entries = bytes_of(&entries, 4, |at| at.to_le_bytes());
        let readings = bytes_of(&readings, READING, |reading| reading.to_bytes());
        let slots = self.map.build(false);
        header.slots = (slots.len() / SLOT) as u32;
        Table::from_parts(
            header,
            [slots, entries, readings, surfaces, places, strings].map(Into::into),
        )
        .map(Gazetteer::from_table)
    }

    /// Puts the readings of equal names together: where the readings of each entry begin, with one
    /// more for the end, and all readings. Names are sorted by key.
    fn entries(
        &mut self,
        names: Vec<(u64, Reading)>,
        moved: u32,
    ) -> Result<(Vec<u32>, Vec<Reading>), Error> {
        let mut entries = vec![0u32];
        let mut readings: Vec<Reading> = Vec::new();
        // Names with nothing of their own (most given names and surnames) share an entry.
        let mut shared: HashMap<Vec<[u8; READING]>, u32> = HashMap::new();
        let mut of_this = Vec::new();
        for names in names.chunk_by(|a, b| a.0 == b.0) {
            let from = readings.len();
            for &(_, mut reading) in names {
                if reading.id != NONE && reading.id & GEONAMES == 0 {
                    reading.id += moved;
                }
                if !readings[from..].contains(&reading) {
                    readings.push(reading);
                }
            }
            let plain = readings[from..]
                .iter()
                .all(|reading| reading.place == NONE && reading.id == NONE && reading.surface == 0);
            let next = entries.len() as u32 - 1;
            let mut entry = next;
            if plain {
                of_this.clear();
                of_this.extend(readings[from..].iter().map(|reading| reading.to_bytes()));
                match shared.get(&of_this) {
                    Some(&known) => entry = known,
                    None => _ = shared.insert(of_this.clone(), next),
                }
            }
            if entry == next {
                entries.push(readings.len() as u32);
            } else {
                readings.truncate(from);
            }
            self.map.insert_key(names[0].0, entry)?;
        }
        Ok((entries, readings))
    }
}

/// The hasher of keys that are hashes already.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &byte| mix(hash, u64::from(byte)));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = key;
    }
}

/// The longest label, in bytes.
const MAX_LABEL: usize = 255;

/// Ids and labels together must stay below the bit that marks GeoNames numbers.
const MAX_STRINGS: usize = (1 << 31) - (1 << 17);

/// The bytes of every item, one after the other, `size` bytes each.
fn bytes_of<T, const N: usize>(items: &[T], size: usize, bytes: impl Fn(&T) -> [u8; N]) -> Vec<u8> {
    let mut all = Vec::with_capacity(items.len() * size);
    for item in items {
        all.extend_from_slice(&bytes(item));
    }
    all
}
