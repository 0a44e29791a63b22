//! Scenarios of group C: quorum (C5, C6).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::due::due_dates;
use chairside_domain::meeting::QuorumAssessment;
use chairside_domain::quorum::count;
use chairside_domain::quorum_judgement::{
    QuorumMissing, missing as quorum_missing, second_inquorate, was_inquorate,
};
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use common::records::*;
use common::{day, holidays, pack};
use serde_json::{Value, json};
fn in_the_room(people: &[(u128, &str, &str)]) -> Value {
    let presence = json!([present(299, "10:00:00", None)]);
    let people = people.iter().map(|(number, discipline, post)| {
        let over = json!({ "presence": presence, "post": post });
        practitioner(*number, "Someone Else", discipline, discipline, over)
    });
    people.collect()
}

#[test]
fn c5_below_the_floor_adjourning_needs_protection_and_a_new_date() {
    let people = in_the_room(&[
        (31, "social_care", "Social worker"),
        (32, "health", "Health visitor"),
        (33, "health", "GP"),
    ]);
    let conference = conference(json!({ "state": "open", "participants": people,
        "quorum": [judgement("inquorate_adjourn", json!({}))] }));
    let policy = pack("england").quorum;
    let counted = count(&conference, policy.as_ref());
    assert_eq!(
        (counted.is_floor_met, counted.others_wanted),
        (Some(false), 1)
    );
    assert_eq!(
        counted.counted,
        ["social_care", "health"],
        "health counts once"
    );
    let assessment = conference.latest_quorum().unwrap();
    assert_eq!(
        quorum_missing(assessment, &counted, policy.as_ref()),
        [QuorumMissing::InterimProtection, QuorumMissing::NewDate]
    );
    let filled = QuorumAssessment {
        interim_protection: "With their aunt until then.".to_owned(),
        reconvene_on: Some(day("2027-01-25")),
        ..assessment.clone()
    };
    assert_eq!(quorum_missing(&filled, &counted, policy.as_ref()), []);
    assert!(was_inquorate(&conference));
}

#[test]
fn c5_who_counts_follows_the_state_of_the_conference() {
    let reply = |reply: &str| json!({ "invitation": { "reply": reply } });
    let gone = json!({ "presence": [present(291, "10:00:00", Some("10:30:00"))] });
    let people = json!([
        practitioner(
            31,
            "Ada Quist",
            "Social care",
            "social_care",
            reply("coming")
        ),
        practitioner(32, "Bo Lindqvist", "Health", "health", reply("remote")),
        practitioner(33, "Cai Morgan", "Police", "police", reply("apologies")),
        practitioner(
            34,
            "Dua Rahman",
            "School",
            "education",
            with(reply("none"), gone)
        ),
        practitioner(
            35,
            "Eli Stone",
            "Housing",
            "housing",
            json!({ "presence": [present(292, "10:00:00", None)] , "invitation": null })
        ),
        practitioner(
            36,
            "Fay Orr",
            "Visitors",
            "",
            json!({ "presence": [present(293, "10:00:00", None)] })
        ),
        parent(
            TOM,
            "Tom Brannigan",
            json!({ "discipline": "probation", "presence": [present(294, "10:00:00", None)] })
        ),
    ]);
    let counted = |over: Value| {
        let conference = conference(with(json!({ "participants": people }), over));
        count(&conference, None).counted
    };
    assert_eq!(
        counted(json!({})),
        ["social_care", "health"],
        "who said that they come"
    );
    assert_eq!(
        counted(json!({ "state": "open" })),
        ["housing"],
        "who is in the room"
    );
    let closed = json!({ "state": "closed", "closed_at": "2027-01-11T12:40:00Z" });
    assert_eq!(counted(closed), ["education", "housing"], "who was there");
}

#[test]
fn c5_the_floor_asks_for_the_lead_agency_and_others_with_direct_contact() {
    let england = pack("england").quorum;
    let counted = |people: &[(u128, &str, &str)]| {
        let conference =
            conference(json!({ "state": "open", "participants": in_the_room(people) }));
        count(&conference, england.as_ref())
    };
    let met = counted(&[
        (31, "social_care", ""),
        (32, "health", ""),
        (33, "police", ""),
    ]);
    assert_eq!(met.counted, ["social_care", "health", "police"]);
    assert_eq!((met.missing, met.is_floor_met), (vec![], Some(true)));
    let without_lead = counted(&[(32, "health", ""), (33, "police", "")]);
    assert_eq!(without_lead.counted, ["health", "police"]);
    assert_eq!(without_lead.missing, ["social_care"]);
    assert_eq!(
        (without_lead.others_wanted, without_lead.is_floor_met),
        (0, Some(false))
    );
    let mut people = in_the_room(&[
        (31, "social_care", ""),
        (32, "health", ""),
        (33, "police", ""),
    ]);
    people[2]["has_direct_contact"] = json!(false);
    let conference = conference(json!({ "state": "open", "participants": people }));
    let distant = count(&conference, england.as_ref());
    assert_eq!(
        (distant.others_wanted, distant.is_floor_met),
        (1, Some(false))
    );
}

