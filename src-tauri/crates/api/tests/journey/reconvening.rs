//! Scenario C5 to its end: an adjourned conference is continued in another one, and what was met is
//! no longer work to do. Through the functions that the window calls.

use chairside_api::{
    ActOnFamily, ConferenceView, DeadlineView, FindNamesakes, NewConference, NewSubject, Nothing,
};
use chairside_domain::conference::{ConferenceKind, ConferenceState};
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::ids::*;
use chairside_domain::meeting::QuorumDecision;
use chairside_domain::plan::CoreGroupMeeting;
use chairside_record::{ConferenceAct, FamilyAct};
use serde_json::json;

use crate::endings::{conference, day, hold, with_plans};
use crate::family::{KOFI, TEMPERANCE, id, new_conference};
use crate::hand::opened;
use crate::meeting::{act, patch};
use crate::office::Office;
use crate::quorum::inquorate;

fn date<'v>(view: &'v ConferenceView, rule: &str) -> Option<&'v DeadlineView> {
    view.deadlines.iter().find(|date| date.rule == rule)
}

/// A conference of 11 January 2027 that was adjourned because it was not quorate.
fn adjourned(office: &Office) -> ConferenceView {
    adjourned_until(office, Some("2027-01-25"))
}

fn adjourned_until(office: &Office, new_date: Option<&str>) -> ConferenceView {
    let first = conference(office, ConferenceKind::Initial, None, "2027-01-11");
    let of = first.conference.id;
    office.set_time("2027-01-11T10:00:00Z");
    act(office, of, ConferenceAct::Open).unwrap();
    let mut judged = inquorate(300, QuorumDecision::InquorateAdjourn, "");
    if let ConferenceAct::AssessQuorum { assessment } = &mut judged {
        assessment.reconvene_on = new_date.map(day);
    }
    act(office, of, judged).unwrap();
    let at = "10:30:00".parse().unwrap();
    act(office, of, ConferenceAct::Adjourn { at }).unwrap()
}

#[test]
fn c5_the_reconvened_conference_takes_the_limits_over_and_meets_them() {
    let office = Office::new("swindon");
    let first = adjourned(&office);
    let of = first.conference.id;
    assert_eq!(
        date(&first, "icpc_reconvene").unwrap().due_on,
        Some(day("2027-01-25"))
    );
    let family = Some(first.family.id);
    let next = conference(&office, ConferenceKind::Reconvened, family, "2027-01-22");
    let before = opened(&office, of);
    assert_eq!(before.conference.state, ConferenceState::Reconvened);
    for subject in &before.conference.subjects {
        assert_eq!(subject.continued_in, Some(next.conference.id));
    }
    for rule in ["icpc_reconvene", "icpc_from_strategy"] {
        assert!(
            date(&before, rule).is_none(),
            "{rule} is a date of the next one"
        );
    }
    let next = opened(&office, next.conference.id);
    let new_date = date(&next, "icpc_reconvene").unwrap();
    assert_eq!(new_date.due_on, Some(day("2027-01-25")));
    let limit = date(&next, "icpc_from_strategy").unwrap();
    assert_eq!(limit.due_on, Some(day("2027-01-11")), "it was not reset");
    let held = hold(
        &office,
        next.conference.id,
        "2027-01-22",
        DecisionOutcome::Plan,
    );
    for rule in ["icpc_reconvene", "icpc_from_strategy"] {
        let met = date(&held, rule).unwrap();
        assert_eq!(met.done_on, Some(day("2027-01-22")), "{rule}");
    }
    let closing = ConferenceAct::Close {
        at: "10:30:00".parse().unwrap(),
    };
    let closed = act(&office, of, closing).unwrap();
    assert!(
        closed.conference.is_closed(),
        "what was said at the first one has its minutes"
    );
}

