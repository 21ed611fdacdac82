//! Tokens as other tools need them: by sentence, and with the white space between them.

use dateline::tokenizer::{Token, tokenize};
use dateline::{Extraction, Span};

/// A text's tokens, cut so that every entity begins and ends with one.
pub fn spans(found: &Extraction<'_>) -> Vec<(Span, bool)> {
    let mut spans: Vec<(Span, bool)> = Vec::new();
    let mut entities = found.iter().map(|entity| entity.span()).peekable();
    for token in tokenize_all(found.text()) {
        let (mut span, mut first) = token;
        while let Some(entity) = entities.peek().copied() {
            if entity.start > span.start && entity.start < span.end {
                spans.push((Span::new(span.start, entity.start), first));
                (span, first) = (Span::new(entity.start, span.end), false);
            }
            if entity.end > span.start && entity.end < span.end {
                spans.push((Span::new(span.start, entity.end), first));
                (span, first) = (Span::new(entity.end, span.end), false);
            }
            if entity.end > span.start {
                break;
            }
            entities.next();
        }
        spans.push((span, first));
    }
    spans
}

/// Every token's span, and whether it begins a sentence.
fn tokenize_all(text: &str) -> Vec<(Span, bool)> {
    tokenize(text).iter().map(|token: &Token| (token.span(), token.starts_sentence())).collect()
}

/// A token as spaCy has them: white space beyond one space is a token too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpacyToken {
    /// The bytes of the text it covers.
    pub span: Span,
    /// Whether one space follows, which belongs to no token.
    pub space: bool,
    /// Whether it begins a sentence.
    pub sentence: bool,
}

/// The tokens of the text as spaCy needs them to make the same text again.
pub fn spacy(found: &Extraction<'_>) -> Vec<SpacyToken> {
    let text = found.text();
    let mut tokens = Vec::new();
    let mut at = 0;
    for (span, sentence) in spans(found) {
        if at < span.start {
            tokens.push(SpacyToken {
                span: Span::new(at, span.start),
                space: false,
                sentence: false,
            });
        }
        let space = text.as_bytes().get(span.end) == Some(&b' ');
        tokens.push(SpacyToken { span, space, sentence });
        at = span.end + usize::from(space);
    }
    if at < text.len() {
        tokens.push(SpacyToken { span: Span::new(at, text.len()), space: false, sentence: false });
    }
    tokens
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacy_tokens_make_the_text_again() {
        for text in ["", " ", "a", "  Ada \n\n went.  She\tis ", "x \u{a0}y  "] {
            let mut again = String::new();
            for token in spacy(&dateline::Extractor::new().extract(text)) {
                again.push_str(token.span.of(text));
                again.push_str(if token.space { " " } else { "" });
            }
            assert_eq!(again, text);
        }
    }
}
