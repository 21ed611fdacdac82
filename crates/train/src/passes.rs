//! The steps of the training between the texts and the model: answers of the first pass, averages
//! over seeds, features left out.

use crate::crf::{Learner, Options, learner};
use crate::samples::{Collector, Dictionary, NUMBER, Row, Sample, tags};

/// Models trained at a time.
const AT_ONCE: usize = 2;

/// Which features are kept after a first training.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bar {
    /// Their largest weight is at least this.
    pub(crate) least: f32,
    /// Or, unless 0: that many, those of the largest weights.
    pub(crate) keep: usize,
    /// For `keep`, weights count times this power of how often the feature is seen: a weight used
    /// often does more than the same one on a feature seen twice.
    pub(crate) power: f32,
}

/// Gives every training text the answers of a model that has not seen it, as features.
pub(crate) fn first_pass(
    samples: &mut [Sample],
    dictionary: &mut Dictionary,
    labels: usize,
    folds: usize,
    options: &Options,
    off: u128,
) {
    let features = dictionary.len();
    let mut answers: Vec<Vec<Vec<u8>>> = vec![Vec::new(); samples.len()];
    let folded: Vec<usize> = (0..folds).collect();
    for pair in folded.chunks(AT_ONCE) {
        let models = at_once(pair, |&fold| {
            let part: Vec<&Sample> =
                samples.iter().filter(|s| s.group as usize % folds != fold).collect();
            let mut crf = learner(labels, features);
            crf.train(&part, options);
            (fold, crf)
        });
        for (fold, crf) in models {
            for (sample, answers) in samples.iter().zip(&mut answers) {
                if sample.group as usize % folds == fold {
                    let decode = |rows: &Vec<Row>| crf.decode(rows, false, 0);
                    *answers = sample.segments.iter().map(decode).collect();
                }
            }
        }
    }
    for (sample, answers) in samples.iter_mut().zip(answers) {
        add_votes(sample, &answers, labels, dictionary, off);
    }
}

/// The mean of models trained with as many seeds: what one order of the texts learned by chance
/// counts less in it.
pub(crate) fn averaged(
    samples: &[Sample],
    labels: usize,
    features: usize,
    options: &Options,
    seeds: u64,
) -> Box<dyn Learner> {
    let samples: Vec<&Sample> = samples.iter().collect();
    let seeds: Vec<u64> = (0..seeds.max(1)).map(|n| options.seed + n).collect();
    let mut models = seeds.chunks(AT_ONCE).flat_map(|pair| {
        at_once(pair, |&seed| {
            let mut crf = learner(labels, features);
            crf.train(&samples, &Options { seed, ..options.clone() });
            crf
        })
    });
    let mut mean = models.next().expect("one seed at least");
    for mut model in models {
        for (sum, other) in mean.parts().into_iter().zip(model.parts()) {
            sum.iter_mut().zip(other.iter()).for_each(|(sum, weight)| *sum += weight);
        }
    }
    let count = seeds.len() as f32;
    mean.parts().into_iter().flatten().for_each(|weight| *weight /= count);
    mean
}

/// The answers for all inputs, each on a thread of its own.
fn at_once<I: Sync, O: Send>(inputs: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    std::thread::scope(|scope| {
        let work = &work;
        let handles: Vec<_> = inputs.iter().map(|input| scope.spawn(move || work(input))).collect();
        handles.into_iter().map(|handle| handle.join().expect("no panic")).collect()
    })
}

/// Leaves out features seen less than `least` times.
pub(crate) fn drop_rare(dictionary: &mut Dictionary, samples: &mut [Sample], least: u32) {
    count(dictionary, samples);
    let counts = dictionary.counts.clone();
    keep(dictionary, samples, |feature| counts[feature] >= least);
}

/// Leaves out features below the bar.
pub(crate) fn drop_small(
    crf: &dyn Learner,
    labels: usize,
    dictionary: &mut Dictionary,
    samples: &mut [Sample],
    bar: &Bar,
) {
    count(dictionary, samples);
    let tags = tags(labels);
    let largest = |feature: usize| {
        crf.weights()[feature * tags..][..tags].iter().fold(0f32, |max, w| max.max(w.abs()))
    };
    if bar.keep == 0 {
        keep(dictionary, samples, |feature| largest(feature) >= bar.least);
        return;
    }
    let worth: Vec<f32> = (0..dictionary.len())
        .map(|feature| largest(feature) * (dictionary.counts[feature] as f32).powf(bar.power))
        .collect();
    let mut sorted = worth.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let least = sorted.get(bar.keep - 1).copied().unwrap_or(0.0);
    keep(dictionary, samples, |feature| worth[feature] >= least && worth[feature] > 0.0);
}

