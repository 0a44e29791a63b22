//! The scenarios of the field that the check and the recipient helpers carry.

use chairside_documents::check::{
    Addressee, Found, Needle, NeedleKind, Weight, find, find_exact, namesakes, needles,
    pages_without,
};
use chairside_domain::family::{SuppressedField, SuppressionState};
use chairside_domain::ids::PersonId;
use uuid::Uuid;

use crate::figures::reader;
use crate::secrets::{suppression, tom};

const MILL_LANE: &str = "14 Mill Lane, Anytown, AN1 2BC";

fn address() -> Vec<Needle> {
    needles(
        &[suppression(9, SuppressedField::Address, &[MILL_LANE])],
        &reader(),
        &[],
    )
}

fn kinds(found: &[Found]) -> Vec<NeedleKind> {
    found
        .iter()
        .filter(|f| f.weight == Weight::Blocks)
        .map(|f| f.kind)
        .collect()
}

#[test]
fn b9_the_withheld_address_is_found_in_each_form_that_the_scenario_names() {
    let wanted = address();
    assert_eq!(
        kinds(&find(&wanted, "She is at 14 mill ln now.")),
        [NeedleKind::Address]
    );
    assert_eq!(
        kinds(&find(&wanted, "Postcode AN12BC.")),
        [NeedleKind::Postcode]
    );
    assert_eq!(
        kinds(&find(&wanted, "at 14 Mill\nLane")),
        [NeedleKind::Address]
    );
    assert_eq!(
        kinds(&find(&wanted, "WX-2026_14_mill_lane.pdf")),
        [NeedleKind::Address]
    );
}

#[test]
fn b9_each_finding_says_where_it_stands_and_under_which_suppression() {
    let found = find(&address(), "Ćma: 14 Mill Lane. Again: 14 Mill Ln.");
    assert_eq!(
        found.iter().map(|f| f.place.clone()).collect::<Vec<_>>(),
        [5..17, 26..36]
    );
    assert!(
        found
            .iter()
            .all(|f| f.suppression == Some(suppression(9, SuppressedField::Address, &[]).id))
    );
    assert!(found[0].context.contains("14 Mill Lane"));
    assert!(
        !format!("{found:?}").contains("Mill"),
        "no withheld words in what may be logged"
    );
}

#[test]
fn b9_the_mothers_own_copy_is_not_searched_for_it() {
    let mut mother = reader();
    mother.person = PersonId(Uuid::from_u128(1));
    mother.stands_with = vec![mother.person];
    let withheld_from_tom = [suppression(9, SuppressedField::Address, &[MILL_LANE])];
    assert!(needles(&withheld_from_tom, &mother, &[]).is_empty());
    let mut supporter = mother;
    supporter.stands_with.push(tom());
    assert!(
        !needles(&withheld_from_tom, &supporter, &[]).is_empty(),
        "who stands with Tom must not have it either"
    );
}

#[test]
fn a_proposed_suppression_is_held_to_and_a_lifted_one_is_not() {
    let mut proposed = suppression(9, SuppressedField::Address, &[MILL_LANE]);
    proposed.state = SuppressionState::Proposed;
    assert!(!needles(&[proposed.clone()], &reader(), &[]).is_empty());
    proposed.state = SuppressionState::Lifted;
    assert!(needles(&[proposed], &reader(), &[]).is_empty());
}

#[test]
fn b10_the_role_line_and_the_mail_domain_of_a_school_are_found() {
    let words = ["Harrowfell Primary School", "harrowfell.wexmoor.sch.uk"];
    let wanted = needles(
        &[suppression(9, SuppressedField::School, &words)],
        &reader(),
        &[],
    );
    for line in [
        "Year 3 teacher, Harrowfell Primary School",
        "Year 3 teacher, Harrowfell",
        "HPS teacher",
        "Lowenna Karimi-Stone, dsl@harrowfell.wexmoor.sch.uk",
        "office@harrowfellprimary.example",
    ] {
        assert!(
            kinds(&find(&wanted, line)).contains(&NeedleKind::School),
            "{line}"
        );
    }
    assert!(
        find(
            &wanted,
            "Year 3 teacher, Hollowfell Primary School, head@hollowfell.wexmoor.sch.uk"
        )
        .is_empty()
    );
}

#[test]
fn c4_each_parents_copy_is_searched_for_what_is_withheld_from_that_parent() {
    let mother = PersonId(Uuid::from_u128(1));
    let mut from_mother = suppression(10, SuppressedField::Phone, &["07700 900 214"]);
    from_mother.withheld_from = mother;
    let both = [
        suppression(9, SuppressedField::Address, &[MILL_LANE]),
        from_mother,
    ];
    let mut her = reader();
    her.stands_with = vec![mother];
    let text = "14 Mill Lane, ring +44 7700 900214";
    assert_eq!(
        kinds(&find(&needles(&both, &reader(), &[]), text)),
        [NeedleKind::Address]
    );
    assert_eq!(
        kinds(&find(&needles(&both, &her, &[]), text)),
        [NeedleKind::Phone]
    );
}

