//! Promises of the public types.

use std::panic::{RefUnwindSafe, UnwindSafe};

use dateline::date::Reference;
use dateline::{
    Cache, ErrorKind, Extraction, Extractor, Gazetteer, GazetteerBuilder, Label, OffsetUnit,
};

#[test]
fn types_can_be_shared() {
    fn shared<T: Send + Sync + UnwindSafe + RefUnwindSafe + 'static>() {}
    shared::<Extractor>();
    shared::<Cache>();
    shared::<Extraction<'static>>();
    shared::<Gazetteer>();
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    error::<dateline::Error>();
}

#[test]
fn an_empty_text_gives_an_empty_result() {
    let found = Extractor::new().extract("");
    assert!(found.is_empty() && found.iter().next().is_none());
    assert_eq!(serde_json::to_string(&found).expect("plain data"), r#"{"entities":[]}"#);
}

#[test]
fn a_result_written_over_an_older_one_forgets_it() {
    let extractor = Extractor::new();
    let (mut cache, mut found) = (Cache::new(), Extraction::new());
    extractor.extract_into(&mut cache, "Kofi Annan left Geneva on Monday.", &mut found);
    assert_eq!(found.len(), 3);
    extractor.extract_into(&mut cache, "nothing here", &mut found);
    assert!(found.is_empty() && found.dates().next().is_none());
    assert_eq!(found.text(), "nothing here");
}

/// `on Monday` was a place where only places were asked for.
#[test]
fn what_is_wanted_does_not_change_what_is_found() {
    let text = include_str!("../../seeds/articles/drone-attack.txt");
    for tagger in [false, true] {
        let builder = || Extractor::builder().tagger(tagger);
        let all = builder().build().expect("an extractor");
        let all = all.extract(text);
        for label in Label::BUILT_IN {
            let only = builder().labels([label]).build().expect("an extractor");
            let only: Vec<_> = only.extract(text).iter().map(|found| found.range()).collect();
            let wanted = all.iter().filter(|found| found.label() == label);
            assert_eq!(only, wanted.map(|found| found.range()).collect::<Vec<_>>(), "{label:?}");
        }
    }
}

#[test]
fn errors_name_what_is_wrong() {
    for pattern in ["[A-Z", r"\p{Nonsense}", "(?<=a)b"] {
        let error = Extractor::builder().pattern("ticket", pattern).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Pattern);
        assert!(error.to_string().contains(&format!("{pattern:?}")), "{error}");
        assert!(std::error::Error::source(&error).is_some(), "{error}");
    }
    let large = Extractor::builder().pattern("x", r"\w{500}").pattern_size_limit(1 << 10).build();
    assert_eq!(large.unwrap_err().kind(), ErrorKind::Pattern);
}

/// `pattern("", ..)` gave entities that were called nothing.
#[test]
fn a_label_must_have_a_name() {
    for label in ["", " \t"] {
        let pattern = Extractor::builder().pattern(label, "Heron").build();
        let allow = Extractor::builder().allow(label, ["Heron"]).build();
        let nothing = Extractor::builder().allow(label, [""; 0]).build();
        for built in [pattern, allow, nothing] {
            let error = built.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Label);
            assert_eq!(error.to_string(), format!("label {label:?} is empty"));
        }
    }
}

/// The 65,537th list was taken for the first one.
#[test]
fn lists_beyond_their_numbers_are_refused() {
    let list = GazetteerBuilder::new().build().expect("an empty list");
    let builder =
        |count| (0..count).fold(Extractor::builder(), |all, _| all.gazetteer(list.clone()));
    let error = builder(1 << 16).build().unwrap_err(); // and the embedded one
    assert_eq!(error.kind(), ErrorKind::Option);
    assert_eq!(error.to_string(), "65537 lists of names, at most 65536");
    assert!(builder(1 << 16).embedded_names(false).build().is_ok());
}

#[test]
fn a_least_score_outside_0_to_1_is_refused() {
    for score in [90.0, 1.000_1, -0.1, f32::INFINITY, f32::NEG_INFINITY, f32::NAN] {
        let error = Extractor::builder().min_score(score).build().unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Option);
        assert!(error.to_string().contains(&format!("is {score}:")), "{error}");
    }
    for score in [0.0, -0.0, 1.0] {
        assert!(Extractor::builder().min_score(score).build().is_ok());
    }
}

#[test]
fn labels_choose_what_is_returned() {
    let text = "Kofi Annan left Geneva on Monday with Iraqi envoys of the IMF.";
    let all: Vec<_> = Extractor::new().extract(text).iter().map(|entity| entity.label()).collect();
    assert_eq!(all, [Label::Person, Label::Place, Label::Date, Label::Group, Label::Organization]);
    for label in Label::BUILT_IN {
        let extractor = Extractor::builder().labels([label]).build().expect("an extractor");
        let found = extractor.extract(text);
        let labels: Vec<_> = found.iter().map(|entity| entity.label()).collect();
        assert_eq!(labels, [label]);
        assert_eq!(found.iter().next().map(|entity| entity.id()), Some(0), "ids count from 0");
    }
}

#[test]
fn a_least_score_leaves_the_rest_out() {
    let text = "Kofi Annan left Geneva on Monday; Zupan said so in Marjah.";
    let all = Extractor::new().extract(text);
    for least in [0.65, 0.9, 1.0] {
        let extractor = Extractor::builder().min_score(least).build().expect("an extractor");
        let found = extractor.extract(text);
        let wanted: Vec<_> = all
            .iter()
            .filter(|entity| entity.score() >= least)
            .map(|entity| entity.text())
            .collect();
        let kept: Vec<_> = found.iter().map(|entity| entity.text()).collect();
        assert_eq!(kept, wanted, "at least {least}");
    }
}

#[test]
fn without_the_embedded_names_patterns_remain() {
    let extractor = Extractor::builder().embedded_names(false).build().expect("an extractor");
    let text = "Dr. Okafor slept on Monday. Iraq did not.";
    let found = extractor.extract(text);
    let names: Vec<_> = found.iter().map(|entity| entity.text()).collect();
    assert_eq!(names, ["Okafor", "Monday"]);
    assert_eq!(Extractor::new().extract(text).len(), 3);
}

#[test]
fn names_of_labels_and_units_read_back() {
    for label in Label::BUILT_IN {
        assert_eq!(Label::from_name(label.as_str()), Some(label));
        assert_eq!(Label::from_name(label.corpus_name()), Some(label));
        assert_eq!(label.to_string(), label.as_str());
    }
    assert_eq!(Label::from_name("vessel"), None);
    assert_eq!(OffsetUnit::from_name("utf16"), Some(OffsetUnit::Utf16));
    assert_eq!(OffsetUnit::from_name("utf-32"), None);
}

#[test]
fn json_says_what_a_date_was_counted_from() {
    let basis = |text: &str, reference: Option<Reference>| {
        let found = Extractor::new().extract_dated(text, reference);
        let json = serde_json::to_value(&found).expect("plain data");
        let entities = json["entities"].as_array().expect("a list").iter();
        let dates = entities.filter(|entity| entity["label"] == "date");
        dates.map(|date| date["basis"].as_str().unwrap_or("none").to_owned()).collect::<Vec<_>>()
    };
    let text = "It opened on 3 May 2019 and closed the day after. It reopened on Monday.";
    assert_eq!(basis(text, Reference::new(2021, 11, 10)), ["none", "context", "reference"]);
    assert_eq!(basis("It opened on Monday.", None), ["none"]);
}
