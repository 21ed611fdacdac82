//! Lines of a list, one buffer for all of them.

use std::io::{self, BufRead, BufReader, Read};

/// The longest line, in bytes; a longer one cannot be used.
const LONGEST: usize = 1 << 16;

/// The lines of a reader, or records whose quoted cells may go over several lines.
pub(super) struct Lines<R> {
    reader: BufReader<R>,
    quoted: bool,
    buffer: Vec<u8>,
    /// Lines read so far.
    number: usize,
}

/// A line without its end, or why it cannot be used.
type Line<'a> = Result<&'a str, String>;

impl<R: Read> Lines<R> {
    pub(super) fn new(reader: R, quoted: bool) -> Lines<R> {
        Lines {
            reader: BufReader::with_capacity(1 << 16, reader),
            quoted,
            buffer: Vec::new(),
            number: 0,
        }
    }

    /// The next line with its number, counted from 1.
    pub(super) fn next(&mut self) -> io::Result<Option<(usize, Line<'_>)>> {
        self.buffer.clear();
        let mut whole = self.read_line()?;
        if self.buffer.is_empty() {
            return Ok(None);
        }
        let first = self.number;
        let mut open = self.quoted && has_odd_quotes(&self.buffer);
        while open && whole {
            let before = self.buffer.len();
            whole = self.read_line()?;
            if self.buffer.len() == before {
                return Ok(Some((first, Err("a quotation mark is not closed".to_owned()))));
            }
            // Of the new bytes alone: a cell may go over thousands of lines.
            open ^= has_odd_quotes(&self.buffer[before..]);
        }
        if !whole {
            return Ok(Some((first, Err(format!("a line of more than {LONGEST} bytes")))));
        }
        let mut line = &self.buffer[..];
        if first == 1 {
            line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        }
        line = line.strip_suffix(b"\n").unwrap_or(line);
        line = line.strip_suffix(b"\r").unwrap_or(line);
        let line = std::str::from_utf8(line)
            .map_err(|error| format!("not UTF-8 from its byte {} on", error.valid_up_to() + 1));
        Ok(Some((first, line)))
    }

    /// Appends a line; false when the buffer is longer than a line may be, and the rest is dropped.
    fn read_line(&mut self) -> io::Result<bool> {
        self.number += 1;
        let limit = (LONGEST + 1).saturating_sub(self.buffer.len());
        let read = self.reader.by_ref().take(limit as u64).read_until(b'\n', &mut self.buffer)?;
        if self.buffer.len() <= LONGEST {
            return Ok(true);
        }
        if read > 0 && self.buffer.last() != Some(&b'\n') {
            self.reader.skip_until(b'\n')?;
        }
        Ok(false)
    }
}

fn has_odd_quotes(bytes: &[u8]) -> bool {
    bytes.iter().filter(|&&byte| byte == b'"').count() % 2 == 1
}
