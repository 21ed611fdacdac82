//! [`ExtractorBuilder`]: every option, its default and its cost.

use std::sync::Arc;

use crate::data;
use crate::date::{Policy, Reference};
use crate::error::{Error, ErrorKind};
use crate::extractor::{Extractor, HIDDEN, LabelSet, Names, Parts};
use crate::label::{Label, check_custom};
use crate::matchers::dates::DateMatcher;
use crate::matchers::filter::{Filter, compile};
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::lexicon::Lexicon;
use crate::matchers::patterns::{PatternMatcher, UserPatterns};
use crate::tagger::{Tagger, TaggerStage};

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
    tagger: TaggerChoice,
    gazetteers: Vec<Gazetteer>,
    patterns: Vec<(String, String)>,
    pattern_size_limit: usize,
    deny: Vec<String>,
    allow: Vec<(String, Vec<String>)>,
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
    /// The default of [`min_score`](Self::min_score). A name raises F1 when its probability is above
    /// half of F1, which is some 0.8 on news the tagger has not seen. On the
    /// development files 0, 0.3, 0.4 and 0.5 give a mean of 87.1, 87.3, 87.5 and 87.4.
    pub const MIN_SCORE: f32 = 0.4;

    /// A builder with the defaults.
    pub fn new() -> ExtractorBuilder {
        ExtractorBuilder {
            embedded: true,
            tagger: TaggerChoice::Embedded,
            gazetteers: Vec::new(),
            patterns: Vec::new(),
            pattern_size_limit: 1 << 20,
            deny: Vec::new(),
            allow: Vec::new(),
            policy: Policy::default(),
            reference: None,
            built_in: [true; 5],
            custom: true,
            min_score: ExtractorBuilder::MIN_SCORE,
        }
    }

    /// Whether the embedded lists of names are used. Default: yes. Without them only patterns, dates
    /// and the caller's own lists find names.
    #[must_use]
    pub fn embedded_names(mut self, yes: bool) -> ExtractorBuilder {
        self.embedded = yes;
        self
    }

    /// Whether the learned tagger decides about names. Default: yes. Without it lists and patterns
    /// decide alone, faster and with more mistakes; see `README.md` for both figures.
    #[must_use]
    pub fn tagger(mut self, yes: bool) -> ExtractorBuilder {
        self.tagger = if yes { TaggerChoice::Embedded } else { TaggerChoice::None };
        self
    }

    /// A tagger of the caller's own in place of the embedded one, trained by `crates/train`. Its
    /// labels are built-in ones or the caller's own; `MISC` is found and not returned.
    #[must_use]
    pub fn tagger_model(mut self, tagger: Tagger) -> ExtractorBuilder {
        self.tagger = TaggerChoice::Own(tagger);
        self
    }

    /// Adds a list of names. The caller's lists count before the embedded ones, unless their names
    /// are flagged otherwise ([`NameFlags::BESIDE`](crate::NameFlags::BESIDE),
    /// [`NameFlags::LAST`](crate::NameFlags::LAST)); among themselves the longer name counts, and
    /// of one name in several lists the list added first. Cost: one look-up a list at every
    /// capitalised word, or at every word when a name may begin in lower case.
    #[must_use]
    pub fn gazetteer(mut self, gazetteer: Gazetteer) -> ExtractorBuilder {
        self.gazetteers.push(gazetteer);
        self
    }

    /// Adds a regular expression whose matches, widened to the tokens they touch (`arwi` finds
    /// `Darwin`), get the label: a built-in one's name or the caller's own. Cost: one scan of the
    /// text a pattern.
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

    /// Names that are never an entity, whatever finds them, in any case. A part of a denied name is
    /// no entity there either; a longer name with a denied one in it still is.
    ///
    /// ```
    /// use dateline::Extractor;
    ///
    /// let extractor = Extractor::builder().deny(["Reuters"]).build()?;
    /// let found = extractor.extract("The minister told Reuters in Baghdad.");
    /// assert_eq!(found.iter().map(|entity| entity.text()).collect::<Vec<_>>(), ["Baghdad"]);
    /// # Ok::<(), dateline::Error>(())
    /// ```
    #[must_use]
    pub fn deny<I>(mut self, names: I) -> ExtractorBuilder
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        self.deny.extend(names.into_iter().map(Into::into));
        self
    }

    /// Restricts a label to these names: nothing else gets the label, and the names get it as if they
    /// were on a list of the caller's. For more than names (ids, exact case) make a
    /// list, and allow the same names here. Calls with one label add up.
    ///
    /// ```
    /// use dateline::Extractor;
    ///
    /// let extractor = Extractor::builder().allow("place", ["Basra", "Anbar"]).build()?;
    /// let found = extractor.extract("He went from Basra to Baghdad.");
    /// assert_eq!(found.iter().map(|entity| entity.text()).collect::<Vec<_>>(), ["Basra"]);
    /// # Ok::<(), dateline::Error>(())
    /// ```
    #[must_use]
    pub fn allow<I>(mut self, label: impl Into<String>, names: I) -> ExtractorBuilder
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let label = label.into();
        let names = names.into_iter().map(Into::into);
        match self.allow.iter_mut().find(|(known, _)| *known == label) {
            Some((_, known)) => known.extend(names),
            None => self.allow.push((label, names.collect())),
        }
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

    /// The lowest score, from 0 to 1, an entity must have. Default: [`ExtractorBuilder::MIN_SCORE`];
    /// 0 returns everything that was found. [`ExtractorBuilder::build`] refuses values outside 0 to 1.
    ///
    /// ```
    /// use dateline::{ErrorKind, Extractor};
    ///
    /// let error = Extractor::builder().min_score(90.0).build().unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Option);
    /// assert_eq!(error.to_string(), "min_score is 90: a number from 0 to 1 is wanted");
    /// ```
    #[must_use]
    pub fn min_score(mut self, score: f32) -> ExtractorBuilder {
        self.min_score = score;
        self
    }

    /// Builds the extractor.
    ///
    /// # Errors
    ///
    /// When the least score is not from 0 to 1, a pattern is not a regular expression or too large, a
    /// label is empty, a denied or allowed name is empty or too long, or there are more than 65,535
    /// labels of the caller's own, 65,536 lists or 32,768 patterns.
    pub fn build(self) -> Result<Extractor, Error> {
        // A percentage for a probability would leave nothing, without a word; so would NaN.
        if !(0.0..=1.0).contains(&self.min_score) {
            let message =
                format!("min_score is {}: a number from 0 to 1 is wanted", self.min_score);
            return Err(Error::new(ErrorKind::Option, message));
        }
        let mut labels = Vec::new();
        let mut gazetteers = self.gazetteers;
        let mut allow = Vec::new();
        for (label, names) in &self.allow {
            let number = label_of(label, &mut labels)?;
            let names = compile(label, names)?;
            gazetteers.push(names.clone());
            allow.push((number, names));
        }
        if self.embedded {
            gazetteers.push(Gazetteer::from_static(data::NAMES)?);
        }
        if gazetteers.len() > MOST_LISTS {
            let message = format!("{} lists of names, at most {MOST_LISTS}", gazetteers.len());
            return Err(Error::new(ErrorKind::Option, message));
        }
        let mut first_custom = Vec::with_capacity(gazetteers.len());
        for gazetteer in &gazetteers {
            let numbers = gazetteer.labels().iter().map(|label| number_of(label, &mut labels));
            first_custom.push(numbers.collect::<Result<_, Error>>()?);
        }
        let mut user_patterns = UserPatterns::new();
        for (label, regex) in &self.patterns {
            user_patterns.add(label_of(label, &mut labels)?, regex, self.pattern_size_limit)?;
        }
        let tagger = match self.tagger {
            TaggerChoice::None => None,
            TaggerChoice::Embedded => Some(Tagger::from_bytes(data::MODEL)?),
            TaggerChoice::Own(tagger) => Some(tagger),
        };
        let tagger = match tagger {
            None => None,
            Some(tagger) => {
                let labels = tagger.labels().iter().map(|name| match name.as_str() {
                    "MISC" => Ok(HIDDEN),
                    name => label_of(name, &mut labels),
                });
                Some(TaggerStage { labels: labels.collect::<Result<_, Error>>()?, tagger })
            }
        };
        let filter = Filter::new(&self.deny, allow)?;
        Ok(Extractor {
            names: Arc::new(Names { gazetteers, first_custom, labels }),
            parts: Arc::new(Parts {
                lexicon: Lexicon::from_static(data::LEXICON)?,
                patterns: PatternMatcher::new()?,
                user_patterns,
                tagger,
                dates: DateMatcher::new(self.policy),
                reference: self.reference,
                labels: LabelSet { built_in: self.built_in, custom: self.custom },
                min_score: (self.min_score * 1000.0).round() as u16,
                filter,
            }),
        })
    }
}

