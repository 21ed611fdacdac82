//! Built-in tables, generated from `seeds/` by `cargo run --release -p dateline-datagen`, never
//! edited by hand.

pub(crate) mod abbreviations;
#[rustfmt::skip]
pub(crate) mod dates;
pub(crate) mod family_first;
pub(crate) mod newswire;
pub(crate) mod patterns;

/// The folder of the sources; none in the published crate, which goes without. Where the rest of the
/// repository is there, its absence is a mistake that tests must not pass over.
#[cfg(test)]
pub(crate) fn seeds() -> Option<std::path::PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let seeds = root.join("seeds");
    if root.join("crates").exists() {
        assert!(seeds.is_dir(), "{} is missing", seeds.display());
    }
    seeds.is_dir().then_some(seeds)
}

/// The compiled trigger words of `seeds/lexicon`.
pub(crate) static LEXICON: &[u8] = include_bytes!("lexicon.bin");

/// The model of the tagger, see `seeds/model/report.md`.
pub(crate) static MODEL: &[u8] = include_bytes!("model.bin");

/// The compiled names of `seeds/names`.
pub(crate) static NAMES: &[u8] = include_bytes!("names.tbl");
