//! What training sees of a text: the same view and features as the tagger.

use crate::data;
use crate::error::Error;
use crate::matchers::Evidence;
use crate::matchers::gazetteer::Gazetteer;
use crate::matchers::lexicon::Lexicon;
use crate::tagger::document::Document;
use crate::tagger::features::{self, Sink};
use crate::tagger::view::View;
use crate::tagger::words::WordTable;
use crate::tokenizer::{Token, tokenize_into};

/// The built-in lists.
#[derive(Debug)]
pub struct Resources {
    lexicon: Lexicon,
    gazetteers: Vec<Gazetteer>,
}

impl Resources {
    /// Reads the embedded tables; `names` says whether the lists of names count.
    ///
    /// # Errors
    ///
    /// When a table is damaged.
    pub fn new(names: bool) -> Result<Resources, Error> {
        let mut gazetteers = Vec::new();
        if names && !data::NAMES.is_empty() {
            gazetteers.push(Gazetteer::from_static(data::NAMES)?);
        }
        Ok(Resources { lexicon: Lexicon::from_static(data::LEXICON)?, gazetteers })
    }
}

/// One text, ready for its features.
#[derive(Debug, Default)]
pub struct Analysis {
    text: String,
    evidence: Evidence,
    view: View,
    document: Document,
    spans: Vec<(u32, u32)>,
}

impl Analysis {
    /// Looks at a text.
    pub fn new(text: &str, resources: &Resources, words: &WordTable) -> Analysis {
        let mut analysis = Analysis { text: text.to_owned(), ..Analysis::default() };
        tokenize_into(text, &mut analysis.evidence.tokens);
        analysis.evidence.gather(text, &resources.lexicon, &resources.gazetteers);
        analysis.view.fill(text, &analysis.evidence, words);
        analysis.document.fill(&mut analysis.view);
        analysis.spans.extend(analysis.evidence.tokens.iter().map(|token| (token.start, token.end)));
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
        features::base(self.text.as_bytes(), &self.spans, &self.view, &self.document, at, sink);
    }

    /// Starts the votes of the first pass, for that many tags.
    pub fn clear_votes(&mut self, tags: usize) {
        self.document.clear_votes(tags);
    }

    /// The first pass gave that tag to a scored token.
    pub fn vote(&mut self, at: usize, tag: usize) {
        self.document.vote(self.view.atoms[at].entry, tag);
    }

    /// The features made of the votes; `own` is the tag of the first pass.
    pub fn votes(&self, at: usize, own: usize, sink: &mut impl Sink) {
        features::votes(&self.view, &self.document, at, own, sink);
    }
}
