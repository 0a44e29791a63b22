//! What one act changes and what it leaves alone, what it is refused for, and what the trail says.
#![allow(clippy::unwrap_used, missing_docs)]
#![recursion_limit = "256"]

#[path = "support/everything.rs"]
mod everything;
#[path = "support/rich.rs"]
mod rich;
mod support;

use std::collections::BTreeSet;

use chairside_domain::family::SuppressionState;
use chairside_domain::ids::*;
use chairside_record::*;
use everything::*;
use serde_json::json;
use support::*;

#[test]
fn a_patch_leaves_a_colleagues_field_alone() {
    let mut one = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    let subject = PersonId(uuid(11));
    let change = |json| ConferenceAct::ChangeSubject {
        child: subject,
        change: patch(json),
    };
    one.apply(&change(json!({ "is_first_review": false })), &chair(1))
        .unwrap();
    other
        .apply(
            &change(json!({ "participation": "pn1" })),
            &administrator(2),
        )
        .unwrap();
    exchange(&mut one, &mut other);
    let read = one.as_conference().unwrap().subjects.remove(0);
    assert!(!read.is_first_review);
    assert_eq!(serde_json::to_value(read.participation).unwrap(), "pn1");
    assert!(one.conflicts().unwrap().is_empty());
}

#[test]
fn a_patch_that_does_not_fit_changes_nothing() {
    let mut one = Record::new_conference(&rich::conference(), &chair(0)).unwrap();
    let heads = one.heads();
    let item = AgendaItemId(uuid(35));
    let mut refused = |json| {
        one.apply(
            &ConferenceAct::ChangeAgendaItem {
                item,
                change: patch(json),
            },
            &chair(1),
        )
        .unwrap_err()
    };
    assert!(
        matches!(refused(json!({ "heading": "A", "colour": "blue" })), RecordError::UnknownField { field } if field == "colour")
    );
    assert!(
        matches!(refused(json!({ "section": "nowhere" })), RecordError::DoesNotFit { field } if field == "section")
    );
    assert!(
        matches!(refused(json!({ "id": uuid(99) })), RecordError::FieldHasItsOwnVerb { field } if field == "id")
    );
    let book = |json| ConferenceAct::Book {
        change: patch(json),
    };
    for field in ["notes", "closed_at", "family", "id"] {
        let act = book(json!({ field: null }));
        assert!(
            matches!(one.apply(&act, &chair(1)).unwrap_err(), RecordError::FieldHasItsOwnVerb { field: named } if named == field)
        );
    }
    let child = ConferenceAct::ChangeSubject {
        child: PersonId(uuid(11)),
        change: patch(json!({ "child": uuid(12) })),
    };
    assert!(matches!(
        one.apply(&child, &chair(1)).unwrap_err(),
        RecordError::FieldHasItsOwnVerb { .. }
    ));
    let unknown = ConferenceAct::RemoveNote {
        note: NoteId(uuid(999)),
    };
    one.apply(&ConferenceAct::Open, &chair(1)).unwrap_err();
    assert!(one.apply(&unknown, &chair(1)).is_err());
    assert_eq!(one.heads(), heads);
    assert_eq!(one.as_conference().unwrap(), rich::conference());
    assert_eq!(
        values(&copy_of(&one)),
        values(&one),
        "a refused act leaves a record that can be saved"
    );
}

#[test]
fn an_act_for_another_kind_of_record_is_refused() {
    let error = record()
        .apply(&OfficeAct::TakeReference { next: 2 }, &chair(1))
        .unwrap_err();
    assert!(matches!(
        error,
        RecordError::WrongKind {
            expected: RecordKind::Office,
            found: RecordKind::Conference
        }
    ));
    assert!(matches!(
        record().as_family().unwrap_err(),
        RecordError::WrongKind { .. }
    ));
}

