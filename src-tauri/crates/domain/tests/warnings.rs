//! Warnings, with the census rule behind each: what raises one, and what does not.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use std::collections::BTreeSet;

use chairside_domain::warnings::{Warning, WarningCode, WarningFact};
use common::records::*;
use common::{day, pack};
use serde_json::{Value, json};

fn of(found: &[Warning], code: WarningCode) -> Vec<&Warning> {
    found
        .iter()
        .filter(|warning| warning.code == code)
        .collect()
}

fn after_strategy(over: Value) -> chairside_domain::conference::Conference {
    conference(with(
        json!({ "subjects": [subject(AVA, "initial", json!({}))] }),
        over,
    ))
}

fn with_strategy() -> chairside_domain::family::Family {
    family(
        json!({ "strategy_discussions": [{ "id": id(860), "held_on": "2026-12-16", "initiated_section47": true }] }),
    )
}

/// Liverpool: the reasons are agreed by the social care manager and the chair.
#[test]
fn a3_after_the_limit_a_reason_both_agreements_and_protection_are_asked_for() {
    use WarningCode::*;
    let judged = judged("england", "2026-12-17");
    let asked = [
        DelayReason,
        DelayAgreedByManager,
        DelayAgreedByChair,
        DelayInterimProtection,
    ];
    let found = judged.warnings(
        &after_strategy(json!({ "held_on": "2027-01-13" })),
        &with_strategy(),
    );
    let [late] = of(&found, AfterLimit)[..] else {
        panic!("{found:?}")
    };
    assert_eq!(late.fact("days"), Some(&WarningFact::WorkingDays(2)));
    assert_eq!(
        late.fact("limit"),
        Some(&WarningFact::Day(day("2027-01-11")))
    );
    assert_eq!(late.person, Some(person(AVA)));
    for code in asked {
        assert_eq!(of(&found, code).len(), 1, "{code:?}");
    }
    let in_time = judged.codes(
        &after_strategy(json!({ "held_on": "2027-01-11" })),
        &with_strategy(),
    );
    assert!(!in_time.contains(&AfterLimit) && asked.iter().all(|code| !in_time.contains(code)));
    let agreed = subject(
        AVA,
        "initial",
        json!({ "delay_reason": "The school was closed.", "delay_agreed_by_manager": "M. Stan",
        "delay_agreed_by_chair": "I. Calloway", "interim_protection": "With their aunt." }),
    );
    let codes = judged.codes(
        &after_strategy(json!({ "held_on": "2027-01-13", "subjects": [agreed] })),
        &with_strategy(),
    );
    assert!(codes.contains(&AfterLimit), "it is still late");
    assert!(asked.iter().all(|code| !codes.contains(code)));
}

#[test]
fn a3_past_the_calendar_the_days_after_the_limit_are_calendar_days() {
    let family = family(
        json!({ "strategy_discussions": [{ "id": id(860), "held_on": "2028-12-01", "initiated_section47": true }] }),
    );
    let found = judged("england", "2028-12-02")
        .warnings(&after_strategy(json!({ "held_on": "2029-01-08" })), &family);
    let [late] = of(&found, WarningCode::AfterLimit)[..] else {
        panic!("{found:?}")
    };
    assert_eq!(
        late.fact("limit"),
        Some(&WarningFact::Day(day("2028-12-22")))
    );
    assert_eq!(late.fact("days"), Some(&WarningFact::Days(17)));
    assert_eq!(of(&found, WarningCode::CalendarRunsOut).len(), 1);
}

/// Census rule 8875 is about initial conferences.
#[test]
fn a4_a_weekend_names_the_census_rule_for_an_initial_conference() {
    let found = |pack_id: &str, date: &str, kind: &str| {
        let conference =
            conference(json!({ "held_on": date, "subjects": [subject(AVA, kind, json!({}))] }));
        judged(pack_id, "2026-12-17").warnings(&conference, &family(json!({})))
    };
    let weekend = |pack_id: &str, date: &str, kind: &str| -> Vec<(WarningCode, String)> {
        let days = [
            WarningCode::OnSaturday,
            WarningCode::OnSunday,
            WarningCode::OnHoliday,
        ];
        let found = found(pack_id, date, kind)
            .into_iter()
            .filter(|w| days.contains(&w.code));
        found.map(|w| (w.code, w.rule)).collect()
    };
    let rule = |code, number: &str| vec![(code, number.to_owned())];
    assert_eq!(
        weekend("england", "2027-01-09", "initial"),
        rule(WarningCode::OnSaturday, "8875")
    );
    assert_eq!(
        weekend("england", "2027-01-10", "pre_birth"),
        rule(WarningCode::OnSunday, "8875")
    );
    assert_eq!(
        weekend("england", "2027-01-09", "review"),
        rule(WarningCode::OnSaturday, "")
    );
    assert_eq!(
        weekend("wales", "2027-01-09", "initial"),
        rule(WarningCode::OnSaturday, ""),
        "no census table"
    );
    assert_eq!(weekend("england", "2027-01-08", "initial"), []);
    assert_eq!(weekend("england", "2027-01-04", "initial"), []);
    assert_eq!(
        weekend("scotland", "2027-01-04", "initial"),
        rule(WarningCode::OnHoliday, ""),
        "a Scottish holiday"
    );
}

