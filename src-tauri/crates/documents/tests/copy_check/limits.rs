//! Beyond what is claimed: what is near and harmless, and what is a disguise that is not promised.

use chairside_documents::check::{Finder, Weight, needles};
use chairside_domain::family::SuppressedField::{
    self, Address, Phone, Placement, School, Whereabouts,
};

use crate::dice::Dice;
use crate::figures::reader;
use crate::{prose, secrets};

/// Name of the row, field, recorded words, texts to plant.
type Try = (
    &'static str,
    SuppressedField,
    &'static [&'static str],
    &'static [&'static str],
);

/// Near to what is withheld, and by itself no breach.
const NEAR: &[Try] = &[
    (
        "another house in a street of a common name",
        Address,
        &["14 Mill Lane, Anytown"],
        &[
            "12 Mill Lane",
            "114 Mill Lane",
            "a hundred and fourteen Mill Lane",
            "one one four Mill Lane",
        ],
    ),
    (
        "another house in a street of a rare name",
        Address,
        &["7 Gosswater Road, Tarnholt"],
        &["9 Gosswater Road", "77 Gosswater Road"],
    ),
    (
        "the number before another name that shares the rare word",
        Address,
        &["27 Upper Selworth Road, Otherby"],
        &[
            "27 Selworth Close",
            "27 Selworth families",
            "27 Selworth Health Centre",
        ],
    ),
    (
        "a number that counts something near the street",
        Address,
        &["14 Mill Lane, Anytown"],
        &[
            "See item 14. Mill Lane closed last year",
            "The number 14 bus goes down Mill Lane",
            "item number 14, the potholes in Mill Lane",
            "Mill Lane, 14-16 May",
            "Mill Lane, 14/16/2027",
        ],
    ),
    (
        "a number that may count something near the street",
        Address,
        &["14 Mill Lane, Anytown"],
        &[
            "a boy of 14 in Mill Lane",
            "Item 14: Mill Lane",
            "There were 14. Mill Lane was shut",
        ],
    ),
    (
        "a surgery in the street",
        Address,
        &["7 Gosswater Road, Tarnholt"],
        &["Gosswater Road Surgery", "Gosswater Road Health Centre"],
    ),
    (
        "the next postcode",
        Address,
        &["14 Mill Lane, Anytown, AN1 2BC"],
        &["AN1 2BD", "AN12 2BC", "BAN1 2BCD"],
    ),
    (
        "the town alone",
        Address,
        &["14 Mill Lane, Anytown, AN1 2BC"],
        &["Anytown", "the centre of Anytown"],
    ),
    (
        "church and hospital of the same saint",
        School,
        &["St Wilfreda's C of E Primary School"],
        &["St Wilfreda's Hospital", "St Wilfreda's Church"],
    ),
    (
        "another school of the same saint",
        School,
        &["St Wilfreda's C of E Primary School"],
        &["St Wilfreda's High School"],
    ),
    (
        "words of which a school is named",
        School,
        &["Park School"],
        &["the park after school", "a park near the school gate"],
    ),
    (
        "a word of which a refuge is named",
        Placement,
        &["Marigold Refuge"],
        &["a marigold in a pot"],
    ),
    (
        "another person of the surname",
        Whereabouts,
        &["Bernadette Okonkwo"],
        &["Chidi Okonkwo", "Ms Okonkwo"],
    ),
    (
        "another number, one figure different",
        Phone,
        &["07700 900 214"],
        &["07700 900 215", "07701 900 214"],
    ),
];

/// Disguises that are not promised.
const NOT_CLAIMED: &[Try] = &[
    (
        "a letter missing or doubled",
        Address,
        &["14 Gosswater Lane, Anytown"],
        &["14 Goswater Lane", "14 Gosswatter Lane"],
    ),
    (
        "letters of another alphabet that look alike",
        School,
        &["Harrowfell Primary School"],
        &["Наrrоwfеll Primary", "Ηarrowfell Primary School"],
    ),
    (
        "number and street in different sentences",
        Address,
        &["14 Mill Lane, Anytown"],
        &["the lane by the mill. Their number is 14"],
    ),
    (
        "a description",
        School,
        &["Harrowfell Primary School"],
        &["the school opposite the canal bridge"],
    ),
    (
        "the district of a postcode",
        Address,
        &["14 Mill Lane, Anytown, AN1 2BC"],
        &["AN1", "the AN1 area"],
    ),
    (
        "ue for ü, oe for ö",
        Whereabouts,
        &["Bernadette Müller"],
        &["Bernadette Mueller"],
    ),
    (
        "the same name in another script",
        Whereabouts,
        &["Nasreen Chaudhry"],
        &["نسرین چودھری"],
    ),
    (
        "two figures of a number exchanged",
        Phone,
        &["07700 900 214"],
        &["07700 900 241", "07070 900 214"],
    ),
    (
        "a nickname",
        Whereabouts,
        &["Bernadette Okonkwo"],
        &["Bernie", "Auntie Bern"],
    ),
];

/// Both tables, measured.
pub fn tables() -> String {
    let mut out = String::from(
        "| Near and harmless | Planted | Blocks | Needs a look |\n|---|---:|---:|---:|\n",
    );
    for row in NEAR {
        let (planted, blocked, looked_at) = measure(row);
        out.push_str(&format!(
            "| {} | {planted} | {blocked} | {looked_at} |\n",
            row.0
        ));
    }
    out.push_str("\n| Not claimed | Planted | Blocks | Needs a look |\n|---|---:|---:|---:|\n");
    for row in NOT_CLAIMED {
        let (planted, blocked, looked_at) = measure(row);
        out.push_str(&format!(
            "| {} | {planted} | {blocked} | {looked_at} |\n",
            row.0
        ));
    }
    out
}

fn measure((_, field, words, texts): &Try) -> (usize, usize, usize) {
    let wanted = needles(&[secrets::suppression(1, *field, words)], &reader(), &[]);
    let finder = Finder::of(&wanted);
    let mut dice = Dice::seeded(9);
    let (mut planted, mut blocked, mut looked_at) = (0, 0, 0);
    for text in *texts {
        for sentence in prose::SENTENCES {
            let found = finder.find(&prose::around(&mut dice, &sentence.replace("{}", text)));
            let is_blocked = found.iter().any(|f| f.weight == Weight::Blocks);
            planted += 1;
            blocked += usize::from(is_blocked);
            looked_at += usize::from(!is_blocked && !found.is_empty());
        }
    }
    (planted, blocked, looked_at)
}
