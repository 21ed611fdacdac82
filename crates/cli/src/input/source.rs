//! [`Source`]: the input cut into blocks, each the work of one thread for a moment.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::args::{InputArgs, InputKind};
use crate::document::{Document, Failure, Id};
use crate::input::open::{Counters, Reader, open};
use crate::input::{RecordReader, Walk, html, kind_of_bytes, kind_of_name};

/// How much of JSON lines is one block, unless a line is longer.
const BLOCK: usize = 1 << 18;

/// A piece of the input.
#[derive(Debug)]
pub enum Block {
    /// Whole lines of a file of JSON lines.
    Lines {
        /// The file.
        path: Arc<str>,
        /// The number of the first line.
        first: u64,
        /// The lines.
        bytes: Vec<u8>,
    },
    /// A file still to be read.
    File {
        /// Its path.
        path: PathBuf,
        /// What it holds.
        kind: InputKind,
    },
    /// A file that has been read to learn what it holds.
    Whole {
        /// Its path.
        path: Arc<str>,
        /// What it holds.
        kind: InputKind,
        /// All of it.
        bytes: Vec<u8>,
    },
    /// A file or folder that cannot be read.
    Failed(Failure),
}

/// Cuts the input into blocks.
pub struct Source {
    walk: Walk,
    kind: InputKind,
    lines: Option<Lines>,
    counters: Arc<Counters>,
}

/// A file of JSON lines being read.
struct Lines {
    path: Arc<str>,
    reader: Reader,
    /// The beginning of a line whose end is not read yet.
    rest: Vec<u8>,
    next: u64,
}

impl Source {
    /// The input the options describe.
    pub fn new(input: &InputArgs, counters: &Arc<Counters>) -> Result<Source, String> {
        Ok(Source {
            walk: Walk::new(&input.paths, &input.glob)?,
            kind: input.input,
            lines: None,
            counters: Arc::clone(counters),
        })
    }

    /// The next block, or nothing at the end.
    pub fn next_block(&mut self) -> Option<Block> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next_block() {
                    Ok(Some(block)) => return Some(block),
                    Ok(None) => self.lines = None,
                    Err(error) => {
                        let failure = Failure::of_file(&lines.path, error);
                        self.lines = None;
                        return Some(Block::Failed(failure));
                    }
                }
                continue;
            }
            let path = match self.walk.next()? {
                Ok(path) => path,
                Err(failure) => return Some(Block::Failed(failure)),
            };
            let name = path.to_string_lossy().into_owned();
            let kind = match self.kind {
                InputKind::Auto => kind_of_name(&name),
                kind => Some(kind),
            };
            match kind {
                Some(kind @ (InputKind::Text | InputKind::Html)) => {
                    return Some(Block::File { path, kind });
                }
                kind => match self.look_into(&path, kind) {
                    Ok(Some(block)) => return Some(block),
                    Ok(None) => {}
                    Err(error) => return Some(Block::Failed(Failure::of_file(&name, error))),
                },
            }
        }
    }

    /// Opens a file of JSON lines, or one whose first bytes have to tell what it is.
    fn look_into(&mut self, path: &Path, kind: Option<InputKind>) -> io::Result<Option<Block>> {
        let mut reader = open(path, &self.counters)?;
        let mut start = Vec::new();
        let kind = match kind {
            Some(kind) => kind,
            None => {
                // What one read gives is enough, and standard input may have no more for now.
                while read_some(&mut reader, &mut start, 1 << 16)? > 0 {
                    if !start.trim_ascii_start().is_empty() {
                        break;
                    }
                }
                kind_of_bytes(&start)
            }
        };
        let path: Arc<str> = path.to_string_lossy().into();
        if kind == InputKind::Jsonl {
            self.lines = Some(Lines { path, reader, rest: start, next: 1 });
            return Ok(None);
        }
        reader.read_to_end(&mut start)?;
        Ok(Some(Block::Whole { path, kind, bytes: start }))
    }
}

impl Lines {
    fn next_block(&mut self) -> io::Result<Option<Block>> {
        let mut bytes = Vec::with_capacity(BLOCK.max(self.rest.len()));
        bytes.append(&mut self.rest);
        let mut searched = 0;
        loop {
            if let Some(end) = memchr::memrchr(b'\n', &bytes[searched..]) {
                let end = searched + end + 1;
                self.rest.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                break;
            }
            searched = bytes.len();
            let room = BLOCK.max(bytes.len()) - bytes.len();
            if read_some(&mut self.reader, &mut bytes, room.max(BLOCK))? == 0 {
                break;
            }
        }
        if bytes.is_empty() {
            return Ok(None);
        }
        let first = self.next;
        self.next += memchr::memchr_iter(b'\n', &bytes).count() as u64;
        Ok(Some(Block::Lines { path: Arc::clone(&self.path), first, bytes }))
    }
}

/// Appends what one read gives, at most `limit` bytes.
fn read_some(reader: &mut Reader, bytes: &mut Vec<u8>, limit: usize) -> io::Result<usize> {
    let start = bytes.len();
    bytes.resize(start + limit, 0);
    loop {
        match reader.read(&mut bytes[start..]) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                bytes.truncate(start);
                return Err(error);
            }
            Ok(count) => {
                bytes.truncate(start + count);
                return Ok(count);
            }
        }
    }
}

impl Block {
    /// Gives every document of the block, and every failure, to `each`, until it answers false.
    pub fn read(
        self,
        records: &RecordReader,
        lossy: bool,
        counters: &Arc<Counters>,
        mut each: impl FnMut(Result<Document, Failure>) -> bool,
    ) {
        match self {
            Block::Failed(failure) => {
                each(Err(failure));
            }
            Block::Lines { path, first, bytes } => {
                for (at, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
                    if line.trim_ascii().is_empty() {
                        continue;
                    }
                    if !each(records.read(&path, first + at as u64, line)) {
                        break;
                    }
                }
            }
            Block::File { path, kind } => {
                let name = path.to_string_lossy();
                let mut bytes = Vec::new();
                let read = open(&path, counters).and_then(|mut file| file.read_to_end(&mut bytes));
                each(match read {
                    Ok(_) => whole(&name, kind, bytes, lossy),
                    Err(error) => Err(Failure::of_file(&name, error)),
                });
            }
            Block::Whole { path, kind, bytes } => {
                each(whole(&path, kind, bytes, lossy));
            }
        }
    }
}

/// The document of a file of text or HTML.
fn whole(path: &str, kind: InputKind, bytes: Vec<u8>, lossy: bool) -> Result<Document, Failure> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if lossy => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let message = format!("invalid UTF-8 at byte {at} (--lossy reads it all the same)");
            return Err(Failure::of_file(path, message));
        }
    };
    let mut document = match kind {
        InputKind::Html => html::read(&text),
        _ => Document { text, ..Document::default() },
    };
    document.id = Id::of_text(path);
    Ok(document)
}
