//! Scenarios of group B: families.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::amendments::sent_before;
use chairside_domain::audience::{Part, Reader, is_default_recipient, withheld};
use chairside_domain::categories::{recorded, unknown};
use chairside_domain::conference::{ChildReceives, ConferenceKind, ParticipationCode};
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::duplicates::{Likeness, NameAndBirth, possible_duplicates};
use chairside_domain::family::{Child, ParentalResponsibility};
use chairside_domain::kinds::{Measure, children_considered, kind_for};
use chairside_domain::minutes::{MinuteBlock, RemovalReason};
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_domain::timescale::RuleId;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};

fn strings(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|code| (*code).to_owned()).collect()
}

/// "A decision should be made separately for each child" (Wales, pointer 9).
#[test]
fn b1_siblings_have_their_own_decisions_plans_and_follow_up() {
    let conference = conference(json!({
        "closed_at": "2027-01-11T12:40:00Z",
        "subjects": [subject(AVA, "initial", json!({})), subject(BEN, "initial", json!({})),
                     subject(CASS, "initial", json!({}))],
        "decisions": [
            decision(601, AVA, "plan", json!({ "categories": ["NEG"] })),
            decision(602, BEN, "plan", json!({ "categories": ["PHY"] })),
            decision(603, CASS, "no_plan", json!({ "follow_up": "Early help assessment" })),
        ],
    }));
    let begun = |child, code: &str| PlanChange::Begin {
        child: person(child),
        started_on: day("2027-01-11"),
        categories: strings(&[code]),
    };
    let follow_up = PlanChange::FollowUp {
        child: person(CASS),
        support: "Early help assessment".to_owned(),
    };
    let changes = plan_changes(&conference, &family(json!({})));
    assert_eq!(changes, [begun(AVA, "NEG"), begun(BEN, "PHY"), follow_up]);
    // A conference that was not held is not counted.
    let booked = common::records::conference(json!({}));
    let measure = Measure::of([&conference, &booked, &conference].map(children_considered));
    assert_eq!((measure.conferences, measure.children), (2, 6));
    // A second plan is not begun beside an open one.
    let with_plan = family(json!({ "plans": [plan(701, AVA, "2027-01-11", json!({}))] }));
    let changes = plan_changes(&conference, &with_plan);
    assert!(!changes.contains(&begun(AVA, "NEG")) && changes.contains(&begun(BEN, "PHY")));
}

#[test]
fn b2_one_conference_is_a_review_for_two_and_an_initial_for_a_newborn() {
    let family = family(json!({
        "plans": [plan(701, AVA, "2026-05-25", json!({ "conference": id(499) })),
                  plan(702, BEN, "2026-05-25", json!({ "conference": id(499) }))],
    }));
    let kind = |number| kind_for(family.child(person(number)).unwrap(), &family);
    assert_eq!(
        [kind(AVA), kind(BEN), kind(DEE)],
        [
            ConferenceKind::Review,
            ConferenceKind::Review,
            ConferenceKind::Initial
        ]
    );
    let review = |child| subject(child, "review", json!({ "previous_held_on": "2026-08-24" }));
    let conference = conference(json!({
        "held_on": "2027-02-22", "closed_at": "2027-02-22T12:00:00Z",
        "subjects": [review(AVA), review(BEN), subject(DEE, "initial", json!({}))],
        "decisions": [decision(601, AVA, "continue", json!({})), decision(602, BEN, "continue", json!({})),
                      decision(603, DEE, "plan", json!({ "categories": ["NEG"] }))],
    }));
    let dates = due_dates(&conference, &family, &rules("england"), holidays());
    let next = |child, rule| {
        let date = dates
            .iter()
            .find(|d| {
                d.subject == DueSubject::Child(person(child))
                    && d.timescale.rule == rule
                    && d.done_on.is_none()
            })
            .unwrap();
        (
            date.timescale.due.unwrap().to_string(),
            date.timescale.latest_bookable.unwrap().to_string(),
        )
    };
    let by = |due: &str, bookable: &str| (due.to_owned(), bookable.to_owned());
    assert_eq!(
        next(DEE, RuleId::ReviewFirst),
        by("2027-05-22", "2027-05-21")
    );
    assert_eq!(
        next(AVA, RuleId::ReviewNext),
        by("2027-08-22", "2027-08-20")
    );
    assert_eq!(
        next(BEN, RuleId::ReviewNext),
        by("2027-08-22", "2027-08-20")
    );
}

