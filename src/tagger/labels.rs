//! The tags of a list of labels, and which may follow which.

/// Where a token stands in a span.
pub(crate) const BEGIN: usize = 0;
pub(crate) const INSIDE: usize = 1;
pub(crate) const LAST: usize = 2;
pub(crate) const UNIT: usize = 3;

/// Tag 0 is "in no span"; label `l` has the four tags from `1 + 4 * l` on: first, inside and last
/// token of a span, and a span of one token.
pub(crate) const OUTSIDE: usize = 0;

/// Number of tags for that many labels.
pub(crate) const fn count(labels: usize) -> usize {
    1 + 4 * labels
}

/// Number of labels of that many tags.
pub(crate) const fn labels(tags: usize) -> usize {
    tags.saturating_sub(1) / 4
}

pub(crate) const fn tag(label: usize, place: usize) -> usize {
    1 + 4 * label + place
}

/// Where the score of a tag is in a row for that many labels: behind that of [`OUTSIDE`] the labels
/// side by side for each place.
pub(crate) const fn column(tag: usize, labels: usize) -> usize {
    if tag == OUTSIDE {
        return OUTSIDE;
    }
    let (label, place) = parts(tag);
    1 + place * labels + label
}

/// The label and place of a tag that is not [`OUTSIDE`].
pub(crate) const fn parts(tag: usize) -> (usize, usize) {
    ((tag - 1) / 4, (tag - 1) % 4)
}

/// True when a span is open behind the tag.
#[cfg(test)]
pub(crate) const fn opens(tag: usize) -> bool {
    tag != OUTSIDE && matches!(parts(tag).1, BEGIN | INSIDE)
}

/// True when the tag goes on with an open span.
#[cfg(test)]
pub(crate) const fn goes_on(tag: usize) -> bool {
    tag != OUTSIDE && matches!(parts(tag).1, INSIDE | LAST)
}

/// True when `next` may follow `tag`.
#[cfg(test)]
pub(crate) const fn follows(tag: usize, next: usize) -> bool {
    match (opens(tag), goes_on(next)) {
        (true, true) => parts(tag).0 == parts(next).0,
        (false, false) => true,
        _ => false,
    }
}
