//! Writing the tables as Rust.

use super::grammar::{BUILT_IN, Grammar, Item, Production};
use super::holidays::Holiday;
use super::lexicon::{Lexicon, Mask, Word};
use dateline::matchers::dates::fold_key;
use dateline::tokenizer::tokenize;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Buckets of two words.
const BUCKETS: usize = 4096;
const CHUNK: usize = 12;

/// The Rust source of the tables.
pub fn emit(
    lexicon: &Lexicon,
    contexts: &[String],
    grammar: &Grammar,
    holidays: &[Holiday],
) -> Result<String, String> {
    let mut words = lexicon.words.clone();
    let mut names: BTreeMap<String, Vec<(Vec<u64>, usize)>> = BTreeMap::new();
    let at = lexicon.classes.iter().position(|class| class == "HOLIDAY").expect("built in");
    let holiday_bit = Mask(1 << at, 0);
    let at = lexicon.classes.iter().position(|class| class == "HOLIDAY2").expect("built in");
    let second_bit = Mask(1 << at, 0);
    for (at, holiday) in holidays.iter().enumerate() {
        for name in &holiday.names {
            let tokens = tokenize(name);
            let keys = tokens.iter().map(|token| token.key()).collect();
            let first = tokens[0].of(name).to_lowercase();
            let entry = words.entry(first.clone()).or_default();
            entry.mask = entry.mask | holiday_bit;
            names.entry(first).or_default().push((keys, at));
            if let Some(second) = tokens.get(1) {
                let entry = words.entry(second.of(name).to_lowercase()).or_default();
                entry.mask = entry.mask | second_bit;
            }
        }
    }
    let mut out = String::from(
        "// DO NOT EDIT. Generated from seeds/lexicon/dates and seeds/patterns/dates.txt by\n\
         // cargo run --release -p dateline-datagen\n\n\
         #[allow(clippy::wildcard_imports)]\n\
         use crate::matchers::dates::tables::*;\n\n",
    );
    classes(&mut out, lexicon, contexts);
    word_tables(&mut out, &words, contexts)?;
    holiday_tables(&mut out, &words, &names, holidays);
    productions(&mut out, grammar);
    Ok(out)
}

fn classes(out: &mut String, lexicon: &Lexicon, contexts: &[String]) {
    out.push_str("#[allow(dead_code)]\npub(crate) mod class {\n");
    for (at, class) in lexicon.classes.iter().enumerate() {
        writeln!(out, "    pub(crate) const {class}: u128 = 1 << {at};").expect("string");
    }
    out.push_str("}\n\n#[allow(dead_code)]\npub(crate) mod context {\n");
    for (at, class) in contexts.iter().enumerate() {
        writeln!(out, "    pub(crate) const {class}: u64 = 1 << {at};").expect("string");
    }
    out.push_str("}\n\n#[allow(dead_code)]\npub(crate) mod quoted {\n");
    for (at, word) in lexicon.quoted.iter().enumerate() {
        let name: String = word
            .trim_matches('"')
            .chars()
            .map(|c| if c.is_alphanumeric() { c.to_ascii_uppercase() } else { '_' })
            .collect();
        writeln!(out, "    pub(crate) const W_{name}: u64 = 1 << {at};").expect("string");
    }
    out.push_str("}\n\n");
}

fn word_tables(
    out: &mut String,
    words: &BTreeMap<String, Word>,
    contexts: &[String],
) -> Result<(), String> {
    let mut keys = vec![0u64];
    let mut infos = vec!["Word { mask: Mask(0, 0), context: 0, number: 0, code: 0 }".to_owned()];
    for (word, info) in words {
        let key = fold_key(word);
        if keys.contains(&key) {
            return Err(format!("the words hold {word:?} twice under one key"));
        }
        keys.push(key);
        let context = contexts
            .iter()
            .enumerate()
            .filter(|(_, class)| info.classes.contains(class))
            .fold(0u64, |mask, (at, _)| mask | 1 << at);
        infos.push(format!(
            "Word {{ mask: {}, context: {:#x}, number: {}, code: {} }}",
            info.mask, context, info.number, info.code
        ));
    }
    let (spread, buckets) = buckets(&keys)?;
    writeln!(out, "/// Times this, the first bits of the key of a word tell its bucket.")
        .expect("string");
    writeln!(out, "pub(crate) const SPREAD: u64 = {spread:#x};\n").expect("string");
    writeln!(out, "/// Words by their places in KEYS.").expect("string");
    writeln!(out, "pub(crate) static BUCKETS: [[u16; 2]; {BUCKETS}] = [").expect("string");
    for chunk in buckets.chunks(CHUNK) {
        let row: Vec<_> = chunk.iter().map(|[a, b]| format!("[{a}, {b}]")).collect();
        writeln!(out, "    {},", row.join(", ")).expect("string");
    }
    writeln!(out, "];\n\npub(crate) static KEYS: [u64; {}] = [", keys.len()).expect("string");
    for key in &keys {
        writeln!(out, "    {key:#x},").expect("string");
    }
    writeln!(out, "];\n\npub(crate) static WORDS: [Word; {}] = [", infos.len()).expect("string");
    for info in &infos {
        writeln!(out, "    {info},").expect("string");
    }
    out.push_str("];\n\n");
    Ok(())
}

