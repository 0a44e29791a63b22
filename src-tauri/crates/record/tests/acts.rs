//! Every act, from a record with nothing in it to one in which every field says something.
#![allow(clippy::unwrap_used, missing_docs)]
#![recursion_limit = "256"]

#[path = "support/everything.rs"]
mod everything;
#[path = "support/rich.rs"]
mod rich;
mod support;

use automerge::legacy::{Key, OpType};
use automerge::{Change, ObjType};
use chairside_domain::conference::Conference;
use chairside_domain::ids::*;
use chairside_record::*;
use everything::*;
use serde_json::json;
use support::*;

#[test]
fn what_people_do_reads_back_as_they_did_it() {
    let [conference, family, office] = all_three();
    assert_eq!(conference.as_conference().unwrap(), rich::conference());
    assert_eq!(family.as_family().unwrap(), rich::family());
    // The newest item of a template goes where it stands in the form.
    assert_eq!(office.as_office().unwrap(), rich::office());
    for record in [&conference, &family, &office] {
        assert!(record.conflicts().unwrap().is_empty());
        assert!(record.joined_texts().unwrap().is_empty());
        assert_eq!(values(&copy_of(record)), values(record));
    }
}

#[test]
fn a_conference_that_begins_full_reads_back_the_same() {
    let record = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    assert_eq!(record.as_conference().unwrap(), rich::conference());
}

#[test]
fn acts_survive_being_sent_as_json() {
    for act in conference_acts(&rich::conference()) {
        assert_eq!(
            value::<ConferenceAct>(serde_json::to_value(&act).unwrap()),
            act
        );
    }
    for act in family_acts(&rich::family()) {
        assert_eq!(value::<FamilyAct>(serde_json::to_value(&act).unwrap()), act);
    }
    for act in office_acts(&rich::office()) {
        assert_eq!(value::<OfficeAct>(serde_json::to_value(&act).unwrap()), act);
    }
}

#[test]
fn no_change_deletes_a_key_holds_a_list_or_replaces_a_container() {
    for mut record in all_three() {
        let removals = [
            ConferenceAct::RemoveAgendaItem {
                item: AgendaItemId(uuid(35)),
            },
            ConferenceAct::Book {
                change: patch(
                    json!({ "place_withheld_from": [], "held_on": null, "pre_meeting": "" }),
                ),
            },
            ConferenceAct::ChangeAgendaItem {
                item: AgendaItemId(uuid(36)),
                change: patch(json!({ "audience": { "kind": "all" } })),
            },
        ];
        if record.kind() == RecordKind::Conference {
            removals
                .iter()
                .for_each(|act| record.apply(act, &chair(8)).unwrap());
        }
        if record.kind() == RecordKind::Family {
            let change = patch(json!({ "gp": null, "addresses": [], "aliases": ["Addie"] }));
            record
                .apply(
                    &FamilyAct::ChangeChild {
                        child: PersonId(uuid(11)),
                        change,
                    },
                    &chair(8),
                )
                .unwrap();
        }
        let changes = record.take_changes();
        // Fixed containers are made at the beginning, by the fixed actor and no one else.
        let fixed = &changes[0].actor;
        for change in &changes {
            for operation in Change::from_bytes(change.bytes.clone())
                .unwrap()
                .decode()
                .operations
            {
                let is_key = matches!(operation.key, Key::Map(_));
                assert!(
                    !(is_key && operation.action == OpType::Delete),
                    "{}",
                    change.message
                );
                if let OpType::Make(kind) = operation.action {
                    assert_ne!(kind, ObjType::List, "{}", change.message);
                    assert_eq!(operation.pred.len(), 0, "nothing is put over a container");
                    let at_root = operation.obj == automerge::legacy::ObjectId::Root;
                    assert!(
                        change.actor == *fixed || !at_root,
                        "the first changes make every fixed container: {:?}",
                        operation.key
                    );
                }
            }
        }
    }
}

#[test]
fn every_record_of_a_kind_begins_with_the_same_change() {
    let first = |mut record: Record| record.take_changes().remove(0);
    let conference = first(record());
    assert_eq!(
        conference,
        first(Record::new_conference(&rich::conference(), &administrator(99)).unwrap())
    );
    assert_eq!(conference.at.timestamp(), 0);
    // Frozen: a different first change would part every record from those of earlier versions.
    let family = first(Record::new_family(FamilyId(uuid(2)), "F", &chair(0)).unwrap());
    let office = first(Record::new_office(&chair(0)).unwrap());
    let hashes = [family.hash, conference.hash, office.hash];
    assert_eq!(
        hashes,
        [
            "f619abe92cdd0e862b09a34bae04c1a4aabf1c3b12433974f5f62b498c083f2b",
            "b8c8a346e2d7cbb3f3b3e77e70cf19aaf8e9627214ba8862d10e2baef14a5f05",
            "0fed2064926054b89a325cfb4563b4eeb3220ba6c6ae25e59163bf72e476cdf3",
        ]
    );
}