#[test]
fn b2_a_baby_who_is_expected_is_considered_before_birth_and_with_a_plan_reviewed() {
    let expected = json!({ "status": "unborn", "born_on": null, "expected_on": "2027-06-01" });
    let of = |plans: Value| {
        let family = family(json!({ "children": [child(DEE, expected.clone())], "plans": plans }));
        kind_for(family.child(person(DEE)).unwrap(), &family)
    };
    assert_eq!(of(json!([])), ConferenceKind::PreBirth);
    let with_plan = json!([plan(
        701,
        DEE,
        "2027-02-01",
        json!({ "conference": id(499) })
    )]);
    assert_eq!(of(with_plan), ConferenceKind::Review);
}

#[test]
fn b3_a_category_changes_at_review_and_the_initial_one_stays() {
    let family = family(json!({
        "plans": [plan(702, BEN, "2026-10-12", json!({
            "conference": id(499), "initial_categories": ["PHY"], "latest_categories": ["PHY"] }))],
    }));
    let at_review = |code: &str| {
        conference(json!({
            "subjects": [subject(BEN, "review", json!({}))],
            "decisions": [decision(602, BEN, "continue", json!({
                "categories": [code], "category_change_reason": "What the school saw." }))],
        }))
    };
    let changes = plan_changes(&at_review("EMO"), &family);
    let [
        PlanChange::Reviewed { .. },
        PlanChange::ChangeCategories {
            plan,
            categories,
            reason,
        },
    ] = changes.as_slice()
    else {
        panic!("one change: {changes:?}");
    };
    assert_eq!(
        (plan, categories),
        (&family.plans[0].id, &strings(&["EMO"]))
    );
    assert_eq!(reason, "What the school saw.");
    assert_eq!(family.plans[0].initial_categories, ["PHY"]);
    let unchanged = plan_changes(&at_review("PHY"), &family);
    assert!(
        matches!(unchanged.as_slice(), [PlanChange::Reviewed { .. }]),
        "{unchanged:?}"
    );
}

/// England returns MUL with its list; Wales keeps each; Scotland asks for none.
#[test]
fn b4_several_categories_are_multiple_in_england_only() {
    let chosen = strings(&["EMO", "NEG"]);
    let of = |id: &str, chosen: &[String]| recorded(chosen, &pack(id).categories.unwrap());
    let england = of("england", &chosen);
    assert_eq!(
        (england.code.as_str(), england.list),
        ("MUL", strings(&["NEG", "EMO"]))
    );
    let one = of("england", &strings(&["PHY"]));
    assert_eq!((one.code.as_str(), one.list), ("PHY", strings(&["PHY"])));
    let wales = of("wales", &chosen);
    assert_eq!(
        (wales.code.as_str(), wales.list),
        ("", strings(&["NEG", "EMO"]))
    );
    let scotland = of("scotland", &strings(&["neglect", "a dog that bites"]));
    assert_eq!(scotland.code, "");
    assert_eq!(scotland.list, ["neglect", "a dog that bites"]);
    assert_eq!(of("scotland", &[]).list, [""; 0]);
    // Once MUL itself was chosen, the list holds what it stands for.
    assert_eq!(
        of("england", &strings(&["MUL", "SAB", "PHY"])).list,
        strings(&["PHY", "SAB"])
    );
    let odd = strings(&["NEG", "FIN", "MUL"]);
    assert_eq!(
        unknown(&odd, &pack("england").categories.unwrap()),
        [&odd[1]]
    );
    assert_eq!(unknown(&odd, &pack("wales").categories.unwrap()), [&odd[2]]);
    assert!(unknown(&odd, &pack("scotland").categories.unwrap()).is_empty());
}

