//! What the tools of this repository need and users do not: the compilers of the embedded tables.
//! No promise of stability.

use std::time::{Duration, Instant};

use crate::cache::Cache;
use crate::error::{Error, ErrorKind};
use crate::extractor::Extractor;
use crate::matchers::class::{Classes, LEXICON, by_name};
use crate::matchers::lexicon::Lexicon;
use crate::matchers::lists;
use crate::matchers::patterns::View;
use crate::resolver::{ResolverOptions, resolve};
use crate::tokenizer::tokenize_into;

/// The lexicon's classes by name, in the order of their bits.
pub fn lexicon_classes() -> impl Iterator<Item = &'static str> {
    LEXICON.iter().map(|&(name, _)| name)
}

/// Compiles words and phrases, each with the name of its class.
///
/// # Errors
///
/// When a class is unknown.
pub fn compile_lexicon<'a>(
    entries: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> Result<Vec<u8>, Error> {
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

/// The bit of the class of that name, 0 to 127.
pub fn class_bit(name: &str) -> Option<usize> {
    by_name(name).map(|class| class.index())
}

/// Runs the pipeline stage by stage, for the benches.
#[derive(Debug)]
pub struct Stages {
    extractor: Extractor,
    cache: Cache,
}

impl Stages {
    /// The stages that can be timed.
    pub const NAMES: [&'static str; 6] =
        ["tokenizer", "dates", "evidence", "lists", "patterns", "resolver"];

    /// The stages of an extractor.
    pub fn new(extractor: &Extractor) -> Stages {
        Stages { extractor: extractor.clone(), cache: Cache::new() }
    }

    /// The time the stage of that name takes for `text`; the stages before it run outside the clock.
    pub fn time(&mut self, text: &str, stage: &str) -> Duration {
        let (names, parts) = (&*self.extractor.names, &*self.extractor.parts);
        let Cache { evidence, matches, dates, date_cache, resolver } = &mut self.cache;
        let (mut entities, mut timed) = (Vec::new(), Duration::ZERO);
        evidence.clear();
        matches.clear();
        dates.clear();
        for name in Stages::NAMES {
            let start = Instant::now();
            match name {
                "tokenizer" => tokenize_into(text, &mut evidence.tokens),
                "dates" => parts.dates.find_into(text, &evidence.tokens, None, date_cache, dates),
                "evidence" => evidence.gather(text, &parts.lexicon, &names.gazetteers, dates),
                "lists" => {
                    lists::find_into(evidence, &names.gazetteers, &names.first_custom, matches)
                }
                "patterns" => {
                    let view = View { tokens: &evidence.tokens, classes: &evidence.classes };
                    parts.patterns.find_into(view, matches);
                }
                _ => {
                    let options = ResolverOptions { document: true };
                    resolve(
                        text,
                        evidence,
                        &names.gazetteers,
                        options,
                        matches,
                        resolver,
                        &mut entities,
                    );
                }
            }
            if name == stage {
                timed = start.elapsed();
                break;
            }
        }
        timed
    }
}
