//! Duckling's corpus: one expression a text.

use super::conventions::{Moment, seconds};
use super::reference;
use dateline::date::{Date, DateValue, Direction, Policy, Temporal};
use dateline::matchers::dates::{DateMatch, DateMatcher};
use dateline::tokenizer::tokenize;
use serde_json::Value;

/// Duckling: the whole text is one expression, and its policy is the future.
pub(super) fn duckling(file: &str, lines: &[Value], show: bool) {
    let mut policy = Policy::default();
    policy.direction = Direction::Future;
    policy.join = true;
    policy.colloquial = true;
    let matcher = DateMatcher::new(policy);
    let (mut all, mut right, mut found_some) = (0, 0, 0);
    let (mut named, mut named_right) = (0, 0);
    let (mut quiet, mut quiet_right) = (0, 0);
    let (mut ranges, mut ranges_right, mut exact) = (0, 0, 0);
    let mut strict = 0;
    for line in lines {
        let text = line["text"].as_str().unwrap_or_default();
        let found = matcher.find(text, &tokenize(text), reference(line));
        if line["type"] == "none" {
            quiet += 1;
            quiet_right += usize::from(found.is_empty());
            continue;
        }
        if line["corpus"] == "latentCorpus" {
            continue;
        }
        let holiday = line.get("holiday").is_some();
        let ok = duckling_right(line, &found);
        if holiday {
            named += 1;
            named_right += usize::from(ok);
        } else if line["type"] != "time" && line["type"] != "duration" {
            ranges += 1;
            ranges_right += usize::from(ok);
        } else {
            all += 1;
            let timex = line["timex"].as_str();
            exact += usize::from(
                found.iter().any(|m| Some(m.value.timex_value().to_string().as_str()) == timex),
            );
            right += usize::from(ok);
            found_some += usize::from(!found.is_empty());
            strict += usize::from(found.len() == 1 && found[0].span.len() == text.len());
        }
        if show && !ok {
            let own: Vec<String> = found
                .iter()
                .map(|m| format!("[{}] {}", &text[m.span.range()], m.value.timex_value()))
                .collect();
            println!(
                "{}{text} = {} {} {} {} not {}",
                if holiday { "HOLIDAY " } else { "" },
                line["type"],
                line["timex"],
                line.get("from").or(line.get("value")).unwrap_or(&Value::Null),
                line.get("to").unwrap_or(&Value::Null),
                own.join(" + ")
            );
        }
    }
    let name = file.rsplit('/').next().unwrap_or(file);
    println!(
        "{name}: absolute and relative expressions right {right}/{all} ({:.1} %; {exact} by the same string), intervals {ranges_right}/{ranges}, detected {found_some}, whole {strict}; \
         holidays {named_right}/{named}; all {:.1} %; nothing found in {quiet_right}/{quiet} negatives",
        100.0 * right as f64 / all.max(1) as f64,
        100.0 * (right + named_right + ranges_right) as f64 / (all + named + ranges).max(1) as f64,
    );
}

fn text_of(line: &Value) -> &str {
    line["text"].as_str().unwrap_or_default()
}

/// The date so many units after the reference, as `upcoming two months` is read there.
fn upcoming(value: &DateValue, line: &Value, timex: &str) -> bool {
    let Temporal::Duration(length) = value.temporal else { return false };
    let Some(part) = length.first() else { return false };
    let surface = format!("2 {:?}s from now", part.unit).to_lowercase();
    let found =
        DateMatcher::new(Policy::default()).find(&surface, &tokenize(&surface), reference(line));
    matches!(part.amount, dateline::date::Amount::Exact(2000))
        && found.iter().any(|m| m.value.timex_value().to_string() == timex)
}

