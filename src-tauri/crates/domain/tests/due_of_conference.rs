//! Which dates a conference has, by its children, papers, exclusions and decisions.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::timescale::RuleId;
use chairside_domain::warnings::WarningCode;
use common::holidays;
use common::records::*;
use serde_json::{Value, json};

/// The dates of a conference: rule, subject, and the day on which it was met.
fn dates(pack_id: &str, over: Value, family_over: Value) -> Vec<(RuleId, DueSubject, String)> {
    let (conference, family) = (conference(over), family(family_over));
    due_dates(&conference, &family, &rules(pack_id), holidays())
        .into_iter()
        .map(|date| {
            let done_on = date.done_on.map(|day| day.to_string());
            (
                date.timescale.rule,
                date.subject,
                done_on.unwrap_or_default(),
            )
        })
        .collect()
}

/// The rules of the dates about Ava.
fn about_ava(pack_id: &str, subject_over: (&str, Value), ava: Value) -> Vec<RuleId> {
    let (kind, over) = subject_over;
    let discussion = json!({ "id": id(860), "held_on": "2026-12-16", "initiated_section47": true });
    dates(
        pack_id,
        json!({ "subjects": [subject(AVA, kind, over)] }),
        json!({ "children": [child(AVA, ava)], "strategy_discussions": [discussion] }),
    )
    .into_iter()
    .filter(|(_, subject, _)| *subject == DueSubject::Child(person(AVA)))
    .map(|(rule, ..)| rule)
    .collect()
}

#[test]
fn the_limit_of_a_first_conference_is_the_packs_own_for_the_unborn_or_for_all() {
    use RuleId::*;
    let unborn = || json!({ "status": "unborn", "born_on": null, "expected_on": "2027-05-10" });
    let first = |pack_id: &str, ava| about_ava(pack_id, ("initial", json!({})), ava);
    assert_eq!(first("england", json!({})), [IcpcFromStrategy]);
    assert_eq!(first("england", unborn()), [IcpcFromStrategy]);
    assert_eq!(first("sussex", unborn()), [IcpcFromStrategy, IcpcUnborn]);
    assert_eq!(first("scotland", json!({})), [Cppm]);
    assert_eq!(first("scotland", unborn()), [CppmUnborn]);
}

#[test]
fn the_first_review_after_a_birth_has_the_packs_own_limit_where_there_is_one() {
    let first = |pack_id: &str, ava| {
        let previous = json!({ "previous_held_on": "2026-10-12", "is_first_review": true });
        about_ava(pack_id, ("review", previous), ava)
    };
    let was_unborn =
        || json!({ "expected_on_before_birth": "2026-11-02", "born_on": "2026-11-05" });
    assert_eq!(first("liverpool", was_unborn()), [RuleId::ReviewPostBirth]);
    assert_eq!(first("liverpool", json!({})), [RuleId::ReviewFirst]);
    assert_eq!(first("england", was_unborn()), [RuleId::ReviewFirst]);
}

/// Sussex asks for reports 3 working days before an initial conference and 5 before a review.
#[test]
fn a_report_is_asked_for_by_what_the_conference_is_for_the_children_it_covers() {
    let limit = |subjects: Value, covers: &[u128]| {
        let covers: Vec<String> = covers.iter().map(|child| id(*child)).collect();
        let reports = json!([{ "id": id(411), "agency": "Health", "state": "received",
            "covers_children": covers, "received_at": "2027-01-05T23:30:00Z" }]);
        let conference = conference(json!({ "reports": reports, "subjects": subjects }));
        let all = due_dates(
            &conference,
            &family(json!({})),
            &rules("sussex"),
            holidays(),
        );
        let of_report = all
            .into_iter()
            .filter(|d| matches!(d.subject, DueSubject::Report(_)));
        let [date]: [_; 1] = of_report.collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(date.done_on.unwrap().to_string(), "2027-01-05");
        (
            date.timescale.rule,
            date.timescale.due.unwrap().day().to_string(),
        )
    };
    let of_review = (RuleId::ReportReview, "2027-01-04".to_owned());
    let of_initial = (RuleId::ReportInitial, "2027-01-06".to_owned());
    let review = || subject(AVA, "review", json!({}));
    let mixed = || json!([review(), subject(BEN, "initial", json!({}))]);
    assert_eq!(limit(json!([review()]), &[]), of_review);
    assert_eq!(limit(mixed(), &[AVA]), of_review);
    assert_eq!(limit(mixed(), &[BEN]), of_initial);
    assert_eq!(limit(mixed(), &[]), of_review, "the earlier of the two");
    assert_eq!(limit(json!([]), &[]), of_initial, "no child yet");
}

