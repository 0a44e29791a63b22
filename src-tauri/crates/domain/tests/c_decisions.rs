//! Scenarios of group C: views, decisions, dissent and the content of a plan (C7 to C10).
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use chairside_domain::approval::{Missing, gaps};
use chairside_domain::audience::{Part, Reader, withheld};
use chairside_domain::closing::ended_at;
use chairside_domain::conference::Conference;
use chairside_domain::decision::{DissentFormality, Scale};
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::meeting::Audience;
use chairside_domain::minutes::{MinuteBlock, RemovalReason};
use chairside_domain::plan_changes::plan_changes;
use chairside_domain::timescale::RuleId;
use chairside_domain::views::{ViewStanding, dissents_about, family_views, view_lines};
use common::records::*;
use common::{holidays, pack};
use serde_json::{Value, json};
fn dissent(number: u128, child: u128, agency: &str, formality: &str) -> Value {
    json!({ "id": id(number), "child": id(child), "agency": agency, "formality": formality, "person": id(31),
            "words": "We do not agree.", "at": "2027-01-11T12:35:00Z" })
}

#[test]
fn c7_two_agencies_dissent_about_one_child_and_the_decision_stands() {
    let conference = conference(json!({
        "closed_at": "2027-01-11T12:40:00Z",
        "decisions": [decision(601, BEN, "plan", json!({ "categories": ["PHY"] }))],
        "dissents": [dissent(611, BEN, "Larkfield School", "noted"), dissent(612, BEN, "Health", "formal")],
    }));
    let family = family(json!({}));
    let about_ben = dissents_about(&conference, person(BEN));
    assert_eq!(about_ben.len(), 2);
    assert_eq!(about_ben[1].formality, DissentFormality::Formal);
    let noted = about_ben[0];
    assert_eq!(
        (noted.person, noted.agency.as_str(), noted.words.as_str()),
        (Some(person(31)), "Larkfield School", "We do not agree.")
    );
    assert!(dissents_about(&conference, person(AVA)).is_empty());
    assert_eq!(
        plan_changes(&conference, &family).len(),
        1,
        "Ben's plan begins all the same"
    );
    let dates = due_dates(&conference, &family, &rules("sussex"), holidays());
    let clocks: Vec<_> = dates
        .iter()
        .filter(|d| d.timescale.rule == RuleId::FormalDissent)
        .collect();
    let [clock] = clocks.as_slice() else {
        panic!("{clocks:?}")
    };
    assert_eq!(clock.subject, DueSubject::Dissent(about_ben[1].id));
    assert_eq!(
        clock.timescale.due.unwrap().to_string(),
        "2027-01-14T12:40:00+00:00"
    );
}

/// The clock runs from the end of the meeting, and not from when somebody pressed the button.
#[test]
fn c7_the_conference_ended_at_the_time_that_was_given_on_its_day() {
    let ended = |over: Value, at: &str, recorded_at: &str| {
        let conference = conference(over);
        let at = at.parse().unwrap();
        ended_at(&conference, at, recorded_at.parse().unwrap()).to_rfc3339()
    };
    let opened = || json!({ "opened_at": "2027-01-11T10:02:00Z" });
    let noon = "2027-01-11T12:40:00+00:00";
    assert_eq!(ended(opened(), "12:40:00", "2027-01-11T12:55:00Z"), noon);
    assert_eq!(
        ended(opened(), "12:40:00", "2027-01-12T09:10:00Z"),
        noon,
        "closed on the next day"
    );
    assert_eq!(
        ended(opened(), "00:20:00", "2027-01-12T00:25:00Z"),
        "2027-01-12T00:20:00+00:00",
        "past midnight"
    );
    let recorded_later = json!({ "opened_at": "2027-01-12T14:00:00Z" });
    assert_eq!(
        ended(recorded_later, "12:40:00", "2027-01-12T15:00:00Z"),
        noon,
        "opened and closed in the app on the day after"
    );
    assert_eq!(
        ended(opened(), "13:30:00", "2027-01-11T12:55:00Z"),
        "2027-01-11T12:55:00+00:00",
        "never later than it was recorded"
    );
    assert_eq!(
        ended(
            json!({ "held_on": "2027-06-14", "opened_at": "2027-06-14T09:00:00Z" }),
            "12:40:00",
            "2027-06-14T12:00:00Z"
        ),
        "2027-06-14T11:40:00+00:00",
        "the time is local"
    );
    assert_eq!(
        ended(
            json!({ "held_on": null }),
            "12:40:00",
            "2027-01-11T12:55:00Z"
        ),
        "2027-01-11T12:55:00+00:00"
    );
}

