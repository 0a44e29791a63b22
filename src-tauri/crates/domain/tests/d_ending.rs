//! Scenarios of group D: ending and moving.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::child_events::{
    PAPERS_AFTER_DEATH, dual_statuses, eighteenth_birthday, proposed_ends, reviews_not_needed,
    stopped_by_death,
};
use chairside_domain::conference::Conference;
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::ending::{
    Ending, EndingRules, agencies_to_notify, conference_that_led_to, end, ends_at_first_review,
    follow_up_missing, is_cautioned, missing, reasons_offered,
};
use chairside_domain::family::{Child, Family, FileTransfer};
use chairside_domain::family_due::{FamilyDueSubject, family_due_dates};
use chairside_domain::file_transfer::{self, FileTransferMissing, FileTransferStanding};
use chairside_domain::life::Because;
use chairside_domain::life::plan::PlanFact;
use chairside_domain::minutes::RecipientCopy;
use chairside_domain::moves::{
    ResponsibleAuthority, Stay, StayStanding, responsible_authority, standing,
};
use chairside_domain::plan::{
    ChildInNeedFollowUp, EndReason, PlanState, ProtectionPlan, WrittenConfirmation,
};
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use chrono::NaiveDate;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};

const NO_EVIDENCE: Ending<'static> = Ending {
    reason: EndReason::MovedToAnotherAuthority,
    ended_on: None,
    evidence: None,
    transfer_conference_on: None,
    conference: None,
};

/// What is missing for an end, by a pack.
fn missing_by(pack_id: &str, child: &Child, ending: &Ending<'_>) -> Vec<PlanFact> {
    let (pack, rules) = (pack(pack_id), rules(pack_id));
    let by = EndingRules {
        pack: &pack,
        rules: &rules,
        holidays: holidays(),
    };
    missing(child, ending, &by)
}

fn ava(over: Value) -> Child {
    value(child(AVA, over))
}

fn active_plan() -> ProtectionPlan {
    value(plan(701, AVA, "2026-10-12", json!({})))
}

