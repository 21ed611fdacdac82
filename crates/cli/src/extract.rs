//! Extraction: documents in, a format out.

use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use dateline::{Cache, Extraction, Label};

use crate::args::{ExtractArgs, FindArgs, FormatName};
use crate::document::{Document, Failure};
use crate::folder::Folder;
use crate::input::{Block, Counters, RecordReader, Source};
use crate::output::{self, Format};
use crate::pipeline::{self, Plan, STOP};
use crate::progress::Progress;
use crate::settings::Finder;
use crate::sink::Sink;
use crate::{Outcome, report, stats};

/// What a block of input gives.
#[derive(Default)]
struct Results {
    bytes: Vec<u8>,
    failures: Vec<Failure>,
}

/// Everything the threads share.
struct Shared<'a> {
    finder: Finder,
    find: &'a FindArgs,
    format: Box<dyn Format>,
    records: RecordReader,
    lossy: bool,
    quiet: bool,
    folder: Option<Folder>,
    /// Set by the first document where a format has place for one.
    taken: AtomicBool,
    counters: Arc<Counters>,
}

/// What one thread reuses from document to document.
struct State {
    cache: Cache,
    found: Option<Extraction<'static>>,
}

/// Runs extraction as the options say.
pub fn run(args: &mut ExtractArgs) -> Result<Outcome, String> {
    let Some(()) = crate::standard_input(&mut args.input) else {
        return Ok(Outcome::Usage);
    };
    let folder = args.output.output.as_deref().filter(|path| is_folder(path));
    let terminal = args.output.output.is_none() && io::IsTerminal::is_terminal(&io::stdout());
    let name = args.output.format.unwrap_or(match &args.output.output {
        None if terminal => FormatName::Text,
        _ => FormatName::Jsonl,
    });
    let color = args.output.output.is_none() && crate::use_color(args.run.color);
    let width = terminal_size::terminal_size().filter(|_| terminal);
    let width = width.map(|(width, _)| usize::from(width.0));
    let format = output::create(name, &args.output, color, width)?;
    if name == FormatName::Timeml && args.find.kinds.is_empty() {
        args.find.kinds = vec!["date".to_owned()];
    }
    let single = format.single() && folder.is_none();
    let counters = Arc::new(Counters::default());
    let source = Source::new(&args.input, &counters)?;
    let shared = Shared {
        finder: Finder::new(&args.find)?,
        find: &args.find,
        records: RecordReader::new(&args.input, args.output.keep),
        lossy: args.input.lossy,
        quiet: args.run.quiet,
        folder: folder.map(|path| Folder::create(path, &*format)).transpose()?,
        taken: AtomicBool::new(false),
        counters: Arc::clone(&counters),
        format,
    };
    let many = args.input.paths.len() > 1 || args.input.paths.iter().any(|path| path.is_dir());
    let plan = Plan { threads: pipeline::threads(args.run.threads), ordered: !args.run.unordered };
    let file = args.output.output.as_deref().filter(|_| folder.is_none());
    let mut sink = Sink::open(file, args.run.quiet || folder.is_some(), color)?;
    let progress = Progress::start(&args.run, &args.input, &counters, terminal);

    let mut first = Vec::new();
    if shared.folder.is_none() {
        shared.format.begin(&mut first);
    }
    let mut gone = !sink.write(&first)?;
    let (mut separator, mut failed) = (shared.format.separator().len(), None);
    pipeline::run(
        source,
        plan,
        || State { cache: shared.finder.extractor.create_cache(), found: None },
        |state, block| shared.work(state, block, many, single),
        |results: Results| {
            for failure in &results.failures {
                progress.suspend(|| report(&failure.to_string()));
            }
            let mut bytes = &results.bytes[..];
            if !bytes.is_empty() {
                bytes = &bytes[std::mem::take(&mut separator)..];
            }
            match sink.write(bytes) {
                Ok(true) => {}
                Ok(false) => gone = true,
                Err(error) => failed = Some(error),
            }
            let enough = shared.quiet && counters.found() > 0;
            !gone && failed.is_none() && !enough
        },
    );
    progress.finish();
    if let Some(error) = failed {
        return Err(error);
    }
    if !gone && shared.folder.is_none() {
        let mut last = Vec::new();
        shared.format.end(&mut last);
        sink.write(&last)?;
    }
    sink.finish()?;
    if args.run.stats {
        stats::print(&counters, progress.elapsed(), plan.threads);
    }
    Ok(outcome(&counters, shared.quiet))
}

