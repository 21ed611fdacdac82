//! The readers of lists.

use std::path::PathBuf;

use dateline::{
    CaseRule, ErrorKind, Extractor, GazetteerBuilder, NameFormat, NameReader, ReadReport,
};

/// What a reader with that format makes of a list, and the `label: name: id` found in a text.
fn read(reader: &NameReader, list: &str, text: &str) -> (ReadReport, Vec<String>) {
    let mut builder = GazetteerBuilder::new();
    let report = reader.read(list.as_bytes(), &mut builder).unwrap();
    let extractor = Extractor::builder()
        .tagger(false)
        .embedded_names(false)
        .gazetteer(builder.build().unwrap())
        .build()
        .unwrap();
    let found = extractor.extract(text);
    let found = found
        .iter()
        .filter(|entity| entity.source() == dateline::Source::List)
        .map(|entity| {
            let id = entity.list_id().unwrap_or_default();
            format!("{}: {}: {id}", entity.label_name(), entity.text())
        })
        .collect();
    (report, found)
}

fn errors(report: &ReadReport) -> Vec<String> {
    report.errors.iter().map(ToString::to_string).collect()
}

#[test]
fn one_name_a_line() {
    let reader = NameReader::new(NameFormat::Lines).label("ship");
    let list = "\u{feff}# a comment\r\nBlue Heron\r\n\r\n  Zorblina  \r\n";
    let (report, found) = read(&reader, list, "The Blue Heron met the Zorblina.");
    assert_eq!(report.names, 2);
    assert_eq!(found, ["ship: Blue Heron: ", "ship: Zorblina: "]);
}

#[test]
fn bad_lines_stop_or_are_collected() {
    let list = b"Blue Heron\n\xff\xfe\n...\na b c d e f g h i j k l m n o p q\nZorblina\n";
    let reader = NameReader::new(NameFormat::Lines).label("ship").file("ships.txt");
    let mut builder = GazetteerBuilder::new();
    let error = reader.read(&list[..], &mut builder).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::List);
    assert_eq!(error.to_string(), "ships.txt:2: not UTF-8 from its byte 1 on");
    let report = reader.clone().collect_errors(true).read(&list[..], &mut builder).unwrap();
    let errors = errors(&report);
    assert_eq!(errors.len(), 2, "{errors:?}");
    assert!(errors[1].starts_with("ships.txt:4: the name \"a b c"), "{errors:?}");
}

/// The fuzzer's seed: the name before the alias was in the table and not in the count.
#[test]
fn names_before_a_bad_alias_count() {
    let list = "name\talias\nBlue Heron\tHeronia|a b c d e f g h i j k l m n o p q|Zorblina\n";
    let reader = NameReader::new(NameFormat::Tsv).label("ship").collect_errors(true);
    let (report, found) = read(&reader, list, "The Blue Heron, or Heronia, met the Zorblina.");
    assert_eq!((report.names, report.errors.len()), (2, 1));
    assert_eq!(found, ["ship: Blue Heron: ", "ship: Heronia: "]);
}

#[test]
fn endless_lines_are_refused() {
    let list = format!("Blue Heron\n{}\nZorblina\n", "x".repeat(200_000));
    let reader = NameReader::new(NameFormat::Lines).label("ship").collect_errors(true);
    let (report, found) = read(&reader, &list, "The Blue Heron met the Zorblina.");
    assert_eq!(errors(&report), ["list:2: a line of more than 65536 bytes"]);
    assert_eq!(found.len(), 2);
}

#[test]
fn tsv_and_csv_with_a_header() {
    let reader = NameReader::new(NameFormat::Tsv).collect_errors(true).id_prefix("wd:");
    let list = "label\tname\tid\talias\talias2\tsomething\n\
                ship\tBlue Heron\tQ1\tHeronia|Heronette\tBlauer Reiher\tx\n\
                ship\tToo\tfew\n\
                \tNameless\tQ2\t\t\t\n";
    let (report, found) = read(&reader, list, "Heronia, Heronette and Blauer Reiher.");
    assert_eq!(report.names, 4);
    assert_eq!(errors(&report), ["list:3: 3 columns, the header has 6", "list:4: no label"]);
    assert_eq!(
        found,
        ["ship: Heronia: wd:Q1", "ship: Heronette: wd:Q1", "ship: Blauer Reiher: wd:Q1"]
    );

    let reader = NameReader::new(NameFormat::Csv).collect_errors(true);
    let list = "name,label,id,alias,lat,lon\n\
                \"Heron, Blue\",ship,\"a \"\"quoted\"\" id\",\"Blue\nHeron\",,\n\
                Zorblina,ship,Q2,,95,3\n\
                Bad \"quote\",ship,,,,\n\
                Quuxia,ship,\"open,,,\n";
    let (report, found) = read(&reader, list, "The Blue Heron met the Quuxia.");
    assert_eq!(found, ["ship: Blue Heron: a \"quoted\" id"]);
    assert_eq!(
        errors(&report),
        [
            "list:4: latitude \"95\" is not a number of degrees, at most 90",
            "list:5: a quotation mark inside a cell that does not begin with one",
            "list:6: a quotation mark is not closed",
        ]
    );
    let error = NameReader::new(NameFormat::Csv)
        .read("label,id\n".as_bytes(), &mut GazetteerBuilder::new())
        .unwrap_err();
    assert_eq!(error.to_string(), "list:1: the header has no column `name`");
}

