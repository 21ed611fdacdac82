//! The productions.

use super::lexicon::{Lexicon, Mask};
use super::{Place, lines};
use std::collections::BTreeMap;
use std::path::Path;

/// The symbols built into the matcher, in the order of its `Builtin`.
pub const BUILT_IN: &[&str] = &[
    "number", "ordinal", "ordinald", "day", "year", "yearnum", "yearend", "decade", "decadew",
    "numdate", "isotime", "clock", "ampm", "zone", "hour", "minutes", "amount", "amountn",
    "holiday", "times", "nq", "nth",
];

/// The actions the matcher knows.
pub const ACTIONS: &[&str] = &[
    "merge",
    "calendar",
    "era",
    "shift",
    "deictic",
    "nextday",
    "weekshift",
    "extra",
    "generic",
    "holiday",
    "nthday",
    "nthunit",
    "yearmonth",
    "quarter",
    "fquarter",
    "half",
    "fiscal",
    "fiscalref",
    "decade",
    "century",
    "theunit",
    "shiftctx",
    "ago",
    "agoctx",
    "fromnow",
    "weekof",
    "modified",
    "halfpast",
    "past",
    "before",
    "joined",
    "thispart",
    "hourpart",
    "overnight",
    "daypart",
    "duration",
    "lastn",
    "pastunit",
    "vaguespan",
    "vagueunits",
    "age",
    "every",
    "workdays",
    "periodic",
    "frequency",
    "rate",
    "pair",
    "range",
    "presentref",
    "pastref",
    "futureref",
    "yearend",
    "wdbefore",
    "sameunit",
    "thispart2",
    "everyjoined",
];

/// One item of a production.
#[derive(Clone, Debug)]
pub struct Item {
    pub mask: Mask,
    pub symbol: Option<String>,
    pub optional: bool,
    pub second: bool,
}

/// One production.
#[derive(Clone, Debug)]
pub struct Production {
    pub items: Vec<Item>,
    pub context: usize,
    pub action: String,
    pub text: String,
}

/// All productions, those of a symbol together.
#[derive(Debug, Default)]
pub struct Grammar {
    pub symbols: Vec<String>,
    pub productions: BTreeMap<String, Vec<Production>>,
}

impl Grammar {
    /// The productions of the choice that is all of this one and says nothing more: as those of
    /// the symbol itself they save the matcher a step.
    fn alternatives(&mut self, whole: &Production) -> Option<Vec<Production>> {
        let [Item { symbol: Some(choice), optional: false, second: false, .. }] = &whole.items[..]
        else {
            return None;
        };
        if whole.action != "merge" || self.symbols.last() != Some(choice) {
            return None;
        }
        let mut own = self.productions.remove(choice)?;
        self.symbols.pop();
        own.iter_mut().for_each(|production| production.text.clone_from(&whole.text));
        Some(own)
    }
}

struct Parser<'a> {
    tokens: Vec<String>,
    at: usize,
    place: &'a Place,
    lexicon: &'a mut Lexicon,
    grammar: &'a mut Grammar,
}

