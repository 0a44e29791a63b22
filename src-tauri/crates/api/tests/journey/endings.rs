//! Scenarios C5, C6, D1, D2, D4, D6 and D7 through the functions that the window calls.

use chairside_api::{
    ActOnFamily, AppError, ConferenceView, ConfirmationLetter, EndPlan, MinutesOf, NewConference,
    NewSubject, PrepareCopy, ReadLetter,
};
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::{ChildDecision, DecisionOutcome};
use chairside_domain::ids::*;
use chairside_domain::minutes::PaperKind;
use chairside_domain::plan::{ChildInNeedFollowUp, EndReason};
use chairside_record::{ConferenceAct, FamilyAct};
use chrono::{DateTime, NaiveDate};

use crate::family::{self, KOFI, TEMPERANCE, id};
use crate::hand::{opened, person, preview, request, second_person, send_request};
use crate::meeting::{HEALTH_VISITOR, TEACHER, act};
use crate::office::Office;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A conference of this kind about two children, on a day, of a known family or a new one.
pub fn conference(
    office: &Office,
    kind: ConferenceKind,
    known: Option<FamilyId>,
    held_on: &str,
) -> ConferenceView {
    let all = family::new_conference();
    let subject = |number| NewSubject {
        child: PersonId(id(number)),
        kind,
        previous_held_on: None,
        is_first_review: kind == ConferenceKind::Review,
        written_notice_on: None,
        call_on: None,
    };
    let subjects = vec![subject(TEMPERANCE), subject(KOFI)];
    let request = match known {
        None => NewConference {
            subjects,
            held_on: Some(day(held_on)),
            reference: String::new(),
            ..all
        },
        Some(_) => NewConference {
            family: known,
            children: Vec::new(),
            adults: Vec::new(),
            relationships: Vec::new(),
            suppressions: Vec::new(),
            strategy_discussion: None,
            subjects,
            held_on: Some(day(held_on)),
            reference: String::new(),
            ..all
        },
    };
    office.app.new_conference(request).unwrap()
}

pub fn decide(office: &Office, of: ConferenceId, child: u128, outcome: DecisionOutcome) {
    let decision = ChildDecision {
        id: ChildDecisionId(uuid::Uuid::from_u128(of.0.as_u128() + child)),
        child: PersonId(id(child)),
        outcome,
        categories: vec!["NEG".to_owned()],
        reasons: "Set out in the meeting.".to_owned(),
        category_change_reason: String::new(),
        decided_by: String::new(),
        decided_at: DateTime::UNIX_EPOCH,
        follow_up: String::new(),
        end_reason: None,
    };
    act(office, of, ConferenceAct::RecordDecision { decision }).unwrap();
}

pub fn hold(
    office: &Office,
    of: ConferenceId,
    on: &str,
    outcome: DecisionOutcome,
) -> ConferenceView {
    office.set_time(&format!("{on}T10:00:00Z"));
    act(office, of, ConferenceAct::Open).unwrap();
    for child in [TEMPERANCE, KOFI] {
        decide(office, of, child, outcome);
    }
    let at = "12:00:00".parse().unwrap();
    act(office, of, ConferenceAct::Close { at }).unwrap()
}

/// Two children with a plan from an initial conference on 11 January 2027.
pub fn with_plans(office: &Office) -> ConferenceView {
    let view = conference(office, ConferenceKind::Initial, None, "2027-01-11");
    hold(
        office,
        view.conference.id,
        "2027-01-11",
        DecisionOutcome::Plan,
    )
}

fn plan_of(view: &ConferenceView, child: u128) -> ProtectionPlanId {
    let plans = view.family.plans.iter();
    plans
        .filter(|plan| plan.child == PersonId(id(child)))
        .map(|plan| plan.id)
        .next()
        .unwrap()
}

pub fn end_plan(view: &ConferenceView, child: u128, reason: EndReason, on: &str) -> EndPlan {
    EndPlan {
        conference: view.conference.id,
        plan: plan_of(view, child),
        ended_on: day(on),
        reason,
        letter: None,
        transfer_conference_on: None,
        follow_up: None,
    }
}

pub fn missing(refused: Result<ConferenceView, AppError>) -> Vec<String> {
    let error = refused.unwrap_err();
    assert_eq!(error.code, "plan_cannot_end");
    assert!(
        error.fields.iter().all(|f| f.message != f.field),
        "{error:?}"
    );
    error.fields.into_iter().map(|f| f.field).collect()
}

pub fn is_open(view: &ConferenceView, child: u128) -> bool {
    let plans = view.family.plans.iter();
    let mut of_child = plans.filter(|plan| plan.child == PersonId(id(child)));
    of_child.next_back().unwrap().ended_on.is_none()
}