/// Swindon: another date within 10 working days. The first limit goes on running.
#[test]
fn c5_the_new_date_has_a_limit_and_the_first_limit_is_not_reset() {
    let conference = conference(
        json!({ "state": "adjourned", "subjects": [subject(AVA, "initial", json!({}))],
        "quorum": [judgement("inquorate_adjourn", json!({}))] }),
    );
    let family = family(json!({ "strategy_discussions": [
        { "id": id(860), "held_on": "2026-12-16", "initiated_section47": true }] }));
    let dates = due_dates(&conference, &family, &rules("swindon"), holidays());
    let due = |rule| {
        let date = dates.iter().find(|d| d.timescale.rule == rule).unwrap();
        (date.timescale.due.unwrap().to_string(), date.done_on)
    };
    assert_eq!(due(RuleId::IcpcReconvene), ("2027-01-25".to_owned(), None));
    assert_eq!(
        due(RuleId::IcpcFromStrategy),
        ("2027-01-11".to_owned(), None),
        "still running"
    );
}

#[test]
fn c6_going_on_below_the_floor_needs_a_ground_of_the_pack() {
    let conference = conference(
        json!({ "state": "open", "participants": in_the_room(&[(31, "social_care", ""), (32, "health", "Midwife")]) }),
    );
    let policy = pack("swindon").quorum;
    let counted = count(&conference, policy.as_ref());
    let of = |over: Value| {
        let assessment: QuorumAssessment = value(judgement("inquorate_proceed", over));
        quorum_missing(&assessment, &counted, policy.as_ref())
    };
    use QuorumMissing::*;
    assert_eq!(of(json!({})), [Ground, Reasons, InterimProtection]);
    let full = json!({ "ground": "no_contact_with_three_agencies", "reasons": "Known to midwifery only.",
                       "interim_protection": "She stays on the ward." });
    assert_eq!(of(full.clone()), []);
    assert_eq!(
        of(with(full.clone(), json!({ "ground": "because" }))),
        [Ground]
    );
    // Where the pack lists no grounds, reasons in words are enough.
    let england = pack("england").quorum;
    let assessment: QuorumAssessment = value(judgement(
        "inquorate_proceed",
        with(full, json!({ "ground": "" })),
    ));
    assert_eq!(quorum_missing(&assessment, &counted, england.as_ref()), []);
    let quorate: QuorumAssessment = value(judgement("quorate", json!({})));
    assert_eq!(
        quorum_missing(&quorate, &counted, england.as_ref()),
        [Reasons],
        "a judgement below the floor"
    );
}

/// No floor is known for Wales: the chair records the judgement, with reasons.
#[test]
fn c6_wales_has_no_known_floor() {
    let wales = pack("wales");
    assert!(wales.quorum.is_none());
    let conference = conference(
        json!({ "state": "open", "participants": in_the_room(&[(31, "social_care", "")]) }),
    );
    let counted = count(&conference, None);
    assert_eq!(counted.is_floor_met, None);
    let quorate: QuorumAssessment = value(judgement("quorate", json!({})));
    assert_eq!(
        quorum_missing(&quorate, &counted, None),
        [QuorumMissing::Reasons]
    );
}

/// Scotland: two consecutive inquorate meetings must not be held.
#[test]
fn c6_scotland_stops_a_second_inquorate_meeting_with_the_reference() {
    let scotland = pack("scotland");
    let previous = conference(json!({ "quorum": [judgement("inquorate_adjourn", json!({}))] }));
    let quorate_before = conference(json!({ "quorum": [judgement("quorate", json!({}))] }));
    let goes_on: QuorumAssessment = value(judgement("inquorate_proceed", json!({})));
    let stopped = second_inquorate(&goes_on, Some(&previous), &scotland).unwrap();
    assert!(!stopped.is_recorded_with_reason);
    assert!(
        stopped
            .sources
            .iter()
            .any(|s| s.document.contains("National guidance") || s.document.contains("Scotland")),
        "{:?}",
        stopped.sources
    );
    let took_place: QuorumAssessment = value(judgement(
        "inquorate_proceed",
        json!({ "reasons": "It took place." }),
    ));
    assert!(
        second_inquorate(&took_place, Some(&previous), &scotland)
            .unwrap()
            .is_recorded_with_reason
    );
    assert_eq!(
        second_inquorate(&goes_on, Some(&quorate_before), &scotland),
        None
    );
    assert_eq!(second_inquorate(&goes_on, None, &scotland), None);
    assert_eq!(
        second_inquorate(&goes_on, Some(&previous), &pack("swindon")),
        None,
        "England has no such rule"
    );
    let adjourns: QuorumAssessment = value(judgement("inquorate_adjourn", json!({})));
    assert_eq!(
        second_inquorate(&adjourns, Some(&previous), &scotland),
        None,
        "adjourning is always possible"
    );
    let mut judged = judged("scotland", "2027-01-11");
    judged.previous = Some(previous);
    let now = conference(json!({ "quorum": [judgement("inquorate_proceed", json!({}))] }));
    assert!(
        judged
            .codes(&now, &family(json!({})))
            .contains(&WarningCode::SecondInquorate)
    );
}
