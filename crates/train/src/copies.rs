//! Which copies of the texts are learned from beside them, and texts with other names to test on.

use std::path::Path;

use crate::Failure;
use crate::corpus::{self, Document};
use crate::headline::with_headline;
use crate::lists::Lists;
use crate::random::Random;
use crate::settings::{self, Settings};
use crate::swap::{Swap, swapped};

/// Makes copies by the options.
pub(crate) struct Copies {
    lists: Lists,
    swap: Swap,
    /// Copies with other names for each text, and how much each counts.
    swaps: f32,
    swap_weight: f32,
    /// Share of texts copied with a headline, and how much each counts.
    headlines: f32,
    headline_weight: f32,
    seed: u64,
}

impl Copies {
    /// `swap=` and `headlines=` say how many; texts of a caller's own are only copied when asked.
    pub(crate) fn new(settings: &Settings, own: bool) -> Result<Copies, Failure> {
        let swaps = settings.get("swap", if own { 0.0 } else { SWAPS });
        let names = settings.text("names_folder", "seeds/names");
        Ok(Copies {
            lists: if swaps > 0.0 { Lists::read(Path::new(&names))? } else { Lists::default() },
            swap: Swap {
                invent: settings.get("swap.invent", 0.35),
                places: settings.get("swap.places", 0.5),
                organizations: settings.get("swap.organizations", 0.3),
                region: None,
            },
            swaps,
            swap_weight: settings.get("swap.weight", 0.5),
            headlines: settings.get("headlines", 0.0),
            headline_weight: settings.get("headlines.weight", 0.5),
            seed: settings.get("seed", 1),
        })
    }

    /// The copies of a text and how much they count.
    pub(crate) fn of(&self, document: &Document, number: u32) -> Vec<(Document, f32)> {
        let mut random = Random::new(self.seed << 32 ^ u64::from(number));
        let mut copies = Vec::new();
        let whole = self.swaps.floor();
        let count = whole as usize + usize::from(random.chance(self.swaps - whole));
        for _ in 0..count {
            let copy = swapped(document, &self.lists, &self.swap, &mut random);
            copies.extend(copy.map(|copy| (copy, self.swap_weight)));
        }
        if random.chance(self.headlines) {
            let copy = with_headline(document, &mut random);
            copies.extend(copy.map(|copy| (copy, self.headline_weight)));
        }
        copies
    }
}

/// Copies with other names for each of the project's texts.
const SWAPS: f32 = 0.3;

/// `swap IN OUT [region=REGION] [invent=SHARE] [seed=N]`: a file of texts with other people.
pub(crate) fn swap_file(arguments: &[String]) -> Result<(), Failure> {
    let [input, output, options @ ..] = arguments else {
        return Err("usage: swap IN.jsonl OUT.jsonl [region=REGION] [invent=SHARE]".into());
    };
    let settings = Settings::new(options, settings::SWAP)?;
    let lists = Lists::read(Path::new(&settings.text("names_folder", "seeds/names")))?;
    let region = settings.text("region", "");
    let number = lists.people.iter().position(|(name, _)| *name == region);
    if !region.is_empty() && number.is_none() {
        let known: Vec<&str> = lists.people.iter().map(|(name, _)| name.as_str()).collect();
        return Err(format!("regions are {}", known.join(", ")).into());
    }
    let swap = Swap {
        invent: settings.get("invent", 0.0),
        places: 0.0,
        organizations: 0.0,
        region: number,
    };
    let mut random = Random::new(settings.get("seed", 1));
    let mut out = String::new();
    for document in corpus::read(Path::new(input))? {
        let copy = swapped(&document, &lists, &swap, &mut random).unwrap_or(document);
        let point = |byte: usize| copy.text[..byte].chars().count();
        let spans: Vec<serde_json::Value> = copy
            .gold
            .iter()
            .map(|span| {
                serde_json::json!({
                    "start": point(span.start), "end": point(span.end), "label": span.label,
                })
            })
            .collect();
        let line = serde_json::json!({ "id": copy.id, "text": copy.text, "spans": spans });
        out += &format!("{line}\n");
    }
    std::fs::write(output, out)?;
    Ok(())
}
