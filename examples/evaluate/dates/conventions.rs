//! What the suites write otherwise and mean the same.

use super::Gold;
use dateline::date::{Date, DateValue, Policy, Temporal};
use serde_json::Value;

/// What the suites say otherwise and mean the same:
/// - `several` and `a few` are 3 there and X here;
/// - `two months ago` and `in two weeks` are the exact day there and keep the unit's grain here;
/// - `(a,b,PnD)` is the whole of what are a start and an end, or a start and a length, here;
/// - a range ends before its end there, and with it here;
/// - an open year (`XXXX-11`, with `mid`, `early`; 30 February) is the reading of another year.
pub(super) fn conventions(gold: &Gold, parts: &[&DateValue]) -> bool {
    let surface_offset = parts.iter().any(|value| {
        matches!(
            value.temporal,
            Temporal::Date(Date::Week { .. } | Date::Month { .. } | Date::Year(_))
        )
    });
    let resolved = gold.raw["value"]["values"].as_array().cloned().unwrap_or_default();
    let open = |text: &str| match text.split_once('-') {
        Some((year, rest)) if year.len() == 4 => format!("XXXX-{rest}"),
        _ => text.to_owned(),
    };
    for timex in &gold.values {
        // A single day within the longer date that keeps the grain.
        if surface_offset && timex.len() >= 10 && timex.as_bytes()[0].is_ascii_digit() {
            let day = &timex[..10];
            let within = parts.iter().any(|value| {
                value.bounds(&Policy::default()).is_some_and(|bounds| {
                    let (a, b) = (bounds.start(), bounds.end());
                    let from = format!("{:04}-{:02}-{:02}", a.0, a.1, a.2);
                    let to = format!("{:04}-{:02}-{:02}", b.0, b.1, b.2);
                    from.as_str() <= day && day < to.as_str()
                })
            });
            if within {
                return true;
            }
        }
        for value in parts {
            let own = value.timex_value().to_string();
            if own.contains('X') && own.starts_with('P') && own.replace('X', "3") == *timex {
                return true;
            }
            let unresolved =
                resolved.iter().all(|v| v.get("value").is_none_or(|v| v == "not resolved"));
            let marked = value.modifier.is_some() || value.note.is_some() || unresolved;
            if marked && timex.starts_with("XXXX") && open(&own) == *timex {
                return true;
            }
        }
        if let Some(inner) = timex.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
            let fields: Vec<&str> = inner.splitn(3, ',').collect();
            if let [from, to, length] = fields[..] {
                let mut own: Vec<String> = Vec::new();
                for value in parts {
                    match value.temporal {
                        Temporal::Interval(_) => own
                            .extend(value.timex_value().to_string().split('/').map(str::to_owned)),
                        _ => own.push(value.timex_value().to_string()),
                    }
                    own.extend(
                        value
                            .alternatives
                            .iter()
                            .map(|t| DateValue::new(t).timex_value().to_string()),
                    );
                }
                let same = |a: &str, b: &str| {
                    let trim = |text: &str| {
                        let text = text.trim_end_matches(":00");
                        text.rsplit_once('T')
                            .map_or(text.to_owned(), |(_, time)| format!("T{time}"))
                    };
                    a == b
                        || trim(a) == trim(b) && a.contains('T')
                        || open(a) == b
                        || a.strip_suffix("-01").is_some_and(|a| a == b || open(b) == a)
                        || a.strip_suffix("-01-01").is_some_and(|a| a == b)
                };
                let has = |wanted: &str| own.iter().any(|own| same(wanted, own));
                let seconds_of = |wanted: &str| {
                    own.iter().any(|own| {
                        own == wanted
                            || seconds(own)
                                .zip(seconds(wanted))
                                .is_some_and(|(a, b)| (a - b).abs() < 1.0)
                    })
                };
                if has(from) && (has(to) || seconds_of(length)) {
                    return true;
                }
                // the next five days: a length and a direction here
                if seconds_of(length) && parts.len() == 1 {
                    return true;
                }
            }
        }
    }
    // now as an end
    parts.len() == 2
        && parts.iter().any(|value| value.temporal == Temporal::Present)
        && parts.iter().filter(|value| value.temporal != Temporal::Present).any(|value| {
            gold.values.iter().any(|v| {
                v.contains(&value.timex_value().to_string())
                    || v.contains(&open(&value.timex_value().to_string()))
            })
        })
}

pub(super) fn seconds_match(gold: &Gold, own: &str) -> bool {
    gold.values.iter().any(|value| value == own)
        || gold.raw["value"]["values"].as_array().is_some_and(|values| {
            values.iter().any(|value| {
                let wanted =
                    value.get("value").and_then(Value::as_str).and_then(|v| v.parse::<f64>().ok());
                wanted.zip(seconds(own)).is_some_and(|(a, b)| (a - b).abs() < 1.0)
            })
        })
}

/// The length of a printed duration in seconds, months being 30 and years 365 days.
pub(super) fn seconds(text: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut number = String::new();
    let mut clock = false;
    for c in text.strip_prefix('P')?.chars() {
        match c {
            'T' => clock = true,
            '0'..='9' | '.' => number.push(c),
            _ => {
                let n: f64 = number.parse().ok()?;
                number.clear();
                total += n * match (c, clock) {
                    ('Y', _) => 365.0 * 86400.0,
                    ('M', false) => 30.0 * 86400.0,
                    ('W', _) => 7.0 * 86400.0,
                    ('D', _) => 86400.0,
                    ('H', _) => 3600.0,
                    ('M', true) => 60.0,
                    ('S', true) => 1.0,
                    ('Q', _) => 90.0 * 86400.0,
                    _ => return None,
                };
            }
        }
    }
    Some(total)
}

pub(super) type Moment = (i32, u8, u8, u8, u8, u8);

/// The ends of a range there against ours: theirs may be one-sided, and their last day may be
/// ours.
pub(super) fn bounds_fit(from: Option<&str>, to: Option<&str>, start: Moment, end: Moment) -> bool {
    let same = |text: &str, moment: Moment| {
        let day = format!("{:04}-{:02}-{:02}", moment.0, moment.1, moment.2);
        let time = format!("{:02}:{:02}:{:02}", moment.3, moment.4, moment.5);
        match text.split_once(' ') {
            Some((d, t)) => d == day && t == time,
            None if text.contains(':') => text == time,
            None => text == day,
        }
    };
    match (from, to) {
        (Some(from), Some(to)) => same(from, start) && same(to, end),
        (Some(from), None) => same(from, start) || same(from, end),
        (None, Some(to)) => same(to, start) || same(to, end),
        (None, None) => false,
    }
}
