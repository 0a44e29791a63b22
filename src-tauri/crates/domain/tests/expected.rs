//! The dates that a booking will bring with it, before anybody asked for anything.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::expected::expected_dates;
use chairside_domain::timescale::RuleId;
use common::holidays;
use common::records::*;
use serde_json::{Value, json};

fn expected(pack_id: &str, over: Value) -> Vec<(RuleId, String)> {
    expected_dates(&conference(over), &rules(pack_id), holidays())
        .into_iter()
        .map(|date| {
            let due = date.timescale.due.map(|due| due.day().to_string());
            (date.timescale.rule, due.unwrap_or_default())
        })
        .collect()
}

/// Sussex asks for reports 3 working days before an initial conference and 5 before a review.
#[test]
fn reports_are_asked_for_by_the_earliest_date_of_the_children() {
    let of = |kinds: [&str; 2]| {
        let subjects = [
            subject(AVA, kinds[0], json!({})),
            subject(BEN, kinds[1], json!({})),
        ];
        expected("sussex", json!({ "subjects": subjects }))
    };
    let core_group = (RuleId::CoreGroupFirst, "2027-01-25".to_owned());
    let initial = (RuleId::ReportInitial, "2027-01-06".to_owned());
    let review = (RuleId::ReportReview, "2027-01-04".to_owned());
    assert_eq!(
        of(["initial", "initial"]),
        [initial.clone(), core_group.clone()]
    );
    assert_eq!(
        of(["review", "review"]),
        [review.clone(), core_group.clone()]
    );
    assert_eq!(of(["initial", "review"]), [review, core_group]);
}

#[test]
fn without_a_day_nothing_is_expected() {
    assert_eq!(expected("sussex", json!({ "held_on": null })), []);
}
