//! Listed names to matches: how far a list alone can be trusted at this place.

use crate::label::Label;
use crate::matchers::Evidence;
use crate::matchers::class::{Class, Classes};
use crate::matchers::gazetteer::{
    Brief, CitySize, Claim, Gazetteer, Hit, NameClass, NameFlags, Reading, fits, fits_case,
    reading_label,
};
use crate::matchers::lower_case;
use crate::matchers::matching::{Match, Source};

/// A caller's own list counts before everything else, unless its flags say otherwise.
const OWN_LIST: u16 = 1000;

/// The family name alone of a person of a caller's list, where a capital says it is a name.
pub(crate) const OWN_PART: u16 = 780;

/// Appends a match for every reading of every listed name that the place allows, of the caller's
/// own lists alone when `own_only`: the tagger reads the others. Names in lower case are matched
/// either way. `first_custom` holds, for each gazetteer, the numbers of its own labels.
pub(crate) fn find_into(
    text: &str,
    evidence: &Evidence,
    gazetteers: &[Gazetteer],
    first_custom: &[Vec<u16>],
    own_only: bool,
    matches: &mut Vec<Match>,
) {
    for (number, hit) in evidence.hits.iter().enumerate() {
        // A name of a caller's list has marked its tokens.
        if own_only && !evidence.classes[hit.start as usize].has(Class::CUSTOM) {
            continue;
        }
        let table = gazetteers[hit.gazetteer as usize].table();
        let brief = Brief::from_bits(table.brief_bits(hit.entry));
        let tokens = &evidence.tokens[hit.start as usize..hit.end as usize];
        let mut push = |label: Label, list: u16, score: Option<u16>| {
            if let Some(score) = score {
                matches.push(Match {
                    start: hit.start,
                    end: hit.end,
                    label,
                    source: Source::List,
                    rule: list,
                    score,
                    detail: number as u32,
                });
            }
        };
        match brief.unwrap_or_else(|| table.note_brief(hit.entry)) {
            Brief::Silent => {}
            Brief::One(claim) => {
                if !own_only && fits_case(tokens, NameFlags::default()) {
                    push(claim.class.label(), claim.list, trust(evidence, hit, &claim));
                }
            }
            Brief::Several => {
                let readings = table.readings(hit.entry);
                for reading in readings.filter(|reading| fits(text, tokens, reading)) {
                    let own = reading.class == NameClass::Listed;
                    let score = if own {
                        own_score(evidence, hit, &reading)
                    } else if own_only {
                        None
                    } else {
                        trust(evidence, hit, &Claim::new(&reading, table.population(&reading)))
                    };
                    let first_custom = &first_custom[hit.gazetteer as usize];
                    push(reading_label(&reading, first_custom), reading.list, score);
                    // The first reading of a caller's list is the one it means.
                    if own {
                        break;
                    }
                }
            }
        }
    }
    // The tagger looks at words with a capital only.
    lower_case::find_into(evidence, gazetteers, matches);
}

/// How strong a name of a caller's list is; `None` when an earlier list has the same name here.
fn own_score(evidence: &Evidence, hit: &Hit, reading: &Reading) -> Option<u16> {
    let earlier = (0..hit.gazetteer).any(|gazetteer| {
        evidence.hit_at(gazetteer, hit.start).is_some_and(|other| other.end == hit.end)
    });
    if earlier {
        return None;
    }
    let class = evidence.classes[hit.start as usize];
    let flags = reading.flags;
    let single = hit.end - hit.start == 1;
    let doubtful = single && class.has(Class::SENTENCE_START) && class.has(Class::COMMON_WORDS);
    Some(if flags.has(NameFlags::LAST) {
        505
    } else if flags.has(NameFlags::PART) {
        // `Price` after a full stop may be anything; elsewhere a capital says it is the name.
        if doubtful { 480 } else { OWN_PART }
    } else if flags.has(NameFlags::BESIDE) {
        if single { 830 } else { 940 }
    } else {
        OWN_LIST
    })
}

