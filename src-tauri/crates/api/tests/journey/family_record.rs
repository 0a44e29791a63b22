//! What a family's record holds before, between and after conferences: scenarios A13, A14, B6, B7,
//! D3 and D5, the chronology and complaints, through the functions that the window calls.

use chairside_api::{
    ActOnFamily, ConferenceView, FindNamesakes, LocalTime, Nothing, OpenConference, WorkItem,
};
use chairside_domain::conference::ConferenceKind;
use chairside_domain::decision::DecisionOutcome;
use chairside_domain::family::{Complaint, EmergencyPower, EmergencyPowerKind};
use chairside_domain::ids::*;
use chairside_domain::moves::Stay;
use chairside_domain::plan::EndReason;
use chairside_record::FamilyAct;

use crate::endings::{conference, day, end_plan, hold, is_open, missing, with_plans};
use crate::family::{self, KOFI, TEMPERANCE, id};
use crate::meeting::patch;
use crate::office::Office;

#[test]
fn b7_unborn_babies_of_one_mother_get_numbers_as_soon_as_there_are_two() {
    let office = Office::new("england");
    let mut request = family::new_conference();
    let mut second = request.children[2].clone();
    second.id = PersonId(id(950));
    request.subjects[1].child = second.id;
    request.children[1] = second;
    request.relationships.clear();
    let view = office.app.new_conference(request).unwrap();
    let labels: Vec<&str> = view.children.iter().map(|c| c.label.as_str()).collect();
    assert!(
        labels[1].contains('1') && labels[2].contains('2'),
        "{labels:?}"
    );
}

#[test]
fn b6_a_birth_is_of_an_unborn_child_and_has_happened() {
    let office = Office::new("england");
    let view = office.app.new_conference(family::new_conference()).unwrap();
    let birth = |child: u128, on: &str| {
        office.app.act_on_family(ActOnFamily {
            conference: view.conference.id,
            act: FamilyAct::RecordBirth {
                child: PersonId(id(child)),
                born_on: day(on),
                given_names: "Esme".to_owned(),
                surname: String::new(),
            },
        })
    };
    office.set_time("2027-03-11T09:00:00Z");
    assert_eq!(
        birth(KOFI, "2027-03-10").unwrap_err().code,
        "birth_not_unborn"
    );
    assert_eq!(
        birth(family::BABY, "2027-03-12").unwrap_err().code,
        "birth_not_yet"
    );
    let born = birth(family::BABY, "2027-03-10").unwrap();
    assert!(
        born.children
            .iter()
            .any(|child| child.label.contains("Esme"))
    );
}

#[test]
fn d3_a_long_stay_asks_for_a_transfer_and_a_short_one_does_not() {
    let office = Office::new("wales");
    let view = with_plans(&office);
    let stays = |until: &str| {
        let act = FamilyAct::RecordStay {
            child: PersonId(id(KOFI)),
            stay: Some(Stay {
                from: day("2027-02-01"),
                expected_until: Some(day(until)),
                is_for_good: false,
            }),
        };
        let conference = view.conference.id;
        let view = office.app.act_on_family(ActOnFamily { conference, act });
        let view = view.unwrap();
        let is_asked = view.gaps.iter().any(|gap| gap.code == "stay_for_good");
        (is_asked, view.children[1].stay.clone())
    };
    let (is_asked, stands) = stays("2027-03-08");
    assert!(!is_asked && stands.contains("for a time"), "{stands}");
    let (is_asked, stands) = stays("2027-05-03");
    assert!(is_asked && stands.contains("move for good"), "{stands}");
}

