//! What holds for every text, on random ones.

use std::sync::LazyLock;

use dateline::json::Json;
use dateline::{
    Cache, Extraction, Extractor, GazetteerBuilder, Name, OffsetUnit, Offsets, Span, tokenizer,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::invariants;

/// Pieces that mean something to one of the stages; a random order of them reaches more of the code
/// than random characters.
const PIECES: [&str; 72] = [
    "Mustafa",
    "al",
    "-",
    "Kadhimi",
    "Price",
    "May",
    "Mr.",
    "Prime Minister",
    "President",
    "Iraq",
    "Iraqi",
    "Baghdad",
    "New York",
    "Times",
    "IMF",
    "(",
    ")",
    "International Monetary Fund",
    "Bank",
    "of",
    "the",
    "University",
    "Inc.",
    "Lake",
    "Chad",
    "in",
    "said",
    "says",
    ",",
    ".",
    "...",
    "…",
    "“",
    "”",
    "\"",
    "'",
    "’s",
    "'s",
    "‘",
    "—",
    "–",
    "&",
    "/",
    ":",
    "@",
    "54",
    "2021",
    "1,200",
    "3.5",
    "11/07/2021",
    "Monday",
    "last week",
    "Nov. 7",
    "10:30 p.m.",
    "J.K.",
    "W.",
    "U.S.",
    "O'Neill",
    "AT&T",
    "iPhone",
    "jane@example.org",
    "https://example.org/a",
    "@jane",
    "É",
    "北京",
    "🙂",
    "\u{301}",
    "\u{a0}",
    "\n",
    "\n\n",
    "AND",
    "Who",
];

fn pieces() -> impl Strategy<Value = String> {
    vec((select(&PIECES[..]), select(&["", " ", " ", " ", "\n"][..])), 0..60)
        .prop_map(|parts| parts.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect())
}

fn runs() -> impl Strategy<Value = String> {
    vec((any::<char>(), 0..400usize), 0..6)
        .prop_map(|runs| runs.into_iter().map(|(c, n)| c.to_string().repeat(n)).collect())
}

/// Any text at all.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => pieces(),
        2 => any::<String>(),
        1 => "[ -~\n]{0,200}",
        1 => runs(),
    ]
}

fn extractor(tagger: bool) -> Extractor {
    Extractor::builder().tagger(tagger).build().expect("an extractor")
}

/// With the tagger, and with lists and patterns alone.
static EXTRACTORS: LazyLock<[Extractor; 2]> = LazyLock::new(|| [extractor(true), extractor(false)]);

/// Names that no text of these tests has.
const UNRELATED: [&str; 3] = ["Quorble Zzyzx", "Xqthwp", "Vbnmq of Wrtzp"];

static WITH_UNRELATED: LazyLock<[Extractor; 2]> = LazyLock::new(|| {
    let mut names = GazetteerBuilder::new();
    for (name, label) in UNRELATED.iter().zip(["person", "organization", "vessel"]) {
        names.add(&Name::new(*name, label)).expect("a usable name");
    }
    let names = names.build().expect("a list");
    [true, false].map(|tagger| {
        let builder = Extractor::builder().tagger(tagger).gazetteer(names.clone());
        builder.build().expect("an extractor")
    })
});

fn json(found: &Extraction<'_>, unit: OffsetUnit) -> serde_json::Value {
    serde_json::to_value(Json::new(found, unit)).expect("plain data")
}

/// The part of `text` between two offsets in a unit, by naive counting.
fn slice(text: &str, start: usize, end: usize, unit: OffsetUnit) -> String {
    match unit {
        OffsetUnit::Byte => text[start..end].to_owned(),
        OffsetUnit::Char => text.chars().skip(start).take(end - start).collect(),
        OffsetUnit::Utf16 => {
            let units: Vec<u16> = text.encode_utf16().skip(start).take(end - start).collect();
            String::from_utf16(&units).expect("whole characters")
        }
    }
}

const UNITS: [OffsetUnit; 3] = [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16];

