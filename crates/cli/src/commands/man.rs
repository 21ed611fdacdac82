//! `dateline man`: the manual page, made from the command line's own description.

use std::path::Path;

use clap::CommandFactory;

use crate::Outcome;
use crate::args::Cli;

/// Prints the page, or writes one for every command into `folder`.
pub fn run(folder: Option<&Path>) -> Result<Outcome, String> {
    let command = Cli::command();
    let Some(folder) = folder else {
        let mut page = Vec::new();
        clap_mangen::Man::new(command).render(&mut page).map_err(|error| error.to_string())?;
        return crate::print(&page);
    };
    let fail = |error| format!("{}: {error}", folder.display());
    std::fs::create_dir_all(folder).map_err(fail)?;
    clap_mangen::generate_to(command, folder).map_err(fail)?;
    Ok(Outcome::Found)
}
