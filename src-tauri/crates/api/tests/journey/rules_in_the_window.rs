//! Scenarios A2, A4, A10, A16, B3, B4, C12 and C13 as the window shows them: the dates, warnings and
//! choices that the core gives with a conference.

use chairside_api::{ActOnFamily, ActOnOffice, ConferenceView, DeadlineView, GapView};
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::{ChildDecision, DecisionOutcome};
use chairside_domain::family::StrategyDiscussion;
use chairside_domain::ids::*;
use chairside_domain::meeting::AgencyReport;
use chairside_record::{ConferenceAct, FamilyAct, OfficeAct};
use chrono::DateTime;
use serde_json::json;

use crate::endings::{conference, day, hold, with_plans};
use crate::family::{KOFI, id, new_conference};
use crate::hand::{opened, person};
use crate::meeting::{act, patch, prepare};
use crate::office::Office;

fn deadline<'v>(view: &'v ConferenceView, rule: &str) -> &'v DeadlineView {
    let found = view.deadlines.iter().find(|deadline| deadline.rule == rule);
    found.unwrap_or_else(|| panic!("no {rule} among the dates"))
}

fn gap<'v>(view: &'v ConferenceView, code: &str) -> Option<&'v GapView> {
    view.gaps.iter().find(|gap| gap.code == code)
}

fn booked(office: &Office, held_on: &str) -> ConferenceView {
    let mut request = new_conference();
    request.held_on = Some(day(held_on));
    request.reference = String::new();
    office.app.new_conference(request).unwrap()
}

#[test]
fn a2_a_further_discussion_does_not_move_the_limit() {
    let office = Office::new("england");
    let view = booked(&office, "2027-01-06");
    let known = view.family.strategy_discussions[0].clone();
    let limit = |view: &ConferenceView| deadline(view, "icpc_from_strategy").due_on;
    let before = limit(&view);
    let further = StrategyDiscussion {
        id: StrategyDiscussionId(id(310)),
        held_on: known.held_on + chrono::Days::new(2),
        initiated_section47: false,
        ..known
    };
    let act = FamilyAct::RecordStrategyDiscussion {
        discussion: further,
    };
    let conference = view.conference.id;
    let after = office.app.act_on_family(ActOnFamily { conference, act });
    let after = after.unwrap();
    assert_eq!(limit(&after), before);
    assert!(deadline(&after, "icpc_from_strategy").source.contains('9'));
}

#[test]
fn a4_a_weekend_cites_the_census_rule_and_is_kept_only_with_a_reason() {
    let office = Office::new("england");
    let view = booked(&office, "2027-01-09");
    let weekend = gap(&view, "on_saturday").expect("a Saturday");
    assert!(weekend.sentence.contains("8875"), "{}", weekend.sentence);
    assert!(weekend.may_be_passed && weekend.passed_with.is_empty());
    let go_on = |reason: &str| {
        let on_past = ConferenceAct::GoOnPast {
            id: EntryId(id(311)),
            code: "on_saturday".to_owned(),
            child: weekend.child,
            reason: reason.to_owned(),
        };
        act(&office, view.conference.id, on_past)
    };
    let kept = go_on("The family can come on no other day.").unwrap();
    let kept = gap(&kept, "on_saturday").unwrap();
    assert_eq!(kept.passed_with, "The family can come on no other day.");
    assert!(gap(&booked(&office, "2027-01-08"), "on_saturday").is_none());
}

#[test]
fn a10_the_next_limit_runs_from_the_review_that_was_held() {
    let office = Office::new("england");
    let first = conference(&office, ConferenceKind::Initial, None, "2027-02-22");
    let family = first.family.id;
    let held = hold(
        &office,
        first.conference.id,
        "2027-02-22",
        DecisionOutcome::Plan,
    );
    let next = deadline(&held, "review_first");
    assert_eq!(next.due_on, Some(day("2027-05-22")));
    assert_eq!(next.latest_bookable_on, Some(day("2027-05-21")));
    let review = conference(&office, ConferenceKind::Review, Some(family), "2027-05-21");
    let held = hold(
        &office,
        review.conference.id,
        "2027-05-21",
        DecisionOutcome::Continue,
    );
    let next = deadline(&held, "review_next");
    assert_eq!(next.due_on, Some(day("2027-11-21")));
    assert_eq!(next.latest_bookable_on, Some(day("2027-11-19")));
}

