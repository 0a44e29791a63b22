//! Scenarios of group B: the unborn, who are born and named (B6 and B7).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::birth::{
    BirthRefused, born, has_one_birth_date, label_without_mother, numbers_for_next,
};
use chairside_domain::due::due_dates;
use chairside_domain::family::{Child, ChildStatus, Sex};
use chairside_domain::plan_changes::plan_changes;
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use common::records::*;
use common::{day, holidays};
use serde_json::json;

fn unborn(number: u128, over: serde_json::Value) -> serde_json::Value {
    let base = json!({ "given_names": "", "surname": "", "status": "unborn", "born_on": null,
                       "expected_on": "2027-03-15", "mother": id(MOTHER) });
    child(number, with(base, over))
}

#[test]
fn b6_an_unborn_child_is_born_and_named_in_the_same_record() {
    let kit: Child = value(unborn(DEE, json!({})));
    let before = family(json!({ "children": [unborn(DEE, json!({}))] }));
    assert_eq!(
        before.display_name(kit.id).unwrap(),
        "Unborn baby of Folasade Marlowe-Osei"
    );
    assert_eq!(
        (kit.sex, kit.born_on, has_one_birth_date(&kit)),
        (Sex::NotKnown, None, true)
    );
    let today = day("2027-03-10");
    let after = born(&kit, today, " Wren ", "Brannigan", today).unwrap();
    assert_eq!((after.id, after.status), (kit.id, ChildStatus::Born));
    assert_eq!((after.born_on, after.expected_on), (Some(today), None));
    assert_eq!(after.expected_on_before_birth, Some(day("2027-03-15")));
    assert_eq!(
        (after.given_names.as_str(), after.surname.as_str()),
        ("Wren", "Brannigan")
    );
    assert!(has_one_birth_date(&after));
    assert_eq!(
        born(&kit, day("2027-03-11"), "", "", today),
        Err(BirthRefused::NotYet)
    );
    assert_eq!(
        born(&after, today, "", "", today),
        Err(BirthRefused::NotUnborn)
    );
    for not_unborn in [
        json!({ "status": "born" }),
        json!({ "born_on": "2027-03-09" }),
    ] {
        let child: Child = value(unborn(DEE, not_unborn));
        assert_eq!(
            born(&child, today, "", "", today),
            Err(BirthRefused::NotUnborn)
        );
    }
    let unnamed = born(&kit, today, "", "Marlowe-Osei", today).unwrap();
    assert_eq!(unnamed.given_names, "", "a name can follow");
    // Both dates at once, or neither, are a warning of the census.
    for (born_on, expected_on, is_one) in [
        (Some(today), Some(today), false),
        (None, None, false),
        (Some(today), None, true),
        (None, Some(today), true),
    ] {
        let odd = Child {
            born_on,
            expected_on,
            ..kit.clone()
        };
        assert_eq!(has_one_birth_date(&odd), is_one);
    }
}

#[test]
fn b6_the_label_and_the_census_respect_what_is_withheld_and_not_known() {
    let second = family(json!({ "children": [unborn(DEE, json!({ "unborn_number": 2 }))] }));
    let dee = second.child(person(DEE)).unwrap();
    assert_eq!(
        second.display_name(person(DEE)).unwrap(),
        "Unborn baby 2 of Folasade Marlowe-Osei"
    );
    assert_eq!(label_without_mother(dee).unwrap(), "Unborn baby 2");
    let only = Child {
        unborn_number: None,
        ..dee.clone()
    };
    assert_eq!(label_without_mother(&only).unwrap(), "Unborn baby");
    let named = Child {
        given_names: "Dee".to_owned(),
        ..dee.clone()
    };
    assert_eq!(label_without_mother(&named), None);
    let born = Child {
        status: ChildStatus::Born,
        ..dee.clone()
    };
    assert_eq!(label_without_mother(&born), None);
    let about = conference(json!({ "subjects": [subject(DEE, "pre_birth", json!({}))] }));
    let judged = judged("england", "2026-12-17");
    let sexed =
        common::records::family(json!({ "children": [unborn(DEE, json!({ "sex": "female" }))] }));
    let found = judged.warnings(&about, &sexed);
    let warning = found
        .iter()
        .find(|w| w.code == WarningCode::UnbornSex)
        .unwrap();
    assert_eq!(
        (warning.rule.as_str(), warning.person),
        ("8750", Some(person(DEE)))
    );
    let both = common::records::family(
        json!({ "children": [unborn(DEE, json!({ "born_on": "2027-03-10" }))] }),
    );
    let found = judged.warnings(&about, &both);
    let warning = found
        .iter()
        .find(|w| w.code == WarningCode::BirthDates)
        .unwrap();
    assert_eq!(warning.rule, "8525Q");
}

