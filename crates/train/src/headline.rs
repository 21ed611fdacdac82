//! Copies of annotated texts under a headline, in capitals or in title case.

use crate::corpus::{Document, Gold};
use crate::random::Random;

/// Words that title case leaves small.
const SMALL: [&str; 16] = [
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "of", "on", "or", "the", "to",
    "with",
];

/// The text with its first sentence above it as a headline; none when that is too long for one.
pub(crate) fn with_headline(document: &Document, random: &mut Random) -> Option<Document> {
    let text = &document.text;
    let line = text.lines().next()?;
    let end = line.find(". ").unwrap_or(line.trim_end_matches(['.', ' ']).len());
    let sentence = &text[..end];
    let words = sentence.split(' ').count();
    // Spelled with other letters, offsets would not hold.
    if !(3..=16).contains(&words) || !sentence.is_ascii() {
        return None;
    }
    let gold = document.gold.iter().take_while(|span| span.end <= end);
    if document.gold.iter().any(|span| span.start < end && span.end > end) {
        return None;
    }
    let headline = if random.chance(0.5) { sentence.to_uppercase() } else { title(sentence) };
    let shift = headline.len() + 2;
    let moved = document.gold.iter().map(|span| Gold {
        start: span.start + shift,
        end: span.end + shift,
        label: span.label.clone(),
    });
    let gold = gold.cloned().chain(moved).collect();
    Some(Document { text: format!("{headline}\n\n{text}"), gold, ..document.clone() })
}

fn title(sentence: &str) -> String {
    let mut out = String::with_capacity(sentence.len());
    for (number, word) in sentence.split(' ').enumerate() {
        if number > 0 {
            out.push(' ');
        }
        let small = number > 0 && SMALL.contains(&word);
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if !small => {
                out.push(first.to_ascii_uppercase());
                out.push_str(letters.as_str());
            }
            _ => out.push_str(word),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_in_the_headline_too() {
        let document = Document {
            id: String::new(),
            text: "A storm from the sea has hit Rome. It was bad.".to_owned(),
            gold: vec![Gold { start: 29, end: 33, label: "LOC".to_owned() }],
            licence: String::new(),
        };
        let copy = with_headline(&document, &mut Random::new(1)).expect("short enough");
        let names: Vec<&str> = copy.gold.iter().map(|s| &copy.text[s.start..s.end]).collect();
        assert!(names[0].eq_ignore_ascii_case("Rome") && names[1] == "Rome");
        assert_eq!(title("a man of Rome"), "A Man of Rome");
    }
}
