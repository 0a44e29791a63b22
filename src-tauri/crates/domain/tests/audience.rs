//! Who may have which part of a paper.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::audience::{
    Part, Reader, is_default_recipient, is_outside_audience, place_is_withheld, under_both,
    withheld,
};
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::meeting::{Audience, Participant};
use chairside_domain::minutes::{MinuteBlock, RemovalReason};
use common::records::*;
use serde_json::{Value, json};

const ADVOCATE: u128 = 41;
const DEPUTY: u128 = 42;
const NURSE: u128 = 31;

fn participants() -> Value {
    json!([
        parent(MOTHER, "Folasade Marlowe-Osei", json!({})),
        parent(TOM, "Tom Brannigan", json!({})),
        parent(AVA, "Ava Marlowe-Osei", json!({ "role": "child" })),
        parent(
            ADVOCATE,
            "Priya Nandakumar",
            json!({ "role": "advocate", "supports": id(TOM) })
        ),
        parent(
            DEPUTY,
            "Ewan Brannigan",
            json!({ "role": "family_member", "deputy_for": id(TOM) })
        ),
        practitioner(NURSE, "Oluwaseun Hart", "Health", "health", json!({})),
    ])
}

fn reader(conference: &Conference, family: &Family, number: u128) -> Reader {
    Reader::of(conference.participant(person(number)).unwrap(), family)
}

fn block(over: Value) -> MinuteBlock {
    value(with(
        json!({ "id": id(301), "section": "analysis", "text": "Said in the room." }),
        over,
    ))
}

#[test]
fn a_reader_may_read_about_the_children_to_whom_a_relationship_is_recorded() {
    let (conference, family) = (
        conference(json!({ "participants": participants() })),
        family(json!({})),
    );
    let of = |number| reader(&conference, &family, number);
    let everyone = [AVA, BEN, CASS, DEE].map(person);
    assert_eq!(of(MOTHER).children.unwrap(), everyone);
    assert_eq!(of(TOM).children.unwrap(), [person(AVA)]);
    assert_eq!(of(AVA).children.unwrap(), [person(AVA)], "about itself");
    assert_eq!(
        of(NURSE).children,
        None,
        "a practitioner, about every child"
    );
    assert!(of(NURSE).is_professional && !of(TOM).is_professional);
    for beside_tom in [ADVOCATE, DEPUTY] {
        let reader = of(beside_tom);
        assert_eq!(reader.stands_with, [person(beside_tom), person(TOM)]);
        assert_eq!(reader.children.unwrap(), [person(AVA)], "about Tom's child");
    }
}

#[test]
fn an_audience_leaves_out_those_named_and_those_at_their_side() {
    let (conference, family) = (
        conference(json!({ "participants": participants() })),
        family(json!({})),
    );
    let left_out = |audience: Value| -> Vec<u128> {
        let audience: Audience = value(audience);
        [MOTHER, TOM, ADVOCATE, NURSE]
            .into_iter()
            .filter(|n| is_outside_audience(&audience, &reader(&conference, &family, *n)))
            .collect()
    };
    assert_eq!(left_out(json!({ "kind": "all" })), []);
    let not_tom = json!({ "kind": "exclude_persons", "persons": [id(TOM)], "reason": "r" });
    assert_eq!(left_out(not_tom), [TOM, ADVOCATE]);
    let professionals = json!({ "kind": "professionals_only", "reason": "r" });
    assert_eq!(left_out(professionals), [MOTHER, TOM, ADVOCATE]);
    let restricted = json!({ "kind": "restricted_section", "reason": "r" });
    assert_eq!(left_out(restricted), [MOTHER, TOM, ADVOCATE, NURSE]);
}

#[test]
fn a_part_only_about_other_children_is_withheld_from_the_family_alone() {
    let (conference, family) = (
        conference(json!({ "participants": participants() })),
        family(json!({})),
    );
    let why = |number, scope: Value| {
        let block = block(json!({ "child_scope": scope }));
        withheld(
            Part::from(&block),
            &reader(&conference, &family, number),
            &conference,
        )
    };
    assert_eq!(why(TOM, json!([id(BEN)])), Some(RemovalReason::OtherChild));
    assert_eq!(why(TOM, json!([id(BEN), id(AVA)])), None);
    assert_eq!(why(TOM, json!([])), None, "about all of them");
    assert_eq!(why(NURSE, json!([id(BEN)])), None);
}

