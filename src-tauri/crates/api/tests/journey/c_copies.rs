//! Scenarios C1 to C4 and C6, as far as they show in papers.

use chairside_domain::attendance::{OutBecause, TimeOut};
use chairside_domain::family::{SuppressedField, Suppression};
use chairside_domain::ids::*;
use chairside_domain::meeting::*;
use chairside_domain::minutes::{PaperKind, RemovalReason};
use chairside_record::ConferenceAct;
use chrono::DateTime;

use crate::family::{FATHER, MOTHER, id, new_conference};
use crate::hand::*;
use crate::meeting::{HEALTH_VISITOR, SOCIAL_WORKER, act, patch};
use crate::office::Office;
use crate::whole::{Hooks, approved_with};

fn out(office: &Office, conference: ConferenceId, number: u128, at: &str) {
    let leave = ConferenceAct::MarkOut {
        person: person(number),
        at: at.parse().unwrap(),
    };
    act(office, conference, leave).unwrap();
}

fn back(office: &Office, conference: ConferenceId, number: u128, at: &str) {
    let enter = ConferenceAct::MarkIn {
        person: person(number),
        presence: PresenceId(id(80 + number)),
        kind: PresenceKind::InPerson,
        at: at.parse().unwrap(),
    };
    act(office, conference, enter).unwrap();
}

/// The clock of the office stands still: the meeting ends when it did.
fn until_noon(office: &Office) {
    office.pass_minutes(120);
}

fn full_minutes(office: &Office, conference: ConferenceId) -> String {
    crate::whole::text_of(&archive(office, conference), None)
}

