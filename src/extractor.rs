//! [`Extractor`]: the pipeline, in one function.

use std::fmt;
use std::sync::{Arc, LazyLock};

use crate::builder::ExtractorBuilder;
use crate::cache::Cache;
use crate::date::Reference;
use crate::extraction::Extraction;
use crate::label::Label;
use crate::matchers::dates::{DateMatcher, Strength};
use crate::matchers::filter::Filter;
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::lexicon::Lexicon;
use crate::matchers::lists;
use crate::matchers::matching::{Match, Source};
use crate::matchers::patterns::{PatternMatcher, UserPatterns};
use crate::resolver::{ResolverOptions, resolve};
use crate::stage::Stage;
use crate::tagger::TaggerStage;
use crate::tokenizer::{MAX_TEXT, tokenize_into};

/// Finds people, places, organizations, dates and groups in English news text.
///
/// # Cost
///
/// [`Extractor::new`] does no I/O; the lists are part of the program and are read in place. The
/// first extractor of a process unpacks the model of the tagger, some ten milliseconds; a clone takes
/// nothing: clones share everything.
/// `README.md` has the measured speed, start and memory.
///
/// # Failure
///
/// What can fail fails in [`ExtractorBuilder::build`]. Extraction never fails and never panics,
/// whatever the text; it takes time in proportion to the text, also on hostile input.
///
/// # The same answer
///
/// The same text and options give the same entities in the same order on every platform, from any
/// number of threads.
///
/// ```
/// use dateline::Extractor;
///
/// let extractor = Extractor::new();
/// for entity in extractor.extract("Angela Merkel met the IMF in Berlin.").iter() {
///     println!("{} {:?} {}", entity.label(), entity.range(), entity.text());
/// }
/// ```
#[derive(Clone)]
pub struct Extractor {
    pub(crate) names: Arc<Names>,
    pub(crate) parts: Arc<Parts>,
}

impl fmt::Debug for Extractor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tagger = self.parts.tagger.as_ref().map(|stage| stage.tagger.model_hash());
        f.debug_struct("Extractor")
            .field("names", &self.names)
            .field("tagger", &tagger)
            .finish_non_exhaustive()
    }
}

/// Lists and labels, which extractions keep to name what they found.
pub(crate) struct Names {
    pub(crate) gazetteers: Vec<Gazetteer>,
    /// For each gazetteer, the numbers of its own labels among `labels`.
    pub(crate) first_custom: Vec<Vec<u16>>,
    pub(crate) labels: Vec<String>,
}

/// The labels and the number of names alone: the lists are megabytes.
impl fmt::Debug for Names {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: usize = self.gazetteers.iter().map(Gazetteer::len).sum();
        f.debug_struct("Names").field("names", &names).field("labels", &self.labels).finish()
    }
}

/// Everything else an extractor works with.
#[derive(Debug)]
pub(crate) struct Parts {
    pub(crate) lexicon: Lexicon,
    pub(crate) patterns: PatternMatcher,
    pub(crate) user_patterns: UserPatterns,
    pub(crate) tagger: Option<TaggerStage>,
    pub(crate) dates: DateMatcher,
    pub(crate) reference: Option<Reference>,
    pub(crate) labels: LabelSet,
    pub(crate) min_score: u16,
    pub(crate) filter: Filter,
}

/// The label of names that are found to keep others from being found, and never returned: the
/// tagger's events, works and laws.
pub(crate) const HIDDEN: Label = Label::Custom(u16::MAX);

/// Which labels are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LabelSet {
    pub(crate) built_in: [bool; 5],
    pub(crate) custom: bool,
}

impl LabelSet {
    fn has(self, label: Label) -> bool {
        if label == HIDDEN {
            return false;
        }
        match Label::BUILT_IN.iter().position(|&known| known == label) {
            Some(at) => self.built_in[at],
            None => self.custom,
        }
    }
}

static DEFAULT: LazyLock<Extractor> = LazyLock::new(|| {
    ExtractorBuilder::new().build().expect("the embedded tables are checked by the tests")
});

impl Default for Extractor {
    fn default() -> Extractor {
        Extractor::new()
    }
}

impl Extractor {
    /// An extractor with the embedded English lists, patterns and grammar.
    pub fn new() -> Extractor {
        DEFAULT.clone()
    }

    /// A builder with every option.
    pub fn builder() -> ExtractorBuilder {
        ExtractorBuilder::new()
    }

    /// The labels of the caller's own lists and patterns; [`Label::Custom`] holds an index into them.
    pub fn custom_labels(&self) -> &[String] {
        &self.names.labels
    }

    /// Buffers for [`Extractor::extract_into`].
    pub fn create_cache(&self) -> Cache {
        Cache::new()
    }

