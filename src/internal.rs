//! What the tools of this repository need and users do not: the compilers of the embedded tables.
//! No promise of stability.

use std::time::{Duration, Instant};

use crate::cache::Cache;
use crate::error::{Error, ErrorKind};
use crate::extraction::Extraction;
use crate::extractor::Extractor;
use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{self, Classes, LEXICON, MARKS, by_name};
use crate::matchers::dates::DateCache;
use crate::matchers::gazetteer::reading_label;
use crate::matchers::lexicon::Lexicon;
use crate::matchers::matching::Source;
use crate::span::Span;
use crate::tokenizer::{Token, tokenize_into};

pub use crate::stage::Stage;
pub use crate::tagger::features::{FeatureGroup, Sink, Template, feature_key, is_summed};
pub use crate::tagger::training::{
    Analysis, FeatureList, FoundSpan, ModelParts, Resources, TextTagger,
};
pub use crate::tagger::words::{WordFacts, WordTable};

/// The lexicon's classes by name, in the order of their bits.
pub fn lexicon_classes() -> impl Iterator<Item = &'static str> {
    [LEXICON, MARKS].into_iter().flatten().map(|&(name, _)| name)
}

/// Every class by name.
pub fn class_names() -> impl Iterator<Item = &'static str> {
    [LEXICON, MARKS, class::FORM, class::NAMES].into_iter().flatten().map(|&(name, _)| name)
}

/// The tokens of `text` with the fast path for ASCII switched off: the same ones.
pub fn tokenize_slowly(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    crate::tokenizer::scan_slowly(text, &mut tokens);
    tokens
}

/// The name, label and example of every built-in pattern.
pub fn pattern_examples() -> impl Iterator<Item = (&'static str, Label, &'static str)> {
    crate::data::patterns::PATTERNS
        .iter()
        .map(|(pattern, example)| (pattern.name, pattern.label, *example))
}

/// What is known of every token of a text.
pub(crate) fn gather(extractor: &Extractor, text: &str) -> Evidence {
    let (names, parts) = (&*extractor.names, &*extractor.parts);
    let (mut evidence, mut dates) = (Evidence::default(), Vec::new());
    tokenize_into(text, &mut evidence.tokens);
    parts.dates.find_into(text, &evidence.tokens, None, &mut DateCache::new(), &mut dates);
    evidence.gather(text, &parts.lexicon, &names.gazetteers, &dates);
    evidence
}

/// The names that the pattern of that number claims in `text`, before anything is decided.
pub fn pattern_spans(extractor: &Extractor, number: usize, text: &str) -> Vec<Span> {
    let (mut evidence, mut matches) = (gather(extractor, text), Vec::new());
    extractor.parts.patterns.find_into(text, &mut evidence, &mut matches);
    let mut spans: Vec<_> = matches
        .iter()
        .filter(|found| found.rule as usize == number)
        .map(|found| evidence.span(found.start, found.end))
        .collect();
    spans.sort();
    spans.dedup();
    spans
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

/// Runs the pipeline and tells how long each stage took, for the benches.
#[derive(Debug)]
pub struct Stages {
    extractor: Extractor,
    cache: Cache,
    found: Extraction<'static>,
}

impl Stages {
    /// The stages of an extractor.
    pub fn new(extractor: &Extractor) -> Stages {
        Stages { extractor: extractor.clone(), cache: Cache::new(), found: Extraction::new() }
    }

    /// The time the stage takes for `text` within a whole run; none when it does not run.
    pub fn time(&mut self, text: &str, stage: Stage) -> Duration {
        let mut timed = Duration::ZERO;
        let mut found = std::mem::take(&mut self.found).recycle();
        let mut start = Instant::now();
        self.extractor.run(&mut self.cache, text, 0, None, &mut found, |passed| {
            if passed == stage {
                timed = start.elapsed();
            }
            start = Instant::now();
        });
        self.found = found.recycle();
        timed
    }
}

/// A table of names with the checksum its contents have; for the tests of what lies behind it.
pub fn with_checksum(bytes: &[u8]) -> Vec<u8> {
    crate::matchers::gazetteer::with_checksum(bytes)
}

/// What the lists and the built-in patterns say of one place of a text, before anything is decided.
#[derive(Clone, Copy, Debug)]
pub struct Claim {
    /// The bytes it covers.
    pub span: Span,
    /// The kind it says they are.
    pub label: Label,
    /// It is a given name or a surname.
    pub part: bool,
    /// A pattern says so and not a list.
    pub pattern: bool,
    /// How sure it is here, 0 to 1; parts of names have no score.
    pub score: Option<f32>,
}

/// Every claim about `text`, for the measure of coverage.
pub fn claims(extractor: &Extractor, text: &str) -> Vec<Claim> {
    let names = &*extractor.names;
    let mut evidence = gather(extractor, text);
    let mut claims = Vec::new();
    for hit in &evidence.hits {
        let gazetteer = &names.gazetteers[hit.gazetteer as usize];
        for reading in gazetteer.readings(hit.entry) {
            claims.push(Claim {
                span: evidence.span(hit.start, hit.end),
                label: reading_label(&reading, &names.first_custom[hit.gazetteer as usize]),
                part: reading.class.is_name_part(),
                pattern: false,
                score: None,
            });
        }
    }
    let matches = extractor.claims(text, &mut evidence);
    claims.extend(matches.iter().map(|found| Claim {
        span: evidence.span(found.start, found.end),
        label: found.label,
        part: false,
        pattern: found.source == Source::Pattern,
        score: Some(f32::from(found.score) / 1000.0),
    }));
    claims
}
