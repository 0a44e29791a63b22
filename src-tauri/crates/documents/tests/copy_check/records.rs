//! Records as people keep them: with other words, with more than one of a thing, with a part
//! missing. Each is found by what it tells.

use chairside_documents::check::{Weight, find, needles};
use chairside_domain::family::SuppressedField::{self, Address, Phone, School, Whereabouts};

use crate::figures::reader;
use crate::secrets;

/// The heaviest finding in a text, if one.
pub fn weight(field: SuppressedField, recorded: &[&str], text: &str) -> Option<Weight> {
    let wanted = needles(&[secrets::suppression(1, field, recorded)], &reader(), &[]);
    let found = find(&wanted, text);
    let is_blocked = found.iter().any(|f| f.weight == Weight::Blocks);
    let is_found = !found.is_empty();
    is_found.then_some(if is_blocked {
        Weight::Blocks
    } else {
        Weight::NeedsALook
    })
}

/// Holds each text to what must come of it for one record.
pub fn assert_weights(field: SuppressedField, recorded: &str, expected: &[(&str, Option<Weight>)]) {
    for (text, wanted) in expected {
        let found = weight(field, &[recorded], text);
        assert_eq!(found, *wanted, "{recorded:?} in {text:?}");
    }
}

pub const BLOCKS: Option<Weight> = Some(Weight::Blocks);
pub const LOOK: Option<Weight> = Some(Weight::NeedsALook);

#[test]
fn a_number_recorded_with_other_words_or_figures_is_found_by_itself() {
    for recorded in [
        "07700 900555 (after 6pm)",
        "07700 900555 (22)",
        "07700 900555 ext 22",
        "mobile: +44 (0)7700 900 555, from 9 May 2027",
        "0044 7700 900 555 until 31/12/2027",
    ] {
        assert_weights(
            Phone,
            recorded,
            &[
                ("Ring 07700 900555 today.", BLOCKS),
                ("Ring +44 7700-900-555.", BLOCKS),
                ("Ring 07700 900556.", None),
            ],
        );
    }
}

#[test]
fn each_of_several_recorded_numbers_is_found() {
    for recorded in [
        "07700 900555 or 01632 960777",
        "07700 900555/01632 960777",
        "07700900555 01632960777",
        "07700 900555, 01632 960777",
        "+44 7700 900 555 +44 1632 960 777",
    ] {
        assert_weights(
            Phone,
            recorded,
            &[
                ("Ring 07700 900555.", BLOCKS),
                ("Ring 01632 960 777.", BLOCKS),
                ("Ring 01632 960778.", None),
            ],
        );
    }
    let in_one_area = "01632 960777 or 960778, since 31/12/2027";
    assert_weights(
        Phone,
        in_one_area,
        &[("01632 960778", BLOCKS), ("on 31/12/2027", None)],
    );
    assert_weights(
        Whereabouts,
        "Gran, 01632 960123 or 07700 900555",
        &[("01632 960123", BLOCKS), ("07700 900555", BLOCKS)],
    );
}

#[test]
fn each_of_several_recorded_addresses_is_found() {
    for recorded in [
        "14 Mill Lane, Anytown AN1 2BC or 3 Oak Road, Otherby OB7 3LT",
        "14 Mill Lane, Anytown, AN1 2BC (previously 3 Oak Road, Otherby, OB7 3LT)",
        "14 Mill Lane, Anytown, AN1 2BC\n3 Oak Road, Otherby, OB7 3LT",
        "3 Oak Road, OB7 3LT; 14 Mill Lane, AN1 2BC",
    ] {
        assert_weights(
            Address,
            recorded,
            &[
                ("She is at 14 Mill Ln now.", BLOCKS),
                ("She is at 3 Oak Rd now.", BLOCKS),
                ("Write to AN1 2BC.", BLOCKS),
                ("Write to OB7 3LT.", BLOCKS),
                ("They went to Anytown and Otherby.", None),
                ("Nobody is at 3 Mill Lane.", None),
            ],
        );
    }
    let without_postcodes = "14 Mill Lane, Anytown and 3 Oak Road, Otherby";
    assert_weights(
        Address,
        without_postcodes,
        &[("14 Mill Lane", BLOCKS), ("3 Oak Road", BLOCKS)],
    );
}

