//! Listed names in lower case, with lists of the caller's before the embedded ones.

use dateline::{Extractor, GazetteerBuilder, Name, NameClass};

fn found(countries: &[&str], text: &str) -> Vec<String> {
    let mut list = GazetteerBuilder::new();
    for country in countries {
        let mut name = Name::new(*country, "place");
        name.class = Some(NameClass::Country);
        list.add(&name).unwrap();
    }
    let builder = Extractor::builder().tagger(false).gazetteer(list.build().unwrap());
    let extractor = builder.build().unwrap();
    extractor.extract(text).iter().map(|entity| entity.text().to_owned()).collect()
}

#[test]
fn the_longest_name_of_all_lists_counts() {
    assert_eq!(found(&["France Berlin"], "flights to france berlin"), ["france berlin"]);
    assert_eq!(found(&["New"], "flights to new zealand"), ["new zealand"]);
}
