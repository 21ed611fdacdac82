//! `seeds/names/**/*.tsv` to the compiled table of names.

use std::collections::HashSet;
use std::path::Path;

use dateline::{Error, GazetteerBuilder, Name, NameClass, NameFlags};

use crate::Output;
use crate::lines::{Failure, files, lines, sorted_lines};

/// The lists of given names, surnames and so on whose rows are no names of things.
const NOT_NAMES: [&str; 2] = ["particles", "nicknames"];

/// The readings of one name are stored in this order of their lists' folders and files, the
/// likelier first; files not named here follow, sorted by path.
const LIKELIEST_FIRST: [&str; 4] =
    ["places/countries", "places/demonyms", "places/groups", "places/regions"];

pub(crate) fn generate(seeds: &Path) -> Result<Output, Failure> {
    let common: HashSet<String> = sorted_lines(&seeds.join("lexicon/common_words.txt"))?
        .into_iter()
        .map(|(_, word)| word)
        .collect();
    let folder = seeds.join("names");
    let mut paths = files(&folder, "tsv")?;
    paths.retain(|path| {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        !NOT_NAMES.contains(&stem.as_ref())
    });
    paths.sort_by_key(|path| {
        let name = path.strip_prefix(&folder).unwrap_or(path).with_extension("");
        let name = name.to_string_lossy().into_owned();
        let rank = LIKELIEST_FIRST.iter().position(|&first| name == first);
        (rank.unwrap_or(LIKELIEST_FIRST.len()), name)
    });
    let mut names: Vec<(usize, usize, Name)> = Vec::new();
    for (number, path) in paths.iter().enumerate() {
        read_list(path, number, &common, &mut names)?;
    }
    // Of several cities with one name the largest comes first.
    names.sort_by(|a, b| {
        let size = |name: &Name| std::cmp::Reverse(name.population.unwrap_or(0));
        (a.2.list, size(&a.2)).cmp(&(b.2.list, size(&b.2)))
    });
    let mut builder = GazetteerBuilder::new();
    for (number, line, name) in &names {
        builder.add(name).map_err(|error: Error| Failure::at(&paths[*number], *line, error))?;
    }
    let gazetteer = builder.build().map_err(|error| Failure::at(&folder, 0, error))?;
    println!("names.tbl: {} names, {} bytes in memory", gazetteer.len(), gazetteer.memory_usage());
    Ok(("names.tbl", gazetteer.to_bytes()))
}

