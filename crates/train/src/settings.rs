//! [`Settings`]: `key=value` from the command line, checked before the work of minutes begins.

use std::str::FromStr;

use crate::Failure;

/// What a value must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Anything.
    Text,
    /// A number without a fraction.
    Count,
    /// A number.
    Number,
    /// A number from 0 to 1.
    Share,
    /// `true` or `false`.
    Flag,
}

impl Kind {
    fn allows(self, value: &str) -> bool {
        match self {
            Kind::Text => true,
            Kind::Count => value.parse::<u64>().is_ok(),
            Kind::Number => value.parse::<f32>().is_ok_and(f32::is_finite),
            Kind::Share => value.parse::<f32>().is_ok_and(|share| (0.0..=1.0).contains(&share)),
            Kind::Flag => value.parse::<bool>().is_ok(),
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Kind::Text => "text",
            Kind::Count => "a whole number",
            Kind::Number => "a number",
            Kind::Share => "a number from 0 to 1",
            Kind::Flag => "true or false",
        }
    }
}

/// A setting's name and kind. One that ends in a full stop stands for all that begin so.
pub(crate) type Known = (&'static str, Kind);

/// The settings of `train`.
pub(crate) const TRAIN: &[Known] = &[
    ("again", Kind::Flag),
    ("again_epochs", Kind::Count),
    ("articles", Kind::Text),
    ("cut", Kind::Count),
    ("dev", Kind::Text),
    ("drop", Kind::Number),
    ("drop.affix", Kind::Share),
    ("drop.document", Kind::Share),
    ("drop.known", Kind::Share),
    ("drop.lexicon", Kind::Share),
    ("drop.listed", Kind::Share),
    ("drop.meaning", Kind::Share),
    ("drop.names", Kind::Share),
    ("drop.run", Kind::Share),
    ("drop.statistics", Kind::Share),
    ("drop.word", Kind::Share),
    ("epochs", Kind::Count),
    ("errors", Kind::Text),
    ("fold_epochs", Kind::Count),
    ("folds", Kind::Count),
    ("gold", Kind::Text),
    ("headlines", Kind::Share),
    ("headlines.weight", Kind::Number),
    ("keep", Kind::Count),
    ("l2", Kind::Number),
    ("labels", Kind::Text),
    ("least", Kind::Number),
    ("names", Kind::Flag),
    ("names_folder", Kind::Text),
    ("no_transitions", Kind::Flag),
    ("no_votes", Kind::Share),
    ("off", Kind::Text),
    ("out", Kind::Text),
    ("power", Kind::Number),
    ("rate", Kind::Number),
    ("report", Kind::Text),
    ("scale", Kind::Number),
    ("seed", Kind::Count),
    ("seeds", Kind::Count),
    ("self", Kind::Flag),
    ("silver", Kind::Text),
    ("spans", Kind::Text),
    ("swap", Kind::Number),
    ("swap.invent", Kind::Share),
    ("swap.organizations", Kind::Share),
    ("swap.places", Kind::Share),
    ("swap.weight", Kind::Number),
    ("texts", Kind::Text),
    ("weight.", Kind::Number),
    ("words", Kind::Count),
    ("words_list", Kind::Text),
];

/// The settings of `glove`: where the texts are.
pub(crate) const GLOVE: &[Known] = &[
    ("articles", Kind::Text),
    ("gold", Kind::Text),
    ("silver", Kind::Text),
    ("spans", Kind::Text),
    ("texts", Kind::Text),
];

/// The settings of `swap`.
pub(crate) const SWAP: &[Known] = &[
    ("invent", Kind::Share),
    ("names_folder", Kind::Text),
    ("region", Kind::Text),
    ("seed", Kind::Count),
];

/// Settings by `key=value`; of one given twice the last counts.
#[derive(Debug)]
pub(crate) struct Settings {
    known: &'static [Known],
    given: Vec<(String, String)>,
}

impl Settings {
    /// Reads and checks the settings.
    ///
    /// # Errors
    ///
    /// When one is not `key=value`, unknown, or not of its kind. An empty value counts as not given.
    pub(crate) fn new(arguments: &[String], known: &'static [Known]) -> Result<Settings, Failure> {
        let mut given = Vec::new();
        for argument in arguments {
            let Some((key, value)) = argument.split_once('=') else {
                return Err(format!("{argument:?} is no setting: write key=value").into());
            };
            let Some(kind) = kind_of(known, key) else {
                let names: Vec<_> = known.iter().map(|&(name, _)| listed(name)).collect();
                return Err(format!("unknown setting {key:?}: one of {}", names.join(", ")).into());
            };
            if value.is_empty() {
                continue;
            }
            if !kind.allows(value) {
                return Err(format!("{key}={value:?}: {} is wanted", kind.name()).into());
            }
            given.push((key.to_owned(), value.to_owned()));
        }
        Ok(Settings { known, given })
    }

    /// The value given, where there is one.
    ///
    /// # Panics
    ///
    /// When the setting is in no list, so that none can be read that nobody could give.
    pub(crate) fn given<T: FromStr>(&self, key: &str) -> Option<T> {
        assert!(kind_of(self.known, key).is_some(), "{key} is in no list of settings");
        let (_, value) = self.given.iter().rev().find(|(name, _)| name == key)?;
        value.parse().ok()
    }

    /// The value given, or a default.
    pub(crate) fn get<T: FromStr>(&self, key: &str, default: T) -> T {
        self.given(key).unwrap_or(default)
    }

    /// The text given, or a default.
    pub(crate) fn text(&self, key: &str, default: &str) -> String {
        self.get(key, default.to_owned())
    }
}

fn kind_of(known: &[Known], key: &str) -> Option<Kind> {
    let fits = |name: &str| name == key || name.ends_with('.') && key.starts_with(name);
    known.iter().find(|(name, _)| fits(name)).map(|&(_, kind)| kind)
}

fn listed(name: &str) -> String {
    if name.ends_with('.') { format!("{name}SOURCE") } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{GLOVE, SWAP, Settings, TRAIN};

    fn settings(arguments: &[&str]) -> Result<Settings, String> {
        let arguments: Vec<String> = arguments.iter().map(|&one| one.to_owned()).collect();
        Settings::new(&arguments, TRAIN).map_err(|error| error.to_string())
    }

    #[test]
    fn values_are_read() {
        let settings = settings(&["epochs=8", "epochs=9", "weight.pieces=2", "names=false"]);
        let settings = settings.expect("settings");
        assert_eq!(settings.get("epochs", 1), 9);
        assert!((settings.get("weight.pieces", 1.0f32) - 2.0).abs() < 1e-6);
        assert!(!settings.get("names", true));
        assert_eq!(settings.given::<f32>("headlines"), None);
        assert_eq!(settings.text("out", "model.bin"), "model.bin");
    }

    #[test]
    fn what_cannot_be_meant_is_named() {
        for (argument, named) in [
            ("epoch=8", "unknown setting \"epoch\""),
            ("epoch=8", "epochs"),
            ("epochs", "\"epochs\" is no setting"),
            ("epochs=many", "a whole number"),
            ("epochs=-1", "a whole number"),
            ("rate=NaN", "a number"),
            ("headlines=1.1", "from 0 to 1"),
            ("names=yes", "true or false"),
            ("drop.words=0.1", "drop.word,"),
        ] {
            let error = settings(&[argument]).expect_err(argument);
            assert!(error.contains(named), "{argument}: {error}");
        }
    }

    #[test]
    fn lists_are_sorted_without_doubles() {
        for list in [TRAIN, GLOVE, SWAP] {
            assert!(list.is_sorted_by(|a, b| a.0 < b.0));
        }
    }
}
