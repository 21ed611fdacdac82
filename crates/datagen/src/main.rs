//! `cargo run -p dateline-datagen -- dates`: the tables of `src/data` from `seeds/`.

mod dates;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for stage in std::env::args().skip(1) {
        let done = match stage.as_str() {
            "dates" => dates::run(&root),
            other => Err(format!("no stage {other:?}; there is: dates")),
        };
        if let Err(message) = done {
            eprintln!("{message}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
