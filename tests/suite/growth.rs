//! Hostile texts take time in proportion to their size. `benches/hostile` measures it for texts of
//! 10 MB; here small ones must not fall out of line.

use std::time::Duration;

use dateline::{Cache, Extraction, Extractor};

#[path = "../../benches/hostile/clock.rs"]
mod clock;
#[path = "../../benches/hostile/texts.rs"]
mod texts;

const SMALL: usize = 4_000;

/// A text this many times the size takes as long as the small one this many times; where growth is
/// quadratic it takes this many times as long.
const TIMES: usize = 16;
const BOUND: f64 = 4.0;

/// The best of three times for `count` runs over `text`, and no less than the clock can tell.
fn time(extractor: &Extractor, text: &str, count: usize) -> Duration {
    let (mut cache, mut found) = (Cache::new(), Extraction::new());
    let mut once = || {
        clock::busy(|| {
            for _ in 0..count {
                extractor.extract_into(&mut cache, text, &mut found);
            }
        })
    };
    let best = once().min(once()).min(once());
    best.max(Duration::from_millis(20))
}

#[test]
fn hostile_texts_take_linear_time() {
    let extractor = Extractor::new();
    for (name, make) in texts::KINDS {
        let small = time(&extractor, &make(SMALL), TIMES);
        let large = time(&extractor, &make(SMALL * TIMES), 1);
        let growth = large.as_secs_f64() / small.as_secs_f64();
        assert!(growth < BOUND, "{name}: {growth:.1} times as long in one piece as in {TIMES}");
    }
}