/// How likely the reading is meant here, 0 to 1000; `None` when it cannot be meant at all.
fn trust(evidence: &Evidence, hit: &Hit, reading: &Claim) -> Option<u16> {
    if !reading.speaks() {
        return None; // the patterns' business
    }
    let around = Around::new(evidence, hit);
    let single = hit.end - hit.start == 1;
    let weak = reading.flags.has(NameFlags::WEAK);
    let common = reading.flags.has(NameFlags::COMMON);
    if reading.flags.has(NameFlags::AFTER_COMMA) {
        return around.before.has(Class::COMMA).then_some(850);
    }
    let mut score: i32 = match (reading.class, single) {
        // More than a pattern has: the Soviet Union is no union.
        (NameClass::Country | NameClass::Territory | NameClass::FormerCountry, false) => 960,
        (NameClass::Country | NameClass::Territory | NameClass::FormerCountry, true) => 900,
        (NameClass::Nationality | NameClass::Ethnic | NameClass::Regional, _) => 900,
        (NameClass::Religion | NameClass::Politics, _) => 880,
        (NameClass::City, true) => match reading.size {
            CitySize::Huge => 860,
            CitySize::Large => 780,
            CitySize::Middle => 640,
            CitySize::Small => 520,
        },
        (class, true) => match class.label() {
            Label::Person => 760,
            Label::Place => 800,
            _ => 830,
        },
        (NameClass::City, false) => 850,
        (_, false) => 940,
    };
    if weak {
        score -= if single { 250 } else { 60 };
    }
    if common && single {
        // `Nice`, `Target`: a capital at the start of a sentence says nothing at all.
        score -= if around.own.has(Class::SENTENCE_START) { 450 } else { 150 };
    }
    if single && around.own.any(HEADLINE) && (common || weak) {
        score -= 200;
    }
    // `Barrowdale Progress Party` is not the listed `Progress Party`: leave it to the patterns.
    if !single
        && (reading.class.label() == Label::Organization || reading.class == NameClass::Landmark)
        && around.before.has(Class::CAPITALIZED)
        && !around.before.any(NO_PART_OF_A_NAME)
    {
        score -= 50;
    }
    Some(around.adjust(score, reading.class, single).clamp(0, 999) as u16)
}

/// Lines where capitals say little.
const HEADLINE: Classes = Classes::of(&[Class::TITLE_LINE, Class::UPPERCASE_LINE]);
/// Capitalised words that stand before a name rather than in it.
const NO_PART_OF_A_NAME: Classes = Classes::of(&[
    Class::FUNCTION_WORDS,
    Class::ROLES,
    Class::HONORIFICS,
    Class::DATE,
    Class::TITLE_LINE,
    Class::UPPERCASE_LINE,
]);

/// The classes beside a listed name.
struct Around {
    own: Classes,
    before: Classes,
    after: Classes,
    /// Behind a possessive, or the next word otherwise.
    after_next: Classes,
}

impl Around {
    fn new(evidence: &Evidence, hit: &Hit) -> Around {
        let at = |index: Option<usize>| {
            index.and_then(|index| evidence.classes.get(index)).copied().unwrap_or_default()
        };
        let (start, end) = (hit.start as usize, hit.end as usize);
        let starts = at(Some(start)).has(Class::SENTENCE_START);
        Around {
            own: at(Some(start)),
            before: if starts { Classes::NONE } else { at(start.checked_sub(1)) },
            after: at(Some(end)),
            after_next: at(Some(end + 1)),
        }
    }