fn rows(samples: &mut [Sample]) -> impl Iterator<Item = &mut Row> {
    samples.iter_mut().flat_map(|sample| sample.segments.iter_mut().flatten())
}

/// Counts the features; what a copy only repeats counts once, in the text it copies.
fn count(dictionary: &mut Dictionary, samples: &[Sample]) {
    dictionary.counts.fill(0);
    let mut last_group = vec![u32::MAX; dictionary.len()];
    for sample in samples {
        for row in sample.segments.iter().flatten() {
            for &feature in row.features.iter().chain(&row.votes) {
                let number = (feature & NUMBER) as usize;
                if !sample.copy || last_group[number] != sample.group {
                    dictionary.counts[number] += 1;
                    last_group[number] = sample.group;
                }
            }
        }
    }
}

fn keep(dictionary: &mut Dictionary, samples: &mut [Sample], wanted: impl Fn(usize) -> bool) {
    let map = dictionary.prune(wanted);
    let renumber = |features: &mut Vec<u32>| {
        let known = |&feature: &u32| {
            map[(feature & NUMBER) as usize].map(|number| feature & !NUMBER | number)
        };
        *features = features.iter().filter_map(known).collect();
    };
    for row in rows(samples) {
        renumber(&mut row.features);
        renumber(&mut row.votes);
    }
}

/// Adds the features made of the first pass's answers.
fn add_votes(
    sample: &mut Sample,
    answers: &[Vec<u8>],
    labels: usize,
    dictionary: &mut Dictionary,
    off: u128,
) {
    sample.analysis.clear_votes(tags(labels));
    for (rows, tags) in sample.segments.iter().zip(answers) {
        for (row, &tag) in rows.iter().zip(tags) {
            sample.analysis.vote(row.token as usize, tag as usize);
        }
    }
    for (rows, tags) in sample.segments.iter_mut().zip(answers) {
        for (row, &tag) in rows.iter_mut().zip(tags) {
            let mut sink = Collector { dictionary, out: Vec::new(), off };
            sample.analysis.votes(row.token as usize, tag as usize, &mut sink);
            row.votes = sink.out;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples::{Dictionary, Sample};
    use dateline::internal::{Analysis, Template};

    fn text(rows: Vec<Vec<u32>>, tag: u8) -> Sample {
        let row = |features| Row { features, votes: Vec::new(), tag, token: 0 };
        Sample {
            analysis: Analysis::default(),
            segments: vec![rows.into_iter().map(row).collect()],
            usable: vec![true],
            weight: 1.0,
            group: 0,
            copy: false,
        }
    }

    fn dictionary(features: u32) -> Dictionary {
        let mut dictionary = Dictionary::default();
        (0..features).for_each(|key| {
            dictionary.get(key, Template::ALL[0]);
        });
        dictionary
    }

    #[test]
    fn copies_count_once() {
        let mut dictionary = dictionary(3);
        let copy = Sample { copy: true, ..text(vec![vec![0, 1], vec![2], vec![2]], 0) };
        count(&mut dictionary, &[text(vec![vec![0], vec![0]], 0), copy]);
        assert_eq!(dictionary.counts, [2, 1, 1]);
    }

    #[test]
    fn features_that_tell_nothing_go_first() {
        let mut dictionary = dictionary(3);
        // 0 always, 1 with the one tag, 2 with the other.
        let mut samples =
            vec![text(vec![vec![0, 1]], 0), text(vec![vec![0, 2]], 4), text(vec![vec![0, 1]], 0)];
        let options = Options {
            epochs: 4,
            rate: 0.1,
            l2: 0.0,
            dropout: Vec::new(),
            no_transitions: true,
            off: 0,
            no_votes: 0.0,
            seed: 1,
        };
        let crf = averaged(&samples, 1, 3, &options, 2);
        let bar = Bar { least: 0.0, keep: 2, power: 0.0 };
        drop_small(&*crf, 1, &mut dictionary, &mut samples, &bar);
        assert_eq!(dictionary.keys, [1, 2]);
    }
}
