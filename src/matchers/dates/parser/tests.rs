//! The parser against the grammar read word for word: no production left out unseen, nothing
//! remembered.

use std::collections::HashMap;

use super::{Memo, NO_SYMBOL, Parsed, Parser};
use crate::data::dates::{BUILTIN_COUNT, BUILTINS, ITEMS, PRODUCTIONS, SYMBOLS, TOP};
use crate::date::Policy;
use crate::matchers::dates::builtins;
use crate::matchers::dates::input::{Cells, Input};
use crate::matchers::dates::known::Known;
use crate::matchers::dates::tables::{Item, Mask};
use crate::random::Random;
use crate::tokenizer::tokenize;

const SEEDS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/lexicon/dates");

/// What stands for a symbol that is written in Rust.
const WRITTEN: &[&str] = &[
    "1",
    "5",
    "12",
    "17",
    "31",
    "45",
    "1999",
    "2021",
    "20211107",
    "first",
    "third",
    "5th",
    "21st",
    "one",
    "two",
    "ten",
    "twenty-five",
    "a",
    "a few",
    "several",
    "half",
    "two and a half",
    "1990s",
    "'90s",
    "nineties",
    "7/11/2021",
    "2021-11-07",
    "8:30",
    "8 p.m.",
    "8pm",
    "10.15",
    "noon",
    "GMT",
    "three weeks",
    "two",
    "6.8 million",
    "1,200",
    "Christmas",
    "Easter Sunday",
    "Ramadan",
    "twice",
    "three times",
    "Q1",
    "2020-21",
    "07T18",
    "one-off",
];

/// Words that expressions stand among.
const AROUND: &[&str] = &[
    "the", "of", "to", "in", "on", "and", ",", ".", "-", "/", "(", ")", "Reuters", "said", "from",
    "between", "at", "a", "million", "May",
];

/// The words of the tables, each with what the grammar makes of it.
fn words() -> Vec<(String, Mask)> {
    let mut words: Vec<String> = WRITTEN.iter().map(|&word| word.to_owned()).collect();
    for file in std::fs::read_dir(SEEDS).expect("the words of dates") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a list");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        words.extend(lines.filter_map(|line| line.split('\t').next()).map(str::to_owned));
    }
    words.extend(AROUND.iter().map(|&word| word.to_owned()));
    words.sort();
    words.dedup();
    let mut cells = Cells::default();
    let known = words.into_iter().filter_map(|word| {
        let tokens = tokenize(&word);
        cells.fill(&word, &tokens);
        let mask = Input::new(&word, &tokens, &cells).mask(0);
        (tokens.len() == 1).then_some((word, mask))
    });
    known.collect()
}

/// Appends words that a symbol may stand for.
fn write(symbol: u8, deep: u8, words: &[(String, Mask)], random: &mut Random, text: &mut String) {
    if usize::from(symbol) < BUILTIN_COUNT || deep == 0 {
        push(text, random.of(WRITTEN));
        return;
    }
    let (from, to) = SYMBOLS[usize::from(symbol) - BUILTIN_COUNT];
    let production = &PRODUCTIONS[usize::from(from) + random.below(usize::from(to - from))];
    let first = usize::from(production.first);
    for item in &ITEMS[first..first + usize::from(production.len)] {
        if item.optional && random.below(2) == 0 {
            continue;
        }
        if item.symbol != NO_SYMBOL {
            write(item.symbol, deep - 1, words, random, text);
            continue;
        }
        let fitting: Vec<_> = words.iter().filter(|(_, mask)| mask.meets(&item.mask)).collect();
        if !fitting.is_empty() {
            push(text, &random.of(&fitting).0);
        }
    }
}

fn push(text: &mut String, word: &str) {
    let glued =
        matches!(word, "," | "." | "'" | "-" | ")" | "/") || text.ends_with(['-', '(', '/']);
    if !glued && !text.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}

