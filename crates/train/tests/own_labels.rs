//! A model of labels of one's own, from texts to the extractor.

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use dateline::{Extractor, Tagger};

/// Ships after `aboard the`, dishes after `a plate of`; `round` says which of the names.
fn texts(rounds: std::ops::Range<usize>) -> String {
    let ships = ["Amberline", "Northwind", "Calloway", "Petrel Star", "Sea Harrow", "Lindisfarn"];
    let dishes = ["Moravka", "Zeltan Stew", "Tirro", "Bellamash", "Old Corrin", "Pavvik"];
    let mut out = String::new();
    for round in rounds {
        let (ship, dish) = (ships[round % 6], dishes[round * 5 % 6]);
        let text = format!(
            "They sailed aboard the {ship} again. The cook made a plate of {dish} for all."
        );
        let span = |name: &str, label: &str| {
            let start = text.find(name).expect("it is in the text");
            format!(r#"{{"start":{start},"end":{},"label":"{label}"}}"#, start + name.len())
        };
        let (ship, dish) = (span(ship, "SHIP"), span(dish, "DISH"));
        writeln!(out, r#"{{"id":"{round}","text":"{text}","spans":[{ship},{dish}]}}"#)
            .expect("a string takes all");
    }
    out
}

#[test]
fn two_labels_of_ones_own() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let file = |name: &str| folder.join(name).to_str().expect("the path is UTF-8").to_owned();
    std::fs::write(file("train.jsonl"), texts(0..60)).unwrap();
    std::fs::write(file("dev.jsonl"), texts(60..72)).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_dateline-train"))
        .args(["train", "words_list=none", "epochs=6", "folds=2"])
        .args([
            format!("texts={}", file("train.jsonl")),
            format!("dev={}", file("dev.jsonl")),
            format!("out={}", file("own.bin")),
            format!("report={}", file("own.md")),
        ])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(std::fs::read_to_string(file("own.md")).unwrap().contains("| DISH+SHIP |"));

    let tagger = Tagger::from_bytes(&std::fs::read(file("own.bin")).unwrap()).unwrap();
    assert_eq!(tagger.labels(), ["DISH", "SHIP"]);
    let extractor = Extractor::builder().tagger_model(tagger).build().unwrap();
    let text = "She was aboard the Northwind again. He ate a plate of Zeltan Stew for lunch.";
    let extraction = extractor.extract(text);
    let found: Vec<(&str, &str)> =
        extraction.iter().map(|entity| (entity.label_name(), entity.text())).collect();
    assert!(found.contains(&("SHIP", "Northwind")), "{found:?}");
    assert!(found.contains(&("DISH", "Zeltan Stew")), "{found:?}");
}

#[test]
fn a_setting_that_does_not_exist_stops_it() {
    let output = Command::new(env!("CARGO_BIN_EXE_dateline-train"))
        .args(["train", "texts=none.jsonl", "epoch=8"])
        .output()
        .unwrap();
    assert!(!output.status.success());
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(message.contains("epoch") && message.contains("again_epochs"), "{message}");
}
