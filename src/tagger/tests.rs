//! A model of three features, tagging by hand-computed sums.

use crate::matchers::Evidence;
use crate::matchers::lexicon::Lexicon;
use crate::tagger::document::Document;
use crate::tagger::features::{Sink, Template, feature_key};
use crate::tagger::labels::{self, BEGIN, LAST, UNIT};
use crate::tagger::model::STEPS;
use crate::tagger::training::{FeatureList, ModelParts};
use crate::tagger::view::View;
use crate::tagger::words::WordFacts;
use crate::tagger::{RunnerUp, Tagged, Tagger, TaggerScratch, features, votes};
use crate::tokenizer::{tokenize_into, word_key};

const TAGS: usize = labels::count(2);

fn row(weights: &[(usize, i8)]) -> Vec<i8> {
    let mut row = vec![0; TAGS];
    for &(tag, weight) in weights {
        row[tag] = weight;
    }
    row
}

fn list(mut features: Vec<(u32, Vec<i8>)>) -> FeatureList {
    features.sort();
    FeatureList {
        keys: features.iter().map(|&(key, _)| key).collect(),
        weights: features.into_iter().flat_map(|(_, weights)| weights).collect(),
    }
}

/// Knows that `Ada` begins and `Lovelace` ends a person, by the words, and that a word behind `in`
/// is a place, by a pair with the outline of the word.
fn model() -> ModelParts {
    let word = |word: &str| u64::from(word_key(word) as u32);
    let lower = |offset, of: &str| feature_key(Template::Lower, offset, word(of));
    let known = |word: &str, own| (word_key(word) as u32, WordFacts::new(0, 0, 1, 1).with_own(own));
    let mut words = vec![known("ada", true), known("lovelace", true), known("in", true)];
    words.sort_by_key(|&(key, _)| key);
    ModelParts {
        labels: vec!["PER".into(), "LOC".into()],
        calibration: (0..2 * STEPS).map(|step| 400 + (step % STEPS) as u16 * 9).collect(),
        step: 4,
        sums: list(vec![
            (lower(0, "ada"), row(&[(labels::tag(0, BEGIN), 20), (labels::tag(0, UNIT), 12)])),
            (lower(0, "lovelace"), row(&[(labels::tag(0, LAST), 20), (labels::tag(0, UNIT), 12)])),
            (lower(-1, "in"), row(&[(labels::tag(1, UNIT), 30)])),
        ]),
        features: FeatureList::default(),
        words,
    }
}

fn tag(tagger: &Tagger, text: &str, scratch: &mut TaggerScratch) -> Vec<Tagged> {
    let mut tagged = Vec::new();
    tagger.tag_into(text, &evidence(text), scratch, &mut tagged);
    tagged
}

fn evidence(text: &str) -> Evidence {
    let mut evidence = Evidence::default();
    tokenize_into(text, &mut evidence.tokens);
    let lexicon = Lexicon::from_static(crate::data::LEXICON).expect("it is checked by the tests");
    evidence.gather(text, &lexicon, &[], &[]);
    evidence
}

#[test]
fn sums_by_hand() {
    let tagger = Tagger::from_bytes(&model().to_bytes().unwrap()).unwrap();
    let found =
        tag(&tagger, "Yesterday Ada Lovelace slept in Lisbon.", &mut TaggerScratch::default());
    // Ada Lovelace: 20 + 20 as one name, 12 + 12 as two: the margin is 16.
    assert_eq!(found.len(), 2);
    let name = found[0];
    assert_eq!((name.start, name.end, name.label, name.margin), (1, 3, 0, 16));
    assert_eq!(name.probability, 400 + 16 / 4 * 9);
    assert_eq!((found[1].start, found[1].end, found[1].label, found[1].margin), (5, 6, 1, 30));
}

/// What comes closest is told from the same label with other boundaries, and compared as what it is.
#[test]
fn reasons_by_hand() {
    let tagger = Tagger::from_bytes(&model().to_bytes().unwrap()).unwrap();
    for (text, runner_up, reasons) in [
        // As two people, with a unit of 12 where the first word begins with 20.
        ("Then Ada Lovelace slept.", RunnerUp::Boundaries, &[("Word", "Ada", 8)][..]),
        ("They slept in Lisbon.", RunnerUp::Nothing, &[("Word-1", "Lisbon", 30)]),
        // A person by the word, 12, and a place by the one before, 30.
        (
            "They slept in Ada.",
            RunnerUp::Label("PER".into()),
            &[("Word-1", "Ada", 30), ("Word", "Ada", -12)],
        ),
    ] {
        let mut scratch = TaggerScratch::default();
        let found = tag(&tagger, text, &mut scratch);
        let why = tagger.explain(text, &evidence(text), &scratch, &found[0], 8);
        let given: Vec<_> =
            why.reasons.iter().map(|r| (r.feature.as_str(), r.word.as_str(), r.weight)).collect();
        assert_eq!((why.runner_up, &given[..]), (runner_up, reasons), "{text}");
    }
}

struct Features(Vec<(Template, i8, u64)>);

impl Sink for Features {
    fn add(&mut self, template: Template, offset: i8, value: u64) {
        self.0.push((template, offset, value));
    }
}

