//! Measures the library on files of annotated text: `evaluate --dates FILE...`.

mod dates;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.first().map(String::as_str) {
        Some("--dates") => dates::run(&args[1..]),
        _ => eprintln!("usage: evaluate --dates [--show] FILE..."),
    }
}