#[test]
fn d5_a_death_stops_papers_and_its_plan_ends_no_later() {
    let office = Office::new("england");
    let view = with_plans(&office);
    office.set_time("2027-02-10T09:00:00Z");
    let act = |act| {
        let conference = view.conference.id;
        office
            .app
            .act_on_family(ActOnFamily { conference, act })
            .unwrap()
    };
    let child = PersonId(id(KOFI));
    let died = act(FamilyAct::RecordDeath {
        child,
        died_on: day("2027-02-09"),
    });
    let warned = |view: &ConferenceView, code: &str| view.gaps.iter().any(|gap| gap.code == code);
    assert!(warned(&died, "papers_after_death") && warned(&died, "death_review_not_noted"));
    let noted = act(FamilyAct::NoteDeathReview {
        child,
        noted_on: day("2027-02-10"),
    });
    assert!(!warned(&noted, "death_review_not_noted"));
    let proposed = noted.children[1].proposed_end.clone().unwrap();
    assert_eq!(
        (proposed.reason, proposed.on),
        (EndReason::Died, day("2027-02-09"))
    );
    let late = end_plan(&noted, KOFI, EndReason::Died, "2027-02-10");
    assert_eq!(missing(office.app.end_plan(late)), ["end_not_after_death"]);
    let on_the_day = end_plan(&noted, KOFI, EndReason::Died, "2027-02-09");
    assert!(!is_open(&office.app.end_plan(on_the_day).unwrap(), KOFI));
}

#[test]
fn the_chronology_of_a_child_runs_across_conferences_and_plans() {
    let office = Office::new("england");
    let first = with_plans(&office);
    let review = conference(
        &office,
        ConferenceKind::Review,
        Some(first.family.id),
        "2027-04-06",
    );
    hold(
        &office,
        review.conference.id,
        "2027-04-06",
        DecisionOutcome::Continue,
    );
    let request = OpenConference {
        conference: review.conference.id,
    };
    let children = office.app.chronology(request).unwrap().children;
    let of_kofi = children
        .iter()
        .find(|c| c.child == PersonId(id(KOFI)))
        .unwrap();
    let whats: Vec<&str> = of_kofi.entries.iter().map(|e| e.what.as_str()).collect();
    assert_eq!(
        whats,
        [
            "Born",
            "Strategy discussion that started section 47 enquiries",
            "Initial conference. Plan",
            "Child protection plan began",
            "Review conference. Plan continues",
        ]
    );
    assert_eq!(of_kofi.entries[4].conference, Some(review.conference.id));
}

#[test]
fn a13_a_typed_moment_is_local_time_and_its_72_hours_are_elapsed_hours() {
    let office = Office::new("england");
    let view = office.app.new_conference(family::new_conference()).unwrap();
    let moment = |on: &str, at: &str| {
        let at = at.parse().unwrap();
        office.app.moment_of(LocalTime { on: day(on), at })
    };
    assert_eq!(
        moment("2027-03-28", "01:30:00").unwrap_err().code,
        "no_such_time"
    );
    let began = moment("2027-03-26", "22:30:00").unwrap().at;
    let power = EmergencyPower {
        id: EmergencyPowerId(id(970)),
        kind: EmergencyPowerKind::PoliceProtection,
        children: vec![PersonId(id(KOFI))],
        began_at: began,
        court_stated_expiry: None,
        ended_at: None,
    };
    let order = EmergencyPower {
        id: EmergencyPowerId(id(971)),
        kind: EmergencyPowerKind::EmergencyProtectionOrder,
        ..power.clone()
    };
    let record = |power| {
        let act = FamilyAct::RecordEmergencyPower { power };
        let conference = view.conference.id;
        office
            .app
            .act_on_family(ActOnFamily { conference, act })
            .unwrap()
    };
    record(power);
    let view = record(order);
    let of = |rule: &str| {
        let dates = &view.family_deadlines;
        dates
            .iter()
            .find(|d| d.deadline.rule == rule)
            .unwrap()
            .clone()
    };
    let ends = of("police_protection");
    assert!(ends.about.contains("Kofi"), "{ends:?}");
    let due_at = ends.deadline.due_at.unwrap();
    assert_eq!(due_at, moment("2027-03-29", "23:30:00").unwrap().at);
    let order = of("epo");
    assert_eq!(order.deadline.due_at, None, "never worked out");
    assert!(
        order.deadline.standing.contains("not recorded"),
        "{order:?}"
    );
}

