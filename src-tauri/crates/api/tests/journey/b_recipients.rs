//! Scenarios B11 to B13 through the functions that the window calls: who gets a copy, and what was
//! withheld too late.
use chairside_api::*;
use chairside_domain::conference::{ChildReceives, ConferenceSubject, ParticipationCode};
use chairside_domain::family::*;
use chairside_domain::ids::*;
use chairside_domain::meeting::{Participant, ParticipantRole};
use chairside_domain::minutes::{PaperKind, RemovalReason};
use chairside_record::{ConferenceAct, FamilyAct};

use crate::b_copies::{RAJ, invite, two_fathers};
use crate::family::{FATHER, MOTHER, TEMPERANCE, id, new_conference};
use crate::hand::*;
use crate::meeting::{TEACHER, act, patch, practitioner};
use crate::office::Office;
use crate::whole::{Hooks, approved_with, text_of};

const CENTRE: &str = "22 Orchard Way, Quenby, WX3 4DE";

fn suppress_centre() -> FamilyAct {
    FamilyAct::Suppress {
        suppression: Suppression {
            id: SuppressionId(id(25)),
            subject: person(MOTHER),
            withheld_from: person(FATHER),
            field: SuppressedField::Address,
            words: vec![CENTRE.to_owned()],
            reason: "She has moved there.".to_owned(),
            decided_by: "Rukhsana Iqbal-Thorne".to_owned(),
            decided_at: None,
            review_by: None,
            state: SuppressionState::Active,
            lifted_reason: String::new(),
        },
    }
}

