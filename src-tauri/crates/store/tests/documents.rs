//! Documents, drafts and projections: what is written is what is read.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::collections::BTreeMap;

use chairside_store::{
    AuditLine, CHANGES_BETWEEN_SNAPSHOTS, Change, DocumentId, DocumentKind, Projection, StoreError,
};
use proptest::prelude::*;
use support::{
    at, change, conference, day, document, draft, hash, projection, snapshot, text, vault, write,
};
use uuid::Uuid;

#[test]
fn a_write_is_all_or_nothing() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    vault
        .store
        .save_draft(&draft(document(1), "note", "words"))
        .unwrap();
    let before = vault.store.drafts().unwrap();

    let mut broken = write(document(1), &[2]);
    broken.clear_drafts = vec!["note".to_owned()];
    broken.heads = vec![hash(2), hash(77)];
    assert_eq!(vault.store.commit(&broken), Err(StoreError::UnknownHead));

    let loaded = vault.store.load(document(1)).unwrap();
    assert_eq!(loaded.changes, [change(1)]);
    assert_eq!(loaded.state.heads, [hash(1)]);
    assert_eq!(vault.store.drafts().unwrap(), before);
}

#[test]
fn a_commit_settles_its_drafts_and_leaves_the_others() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    vault
        .store
        .save_draft(&draft(document(1), "note", "first"))
        .unwrap();
    vault
        .store
        .save_draft(&draft(document(1), "note", "first words"))
        .unwrap();
    vault
        .store
        .save_draft(&draft(document(1), "view", "other"))
        .unwrap();
    let mut settling = write(document(1), &[2]);
    settling.clear_drafts = vec!["note".to_owned()];
    vault.store.commit(&settling).unwrap();
    let vault = vault.reopen();
    assert_eq!(
        vault.store.drafts().unwrap(),
        [draft(document(1), "view", "other")]
    );
}

#[test]
fn a_snapshot_is_due_after_two_hundred_changes_and_holds_what_came_before() {
    let mut vault = vault();
    for number in 1..CHANGES_BETWEEN_SNAPSHOTS {
        let done = vault.store.commit(&write(document(1), &[number])).unwrap();
        assert!(!done.is_snapshot_due, "not after {number}");
    }
    let done = vault.store.commit(&write(document(1), &[200])).unwrap();
    assert!(done.is_snapshot_due);

    let mut with_snapshot = write(document(1), &[]);
    with_snapshot.heads = vec![hash(200)];
    with_snapshot.new_snapshot = Some(snapshot(b"whole"));
    assert!(!vault.store.commit(&with_snapshot).unwrap().is_snapshot_due);
    vault.store.commit(&write(document(1), &[201])).unwrap();

    let loaded = vault.store.load(document(1)).unwrap();
    assert_eq!(loaded.snapshot.as_deref(), Some(&b"whole"[..]));
    assert_eq!(loaded.changes, [change(201)]);
    assert_eq!(vault.store.all_changes(document(1)).unwrap().len(), 201);

    vault.store.drop_snapshot(document(1)).unwrap();
    let loaded = vault.store.load(document(1)).unwrap();
    assert_eq!((loaded.snapshot, loaded.changes.len()), (None, 201));
}

#[test]
fn a_document_keeps_its_kind() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let mut other = write(document(1), &[2]);
    other.kind = DocumentKind::Family;
    assert_eq!(vault.store.commit(&other), Err(StoreError::DocumentClash));
    assert_eq!(
        vault.store.documents().unwrap(),
        [(document(1), DocumentKind::Conference)]
    );
    assert_eq!(
        vault.store.load(document(2)).err(),
        Some(StoreError::NoSuchDocument)
    );
}

#[test]
fn a_rebuild_that_stopped_half_way_knows_what_is_left() {
    let mut vault = vault();
    for number in 1..=3 {
        let mut new = write(document(number), &[1]);
        new.projection = Some(projection(conference(document(number), "Dhillon", day(1))));
        vault.store.commit(&new).unwrap();
    }
    let kind = DocumentKind::Conference;
    assert_eq!(vault.store.documents_to_project(1).unwrap(), []);
    assert_eq!(
        vault.store.documents_to_project(2).unwrap().len(),
        3,
        "made by other code"
    );

    vault.store.begin_rebuild().unwrap();
    let row = conference(document(2), "Dhillon", day(2));
    vault
        .store
        .replace_projections(document(2), &projection(row))
        .unwrap();
    let mut vault = vault.reopen();
    let left = vault.store.documents_to_project(1).unwrap();
    assert_eq!(left, [(document(1), kind), (document(3), kind)]);

    let unprojected = write(document(2), &[2]);
    vault.store.commit(&unprojected).unwrap();
    assert!(
        vault
            .store
            .documents_to_project(1)
            .unwrap()
            .contains(&(document(2), kind))
    );
}

#[test]
fn a_projection_of_another_document_is_refused() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let other = projection(conference(document(2), "Dhillon", day(1)));
    let outcome = vault.store.replace_projections(document(1), &other);
    assert_eq!(outcome, Err(StoreError::DocumentClash));
}

#[test]
fn a_rebuild_replaces_passages_and_keeps_the_text_of_files() {
    let mut vault = vault();
    let mut new = write(document(1), &[1]);
    let old = Projection {
        made_by: 1,
        texts: vec![text("a", "Note", "alpha"), text("b", "Note", "beta")],
        ..Projection::default()
    };
    new.projection = Some(old);
    vault.store.commit(&new).unwrap();
    vault
        .store
        .index_text(document(1), &text("file", "Report", "gamma"))
        .unwrap();

    let newer = Projection {
        made_by: 1,
        texts: vec![text("b", "Note", "delta")],
        ..Projection::default()
    };
    vault
        .store
        .replace_projections(document(1), &newer)
        .unwrap();
    let found = |words: &str| vault.store.search(words, 20).unwrap().len();
    assert_eq!(
        (
            found("alpha"),
            found("beta"),
            found("delta"),
            found("gamma")
        ),
        (0, 0, 1, 1)
    );
}

