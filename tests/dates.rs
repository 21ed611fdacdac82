//! The cases of `tests/data/dates/*.toml`, and properties of date values.

use dateline::date::{Date, DateValue, Note, Policy, Reference, Temporal, WeekPart, Year};
use dateline::matchers::dates::DateMatcher;
use dateline::tokenizer::tokenize;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Suite {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    reason: String,
    text: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    #[serde(default)]
    note: Option<String>,
    expect: Vec<Vec<String>>,
}

/// The first difference between what a case expects and what is found.
fn difference(matcher: &DateMatcher, case: &Case) -> Option<String> {
    let reference = case.reference.as_deref().map(|day| {
        Reference::parse(day).unwrap_or_else(|| panic!("{}: {day:?} is no day", case.name))
    });
    let found: Vec<Vec<String>> = matcher
        .find(&case.text, &tokenize(&case.text), reference)
        .iter()
        .enumerate()
        .map(|(at, m)| {
            let mut row =
                vec![case.text[m.span.range()].to_owned(), m.value.timex_value().to_string()];
            let modifier = m.value.modifier.map(|modifier| modifier.as_str().to_owned());
            let asked = case.expect.get(at).is_none_or(|row| row.len() > 2);
            row.extend(modifier.filter(|_| asked));
            row
        })
        .collect();
    if found != case.expect {
        return Some(format!("found {found:?}, expected {:?}", case.expect));
    }
    let wrong = case.note.as_ref().filter(|note| {
        let found = matcher.find(&case.text, &tokenize(&case.text), reference);
        !found.iter().any(|m| m.value.note.is_some_and(|own| own.to_string() == **note))
    });
    wrong.map(|note| format!("does not say that {note}"))
}