/// An inquorate conference that adjourned has met no limit, and the limit is not counted anew.
#[test]
fn c5_an_adjourned_conference_leaves_the_limit_running() {
    let limit = |quorum: &str, decisions: Value| {
        let judgement = json!({ "id": id(700), "decision": quorum, "agencies_present": [], "counted_rule": "england", "reasons": "r",
            "at": "2027-01-11T10:05:00Z" });
        let over = json!({ "state": "closed", "closed_at": "2027-01-11T12:00:00Z", "quorum": [judgement],
            "decisions": decisions, "subjects": [subject(AVA, "initial", json!({}))] });
        let discussion =
            json!({ "id": id(860), "held_on": "2026-12-16", "initiated_section47": true });
        let found = dates(
            "england",
            over,
            json!({ "strategy_discussions": [discussion] }),
        );
        let limit = found
            .into_iter()
            .find(|(rule, ..)| *rule == RuleId::IcpcFromStrategy);
        limit.unwrap().2
    };
    let decided = |outcome: &str| json!([decision(601, AVA, outcome, json!({}))]);
    assert_eq!(limit("quorate", json!([])), "2027-01-11");
    assert_eq!(limit("inquorate_adjourn", json!([])), "", "still running");
    assert_eq!(limit("inquorate_proceed", decided("no_plan")), "2027-01-11");
    assert_eq!(limit("quorate", decided("adjourn")), "");
}

#[test]
fn the_limit_about_an_unborn_child_in_scotland_runs_from_the_concern() {
    let limit = |over: Value| {
        let unborn = json!({ "status": "unborn", "born_on": null, "expected_on": "2027-08-10" });
        let family = family(with(json!({ "children": [child(AVA, unborn)] }), over));
        let conference = conference(json!({ "subjects": [subject(AVA, "pre_birth", json!({}))] }));
        let all = due_dates(&conference, &family, &rules("scotland"), holidays());
        let limit = all
            .into_iter()
            .find(|d| d.timescale.rule == RuleId::CppmUnborn);
        limit.map(|d| {
            (
                d.timescale.due.unwrap().day().to_string(),
                d.counted_from.to_string(),
            )
        })
    };
    let discussion =
        || json!([{ "id": id(860), "held_on": "2026-12-16", "initiated_section47": true }]);
    let concern = |children: Value| json!([{ "id": id(870), "children": children, "identified_on": "2026-12-02", "summary": "s" }]);
    let of = |due: &str, from: &str| Some((due.to_owned(), from.to_owned()));
    let both =
        json!({ "strategy_discussions": discussion(), "concerns": concern(json!([id(AVA)])) });
    assert_eq!(
        limit(both),
        of("2026-12-30", "2026-12-02"),
        "28 days from the concern"
    );
    let without_discussion = json!({ "concerns": concern(json!([])) });
    assert_eq!(limit(without_discussion), of("2026-12-30", "2026-12-02"));
    let about_another =
        json!({ "strategy_discussions": discussion(), "concerns": concern(json!([id(BEN)])) });
    assert_eq!(limit(about_another), of("2027-01-13", "2026-12-16"));
}