#[test]
fn a_rare_single_first_line_of_an_address_is_the_name_of_the_house() {
    assert_weights(
        Address,
        "Fairholme, Anytown, QX1 1AA",
        &[
            ("She lives at Fairholme with the baby.", BLOCKS),
            ("The bus to Anytown was late.", None),
        ],
    );
    assert_weights(
        Address,
        "Fairholme, Anytown",
        &[("She lives at Fairholme.", LOOK), ("In Anytown.", None)],
    );
    assert_weights(
        Address,
        "Windmill, Anytown, QX1 1AA",
        &[("The windmill was shut.", None)],
    );
}

#[test]
fn the_short_forms_of_a_street_are_read_both_ways() {
    for (recorded, text) in [
        ("14 Larch Wood, Anytown", "14 Larch Wd"),
        ("14 Larch Wds, Anytown", "14 Larch Woods"),
        ("14 Selworth Hl, Anytown", "14 Selworth Hill"),
        ("14 Selworth Boulevard, Anytown", "14 Selworth Blvd."),
        ("14 Selworth Gdns, Anytown", "14 Selworth Gardens"),
        ("14 Great Selworth Pk, Anytown", "14 Gt Selworth Park"),
        ("14 St. Wistan's Cres, Anytown", "14 Saint Wistans Crescent"),
        ("14 Saint Wistan's Sq, Anytown", "14 St. Wistan’s Square"),
        ("14 Mill Blvd, Anytown", "Mill Boulevard, number 14"),
        ("14 Mill Boulevard, Anytown", "Mill Blvd. 14"),
    ] {
        assert_weights(Address, recorded, &[(text, BLOCKS)]);
    }
}

#[test]
fn a_school_is_found_by_its_rare_word_beside_a_word_of_school() {
    assert_weights(
        School,
        "St Olga's RC Primary",
        &[
            ("He is in reception at Olgas.", BLOCKS),
            ("In year 4 at Olga's he likes art.", BLOCKS),
            ("The head of S. Olga wrote.", BLOCKS),
            ("Class teacher (St. Olga)", BLOCKS),
            ("Y3 at Saint Olga", BLOCKS),
            ("She walked past S. Olga.", LOOK),
            ("Olga Brandt, class teacher", None),
            ("Ms Olgas, class teacher", None),
            ("A letter to Olga about the bins.", None),
            ("the nursery nurse at Olga's Hospital", None),
        ],
    );
    assert_weights(
        School,
        "Edith Quenby Academy",
        &[
            ("She starts in year 7 at Quenby.", BLOCKS),
            ("Ms Quenby, teacher", None),
            ("Last year Quenby won the cup.", None),
        ],
    );
    assert_weights(
        School,
        "Ysgol Gynradd Penllwyn",
        &[
            ("Year 3 teacher, Penllwyn", BLOCKS),
            ("Year 3 teacher, Ysgol Uwchradd Aberhafen", None),
        ],
    );
}

#[test]
fn the_street_of_a_school_is_at_most_looked_at() {
    let text = "The accident was in Larkmoor Road.";
    for recorded in [
        "Larkmoor Road, Anytown",
        "Larkmoor Road",
        "Harrowfell Primary School, Larkmoor Road, Anytown",
        "Harrowfell Primary School, 12 Larkmoor Rd, Anytown",
        "12 Larkmoor Road, Anytown",
    ] {
        assert_weights(School, recorded, &[(text, LOOK)]);
    }
    assert_weights(School, "Larkmoor Primary School", &[(text, None)]);
    let lines = ["Larkmoor Primary School", "Larkmoor Road, Anytown"];
    assert_eq!(weight(School, &lines, text), LOOK);
    assert_eq!(weight(School, &lines, "at Larkmoor School"), BLOCKS);
}
