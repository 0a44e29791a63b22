//! What is approved never changes, what is typed is written once, what is erased is gone.
#![allow(clippy::unwrap_used, missing_docs)]

mod support;

use chairside_domain::ids::*;
use chairside_domain::minutes::{MinutesSection, MinutesState};
use chairside_record::*;
use proptest::prelude::*;
use serde_json::json;
use support::*;

fn version() -> MinutesVersionId {
    MinutesVersionId(uuid(600))
}

fn with_minutes() -> Record {
    let mut record = record();
    let acts = [
        ConferenceAct::BeginMinutes {
            version: minutes(600),
        },
        ConferenceAct::AddMinuteBlock {
            version: version(),
            block: block(601, MinutesSection::Purpose, "To decide"),
            after: None,
        },
        ConferenceAct::AddMinuteBlock {
            version: version(),
            block: block(602, MinutesSection::Analysis, "A worry"),
            after: None,
        },
    ];
    acts.iter()
        .for_each(|act| record.apply(act, &chair(1)).unwrap());
    record
}

fn approve(record: &mut Record, seconds: i64) -> Result<(), RecordError> {
    let act = ConferenceAct::ApproveMinutes {
        version: version(),
        sha256: "aa".to_owned(),
        heads: record.heads(),
        signature: "bb".to_owned(),
        attachment: "cc".to_owned(),
    };
    record.apply(&act, &chair(seconds))
}

fn change_block(number: u128, text: &str) -> ConferenceAct {
    ConferenceAct::ChangeMinuteBlock {
        version: version(),
        block: MinuteBlockId(uuid(number)),
        change: patch(json!({ "text": text })),
    }
}

fn texts(record: &Record) -> Vec<String> {
    let minutes = record.as_conference().unwrap().minutes.remove(0);
    minutes.blocks.into_iter().map(|block| block.text).collect()
}

#[test]
fn a_block_goes_to_the_beginning_of_its_section() {
    let mut one = with_minutes();
    let add = |number, section, after: Option<u128>| ConferenceAct::AddMinuteBlock {
        version: version(),
        block: block(number, section, &number.to_string()),
        after: after.map(|number| MinuteBlockId(uuid(number))),
    };
    one.apply(&add(603, MinutesSection::Analysis, None), &chair(2))
        .unwrap();
    one.apply(&add(604, MinutesSection::ChildrensViews, None), &chair(2))
        .unwrap();
    one.apply(&add(605, MinutesSection::Analysis, Some(603)), &chair(2))
        .unwrap();
    one.apply(&add(606, MinutesSection::Complaints, None), &chair(2))
        .unwrap();
    assert_eq!(
        texts(&one),
        ["To decide", "604", "603", "605", "A worry", "606"]
    );
    let to_front = ConferenceAct::MoveMinuteBlock {
        version: version(),
        block: MinuteBlockId(uuid(602)),
        after: None,
    };
    one.apply(&to_front, &chair(3)).unwrap();
    assert_eq!(
        texts(&one),
        ["To decide", "604", "A worry", "603", "605", "606"]
    );
}

#[test]
fn approved_minutes_refuse_every_edit() {
    let mut one = with_minutes();
    approve(&mut one, 2).unwrap();
    let read = one.as_conference().unwrap().minutes.remove(0);
    assert_eq!(read.state, MinutesState::Approved);
    assert_eq!(
        (read.approved_by, read.approved_at),
        (chair(0).person_name, Some(moment(2)))
    );
    let heads = one.heads();
    let block_id = MinuteBlockId(uuid(601));
    let refused = [
        change_block(601, "Other"),
        ConferenceAct::AddMinuteBlock {
            version: version(),
            block: block(609, MinutesSection::Plan, "New"),
            after: None,
        },
        ConferenceAct::MoveMinuteBlock {
            version: version(),
            block: block_id,
            after: None,
        },
        ConferenceAct::RemoveMinuteBlock {
            version: version(),
            block: block_id,
        },
        ConferenceAct::SendMinutesToChair {
            version: version(),
            is_with_chair: false,
        },
        ConferenceAct::ChangeMinutesState {
            version: version(),
            state: MinutesState::Draft,
        },
    ];
    for act in &refused {
        assert!(
            matches!(
                one.apply(act, &chair(3)).unwrap_err(),
                RecordError::MinutesFrozen { .. }
            ),
            "{act:?}"
        );
    }
    assert!(matches!(
        approve(&mut one, 3).unwrap_err(),
        RecordError::MinutesFrozen { .. }
    ));
    let draft = Draft {
        id: EntryId(uuid(1_000)),
        target: DraftTarget::minute_block(version(), block_id),
        base_heads: heads.clone(),
        text: "Other".to_owned(),
    };
    assert!(matches!(
        one.apply_draft(&draft, &chair(4)).unwrap_err(),
        RecordError::MinutesFrozen { .. }
    ));
    assert_eq!(one.heads(), heads);
    one.apply(
        &ConferenceAct::ChangeMinutesState {
            version: version(),
            state: MinutesState::Circulated,
        },
        &chair(5),
    )
    .unwrap();
}