proptest! {
    // A counterexample becomes a case of tests/data, where it has a name and a reason.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn tokens_are_lossless_on_both_paths(text in texts()) {
        invariants::tokens(&text);
    }

    #[test]
    fn ascii_alone_gives_ascii_tokens(text in "[ -~\n\t]{0,120}") {
        invariants::tokens(&text);
        for token in tokenizer::tokenize(&text) {
            prop_assert!(!token.shape().has(tokenizer::Shape::NON_ASCII));
        }
    }

    #[test]
    fn entities_are_sorted_disjoint_and_clean(text in texts()) {
        for extractor in &*EXTRACTORS {
            invariants::entities(&extractor.extract(&text));
        }
    }

    #[test]
    fn a_used_cache_changes_nothing(texts in vec(texts(), 1..5)) {
        for extractor in &*EXTRACTORS {
            let (mut cache, mut found) = (Cache::new(), Extraction::new());
            for text in &texts {
                extractor.extract_into(&mut cache, text, &mut found);
                let fresh = extractor.extract(text);
                prop_assert_eq!(json(&found, OffsetUnit::Byte), json(&fresh, OffsetUnit::Byte));
            }
        }
    }

    #[cfg(feature = "rayon")]
    #[test]
    fn parallel_gives_the_serial_answer(texts in vec(texts(), 0..12)) {
        let extractor = &EXTRACTORS[0];
        let batch = extractor.extract_batch(&texts);
        prop_assert_eq!(batch.len(), texts.len());
        for (text, found) in texts.iter().zip(&batch) {
            prop_assert_eq!(found.text(), text);
            let alone = extractor.extract(text);
            prop_assert_eq!(json(found, OffsetUnit::Byte), json(&alone, OffsetUnit::Byte));
        }
        let day = |number: usize| dateline::date::Reference::new(2021, 11, 1 + number as u8).filter(|_| !number.is_multiple_of(3));
        let dated: Vec<_> = texts.iter().enumerate().map(|(at, text)| (text, day(at))).collect();
        for ((text, day), found) in dated.iter().zip(extractor.extract_dated_batch(&dated)) {
            prop_assert_eq!(found.text(), *text);
            let alone = extractor.extract_dated(text, *day);
            prop_assert_eq!(json(&found, OffsetUnit::Byte), json(&alone, OffsetUnit::Byte));
        }
    }

    #[test]
    fn things_hold_every_mention_once(text in texts(), keep in 1usize..4) {
        for extractor in &*EXTRACTORS {
            let mut found = extractor.extract(&text);
            for round in 0..2 {
                let mut mentions: Vec<_> =
                    found.things().flat_map(|thing| {
                        let (id, name) = (thing.id(), thing.canonical());
                        assert!(thing.mentions().iter().all(|one| (one.id(), one.canonical()) == (id, name)));
                        thing.mentions().iter().map(|one| one.range().start).collect::<Vec<_>>()
                    }).collect();
                mentions.sort_unstable();
                let all: Vec<_> = found.iter().map(|entity| entity.range().start).collect();
                prop_assert_eq!(mentions, all);
                if round == 0 {
                    found.retain(|entity| entity.range().start % 4 < keep);
                }
            }
        }
    }

    #[test]
    fn an_unrelated_name_changes_nothing(text in texts()) {
        prop_assume!(UNRELATED.iter().all(|name| !text.contains(name)));
        for (without, with) in EXTRACTORS.iter().zip(&*WITH_UNRELATED) {
            let (without, with) = (without.extract(&text), with.extract(&text));
            prop_assert_eq!(json(&without, OffsetUnit::Byte), json(&with, OffsetUnit::Byte));
        }
    }

    #[test]
    fn offsets_agree_with_counting(text in texts(), cuts in vec(any::<prop::sample::Index>(), 2..9)) {
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for unit in UNITS {
            let mut offsets = Offsets::new(&text, unit);
            // In any order: going back has to work as well.
            for pair in cuts.windows(2) {
                let (a, b) = (ends[pair[0].index(ends.len())], ends[pair[1].index(ends.len())]);
                let span = Span::new(a.min(b), a.max(b));
                let found = offsets.span(span);
                prop_assert_eq!(slice(&text, found.start, found.end, unit), span.of(&text));
            }
        }
    }

    #[test]
    fn json_says_what_the_entities_say(text in texts()) {
        let found = EXTRACTORS[0].extract(&text);
        for unit in UNITS {
            let written = serde_json::to_string(&Json::new(&found, unit)).expect("plain data");
            let read: serde_json::Value = serde_json::from_str(&written).expect("JSON");
            let rows = read["entities"].as_array().expect("a list");
            prop_assert_eq!(rows.len(), found.len());
            for (row, entity) in rows.iter().zip(found.iter()) {
                let offset = |field: &str| row[field].as_u64().expect("an offset") as usize;
                prop_assert_eq!(slice(&text, offset("start"), offset("end"), unit), entity.text());
                prop_assert_eq!(&row["text"], entity.text());
                prop_assert_eq!(&row["label"], entity.label_name());
                prop_assert_eq!(&row["source"], entity.source().as_str());
                prop_assert_eq!(row["id"].as_u64(), Some(u64::from(entity.id())));
                prop_assert_eq!(row["rule"].as_str(), entity.rule());
                let canonical = row["canonical"].as_str().unwrap_or(entity.text());
                prop_assert_eq!(canonical, entity.canonical());
                prop_assert_eq!(row["value"].is_string(), entity.as_date().is_some());
            }
        }
    }
}

/// What the properties have found before, each with what was wrong.
#[test]
fn counterexamples_stay_right() {
    let texts = [
        // The tagger took `Chad ”` for a name.
        "Prime Minister Chad ” U.S. 3.5 Baghdad 2021\n” , AT&T 3.5 (\n/\n:…\nal \n\n\u{301}\nJ.K. \
         New York International Monetary Fund https://example.org/a)last week Monday of \u{a0} \n al \
         Chad AND\nInternational Monetary Fund 's\nInternational Monetary Fund https://example.org/a\n",
        "“\nPrime Minister Chad ” U.S. 3.5 Baghdad 2021\n” , AT&T 3.5 (",
    ];
    for text in texts {
        for extractor in &*EXTRACTORS {
            invariants::entities(&extractor.extract(text));
        }
    }
}
