//! Compiled tables: what is damaged is refused with its own error.

use std::sync::LazyLock;

use dateline::{ErrorKind, Extractor, Gazetteer, GazetteerBuilder, Name, NameFlags};
use proptest::prelude::*;

/// A small table with everything in it: places, ids, own labels, surfaces.
static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut builder = GazetteerBuilder::new();
    for number in 0..40 {
        let mut name = Name::new(format!("Quux{number} Halvorsen"), "ship");
        name.id = Some(format!("id-{number}"));
        name.flags = NameFlags::EXACT_CASE;
        builder.add(&name).unwrap();
        let mut place = Name::new(format!("Port Quux{number}"), "place");
        place.coordinates = Some((f64::from(number), -f64::from(number)));
        place.population = Some(number as u32);
        builder.add(&place).unwrap();
        builder.add(&Name::new(format!("Plain{number}"), "person")).unwrap();
    }
    builder.build().unwrap().to_bytes()
});

fn kind(bytes: &[u8]) -> Option<ErrorKind> {
    Gazetteer::from_bytes(bytes).err().map(|error| error.kind())
}

#[test]
fn each_fault_has_its_own_error() {
    assert_eq!(kind(&BYTES), None);
    assert_eq!(kind(b""), Some(ErrorKind::NotATable));
    assert_eq!(kind(b"name,label\nBasra,place\n"), Some(ErrorKind::NotATable));
    assert_eq!(kind(&BYTES[..70]), Some(ErrorKind::Truncated));
    assert_eq!(kind(&BYTES[..BYTES.len() - 1]), Some(ErrorKind::Truncated));
    assert_eq!(kind(&[&BYTES[..], b"x"].concat()), Some(ErrorKind::Table));
    let mut foreign = BYTES.clone();
    foreign[12..16].reverse();
    assert_eq!(kind(&foreign), Some(ErrorKind::ByteOrder));
    let mut newer = BYTES.clone();
    newer[8] += 1;
    assert_eq!(kind(&newer), Some(ErrorKind::Version));
    let mut damaged = BYTES.clone();
    *damaged.last_mut().unwrap() ^= 1;
    assert_eq!(kind(&damaged), Some(ErrorKind::Table));
}

#[test]
fn every_truncation_is_refused() {
    for length in 0..BYTES.len() {
        assert!(kind(&BYTES[..length]).is_some(), "{length} bytes");
    }
}

#[test]
fn every_flipped_bit_is_refused() {
    let mut bytes = BYTES.clone();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            bytes[at] ^= 1 << bit;
            assert!(kind(&bytes).is_some(), "bit {bit} of byte {at}");
            bytes[at] ^= 1 << bit;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(kind(&bytes).is_some());
        let behind_magic = [&BYTES[..16], &bytes[..]].concat();
        prop_assert!(kind(&behind_magic).is_some());
    }

    #[test]
    fn several_changes_are_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1u8..), 1..8),
    ) {
        let mut bytes = BYTES.clone();
        for (at, change) in changes {
            let at = at.index(bytes.len());
            bytes[at] = bytes[at].wrapping_add(change);
        }
        prop_assert!(bytes == *BYTES || kind(&bytes).is_some());
    }

    /// Behind a checksum that agrees: refused or sound, never a panic or an endless look-up.
    #[test]
    fn malicious_tables_do_no_harm(
        changes in prop::collection::vec((any::<prop::sample::Index>(), 1u8..), 1..8),
    ) {
        let mut bytes = BYTES.clone();
        for (at, change) in changes {
            let at = at.index(bytes.len());
            bytes[at] = bytes[at].wrapping_add(change);
        }
        if let Ok(list) = Gazetteer::from_bytes(&dateline::internal::with_checksum(&bytes)) {
            let extractor = Extractor::builder().tagger(false).embedded_names(false).gazetteer(list).build();
            if let Ok(extractor) = extractor {
                let found = extractor.extract("Quux1 Halvorsen, Port Quux2, Plain3, PLAIN4.");
                for entity in found.iter() {
                    let _ = (entity.label_name().len(), entity.list_id());
                }
            }
        }
    }

    #[test]
    fn what_is_listed_is_found(words in prop::collection::vec("[A-Z][a-z]{2,9}", 1..6)) {
        let name = words.join(" ");
        let mut builder = GazetteerBuilder::new();
        builder.add(&Name::new(&name, "ship").with_id("x")).unwrap();
        let list = Gazetteer::from_bytes(&builder.build().unwrap().to_bytes()).unwrap();
        let extractor =
            Extractor::builder().tagger(false).embedded_names(false).gazetteer(list).build().unwrap();
        let text = format!("They saw the {name} there.");
        let found = extractor.extract(&text);
        let ships: Vec<_> =
            found.iter().filter(|e| e.label_name() == "ship").map(|e| e.text()).collect();
        prop_assert_eq!(ships, vec![name.as_str()]);
    }
}
