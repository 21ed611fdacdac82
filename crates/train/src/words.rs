//! The word table: clusters and statistics by word.

use std::collections::HashMap;
use std::path::Path;

use dateline::internal::{WordFacts, WordTable, word_key};
use dateline::tokenizer::{Shape, TokenKind, tokenize};

use crate::Failure;
use crate::corpus::Document;

/// What is known of a word before it is packed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    pub(crate) meaning: u32,
    pub(crate) casing: u32,
    pub(crate) rank: u32,
    pub(crate) kind: u32,
    pub(crate) order: u32,
}

pub(crate) struct Sources<'a> {
    pub(crate) glove: &'a Path,
    pub(crate) most: usize,
}

/// Builds the table from the lists of clusters and the raw texts.
pub(crate) fn table(sources: &Sources, raw: &[&str]) -> Result<Vec<(u64, WordFacts)>, Failure> {
    let mut words: HashMap<u64, Known> = HashMap::new();
    let none = sources.glove.as_os_str() == "none";
    let list = if none { String::new() } else { read_list(sources.glove)? };
    for (order, line) in list.lines().take(sources.most).enumerate() {
        let (word, path) = line.split_once('\t').ok_or("glove: no tab")?;
        if word.is_empty() {
            continue;
        }
        let code = u32::from_str_radix(path, 16)?;
        let (path, kind) = (code >> 8, code & 255);
        let rank = match order {
            0..300 => 1,
            300..2_000 => 2,
            2_000..8_000 => 3,
            8_000..25_000 => 4,
            25_000..70_000 => 5,
            70_000..150_000 => 6,
            _ => 7,
        };
        let known = words
            .entry(word_key(word))
            .or_insert(Known { order: order as u32, ..Known::default() });
        if known.meaning == 0 {
            known.meaning = path + 1;
            known.rank = rank;
            known.kind = kind;
        }
    }
    for (key, casing) in casing(raw) {
        let known = words.entry(key).or_insert(Known { order: u32::MAX, ..Known::default() });
        known.casing = casing;
    }
    let mut words: Vec<(u64, Known)> = words.into_iter().collect();
    words.sort_by_key(|&(key, known)| (known.order, key));
    Ok(words
        .into_iter()
        .map(|(key, known)| {
            (key, WordFacts::new(known.meaning, known.kind, known.casing, known.rank))
        })
        .collect())
}

/// How often each word has a capital inside a sentence: 1 never to 7 always.
fn casing(raw: &[&str]) -> Vec<(u64, u32)> {
    let mut counts: HashMap<u64, [u32; 2]> = HashMap::new();
    for text in raw {
        let tokens = tokenize(text);
        let mut fresh = true;
        for token in &tokens {
            fresh |= token.starts_sentence();
            if token.kind() != TokenKind::Word {
                continue;
            }
            let first = std::mem::replace(&mut fresh, false);
            if first || token.shape().has(Shape::ALL_UPPER) {
                continue;
            }
            counts.entry(token.key()).or_default()
                [usize::from(token.shape().has(Shape::INITIAL_UPPER))] += 1;
        }
    }
    let mut casing = Vec::new();
    for (key, [lower, upper]) in counts {
        let total = lower + upper;
        if total < 2 {
            continue;
        }
        let share = f64::from(upper) / f64::from(total);
        let class = match share {
            s if s == 0.0 && total >= 10 => 1,
            s if s < 0.05 => 2,
            s if s < 0.3 => 3,
            s if s < 0.7 => 4,
            s if s < 0.95 => 5,
            _ if total < 5 => 6,
            _ => 7,
        };
        casing.push((key, class));
    }
    casing.sort_unstable();
    casing
}

pub(crate) fn build(words: &[(u64, WordFacts)]) -> WordTable {
    WordTable::build(words.iter().map(|&(key, facts)| (key as u32, facts, 0)))
}

/// Texts whose sentences are in none of `held_out`.
pub(crate) fn without<'a>(
    texts: impl IntoIterator<Item = &'a Document>,
    held_out: &[Document],
) -> Vec<&'a Document> {
    let normal = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let all: Vec<String> = held_out.iter().map(|document| normal(&document.text)).collect();
    // Sentences are looked up by their first 40 letters and then compared in full.
    let mut starts: HashMap<u64, Vec<(u32, u32)>> = HashMap::new();
    let hash = |bytes: &[u8]| {
        bytes.iter().fold(0u64, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
    };
    for (number, text) in all.iter().enumerate() {
        for at in 0..text.len().saturating_sub(23) {
            starts
                .entry(hash(&text.as_bytes()[at..at + 24]))
                .or_default()
                .push((number as u32, at as u32));
        }
    }
    texts
        .into_iter()
        .filter(|document| {
            let text = normal(&document.text);
            let bytes = text.as_bytes();
            if bytes.len() < 24 {
                return !all.iter().any(|known| known == &text);
            }
            // Any stretch of 24 letters in common, looked at every 12 letters, shuts a text out.
            !(0..=bytes.len() - 24)
                .step_by(12)
                .any(|at| starts.contains_key(&hash(&bytes[at..at + 24])))
        })
        .collect()
}

/// A list, plain or gzip.
fn read_list(path: &Path) -> Result<String, Failure> {
    let raw = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if path.extension().is_some_and(|e| e == "gz") {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(&raw[..]), &mut text)?;
        return Ok(text);
    }
    Ok(String::from_utf8(raw)?)
}