#[test]
fn the_limit_before_a_birth_needs_no_strategy_discussion() {
    let unborn = json!({ "status": "unborn", "born_on": null, "expected_on": "2027-08-10" });
    let over = json!({ "subjects": [subject(AVA, "pre_birth", json!({}))] });
    let found = dates("sussex", over, json!({ "children": [child(AVA, unborn)] }));
    assert!(found.iter().any(|(rule, ..)| *rule == RuleId::IcpcUnborn));
}

/// "Day 3 of 15" is counted from the trigger of the limit that is in use.
#[test]
fn a_date_is_counted_from_the_trigger_of_the_limit_in_use() {
    let counted_from = |born_on: &str| {
        let ava = json!({ "born_on": born_on });
        let previous = json!({ "previous_held_on": "2027-01-18", "is_first_review": true });
        let conference = conference(
            json!({ "held_on": "2027-04-09", "subjects": [subject(AVA, "review", previous)] }),
        );
        let family = family(json!({ "children": [child(AVA, ava)] }));
        let all = due_dates(&conference, &family, &rules("liverpool"), holidays());
        let limit = all
            .into_iter()
            .find(|d| d.subject == DueSubject::Child(person(AVA)));
        limit
            .map(|d| (d.timescale.rule, d.counted_from.to_string()))
            .unwrap()
    };
    let after_birth = (RuleId::ReviewPostBirth, "2027-03-10".to_owned());
    assert_eq!(counted_from("2027-03-10"), after_birth);
    let born_before = (RuleId::ReviewFirst, "2027-01-18".to_owned());
    assert_eq!(
        counted_from("2027-01-10"),
        born_before,
        "no plan before the birth"
    );
}

/// One Scottish area sends the summary within hours of the meeting's end.
#[test]
fn a_paper_due_in_hours_is_counted_from_the_end_of_the_conference() {
    let due = |over: Value| {
        let over = with(
            json!({ "held_on": "2026-10-30", "starts_at": "10:00:00" }),
            over,
        );
        let all = due_dates(
            &conference(over),
            &family(json!({})),
            &rules("scotland-local"),
            holidays(),
        );
        let summary = all
            .into_iter()
            .find(|d| d.timescale.rule == RuleId::DecisionSummary);
        summary.unwrap().timescale.due.unwrap()
    };
    let closed = due(json!({ "state": "closed", "closed_at": "2026-10-30T12:05:00Z" }));
    let open = due(json!({}));
    let hours_later = |due: chairside_domain::timescale::Due| match due {
        chairside_domain::timescale::Due::Moment(at) => at.to_utc().to_string(),
        chairside_domain::timescale::Due::Day(day) => day.to_string(),
    };
    assert!(hours_later(closed).contains("12:05:00"), "{closed:?}");
    assert!(hours_later(open).contains("10:00:00"), "{open:?}");
}

#[test]
fn a_request_for_an_exclusion_has_its_limit_and_the_day_on_which_it_was_made() {
    let exclusion = json!({ "id": id(210), "person": id(TOM), "ground": "behaviour", "evidence": "e",
        "requested_by": "Police", "requested_on": "2027-01-06", "decided_by": "Ines Calloway" });
    let found = dates("sussex", json!({ "exclusions": [exclusion] }), json!({}));
    let (_, subject, done_on) = found
        .iter()
        .find(|(rule, ..)| *rule == RuleId::ExclusionRequest)
        .unwrap();
    assert_eq!(*subject, DueSubject::Exclusion(value(json!(id(210)))));
    assert_eq!(done_on, "2027-01-06");
}

