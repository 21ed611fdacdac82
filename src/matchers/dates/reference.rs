//! The reference date a text gives itself: `date 2021-11-07`, `BAGHDAD, Nov. 7, 2021 (Reuters) -`,
//! a line that is a date.

use crate::data::dates::{class, context};
use crate::date::{Reference, to_civil};
use crate::matchers::dates::parser::{Parsed, Parser};
use crate::tokenizer::Layout;

/// How many tokens are looked at.
const WINDOW: usize = 48;
/// The longest head line.
const LINE: usize = 12;

/// What was parsed at the head of a text, kept for the pass over all of it.
#[derive(Debug, Default)]
pub(crate) struct Opening(Vec<(usize, Option<Parsed>)>);

impl Opening {
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// What was parsed at `at`, when it was: with or without success.
    pub(crate) fn get(&self, at: usize) -> Option<Option<&Parsed>> {
        let place = self.0.binary_search_by_key(&at, |&(place, _)| place).ok()?;
        Some(self.0[place].1.as_ref())
    }
}

/// The reference date found at the head of the text.
pub(crate) fn find(parser: &mut Parser<'_>, head: &mut Opening) -> Option<Reference> {
    let mut at = 0;
    while let Some(start) = parser.next_start(at).filter(|&start| start < WINDOW) {
        at = start;
        let mut parsed = Parsed::new(at, at);
        let found = parser.parse(at, &mut parsed);
        head.0.push((at, found.then_some(parsed)));
        let Some((_, Some(parsed))) = head.0.last() else {
            at += 1;
            continue;
        };
        let frame = &parsed.frame;
        let day =
            frame.year.filter(|_| frame.month != 0 && frame.day != 0 && parsed.second.is_none());
        let day = day.and_then(|year| to_civil(year, frame.month, frame.day));
        if let Some(day) = day
            && is_head(parser, parsed.start, parsed.end)
        {
            return Some(Reference { date: day, clock: None });
        }
        at = parsed.end.max(at + 1);
    }
    None
}

/// True for a date after the word `date`, on a short line of its own, or before the dash of a
/// dateline.
fn is_head(parser: &Parser<'_>, start: usize, end: usize) -> bool {
    let input = parser.input;
    let labelled =
        (1..=2).any(|back| start.checked_sub(back).is_some_and(|at| input.is(at, context::DATEW)));
    if labelled {
        return true;
    }
    let line_start = (0..LINE)
        .map_while(|back| start.checked_sub(back))
        .find(|&at| input.tokens[at].layout().has(Layout::LINE));
    let Some(line_start) = line_start else { return false };
    let line_end = (end..input.len().min(line_start + LINE + 4))
        .find(|&at| input.tokens[at].layout().has(Layout::LINE));
    if line_end.is_some_and(|line_end| line_end - line_start <= LINE) {
        return true;
    }
    // A dateline: nothing but a place and an agency between the start of the text and the dash.
    let dash =
        (end..input.len().min(end + 6)).any(|at| input.has(at, class::DASH) && !input.glued(at));
    dash && line_start == 0
}