#[test]
fn minutes_are_approved_only_as_they_stand() {
    let mut one = with_minutes();
    let act = ConferenceAct::ApproveMinutes {
        version: version(),
        sha256: "aa".to_owned(),
        heads: one.heads(),
        signature: "bb".to_owned(),
        attachment: "cc".to_owned(),
    };
    one.apply(&change_block(601, "Something else"), &chair(2))
        .unwrap();
    assert!(matches!(
        one.apply(&act, &chair(3)).unwrap_err(),
        RecordError::StaleHeads
    ));
    let circulate = ConferenceAct::ChangeMinutesState {
        version: version(),
        state: MinutesState::Circulated,
    };
    assert!(matches!(
        one.apply(&circulate, &chair(4)).unwrap_err(),
        RecordError::MinutesNotApproved { .. }
    ));
}

#[test]
fn an_edit_made_apart_from_the_approval_is_kept_beside_the_minutes() {
    let mut one = with_minutes();
    one.take_changes();
    let mut other = copy_of(&one);
    approve(&mut one, 2).unwrap();
    other
        .apply(&change_block(602, "A grave worry"), &administrator(3))
        .unwrap();
    exchange(&mut one, &mut other);
    assert_eq!(values(&one), values(&other));
    assert_eq!(
        texts(&one),
        ["To decide", "A worry"],
        "approved minutes read as they were approved"
    );
    let late = one.late_edits().unwrap();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0].approved.as_ref().unwrap().text, "A worry");
    assert_eq!(late[0].changed.as_ref().unwrap().text, "A grave worry");
    one.set_late_edits_aside(version(), &chair(4)).unwrap();
    exchange(&mut one, &mut other);
    assert!(other.late_edits().unwrap().is_empty());
    assert_eq!(texts(&other), ["To decide", "A worry"]);
}

#[test]
fn a_draft_typed_before_the_close_is_still_written_after_it() {
    let mut one = record();
    let draft = Draft {
        id: EntryId(uuid(1_000)),
        target: DraftTarget::NewNote {
            note: note(500, ""),
        },
        base_heads: one.heads(),
        text: "Half a sen".to_owned(),
    };
    one.apply(
        &ConferenceAct::Close {
            at: time("11:00:00"),
        },
        &chair(2),
    )
    .unwrap();
    assert!(one.apply_draft(&draft, &chair(3)).unwrap());
    assert_eq!(one.as_conference().unwrap().notes[0].text, "Half a sen");
    let late = Draft {
        id: EntryId(uuid(1_001)),
        base_heads: one.heads(),
        text: "Half a sentence".to_owned(),
        ..draft
    };
    assert!(matches!(
        one.apply_draft(&late, &chair(4)).unwrap_err(),
        RecordError::NotesFrozen
    ));
}

#[test]
fn a_note_being_taken_grows_without_a_first_wording() {
    let mut one = record();
    let target = DraftTarget::NewNote {
        note: note(500, ""),
    };
    for (number, text) in [
        (1_000, "She"),
        (1_001, "She said"),
        (1_002, "She said yes."),
    ] {
        let draft = Draft {
            id: EntryId(uuid(number)),
            target: target.clone(),
            base_heads: one.heads(),
            text: text.to_owned(),
        };
        assert!(one.apply_draft(&draft, &chair(1)).unwrap());
    }
    let read = one.as_conference().unwrap().notes.remove(0);
    assert_eq!(
        (read.text.as_str(), read.first_wording),
        ("She said yes.", None)
    );
    let edit = Draft {
        id: EntryId(uuid(1_003)),
        target: DraftTarget::note(NoteId(uuid(500))),
        base_heads: one.heads(),
        text: "She said no.".to_owned(),
    };
    assert!(one.apply_draft(&edit, &chair(2)).unwrap());
    let read = one.as_conference().unwrap().notes.remove(0);
    assert_eq!(read.first_wording.as_deref(), Some("She said yes."));
}

