//! Attached files, erasing, backup and restore.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::io::{self, Read, Write};
use std::path::Path;

use chairside_store::{Attachment, NewAttachment, Restore, Store, StoreError, TextState};
use chairside_vault::{AttachmentKey, DatabaseKey};
use support::{certificate, conference, day, document, draft, key, projection, text, vault, write};
use tempfile::TempDir;

fn file_key() -> AttachmentKey {
    AttachmentKey::for_tests(9)
}

fn attach(vault: &mut support::Vault, owner: u128, content: &[u8]) -> Attachment {
    let about = NewAttachment {
        document: document(owner),
        report: None,
        name: "School report.docx".to_owned(),
        media_type: "application/octet-stream".to_owned(),
    };
    let mut content = content;
    vault
        .store
        .add_attachment(&file_key(), &about, &mut content)
        .unwrap()
}

fn sealed_files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder.join("attachments")).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_comes_back_as_it_was_and_not_past_the_cap() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let content = vec![0x5a; 300_000];
    let kept = attach(&mut vault, 1, &content);
    assert_eq!(
        (kept.content_bytes, kept.text_state),
        (300_000, TextState::Waiting)
    );
    let vault = vault.reopen();
    let store = &vault.store;
    let read = store
        .read_attachment(&file_key(), &kept.hash, 300_000)
        .unwrap();
    assert_eq!(*read, content);
    let outcome = store.read_attachment(&file_key(), &kept.hash, 299_999);
    let too_large = StoreError::TooLarge {
        bytes: 300_000,
        limit: 299_999,
    };
    assert_eq!(outcome.err(), Some(too_large));
    let other = store.read_attachment(&AttachmentKey::for_tests(8), &kept.hash, 300_000);
    assert!(matches!(other, Err(StoreError::Damaged { .. })));
}

#[test]
fn the_text_of_a_file_waits_until_it_is_read() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let kept = attach(&mut vault, 1, b"one");
    assert!(vault.store.attachments_without_text().unwrap() == [kept.clone()]);
    vault
        .store
        .set_text_state(&kept.hash, TextState::NoText)
        .unwrap();
    assert!(vault.store.attachments_without_text().unwrap().is_empty());
    assert_eq!(
        vault.store.attachment(&kept.hash).unwrap().text_state,
        TextState::NoText
    );
}

/// Gives some bytes, then fails as a pulled-out stick does.
struct FailsHalfWay(usize);

impl Read for FailsHalfWay {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0 = self.0.checked_sub(1).ok_or(io::ErrorKind::NotConnected)?;
        out.fill(7);
        Ok(out.len())
    }
}

#[test]
fn a_file_that_stops_half_way_leaves_nothing() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let about = NewAttachment {
        document: document(1),
        report: None,
        name: "a".to_owned(),
        media_type: "b".to_owned(),
    };
    let outcome = vault
        .store
        .add_attachment(&file_key(), &about, &mut FailsHalfWay(5));
    assert!(matches!(
        outcome,
        Err(StoreError::Io {
            kind: io::ErrorKind::NotConnected,
            ..
        })
    ));
    assert!(sealed_files(vault.folder.path()).is_empty());

    let missing = NewAttachment {
        document: document(2),
        ..about
    };
    let outcome = vault
        .store
        .add_attachment(&file_key(), &missing, &mut &b"x"[..]);
    assert_eq!(outcome.err(), Some(StoreError::NoSuchDocument));
    assert!(sealed_files(vault.folder.path()).is_empty());
}

#[test]
fn files_without_a_line_are_swept_and_the_others_stay() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let kept = attach(&mut vault, 1, b"one");
    for name in ["incoming", &"ab".repeat(32)] {
        fs::write(
            vault.folder.path().join("attachments").join(name),
            b"left over",
        )
        .unwrap();
    }
    let mut vault = vault.reopen();
    vault.store.idle().unwrap();
    assert_eq!(sealed_files(vault.folder.path()), [kept.hash.to_hex()]);
}

#[test]
fn erasing_a_record_takes_its_files_and_leaves_its_certificate() {
    let mut vault = vault();
    for number in [1, 2] {
        let mut new = write(document(number), &[1]);
        new.projection = Some(projection(conference(document(number), "Dhillon", day(1))));
        vault.store.commit(&new).unwrap();
    }
    let gone = attach(&mut vault, 1, b"one");
    let stays = attach(&mut vault, 2, b"two");
    let words = text(&gone.hash.to_hex(), "Report", "chaffinch");
    vault.store.index_text(document(1), &words).unwrap();

    let wrong = vault
        .store
        .erase_document(document(1), &certificate(document(2)));
    assert_eq!(wrong, Err(StoreError::DocumentClash));
    vault
        .store
        .erase_document(document(1), &certificate(document(1)))
        .unwrap();
    let again = vault
        .store
        .erase_document(document(1), &certificate(document(1)));
    assert_eq!(again, Err(StoreError::NoSuchDocument));

    let vault = vault.reopen();
    assert_eq!(sealed_files(vault.folder.path()), [stays.hash.to_hex()]);
    assert_eq!(vault.store.conferences().unwrap().len(), 1);
    assert!(vault.store.search("chaffinch", 20).unwrap().is_empty());
    assert_eq!(
        vault.store.certificates().unwrap(),
        [certificate(document(1))]
    );
}