#[test]
fn b11_a_suppression_added_later_names_every_sent_copy_and_changes_none() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let text = format!("The group meets at {CENTRE} on Fridays.");
            add_passage(office, conference, version, passage(300, &text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    office.set_time("2027-02-01T10:00:00Z");
    let his = sent(&office, conference, FATHER);
    sent(&office, conference, MOTHER);
    let waiting = prepared(&office, conference, FATHER).copy;
    second_person(&office, conference, waiting.id);
    let before = opened(&office, conference).conference.copies;
    let kept = office.app.show_password(ShowPassword {
        conference,
        copy: his.id,
        reason: "To compare.".to_owned(),
    });
    office.set_time("2027-02-03T10:00:00Z");
    let view = office
        .app
        .act_on_family(ActOnFamily {
            conference,
            act: suppress_centre(),
        })
        .unwrap();
    assert_eq!(view.conference.copies, before, "no copy is changed");
    assert_eq!(
        view.conference.incidents.len(),
        1,
        "the mother's copy is hers to have"
    );
    let incident = &view.conference.incidents[0];
    assert_eq!((incident.copy, incident.is_open()), (his.id, true));
    assert!(!incident.found.is_empty(), "each place is named");
    let gap = |view: &ConferenceView| view.gaps.iter().any(|gap| gap.code == "incident_open");
    assert!(gap(&view), "it is shown until it is closed");
    let ledger = office.app.ledger(MinutesOf { conference }).unwrap();
    let shown = &ledger.incidents[0];
    assert!(shown.sentence.contains("Darren Whitcombe") && !shown.sentence.contains("Orchard"));

    let out = tempfile::tempdir().unwrap();
    let stale = office
        .app
        .write_copy(write(conference, waiting.id, FATHER, out.path()));
    assert_eq!(
        refused(stale),
        "withheld_since",
        "what was made before does not leave after"
    );
    let request = send_request(&office, conference, waiting.id, FATHER);
    assert_eq!(refused(office.app.send_copy(request)), "withheld_since");

    let close = |reason: &str| {
        let close = ConferenceAct::CloseIncident {
            incident: incident.id,
            reason: reason.to_owned(),
        };
        act(&office, conference, close)
    };
    assert_eq!(refused(close(" ")), "reason_needed");
    let view = close("She was told and has moved again. Reported to the data officer.").unwrap();
    assert!(!gap(&view) && !view.conference.incidents[0].is_open());
    let again = office
        .app
        .act_on_family(ActOnFamily {
            conference,
            act: FamilyAct::ChangeSuppression {
                suppression: SuppressionId(id(25)),
                change: patch(serde_json::json!({ "reason": "She lives there now." })),
            },
        })
        .unwrap();
    assert_eq!(
        again.conference.incidents.len(),
        1,
        "the same places open nothing new"
    );
    assert!(kept.is_ok());
}

fn neighbour() -> Participant {
    let mut man = practitioner(45, "Gareth Pelham-Osei", "gp", "", "", "");
    man.role = ParticipantRole::FamilyMember;
    man
}

#[test]
fn b12_who_was_not_invited_is_added_by_the_chair_with_a_reason() {
    let office = Office::new("england");
    let hooks = Hooks {
        before: &|office, conference| {
            invite(office, conference, RAJ);
            let participant = neighbour();
            act(
                office,
                conference,
                ConferenceAct::AddParticipant { participant },
            )
            .unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, two_fathers(), &hooks);
    let asked = recipient(&office, conference, 45);
    assert!(!asked.is_default && asked.copy == "none", "{}", asked.why);
    let made = office.app.prepare_copy(request(conference, 45));
    assert_eq!(refused(made), "recipient_gets_none");
    let add = || {
        let change =
            patch(serde_json::json!({ "recipient_reason": "He cares for Kofi on weekdays." }));
        let change = ConferenceAct::ChangeParticipant {
            person: person(45),
            change,
        };
        act(&office, conference, change)
    };
    let role = |role| office.app.act_as(ActAs { role }).unwrap();
    role(OfficeRole::Administrator);
    assert_eq!(refused(add()), "chair_decides_recipients");
    role(OfficeRole::Chair);
    add().unwrap();
    let added = recipient(&office, conference, 45);
    assert!(added.is_default && added.why.contains("He cares for Kofi"));
    office.app.prepare_copy(request(conference, 45)).unwrap();
    let raj = recipient(&office, conference, RAJ);
    assert!(
        raj.is_default,
        "invited without parental responsibility: he keeps his copy"
    );
}

#[test]
fn b13_the_chair_decides_what_a_child_who_came_for_a_part_gets() {
    let office = Office::new("england");
    let hooks = Hooks {
        in_the_room: &|office, conference| {
            let attends = ConferenceAct::ChangeSubject {
                child: person(TEMPERANCE),
                change: patch::<ConferenceSubject>(serde_json::json!({ "participation": "pn1" })),
            };
            act(office, conference, attends).unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let subject = opened(&office, conference).conference.subjects[0].clone();
    assert_eq!(subject.participation, Some(ParticipationCode::Pn1));
    assert_eq!(subject.child_receives, ChildReceives::ChairToDecide);
    assert_eq!(
        recipient(&office, conference, TEMPERANCE).copy,
        "chair_to_decide"
    );
    let made = || office.app.prepare_copy(request(conference, TEMPERANCE));
    assert_eq!(refused(made()), "recipient_gets_none");
    let decide = |receives: &str| {
        let change = patch::<ConferenceSubject>(serde_json::json!({ "child_receives": receives }));
        let child = person(TEMPERANCE);
        act(
            &office,
            conference,
            ConferenceAct::ChangeSubject { child, change },
        )
        .unwrap();
        recipient(&office, conference, TEMPERANCE).copy
    };
    assert_eq!(decide("neither"), "none");
    assert_eq!(decide("child_friendly_letter"), "letter");
    assert_eq!(refused(made()), "recipient_gets_none");
    let own = "You told us about Friday evenings.\n\nWe heard you.";
    let words = patch::<ConferenceSubject>(serde_json::json!({ "letter_words": own }));
    let write = ConferenceAct::ChangeSubject {
        child: person(TEMPERANCE),
        change: words,
    };
    act(&office, conference, write).unwrap();
    let (_, letter) = preview(&office, conference, PaperKind::ChildLetter, TEMPERANCE);
    for words in ["Temperance", "about Friday evenings.", "We heard you."] {
        assert!(letter.contains(words), "{words}");
    }
    assert!(!minutes_for(&office, conference, MOTHER).contains("We heard you."));
    let speaks_for = serde_json::json!({ "role": "advocate", "supports": person(TEMPERANCE) });
    let speaks_for = ConferenceAct::ChangeParticipant {
        person: person(TEACHER),
        change: patch::<Participant>(speaks_for),
    };
    act(&office, conference, speaks_for).unwrap();
    let (_, for_advocate) = preview(&office, conference, PaperKind::ChildLetter, TEACHER);
    assert!(for_advocate.contains("about Friday evenings."));
    let words = "Friday evenings".to_owned();
    let found = office.app.search(Search { words }).unwrap();
    assert!(found.hits.iter().any(|hit| hit.screen == "people"));
    assert!(["full", "partial"].contains(&decide("record").as_str()));
    made().unwrap();
}

#[test]
fn redaction_needs_reason_and_approver_and_the_words_are_gone() {
    let office = Office::new("england");
    let hooks = Hooks {
        draft: &|office, conference, version| {
            let text = "Grandmother's diagnosis was named in confidence by the clinic.";
            add_passage(office, conference, version, passage(300, text));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let with = |reason: &str, approved_by: &str| {
        let mut request = request(conference, MOTHER);
        request.redactions = vec![Redaction {
            block: MinuteBlockId(id(300)),
            reason: reason.to_owned(),
            approved_by: approved_by.to_owned(),
        }];
        office.app.prepare_copy(request)
    };
    assert_eq!(
        refused(with("", "Wen Castellanos")),
        "redaction_not_approved"
    );
    assert_eq!(
        refused(with("She asked for it.", "")),
        "redaction_not_approved"
    );
    let prepared = with("She asked for it.", "Wen Castellanos").unwrap();
    assert!(prepared.copy.is_partial(), "a second person checks it");
    let mut removed = prepared.copy.removed.iter();
    let removed = removed
        .find(|r| r.reason == RemovalReason::Redaction)
        .unwrap();
    assert_eq!(removed.approved_by, "Wen Castellanos");
    assert!(!removed.number.is_empty());
    second_person(&office, conference, prepared.copy.id);
    let out = tempfile::tempdir().unwrap();
    let written = office
        .app
        .write_copy(write(conference, prepared.copy.id, MOTHER, out.path()))
        .unwrap();
    let text = text_of(
        &std::fs::read(&written.files[0]).unwrap(),
        Some(&prepared.password),
    );
    assert!(!text.contains("diagnosis") && text.contains("taken out on request"));
}
