//! The rules of merging, each as a property: two devices work apart, and nothing is lost.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use std::collections::BTreeSet;

use chairside_domain::ids::*;
use chairside_record::{ConferenceAct, ItemPath};
use proptest::prelude::*;
use serde_json::json;
use support::*;

/// One thing that a device does in a random run.
#[derive(Clone, Debug)]
enum Step {
    AddItem(u8, Option<u8>),
    MoveItem(u8, Option<u8>),
    RemoveItem(u8),
    Guidance(u8, String),
    Minutes(u8, u16),
    Withhold(u8, Vec<u8>),
    Note(String),
    Exchange,
}

fn words() -> impl Strategy<Value = String> {
    "[a-e]{1,3}( [a-e]{1,3}){0,4}"
}

fn step() -> impl Strategy<Value = Step> {
    let item = 0_u8..5;
    prop_oneof![
        (item.clone(), proptest::option::of(item.clone())).prop_map(|(i, a)| Step::AddItem(i, a)),
        (item.clone(), proptest::option::of(item.clone())).prop_map(|(i, a)| Step::MoveItem(i, a)),
        item.clone().prop_map(Step::RemoveItem),
        (item.clone(), words()).prop_map(|(i, text)| Step::Guidance(i, text)),
        (item.clone(), 1_u16..60).prop_map(|(i, minutes)| Step::Minutes(i, minutes)),
        (item.clone(), proptest::collection::vec(0_u8..4, 0..3))
            .prop_map(|(i, persons)| Step::Withhold(i, persons)),
        words().prop_map(Step::Note),
        Just(Step::Exchange),
    ]
}

fn item(number: u8) -> AgendaItemId {
    AgendaItemId(uuid(100 + u128::from(number)))
}

