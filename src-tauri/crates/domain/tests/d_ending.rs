//! Scenarios of group D: ending a plan and moving (D1, D2, D6, and C6 for endings).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::conference::Conference;
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::ending::{
    Ending, EndingRules, agencies_to_notify, conference_that_led_to, end, ends_at_first_review,
    follow_up_missing, is_cautioned, reasons_offered,
};
use chairside_domain::family_due::family_due_dates;
use chairside_domain::life::Because;
use chairside_domain::life::plan::PlanFact;
use chairside_domain::moves::{ResponsibleAuthority, responsible_authority};
use chairside_domain::plan::{
    ChildInNeedFollowUp, EndReason, PlanState, ProtectionPlan, WrittenConfirmation,
};
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use common::endings::*;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};

fn active_plan() -> ProtectionPlan {
    value(plan(701, AVA, "2026-10-12", json!({})))
}

#[test]
fn d1_a_telephone_call_does_not_end_a_plan() {
    let ending = Ending {
        ended_on: Some(day("2027-04-21")),
        ..NO_EVIDENCE
    };
    assert_eq!(
        missing_by("england", &ava(json!({})), &ending),
        [PlanFact::WrittenConfirmation]
    );
    let (pack, rules) = (pack("england"), rules("england"));
    let by = EndingRules {
        pack: &pack,
        rules: &rules,
        holidays: holidays(),
    };
    let plan = active_plan();
    let refused = end(&plan, &ava(json!({})), &ending, &by).unwrap_err();
    assert_eq!(
        refused.because,
        Because::Missing(vec![PlanFact::WrittenConfirmation])
    );
    assert_eq!(refused.state, PlanState::Active, "the plan stays in force");
    let letter = letter();
    let with_letter = Ending {
        evidence: Some(&letter),
        ..ending
    };
    assert_eq!(
        end(&plan, &ava(json!({})), &with_letter, &by),
        Ok(PlanState::Ended)
    );
    let empty = WrittenConfirmation {
        authority: " ".to_owned(),
        author: String::new(),
        document: String::new(),
        ..letter.clone()
    };
    let with_empty = Ending {
        evidence: Some(&empty),
        ..ending
    };
    assert_eq!(
        missing_by("england", &ava(json!({})), &with_empty),
        [
            PlanFact::ConfirmingAuthority,
            PlanFact::ConfirmationAuthor,
            PlanFact::ConfirmationDocument
        ]
    );
    for pack_id in ["wales", "sefton"] {
        assert_eq!(
            missing_by(pack_id, &ava(json!({})), &with_letter),
            [PlanFact::TransferConferenceDate],
            "{pack_id}"
        );
        let with_date = Ending {
            transfer_conference_on: Some(day("2027-04-19")),
            ..with_letter
        };
        assert_eq!(
            missing_by(pack_id, &ava(json!({})), &with_date),
            [],
            "{pack_id}"
        );
    }
    let without_day = Ending {
        ended_on: None,
        ..with_letter
    };
    assert_eq!(
        missing_by("england", &ava(json!({})), &without_day),
        [PlanFact::EndDate]
    );
}

#[test]
fn d1_core_groups_and_reviews_go_on_until_the_plan_ends() {
    let core_groups = json!([{ "id": id(710), "held_on": "2027-04-01", "attended": [] }]);
    let of = |over: Value| {
        let family = family(
            json!({ "plans": [plan(701, AVA, "2026-10-12", with(json!({ "core_groups": core_groups }), over))] }),
        );
        family_due_dates(&family, &rules("teesside"), holidays(), |_| None)
            .iter()
            .any(|date| date.timescale.rule == RuleId::CoreGroupNext)
    };
    assert!(
        of(json!({})),
        "a move that is not confirmed changes nothing"
    );
    assert!(!of(
        json!({ "ended_on": "2027-04-21", "state": "ended", "end_reason": "moved_to_another_authority" })
    ));
}

fn transfer(over: Value) -> Conference {
    let subject = subject(
        AVA,
        "transfer_in",
        json!({ "written_notice_on": "2027-02-01", "call_on": "2027-01-28" }),
    );
    conference(with(
        json!({ "held_on": "2027-02-22", "subjects": [subject] }),
        over,
    ))
}

