//! The lives of minutes, plans, reports, copies and suppressions.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::approval::gaps;
use chairside_domain::family::{Suppression, SuppressionState};
use chairside_domain::life::copy::{CopyFact, CopyStep};
use chairside_domain::life::minutes::{MinutesFact, MinutesStep};
use chairside_domain::life::plan::{PlanFact, PlanStep};
use chairside_domain::life::report::{ReportFact, ReportStep};
use chairside_domain::life::suppression::{SuppressionFact, SuppressionStep};
use chairside_domain::life::{Because, copy, minutes, plan, report, suppression};
use chairside_domain::meeting::{AgencyReport, ReportState};
use chairside_domain::minutes::{CopyState, MinutesState, RecipientCopy};
use chairside_domain::plan::PlanState;
use common::pack;
use common::records::{AVA, MOTHER, id, person, value, with};
use serde_json::{Value, json};

#[test]
fn an_approved_version_never_goes_back() {
    for state in [
        MinutesState::Approved,
        MinutesState::Circulated,
        MinutesState::Amended,
        MinutesState::Final,
    ] {
        for step in [
            MinutesStep::SendToChair,
            MinutesStep::ReturnToDraft,
            MinutesStep::Approve,
        ] {
            let refused = minutes::step(state, step, |_| true).unwrap_err();
            assert_eq!(
                refused.because,
                Because::NotFromHere,
                "{step:?} from {state:?}"
            );
        }
    }
    let unread = |fact| fact != MinutesFact::PapersComplete;
    let refused =
        minutes::step(MinutesState::InChairsCheck, MinutesStep::Approve, unread).unwrap_err();
    assert_eq!(
        refused.because,
        Because::Missing(vec![MinutesFact::PapersComplete])
    );
    assert_eq!(
        minutes::step(MinutesState::Circulated, MinutesStep::Amend, |_| true),
        Ok(MinutesState::Amended)
    );
}

#[test]
fn a_plan_is_in_force_only_from_a_decision() {
    let undecided = plan::step(PlanState::Outline, PlanStep::Begin, |_| false).unwrap_err();
    assert_eq!(
        undecided.because,
        Because::Missing(vec![PlanFact::DecisionForPlan])
    );
    let steps = [
        PlanStep::Begin,
        PlanStep::TakeToReview,
        PlanStep::Continue,
        PlanStep::TakeToReview,
        PlanStep::End,
        PlanStep::FollowUp,
    ];
    let mut state = PlanState::Outline;
    for step in steps {
        state = plan::step(state, step, |_| true).unwrap();
    }
    assert_eq!(state, PlanState::FollowUp);
    assert!(plan::step(PlanState::Outline, PlanStep::End, |_| true).is_err());
}

#[test]
fn a_report_can_be_considered_although_nobody_shared_it() {
    let report: AgencyReport =
        value(json!({ "id": id(230), "agency": "GP", "state": "requested" }));
    let take = |report: &AgencyReport, step| {
        report::step(report.state, step, |fact| report::is_known(report, fact))
    };
    assert_eq!(
        take(&report, ReportStep::Receive).unwrap_err().because,
        Because::Missing(vec![ReportFact::Received])
    );
    let spoken = AgencyReport {
        is_verbal: true,
        ..report.clone()
    };
    assert_eq!(
        take(&spoken, ReportStep::Receive),
        Ok(ReportState::Received)
    );
    let received = AgencyReport {
        state: ReportState::Received,
        received_at: Some("2027-01-11T09:55:00Z".parse().unwrap()),
        ..report
    };
    assert_eq!(
        take(&received, ReportStep::Consider),
        Ok(ReportState::Considered)
    );
    let refused = take(&received, ReportStep::ShareWithFamily).unwrap_err();
    assert_eq!(
        refused.because,
        Because::Missing(vec![ReportFact::SharedWith])
    );
    let mut shared = received;
    shared.sharing.push(value(
        json!({ "id": id(260), "person": id(MOTHER), "shared_on": "2027-01-08" }),
    ));
    assert_eq!(
        take(&shared, ReportStep::ShareWithFamily),
        Ok(ReportState::SharedWithFamily)
    );
    shared.state = ReportState::SharedWithFamily;
    let still_shared = take(&shared, ReportStep::TakeBackSharing).unwrap_err();
    assert_eq!(
        still_shared.because,
        Because::Missing(vec![ReportFact::SharedWithNobody])
    );
    let mistaken = AgencyReport {
        sharing: Vec::new(),
        ..shared.clone()
    };
    assert_eq!(
        take(&mistaken, ReportStep::TakeBackSharing),
        Ok(ReportState::Received)
    );
    shared.state = ReportState::Considered;
    assert_eq!(
        take(&shared, ReportStep::ShareWithFamily),
        Ok(ReportState::Considered),
        "sharing later moves nothing back"
    );
}

