//! The `dateline` command.

#![deny(missing_docs)]

mod args;
mod commands;
mod document;
mod extract;
mod folder;
mod input;
mod lists;
mod output;
mod pipeline;
mod progress;
mod settings;
mod sink;
mod stats;

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::{CommandFactory, Parser};

use crate::args::{Cli, Color, Command, InputArgs, NamesCommand};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found.
    Found,
    /// Nothing was found.
    Nothing,
    /// Something could not be read; the rest was.
    Failed,
    /// There was no input; short help is due.
    Usage,
}

fn main() -> ExitCode {
    end_on_interrupt();
    let outcome = run(Cli::parse());
    match outcome {
        Ok(Outcome::Found) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Ok(Outcome::Usage) => {
            eprint!("{}", Cli::command().render_usage().ansi());
            eprintln!(
                "\n\nNothing to read. Name files or folders, or `-` for standard input; --help has more."
            );
            ExitCode::from(2)
        }
        Err(message) => {
            report(&message);
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli) -> Result<Outcome, String> {
    match cli.command {
        None => {
            let mut args = cli.extract;
            extract::run(&mut args)
        }
        Some(Command::Count(mut args)) => commands::count::run(&mut args),
        Some(Command::Names(NamesCommand::Build(args))) => commands::names::build(&args),
        Some(Command::Names(NamesCommand::Inspect(args))) => commands::names::inspect(&args),
        Some(Command::Eval(args)) => commands::eval::run(&args),
        Some(Command::Explain(mut args)) => commands::explain::run(&mut args),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "dateline", &mut script);
            print(&script)
        }
        Some(Command::Man { dir }) => commands::man::run(dir.as_deref()),
    }
}

/// Writes to standard output; a reader that has gone is not an error.
pub fn print(bytes: &[u8]) -> Result<Outcome, String> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("standard output: {error}"))
        }
        _ => Ok(Outcome::Found),
    }
}

/// Tells of something that went wrong.
pub fn report(message: &str) {
    // Nothing can be done when standard error is gone too.
    let _ = writeln!(io::stderr(), "dateline: {}", output::clean(message));
}

/// Makes standard input the input when none is named and it is not a terminal; `None` when there is
/// nothing to read.
pub fn standard_input(input: &mut InputArgs) -> Option<()> {
    if input.paths.is_empty() {
        if io::stdin().is_terminal() {
            return None;
        }
        input.paths.push(PathBuf::from("-"));
    }
    Some(())
}

/// Whether standard output gets colours.
pub fn use_color(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => anstream::AutoStream::choice(&io::stdout()) != anstream::ColorChoice::Never,
    }
}

/// An interrupt ends the program between two writes, so that what is written is whole lines. When
/// what is being written does not get through, it ends all the same after two seconds.
fn end_on_interrupt() {
    let handler = || {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(2) {
            if let Ok(_writing) = sink::WRITING.try_lock() {
                std::process::exit(130);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        std::process::exit(130);
    };
    // Without a handler an interrupt still ends the program.
    let _ = ctrlc::set_handler(handler);
}
