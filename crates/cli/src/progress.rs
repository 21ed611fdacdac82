//! The progress bar: on standard error, when the work takes longer than a moment.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::args::{Color, InputArgs, RunArgs};
use crate::input::{Counters, Walk, sizes};

/// How long nothing is shown.
const PATIENCE: Duration = Duration::from_millis(800);

const WITH_TOTAL: &str =
    "{bar:20} {percent:>3}%  {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left  {wide_msg}";
const WITHOUT_TOTAL: &str = "{spinner} {bytes}  {bytes_per_sec}  {elapsed}  {wide_msg}";

/// A bar that a thread of its own keeps up to date.
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    done: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts the clock, and the bar where there is someone to see it: standard error is a terminal
    /// and results do not go there too.
    pub fn start(
        run: &RunArgs,
        input: &InputArgs,
        counters: &Arc<Counters>,
        results_on_terminal: bool,
    ) -> Progress {
        let wanted = match run.progress {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => std::io::stderr().is_terminal() && !results_on_terminal && !run.quiet,
        };
        let started = Instant::now();
        let done = Arc::new(AtomicBool::new(false));
        if !wanted {
            return Progress { bar: ProgressBar::hidden(), started, done, thread: None };
        }
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let walk = Walk::new(&input.paths, &input.glob).ok();
        let thread = {
            let (bar, done, counters) = (bar.clone(), Arc::clone(&done), Arc::clone(counters));
            std::thread::spawn(move || keep_up(&bar, walk, &done, &counters))
        };
        Progress { bar, started, done, thread: Some(thread) }
    }

    /// Does something that writes to standard error, with the bar out of the way.
    pub fn suspend(&self, write: impl FnOnce()) {
        self.bar.suspend(write);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.done.store(true, Ordering::Relaxed);
        if let Some(thread) = &self.thread {
            thread.thread().unpark();
        }
        self.bar.finish_and_clear();
    }

    /// How long it has been.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

fn keep_up(bar: &ProgressBar, walk: Option<Walk>, done: &Arc<AtomicBool>, counters: &Counters) {
    std::thread::park_timeout(PATIENCE);
    if done.load(Ordering::Relaxed) {
        return;
    }
    bar.set_style(ProgressStyle::with_template(WITHOUT_TOTAL).expect("the template is right"));
    bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(5));
    // Sizes are added up beside the work, so that a large archive starts at once.
    let total = Arc::new(AtomicU64::new(0));
    let known = Arc::new(AtomicBool::new(false));
    if let Some(walk) = walk {
        let (total, known) = (Arc::clone(&total), Arc::clone(&known));
        std::thread::spawn(move || known.store(sizes(walk, &total), Ordering::Release));
    }
    let mut has_total = false;
    while !done.load(Ordering::Relaxed) {
        if !has_total && known.load(Ordering::Acquire) {
            has_total = true;
            bar.set_length(total.load(Ordering::Relaxed));
            bar.set_style(ProgressStyle::with_template(WITH_TOTAL).expect("the template is right"));
        }
        let documents = Counters::get(&counters.documents);
        bar.set_position(Counters::get(&counters.bytes_read));
        bar.set_message(format!("{documents} documents, {} entities", counters.found()));
        std::thread::park_timeout(Duration::from_millis(200));
    }
}