#[test]
fn d1_a_move_ends_the_plan_only_with_the_letter_itself() {
    let office = Office::new("england");
    let view = with_plans(&office);
    let call_only = end_plan(
        &view,
        KOFI,
        EndReason::MovedToAnotherAuthority,
        "2027-04-05",
    );
    assert_eq!(
        missing(office.app.end_plan(call_only.clone())),
        ["written_confirmation"]
    );
    let letter = |path: &str| ConfirmationLetter {
        authority: "Harrowfell Council".to_owned(),
        author: "Ioan Pendragon-Ikwue, team manager".to_owned(),
        dated_on: day("2027-04-14"),
        path: path.to_owned(),
    };
    let without_file = EndPlan {
        letter: Some(letter("")),
        ..call_only.clone()
    };
    assert_eq!(
        missing(office.app.end_plan(without_file)),
        ["confirmation_document"]
    );
    let path = office.folder.path().join("responsibility.txt");
    std::fs::write(&path, "We are responsible for the plan from 14 April 2027.").unwrap();
    let ended = EndPlan {
        letter: Some(letter(&path.to_string_lossy())),
        ..call_only
    };
    let view = office.app.end_plan(ended).unwrap();
    assert!(!is_open(&view, KOFI));
    assert!(is_open(&view, TEMPERANCE), "a sibling keeps the plan");
    let office = office.restarted();
    office.unlock().unwrap();
    let read = office
        .app
        .read_letter(ReadLetter {
            conference: view.conference.id,
            plan: plan_of(&view, KOFI),
        })
        .unwrap();
    assert_eq!(read.file_name, "responsibility.txt");
    assert!(
        read.parts[0].text.contains("from 14 April 2027"),
        "{read:?}"
    );
}

#[test]
fn d1_wales_also_asks_for_the_day_of_the_transfer_conference() {
    let office = Office::new("wales");
    let view = with_plans(&office);
    let reasons = &view.children[1].end_reasons;
    let moved = reasons
        .iter()
        .find(|r| r.reason == EndReason::MovedToAnotherAuthority)
        .unwrap();
    assert!(moved.needs_letter && moved.needs_transfer_conference);
    let request = end_plan(
        &view,
        KOFI,
        EndReason::MovedToAnotherAuthority,
        "2027-04-05",
    );
    assert_eq!(
        missing(office.app.end_plan(request)),
        ["written_confirmation", "transfer_conference_date"]
    );
}

#[test]
fn d2_the_originating_authority_is_responsible_until_the_transfer_conference() {
    let office = Office::new("scotland");
    let view = with_plans(&office);
    let transfer = conference(
        &office,
        ConferenceKind::TransferIn,
        Some(view.family.id),
        "2027-02-22",
    );
    let before = &transfer.children[0];
    assert!(before.responsible.contains("the child left"), "{before:?}");
    let offered = |reason| before.end_reasons.iter().any(|r| r.reason == reason);
    assert!(
        !offered(EndReason::NoLongerAtRisk),
        "not at a transfer meeting"
    );
    assert!(offered(EndReason::Died));
    let held = hold(
        &office,
        transfer.conference.id,
        "2027-02-22",
        DecisionOutcome::Continue,
    );
    assert!(held.children[0].responsible.contains("This authority"));
}

#[test]
fn d4_eighteen_is_proposed_and_the_plan_ends_no_earlier() {
    let office = Office::new("england");
    let view = with_plans(&office);
    let proposed = view.children[0].proposed_end.clone().unwrap();
    assert_eq!(proposed.reason, EndReason::Eighteen);
    assert_eq!(proposed.on, day("2031-05-03"));
    let early = end_plan(&view, TEMPERANCE, EndReason::Eighteen, "2031-05-02");
    assert_eq!(missing(office.app.end_plan(early)), ["eighteenth_birthday"]);
    let on_the_day = end_plan(&view, TEMPERANCE, EndReason::Eighteen, "2031-05-03");
    let view = office.app.end_plan(on_the_day.clone()).unwrap();
    assert!(!is_open(&view, TEMPERANCE) && is_open(&view, KOFI));
    let again = office.app.end_plan(on_the_day).unwrap_err();
    assert_eq!(again.code, "plan_ended_already");
}

#[test]
fn d6_a_review_ends_a_plan_with_its_decision_and_the_support_that_follows() {
    let office = Office::new("england");
    let first = with_plans(&office);
    let review = conference(
        &office,
        ConferenceKind::Review,
        Some(first.family.id),
        "2027-04-06",
    );
    let request = end_plan(&review, KOFI, EndReason::NoLongerAtRisk, "2027-04-06");
    let undecided = missing(office.app.end_plan(request.clone()));
    assert_eq!(
        undecided,
        [
            "review_decision",
            "support_discussed",
            "follow_up_plan",
            "follow_up_review"
        ]
    );
    let held = hold(
        &office,
        review.conference.id,
        "2027-04-06",
        DecisionOutcome::End,
    );
    assert!(is_open(&held, KOFI), "a person gives what an end needs");
    let waits = |view: &ConferenceView| {
        let gaps = view.gaps.iter();
        gaps.filter(|gap| gap.code == "plan_not_ended").count()
    };
    assert_eq!(waits(&held), 2);
    let with_support = EndPlan {
        follow_up: Some(ChildInNeedFollowUp {
            discussed_on: day("2027-04-06"),
            support: "Child in need plan.".to_owned(),
            review_by: Some(day("2027-10-06")),
            reviewed_on: None,
        }),
        ..request
    };
    let ended = office.app.end_plan(with_support).unwrap();
    assert!(!is_open(&ended, KOFI));
    assert_eq!(waits(&ended), 1, "the sibling's plan still runs");
}