#[test]
fn a_draft_names_heads_and_a_field_that_the_record_has() {
    let mut one = with_minutes();
    let draft = |field: &str, heads: Vec<String>| Draft {
        id: EntryId(uuid(1_000)),
        target: DraftTarget::field(
            ItemPath::to("minutes", version()).then("blocks", uuid(601)),
            field,
        ),
        base_heads: heads,
        text: "x".to_owned(),
    };
    let heads = one.heads();
    for unknown in [vec![], vec!["00".repeat(32)], vec!["not a hash".to_owned()]] {
        assert!(matches!(
            one.apply_draft(&draft("text", unknown), &chair(1))
                .unwrap_err(),
            RecordError::UnknownHeads
        ));
    }
    assert!(matches!(
        one.apply_draft(&draft("section", heads), &chair(1))
            .unwrap_err(),
        RecordError::UnknownField { .. }
    ));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_replayed_after_a_crash_gives_the_same_text_once(
        typed in "[a-d ]{0,12}", theirs in "[W-Z]{1,6}", replays in 1_usize..4, crash_between in any::<bool>(),
    ) {
        let mut one = with_minutes();
        one.take_changes();
        let base_heads = one.heads();
        let mut other = copy_of(&one);
        other.apply(&change_block(602, &format!("A worry {theirs}")), &administrator(2)).unwrap();
        bring(&mut one, &mut other);
        let text = format!("{typed}A worry");
        let draft = Draft {
            id: EntryId(uuid(1_000)),
            target: DraftTarget::minute_block(version(), MinuteBlockId(uuid(602))),
            base_heads, text: text.clone(),
        };
        for replay in 0..replays {
            let is_new = one.apply_draft(&draft, &chair(3)).unwrap();
            // Nothing typed leaves no change behind to know it by, and needs none.
            prop_assert!(is_new == (replay == 0) || typed.is_empty());
            if crash_between {
                one = copy_of(&one);
            }
        }
        prop_assert_eq!(&texts(&one)[1], &format!("{typed}A worry {theirs}"));
    }
}

#[test]
fn an_erased_passage_is_in_no_byte_of_the_new_record() {
    let mut one = with_minutes();
    let secret = "17 Heron Quay";
    one.apply(
        &ConferenceAct::AddNote {
            note: note(500, &format!("Moved to {secret}")),
        },
        &chair(2),
    )
    .unwrap();
    let change = patch(json!({ "text": format!("Moved to {secret} in May") }));
    one.apply(
        &ConferenceAct::ChangeNote {
            note: NoteId(uuid(500)),
            change,
        },
        &chair(3),
    )
    .unwrap();
    approve(&mut one, 4).unwrap();
    let before = one.as_conference().unwrap();
    let new = one
        .rewrite_without(&ItemPath::to("notes", uuid(500)), "text", &chair(5))
        .unwrap();
    let mut expected = before.clone();
    (expected.notes[0].text, expected.notes[0].first_wording) = (String::new(), None);
    assert_eq!(new.as_conference().unwrap(), expected);
    assert_eq!(new.history().len(), 3);
    let plain = automerge::Automerge::load(&new.save())
        .unwrap()
        .save_nocompress();
    let holds = |bytes: &[u8]| bytes.windows(5).any(|window| window == b"Heron");
    assert!(!holds(&plain));
    assert!(
        holds(
            &automerge::Automerge::load(&one.save())
                .unwrap()
                .save_nocompress()
        ),
        "the search can find it"
    );
    let root = ItemPath::root();
    assert!(matches!(
        one.rewrite_without(&root, "state", &chair(6)),
        Err(RecordError::DoesNotFit { .. })
    ));
    assert!(matches!(
        one.rewrite_without(&root, "nothing", &chair(6)),
        Err(RecordError::UnknownField { .. })
    ));
}
