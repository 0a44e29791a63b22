//! The dates that are shown while a conference is thought of are those it has once it is made.

use chairside_api::{
    ConferenceView, DeadlineView, ListConferences, NewConference, PreviewBooking, PreviewedDates,
};
use chairside_domain::conference::ConferenceKind;
use chairside_domain::family::{ChildStatus, StrategyDiscussion};
use chairside_domain::ids::*;
use chrono::NaiveDate;

use crate::endings::day;
use crate::family::{id, new_conference};
use crate::office::Office;

type Line = (String, Option<PersonId>, Option<NaiveDate>);

fn line(date: &DeadlineView) -> Line {
    (date.rule.clone(), date.child, date.due_on)
}

fn thought_of(office: &Office, request: &NewConference) -> PreviewedDates {
    office.app.preview_dates(request.clone()).unwrap()
}

fn limit(dates: &PreviewedDates, rule: &str) -> Option<NaiveDate> {
    let date = dates.deadlines.iter().find(|date| date.rule == rule);
    date.and_then(|date| date.due_on)
}

#[test]
fn what_is_thought_of_has_the_dates_that_it_has_once_it_is_made() {
    for pack in [
        "england",
        "sussex",
        "surrey",
        "oxfordshire",
        "scotland",
        "wales",
    ] {
        let office = Office::new(pack);
        let request = NewConference {
            held_on: Some(day("2027-01-13")),
            ..new_conference()
        };
        let before = thought_of(&office, &request);
        let list = |office: &Office| {
            let all = ListConferences {
                words: String::new(),
                state: None,
                is_open_only: false,
            };
            office.app.list_conferences(all).unwrap().total
        };
        assert_eq!(list(&office), 0, "nothing was kept");
        let made: ConferenceView = office.app.new_conference(request).unwrap();
        assert!(!made.deadlines.is_empty());
        for date in &made.deadlines {
            let known = before.deadlines.iter().map(line).any(|l| l == line(date));
            assert!(known, "{pack}: {} was not shown", date.rule);
        }
        let late = |gaps: &[chairside_api::GapView]| -> Vec<(String, Option<PersonId>)> {
            let late = gaps.iter().filter(|gap| gap.code == "after_limit");
            late.map(|gap| (gap.sentence.clone(), gap.child)).collect()
        };
        assert_eq!(late(&before.gaps), late(&made.gaps), "{pack}");
    }
}

#[test]
fn an_unborn_child_has_the_limits_of_the_unborn_while_it_is_thought_of() {
    let office = Office::new("scotland");
    let mut request = new_conference();
    let child = &mut request.children[0];
    child.status = ChildStatus::Unborn;
    child.born_on = None;
    child.expected_on = Some(day("2027-03-15"));
    request.subjects.truncate(1);
    request.subjects[0].kind = ConferenceKind::PreBirth;
    let dates = thought_of(&office, &request);
    // 28 completed weeks are reached 12 weeks before the expected date.
    assert_eq!(limit(&dates, "cppm_unborn"), Some(day("2026-12-21")));
    assert_eq!(limit(&dates, "cppm"), None);
}

#[test]
fn hours_count_back_from_the_start_that_is_thought_of() {
    let office = Office::new("surrey");
    let mut request = new_conference();
    request.held_on = Some(day("2027-01-13"));
    request.starts_at = Some("14:30:00".parse().unwrap());
    let dates = thought_of(&office, &request);
    let report = dates.deadlines.iter().find(|d| d.rule == "report_initial");
    let due_at = report.unwrap().due_at.unwrap();
    assert_eq!(due_at.to_rfc3339(), "2027-01-11T14:30:00+00:00");
}

#[test]
fn another_day_and_another_discussion_are_tried_before_they_are_booked() {
    let office = Office::new("england");
    let made = office.app.new_conference(new_conference()).unwrap();
    let known = made.family.strategy_discussions[0].clone();
    let later = StrategyDiscussion {
        id: StrategyDiscussionId(id(811)),
        held_on: day("2026-12-21"),
        initiated_section47: true,
        ..known.clone()
    };
    let act = chairside_record::FamilyAct::RecordStrategyDiscussion {
        discussion: later.clone(),
    };
    let conference = made.conference.id;
    let request = chairside_api::ActOnFamily { conference, act };
    office.app.act_on_family(request).unwrap();
    let tried = |held_on: &str, discussion: Option<StrategyDiscussionId>| {
        let request = PreviewBooking {
            conference,
            held_on: Some(day(held_on)),
            starts_at: None,
            strategy_discussion: discussion,
        };
        let tried = office.app.preview_booking(request).unwrap();
        let is_late = tried.gaps.iter().any(|gap| gap.code == "after_limit");
        (limit(&tried, "icpc_from_strategy"), is_late)
    };
    let first = limit_of(&made, "icpc_from_strategy");
    assert_eq!(tried("2027-01-11", None), (first, false));
    assert_eq!(tried("2027-01-13", None), (first, true));
    let (moved, is_late) = tried("2027-01-13", Some(later.id));
    assert_eq!((moved, is_late), (Some(day("2027-01-14")), false));
    assert_eq!(
        tried("2027-01-13", Some(known.id)),
        (first, true),
        "and nothing was kept"
    );
}

fn limit_of(view: &ConferenceView, rule: &str) -> Option<NaiveDate> {
    let date = view.deadlines.iter().find(|date| date.rule == rule);
    date.and_then(|date| date.due_on)
}
