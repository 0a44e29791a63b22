//! What the record of a family says of itself: names, what is withheld, and who is meant.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::family::Adult;
use chairside_domain::family_due::family_due_dates;
use chairside_domain::minutes::MinutesVersion;
use chairside_domain::pack::PackId;
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use common::holidays;
use common::records::*;
use serde_json::{Value, json};

#[test]
fn b11_what_is_withheld_is_held_to_from_the_proposal_until_it_is_lifted() {
    let of = |state: &str| {
        let family = family(json!({ "suppressions": [{
            "id": id(860), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "address",
            "words": ["14 Mill Lane"], "reason": "r", "decided_by": "d", "state": state }] }));
        let count = |number| family.suppressions_from(person(number)).count();
        (count(TOM), count(RAJ))
    };
    for state in ["proposed", "active", "reviewed"] {
        assert_eq!(of(state), (1, 0), "{state}");
    }
    assert_eq!(of("lifted"), (0, 0));
}

#[test]
fn b6_an_unborn_child_is_named_by_the_mother_or_else_by_a_surname() {
    let label = |over: Value| {
        let base =
            json!({ "given_names": " ", "surname": "", "status": "unborn", "born_on": null });
        let family = family(json!({ "children": [child(DEE, with(base, over))] }));
        family.display_name(person(DEE)).unwrap()
    };
    let mother = json!({ "mother": id(MOTHER), "surname": "Brannigan" });
    assert_eq!(label(mother), "Unborn baby of Folasade Marlowe-Osei");
    let second = json!({ "mother": id(MOTHER), "unborn_number": 2 });
    assert_eq!(label(second), "Unborn baby 2 of Folasade Marlowe-Osei");
    assert_eq!(label(json!({ "surname": "Brannigan" })), "Baby Brannigan");
    assert_eq!(label(json!({})), "Unborn baby");
    assert_eq!(label(json!({ "given_names": "Wren" })), "Wren");
}

#[test]
fn a_short_name_is_title_and_surname_where_both_are_known() {
    let short = |title: &str, surname: &str| {
        let adult: Adult = value(json!({ "id": id(MOTHER), "title": title,
            "given_names": "Folasade", "surname": surname }));
        adult.short_name()
    };
    assert_eq!(short("Ms", "Marlowe-Osei"), "Ms Marlowe-Osei");
    assert_eq!(short("", "Marlowe-Osei"), "Folasade Marlowe-Osei");
    assert_eq!(short("Ms", ""), "Folasade");
}

#[test]
fn children_of_an_adult_are_those_with_a_relationship_in_the_familys_order() {
    let family = family(json!({}));
    let of = |number| family.children_of(person(number));
    assert_eq!(of(MOTHER), [AVA, BEN, CASS, DEE].map(person));
    assert_eq!(of(RAJ), [person(BEN)]);
    assert_eq!(of(99), []);
}

#[test]
fn a_discussion_or_assessment_counts_for_the_children_it_is_about() {
    let done_on = |pack_id: &str, rule: RuleId, family_over: Value| {
        let dates = family_due_dates(&family(family_over), &rules(pack_id), holidays(), |_| None);
        let date = dates.into_iter().find(|date| date.timescale.rule == rule);
        date.unwrap().done_on.map(|day| day.to_string())
    };
    let concern = |over: Value| {
        let base = json!({ "id": id(870), "children": [id(AVA)], "identified_on": "2026-12-09",
            "assessment_done_on": "2027-01-05", "summary": "s" });
        json!([with(base, over)])
    };
    let discussed = |children: Value| {
        let discussion = json!({ "id": id(861), "held_on": "2026-12-14", "initiated_section47": true,
            "children": children });
        let family =
            json!({ "concerns": concern(json!({})), "strategy_discussions": [discussion] });
        done_on("england", RuleId::StrategyFromConcern, family).is_some()
    };
    assert!(discussed(json!([id(AVA)])) && discussed(json!([id(BEN), id(AVA)])));
    assert!(
        discussed(json!([])),
        "a list that names nobody is about everybody"
    );
    assert!(!discussed(json!([id(BEN)])));
    let assessed = |over: Value| {
        let enquiry = json!({ "id": id(880), "children": [id(AVA)], "started_on": "2026-12-16" });
        let family = json!({ "concerns": concern(over), "section47_enquiries": [enquiry] });
        done_on("wales", RuleId::Assessment, family)
    };
    assert_eq!(assessed(json!({})).as_deref(), Some("2027-01-05"));
    assert_eq!(assessed(json!({ "children": [id(BEN)] })), None);
    assert_eq!(
        assessed(json!({ "assessment_done_on": "2026-12-15" })),
        None,
        "before it began"
    );
    let first_day = assessed(json!({ "assessment_done_on": "2026-12-16" }));
    assert_eq!(first_day.as_deref(), Some("2026-12-16"));
}

#[test]
fn minutes_are_frozen_from_the_approval_on() {
    let is_frozen = |state: &str| {
        let version: MinutesVersion = value(json!({ "id": id(550), "number": 1, "state": state }));
        version.is_frozen()
    };
    assert!(!is_frozen("draft") && !is_frozen("in_chairs_check"));
    for state in ["approved", "circulated", "amended", "final"] {
        assert!(is_frozen(state), "{state}");
    }
}

#[test]
fn a_pack_id_is_small_letters_digits_and_hyphens_from_a_letter_on() {
    for text in ["devon", "pan-bedfordshire", "area2"] {
        let id: PackId = text.parse().unwrap();
        assert_eq!(serde_json::to_value(&id).unwrap(), json!(text));
    }
    for text in ["", "Devon", "2area", "-devon", "a b"] {
        assert!(text.parse::<PackId>().is_err(), "{text}");
    }
}

#[test]
fn d5_a_reason_about_another_child_or_warning_lets_no_paper_of_this_one_go() {
    let waits = |code: &str, number: u128| {
        let family = family(
            json!({ "children": [child(AVA, json!({ "died_on": "2027-01-05" })),
            child(BEN, json!({}))] }),
        );
        let conference = conference(json!({ "overrides": [{ "id": id(240), "code": code,
            "child": id(number), "reason": "r", "by": "Ines Calloway", "at": "2027-01-06T09:00:00Z" }] }));
        let codes = judged("england", "2027-01-07").codes(&conference, &family);
        codes.contains(&WarningCode::PapersAfterDeath)
    };
    assert!(!waits("papers_after_death", AVA));
    assert!(waits("papers_after_death", BEN) && waits("kind_does_not_fit", AVA));
}

/// The code for an unborn child's sex is asked for before the birth alone.
#[test]
fn b6_the_census_code_of_an_unborn_child_is_not_asked_of_a_child_who_is_born() {
    let warned = |over: Value| {
        let family = family(json!({ "children": [child(AVA, over)] }));
        let codes = judged("england", "2026-12-17").codes(&conference(json!({})), &family);
        codes.contains(&WarningCode::UnbornSex)
    };
    let unborn = json!({ "status": "unborn", "born_on": null, "expected_on": "2027-05-10" });
    assert!(warned(with(unborn.clone(), json!({ "sex": "female" }))));
    assert!(!warned(unborn));
    assert!(!warned(json!({ "sex": "female" })));
}
