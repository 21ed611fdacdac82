//! One file a document, in a folder.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use dateline::Extraction;

use crate::document::Document;
use crate::output::Format;

/// A folder that gets a file for every document.
pub struct Folder {
    path: PathBuf,
    /// Hashes of the names used, so that no document is lost under another.
    names: Mutex<HashSet<u64>>,
}

impl Folder {
    /// The folder at `path`, made when there is none, with what a format puts there once.
    pub fn create(path: &Path, format: &dyn Format) -> Result<Folder, String> {
        let fail = |error| format!("{}: {error}", path.display());
        std::fs::create_dir_all(path).map_err(fail)?;
        if let Some((name, content)) = format.in_folder() {
            std::fs::write(path.join(name), content).map_err(fail)?;
        }
        Ok(Folder { path: path.to_owned(), names: Mutex::new(HashSet::new()) })
    }

    /// Writes one document.
    pub fn write(
        &self,
        format: &dyn Format,
        document: &Document,
        found: &Extraction<'_>,
    ) -> Result<(), String> {
        let name = file_name(&document.id.to_text());
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let new = self.names.lock().unwrap_or_else(PoisonError::into_inner).insert(hasher.finish());
        let path = self.path.join(name);
        if !new {
            return Err(format!("another document is in {} already", path.display()));
        }
        let mut bytes = Vec::new();
        format.begin(&mut bytes);
        let start = bytes.len();
        format.document(document, found, &mut bytes);
        bytes.drain(start..start + format.separator().len());
        format.end(&mut bytes);
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)
                .map_err(|error| format!("{}: {error}", parent.display()))?;
        }
        let write = |extension: &str, bytes: &[u8]| {
            let mut path = path.clone().into_os_string();
            path.push(".");
            path.push(extension);
            std::fs::write(&path, bytes)
                .map_err(|error| format!("{}: {error}", Path::new(&path).display()))
        };
        if let Some((extension, content)) = format.beside(document) {
            write(extension, &content)?;
        }
        write(format.extension(), &bytes)
    }
}

/// A path below the folder for an id, without its ending and without ways out of the folder.
fn file_name(id: &str) -> PathBuf {
    let mut path = PathBuf::new();
    for part in Path::new(id).components() {
        if let Component::Normal(part) = part {
            let part: String = part
                .to_string_lossy()
                .chars()
                .map(|c| if c.is_control() || r#"<>:"\|?*"#.contains(c) { '_' } else { c })
                .collect();
            path.push(part);
        }
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let mut name = name.unwrap_or_else(|| "document".to_owned());
    for ending in [".gz", ".zst", ".txt", ".html", ".htm"] {
        if let Some(stem) = name.strip_suffix(ending).filter(|stem| !stem.is_empty()) {
            name = stem.to_owned();
        }
    }
    path.set_file_name(name);
    path
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_stay_in_the_folder() {
        for (id, name) in [
            ("/a/../b/c.txt.gz", "a/b/c"),
            ("../../x", "x"),
            ("news: 1", "news_ 1"),
            ("-", "-"),
            ("", "document"),
            (".txt", ".txt"),
        ] {
            assert_eq!(file_name(id).to_string_lossy(), name, "{id}");
        }
    }
}
