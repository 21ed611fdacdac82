//! [`View`]: the tokens of one text as the tagger sees them.

use std::sync::LazyLock;

use crate::matchers::Evidence;
use crate::matchers::class::Class;
use crate::tagger::atom::Atom;
use crate::tagger::outline;
use crate::tagger::words::WordTable;
use crate::tokenizer::word_key;

/// How far a token sees to either side.
pub(crate) const REACH: usize = 3;

/// The longest stretch of scored tokens that is decided on together, which bounds the buffers. Texts
/// have sentences; only tables and hostile inputs go that far without one.
const LONGEST: usize = 4096;

/// Words that are never names in lower case, whatever the corpora say.
const EVERYDAY: u32 = 1 << Class::COMMON_WORDS.index() | 1 << Class::FUNCTION_WORDS.index();

/// Keys of what stands before and behind a sentence; no word has so small a key.
pub(crate) const BEFORE: u64 = 1;
pub(crate) const BEHIND: u64 = 2;

/// Words between the members of a series.
static LINKS: LazyLock<[u64; 2]> = LazyLock::new(|| ["and", "or"].map(word_key));

/// Words with capitals side by side, with initials, numbers, `&` and hyphens between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Run {
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// All classes of its words together.
    pub(crate) names: u32,
    pub(crate) lexicon: u32,
    /// The first verb of saying or acting among the six tokens behind it: one more than four for a
    /// verb of saying plus how many words, at most three, stand between; 0 for none.
    pub(crate) verb: u8,
    /// Commas, `and`, `or`, `&` and nothing else stand between it and the run before.
    pub(crate) in_series: bool,
    /// How many numbers stand in it and among the six tokens to either side, at most three; those
    /// of a line above or below too, as in a table.
    pub(crate) numbers: u8,
}

/// The tokens of one text as the tagger sees them. The last two atoms stand for what is before and
/// behind a sentence.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) atoms: Vec<Atom>,
    pub(crate) runs: Vec<Run>,
    /// Stretches of scored tokens.
    pub(crate) segments: Vec<(u32, u32)>,
    /// The tokens that look like part of a name.
    pub(crate) capitals: Vec<u32>,
    /// The tokens that the tagger scores.
    scored: Vec<bool>,
    /// Capitals, and words in lower case that stand for one.
    chosen: Vec<u32>,
    numbers: Vec<u32>,
}

