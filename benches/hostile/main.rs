//! Time on hostile texts of growing size. The table of `DESIGN.md` has some of them from outside, with
//! the start of the process and the output.
//!
//! `cargo bench --bench hostile`; seconds for each size, and how much longer the largest took for
//! each byte than the smallest. Growth is linear where that is about 1.

mod clock;
mod texts;

use dateline::{Cache, Extraction, Extractor};

const MEGABYTES: [usize; 4] = [1, 2, 5, 10];

fn main() {
    let extractor = Extractor::new();
    println!("| text | 1 MB | 2 MB | 5 MB | 10 MB | MB/s | growth |");
    println!("|---|---|---|---|---|---|---|");
    for (name, make) in texts::KINDS {
        let (mut row, mut rates) = (String::new(), Vec::new());
        for megabytes in MEGABYTES {
            let text = make(megabytes * 1_000_000);
            let (mut cache, mut found) = (Cache::new(), Extraction::new());
            // The first time grows the buffers; the second is the one that counts.
            extractor.extract_into(&mut cache, &text, &mut found);
            let time = clock::busy(|| extractor.extract_into(&mut cache, &text, &mut found));
            let seconds = time.as_secs_f64();
            row += &format!(" {seconds:.3} |");
            rates.push(seconds / text.len() as f64);
        }
        let (first, last) = (rates[0], rates[rates.len() - 1]);
        println!("| {name} |{row} {:.0} | {:.2} |", 1e-6 / last, last / first);
    }
}