/// Liverpool (2022): three months from the conference, or 20 working days after the birth.
#[test]
fn b6_a_birth_moves_the_first_review_of_a_conference() {
    let conference = conference(json!({
        "held_on": "2027-01-18", "closed_at": "2027-01-18T12:00:00Z",
        "subjects": [subject(DEE, "pre_birth", json!({}))],
        "decisions": [decision(601, DEE, "plan", json!({ "categories": ["NEG"] }))],
    }));
    let review = |child: serde_json::Value| {
        let family = family(json!({ "children": [child] }));
        let dates = due_dates(&conference, &family, &rules("liverpool"), holidays());
        let date = dates
            .iter()
            .find(|d| d.timescale.rule == RuleId::ReviewPostBirth)
            .unwrap();
        date.timescale.due.unwrap().to_string()
    };
    assert_eq!(review(unborn(DEE, json!({}))), "2027-04-18");
    let born = json!({ "given_names": "Wren", "status": "born", "born_on": "2027-03-10",
                       "expected_on": null, "expected_on_before_birth": "2027-03-15" });
    assert_eq!(review(unborn(DEE, born)), "2027-04-09");
}

#[test]
fn b7_unborn_twins_are_two_records_and_can_be_born_on_different_days() {
    let one = family(json!({ "children": [unborn(AVA, json!({}))] }));
    let none = family(json!({ "children": [child(CASS, json!({}))] }));
    assert_eq!(numbers_for_next(&none, person(MOTHER)), (None, None));
    assert_eq!(numbers_for_next(&one, person(MOTHER)), (Some(1), Some(2)));
    let twins = family(json!({ "children": [
        unborn(AVA, json!({ "unborn_number": 1 })), unborn(BEN, json!({ "unborn_number": 2 })) ] }));
    assert_eq!(numbers_for_next(&twins, person(MOTHER)), (Some(1), Some(3)));
    assert_eq!(
        numbers_for_next(&twins, person(TOM)),
        (None, None),
        "another mother"
    );
    let label = |number| twins.display_name(person(number)).unwrap();
    assert_eq!(label(AVA), "Unborn baby 1 of Folasade Marlowe-Osei");
    assert_eq!(label(BEN), "Unborn baby 2 of Folasade Marlowe-Osei");
    let today = day("2027-03-12");
    let first = born(
        twins.child(person(AVA)).unwrap(),
        day("2027-03-10"),
        "Wren",
        "Okafor",
        today,
    )
    .unwrap();
    let second = born(
        twins.child(person(BEN)).unwrap(),
        day("2027-03-11"),
        "Sol",
        "Okafor",
        today,
    )
    .unwrap();
    assert_ne!(first.born_on, second.born_on);
    assert_eq!((first.unborn_number, second.unborn_number), (None, None));
    let conference = conference(json!({
        "subjects": [subject(AVA, "pre_birth", json!({})), subject(BEN, "pre_birth", json!({}))],
        "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"] })), decision(602, BEN, "no_plan", json!({}))],
    }));
    assert_eq!(
        plan_changes(&conference, &twins).len(),
        2,
        "a decision for each"
    );
}