    /// Number of bytes of the lists of names, the trigger words, the model and the names denied or
    /// allowed, embedded ones included. Patterns and the grammar of dates are not counted.
    pub fn memory_usage(&self) -> usize {
        let lists: usize = self.names.gazetteers.iter().map(Gazetteer::memory_usage).sum();
        let tagger = self.parts.tagger.as_ref().map_or(0, |stage| stage.tagger.memory_usage());
        lists + self.parts.lexicon.memory_usage() + tagger + self.parts.filter.memory_usage()
    }

    /// The entities of `text`.
    pub fn extract<'t>(&self, text: &'t str) -> Extraction<'t> {
        let mut found = Extraction::new();
        self.extract_into(&mut Cache::new(), text, &mut found);
        found
    }

    /// The entities of `text`, dates read from the day `reference`.
    ///
    /// ```
    /// use dateline::{Extractor, date::Reference};
    ///
    /// let found = Extractor::new().extract_dated("It fell on Monday.", Reference::parse("2021-11-10"));
    /// assert_eq!(found.dates().next().unwrap().value().timex_value().to_string(), "2021-11-08");
    /// ```
    pub fn extract_dated<'t>(&self, text: &'t str, reference: Option<Reference>) -> Extraction<'t> {
        let mut found = Extraction::new();
        self.extract_dated_into(&mut Cache::new(), text, reference, &mut found);
        found
    }

    /// Puts the entities of `text` into `found` in place of what it held. Once `cache` and `found`
    /// have seen texts of this size, nothing is allocated.
    ///
    /// ```
    /// use dateline::{Extraction, Extractor};
    ///
    /// let extractor = Extractor::new();
    /// let mut cache = extractor.create_cache();
    /// let mut found = Extraction::new();
    /// for text in ["Kofi Annan left Geneva.", "He flew to Accra."] {
    ///     extractor.extract_into(&mut cache, text, &mut found);
    ///     println!("{}", found.len());
    /// }
    /// ```
    pub fn extract_into<'t>(&self, cache: &mut Cache, text: &'t str, found: &mut Extraction<'t>) {
        self.extract_dated_into(cache, text, self.parts.reference, found);
    }

    /// [`Extractor::extract_into`] with a reference date for this text.
    pub fn extract_dated_into<'t>(
        &self,
        cache: &mut Cache,
        text: &'t str,
        reference: Option<Reference>,
        found: &mut Extraction<'t>,
    ) {
        found.text = text;
        found.entities.clear();
        found.dates.clear();
        if !found.names.as_ref().is_some_and(|names| Arc::ptr_eq(names, &self.names)) {
            found.names = Some(Arc::clone(&self.names));
        }
        let mut start = 0;
        while start < text.len() {
            let end = piece_end(text, start, MAX_TEXT);
            self.run(cache, &text[start..end], start, reference, found, |_| {});
            start = end;
        }
    }

    /// The pipeline: text to tokens, tokens to matches, matches to entities. `passed` hears of every
    /// stage at its end, for the benches.
    pub(crate) fn run(
        &self,
        cache: &mut Cache,
        text: &str,
        base: usize,
        reference: Option<Reference>,
        found: &mut Extraction<'_>,
        mut passed: impl FnMut(Stage),
    ) {
        let (names, parts) = (&*self.names, &*self.parts);
        let Cache { evidence, matches, dates, date_cache, tagged, tagger, resolver } = cache;

        // 1. Text to tokens.
        evidence.clear();
        tokenize_into(text, &mut evidence.tokens);
        passed(Stage::Tokenizer);

        // 2. Tokens to matches: dates, what is known of each token, then the tagger, or lists and
        // patterns by themselves, and what the caller brought along.
        matches.clear();
        dates.clear();
        // Also when dates are not wanted: `on Monday` is no place either way.
        let reference = reference.or(parts.reference);
        parts.dates.find_into(text, &evidence.tokens, reference, date_cache, dates);
        passed(Stage::Dates);
        evidence.gather(text, &parts.lexicon, &names.gazetteers, dates);
        passed(Stage::Evidence);
        parts.filter.find_into(&evidence.tokens, &mut evidence.filtered);
        let own_only = parts.tagger.is_some();
        lists::find_into(text, evidence, &names.gazetteers, &names.first_custom, own_only, matches);
        passed(Stage::Lists);
        match &parts.tagger {
            Some(stage) => {
                stage.find_into(text, evidence, tagger, tagged, matches);
                passed(Stage::Tagger);
            }
            None => {
                parts.patterns.find_into(text, evidence, matches);
                passed(Stage::Patterns);
            }
        }
        parts.user_patterns.find_into(text, &evidence.tokens, matches);
        for (number, date) in dates.iter().enumerate() {
            matches.push(Match {
                start: date.start_token as u32,
                end: date.end_token as u32,
                label: Label::Date,
                source: Source::Grammar,
                rule: 0,
                score: if date.strength == Strength::Licensed { 960 } else { 560 },
                detail: number as u32,
            });
        }

        evidence.filtered.retain(matches);

        // 3. Matches to entities.
        let options =
            ResolverOptions { document: parts.tagger.is_none(), min_score: parts.min_score };
        let first = found.entities.len();
        resolve(text, evidence, &names.gazetteers, options, matches, resolver, &mut found.entities);
        self.finish(dates, base, first, &mut resolver.numbers, found);
        passed(Stage::Resolver);
    }

    /// Leaves out what is not wanted, numbers the things that remain, and moves spans and date
    /// numbers to where the whole text has them.
    fn finish(
        &self,
        dates: &[crate::matchers::dates::DateMatch],
        base: usize,
        first: usize,
        numbers: &mut Vec<u32>,
        found: &mut Extraction<'_>,
    ) {
        let parts = &*self.parts;
        let mut kept = first;
        let mut next =
            found.entities[..first].iter().map(|entity| entity.id + 1).max().unwrap_or(0);
        numbers.clear();
        numbers.resize(found.entities.len() - first, UNNUMBERED);
        for at in first..found.entities.len() {
            let mut entity = found.entities[at];
            if !parts.labels.has(entity.label) {
                continue;
            }
            if let crate::entity::Fact::Date(number) = &mut entity.fact {
                let value = dates[*number as usize].value;
                *number = found.dates.len() as u32;
                found.dates.push(value);
            }
            let number = &mut numbers[entity.id as usize];
            if *number == UNNUMBERED {
                *number = next;
                next += 1;
            }
            entity.id = *number;
            entity.shift(base);
            found.entities[kept] = entity;
            kept += 1;
        }
        found.entities.truncate(kept);
    }

    /// The entities of every text, in their order, on all cores; the same answer as one by one.
    #[cfg(feature = "rayon")]
    pub fn extract_batch<'t, T: AsRef<str> + Sync>(&self, texts: &'t [T]) -> Vec<Extraction<'t>> {
        self.in_parallel(texts, |text| (text.as_ref(), self.parts.reference))
    }

    /// [`Extractor::extract_batch`] with the day each text is from: the same answer as
    /// [`Extractor::extract_dated`] one by one.
    ///
    /// ```
    /// use dateline::{Extractor, date::Reference};
    ///
    /// let texts = [
    ///     ("It fell on Monday.", Reference::parse("2021-11-10")),
    ///     ("It rose on Monday.", Reference::parse("2024-05-14")),
    ///     ("It stood still on Monday.", None),
    /// ];
    /// let found = Extractor::new().extract_dated_batch(&texts);
    /// let days: Vec<_> = found
    ///     .iter()
    ///     .map(|found| found.dates().next().unwrap().value().timex_value().to_string())
    ///     .collect();
    /// assert_eq!(days, ["2021-11-08", "2024-05-13", "XXXX-WXX-1"]);
    /// ```
    #[cfg(feature = "rayon")]
    pub fn extract_dated_batch<'t, T: AsRef<str> + Sync>(
        &self,
        texts: &'t [(T, Option<Reference>)],
    ) -> Vec<Extraction<'t>> {
        self.in_parallel(texts, |(text, reference)| (text.as_ref(), *reference))
    }

    #[cfg(feature = "rayon")]
    fn in_parallel<'t, I: Sync>(
        &self,
        inputs: &'t [I],
        read: impl Fn(&'t I) -> (&'t str, Option<Reference>) + Sync,
    ) -> Vec<Extraction<'t>> {
        use rayon::prelude::*;
        inputs
            .par_iter()
            .map_init(Cache::new, |cache, input| {
                let mut found = Extraction::new();
                let (text, reference) = read(input);
                self.extract_dated_into(cache, text, reference, &mut found);
                found
            })
            .collect()
    }
}

/// A thing that none of the kept entities has named yet.
const UNNUMBERED: u32 = u32::MAX;

/// The end of the piece of `text` that starts at `start` and has at most `limit` bytes: the text's
/// end, or else a place between paragraphs, lines, words or at least characters.
fn piece_end(text: &str, start: usize, limit: usize) -> usize {
    if text.len() - start <= limit {
        return text.len();
    }
    let mut end = start + limit;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    // A paragraph, line or word far back is no better than a cut here: the search is bounded.
    let mut from = end.saturating_sub(1 << 20).max(start + 1);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let window = &text[from..end];
    ["\n\n", "\n", " "]
        .iter()
        .find_map(|&mark| window.rfind(mark).map(|at| from + at + mark.len()))
        .unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::piece_end;

    #[test]
    fn long_texts_are_cut_between_paragraphs() {
        assert_eq!(piece_end("ab cd\n\nef gh", 0, 100), 12);
        assert_eq!(piece_end("ab cd\n\nef gh", 0, 11), 7);
        assert_eq!(piece_end("ab cd ef gh", 0, 7), 6);
        assert_eq!(piece_end("abcdefgh", 0, 4), 4);
        assert_eq!(piece_end("éééé", 0, 3), 2);
    }
}
