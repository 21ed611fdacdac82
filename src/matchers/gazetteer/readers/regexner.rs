//! Mapping files of Stanford RegexNER, as far as their patterns are lists of names.

use super::alternatives;
use super::record::Record;

/// A line: pattern, label, and what else, between tabs.
pub(super) fn record(line: &str) -> Result<Record<'_>, String> {
    let mut cells = line.split('\t');
    let pattern = cells.next().unwrap_or_default().trim();
    let label = cells.next().map(str::trim).filter(|label| !label.is_empty()).ok_or("no label")?;
    if pattern.starts_with("( ") {
        return Err("a TokensRegex pattern".to_owned());
    }
    let mut names = vec![String::new()];
    for word in words(pattern) {
        names = alternatives::append(&names, &choices(word)?)?;
    }
    Ok(Record {
        names: names.into_iter().map(Into::into).collect(),
        label: Some(label.into()),
        ..Record::default()
    })
}

/// The words of a pattern; a space inside parentheses belongs to the word.
fn words(pattern: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    pattern
        .split(move |c: char| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            c == ' ' && depth <= 0
        })
        .filter(|word| !word.is_empty())
}

/// What one word of a pattern may be: a literal, or the alternatives in parentheses.
fn choices(word: &str) -> Result<Vec<String>, String> {
    match word.strip_prefix('(').and_then(|word| word.strip_suffix(')')) {
        Some(inside) => inside.split('|').map(literal).collect(),
        None => literal(word).map(|word| vec![word]),
    }
}

/// A word without anything a regular expression would give a meaning; a full stop stands for
/// itself, as those files mean it (`St.`, `U.S.`).
fn literal(word: &str) -> Result<String, String> {
    let mut plain = String::new();
    let mut rest = word.chars();
    while let Some(c) = rest.next() {
        match c {
            '\\' => match rest.next() {
                Some(c) if !c.is_alphanumeric() => plain.push(c),
                _ => return Err(format!("{word:?} is a regular expression, not a word")),
            },
            '*' | '+' | '?' | '[' | ']' | '{' | '}' | '(' | ')' | '|' | '^' | '$' => {
                return Err(format!("{word:?} is a regular expression, not a word"));
            }
            _ => plain.push(c),
        }
    }
    if plain.is_empty() { Err("an empty alternative".to_owned()) } else { Ok(plain) }
}
