//! What has to be there before a paper can be approved.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::approval::{Gap, Missing, gaps};
use common::pack;
use common::records::*;
use serde_json::{Value, json};

/// The gaps of a conference about Ava that is complete but for `over`.
fn gaps_by(pack_id: &str, over: Value, family_over: Value) -> Vec<Gap> {
    let full = json!({
        "closed_at": "2027-01-11T12:40:00Z", "state": "closed",
        "subjects": [subject(AVA, "initial", json!({}))],
        "quorum": [judgement("quorate", json!({}))],
        "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"] }))],
        "danger_statements": [{ "id": id(250), "children": [id(AVA)], "statement": "s", "goal": "g" }],
        "outline_plans": [{ "child": id(AVA), "lead_practitioner": id(31), "core_group": [id(31)], "contingency": "c",
            "core_group_first_on": "2027-01-22", "review_on": "2027-04-09", "actions": [{ "id": id(251), "what": "w" }] }],
    });
    let conference = conference(with(full, over));
    gaps(&conference, &family(family_over), &pack(pack_id))
}

fn missing(over: Value) -> Vec<Missing> {
    let gaps = gaps_by("england", over, json!({}));
    gaps.iter().map(|gap| gap.missing).collect()
}

fn decided(outcome: &str, over: Value) -> Value {
    json!({ "decisions": [decision(601, AVA, outcome, over)] })
}

#[test]
fn a_paper_waits_for_the_closing_and_the_judgement_of_quorum() {
    assert_eq!(missing(json!({})), []);
    assert_eq!(missing(json!({ "closed_at": null })), [Missing::Closing]);
    assert_eq!(missing(json!({ "quorum": [] })), [Missing::Quorum]);
    let adjourned = |words: &str| {
        let judged = judgement("inquorate_adjourn", json!({ "interim_protection": words }));
        missing(json!({ "quorum": [judged] }))
    };
    assert_eq!(adjourned(" "), [Missing::InterimProtection]);
    assert_eq!(adjourned("With their aunt."), []);
    let goes_on = json!({ "quorum": [judgement("inquorate_proceed", json!({}))] });
    assert_eq!(
        missing(goes_on),
        [],
        "protection is asked for where it adjourns"
    );
}

#[test]
fn an_exclusion_says_how_views_were_had_who_tells_and_how_the_copy_says_it() {
    let excluded = |over: Value| {
        let base = json!({ "id": id(210), "person": id(TOM), "ground": "behaviour", "evidence": "e",
            "requested_by": "Police", "decided_by": "Ines Calloway", "views_obtained_how": "By phone.",
            "informed_by": "Ines Calloway", "wording_for_copy": "A part was held without you." });
        let gaps = gaps_by(
            "england",
            json!({ "exclusions": [with(base, over)] }),
            json!({}),
        );
        assert!(gaps.iter().all(|gap| gap.person == Some(person(TOM))));
        gaps.iter().map(|gap| gap.missing).collect::<Vec<_>>()
    };
    assert_eq!(excluded(json!({})), []);
    assert_eq!(
        excluded(json!({ "views_obtained_how": " " })),
        [Missing::ExcludedViews]
    );
    assert_eq!(
        excluded(json!({ "informed_by": "" })),
        [Missing::ExcludedInformed]
    );
    assert_eq!(
        excluded(json!({ "wording_for_copy": "" })),
        [Missing::ExcludedWording]
    );
}

#[test]
fn a_child_who_is_born_has_a_participation_code() {
    let without =
        json!({ "subjects": [subject(AVA, "initial", json!({ "participation": null }))] });
    assert_eq!(missing(without.clone()), [Missing::Participation]);
    let unborn =
        json!({ "children": [child(AVA, json!({ "status": "unborn", "born_on": null }))] });
    assert_eq!(gaps_by("england", without, unborn), []);
}

#[test]
fn each_child_has_a_decision_with_reasons_and_what_its_outcome_asks_for() {
    assert_eq!(missing(json!({ "decisions": [] })), [Missing::Decision]);
    let no_reasons = json!({ "categories": ["NEG"], "reasons": " " });
    assert_eq!(missing(decided("plan", no_reasons)), [Missing::Reasons]);
    assert_eq!(missing(decided("plan", json!({}))), [Missing::Category]);
    assert_eq!(missing(decided("continue", json!({}))), [Missing::Category]);
    for outcome in ["no_plan", "end"] {
        assert_eq!(missing(decided(outcome, json!({}))), [Missing::FollowUp]);
        let followed = json!({ "follow_up": "Early help." });
        assert_eq!(missing(decided(outcome, followed)), []);
    }
    assert_eq!(missing(decided("adjourn", json!({}))), []);
    let scotland = gaps_by("scotland", decided("plan", json!({})), json!({}));
    assert_eq!(scotland[0].missing, Missing::AreaOfConcern);
}

