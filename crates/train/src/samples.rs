//! Texts as numbered features and tags.

use std::collections::HashMap;

use dateline::internal::{Analysis, Resources, Sink, Template, WordTable, feature_key};

use crate::corpus::Document;

/// Labels of the embedded model, in the order of their tags.
pub(crate) const LABELS: [&str; 5] = ["PER", "LOC", "ORG", "NAT", "MISC"];

/// Number of tags for that many labels.
pub(crate) const fn tags(labels: usize) -> usize {
    1 + 4 * labels
}

/// Numbers of features by key. Template in the upper eight bits of a feature, number below.
#[derive(Default)]
pub(crate) struct Dictionary {
    numbers: HashMap<u32, u32, std::hash::BuildHasherDefault<KeyHasher>>,
    pub(crate) keys: Vec<u32>,
    pub(crate) counts: Vec<u32>,
    pub(crate) templates: Vec<u8>,
    frozen: bool,
}

/// Keys are hashes already.
#[derive(Default)]
pub(crate) struct KeyHasher(u64);

impl std::hash::Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {
        unreachable!("only u32 keys")
    }
    fn write_u32(&mut self, key: u32) {
        self.0 = u64::from(key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

pub(crate) const NUMBER: u32 = 0x00ff_ffff;

impl Dictionary {
    pub(crate) fn get(&mut self, key: u32, template: Template) -> Option<u32> {
        if let Some(&number) = self.numbers.get(&key) {
            return Some(number);
        }
        if self.frozen {
            return None;
        }
        let number = self.keys.len() as u32;
        assert!(number < NUMBER, "too many features");
        self.numbers.insert(key, number);
        self.keys.push(key);
        self.counts.push(0);
        self.templates.push(template as u8);
        Some(number)
    }

    pub(crate) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Keeps the features seen at least `least` times and answers the new number of each old one.
    pub(crate) fn prune(&mut self, keep: impl Fn(usize) -> bool) -> Vec<Option<u32>> {
        let mut map = vec![None; self.len()];
        let (mut keys, mut counts, mut templates) = (Vec::new(), Vec::new(), Vec::new());
        for (old, new) in map.iter_mut().enumerate() {
            if keep(old) {
                *new = Some(keys.len() as u32);
                keys.push(self.keys[old]);
                counts.push(self.counts[old]);
                templates.push(self.templates[old]);
            }
        }
        self.numbers = keys.iter().enumerate().map(|(number, &key)| (key, number as u32)).collect();
        (self.keys, self.counts, self.templates) = (keys, counts, templates);
        map
    }

    pub(crate) fn freeze(&mut self) {
        self.frozen = true;
    }
}

/// A scored token.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) features: Vec<u32>,
    /// Features of the votes, added for the second pass.
    pub(crate) votes: Vec<u32>,
    pub(crate) tag: u8,
    pub(crate) token: u32,
}

/// A text with its scored tokens in stretches.
pub(crate) struct Sample {
    pub(crate) analysis: Analysis,
    pub(crate) segments: Vec<Vec<Row>>,
    /// False for stretches with a span that scored tokens cannot hold.
    pub(crate) usable: Vec<bool>,
    pub(crate) weight: f32,
    /// Number of the text this is, or is a copy of.
    pub(crate) group: u32,
    /// True for a copy with other names.
    pub(crate) copy: bool,
}

pub(crate) struct Collector<'d> {
    pub(crate) dictionary: &'d mut Dictionary,
    pub(crate) out: Vec<u32>,
    pub(crate) off: u128,
}

impl Sink for Collector<'_> {
    fn add(&mut self, template: Template, offset: i8, value: u64) {
        if self.off >> template as u32 & 1 != 0 {
            return;
        }
        if let Some(number) = self.dictionary.get(feature_key(template, offset, value), template) {
            self.out.push((template as u32) << 24 | number);
        }
    }
}

/// What gets lost between spans and tags.
#[derive(Default, Debug)]
pub(crate) struct Losses {
    pub(crate) spans: usize,
    pub(crate) misaligned: usize,
    pub(crate) unscored: usize,
    pub(crate) scored: usize,
    pub(crate) tokens: usize,
}

pub(crate) fn sample(
    document: &Document,
    labels: &[String],
    resources: &mut Resources,
    words: &WordTable,
    dictionary: &mut Dictionary,
    off: u128,
    losses: &mut Losses,
) -> Sample {
    let analysis = Analysis::new(&document.text, resources, words);
    let tokens = analysis.tokens();
    let mut tags = vec![0u8; tokens.len()];
    let mut scored = vec![false; tokens.len()];
    for &(start, end) in analysis.segments() {
        scored[start as usize..end as usize].fill(true);
    }
    losses.tokens += tokens.len();
    losses.scored += scored.iter().filter(|&&s| s).count();
    let mut lost = vec![false; tokens.len()];
    for span in &document.gold {
        let Some(label) = labels.iter().position(|label| *label == span.label) else { continue };
        losses.spans += 1;
        let first = tokens.iter().position(|token| token.span().end > span.start);
        let last = tokens.iter().rposition(|token| token.span().start < span.end);
        let (Some(first), Some(last)) = (first, last) else { continue };
        if first > last {
            losses.misaligned += 1;
            continue;
        }
        let exact = tokens[first].span().start == span.start && tokens[last].span().end == span.end;
        if !exact {
            losses.misaligned += 1;
            if std::env::var_os("SHOW").is_some() {
                eprintln!(
                    "misaligned {:?} in {:?}",
                    &document.text[span.start..span.end],
                    &document.text[tokens[first].span().start..tokens[last].span().end]
                );
            }
        }
        let broken = (first + 1..=last).any(|at| tokens[at].starts_sentence());
        if broken || !scored[first..=last].iter().all(|&s| s) {
            lost[first..=last].fill(true);
            if std::env::var_os("SHOW").is_some() {
                eprintln!("unscored {} {:?}", span.label, &document.text[span.start..span.end]);
            }
            losses.unscored += 1;
            continue;
        }
        for at in first..=last {
            let place = match (at == first, at == last) {
                (true, true) => 3,
                (true, false) => 0,
                (false, true) => 2,
                (false, false) => 1,
            };
            tags[at] = 1 + 4 * label as u8 + place;
        }
    }
    let mut segments = Vec::new();
    let mut usable = Vec::new();
    for &(start, end) in analysis.segments() {
        let rows = (start as usize..end as usize)
            .map(|at| {
                let mut sink = Collector { dictionary, out: Vec::new(), off };
                analysis.base(at, &mut sink);
                let features = sink.out;
                Row { features, votes: Vec::new(), tag: tags[at], token: at as u32 }
            })
            .collect();
        segments.push(rows);
        usable.push(!lost[start as usize..end as usize].iter().any(|&l| l));
    }
    Sample { usable, analysis, segments, weight: 1.0, group: 0, copy: false }
}
