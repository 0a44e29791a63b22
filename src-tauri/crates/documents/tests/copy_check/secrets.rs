//! What is withheld: invented homes, schools, placements, numbers and people.

use chairside_domain::family::{SuppressedField, Suppression, SuppressionState};
use chairside_domain::ids::{PersonId, SuppressionId};
use uuid::Uuid;

/// A home with its parts, so that a disguise can be made of them.
pub struct Home {
    pub number: &'static str,
    /// With its kind, written out: "Mill Lane".
    pub street: &'static str,
    /// The street as it is shortened.
    pub short: &'static str,
    pub town: &'static str,
    /// Both halves.
    pub postcode: (&'static str, &'static str),
    /// The record itself has the short form.
    pub is_recorded_short: bool,
    /// Words of the street are rare, so that it is found without its number.
    pub is_rare_street: bool,
}

pub const HOMES: &[Home] = &[
    home(
        "14",
        "Mill Lane",
        "Mill Ln",
        "Anytown",
        ("AN1", "2BC"),
        false,
        false,
    ),
    home(
        "7",
        "Gosswater Road",
        "Gosswater Rd",
        "Tarnholt",
        ("QX10", "1TD"),
        false,
        true,
    ),
    home(
        "112",
        "St Wistan's Avenue",
        "St. Wistans Ave",
        "Dunmere",
        ("JX2", "8RD"),
        false,
        true,
    ),
    home(
        "31",
        "Church Street",
        "Church St",
        "Anytown",
        ("AN1", "4LO"),
        true,
        false,
    ),
    home(
        "9",
        "Ffordd y Gigfran",
        "Ffordd-y-Gigfran",
        "Aberhafen",
        ("ZL61", "0PQ"),
        false,
        true,
    ),
    home(
        "58",
        "Bórthwick Crescent",
        "Borthwick Cres",
        "Kelbrae",
        ("XG3", "7HN"),
        true,
        true,
    ),
    home(
        "20",
        "Park Terrace",
        "Park Terr",
        "Dunmere",
        ("JX11", "3WY"),
        false,
        false,
    ),
    home(
        "165",
        "Old Quarrington Way",
        "Old Quarrington Wy",
        "Tarnholt",
        ("Q7", "1AA"),
        false,
        true,
    ),
    home(
        "27",
        "Upper Selworth Road",
        "Upr Selworth Rd",
        "Otherby",
        ("OB7", "3LQ"),
        false,
        true,
    ),
    home(
        "212",
        "Mill Lane",
        "Mill Ln",
        "Otherby",
        ("OB12", "3LT"),
        false,
        false,
    ),
];

const fn home(
    number: &'static str,
    street: &'static str,
    short: &'static str,
    town: &'static str,
    postcode: (&'static str, &'static str),
    is_recorded_short: bool,
    is_rare_street: bool,
) -> Home {
    Home {
        number,
        street,
        short,
        town,
        postcode,
        is_recorded_short,
        is_rare_street,
    }
}

impl Home {
    pub fn recorded(&self) -> String {
        let street = if self.is_recorded_short {
            self.short
        } else {
            self.street
        };
        let (outward, inward) = self.postcode;
        format!(
            "{} {street}, {}, {outward} {inward}",
            self.number, self.town
        )
    }
}

/// Named houses: the record, the name, the street.
pub const RARE_HOUSES: &[(&str, &str, &str)] = &[
    (
        "Fernleigh Cottage, Tanpit Lane, Anytown, AN3 5QB",
        "Fernleigh Cottage",
        "Tanpit Lane",
    ),
    (
        "Tŷ Crwydryn, Heol yr Eglwys, Aberhafen, ZL61 4DD",
        "Tŷ Crwydryn",
        "Heol yr Eglwys",
    ),
    (
        "Skelwarden House, Mill Road, Kelbrae, XG3 2LL",
        "Skelwarden House",
        "Mill Road",
    ),
];
pub const COMMON_HOUSES: &[(&str, &str, &str)] = &[
    (
        "Rose Cottage, Mill Lane, Anytown, AN1 2BD",
        "Rose Cottage",
        "Mill Lane",
    ),
    (
        "The Old Rectory, Church Road, Dunmere, JX2 8RQ",
        "The Old Rectory",
        "Church Road",
    ),
];

/// A school with its parts.
pub struct School {
    pub recorded: &'static str,
    /// Without what other schools share.
    pub own: &'static str,
    /// Another way of writing it.
    pub other: &'static str,
    /// The same with a short form.
    pub short: &'static str,
    pub initials: &'static str,
    pub domain: &'static str,
    /// The name within an address of mail where the domain was not recorded.
    pub guessed: &'static str,
}

