//! `seeds/model/report.md`: what the model is made of and how good it is.

use std::collections::BTreeMap;

use dateline_eval::Counts;

use crate::corpus::Document;

/// Lines about the annotated texts: source, number, words, licence.
pub(crate) fn data(train: &[(String, Vec<Document>)]) -> String {
    let mut out =
        String::from("| texts | documents | words | spans | licences |\n|---|---|---|---|---|\n");
    for (name, documents) in train {
        let words: usize = documents.iter().map(|d| d.text.split_whitespace().count()).sum();
        let spans: usize = documents.iter().map(|d| d.gold.len()).sum();
        let mut licences: BTreeMap<&str, usize> = BTreeMap::new();
        for document in documents {
            *licences.entry(document.licence.split(" (").next().unwrap_or("")).or_default() += 1;
        }
        let licences: Vec<&str> = licences.into_keys().collect();
        out += &format!(
            "| {name} | {} | {words} | {spans} | {} |\n",
            documents.len(),
            licences.join("; ")
        );
    }
    out
}

/// How many of the labels, from the first, the score counts: people, places and organizations, or
/// all when the labels are others.
pub(crate) fn main_labels(labels: &[String]) -> usize {
    if labels.starts_with(&["PER", "LOC", "ORG"].map(str::to_owned)) { 3 } else { labels.len() }
}

/// A row of scores for each file, and the mean.
pub(crate) fn scores(labels: &[String], rows: &[(String, Vec<Counts>, (f64, f64))]) -> String {
    let main = main_labels(labels);
    let others: Vec<usize> = (main..labels.len()).filter(|&at| labels[at] != "MISC").collect();
    let mut out = String::from("| file |");
    labels[..main].iter().for_each(|label| out += &format!(" {label} |"));
    out += &format!(" {} | 95% |", labels[..main].join("+"));
    others.iter().for_each(|&at| out += &format!(" {} |", labels[at]));
    out += &format!("\n{}|\n", "|---".repeat(main + 3 + others.len()));
    let mut mean = 0.0;
    for (name, counts, interval) in rows {
        let mut all = Counts::default();
        counts[..main].iter().for_each(|&c| all.add(c));
        mean += all.f1() / rows.len() as f64;
        out += &format!("| {name} |");
        counts[..main].iter().for_each(|c| out += &format!(" {:.1} |", c.f1()));
        out += &format!(" **{:.2}** | {:.1} to {:.1} |", all.f1(), interval.0, interval.1);
        others.iter().for_each(|&at| out += &format!(" {:.1} |", counts[at].f1()));
        out += "\n";
    }
    out + &format!(
        "| mean |{} **{mean:.2}** |{}\n",
        " |".repeat(main),
        " |".repeat(1 + others.len())
    )
}

/// The middle 95% of the F1 of resampled documents.
pub(crate) fn interval(documents: &[Counts], seed: u64) -> (f64, f64) {
    let mut random = crate::random::Random::new(seed);
    let mut scores: Vec<f64> = (0..1000)
        .map(|_| {
            let mut all = Counts::default();
            (0..documents.len()).for_each(|_| all.add(documents[random.below(documents.len())]));
            all.f1()
        })
        .collect();
    scores.sort_by(f64::total_cmp);
    (scores[25], scores[974])
}

/// The bins of a reliability table.
pub(crate) fn reliability(bins: &[(usize, f64, f64)]) -> String {
    let mut out = String::from("| probability | spans | mean | right |\n|---|---|---|---|\n");
    for (bin, (spans, mean, right)) in bins.iter().enumerate() {
        out += &format!(
            "| {:.1} to {:.1} | {spans} | {mean:.3} | {right:.3} |\n",
            bin as f64 / 10.0,
            (bin + 1) as f64 / 10.0
        );
    }
    out
}
