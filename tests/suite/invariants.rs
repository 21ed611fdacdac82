//! What holds for every text, list and table. The properties, the replay of the fuzzer's seeds and the fuzz targets
//! themselves check it here.

use dateline::tokenizer::{Layout, tokenize};
use dateline::{Cache, Extraction, Extractor, Gazetteer, GazetteerBuilder, NameFormat, NameReader};

/// Tokens are ordered and disjoint, with nothing but white space between them, and both paths of the
/// scanner give the same ones.
pub fn tokens(text: &str) {
    let tokens = tokenize(text);
    let mut end = 0;
    for token in &tokens {
        let span = token.span();
        assert!(end <= span.start && span.start < span.end, "{span:?} behind {end} in {text:?}");
        let gap = &text[end..span.start];
        assert!(gap.chars().all(char::is_whitespace), "{gap:?} is no white space in {text:?}");
        let space = end == 0 && span.start == 0 || !gap.is_empty();
        assert_eq!(token.layout().has(Layout::SPACE_BEFORE), space, "{span:?} in {text:?}");
        let inside = token.of(text);
        assert!(!inside.contains(char::is_whitespace), "token {inside:?} in {text:?}");
        end = span.end;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "the end of {text:?}");
    assert_eq!(tokens, dateline::internal::tokenize_slowly(text), "the two paths on {text:?}");
}

/// Entities are sorted, disjoint and clean at their edges, and what is said of them is in the text.
pub fn entities(found: &Extraction<'_>) {
    let text = found.text();
    let (mut end, mut ids) = (0, 0);
    for entity in found.iter() {
        let span = entity.span();
        assert!(end <= span.start && span.start < span.end, "{span:?} behind {end} in {text:?}");
        assert_eq!(entity.text(), &text[entity.range()]);
        let name = entity.text();
        let dirty = |c: char| c.is_whitespace() || matches!(c, '"' | '“' | '”' | '„' | '«' | '»');
        assert!(!name.starts_with(dirty) && !name.ends_with(dirty), "{name:?} in {text:?}");
        assert!((0.0..=1.0).contains(&entity.score()), "score of {name:?} in {text:?}");
        assert!(entity.id() <= ids, "ids count in the order of first mention, in {text:?}");
        ids = ids.max(entity.id() + 1);
        let canonical = found.mentions(entity.id()).any(|other| other.text() == entity.canonical());
        assert!(canonical, "{:?} for {name:?} is no mention in {text:?}", entity.canonical());
        end = span.end;
    }
}

/// Extracts and checks; `cache` may have seen other texts.
pub fn text(extractor: &Extractor, cache: &mut Cache, text: &str) {
    tokens(text);
    let mut found = Extraction::new();
    extractor.extract_into(cache, text, &mut found);
    entities(&found);
}

/// Reads a list in every format: line by line it is used or refused, and the report tells how many
/// names there are. Answers how many that is in all formats together.
pub fn list(bytes: &[u8]) -> usize {
    let formats = [
        NameFormat::Lines,
        NameFormat::Tsv,
        NameFormat::Csv,
        NameFormat::Jsonl,
        NameFormat::SpacyRuler,
        NameFormat::GateList,
        NameFormat::RegexNer,
    ];
    let read = |format| {
        let mut builder = GazetteerBuilder::new();
        let reader = NameReader::new(format).label("person").parts(true).fold_accents(false);
        let read = reader.collect_errors(true).read(bytes, &mut builder);
        let table = builder.build().expect("whatever was refused, the rest is a table");
        if let Ok(report) = read {
            assert_eq!(report.names, table.len(), "{format:?} of {}", bytes.escape_ascii());
        }
        table.len()
    };
    formats.map(read).iter().sum()
}

/// Loads a compiled table and looks names up in it; false when it is refused.
pub fn table(bytes: &[u8]) -> bool {
    const TEXT: &str =
        "The Blue Heron of Halvorsen Maritime left New York for Basra, A.P.L. said on Monday.";
    let Ok(table) = Gazetteer::from_bytes(bytes) else { return false };
    assert_eq!(table.to_bytes(), bytes);
    if let Ok(extractor) = Extractor::builder().gazetteer(table).build() {
        for entity in extractor.extract(TEXT).iter() {
            let _ = (entity.label_name(), entity.list_id(), entity.canonical());
        }
    }
    true
}