/// Expressions of the grammar with words among them, some put in anywhere.
fn sentence(words: &[(String, Mask)], random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..1 + random.below(3) {
        match random.below(4) {
            0 => push(&mut text, random.of(AROUND)),
            1 => push(&mut text, &words[random.below(words.len())].0),
            _ => write(TOP, 6, words, random, &mut text),
        }
    }
    let mut parts: Vec<&str> = text.split(' ').collect();
    if random.below(2) == 0 {
        let at = random.below(parts.len());
        match random.below(3) {
            0 => drop(parts.remove(at)),
            1 => parts.insert(at, random.of(AROUND)),
            _ => parts[at] = &words[random.below(words.len())].0,
        }
    }
    parts.join(" ")
}

/// The grammar word for word.
struct Slow<'a> {
    input: Input<'a>,
    answers: HashMap<(u8, usize), Option<usize>>,
}

impl Slow<'_> {
    fn symbol(&mut self, parser: &Parser<'_>, symbol: u8, at: usize) -> Option<usize> {
        if at >= self.input.len() {
            return None;
        }
        if let Some(&builtin) = BUILTINS.get(usize::from(symbol)) {
            return builtins::find(&self.input, builtin, at).map(|(end, _)| end);
        }
        if let Some(&known) = self.answers.get(&(symbol, at)) {
            return known;
        }
        let (from, to) = SYMBOLS[usize::from(symbol) - BUILTIN_COUNT];
        let mut longest = None;
        for production in &PRODUCTIONS[usize::from(from)..usize::from(to)] {
            let first = usize::from(production.first);
            let items = &ITEMS[first..first + usize::from(production.len)];
            longest = longest.max(self.items(parser, items, at));
        }
        self.answers.insert((symbol, at), longest);
        longest
    }

    /// Where the items end, those that can be left out taken when they can be.
    fn items(&mut self, parser: &Parser<'_>, items: &[Item], at: usize) -> Option<usize> {
        let Some((item, rest)) = items.split_first() else { return Some(at) };
        let end = match item.symbol {
            NO_SYMBOL => parser.token(item, at).then_some(at + 1),
            symbol => self.symbol(parser, symbol, at),
        };
        let taken = end.and_then(|end| self.items(parser, rest, end));
        if item.optional { taken.or_else(|| self.items(parser, rest, at)) } else { taken }
    }
}

#[test]
fn what_is_left_out_could_not_have_matched() {
    if crate::data::seeds().is_none() {
        return;
    }
    let (words, mut random) = (words(), Random(1));
    let (mut memo, mut known, mut cells) = (Memo::default(), Known::default(), Cells::default());
    let policy = Policy { join: true, ..Policy::default() };
    let mut found = 0;
    for number in 0..20_000 {
        let text = sentence(&words, &mut random);
        let tokens = tokenize(&text);
        cells.fill(&text, &tokens);
        let input = Input::new(&text, &tokens, &cells);
        let mut parser = Parser::new(input, &mut memo, &mut known, &policy);
        let mut slow = Slow { input, answers: HashMap::new() };
        for at in 0..tokens.len() {
            let wanted = slow.symbol(&parser, TOP, at);
            assert_eq!(parser.symbol(TOP, at), wanted, "{number}: {text:?} at {at}");
            let mut anew = Parsed::new(0, 0);
            let is_one = parser.parse_anew(at, &mut anew).is_some();
            let mut remembered = Parsed::new(0, 0);
            assert_eq!(parser.parse(at, &mut remembered), is_one, "{text:?} at {at}");
            if is_one {
                found += 1;
                assert_eq!(format!("{anew:?}"), format!("{remembered:?}"), "{text:?} at {at}");
                // `two – the 25th of August` is no range, though the grammar has it.
                let apart = parser.is_loose_number(at) && input.get_str(at + 2) == Some("the");
                assert!(apart || parser.next_start(at) == Some(at), "{text:?} at {at}");
            }
        }
    }
    assert!(found > 20_000, "only {found} expressions");
}
