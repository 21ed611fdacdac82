//! The project's lists of names, to draw others from.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::Failure;
use crate::random::Random;

/// Names of a region, or of a class.
#[derive(Debug, Default)]
pub(crate) struct Pool {
    pub(crate) given: Vec<String>,
    pub(crate) surnames: Vec<String>,
}

/// What can be drawn.
#[derive(Debug, Default)]
pub(crate) struct Lists {
    /// Regions with given names and surnames enough, in alphabetical order.
    pub(crate) people: Vec<(String, Pool)>,
    /// Single given names in lower case, that are no surnames.
    pub(crate) only_given: HashSet<String>,
    pub(crate) cities: Vec<String>,
    pub(crate) countries: Vec<String>,
    /// Organizations by class.
    pub(crate) organizations: Vec<Vec<String>>,
    pub(crate) class_of: HashMap<String, Kind>,
    /// All words of the names above in lower case.
    pub(crate) words: HashSet<String>,
}

/// What a name is replaced by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    City,
    Country,
    /// Index into `Lists::organizations`.
    Organization(usize),
}

/// Names fewer than this are no choice.
const ENOUGH: usize = 30;

impl Lists {
    /// Reads `seeds/names`.
    pub(crate) fn read(folder: &Path) -> Result<Lists, Failure> {
        let mut lists = Lists::default();
        let mut people: std::collections::BTreeMap<String, Pool> = Default::default();
        let mut surnames: HashSet<String> = HashSet::new();
        for (file, given) in [("surnames", false), ("given-names", true)] {
            for row in rows(&folder.join("people").join(format!("{file}.tsv")))? {
                let name = row.get("name");
                lists.words.extend(name.split([' ', '-']).map(str::to_lowercase));
                if !given {
                    surnames.insert(name.to_lowercase());
                } else if !surnames.contains(&name.to_lowercase()) {
                    lists.only_given.insert(name.to_lowercase());
                }
                let fit = name.starts_with(char::is_uppercase)
                    && name.split(' ').count() < 3
                    && !row.get("flags").contains("weak")
                    && row.get("region") != "other";
                if fit {
                    let pool = people.entry(row.get("region").to_owned()).or_default();
                    if given { &mut pool.given } else { &mut pool.surnames }.push(name.to_owned());
                }
            }
        }
        people.retain(|_, pool| pool.given.len() >= ENOUGH && pool.surnames.len() >= ENOUGH);
        lists.people = people.into_iter().collect();
        for row in rows(&folder.join("places/countries.tsv"))? {
            if row.get("class") == "country" && row.get("flags").is_empty() {
                lists.countries.push(row.get("name").to_owned());
                lists.class_of.insert(row.get("name").to_owned(), Kind::Country);
            }
        }
        for row in rows(&folder.join("places/cities.tsv"))? {
            let name = row.get("name");
            lists.words.extend(name.split([' ', '-']).map(str::to_lowercase));
            lists.class_of.entry(name.to_owned()).or_insert(Kind::City);
            if row.get("flags").is_empty() && name.starts_with(char::is_uppercase) {
                lists.cities.push(name.to_owned());
            }
        }
        lists.read_organizations(&folder.join("organizations"))?;
        Ok(lists)
    }

    fn read_organizations(&mut self, folder: &Path) -> Result<(), Failure> {
        let mut files: Vec<_> =
            std::fs::read_dir(folder)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
        files.sort();
        let mut classes: std::collections::BTreeMap<String, Vec<String>> = Default::default();
        for path in files.iter().filter(|path| path.extension().is_some_and(|e| e == "tsv")) {
            for row in rows(path)? {
                let (name, flags) = (row.get("name"), row.get("flags"));
                if flags.is_empty() && name.starts_with(char::is_uppercase) {
                    classes.entry(row.get("class").to_owned()).or_default().push(name.to_owned());
                }
            }
        }
        classes.retain(|_, names| names.len() >= ENOUGH);
        for names in classes.into_values() {
            let class = Kind::Organization(self.organizations.len());
            for name in &names {
                self.class_of.entry(name.clone()).or_insert(class);
            }
            self.organizations.push(names);
        }
        Ok(())
    }

    /// What a name of a place or an organization is, when a list has it.
    pub(crate) fn kind(&self, name: &str) -> Option<Kind> {
        self.class_of.get(name).copied()
    }

    /// A name of that kind.
    pub(crate) fn draw(&self, kind: Kind, random: &mut Random) -> String {
        let names = match kind {
            Kind::City => &self.cities,
            Kind::Country => &self.countries,
            Kind::Organization(class) => &self.organizations[class],
        };
        pick(names, random).to_owned()
    }

    /// A name that sounds like those given and is in no list; one of them if none was found.
    pub(crate) fn invent(&self, like: &[String], random: &mut Random) -> String {
        for _ in 0..12 {
            let (head, tail) = (pick(like, random), pick(like, random));
            let (Some(cut), Some(from)) = (syllable(head, random), syllable(tail, random)) else {
                continue;
            };
            let name = format!("{}{}", &head[..cut], &tail[from..]);
            if (4..=12).contains(&name.len()) && !self.words.contains(&name.to_lowercase()) {
                return name;
            }
        }
        pick(like, random).to_owned()
    }
}

pub(crate) fn pick<'n>(names: &'n [String], random: &mut Random) -> &'n str {
    &names[random.below(names.len())]
}

/// A place behind a vowel and before a consonant, inside a plain word.
fn syllable(name: &str, random: &mut Random) -> Option<usize> {
    let bytes = name.as_bytes();
    if !bytes[1..].iter().all(u8::is_ascii_lowercase) || !bytes[0].is_ascii_uppercase() {
        return None;
    }
    let vowel = |at: usize| b"aeiouy".contains(&bytes[at].to_ascii_lowercase());
    let places: Vec<usize> =
        (2..bytes.len().saturating_sub(1)).filter(|&at| vowel(at - 1) && !vowel(at)).collect();
    (!places.is_empty()).then(|| places[random.below(places.len())])
}

/// A row of a list.
struct Row {
    columns: std::sync::Arc<Vec<String>>,
    cells: Vec<String>,
}

impl Row {
    fn get(&self, column: &str) -> &str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }
}

fn rows(path: &Path) -> Result<Vec<Row>, Failure> {
    let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut lines = text
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<String>>());
    let columns = std::sync::Arc::new(lines.next().unwrap_or_default());
    Ok(lines.map(|cells| Row { columns: columns.clone(), cells }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invents_names_no_list_has() {
        let like: Vec<String> =
            ["Ramirez", "Molina", "Cabrera", "Figueroa"].map(str::to_owned).to_vec();
        let lists = Lists {
            words: like.iter().map(|name| name.to_lowercase()).collect(),
            ..Lists::default()
        };
        let mut random = Random::new(1);
        for _ in 0..20 {
            let name = lists.invent(&like, &mut random);
            assert!(!like.contains(&name) && name.starts_with(char::is_uppercase), "{name}");
        }
    }
}