/// What the exit status says; `--quiet` answers whether something was found, errors or not, as grep
/// does.
fn outcome(counters: &Counters, quiet: bool) -> Outcome {
    let found = counters.found() > 0;
    if Counters::get(&counters.failures) > 0 && !(quiet && found) {
        Outcome::Failed
    } else if found {
        Outcome::Found
    } else {
        Outcome::Nothing
    }
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.as_os_str().to_string_lossy().ends_with(['/', std::path::MAIN_SEPARATOR])
}

impl Shared<'_> {
    /// The documents of a block, extracted and written.
    fn work(&self, state: &mut State, block: Block, many: bool, single: bool) -> Results {
        let mut results = Results::default();
        block.read(&self.records, self.lossy, &self.counters, |read| {
            let done = read.and_then(|mut document| {
                document.one_of_many |= many;
                if single {
                    self.only(&document)?;
                }
                self.document(state, document, &mut results.bytes)
            });
            if let Err(failure) = done {
                Counters::add(&self.counters.failures, 1);
                if self.folder.is_none() {
                    self.format.failure(&failure, &mut results.bytes);
                }
                results.failures.push(failure);
            }
            !STOP.load(Ordering::Relaxed)
        });
        results
    }

    /// A failure for every document but the first, where the format has place for one.
    fn only(&self, document: &Document) -> Result<(), Failure> {
        if !self.taken.swap(true, Ordering::Relaxed) {
            return Ok(());
        }
        let message =
            "this format has a file for every document: write to a folder with --output DIR/";
        Err(Failure {
            path: document.id.to_text(),
            line: None,
            id: Some(document.id.clone()),
            message: message.to_owned(),
        })
    }

    fn document(
        &self,
        state: &mut State,
        mut document: Document,
        out: &mut Vec<u8>,
    ) -> Result<(), Failure> {
        if let (None, Some(reference)) = (document.reference, self.find.reference_date) {
            document.reference = Some(reference);
            let day = dateline::date::Temporal::Date(reference.date());
            let day = dateline::date::DateValue::new(day).timex_value().to_string();
            document.date = Some(day);
        }
        let mut found = state.found.take().map_or_else(Extraction::new, Extraction::recycle);
        let (extractor, cache) = (&self.finder.extractor, &mut state.cache);
        extractor.extract_dated_into(cache, &document.text, document.reference, &mut found);
        if !self.finder.wants_all() {
            found.retain(|entity| self.finder.wants(entity));
        }
        self.count(&document, &found);
        let written = match &self.folder {
            _ if self.quiet => Ok(()),
            Some(folder) => {
                document.one_of_many = false;
                folder.write(&*self.format, &document, &found)
            }
            None => {
                self.format.document(&document, &found, out);
                Ok(())
            }
        };
        state.found = Some(found.recycle());
        written.map_err(|message| Failure {
            path: document.id.to_text(),
            line: None,
            id: None,
            message,
        })
    }

    fn count(&self, document: &Document, found: &Extraction<'_>) {
        Counters::add(&self.counters.documents, 1);
        Counters::add(&self.counters.bytes_of_text, document.text.len() as u64);
        let mut counts = [0; 6];
        for entity in found.iter() {
            let at = Label::BUILT_IN.iter().position(|&label| label == entity.label());
            counts[at.unwrap_or(5)] += 1;
        }
        for (counter, count) in self.counters.entities.iter().zip(counts) {
            Counters::add(counter, count);
        }
    }
}