fn view(number: u128, agency: &str, view: &str, over: Value) -> Value {
    let base = json!({ "id": id(number), "child": id(AVA), "agency": agency, "view": view, "basis": "present", "reasons": "As said." });
    with(base, over)
}

#[test]
fn c8_the_chair_decides_with_reasons_and_nothing_is_counted() {
    let conference = |reasons: &str| {
        conference(json!({
            "closed_at": "2027-01-11T12:40:00Z", "subjects": [subject(AVA, "initial", json!({}))],
            "quorum": [judgement("quorate", json!({}))],
            "views": [view(621, "Police", "not_met", json!({})), view(622, "Health", "not_met", json!({})),
                      view(623, "School", "not_met", json!({})), view(624, "Social care", "met", json!({}))],
            "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"], "reasons": reasons }))],
        }))
    };
    let missing = |conference: &Conference| -> Vec<Missing> {
        gaps(conference, &family(json!({})), &pack("england"))
            .iter()
            .map(|gap| gap.missing)
            .collect()
    };
    assert!(missing(&conference(" ")).contains(&Missing::Reasons));
    assert!(!Missing::Reasons.can_be_passed());
    let with_reasons = conference("The enquiry showed likely harm.");
    assert!(!missing(&with_reasons).contains(&Missing::Reasons));
    let lines = view_lines(&with_reasons, person(AVA));
    assert_eq!(lines.len(), 4, "each view has its line");
    assert!(
        lines
            .iter()
            .all(|line| line.standing == ViewStanding::Present && line.views.len() == 1)
    );
}

/// No word for a vote stands anywhere in the code: nothing can print one.
#[test]
fn c8_no_tally_exists() {
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut looked_at = 0;
    let mut folders = vec![source];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            looked_at += 1;
            let text = std::fs::read_to_string(&path).unwrap();
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                let line = line.to_lowercase();
                for word in ["tally", "majority", "percent", "vote"] {
                    assert!(!line.contains(word), "{}: {line}", path.display());
                }
            }
        }
    }
    assert!(looked_at > 40, "the source was found");
}

#[test]
fn c9_silence_is_not_agreement() {
    let probation = practitioner(
        31,
        "Kwabena Lisle",
        "Probation",
        "probation",
        json!({ "invitation": { "reply": "apologies" } }),
    );
    let housing = practitioner(32, "Mirela Stan", "Housing", "housing", json!({}));
    let deputy = practitioner(33, "Bo Lindqvist", "Health", "health", json!({}));
    let conference = conference(json!({
        "participants": [probation, housing, deputy, parent(TOM, "Tom Brannigan", json!({})),
            practitioner(34, "Ines Calloway", "Chairs", "", json!({ "role": "chair" }))],
        "reports": [{ "id": id(230), "agency": "Probation", "state": "received", "received_at": "2027-01-05T09:00:00Z" },
                    { "id": id(231), "agency": "Police", "state": "requested" },
                    { "id": id(232), "agency": "Adult services", "state": "received", "received_at": "2027-01-05T09:00:00Z",
                      "covers_children": [id(BEN)] },
                    { "id": id(233), "agency": "Fire service", "state": "received", "received_at": "2027-01-05T09:00:00Z",
                      "is_verbal": true }],
        "views": [view(621, "Health", "met", json!({ "basis": "deputy" })), view(622, "", "not_met", json!({ "person": id(TOM) })),
                  view(623, "Housing", "no_view", json!({ "reasons": "Does not know the children." }))],
    }));
    let lines = view_lines(&conference, person(AVA));
    let said: Vec<_> = lines
        .iter()
        .map(|line| (line.agency, line.standing))
        .collect();
    assert_eq!(
        said,
        [
            ("Probation", ViewStanding::WrittenContribution),
            ("Housing", ViewStanding::NoViewGiven),
            ("Health", ViewStanding::Deputy),
            ("Police", ViewStanding::NoViewGiven),
            ("Adult services", ViewStanding::NoViewGiven),
            // What was given in words is not written.
            ("Fire service", ViewStanding::NoViewGiven),
        ]
    );
    let health = &view_lines(&conference, person(BEN))[2];
    assert_eq!(
        (health.standing, health.views.len()),
        (ViewStanding::NoViewGiven, 0),
        "what was said of Ava is not said of Ben"
    );
    assert_eq!(
        family_views(&conference, person(AVA)).len(),
        1,
        "the family is heard apart"
    );
    let silent = common::records::conference(
        json!({ "views": [view(623, "Housing", "no_view", json!({ "reasons": "" }))] }),
    );
    let gaps = gaps(&silent, &family(json!({})), &pack("england"));
    assert!(
        gaps.iter()
            .any(|gap| gap.missing == Missing::ViewReason && gap.person == Some(person(AVA)))
    );
}

