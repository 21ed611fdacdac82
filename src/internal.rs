//! What the tools of this repository need and users do not: the compilers of the embedded tables.
//! No promise of stability.

use crate::error::{Error, ErrorKind};
use crate::matchers::class::{Classes, LEXICON, by_name};
use crate::matchers::lexicon::Lexicon;

/// The lexicon's classes by name, in the order of their bits.
pub fn lexicon_classes() -> impl Iterator<Item = &'static str> {
    LEXICON.iter().map(|&(name, _)| name)
}

/// Compiles words and phrases, each with the name of its class.
///
/// # Errors
///
/// When a class is unknown.
pub fn compile_lexicon<'a>(entries: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<u8>, Error> {
    let entries = entries
        .into_iter()
        .map(|(word, class)| match by_name(class) {
            Some(found) => Ok((word.to_owned(), Classes::of(&[found]))),
            None => Err(Error::new(ErrorKind::List, format!("unknown class {class:?}"))),
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Lexicon::compile(&entries))
}

/// The key of a word, as tokens have it.
pub fn word_key(word: &str) -> u64 {
    crate::tokenizer::word_key(word)
}

#[doc(hidden)]
pub use crate::tagger::{Analysis, FeatureList, FoundSpan, Group, ModelParts, Resources, Sink, Template, TextTagger, WordFacts, WordTable, feature_key, is_summed};
