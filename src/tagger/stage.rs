//! [`TaggerStage`]: the tagger as a part of the pipeline, its labels as those of the extractor.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::lists;
use crate::matchers::matching::{Match, NOTHING, Source};
use crate::tagger::{Tagged, Tagger, TaggerScratch};

/// A tagger and what its labels are called in the extractor.
#[derive(Clone, Debug)]
pub(crate) struct TaggerStage {
    pub(crate) tagger: Tagger,
    /// For each label of the model, that of the extractor.
    pub(crate) labels: Vec<Label>,
}

impl TaggerStage {
    /// Appends a match for every span the tagger finds. `tagged` keeps what it said.
    pub(crate) fn find_into(
        &self,
        text: &str,
        evidence: &Evidence,
        scratch: &mut TaggerScratch,
        tagged: &mut Vec<Tagged>,
        matches: &mut Vec<Match>,
    ) {
        tagged.clear();
        self.tagger.tag_into(text, evidence, scratch, tagged);
        // Where the tagger sees a name of just these words, the caller's list knows better which;
        // of a longer one the family name is a part.
        for own in matches.iter_mut().filter(|found| found.score == lists::OWN_PART) {
            let at = tagged.partition_point(|found| found.start < own.start);
            if tagged.get(at).is_some_and(|found| (found.start, found.end) == (own.start, own.end))
            {
                own.score = 1000;
            }
        }
        matches.extend(tagged.iter().filter_map(|found| {
            let label = self.labels[found.label as usize];
            let (start, end) = trim(evidence, found.start, found.end, label)?;
            Some(Match {
                start,
                end,
                label,
                source: Source::Tagger,
                rule: 0,
                score: found.probability,
                detail: NOTHING,
            })
        }));
    }
}

/// Marks that no name begins or ends with. The tagger has learned that from text, but on text unlike
/// any it may take `Chad ”` for a name.
const EDGES: Classes =
    Classes::of(&[Class::QUOTE, Class::OPEN, Class::COMMA, Class::DASH, Class::COLON]);

/// `Mr.`, `Mrs` and the like, which no person's name begins with (the band `Mr. Bungle` is none).
/// Longer forms may be part of one: `Queen Latifah`.
const FORMS: Classes = Classes::of(&[Class::FORMS_OF_MEN, Class::FORMS_OF_WOMEN]);
const LONGEST_FORM: usize = 4;

/// The tokens of a span without such marks at its edges, and without the form of address of
/// `Mrs. van Gaal`; nothing when it is all marks.
fn trim(evidence: &Evidence, mut start: u32, mut end: u32, label: Label) -> Option<(u32, u32)> {
    let is_edge = |at: u32| evidence.classes[at as usize].any(EDGES);
    let is_form = |at: u32| {
        let (class, token) = (evidence.classes[at as usize], &evidence.tokens[at as usize]);
        let short = token.len() + usize::from(!class.has(Class::HAS_DOT)) <= LONGEST_FORM;
        label == Label::Person && class.any(FORMS) && short
    };
    while start < end && (is_edge(start) || start + 1 < end && is_form(start)) {
        start += 1;
    }
    while start < end && is_edge(end - 1) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}