#[test]
fn a_partial_copy_needs_a_second_person_and_no_open_finding() {
    let copy = |over: Value| -> RecipientCopy {
        let base = json!({ "id": id(401), "paper": "minutes", "recipient": id(MOTHER), "number": 1, "prepared_by": "Ines Calloway" });
        value(common::records::with(base, over))
    };
    let check = |over: Value| {
        let copy = copy(over);
        copy::step(copy.state, CopyStep::Check, |fact| {
            copy::is_known(&copy, Some(person(MOTHER)), fact)
        })
    };
    let removed = json!([{ "id": id(411), "part": "block", "reason": "suppression" }]);
    let missing = |result: Result<CopyState, _>| match result {
        Err(chairside_domain::life::Refused {
            because: Because::Missing(facts),
            ..
        }) => facts,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        missing(check(json!({ "checked_by": "" }))),
        [CopyFact::CheckedBy]
    );
    assert_eq!(
        check(json!({ "checked_by": "Ines Calloway" })),
        Ok(CopyState::Checked),
        "a whole copy"
    );
    let alone = json!({ "checked_by": "Ines Calloway", "removed": removed });
    assert_eq!(missing(check(alone)), [CopyFact::SecondPerson]);
    assert_eq!(
        check(json!({ "checked_by": "Wen Castellanos", "removed": removed })),
        Ok(CopyState::Checked)
    );
    let found = json!({ "checked_by": "Wen Castellanos", "findings": [{ "id": id(412), "code": "c", "place": "page 2" }] });
    assert_eq!(missing(check(found)), [CopyFact::NoFindings]);
    let sent = copy(json!({ "state": "sent" }));
    let receipt = copy::step(sent.state, CopyStep::RecordReceipt, |fact| {
        copy::is_known(&sent, None, fact)
    });
    assert_eq!(missing(receipt), [CopyFact::ReceivedOn]);
    let send = copy(json!({ "state": "checked" }));
    let sending = copy::step(send.state, CopyStep::Send, |fact| {
        copy::is_known(&send, Some(person(MOTHER)), fact)
    });
    assert_eq!(missing(sending), [CopyFact::Delivery]);
    let nobody = copy(json!({ "state": "checked", "recipient": null, "delivery": "d" }));
    let sending = copy::step(nobody.state, CopyStep::Send, |fact| {
        copy::is_known(&nobody, None, fact)
    });
    assert_eq!(
        missing(sending),
        [CopyFact::Recipient, CopyFact::RecipientIsAddressee]
    );
}

#[test]
fn a_suppression_is_never_lifted_silently() {
    let suppression = |over: Value| -> Suppression {
        let base = json!({ "id": id(850), "subject": id(MOTHER), "withheld_from": id(AVA), "field": "address", "words": ["14 Mill Lane"],
            "reason": "She fled.", "decided_by": "Ines Calloway", "state": "active" });
        value(common::records::with(base, over))
    };
    let take = |over: Value, step| {
        let suppression = suppression(over);
        suppression::step(suppression.state, step, |fact| {
            suppression::is_known(&suppression, fact)
        })
    };
    let missing = |facts: &[SuppressionFact]| Because::Missing(facts.to_vec());
    assert_eq!(
        take(json!({}), SuppressionStep::Lift).unwrap_err().because,
        missing(&[SuppressionFact::LiftedReason])
    );
    assert_eq!(
        take(
            json!({ "lifted_reason": "She asked." }),
            SuppressionStep::Lift
        ),
        Ok(SuppressionState::Lifted)
    );
    let bare = json!({ "state": "proposed", "words": [" "], "reason": "", "decided_by": "" });
    use SuppressionFact::*;
    assert_eq!(
        take(bare, SuppressionStep::Decide).unwrap_err().because,
        missing(&[Words, Reason, DecidedBy])
    );
    assert_eq!(
        take(json!({}), SuppressionStep::Review)
            .unwrap_err()
            .because,
        missing(&[NextReview])
    );
    assert_eq!(
        take(
            json!({ "review_by": "2027-07-01" }),
            SuppressionStep::Review
        ),
        Ok(SuppressionState::Reviewed)
    );
    assert!(
        suppression(json!({ "state": "proposed" })).is_in_force(),
        "held to while people decide"
    );
}