#[test]
fn cases() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/dates");
    let matcher = DateMatcher::new(Policy::default());
    let (mut count, mut failures) = (0, Vec::new());
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder")
        .map(|file| file.expect("a file").path())
        .collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a readable file");
        let suite: Suite = toml::from_str(&text).unwrap_or_else(|e| panic!("{file:?}: {e}"));
        for case in &suite.case {
            count += 1;
            if let Some(difference) = difference(&matcher, case) {
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                failures.push(format!("{name}: {} ({}): {difference}", case.name, case.reason));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {count} cases fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
    assert!(count > 300, "only {count} cases");
}

/// Dates of all kinds that are known.
fn dates() -> impl Strategy<Value = Date> {
    let year = || (1i32..3000).prop_map(|year| Some(Year(year)));
    prop_oneof![
        (1i32..3000, 1u8..=12, 1u8..=28).prop_map(|(y, m, d)| Date::day(y, m, d)),
        (1i32..3000, 1u8..=12).prop_map(|(y, m)| Date::month(y, m)),
        (year(), 1u8..=52).prop_map(|(year, week)| Date::Week {
            year,
            week: Some(week),
            part: None
        }),
        (year(), 1u8..=52, 1u8..=7).prop_map(|(year, week, day)| Date::Week {
            year,
            week: Some(week),
            part: Some(WeekPart::Weekday(day))
        }),
        (year(), 1u8..=4).prop_map(|(year, q)| Date::Quarter { year, quarter: Some(q) }),
        (year(), 1u8..=2).prop_map(|(year, half)| Date::Half { year, half }),
        (-500i32..3000).prop_map(|year| Date::Year(Year(year))),
        (0i32..300).prop_map(Date::Decade),
        (0i32..30).prop_map(Date::Century),
    ]
}

proptest! {
    /// Printing and reading back gives the value.
    #[test]
    fn printing_reads_back(date in dates()) {
        let value = DateValue::new(Temporal::Date(date));
        let printed = value.timex_value().to_string();
        prop_assert_eq!(printed.parse::<Temporal>(), Ok(value.temporal), "{}", printed);
    }

    /// The interval of a value is not empty, and its first day lies within it.
    #[test]
    fn interval_holds_its_start(date in dates()) {
        let policy = Policy::default();
        if let Some(bounds) = DateValue::new(Temporal::Date(date)).bounds(&policy) {
            let (year, month, day, ..) = bounds.start();
            let first = DateValue::new(Temporal::Date(Date::day(year, month, day)));
            prop_assert!(bounds.start() < bounds.end());
            prop_assert!(bounds.contains(&first.bounds(&policy).expect("a known day")));
        }
    }

    /// Any day written out is found again, leap years and the ends of months and years included.
    #[test]
    fn days_are_found(year in 1583i32..2100, month in 1u8..=12, day in 1u8..=31) {
        let Some(reference) = Reference::new(year, month, day) else { return Ok(()) };
        let text = format!("They met on {year:04}-{month:02}-{day:02}, and today they meet.");
        let found = DateMatcher::new(Policy::default()).find(&text, &tokenize(&text), Some(reference));
        prop_assert_eq!(found.len(), 2);
        prop_assert_eq!(found[0].value.temporal, Temporal::Date(Date::day(year, month, day)));
        prop_assert_eq!(found[1].value.temporal, found[0].value.temporal);
    }

    /// Weeks counted from any day join up, week 53 included.
    #[test]
    fn weeks_join_up(year in 1990i32..2060, month in 1u8..=12, day in 1u8..=28) {
        let reference = Reference::new(year, month, day);
        let matcher = DateMatcher::new(Policy::default());
        let bounds = |text: &str| {
            let found = matcher.find(text, &tokenize(text), reference);
            found[0].value.bounds(&Policy::default()).expect("a known week")
        };
        prop_assert_eq!(bounds("He left last week.").end(), bounds("He left this week.").start());
        prop_assert_eq!(bounds("He left this week.").end(), bounds("He left next week.").start());
        prop_assert_eq!(bounds("He left last month.").end(), bounds("He left this month.").start());
    }

    /// What is read from any string like a value can be printed in every form.
    #[test]
    fn any_value(text in r"(FY|BC)?[0-9X]{0,5}(-(Q|H|W|WE|SP|[0-9]|T|X){0,3}){0,3}(T[0-9]{0,3}(:[0-9]{1,3}){0,3}(Z|[+-][0-9]{1,3}:[0-9]{1,3})?)?") {
        let Ok(temporal) = text.parse::<Temporal>() else { return Ok(()) };
        let value = DateValue::new(temporal);
        let printed = value.timex_value().to_string();
        prop_assert_eq!(printed.parse::<Temporal>(), Ok(temporal), "{}", printed);
        let mut policy = Policy::default();
        policy.fiscal_start = Some(10);
        let _ = (value.iso8601(), value.edtf(2), value.bounds(&policy));
    }

    /// No text makes it panic, and the spans are in order and on character boundaries.
    #[test]
    fn any_text(text in r"((the|May|March|last|Sunday|Feb|29|31|[0-9]{1,4}|year|of|to|’|[-/.,: ]|é|ago|a|in|end|Nov|p\.m\.|[0-9]{9,13}|hundred|billion|quarter|weekends|years|later|and a half) ?){0,40}") {
        let found = DateMatcher::new(Policy::timeml()).find(&text, &tokenize(&text), Reference::new(2021, 11, 7));
        let mut end = 0;
        for m in found {
            prop_assert!(m.span.start >= end && m.span.end > m.span.start);
            prop_assert!(text.get(m.span.range()).is_some());
            let noted = m.value.note == Some(Note::NoSuchDay);
            prop_assert!(noted || exists(m.value.temporal), "{text}: {:?}", m.value);
            prop_assert!(m.value.alternatives.iter().all(exists), "{text}: {:?}", m.value);
            let _ = (m.value.timex_attrs().to_string(), m.value.iso8601(), m.value.edtf(2), m.value.bounds(&Policy::default()));
            end = m.span.end;
        }
    }
}

/// False for a day that the calendar does not have.
fn exists(temporal: Temporal) -> bool {
    let day = |date: Date| match date {
        Date::Day { year: Some(Year(year)), month: Some(month), day: Some(day) } => {
            Reference::new(year, month, day).is_some()
        }
        _ => true,
    };
    match temporal {
        Temporal::Date(date) | Temporal::DateTime(date, _) => day(date),
        _ => true,
    }
}

/// No form of any value of a text names a day that the calendar does not have.
#[test]
fn no_impossible_days() {
    let matcher = DateMatcher::new(Policy::default());
    for reference in [None, Reference::new(2021, 11, 7)] {
        for text in ["Nov. 31", "31 April 2021", "30/02/2021", "2021-02-30", "Feb. 29, 2021"] {
            let found = matcher.find(text, &tokenize(text), reference);
            let [only] = &found[..] else { panic!("{text}: {found:?}") };
            assert_eq!(only.value.iso8601(), None, "{text}");
            assert_eq!(only.value.edtf(2), None, "{text}");
            assert_eq!(only.value.bounds(&Policy::default()), None, "{text}");
        }
    }
}

/// Out of range, or with something behind it.
#[test]
fn values_that_are_none() {
    for text in [
        "2021-13",
        "2021-00",
        "2021-11-32",
        "2021-Q0",
        "2021-Q5",
        "2021-H3",
        "2021-W54",
        "2021-W10-8",
        "2021-11-07-junk",
        "2021-11-07T25:00",
        "2021-11-07T10:61",
        "2021-11-07T10+600:00",
        "FY2021-Q9",
        "+2021",
        "2021-11-07T10:00:00:00",
        "",
        "2021-11-07T24:59",
        "5-11",
        "2021-11-WXX-4-foo-bar#4",
        "2021-11-07T18:30Z05:00",
    ] {
        let error = text.parse::<Temporal>().expect_err(text);
        assert!(error.to_string().contains(&format!("{text:?}")), "{error}");
    }
}

/// A reference that is read wrong would move every open date.
#[test]
fn references() {
    for text in [
        "2021-11-07",
        "2021-11-07T18:30",
        "2021-11-07 18:30:05",
        "2021-11-07T18:30:05.25Z",
        "2021-11-07T18:30:00+09:00",
    ] {
        let reference = Reference::parse(text).expect(text);
        assert_eq!(reference.date(), Date::day(2021, 11, 7), "{text}");
        assert_eq!(reference.clock().is_some(), text.len() > 10, "{text}");
    }
    for text in [
        "",
        "2021-11",
        "2021-11-31",
        "2021-11-07-junk",
        "2021 11 07",
        "2021T11:07",
        "20211107",
        "2021-11-07T99:99:99",
        "2021-11-07T18",
        "2021-11-07T18:30+9",
        "2021-11-07T18:30:",
        "2021-11-0é",
    ] {
        assert_eq!(Reference::parse(text), None, "{text}");
    }
}
