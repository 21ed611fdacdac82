//! A line that cannot be used stops the generator, which names file, line and reason.

use std::path::{Path, PathBuf};

use crate::lines::Failure;
use crate::{Output, abbreviations, lexicon, names, patterns};

/// A folder of seeds that is gone when the test is over.
struct Seeds(PathBuf);

impl Seeds {
    fn with(files: &[(&str, &[u8])], name: &str) -> Seeds {
        let root = std::env::temp_dir().join(format!("datagen-{}-{name}", std::process::id()));
        for (path, bytes) in files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
            std::fs::write(path, bytes).expect("a writable file");
        }
        Seeds(root)
    }
}

impl Drop for Seeds {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

type Generate = fn(&Path) -> Result<Output, Failure>;

/// Each file below by itself, and what the failure says behind the file's path.
const BAD: [(Generate, &str, &[u8], &str); 17] = [
    (names::generate, "names/places/cities.tsv", b"", ": empty list"),
    (names::generate, "names/places/cities.tsv", b"town\tclass\n", ": the first column"),
    (
        names::generate,
        "names/places/cities.tsv",
        b"# a comment counts\nname\tclass\nAba\n",
        ":3: 1 columns, the header has 2",
    ),
    (
        names::generate,
        "names/places/cities.tsv",
        b"name\tclass\nBasra\tcity\nAba\tcity\n",
        ":3: \"Aba\" is not sorted behind \"Basra\"",
    ),
    (names::generate, "names/places/cities.tsv", b"name\tclass\n Aba\tcity\n", ":2: unusable name"),
    (
        names::generate,
        "names/people/in-the-news.tsv",
        b"name\tclass\nAda\tnonsense\n",
        ":2: unknown class \"nonsense\"",
    ),
    (
        names::generate,
        "names/places/cities.tsv",
        b"name\tclass\tcountry\nAba\tcity\tng\n",
        ":2: country \"ng\" is not two capitals",
    ),
    (
        names::generate,
        "names/places/cities.tsv",
        b"name\tclass\tpopulation\nAba\tcity\tmany\n",
        ":2: population \"many\" is not a number",
    ),
    (
        names::generate,
        "names/places/cities.tsv",
        b"name\tclass\tflags\nAba\tcity\tloud\n",
        ":2: unknown flag \"loud\"",
    ),
    (names::generate, "names/places/cities.tsv", b"name\tclass\nAb\xff\tcity\n", ": invalid utf-8"),
    (abbreviations::generate, "lexicon/abbreviations.txt", b"Dr.\nMr\n", ":2: \"Mr\" does not end"),
    (abbreviations::generate, "lexicon/abbreviations.txt", b"Mr.\nDr.\n", ":2: \"Dr.\" is not sorted"),
    (abbreviations::generate, "lexicon/abbreviations.txt", b"Dr.\nDr.\n", "or is there twice"),
    (lexicon::generate, "lexicon/nonsense.txt", b"word\n", ": NONSENSE is not a class"),
    (lexicon::generate, "lexicon/roles.txt", b"coach\nactor\n", ":2: \"actor\" is not sorted"),
    (
        patterns::generate,
        "patterns/person.toml",
        b"[[pattern]]\nname = \"p\"\nlabel = \"person\"\nscore = 1\nmatch = \"<@NONSENSE>\"\nexample = \"x\"\n",
        ": pattern \"p\": unknown class \"NONSENSE\"",
    ),
    (patterns::generate, "patterns/person.toml", b"[[pattern]]\nname = 5\n", "line 2"),
];

#[test]
fn a_bad_line_stops_the_generator_which_names_file_and_line() {
    for (number, (generate, file, bytes, message)) in BAD.iter().enumerate() {
        let common: (&str, &[u8]) = ("lexicon/common_words.txt", b"word\n");
        let seeds = Seeds::with(&[common, (file, bytes)], &number.to_string());
        let failure = generate(&seeds.0).expect_err(message).to_string();
        let place = seeds.0.join(file).display().to_string();
        let reason = failure.strip_prefix(&place);
        let named = reason.is_some_and(|reason| reason.contains(message));
        assert!(named, "wanted {place}...{message}, not {failure}");
    }
}

/// A list that is not there is an error as well, never an empty table.
#[test]
fn a_missing_list_is_named() {
    let seeds = Seeds::with(&[("lexicon/roles.txt", b"coach\n")], "missing");
    let failure = names::generate(&seeds.0).expect_err("no common words").to_string();
    assert!(failure.contains("common_words.txt: "), "{failure}");
}
