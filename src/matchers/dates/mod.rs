//! Dates: a grammar over the classes of a lexicon, then ambiguity, then resolution.
//!
//! [`DateMatcher::find_into`] makes one pass. Each token is looked up once in a table of the words
//! of dates; where an expression can start, the productions of `seeds/patterns/dates.txt` are
//! tried and the longest wins; `license` then decides by the neighbours whether `May` is a month
//! and 1999 a year; `resolve` turns what the expression says into a
//! [`DateValue`], counted from the reference date or from earlier dates of the text.

mod actions;
mod builtins;
mod clock;
mod cues;
mod digits;
mod first_sets;
mod frame;
mod input;
mod known;
mod license;
mod number;
mod numeric;
mod parser;
mod reference;
mod resolve;
pub(crate) mod tables;
mod token_fields;

use crate::data::dates::{class, context, quoted};
use crate::date::{Basis, Date, DateOrder, DateValue, Policy, Ranges, Reference, Temporal};
use crate::matchers::dates::frame::Frame;
use crate::matchers::dates::input::{Cells, Input};
use crate::matchers::dates::known::Known;
use crate::matchers::dates::license::License;
use crate::matchers::dates::parser::{Memo, Parsed, Parser};
use crate::matchers::dates::reference::Opening;
use crate::matchers::dates::resolve::{Cues, Discourse};
use crate::span::Span;
use crate::tokenizer::Token;

/// The key of a word of the tables, as the tokenizer would give it.
#[doc(hidden)]
pub fn fold_key(word: &str) -> u64 {
    crate::tokenizer::word_key(word)
}

/// How sure it is that a match is a date at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// A bare word that is also a name: May, April, Sunday. People and organizations beat it.
    Bare,
    /// Licensed by a preposition, a number or another word of dates; it beats them.
    Licensed,
}

/// A date expression found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateMatch {
    /// Its first token.
    pub start_token: usize,
    /// The token after its last.
    pub end_token: usize,
    /// The bytes of the text it covers.
    pub span: Span,
    /// What it means.
    pub value: DateValue,
    /// How sure it is that it is a date.
    pub strength: Strength,
}

/// Buffers that one thread reuses from text to text.
#[derive(Debug, Default)]
pub struct DateCache {
    cells: Cells,
    memo: Memo,
    known: Known,
    head: Opening,
}

impl DateCache {
    /// Empty buffers.
    pub fn new() -> DateCache {
        DateCache::default()
    }
}

/// Finds and reads the date expressions of a text.
///
/// ```
/// use dateline::date::{Policy, Reference};
/// use dateline::matchers::dates::DateMatcher;
/// use dateline::tokenizer::tokenize;
///
/// let text = "He became prime minister in May last year.";
/// let found = DateMatcher::new(Policy::default()).find(text, &tokenize(text), Reference::new(2021, 11, 7));
/// assert_eq!(&text[found[0].span.range()], "May last year");
/// assert_eq!(found[0].value.timex_value().to_string(), "2020-05");
/// ```
#[derive(Clone, Debug)]
pub struct DateMatcher {
    policy: Policy,
}

impl DateMatcher {
    /// A matcher that reads open expressions by `policy`.
    pub fn new(policy: Policy) -> DateMatcher {
        // Built once, and not in the first text.
        std::sync::LazyLock::force(&first_sets::FIRST_SETS);
        DateMatcher { policy }
    }

    /// The policy it was made with.
    pub fn policy(&self) -> &Policy {
        &self.policy
    }

    /// The date expressions of a text, in their order.
    pub fn find(
        &self,
        text: &str,
        tokens: &[Token],
        reference: Option<Reference>,
    ) -> Vec<DateMatch> {
        let mut found = Vec::new();
        self.find_into(text, tokens, reference, &mut DateCache::new(), &mut found);
        found
    }

    /// Appends the date expressions of a text to `out`, in their order and without overlaps.
    /// Allocates nothing once `cache` and `out` are large enough.
    ///
    /// Without a reference one is looked for in the text itself: a dateline, a leading `date
    /// 2021-11-07`, a header. The clock of the machine is never asked.
    ///
    /// # Panics
    ///
    /// When `tokens` are not those of `text`.
    pub fn find_into(
        &self,
        text: &str,
        tokens: &[Token],
        reference: Option<Reference>,
        cache: &mut DateCache,
        out: &mut Vec<DateMatch>,
    ) {
        cache.cells.fill(text, tokens);
        let input = Input::new(text, tokens, &cache.cells);
        let mut parser = Parser::new(input, &mut cache.memo, &mut cache.known, &self.policy);
        cache.head.clear();
        let reference = reference.or_else(|| reference::find(&mut parser, &mut cache.head));
        let order = match self.policy.order {
            DateOrder::Auto => numeric::order(&input),
            order => order,
        };
        let discourse = Discourse::new(self.policy, reference, order);
        let first = out.len();
        let policy = &self.policy;
        Pass { policy, parser, discourse, out, first, last_year_end: 0, american: false }
            .run(&cache.head);
    }
}

/// One pass over a text.
struct Pass<'a, 'o> {
    policy: &'a Policy,
    parser: Parser<'a>,
    discourse: Discourse,
    out: &'o mut Vec<DateMatch>,
    first: usize,
    /// The token after the last bare year, for lists of years.
    last_year_end: usize,
    /// The last match was a time in a zone of the United States.
    american: bool,
}

