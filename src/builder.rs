//! [`ExtractorBuilder`]: every option, its default and its cost.

use std::sync::Arc;

use crate::data;
use crate::date::{Policy, Reference};
use crate::error::Error;
use crate::extractor::{Extractor, LabelSet, Names, Parts};
use crate::label::Label;
use crate::matchers::dates::DateMatcher;
use crate::matchers::gazetteer::{Gazetteer, GazetteerBuilder, Name, NameFlags};
use crate::matchers::lexicon::Lexicon;
use crate::matchers::patterns::{PatternMatcher, UserPatterns};

/// Configures an [`Extractor`]. Every option has a default, and anything that can fail fails in
/// [`ExtractorBuilder::build`].
///
/// ```
/// use dateline::{Extractor, Label};
///
/// let extractor = Extractor::builder()
///     .labels([Label::Person, Label::Organization])
///     .custom_labels(true)
///     .pattern("vulnerability", r"\bCVE-\d{4}-\d+\b")
///     .build()?;
/// let found = extractor.extract("Mozilla fixed CVE-2026-1234 in Firefox.");
/// let names: Vec<_> = found.iter().map(|entity| (entity.label_name(), entity.text())).collect();
/// assert!(names.contains(&("vulnerability", "CVE-2026-1234")));
/// # Ok::<(), dateline::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ExtractorBuilder {
    embedded: bool,
    gazetteers: Vec<Gazetteer>,
    patterns: Vec<(String, String)>,
    pattern_size_limit: usize,
    deny: Vec<String>,
    policy: Policy,
    reference: Option<Reference>,
    built_in: [bool; 5],
    custom: bool,
    min_score: f32,
}

impl Default for ExtractorBuilder {
    fn default() -> ExtractorBuilder {
        ExtractorBuilder::new()
    }
}

impl ExtractorBuilder {
    /// A builder with the defaults.
    pub fn new() -> ExtractorBuilder {
        ExtractorBuilder {
            embedded: true,
            gazetteers: Vec::new(),
            patterns: Vec::new(),
            pattern_size_limit: 1 << 20,
            deny: Vec::new(),
            policy: Policy::default(),
            reference: None,
            built_in: [true; 5],
            custom: true,
            min_score: 0.0,
        }
    }

    /// Whether the embedded lists of names are used. Default: yes. Without them only patterns, dates
    /// and the caller's own lists find names.
    #[must_use]
    pub fn embedded_names(mut self, yes: bool) -> ExtractorBuilder {
        self.embedded = yes;
        self
    }

    /// Adds a list of names. The caller's lists count before the embedded ones, and among
    /// themselves in the order they are added. Cost: one look-up a list at every capitalised word.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> ExtractorBuilder {
        self.gazetteers.push(gazetteer);
        self
    }

    /// Adds a regular expression whose matches, cut to whole tokens, get the label: a built-in one's
    /// name or the caller's own. Cost: one scan of the text a pattern.
    #[must_use]
    pub fn pattern(
        mut self,
        label: impl Into<String>,
        regex: impl Into<String>,
    ) -> ExtractorBuilder {
        self.patterns.push((label.into(), regex.into()));
        self
    }

    /// The largest compiled size of one pattern, in bytes. Default: 1 MiB.
    #[must_use]
    pub fn pattern_size_limit(mut self, bytes: usize) -> ExtractorBuilder {
        self.pattern_size_limit = bytes;
        self
    }

    /// Names that are never an entity, whatever finds them, in any case.
    #[must_use]
    pub fn deny<I>(mut self, names: I) -> ExtractorBuilder
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.deny.extend(names.into_iter().map(Into::into));
        self
    }

    /// How dates are read: order of day and month, direction, week start and so on.
    #[must_use]
    pub fn date_policy(mut self, policy: Policy) -> ExtractorBuilder {
        self.policy = policy;
        self
    }

    /// The day that `yesterday` and `Monday` are read from, for texts that come without one.
    /// Default: none, then the text itself may say (a dateline, a header), and otherwise relative
    /// dates stay open. Never the clock.
    #[must_use]
    pub fn reference(mut self, reference: Reference) -> ExtractorBuilder {
        self.reference = Some(reference);
        self
    }

    /// The built-in labels to return. Default: all. The others are still looked for, since they
    /// compete for the same words.
    #[must_use]
    pub fn labels(mut self, labels: impl IntoIterator<Item = Label>) -> ExtractorBuilder {
        self.built_in = [false; 5];
        self.custom = false;
        for label in labels {
            match Label::BUILT_IN.iter().position(|&known| known == label) {
                Some(at) => self.built_in[at] = true,
                None => self.custom = true,
            }
        }
        self
    }

    /// Whether the caller's own labels are returned. Default: yes, until [`Self::labels`] is called
    /// without one.
    #[must_use]
    pub fn custom_labels(mut self, yes: bool) -> ExtractorBuilder {
        self.custom = yes;
        self
    }

    /// The lowest score, from 0 to 1, an entity must have. Default: 0.
    #[must_use]
    pub fn min_score(mut self, score: f32) -> ExtractorBuilder {
        self.min_score = score;
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    ///
    /// When a pattern is not a regular expression or too large, or a label is empty.
    pub fn build(self) -> Result<Extractor, Error> {
        let mut labels = Vec::new();
        let mut gazetteers = self.gazetteers;
        if self.embedded {
            gazetteers.push(Gazetteer::from_static(data::NAMES)?);
        }
        let first_custom = gazetteers
            .iter()
            .map(|gazetteer| {
                gazetteer.labels().iter().map(|label| number_of(label, &mut labels)).collect()
            })
            .collect();
        let mut user_patterns = UserPatterns::new();
        for (label, regex) in &self.patterns {
            let label = match Label::from_name(label) {
                Some(label) => label,
                None => Label::Custom(number_of(label, &mut labels)),
            };
            user_patterns.add(label, regex, self.pattern_size_limit)?;
        }
        let deny = if self.deny.is_empty() { None } else { Some(deny_list(&self.deny)?) };
        Ok(Extractor {
            names: Arc::new(Names { gazetteers, first_custom, labels }),
            parts: Arc::new(Parts {
                lexicon: Lexicon::from_static(data::LEXICON)?,
                patterns: PatternMatcher::new(),
                user_patterns,
                dates: DateMatcher::new(self.policy),
                reference: self.reference,
                labels: LabelSet { built_in: self.built_in, custom: self.custom },
                min_score: (self.min_score.clamp(0.0, 1.0) * 1000.0).round() as u16,
                deny,
            }),
        })
    }
}

/// The number of a custom label, new ones at the end.
fn number_of(label: &str, labels: &mut Vec<String>) -> u16 {
    let at = labels.iter().position(|known| known == label).unwrap_or_else(|| {
        labels.push(label.to_owned());
        labels.len() - 1
    });
    at as u16
}

fn deny_list(names: &[String]) -> Result<Gazetteer, Error> {
    let mut builder = GazetteerBuilder::new();
    for name in names {
        builder.add(&Name::new(name, "deny").with_flags(NameFlags::ANY_CASE))?;
    }
    builder.build()
}
