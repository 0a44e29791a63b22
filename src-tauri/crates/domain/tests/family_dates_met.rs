//! Which dates of a family's record are met by what was done, and which fall away.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::timescale::RuleId;
use common::found::*;
use common::records::*;
use serde_json::{Value, json};

#[test]
fn a_core_groups_record_goes_out_before_the_next_one() {
    let of = |over: Value| {
        let meeting = core_group(711, "2027-01-20", over);
        of_family(
            "teesside",
            RuleId::CoreGroupRecord,
            json!({ "plans": [plan(701, AVA, "2027-01-11", json!({ "core_groups": [meeting] }))] }),
        )
    };
    assert_eq!(of(json!({})), None, "no next day is fixed");
    assert_eq!(
        of(json!({ "next_on": "2027-03-01" })),
        found("2027-02-15", "")
    );
    assert_eq!(
        of(json!({ "next_on": "2027-03-01", "record_sent_at": "2027-02-01T10:00:00Z" })),
        found("2027-02-15", "2027-02-01")
    );
}

#[test]
fn a_significant_change_is_reported_to_the_chair_within_the_packs_days() {
    let of = |over: Value| {
        let change = with(
            json!({ "id": id(821), "identified_on": "2027-02-01", "summary": "A new partner." }),
            over,
        );
        of_family(
            "scotland",
            RuleId::CgSignificantChange,
            json!({ "plans": [plan(701, AVA, "2027-01-11", json!({ "significant_changes": [change] }))] }),
        )
    };
    assert_eq!(of(json!({})), found("2027-02-04", ""));
    assert_eq!(
        of(json!({ "reported_on": "2027-02-05" })),
        found("2027-02-04", "2027-02-05")
    );
}

#[test]
fn d6_what_follows_a_plan_is_met_once_it_was_done() {
    let of = |pack_id: &str, rule, over: Value| {
        let ended = json!({ "ended_on": "2027-01-11", "state": "follow_up", "end_reason": "no_longer_at_risk" });
        of_family(
            pack_id,
            rule,
            json!({ "plans": [plan(701, AVA, "2026-10-12", with(ended, over))] }),
        )
    };
    let support = |over: Value| json!({ "follow_up": with(json!({ "discussed_on": "2027-01-11", "support": "Early help." }), over) });
    let review = |over| of("england", RuleId::CinReview, support(over));
    assert_eq!(review(json!({})), found("2027-07-11", ""));
    assert_eq!(
        review(json!({ "reviewed_on": "2027-07-01" })),
        found("2027-07-11", "2027-07-01")
    );
    let meeting = |over| of("scotland-local", RuleId::PostRegistration, over);
    assert_eq!(meeting(json!({})), found("2027-03-08", ""));
    assert_eq!(
        meeting(json!({ "met_after_end_on": "2027-03-01" })),
        found("2027-03-08", "2027-03-01")
    );
}

#[test]
fn d7_who_was_told_of_a_looked_after_child_and_its_first_review_are_kept() {
    let of = |rule, over: Value| {
        let ava = child(
            AVA,
            with(json!({ "looked_after_from": "2027-01-13" }), over),
        );
        of_family(
            "teesside",
            rule,
            json!({ "children": [ava], "plans": [plan(701, AVA, "2027-01-11", json!({}))] }),
        )
    };
    let notice = |over| of(RuleId::DualStatusNotice, over).map(|(_, done_on)| done_on);
    let review = |over| of(RuleId::LookedAfterReview, over).map(|(_, done_on)| done_on);
    assert_eq!(notice(json!({})).as_deref(), Some(""));
    let both = || json!({ "looked_after_told_on": "2027-01-14", "looked_after_reviewed_on": "2027-02-01" });
    assert_eq!(notice(both()).as_deref(), Some("2027-01-14"));
    assert_eq!(review(both()).as_deref(), Some("2027-02-01"));
    let over = || json!({ "looked_after_until": "2027-01-20" });
    assert_eq!(
        review(over()),
        None,
        "nothing waits for a child who is at home again"
    );
    assert_eq!(review(with(over(), both())).as_deref(), Some("2027-02-01"));
}

#[test]
fn d8_a_childs_file_follows_the_change_of_school() {
    let of = |over: Value| {
        let transfer = with(
            json!({ "id": id(831), "child": id(AVA), "recipient": "Larkfield School",
            "method": "By hand", "sent_on": "2027-01-08", "enclosed": [] }),
            over,
        );
        of_family(
            "england",
            RuleId::FileTransfer,
            json!({ "file_transfers": [transfer] }),
        )
    };
    assert_eq!(of(json!({})), None);
    assert_eq!(
        of(json!({ "school_changed_on": "2027-01-04" })),
        found("2027-01-09", "2027-01-08")
    );
}

#[test]
fn a_child_who_is_found_needs_no_search() {
    let of_both = |discussed_on: Option<&str>, over: Value| {
        let discussion = |on| json!({ "id": id(842), "held_on": on, "initiated_section47": false });
        let discussions: Vec<Value> = discussed_on.into_iter().map(discussion).collect();
        let concern = with(
            json!({ "id": id(841), "children": [id(AVA)], "identified_on": "2027-01-04",
            "summary": "Gone.", "whereabouts_unknown_from": "2027-01-04T20:00:00Z" }),
            over,
        );
        of_family(
            "pan-bedfordshire",
            RuleId::WhereaboutsUnknown,
            json!({ "concerns": [concern], "strategy_discussions": discussions }),
        )
    };
    let of = |over| of_both(None, over);
    assert_eq!(of(json!({})), found("2027-01-05", ""));
    let known = json!({ "whereabouts_known_from": "2027-01-05T08:00:00Z" });
    assert_eq!(of(known.clone()), found("2027-01-05", "2027-01-05"));
    assert_eq!(
        of_both(Some("2027-01-06"), known),
        found("2027-01-05", "2027-01-05"),
        "found before anybody met"
    );
    assert_eq!(
        of_both(Some("2027-01-05"), json!({})),
        found("2027-01-05", "2027-01-05")
    );
}