fn read_list(
    path: &Path,
    number: usize,
    common: &HashSet<String>,
    names: &mut Vec<(usize, usize, Name)>,
) -> Result<(), Failure> {
    let rows = lines(path)?;
    let Some(((_, header), rows)) = rows.split_first() else {
        return Err(Failure::at(path, 0, "empty list"));
    };
    let columns: Vec<&str> = header.split('\t').collect();
    if columns.first() != Some(&"name") {
        return Err(Failure::at(path, 0, "the first column of the header must be `name`"));
    }
    let mut last = String::new();
    for (line, row) in rows {
        let fail = |reason: String| Failure::at(path, *line, reason);
        let cells: Vec<&str> = row.split('\t').collect();
        if cells.len() != columns.len() {
            return Err(fail(format!("{} columns, the header has {}", cells.len(), columns.len())));
        }
        let cell =
            |column: &str| columns.iter().position(|&c| c == column).map_or("", |at| cells[at]);
        let text = cell("name");
        if text.is_empty() || text != text.trim() || text.chars().any(char::is_control) {
            return Err(fail(format!("unusable name {text:?}")));
        }
        if text < last.as_str() {
            return Err(fail(format!("{text:?} is not sorted behind {last:?}")));
        }
        last = text.to_owned();
        let class = class_of(path, cell("class"))
            .ok_or_else(|| fail(format!("unknown class {:?}", cell("class"))))?;
        let mut name = Name::new(text, class.label().as_str());
        name.class = Some(class);
        name.list = number as u16;
        name.country = match cell("country").as_bytes() {
            [] => None,
            [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Some([*a, *b]),
            _ => return Err(fail(format!("country {:?} is not two capitals", cell("country")))),
        };
        let number_of = |column: &str| -> Result<Option<f64>, Failure> {
            match cell(column) {
                "" => Ok(None),
                value => value
                    .parse()
                    .map(Some)
                    .map_err(|_| fail(format!("{column} {value:?} is not a number"))),
            }
        };
        name.coordinates = number_of("lat")?.zip(number_of("lon")?);
        name.population = number_of("population")?.map(|number| number as u32);
        name.id = Some(cell("id").to_owned()).filter(|id| !id.is_empty());
        for flag in cell("flags").split(',').filter(|flag| !flag.is_empty()) {
            name.flags =
                name.flags_with(flag).ok_or_else(|| fail(format!("unknown flag {flag:?}")))?;
        }
        push(names, (number, *line), name.clone(), common);
        for alias in cell("alias").split('|').filter(|alias| !alias.is_empty()) {
            let mut other = name.clone().with_flags(NameFlags::ALIAS);
            other.text = alias.to_owned();
            push(names, (number, *line), other, common);
        }
    }
    Ok(())
}

trait FlagsByName {
    fn flags_with(&self, flag: &str) -> Option<NameFlags>;
}

impl FlagsByName for Name {
    fn flags_with(&self, flag: &str) -> Option<NameFlags> {
        let flag = match flag {
            "common" => NameFlags::COMMON,
            "weak" => NameFlags::WEAK,
            "after-comma" => NameFlags::AFTER_COMMA,
            "capitals" => NameFlags::CAPITALS,
            _ => return None,
        };
        Some(self.clone().with_flags(flag).flags)
    }
}

fn push(
    names: &mut Vec<(usize, usize, Name)>,
    at: (usize, usize),
    mut name: Name,
    common: &HashSet<String>,
) {
    // The flag `common` speaks of the main name; an alias is judged by itself.
    let lower = name.text.to_lowercase();
    if common.contains(&lower) {
        name = name.with_flags(NameFlags::COMMON);
    }
    let letters = name.text.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = name.text.chars().all(|c| !c.is_lowercase());
    // `WHO`, `US`, `AP`: short names in capitals count in capitals only.
    if capitals && (2..=5).contains(&letters) && !name.text.contains('.') {
        name = name.with_flags(NameFlags::CAPITALS);
    }
    names.push((at.0, at.1, name));
}

/// The class of that name, as the lists of that folder use it: `politics` is a politician among
/// people and a political group among demonyms. Lists of places say more (`airport`, `lake`,
/// `range`) than the table keeps; there the file decides.
fn class_of(path: &Path, class: &str) -> Option<NameClass> {
    let folder = path.parent()?.file_name()?.to_str()?;
    let list = path.file_stem()?.to_str()?;
    match (folder, class) {
        ("people", "religion") => Some(NameClass::Cleric),
        ("people", "military") => Some(NameClass::Soldier),
        ("people", "media") => Some(NameClass::Journalist),
        ("places", "politics") => Some(NameClass::Politics),
        ("places", "local") => Some(NameClass::Regional),
        ("places", "former") => Some(NameClass::Nationality),
        _ => NameClass::from_name(class).or(match (folder, list) {
            ("places", "airports" | "landmarks") => Some(NameClass::Landmark),
            ("places", "cities") => Some(NameClass::City),
            ("places", "counties") => Some(NameClass::County),
            ("places", "landforms") => Some(NameClass::Landform),
            ("places", "regions") => Some(NameClass::Region),
            ("places", "subdivisions") => Some(NameClass::Subdivision),
            ("places", "water") => Some(NameClass::Water),
            ("places", _) if list.ends_with("-abbreviations") => Some(NameClass::Subdivision),
            _ => None,
        }),
    }
}
