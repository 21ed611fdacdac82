//! Cases about the tokenizer, by its fast and its slow path.

use std::collections::BTreeMap;

use dateline::internal::tokenize_slowly;
use dateline::tokenizer::{Shape, Token, TokenKind, tokenize, tokenize_into};
use serde::Deserialize;

use crate::cases::{self, Case};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Body {
    text: String,
    tokens: Vec<String>,
    /// The kinds of some of the tokens, `word`, `number` ...
    #[serde(default)]
    kinds: BTreeMap<String, String>,
    /// The shapes of some of the tokens, all facts of each.
    #[serde(default)]
    shapes: BTreeMap<String, Vec<String>>,
    /// Every token that starts a sentence.
    starts: Option<Vec<String>>,
}

const SHAPES: [(&str, Shape); 8] = [
    ("initial-upper", Shape::INITIAL_UPPER),
    ("all-upper", Shape::ALL_UPPER),
    ("mixed", Shape::MIXED),
    ("lower", Shape::LOWER),
    ("digit", Shape::DIGIT),
    ("dot", Shape::DOT),
    ("mark", Shape::MARK),
    ("non-ascii", Shape::NON_ASCII),
];

fn kind_name(kind: TokenKind) -> String {
    format!("{kind:?}").to_lowercase()
}

fn judge(body: &Body, tokens: &[Token]) -> Result<(), String> {
    let texts = |tokens: &[&Token]| -> Vec<String> {
        tokens.iter().map(|token| token.of(&body.text).to_owned()).collect()
    };
    let found = texts(&tokens.iter().collect::<Vec<_>>());
    if found != body.tokens {
        return Err(format!("  wanted: {:?}\n  found:  {found:?}", body.tokens));
    }
    let token = |text: &str| {
        let mut same = tokens.iter().filter(move |token| token.of(&body.text) == text);
        same.next().unwrap_or_else(|| panic!("no token {text:?} in {:?}", body.text))
    };
    for (text, kind) in &body.kinds {
        let found = kind_name(token(text).kind());
        if &found != kind {
            return Err(format!("  {text}: kind {found}, wanted {kind}"));
        }
    }
    for (text, shape) in &body.shapes {
        let found: Vec<_> = SHAPES
            .iter()
            .filter(|(_, fact)| token(text).shape().has(*fact))
            .map(|&(name, _)| name)
            .collect();
        if &found != shape {
            return Err(format!("  {text}: shape {found:?}, wanted {shape:?}"));
        }
    }
    if let Some(starts) = &body.starts {
        let found =
            texts(&tokens.iter().filter(|token| token.starts_sentence()).collect::<Vec<_>>());
        if &found != starts {
            return Err(format!("  sentence starts {found:?}, wanted {starts:?}"));
        }
    }
    Ok(())
}

#[test]
fn tokenizer() {
    for (file, least) in [("tokenizer-words", 50), ("tokenizer-layout", 40)] {
        let cases: Vec<Case<Body>> = cases::load(file);
        assert!(cases.len() >= least, "{file}: {} cases, at least {least}", cases.len());
        cases::check(file, &cases, |case| judge(&case.body, &tokenize(&case.body.text)));
        cases::check(file, &cases, |case| judge(&case.body, &tokenize_slowly(&case.body.text)));
        // Behind the tokens of another text, which are none of its business.
        cases::check(file, &cases, |case| {
            let mut tokens = tokenize("an earlier text @");
            let earlier = tokens.len();
            tokenize_into(&case.body.text, &mut tokens);
            judge(&case.body, &tokens[earlier..])
        });
    }
}