#[test]
fn b5_a_possible_duplicate_is_offered_and_a_twin_is_not_one() {
    let twin = |number, given: &str, surname: &str, aliases: &[&str]| -> Child {
        value(child(
            number,
            json!({ "given_names": given, "surname": surname, "aliases": aliases, "born_on": "2019-06-03" }),
        ))
    };
    let noor = twin(AVA, "Noor", "Ahmed", &["Noor Ahmed-Malik"]);
    let idris = twin(BEN, "Idris", "Malik", &[]);
    let offered = |typed: &NameAndBirth<'_>| {
        possible_duplicates(
            typed,
            [(noor.id, (&noor).into()), (idris.id, (&idris).into())],
        )
    };
    let typed = |given_names, surname, born_on: Option<&str>| NameAndBirth {
        given_names,
        surname,
        aliases: &[],
        born_on: born_on.map(day),
    };
    let likely = [(noor.id, Likeness::SharedGivenNameAndBirth)];
    assert_eq!(offered(&typed("Noor", "Malik", Some("2019-06-03"))), likely);
    assert_eq!(
        offered(&typed("Rafi", "Malik", Some("2019-06-03"))),
        [],
        "a third of triplets"
    );
    assert_eq!(
        offered(&typed("Noor", "Malik", Some("2018-06-03"))),
        [],
        "another birth"
    );
    assert_eq!(
        offered(&typed("Noor", "Malik", None)),
        [],
        "too little is known"
    );
    let same = [(noor.id, Likeness::SameName)];
    assert_eq!(
        offered(&typed("NOOR", "Ahmed Malik", None)),
        same,
        "another name used"
    );
    let undated = Child {
        born_on: None,
        ..noor.clone()
    };
    for born_on in [None, Some("2019-06-03")] {
        let typed = typed("Noor", "Malik", born_on);
        let offered = possible_duplicates(&typed, [(undated.id, (&undated).into())]);
        assert_eq!(offered, [], "a given name alone says too little");
    }
    let family = family(json!({ "children": [
        child(AVA, json!({ "given_names": "Noor", "surname": "Ahmed" })),
        child(BEN, json!({ "given_names": "Idris", "surname": "Malik" })) ] }));
    assert_eq!(family.display_name(person(AVA)).unwrap(), "Noor Ahmed");
    assert_eq!(family.display_name(person(BEN)).unwrap(), "Idris Malik");
}

/// Nottinghamshire: an assessment on two children went unredacted to each father.
#[test]
fn b8_each_father_reads_about_his_own_child() {
    let conference = conference(json!({ "participants": [
        parent(TOM, "Tom Brannigan", json!({})), parent(RAJ, "Raj Sandhu", json!({})),
        practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})) ] }));
    let family = family(json!({}));
    let block = |over: serde_json::Value| -> MinuteBlock {
        value(with(
            json!({ "id": id(301), "section": "analysis", "text": "t" }),
            over,
        ))
    };
    let removed = |block: &MinuteBlock, number| {
        let reader = Reader::of(conference.participant(person(number)).unwrap(), &family);
        withheld(Part::from(block), &reader, &conference)
    };
    let about_ben = block(json!({ "child_scope": [id(BEN)] }));
    let about_ava = block(json!({ "child_scope": [id(AVA)] }));
    let about_both = block(json!({ "child_scope": [id(AVA), id(BEN)] }));
    let marked = block(json!({ "child_scope": [id(BEN)], "also_for": [id(TOM)] }));
    let other = Some(RemovalReason::OtherChild);
    assert_eq!(
        (removed(&about_ben, TOM), removed(&about_ben, RAJ)),
        (other, None)
    );
    assert_eq!(
        (removed(&about_ava, TOM), removed(&about_ava, RAJ)),
        (None, other)
    );
    assert_eq!(
        (removed(&about_both, TOM), removed(&about_both, RAJ)),
        (None, None)
    );
    assert_eq!(removed(&marked, TOM), None, "the chair marked it for both");
    assert_eq!(
        removed(&about_ben, 31),
        None,
        "a practitioner reads about every child"
    );
}