#[test]
fn what_a_newer_version_keeps_survives_an_older_one() {
    use automerge::transaction::Transactable;
    use automerge::{Automerge, ROOT, ReadDoc};
    let first = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    let mut newer = Automerge::load(&first.save()).unwrap();
    let mut change = newer.transaction();
    let (_, agenda) = change.get(ROOT, "agenda[]").unwrap().unwrap();
    let (_, item) = change.get(&agenda, uuid(35).to_string()).unwrap().unwrap();
    change.put(&item, "colour", "blue").unwrap();
    let text = change
        .put_object(&item, "afterthought", ObjType::Text)
        .unwrap();
    change.splice_text(&text, 0, 0, "Kept").unwrap();
    let future = change.put_object(ROOT, "future[]", ObjType::Map).unwrap();
    change.put_object(&future, "one", ObjType::Map).unwrap();
    change.commit();
    let mut older = Record::load(RecordKind::Conference, &newer.save(), []).unwrap();
    older.apply(&ConferenceAct::ChangeAgendaItem { item: AgendaItemId(uuid(35)), change: patch(json!({ "heading": "Hello", "audience": { "kind": "professionals_only", "reason": "x" } })) }, &chair(1)).unwrap();
    older
        .apply(
            &ConferenceAct::MoveAgendaItem {
                item: AgendaItemId(uuid(35)),
                after: Some(AgendaItemId(uuid(36))),
            },
            &chair(2),
        )
        .unwrap();
    assert_eq!(older.as_conference().unwrap().agenda[1].heading, "Hello");
    let after = Automerge::load(&older.save()).unwrap();
    let (colour, _) = after.get(&item, "colour").unwrap().unwrap();
    assert_eq!(colour.as_str(), Some("blue"));
    assert_eq!(after.text(&text).unwrap(), "Kept");
    assert!(after.get(&future, "one").unwrap().is_some());
}

#[test]
fn a_record_of_an_older_version_reads_with_defaults() {
    let mut json = serde_json::to_value(empty_conference()).unwrap();
    let fields = json.as_object_mut().unwrap();
    fields.retain(|name, _| {
        [
            "id",
            "family",
            "reference",
            "state",
            "mode",
            "procedure_pack",
        ]
        .contains(&name.as_str())
    });
    let old: Conference = value(json);
    let record = Record::new_conference(&old, &chair(0)).unwrap();
    assert_eq!(record.as_conference().unwrap(), empty_conference());
}

#[test]
fn a_copied_document_cannot_part_silently() {
    use automerge::transaction::Transactable;
    use automerge::{ActorId, Automerge, ROOT};
    let mut one = record();
    let saved = one.save();
    let written_by_the_same_actor = |place: &str| {
        let mut document = Automerge::load(&saved)
            .unwrap()
            .with_actor(ActorId::from([7; 16]));
        let mut change = document.transaction();
        change.put(ROOT, "place", place).unwrap();
        change.commit();
        document
            .get_last_local_change()
            .unwrap()
            .raw_bytes()
            .to_vec()
    };
    one.merge([written_by_the_same_actor("Here").as_slice()])
        .unwrap();
    let failure = one
        .merge([written_by_the_same_actor("There").as_slice()])
        .unwrap_err();
    assert!(matches!(*failure.cause, RecordError::Engine(_)));
    assert_eq!(one.as_conference().unwrap().place, "Here");

    // A record opened twice from one copied file writes as two actors, and both are kept.
    let mut laptop = Record::load(RecordKind::Conference, &saved, []).unwrap();
    let mut restored = Record::load(RecordKind::Conference, &saved, []).unwrap();
    laptop
        .apply(
            &ConferenceAct::AddNote {
                note: note(501, "One"),
            },
            &chair(1),
        )
        .unwrap();
    restored
        .apply(
            &ConferenceAct::AddNote {
                note: note(502, "Two"),
            },
            &chair(1),
        )
        .unwrap();
    exchange(&mut laptop, &mut restored);
    assert_eq!(laptop.as_conference().unwrap().notes.len(), 2);
    assert_eq!(laptop.heads(), restored.heads());
}
