//! Scenarios C5 and C6 through the functions that the window calls.
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::ids::*;
use chairside_domain::meeting::{QuorumAssessment, QuorumDecision};
use chairside_record::ConferenceAct;
use chrono::DateTime;

use crate::endings::{conference, day, decide};
use crate::family::{KOFI, id};
use crate::meeting::act;
use crate::office::Office;

pub fn inquorate(number: u128, decision: QuorumDecision, reasons: &str) -> ConferenceAct {
    ConferenceAct::AssessQuorum {
        assessment: QuorumAssessment {
            id: EntryId(id(number)),
            at: DateTime::UNIX_EPOCH,
            agencies_present: vec!["social_care".to_owned()],
            counted_rule: "scotland quorum".to_owned(),
            is_floor_met: Some(false),
            decision,
            ground: String::new(),
            reasons: reasons.to_owned(),
            interim_protection: "Kofi stays with his grandmother.".to_owned(),
            reconvene_on: Some(day("2027-01-25")),
        },
    }
}

#[test]
fn c6_scotland_stops_a_second_inquorate_meeting_with_the_reference() {
    let office = Office::new("scotland");
    let first = conference(&office, ConferenceKind::Initial, None, "2027-01-11");
    let of = first.conference.id;
    act(&office, of, ConferenceAct::Open).unwrap();
    let first = act(
        &office,
        of,
        inquorate(300, QuorumDecision::InquorateAdjourn, ""),
    )
    .unwrap();
    assert_eq!(first.quorum.stopped_because, "", "the first one is allowed");
    let second = conference(
        &office,
        ConferenceKind::Reconvened,
        Some(first.family.id),
        "2027-01-25",
    );
    let stopped = &second.quorum.stopped_because;
    assert!(stopped.contains("National Guidance"), "{stopped}");
    let of = second.conference.id;
    let goes_on = QuorumDecision::InquorateProceed;
    let refused = act(&office, of, inquorate(301, goes_on, " ")).unwrap_err();
    assert_eq!(refused.code, "second_inquorate");
    assert!(refused.what_happened.contains("National Guidance"));
    act(&office, of, ConferenceAct::Open).unwrap();
    decide(&office, of, KOFI, DecisionOutcome::Plan);
    let held = act(
        &office,
        of,
        inquorate(301, goes_on, "It had been held already."),
    );
    let held = held.unwrap();
    let warned = held.gaps.iter().any(|gap| gap.code == "second_inquorate");
    assert!(
        warned,
        "one that took place is recorded, and the app says so"
    );
}

#[test]
fn c6_england_lets_a_second_inquorate_conference_go_on() {
    let office = Office::new("england");
    let first = conference(&office, ConferenceKind::Initial, None, "2027-01-11");
    let of = first.conference.id;
    act(&office, of, ConferenceAct::Open).unwrap();
    act(
        &office,
        of,
        inquorate(300, QuorumDecision::InquorateAdjourn, ""),
    )
    .unwrap();
    let second = conference(
        &office,
        ConferenceKind::Reconvened,
        Some(first.family.id),
        "2027-01-25",
    );
    let goes_on = QuorumDecision::InquorateProceed;
    let held = act(&office, second.conference.id, inquorate(301, goes_on, ""));
    assert_eq!(held.unwrap().quorum.stopped_because, "");
}

#[test]
fn c5_an_adjournment_needs_the_interim_protection_and_closing_needs_nothing() {
    let office = Office::new("england");
    let view = conference(&office, ConferenceKind::Initial, None, "2027-01-11");
    let of = view.conference.id;
    act(&office, of, ConferenceAct::Open).unwrap();
    let at = "10:30:00".parse().unwrap();
    let refused = act(&office, of, ConferenceAct::Adjourn { at }).unwrap_err();
    assert_eq!(refused.code, "step_lacks_facts");
    assert_eq!(refused.fields[0].field, "interim_protection");
    assert_ne!(refused.fields[0].message, "interim_protection");
    let adjourns = inquorate(310, QuorumDecision::InquorateAdjourn, "");
    act(&office, of, adjourns).unwrap();
    let view = act(&office, of, ConferenceAct::Adjourn { at }).unwrap();
    let offers = |act: &str| view.allowed.iter().any(|allowed| allowed == act);
    assert!(offers("open") && offers("close") && !offers("adjourn"));
    let limit = view
        .deadlines
        .iter()
        .find(|d| d.rule == "icpc_from_strategy");
    assert_eq!(
        limit.unwrap().due_on,
        Some(day("2027-01-11")),
        "it still runs"
    );
    assert_eq!(limit.unwrap().done_on, None);
    act(&office, of, ConferenceAct::Close { at }).unwrap();
    let again = act(&office, of, ConferenceAct::Close { at }).unwrap_err();
    assert_eq!(again.code, "step_not_from_here");
}
