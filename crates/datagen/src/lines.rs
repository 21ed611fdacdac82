//! Reading lists line by line, with errors that name file and line.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why the generator stopped.
#[derive(Debug)]
pub(crate) struct Failure {
    path: PathBuf,
    line: usize,
    reason: String,
}

impl Failure {
    pub(crate) fn at(path: &Path, line: usize, reason: impl fmt::Display) -> Failure {
        Failure { path: path.to_owned(), line, reason: reason.to_string() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path.display(), self.reason),
            line => write!(f, "{}:{line}: {}", self.path.display(), self.reason),
        }
    }
}

/// The lines of a list with their numbers, comments and empty lines left out. Lines must be sorted
/// by bytes and unique, so that a change shows as one line of a diff.
pub(crate) fn sorted_lines(path: &Path) -> Result<Vec<(usize, String)>, Failure> {
    let lines = lines(path)?;
    for pair in lines.windows(2) {
        if pair[0].1 >= pair[1].1 {
            let reason =
                format!("{:?} is not sorted behind {:?}, or is there twice", pair[1].1, pair[0].1);
            return Err(Failure::at(path, pair[1].0, reason));
        }
    }
    Ok(lines)
}

/// The lines of a file with their numbers, comments and empty lines left out.
pub(crate) fn lines(path: &Path) -> Result<Vec<(usize, String)>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::at(path, 0, error))?;
    let text = String::from_utf8(bytes).map_err(|error| Failure::at(path, 0, error))?;
    Ok(text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with("# ") && *line != "#")
        .map(|(at, line)| (at + 1, line.to_owned()))
        .collect())
}

/// The files below `folder` that end in `.extension`, sorted by path.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let entries = std::fs::read_dir(&folder).map_err(|error| Failure::at(&folder, 0, error))?;
        for entry in entries {
            let path = entry.map_err(|error| Failure::at(&folder, 0, error))?.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}
