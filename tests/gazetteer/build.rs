//! Builders of lists: what is refused leaves nothing behind.

use dateline::{ErrorKind, Extractor, Gazetteer, GazetteerBuilder, Name};

/// The `label: name` that the list finds in a text, through its compiled bytes.
fn found(builder: GazetteerBuilder, text: &str) -> Vec<String> {
    let bytes = builder.build().unwrap().to_bytes();
    let list = Gazetteer::from_bytes(&bytes).unwrap();
    let builder = Extractor::builder().tagger(false).embedded_names(false).gazetteer(list);
    let found = builder.build().unwrap().extract(text);
    found.iter().map(|entity| format!("{}: {}", entity.label_name(), entity.text())).collect()
}

/// A label of 70,000 bytes stayed among the labels, so that the next name got it, and the bytes of
/// its table could not be read back.
#[test]
fn a_refused_name_leaves_nothing_behind() {
    let mut builder = GazetteerBuilder::new();
    let error = builder.add(&Name::new("Zorblina", "x".repeat(70_000))).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Label);
    assert_eq!(error.to_string(), "a label of 70000 bytes, at most 255");
    let error =
        builder.add(&Name::new("Zorblina", "boat").with_id("x".repeat(70_000))).unwrap_err();
    assert_eq!(error.to_string(), "an id of 70000 bytes, at most 65535");
    builder.add(&Name::new("Blue Heron", "ship")).unwrap();
    assert_eq!(found(builder, "The Blue Heron met the Zorblina."), ["ship: Blue Heron"]);

    let mut builder = GazetteerBuilder::new();
    builder.add(&Name::new("Zorblina", "boat").with_id("x".repeat(70_000))).unwrap_err();
    assert!(builder.build().unwrap().labels().is_empty());
}

#[test]
fn a_table_holds_251_labels() {
    let mut builder = GazetteerBuilder::new();
    for number in 0..251 {
        let name = Name::new(format!("Quux{number} Halvorsen"), format!("label {number}"));
        builder.add(&name).unwrap();
    }
    let error = builder.add(&Name::new("Blue Heron", "ship")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Label);
    assert_eq!(error.to_string(), "label \"ship\": a table has at most 251 labels of its own");
    builder.add(&Name::new("Zorblina", "label 250")).unwrap();
    builder.add(&Name::new("Basra", "place")).unwrap();
    assert_eq!(
        found(builder, "The Blue Heron met the Zorblina and Quux0 Halvorsen."),
        ["label 250: Zorblina", "label 0: Quux0 Halvorsen"]
    );
}

/// A population without coordinates was lost.
#[test]
fn population_and_coordinates_stand_alone() {
    let text = "From Quuxton to Zorbland and Blue Heron.";
    let mut builder = GazetteerBuilder::new();
    for (text, coordinates, population) in [
        ("Quuxton", None, Some(1200)),
        ("Zorbland", Some((-12.5, 180.0)), None),
        ("Blue Heron", None, Some(0)),
    ] {
        let mut name = Name::new(text, "place");
        (name.coordinates, name.population) = (coordinates, population);
        builder.add(&name).unwrap();
    }
    let list = Gazetteer::from_bytes(&builder.build().unwrap().to_bytes()).unwrap();
    let extractor = Extractor::builder().tagger(false).embedded_names(false).gazetteer(list);
    let found = extractor.build().unwrap().extract(text);
    let places: Vec<_> =
        found.places().map(|place| (place.coordinates(), place.population())).collect();
    assert_eq!(places, [(None, Some(1200)), (Some((-12.5, 180.0)), None), (None, None)]);
}

#[test]
fn coordinates_are_degrees() {
    for coordinates in [(90.1, 0.0), (0.0, -180.1), (f64::NAN, 0.0), (0.0, f64::NEG_INFINITY)] {
        let mut name = Name::new("Quuxton", "place");
        name.coordinates = Some(coordinates);
        let error = GazetteerBuilder::new().add(&name).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::List);
        let (latitude, longitude) = coordinates;
        let wanted = format!(
            "the name \"Quuxton\" has the coordinates {latitude}, {longitude}, at most 90 and 180"
        );
        assert_eq!(error.to_string(), wanted);
    }
}