#[test]
fn each_paper_is_met_by_the_first_of_its_own_kind_that_went_out() {
    let copy = |number: u128, paper: &str, sent_at: Value| {
        json!({ "id": id(number), "paper": paper, "number": 1, "state": "sent", "sent_at": sent_at,
                "received_on": "2027-02-04" })
    };
    let copies = json!([
        copy(401, "minutes", json!("2027-01-28T09:00:00Z")),
        copy(402, "minutes", json!("2027-01-27T23:30:00Z")),
        copy(403, "outline_plan", json!("2027-01-12T09:00:00Z")),
        copy(404, "minutes", json!(null)),
    ]);
    let met = |pack_id: &str, rule: RuleId| {
        let found = dates(pack_id, json!({ "copies": copies }), json!({}));
        let date = found.into_iter().find(|(of, ..)| *of == rule);
        date.map(|(_, _, done_on)| done_on)
    };
    assert_eq!(met("wales", RuleId::FullRecord).unwrap(), "2027-01-27");
    assert_eq!(met("wales", RuleId::DecisionSummary).unwrap(), "2027-01-12");
    assert_eq!(
        met("sussex", RuleId::DecisionLetter).unwrap(),
        "",
        "no letter went"
    );
    assert_eq!(
        met("england", RuleId::DecisionLetter),
        None,
        "a silent pack"
    );
    let windows: Vec<DueSubject> = dates("wales", json!({ "copies": copies }), json!({}))
        .into_iter()
        .filter(|(rule, ..)| *rule == RuleId::Amendments)
        .map(|(_, subject, _)| subject)
        .collect();
    let of = |number| DueSubject::Copy(value(json!(id(number))));
    assert_eq!(windows, [of(401), of(402), of(404)], "of the minutes only");
}

#[test]
fn a_core_group_is_due_only_where_a_plan_begins() {
    let core_groups = |outcome: &str| {
        let over = json!({ "decisions": [decision(601, AVA, outcome, json!({}))] });
        let found = dates("england", over, json!({}));
        let first = found
            .iter()
            .filter(|(rule, ..)| *rule == RuleId::CoreGroupFirst);
        first.count()
    };
    assert_eq!(core_groups("plan"), 1);
    for outcome in ["no_plan", "continue", "end", "adjourn"] {
        assert_eq!(core_groups(outcome), 0, "{outcome}");
    }
}

/// Census rule 8870Q is about initial conferences, and only England's return has it.
#[test]
fn a4_the_limit_of_an_initial_conference_on_a_weekend_names_the_census_rule() {
    let warned = |pack_id: &str, kind: &str, over: Value, expected_on: &str| {
        let unborn = json!({ "status": "unborn", "born_on": null, "expected_on": expected_on });
        let family = family(json!({ "children": [child(AVA, unborn)],
            "strategy_discussions": [{ "id": id(860), "held_on": "2026-12-12", "initiated_section47": true }] }));
        let conference = conference(json!({ "subjects": [subject(AVA, kind, over)] }));
        let found = judged(pack_id, "2026-12-17").warnings(&conference, &family);
        let on_weekend = found
            .iter()
            .filter(|w| w.code == WarningCode::LimitOnWeekend);
        on_weekend.map(|w| w.rule.clone()).collect::<Vec<_>>()
    };
    let first =
        |pack_id: &str, expected_on: &str| warned(pack_id, "pre_birth", json!({}), expected_on);
    assert_eq!(
        first("sussex", "2027-07-10"),
        ["8870Q"],
        "3 months before is a Saturday"
    );
    assert_eq!(first("sussex", "2027-07-12"), [""; 0], "a Monday");
    assert_eq!(
        first("scotland", "2027-10-04"),
        [""; 0],
        "a Saturday, and no such rule"
    );
    // The first review of a plan that begins here is due on a Saturday. It is no target of this conference.
    let born = family(json!({ "strategy_discussions": [
        { "id": id(860), "held_on": "2026-10-12", "initiated_section47": true }] }));
    let planned = conference(
        json!({ "held_on": "2026-10-30", "state": "closed", "closed_at": "2026-10-30T12:00:00Z",
        "subjects": [subject(AVA, "initial", json!({}))], "decisions": [decision(601, AVA, "plan", json!({}))] }),
    );
    let found = judged("england", "2026-11-02").warnings(&planned, &born);
    assert!(found.iter().all(|w| w.code != WarningCode::LimitOnWeekend));
    let previous = json!({ "previous_held_on": "2026-10-10", "is_first_review": true });
    assert_eq!(
        warned("england", "review", previous, "2027-07-12"),
        [""; 0],
        "a review"
    );
}
