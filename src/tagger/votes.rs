//! The features of the second pass: what the first one said of other places.

use std::cmp::Reverse;

use crate::tagger::document::Document;
use crate::tagger::features::{Sink, Template, listed};
use crate::tagger::labels::{OUTSIDE, UNIT, parts};
use crate::tagger::view::{Run, View};
use crate::tokenizer::mix;

/// Labels that votes tell apart, with none as the first; the last stands for all beyond.
const LABELS: usize = 16;

/// Which of [`LABELS`] a tag has.
fn label_of(tag: usize) -> usize {
    if tag == OUTSIDE { 0 } else { (1 + parts(tag).0).min(LABELS - 1) }
}

/// What the first pass said of the other places of the word, and of what stands in one series with
/// it; `own` is the tag it gave here. False when nothing was said.
pub(crate) fn features(
    view: &View,
    document: &Document,
    at: usize,
    own: usize,
    sink: &mut impl Sink,
) -> bool {
    let said = elsewhere(view, document, at, own, sink);
    series(view, at, sink) || said
}

/// `Oslo, Bergen and Bodø`: what one member of a series is, the others mostly are too.
fn series(view: &View, at: usize, sink: &mut impl Sink) -> bool {
    /// How many members are looked at to either side.
    const MEMBERS: usize = 8;
    let Some(place) = view.place_in_run(at) else { return false };
    let own = view.atoms[at].run as usize;
    let run = &view.runs[own];
    let behind = &view.runs[own + 1..];
    let follows = behind.first().is_some_and(|next| next.in_series);
    if !run.in_series && !follows {
        return false;
    }
    // The last word that is in a name: a score stands behind that of `Leeds 2, Everton 1`.
    let label = |run: &Run| {
        let words = &view.atoms[run.start as usize..run.end as usize];
        let mut labels = words.iter().rev().map(|word| label_of(word.tag as usize));
        labels.find(|&label| label > 0).unwrap_or(0)
    };
    let mut counts = [0u32; LABELS];
    if run.in_series {
        sink.small(Template::Beside, -1, (label(&view.runs[own - 1]) as u32) << 2 | place);
        let members = view.runs[..=own].windows(2).rev().take(MEMBERS);
        for pair in members.take_while(|pair| pair[1].in_series) {
            counts[label(&pair[0])] += 1;
        }
    }
    if follows {
        sink.small(Template::Beside, 1, (label(&behind[0]) as u32) << 2 | place);
        for member in behind.iter().take(MEMBERS).take_while(|member| member.in_series) {
            counts[label(member)] += 1;
        }
    }
    let total: u32 = counts.iter().sum();
    let (best, count) = most(&counts);
    let agree = u32::from(count == total) * (1 + u32::from(total > 1) + u32::from(total > 3));
    sink.small(Template::Series, 0, best << 4 | agree << 2 | place);
    true
}

/// The label with the most votes, the lower one of two, and their number.
fn most(labels: &[u32; LABELS]) -> (u32, u32) {
    let (label, count) = labels
        .iter()
        .copied()
        .enumerate()
        .max_by_key(|&(label, count)| (count, Reverse(label)))
        .unwrap_or((0, 0));
    (label as u32, count)
}

/// What the first pass said of the other places of the word.
fn elsewhere(
    view: &View,
    document: &Document,
    at: usize,
    own: usize,
    sink: &mut impl Sink,
) -> bool {
    let here = &view.atoms[at];
    if !document.has_others(here.entry) {
        return false;
    }
    let votes = document.votes_of(here.entry);
    let (mut total, mut best, mut best_tag, mut set) = (0u32, 0u32, OUTSIDE, 0u64);
    let mut labels = [0u32; LABELS];
    for (tag, &count) in votes.iter().enumerate() {
        let count = u32::from(count) - u32::from(tag == own && count > 0);
        total += count;
        if count > best {
            (best, best_tag) = (count, tag);
        }
        if count > 0 {
            let label = label_of(tag);
            labels[label] += count;
            set |= 1 << label;
        }
    }
    if total == 0 {
        return false;
    }
    let (label, count) = most(&labels);
    let share = if count == total { 2 } else { u32::from(count * 3 >= total * 2) };
    let run = view.place_in_run(at).map_or(0, |place| place + 1);
    let best_place = if best_tag == OUTSIDE { UNIT } else { parts(best_tag).1 } as u32;
    sink.small(Template::Vote, 0, label);
    sink.small(Template::VoteShare, 0, label << 4 | share << 2 | (count.min(4) - 1));
    sink.small(Template::VoteTag, 0, (best_tag as u32) << 3 | run);
    sink.small(Template::VoteTag, 1, (label << 2 | best_place) << 3 | run);
    sink.add(Template::VoteSet, 0, set);
    sink.add(Template::VoteNames, 0, mix(u64::from(label << 8 | run), listed(here)));
    true
}
