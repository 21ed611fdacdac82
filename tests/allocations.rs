//! What is allocated, counted: nothing in a warm [`Extractor::extract_into`], little for a clone, and
//! no more than is promised for an extractor.

use allocation_counter::measure;
use dateline::date::Reference;
use dateline::{Cache, Extraction, Extractor, GazetteerBuilder, Name};

/// The pieces of `seeds/articles`.
fn news() -> Vec<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/articles/original.jsonl");
    std::fs::read_to_string(path)
        .expect("seeds/articles is in the repository")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("one object a line"))
        .map(|piece| piece["text"].as_str().expect("a text").to_owned())
        .collect()
}

fn with_lists_and_dates() -> Extractor {
    let mut names = GazetteerBuilder::new();
    for (name, label) in [("Blue Heron", "vessel"), ("Halvorsen Maritime", "organization")] {
        names.add(&Name::new(name, label).with_id("X1")).expect("a usable name");
    }
    Extractor::builder()
        .gazetteer(names.build().expect("a list"))
        .reference(Reference::parse("2021-11-10").expect("a day"))
        .build()
        .expect("an extractor")
}

#[test]
fn a_warm_extraction_allocates_nothing() {
    let news = news();
    let plain = Extractor::builder().tagger(false).build().expect("an extractor");
    for extractor in [Extractor::new(), plain, with_lists_and_dates()] {
        let (mut cache, mut found) = (Cache::new(), Extraction::new());
        let mut entities = [0, 0];
        let mut run = |entities: &mut usize| {
            for text in &news {
                extractor.extract_into(&mut cache, text, &mut found);
                *entities += found.len();
            }
        };
        let cold = measure(|| run(&mut entities[0]));
        let warm = measure(|| run(&mut entities[1]));
        assert!(cold.count_total > 0, "the counter counts");
        assert_eq!((warm.count_total, warm.bytes_total), (0, 0), "of {} texts", news.len());
        assert!(entities[0] > 10 * news.len() && entities[0] == entities[1], "{entities:?}");
    }
}

#[test]
fn a_clone_shares_everything() {
    let extractor = with_lists_and_dates();
    let clone = measure(|| drop(std::hint::black_box(extractor.clone())));
    assert_eq!(clone.count_total, 0);
    let again = measure(|| drop(std::hint::black_box(Extractor::new())));
    let again = if again.count_total == 0 {
        again
    } else {
        // The first one of the process built the tables.
        measure(|| drop(std::hint::black_box(Extractor::new())))
    };
    assert_eq!(again.count_total, 0);
}

#[test]
fn an_extractor_takes_less_than_40_mib() {
    let mut extractor = None;
    let built = measure(|| extractor = Some(Extractor::builder().build().expect("an extractor")));
    let extractor = extractor.expect("built above");
    // What lives on the heap, and the tables that are part of the program.
    let bytes = built.bytes_current.max(0) as usize + extractor.memory_usage();
    assert!(bytes < 40 << 20, "{bytes} bytes");
    assert!(extractor.memory_usage() > 1 << 20, "the embedded tables are counted");
}