/// The first multiplier that leaves no bucket with more than two words, and the buckets. For 974 words
/// it is the 7,804th; the number of tries grows steeply with the words.
fn buckets(keys: &[u64]) -> Result<(u64, Vec<[u16; 2]>), String> {
    let shift = u64::BITS - BUCKETS.ilog2();
    // The multiples of an odd constant with its bits well mixed.
    (1u64..1 << 20)
        .find_map(|number| {
            let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
            let mut buckets = vec![[0; 2]; BUCKETS];
            for (at, key) in keys.iter().enumerate().skip(1) {
                let bucket = &mut buckets[(key.wrapping_mul(spread) >> shift) as usize];
                *bucket.iter_mut().find(|word| **word == 0)? = at as u16;
            }
            Some((spread, buckets))
        })
        .ok_or_else(|| {
            format!("{} words are too many for {BUCKETS} buckets: double BUCKETS", keys.len())
        })
}

fn holiday_tables(
    out: &mut String,
    words: &BTreeMap<String, Word>,
    names: &BTreeMap<String, Vec<(Vec<u64>, usize)>>,
    holidays: &[Holiday],
) {
    out.push_str(
        "/// For each first word, by its place in WORDS: the rest of the name, and the holiday.\n",
    );
    out.push_str("pub(crate) static HOLIDAY_NAMES: &[(u16, &[HolidayName])] = &[\n");
    for (at, word) in words.keys().enumerate() {
        if let Some(list) = names.get(word) {
            let mut list = list.clone();
            list.sort_by_key(|(keys, _)| std::cmp::Reverse(keys.len()));
            let rows: Vec<String> = list
                .iter()
                .map(|(keys, holiday)| {
                    let rest: Vec<_> = keys[1..].iter().map(|key| format!("{key:#x}")).collect();
                    format!("(&[{}], {holiday})", rest.join(", "))
                })
                .collect();
            writeln!(out, "    ({}, &[{}]),", at + 1, rows.join(", ")).expect("string");
        }
    }
    out.push_str("];\n\npub(crate) static HOLIDAYS: &[Rule] = &[\n");
    for holiday in holidays {
        writeln!(out, "    {}, // {}", holiday.rule, holiday.names[0]).expect("string");
    }
    out.push_str("];\n\n");
}

fn camel(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().expect("a name").to_ascii_uppercase();
    std::iter::once(first).chain(chars).collect()
}

fn productions(out: &mut String, grammar: &Grammar) {
    let builtin = BUILT_IN.len();
    let index = |name: &str| -> usize {
        match name.strip_prefix('%') {
            Some(name) => BUILT_IN.iter().position(|known| *known == name).expect("checked"),
            None => builtin + grammar.symbols.iter().position(|s| s == name).expect("checked"),
        }
    };
    out.push_str("pub(crate) static BUILTINS: &[Builtin] = &[\n");
    for name in BUILT_IN {
        writeln!(out, "    Builtin::{},", camel(name)).expect("string");
    }
    out.push_str("];\n\n");
    let (mut items, mut rows, mut symbols) = (Vec::new(), Vec::new(), Vec::new());
    for symbol in &grammar.symbols {
        let list: &[Production] = grammar.productions.get(symbol).map_or(&[], Vec::as_slice);
        let from = rows.len();
        for production in list {
            let first = items.len();
            for item in &production.items {
                items.push(item_row(item, &index));
            }
            let name = if production.text.is_empty() { symbol } else { &production.text };
            rows.push(format!(
                "// {name}\n    Production {{ first: {first}, len: {}, context: {}, action: Action::{} }}",
                production.items.len(),
                production.context,
                camel(&production.action)
            ));
        }
        symbols.push(format!("({from}, {}), // {symbol}", rows.len()));
    }
    writeln!(out, "pub(crate) const TOP: u8 = {};\n", index("top")).expect("string");
    writeln!(out, "pub(crate) static ITEMS: [Item; {}] = [", items.len()).expect("string");
    for item in &items {
        writeln!(out, "    {item},").expect("string");
    }
    writeln!(out, "];\n\npub(crate) static PRODUCTIONS: [Production; {}] = [", rows.len())
        .expect("string");
    for row in &rows {
        writeln!(out, "    {row},").expect("string");
    }
    writeln!(out, "];\n\npub(crate) static SYMBOLS: [(u16, u16); {}] = [", symbols.len())
        .expect("string");
    for symbol in &symbols {
        writeln!(out, "    {symbol}").expect("string");
    }
    out.push_str("];\n");
    writeln!(out, "\npub(crate) const PRODUCTION_COUNT: usize = {};", rows.len()).expect("string");
    writeln!(out, "pub(crate) const ITEM_COUNT: usize = {};", items.len()).expect("string");
    writeln!(out, "pub(crate) const SYMBOL_COUNT: usize = {};", symbols.len()).expect("string");
    writeln!(out, "pub(crate) const BUILTIN_COUNT: usize = {builtin};").expect("string");
}

fn item_row(item: &Item, index: &impl Fn(&str) -> usize) -> String {
    let symbol = item.symbol.as_deref().map_or(255, index);
    format!(
        "Item {{ mask: {}, symbol: {symbol}, optional: {}, second: {} }}",
        item.mask, item.optional, item.second
    )
}
