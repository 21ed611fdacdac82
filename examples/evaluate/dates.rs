//! `evaluate --dates FILE...`: date spans and values against annotated files.
//!
//! The kind of a file is told by its lines: `scope` is a Recognizers suite, `corpus` is Duckling,
//! anything else has `spans` with a label. `--show` prints what is wrong, `--vague` and `--ages`
//! switch the optional classes of TimeML on, `--timeml` both.

use dateline::date::{Date, DateValue, Direction, Policy, Ranges, Reference, Temporal};
use dateline::matchers::dates::{DateCache, DateMatch, DateMatcher};
use dateline::tokenizer::tokenize;
use serde_json::Value;

/// Counts of one file.
#[derive(Default)]
struct Score {
    texts: usize,
    right_texts: usize,
    gold: usize,
    found: usize,
    strict: usize,
    relaxed: usize,
    /// Recall only: spans of scopes that list one type.
    partial_gold: usize,
    partial_found: usize,
    typed: usize,
    type_right: usize,
    valued: usize,
    value_right: usize,
    mods: usize,
    mods_right: usize,
}

fn f1(right: usize, gold: usize, found: usize) -> f64 {
    if gold + found == 0 { 1.0 } else { 2.0 * right as f64 / (gold + found) as f64 }
}

/// Runs the evaluation of the files named in `args`.
pub fn run(args: &[String]) -> Result<(), String> {
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    let show = has("--show");
    if has("--speed") {
        args.iter().filter(|arg| !arg.starts_with("--")).for_each(|file| speed(file));
        return Ok(());
    }
    for file in args.iter().filter(|arg| !arg.starts_with("--")) {
        let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let lines: Vec<Value> = text
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
            .map(|(at, line)| {
                serde_json::from_str(line).map_err(|error| format!("{file}:{}: {error}", at + 1))
            })
            .collect::<Result<_, _>>()?;
        let Some(first) = lines.first() else { continue };
        let mut policy = Policy::default();
        policy.vague = has("--vague") || has("--timeml");
        policy.ages = has("--ages") || has("--timeml");
        if first.get("scope").is_some() {
            recognizers(file, &lines, show);
        } else if first.get("corpus").is_some() {
            duckling(file, &lines, show);
        } else {
            spans(file, &lines, policy, show);
        }
    }
    Ok(())
}

/// The date pass alone over a plain text, the best of many runs.
fn speed(file: &str) {
    let Ok(text) = std::fs::read_to_string(file) else { return eprintln!("{file}: not read") };
    let tokens = tokenize(&text);
    let matcher = DateMatcher::new(Policy::default());
    let mut cache = DateCache::new();
    let mut found = Vec::new();
    let mut best = f64::MAX;
    for _ in 0..400 {
        found.clear();
        let start = std::time::Instant::now();
        matcher.find_into(&text, &tokens, Reference::new(2021, 11, 7), &mut cache, &mut found);
        best = best.min(start.elapsed().as_secs_f64());
    }
    let rate = text.len() as f64 / best / 1e6;
    println!("{file}: {} bytes, {} dates, {rate:.1} MB/s", text.len(), found.len());
}

fn reference(line: &Value) -> Option<Reference> {
    Reference::parse(line.get("ref")?.as_str()?)
}

/// Byte offsets of a span given in code points.
fn bytes(text: &str, start: u64, end: u64) -> (usize, usize) {
    let at = |place: u64| text.char_indices().nth(place as usize).map_or(text.len(), |(at, _)| at);
    (at(start), at(end))
}

struct Gold {
    start: usize,
    end: usize,
    kind: Option<String>,
    values: Vec<String>,
    modifier: Option<String>,
    raw: Value,
}