pub const SCHOOLS: &[School] = &[
    School {
        recorded: "Harrowfell Primary School",
        own: "Harrowfell",
        other: "Harrowfell Academy",
        short: "Harrowfell Prim. Sch.",
        initials: "HPS",
        domain: "harrowfell.wexmoor.sch.uk",
        guessed: "harrowfellprimary.example",
    },
    School {
        recorded: "St Wilfreda's C of E Primary School, Anytown",
        own: "St Wilfreda's",
        other: "Saint Wilfreda’s Church of England School",
        short: "St. Wilfredas CE Primary",
        initials: "SWCOEPS",
        domain: "wilfredas.example",
        guessed: "stwilfredas.example",
    },
    School {
        recorded: "Quenby Vale Academy",
        own: "Quenby Vale",
        other: "Quenby Vale School",
        short: "Quenby Vale Acad",
        initials: "QVA",
        domain: "qva-trust.example",
        guessed: "quenbyvale.example",
    },
    School {
        recorded: "Ysgol Gynradd Penllwyn",
        own: "Ysgol Gynradd Penllwyn",
        other: "YSGOL GYNRADD PENLLWYN",
        short: "Ysgol Gynradd Penllwyn school",
        initials: "YGP",
        domain: "penllwyn.example",
        guessed: "ysgolgynraddpenllwyn.example",
    },
    School {
        recorded: "Saint Ọláyínká's Catholic High School",
        own: "Saint Ọláyínká's",
        other: "St Olayinka's RC High School",
        short: "St. Ọlayinkas Catholic High",
        initials: "SOCHS",
        domain: "olayinka.example",
        guessed: "stolayinkas.example",
    },
    School {
        recorded: "Tumblewick Nursery",
        own: "Tumblewick",
        other: "Tumblewick Nursery School",
        short: "Tumblewick Nurs.",
        initials: "",
        domain: "tumblewick-early-years.example",
        guessed: "tumblewick.example",
    },
];

/// Placements: the record, and the name by which people would speak of it.
pub const CARERS: &[(&str, &str)] = &[
    (
        "Mrs Okafor-Lindqvist, 3 Tern Close, Dunmere, JX4 7QT",
        "Okafor-Lindqvist",
    ),
    (
        "Mr and Mrs Brzozowski, 27 Larchwell Drive, Tarnholt, QX2 2NB",
        "Brzozowski",
    ),
    (
        "Ms Thúy Vandermolen, 5 Osier Row, Anytown, AN6 9PL",
        "Vandermolen",
    ),
];
pub const HOMES_FOR_CHILDREN: &[(&str, &str)] = &[
    ("Brackenside Children's Home", "Brackenside"),
    ("Ravelston Court Residential Unit", "Ravelston Court"),
    ("Marigold Refuge, Kelbrae", "Marigold"),
];

/// Telephone numbers set aside for use in fiction.
pub const PHONES: &[&str] = &[
    "07700 900 214",
    "07700900871",
    "01632 960 455",
    "+44 7700 900563",
    "020 7946 0192",
    "0113 496 0077",
    "(01632) 960118",
    "0044 1632 960 339",
];
pub const MAILS: &[&str] = &[
    "f.adeyemi@mail.example",
    "zofia_k@poczta.example",
    "nan.maureen@home.example",
    "temi1998@gmail.com",
];

/// People with whom someone stays: the record, the given name, the surname.
pub const PEOPLE: &[(&str, &str, &str)] = &[
    ("Bernadette Okonkwo", "Bernadette", "Okonkwo"),
    (
        "staying with her aunt, Wioletta Śliwińska",
        "Wioletta",
        "Śliwińska",
    ),
    ("Şebnem Gürağaç", "Şebnem", "Gürağaç"),
    ("Nguyễn Thị Hường", "Nguyễn Thị", "Hường"),
    (
        "Siobhán Ní Dhálaigh-Peverell",
        "Siobhán Ní",
        "Dhálaigh-Peverell",
    ),
];
/// Places and names that are found only whole.
pub const WHEREABOUTS: &[&str] = &[
    "the women's refuge in Kettlewick",
    "Kettlewick",
    "rehoused by Dunmere Borough on the Larkspur estate",
    "خالہ نسرین چودھری کے گھر",
    "তাহমিনা আক্তারের বাসা",
    "在陳美玲家",
];

/// Passages that a copy leaves out.
pub const PASSAGES: &[&str] = &[
    "Another parent told the school that he had been at the gate on 2 and 3 July. The head spoke with the police liaison officer the same afternoon and asked for advice.",
    "The grandmother keeps a bag packed at the neighbour's house. She asked that nobody from her son's side of the family be told about this arrangement.",
    "Officers will attend with the social worker when the placement begins.",
];

pub fn tom() -> PersonId {
    PersonId(Uuid::from_u128(7))
}

pub fn suppression(number: u128, field: SuppressedField, words: &[&str]) -> Suppression {
    Suppression {
        id: SuppressionId(Uuid::from_u128(number)),
        subject: PersonId(Uuid::from_u128(1)),
        withheld_from: tom(),
        field,
        words: words.iter().map(ToString::to_string).collect(),
        reason: "Risk".to_owned(),
        decided_by: "The chair".to_owned(),
        decided_at: None,
        review_by: None,
        state: SuppressionState::Active,
        lifted_reason: String::new(),
    }
}
