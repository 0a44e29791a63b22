//! Damage is found, and nothing lies in the clear.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use chairside_store::{AttachmentFault, NewAttachment, Store, StoreError};
use chairside_vault::AttachmentKey;
use support::{conference, day, document, draft, key, projection, snapshot, text, vault, write};
use tempfile::TempDir;

fn file_key() -> AttachmentKey {
    AttachmentKey::for_tests(9)
}

/// Words that a person might type, each in a place of its own.
const PLANTED: [&str; 9] = [
    "Quillfeather",
    "Brackenthwaite Lane",
    "marmalade",
    "pelargonium",
    "Ottoline",
    "hollyhock",
    "semaphore",
    "Xanthe",
    "cartwheel",
];

/// A vault with a planted word in every table that a person's words reach.
fn planted() -> support::Vault {
    let mut vault = vault();
    let mut row = conference(document(1), PLANTED[0], day(1));
    row.place = Some(PLANTED[1].to_owned());
    row.facts = format!("{{\"child\":\"{}\"}}", PLANTED[7]);
    let mut new = write(document(1), &[1, 2]);
    new.changes[0].body = PLANTED[2].repeat(50).into_bytes();
    new.new_snapshot = Some(snapshot(PLANTED[3].repeat(2_000).as_bytes()));
    new.projection = Some(projection(row));
    vault.store.commit(&new).unwrap();
    vault
        .store
        .save_draft(&draft(document(1), "note", PLANTED[4]))
        .unwrap();
    vault
        .store
        .index_text(document(1), &text("a", PLANTED[8], PLANTED[5]))
        .unwrap();
    let about = NewAttachment {
        document: document(1),
        report: None,
        name: format!("{}.docx", PLANTED[6]),
        media_type: "text/plain".to_owned(),
    };
    let content = PLANTED[2].repeat(5_000);
    vault
        .store
        .add_attachment(&file_key(), &about, &mut content.as_bytes())
        .unwrap();
    vault
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_under(&path));
        } else {
            files.push(path);
        }
    }
    files
}

#[test]
fn no_file_of_the_vault_holds_a_planted_word() {
    let mut vault = planted();
    // With the log full, while a backup's copy is there, and after it was emptied.
    for _ in 0..2 {
        let content = vault.store.backup_content().unwrap();
        let files = files_under(vault.folder.path());
        let names: Vec<String> = files
            .iter()
            .map(|path| path.file_name().unwrap().to_str().unwrap().to_owned())
            .collect();
        for name in [
            "chairside.db",
            "chairside.db-wal",
            "chairside.db-shm",
            "chairside.db.copy",
        ] {
            assert!(
                names.iter().any(|found| found == name),
                "{name} must be searched"
            );
        }
        for file in &files {
            let bytes = fs::read(file).unwrap();
            for word in PLANTED {
                let in_words = bytes
                    .windows(word.len())
                    .any(|window| window == word.as_bytes());
                let in_name = file.to_str().unwrap().contains(word);
                assert!(!in_words && !in_name, "{word} in {}", file.display());
            }
        }
        drop(content);
        vault.store.idle().unwrap();
    }
}

#[test]
fn a_sound_vault_is_found_sound() {
    let mut vault = planted();
    let found = vault.store.verify(&file_key()).unwrap();
    assert!(found.is_sound(), "{found:?}");
    assert_eq!((found.documents_checked, found.attachments_checked), (1, 1));
}

#[test]
fn every_flipped_bit_of_the_database_is_found() {
    let vault = planted();
    vault.store.close().unwrap();
    let file = vault.folder.path().join("chairside.db");
    let sound = fs::read(&file).unwrap();
    const FLIPS: usize = 40;
    for number in 0..FLIPS {
        // Spread over the file, and over the places within a page.
        let place = number * sound.len() / FLIPS + (number * 977) % 4_096;
        let place = place.min(sound.len() - 1);
        let mut flipped = sound.clone();
        flipped[place] ^= 1 << (number % 8);
        fs::write(&file, &flipped).unwrap();
        match Store::open(vault.folder.path(), &key()) {
            Err(refused) => assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}"),
            Ok(mut store) => {
                let found = store.verify(&file_key()).unwrap();
                assert!(
                    found.damaged_pages > 0,
                    "a flip at byte {place} was not found"
                );
                drop(store);
            }
        }
    }
}

#[test]
fn every_fault_of_an_attached_file_is_named() {
    let mut vault = planted();
    let kept = vault.store.attachments_of(document(1)).unwrap().remove(0);
    let file = vault
        .folder
        .path()
        .join("attachments")
        .join(kept.hash.to_hex());
    let sound = fs::read(&file).unwrap();
    let faults = |store: &mut Store, key: &AttachmentKey| {
        let found = store.verify(key).unwrap();
        assert!(!found.is_sound());
        found.attachments
    };
    for place in (0..sound.len()).step_by(sound.len() / 20) {
        let mut flipped = sound.clone();
        flipped[place] ^= 1;
        fs::write(&file, &flipped).unwrap();
        assert_eq!(
            faults(&mut vault.store, &file_key()),
            [(kept.hash, AttachmentFault::Altered)]
        );
        let read = vault
            .store
            .read_attachment(&file_key(), &kept.hash, 1_000_000);
        assert!(
            matches!(read, Err(StoreError::Damaged { .. })),
            "a flip at byte {place}"
        );
    }
    fs::write(&file, &sound).unwrap();
    let other = AttachmentKey::for_tests(8);
    assert_eq!(
        faults(&mut vault.store, &other),
        [(kept.hash, AttachmentFault::NotOpenable)]
    );
    fs::remove_file(&file).unwrap();
    assert_eq!(
        faults(&mut vault.store, &file_key()),
        [(kept.hash, AttachmentFault::Missing)]
    );
}

#[test]
fn a_file_of_the_first_schema_opens_with_all_that_it_held() {
    // Made by the example `freeze_schema`.
    let folder = TempDir::new().unwrap();
    let frozen = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/frozen/schema-1.db");
    fs::copy(frozen, folder.path().join("chairside.db")).unwrap();
    let mut store = Store::open(folder.path(), &key()).unwrap();
    let loaded = store.load(document(1)).unwrap();
    assert_eq!(loaded.changes, [support::change(3)]);
    assert_eq!(loaded.snapshot.as_deref(), Some(&b"whole"[..]));
    assert_eq!(store.conferences().unwrap()[0].title, "Þórsdóttir-Bell");
    assert!(store.drafts().unwrap() == [draft(document(1), "note", "words not sent yet")]);
    assert_eq!(store.search("chaffinches", 20).unwrap()[0].source, "a");
    assert_eq!(store.setting("device").unwrap().as_deref(), Some("laptop"));
    assert!(store.verify(&file_key()).unwrap().is_sound());
}
