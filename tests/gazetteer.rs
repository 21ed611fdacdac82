//! Lists of names, embedded and the caller's own: cases as data, readers, compiled tables, counts.

#[path = "gazetteer/build.rs"]
mod build;
#[path = "gazetteer/cases.rs"]
mod cases;
#[path = "gazetteer/lower_case.rs"]
mod lower_case;
#[path = "gazetteer/readers.rs"]
mod readers;
#[path = "gazetteer/seeds.rs"]
mod seeds;
#[path = "gazetteer/table.rs"]
mod table;