#[test]
fn d2_a_transfer_in_counts_from_the_written_notice() {
    let booked = transfer(json!({}));
    let dates = due_dates(&booked, &family(json!({})), &rules("england"), holidays());
    let limit = dates
        .iter()
        .find(|d| d.timescale.rule == RuleId::IcpcTransferIn)
        .unwrap();
    assert_eq!(limit.timescale.due.unwrap().to_string(), "2027-02-22");
    assert_eq!(limit.counted_from, day("2027-02-01"));
    assert_eq!(
        booked.subjects[0].call_on,
        Some(day("2027-01-28")),
        "the call is kept"
    );
    let only_call = transfer(
        json!({ "subjects": [subject(AVA, "transfer_in", json!({ "call_on": "2027-01-28" }))] }),
    );
    let dates = due_dates(
        &only_call,
        &family(json!({})),
        &rules("england"),
        holidays(),
    );
    assert!(
        !dates
            .iter()
            .any(|d| d.subject == DueSubject::Child(person(AVA))),
        "a call starts no clock"
    );
    assert_eq!(
        responsible_authority(&booked, &booked.subjects[0]),
        Some(ResponsibleAuthority::Originating)
    );
    let held = transfer(json!({ "closed_at": "2027-02-22T12:00:00Z" }));
    assert_eq!(
        responsible_authority(&held, &held.subjects[0]),
        Some(ResponsibleAuthority::Receiving)
    );
    let initial = conference(json!({}));
    assert_eq!(responsible_authority(&initial, &initial.subjects[0]), None);
}

/// Scotland: de-registration cannot be decided at a transfer meeting, only at a review.
#[test]
fn d2_scotland_offers_no_ending_at_a_transfer_meeting() {
    let meeting = transfer(json!({ "decisions": [decision(601, AVA, "end", json!({}))] }));
    let offered = |pack_id: &str, conference: &Conference| -> Vec<EndReason> {
        let policy = pack(pack_id).ending.unwrap();
        reasons_offered(&policy, Some(conference), person(AVA))
            .iter()
            .map(|r| r.reason)
            .collect()
    };
    assert!(!offered("scotland", &meeting).contains(&EndReason::NoLongerAtRisk));
    assert!(offered("scotland", &meeting).contains(&EndReason::Died));
    assert!(offered("england", &meeting).contains(&EndReason::NoLongerAtRisk));
    let review = transfer(json!({ "subjects": [subject(AVA, "review", json!({}))] }));
    assert!(offered("scotland", &review).contains(&EndReason::NoLongerAtRisk));
    let ending = |conference| Ending {
        reason: EndReason::NoLongerAtRisk,
        ended_on: Some(day("2027-02-22")),
        conference: Some(conference),
        ..NO_EVIDENCE
    };
    let child = ava(json!({}));
    assert_eq!(
        missing_by("scotland", &child, &ending(&meeting)),
        [PlanFact::ReviewDecision, PlanFact::NotATransferMeeting]
    );
    assert_eq!(
        missing_by("england", &child, &ending(&meeting)),
        [PlanFact::ReviewDecision]
    );
}

fn review_that_ends(quorum: &str, over: Value) -> Conference {
    let base = json!({
        "subjects": [subject(AVA, "review", json!({ "is_first_review": true, "previous_held_on": "2026-10-12" }))],
        "decisions": [decision(601, AVA, "end", json!({ "end_reason": "no_longer_at_risk" }))],
        "quorum": [{ "id": id(220), "at": "2027-01-11T10:05:00Z", "agencies_present": [], "counted_rule": "", "decision": quorum, "reasons": "r" }],
    });
    conference(with(base, over))
}

/// Scotland: an inquorate meeting cannot remove a plan.
#[test]
fn c6_a_plan_does_not_end_at_an_inquorate_meeting_in_scotland() {
    let child = ava(json!({}));
    let of = |pack_id: &str, quorum: &str| {
        let conference = review_that_ends(quorum, json!({}));
        let ending = Ending {
            reason: EndReason::NoLongerAtRisk,
            ended_on: Some(day("2027-01-11")),
            conference: Some(&conference),
            ..NO_EVIDENCE
        };
        missing_by(pack_id, &child, &ending)
    };
    assert_eq!(
        of("scotland", "inquorate_proceed"),
        [PlanFact::QuorateDecision]
    );
    assert_eq!(of("scotland", "quorate"), []);
    assert_eq!(of("england", "inquorate_proceed"), []);
    let no_conference = Ending {
        reason: EndReason::NoLongerAtRisk,
        ended_on: Some(day("2027-01-11")),
        ..NO_EVIDENCE
    };
    assert_eq!(
        missing_by("england", &child, &no_conference),
        [PlanFact::ReviewDecision]
    );
    let continues = review_that_ends(
        "quorate",
        json!({ "decisions": [decision(601, AVA, "continue", json!({}))] }),
    );
    let undecided = Ending {
        conference: Some(&continues),
        ..no_conference
    };
    assert_eq!(
        missing_by("england", &child, &undecided),
        [PlanFact::ReviewDecision]
    );
}

