//! Dates of a family's record: concerns, enquiries, emergency powers, complaints, chronology.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::chronology::{Happening, chronology};
use chairside_domain::conference::ConferenceKind;
use chairside_domain::family::Family;
use chairside_domain::family_due::{FamilyDueDate, FamilyDueSubject, family_due_dates};
use chairside_domain::limits::initiating_discussion;
use chairside_domain::timescale::{RuleId, TimescaleNote};
use chairside_domain::warnings::{WarningCode, WarningFact, family_warnings};
use common::records::*;
use common::{day, holidays};
use serde_json::{Value, json};

fn dates(pack_id: &str, family: &Family) -> Vec<FamilyDueDate> {
    family_due_dates(family, &rules(pack_id), holidays(), |_| {
        Some(day("2027-01-11"))
    })
}

/// The due date and the day on which it was met, as text.
fn due(pack_id: &str, family: &Family, rule: RuleId) -> Option<(String, String)> {
    let dates = dates(pack_id, family);
    let date = dates.iter().find(|date| date.timescale.rule == rule)?;
    let due = date.timescale.due.map(|due| due.to_string());
    let done = date.done_on.map(|day| day.to_string());
    Some((due.unwrap_or_default(), done.unwrap_or_default()))
}

fn is(due: &str, done: &str) -> Option<(String, String)> {
    Some((due.to_owned(), done.to_owned()))
}

fn concern(over: Value) -> Value {
    let base = json!({ "id": id(870), "children": [id(AVA)], "identified_on": "2026-12-09", "summary": "s" });
    with(base, over)
}

fn discussion(number: u128, held_on: &str, initiated: bool) -> Value {
    json!({ "id": id(number), "held_on": held_on, "initiated_section47": initiated, "children": [id(AVA)] })
}

fn enquiry(started_on: &str) -> Value {
    json!({ "id": id(880), "children": [id(AVA)], "started_on": started_on })
}

#[test]
fn a2_the_first_discussion_that_initiated_section_47_counts() {
    let several = family(json!({ "strategy_discussions": [
        discussion(862, "2026-12-16", true), discussion(861, "2026-12-14", true), discussion(860, "2026-12-10", false) ] }));
    let held_on = |named| initiating_discussion(&several, named, person(AVA)).map(|d| d.held_on);
    assert_eq!(held_on(None), Some(day("2026-12-14")));
    let named = several.strategy_discussions[0].id;
    assert_eq!(
        held_on(Some(named)),
        Some(day("2026-12-16")),
        "the conference names it"
    );
    let not_initiating = several.strategy_discussions[2].id;
    assert_eq!(
        held_on(Some(not_initiating)),
        Some(day("2026-12-14")),
        "a further discussion starts nothing"
    );
    let for_ben = initiating_discussion(&several, Some(named), person(BEN));
    assert!(for_ben.is_none(), "none of them is about Ben");
    let ended = json!({ "id": id(890), "child": id(AVA), "conference": id(500), "state": "ended",
        "started_on": "2026-03-02", "ended_on": "2026-12-15", "initial_categories": [], "latest_categories": [] });
    let after_a_plan = Family {
        plans: vec![value(ended)],
        ..several.clone()
    };
    let again = initiating_discussion(&after_a_plan, None, person(AVA)).map(|d| d.held_on);
    assert_eq!(
        again,
        Some(day("2026-12-16")),
        "the one before belongs to the plan that ended"
    );
    let none = family(
        json!({ "strategy_discussions": [discussion(860, "2026-12-10", false)], "section47_enquiries": [enquiry("2026-12-10")] }),
    );
    assert!(initiating_discussion(&none, None, person(AVA)).is_none());
    let judged = judged("england", "2026-12-17");
    let codes = |family: &_| {
        family_warnings(family, &judged.known())
            .iter()
            .map(|w| w.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&none), [WarningCode::NoInitiatingDiscussion]);
    assert_eq!(codes(&several), []);
}

