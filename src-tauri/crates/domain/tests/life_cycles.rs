//! Life cycles: what starts where, what a refused step says, and that protection is never refused.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::approval::gaps;
use chairside_domain::conference::ConferenceState;
use chairside_domain::family::SuppressionState;
use chairside_domain::life::conference::{ConferenceFact, ConferenceStep};
use chairside_domain::life::copy::CopyStep;
use chairside_domain::life::minutes::MinutesStep;
use chairside_domain::life::plan::{PlanFact, PlanStep};
use chairside_domain::life::report::ReportStep;
use chairside_domain::life::suppression::SuppressionStep;
use chairside_domain::life::{Because, conference, copy, minutes, plan, report, suppression};
use chairside_domain::meeting::ReportState;
use chairside_domain::minutes::{CopyState, MinutesState};
use chairside_domain::plan::PlanState;
use common::pack;
use common::records::{AVA, BEN, MOTHER, decision, id, subject, value, with};
use serde_json::{Value, json};

/// Nothing at all has to be known to protect a child, in any state.
#[test]
fn protection_is_never_refused() {
    let nothing = |_: ConferenceFact| false;
    for state in ConferenceState::ALL {
        for step in [
            ConferenceStep::RecordProtectiveAction,
            ConferenceStep::RecordDecision,
        ] {
            assert_eq!(
                conference::step(*state, step, nothing),
                Ok(*state),
                "{step:?} in {state:?}"
            );
        }
    }
    use ConferenceState::*;
    for state in [Requested, Booked, Invited, Preparing, Open, Adjourned] {
        assert_eq!(
            conference::step(state, ConferenceStep::Close, nothing),
            Ok(Closed),
            "{state:?}"
        );
    }
    for state in [Requested, Booked, Invited, Preparing, Adjourned] {
        assert_eq!(
            conference::step(state, ConferenceStep::Open, nothing),
            Ok(Open),
            "{state:?}"
        );
    }
    for state in PlanState::ALL {
        let step = PlanStep::RecordProtectiveAction;
        assert_eq!(plan::step(*state, step, |_: PlanFact| false), Ok(*state));
    }
}

#[test]
fn a_refused_step_says_which_facts_are_missing() {
    let refused =
        conference::step(ConferenceState::Open, ConferenceStep::Adjourn, |_| false).unwrap_err();
    assert_eq!(
        refused.because,
        Because::Missing(vec![ConferenceFact::InterimProtection])
    );
    assert_eq!(
        (refused.state, refused.step),
        (ConferenceState::Open, ConferenceStep::Adjourn)
    );
    let refused =
        conference::step(ConferenceState::Closed, ConferenceStep::Open, |_| true).unwrap_err();
    assert_eq!(refused.because, Because::NotFromHere);
    let only_day = conference::step(ConferenceState::Requested, ConferenceStep::Book, |fact| {
        fact == ConferenceFact::Day
    });
    assert_eq!(
        only_day.unwrap_err().because,
        Because::Missing(vec![ConferenceFact::Child])
    );
}

/// Every step starts somewhere, every state but the last can be left, no step is written twice.
#[test]
fn every_table_is_whole() {
    macro_rules! whole {
        ($table:expr, $states:expr, $steps:expr, last: $last:expr) => {
            for step in $steps {
                assert!(
                    $table.iter().any(|rule| rule.step == *step),
                    "{step:?} starts nowhere"
                );
            }
            for state in $states {
                let leaves = |rule: &&_| leads_on(*rule, *state);
                let count = $table.iter().filter(leaves).count();
                let is_last = $last.contains(state);
                assert_eq!(count == 0, is_last, "{state:?} can be left {count} ways");
                for step in $steps {
                    let rows = $table
                        .iter()
                        .filter(|rule| rule.step == *step && rule.from.contains(state));
                    assert!(rows.count() <= 1, "{step:?} from {state:?} stands twice");
                }
            }
        };
    }
    fn leads_on<S: PartialEq + Copy, T, F>(
        rule: &chairside_domain::life::Rule<S, T, F>,
        state: S,
    ) -> bool {
        rule.from.contains(&state) && rule.to.is_some_and(|to| to != state)
    }
    whole!(conference::TABLE, ConferenceState::ALL, ConferenceStep::ALL,
        last: [ConferenceState::Final]);
    whole!(minutes::TABLE, MinutesState::ALL, MinutesStep::ALL, last: [MinutesState::Amended]);
    whole!(plan::TABLE, PlanState::ALL, PlanStep::ALL, last: [PlanState::FollowUp]);
    whole!(report::TABLE, ReportState::ALL, ReportStep::ALL, last: [ReportState::Retained]);
    whole!(copy::TABLE, copy::STATES, CopyStep::ALL, last: [CopyState::Withdrawn]);
    whole!(suppression::TABLE, SuppressionState::ALL, SuppressionStep::ALL, last: [SuppressionState::Lifted]);
}