#[test]
fn d6_ending_at_the_first_review_needs_support_and_tells_every_invited_agency() {
    let conference = review_that_ends("quorate", json!({}));
    assert!(ends_at_first_review(&conference, person(AVA)));
    assert!(!ends_at_first_review(&conference, person(BEN)));
    assert!(is_cautioned(&pack("wales"), &conference, person(AVA)));
    assert!(!is_cautioned(&pack("england"), &conference, person(AVA)));
    let later = review_that_ends(
        "quorate",
        json!({ "subjects": [subject(AVA, "review", json!({}))] }),
    );
    assert!(
        !is_cautioned(&pack("wales"), &later, person(AVA)),
        "a later review is no surprise"
    );
    let codes = judged("wales", "2027-01-11").codes(&conference, &family_of_ava_and_ben(json!({})));
    assert!(codes.contains(&WarningCode::EndsAtFirstReview));
    use PlanFact::{FollowUpPlan, FollowUpReview, FollowUpReviewInTime, SupportDiscussed};
    let (pack, rules) = (pack("england"), rules("england"));
    let by = EndingRules {
        pack: &pack,
        rules: &rules,
        holidays: holidays(),
    };
    assert_eq!(
        follow_up_missing(None, &by),
        [SupportDiscussed, FollowUpPlan, FollowUpReview]
    );
    let follow_up = |support: &str, review_by: Option<&str>| ChildInNeedFollowUp {
        discussed_on: day("2027-01-11"),
        support: support.to_owned(),
        review_by: review_by.map(day),
        reviewed_on: None,
    };
    assert_eq!(
        follow_up_missing(Some(&follow_up(" ", None)), &by),
        [FollowUpPlan, FollowUpReview]
    );
    let reviewed_by = |review_by: &str| {
        follow_up_missing(Some(&follow_up("Child in need plan", Some(review_by))), &by)
    };
    assert_eq!(reviewed_by("2027-07-09"), []);
    assert_eq!(reviewed_by("2027-07-11"), [], "the last good day");
    assert_eq!(reviewed_by("2027-07-12"), [FollowUpReviewInTime]);
    let first = common::records::conference(json!({ "id": id(499), "participants": [
        practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})),
        practitioner(32, "Ada Quill", "Health", "health", json!({})),
        practitioner(33, "Kwabena Lisle", "Probation", "probation", json!({ "invitation": { "reply": "apologies" } })),
        practitioner(34, "Bo Lindqvist", "Housing", "housing", json!({ "invitation": null })),
        practitioner(35, "Cai Morgan", " ", "police", json!({})),
        parent(41, "Priya Nandakumar", json!({ "role": "advocate", "agency": "Family Voice" })),
        parent(MOTHER, "Folasade Marlowe-Osei", json!({})) ] }));
    let told: Vec<&str> = agencies_to_notify(&first)
        .iter()
        .map(|p| p.agency.as_str())
        .collect();
    assert_eq!(
        told,
        ["Health", "Probation"],
        "invited, whether or not they came"
    );
    let plan: ProtectionPlan = value(plan(
        701,
        AVA,
        "2026-10-12",
        json!({ "conference": id(499) }),
    ));
    assert_eq!(
        conference_that_led_to(&plan, [&conference, &first])
            .unwrap()
            .id,
        first.id
    );
    let family = family_of_ava_and_ben(json!({}));
    let [
        PlanChange::Reviewed { .. },
        PlanChange::End {
            reason, ended_on, ..
        },
    ] = &plan_changes(&conference, &family)[..]
    else {
        panic!("the plan ends");
    };
    assert_eq!(
        (*reason, *ended_on),
        (EndReason::NoLongerAtRisk, day("2027-01-11"))
    );
}

/// Next review within six months in the seed, four weeks in Sefton; Scotland meets after eight weeks.
#[test]
fn d6_the_support_after_a_plan_is_reviewed() {
    let family = family(json!({ "plans": [plan(701, AVA, "2026-10-12", json!({
        "ended_on": "2027-01-11", "state": "follow_up", "end_reason": "no_longer_at_risk",
        "follow_up": { "discussed_on": "2027-01-11", "support": "Child in need plan" } }))] }));
    let due = |pack_id: &str, rule| {
        let dates = family_due_dates(&family, &rules(pack_id), holidays(), |_| None);
        let date = dates.iter().find(|d| d.timescale.rule == rule)?;
        Some(date.timescale.due.unwrap().to_string())
    };
    assert_eq!(
        due("england", RuleId::CinReview).as_deref(),
        Some("2027-07-11")
    );
    assert_eq!(
        due("sefton", RuleId::CinReview).as_deref(),
        Some("2027-02-08")
    );
    assert_eq!(
        due("scotland-local", RuleId::PostRegistration).as_deref(),
        Some("2027-03-08")
    );
    assert_eq!(due("england", RuleId::PostRegistration), None);
}
