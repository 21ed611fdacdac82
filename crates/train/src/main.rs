//! Trains the tagger of `src/tagger`; `dateline-train --help` says how.
//!
//! Everything follows from the texts, the options and the seed.

// Indices are tags and kinds, used for several rows at once.
#![allow(clippy::needless_range_loop)]

mod calibrate;
mod copies;
mod corpus;
mod crf;
mod evaluate;
mod glove;
mod headline;
mod kinds;
mod kmeans;
mod lists;
mod pack;
mod passes;
mod people;
mod random;
mod report;
mod samples;
mod score;
mod settings;
mod speed;
mod swap;
mod train;
mod words;

use std::path::Path;

const HELP: &str = "\
Trains the tagger of dateline.

  dateline-train train KEY=VALUE...                   a model and a report
  dateline-train glove VECTORS.json WORDS.tsv         clusters and kinds of words
  dateline-train tag MODEL IN.jsonl OUT.jsonl         the spans it finds, with their scores
  dateline-train speed MODEL TEXTS                    how fast each stage is
  dateline-train swap IN.jsonl OUT.jsonl [region=R] [invent=SHARE] [seed=1]
                                                      texts with other people, all of a region of
                                                      seeds/names/people, or invented by syllables

A model of your own labels, from texts of your own (JSON lines with id, text and spans of start, end
and label in characters, plain or .gz, or the marked text of seeds/articles as .txt):

  dateline-train train texts=a.jsonl,b.jsonl dev=c.jsonl out=my.bin report=my.md

  texts=FILES      what to learn from (default: the project's own files in gold= and articles=)
  gold=FOLDER      annotated texts (default ../shared/corpora/gold: beside the repository, in whose
                   root the trainer runs), articles=FOLDER marked ones (default seeds/articles)
  dev=FILES        what to score and to fit the probabilities on, nothing of it learned from
  labels=A,B       labels to learn, 1 to 15; `data` for all in the texts, which is the default with
                   texts=; without it PER,LOC,ORG,NAT,MISC
  words_list=FILE  clusters of words (default seeds/model/words.tsv.gz), `none` for none
  words=140000     how many of its words to keep
  silver=FOLDER    raw texts for the statistics of capitals (default ../shared/corpora/silver; with
                   texts= only when given)
  spans=FILE       spans of some of them (default seeds/model/spans.tsv), to learn from too
  out=FILE         the model (default src/data/model.bin), report=FILE errors=FILE
  epochs=8 again_epochs= folds=3 fold_epochs=6 cut=2 rate=0.1 l2=0.6 seed=1 weight.SOURCE=1
  no_transitions=true off=TEMPLATES names=true
  seeds=2          models to train with seeds in a row and to average
  again=true       leave features out and train again without them: all but keep=24000 by weight and
                   how often seen (power=0.4), or, with least=0.1, those of smaller weights
  drop.GROUP=      how often a stretch goes without a group of features (word, names, ...), without
                   all that knows names by lists (drop.listed) or knows words (drop.known)
  swap=0.3         copies with other names a text, each counting swap.weight=0.5; swap.invent=0.35
                   of the names in no list, swap.places=0.5 and swap.organizations=0.3 of the
                   copies with other places and organizations too
  headlines=0      share of texts copied with their first sentence above in capitals or title case

Load it with Extractor::builder().tagger_model(Tagger::from_bytes(&std::fs::read(\"my.bin\")?)?).
";

pub(crate) type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("glove") => {
            let [_, vectors, words, given @ ..] = &arguments[..] else {
                return Err("usage: glove VECTORS.json WORDS.tsv [texts=FILES]".into());
            };
            let settings = settings::Settings::new(given, settings::GLOVE)?;
            let texts: Vec<_> = train::training_texts(&settings)?
                .into_iter()
                .flat_map(|(_, texts)| texts)
                .collect();
            glove::run(Path::new(vectors), Path::new(words), &texts, 1)
        }
        Some("tag") => evaluate::tag(&arguments[1..]),
        Some("swap") => copies::swap_file(&arguments[1..]),
        Some("speed") => speed::run(&arguments[1..]),
        Some("train") => train::run(&arguments[1..]),
        Some("--help" | "-h" | "help") => {
            print!("{HELP}");
            Ok(())
        }
        _ => {
            Err("usage: dateline-train train|glove|tag|speed ..., see dateline-train --help".into())
        }
    }
}