    /// The score with what stands around counted in.
    fn adjust(&self, score: i32, class: NameClass, single: bool) -> i32 {
        let person_before = self.before.has(Class::GIVEN) || self.before.has(Class::HONORIFICS);
        let says_after = self.after.has(Class::SAY_VERBS) && self.after.has(Class::LOWERCASE);
        let name_after = self.after.has(Class::CAPITALIZED)
            && self.after.has(Class::SURNAME)
            && !self.after.has(Class::ORG_HEADS);
        match class.label() {
            Label::Place => {
                let mut score = score;
                if self.before.has(Class::PLACE_CONTEXTS) {
                    score += 200;
                }
                if self.before.has(Class::COMMA) || self.after.has(Class::COMMA) {
                    score += 40;
                }
                if single && class == NameClass::City {
                    if person_before {
                        score -= 300;
                    }
                    if says_after && self.own.has(Class::SURNAME) {
                        score -= 200;
                    }
                    if name_after && self.own.has(Class::GIVEN) {
                        score -= 250;
                    }
                }
                score
            }
            Label::Organization => {
                let mut score = score;
                if self.before.has(Class::ORG_CONTEXTS_BEFORE)
                    || self.after.has(Class::ORG_CONTEXTS_AFTER)
                {
                    score += 120;
                }
                if self.after.has(Class::POSSESSIVE)
                    && self.after_next.has(Class::ORG_CONTEXTS_AFTER)
                {
                    score += 120;
                }
                if single && person_before {
                    score -= 300;
                }
                score
            }
            _ => score,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{find_into, trust};
    use crate::extractor::Extractor;
    use crate::internal::gather;
    use crate::matchers::Evidence;
    use crate::matchers::gazetteer::{Claim, fits, reading_label};
    use crate::matchers::matching::{Match, Source};
    use crate::resolver::{SelectScratch, select};

    /// Every reading of every listed name asked, whatever is noted of it.
    fn find_slowly(extractor: &Extractor, text: &str, evidence: &Evidence) -> Vec<Match> {
        let names = &*extractor.names;
        let mut matches = Vec::new();
        for (number, hit) in evidence.hits.iter().enumerate() {
            let table = names.gazetteers[hit.gazetteer as usize].table();
            let tokens = &evidence.tokens[hit.start as usize..hit.end as usize];
            for reading in table.readings(hit.entry).filter(|one| fits(text, tokens, one)) {
                let claim = Claim::new(&reading, table.population(&reading));
                let label = reading_label(&reading, &names.first_custom[hit.gazetteer as usize]);
                matches.extend(trust(evidence, hit, &claim).map(|score| Match {
                    start: hit.start,
                    end: hit.end,
                    label,
                    source: Source::List,
                    rule: reading.list,
                    score,
                    detail: number as u32,
                }));
            }
        }
        matches
    }

    /// What is noted of a name in 32 bits must lead to the same choice as all its readings.
    #[test]
    fn briefs_choose_as_all_readings_do() {
        let extractor = Extractor::builder().tagger(false).build().expect("an extractor");
        let names = &*extractor.names;
        let (mut scratch, mut count) = (SelectScratch::default(), 0);
        let Some(seeds) = crate::data::seeds() else { return };
        for part in ["organizations", "people", "places"] {
            for file in std::fs::read_dir(seeds.join("names").join(part)).expect("lists of names") {
                let list = std::fs::read_to_string(file.expect("a file").path()).expect("a list");
                let lines = list.lines().filter(|line| !line.starts_with('#')).skip(1);
                for (number, line) in lines.enumerate().filter(|(number, _)| number % 19 == 0) {
                    let name = line.split('\t').next().expect("a first column");
                    let text = match number / 19 % 5 {
                        0 => format!("{name} said so."),
                        1 => format!("They came from {name}, and left."),
                        2 => format!("Mr. {name} left."),
                        3 => format!("NEWS OF {name}\n\nShares of {}’s", name.to_uppercase()),
                        _ => format!("He lives in {name} Street, {name} {name}."),
                    };
                    let evidence = gather(&extractor, &text);
                    let slow = find_slowly(&extractor, &text, &evidence);
                    // What is noted at the first look-up, and what it says at the second.
                    for _ in 0..2 {
                        let mut fast = Vec::new();
                        let lists = (&names.gazetteers, &names.first_custom);
                        find_into(&text, &evidence, lists.0, lists.1, false, &mut fast);
                        let mut kept = |matches: &[Match]| {
                            let mut kept = Vec::new();
                            select(matches, 0, evidence.tokens.len(), &mut scratch, &mut kept);
                            kept
                        };
                        assert_eq!(kept(&fast), kept(&slow), "{text:?}");
                    }
                    count += slow.len();
                }
            }
        }
        assert!(count > 10_000, "only {count} claims");
    }
}
