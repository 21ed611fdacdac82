//! Texts with their entities marked in place: `spokesman {PER Ned Price} said`, and with the fullest
//! name after an equals sign, `{PER Price = Ned Price}`.

use dateline::{Extraction, Label};

/// A marked text, read.
pub struct Marked {
    pub text: String,
    pub marks: Vec<Mark>,
}

/// What is said of one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub start: usize,
    pub end: usize,
    /// The corpus name of a built-in label, or a custom label.
    pub label: String,
    pub canonical: Option<String>,
}

impl Marked {
    /// Reads a marked text.
    ///
    /// # Panics
    ///
    /// When a mark has no label or no end.
    pub fn read(marked: &str) -> Marked {
        let (mut text, mut marks) = (String::new(), Vec::new());
        let mut rest = marked;
        while let Some((before, mark)) = rest.split_once('{') {
            text.push_str(before);
            let (mark, after) = mark.split_once('}').unwrap_or_else(|| panic!("open: {marked}"));
            let (label, name) = mark.split_once(' ').unwrap_or_else(|| panic!("no label: {mark}"));
            let (name, canonical) = match name.split_once(" = ") {
                Some((name, canonical)) => (name, Some(canonical.to_owned())),
                None => (name, None),
            };
            let start = text.len();
            text.push_str(name);
            marks.push(Mark { start, end: text.len(), label: label.to_owned(), canonical });
            rest = after;
        }
        text.push_str(rest);
        Marked { text, marks }
    }

    /// What was found in `text`, as marks without canonical names.
    pub fn of(found: &Extraction<'_>) -> Marked {
        let marks = found
            .iter()
            .map(|entity| Mark {
                start: entity.span().start,
                end: entity.span().end,
                label: match entity.label() {
                    Label::Custom(_) => entity.label_name().to_owned(),
                    label => label.corpus_name().to_owned(),
                },
                canonical: None,
            })
            .collect();
        Marked { text: found.text().to_owned(), marks }
    }

    /// The text with its marks, canonical names left out.
    pub fn write(&self) -> String {
        let (mut out, mut at) = (String::new(), 0);
        for mark in &self.marks {
            out.push_str(&self.text[at..mark.start]);
            out.push_str(&format!("{{{} {}}}", mark.label, &self.text[mark.start..mark.end]));
            at = mark.end;
        }
        out + &self.text[at..]
    }
}
