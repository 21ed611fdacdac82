//! Time that this thread has worked, which a busy machine does not lengthen.

use std::time::{Duration, Instant};

/// How long `work` keeps this thread busy: by the kernel's account on Linux, by the clock elsewhere.
pub fn busy(work: impl FnOnce()) -> Duration {
    let (start, worked) = (Instant::now(), on_cpu());
    work();
    match worked.zip(on_cpu()) {
        Some((before, after)) => after.saturating_sub(before),
        None => start.elapsed(),
    }
}

/// The time this thread has spent on a processor.
fn on_cpu() -> Option<Duration> {
    let account = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    account.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