/// The agencies that are named as not told yet, for each child.
fn not_told(office: &Office, of: ConferenceId) -> Vec<String> {
    let gaps = opened(office, of).gaps;
    let notices = gaps
        .into_iter()
        .filter(|gap| gap.code == "plan_ended_notice");
    notices.map(|gap| gap.sentence).collect()
}

/// Health and school were invited to the first conference; the school never came.
#[test]
fn d6_every_agency_of_the_conference_that_led_to_the_plan_is_told_that_it_ended() {
    let office = Office::new("england");
    let first = conference(&office, ConferenceKind::Initial, None, "2027-01-11");
    crate::meeting::prepare(&office, first.conference.id);
    hold(
        &office,
        first.conference.id,
        "2027-01-11",
        DecisionOutcome::Plan,
    );
    let review = conference(
        &office,
        ConferenceKind::Review,
        Some(first.family.id),
        "2027-04-06",
    );
    let of = review.conference.id;
    for number in [HEALTH_VISITOR, TEACHER] {
        let participants = opened(&office, first.conference.id).conference.participants;
        let known = participants.into_iter().find(|p| p.id == person(number));
        let participant = known.unwrap();
        act(&office, of, ConferenceAct::AddParticipant { participant }).unwrap();
    }
    hold(&office, of, "2027-04-06", DecisionOutcome::End);
    for child in [TEMPERANCE, KOFI] {
        let ending = EndPlan {
            follow_up: Some(ChildInNeedFollowUp {
                discussed_on: day("2027-04-06"),
                support: "Child in need plan.".to_owned(),
                review_by: Some(day("2027-10-06")),
                reviewed_on: None,
            }),
            ..end_plan(
                &opened(&office, of),
                child,
                EndReason::NoLongerAtRisk,
                "2027-04-06",
            )
        };
        office.app.end_plan(ending).unwrap();
    }
    let named = not_told(&office, of);
    assert_eq!(named.len(), 2, "for each child: {named:?}");
    for text in &named {
        assert!(text.contains("Quenby Health") && text.contains("Harrowfell Primary School"));
    }

    let notice = PrepareCopy {
        paper: PaperKind::PlanEndedNotice,
        ..request(of, HEALTH_VISITOR)
    };
    let (_, text) = preview(&office, of, PaperKind::PlanEndedNotice, HEALTH_VISITOR);
    assert!(
        text.contains("Temperance") && text.contains("Kofi"),
        "one notice tells of both"
    );
    let copy = office.app.prepare_copy(notice).unwrap().copy;
    assert_eq!(not_told(&office, of), named, "nothing was sent yet");
    if copy.is_partial() {
        second_person(&office, of, copy.id);
    }
    let send = send_request(&office, of, copy.id, HEALTH_VISITOR);
    office.app.send_copy(send).unwrap();
    let left = not_told(&office, of);
    assert_eq!(left.len(), 2);
    for text in left {
        assert!(!text.contains("Quenby Health") && text.contains("Harrowfell Primary School"));
    }
    let ledger = office.app.ledger(MinutesOf { conference: of }).unwrap();
    assert!(ledger.lines.iter().any(|line| line.copy == copy.id));
}

#[test]
fn d7_a_looked_after_child_keeps_the_plan_and_shows_both() {
    let office = Office::new("teesside");
    let view = with_plans(&office);
    office.set_time("2027-01-14T09:00:00Z");
    let view = office
        .app
        .act_on_family(ActOnFamily {
            conference: view.conference.id,
            act: FamilyAct::RecordLookedAfter {
                child: PersonId(id(TEMPERANCE)),
                from: day("2027-01-13"),
            },
        })
        .unwrap();
    assert!(is_open(&view, TEMPERANCE));
    let dates = &view.family_deadlines;
    let notice = dates
        .iter()
        .find(|date| date.deadline.rule == "dual_status_notice")
        .unwrap();
    assert_eq!(notice.deadline.due_on, Some(day("2027-01-14")));
    let review = conference(
        &office,
        ConferenceKind::Review,
        Some(view.family.id),
        "2027-04-06",
    );
    let asked = review.gaps.iter().any(|gap| gap.code == "dual_status");
    assert!(asked, "the review is asked to decide: {:#?}", review.gaps);
}