#[test]
fn a_mark_lifts_the_rules_and_never_a_restriction_that_a_person_set() {
    let (conference, family) = (
        conference(json!({
            "participants": participants(),
            "exclusions": [{ "id": id(210), "person": id(TOM), "from": "10:20:00", "until": "10:50:00",
                "ground": "behaviour", "evidence": "e", "requested_by": "p", "decided_by": "c" }],
        })),
        family(json!({})),
    );
    let why = |number, over: Value| {
        withheld(
            Part::from(&block(over)),
            &reader(&conference, &family, number),
            &conference,
        )
    };
    let about_ben = json!({ "child_scope": [id(BEN)] });
    let then = json!({ "said_at": "10:30:00" });
    let marked = |part: &Value| with(part.clone(), json!({ "also_for": [id(TOM)] }));
    assert_eq!(why(TOM, then.clone()), Some(RemovalReason::ExcludedThen));
    assert_eq!(
        why(ADVOCATE, then.clone()),
        Some(RemovalReason::ExcludedThen)
    );
    assert_eq!(why(MOTHER, then.clone()), None, "she was not excluded");
    assert_eq!(why(TOM, json!({})), None, "not said in the room");
    assert_eq!(why(TOM, marked(&about_ben)), None);
    assert_eq!(why(ADVOCATE, marked(&then)), None);
    let restricted = json!({ "audience": { "kind": "professionals_only", "reason": "r" } });
    assert_eq!(why(TOM, marked(&restricted)), Some(RemovalReason::Audience));
}

#[test]
fn everyone_invited_or_present_gets_the_minutes_but_children_and_helpers() {
    let gets = |over: Value| {
        let base = parent(TOM, "Tom Brannigan", json!({ "invitation": null }));
        is_default_recipient(&value::<Participant>(with(base, over)))
    };
    let invited = json!({ "reply": "coming" });
    assert!(!gets(json!({})), "neither invited nor present");
    assert!(gets(json!({ "invitation": invited })));
    assert!(gets(
        json!({ "presence": [present(201, "10:00:00", None)] })
    ));
    assert!(gets(json!({ "recipient_reason": "The chair added him." })));
    assert!(!gets(
        json!({ "invitation": invited, "no_minutes_reason": "The chair decided." })
    ));
    for role in ["child", "minute_taker", "interpreter", "observer"] {
        assert!(
            !gets(json!({ "invitation": invited, "role": role })),
            "{role}"
        );
    }
    let observer = json!({ "role": "observer", "recipient_reason": "Asked by the chair." });
    assert!(gets(observer), "an observer whom the chair added");
}

/// The conference is at `place`, and `words` are withheld from Tom.
fn place_hidden(place: &str, words: &str, from: u128) -> bool {
    let family = family(json!({ "suppressions": [{
        "id": id(860), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "address",
        "words": [words], "reason": "r", "decided_by": "d", "state": "active" }] }));
    let conference = conference(json!({ "participants": participants(), "place": place }));
    place_is_withheld(&reader(&conference, &family, from), &conference, &family)
}

#[test]
fn b11_a_place_that_holds_a_withheld_address_is_withheld() {
    let address = "14 Mill Lane, AN1 2BC";
    assert!(place_hidden("The flat, 14 MILL LANE AN12BC", address, TOM));
    assert!(place_hidden("14 mill lane, an1 2bc", address, ADVOCATE));
    assert!(!place_hidden("14 Mill Lane, AN1 2BC", address, MOTHER));
    assert!(!place_hidden("Civic Centre, AN1 2BD", address, TOM));
    assert!(
        !place_hidden("Civic Centre", " , ", TOM),
        "no words, nothing to find"
    );
    let named = conference(json!({
        "participants": participants(), "place": "Civic Centre", "place_withheld_from": [id(TOM)] }));
    let family = family(json!({}));
    let is_hidden = |n| place_is_withheld(&reader(&named, &family, n), &named, &family);
    assert!(is_hidden(TOM) && is_hidden(ADVOCATE) && !is_hidden(MOTHER));
}

#[test]
fn b11_a_place_is_given_again_once_its_address_is_withheld_no_more() {
    let at_home = conference(json!({ "participants": participants(), "place": "9 Mill Lane" }));
    let hidden_while = |state: &str| {
        let family = family(json!({ "suppressions": [{
            "id": id(810), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "address",
            "words": ["9 Mill Lane"], "reason": "Threats", "decided_by": "The chair", "state": state }] }));
        place_is_withheld(&reader(&at_home, &family, TOM), &at_home, &family)
    };
    assert!(hidden_while("proposed") && hidden_while("active") && hidden_while("reviewed"));
    assert!(!hidden_while("lifted"));
}

