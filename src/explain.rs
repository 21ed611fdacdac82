//! [`Extractor::explain`]: why each entity was found.

use crate::cache::Cache;
use crate::date::Reference;
use crate::extraction::Extraction;
use crate::extractor::Extractor;
use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::matching::{Match, Source};
use crate::matchers::{lists, rule_name};
use crate::span::Span;
use crate::tagger::Explanation;

/// What spoke for an entity: lists, patterns and, when the tagger decided, its strongest features.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Why {
    /// The bytes of the entity.
    pub span: Span,
    /// What decided.
    pub source: Source,
    /// The classes that listed names at exactly this place have: `city`, `given`, `company`.
    pub lists: Vec<&'static str>,
    /// The built-in patterns that match exactly here, with the label each gives.
    pub patterns: Vec<(&'static str, Label)>,
    /// Why the tagger gave this label and not what comes closest; none for dates and for
    /// names of the caller's own lists and patterns.
    pub tagger: Option<Explanation>,
}

/// Features told for each entity, strongest first.
const MOST_FEATURES: usize = 8;

impl Extractor {
    /// The entities of `text` and why each was found, in the same order. For looking into single
    /// texts: it costs several times an extraction.
    ///
    /// ```
    /// use dateline::Extractor;
    ///
    /// let (found, why) = Extractor::new().explain("He flew to Baghdad on Sunday.", None);
    /// assert_eq!(found.len(), why.len());
    /// assert!(why[0].lists.contains(&"city"));
    /// ```
    pub fn explain<'t>(
        &self,
        text: &'t str,
        reference: Option<Reference>,
    ) -> (Extraction<'t>, Vec<Why>) {
        let mut cache = Cache::new();
        let mut found = Extraction::new();
        self.extract_dated_into(&mut cache, text, reference, &mut found);
        // The cache still holds what the last piece of the text was decided from; texts of several
        // pieces are longer than anyone explains.
        let claims = self.claims(text, &mut cache.evidence);
        let why = found.entities.iter().map(|entity| {
            let here = |found: &&Match| cache.evidence.span(found.start, found.end) == entity.span;
            let patterns = claims
                .iter()
                .filter(|found| found.source == Source::Pattern)
                .filter(here)
                .filter_map(|found| Some((rule_name(found.source, found.rule)?, found.label)));
            Why {
                span: entity.span,
                source: entity.source,
                lists: self.listed(&cache, entity.span),
                patterns: patterns.collect(),
                tagger: self.features(text, &cache, entity.span, entity.source),
            }
        });
        let why = why.collect();
        (found, why)
    }

    /// Every match of the lists and the built-in patterns, whether the tagger decides or not.
    pub(crate) fn claims(&self, text: &str, evidence: &mut Evidence) -> Vec<Match> {
        let (names, parts) = (&*self.names, &*self.parts);
        let mut claims = Vec::new();
        lists::find_into(
            text,
            evidence,
            &names.gazetteers,
            &names.first_custom,
            false,
            &mut claims,
        );
        parts.patterns.find_into(text, evidence, &mut claims);
        claims
    }

    fn listed(&self, cache: &Cache, span: Span) -> Vec<&'static str> {
        let evidence = &cache.evidence;
        let mut classes = Vec::new();
        for hit in &evidence.hits {
            if evidence.span(hit.start, hit.end) != span {
                continue;
            }
            for reading in self.names.gazetteers[hit.gazetteer as usize].readings(hit.entry) {
                if !classes.contains(&reading.class.as_str()) {
                    classes.push(reading.class.as_str());
                }
            }
        }
        classes
    }

    fn features(
        &self,
        text: &str,
        cache: &Cache,
        span: Span,
        source: Source,
    ) -> Option<Explanation> {
        let stage = self.parts.tagger.as_ref().filter(|_| source == Source::Tagger)?;
        // Marks at the edges of what the tagger found are no part of the entity.
        let tagged = cache.tagged.iter().find(|tagged| {
            let around = cache.evidence.span(tagged.start, tagged.end);
            around.start <= span.start && around.end >= span.end
        })?;
        Some(stage.tagger.explain(text, &cache.evidence, &cache.tagger, tagged, MOST_FEATURES))
    }
}