/// Closure days move no date; they say who cannot do it in time.
#[test]
fn a16_closure_days_only_warn() {
    let mut judged = judged("england", "2026-12-17");
    let booked = after_strategy(json!({ "held_on": "2027-01-11" }));
    let closure = |codes: &[WarningCode]| -> Vec<WarningCode> {
        use WarningCode::*;
        let all = [
            OnClosureDay,
            DueWhileClosed,
            LatestBookableWhileClosed,
            ClosedInsideTheCount,
        ];
        all.into_iter()
            .filter(|code| codes.contains(code))
            .collect()
    };
    assert_eq!(closure(&judged.codes(&booked, &with_strategy())), []);
    judged.closure_days = ["2026-12-29", "2026-12-30", "2026-12-31"].map(day).to_vec();
    assert_eq!(
        closure(&judged.codes(&booked, &with_strategy())),
        [WarningCode::ClosedInsideTheCount]
    );
    judged.closure_days = vec![day("2027-01-11")];
    use WarningCode::{DueWhileClosed, LatestBookableWhileClosed, OnClosureDay};
    assert_eq!(
        closure(&judged.codes(&booked, &with_strategy())),
        [OnClosureDay, DueWhileClosed, LatestBookableWhileClosed]
    );
    judged.today = day("2027-01-12");
    assert_eq!(
        closure(&judged.codes(&booked, &with_strategy())),
        [OnClosureDay],
        "a past date is not warned about"
    );
    judged.today = day("2026-12-17");
    let held = after_strategy(json!({ "closed_at": "2027-01-11T12:00:00Z" }));
    assert_eq!(
        closure(&judged.codes(&held, &with_strategy())),
        [OnClosureDay],
        "a met one neither"
    );
}

fn reviewed(over: Value, plans: Value) -> Vec<Warning> {
    let conference = conference(with(
        json!({ "id": id(502), "subjects": [subject(AVA, "review", json!({}))] }),
        over,
    ));
    judged("england", "2026-12-17").warnings(&conference, &family(json!({ "plans": plans })))
}

#[test]
fn plans_that_break_the_census_are_named_with_their_rules() {
    use WarningCode::*;
    let rules = |found: &[Warning], code| -> Vec<String> {
        of(found, code).iter().map(|w| w.rule.clone()).collect()
    };
    let fine = reviewed(
        json!({}),
        json!([plan(
            701,
            AVA,
            "2026-10-12",
            json!({ "conference": id(499) })
        )]),
    );
    let census = [
        PlanNotOnConference,
        PlanEndsOnItsFirstDay,
        TwoOpenPlans,
        ReviewNotAfterPlan,
        ChildInNeedBesidePlan,
        InitialCategoryUnknown,
        LatestCategoryUnknown,
        BirthDates,
        UnbornSex,
        KindDoesNotFit,
    ];
    assert!(fine.iter().all(|w| !census.contains(&w.code)), "{fine:?}");
    let same_day = reviewed(
        json!({}),
        json!([plan(
            701,
            AVA,
            "2026-10-12",
            json!({ "conference": id(499), "ended_on": "2026-10-12" })
        )]),
    );
    assert_eq!(rules(&same_day, PlanEndsOnItsFirstDay), ["8840"]);
    let two = json!([
        plan(701, AVA, "2026-10-12", json!({ "conference": id(499) })),
        plan(702, AVA, "2026-11-12", json!({ "conference": id(499) }))
    ]);
    assert_eq!(rules(&reviewed(json!({}), two), TwoOpenPlans), ["8935"]);
    let on_start = reviewed(
        json!({ "held_on": "2026-10-12" }),
        json!([plan(
            701,
            AVA,
            "2026-10-12",
            json!({ "conference": id(499) })
        )]),
    );
    assert_eq!(rules(&on_start, ReviewNotAfterPlan), ["8841"]);
    let day_after = reviewed(
        json!({ "held_on": "2026-10-13" }),
        json!([plan(
            701,
            AVA,
            "2026-10-12",
            json!({ "conference": id(499) })
        )]),
    );
    assert_eq!(rules(&day_after, ReviewNotAfterPlan), [""; 0]);
    let beside = json!([
        plan(
            701,
            AVA,
            "2026-01-12",
            json!({ "conference": id(498), "ended_on": "2026-06-12", "state": "follow_up" })
        ),
        plan(702, AVA, "2026-11-12", json!({ "conference": id(499) }))
    ]);
    let beside = reviewed(json!({}), beside);
    assert_eq!(rules(&beside, ChildInNeedBesidePlan), ["4001"]);
    assert_eq!(rules(&beside, TwoOpenPlans), [""; 0]);
    let odd = reviewed(
        json!({}),
        json!([plan(
            701,
            AVA,
            "2026-10-12",
            json!({ "conference": id(499), "initial_categories": ["FIN"], "latest_categories": ["XYZ"] })
        )]),
    );
    assert_eq!(rules(&odd, InitialCategoryUnknown), ["8905"]);
    assert_eq!(rules(&odd, LatestCategoryUnknown), ["8910"]);
    let other_day = judged("england", "2026-12-17").warnings(
        &conference(json!({})),
        &family(json!({ "plans": [plan(701, AVA, "2027-01-12", json!({}))] })),
    );
    assert_eq!(rules(&other_day, PlanNotOnConference), ["2885"]);
}