fn split(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut word = String::new();
    let mut quoted = false;
    for c in text.chars() {
        let single = !quoted && matches!(c, '(' | ')' | '|' | '?' | '^' | '>');
        if single || (!quoted && c.is_whitespace()) {
            if !word.is_empty() {
                tokens.push(std::mem::take(&mut word));
            }
            if single {
                tokens.push(c.into());
            }
            continue;
        }
        quoted ^= c == '"';
        word.push(c);
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    tokens
}

impl Parser<'_> {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.at).map(String::as_str)
    }

    fn eat(&mut self, token: &str) -> bool {
        let found = self.peek() == Some(token);
        self.at += usize::from(found);
        found
    }

    fn sequence(&mut self) -> Result<(Vec<Item>, usize), String> {
        let (mut items, mut context) = (Vec::new(), 0);
        while let Some(token) = self.peek() {
            match token {
                ")" | "|" => break,
                "^" => {
                    self.at += 1;
                    context = items.len();
                }
                _ => items.push(self.item()?),
            }
        }
        Ok((items, context))
    }

    fn item(&mut self) -> Result<Item, String> {
        let second = self.eat(">");
        let mut item = if self.eat("(") {
            self.choice()?
        } else {
            let token = self.tokens[self.at].clone();
            self.at += 1;
            self.atom(&token)?
        };
        item.optional = self.eat("?");
        item.second = second;
        Ok(item)
    }

    fn atom(&mut self, token: &str) -> Result<Item, String> {
        let mut item = Item { mask: Mask::default(), symbol: None, optional: false, second: false };
        if let Some(word) = token.strip_prefix('"') {
            let word = word.trim_end_matches('"');
            item.mask = self.lexicon.bit(token, self.place)?;
            let entry = self.lexicon.words.entry(word.into()).or_default();
            entry.mask = entry.mask | item.mask;
        } else if let Some(name) = token.strip_prefix('%') {
            if !BUILT_IN.contains(&name) {
                return self.place.error(format_args!("no built-in symbol {token}"));
            }
            item.symbol = Some(token.into());
        } else if token.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()) {
            if !self.lexicon.known(token) && !self.lexicon.has(token) {
                return self.place.error(format_args!("no word has the class {token}"));
            }
            item.mask = self.lexicon.bit(token, self.place)?;
        } else {
            item.symbol = Some(token.into());
        }
        Ok(item)
    }

    fn choice(&mut self) -> Result<Item, String> {
        let mut choices = Vec::new();
        loop {
            choices.push(self.sequence()?.0);
            if self.eat(")") {
                break;
            }
            if !self.eat("|") {
                return self.place.error("a parenthesis is not closed");
            }
        }
        let (simple, other): (Vec<_>, Vec<_>) = choices
            .into_iter()
            .partition(|c| c.len() == 1 && c[0].symbol.is_none() && !c[0].optional);
        let mask = simple.iter().fold(Mask::default(), |mask, choice| mask | choice[0].mask);
        let mut item = Item { mask, symbol: None, optional: false, second: false };
        if other.is_empty() {
            return Ok(item);
        }
        let name = format!("_{}", self.grammar.symbols.len());
        self.grammar.symbols.push(name.clone());
        let mut add = |items: Vec<Item>| {
            self.grammar.productions.entry(name.clone()).or_default().push(Production {
                items,
                context: 0,
                action: "merge".into(),
                text: String::new(),
            });
        };
        for items in other {
            add(items);
        }
        if mask != Mask::default() {
            add(vec![item.clone()]);
        }
        item.mask = Mask::default();
        item.symbol = Some(name);
        Ok(item)
    }
}

/// Reads the productions.
pub fn read(root: &Path, lexicon: &mut Lexicon) -> Result<Grammar, String> {
    let mut grammar = Grammar::default();
    let source = lines(root, "seeds/patterns/dates.txt")?;
    for (place, line) in &source {
        let Some((symbol, _)) = line.split_once("<-") else {
            return place.error("expected `symbol <- items => action`");
        };
        let symbol = symbol.trim().to_owned();
        if !grammar.symbols.contains(&symbol) {
            grammar.symbols.push(symbol);
        }
    }
    for (place, line) in &source {
        let (symbol, rest) = line.split_once("<-").expect("checked above");
        let (items, action) = rest.split_once("=>").unwrap_or((rest, "merge"));
        let action = action.trim();
        if !ACTIONS.contains(&action) {
            return place.error(format_args!("no action {action:?}"));
        }
        let mut parser =
            Parser { tokens: split(items), at: 0, place, lexicon, grammar: &mut grammar };
        let (items, context) = parser.sequence()?;
        if parser.at != parser.tokens.len() {
            return place.error("a parenthesis is closed that was not opened");
        }
        if items.is_empty() || items.iter().all(|item| item.optional) {
            return place.error("a production needs an item that is not optional");
        }
        for item in &items {
            if let Some(name) = item.symbol.as_deref().filter(|name| !name.starts_with('%'))
                && !grammar.symbols.iter().any(|known| known == name)
            {
                return place.error(format_args!("no symbol {name:?}"));
            }
        }
        let symbol = symbol.trim().to_owned();
        let whole = Production { items, context, action: action.into(), text: line.trim().into() };
        let own = grammar.alternatives(&whole).unwrap_or_else(|| vec![whole]);
        grammar.productions.entry(symbol).or_default().extend(own);
    }
    Ok(grammar)
}