/// One line, so that what a page breaks can be compared.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn c1_a_parent_excluded_for_a_part_is_told_in_the_chairs_words() {
    let office = Office::new("england");
    let hooks = Hooks {
        in_the_room: &|office, conference| {
            out(office, conference, FATHER, "10:20:00");
            back(office, conference, FATHER, "10:50:00");
            until_noon(office);
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let full = flat(&full_minutes(&office, conference));
    for words in [
        "10:00 to 10:20",
        "10:50 to 12:00",
        "Darren Whitcombe was not in the room from 10:20 to 10:50",
        "Asked for by Police",
        "Decided by Marguerite Ashdown-Oyelaran",
        "By phone the day before",
    ] {
        assert!(full.contains(words), "the record has {words}");
    }
    let (preview, text) = preview(&office, conference, PaperKind::Minutes, FATHER);
    assert!(text.contains("A part of the conference was held without you."));
    assert!(
        !text.contains("detective"),
        "what was said meanwhile is not his by default"
    );
    let excluded = preview
        .left_out
        .iter()
        .any(|part| part.reason == RemovalReason::ExcludedThen);
    assert!(excluded, "{:#?}", preview.left_out);
    let text = flat(&text);
    assert!(
        text.contains("Tired, late and without food"),
        "he gets the decision"
    );
    assert!(
        text.contains("complain"),
        "he gets what to do if he disagrees"
    );
    assert!(!text.contains("Asked for by Police"));
}

#[test]
fn c1_an_exclusion_shows_in_the_times_also_where_nobody_marked_the_door() {
    let office = Office::new("england");
    let hooks = Hooks {
        in_the_room: &|office, _| until_noon(office),
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let view = opened(&office, conference);
    let times_out = |number: u128| {
        let people = view.people.iter();
        let found = people.clone().find(|known| known.id == person(number));
        found.unwrap().times_out.clone()
    };
    let excluded = TimeOut {
        from: "10:20:00".parse().unwrap(),
        until: "10:50:00".parse().unwrap(),
        because: OutBecause::Excluded,
    };
    assert_eq!(times_out(FATHER), [excluded]);
    assert_eq!(times_out(MOTHER), []);

    let full = flat(&full_minutes(&office, conference));
    assert!(full.contains("10:00 to 10:20") && full.contains("10:50 to 12:00"));
    let hers = flat(&minutes_for(&office, conference, MOTHER));
    assert!(!hers.contains("10:20"), "a gap in his times would tell her");
    let his = flat(&minutes_for(&office, conference, FATHER));
    assert!(his.contains("10:00 to 10:20") && his.contains("10:50 to 12:00"));
}

#[test]
fn c2_a_late_request_is_shown_with_its_notice_and_the_chair_may_still_decide() {
    let office = Office::new("england");
    let hooks = Hooks {
        before: &|office, conference| {
            let change = patch(serde_json::json!({ "requested_on": "2027-01-08" }));
            let exclusion = ExclusionId(id(50));
            let act_ = ConferenceAct::ChangeExclusion { exclusion, change };
            let view = act(office, conference, act_).unwrap();
            let known = &view.conference.exclusions[0];
            assert_eq!(known.requested_on, Some("2027-01-08".parse().unwrap()));
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let text = minutes_for(&office, conference, FATHER);
    assert!(
        text.contains("A part of the conference was held without you."),
        "it stands all the same"
    );
}

#[test]
fn c3_a_parent_who_walks_out_is_absent_and_nothing_is_withheld_from_her() {
    let office = Office::new("england");
    let hooks = Hooks {
        in_the_room: &|office, conference| out(office, conference, MOTHER, "10:40:00"),
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    assert_eq!(
        opened(&office, conference).conference.exclusions.len(),
        1,
        "only the father's"
    );
    let (preview, text) = preview(&office, conference, PaperKind::Minutes, MOTHER);
    assert!(text.contains("Kofi was late 3 times"), "said at 10:52");
    assert!(text.contains("gate on two mornings"), "said at 10:53");
    let of_time = preview
        .left_out
        .iter()
        .any(|part| part.reason == RemovalReason::ExcludedThen);
    assert!(!of_time, "{:#?}", preview.left_out);
}

fn apart(
    number: u128,
    person_number: u128,
    from: Option<&str>,
    until: Option<&str>,
) -> ExclusionPeriod {
    ExclusionPeriod {
        id: ExclusionId(id(number)),
        person: person(person_number),
        from: from.map(|at| at.parse().unwrap()),
        until: until.map(|at| at.parse().unwrap()),
        ground: ExclusionGround::SeparateAttendance,
        evidence: "Ms Adeyemi waits in the nursery wing, Mr Whitcombe by the front desk."
            .to_owned(),
        requested_by: "Rukhsana Iqbal-Thorne".to_owned(),
        requested_on: Some("2027-01-05".parse().unwrap()),
        decided_by: "Marguerite Ashdown-Oyelaran".to_owned(),
        decided_at: None,
        views_obtained_how: "Each was asked alone.".to_owned(),
        informed_by: "Rukhsana Iqbal-Thorne".to_owned(),
        informed_due_on: Some("2027-01-12".parse().unwrap()),
        wording_for_copy: "You and others attended at separate times.".to_owned(),
    }
}

#[test]
fn c4_two_parents_who_attend_apart_do_not_stand_in_each_others_times() {
    let office = Office::new("england");
    let mut request = new_conference();
    request.suppressions.push(Suppression {
        id: SuppressionId(id(26)),
        subject: person(FATHER),
        withheld_from: person(MOTHER),
        field: SuppressedField::Address,
        words: vec!["3 Station Road, Harrowfell, HX4 9ZZ".to_owned()],
        ..request.suppressions[0].clone()
    });
    let hooks = Hooks {
        before: &|office, conference| {
            let exclusion = ExclusionId(id(50));
            act(
                office,
                conference,
                ConferenceAct::RemoveExclusion { exclusion },
            )
            .unwrap();
            for exclusion in [
                apart(51, MOTHER, Some("11:15:00"), Some("12:00:00")),
                apart(52, FATHER, None, Some("11:15:00")),
            ] {
                act(office, conference, ConferenceAct::Exclude { exclusion }).unwrap();
            }
        },
        in_the_room: &|office, conference| {
            until_noon(office);
            for (number, presence, from, until) in [
                (MOTHER, 73, "10:00:00", "11:00:00"),
                (FATHER, 74, "11:15:00", "12:00:00"),
            ] {
                let correct = ConferenceAct::CorrectPresence {
                    person: person(number),
                    presence: PresenceId(id(presence)),
                    from: from.parse().unwrap(),
                    until: Some(until.parse().unwrap()),
                };
                act(office, conference, correct).unwrap();
            }
        },
        draft: &|office, conference, version| {
            let text = "Post still goes to 3 station rd and to 14 mill ln.";
            add_passage(office, conference, version, passage(300, text));
        },
    };
    let conference = approved_with(&office, request, &hooks);
    let full = flat(&full_minutes(&office, conference));
    assert!(
        full.contains("10:00 to 11:00") && full.contains("11:15 to 12:00"),
        "{full}"
    );
    for (number, others) in [(MOTHER, "11:15"), (FATHER, "11:00")] {
        let (preview, text) = preview(&office, conference, PaperKind::Minutes, number);
        assert!(!text.contains(others), "{number} reads {others}");
        for words in ["nursery wing", "front desk"] {
            assert!(!text.contains(words), "waiting arrangements are in no copy");
        }
        let withheld = if number == MOTHER {
            "station rd"
        } else {
            "mill ln"
        };
        let found: Vec<_> = preview
            .findings
            .iter()
            .map(|f| f.context.as_str())
            .collect();
        assert!(
            found.iter().any(|context| context.contains(withheld)),
            "each copy is searched for what is withheld from its own reader: {found:#?}"
        );
    }
}

#[test]
fn c6_every_copy_says_that_the_conference_was_inquorate() {
    let office = Office::new("england");
    let hooks = Hooks {
        in_the_room: &|office, conference| {
            office.pass_minutes(30);
            let assessment = QuorumAssessment {
                id: EntryId(id(121)),
                at: DateTime::UNIX_EPOCH,
                agencies_present: vec!["social_care".to_owned(), "health".to_owned()],
                counted_rule: "england quorum".to_owned(),
                is_floor_met: Some(false),
                decision: QuorumDecision::InquorateProceed,
                ground: "pre_birth_known_to_midwifery_only".to_owned(),
                reasons: "Only the midwife knows the family so far.".to_owned(),
                interim_protection: String::new(),
                reconvene_on: None,
            };
            act(
                office,
                conference,
                ConferenceAct::AssessQuorum { assessment },
            )
            .unwrap();
        },
        ..Hooks::default()
    };
    let conference = approved_with(&office, new_conference(), &hooks);
    let says = |text: &str| flat(text).contains("was not quorate. The chair went on");
    assert!(says(&full_minutes(&office, conference)));
    for number in [MOTHER, FATHER, SOCIAL_WORKER, HEALTH_VISITOR] {
        assert!(
            says(&minutes_for(&office, conference, number)),
            "the copy of {number}"
        );
    }
}
