//! Where results go: standard output, a file, or nowhere.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Held while something is written, so that an interrupt can wait for whole lines.
pub static WRITING: Mutex<()> = Mutex::new(());

/// Where results go.
pub struct Sink {
    out: Option<Box<dyn Write + Send>>,
    name: String,
}

impl Sink {
    /// Standard output, the file at `path`, or nothing at all when `nowhere` is set.
    pub fn open(path: Option<&Path>, nowhere: bool, color: bool) -> Result<Sink, String> {
        let name = path.map_or("standard output".to_owned(), |path| path.display().to_string());
        let out: Option<Box<dyn Write + Send>> = match path {
            _ if nowhere => None,
            // anstream turns colours into calls on consoles that need them.
            None if color => Some(Box::new(anstream::AutoStream::always(io::stdout()))),
            None => Some(Box::new(io::stdout())),
            Some(path) => {
                Some(Box::new(File::create(path).map_err(|error| format!("{name}: {error}"))?))
            }
        };
        Ok(Sink { out, name })
    }

    /// Writes all of `bytes`; false when nobody reads them any more.
    pub fn write(&mut self, bytes: &[u8]) -> Result<bool, String> {
        let Some(out) = &mut self.out else { return Ok(true) };
        if bytes.is_empty() {
            return Ok(true);
        }
        let _writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(format!("{}: {error}", self.name)),
        }
    }

    /// Closes it.
    pub fn finish(self) -> Result<(), String> {
        drop(self.out);
        Ok(())
    }
}
