//! What two devices recorded apart, case by case.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::collections::BTreeSet;

use chairside_domain::ids::*;
use chairside_record::{ConferenceAct, FamilyAct, Record, RecordKind};
use serde_json::json;
use support::*;

#[test]
fn two_categories_chosen_apart_are_a_conflict_not_a_mixture() {
    let mut one = Record::new_family(FamilyId(uuid(2)), "F-1", &chair(0)).unwrap();
    let plan = value(json!({
        "id": uuid(70), "child": uuid(11), "conference": uuid(1), "started_on": "2026-03-02",
        "initial_categories": ["EMO"], "latest_categories": ["EMO"], "state": "active",
    }));
    one.apply(&FamilyAct::BeginPlan { plan }, &chair(1))
        .unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    let choose = |code: &str| FamilyAct::ChangePlanCategory {
        plan: ProtectionPlanId(uuid(70)),
        categories: vec![code.to_owned()],
    };
    one.apply(&choose("NEG"), &chair(2)).unwrap();
    other.apply(&choose("PHY"), &administrator(2)).unwrap();
    exchange(&mut one, &mut other);
    assert_eq!(values(&one), values(&other));
    let conflicts = one.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    let chosen: BTreeSet<String> = conflicts[0]
        .values
        .iter()
        .map(|value| value.value.to_string())
        .collect();
    assert_eq!(
        chosen,
        BTreeSet::from([r#"["NEG"]"#.to_owned(), r#"["PHY"]"#.to_owned()])
    );
    one.resolve(
        &conflicts[0].path,
        &conflicts[0].field,
        &json!(["PHY"]),
        &chair(3),
    )
    .unwrap();
    assert_eq!(one.as_family().unwrap().plans[0].latest_categories, ["PHY"]);
    assert!(one.conflicts().unwrap().is_empty());
}

#[test]
fn one_person_added_on_two_devices_is_one_person_with_what_both_recorded() {
    let mut one = record();
    one.take_changes();
    let mut other = copy_of(&one);
    let mother = |post: &str| -> ConferenceAct {
        ConferenceAct::AddParticipant {
            participant: value(json!({
                "id": uuid(20), "name": "Zuzanna Pike", "initials": "zp", "role": "parent", "post": post,
            })),
        }
    };
    let mark_in = |presence: u128, at: &str| ConferenceAct::MarkIn {
        person: PersonId(uuid(20)),
        presence: PresenceId(uuid(presence)),
        kind: chairside_domain::meeting::PresenceKind::InPerson,
        at: time(at),
    };
    one.apply(&mother("Mother"), &chair(1)).unwrap();
    one.apply(&mark_in(31, "10:00:00"), &chair(2)).unwrap();
    other.apply(&mother("Mum"), &administrator(1)).unwrap();
    other
        .apply(&mark_in(32, "11:00:00"), &administrator(2))
        .unwrap();
    exchange(&mut one, &mut other);
    assert_eq!(values(&one), values(&other));
    let conference = one.as_conference().unwrap();
    assert_eq!(conference.participants.len(), 1);
    assert_eq!(conference.participants[0].presence.len(), 2);
    let conflicts = one.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1, "only the post differs: {conflicts:?}");
    assert_eq!(conflicts[0].field, "post");
    one.resolve(&conflicts[0].path, "post", &json!("Mother"), &chair(3))
        .unwrap();
    exchange(&mut one, &mut other);
    assert!(other.conflicts().unwrap().is_empty());
    assert_eq!(
        other.as_conference().unwrap().participants[0].post,
        "Mother"
    );
    assert_eq!(values(&one), values(&other));
}

#[test]
fn a_person_withheld_from_on_either_device_stays_withheld_from() {
    let mut one = record();
    one.take_changes();
    let mut other = copy_of(&one);
    let withhold = |person: u128| ConferenceAct::Book {
        change: patch(json!({ "place_withheld_from": [uuid(person)] })),
    };
    one.apply(&withhold(41), &chair(1)).unwrap();
    other.apply(&withhold(42), &administrator(1)).unwrap();
    exchange(&mut one, &mut other);
    let mut withheld = one.as_conference().unwrap().place_withheld_from;
    withheld.sort();
    assert_eq!(withheld, [PersonId(uuid(41)), PersonId(uuid(42))]);
}

#[test]
fn a_list_sent_back_whole_takes_out_only_what_its_writer_saw() {
    let mut one = record();
    let withhold = |persons: &[u128]| ConferenceAct::Book {
        change: patch(json!({
            "place_withheld_from": persons.iter().map(|p| uuid(*p)).collect::<Vec<_>>(),
        })),
    };
    one.apply(&withhold(&[41]), &chair(1)).unwrap();
    one.take_changes();
    let seen = one.heads();
    let mut other = copy_of(&one);
    other
        .apply(&withhold(&[41, 42]), &administrator(2))
        .unwrap();
    bring(&mut one, &mut other);
    one.apply_as_seen(&withhold(&[43]), Some(&seen), &chair(3))
        .unwrap();
    let mut withheld = one.as_conference().unwrap().place_withheld_from;
    withheld.sort();
    assert_eq!(withheld, [PersonId(uuid(42)), PersonId(uuid(43))]);
    let history = one.history();
    let last = history.last().unwrap();
    assert_eq!(
        last.by.device,
        "01".repeat(32),
        "an act on an older view has its author too"
    );
}

#[test]
fn another_conference_is_not_mixed_in() {
    let mut one = record();
    let mut stranger = empty_conference();
    stranger.id = ConferenceId(uuid(777));
    let mut stranger = Record::new_conference(&stranger, &administrator(0)).unwrap();
    let before = values(&one);
    let changes = stranger.take_changes();
    let failure = one
        .merge(changes.iter().map(|change| change.bytes.as_slice()))
        .unwrap_err();
    assert!(matches!(
        *failure.cause,
        chairside_record::RecordError::OtherRecord
    ));
    assert_eq!(failure.changes.len(), changes.len());
    assert_eq!(values(&one), before);
}

#[test]
fn a_damaged_change_comes_back_and_alters_nothing() {
    let first = record();
    let mut other = copy_of(&first);
    other
        .apply(&ConferenceAct::Open, &administrator(1))
        .unwrap();
    let good = other.take_changes()[0].bytes.clone();
    let mut refused = 0;
    for position in 0..good.len() {
        let mut bad = good.clone();
        bad[position] ^= 0x10;
        let mut one = copy_of(&first);
        match one.merge([bad.as_slice()]) {
            Err(failure) => {
                refused += 1;
                assert_eq!(failure.changes, [bad]);
                assert_eq!(one.heads(), first.heads());
            }
            // A deflated change has bits that can differ without meaning anything else.
            Ok(_) => assert_eq!(
                one.heads(),
                other.heads(),
                "the same change, to the last bit"
            ),
        }
    }
    assert!(refused > good.len() / 2, "{refused} of {}", good.len());
    let mut one = copy_of(&first);
    assert_eq!(one.merge([good.as_slice()]).unwrap().applied, 1);
}

#[test]
fn a_record_can_be_opened_from_its_changes_alone() {
    let mut one = record();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "First"),
        },
        &chair(1),
    )
    .unwrap();
    let changes = one.take_changes();
    assert_eq!(
        changes.len(),
        4,
        "what every record begins with in two steps, its beginning, the note"
    );
    let bytes = changes.iter().map(|change| change.bytes.as_slice());
    let opened = Record::load(RecordKind::Conference, &[], bytes).unwrap();
    assert_eq!(values(&opened), values(&one));
    assert_eq!(opened.heads(), one.heads());
    assert!(one.take_changes().is_empty());
}

#[test]
fn what_is_taken_for_sending_never_holds_what_came_from_others() {
    let mut one = record();
    one.take_changes();
    let mut other = copy_of(&one);
    other
        .apply(&ConferenceAct::Open, &administrator(1))
        .unwrap();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "Mine"),
        },
        &chair(1),
    )
    .unwrap();
    bring(&mut one, &mut other);
    let taken = one.take_changes();
    assert_eq!(taken.len(), 1);
    assert!(
        taken[0].message.contains("add_note"),
        "{}",
        taken[0].message
    );
    assert!(
        !taken[0].message.contains("Mine"),
        "no words in the audit line"
    );
    assert_eq!(taken[0].author, Some("01".repeat(32)));
}
