//! Hostile texts take time in proportion to their size. `benches/hostile` measures it for texts of
//! 10 MB; here small ones must not fall out of line.

use std::time::{Duration, Instant};

use dateline::{Cache, Extraction, Extractor};

#[path = "../../benches/hostile/texts.rs"]
mod texts;

const SMALL: usize = 12_000;

/// Sixteen times the text: linear growth takes 16 times as long, quadratic 256 times. The bound lies
/// between them with room for a busy machine.
const TIMES: usize = 16;
const BOUND: f64 = 64.0;

/// The best of three times for `text`.
fn time(extractor: &Extractor, text: &str) -> Duration {
    let (mut cache, mut found) = (Cache::new(), Extraction::new());
    let mut best = Duration::MAX;
    for _ in 0..3 {
        let start = Instant::now();
        extractor.extract_into(&mut cache, text, &mut found);
        best = best.min(start.elapsed());
    }
    best
}

#[test]
fn hostile_texts_take_linear_time() {
    let extractor = Extractor::new();
    for (name, make) in texts::KINDS {
        let small = time(&extractor, &make(SMALL)).max(Duration::from_micros(50));
        let large = time(&extractor, &make(SMALL * TIMES));
        let growth = large.as_secs_f64() / small.as_secs_f64();
        assert!(growth < BOUND, "{name}: {growth:.0} times as long for {TIMES} times the text");
    }
}
