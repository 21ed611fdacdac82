//! What one line of a list says, whatever its format.

use std::borrow::Cow;

use super::CaseRule;

/// What one line says.
#[derive(Debug, Default)]
pub(super) struct Record<'a> {
    /// The name and its aliases.
    pub(super) names: Vec<Cow<'a, str>>,
    pub(super) label: Option<Cow<'a, str>>,
    pub(super) id: Option<Cow<'a, str>>,
    /// The case rule of this line, where the format has one.
    pub(super) case: Option<CaseRule>,
    pub(super) country: Option<[u8; 2]>,
    pub(super) coordinates: Option<(f64, f64)>,
    pub(super) population: Option<u32>,
}

/// What a line says of the place that it names, as written there; empty where it says nothing.
#[derive(Debug, Default)]
pub(super) struct Place<'a> {
    pub(super) country: Cow<'a, str>,
    pub(super) latitude: Cow<'a, str>,
    pub(super) longitude: Cow<'a, str>,
    pub(super) population: Cow<'a, str>,
}

impl<'a> Record<'a> {
    /// The record with what is said of its place. A value that cannot be read is an error in every
    /// format: without its coordinates a name would look like one that never had any.
    pub(super) fn with_place(mut self, place: &Place<'_>) -> Result<Record<'a>, String> {
        self.country = read(&place.country, country)?;
        let latitude = read(&place.latitude, |value| degrees("latitude", value, 90.0))?;
        let longitude = read(&place.longitude, |value| degrees("longitude", value, 180.0))?;
        self.coordinates = match (latitude, longitude) {
            (Some(latitude), Some(longitude)) => Some((latitude, longitude)),
            (None, None) => None,
            (Some(_), None) => {
                return Err(format!("latitude {:?} without a longitude", place.latitude.trim()));
            }
            (None, Some(_)) => {
                return Err(format!("longitude {:?} without a latitude", place.longitude.trim()));
            }
        };
        self.population = read(&place.population, population)?;
        Ok(self)
    }
}

/// What a value says; nothing when it is empty.
fn read<T>(value: &str, check: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let value = value.trim();
    if value.is_empty() { Ok(None) } else { check(value).map(Some) }
}

fn country(value: &str) -> Result<[u8; 2], String> {
    match value.as_bytes() {
        [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
            Ok([a.to_ascii_uppercase(), b.to_ascii_uppercase()])
        }
        _ => Err(format!("country {value:?} is not two letters")),
    }
}

fn degrees(what: &str, value: &str, most: f64) -> Result<f64, String> {
    let degrees = value.parse().ok().filter(|degrees: &f64| degrees.abs() <= most);
    degrees.ok_or_else(|| format!("{what} {value:?} is not a number of degrees, at most {most}"))
}

/// A whole number, also in the form of tables in which others are missing: `1200000.0`.
fn population(value: &str) -> Result<u32, String> {
    let whole =
        |number: &f64| number.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(number);
    let number = value.parse().ok().filter(whole).map(|number: f64| number as u32);
    number.ok_or_else(|| format!("population {value:?} is not a whole number below 2^32"))
}