#[test]
fn b11_the_postcode_of_a_withheld_address_is_enough() {
    for (place, address) in [
        ("Mill House, AN1 2BC", "14 Mill Lane, AN1 2BC"),
        ("The annexe, M1 1AA", "Flat 3, M1 1AA"),
        ("The annexe, SW1A 1AA", "Flat 3, SW1A 1AA"),
    ] {
        assert!(place_hidden(place, address, TOM), "{place}");
    }
    // Each tail stands in both, and lacks one mark of a postcode.
    for (place, address) in [
        ("Hall 55 1AB", "Unit 55 1AB"),
        ("Centre 1AB", "Long Acre 1AB"),
        ("Block A1 BAB", "Flat A1 BAB"),
        ("Block A1 11B", "Flat A1 11B"),
        ("Block A1 1B1", "Flat A1 1B1"),
    ] {
        assert!(!place_hidden(place, address, TOM), "{place}");
    }
}

/// Whoever is left out by one of two restrictions is left out of what stands under both.
#[test]
fn under_two_restrictions_nobody_reads_what_one_of_them_withholds() {
    let conference = conference(json!({ "participants": participants() }));
    let family = family(json!({}));
    let readers =
        [MOTHER, TOM, AVA, ADVOCATE, DEPUTY, NURSE].map(|p| reader(&conference, &family, p));
    let except = |persons: &[u128]| {
        let persons: Vec<String> = persons.iter().map(|person| id(*person)).collect();
        value::<Audience>(
            json!({ "kind": "exclude_persons", "persons": persons, "reason": "Safety." }),
        )
    };
    let kinds = [
        Audience::All,
        except(&[TOM]),
        except(&[MOTHER, AVA]),
        except(&[NURSE]),
        value(json!({ "kind": "professionals_only", "reason": "An enquiry." })),
        value(json!({ "kind": "restricted_section", "reason": "Police." })),
    ];
    let is_practitioner = |one| one == person(NURSE);
    for one in &kinds {
        for other in &kinds {
            let both = under_both(one, other, is_practitioner);
            for reader in &readers {
                let is_out = is_outside_audience(one, reader) || is_outside_audience(other, reader);
                let stays_out = is_outside_audience(&both, reader);
                assert!(!is_out || stays_out, "{one:?} and {other:?}: {both:?}");
                let is_exact = !matches!(both, Audience::RestrictedSection { .. });
                assert!(is_out || !stays_out || !is_exact, "{one:?} and {other:?}");
            }
            for reason in [one.reason(), other.reason()] {
                assert!(both.reason().contains(reason), "{both:?}");
            }
        }
    }
}

#[test]
fn two_restrictions_become_the_section_apart_only_where_no_other_audience_holds_both() {
    let is_practitioner = |one| one == person(NURSE);
    let except = |number: u128| {
        value::<Audience>(
            json!({ "kind": "exclude_persons", "persons": [id(number)], "reason": "" }),
        )
    };
    let practitioners: Audience = value(json!({ "kind": "professionals_only", "reason": "" }));
    let kind = |one: &Audience, other: &Audience| {
        let both = serde_json::to_value(under_both(one, other, is_practitioner)).unwrap();
        both["kind"].as_str().unwrap().to_owned()
    };
    assert_eq!(kind(&practitioners, &practitioners), "professionals_only");
    assert_eq!(kind(&except(TOM), &practitioners), "professionals_only");
    assert_eq!(kind(&practitioners, &except(NURSE)), "restricted_section");
    assert_eq!(kind(&except(TOM), &except(NURSE)), "exclude_persons");
}

#[test]
fn the_reasons_of_two_restrictions_are_both_kept_and_none_twice() {
    let for_reason =
        |reason: &str| value::<Audience>(json!({ "kind": "professionals_only", "reason": reason }));
    let both = |one: &str, other: &str| {
        let both = under_both(&for_reason(one), &for_reason(other), |_| false);
        both.reason().to_owned()
    };
    assert_eq!(both("Safety.", "An enquiry."), "Safety.; An enquiry.");
    assert_eq!(both("Safety.", "Safety."), "Safety.");
    assert_eq!(both("Safety.", ""), "Safety.");
    assert_eq!(both("", "Safety."), "Safety.");
}
