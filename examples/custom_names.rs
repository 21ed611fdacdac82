//! A list of names and a pattern of one's own beside the embedded ones.
//!
//! ```text
//! cargo run --release --example custom_names
//! ```

use dateline::{Error, Extractor, GazetteerBuilder, Name};

fn main() -> Result<(), Error> {
    // 1. Names with a label and an id. A built-in label's name joins that kind, any other is new.
    let mut names = GazetteerBuilder::new();
    names.add(&Name::new("Blue Heron", "vessel").with_id("IMO 9074729"))?;
    names.add(&Name::new("Halvorsen Maritime", "organization").with_id("HALV"))?;

    // 2. A regular expression for what no list can hold.
    let extractor = Extractor::builder()
        .gazetteer(names.build()?)
        .pattern("container", r"\b[A-Z]{4} ?\d{7}\b")
        .deny(["Reuters"])
        .build()?;

    let text = "ROTTERDAM, March 3 (Reuters) - The Blue Heron, run by Halvorsen Maritime, lost container \
                MSKU 4471520 off Portugal on Sunday.";
    for entity in extractor.extract(text).iter() {
        let id = entity.list_id().unwrap_or_default();
        println!("{:<13} {:<20} {id}", entity.label_name(), entity.text());
    }
    Ok(())
}