/// The act of a step; what the structure forbids (an unknown item) is left undone.
fn act(step: &Step, device: usize, turn: usize) -> Option<ConferenceAct> {
    let guidance = |text: &str| patch(json!({ "guidance": text }));
    Some(match step {
        Step::AddItem(number, after) => ConferenceAct::AddAgendaItem {
            item: agenda_item(100 + u128::from(*number), &format!("From device {device}")),
            after: after.map(item),
        },
        Step::MoveItem(number, after) => ConferenceAct::MoveAgendaItem {
            item: item(*number),
            after: after.map(item),
        },
        Step::RemoveItem(number) => ConferenceAct::RemoveAgendaItem {
            item: item(*number),
        },
        Step::Guidance(number, text) => ConferenceAct::ChangeAgendaItem {
            item: item(*number),
            change: guidance(text),
        },
        Step::Minutes(number, minutes) => ConferenceAct::ChangeAgendaItem {
            item: item(*number),
            change: patch(json!({ "minutes_allowed": minutes })),
        },
        Step::Withhold(number, persons) => ConferenceAct::ChangeAgendaItem {
            item: item(*number),
            change: patch(json!({ "audience": {
                "kind": "exclude_persons",
                "persons": persons.iter().map(|p| uuid(u128::from(*p))).collect::<Vec<_>>(),
                "reason": format!("Reason {turn}"),
            } })),
        },
        Step::Note(text) => ConferenceAct::AddNote {
            note: note(10_000 + (device * 1_000 + turn) as u128, text),
        },
        Step::Exchange => return None,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn two_devices_apart_come_to_the_same_record(
        steps in proptest::collection::vec((0_usize..2, step()), 1..24),
    ) {
        let first = record();
        let mut devices = [copy_of(&first), first];
        devices[1].take_changes();
        let mut notes = BTreeSet::new();
        for (turn, (device, step)) in steps.iter().enumerate() {
            let Some(act) = act(step, *device, turn) else {
                let [one, other] = &mut devices;
                exchange(one, other);
                prop_assert_eq!(one.heads(), other.heads());
                continue;
            };
            let stamp = if *device == 0 { administrator(turn as i64) } else { chair(turn as i64) };
            if devices[*device].apply(&act, &stamp).is_ok()
                && let ConferenceAct::AddNote { note } = &act
            {
                notes.insert((note.id, note.text.clone()));
            }
        }
        let [mut one, mut other] = devices;
        exchange(&mut one, &mut other);
        prop_assert_eq!(one.heads(), other.heads());
        prop_assert_eq!(values(&one), values(&other));
        prop_assert_eq!(one.conflicts().unwrap(), other.conflicts().unwrap());
        prop_assert_eq!(one.joined_texts().unwrap(), other.joined_texts().unwrap());
        let kept: BTreeSet<_> = one.as_conference().unwrap().notes
            .into_iter().map(|note| (note.id, note.text)).collect();
        prop_assert_eq!(kept, notes, "every note of both devices is there");
        let opened = copy_of(&one);
        prop_assert_eq!(values(&opened), values(&one), "opening again changes nothing");
        prop_assert_eq!(opened.heads(), one.heads());
    }

    #[test]
    fn the_order_in_which_changes_come_does_not_matter(
        steps in proptest::collection::vec((0_usize..2, step()), 1..12),
        seed in any::<u64>(),
    ) {
        let first = record();
        let mut third = copy_of(&first);
        let mut devices = [copy_of(&first), first];
        devices[1].take_changes();
        for (turn, (device, step)) in steps.iter().enumerate() {
            if let Some(act) = act(step, *device, turn) {
                let _refused = devices[*device].apply(&act, &chair(turn as i64));
            }
        }
        let [mut one, mut other] = devices;
        let mut changes = one.take_changes();
        changes.extend(other.take_changes());
        one.merge(changes.iter().map(|change| change.bytes.as_slice())).unwrap();
        let mut order = seed;
        while !changes.is_empty() {
            order = order.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let next = (order >> 33) as usize % changes.len();
            third.merge([changes.swap_remove(next).bytes.as_slice()]).unwrap();
            // What waits for an earlier change survives being saved.
            third = copy_of(&third);
        }
        prop_assert_eq!(third.heads(), one.heads());
        prop_assert_eq!(values(&third), values(&one));
    }

    #[test]
    fn words_of_two_people_in_one_text_are_both_there(
        base in words(), mine in "[K-N]{1,8}", theirs in "[W-Z]{1,8}",
        at_start in any::<bool>(),
    ) {
        let mut one = record();
        one.apply(&ConferenceAct::AddAgendaItem { item: agenda_item(100, "Purpose"), after: None }, &chair(1)).unwrap();
        one.apply(&ConferenceAct::ChangeAgendaItem { item: item(0), change: patch(json!({ "guidance": base })) }, &chair(2)).unwrap();
        one.take_changes();
        let mut other = copy_of(&one);
        let edit = |text: String| ConferenceAct::ChangeAgendaItem { item: item(0), change: patch(json!({ "guidance": text })) };
        let added = if at_start { format!("{mine} {base}") } else { format!("{base} {mine}") };
        one.apply(&edit(added.clone()), &chair(3)).unwrap();
        let also = format!("{base} {theirs}");
        other.apply(&edit(also.clone()), &administrator(4)).unwrap();
        exchange(&mut one, &mut other);
        let text = one.as_conference().unwrap().agenda[0].guidance.clone();
        prop_assert!(text.contains(&mine) && text.contains(&theirs) && text.contains(&base), "{}", text);
        let joined = one.joined_texts().unwrap();
        prop_assert_eq!(joined.len(), 1);
        prop_assert_eq!(&joined[0].joined, &text);
        let versions: BTreeSet<_> = joined[0].versions.iter().map(|version| version.text.clone()).collect();
        prop_assert_eq!(versions, BTreeSet::from([added, also]));
        // A person accepts it, and the other device hears of it.
        one.accept_joined(&ItemPath::to("agenda", item(0)), "guidance", &chair(5)).unwrap();
        prop_assert!(one.joined_texts().unwrap().is_empty());
        exchange(&mut one, &mut other);
        prop_assert!(other.joined_texts().unwrap().is_empty());
    }

    #[test]
    fn two_choices_for_one_field_are_a_conflict_with_both(mine in 11_u16..50, theirs in 51_u16..99) {
        let mut one = record();
        one.apply(&ConferenceAct::AddAgendaItem { item: agenda_item(100, "Purpose"), after: None }, &chair(1)).unwrap();
        one.take_changes();
        let mut other = copy_of(&one);
        let set = |minutes: u16| ConferenceAct::ChangeAgendaItem { item: item(0), change: patch(json!({ "minutes_allowed": minutes })) };
        one.apply(&set(mine), &chair(2)).unwrap();
        other.apply(&set(theirs), &administrator(3)).unwrap();
        exchange(&mut one, &mut other);
        let conflicts = one.conflicts().unwrap();
        prop_assert_eq!(conflicts.len(), 1);
        prop_assert_eq!(&conflicts[0].path, &ItemPath::to("agenda", item(0)));
        prop_assert_eq!(&conflicts[0].field, "minutes_allowed");
        let mut seen: Vec<_> = conflicts[0].values.iter()
            .map(|value| (value.value.clone(), value.by.person, value.by.device.clone())).collect();
        seen.sort_by_key(|(value, ..)| value.as_u64());
        prop_assert_eq!(seen, vec![
            (json!(mine), Some(chair(0).person), "01".repeat(32)),
            (json!(theirs), Some(administrator(0).person), "02".repeat(32)),
        ]);
        one.resolve(&conflicts[0].path, "minutes_allowed", &json!(theirs), &chair(4)).unwrap();
        prop_assert!(one.conflicts().unwrap().is_empty());
        exchange(&mut one, &mut other);
        prop_assert!(other.conflicts().unwrap().is_empty());
        prop_assert_eq!(other.as_conference().unwrap().agenda[0].minutes_allowed, Some(theirs));
    }

    #[test]
    fn an_item_moved_here_and_edited_there_is_one_item_with_the_edit(
        moved in 0_u8..5, after in proptest::option::of(0_u8..5), text in "[K-N]{1,8}",
    ) {
        prop_assume!(Some(moved) != after);
        let mut one = record();
        for number in 0..5_u8 {
            let item = agenda_item(100 + u128::from(number), "Item");
            one.apply(&ConferenceAct::AddAgendaItem { item, after: None }, &chair(1)).unwrap();
        }
        one.take_changes();
        let mut other = copy_of(&one);
        let mut third = copy_of(&one);
        let move_it = ConferenceAct::MoveAgendaItem { item: item(moved), after: after.map(item) };
        one.apply(&move_it, &chair(2)).unwrap();
        third.apply(&move_it, &administrator(2)).unwrap();
        other.apply(&ConferenceAct::ChangeAgendaItem { item: item(moved), change: patch(json!({ "guidance": text })) }, &administrator(3)).unwrap();
        bring(&mut one, &mut third);
        exchange(&mut one, &mut other);
        let mut expected: Vec<_> = (0..5).filter(|number| *number != moved).map(item).collect();
        let at = after.map_or(0, |after| expected.iter().position(|known| *known == item(after)).unwrap() + 1);
        expected.insert(at, item(moved));
        let agenda = one.as_conference().unwrap().agenda;
        prop_assert_eq!(agenda.iter().map(|known| known.id).collect::<Vec<_>>(), expected);
        prop_assert_eq!(&agenda[at].guidance, &text);
    }

    #[test]
    fn an_item_stands_where_it_was_moved_however_often(
        moves in proptest::collection::vec((0_u8..6, proptest::option::of(0_u8..6)), 1..60),
    ) {
        let mut one = record();
        let mut model = Vec::new();
        for number in 0..6_u8 {
            let new = agenda_item(100 + u128::from(number), "Item");
            one.apply(&ConferenceAct::AddAgendaItem { item: new, after: None }, &chair(1)).unwrap();
            model.push(item(number));
        }
        for (moved, after) in moves {
            if Some(moved) == after {
                continue;
            }
            one.apply(&ConferenceAct::MoveAgendaItem { item: item(moved), after: after.map(item) }, &chair(2)).unwrap();
            model.retain(|known| *known != item(moved));
            let at = after.map_or(0, |after| model.iter().position(|known| *known == item(after)).unwrap() + 1);
            model.insert(at, item(moved));
        }
        let agenda: Vec<_> = one.as_conference().unwrap().agenda.iter().map(|known| known.id).collect();
        prop_assert_eq!(agenda, model);
    }
}

#[test]
fn items_that_two_devices_put_in_one_place_can_be_parted() {
    let mut one = record();
    let add = |number: u128| ConferenceAct::AddAgendaItem {
        item: agenda_item(number, "Item"),
        after: None,
    };
    one.apply(&add(100), &chair(1)).unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    one.apply(&add(101), &chair(2)).unwrap();
    other.apply(&add(102), &administrator(2)).unwrap();
    exchange(&mut one, &mut other);
    one.apply(&add(103), &chair(3)).unwrap();
    one.apply(
        &ConferenceAct::MoveAgendaItem {
            item: item(3),
            after: Some(item(1)),
        },
        &chair(4),
    )
    .unwrap();
    let agenda = one.as_conference().unwrap().agenda;
    let order: Vec<_> = agenda.iter().map(|known| known.id).collect();
    assert_eq!(order, [item(0), item(1), item(3), item(2)]);
}

#[test]
fn an_item_removed_here_and_edited_there_waits_for_a_person() {
    let mut one = record();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "She said no."),
        },
        &chair(1),
    )
    .unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    let path = ItemPath::to("notes", uuid(500));
    one.apply(
        &ConferenceAct::RemoveNote {
            note: NoteId(uuid(500)),
        },
        &chair(2),
    )
    .unwrap();
    let change = patch(json!({ "text": "She said no, twice." }));
    other
        .apply(
            &ConferenceAct::ChangeNote {
                note: NoteId(uuid(500)),
                change,
            },
            &administrator(3),
        )
        .unwrap();
    exchange(&mut one, &mut other);
    assert!(one.as_conference().unwrap().notes.is_empty());
    for device in [&one, &other] {
        let conflicts = device.conflicts().unwrap();
        assert_eq!(conflicts.len(), 1);
        assert_eq!(
            (&conflicts[0].path, conflicts[0].field.as_str()),
            (&path, "removed")
        );
        assert_eq!(
            conflicts[0].values[0].by.person,
            Some(administrator(0).person)
        );
    }
    other
        .resolve(&path, "removed", &json!(false), &administrator(4))
        .unwrap();
    exchange(&mut one, &mut other);
    assert!(one.conflicts().unwrap().is_empty());
    assert_eq!(
        one.as_conference().unwrap().notes[0].text,
        "She said no, twice."
    );
}

#[test]
fn an_item_edited_and_then_removed_is_no_conflict() {
    let mut one = record();
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, "A word"),
        },
        &chair(1),
    )
    .unwrap();
    one.take_changes();
    let mut other = copy_of(&one);
    let change = patch(json!({ "text": "A word more" }));
    other
        .apply(
            &ConferenceAct::ChangeNote {
                note: NoteId(uuid(500)),
                change,
            },
            &administrator(2),
        )
        .unwrap();
    // Something else goes on apart.
    one.apply(
        &ConferenceAct::AddNote {
            note: note(501, "Another"),
        },
        &chair(2),
    )
    .unwrap();
    exchange(&mut one, &mut other);
    one.apply(
        &ConferenceAct::RemoveNote {
            note: NoteId(uuid(500)),
        },
        &chair(3),
    )
    .unwrap();
    assert!(one.conflicts().unwrap().is_empty());
}
