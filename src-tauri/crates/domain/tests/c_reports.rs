//! Scenarios of group C: reports (C11 to C13).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::meeting::AgencyReport;
use chairside_domain::report_ledger::{
    Availability, ContentFinding, ReportStanding, apology_missing, availability, content_finding,
    standing,
};
use common::records::*;
use common::{day, pack};
use serde_json::{Value, json};
fn report(over: Value) -> AgencyReport {
    value(with(
        json!({ "id": id(230), "agency": "GP", "discipline": "health", "state": "received" }),
        over,
    ))
}

#[test]
fn c11_a_report_tabled_at_the_door_was_not_available_beforehand() {
    let conference = conference(json!({}));
    let limit = Some(day("2027-01-06"));
    let sussex = pack("sussex").reports;
    let of = |over: Value, today: &str| {
        standing(
            &report(over),
            &conference,
            limit,
            sussex.as_ref(),
            day(today),
        )
    };
    let tabled = json!({ "received_at": "2027-01-11T09:55:00Z", "is_tabled": true });
    assert_eq!(of(tabled.clone(), "2027-01-11"), ReportStanding::LateTabled);
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-11T09:55:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::LateTabled
    );
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-06T17:00:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::InTime
    );
    assert_eq!(
        of(
            json!({ "received_at": "2027-01-07T08:00:00Z" }),
            "2027-01-11"
        ),
        ReportStanding::Late
    );
    assert_eq!(of(json!({}), "2027-01-06"), ReportStanding::Awaited);
    assert_eq!(of(json!({}), "2027-01-07"), ReportStanding::Overdue);
    assert_eq!(
        of(json!({ "is_verbal": true }), "2027-01-11"),
        ReportStanding::InWords
    );
    let no_limit = standing(
        &report(json!({ "received_at": "2027-01-07T08:00:00Z" })),
        &conference,
        None,
        None,
        day("2027-01-08"),
    );
    assert_eq!(no_limit, ReportStanding::Received);
    let shared = |over: Value, person_number| {
        availability(
            &report(over),
            person(person_number),
            &conference,
            sussex.as_ref(),
        )
    };
    assert_eq!(shared(tabled.clone(), MOTHER), Availability::NotAvailable);
    assert_eq!(shared(tabled.clone(), TOM), Availability::NotAvailable);
    let sharing = |on: Option<&str>, withheld: &str| {
        with(
            tabled.clone(),
            json!({ "sharing": [{ "id": id(260), "person": id(MOTHER), "shared_on": on, "withheld_reason": withheld }] }),
        )
    };
    assert_eq!(
        shared(sharing(Some("2027-01-10"), ""), MOTHER),
        Availability::SharedBefore
    );
    assert_eq!(
        shared(sharing(Some("2027-01-11"), ""), MOTHER),
        Availability::SharedLater
    );
    assert_eq!(
        shared(sharing(None, "Police asked."), MOTHER),
        Availability::Withheld
    );
    assert_eq!(
        shared(sharing(Some("2027-01-10"), ""), TOM),
        Availability::NotAvailable,
        "each parent apart"
    );
}

#[test]
fn c12_a_police_report_that_is_not_shared_is_not_late() {
    let conference = conference(json!({}));
    let police =
        |at: &str| report(json!({ "agency": "Police", "discipline": "police", "received_at": at }));
    let of = |id: &str| {
        let policy = pack(id).reports;
        standing(
            &police("2027-01-08T09:00:00Z"),
            &conference,
            Some(day("2027-01-06")),
            policy.as_ref(),
            day("2027-01-11"),
        )
    };
    assert_eq!(of("sussex"), ReportStanding::NotSharedBeforehand);
    assert_eq!(
        of("england"),
        ReportStanding::Late,
        "England's pack does not say so"
    );
    let policy = pack("sussex").reports;
    let seen = availability(
        &police("2027-01-08T09:00:00Z"),
        person(TOM),
        &conference,
        policy.as_ref(),
    );
    assert_eq!(seen, Availability::NotSharedByPack);
}

#[test]
fn c13_sussex_asks_for_a_recommendation_and_wales_forbids_one() {
    let of = |pack_id: &str, discipline: &str, view: Option<bool>| {
        let report = report(
            json!({ "discipline": discipline, "received_at": "2027-01-05T09:00:00Z", "gives_threshold_view": view }),
        );
        let pack = pack(pack_id);
        content_finding(&report, pack.reports.as_ref(), pack.quorum.as_ref())
    };
    use ContentFinding::*;
    assert_eq!(
        of("sussex", "social_care", Some(false)),
        Some(ThresholdMissing)
    );
    assert_eq!(of("sussex", "social_care", Some(true)), None);
    assert_eq!(
        of("wales", "social_care", Some(true)),
        Some(ThresholdNotAllowed)
    );
    assert_eq!(of("wales", "social_care", Some(false)), None);
    assert_eq!(
        of("sussex", "social_care", None),
        Some(ThresholdNotLookedAt)
    );
    assert_eq!(
        of("sussex", "health", Some(false)),
        None,
        "only the social work report"
    );
    for silent in ["england", "scotland"] {
        assert_eq!(
            of(silent, "social_care", Some(true)),
            None,
            "{silent} is silent"
        );
        assert_eq!(of(silent, "social_care", None), None, "{silent} is silent");
    }
}

/// "Non-attenders must submit a written report and send a well-briefed deputy."
#[test]
fn somebody_who_cannot_come_owes_a_reason_a_report_and_a_deputy() {
    use chairside_domain::report_ledger::ApologyMissing::*;
    let away = practitioner(
        31,
        "Kwabena Lisle",
        "Probation",
        "probation",
        json!({ "invitation": { "reply": "apologies" } }),
    );
    let of = |people: Value, reports: Value| {
        let conference = conference(json!({ "participants": people, "reports": reports }));
        apology_missing(&conference.participants[0], &conference)
    };
    assert_eq!(of(json!([away]), json!([])), [Reason, Report, Deputy]);
    let deputy = practitioner(
        32,
        "Mirela Stan",
        "Probation",
        "probation",
        json!({ "deputy_for": id(31) }),
    );
    let sent = json!([{ "id": id(230), "agency": "Probation", "author": id(31), "state": "received", "received_at": "2027-01-05T09:00:00Z" }]);
    assert_eq!(
        of(
            json!([
                with(away.clone(), json!({ "absence_reason": "Court" })),
                deputy
            ]),
            sent
        ),
        []
    );
    let coming = practitioner(31, "Kwabena Lisle", "Probation", "probation", json!({}));
    assert_eq!(of(json!([coming]), json!([])), []);
}