#[test]
fn replacing_a_record_keeps_the_files_that_are_named() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    let kept = attach(&mut vault, 1, b"kept");
    attach(&mut vault, 1, b"gone");
    let words = text(&kept.hash.to_hex(), "Report", "chaffinch");
    vault.store.index_text(document(1), &words).unwrap();
    let new = write(document(2), &[1, 2]);
    vault
        .store
        .replace_document(document(1), &new, &[kept.hash], &certificate(document(1)))
        .unwrap();
    assert_eq!(sealed_files(vault.folder.path()), [kept.hash.to_hex()]);
    assert_eq!(
        vault.store.attachment(&kept.hash).unwrap().document,
        document(2)
    );
    assert_eq!(
        vault.store.search("chaffinch", 20).unwrap()[0].document,
        document(2)
    );
    assert_eq!(vault.store.load(document(2)).unwrap().changes.len(), 2);
}

/// A vault with a little of everything.
fn furnished() -> support::Vault {
    let mut vault = vault();
    for number in 1..=3 {
        let mut new = write(document(number), &[1, 2, 3]);
        new.projection = Some(projection(conference(document(number), "Dhillon", day(1))));
        vault.store.commit(&new).unwrap();
        let content = number.to_le_bytes().repeat(9_000);
        let kept = attach(&mut vault, number, &content);
        let words = text(&kept.hash.to_hex(), "Report", "chaffinch");
        vault.store.index_text(document(number), &words).unwrap();
    }
    vault
        .store
        .save_draft(&draft(document(1), "note", "not yet sent"))
        .unwrap();
    vault
}

fn backup_bytes(vault: &mut support::Vault) -> Vec<u8> {
    let mut content = vault.store.backup_content().unwrap();
    let mut bytes = Vec::new();
    content.read_to_end(&mut bytes).unwrap();
    assert_eq!(content.attachment_count(), 3);
    bytes
}

fn restore(bytes: &[u8], key: &DatabaseKey) -> (TempDir, Result<Store, StoreError>) {
    let folder = TempDir::new().unwrap();
    let mut restore = Restore::begin(folder.path()).unwrap();
    let taken = restore.write_all(bytes);
    let outcome = match taken {
        Ok(()) => restore.finish(key),
        Err(_) => {
            drop(restore);
            Err(StoreError::Damaged { part: "a backup" })
        }
    };
    (folder, outcome)
}

#[test]
fn a_backup_restores_everything_and_leaves_no_copy_behind() {
    let mut vault = furnished();
    let bytes = backup_bytes(&mut vault);
    assert!(!vault.folder.path().join("chairside.db.copy").exists());

    let (folder, restored) = restore(&bytes, &key());
    let mut restored = restored.unwrap();
    let before = &vault.store;
    assert_eq!(restored.documents().unwrap(), before.documents().unwrap());
    for (id, _) in before.documents().unwrap() {
        assert_eq!(
            restored.all_changes(id).unwrap(),
            before.all_changes(id).unwrap()
        );
        let files = before.attachments_of(id).unwrap();
        assert!(restored.attachments_of(id).unwrap() == files);
        let opened = |store: &Store| store.read_attachment(&file_key(), &files[0].hash, 1_000_000);
        assert_eq!(*opened(&restored).unwrap(), *opened(before).unwrap());
    }
    assert!(restored.conferences().unwrap() == before.conferences().unwrap());
    assert!(restored.drafts().unwrap() == before.drafts().unwrap());
    assert_eq!(restored.search("chaffinch", 20).unwrap().len(), 3);
    assert!(restored.verify(&file_key()).unwrap().is_sound());
    assert_eq!(
        sealed_files(folder.path()),
        sealed_files(vault.folder.path())
    );
}

#[test]
fn a_backup_that_is_cut_or_changed_restores_nothing() {
    let mut vault = furnished();
    let bytes = backup_bytes(&mut vault);
    let mut faulty: Vec<Vec<u8>> = Vec::new();
    for length in [0, 5, 12, 30, 60, 5_000, bytes.len() - 1] {
        faulty.push(bytes[..length].to_vec());
    }
    for place in [0, 12, 20, 50, 4_000, bytes.len() - 40_000, bytes.len() - 1] {
        let mut changed = bytes.clone();
        changed[place] ^= 1;
        faulty.push(changed);
    }
    faulty.push([&bytes[..], b"more"].concat());
    for bytes in faulty {
        let (folder, outcome) = restore(&bytes, &key());
        assert!(
            matches!(outcome, Err(StoreError::Damaged { .. })),
            "{} bytes",
            bytes.len()
        );
        assert!(!folder.path().join("chairside.db").exists());
        assert!(sealed_files(folder.path()).is_empty());
    }
    let (folder, outcome) = restore(&bytes, &DatabaseKey::for_tests(8));
    assert!(
        matches!(outcome, Err(StoreError::Damaged { .. })),
        "another vault's key"
    );
    assert!(!folder.path().join("chairside.db").exists());
    let again = Restore::begin(vault.folder.path());
    assert!(matches!(again, Err(StoreError::InUse)));
    vault.store.close().unwrap();
    let again = Restore::begin(vault.folder.path());
    assert!(
        matches!(again, Err(StoreError::AlreadyExists)),
        "never over a vault"
    );
}
