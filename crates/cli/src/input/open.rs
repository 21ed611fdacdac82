//! Opening: files and standard input, compressed or not, counted as they are read.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// What has been read and found so far, for the progress bar and `--stats`.
#[derive(Debug, Default)]
pub struct Counters {
    /// Bytes read, as they are on disk.
    pub bytes_read: AtomicU64,
    /// Bytes of text worked on.
    pub bytes_of_text: AtomicU64,
    /// Documents.
    pub documents: AtomicU64,
    /// Entities, in the order of the built-in labels and then the caller's own together.
    pub entities: [AtomicU64; 6],
    /// Files and records that could not be read.
    pub failures: AtomicU64,
}

impl Counters {
    /// Adds to one of the counters.
    pub fn add(counter: &AtomicU64, amount: u64) {
        counter.fetch_add(amount, Ordering::Relaxed);
    }

    /// What a counter holds.
    pub fn get(counter: &AtomicU64) -> u64 {
        counter.load(Ordering::Relaxed)
    }

    /// All entities.
    pub fn found(&self) -> u64 {
        self.entities.iter().map(Counters::get).sum()
    }
}

/// A reader with whatever compression was on it taken off.
pub type Reader = Box<dyn Read + Send>;

/// Opens a file, `-` standard input, and takes compression off that its first bytes show.
pub fn open(path: &Path, counters: &Arc<Counters>) -> io::Result<Reader> {
    let raw: Reader = if path.as_os_str() == "-" {
        Box::new(io::stdin())
    } else {
        if path.is_dir() {
            return Err(io::Error::other("is a folder"));
        }
        Box::new(File::open(path)?)
    };
    let mut raw =
        BufReader::with_capacity(1 << 16, Counted { raw, counters: Arc::clone(counters) });
    let start = fill(&mut raw)?;
    if start.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(flate2::bufread::MultiGzDecoder::new(raw)));
    }
    if start.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(Box::new(Zstd { frame: Some(frame(raw)?) }));
    }
    Ok(Box::new(raw))
}

fn fill(raw: &mut impl BufRead) -> io::Result<&[u8]> {
    loop {
        match raw.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
            Ok(_) => break,
        }
    }
    raw.fill_buf()
}

struct Counted {
    raw: Reader,
    counters: Arc<Counters>,
}

impl Read for Counted {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.raw.read(buffer)?;
        Counters::add(&self.counters.bytes_read, count as u64);
        Ok(count)
    }
}

type Raw = BufReader<Counted>;
type Frame = ruzstd::decoding::StreamingDecoder<Raw, ruzstd::decoding::FrameDecoder>;

fn frame(raw: Raw) -> io::Result<Frame> {
    ruzstd::decoding::StreamingDecoder::new(raw)
        .map_err(|error| io::Error::other(error.to_string()))
}

/// All frames of a zstd file; tools such as pzstd write many.
struct Zstd {
    frame: Option<Frame>,
}

impl Read for Zstd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(open) = &mut self.frame {
            let count = open.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            let Some(done) = self.frame.take() else { break };
            let mut raw = done.into_inner();
            if !fill(&mut raw)?.is_empty() {
                self.frame = Some(frame(raw)?);
            }
        }
        Ok(0)
    }
}