/// Every check of the census table is raised somewhere, under its own number.
#[test]
fn every_census_check_of_the_pack_is_used() {
    let source = include_str!("../src/warnings/census.rs").to_owned()
        + include_str!("../src/warnings/days.rs");
    for check in pack("england").census.unwrap().checks {
        assert!(
            source.contains(&format!("\"{}\"", check.check)),
            "{} is never raised",
            check.check
        );
    }
}

#[test]
fn a_kind_that_does_not_fit_the_record_is_questioned() {
    let fits = |kind: &str, plans: Value| {
        let conference =
            conference(json!({ "id": id(502), "subjects": [subject(AVA, kind, json!({}))] }));
        let codes =
            judged("england", "2026-12-17").codes(&conference, &family(json!({ "plans": plans })));
        !codes.contains(&WarningCode::KindDoesNotFit)
    };
    let open = json!([plan(
        701,
        AVA,
        "2026-10-12",
        json!({ "conference": id(499) })
    )]);
    let own = json!([plan(
        701,
        AVA,
        "2027-01-11",
        json!({ "conference": id(502) })
    )]);
    assert!(fits("review", open.clone()) && !fits("review", json!([])));
    assert!(fits("initial", json!([])) && !fits("initial", open.clone()) && fits("initial", own));
    assert!(
        !fits("pre_birth", open.clone())
            && fits("transfer_in", open.clone())
            && fits("reconvened", open)
    );
}

fn report(over: Value) -> Value {
    with(
        json!({ "id": id(230), "agency": "Larkfield School", "discipline": "education", "state": "received",
        "received_at": "2027-01-05T09:00:00Z" }),
        over,
    )
}

