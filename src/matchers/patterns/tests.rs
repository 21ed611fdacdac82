//! The patterns as they are looked for against each of them tried at every word.

use super::PatternMatcher;
use super::pattern::View;
use crate::data::patterns::PATTERNS;
use crate::extractor::Extractor;
use crate::internal::gather;
use crate::random::Random;

/// Words that stand among names, and what ends a sentence.
const AROUND: &[&str] = &[
    "the",
    "of",
    "and",
    "in",
    "said",
    ",",
    ".",
    "&",
    "(",
    ")",
    "’s",
    "-",
    "Mr.",
    "Zupan",
    "Baghdad",
    "Iraqi",
    "Smith",
    "54",
    "President",
    "a",
    "for",
    "The",
    "ABC",
];

/// Pieces of the patterns' examples, and words among them.
fn sentence(examples: &[Vec<String>], random: &mut Random) -> String {
    let mut words: Vec<&str> = Vec::new();
    for _ in 0..1 + random.below(4) {
        let example = &examples[random.below(examples.len())];
        let from = random.below(example.len());
        let to = from + 1 + random.below(example.len() - from);
        words.extend(example[from..to].iter().map(String::as_str));
        for _ in 0..random.below(3) {
            let at = random.below(words.len());
            words.insert(at, random.of(AROUND));
        }
    }
    words.join(" ").replace(" ,", ",").replace(" .", ".").replace(" ’s", "’s")
}

#[test]
fn what_is_left_out_could_not_have_matched() {
    let examples = PATTERNS.iter().flat_map(|(_, example)| example.split("; "));
    let examples: Vec<Vec<String>> = examples
        .map(|example| example.replace(['<', '>'], ""))
        .map(|example| example.split_whitespace().map(str::to_owned).collect())
        .collect();
    let extractor = Extractor::builder().tagger(false).build().expect("an extractor");
    let matcher = PatternMatcher::new().expect("the built-in patterns");
    let (mut random, mut count) = (Random(1), 0);
    for _ in 0..5_000 {
        let text = sentence(&examples, &mut random);
        let mut evidence = gather(&extractor, &text);
        let mut matches = Vec::new();
        matcher.find_into(&text, &mut evidence, &mut matches);
        let mut found: Vec<_> =
            matches.iter().map(|one| (one.rule as usize, one.start, one.end)).collect();
        let view = View::new(&evidence.tokens, &evidence.classes);
        let mut wanted = Vec::new();
        for (number, (pattern, _)) in PATTERNS.iter().enumerate() {
            let anchor = &pattern.elements[pattern.anchor as usize];
            let anchored = (0..view.tokens.len()).filter(|&at| anchor.fits(view, at));
            let spans = anchored.filter_map(|at| pattern.find(view, at));
            wanted.extend(spans.map(|(start, end)| (number, start as u32, end as u32)));
        }
        for spans in [&mut found, &mut wanted] {
            spans.sort_unstable();
            spans.dedup();
        }
        count += wanted.len();
        assert_eq!(found, wanted, "{text:?}");
    }
    assert!(count > 5_000, "only {count} matches");
}