/// An enquiry that found nothing started no conference: the next discussion starts a new clock.
#[test]
fn a2_a_discussion_whose_enquiry_ended_without_a_conference_starts_no_clock() {
    let of = |outcome: Value| {
        let enquiry = json!({ "id": id(851), "children": [id(AVA)], "strategy_discussion": id(841),
            "started_on": "2026-10-05", "outcome": outcome });
        let family = family(
            json!({ "section47_enquiries": [enquiry], "strategy_discussions": [
            discussion(841, "2026-10-05", true), discussion(842, "2026-12-14", true)] }),
        );
        let found = initiating_discussion(&family, None, person(AVA));
        found.map(|d| d.held_on.to_string()).unwrap()
    };
    assert_eq!(of(json!(null)), "2026-10-05");
    assert_eq!(of(json!("conference_called")), "2026-10-05");
    assert_eq!(of(json!("not_substantiated")), "2026-12-14");
    assert_eq!(of(json!("substantiated_no_continuing_risk")), "2026-12-14");
}

/// Within 5 working days of the concern; 24 hours when whereabouts are lost (Pan Bedfordshire).
#[test]
fn a_concern_sets_the_date_of_the_strategy_discussion_and_of_action() {
    let family_with = |concern: Value, discussions: Value| {
        family(json!({ "concerns": [concern], "strategy_discussions": discussions }))
    };
    let waiting = family_with(concern(json!({})), json!([]));
    assert_eq!(
        due("england", &waiting, RuleId::StrategyFromConcern),
        is("2026-12-16", "")
    );
    let held = family_with(
        concern(json!({})),
        json!([
            discussion(861, "2026-12-14", true),
            discussion(860, "2026-12-01", false)
        ]),
    );
    assert_eq!(
        due("england", &held, RuleId::StrategyFromConcern),
        is("2026-12-16", "2026-12-14")
    );
    let lost = family_with(
        concern(json!({ "whereabouts_unknown_from": "2027-03-27T20:00:00Z" })),
        json!([discussion(861, "2026-12-14", true)]),
    );
    assert_eq!(
        due("pan-bedfordshire", &lost, RuleId::WhereaboutsUnknown),
        is("2027-03-28T21:00:00+01:00", ""),
        "over the clock change"
    );
    assert_eq!(
        due("wales", &lost, RuleId::WhereaboutsUnknown),
        None,
        "Wales's pack is silent"
    );
}

/// England: 45 working days from referral. Wales: 42 from the start of the enquiry.
#[test]
fn the_assessment_runs_from_what_the_pack_says_and_asks_for_a_reason_when_late() {
    let family_with = |concern: Value| {
        family(
            json!({ "concerns": [concern], "section47_enquiries": [enquiry("2026-12-16")],
        "strategy_discussions": [discussion(861, "2026-12-16", true)] }),
        )
    };
    let open = family_with(concern(json!({ "referral_received_on": "2026-12-09" })));
    assert_eq!(
        due("england", &open, RuleId::Assessment),
        is("2027-02-15", "")
    );
    assert_eq!(
        due("wales", &open, RuleId::Assessment),
        is("2027-02-17", "")
    );
    let subject = |pack_id: &str| {
        dates(pack_id, &open)
            .iter()
            .find(|d| d.timescale.rule == RuleId::Assessment)
            .unwrap()
            .subject
    };
    assert_eq!(
        subject("england"),
        FamilyDueSubject::Concern(open.concerns[0].id)
    );
    assert_eq!(
        subject("wales"),
        FamilyDueSubject::Section47(open.section47_enquiries[0].id)
    );
    let late = |over: Value, pack_id: &str, today: &str| {
        let family = family_with(concern(with(
            json!({ "referral_received_on": "2026-12-09" }),
            over,
        )));
        let judged = judged(pack_id, today);
        let found = family_warnings(&family, &judged.known());
        found
            .iter()
            .any(|w| w.code == WarningCode::AssessmentDelayReason)
    };
    assert!(!late(json!({}), "england", "2027-02-15"));
    assert!(late(json!({}), "england", "2027-02-16"));
    assert!(!late(
        json!({ "assessment_delay_reason": "Ill." }),
        "england",
        "2027-02-16"
    ));
    assert!(
        !late(
            json!({ "assessment_done_on": "2027-02-15" }),
            "england",
            "2027-03-16"
        ),
        "finished in time"
    );
    assert!(
        late(
            json!({ "assessment_done_on": "2027-02-16" }),
            "england",
            "2027-03-16"
        ),
        "finished late"
    );
    assert!(
        late(json!({}), "wales", "2027-02-18")
            && !late(
                json!({ "assessment_delay_reason": "Ill." }),
                "wales",
                "2027-02-18"
            )
    );
}