#[test]
fn a_conference_goes_from_request_to_final() {
    use ConferenceStep::*;
    let steps = [
        Book,
        Invite,
        Prepare,
        Open,
        Adjourn,
        Open,
        Close,
        SendLetter,
        DraftMinutes,
        CirculateMinutes,
        OpenAmendments,
        Finish,
    ];
    let mut state = ConferenceState::Requested;
    for step in steps {
        state = conference::step(state, step, |_| true).unwrap();
    }
    assert_eq!(state, ConferenceState::Final);
    assert!(
        conference::step(state, CirculateMinutes, |_| true).is_err(),
        "final is final"
    );
}

#[test]
fn the_facts_of_a_conference_are_read_from_its_record() {
    let bare = common::records::conference(json!({ "held_on": null, "subjects": [] }));
    let family = common::records::family(json!({}));
    let known = |conference: &_| -> Vec<ConferenceFact> {
        let gaps = gaps(conference, &family, &pack("england"));
        let all = ConferenceFact::ALL.iter().copied();
        all.filter(|fact| conference::is_known(conference, &gaps, *fact))
            .collect()
    };
    assert_eq!(known(&bare), [ConferenceFact::CorrectionsAnswered]);
    let copy = |number, paper: &str| json!({ "id": id(number), "paper": paper, "recipient": id(MOTHER), "number": 1, "state": "sent" });
    let full = common::records::conference(json!({
        "closed_at": "2027-01-11T12:00:00Z", "subjects": [subject(AVA, "initial", json!({}))],
        "participants": [common::records::parent(MOTHER, "Folasade Marlowe-Osei", json!({}))],
        "decisions": [decision(601, AVA, "adjourn", json!({}))],
        "quorum": [{ "id": id(220), "at": "2027-01-11T10:05:00Z", "agencies_present": [], "counted_rule": "", "decision": "inquorate_adjourn",
            "reasons": "r", "interim_protection": "p", "reconvene_on": "2027-01-25" }],
        "minutes": [{ "id": id(550), "number": 1, "state": "approved" }],
        "copies": [copy(401, "decision_letter"), copy(402, "minutes")],
    }));
    assert_eq!(known(&full), ConferenceFact::ALL);
    let mut asked = full.clone();
    asked.amendment_requests.push(value(json!({ "id": id(651), "by": id(MOTHER), "version": id(550), "text": "t", "at": "2027-02-10T09:00:00Z" })));
    asked.copies.clear();
    let lost = [
        ConferenceFact::LetterSent,
        ConferenceFact::MinutesSent,
        ConferenceFact::CorrectionsAnswered,
    ];
    let left: Vec<_> = ConferenceFact::ALL
        .iter()
        .copied()
        .filter(|fact| !lost.contains(fact))
        .collect();
    assert_eq!(known(&asked), left);
    let facts = |over: Value| {
        let changed = with(serde_json::to_value(&full).unwrap(), over);
        known(&value(changed))
    };
    use ConferenceFact::{InterimProtection, LetterSent, MinutesApproved, MinutesSent};
    let letter = facts(json!({ "copies": [copy(401, "decision_letter")] }));
    assert!(letter.contains(&LetterSent) && !letter.contains(&MinutesSent));
    let kept = with(copy(401, "decision_letter"), json!({ "state": "checked" }));
    assert!(!facts(json!({ "copies": [kept] })).contains(&LetterSent));
    let draft = json!({ "minutes": [{ "id": id(550), "number": 1, "state": "draft" }] });
    assert!(!facts(draft).contains(&MinutesApproved));
    let kept_safe = |subjects: Value| {
        let facts = facts(json!({ "quorum": [], "subjects": subjects }));
        facts.contains(&InterimProtection)
    };
    let safe = |number| subject(number, "initial", json!({ "interim_protection": "p" }));
    assert!(
        kept_safe(json!([safe(AVA), safe(BEN)])),
        "said for each child"
    );
    assert!(!kept_safe(json!([
        safe(AVA),
        subject(BEN, "initial", json!({}))
    ])));
    assert!(!kept_safe(json!([])));
}