/// What the tagger sees of a text before it decides.
fn look_at(text: &str) -> (Evidence, View, Document) {
    let tagger = Tagger::from_bytes(&model().to_bytes().unwrap()).unwrap();
    let evidence = evidence(text);
    let (mut view, mut document) = (View::default(), Document::default());
    view.fill(text, &evidence, &tagger.model.words);
    document.fill(&mut view);
    (evidence, view, document)
}

/// What the second pass makes of a word when the first one gave a tag to some of the others.
fn second_pass(text: &str, tags: &[(&str, usize)], word: &str) -> Vec<(Template, i8, u64)> {
    let (evidence, mut view, mut document) = look_at(text);
    document.clear_votes(TAGS);
    let at = |word: &str| evidence.tokens.iter().position(|token| token.of(text) == word).unwrap();
    for &(word, tag) in tags {
        view.atoms[at(word)].tag = tag as u8;
    }
    let mut features = Features(Vec::new());
    votes::features(&view, &document, at(word), labels::OUTSIDE, &mut features);
    features.0
}

#[test]
fn members_of_a_series_speak_for_each_other() {
    let place = [("Oslo", labels::tag(1, UNIT)), ("Bodin", labels::tag(1, UNIT))];
    // Label 2 to both sides, all of two members, a run of its own.
    assert_eq!(
        second_pass("They saw Oslo, Bergen and Bodin.", &place, "Bergen"),
        [(Template::Beside, -1, 8), (Template::Beside, 1, 8), (Template::Series, 0, 2 << 4 | 8)]
    );
    // The next member is outside, so the two do not agree: none wins as the lower label.
    assert_eq!(
        second_pass("They saw Oslo, Bergen and Bodin.", &place[..1], "Bergen"),
        [(Template::Beside, -1, 8), (Template::Beside, 1, 0), (Template::Series, 0, 0)]
    );
    // The score is in the run and in no name.
    assert_eq!(
        second_pass("Oslo 2, Bergen 1.", &place[..1], "Bergen"),
        [(Template::Beside, -1, 2 << 2 | 1), (Template::Series, 0, 2 << 4 | 1 << 2 | 1)]
    );
    // A verb, a full stop or three words between make no series.
    for text in ["Oslo likes Bergen.", "They saw Oslo, and in Bergen Bodin.", "Oslo. Bergen."] {
        assert_eq!(second_pass(text, &place[..1], "Bergen"), [], "{text}");
    }
}

/// The share of words of sport, and numbers near a run, are what tells a team from its town.
#[test]
fn results_are_about_sport() {
    let topic = |text: &str, word: &str| {
        let (evidence, view, document) = look_at(text);
        let at = evidence.tokens.iter().position(|token| token.of(text) == word).unwrap();
        let mut features = Features(Vec::new());
        features::base(text.as_bytes(), &evidence.tokens, &view, &document, at, &mut features);
        let mut topics = features.0.iter().filter(|feature| feature.0 == Template::Topic);
        // Sport and numbers, without the list of the word and its place.
        topics.next().map(|feature| (feature.2 >> 7, feature.2 >> 5 & 3))
    };
    assert_eq!(topic("They met in Leeds to talk.", "Leeds"), Some((0, 0)));
    assert_eq!(topic("Leeds 2 Everton 1", "Leeds"), Some((0, 2)));
    let report = "The goalkeeper, the striker and the coach of Leeds left the match at half-time.";
    assert_eq!(topic(report, "Leeds"), Some((3, 0)));
    assert_eq!(topic("They met in Leeds to talk.", "talk"), None);
}

#[test]
fn nothing_in_nothing_and_the_same_twice() {
    let tagger = Tagger::from_bytes(&model().to_bytes().unwrap()).unwrap();
    let mut scratch = TaggerScratch::default();
    assert_eq!(tag(&tagger, "", &mut scratch), []);
    assert_eq!(tag(&tagger, "no name here, only in lower case", &mut scratch), []);
    let text = "Ada Lovelace went to London. In London Lovelace, in Paris Ada.";
    let fresh = tag(&tagger, text, &mut TaggerScratch::default());
    assert_eq!(tag(&tagger, text, &mut scratch), fresh);
    assert_eq!(tag(&tagger, text, &mut scratch), fresh);
}

#[test]
fn odd_texts_do_not_panic() {
    let tagger = Tagger::from_bytes(&model().to_bytes().unwrap()).unwrap();
    let mut scratch = TaggerScratch::default();
    for text in [
        "A",
        "-",
        "A-",
        "-A",
        "7 A",
        "A 7",
        "A-b-c-D 7-A",
        "'s A's",
        "\u{200e}",
        "É É É",
        "A,\nB\n\nC",
    ] {
        for times in [1, 2, 50] {
            tag(&tagger, &text.repeat(times), &mut scratch);
        }
    }
}

#[test]
fn the_embedded_model_loads() {
    let tagger = Tagger::from_bytes(crate::data::MODEL).unwrap();
    assert_eq!(tagger.labels(), ["PER", "LOC", "ORG", "NAT", "MISC"]);
}
