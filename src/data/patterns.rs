// DO NOT EDIT: generated from seeds/patterns by
//   cargo run --release -p dateline-datagen

use crate::label::Label;
use crate::matchers::class::Classes;
use crate::matchers::patterns::pattern::{Condition, Element, Pattern};

/// The patterns, with the example each was written for.
#[rustfmt::skip]
pub(crate) static PATTERNS: &[(Pattern, &str)] = &[
    (Pattern { name: "agency-in-brackets", label: Label::Organization, score: 940, anchor: 1, name_elements: (1, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x20001000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20000010000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x20002000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "BAGHDAD (<Reuters>) - Two people died"),
    (Pattern { name: "agency-of-picture", label: Label::Organization, score: 940, anchor: 0, name_elements: (0, 1), elements: &[
        Element { any: &[Condition { all: Classes(0x20000020000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20020000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "<REUTERS>/Jane Doe"),
    (Pattern { name: "photographer", label: Label::Person, score: 940, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x20020000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 2, max: 3 },
    ] }, "REUTERS/<Jane Doe>"),
    (Pattern { name: "written-by", label: Label::Person, score: 940, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x20000000000000000), none: Classes(0x0), words: &[0x83b75c3af2d8cea2] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 2, max: 3 },
    ] }, "Reporting by <Jane Doe>"),
    (Pattern { name: "legal-suffix", label: Label::Organization, score: 950, anchor: 2, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 5 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000040), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x0), none: Classes(0x0), words: &[0xfd2a041e6f24db38] }], min: 1, max: 1 },
    ] }, "<Halvorsen Maritime Inc.>; <Barrowdale plc>"),
    (Pattern { name: "ampersand-legal-suffix", label: Label::Organization, score: 955, anchor: 4, name_elements: (0, 5), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x80000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000040), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x0), none: Classes(0x0), words: &[0xfd2a041e6f24db38] }], min: 1, max: 1 },
    ] }, "<Harkness & Sons Ltd>"),
    (Pattern { name: "head-last", label: Label::Organization, score: 900, anchor: 1, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 4 },
        Element { any: &[Condition { all: Classes(0x10000000080), none: Classes(0x2000), words: &[] }], min: 1, max: 1 },
    ] }, "<Iraqi Defense Ministry>; <Barclays Bank>"),
    (Pattern { name: "head-last-of", label: Label::Organization, score: 921, anchor: 1, name_elements: (0, 5), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 4 },
        Element { any: &[Condition { all: Classes(0x10000000080), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x2dd740a947e71e72, 0x66522e8cede5faaf] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x3e73f749af0b8c26] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
    ] }, "the <National Bank of Ukraine>"),
    (Pattern { name: "two-fields", label: Label::Organization, score: 902, anchor: 4, name_elements: (0, 5), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 0, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000100000), none: Classes(0x4000000000080080), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x59e4e7b2d628026f] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000000080), none: Classes(0x2000), words: &[] }], min: 1, max: 1 },
    ] }, "the <Trade and Development Bank> paid"),
    (Pattern { name: "of-members", label: Label::Organization, score: 906, anchor: 4, name_elements: (0, 5), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 0, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000100000), none: Classes(0x4000000000080000), words: &[] }, Condition { all: Classes(0x10000000002), none: Classes(0x4000000000000000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x100000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x4000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 0, max: 2 },
        Element { any: &[Condition { all: Classes(0x10000000080), none: Classes(0x2000), words: &[] }], min: 1, max: 1 },
    ] }, "the <Barrowdale Sheriff's Office>; the <Mothers’ Union>"),
    (Pattern { name: "letters-in-brackets", label: Label::Organization, score: 560, anchor: 2, name_elements: (2, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x900c000000000000000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x1000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20000000000), none: Classes(0x20000000000100002), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x2000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "talks with the metalworkers of Barrowdale (<MWBX>) failed again"),
    (Pattern { name: "letters-that-speak", label: Label::Organization, score: 560, anchor: 1, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x3e73f749af0b8c26] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20000000000), none: Classes(0x24000000000100002), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x40000000008), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x40000000400), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "the <MWBX> said; the <MWBX>’s offices"),
    (Pattern { name: "head-first-of", label: Label::Organization, score: 920, anchor: 0, name_elements: (0, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000180), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x2dd740a947e71e72, 0x66522e8cede5faaf, 0xe5dd03de37cb81ab] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x3e73f749af0b8c26] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
    ] }, "<University of Baghdad>; <Ministry of Defence>"),
    (Pattern { name: "head-of-and", label: Label::Organization, score: 925, anchor: 1, name_elements: (0, 7), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 0, max: 2 },
        Element { any: &[Condition { all: Classes(0x10000000080), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x2dd740a947e71e72, 0x66522e8cede5faaf] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x59e4e7b2d628026f] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
    ] }, "<Department of Health and Human Services>"),
    (Pattern { name: "ampersand", label: Label::Organization, score: 840, anchor: 1, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x80000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
    ] }, "<Johnson & Johnson>"),
    (Pattern { name: "shares-in", label: Label::Organization, score: 700, anchor: 0, name_elements: (3, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x40000000200), none: Classes(0x88000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x80200), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x3e73f749af0b8c26] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
    ] }, "shares in <Halvorsen>; employees of <Zupan>"),
    (Pattern { name: "team-word", label: Label::Organization, score: 880, anchor: 1, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40000000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4000000024200000000080000), words: &[] }, Condition { all: Classes(0x1000000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x10000000800), none: Classes(0x2080), words: &[] }], min: 1, max: 1 },
    ] }, "<Sheffield Wednesday>; <Leeds United>"),
    (Pattern { name: "honorific-name", label: Label::Person, score: 930, anchor: 0, name_elements: (1, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000001), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000021000000000080000), words: &[] }, Condition { all: Classes(0x210000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 0, max: 2 },
    ] }, "Dr. <Okafor> said; Lt. Col. <Lloyd Varga>"),
    (Pattern { name: "honorific-month", label: Label::Person, score: 925, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x1000010000000001), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x0), words: &[0xb1b4c0a47dcf697c, 0x1b4e4c297ec85d0d, 0xce65defe24bb2ff, 0xd60515a515feefe6, 0xa9fa2d6239afe005] }], min: 1, max: 1 },
    ] }, "Mrs. <May> resigned"),
    (Pattern { name: "honorific-given-particle-name", label: Label::Person, score: 935, anchor: 0, name_elements: (1, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000001), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x200000), none: Classes(0x10000000000), words: &[] }, Condition { all: Classes(0x10000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "Ayatollah <Ali al-Sistani>"),
    (Pattern { name: "role-name", label: Label::Person, score: 880, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x2), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40070280200000200000c20c2), words: &[] }], min: 1, max: 3 },
    ] }, "spokesperson <Ned Price>"),
    (Pattern { name: "role-given-particle-name", label: Label::Person, score: 890, anchor: 0, name_elements: (1, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x2), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x200000), none: Classes(0x10000000000), words: &[] }, Condition { all: Classes(0x10000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "Prime Minister <Mustafa al-Kadhimi>"),
    (Pattern { name: "given-name", label: Label::Person, score: 860, anchor: 0, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x28000000000000080000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x1000000000000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 2 },
    ] }, "<Laura Steenkamp>"),
    (Pattern { name: "given-head-name", label: Label::Person, score: 905, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x480000000000000c0000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x2000000010000000000), none: Classes(0x0), words: &[0x22108c988b107039, 0x8433437b7e403e85, 0xaa7126ce072255e5, 0xde28cbe87bc5b83, 0x9430109eb20ae00, 0xe79c4b7dfb43aba7, 0x64fce9a16b56eda5, 0x64f33d9df3604de9, 0xa455a6c2036aed71, 0xf77b068acc5ee3c4, 0xef4fc350c06e5058, 0x14d34ad3702a4da8, 0x36762d3c9cfe4984] }], min: 1, max: 1 },
    ] }, "<Rodney Marsh>; <Ron Wood>"),
    (Pattern { name: "given-place-name", label: Label::Person, score: 905, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x4580000000000001c0000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x12000000010000000000), none: Classes(0x8000000000000002080), words: &[] }, Condition { all: Classes(0x402000000010000000000), none: Classes(0x8000000000000002080), words: &[] }], min: 1, max: 1 },
    ] }, "<Muhtar Kent>"),
    (Pattern { name: "given-country-name", label: Label::Person, score: 915, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x9000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x2000000010000000000), none: Classes(0x10000000000000102080), words: &[] }, Condition { all: Classes(0x2000002000000010000000000), none: Classes(0x20000000000000102080), words: &[] }], min: 1, max: 1 },
    ] }, "<Chad Kroeger>; <Georgia Harkness>"),
    (Pattern { name: "given-initial-name", label: Label::Person, score: 900, anchor: 0, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x200000000000), none: Classes(0x0), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 1 },
    ] }, "<George W. Harkness>"),
    (Pattern { name: "given-particle-name", label: Label::Person, score: 900, anchor: 0, name_elements: (0, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x200000), none: Classes(0x10000000000), words: &[] }, Condition { all: Classes(0x10000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 1 },
    ] }, "<Mustafa al-Barrowi>; <Ursula von der Weide>"),
    (Pattern { name: "given-hyphen-name", label: Label::Person, score: 900, anchor: 0, name_elements: (0, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 2 },
    ] }, "<Jean-Claude Moreau>"),
    (Pattern { name: "given-double-barrelled", label: Label::Person, score: 905, anchor: 0, name_elements: (0, 5), elements: &[
        Element { any: &[Condition { all: Classes(0x1000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 1 },
    ] }, "<Olivia Newton-Hale>"),
    (Pattern { name: "initials-name", label: Label::Person, score: 880, anchor: 0, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x1000210000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x200000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000200000000000820c2), words: &[] }], min: 1, max: 1 },
    ] }, "<J.K. Rowling>"),
    (Pattern { name: "two-surnames", label: Label::Person, score: 640, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x2000000010000000000), none: Classes(0x58000000000000040080), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x2000000010000000000), none: Classes(0x2080), words: &[] }], min: 1, max: 1 },
    ] }, "<Chowdhury Lindqvist>"),
    (Pattern { name: "name-age", label: Label::Person, score: 850, anchor: 2, name_elements: (0, 1), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "<Kadhimi>, 54, was"),
    (Pattern { name: "name-said", label: Label::Person, score: 720, anchor: 1, name_elements: (0, 1), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40070280200000200000c20c2), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x40000000008), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "<Zupan> said; <Lindqvist> added"),
    (Pattern { name: "said-name", label: Label::Person, score: 700, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x40000000008), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40070280200000200000c20c2), words: &[] }], min: 1, max: 3 },
    ] }, "said <Marta Lindqvist>"),
    (Pattern { name: "name-who", label: Label::Person, score: 720, anchor: 2, name_elements: (0, 1), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40070280200000200000c20c2), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x1a84f8062e592bbd] }], min: 1, max: 1 },
    ] }, "<Lindqvist>, who"),
    (Pattern { name: "by-line", label: Label::Person, score: 900, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x400010000000000), none: Classes(0x0), words: &[0x83b75c3af2d8cea2] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 2, max: 3 },
    ] }, "By <Jane Doe>"),
    (Pattern { name: "relative-name", label: Label::Person, score: 780, anchor: 0, name_elements: (2, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x4), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40070280200000200000c20c2), words: &[] }], min: 1, max: 3 },
    ] }, "his wife, <Salma>"),
    (Pattern { name: "head-last", label: Label::Place, score: 900, anchor: 1, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4001000024200000000080000), words: &[] }], min: 1, max: 3 },
        Element { any: &[Condition { all: Classes(0x10000002000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "<Paktika Province>; <Erbil International Airport>"),
    (Pattern { name: "head-first", label: Label::Place, score: 880, anchor: 0, name_elements: (0, 3), elements: &[
        Element { any: &[Condition { all: Classes(0x10000004000), none: Classes(0x10000000000000000000), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x2dd740a947e71e72] }], min: 0, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x40010000240000000000c0000), words: &[] }, Condition { all: Classes(0x10000000000), none: Classes(0x4001000024200000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "<Lake Chad>; <Mount Barrow>; <Gulf of Oman>"),
    (Pattern { name: "constituency", label: Label::Place, score: 905, anchor: 1, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000010000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x0), words: &[0xddf61eb4e30f421a, 0x2bc0771a6940b091, 0xbf46c226ec42b414, 0x520992d7eb2f6752] }], min: 1, max: 1 },
    ] }, "the seat of <Gillingham North>; member for <Wrexham South>"),
    (Pattern { name: "numbered-road", label: Label::Place, score: 905, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x0), words: &[0xd1a5aed8c4fb3793, 0x4f68dc277cec368c, 0x6f0b532dd72ba418] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "along <Interstate 90>"),
    (Pattern { name: "numbered-street", label: Label::Place, score: 880, anchor: 1, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x100000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x0), words: &[0xd71241cf11a9ce3b, 0xd270d3d70cb41df6, 0xe823286ff4520fb1, 0x5e1da0ce153ed333] }], min: 1, max: 1 },
    ] }, "on <42nd Street>"),
    (Pattern { name: "in-name-country", label: Label::Place, score: 870, anchor: 3, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x8a33056f403f8c8f, 0xb9746f2c09f7edf3, 0xd28197c138c1507c, 0xb9151d102dd46de7, 0xc99f6a7ad2be5f82, 0x2dd740a947e71e72, 0x595a11b63808219a] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x8000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x40000000000000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x800000000000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "in <Marjah>, Afghanistan"),
    (Pattern { name: "town-of", label: Label::Place, score: 860, anchor: 2, name_elements: (3, 4), elements: &[
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x3e73f749af0b8c26] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x53906eaaefe1c919, 0xd87d4f337f16117f, 0xb5ec707e8e522a67, 0x90208e1a937c2ccd, 0x8ff38ac39620e0a3, 0x62344e7905a2983f, 0x6e6557a9ede2eb44, 0x8ff38ac39620e0a3, 0xaf447d07c3300016, 0x690b981d68277aa9, 0x47a4d7d777311690, 0x60b56e93d7695911, 0x2b5cab1588201fb6] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x2dd740a947e71e72] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "the town of <Marjah>"),
    (Pattern { name: "name-province", label: Label::Place, score: 860, anchor: 1, name_elements: (0, 1), elements: &[
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
        Element { any: &[Condition { all: Classes(0x40000000000), none: Classes(0x0), words: &[0x90208e1a937c2ccd, 0xc10e4cce9f2c7136, 0x8ff38ac39620e0a3, 0x2b5cab1588201fb6, 0x690b981d68277aa9, 0x4760e6e212dc93b9, 0xaf447d07c3300016] }], min: 1, max: 1 },
    ] }, "<Paktika> province"),
    (Pattern { name: "southern-name", label: Label::Place, score: 760, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x40000000000), none: Classes(0x0), words: &[0x8a26209b7cd0707d, 0x5034496d06ff8693, 0xe500cd48d2d35cf1, 0x79dbfd9fd3f56261, 0x27a7e73e5abbd55d, 0xdae7f2e014533c87, 0x3b6c84e6fef49f49, 0xed960da4a9b4a405, 0xa002a44ddb1d4c40, 0x48a7df552e84f71c] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "southern <Helmand>"),
    (Pattern { name: "in-name", label: Label::Place, score: 600, anchor: 0, name_elements: (1, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x0), none: Classes(0x0), words: &[0x8a33056f403f8c8f, 0xd28197c138c1507c, 0x595a11b63808219a, 0xbc6af5d4b209426, 0x4ccd5e8108c0dab9] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x10000000000), none: Classes(0x4000000020000000000080000), words: &[] }], min: 1, max: 2 },
    ] }, "in <Marjah>"),
    (Pattern { name: "dateline", label: Label::Place, score: 900, anchor: 0, name_elements: (0, 2), elements: &[
        Element { any: &[Condition { all: Classes(0x400020000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
        Element { any: &[Condition { all: Classes(0x20000000000), none: Classes(0x0), words: &[] }], min: 0, max: 2 },
        Element { any: &[Condition { all: Classes(0x400000000000), none: Classes(0x0), words: &[] }, Condition { all: Classes(0x1000000000000), none: Classes(0x0), words: &[] }], min: 1, max: 1 },
    ] }, "<BAGHDAD>, Nov. 7 (Reuters) -"),
];
