//! The work: blocks taken from the input by as many threads as wished, results given on in order.
//!
//! There is no queue that could grow. A thread takes the next block, works on it and hands the
//! result in; a result that is early waits, and with [`WINDOW`] results a thread waiting the thread
//! itself waits, until the one that is due has come. So memory does not depend on the input.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::input::{Block, Source};

/// Early results each thread may leave behind.
const WINDOW: usize = 4;

/// How much of the machine to use, and how.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Number of threads; at least one.
    pub threads: usize,
    /// Whether results keep the order of the input.
    pub ordered: bool,
}

/// The number of threads `-j` asks for.
pub fn threads(asked: usize) -> usize {
    match asked {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        asked => asked,
    }
}

/// Set when the rest of the input is not wanted: the reader of our output is gone, or `--quiet`
/// knows enough.
pub static STOP: AtomicBool = AtomicBool::new(false);

/// Works through `source`: `work` turns a block into a result with a state of each thread's own,
/// `take` gets the results, one at a time, and answers false to stop.
pub fn run<S, R: Send>(
    source: Source,
    plan: Plan,
    state: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Block) -> R + Sync,
    take: impl FnMut(R) -> bool + Send,
) {
    let source = Mutex::new((0, source));
    let sink = Sink {
        inner: Mutex::new(Inner { due: 0, early: BTreeMap::new(), take }),
        turn: Condvar::new(),
    };
    let worker = || {
        let mut state = state();
        let _guard = Guard(&sink.turn);
        loop {
            let (number, block) = {
                let mut source = lock(&source);
                if STOP.load(Ordering::Relaxed) {
                    break;
                }
                let Some(block) = source.1.next_block() else { break };
                source.0 += 1;
                (source.0 - 1, block)
            };
            let result = work(&mut state, block);
            if !sink.hand_in(number, result, plan) {
                break;
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..plan.threads {
            scope.spawn(worker);
        }
        worker();
    });
}

struct Sink<R, T> {
    inner: Mutex<Inner<R, T>>,
    turn: Condvar,
}

struct Inner<R, T> {
    /// The block whose result is given on next.
    due: u64,
    early: BTreeMap<u64, R>,
    take: T,
}

impl<R, T: FnMut(R) -> bool> Sink<R, T> {
    /// Gives the result on when its turn has come; false when no more is wanted.
    fn hand_in(&self, number: u64, result: R, plan: Plan) -> bool {
        let mut inner = lock(&self.inner);
        if !plan.ordered {
            return inner.give(result);
        }
        while number != inner.due && inner.early.len() >= WINDOW * plan.threads {
            if STOP.load(Ordering::Relaxed) {
                return false;
            }
            inner = self.turn.wait(inner).unwrap_or_else(PoisonError::into_inner);
        }
        if number != inner.due {
            inner.early.insert(number, result);
            return true;
        }
        let mut go_on = inner.give(result);
        inner.due += 1;
        while let Some(result) = inner.next_early() {
            go_on = go_on && inner.give(result);
            inner.due += 1;
        }
        self.turn.notify_all();
        go_on
    }
}

impl<R, T: FnMut(R) -> bool> Inner<R, T> {
    fn next_early(&mut self) -> Option<R> {
        let due = self.due;
        self.early.remove(&due)
    }

    fn give(&mut self, result: R) -> bool {
        if STOP.load(Ordering::Relaxed) {
            return false;
        }
        let go_on = (self.take)(result);
        if !go_on {
            STOP.store(true, Ordering::Relaxed);
        }
        go_on
    }
}

/// Lets the other threads end when this one panics, whose result will never come.
struct Guard<'a>(&'a Condvar);

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            STOP.store(true, Ordering::Relaxed);
            self.0.notify_all();
        }
    }
}

/// Locks, also after a panic elsewhere, which ends the run by itself.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
