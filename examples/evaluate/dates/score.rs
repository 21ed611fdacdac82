//! Spans, types and values against annotated spans.

use super::{Gold, read};
use dateline::date::{DateValue, Policy};
use dateline::matchers::dates::{DateMatch, DateMatcher};
use serde_json::Value;

/// Counts of one file.
#[derive(Default)]
pub(super) struct Score {
    pub(super) texts: usize,
    pub(super) right_texts: usize,
    pub(super) gold: usize,
    pub(super) found: usize,
    pub(super) strict: usize,
    pub(super) relaxed: usize,
    /// Recall only: spans of scopes that list one type.
    pub(super) partial_gold: usize,
    pub(super) partial_found: usize,
    pub(super) typed: usize,
    pub(super) type_right: usize,
    pub(super) valued: usize,
    pub(super) value_right: usize,
    pub(super) mods: usize,
    pub(super) mods_right: usize,
}

fn f1(right: usize, gold: usize, found: usize) -> f64 {
    if gold + found == 0 { 1.0 } else { 2.0 * right as f64 / (gold + found) as f64 }
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

pub(super) fn spans(file: &str, lines: &[Value], policy: Policy, show: bool) {
    let matcher = DateMatcher::new(policy);
    let mut score = Score::default();
    for line in lines {
        let (text, found, gold) = read(&matcher, line);
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

pub(super) fn report(file: &str, score: &Score) {
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