fn letter() -> WrittenConfirmation {
    WrittenConfirmation {
        authority: "Wexmoor".to_owned(),
        author: "Dilys Achterberg, service manager".to_owned(),
        dated_on: day("2027-04-20"),
        document: "0a1b".to_owned(),
    }
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

/// Wales: a move of 12 weeks or more counts as permanent.
#[test]
fn d3_a_short_stay_asks_for_no_transfer_and_a_long_one_does() {
    let policy = pack("wales").moves;
    let stay = |until: Option<&str>| Stay {
        from: day("2027-03-01"),
        expected_until: until.map(day),
        is_for_good: false,
    };
    let on_first_day = |until| standing(&stay(until), policy.as_ref(), day("2027-03-01"));
    assert_eq!(
        on_first_day(Some("2027-04-05")),
        StayStanding::Temporary,
        "5 weeks"
    );
    assert_eq!(
        on_first_day(Some("2027-05-23")),
        StayStanding::Temporary,
        "a day less than 12 weeks"
    );
    assert_eq!(
        on_first_day(Some("2027-05-24")),
        StayStanding::ForGood,
        "12 weeks"
    );
    assert_eq!(
        on_first_day(Some("2027-06-01")),
        StayStanding::ForGood,
        "more than 12 weeks"
    );
    assert_eq!(on_first_day(None), StayStanding::ToBeJudged);
    let overstayed = standing(
        &stay(Some("2027-04-05")),
        policy.as_ref(),
        day("2027-05-24"),
    );
    assert_eq!(
        overstayed,
        StayStanding::ForGood,
        "it lasted 12 weeks after all"
    );
    assert_eq!(
        standing(&stay(Some("2027-06-01")), None, day("2027-03-01")),
        StayStanding::ToBeJudged
    );
    let said = Stay {
        is_for_good: true,
        ..stay(None)
    };
    assert_eq!(
        standing(&said, None, day("2027-03-01")),
        StayStanding::ForGood
    );
}

fn family_of_ava_and_ben(ava_over: Value) -> Family {
    family(json!({
        "children": [child(AVA, ava_over), child(BEN, json!({}))],
        "plans": [plan(701, AVA, "2026-10-12", json!({ "conference": id(499) })), plan(702, BEN, "2026-10-12", json!({ "conference": id(499) }))],
    }))
}

fn review_on(date: &str) -> Conference {
    conference(
        json!({ "held_on": date, "subjects": [subject(AVA, "review", json!({})), subject(BEN, "review", json!({}))] }),
    )
}

#[test]
fn d4_eighteen_is_proposed_and_a_later_review_is_flagged_for_that_child_only() {
    let rules = rules("england");
    let family = family_of_ava_and_ben(json!({ "born_on": "2009-01-20" }));
    let proposed = proposed_ends(&family, &rules, holidays());
    let ava_end = proposed.iter().find(|p| p.child == person(AVA)).unwrap();
    assert_eq!(
        (ava_end.reason, ava_end.on),
        (EndReason::Eighteen, day("2027-01-20"))
    );
    let not_needed = |date| reviews_not_needed(&review_on(date), &family, &rules, holidays());
    assert_eq!(
        not_needed("2027-01-21"),
        [(person(AVA), EndReason::Eighteen)]
    );
    assert_eq!(
        not_needed("2027-01-20"),
        [(person(AVA), EndReason::Eighteen)]
    );
    assert_eq!(not_needed("2027-01-19"), []);
    let codes = judged("england", "2027-01-10").codes(&review_on("2027-01-21"), &family);
    assert!(codes.contains(&WarningCode::ReviewNotNeeded));
    let leap = ava(json!({ "born_on": "2008-02-29" }));
    assert_eq!(
        eighteenth_birthday(&leap, &rules, holidays()),
        Some(day("2026-03-01"))
    );
    let eighteen = |ended: &str| Ending {
        reason: EndReason::Eighteen,
        ended_on: Some(day(ended)),
        ..NO_EVIDENCE
    };
    let child = ava(json!({ "born_on": "2009-01-20" }));
    assert_eq!(missing_by("england", &child, &eighteen("2027-01-20")), []);
    assert_eq!(
        missing_by("england", &child, &eighteen("2027-01-19")),
        [PlanFact::EighteenthBirthday]
    );
    let unknown = ava(json!({ "born_on": null }));
    assert_eq!(
        missing_by("england", &unknown, &eighteen("2027-01-20")),
        [PlanFact::DateOfBirth]
    );
}

#[test]
fn d5_after_a_death_the_plan_ends_by_that_day_and_papers_wait_for_a_person() {
    let family = family_of_ava_and_ben(json!({ "status": "deceased", "died_on": "2027-02-09" }));
    let proposed = proposed_ends(&family, &rules("england"), holidays());
    assert_eq!(
        (proposed[0].reason, proposed[0].on),
        (EndReason::Died, day("2027-02-09"))
    );
    let dead = family.child(person(AVA)).unwrap();
    let died = |on: &str| Ending {
        reason: EndReason::Died,
        ended_on: Some(day(on)),
        ..NO_EVIDENCE
    };
    assert_eq!(missing_by("england", dead, &died("2027-02-09")), []);
    assert_eq!(missing_by("england", dead, &died("2027-02-08")), []);
    assert_eq!(
        missing_by("england", dead, &died("2027-02-10")),
        [PlanFact::EndNotAfterDeath]
    );
    assert_eq!(
        missing_by("england", &ava(json!({})), &died("2027-02-09")),
        [PlanFact::DateOfDeath]
    );
    let letter = letter();
    let moved = Ending {
        ended_on: Some(day("2027-03-01")),
        evidence: Some(&letter),
        ..NO_EVIDENCE
    };
    assert_eq!(
        missing_by("england", dead, &moved),
        [PlanFact::EndNotAfterDeath],
        "whatever the reason"
    );
    let copy = |state: &str| -> RecipientCopy {
        value(
            json!({ "id": id(401), "paper": "decision_letter", "recipient": id(MOTHER), "number": 1, "state": state }),
        )
    };
    let conference = review_on("2027-02-15");
    for state in ["prepared", "checked", "returned"] {
        assert_eq!(
            stopped_by_death(&copy(state), &conference, &family),
            [person(AVA)],
            "{state}"
        );
    }
    for state in ["sent", "receipted", "withdrawn"] {
        assert_eq!(
            stopped_by_death(&copy(state), &conference, &family),
            [],
            "{state}"
        );
    }
    let looked_at = with(
        serde_json::to_value(&conference).unwrap(),
        json!({ "overrides": [{ "id": id(240), "code": PAPERS_AFTER_DEATH,
        "child": id(AVA), "reason": "Read and reworded.", "by": "Ines Calloway", "at": "2027-02-10T09:00:00Z" }] }),
    );
    let looked_at: Conference = value(looked_at);
    assert_eq!(stopped_by_death(&copy("checked"), &looked_at, &family), []);
    let codes = judged("england", "2027-02-10").codes(&conference, &family);
    assert!(
        codes.contains(&WarningCode::PapersAfterDeath)
            && codes.contains(&WarningCode::DeathReviewNotNoted)
    );
    let noted = family_of_ava_and_ben(
        json!({ "died_on": "2027-02-09", "death_review_noted_on": "2027-02-10" }),
    );
    let codes = judged("england", "2027-02-10").codes(&looked_at, &noted);
    assert!(
        !codes.contains(&WarningCode::PapersAfterDeath)
            && !codes.contains(&WarningCode::DeathReviewNotNoted)
    );
}

#[test]
fn a_child_who_leaves_the_country_ends_with_the_day_of_leaving() {
    let left = |on: &str| Ending {
        reason: EndReason::LeftUk,
        ended_on: Some(day(on)),
        ..NO_EVIDENCE
    };
    assert_eq!(
        missing_by("england", &ava(json!({})), &left("2027-02-09")),
        [PlanFact::DayOfLeaving]
    );
    let gone = json!({ "status": "left_uk", "left_uk_on": "2027-02-09" });
    assert_eq!(
        missing_by("england", &ava(gone.clone()), &left("2027-02-09")),
        []
    );
    let family = family_of_ava_and_ben(gone);
    let proposed = proposed_ends(&family, &rules("england"), holidays());
    assert_eq!(
        (proposed[0].reason, proposed[0].on),
        (EndReason::LeftUk, day("2027-02-09"))
    );
    let not_needed = reviews_not_needed(
        &review_on("2027-03-01"),
        &family,
        &rules("england"),
        holidays(),
    );
    assert_eq!(not_needed, [(person(AVA), EndReason::LeftUk)]);
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
    use PlanFact::{FollowUpPlan, FollowUpReview, SupportDiscussed};
    assert_eq!(
        follow_up_missing(None),
        [SupportDiscussed, FollowUpPlan, FollowUpReview]
    );
    let follow_up = |support: &str, review_by: Option<&str>| ChildInNeedFollowUp {
        discussed_on: day("2027-01-11"),
        support: support.to_owned(),
        review_by: review_by.map(day),
    };
    assert_eq!(
        follow_up_missing(Some(&follow_up(" ", None))),
        [FollowUpPlan, FollowUpReview]
    );
    assert_eq!(
        follow_up_missing(Some(&follow_up("Child in need plan", Some("2027-07-09")))),
        []
    );
    let first = common::records::conference(json!({ "id": id(499), "participants": [
        practitioner(31, "Oluwaseun Hart", "Health", "health", json!({})),
        practitioner(32, "Ada Quill", "Health", "health", json!({})),
        practitioner(33, "Kwabena Lisle", "Probation", "probation", json!({ "invitation": { "reply": "apologies" } })),
        practitioner(34, "Bo Lindqvist", "Housing", "housing", json!({ "invitation": null })),
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

#[test]
fn d7_becoming_looked_after_ends_nothing_and_asks_the_review() {
    let family = family_of_ava_and_ben(json!({ "looked_after_from": "2027-01-13" }));
    let proposed = proposed_ends(&family, &rules("teesside"), holidays());
    assert!(
        proposed.iter().all(|p| p.reason == EndReason::Eighteen),
        "no end is proposed for it"
    );
    assert_eq!(dual_statuses(&family, day("2027-01-12")), []);
    let dual = dual_statuses(&family, day("2027-01-13"));
    assert_eq!(
        (dual.len(), dual[0].child, dual[0].since),
        (1, person(AVA), day("2027-01-13"))
    );
    let dates = family_due_dates(&family, &rules("teesside"), holidays(), |_| None);
    let notice = dates
        .iter()
        .find(|d| d.timescale.rule == RuleId::DualStatusNotice)
        .unwrap();
    assert_eq!(notice.timescale.due.unwrap().day(), day("2027-01-14"));
    assert_eq!(notice.subject, FamilyDueSubject::Child(person(AVA)));
    let judged = judged("teesside", "2027-01-14");
    let review = review_on("2027-02-01");
    assert!(
        judged
            .codes(&review, &family)
            .contains(&WarningCode::DualStatus)
    );
    let decided = with(
        serde_json::to_value(&review).unwrap(),
        json!({ "decisions": [decision(601, AVA, "continue", json!({}))] }),
    );
    assert!(
        !judged
            .codes(&value(decided), &family)
            .contains(&WarningCode::DualStatus),
        "the review decided"
    );
}

#[test]
fn d8_a_file_goes_with_a_list_and_its_receipt_is_chased() {
    let transfer = |over: Value| -> FileTransfer {
        let base = json!({ "id": id(720), "child": id(AVA), "recipient": "Priya Nandakumar, Larkfield School", "method": "special delivery",
            "sent_on": "2027-02-01", "enclosed": [{ "id": id(721), "title": "Minutes", "dated_on": "2027-01-11" }] });
        value(with(base, over))
    };
    let family = |over: Value| {
        family(json!({ "file_transfers": [serde_json::to_value(transfer(over)).unwrap()] }))
    };
    let due = |family: &Family| -> (NaiveDate, Option<NaiveDate>) {
        let dates = family_due_dates(family, &rules("england"), holidays(), |_| None);
        let date = dates
            .iter()
            .find(|d| d.timescale.rule == RuleId::FileTransferReceipt)
            .unwrap();
        (date.timescale.due.unwrap().day(), date.done_on)
    };
    let (due_on, done_on) = due(&family(json!({})));
    assert_eq!(
        (due_on, done_on),
        (day("2027-02-06"), None),
        "the earlier of the two readings of 5 days"
    );
    use FileTransferStanding::*;
    let stands = |over: Value, today: &str| {
        file_transfer::standing(&transfer(over), Some(due_on), day(today))
    };
    assert_eq!(stands(json!({}), "2027-02-06"), Awaited);
    assert_eq!(stands(json!({}), "2027-02-07"), ToBeChased);
    assert_eq!(
        stands(json!({ "receipt_on": "2027-02-09" }), "2027-02-09"),
        Receipted
    );
    assert_eq!(
        due(&family(json!({ "receipt_on": "2027-02-03" }))).1,
        Some(day("2027-02-03"))
    );
    assert_eq!(file_transfer::missing(&transfer(json!({}))), []);
    let bare = transfer(
        json!({ "recipient": "", "method": "", "enclosed": [{ "id": id(721), "title": " " }] }),
    );
    assert_eq!(
        file_transfer::missing(&bare),
        [
            FileTransferMissing::Title,
            FileTransferMissing::Date,
            FileTransferMissing::Method,
            FileTransferMissing::Recipient
        ]
    );
    assert_eq!(
        file_transfer::missing(&transfer(json!({ "enclosed": [] }))),
        [FileTransferMissing::Enclosed]
    );
    let late = judged("england", "2027-02-07");
    let codes: Vec<_> =
        chairside_domain::warnings::family_warnings(&family(json!({})), &late.known())
            .iter()
            .map(|w| w.code)
            .collect();
    assert_eq!(codes, [WarningCode::FileReceiptMissing]);
}
