//! `--stats`: what was read and found, on standard error.

use std::time::Duration;

use dateline::Label;

use crate::input::Counters;

/// Prints the counters.
pub fn print(counters: &Counters, elapsed: Duration, threads: usize) {
    let get = Counters::get;
    let seconds = elapsed.as_secs_f64().max(1e-9);
    let text = get(&counters.bytes_of_text);
    let names = Label::BUILT_IN.iter().map(|label| label.as_str()).chain(["own kinds"]);
    let kinds: Vec<_> = names
        .zip(&counters.entities)
        .map(|(name, count)| (name, get(count)))
        .filter(|&(_, count)| count > 0)
        .map(|(name, count)| format!("{name} {count}"))
        .collect();
    eprintln!("documents  {}", get(&counters.documents));
    eprintln!("failures   {}", get(&counters.failures));
    eprintln!("read       {} bytes", get(&counters.bytes_read));
    eprintln!("text       {text} bytes");
    eprintln!("entities   {} ({})", counters.found(), kinds.join(", "));
    eprintln!("time       {seconds:.3} s, {threads} threads");
    eprintln!("speed      {:.1} MB/s of text", text as f64 / 1e6 / seconds);
}