#[test]
fn the_first_wording_of_a_note_is_kept() {
    let mut one = record();
    let first = note(500, "He shouted");
    one.apply(
        &ConferenceAct::AddNote {
            note: first.clone(),
        },
        &chair(1),
    )
    .unwrap();
    let change = |json| ConferenceAct::ChangeNote {
        note: first.id,
        change: patch(json),
    };
    one.apply(&change(json!({ "mark": "worry" })), &chair(2))
        .unwrap();
    assert_eq!(one.as_conference().unwrap().notes[0].first_wording, None);
    one.apply(&change(json!({ "text": "He spoke loudly" })), &chair(3))
        .unwrap();
    one.apply(&change(json!({ "text": "He raised his voice" })), &chair(4))
        .unwrap();
    let read = one.as_conference().unwrap().notes.remove(0);
    assert_eq!(read.text, "He raised his voice");
    assert_eq!(read.first_wording.as_deref(), Some("He shouted"));
    assert!(
        one.apply(&change(json!({ "first_wording": "Nothing" })), &chair(5))
            .is_err()
    );
}

#[test]
fn notes_freeze_when_the_conference_closes() {
    let mut one = record();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "Said"),
        },
        &chair(1),
    )
    .unwrap();
    one.apply(
        &ConferenceAct::Close {
            at: time("11:00:00"),
        },
        &chair(2),
    )
    .unwrap();
    let refused = [
        ConferenceAct::AddNote {
            note: note(501, "Late"),
        },
        ConferenceAct::ChangeNote {
            note: NoteId(uuid(500)),
            change: patch(json!({ "text": "Other" })),
        },
        ConferenceAct::RemoveNote {
            note: NoteId(uuid(500)),
        },
    ];
    for act in &refused {
        assert!(matches!(
            one.apply(act, &chair(3)).unwrap_err(),
            RecordError::NotesFrozen
        ));
    }
    assert!(matches!(
        one.apply(
            &ConferenceAct::Close {
                at: time("11:05:00")
            },
            &chair(4)
        )
        .unwrap_err(),
        RecordError::AlreadyClosed
    ));
}

#[test]
fn audit_lines_hold_verbs_and_ids_and_no_words() {
    let mut typed = BTreeSet::new();
    fn strings(value: &serde_json::Value, into: &mut BTreeSet<String>) {
        match value {
            serde_json::Value::String(text) => {
                into.insert(text.clone());
            }
            serde_json::Value::Array(items) => items.iter().for_each(|item| strings(item, into)),
            serde_json::Value::Object(fields) => {
                fields.values().for_each(|value| strings(value, into))
            }
            _ => {}
        }
    }
    for mut record in all_three() {
        strings(&values(&record), &mut typed);
        let is_words = |text: &&String| text.contains(' ') || text.contains('@');
        for change in record.take_changes() {
            let words = typed
                .iter()
                .filter(is_words)
                .find(|text| change.message.contains(text.as_str()));
            assert_eq!(words, None, "{}", change.message);
        }
        let history = record.history();
        let last = history.last().unwrap().audit.clone().unwrap();
        assert_eq!((last.person, last.role), (chair(0).person, chair(0).role));
        assert!(!last.act.is_empty());
    }
}

#[test]
fn the_history_of_a_field_names_who_wrote_it_and_no_one_else() {
    let mut one = record();
    let item = AgendaItemId(uuid(100));
    let change = |json| ConferenceAct::ChangeAgendaItem {
        item,
        change: patch(json),
    };
    one.apply(
        &ConferenceAct::AddAgendaItem {
            item: agenda_item(100, "Purpose"),
            after: None,
        },
        &chair(1),
    )
    .unwrap();
    one.apply(&change(json!({ "guidance": "Slowly" })), &administrator(2))
        .unwrap();
    one.apply(&change(json!({ "minutes_allowed": 20 })), &chair(3))
        .unwrap();
    one.apply(&ConferenceAct::Open, &chair(4)).unwrap();
    let path = ItemPath::to("agenda", item);
    let acts = |field: Option<&str>| -> Vec<_> {
        let entries = one.history_of(&path, field).unwrap().into_iter();
        entries
            .map(|entry| {
                (
                    entry.audit.unwrap().act,
                    entry.by.person.unwrap(),
                    entry.by.at,
                )
            })
            .collect()
    };
    let (adds, edits) = (
        "add_agenda_item".to_owned(),
        "change_agenda_item".to_owned(),
    );
    let added = (adds, chair(0).person, moment(1));
    let guided = (edits.clone(), administrator(0).person, moment(2));
    let timed = (edits, chair(0).person, moment(3));
    assert_eq!(acts(Some("guidance")), [added.clone(), guided.clone()]);
    assert_eq!(
        acts(Some("minutes_allowed")),
        [added.clone(), timed.clone()]
    );
    assert_eq!(acts(None), [added, guided, timed]);
}

