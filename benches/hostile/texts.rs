//! Texts made to be slow on: what they repeat is where a careless matcher looks back or ahead.

/// A kind of hostile text: its name, and how one of at least so many bytes is made.
pub type Kind = (&'static str, fn(usize) -> String);

/// Every kind.
pub const KINDS: [Kind; 29] = [
    ("`A`", |bytes| "A".repeat(bytes)),
    ("`A `", |bytes| repeated("A ", bytes)),
    ("`(`", |bytes| "(".repeat(bytes)),
    ("`al-al-al-`", |bytes| repeated("al-", bytes)),
    ("nested quotes", |bytes| repeated("“‘\"'", bytes / 2) + &repeated("'\"’”", bytes / 2)),
    ("one giant token", |bytes| "Antidisestablishmentarianism".repeat(bytes / 28 + 1)),
    ("one giant token, accents", |bytes| repeated("Éé", bytes)),
    ("digits and slashes", |bytes| repeated("12/11/", bytes)),
    ("digits, commas, stops", |bytes| repeated("1,234.5", bytes)),
    ("digits and spaces", |bytes| repeated("11 2021 ", bytes)),
    ("acronyms `A B (AB)`", acronyms),
    ("capitalised words", |bytes| repeated("Zupan Lindqvist Okafor ", bytes)),
    ("ever new names", new_names),
    ("newlines", |bytes| "\n".repeat(bytes)),
    ("one letter a line", |bytes| repeated("A\n", bytes)),
    ("stops between letters", |bytes| repeated("a.", bytes)),
    ("apostrophes between letters", |bytes| repeated("a’", bytes)),
    ("e-mail that never comes", |bytes| repeated("a-", bytes) + "@"),
    ("address in brackets", |bytes| "http://a".to_owned() + &")".repeat(bytes)),
    ("Chinese", |bytes| repeated("北京", bytes)),
    ("emoji", |bytes| repeated("🙂", bytes)),
    ("one letter, many marks", |bytes| "e".to_owned() + &repeated("\u{301}", bytes)),
    ("storms and people", |bytes| repeated("Hurricane Maria hit. John Xavier left. ", bytes)),
    ("new storms", new_storms),
    ("months and days", |bytes| repeated("May 5 and Monday of last week, ", bytes)),
    ("titles and names", |bytes| repeated("Mr. Smith left. ", bytes)),
    ("two of one name", |bytes| repeated("John Smith met Anna Smith. ", bytes)),
    ("a list of weekdays", |bytes| repeated("Monday, ", bytes)),
    ("roles and heads", |bytes| repeated("President of the Bank of the University of ", bytes)),
];

fn repeated(part: &str, bytes: usize) -> String {
    part.repeat(bytes.div_ceil(part.len()))
}

/// `Zupan Kadim Zeta (ZKZ)` with letters that vary, so that every acronym is a new one.
fn acronyms(bytes: usize) -> String {
    let (mut text, mut number) = (String::with_capacity(bytes + 64), 0u32);
    while text.len() < bytes {
        let letter = |power: u32| char::from(b'A' + (number / 26u32.pow(power) % 26) as u8);
        let [a, b, c, d] = [letter(0), letter(1), letter(2), letter(3)];
        text.push_str(&format!("{a}on {b}ur {c}el {d}an Union ({a}{b}{c}{d}U) "));
        number += 1;
    }
    text
}

/// Storms with names that never come twice, and people.
fn new_storms(bytes: usize) -> String {
    let people = new_names(bytes / 2);
    people
        .split_inclusive(". ")
        .map(|part| format!("Hurricane {}hit. {part}", &part[5..13]))
        .collect()
}

/// People with names that never come twice.
fn new_names(bytes: usize) -> String {
    let (mut text, mut number) = (String::with_capacity(bytes + 64), 0u32);
    while text.len() < bytes {
        let syllables = ["ka", "lo", "mi", "ru", "te", "vo", "za", "ni"];
        let name: String = (0..7).map(|at| syllables[(number >> (3 * at)) as usize % 8]).collect();
        text.push_str(&format!("John X{name} met Mr. Y{name}. "));
        number += 1;
    }
    text
}
