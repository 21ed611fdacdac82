//! Lists of names in every format: read or refused line by line, never a panic.

#![no_main]

use dateline::{GazetteerBuilder, NameFormat, NameReader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|list: &[u8]| {
    for format in [
        NameFormat::Lines,
        NameFormat::Tsv,
        NameFormat::Csv,
        NameFormat::Jsonl,
        NameFormat::SpacyRuler,
        NameFormat::GateList,
        NameFormat::RegexNer,
    ] {
        let mut builder = GazetteerBuilder::new();
        let reader = NameReader::new(format).label("person").parts(true).fold_accents(false);
        let read = reader.collect_errors(true).read(list, &mut builder);
        if let (Ok(report), Ok(table)) = (read, builder.build()) {
            assert_eq!(report.names, table.len());
        }
    }
});