#[test]
fn c5_an_adjourned_conference_is_reconvened_once_the_new_one_has_its_day() {
    let office = Office::new("swindon");
    let first = adjourned_until(&office, None);
    let state = |office: &Office| opened(office, first.conference.id).conference.state;
    let request = NewConference {
        family: Some(first.family.id),
        held_on: None,
        reference: String::new(),
        children: Vec::new(),
        adults: Vec::new(),
        relationships: Vec::new(),
        suppressions: Vec::new(),
        strategy_discussion: None,
        subjects: [TEMPERANCE, KOFI].map(reconvened).to_vec(),
        ..new_conference()
    };
    let next = office.app.new_conference(request).unwrap();
    assert_eq!(state(&office), ConferenceState::Adjourned, "no day yet");
    let change = patch(json!({ "held_on": "2027-01-22" }));
    let booked = act(&office, next.conference.id, ConferenceAct::Book { change });
    booked.unwrap();
    assert_eq!(state(&office), ConferenceState::Reconvened);
}

fn reconvened(child: u128) -> NewSubject {
    NewSubject {
        child: PersonId(id(child)),
        kind: ConferenceKind::Reconvened,
        previous_held_on: None,
        is_first_review: false,
        written_notice_on: None,
        call_on: None,
    }
}

#[test]
fn c5_the_next_conference_of_a_child_who_waits_is_offered_as_reconvened() {
    let office = Office::new("swindon");
    let first = adjourned(&office);
    let child = first.family.child(PersonId(id(TEMPERANCE))).unwrap();
    let found = office.app.find_namesakes(FindNamesakes {
        given_names: child.given_names.clone(),
        surname: child.surname.clone(),
        born_on: child.born_on,
    });
    let next = found.unwrap().rows[0].next.clone().unwrap();
    assert_eq!(next.kind, ConferenceKind::Reconvened);
    assert_eq!(next.previous_held_on, Some(day("2027-01-11")));
}

fn work(office: &Office) -> Vec<String> {
    let work = office.app.today(Nothing {}).unwrap().work;
    work.into_iter().map(|item| item.deadline.rule).collect()
}

#[test]
fn a_first_core_group_and_a_review_that_were_held_are_no_longer_work() {
    let office = Office::new("england");
    let view = with_plans(&office);
    office.set_time("2027-02-01T09:00:00Z");
    assert!(work(&office).contains(&"core_group_first".to_owned()));
    for plan in &view.family.plans {
        let meeting = CoreGroupMeeting {
            id: CoreGroupMeetingId(plan.id.0),
            held_on: day("2027-01-20"),
            attended: Vec::new(),
            summary: String::new(),
            record_sent_at: None,
            next_on: None,
        };
        let act = FamilyAct::RecordCoreGroup {
            plan: plan.id,
            meeting,
        };
        let conference = view.conference.id;
        let done = office.app.act_on_family(ActOnFamily { conference, act });
        done.unwrap();
    }
    let met = opened(&office, view.conference.id);
    let first = date(&met, "core_group_first").unwrap();
    assert_eq!(first.done_on, Some(day("2027-01-20")));
    assert!(!work(&office).contains(&"core_group_first".to_owned()));

    let family = Some(view.family.id);
    let review = conference(&office, ConferenceKind::Review, family, "2027-04-09");
    office.set_time("2027-04-05T09:00:00Z");
    let due = work(&office);
    let reviews = due.iter().filter(|rule| *rule == "review_first").count();
    assert_eq!(reviews, 2, "once for each child: {due:?}");
    hold(
        &office,
        review.conference.id,
        "2027-04-09",
        DecisionOutcome::Continue,
    );
    assert!(!work(&office).contains(&"review_first".to_owned()));
    let met = opened(&office, view.conference.id);
    let next = date(&met, "review_first").unwrap();
    assert_eq!(next.done_on, Some(day("2027-04-09")));
    let reviews = &met.family.plans[0].reviews;
    assert_eq!(reviews.len(), 1);
    assert_eq!(reviews[0].conference, review.conference.id);
}
