//! The Recognizers suites.

use super::conventions::{bounds_fit, conventions, seconds_match};
use super::score::{Score, report};
use super::{Gold, read};
use dateline::date::{DateValue, Policy, Ranges, Temporal};
use dateline::matchers::dates::DateMatcher;
use serde_json::Value;

/// The Recognizers suites. Scope `all` lists every expression; of the other scopes only recall can
/// be told. A span is right when the matches that it covers give its timex, or one of its two
/// readings, by this crate's value or one of its alternatives.
pub(super) fn recognizers(file: &str, lines: &[Value], show: bool) {
    let mut policy = Policy::default();
    policy.vague = true;
    policy.ages = true;
    policy.join = true;
    policy.colloquial = true;
    policy.ranges = Ranges::Whole;
    let matcher = DateMatcher::new(policy);
    let mut score = Score::default();
    for line in lines {
        let (text, found, gold) = read(&matcher, line);
        let whole = line["scope"] == "all";
        let mut wrong = Vec::new();
        let mut used = vec![false; found.len()];
        if whole {
            score.texts += 1;
        }
        for gold in &gold {
            let surface = &text[gold.start..gold.end];
            let inside: Vec<usize> = (0..found.len())
                .filter(|&at| found[at].span.start < gold.end && gold.start < found[at].span.end)
                .collect();
            if !whole {
                score.partial_gold += 1;
                score.partial_found += usize::from(!inside.is_empty());
                continue;
            }
            score.gold += 1;
            if inside.iter().all(|&at| used[at]) {
                wrong.push(format!("missed [{surface}]"));
                continue;
            }
            score.relaxed += 1;
            // The ends of one range and the parts of one moment are one span there.
            inside.iter().for_each(|&at| used[at] = true);
            score.found += 1;
            let exact = inside.len() == 1
                && found[inside[0]].span.start == gold.start
                && found[inside[0]].span.end == gold.end;
            score.strict += usize::from(exact);
            if gold.values.is_empty() {
                continue;
            }
            score.valued += 1;
            let parts: Vec<&DateValue> = inside.iter().map(|&at| &found[at].value).collect();
            if recognizers_right(gold, &parts) {
                score.value_right += 1;
            } else {
                let own: Vec<String> =
                    parts.iter().map(|value| value.timex_value().to_string()).collect();
                wrong.push(format!(
                    "[{surface}] = {} not {}",
                    gold.values.join(" or "),
                    own.join(" + ")
                ));
            }
        }
        if whole {
            for (matched, _) in found.iter().zip(&used).filter(|&(_, &used)| !used) {
                score.found += 1;
                wrong.push(format!("extra [{}]", &text[matched.span.range()]));
            }
            score.right_texts += usize::from(wrong.is_empty());
            if show && !wrong.is_empty() {
                println!("{text} | {} \n      {}", line["ref"], wrong.join("; "));
            }
        }
    }
    report(file, &score);
}

/// Strips what the suites write otherwise: `T08:15`, `(a,b,PnD)` ranges, past and future readings.
fn recognizers_right(gold: &Gold, parts: &[&DateValue]) -> bool {
    let mut readings: Vec<String> = gold.values.clone();
    let resolved = gold.raw["value"]["values"].as_array().cloned().unwrap_or_default();
    let mut bounds = Vec::new();
    for value in &resolved {
        let get = |key: &str| value.get(key).and_then(Value::as_str);
        if let Some(point) = get("value") {
            readings.push(point.to_owned());
        }
        bounds.push((get("start").map(str::to_owned), get("end").map(str::to_owned)));
    }
    let normal = |text: &str| {
        let text = text.replace(' ', "T");
        let text = text.strip_suffix(":00").filter(|t| t.contains(':')).unwrap_or(&text).to_owned();
        text.strip_suffix(":00").map(str::to_owned).unwrap_or(text)
    };
    let readings: Vec<String> = readings.iter().map(|r| normal(r)).collect();
    for value in parts {
        let mut own = vec![value.temporal];
        own.extend(value.alternatives.iter());
        for temporal in own {
            let printed = DateValue::new(temporal).timex_value().to_string();
            let clockless = printed.split_once('T').map(|(_, time)| format!("T{time}"));
            let plain = normal(&printed);
            let hit = |text: &str| {
                readings.iter().any(|r| r == text || r.trim_start_matches('T') == text)
            };
            if hit(&plain) || clockless.is_some_and(|time| hit(&normal(&time))) {
                return true;
            }
            if matches!(temporal, Temporal::Duration(_) | Temporal::Set(_))
                && seconds_match(gold, &printed)
            {
                return true;
            }
            if let Temporal::Interval(interval) = temporal
                && let (dateline::date::Bound::At(from), dateline::date::Bound::At(to)) =
                    (interval.start, interval.end)
            {
                let at = |point| {
                    Temporal::from_point(point)
                        .and_then(|t| DateValue::new(t).bounds(&Policy::default()))
                };
                if let Some((from, to)) = at(from).zip(at(to))
                    && bounds.iter().any(|(f, t)| {
                        bounds_fit(f.as_deref(), t.as_deref(), from.start(), to.start())
                    })
                {
                    return true;
                }
            }
            if let Some(days) = DateValue::new(temporal).bounds(&Policy::default()) {
                let (start, end) = (days.start(), days.end());
                if bounds
                    .iter()
                    .any(|(from, to)| bounds_fit(from.as_deref(), to.as_deref(), start, end))
                {
                    return true;
                }
            }
        }
    }
    if conventions(gold, parts) {
        return true;
    }
    // Two matches that are the two ends, or a day and its clock.
    if let [first, second] = parts {
        let ends = [first.timex_value().to_string(), second.timex_value().to_string()];
        let both = |a: &str, b: &str| {
            bounds.iter().any(|(from, to)| {
                from.as_deref().is_some_and(|f| {
                    normal(f).ends_with(&normal(a)) || normal(a).ends_with(&normal(f))
                }) && to.as_deref().is_some_and(|t| {
                    normal(t).ends_with(&normal(b)) || normal(b).ends_with(&normal(t))
                })
            })
        };
        if both(&ends[0], &ends[1]) {
            return true;
        }
        if let Some((from, to)) = first
            .bounds(&Policy::default())
            .zip(second.bounds(&Policy::default()))
            .map(|(a, b)| (a.start(), b))
        {
            return bounds.iter().any(|(f, t)| {
                bounds_fit(f.as_deref(), t.as_deref(), from, to.end())
                    || bounds_fit(f.as_deref(), t.as_deref(), from, to.start())
            });
        }
    }
    false
}