impl View {
    /// Looks at the tokens of `evidence`.
    pub(crate) fn fill(&mut self, text: &str, evidence: &Evidence, words: &WordTable) {
        self.atoms.clear();
        self.runs.clear();
        self.segments.clear();
        self.capitals.clear();
        self.chosen.clear();
        self.numbers.clear();
        let bytes = text.as_bytes();
        let count = evidence.tokens.len();
        self.scored.clear();
        self.scored.resize(count, false);
        for (at, (token, classes)) in evidence.tokens.iter().zip(&evidence.classes).enumerate() {
            let atom = Atom::of(token, *classes, bytes);
            if atom.is_capital() {
                self.capitals.push(at as u32);
                self.chosen.push(at as u32);
            } else if atom.outline == outline::NUMBER {
                self.numbers.push(at as u32);
            } else if atom.outline == outline::LOWER
                && (atom.lexicon_class(Class::PARTICLES)
                    || (atom.lexicon & EVERYDAY == 0 && words.get(atom.key).0.casing() >= 6))
            {
                // A particle, which `choose` looks at again, or a word that mostly has a capital.
                self.chosen.push(at as u32);
            }
            self.atoms.push(atom);
        }
        for key in [BEFORE, BEHIND] {
            self.atoms.push(Atom::pad(key, words.get(key).1));
        }
        self.mark_listed(evidence);
        self.choose(words);
        self.find_runs();
        self.find_segments();
        self.know(words);
    }

    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.atoms.len().saturating_sub(2)
    }

    fn mark_listed(&mut self, evidence: &Evidence) {
        for hit in &evidence.hits {
            let (start, end) = (hit.start as usize, hit.end as usize);
            for at in start..end {
                let place = match (at == start, at + 1 == end) {
                    (true, true) => 1,
                    (true, false) => 2,
                    (false, false) => 3,
                    (false, true) => 4,
                };
                let atom = &mut self.atoms[at];
                if place != 1 || atom.listed == 0 {
                    atom.listed = place;
                }
            }
        }
    }

    /// Decides which tokens can be part of a name.
    fn choose(&mut self, words: &WordTable) {
        let mut chosen = std::mem::take(&mut self.chosen);
        chosen.retain(|&at| {
            let at = at as usize;
            if self.atoms[at].outline == outline::LOWER {
                let particle = self.atoms[at].lexicon_class(Class::PARTICLES);
                return !particle || self.capital_follows(at, 2);
            }
            !self.only_a_start(at, words)
        });
        // Small words and marks between two of them, at most three in a row.
        for pair in chosen.windows(2) {
            let (before, at) = (pair[0] as usize, pair[1] as usize);
            if at - before <= 4
                && !self.atoms[before + 1..=at].iter().any(|atom| atom.starts)
                && (before + 1..at).all(|inner| self.joins(inner, at))
            {
                self.scored[before + 1..at].fill(true);
            }
        }
        for &at in &chosen {
            self.scored[at as usize] = true;
        }
        // `Ban Ki-moon`, `Port-au-Prince`: lower case glued to a capital by a hyphen.
        for &at in &chosen {
            let mut at = at as usize;
            while let Some([hyphen, next]) = self.atoms.get(at + 1..at + 3)
                && hyphen.outline == outline::HYPHEN
                && next.outline == outline::LOWER
                && hyphen.glued
                && next.glued
            {
                self.scored[at + 1..at + 3].fill(true);
                at += 2;
            }
        }
        self.chosen = chosen;
        // A number behind or before a capital: `Boeing 747`, `20th Century Fox`.
        for number in 0..self.numbers.len() {
            let at = self.numbers[number] as usize;
            if self.scored[at] {
                continue;
            }
            let behind = at > 0 && !self.atoms[at].starts && self.scored[at - 1];
            let hyphen =
                at > 1 && self.atoms[at - 1].outline == outline::HYPHEN && self.scored[at - 2];
            let before = self.capital_follows(at, 2);
            if behind || hyphen || before {
                self.scored[at] = true;
                if hyphen {
                    self.scored[at - 1] = true;
                }
                if before && self.atoms[at + 1].outline == outline::HYPHEN {
                    self.scored[at + 1] = true;
                }
            }
        }
    }

    /// Looks up the words that a scored token sees.
    fn know(&mut self, words: &WordTable) {
        let count = self.len();
        let mut last = 0;
        for &(start, end) in &self.segments {
            let (first, end) = ((start as usize).saturating_sub(2), count.min(end as usize + 2));
            for atom in &mut self.atoms[first.max(last)..end.max(last)] {
                (atom.facts, atom.row) = words.get(atom.key);
            }
            last = end;
        }
    }

    /// True when a capital comes next, or behind a hyphen or apostrophe.
    fn capital_follows(&self, at: usize, most: usize) -> bool {
        for step in 1..=most {
            let Some(next) = self.atoms.get(at + step) else { return false };
            if next.starts {
                return false;
            }
            if next.is_capital() {
                return true;
            }
            if !matches!(next.outline, outline::HYPHEN | outline::QUOTE) {
                return false;
            }
        }
        false
    }

    /// True for the first word of a sentence when it is one that never has a capital elsewhere and
    /// no capital follows: `The`, `Officials`.
    fn only_a_start(&self, at: usize, words: &WordTable) -> bool {
        let atom = &self.atoms[at];
        atom.form_class(Class::SENTENCE_START)
            && atom.outline == outline::TITLE
            && atom.names == 0
            && !self.capital_follows(at, 2)
            && (atom.lexicon_class(Class::FUNCTION_WORDS)
                || matches!(words.get(atom.key).0.casing(), 1 | 2))
    }

    fn joins(&self, at: usize, next: usize) -> bool {
        let atom = &self.atoms[at];
        match atom.outline {
            outline::LOWER => {
                atom.short
                    || atom.lexicon_class(Class::FUNCTION_WORDS)
                    || atom.lexicon_class(Class::PARTICLES)
            }
            outline::HYPHEN
            | outline::CLITIC
            | outline::AMPERSAND
            | outline::SLASH
            | outline::NUMBER
            | outline::QUOTE
            | outline::STOP
            | outline::LOWER_DIGIT => true,
            // `Acme Holdings, Inc.`
            outline::COMMA => at + 1 == next && self.atoms[next].lexicon_class(Class::ORG_SUFFIXES),
            _ => false,
        }
    }

    fn find_runs(&mut self) {
        let count = self.len();
        let mut done = 0;
        for &start in &self.capitals {
            let start = start as usize;
            if start < done {
                continue;
            }
            let (mut end, mut next) = (start + 1, start + 1);
            while next < count && !self.atoms[next].starts && next - end <= 1 {
                let atom = &self.atoms[next];
                if atom.is_capital() || (atom.outline == outline::NUMBER && next == end) {
                    end = next + 1;
                } else if !matches!(atom.outline, outline::HYPHEN | outline::AMPERSAND) {
                    break;
                }
                next += 1;
            }
            let number = self.runs.len() as u32;
            let mut run = Run {
                start: start as u32,
                end: end as u32,
                names: 0,
                lexicon: 0,
                verb: self.verb(end),
                in_series: self
                    .runs
                    .last()
                    .is_some_and(|run| self.are_members(run.end as usize, start)),
                numbers: self.numbers_near(start, end),
            };
            for atom in &mut self.atoms[start..end] {
                atom.run = number;
                run.names |= atom.names;
                run.lexicon |= atom.lexicon;
            }
            self.runs.push(run);
            done = end;
        }
    }

    /// See [`Run::in_series`]: `Oslo, Bergen and Bodø`.
    fn are_members(&self, end: usize, start: usize) -> bool {
        (1..=2).contains(&(start - end))
            && !self.atoms[end..=start].iter().any(|atom| atom.starts)
            && self.atoms[end..start].iter().all(|atom| {
                matches!(atom.outline, outline::COMMA | outline::AMPERSAND)
                    || LINKS.contains(&atom.key)
            })
    }

    /// See [`Run::numbers`].
    fn numbers_near(&self, start: usize, end: usize) -> u8 {
        let first = self.numbers.partition_point(|&at| (at as usize) + 6 < start);
        self.numbers[first..].iter().take(3).filter(|&&at| (at as usize) < end + 6).count() as u8
    }

    /// See [`Run::verb`].
    fn verb(&self, end: usize) -> u8 {
        for (step, atom) in self.atoms[end..self.len()].iter().take(6).enumerate() {
            if atom.starts {
                break;
            }
            let says = atom.lexicon_class(Class::SAY_VERBS);
            if says || atom.lexicon_class(Class::PERSON_VERBS) {
                return 1 + (u8::from(says) << 2 | step.min(3) as u8);
            }
        }
        0
    }

    fn find_segments(&mut self) {
        let count = self.len();
        let mut at = 0;
        while at < count {
            let Some(skipped) = self.scored[at..].iter().position(|&scored| scored) else { break };
            let start = at + skipped;
            at = start + 1;
            while at < count && self.scored[at] && !self.atoms[at].starts && at - start < LONGEST {
                at += 1;
            }
            self.segments.push((start as u32, at as u32));
        }
    }

    /// Where a token stands in its run: 0 alone, 1 first, 2 last, 3 inside.
    pub(crate) fn place_in_run(&self, at: usize) -> Option<u32> {
        let run = self.runs.get(self.atoms[at].run as usize)?;
        Some(match (run.start as usize == at, run.end as usize == at + 1) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        })
    }

    /// The atoms around a token; a sentence or line ends the view.
    pub(crate) fn window(&self, at: usize) -> [u32; 2 * REACH + 1] {
        let count = self.len() as u32;
        let (before, behind) = (count, count + 1);
        let mut window = [0; 2 * REACH + 1];
        window[REACH] = at as u32;
        let mut left = at as u32;
        for step in 1..=REACH {
            left = if left == before || left == 0 || self.atoms[left as usize].starts {
                before
            } else {
                left - 1
            };
            window[REACH - step] = left;
        }
        let mut right = at as u32;
        for step in 1..=REACH {
            right =
                if right == behind || right + 1 >= count || self.atoms[right as usize + 1].starts {
                    behind
                } else {
                    right + 1
                };
            window[REACH + step] = right;
        }
        window
    }
}
