//! `train`: reads the texts, trains, scores the development files.

use std::path::PathBuf;

use dateline::internal::{FeatureGroup, Resources, Template};

use crate::copies::Copies;
use crate::corpus::{self, Document};
use crate::crf::Options;
use crate::samples::{Dictionary, LABELS, Losses, Sample, sample};
use crate::settings::{self, Settings};
use crate::{Failure, evaluate, pack, passes, words};

const DEV: [&str; 7] = ["voa", "statements", "wiki", "gum", "pieces", "web", "posts"];

/// The templates of the groups and templates named in a list.
pub(crate) fn templates(names: &str) -> u128 {
    names
        .split(',')
        .flat_map(|name| {
            Template::ALL.iter().filter(move |template| {
                format!("{:?}", template.group()).eq_ignore_ascii_case(name.trim())
                    || format!("{template:?}") == name.trim()
            })
        })
        .fold(0, |set, &template| set | 1 << template as u32)
}

/// The annotated texts to learn from, by source.
pub(crate) fn training_texts(settings: &Settings) -> Result<Vec<(String, Vec<Document>)>, Failure> {
    let own = settings.text("texts", "");
    if !own.is_empty() {
        return files(&own);
    }
    let gold = PathBuf::from(settings.text("gold", GOLD));
    let articles = PathBuf::from(settings.text("articles", "seeds/articles"));
    let mut train: Vec<(String, Vec<Document>)> = Vec::new();
    for name in ["voa", "statements", "wiki", "gum", "pieces", "web"] {
        train.push((name.to_owned(), corpus::read(&gold.join(format!("{name}_train.jsonl.gz")))?));
    }
    let mut extra: Vec<PathBuf> = std::fs::read_dir(&articles)
        .map_err(|error| format!("{}: {error}", articles.display()))?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?;
    extra.sort();
    for path in extra {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("pieces-") && name.ends_with(".txt") {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            train.push((stem, corpus::read(&path)?));
        }
    }
    let spans = PathBuf::from(settings.text("spans", "seeds/model/spans.tsv"));
    let silver = PathBuf::from(settings.text("silver", SILVER));
    for (name, mut texts) in corpus::read_spans(&spans, &silver)? {
        let licence = RAW_TEXTS.iter().find(|(file, _)| *file == name).map_or("", |(_, l)| l);
        texts.iter_mut().for_each(|text| text.licence = licence.to_owned());
        train.push((name, texts));
    }
    Ok(train)
}

/// Annotated texts. They are not in the repository but beside it, and the trainer runs in its root.
const GOLD: &str = "../shared/corpora/gold";

/// Raw texts beside them, of which some have spans of this project.
const SILVER: &str = "../shared/corpora/silver";

/// The files of raw texts, with the licence of their texts.
const RAW_TEXTS: [(&str, &str); 4] = [
    ("voa_silver", "public domain"),
    ("crossner", "MIT over CC BY-SA 3.0 text"),
    ("btc", "CC BY 4.0"),
    ("wnut17_train", "CC BY 4.0"),
];

/// The files of a list with commas between, each with its name.
fn files(list: &str) -> Result<Vec<(String, Vec<Document>)>, Failure> {
    let paths = list.split(',').map(str::trim).filter(|path| !path.is_empty());
    paths
        .map(|path| {
            let path = PathBuf::from(path);
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let name = name.split('.').next().unwrap_or_default().to_owned();
            Ok((name, corpus::read(&path)?))
        })
        .collect()
}

/// The labels to learn: those of the option, or `data` for all in the texts, in alphabetical order;
/// texts of a caller's own say it by themselves.
fn labels(settings: &Settings, train: &[(String, Vec<Document>)]) -> Result<Vec<String>, Failure> {
    let own = !settings.text("texts", "").is_empty();
    let option = settings.text("labels", &if own { "data".to_owned() } else { LABELS.join(",") });
    let mut labels: Vec<String> = match option.as_str() {
        "data" => {
            let spans = train.iter().flat_map(|(_, texts)| texts).flat_map(|text| &text.gold);
            let set: std::collections::BTreeSet<&str> =
                spans.map(|span| span.label.as_str()).collect();
            set.into_iter().map(str::to_owned).collect()
        }
        list => list.split(',').map(|label| label.trim().to_owned()).collect(),
    };
    let mut seen = std::collections::HashSet::new();
    labels.retain(|label| seen.insert(label.clone()));
    if labels.iter().any(|label| label.is_empty() || label.len() > 255)
        || !(1..=15).contains(&labels.len())
    {
        return Err(format!("1 to 15 labels can be learned, not {labels:?}").into());
    }
    Ok(labels)
}

pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let settings = Settings::new(arguments, settings::TRAIN)?;
    let gold = PathBuf::from(settings.text("gold", GOLD));
    let own = !settings.text("texts", "").is_empty();
    let silver = PathBuf::from(settings.text("silver", SILVER));
    let mut dev = files(&settings.text("dev", ""))?;
    if !own {
        for name in DEV {
            let path = gold.join(format!("{name}_dev.jsonl"));
            dev.push((format!("{name}_dev"), corpus::read(&path)?));
        }
    }
    let train = training_texts(&settings)?;
    for (name, documents) in &train {
        eprintln!("{name}: {} documents", documents.len());
    }
    let labels = labels(&settings, &train)?;
    eprintln!("labels: {}", labels.join(" "));
    // Raw text for the statistics: nothing of the development files.
    let held_out: Vec<Document> = dev.iter().flat_map(|(_, documents)| documents.clone()).collect();
    let spans = train.iter().filter(|(name, _)| RAW_TEXTS.iter().any(|(file, _)| file == name));
    for (name, texts) in spans.filter(|_| !own) {
        // Spans are of raw texts, which nobody has kept apart from the development files.
        if words::without(texts, &held_out).len() < texts.len() {
            return Err(format!("{name}: a text with spans is in a development file too").into());
        }
    }
    let mut raw: Vec<&str> =
        train.iter().flat_map(|(_, documents)| documents.iter().map(|d| d.text.as_str())).collect();
    let mut silver_texts = Vec::new();
    for (name, _) in RAW_TEXTS.iter().filter(|_| !own || !settings.text("silver", "").is_empty()) {
        silver_texts.push((*name, corpus::read(&silver.join(format!("{name}.jsonl.gz")))?));
    }
    for (_, texts) in &silver_texts {
        let kept = words::without(texts, &held_out);
        eprintln!("silver: {} of {} kept", kept.len(), texts.len());
        raw.extend(kept.iter().map(|document| document.text.as_str()));
    }
    let glove = PathBuf::from(settings.text("words_list", "seeds/model/words.tsv.gz"));
    let sources = words::Sources { glove: &glove, most: settings.get("words", 140_000) };
    let facts = words::table(&sources, &raw)?;
    let table = words::build(&facts);
    eprintln!("{} words in the table", facts.len());

    let mut resources = Resources::new(settings.get("names", true));
    let off = settings.text("off", "");
    if let Some(name) = off.split(',').find(|name| !off.is_empty() && templates(name) == 0) {
        return Err(format!("off={name}: neither a group of features nor a template").into());
    }
    let off = templates(&off);
    let mut dictionary = Dictionary::default();
    let mut losses = Losses::default();
    let mut samples: Vec<Sample> = Vec::new();
    let mut number = |document: &Document, losses: &mut Losses| {
        sample(document, &labels, &mut resources, &table, &mut dictionary, off, losses)
    };
    let copies = Copies::new(&settings, own)?;
    let mut group = 0;
    for (name, documents) in &train {
        let weight = settings.get(&format!("weight.{name}"), 1.0f32);
        for document in documents.iter().filter(|_| weight > 0.0) {
            let original = number(document, &mut losses);
            samples.push(Sample { weight, group, ..original });
            for (copy, share) in copies.of(document, group) {
                let copied = number(&copy, &mut Losses::default());
                samples.push(Sample { weight: weight * share, group, copy: true, ..copied });
            }
            group += 1;
        }
    }
    let mut notes = vec![format!(
        "{group} texts, {} copies of them with other names or a headline",
        samples.len() - group as usize
    )];
    eprintln!("{losses:?} {} features", dictionary.len());
    let options = Options {
        epochs: settings.get("epochs", 8),
        rate: settings.get("rate", 0.1),
        l2: settings.get("l2", 0.6),
        dropout: dropout(&settings),
        no_votes: settings.get("no_votes", 0.3),
        seed: settings.get("seed", 1),
        no_transitions: settings.get("no_transitions", true),
        off: 0,
    };
    let cut: u32 = settings.get("cut", 2);
    let seen_features = dictionary.len();
    passes::drop_rare(&mut dictionary, &mut samples, cut);
    let kept_features = dictionary.len();
    eprintln!("{} features kept", dictionary.len());

    notes.iter().for_each(|note| eprintln!("{note}"));
    // First pass answers for the training texts, by models that have not seen them.
    if off & templates("votes") == 0 {
        let quick =
            Options { epochs: settings.get("fold_epochs", 6), no_votes: 1.0, ..options.clone() };
        let folds = settings.get("folds", 3usize);
        passes::first_pass(&mut samples, &mut dictionary, labels.len(), folds, &quick, off);
        eprintln!("{} features with votes", dictionary.len());
    }
    let seeds: u64 = settings.get("seeds", 2);
    let mut crf = passes::averaged(&samples, labels.len(), dictionary.len(), &options, seeds);
    // Features that matter little are left out, and the others trained again without them.
    if settings.get("again", true) {
        let by_weight = !settings.text("least", "").is_empty();
        let bar = passes::Bar {
            least: settings.get("least", 0.1),
            keep: settings.get("keep", if by_weight { 0 } else { 24_000 }),
            power: settings.get("power", 0.4),
        };
        passes::drop_small(&*crf, labels.len(), &mut dictionary, &mut samples, &bar);
        eprintln!("{} features kept", dictionary.len());
        let epochs = settings.get("again_epochs", options.epochs);
        let again = Options { epochs, ..options.clone() };
        crf = passes::averaged(&samples, labels.len(), dictionary.len(), &again, seeds);
    }
    dictionary.freeze();
    if settings.get("self", false) {
        let mut total = 0;
        let mut wrong = 0;
        for sample in &samples {
            for rows in &sample.segments {
                let tags = crf.decode(rows, true, 0);
                total += rows.len();
                wrong += rows.iter().zip(tags).filter(|(row, tag)| row.tag != *tag).count();
            }
        }
        eprintln!("on its own texts: {wrong} of {total} wrong");
    }
    notes.extend([
        format!(
            "{} scored tokens of {} in the training texts, {} spans of which {} could not be held by tokens",
            losses.scored,
            losses.tokens,
            losses.spans,
            losses.misaligned + losses.unscored
        ),
        format!(
            "{} features in the texts, {} at least {cut} times, {} in the model",
            seen_features,
            kept_features,
            dictionary.len()
        ),
    ]);
    let mut seen: Vec<u32> = samples
        .iter()
        .flat_map(|s| s.analysis.tokens().iter().map(|token| token.key() as u32))
        .collect();
    seen.sort_unstable();
    seen.dedup();
    let parts = pack::pack(
        &*crf,
        &labels,
        &dictionary,
        &facts,
        &seen,
        settings.get("drop", 0.02),
        settings.get("scale", 40.0),
    );
    evaluate::run(&settings, arguments, parts, &train, &dev, &notes)
}

/// Everything that knows a name by a list.
const LISTED: &str = "names,RunNames,VoteNames";

/// Everything that knows a word.
const KNOWN: &str = "word,meaning,statistics,RunLast";

fn dropout(settings: &Settings) -> Vec<(u128, f32)> {
    let groups =
        [(FeatureGroup::Word, 0.2), (FeatureGroup::Names, 0.1), (FeatureGroup::Document, 0.1)];
    let others = [
        FeatureGroup::Affix,
        FeatureGroup::Meaning,
        FeatureGroup::Lexicon,
        FeatureGroup::Run,
        FeatureGroup::Statistics,
    ];
    groups
        .into_iter()
        .chain(others.map(|group| (group, 0.0)))
        .map(|(group, default)| {
            let name = format!("{group:?}").to_lowercase();
            (templates(&name), settings.get(&format!("drop.{name}"), default))
        })
        .chain([
            (templates(LISTED), settings.get("drop.listed", 0.0)),
            (templates(KNOWN), settings.get("drop.known", 0.0)),
        ])
        .filter(|&(_, probability)| probability > 0.0)
        .collect()
}