#[test]
fn a_score_runs_from_0_to_the_highest_and_keeps_its_number() {
    let read = |number: Value| serde_json::from_value::<Scale>(number);
    for number in [0, 4, Scale::MOST] {
        let score = read(json!(number)).unwrap();
        assert_eq!(score.value(), number);
        assert_eq!(serde_json::to_value(score).unwrap(), json!(number));
    }
    assert!(read(json!(Scale::MOST + 1)).is_err());
}

/// Birmingham: a missing danger statement was filled from a strategy meeting's minutes.
#[test]
fn c10_a_plan_without_its_content_waits_for_each_gap_or_a_reason() {
    let base = json!({
        "closed_at": "2027-01-11T12:40:00Z", "state": "closed",
        "subjects": [subject(AVA, "initial", json!({}))],
        "quorum": [judgement("quorate", json!({}))],
        "decisions": [decision(601, AVA, "plan", json!({ "categories": ["NEG"] }))],
    });
    let family = family(json!({}));
    let open = |over: Value| -> Vec<Missing> {
        let conference = conference(with(base.clone(), over));
        let gaps = gaps(&conference, &family, &pack("england"));
        gaps.iter()
            .filter(|gap| gap.is_open())
            .map(|gap| gap.missing)
            .collect()
    };
    use Missing::*;
    assert_eq!(
        open(json!({})),
        [
            DangerStatement,
            LeadPractitioner,
            CoreGroup,
            CoreGroupDate,
            ReviewDate,
            PlanActions,
            Contingency
        ]
    );
    let passed = json!({ "overrides": [{ "id": id(240), "code": "missing_contingency", "child": id(AVA),
        "reason": "Written at the first core group.", "by": "Ines Calloway", "at": "2027-01-11T13:00:00Z" }] });
    assert!(!open(passed).contains(&Contingency));
    let full = json!({
        "danger_statements": [{ "id": id(250), "children": [id(AVA)], "statement": "s", "goal": "g" }],
        "outline_plans": [{ "child": id(AVA), "lead_practitioner": id(31), "core_group": [id(31)], "contingency": "c",
            "core_group_first_on": "2027-01-22", "review_on": "2027-04-09", "actions": [{ "id": id(251), "what": "w" }] }],
    });
    assert_eq!(open(full), []);
    // A strategy note is no paper's text until somebody gives it an audience.
    let restricted = Audience::RestrictedSection {
        reason: "From a strategy discussion.".to_owned(),
    };
    let block = MinuteBlock {
        audience: restricted,
        ..said_at("10:00:00")
    };
    let conference =
        conference(json!({ "participants": [parent(TOM, "Tom Brannigan", json!({}))] }));
    let reader = Reader::of(&conference.participants[0], &family);
    assert_eq!(
        withheld(Part::from(&block), &reader, &conference),
        Some(RemovalReason::Audience)
    );
}
