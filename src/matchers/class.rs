//! [`Classes`]: what is known of a token, as a set of 128 facts.
//!
//! Facts come from three places: the lexicon (`seeds/lexicon`, one class a file), the shape and
//! place of the token, and the gazetteers. Patterns name classes in capitals with `_`; the tagger
//! reads them as features.

/// One fact about a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Class(u8);

/// A set of facts about a token.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Classes(pub(crate) u128);

impl Classes {
    pub(crate) const NONE: Classes = Classes(0);

    #[inline]
    pub(crate) const fn has(self, class: Class) -> bool {
        self.0 & (1 << class.0) != 0
    }

    #[inline]
    pub(crate) const fn any(self, of: Classes) -> bool {
        self.0 & of.0 != 0
    }

    #[inline]
    pub(crate) const fn with(self, class: Class) -> Classes {
        Classes(self.0 | 1 << class.0)
    }

    #[inline]
    pub(crate) const fn union(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    #[inline]
    pub(crate) fn add(&mut self, class: Class) {
        self.0 |= 1 << class.0;
    }

    pub(crate) const fn of(classes: &[Class]) -> Classes {
        let (mut set, mut at) = (Classes::NONE, 0);
        while at < classes.len() {
            set = set.with(classes[at]);
            at += 1;
        }
        set
    }
}

macro_rules! classes {
    ($first:literal, $list:ident: $($name:ident,)*) => {
        classes!(@number $first; $($name,)*);
        /// The classes of this part, with the names patterns use.
        pub(crate) const $list: &[(&str, Class)] = &[$((stringify!($name), Class::$name),)*];
    };
    (@number $n:expr; $name:ident, $($rest:ident,)*) => {
        #[allow(dead_code)] // every class can be named by a pattern or a feature
        impl Class { pub(crate) const $name: Class = Class($n); }
        classes!(@number $n + 1; $($rest,)*);
    };
    (@number $n:expr;) => {};
}

// One class a file of seeds/lexicon; the file is the name in lower case.
classes!(0, LEXICON:
    HONORIFICS, ROLES, RELATIVES, SAY_VERBS, PERSON_VERBS, PERSON_CONTEXTS_AFTER,
    ORG_SUFFIXES, ORG_HEADS, ORG_OF_HEADS, ORG_CONTEXTS_BEFORE, ORG_CONTEXTS_AFTER,
    TEAM_WORDS, SPORT_WORDS, PLACE_HEADS_AFTER, PLACE_HEADS_BEFORE, PLACE_CONTEXTS,
    MISC_HEADS, LANGUAGES, SENTENCE_STARTERS, FUNCTION_WORDS, COMMON_WORDS, PARTICLES,
);

// The same for lists that single rules read: the tagger's features are the 32 before them.
classes!(32, MARKS:
    STORM_HEADS, STORM_KINDS, FORMS_OF_MEN, FORMS_OF_WOMEN, LOWER_CASE_WORDS,
);

// What the token looks like and where it stands.
classes!(40, FORM:
    CAPITALIZED, UPPERCASE, LOWERCASE, MIXED_CASE, NUMBER, INITIAL, COMMA, STOP, OPEN, CLOSE,
    QUOTE, DASH, HYPHEN, SLASH, COLON, AMPERSAND, POSSESSIVE, SENTENCE_START, LINE_START,
    HANDLE, HAS_DOT, HAS_DIGIT, UPPERCASE_LINE, TITLE_LINE, SPACE_BEFORE, NEWSWIRE,
);

// What the gazetteers know. A class is on every token of the longest name that has it; AMBIGUOUS
// when the word by itself is also an everyday word.
classes!(72, NAMES:
    GIVEN, SURNAME, PERSON_NAME, COUNTRY, CITY, BIG_CITY, DIVISION, REGION, NATURE, LANDMARK, COUNTY,
    AFTER_COMMA, NATIONALITY, BELIEF, ORG_NAME, COMPANY, MEDIA, TEAM, GOVERNMENT, INTERNATIONAL,
    PARTY, ARMED, SCHOOL, CIVIL, AMBIGUOUS, WEAK, DATE, CUSTOM,
);

/// The class of that name.
pub(crate) fn by_name(name: &str) -> Option<Class> {
    [LEXICON, MARKS, FORM, NAMES]
        .iter()
        .flat_map(|list| list.iter())
        .find(|(known, _)| *known == name)
        .map(|&(_, class)| class)
}

impl Class {
    /// The bit of the class in a set, 0 to 127.
    pub(crate) const fn index(self) -> usize {
        self.0 as usize
    }
}