#[test]
fn b11_a_suppression_after_sending_names_the_copies_that_went_before() {
    let copy = |number, recipient, state: &str, sent_at: &str| json!({ "id": id(number), "paper": "minutes", "recipient": id(recipient), "number": 1, "state": state, "sent_at": sent_at });
    let conference = conference(json!({ "copies": [
        copy(401, TOM, "sent", "2027-02-01T09:00:00Z"), copy(402, MOTHER, "sent", "2027-02-01T09:00:00Z"),
        copy(403, TOM, "checked", "2027-02-01T09:00:00Z"), copy(404, TOM, "receipted", "2027-02-04T09:00:00Z"),
        copy(405, 41, "returned", "2027-02-02T09:00:00Z") ] }));
    let suppression = value(
        json!({ "id": id(850), "subject": id(MOTHER), "withheld_from": id(TOM), "field": "address",
        "words": ["14 Mill Lane"], "reason": "r", "decided_by": "d", "state": "active" }),
    );
    let since = "2027-02-03T08:00:00Z".parse().unwrap();
    let numbers = |stands_with: &[_]| -> Vec<String> {
        let found = sent_before(&conference, &suppression, stands_with, since);
        found.iter().map(|copy| copy.id.to_string()).collect()
    };
    assert_eq!(numbers(&[]), [id(401)]);
    let sent_at = conference.copies[0].sent_at.unwrap();
    let at_that_moment = sent_before(&conference, &suppression, &[], sent_at);
    assert_eq!(
        at_that_moment.len(),
        1,
        "a copy of that moment is searched too"
    );
    let just_before = sent_at - chrono::Duration::seconds(1);
    let sent_after = sent_before(&conference, &suppression, &[], just_before);
    assert!(sent_after.is_empty(), "sent when it was withheld already");
    assert_eq!(
        numbers(&[person(41)]),
        [id(401), id(405)],
        "his supporter holds one too"
    );
}

#[test]
fn b12_an_uninvited_man_is_no_recipient_until_the_chair_says_why() {
    let man = |over| value(parent(TOM, "Tom Brannigan", over));
    let uninvited = man(json!({ "invitation": null }));
    assert!(!is_default_recipient(&uninvited));
    let added =
        man(json!({ "invitation": null, "recipient_reason": "He cares for Ava at weekends." }));
    assert!(is_default_recipient(&added));
    let invited = man(json!({}));
    assert!(
        is_default_recipient(&invited),
        "responsibility is not the test"
    );
    let left_out = man(json!({ "no_minutes_reason": "Decided by the chair." }));
    assert!(!is_default_recipient(&left_out));
    let family = family(json!({}));
    let held = |child| {
        family
            .relationship(person(TOM), person(child))
            .map(|r| r.parental_responsibility)
    };
    assert_eq!(
        (held(AVA), held(BEN)),
        (Some(ParentalResponsibility::Yes), None),
        "kept for each child"
    );
}

#[test]
fn b13_a_child_who_attends_a_part_gets_what_the_chair_decides() {
    let conference = conference(json!({
        "subjects": [subject(CASS, "initial", json!({ "participation": "pn1" }))],
        "participants": [{ "id": id(CASS), "name": "Cass", "initials": "ca", "role": "child",
            "invitation": { "reply": "coming" },
            "presence": [{ "id": id(201), "from": "10:00:00", "until": "10:25:00", "kind": "in_person" }] }],
    }));
    let subject = &conference.subjects[0];
    assert_eq!(subject.participation, Some(ParticipationCode::Pn1));
    assert_eq!(subject.child_receives, ChildReceives::ChairToDecide);
    assert!(!is_default_recipient(&conference.participants[0]));
    assert_eq!(conference.participants[0].presence.len(), 1);
}