fn gold_spans(line: &Value, text: &str) -> Vec<Gold> {
    let empty = Vec::new();
    let spans = line["spans"].as_array().unwrap_or(&empty);
    spans
        .iter()
        .filter(|span| span.get("label").is_none_or(|label| label == "DATE" || label == "TIMEX3"))
        .map(|span| {
            let (start, end) =
                bytes(text, span["start"].as_u64().unwrap_or(0), span["end"].as_u64().unwrap_or(0));
            let mut values = Vec::new();
            for key in ["timex", "timex_value", "value", "alt"] {
                match span.get(key) {
                    Some(Value::String(value)) => values.push(value.clone()),
                    Some(Value::Array(list)) => {
                        values.extend(list.iter().filter_map(|v| v.as_str().map(str::to_owned)));
                    }
                    _ => {}
                }
            }
            let kind = span.get("timex_type").or(span.get("type"));
            Gold {
                start,
                end,
                kind: kind.and_then(Value::as_str).map(str::to_owned),
                values,
                modifier: span.get("mod").and_then(Value::as_str).map(str::to_owned),
                raw: span.clone(),
            }
        })
        .collect()
}

fn pair<'m>(gold: &Gold, found: &'m [DateMatch], used: &mut [bool]) -> Option<&'m DateMatch> {
    let overlaps = |m: &DateMatch| m.span.start < gold.end && gold.start < m.span.end;
    let exact = found.iter().position(|m| m.span.start == gold.start && m.span.end == gold.end);
    let at = exact
        .filter(|&at| !used[at])
        .or_else(|| (0..found.len()).find(|&at| !used[at] && overlaps(&found[at])))?;
    used[at] = true;
    Some(&found[at])
}

fn spans(file: &str, lines: &[Value], policy: Policy, show: bool) {
    let matcher = DateMatcher::new(policy);
    let mut score = Score::default();
    for line in lines {
        let text = line["text"].as_str().unwrap_or_default();
        let found = matcher.find(text, &tokenize(text), reference(line));
        let gold = gold_spans(line, text);
        let mut used = vec![false; found.len()];
        let mut wrong = Vec::new();
        let mut all = gold.len() == found.len();
        score.texts += 1;
        score.gold += gold.len();
        score.found += found.len();
        for gold in &gold {
            let surface = &text[gold.start..gold.end];
            let Some(matched) = pair(gold, &found, &mut used) else {
                all = false;
                wrong.push(format!("missed [{surface}]"));
                continue;
            };
            score.relaxed += 1;
            if (matched.span.start, matched.span.end) == (gold.start, gold.end) {
                score.strict += 1;
            } else {
                all = false;
                wrong.push(format!("[{surface}] found as [{}]", &text[matched.span.range()]));
            }
            all &= judge(gold, &matched.value, surface, &mut score, &mut wrong);
        }
        for (matched, _) in found.iter().zip(&used).filter(|(_, used)| !**used) {
            wrong.push(format!("extra [{}]", &text[matched.span.range()]));
        }
        score.right_texts += usize::from(all);
        if show && !wrong.is_empty() {
            let short: String = text.chars().take(160).collect();
            println!("{} | {short}\n      {}", line["id"], wrong.join("; "));
        }
    }
    report(file, &score);
}

fn judge(
    gold: &Gold,
    value: &DateValue,
    surface: &str,
    score: &mut Score,
    wrong: &mut Vec<String>,
) -> bool {
    let mut all = true;
    if let Some(kind) = &gold.kind {
        score.typed += 1;
        if value.timex_type().as_str().eq_ignore_ascii_case(kind) {
            score.type_right += 1;
        } else {
            all = false;
            wrong.push(format!("[{surface}] is {kind}, not {}", value.timex_type().as_str()));
        }
    }
    if !gold.values.is_empty() {
        score.valued += 1;
        let own = value.timex_value().to_string();
        if gold.values.contains(&own) {
            score.value_right += 1;
        } else {
            all = false;
            wrong.push(format!("[{surface}] = {} not {own}", gold.values.join(" or ")));
        }
    }
    if gold.modifier.is_some() || value.modifier.is_some() && !gold.values.is_empty() {
        score.mods += 1;
        let own = value.modifier.map(|modifier| modifier.as_str());
        if own == gold.modifier.as_deref() {
            score.mods_right += 1;
        } else {
            all &= gold.modifier.is_none();
            wrong.push(format!("[{surface}] mod {:?} not {own:?}", gold.modifier));
        }
    }
    all
}

