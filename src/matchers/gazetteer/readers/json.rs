//! Lists in JSON lines: our own, and the patterns of spaCy's EntityRuler.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::record::{Place, Record};
use super::{CaseRule, alternatives};

/// `{"name", "label", "id", "aliases", "country", "lat", "lon", "population"}`.
pub(super) fn record(line: &str) -> Result<Record<'static>, String> {
    let object = object(line)?;
    let name = string(&object, "name")?.ok_or("no `name`")?;
    let mut names = vec![name.into()];
    match object.get("aliases") {
        None | Some(Value::Null) => {}
        Some(Value::Array(aliases)) => {
            for alias in aliases {
                let name =
                    alias.as_str().ok_or_else(|| format!("alias {alias} is not a string"))?;
                names.push(name.to_owned().into());
            }
        }
        Some(other) => return Err(format!("`aliases` {other} is not a list of strings")),
    }
    let place = Place {
        country: written(&object, "country"),
        latitude: written(&object, "lat"),
        longitude: written(&object, "lon"),
        population: written(&object, "population"),
    };
    let record = Record {
        names,
        label: string(&object, "label")?.map(Into::into),
        id: id(&object)?.map(Into::into),
        ..Record::default()
    };
    record.with_place(&place)
}

/// `{"label", "pattern", "id"}`.
pub(super) fn ruler_record(line: &str) -> Result<Record<'static>, String> {
    let object = object(line)?;
    let label = string(&object, "label")?.ok_or("no `label`")?;
    let (names, case) = match object.get("pattern") {
        Some(Value::String(name)) => (vec![name.clone()], None),
        Some(Value::Array(tokens)) => token_pattern(tokens)?,
        _ => return Err("`pattern` is neither a string nor a list of tokens".to_owned()),
    };
    Ok(Record {
        names: names.into_iter().map(Into::into).collect(),
        label: Some(label.into()),
        id: id(&object)?.map(Into::into),
        case,
        ..Record::default()
    })
}

/// The names a list of tokens stands for, and the case rule of them.
fn token_pattern(tokens: &[Value]) -> Result<(Vec<String>, Option<CaseRule>), String> {
    let mut names = vec![String::new()];
    // Whether a word with letters is given literally, or in lower case for any.
    let (mut literal, mut lower) = (false, false);
    for token in tokens {
        let token = token.as_object().ok_or("a token is not an object")?;
        let mut attributes = token.iter();
        let (Some((attribute, value)), None) = (attributes.next(), attributes.next()) else {
            return Err("a token without an attribute, or with several".to_owned());
        };
        let kind = match attribute.to_ascii_uppercase().as_str() {
            "TEXT" | "ORTH" => &mut literal,
            "LOWER" => &mut lower,
            _ => {
                return Err(format!("token attribute {attribute} is neither TEXT, ORTH nor LOWER"));
            }
        };
        let words = choices(attribute, value)?;
        *kind |= words.iter().any(|word| word.chars().any(char::is_alphabetic));
        names = alternatives::append(&names, &words)?;
    }
    match (literal, lower) {
        (true, true) => Err("the pattern mixes LOWER with TEXT or ORTH".to_owned()),
        (_, true) => Ok((names, Some(CaseRule::Any))),
        _ => Ok((names, None)),
    }
}

/// A string, or the strings of `{"IN": [...]}`.
fn choices(attribute: &str, value: &Value) -> Result<Vec<String>, String> {
    let fail = || format!("{attribute} is neither a string nor {{\"IN\": [...]}}");
    match value {
        Value::String(word) => Ok(vec![word.clone()]),
        Value::Object(operators) if operators.len() == 1 => operators
            .get("IN")
            .and_then(Value::as_array)
            .ok_or_else(fail)?
            .iter()
            .map(|word| word.as_str().map(str::to_owned).ok_or_else(fail))
            .collect(),
        _ => Err(fail()),
    }
}

fn object(line: &str) -> Result<Map<String, Value>, String> {
    serde_json::from_str(line).map_err(|error| format!("not a JSON object: {error}"))
}

fn string(object: &Map<String, Value>, key: &str) -> Result<Option<String>, String> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(value)) => Ok(Some(value.clone())),
        Some(other) => Err(format!("`{key}` {other} is not a string")),
    }
}

/// A value as a list in columns would have it: `48.1` and `"48.1"` are the same.
fn written<'a>(object: &'a Map<String, Value>, key: &str) -> Cow<'a, str> {
    match object.get(key) {
        None | Some(Value::Null) => Cow::Borrowed(""),
        Some(Value::String(value)) => Cow::Borrowed(value),
        Some(other) => Cow::Owned(other.to_string()),
    }
}

/// Ids are strings or whole numbers.
fn id(object: &Map<String, Value>) -> Result<Option<String>, String> {
    match object.get("id") {
        Some(Value::Number(number)) => Ok(Some(number.to_string())),
        _ => string(object, "id"),
    }
}
