//! `dateline names`: compile users' lists, and look into them.

use std::fmt::Write as _;
use std::time::Instant;

use dateline::{Extractor, GazetteerBuilder};

use crate::Outcome;
use crate::args::{BuildArgs, InspectArgs};
use crate::lists;
use crate::output::describe;

/// Compiles lists into one file.
pub fn build(args: &BuildArgs) -> Result<Outcome, String> {
    let start = Instant::now();
    let mut builder = GazetteerBuilder::new();
    let mut bad = 0;
    for path in &args.lists {
        let read = lists::add(path, &args.list, args.skip_bad, &mut builder)?;
        bad += read.errors.len();
        read.errors.iter().for_each(|error| crate::report(&error.to_string()));
    }
    let list = builder.build().map_err(|error| error.to_string())?;
    let bytes = list.to_bytes();
    let place = args.output.display();
    std::fs::write(&args.output, &bytes).map_err(|error| format!("{place}: {error}"))?;
    let seconds = start.elapsed().as_secs_f64();
    eprintln!("{place}: {} names, {} bytes, {seconds:.2} s", list.len(), bytes.len());
    if bad > 0 {
        return Ok(Outcome::Failed);
    }
    Ok(if list.is_empty() { Outcome::Nothing } else { Outcome::Found })
}

/// Says what a list holds, and how names are read with it.
pub fn inspect(args: &InspectArgs) -> Result<Outcome, String> {
    let start = Instant::now();
    let list = lists::load(&args.file, &args.list)?;
    let time = start.elapsed();
    let mut out = String::new();
    let mut found = !args.look_up.is_empty();
    if args.look_up.is_empty() {
        let own = list.labels().join(", ");
        found = !list.is_empty();
        writeln!(out, "names      {}", list.len()).expect("to a string");
        writeln!(out, "own kinds  {}", if own.is_empty() { "none" } else { &own })
            .expect("to a string");
        writeln!(out, "memory     {} bytes", list.memory_usage()).expect("to a string");
        eprintln!("loaded in  {:.1} ms", time.as_secs_f64() * 1e3);
    }
    let extractor = Extractor::builder()
        .embedded_names(false)
        .tagger(false)
        .gazetteer(list)
        .build()
        .map_err(|error| error.to_string())?;
    for name in &args.look_up {
        let result = extractor.extract(name);
        let whole = result.iter().find(|entity| entity.text() == name.trim());
        match whole {
            Some(entity) if entity.source().as_str() == "list" => {
                let id = entity.list_id().unwrap_or_default();
                let known = describe(&entity);
                let line = format!("{name}\t{}\t{id}\t{known}", entity.label_name());
                writeln!(out, "{}", line.trim_end()).expect("to a string");
            }
            _ => {
                found = false;
                writeln!(out, "{name}\tnot in the list").expect("to a string");
            }
        }
    }
    crate::print(out.as_bytes())?;
    Ok(if found { Outcome::Found } else { Outcome::Nothing })
}