#[test]
fn the_audit_of_a_document_is_read_in_order() {
    let mut vault = vault();
    let line = |number: u64| AuditLine {
        hash: hash(number),
        at: at(number.cast_signed()),
        device: vec![3; 32],
        person: Some(Uuid::from_u128(4)),
        role: "chair".to_owned(),
        verb: "record_note".to_owned(),
        ids: vec![Uuid::from_u128(5), Uuid::from_u128(6)],
    };
    let mut new = write(document(1), &[1, 2]);
    new.audit = vec![line(2), line(1)];
    vault.store.commit(&new).unwrap();
    assert_eq!(
        vault.store.audit_of(document(1)).unwrap(),
        [line(1), line(2)]
    );
}

#[test]
fn settings_and_sealed_values_are_kept_apart_from_the_schema() {
    let mut vault = vault();
    vault.store.set_setting("write count", "mine").unwrap();
    vault
        .store
        .set_sealed_value("device key", &[1, 2, 3])
        .unwrap();
    let mut vault = vault.reopen();
    assert_eq!(
        vault.store.setting("write count").unwrap().as_deref(),
        Some("mine")
    );
    let value = vault.store.sealed_value("device key").unwrap();
    assert_eq!(value.as_deref().map(Vec::as_slice), Some(&[1, 2, 3][..]));
    assert!(vault.store.remove_sealed_value("device key").unwrap());
    assert!(vault.store.sealed_value("device key").unwrap().is_none());
}

/// One step of a person's week, against the model.
#[derive(Clone, Debug)]
enum Step {
    Commit {
        document: u8,
        numbers: Vec<u8>,
        snapshot: bool,
    },
    Draft {
        document: u8,
        target: u8,
        text: String,
    },
    Discard {
        document: u8,
        target: u8,
    },
    DropSnapshot {
        document: u8,
    },
    Reopen,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let document = 0..3_u8;
    let step = prop_oneof![
        6 => (document.clone(), prop::collection::vec(any::<u8>(), 0..5), any::<bool>())
            .prop_map(|(document, numbers, snapshot)| Step::Commit { document, numbers, snapshot }),
        4 => (document.clone(), 0..3_u8, ".{0,20}")
            .prop_map(|(document, target, text)| Step::Draft { document, target, text }),
        1 => (document.clone(), 0..3_u8)
            .prop_map(|(document, target)| Step::Discard { document, target }),
        1 => document.prop_map(|document| Step::DropSnapshot { document }),
        1 => Just(Step::Reopen),
    ];
    prop::collection::vec(step, 1..30)
}

#[derive(Default)]
struct Model {
    changes: BTreeMap<u8, Vec<Change>>,
    covered: BTreeMap<u8, usize>,
    drafts: BTreeMap<(u8, u8), String>,
}

fn id(number: u8) -> DocumentId {
    document(u128::from(number) + 1)
}

/// Takes a step in the model and in the store.
fn take(step: Step, model: &mut Model, mut vault: support::Vault) -> support::Vault {
    match step {
        Step::Commit {
            document,
            numbers,
            snapshot: with_snapshot,
        } => {
            let numbers: Vec<u64> = numbers.into_iter().map(u64::from).collect();
            let mut new = write(id(document), &numbers);
            let known = model.changes.entry(document).or_default();
            for change in &new.changes {
                if !known.iter().any(|one| one.hash == change.hash) {
                    known.push(change.clone());
                }
            }
            if with_snapshot {
                new.new_snapshot = Some(snapshot(&known.len().to_le_bytes()));
                model.covered.insert(document, known.len());
            }
            vault.store.commit(&new).unwrap();
        }
        Step::Draft {
            document,
            target,
            text,
        } => {
            let outcome = vault
                .store
                .save_draft(&draft(id(document), &target.to_string(), &text));
            assert_eq!(outcome.is_ok(), model.changes.contains_key(&document));
            if outcome.is_ok() {
                model.drafts.insert((document, target), text);
            }
        }
        Step::Discard { document, target } => {
            vault
                .store
                .discard_draft(id(document), &target.to_string())
                .unwrap();
            model.drafts.remove(&(document, target));
        }
        Step::DropSnapshot { document } => {
            vault.store.drop_snapshot(id(document)).unwrap();
            model.covered.remove(&document);
        }
        Step::Reopen => vault = vault.reopen(),
    }
    vault
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn what_is_loaded_is_what_was_written(steps in steps()) {
        let mut model = Model::default();
        let mut vault = vault();
        for step in steps {
            vault = take(step, &mut model, vault);
        }
        for (number, changes) in &model.changes {
            let loaded = vault.store.load(id(*number)).unwrap();
            let covered = model.covered.get(number).copied();
            prop_assert_eq!(loaded.state.change_count, changes.len() as u64);
            prop_assert_eq!(
                loaded.snapshot,
                covered.map(|covered| covered.to_le_bytes().to_vec())
            );
            prop_assert_eq!(&loaded.changes, &changes[covered.unwrap_or(0)..]);
        }
        let mut drafts: Vec<_> =
            vault.store.drafts().unwrap().into_iter().map(|one| (one.document, one.target, one.text)).collect();
        drafts.sort();
        let expected: Vec<_> = model
            .drafts
            .into_iter()
            .map(|((number, target), text)| (id(number), target.to_string(), text))
            .collect();
        prop_assert_eq!(drafts, expected);
    }
}
