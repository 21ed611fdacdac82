//! Hostile texts take time in proportion to their size. `benches/hostile` measures it for texts of
//! 10 MB; here small ones must not fall out of line. Hostile lists likewise.

use std::time::Duration;

use dateline::{Cache, Extraction, Extractor, GazetteerBuilder, NameFormat, NameReader};

#[path = "../../benches/hostile/clock.rs"]
mod clock;
#[path = "../../benches/hostile/texts.rs"]
mod texts;

const SMALL: usize = 4_000;

/// A text this many times the size takes as long as the small one this many times; where growth is
/// quadratic it takes this many times as long.
const TIMES: usize = 16;
const BOUND: f64 = 4.0;

/// The best of three times, and no less than the clock can tell.
fn time(mut run: impl FnMut()) -> Duration {
    let mut once = || clock::busy(&mut run);
    let best = once().min(once()).min(once());
    best.max(Duration::from_millis(20))
}

/// Fails when the whole takes much longer than its pieces.
fn check(name: &str, pieces: Duration, whole: Duration) {
    let growth = whole.as_secs_f64() / pieces.as_secs_f64();
    assert!(growth < BOUND, "{name}: {growth:.1} times as long in one piece as in {TIMES}");
}

#[test]
fn hostile_texts_take_linear_time() {
    let extractor = Extractor::new();
    let extract = |text: &str, count: usize| {
        let (mut cache, mut found) = (Cache::new(), Extraction::new());
        time(|| (0..count).for_each(|_| extractor.extract_into(&mut cache, text, &mut found)))
    };
    for (name, make) in texts::KINDS {
        check(name, extract(&make(SMALL), TIMES), extract(&make(SMALL * TIMES), 1));
    }
}

/// Every line of a quoted cell counted the quotation marks of all lines before it.
#[test]
fn quoted_cells_of_many_lines_take_linear_time() {
    let read = |size: usize, count: usize| {
        let list = format!("name\n{}", format!("\"Heron{}\"\n", "\n".repeat(size)).repeat(count));
        let reader = NameReader::new(NameFormat::Csv).label("ship");
        let read = reader.read(list.as_bytes(), &mut GazetteerBuilder::new());
        assert_eq!(read.expect("a list").names, count);
    };
    check("lines in a cell", time(|| read(SMALL, TIMES)), time(|| read(SMALL * TIMES, 1)));
}
