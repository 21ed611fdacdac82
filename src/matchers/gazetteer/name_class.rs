//! [`NameClass`]: what kind of thing a listed name is, finer than its label.

use crate::label::Label;
use crate::matchers::class::Class;

macro_rules! name_classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $label:ident, [$($class:ident),*];)*) => {
        /// What kind of thing a listed name is, finer than its [`Label`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum NameClass {
            $($(#[$doc])* $variant,)*
        }

        impl NameClass {
            /// Every class, in the order of their codes in compiled tables.
            pub const ALL: &[NameClass] = &[$(NameClass::$variant,)*];

            /// The name lists use: lower case, with hyphens.
            pub const fn as_str(self) -> &'static str {
                match self { $(NameClass::$variant => $name,)* }
            }

            /// The label a name of this class has by itself.
            pub const fn label(self) -> Label {
                match self { $(NameClass::$variant => Label::$label,)* }
            }

            /// The facts a match of this class puts on its tokens.
            pub(crate) const fn facts(self) -> &'static [Class] {
                match self { $(NameClass::$variant => &[$(Class::$class),*],)* }
            }
        }
    };
}

name_classes! {
    /// A given name: `Ned`, `Mustafa`.
    Given = "given", Person, [GIVEN];
    /// A family name: `Price`, `al-Kadhimi`.
    Surname = "surname", Person, [SURNAME];
    /// A person by full name, in politics.
    Politician = "politics", Person, [PERSON_NAME];
    /// A person by full name, in business.
    Businessperson = "business", Person, [PERSON_NAME];
    /// A person by full name, in sport.
    Athlete = "sport", Person, [PERSON_NAME];
    /// A person by full name, in the arts.
    Artist = "arts", Person, [PERSON_NAME];
    /// A person by full name, in science.
    Scientist = "science", Person, [PERSON_NAME];
    /// A person by full name, in religion.
    Cleric = "religious-leader", Person, [PERSON_NAME];
    /// A person by full name, an officer or fighter.
    Soldier = "soldier", Person, [PERSON_NAME];
    /// A person by full name, known for crimes.
    Criminal = "crime", Person, [PERSON_NAME];
    /// A king, queen, prince or princess.
    Royal = "royalty", Person, [PERSON_NAME];
    /// A journalist or presenter.
    Journalist = "journalist", Person, [PERSON_NAME];
    /// A person of the past.
    Historical = "history", Person, [PERSON_NAME];
    /// A sovereign country, or a constituent one such as Scotland.
    Country = "country", Place, [COUNTRY];
    /// A dependent territory.
    Territory = "territory", Place, [COUNTRY];
    /// A country of the past: the Soviet Union.
    FormerCountry = "former-country", Place, [COUNTRY];
    /// A city, town or village.
    City = "city", Place, [CITY];
    /// A state, province or other first-level division.
    Subdivision = "subdivision", Place, [DIVISION];
    /// A continent, region or area.
    Region = "region", Place, [REGION];
    /// An ocean, sea, river, lake, strait.
    Water = "water", Place, [NATURE];
    /// A mountain, range, desert, island, cape.
    Landform = "landform", Place, [NATURE];
    /// A building, square, airport, base, prison, stadium, quarter of a city.
    Landmark = "landmark", Place, [LANDMARK];
    /// A county or district.
    County = "county", Place, [COUNTY];
    /// A word for the people of a country: `Iraqi`, `Frenchman`.
    Nationality = "nationality", Group, [NATIONALITY];
    /// An ethnic group: `Kurds`.
    Ethnic = "ethnic", Group, [NATIONALITY];
    /// The people of a region or city: `African`, `Londoner`.
    Regional = "regional", Group, [NATIONALITY];
    /// A religious group: `Shiite`.
    Religion = "religion", Group, [BELIEF];
    /// A political group: `Democrats`.
    Politics = "politics-group", Group, [BELIEF];
    /// A body of many states: the United Nations.
    International = "international", Organization, [ORG_NAME, INTERNATIONAL];
    /// A parliament or chamber.
    Parliament = "parliament", Organization, [ORG_NAME, GOVERNMENT];
    /// A ministry or department.
    Ministry = "ministry", Organization, [ORG_NAME, GOVERNMENT];
    /// A government agency.
    Agency = "agency", Organization, [ORG_NAME, GOVERNMENT];
    /// A court.
    Court = "court", Organization, [ORG_NAME, GOVERNMENT];
    /// A security or intelligence service.
    Security = "security", Organization, [ORG_NAME, GOVERNMENT];
    /// An army, navy or corps.
    Military = "military", Organization, [ORG_NAME, GOVERNMENT];
    /// A police force.
    Police = "police", Organization, [ORG_NAME, GOVERNMENT];
    /// A political party.
    Party = "party", Organization, [ORG_NAME, PARTY];
    /// An armed, militant or criminal group.
    ArmedGroup = "armed-group", Organization, [ORG_NAME, ARMED];
    /// A company.
    Company = "company", Organization, [ORG_NAME, COMPANY];
    /// A bank.
    Bank = "bank", Organization, [ORG_NAME, COMPANY];
    /// An exchange.
    Exchange = "exchange", Organization, [ORG_NAME, COMPANY];
    /// A newspaper.
    Newspaper = "newspaper", Organization, [ORG_NAME, MEDIA];
    /// A news agency.
    NewsAgency = "agency-news", Organization, [ORG_NAME, MEDIA];
    /// A radio or television broadcaster.
    Broadcaster = "broadcaster", Organization, [ORG_NAME, MEDIA];
    /// A magazine.
    Magazine = "magazine", Organization, [ORG_NAME, MEDIA];
    /// Any other medium.
    Media = "media", Organization, [ORG_NAME, MEDIA];
    /// A university or college.
    University = "university", Organization, [ORG_NAME, SCHOOL];
    /// A school.
    School = "school", Organization, [ORG_NAME, SCHOOL];
    /// A hospital.
    Hospital = "hospital", Organization, [ORG_NAME, SCHOOL];
    /// An institute or laboratory.
    Institute = "institute", Organization, [ORG_NAME, SCHOOL];
    /// A museum or gallery.
    Museum = "museum", Organization, [ORG_NAME, SCHOOL];
    /// A sports club or team.
    Club = "club", Organization, [ORG_NAME, TEAM];
    /// A league.
    League = "league", Organization, [ORG_NAME, CIVIL];
    /// A federation.
    Federation = "federation", Organization, [ORG_NAME, CIVIL];
    /// A non-governmental organization.
    Ngo = "ngo", Organization, [ORG_NAME, CIVIL];
    /// A trade union.
    Union = "union", Organization, [ORG_NAME, CIVIL];
    /// A church or other religious body.
    Church = "church", Organization, [ORG_NAME, CIVIL];
    /// A foundation or charity.
    Foundation = "foundation", Organization, [ORG_NAME, CIVIL];
    /// A movement.
    Movement = "movement", Organization, [ORG_NAME, CIVIL];
    /// A band or orchestra.
    Band = "band", Organization, [ORG_NAME, CIVIL];
    /// Any other organization.
    OtherOrganization = "other", Organization, [ORG_NAME];
    /// A name of a caller's own list.
    Listed = "listed", Person, [CUSTOM];
}

impl NameClass {
    /// The class of that name.
    pub fn from_name(name: &str) -> Option<NameClass> {
        NameClass::ALL.iter().copied().find(|class| class.as_str() == name)
    }

    /// The class of that code in a compiled table.
    pub(crate) fn from_code(code: u8) -> Option<NameClass> {
        NameClass::ALL.get(code as usize).copied()
    }

    /// True for given and family names, which are parts of a person's name.
    pub const fn is_name_part(self) -> bool {
        matches!(self, NameClass::Given | NameClass::Surname)
    }
}