#[test]
fn regexner_mappings() {
    let reader =
        NameReader::new(NameFormat::RegexNer).collect_errors(true).relabel("CRAFT", "ship");
    let list = "# a comment\nBlue (Heron|Egret)\tCRAFT\tMISC\t1.0\nSt. Zorblina\tCRAFT\nUniversity of .*\tORGANIZATION\n( /a/ )\tX\nNothing\n";
    let (report, found) = read(&reader, list, "Blue Heron, Blue Egret, St. Zorblina, BLUE HERON.");
    assert_eq!(found, ["ship: Blue Heron: ", "ship: Blue Egret: ", "ship: St. Zorblina: "]);
    assert_eq!(
        errors(&report),
        [
            "list:4: \".*\" is a regular expression, not a word",
            "list:5: a TokensRegex pattern",
            "list:6: no label",
        ]
    );
}

/// What is said of a place: country, latitude, longitude, population; and why it is refused.
const PLACES: [([&str; 4], &str); 14] = [
    (["DE", "48.1", "11.6", "1500000"], ""),
    (["de", "-90", "1.8e2", "1500000.0"], ""),
    (["", "", "", "1500000"], ""),
    (["", "48.1", "11.6", ""], ""),
    (["Germany", "", "", ""], "country \"Germany\" is not two letters"),
    (["4", "", "", ""], "country \"4\" is not two letters"),
    (["", "999", "11.6", ""], "latitude \"999\" is not a number of degrees, at most 90"),
    (["", "48.1", "NaN", ""], "longitude \"NaN\" is not a number of degrees, at most 180"),
    (["", "48.1", "", ""], "latitude \"48.1\" without a longitude"),
    (["", "", "11.6", ""], "longitude \"11.6\" without a latitude"),
    (["", "", "", "99999999999"], "population \"99999999999\" is not a whole number below 2^32"),
    (["", "", "", "-1"], "population \"-1\" is not a whole number below 2^32"),
    (["", "", "", "1.5"], "population \"1.5\" is not a whole number below 2^32"),
    (["", "", "", "many"], "population \"many\" is not a whole number below 2^32"),
];

fn place_error(format: NameFormat, list: &str) -> String {
    let reader = NameReader::new(format).label("place").collect_errors(true);
    let (report, found) = read(&reader, list, "They met in Quuxton.");
    assert_eq!(found.len() + report.errors.len(), 1, "{list}");
    report.errors.first().map(|error| error.reason.clone()).unwrap_or_default()
}

#[test]
fn what_is_said_of_a_place_is_read_or_refused() {
    for (values, reason) in PLACES {
        let list = format!("name,country,lat,lon,population\nQuuxton,{}\n", values.join(","));
        assert_eq!(place_error(NameFormat::Csv, &list), reason, "{list}");
    }
}

