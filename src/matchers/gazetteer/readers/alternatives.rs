//! The names that a pattern with alternatives stands for.

/// The most names that the alternatives of one pattern may come to.
const MOST: usize = 256;

/// Every name with every choice of the next word behind it: `Blue` and `Heron` or `Egret` are
/// `Blue Heron` and `Blue Egret`. A pattern begins with one empty name.
pub(super) fn append(names: &[String], choices: &[String]) -> Result<Vec<String>, String> {
    if names.len() * choices.len() > MOST {
        return Err(format!("alternatives for more than {MOST} names"));
    }
    let longer = names.iter().flat_map(|name| {
        let space = if name.is_empty() { "" } else { " " };
        choices.iter().map(move |choice| format!("{name}{space}{choice}"))
    });
    Ok(longer.collect())
}
