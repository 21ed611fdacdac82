//! From options to an [`Extractor`]: kinds, lists, denied names and rules.

use std::path::Path;

use dateline::{Entity, Extractor, Label};

use crate::args::FindArgs;
use crate::lists;

/// An extractor and which of its entities the user wants.
#[derive(Debug)]
pub struct Finder {
    /// The extractor.
    pub extractor: Extractor,
    /// The caller's own kinds that are wanted; `None` for all.
    custom: Option<Vec<String>>,
}

impl Finder {
    /// The extractor the options describe.
    pub fn new(find: &FindArgs) -> Result<Finder, String> {
        let mut builder = Extractor::builder()
            .embedded_names(!find.no_lists)
            .tagger(!find.no_tagger)
            .min_score(find.min_score);
        let mut custom = None;
        if !find.kinds.is_empty() {
            let (mut labels, mut own) = (Vec::new(), Vec::new());
            for kind in &find.kinds {
                match Label::from_name(kind.trim()) {
                    Some(label) => labels.push(label),
                    None => own.push(kind.trim().to_owned()),
                }
            }
            builder = builder.labels(labels).custom_labels(find.all_own_kinds || !own.is_empty());
            custom = Some(own).filter(|_| !find.all_own_kinds);
        }
        if let Some(reference) = find.reference_date {
            builder = builder.reference(reference);
        }
        for path in &find.names {
            builder = builder.gazetteer(lists::load(path, &find.list)?);
        }
        for path in &find.deny {
            builder = builder.deny(lines(path)?.into_iter().map(|(_, line)| line));
        }
        for path in &find.rules {
            for (number, line) in lines(path)? {
                let (kind, rule) = line.split_once(char::is_whitespace).ok_or_else(|| {
                    format!(
                        "{}:{number}: a kind and a regular expression are wanted",
                        path.display()
                    )
                })?;
                builder = builder.pattern(kind, rule.trim_start());
            }
        }
        let extractor = builder.build().map_err(|error| error.to_string())?;
        if let Some(own) = &custom {
            let known = extractor.custom_labels();
            if let Some(kind) = own.iter().find(|kind| !known.contains(kind)) {
                return Err(format!(
                    "unknown kind {kind:?}: person, place, organization, date, group, or one of a \
                     list or rule of yours"
                ));
            }
        }
        Ok(Finder { extractor, custom })
    }

    /// True when all that is found is wanted.
    pub fn wants_all(&self) -> bool {
        match &self.custom {
            None => true,
            Some(own) => {
                own.is_empty()
                    || self.extractor.custom_labels().iter().all(|kind| own.contains(kind))
            }
        }
    }

    /// True when the entity is of a kind that is wanted.
    pub fn wants(&self, entity: &Entity<'_>) -> bool {
        match (&self.custom, entity.label()) {
            (Some(own), Label::Custom(_)) => own.iter().any(|kind| kind == entity.label_name()),
            _ => true,
        }
    }
}

/// The lines of a file that are neither blank nor comments, with their numbers.
fn lines(path: &Path) -> Result<Vec<(usize, String)>, String> {
    let text =
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text
        .lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim().to_owned()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .collect())
}