#[test]
fn a16_days_on_which_the_service_is_closed_warn_and_move_no_date() {
    let office = Office::new("england");
    let view = booked(&office, "2026-12-30");
    let before = deadline(&view, "icpc_from_strategy").due_on;
    assert!(gap(&view, "on_closure_day").is_none());
    let days = ["2026-12-29", "2026-12-30", "2026-12-31"].map(day).to_vec();
    let act = OfficeAct::SetClosureDays { days };
    office.app.act_on_office(ActOnOffice { act }).unwrap();
    let closed = opened(&office, view.conference.id);
    assert_eq!(deadline(&closed, "icpc_from_strategy").due_on, before);
    assert!(gap(&closed, "on_closure_day").is_some());
}

fn decided(office: &Office, of: ConferenceId, categories: &[&str], reason: &str) -> ConferenceView {
    let decision = ChildDecision {
        id: ChildDecisionId(id(312)),
        child: person(KOFI),
        outcome: DecisionOutcome::Continue,
        categories: categories.iter().map(|code| (*code).to_owned()).collect(),
        reasons: "Set out in the meeting.".to_owned(),
        category_change_reason: reason.to_owned(),
        decided_by: String::new(),
        decided_at: DateTime::UNIX_EPOCH,
        follow_up: String::new(),
        end_reason: None,
    };
    act(office, of, ConferenceAct::RecordDecision { decision }).unwrap();
    let at = "12:00:00".parse().unwrap();
    act(office, of, ConferenceAct::Close { at }).unwrap()
}

#[test]
fn b3_b4_a_review_changes_the_category_and_the_first_one_stays() {
    let office = Office::new("england");
    let first = with_plans(&office);
    let plan = |view: &ConferenceView| {
        let plans = view.family.plans.iter();
        plans
            .clone()
            .find(|p| p.child == person(KOFI))
            .unwrap()
            .clone()
    };
    assert_eq!(plan(&first).initial_categories, ["NEG"]);
    let review = conference(
        &office,
        ConferenceKind::Review,
        Some(first.family.id),
        "2027-04-06",
    );
    let of = review.conference.id;
    office.set_time("2027-04-06T10:00:00Z");
    act(&office, of, ConferenceAct::Open).unwrap();
    let after = decided(&office, of, &["NEG", "EMO"], "What the school saw.");
    assert_eq!(plan(&after).initial_categories, ["NEG"]);
    assert_eq!(plan(&after).latest_categories, ["NEG", "EMO"]);
    assert_eq!(
        plan(&after).started_on,
        day("2027-01-11"),
        "one plan goes on"
    );
}

#[test]
fn b4_each_nation_offers_its_own_categories() {
    let offered = |pack: &str| {
        let view = booked(&Office::new(pack), "2027-01-11");
        let codes: Vec<String> = view.categories.iter().map(|c| c.code.clone()).collect();
        (codes, view.category_word)
    };
    let (england, word) = offered("england");
    assert!(england.contains(&"NEG".to_owned()), "{england:?}");
    assert!(word.to_lowercase().contains("category"));
    let (wales, _) = offered("wales");
    assert!(!wales.contains(&"MUL".to_owned()), "{wales:?}");
    let (_, word) = offered("scotland");
    assert!(word.to_lowercase().contains("concern"), "{word}");
}

/// The first report of a conference under a pack, with other facts, and received on 5 January 2027.
fn reported(pack: &str, facts: serde_json::Value) -> ConferenceView {
    let office = Office::new(pack);
    let view = booked(&office, "2027-01-11");
    let of = view.conference.id;
    prepare(&office, of);
    let report = AgencyReportId(id(60));
    let change = patch::<AgencyReport>(facts);
    act(&office, of, ConferenceAct::ChangeReport { report, change }).unwrap();
    let received = ConferenceAct::ReceiveReport {
        report,
        received_at: Some("2027-01-08T09:00:00Z".parse().unwrap()),
        is_tabled: false,
        is_verbal: false,
    };
    act(&office, of, received).unwrap()
}

#[test]
fn c12_a_police_report_is_not_called_late_where_the_pack_does_not_share_it() {
    let late = |pack: &str| {
        let view = reported(pack, json!({ "discipline": "police" }));
        gap(&view, "report_late").is_some()
    };
    assert!(!late("sussex"));
    assert!(late("devon"), "Devon's pack does not say so");
}

#[test]
fn c13_sussex_misses_a_recommendation_and_wales_points_at_one() {
    let found = |pack: &str, gives: bool, code: &str| {
        let facts = json!({ "discipline": "social_care", "gives_threshold_view": gives });
        gap(&reported(pack, facts), code).is_some()
    };
    assert!(found("sussex", false, "report_threshold_missing"));
    assert!(!found("sussex", true, "report_threshold_missing"));
    assert!(found("wales", true, "report_threshold_not_allowed"));
    assert!(!found("wales", false, "report_threshold_not_allowed"));
}
