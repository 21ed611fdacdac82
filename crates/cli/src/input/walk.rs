//! Paths: folders walked in the order of their names, one folder's names in memory at a time.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::document::Failure;
use crate::input::kind_of_name;

/// The files below some paths.
pub struct Walk {
    /// Paths given, last first.
    given: Vec<PathBuf>,
    /// The folders being read, each with the names still to come, last first.
    open: Vec<(PathBuf, Vec<OsString>)>,
    /// The folder given that `open` is below.
    root: PathBuf,
    globs: Option<GlobSet>,
}

impl Walk {
    /// The files of `paths` and below; in folders those that match a glob, or else have a known
    /// name.
    pub fn new(paths: &[PathBuf], globs: &[String]) -> Result<Walk, String> {
        Ok(Walk {
            given: paths.iter().rev().cloned().collect(),
            open: Vec::new(),
            root: PathBuf::new(),
            globs: if globs.is_empty() { None } else { Some(glob_set(globs)?) },
        })
    }

    fn wanted(&self, path: &Path) -> bool {
        match &self.globs {
            Some(globs) => {
                globs.is_match(path.strip_prefix(&self.root).unwrap_or(path))
                    || path.file_name().is_some_and(|name| globs.is_match(name))
            }
            None => {
                path.file_name().is_some_and(|name| kind_of_name(&name.to_string_lossy()).is_some())
            }
        }
    }

    fn enter(&mut self, path: PathBuf) -> Result<(), Failure> {
        let failure = |error| Failure::of_file(&path.to_string_lossy(), error);
        let mut names = Vec::new();
        for entry in std::fs::read_dir(&path).map_err(failure)? {
            names.push(entry.map_err(failure)?.file_name());
        }
        names.sort_unstable_by(|a, b| b.cmp(a));
        names.shrink_to_fit();
        self.open.push((path, names));
        Ok(())
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let Some((folder, names)) = self.open.last_mut() else {
                let path = self.given.pop()?;
                if path.as_os_str() == "-" || !path.is_dir() {
                    return Some(Ok(path));
                }
                self.root.clone_from(&path);
                match self.enter(path) {
                    Ok(()) => continue,
                    Err(failure) => return Some(Err(failure)),
                }
            };
            let Some(name) = names.pop() else {
                self.open.pop();
                continue;
            };
            if name.to_string_lossy().starts_with('.') {
                continue;
            }
            let path = folder.join(name);
            // Links to folders are not followed, so that no walk goes round in circles.
            let is_folder = path.symlink_metadata().is_ok_and(|data| data.is_dir());
            if is_folder {
                if let Err(failure) = self.enter(path) {
                    return Some(Err(failure));
                }
            } else if self.wanted(&path) && path.is_file() {
                return Some(Ok(path));
            }
        }
    }
}

fn glob_set(globs: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for glob in globs {
        let glob = GlobBuilder::new(glob)
            .literal_separator(true)
            .build()
            .map_err(|error| format!("--glob: {error}"))?;
        set.add(glob);
    }
    set.build().map_err(|error| format!("--glob: {error}"))
}

/// Adds up the sizes of the files of a walk, for the progress bar; true when every size is known.
pub fn sizes(walk: Walk, total: &AtomicU64) -> bool {
    for path in walk.flatten() {
        match path.metadata() {
            Ok(data) if data.is_file() => {
                total.fetch_add(data.len(), Ordering::Relaxed);
            }
            _ => return false,
        }
    }
    true
}