#[test]
fn a_complaint_sets_its_clocks_and_the_decision_stands() {
    let office = Office::new("york");
    let view = with_plans(&office);
    let complaint = Complaint {
        id: ComplaintId(id(980)),
        conference: view.conference.id,
        from: PersonId(id(family::MOTHER)),
        written_on: None,
        received_on: day("2027-01-18"),
        text: "My views were not heard.".to_owned(),
        reply: String::new(),
        replied_on: None,
    };
    let act = FamilyAct::RecordComplaint { complaint };
    let conference = view.conference.id;
    let view = office
        .app
        .act_on_family(ActOnFamily { conference, act })
        .unwrap();
    let reply = view
        .family_deadlines
        .iter()
        .find(|d| d.deadline.rule == "complaint_reply");
    let reply = reply.unwrap();
    assert_eq!(reply.deadline.due_on, Some(day("2027-02-01")));
    assert_eq!(reply.deadline.readings.len(), 2, "the unit is not stated");
    assert!(is_open(&view, KOFI) && is_open(&view, TEMPERANCE));
}

#[test]
fn dates_of_a_familys_record_stand_in_todays_work_until_they_are_met() {
    let office = Office::new("york");
    let view = with_plans(&office);
    let conference = view.conference.id;
    let complaint = Complaint {
        id: ComplaintId(id(980)),
        conference,
        from: PersonId(id(family::MOTHER)),
        written_on: None,
        received_on: day("2027-01-18"),
        text: "My views were not heard.".to_owned(),
        reply: String::new(),
        replied_on: None,
    };
    let act = |act| office.app.act_on_family(ActOnFamily { conference, act });
    let replies = || -> Vec<WorkItem> {
        let work = office.app.today(Nothing {}).unwrap().work;
        let is_reply = |item: &WorkItem| item.deadline.rule == "complaint_reply";
        work.into_iter().filter(is_reply).collect()
    };
    assert!(replies().is_empty());
    act(FamilyAct::RecordComplaint {
        complaint: complaint.clone(),
    })
    .unwrap();

    office.set_time("2027-01-18T09:00:00Z");
    let coming: Vec<_> = replies().iter().map(|i| i.deadline.due_on).collect();
    assert_eq!(coming, [Some(day("2027-02-01"))]);
    office.set_time("2027-02-02T09:00:00Z");
    let late = replies();
    let [item] = late.as_slice() else {
        panic!("one date: {late:?}");
    };
    assert_eq!(item.conference, conference);
    assert_eq!(item.screen, "record");
    assert!(item.about.contains("18 January 2027"), "{item:?}");
    assert!(!item.deadline.source.is_empty());

    let reply = serde_json::json!({ "reply": "They are heard.", "replied_on": "2027-02-02" });
    act(FamilyAct::ChangeComplaint {
        complaint: complaint.id,
        change: patch(reply),
    })
    .unwrap();
    assert!(replies().is_empty(), "a date that was met is no work");
}

#[test]
fn b2_the_next_conference_of_a_known_child_is_proposed_by_what_happened_to_the_child() {
    let office = Office::new("england");
    let view = with_plans(&office);
    let child = |number: u128| {
        let child = view.family.child(PersonId(id(number))).unwrap().clone();
        let request = FindNamesakes {
            given_names: child.given_names,
            surname: child.surname,
            born_on: child.born_on,
        };
        let rows = office.app.find_namesakes(request).unwrap().rows;
        rows.into_iter().find(|row| row.person == child.id).unwrap()
    };
    let next = child(KOFI).next.unwrap();
    assert_eq!(next.kind, ConferenceKind::Review, "there is an open plan");
    assert_eq!(next.previous_held_on, view.conference.held_on);
    assert!(next.is_first_review);
}