fn zoned_right(value: &DateValue, timex: &str) -> bool {
    let Temporal::DateTime(
        date,
        dateline::date::Clock::Hms { hour, minute, offset: Some(offset), .. },
    ) = value.temporal
    else {
        return false;
    };
    let minutes = i32::from(hour) * 60 + i32::from(minute.unwrap_or(0)) - i32::from(offset.0) - 120;
    if !(0..1440).contains(&minutes) {
        return false;
    }
    let day = DateValue::new(Temporal::Date(date)).timex_value().to_string();
    timex == format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60)
}

fn duckling_right(line: &Value, found: &[DateMatch]) -> bool {
    let string = |key: &str| line.get(key).and_then(Value::as_str);
    if line["type"] == "duration" {
        let seconds_of = |own: &str| seconds(own);
        let wanted = string("timex").and_then(seconds_of);
        return found.iter().any(|m| {
            let own = m.value.timex_value().to_string();
            Some(own.as_str()) == string("timex")
                || wanted.zip(seconds_of(&own)).is_some_and(|(a, b)| (a - b).abs() < 1.0)
        });
    }
    let start_of = |m: &DateMatch| m.value.bounds(&Policy::default()).map(|b| b.start());
    let printed = |moment: Moment| {
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            moment.0, moment.1, moment.2, moment.3, moment.4, moment.5
        )
    };
    let own: Vec<String> = found.iter().map(|m| m.value.timex_value().to_string()).collect();
    if let Some(timex) = string("timex") {
        // There is no year 0 there: 2014 BC is -2014.
        let before_christ = |own: &String| {
            own.strip_prefix("BC").is_some_and(|year| timex.strip_prefix('-') == Some(year))
        };
        if own.iter().any(|own| own == timex) || own.iter().any(before_christ) {
            return true;
        }
        // Its zone is UTC-2; ours stays in the zone of the text.
        let zoned = found.iter().any(|m| zoned_right(&m.value, timex));
        // `upcoming two weeks` is the second week there and two weeks here.
        let nth = text_of(line).contains("upcoming")
            && found.iter().any(|m| upcoming(&m.value, line, timex));
        if zoned || nth {
            return true;
        }
        // A coarser grain of the same moment: two months ago is a month here and a day there.
        let coarse = own
            .iter()
            .any(|own| own.len() >= 4 && timex.starts_with(own.as_str()) && found.len() == 1);
        let week = found.iter().any(|m| {
            matches!(m.value.temporal, Temporal::Date(Date::Week { part: None, .. }))
                && m.value.bounds(&Policy::default()).is_some_and(|bounds| {
                    let (from, to) = (printed(bounds.start()), printed(bounds.end()));
                    from[..10] <= timex[..timex.len().min(10)]
                        && timex[..timex.len().min(10)] < to[..10]
                })
        });
        if coarse || week {
            return true;
        }
    }
    // The ends of an interval stand in an object of their own.
    let bound = |key: &str| line["interval"].get(key).and_then(Value::as_str);
    let value = string("value").or(bound("from"));
    let end = bound("to");
    if line["type"] == "time" {
        return found.iter().any(|m| {
            start_of(m).is_some_and(|start| value == Some(&printed(start)))
                || m.value.alternatives.iter().any(|other| {
                    let other = DateValue::new(other);
                    string("timex") == Some(&other.timex_value().to_string())
                })
        });
    }
    // Intervals: the start, and the end where one is printed, of one match or of two.
    let starts: Vec<String> = found.iter().filter_map(start_of).map(printed).collect();
    let ends: Vec<String> = found
        .iter()
        .filter_map(|m| m.value.bounds(&Policy::default()).map(|b| b.end()))
        .map(printed)
        .collect();
    let later: Vec<String> = found.iter().skip(1).filter_map(start_of).map(printed).collect();
    let starts_well = value.is_none_or(|value| starts.iter().any(|s| s == value));
    let ends_well = end.is_none_or(|end| ends.iter().chain(&later).any(|e| e == end));
    let modified = found.iter().any(|m| m.value.modifier.is_some());
    !found.is_empty() && (starts_well && ends_well || modified && (starts_well || ends_well))
}