fn power(kind: &str, over: Value) -> Value {
    with(
        json!({ "id": id(890), "kind": kind, "children": [id(AVA)], "began_at": "2027-03-26T22:30:00Z" }),
        over,
    )
}

#[test]
fn a13_police_protection_ends_after_72_elapsed_hours() {
    let family = family(json!({ "emergency_powers": [power("police_protection", json!({}))] }));
    assert_eq!(
        due("england", &family, RuleId::PoliceProtection),
        is("2027-03-29T23:30:00+01:00", "")
    );
    let ended = common::records::family(
        json!({ "emergency_powers": [power("police_protection", json!({ "ended_at": "2027-03-28T00:30:00Z" }))] }),
    );
    assert_eq!(
        due("england", &ended, RuleId::PoliceProtection).unwrap().1,
        "2027-03-28"
    );
}

#[test]
fn a14_an_order_shows_the_courts_expiry_or_says_that_none_is_recorded() {
    let order = |over: Value| {
        family(json!({ "emergency_powers": [power("emergency_protection_order", over)] }))
    };
    let stated = order(json!({ "court_stated_expiry": "2027-04-02T11:00:00Z" }));
    assert_eq!(
        due("england", &stated, RuleId::Epo),
        is("2027-04-02T12:00:00+01:00", "")
    );
    let silent = order(json!({}));
    let dates = dates("england", &silent);
    let timescale = &dates[0].timescale;
    assert_eq!(timescale.due, None, "nothing is computed");
    assert!(timescale.notes.contains(&TimescaleNote::ExpiryNotRecorded));
    let judged = judged("england", "2027-03-27");
    let codes = |family: &_| {
        family_warnings(family, &judged.known())
            .iter()
            .map(|w| w.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(codes(&silent), [WarningCode::OrderExpiryNotRecorded]);
    assert_eq!(codes(&stated), []);
    assert_eq!(
        codes(&order(json!({ "ended_at": "2027-03-27T09:00:00Z" }))),
        []
    );
}

/// York: the chair replies within 14 days. Greater Manchester: in writing within 28 days.
#[test]
fn a_complaint_has_its_clocks_and_changes_no_decision() {
    let complaint = |over: Value| {
        let base = json!({ "id": id(895), "conference": id(500), "from": id(TOM), "received_on": "2027-02-01", "text": "t" });
        family(json!({ "complaints": [with(base, over)] }))
    };
    let open = complaint(json!({}));
    assert_eq!(
        due("york", &open, RuleId::ComplaintReply),
        is("2027-02-15", "")
    );
    let replied = complaint(json!({ "replied_on": "2027-02-09", "written_on": "2027-01-29" }));
    assert_eq!(
        due("york", &replied, RuleId::ComplaintReply).unwrap().1,
        "2027-02-09"
    );
    let written = due("greater-manchester", &replied, RuleId::ComplaintWritten).unwrap();
    assert_eq!(written, ("2027-02-08".to_owned(), "2027-01-29".to_owned()));
    let unknown = family_due_dates(&replied, &rules("greater-manchester"), holidays(), |_| None);
    assert!(
        unknown
            .iter()
            .all(|d| d.timescale.rule != RuleId::ComplaintWritten),
        "the day is not known"
    );
}

#[test]
fn core_groups_follow_the_last_one_held() {
    let group = |number: u128, on: &str| json!({ "id": id(number), "held_on": on, "attended": [] });
    let family = family(
        json!({ "plans": [plan(701, AVA, "2027-01-11", json!({ "core_groups": [group(711, "2027-03-01"), group(710, "2027-01-22")] }))] }),
    );
    assert_eq!(
        due("teesside", &family, RuleId::CoreGroupNext),
        is("2027-04-12", "")
    );
    assert_eq!(
        due("scie", &family, RuleId::CoreGroupNext),
        is("2027-04-26", "")
    );
}

#[test]
fn a_childs_chronology_runs_across_conferences_and_plans() {
    let family = family(json!({
        "concerns": [concern(json!({})), concern(json!({ "id": id(871), "children": [id(BEN)] }))],
        "strategy_discussions": [discussion(861, "2026-12-14", true)],
        "section47_enquiries": [enquiry("2026-12-15")],
        "emergency_powers": [power("police_protection", json!({ "began_at": "2026-12-12T23:30:00Z" }))],
        "plans": [plan(701, AVA, "2027-01-11", json!({ "ended_on": "2027-07-05", "end_reason": "no_longer_at_risk", "state": "ended",
            "core_groups": [{ "id": id(710), "held_on": "2027-01-22", "attended": [] }] })), plan(702, BEN, "2027-01-11", json!({}))],
    }));
    let held = conference(
        json!({ "closed_at": "2027-01-11T12:00:00Z", "decisions": [decision(601, AVA, "plan", json!({}))] }),
    );
    let booked = conference(json!({ "id": id(501), "held_on": "2027-07-05" }));
    let entries = chronology(person(AVA), &family, [&booked, &held]);
    let days: Vec<String> = entries.iter().map(|entry| entry.on.to_string()).collect();
    assert_eq!(
        days,
        [
            "2019-06-03",
            "2026-12-09",
            "2026-12-12",
            "2026-12-14",
            "2026-12-15",
            "2027-01-11",
            "2027-01-11",
            "2027-01-22",
            "2027-07-05"
        ]
    );
    assert_eq!(entries[0].what, Happening::Born);
    assert!(matches!(
        entries[5].what,
        Happening::Conference {
            kind: ConferenceKind::Initial,
            ..
        }
    ));
    assert!(matches!(entries[6].what, Happening::PlanBegan(_)));
    assert!(matches!(entries[8].what, Happening::PlanEnded { .. }));
    let gone = common::records::family(
        json!({ "children": [child(AVA, json!({ "died_on": "2027-02-09", "left_uk_on": "2027-02-01", "looked_after_from": "2027-01-13" }))] }),
    );
    let what: Vec<_> = chronology(person(AVA), &gone, [])
        .into_iter()
        .map(|entry| entry.what)
        .collect();
    assert_eq!(
        what,
        [
            Happening::Born,
            Happening::BecameLookedAfter,
            Happening::LeftUk,
            Happening::Died
        ]
    );
    assert_eq!(chronology(person(99), &gone, []), []);
}

#[test]
fn a_chronology_has_what_changed_between_conferences() {
    let change =
        json!({ "id": id(821), "identified_on": "2027-02-01", "summary": "A new partner." });
    let lost = json!({ "whereabouts_unknown_from": "2027-03-01T20:00:00Z", "whereabouts_known_from": "2027-03-03T07:00:00Z" });
    let ava = child(
        AVA,
        json!({ "looked_after_from": "2027-01-13", "looked_after_until": "2027-04-06" }),
    );
    let family = common::records::family(json!({ "children": [ava], "concerns": [concern(lost)],
        "plans": [plan(701, AVA, "2027-01-11", json!({ "significant_changes": [change] }))] }));
    let entries = chronology(person(AVA), &family, []);
    let on = |what: &dyn Fn(&Happening) -> bool| {
        let found = entries.iter().find(|entry| what(&entry.what));
        found.map(|entry| entry.on.to_string()).unwrap_or_default()
    };
    assert_eq!(
        on(&|what| matches!(what, Happening::SignificantChange(_))),
        "2027-02-01"
    );
    assert_eq!(
        on(&|what| *what == Happening::NoLongerLookedAfter),
        "2027-04-06"
    );
    assert_eq!(
        on(&|what| *what == Happening::WhereaboutsLost),
        "2027-03-01"
    );
    assert_eq!(
        on(&|what| *what == Happening::WhereaboutsKnown),
        "2027-03-03"
    );
}

#[test]
fn a_warning_names_its_facts() {
    let family = family(
        json!({ "file_transfers": [{ "id": id(720), "child": id(AVA), "recipient": "", "method": "m", "sent_on": "2027-02-01",
        "enclosed": [] }] }),
    );
    let judged = judged("wales", "2027-02-02");
    let found = family_warnings(&family, &judged.known());
    assert_eq!(found[0].code, WarningCode::FileContentsMissing);
    assert_eq!(
        found[0].fact("date"),
        Some(&WarningFact::Day(day("2027-02-01")))
    );
    assert_eq!(found[0].fact("other"), None);
}