/// JSON dropped what columns refuse.
#[cfg(feature = "jsonl")]
#[test]
fn json_lines_say_of_a_place_what_columns_say() {
    for (values, reason) in PLACES {
        let [country, lat, lon, population] = values;
        let line = |quoted: bool| {
            let value = |value: &str| match value.parse::<f64>() {
                Ok(number) if !quoted && number.is_finite() => value.to_owned(),
                _ if value.is_empty() => "null".to_owned(),
                _ => format!("{value:?}"),
            };
            let (country, lat, lon) = (value(country), value(lat), value(lon));
            let population = value(population);
            format!(
                r#"{{"name":"Quuxton","country":{country},"lat":{lat},"lon":{lon},"population":{population}}}"#
            )
        };
        for line in [line(true), line(false)] {
            assert_eq!(place_error(NameFormat::Jsonl, &line), reason, "{line}");
        }
    }
    for (line, reason) in [
        (r#"{"name":"Quuxton","country":["DE"]}"#, r#"country "[\"DE\"]" is not two letters"#),
        (r#"{"name":"Quuxton","label":5}"#, "`label` 5 is not a string"),
        (r#"{"name":"Quuxton","id":true}"#, "`id` true is not a string"),
        (r#"{"name":"Quuxton","aliases":["Q",7]}"#, "alias 7 is not a string"),
        (r#"{"name":"Quuxton","aliases":"Q"}"#, r#"`aliases` "Q" is not a list of strings"#),
    ] {
        assert_eq!(place_error(NameFormat::Jsonl, line), reason, "{line}");
    }
}

/// 256 names are read, and with one word more to choose from none.
#[test]
fn alternatives_are_bounded() {
    let reader = NameReader::new(NameFormat::RegexNer).collect_errors(true);
    let words = |count: usize| (0..count).map(|n| format!("Q{n}")).collect::<Vec<_>>().join("|");
    let list = format!("({0}) ({0})\tSHIP\n({1}) ({0})\tSHIP\n", words(16), words(17));
    let (report, _) = read(&reader, &list, "");
    assert_eq!(report.names, 256);
    assert_eq!(errors(&report), ["list:2: alternatives for more than 256 names"]);
}

#[test]
fn gate_lists_with_their_definition() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("gate");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("lists.def"),
        "ship.lst:vessel:sail:en\nunits.lst:unit\nmissing.lst:x\n../up.lst:x\nno_major.lst\n",
    )
    .unwrap();
    std::fs::write(folder.join("ship.lst"), "Blue Heron&id=Q1&built=1920\nZorblina\n").unwrap();
    std::fs::write(folder.join("units.lst"), "Quuxes\n").unwrap();
    let mut builder = GazetteerBuilder::new();
    let report = NameReader::new(NameFormat::GateList)
        .feature_separator('&')
        .relabel("vessel:sail", "sailing ship")
        .relabel("unit", "")
        .case(CaseRule::ExactOrUpper)
        .collect_errors(true)
        .read_gate(folder.join("lists.def"), &mut builder)
        .unwrap();
    assert_eq!(report.names, 2);
    let errors = errors(&report);
    assert_eq!(errors.len(), 3, "{errors:?}");
    assert!(errors[0].contains("lists.def:3: missing.lst: "), "{errors:?}");
    assert!(errors[1].ends_with("\"../up.lst\" is not the name of a file beside it"), "{errors:?}");
    assert!(errors[2].ends_with(":5: no major type"), "{errors:?}");
    let list = builder.build().unwrap();
    assert_eq!(list.labels(), ["sailing ship"]);
    let extractor =
        Extractor::builder().tagger(false).embedded_names(false).gazetteer(list).build().unwrap();
    let found = extractor.extract("The Blue Heron, or BLUE HERON, was no Blue heron.");
    let found: Vec<_> =
        found.iter().map(|entity| (entity.text(), entity.list_id().unwrap_or_default())).collect();
    assert_eq!(found, [("Blue Heron", "Q1".into()), ("BLUE HERON", "Q1".into())]);
}

#[cfg(feature = "jsonl")]
#[test]
fn json_lines_and_entity_ruler_patterns() {
    let reader = NameReader::new(NameFormat::Jsonl).collect_errors(true);
    let list = r#"{"name": "Blue Heron", "label": "ship", "id": 7, "aliases": ["Heronia"]}
{"name": 5}
not json
"#;
    let (report, found) = read(&reader, list, "The Blue Heron is the Heronia.");
    assert_eq!(found, ["ship: Blue Heron: 7", "ship: Heronia: 7"]);
    assert_eq!(report.errors.len(), 2);
    assert_eq!(report.errors[0].reason, "`name` 5 is not a string");

    let reader = NameReader::new(NameFormat::SpacyRuler).collect_errors(true);
    let list = r#"{"label": "SHIP", "pattern": "Blue Heron", "id": "bh"}
{"label": "SHIP", "pattern": [{"LOWER": "zorblina"}, {"LOWER": {"IN": ["one", "two"]}}]}
{"label": "SHIP", "pattern": [{"ORTH": "iQuux"}, {"TEXT": "9"}]}
{"label": "SHIP", "pattern": [{"LOWER": "a"}, {"IS_DIGIT": true}]}
{"label": "SHIP", "pattern": [{"LOWER": "a"}, {"TEXT": "B"}]}
{"label": "SHIP", "pattern": [{"LOWER": "a", "OP": "+"}]}
"#;
    let text = "Blue Heron, Blue heron, zorblina TWO and iQuux 9 against IQUUX 9.";
    let (report, found) = read(&reader, list, text);
    assert_eq!(found, ["SHIP: Blue Heron: bh", "SHIP: zorblina TWO: ", "SHIP: iQuux 9: "]);
    assert_eq!(
        errors(&report),
        [
            "list:4: token attribute IS_DIGIT is neither TEXT, ORTH nor LOWER",
            "list:5: the pattern mixes LOWER with TEXT or ORTH",
            "list:6: a token without an attribute, or with several",
        ]
    );
}
