//! How much the scores mean: a reliability table, the expected calibration error, and precision and
//! recall at every threshold.

/// The scores of the names found in all files, each with whether it was right.
#[derive(Default)]
pub struct Reliability {
    scores: Vec<(f32, bool)>,
    gold: usize,
}

/// Rows of the reliability table.
const BINS: usize = 10;

impl Reliability {
    /// Counts one name that was found.
    pub fn add(&mut self, score: f32, right: bool) {
        self.scores.push((score, right));
    }

    /// Counts names that should have been found.
    pub fn add_gold(&mut self, count: usize) {
        self.gold += count;
    }

    /// Prints both tables.
    pub fn print(&self) {
        println!("reliability of the scores of people, places and organizations:");
        println!("  {:<10} {:>6} {:>7} {:>7}", "score", "names", "mean", "right");
        let mut error = 0.0;
        for bin in 0..BINS {
            let of_bin: Vec<_> = self
                .scores
                .iter()
                .filter(|(score, _)| ((score * BINS as f32) as usize).min(BINS - 1) == bin)
                .collect();
            if of_bin.is_empty() {
                continue;
            }
            let count = of_bin.len() as f64;
            let mean = of_bin.iter().map(|(score, _)| f64::from(*score)).sum::<f64>() / count;
            let right = of_bin.iter().filter(|(_, right)| *right).count() as f64 / count;
            error += (mean - right).abs() * count / self.scores.len() as f64;
            let from = bin as f64 / BINS as f64;
            println!(
                "  {from:.1} - {:.1} {:>7} {mean:>7.3} {right:>7.3}",
                from + 0.1,
                of_bin.len()
            );
        }
        println!("  expected calibration error {error:.3}");
        println!("by threshold:");
        println!("  {:<10} {:>6} {:>6} {:>6}", "min-score", "P", "R", "F1");
        for threshold in [0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99] {
            let kept = self.scores.iter().filter(|(score, _)| *score >= threshold);
            let (found, right) = kept.fold((0usize, 0usize), |(found, right), (_, ok)| {
                (found + 1, right + usize::from(*ok))
            });
            let share = |of: usize| if of == 0 { 0.0 } else { 100.0 * right as f64 / of as f64 };
            let f1 = 200.0 * right as f64 / (found + self.gold).max(1) as f64;
            println!("  {threshold:<10} {:>6.2} {:>6.2} {f1:>6.2}", share(found), share(self.gold));
        }
    }
}
