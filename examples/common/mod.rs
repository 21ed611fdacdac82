//! What the examples share: reading a text from a file or from standard input.

use std::io::Read;

/// The text of `path`, or of standard input for `-` or nothing. Bytes that are not UTF-8 are an
/// error that names their offset, unless `lossy` reads them as U+FFFD.
pub fn read_text(path: Option<&str>, lossy: bool) -> Result<String, String> {
    let path = path.unwrap_or("-");
    let mut bytes = Vec::new();
    let read = match path {
        "-" => std::io::stdin().lock().read_to_end(&mut bytes).map(drop),
        _ => std::fs::read(path).map(|read| bytes = read),
    };
    let name = if path == "-" { "standard input" } else { path };
    read.map_err(|error| format!("{name}: {error}"))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) if lossy => Ok(String::from_utf8_lossy(error.as_bytes()).into_owned()),
        Err(error) => Err(format!(
            "{name}: invalid UTF-8 at byte {}; --lossy reads it all the same",
            error.utf8_error().valid_up_to()
        )),
    }
}