/// What the record tells of a version: each fact is there with what makes it, and not without.
#[test]
fn a_version_of_the_minutes_knows_what_happened_to_it() {
    let block = json!({ "id": id(560), "section": "plan", "text": "Read daily." });
    let whole = json!({
        "minutes": [
            { "id": id(550), "number": 1, "state": "circulated", "blocks": [block],
              "approved_at": "2027-01-12T10:00:00Z" },
            { "id": id(551), "number": 2, "state": "approved", "replaces": id(550),
              "change_reason": "A date was wrong." },
        ],
        "copies": [{ "id": id(401), "paper": "minutes", "recipient": id(MOTHER), "number": 1,
            "prepared_by": "Ines Calloway", "minutes_version": id(550), "state": "sent" }],
        "amendment_requests": [{ "id": id(701), "by": id(MOTHER), "version": id(550),
            "text": "I was on time.", "at": "2027-01-20T10:00:00Z", "response": "accepted" }],
    });
    let known = |over: Value, number: usize| -> Vec<MinutesFact> {
        let conference = common::records::conference(with(whole.clone(), over));
        let version = &conference.minutes[number];
        let facts = MinutesFact::ALL.iter().copied();
        facts
            .filter(|fact| minutes::is_known(&conference, version, &[], *fact))
            .collect()
    };
    assert_eq!(known(json!({}), 0), MinutesFact::ALL, "everything happened");
    let second = [
        MinutesFact::PapersComplete,
        MinutesFact::ChangeReason,
        MinutesFact::CorrectionsAnswered,
    ];
    assert_eq!(known(json!({}), 1), second);
    let lacks = |over: Value, fact: MinutesFact| !known(over, 0).contains(&fact);
    let unanswered = json!([{ "id": id(701), "by": id(MOTHER), "version": id(550),
        "text": "I was on time.", "at": "2027-01-20T10:00:00Z" }]);
    assert!(lacks(
        json!({ "amendment_requests": unanswered }),
        MinutesFact::CorrectionsAnswered
    ));
    assert!(lacks(json!({ "copies": [] }), MinutesFact::CopySent));
    let mut waiting = whole["copies"].clone();
    waiting[0]["state"] = json!("prepared");
    assert!(lacks(json!({ "copies": waiting }), MinutesFact::CopySent));
    let of_another = json!([{ "id": id(702), "by": id(MOTHER), "version": id(551),
        "text": "I was on time.", "at": "2027-01-20T10:00:00Z" }]);
    let answered = MinutesFact::CorrectionsAnswered;
    assert!(!lacks(
        json!({ "amendment_requests": of_another }),
        answered
    ));
    let silent = json!([whole["minutes"][0],
        { "id": id(551), "number": 2, "state": "draft", "replaces": id(550), "change_reason": " " }]);
    assert!(lacks(
        json!({ "minutes": silent.clone() }),
        MinutesFact::NewVersionApproved
    ));
    let reason = MinutesFact::ChangeReason;
    assert!(!known(json!({ "minutes": silent }), 1).contains(&reason));
    let conference = common::records::conference(json!({}));
    let family = common::records::family(json!({}));
    let gaps = gaps(&conference, &family, &pack("england"));
    let complete = MinutesFact::PapersComplete;
    let version = &common::records::conference(whole).minutes[0];
    assert!(!minutes::is_known(&conference, version, &gaps, complete));
}