#[test]
fn a_view_that_was_not_given_says_why() {
    let view = |view: &str, child: u128, reasons: &str| {
        missing(
            json!({ "views": [{ "id": id(621), "child": id(child), "agency": "Housing",
            "view": view, "basis": "present", "reasons": reasons }] }),
        )
    };
    assert_eq!(view("no_view", AVA, " "), [Missing::ViewReason]);
    assert_eq!(view("no_view", AVA, "Does not know her."), []);
    assert_eq!(view("met", AVA, ""), [], "a view was given");
    assert_eq!(
        view("no_view", BEN, ""),
        [],
        "not about a child of this conference"
    );
}

#[test]
fn a_category_that_changes_at_a_review_says_why() {
    let of = |outcome: &str, categories: &str, why: &str, plan_over: Value| {
        let decided = decided(
            outcome,
            json!({ "categories": [categories], "category_change_reason": why }),
        );
        let family = json!({ "plans": [plan(701, BEN, "2026-10-12", json!({ "latest_categories": ["EMO"] })),
            plan(702, AVA, "2026-10-12", plan_over)] });
        let gaps = gaps_by("england", decided, family);
        gaps.iter().map(|gap| gap.missing).collect::<Vec<_>>()
    };
    assert_eq!(of("continue", "NEG", "", json!({})), []);
    assert_eq!(
        of("continue", "PHY", " ", json!({})),
        [Missing::CategoryChangeReason]
    );
    assert_eq!(of("continue", "PHY", "Neglect has ended.", json!({})), []);
    assert_eq!(
        of("plan", "PHY", "", json!({})),
        [],
        "a new plan changes nothing"
    );
    let ended = json!({ "ended_on": "2026-12-01" });
    assert_eq!(
        of("continue", "PHY", "", ended),
        [],
        "the plan that ran has ended"
    );
}

#[test]
fn the_danger_statement_of_another_child_or_without_words_does_not_count() {
    for (number, words) in [(BEN, "s"), (AVA, " ")] {
        let statement =
            json!({ "id": id(250), "children": [id(number)], "statement": words, "goal": "g" });
        let found = missing(json!({ "danger_statements": [statement] }));
        assert_eq!(found, [Missing::DangerStatement]);
    }
}

#[test]
fn a_plan_that_goes_on_needs_no_first_core_group() {
    let plan = |over: Value| {
        let base = json!({ "child": id(AVA), "lead_practitioner": id(31), "core_group": [id(31)], "contingency": "c",
            "review_on": "2027-04-09", "actions": [{ "id": id(251), "what": "w" }] });
        json!([with(base, over)])
    };
    let of = |outcome: &str, over: Value| {
        let decided = decided(outcome, json!({ "categories": ["NEG"] }));
        missing(with(decided, json!({ "outline_plans": plan(over) })))
    };
    assert_eq!(of("plan", json!({})), [Missing::CoreGroupDate]);
    assert_eq!(of("continue", json!({})), []);
    assert_eq!(
        of("continue", json!({ "contingency": " " })),
        [Missing::Contingency]
    );
    assert_eq!(
        of("continue", json!({ "review_on": null })),
        [Missing::ReviewDate]
    );
}

#[test]
fn a_chair_goes_on_with_a_reason_for_that_gap_and_that_child_alone() {
    let passed = |code: &str, child: u128, at: &str| {
        json!({ "id": id(240), "code": code, "child": id(child), "reason": at, "by": "Ines Calloway",
                "at": "2027-01-11T13:00:00Z" })
    };
    let of = |overrides: Value, outcome_over: Value| {
        let decided = decided("plan", outcome_over);
        let gaps = gaps_by(
            "england",
            with(decided, json!({ "overrides": overrides })),
            json!({}),
        );
        let [gap] = gaps.as_slice() else {
            panic!("{gaps:?}")
        };
        (gap.is_open(), gap.passed_with.clone())
    };
    let open = (true, String::new());
    let category = "missing_category";
    assert_eq!(Missing::Category.code(), category);
    assert_eq!(of(json!([]), json!({})), open);
    assert_eq!(of(json!([passed(category, BEN, "r")]), json!({})), open);
    assert_eq!(
        of(json!([passed("missing_contingency", AVA, "r")]), json!({})),
        open
    );
    let twice = json!([
        passed(category, AVA, "First."),
        passed(category, AVA, "Then.")
    ]);
    assert_eq!(of(twice, json!({})), (false, "Then.".to_owned()));
    let no_reasons = json!({ "categories": ["NEG"], "reasons": "" });
    let never = json!([passed("missing_reasons", AVA, "r")]);
    assert_eq!(
        of(never, no_reasons),
        open,
        "a decision without reasons never goes out"
    );
}
