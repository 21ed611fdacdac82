//! For training only: what it sees of a text, by the same view and features as the tagger, and what
//! it makes.

mod layout;
mod parts;

pub use self::parts::{FeatureList, ModelParts};

use crate::extractor::Extractor;
use crate::matchers::Evidence;
use crate::matchers::dates::{DateCache, DateMatch};
use crate::tagger::document::Document;
use crate::tagger::features::{self, Sink};
use crate::tagger::view::View;
use crate::tagger::words::WordTable;
use crate::tagger::{Tagged, Tagger, TaggerScratch, votes};
use crate::tokenizer::{Token, tokenize_into};

/// The built-in lists and the grammar of dates.
#[derive(Debug)]
pub struct Resources {
    extractor: Extractor,
    names: bool,
    dates: Vec<DateMatch>,
    date_cache: DateCache,
}

impl Resources {
    /// The embedded tables; `names` says whether the lists of names count.
    pub fn new(names: bool) -> Resources {
        let extractor = Extractor::builder()
            .tagger(false)
            .build()
            .expect("the embedded lists are checked by the tests");
        Resources { extractor, names, dates: Vec::new(), date_cache: DateCache::default() }
    }

    /// Tokens and evidence of a text.
    fn gather(&mut self, text: &str, evidence: &mut Evidence) {
        let parts = &self.extractor.parts;
        let gazetteers = if self.names { &self.extractor.names.gazetteers[..] } else { &[] };
        evidence.clear();
        self.dates.clear();
        tokenize_into(text, &mut evidence.tokens);
        parts.dates.find_into(text, &evidence.tokens, None, &mut self.date_cache, &mut self.dates);
        evidence.gather(text, &parts.lexicon, gazetteers, &self.dates);
    }
}

/// One text, ready for its features.
#[derive(Debug, Default)]
pub struct Analysis {
    text: String,
    evidence: Evidence,
    view: View,
    document: Document,
}

impl Analysis {
    /// Looks at a text.
    pub fn new(text: &str, resources: &mut Resources, words: &WordTable) -> Analysis {
        let mut analysis = Analysis { text: text.to_owned(), ..Analysis::default() };
        resources.gather(text, &mut analysis.evidence);
        analysis.view.fill(text, &analysis.evidence, words);
        analysis.document.fill(&mut analysis.view);
        analysis
    }

    /// The tokens.
    pub fn tokens(&self) -> &[Token] {
        &self.evidence.tokens
    }

    /// The stretches of scored tokens; all others are in no span.
    pub fn segments(&self) -> &[(u32, u32)] {
        &self.view.segments
    }

    /// The features of a scored token but for the votes.
    pub fn base(&self, at: usize, sink: &mut impl Sink) {
        features::base(
            self.text.as_bytes(),
            &self.evidence.tokens,
            &self.view,
            &self.document,
            at,
            sink,
        );
    }

    /// Starts the votes of the first pass, for that many tags.
    pub fn clear_votes(&mut self, tags: usize) {
        self.document.clear_votes(tags);
    }

    /// The first pass gave that tag to a scored token.
    pub fn vote(&mut self, at: usize, tag: usize) {
        self.view.atoms[at].tag = tag as u8;
        self.document.vote(self.view.atoms[at].entry, tag);
    }

    /// The features made of the votes; `own` is the tag of the first pass.
    pub fn votes(&self, at: usize, own: usize, sink: &mut impl Sink) {
        votes::features(&self.view, &self.document, at, own, sink);
    }
}

/// A span found in a text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoundSpan {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// Index into the labels of the tagger.
    pub label: usize,
    /// By how much it is better than the best answer without it.
    pub margin: i32,
    /// How likely it is right, in thousandths.
    pub probability: u16,
}

/// A tagger with the built-in lists and its buffers.
#[derive(Debug)]
pub struct TextTagger {
    resources: Resources,
    tagger: Tagger,
    evidence: Evidence,
    scratch: TaggerScratch,
    tagged: Vec<Tagged>,
}

impl TextTagger {
    /// Puts them together.
    pub fn new(resources: Resources, tagger: Tagger) -> TextTagger {
        TextTagger {
            resources,
            tagger,
            evidence: Evidence::default(),
            scratch: TaggerScratch::default(),
            tagged: Vec::new(),
        }
    }

    /// Tokens and evidence of a text; the number of tokens.
    pub fn prepare(&mut self, text: &str) -> usize {
        self.resources.gather(text, &mut self.evidence);
        self.evidence.tokens.len()
    }

    /// Tags the text that was prepared last; the number of spans.
    pub fn tag_prepared(&mut self, text: &str) -> usize {
        self.tagged.clear();
        self.tagger.tag_into(text, &self.evidence, &mut self.scratch, &mut self.tagged);
        self.tagged.len()
    }

    /// Number of scored tokens of the last text.
    pub fn scored(&self) -> usize {
        self.scratch.scored()
    }

    /// The spans of a text.
    pub fn tag(&mut self, text: &str) -> Vec<FoundSpan> {
        self.prepare(text);
        self.tag_prepared(text);
        let tokens = &self.evidence.tokens;
        let found = |tagged: &Tagged| FoundSpan {
            start: tokens[tagged.start as usize].start as usize,
            end: tokens[tagged.end as usize - 1].end as usize,
            label: tagged.label as usize,
            margin: tagged.margin,
            probability: tagged.probability,
        };
        self.tagged.iter().map(found).collect()
    }
}