impl Pass<'_, '_> {
    fn run(mut self, head: &Opening) {
        let input = self.parser.input;
        // Where to look on, and the first token whose sentence the discourse does not know.
        let (mut at, mut unseen) = (0, 0);
        let mut anew = Parsed::new(0, 0);
        while let Some(start) = self.parser.next_start(at) {
            at = start;
            // Numbers with hyphens between, too many for a date.
            if let Some(end) = input.digits(at).and_then(|_| input.chain_end(at)) {
                at = end;
                continue;
            }
            let parsed = match head.get(at) {
                Some(parsed) => parsed,
                None => self.parser.parse(at, &mut anew).then_some(&anew),
            };
            let Some(parsed) = parsed else {
                at += 1;
                continue;
            };
            self.discourse.read_on(&input.tokens[unseen..=at]);
            unseen = at + 1;
            match license::license(&input, parsed, self.policy, self.last_year_end) {
                License::Take(strength) => {
                    self.take(parsed, strength);
                    at = parsed.end.max(at + 1);
                    unseen = at;
                    if parsed.frame.year.is_some() {
                        self.last_year_end = parsed.end;
                    }
                }
                License::Skip => {
                    at = parsed.end.max(at + 1);
                    unseen = at;
                }
                License::Drop => at += 1,
            }
        }
    }

    fn take(&mut self, parsed: &Parsed, strength: Strength) {
        let input = self.parser.input;
        let mut cues = if self.discourse.asks_for_cues(&parsed.frame) {
            cues::cues(&input, parsed.start, parsed.end)
        } else {
            Cues::default()
        };
        cues.beside_last = self.beside_last(parsed);
        let mut frame = parsed.frame;
        if license::is_rate(&input, parsed) {
            frame.kind = frame::Kind::Set;
        }
        if self.policy.colloquial && frame.kind == frame::Kind::Duration {
            self.counted_from_now(parsed, &mut frame);
        }
        let Some(second) = parsed.second else {
            let value = self.discourse.resolve(&frame, cues);
            self.push(parsed.start, parsed.end, value, strength);
            self.link(&frame);
            self.american = frame.is(frame::flag::AMERICAN);
            return;
        };
        let (start, end) = self.discourse.resolve_range(&frame, &second.frame, cues);
        if second.apart || self.policy.ranges == Ranges::Split || self.spaced(&second) {
            self.push(parsed.start, second.first_end, start, strength);
            self.push(second.start, parsed.end, end, strength);
        } else {
            let mut value = start;
            if let Some(interval) = start.interval {
                value.temporal = Temporal::Interval(interval);
                value.interval = None;
            }
            value.note = start.note.or(end.note);
            self.push(parsed.start, parsed.end, value, strength);
        }
    }

    /// `in two weeks` is a date in a conversation, and a length in the news.
    fn counted_from_now(&self, parsed: &Parsed, frame: &mut Frame) {
        let input = self.parser.input;
        let before = parsed.start > 0 && input.is(parsed.start - 1, context::INW | context::WITHIN);
        if before && !frame.is(frame::flag::SPAN | frame::flag::AGE) {
            frame.direction = 1;
            actions::act(tables::Action::Fromnow, &input, parsed.start, frame);
        }
    }

    /// True for `1947 – 2012`, an en dash with spaces between two full ends.
    fn spaced(&self, second: &parser::Second) -> bool {
        let input = self.parser.input;
        let dash = second.start - 1;
        let frame = &second.frame;
        let full =
            frame.year.is_some() && !frame.is(frame::flag::SHORT_YEAR) || frame.hour.is_some();
        full && !input.glued(dash) && !input.str(dash).is_ascii()
    }

    fn push(&mut self, start: usize, end: usize, value: DateValue, strength: Strength) {
        let tokens = self.parser.input.tokens;
        let span = Span::new(tokens[start].start as usize, tokens[end - 1].end as usize);
        self.out.push(DateMatch { start_token: start, end_token: end, span, value, strength });
    }

    fn previous(&self) -> Option<&DateMatch> {
        self.out[self.first..].last()
    }

    /// True for the clock of `Friday at 8 p.m.`, right after a day.
    fn beside_last(&self, parsed: &Parsed) -> bool {
        let Some(last) = self.previous() else { return false };
        let gap = parsed.start - last.end_token;
        gap <= 2 && matches!(last.value.temporal, Temporal::Date(Date::Day { .. }))
    }

    /// Ties the last two matches when they are the ends of one range, and gives the time of
    /// `8 p.m. on Friday` its day.
    fn link(&mut self, frame: &Frame) {
        let input = self.parser.input;
        let [.., before, last] = &mut self.out[self.first..] else { return };
        let gap = last.start_token - before.end_token;
        let joiner = before.end_token;
        if gap != 1 {
            return;
        }
        const TO: u64 = quoted::W_TO | quoted::W_THROUGH | quoted::W_UNTIL | quoted::W_TILL;
        let between = before.start_token > 0
            && input.mask(before.start_token - 1).1 & quoted::W_BETWEEN != 0
            && input.is(joiner, context::AND);
        if input.mask(joiner).1 & TO != 0 || input.has(joiner, class::DASH) || between {
            self.discourse.tie(&mut before.value, &mut last.value, frame);
            return;
        }
        if input.is(joiner, context::ONW)
            && !frame.has_clock()
            && let (Temporal::DateTime(other, clock), Temporal::Date(day @ Date::Day { .. })) =
                (before.value.temporal, last.value.temporal)
            // Of `July 3 and 3 p.m. on July 4` the clock had taken the day before it.
            && matches!(before.value.basis, Basis::Reference | Basis::Context)
        {
            // `8 p.m. ET on Jan. 5`, in August
            let american = std::mem::take(&mut self.american);
            let clock = if american { resolve::american(clock, Some(other), day) } else { clock };
            before.value.temporal = Temporal::DateTime(day, clock);
            before.value.basis = last.value.basis;
        }
    }
}
