//! Who is the same as whom where the fullest name does not tell: people of one family name.

use dateline::Extractor;

#[track_caller]
fn ids(text: &str, wanted: &[(&str, u32)]) {
    for tagger in [true, false] {
        let extractor = Extractor::builder().tagger(tagger).build().expect("an extractor");
        let found = extractor.extract(text);
        let people: Vec<_> = found.people().map(|person| (person.text(), person.id())).collect();
        assert_eq!(people, wanted, "tagger: {tagger}");
    }
}

#[test]
fn forms_of_address_that_contradict_each_other_are_two_people() {
    ids("Mr. Smith met Mrs. Smith.", &[("Smith", 0), ("Smith", 1)]);
    ids(
        "Mr. Smith met Mrs. Smith. Mr. Smith left. Ms. Smith stayed.",
        &[("Smith", 0), ("Smith", 1), ("Smith", 0), ("Smith", 1)],
    );
    ids("Mr. Smith left. Later Mr. Smith returned.", &[("Smith", 0), ("Smith", 0)]);
}

#[test]
fn a_full_name_takes_the_form_of_address_of_its_first_short_mention() {
    ids(
        "Peter Smith left. Mr. Smith said so. Then Mrs. Smith agreed. Then Mr. Smith returned.",
        &[("Peter Smith", 0), ("Smith", 0), ("Smith", 1), ("Smith", 0)],
    );
    ids(
        "Mrs. Anna Smith left. Then Mr. Smith agreed. Then Mrs. Smith returned.",
        &[("Anna Smith", 0), ("Smith", 1), ("Smith", 0)],
    );
}

#[test]
fn different_given_names_are_two_people() {
    ids(
        "Peter Smith met Anna Smith. Later Mr. Smith left.",
        &[("Peter Smith", 0), ("Anna Smith", 1), ("Smith", 2)],
    );
}

#[test]
fn a_family_name_alone_is_the_one_told_of_first() {
    ids(
        "Darlene Pruitt ran the shop. Pruitt said so. Her husband Roy Pruitt left. Pruitt wept.",
        &[("Darlene Pruitt", 0), ("Pruitt", 0), ("Roy Pruitt", 1), ("Pruitt", 0)],
    );
    ids(
        "Darlene Pruitt met Roy Pruitt. Later Pruitt left.",
        &[("Darlene Pruitt", 0), ("Roy Pruitt", 1), ("Pruitt", 0)],
    );
}

#[test]
fn a_form_of_address_finds_the_one_who_has_no_other() {
    ids(
        "Peter Smith left. Mr. Smith said so. Anna Smith stayed. Mrs. Smith agreed.",
        &[("Peter Smith", 0), ("Smith", 0), ("Anna Smith", 1), ("Smith", 1)],
    );
}

#[test]
fn a_middle_name_may_be_left_out() {
    ids(
        "John Smith left. John A. Smith said so. Later John Smith returned.",
        &[("John Smith", 0), ("John A. Smith", 0), ("John Smith", 0)],
    );
    ids(
        "John A. Smith left. John B. Smith said so.",
        &[("John A. Smith", 0), ("John B. Smith", 1)],
    );
}