#[test]
fn e4_raw_strings_are_searched_for_what_is_exact_only() {
    let wanted = address();
    assert_eq!(
        kinds(&find_exact(&wanted, "/Title(14 MILL LANE)/F7 an12bc")),
        [NeedleKind::Address, NeedleKind::Postcode]
    );
    assert!(find_exact(&wanted, "Mill Lane, number 14").is_empty());
    assert!(!find(&wanted, "Mill Lane, number 14").is_empty());
}

#[test]
fn e4_a_short_passage_that_was_left_out_needs_a_look() {
    let left_out = [
        "She is pregnant again.".to_owned(),
        "Agreed by all.".to_owned(),
    ];
    let wanted = needles(&[], &reader(), &left_out);
    let found = find(
        &wanted,
        "Agreed by all. The midwife said that she is pregnant again.",
    );
    let weights: Vec<Weight> = found.iter().map(|found| found.weight).collect();
    assert_eq!(
        weights,
        [Weight::NeedsALook],
        "fewer than 16 letters are too common"
    );
}

#[test]
fn e4_a_passage_left_out_is_found_and_a_short_one_is_not_looked_for() {
    let passage = "He was seen at the gate of the school on 2 and 3 July.".to_owned();
    let wanted = needles(&[], &reader(), &[passage, "Agreed.".to_owned()]);
    assert_eq!(
        kinds(&find(
            &wanted,
            "5.2 he was seen at the gate\nof the school on 2 and 3 July"
        )),
        [NeedleKind::Passage]
    );
    assert!(find(&wanted, "Agreed. He was seen at the shop.").is_empty());
}

#[test]
fn what_says_more_hides_what_says_less_at_the_same_place() {
    let wanted = needles(
        &[suppression(
            9,
            SuppressedField::Address,
            &["7 Gosswater Road, Tarnholt"],
        )],
        &reader(),
        &[],
    );
    let found = find(&wanted, "7 Gosswater Road. Later: Gosswater Road.");
    let weights: Vec<Weight> = found.iter().map(|f| f.weight).collect();
    assert_eq!(weights, [Weight::Blocks, Weight::NeedsALook]);
}

#[test]
fn e5_pages_that_do_not_name_the_recipient_and_the_copy_are_told() {
    let line = "Darren Whitcombe, copy 1 of 11";
    let pages = [
        "Minutes\nDarren  Whitcombe, copy 1 of 11   page 1 of 4",
        "Folasade Adéyẹmí, copy 2 of 11 page 2 of 4",
        "DARREN WHITCOMBE · COPY 1 OF 11",
        "Darren Whitcombe, copy 1 of 110",
        "Mr Darren Whitcombe, copy 11 of 11",
    ];
    assert_eq!(pages_without(line, &pages), [2, 4, 5]);
    assert_eq!(
        pages_without(" - ", &pages),
        [1, 2, 3, 4, 5],
        "a file that names no one names no one on every page"
    );
    assert!(pages_without::<&str>(line, &[]).is_empty());
}

#[test]
fn e6_a_namesake_at_the_same_address_is_told() {
    let at = |name, address| Addressee { name, address };
    let mother = at("Ms A. Khan", "Flat 2, 9 Tern Close, Dunmere, JX4 7QT");
    let others = [
        at("Amina Khan", "9 Tern Cl, Dunmere JX47QT"),
        at("KHAN, Aisha", "9 tern close, dunmere, jx4 7qt"),
        at("Bilal Khan", "9 Tern Close, Dunmere, JX4 7QT"),
        at("Amina Khan", "11 Tern Close, Dunmere, JX4 7QT"),
        at("Amina Khanom", "9 Tern Close, Dunmere, JX4 7QT"),
        at("Ms Khan", "9 Tern Close"),
        at("Amina Khan", ""),
    ];
    assert_eq!(namesakes(mother, &others), [0, 1]);
    let plain = at("Ọlá Adéyẹmí", "9 Tern Close, Dunmere");
    assert_eq!(
        namesakes(
            plain,
            &[
                at("Ola Adeyemi", "9 Tern Cl, Dunmere, JX4 7QT"),
                at("Ola Adeyemi", "")
            ]
        ),
        [0]
    );
    assert!(namesakes(at("Ola Adeyemi", ""), &[at("Ola Adeyemi", "")]).is_empty());
}
