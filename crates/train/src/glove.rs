//! `glove`: word vectors to nested clusters.

use std::collections::HashMap;
use std::io::{BufReader, Write};
use std::path::Path;

use serde::Deserialize;

use crate::Failure;
use crate::corpus::Document;
use crate::random::Random;
use crate::{kinds, kmeans};

#[derive(Deserialize)]
struct Embeddings {
    dimensions: usize,
    words: Vec<String>,
    vectors: HashMap<String, Vec<f32>>,
}

/// Writes `word TAB path` (three hexadecimal digits) and kind (two), most frequent words first.
pub(crate) fn run(
    input: &Path,
    output: &Path,
    texts: &[Document],
    seed: u64,
) -> Result<(), Failure> {
    let file = std::fs::File::open(input)?;
    let embeddings: Embeddings = serde_json::from_reader(BufReader::with_capacity(1 << 20, file))?;
    let dim = embeddings.dimensions;
    let words: Vec<&String> =
        embeddings.words.iter().filter(|word| embeddings.vectors.contains_key(*word)).collect();
    let mut vectors = Vec::with_capacity(words.len() * dim);
    for word in &words {
        let from = vectors.len();
        vectors.extend_from_slice(&embeddings.vectors[*word][..dim]);
        kmeans::normalize(&mut vectors[from..]);
    }
    let paths = kmeans::nested(&vectors, dim, &mut Random::new(seed));
    let names: Vec<&str> = words.iter().map(|word| word.as_str()).collect();
    let kinds = kinds::codes(&names, &vectors, dim, texts, seed);
    let mut out = std::io::BufWriter::new(std::fs::File::create(output)?);
    for ((word, path), kind) in words.iter().zip(paths).zip(kinds) {
        writeln!(out, "{word}\t{path:03x}{kind:02x}")?;
    }
    Ok(())
}