fn report(file: &str, score: &Score) {
    let name = file.rsplit('/').next().unwrap_or(file);
    print!(
        "{name}: texts {}/{} wholly right; gold {} found {}; strict F1 {:.1} relaxed F1 {:.1} (P {:.1} R {:.1})",
        score.right_texts,
        score.texts,
        score.gold,
        score.found,
        100.0 * f1(score.strict, score.gold, score.found),
        100.0 * f1(score.relaxed, score.gold, score.found),
        100.0 * score.relaxed as f64 / score.found.max(1) as f64,
        100.0 * score.relaxed as f64 / score.gold.max(1) as f64,
    );
    if score.typed > 0 {
        print!("; type F1 {:.1}", 100.0 * f1(score.type_right, score.gold, score.found));
    }
    if score.valued > 0 {
        print!(
            "; value F1 {:.1} ({}/{} of matched)",
            100.0 * f1(score.value_right, score.gold, score.found),
            score.value_right,
            score.valued
        );
    }
    if score.mods > 0 {
        print!("; mod {}/{}", score.mods_right, score.mods);
    }
    if score.partial_gold > 0 {
        print!("; one-type scopes recall {}/{}", score.partial_found, score.partial_gold);
    }
    println!();
}

/// The Recognizers suites. Scope `all` lists every expression; of the other scopes only recall can
/// be told. A span is right when the matches that it covers give its timex, or one of its two
/// readings, by this crate's value or one of its alternatives.
fn recognizers(file: &str, lines: &[Value], show: bool) {
    let mut policy = Policy::default();
    policy.vague = true;
    policy.ages = true;
    policy.join = true;
    policy.colloquial = true;
    policy.ranges = Ranges::Whole;
    let matcher = DateMatcher::new(policy);
    let mut score = Score::default();
    for line in lines {
        let text = line["text"].as_str().unwrap_or_default();
        let found = matcher.find(text, &tokenize(text), reference(line));
        let gold = gold_spans(line, text);
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
            for (at, matched) in found.iter().enumerate().filter(|&(at, _)| !used[at]) {
                let _ = at;
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
            if let Temporal::Interval(interval) = temporal {
                if let (dateline::date::Bound::At(from), dateline::date::Bound::At(to)) =
                    (interval.start, interval.end)
                {
                    let at = |point| {
                        Temporal::from_point(point)
                            .and_then(|t| DateValue::new(t).bounds(&Policy::default()))
                    };
                    if let Some((from, to)) = at(from).zip(at(to)) {
                        if bounds.iter().any(|(f, t)| {
                            bounds_fit(f.as_deref(), t.as_deref(), from.start(), to.start())
                        }) {
                            return true;
                        }
                    }
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

/// What the suites say otherwise and mean the same:
/// - `several` and `a few` are 3 there and X here;
/// - `two months ago` and `in two weeks` are the exact day there and keep the unit's grain here;
/// - `(a,b,PnD)` is the whole of what are a start and an end, or a start and a length, here;
/// - a range ends before its end there, and with it here;
/// - an open year (`XXXX-11`, with `mid`, `early`; 30 February) is the reading of another year.
fn conventions(gold: &Gold, parts: &[&DateValue]) -> bool {
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

fn seconds_match(gold: &Gold, own: &str) -> bool {
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
fn seconds(text: &str) -> Option<f64> {
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

type Moment = (i32, u8, u8, u8, u8, u8);

/// The ends of a range there against ours: theirs may be one-sided, and their last day may be
/// ours.
fn bounds_fit(from: Option<&str>, to: Option<&str>, start: Moment, end: Moment) -> bool {
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

/// Duckling: the whole text is one expression, and its policy is the future.
fn duckling(file: &str, lines: &[Value], show: bool) {
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
