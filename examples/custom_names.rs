//! Lists of names and a pattern of one's own beside the embedded ones.
//!
//! ```text
//! cargo run --release --example custom_names
//! ```

use dateline::{
    CaseRule, Error, Extractor, Gazetteer, GazetteerBuilder, ListPriority, Name, NameFormat,
    NameReader,
};

const SHIPS: &str = "\
name,label,id,alias
Blue Heron,vessel,IMO 9074729,
Halvorsen Maritime,organization,HALV,Halvorsen Lines|HALV
,vessel,IMO 1,
";

fn main() -> Result<(), Error> {
    // 1. A list from a file, here CSV. Bad lines are collected instead of stopping at the first.
    let mut ships = GazetteerBuilder::new();
    let report = NameReader::new(NameFormat::Csv)
        .file("ships.csv")
        .case(CaseRule::ExactOrUpper)
        .collect_errors(true)
        .read(SHIPS.as_bytes(), &mut ships)?;
    for error in &report.errors {
        eprintln!("{error}");
    }

    // 2. A list of people, known by the family name alone too, that gives way to all other names.
    let mut people = GazetteerBuilder::new();
    NameReader::new(NameFormat::Lines)
        .label("person")
        .parts(true)
        .priority(ListPriority::Beside)
        .read("Zorblina Quuxworth\n".as_bytes(), &mut people)?;
    people.add(&Name::new("Bo Thorvaldsen", "person").with_id("P2"))?;

    // 3. A compiled list is saved and loaded in no time; here from memory.
    let ships = Gazetteer::from_bytes(&ships.build()?.to_bytes())?;

    // 4. Lists in the order in which they count, a regular expression for what no list can hold,
    //    names that are never an entity.
    let extractor = Extractor::builder()
        .gazetteer(ships)
        .gazetteer(people.build()?)
        .pattern("container", r"\b[A-Z]{4} ?\d{7}\b")
        .deny(["Reuters"])
        .build()?;

    let text = "ROTTERDAM, March 3 (Reuters) - The Blue Heron, run by Halvorsen Lines, lost container \
                MSKU 4471520 off Portugal on Sunday, said Quuxworth.";
    for entity in extractor.extract(text).iter() {
        let id = entity.list_id().unwrap_or_default();
        println!("{:<13} {:<20} {id}", entity.label_name(), entity.text());
    }
    Ok(())
}
