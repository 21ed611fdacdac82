//! Raw texts with annotations of another convention, labelled by a model of the annotated texts to
//! learn from: only the stretches on which both agree, or of which the model is sure.

use crate::corpus::Document;
use crate::crf::Options;
use crate::random::Random;
use crate::samples::Sample;
use crate::settings::Settings;
use crate::{passes, words};

/// The section of the Broad Twitter Corpus that `posts_dev` is of: nothing is learned from it, so
/// that the file goes on to show how the tagger does on a source it has not seen.
const POSTS: &str = "G";

/// How raw texts are used.
pub(crate) struct Silver {
    /// Share of the texts of each file.
    share: Vec<(String, f32)>,
    pub(crate) weight: f32,
    /// Least probability of the tags of a stretch where the text says something else; `None` where it
    /// is then never used.
    sure: Option<f32>,
    /// Where the text's own people, places and organizations are the same, the least probability.
    agreed: f32,
    seed: u64,
}

impl Silver {
    /// By the options `silver.*`.
    pub(crate) fn new(settings: &Settings) -> Silver {
        let share = |name: &str| {
            let all = settings.get("silver.share", 0.0f32);
            (name.to_owned(), settings.get(&format!("silver.{name}"), all))
        };
        Silver {
            share: ["voa_silver", "crossner", "btc", "wnut17_train"].map(share).to_vec(),
            weight: settings.get("silver.weight", 1.0),
            sure: settings.given("silver.sure"),
            agreed: settings.get("silver.agreed", 0.2),
            seed: settings.get("seed", 1),
        }
    }

    /// The texts used, by file; nothing that is learned from already.
    pub(crate) fn choose<'d>(
        &self,
        raw: &[(&str, Vec<&'d Document>)],
        learned: &[(String, Vec<Document>)],
    ) -> Vec<&'d Document> {
        let mut random = Random::new(self.seed ^ 0x5117);
        let mut chosen = Vec::new();
        for (file, texts) in raw {
            let share = self.share.iter().find(|(name, _)| name == file).map_or(0.0, |s| s.1);
            let wanted = texts.iter().filter(|text| !(*file == "btc" && text.section == POSTS));
            chosen.extend(wanted.copied().filter(|_| random.chance(share)));
        }
        if chosen.is_empty() {
            return chosen;
        }
        let learned: Vec<Document> =
            learned.iter().flat_map(|(_, texts)| texts.iter().cloned()).collect();
        words::without(chosen, &learned)
    }

    /// Labels the raw texts behind the first `gold` samples by a model of those; says how many.
    pub(crate) fn label(
        &self,
        samples: &mut [Sample],
        gold: usize,
        labels: &[String],
        features: usize,
        options: &Options,
    ) -> String {
        let teacher = Options { no_votes: 1.0, ..options.clone() };
        let crf = passes::averaged(&samples[..gold], labels.len(), features, &teacher, 2);
        let main: Vec<bool> =
            labels.iter().map(|label| matches!(&label[..], "PER" | "LOC" | "ORG")).collect();
        let is_main = |tag: u8| tag > 0 && main[(tag as usize - 1) / 4];
        let (mut used, mut all) = (0, 0);
        for sample in &mut samples[gold..] {
            for (rows, usable) in sample.segments.iter_mut().zip(&mut sample.usable) {
                let (tags, probability) = crf.decode_sure(rows);
                let agreed = *usable
                    && rows
                        .iter()
                        .zip(&tags)
                        .all(|(row, &tag)| row.tag == tag || !(is_main(row.tag) || is_main(tag)));
                let least = if agreed { Some(self.agreed) } else { self.sure };
                *usable = least.is_some_and(|least| probability >= least);
                all += 1;
                used += usize::from(*usable);
                rows.iter_mut().zip(tags).for_each(|(row, tag)| row.tag = tag);
            }
        }
        let share: Vec<String> = self
            .share
            .iter()
            .filter(|s| s.1 > 0.0)
            .map(|s| format!("{} of {}", s.1, s.0))
            .collect();
        let alone =
            self.sure.map_or(String::new(), |sure| format!(", or it alone says it with {sure}"));
        format!(
            "{} texts of `silver/` labelled by a model of the others ({}): {used} of {all} stretches \
             used, where it and the annotations of the text say the same and it with a probability \
             of {} at least{alone}",
            samples.len() - gold,
            share.join(", "),
            self.agreed
        )
    }
}