/// Which tagger decides.
#[derive(Clone, Debug)]
enum TaggerChoice {
    None,
    Embedded,
    Own(Tagger),
}

/// Hits have the number of their list in 16 bits.
const MOST_LISTS: usize = 1 << 16;

/// The label of that name: a built-in one, or else one of the caller's own.
fn label_of(name: &str, labels: &mut Vec<String>) -> Result<Label, Error> {
    match Label::from_name(name) {
        Some(label) => Ok(label),
        None => number_of(name, labels).map(Label::Custom),
    }
}

/// The number of a custom label, new ones at the end. The last number of all is that of [`HIDDEN`].
fn number_of(label: &str, labels: &mut Vec<String>) -> Result<u16, Error> {
    check_custom(label)?;
    let at = labels.iter().position(|known| known == label).unwrap_or(labels.len());
    let Some(number) = u16::try_from(at).ok().filter(|&at| Label::Custom(at) != HIDDEN) else {
        let message = format!("label {label:?}: an extractor has at most {at} labels of its own");
        return Err(Error::new(ErrorKind::Label, message));
    };
    if at == labels.len() {
        labels.push(label.to_owned());
    }
    Ok(number)
}

#[cfg(test)]
mod tests {
    use super::number_of;
    use crate::error::ErrorKind;

    /// Label 65535 was never returned, and label 65536 was called what label 0 is.
    #[test]
    fn labels_beyond_their_numbers_are_refused() {
        let mut labels: Vec<String> = (0..65_534).map(|number| format!("lab{number}")).collect();
        assert_eq!(number_of("lab65534", &mut labels).unwrap(), 65_534);
        for label in ["lab65535", "lab65536"] {
            let error = number_of(label, &mut labels).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Label);
            let message =
                format!("label {label:?}: an extractor has at most 65535 labels of its own");
            assert_eq!(error.to_string(), message);
        }
        assert_eq!(number_of("lab65534", &mut labels).unwrap(), 65_534);
        assert_eq!(labels.len(), 65_535);
    }
}
