//! Scenarios of group D: stays, eighteen, death, looked after, files (D3 to D5, D7, D8).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::child_events::{
    PAPERS_AFTER_DEATH, dual_statuses, eighteenth_birthday, proposed_ends, reviews_not_needed,
    stopped_by_death,
};
use chairside_domain::conference::Conference;
use chairside_domain::ending::Ending;
use chairside_domain::family::{Family, FileTransfer};
use chairside_domain::family_due::{FamilyDueSubject, family_due_dates};
use chairside_domain::file_transfer::{self, FileTransferMissing, FileTransferStanding};
use chairside_domain::life::plan::PlanFact;
use chairside_domain::minutes::RecipientCopy;
use chairside_domain::moves::{Stay, StayStanding, standing};
use chairside_domain::plan::EndReason;
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use chrono::NaiveDate;
use common::endings::*;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};

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
    for elsewhere in [
        json!({ "child": id(BEN) }),
        json!({ "code": "missing_contingency" }),
    ] {
        let mut other = serde_json::to_value(&looked_at).unwrap();
        other["overrides"][0] = with(other["overrides"][0].clone(), elsewhere);
        let stopped = stopped_by_death(&copy("checked"), &value(other), &family);
        assert_eq!(stopped, [person(AVA)], "somebody looked at something else");
    }
    let not_needed =
        |date| reviews_not_needed(&review_on(date), &family, &rules("england"), holidays());
    assert_eq!(not_needed("2027-02-08"), []);
    for date in ["2027-02-09", "2027-02-15"] {
        assert_eq!(not_needed(date), [(person(AVA), EndReason::Died)], "{date}");
    }
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
