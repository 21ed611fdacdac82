//! People by the region their names come from: is the extractor as good on every part of the world?
//!
//! The region of a name is that of its last word in `seeds/names/people/surnames.tsv`, else of its
//! first in `given-names.tsv`. Names that no list knows are counted apart.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use dateline::{Extractor, OffsetUnit, Offsets};

/// Regions as the model card shows them, with the lists' own.
const REGIONS: [(&str, &[&str]); 9] = [
    ("english", &["english"]),
    ("europe", &["western-europe", "nordic", "baltic", "italian", "greek"]),
    ("slavic", &["slavic", "caucasian"]),
    ("hispanic and portuguese", &["hispanic", "portuguese"]),
    ("middle east", &["arabic", "persian", "turkic", "hebrew"]),
    ("south asia", &["south-asian"]),
    (
        "east and southeast asia",
        &["chinese", "korean", "japanese", "vietnamese", "southeast-asian"],
    ),
    ("africa", &["african"]),
    ("oceania", &["pacific"]),
];

pub fn run(paths: &[String]) -> Result<(), String> {
    let surnames = regions("surnames")?;
    let given = regions("given-names")?;
    let region = |name: &str| -> &'static str {
        let words: Vec<&str> = name.split([' ', '-']).filter(|word| !word.is_empty()).collect();
        let find = |word: Option<&&str>, list: &HashMap<String, &'static str>| {
            word.and_then(|word| list.get(&word.to_lowercase()).copied())
        };
        find(words.last(), &surnames).or_else(|| find(words.first(), &given)).unwrap_or("unknown")
    };
    let extractor = Extractor::new();
    // Right, found, gold.
    let mut counts: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for path in paths {
        for document in dateline_eval::read(Path::new(path))?
            .iter()
            .filter(|document| document.annotates("PER"))
        {
            let characters: Vec<char> = document.text.chars().collect();
            let found = extractor.extract_dated(&document.text, document.reference());
            let mut offsets = Offsets::new(&document.text, OffsetUnit::Char);
            let people: Vec<_> = found
                .people()
                .map(|person| {
                    let span = offsets.span(person.span());
                    (span.start, span.end, person.text())
                })
                .collect();
            for &(_, _, name) in &people {
                counts.entry(region(name)).or_default()[1] += 1;
            }
            for span in document.spans.iter().filter(|span| span.label == "PER") {
                let name: String = characters[span.start..span.end].iter().collect();
                let right =
                    people.iter().any(|person| (person.0, person.1) == (span.start, span.end));
                let count = counts.entry(region(&name)).or_default();
                count[2] += 1;
                count[0] += usize::from(right);
            }
        }
    }
    println!("people by region of name:");
    println!("  {:<26} {:>6} {:>6} {:>6} {:>6}", "region", "P", "R", "F1", "gold");
    for (name, [right, found, gold]) in counts {
        let share = |of: usize| 100.0 * right as f64 / of.max(1) as f64;
        let f1 = 200.0 * right as f64 / (found + gold).max(1) as f64;
        println!("  {name:<26} {:>6.1} {:>6.1} {f1:>6.1} {gold:>6}", share(found), share(gold));
    }
    Ok(())
}

/// The region of every name of a list, aliases too, in lower case.
fn regions(list: &str) -> Result<HashMap<String, &'static str>, String> {
    let path = format!("{}/seeds/names/people/{list}.tsv", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let mut rows = text.lines().filter(|line| !line.starts_with('#'));
    let header: Vec<&str> = rows.next().unwrap_or_default().split('\t').collect();
    let column = |name: &str| header.iter().position(|column| *column == name);
    let (Some(region), alias) = (column("region"), column("alias")) else {
        return Err(format!("{path}: no column `region`"));
    };
    let mut found = HashMap::new();
    for cells in rows.map(|row| row.split('\t').collect::<Vec<_>>()) {
        let group = REGIONS.iter().find(|(_, regions)| regions.contains(&cells[region]));
        let Some((group, _)) = group else { continue };
        let aliases = alias.map_or("", |alias| cells[alias]).split('|');
        for name in aliases.chain([cells[0]]).filter(|name| !name.is_empty()) {
            found.entry(name.to_lowercase()).or_insert(*group);
        }
    }
    Ok(found)
}