#[test]
fn a_suppression_is_lifted_with_its_reason_and_stays() {
    let [_, mut family, _] = all_three();
    let suppression = SuppressionId(uuid(65));
    family
        .apply(
            &FamilyAct::LiftSuppression {
                suppression,
                reason: "She asked".to_owned(),
            },
            &chair(9),
        )
        .unwrap();
    let read = family.as_family().unwrap().suppressions.remove(0);
    assert_eq!(
        (read.state, read.lifted_reason.as_str()),
        (SuppressionState::Lifted, "She asked")
    );
}

/// Support that nobody gave cannot have been reviewed.
#[test]
fn support_is_reviewed_only_where_there_was_some() {
    let rich = rich::family();
    let mut record = Record::new_family(rich.id, &rich.reference, &chair(0)).unwrap();
    let mut plan = rich.plans[0].clone();
    plan.follow_up = None;
    let id = plan.id;
    record
        .apply(&FamilyAct::BeginPlan { plan }, &chair(1))
        .unwrap();
    let after = |met_on: Option<&str>, reviewed_on: Option<&str>| FamilyAct::RecordAfterPlan {
        plan: id,
        met_on: met_on.map(|day| day.parse().unwrap()),
        support_reviewed_on: reviewed_on.map(|day| day.parse().unwrap()),
    };
    let heads = record.heads();
    let refused = record.apply(&after(None, Some("2026-11-20")), &chair(2));
    assert!(
        matches!(refused, Err(RecordError::DoesNotFit { .. })),
        "{refused:?}"
    );
    assert_eq!(record.heads(), heads, "nothing was changed");
    record
        .apply(&after(Some("2026-10-01"), None), &chair(3))
        .unwrap();
    let met = record.as_family().unwrap().plans[0].met_after_end_on;
    assert_eq!(met, Some("2026-10-01".parse().unwrap()));
}

/// Only a conference that was adjourned is continued in another one.
#[test]
fn a_conference_is_reconvened_from_an_adjournment_and_closed_from_there() {
    let mut record = record();
    let refused = record.apply(&ConferenceAct::Reconvene, &chair(1));
    assert!(
        matches!(refused, Err(RecordError::DoesNotFit { .. })),
        "{refused:?}"
    );
    let at = "10:30:00".parse().unwrap();
    record.apply(&ConferenceAct::Open, &chair(2)).unwrap();
    record
        .apply(&ConferenceAct::Adjourn { at }, &chair(3))
        .unwrap();
    record.apply(&ConferenceAct::Reconvene, &chair(4)).unwrap();
    let state = record.as_conference().unwrap().state;
    assert_eq!(
        state,
        chairside_domain::conference::ConferenceState::Reconvened
    );
    record
        .apply(&ConferenceAct::Close { at }, &chair(5))
        .unwrap();
    assert!(record.as_conference().unwrap().is_closed());
}

/// A second time of being looked after has none of what followed the first.
#[test]
fn being_looked_after_again_starts_anew() {
    let rich = rich::family();
    let mut record = Record::new_family(rich.id, &rich.reference, &chair(0)).unwrap();
    let child = rich.children[0].clone();
    let (id, again) = (child.id, "2026-06-01".parse().unwrap());
    record
        .apply(&FamilyAct::AddChild { child }, &chair(1))
        .unwrap();
    let from_again = FamilyAct::RecordLookedAfter {
        child: id,
        from: again,
    };
    record.apply(&from_again, &chair(2)).unwrap();
    let child = record.as_family().unwrap().children[0].clone();
    assert_eq!(child.looked_after_from, Some(again));
    assert_eq!(child.looked_after_told_on, None);
    assert_eq!(child.looked_after_reviewed_on, None);
    assert_eq!(child.looked_after_until, None);
}