#[test]
fn reports_warn_when_late_unshared_or_against_the_pack() {
    use WarningCode::*;
    let parents = json!([
        parent(MOTHER, "Folasade Marlowe-Osei", json!({})),
        parent(TOM, "Tom Brannigan", json!({}))
    ]);
    let found = |over: Value| {
        let conference = conference(with(
            json!({ "participants": parents, "reports": [report(json!({}))] }),
            over,
        ));
        judged("sussex", "2027-01-08").warnings(&conference, &family(json!({})))
    };
    let shared_with = |numbers: &[u128]| -> Value {
        numbers
            .iter()
            .map(|n| json!({ "id": id(1000 + n), "person": id(*n), "shared_on": "2027-01-06" }))
            .collect()
    };
    assert_eq!(of(&found(json!({})), ReportNotShared).len(), 1);
    assert_eq!(of(&found(json!({})), ReportLate).len(), 0);
    let one = found(json!({ "reports": [report(json!({ "sharing": shared_with(&[MOTHER]) }))] }));
    assert_eq!(of(&one, ReportNotShared).len(), 1, "each parent apart");
    let both =
        found(json!({ "reports": [report(json!({ "sharing": shared_with(&[MOTHER, TOM]) }))] }));
    assert_eq!(of(&both, ReportNotShared).len(), 0);
    let only_ben = found(
        json!({ "reports": [report(json!({ "covers_children": [id(BEN)], "sharing": shared_with(&[MOTHER]) }))] }),
    );
    assert_eq!(
        of(&only_ben, ReportNotShared).len(),
        0,
        "Tom is no parent of Ben"
    );
    let closed = found(json!({ "closed_at": "2027-01-11T12:00:00Z" }));
    assert_eq!(of(&closed, ReportNotShared).len(), 0);
    let late =
        found(json!({ "reports": [report(json!({ "received_at": "2027-01-07T09:00:00Z" }))] }));
    let [late] = of(&late, ReportLate)[..] else {
        panic!("{late:?}")
    };
    assert_eq!(
        late.fact("standing"),
        Some(&WarningFact::Code("late".to_owned()))
    );
    assert_eq!(
        late.fact("limit"),
        Some(&WarningFact::Day(day("2027-01-06")))
    );
    let overdue =
        found(json!({ "reports": [report(json!({ "received_at": null, "state": "requested" }))] }));
    assert_eq!(
        (
            of(&overdue, ReportLate).len(),
            of(&overdue, ReportNotShared).len()
        ),
        (1, 0)
    );
    for (view, code) in [
        (Some(false), Some(ReportThresholdMissing)),
        (None, Some(ReportThresholdNotLookedAt)),
        (Some(true), None),
    ] {
        let found = found(
            json!({ "reports": [report(json!({ "discipline": "social_care", "gives_threshold_view": view }))] }),
        );
        let about = [
            ReportThresholdMissing,
            ReportThresholdNotAllowed,
            ReportThresholdNotLookedAt,
        ];
        let codes: Vec<_> = found
            .iter()
            .map(|w| w.code)
            .filter(|c| about.contains(c))
            .collect();
        assert_eq!(codes, code.into_iter().collect::<Vec<_>>(), "{view:?}");
    }
    let away = practitioner(
        31,
        "Kwabena Lisle",
        "Probation",
        "probation",
        json!({ "invitation": { "reply": "apologies" } }),
    );
    let away = found(json!({ "participants": [away] }));
    assert_eq!(
        (
            of(&away, ApologyReport).len(),
            of(&away, ApologyDeputy).len()
        ),
        (1, 1)
    );
}

#[test]
fn exclusions_and_quorum_warn_about_what_is_not_recorded() {
    use WarningCode::*;
    let exclusion = json!({ "id": id(210), "person": id(TOM), "ground": "behaviour", "evidence": "", "requested_by": "", "decided_by": "" });
    let quorum = |decision: &str| json!([{ "id": id(220), "at": "2027-01-11T10:05:00Z", "agencies_present": [], "counted_rule": "", "decision": decision, "reasons": "" }]);
    let codes = |pack_id: &str, over: Value| {
        judged(pack_id, "2027-01-08").codes(&conference(over), &family(json!({})))
    };
    let of_exclusion = codes("sussex", json!({ "exclusions": [exclusion] }));
    for code in [
        ExclusionEvidence,
        ExclusionRequestedBy,
        ExclusionRequestedOn,
        ExclusionDecidedBy,
    ] {
        assert!(of_exclusion.contains(&code), "{code:?}");
    }
    assert!(
        !of_exclusion.contains(&ExclusionInformedDue)
            && !of_exclusion.contains(&ExclusionShortNotice)
    );
    assert!(
        codes("scotland", json!({ "exclusions": [exclusion] })).contains(&ExclusionInformedDue)
    );
    let proceeds = codes("swindon", json!({ "quorum": quorum("inquorate_proceed") }));
    assert!(
        [QuorumGround, QuorumReasons, QuorumInterimProtection]
            .iter()
            .all(|code| proceeds.contains(code))
    );
    let adjourns = codes("swindon", json!({ "quorum": quorum("inquorate_adjourn") }));
    assert!(adjourns.contains(&QuorumNewDate) && !adjourns.contains(&QuorumInterimProtection));
    assert!(!adjourns.contains(&SecondInquorate));
}

/// A warning has a code of its own, so that going on past one says nothing about another.
#[test]
fn every_code_is_its_own() {
    let codes: BTreeSet<String> = WarningCode::ALL.iter().map(ToString::to_string).collect();
    assert_eq!(codes.len(), WarningCode::ALL.len());
    assert!(codes.contains("after_limit") && codes.contains("on_saturday"));
}
