//! Opening and making a vault's database: what is refused, and that nothing is harmed by it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use std::fs;
use std::path::Path;

use chairside_store::{BALLAST_BYTES, Store, StoreError};
use chairside_vault::DatabaseKey;
use support::{document, draft, key, vault, write};
use tempfile::TempDir;

fn refusal(folder: &Path, key: &DatabaseKey) -> StoreError {
    Store::open(folder, key).err().expect("it must not open")
}

#[test]
fn a_folder_without_a_database_is_said_to_have_none() {
    let folder = TempDir::new().unwrap();
    assert_eq!(refusal(folder.path(), &key()), StoreError::Missing);
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "looking writes nothing"
    );
}

#[test]
fn nothing_is_made_over_a_database_that_is_there() {
    let vault = vault();
    vault.store.close().unwrap();
    let outcome = Store::create(vault.folder.path(), &key());
    assert_eq!(outcome.err(), Some(StoreError::AlreadyExists));
}

#[test]
fn nothing_is_made_over_a_file_that_cannot_be_read() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("chairside.db");
    fs::write(&file, b"not a database").unwrap();
    let outcome = Store::create(folder.path(), &key());
    assert_eq!(outcome.err(), Some(StoreError::AlreadyExists));
    assert_eq!(fs::read(&file).unwrap(), b"not a database");
}

#[test]
fn another_key_and_a_damaged_file_are_told_apart() {
    let vault = vault();
    vault.store.close().unwrap();
    let other = DatabaseKey::for_tests(8);
    assert_eq!(refusal(vault.folder.path(), &other), StoreError::NotOurKey);

    let file = vault.folder.path().join("chairside.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[100] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let refused = refusal(vault.folder.path(), &key());
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    assert_eq!(
        fs::read(&file).unwrap(),
        bytes,
        "the unreadable file is kept as it is"
    );
}

#[test]
fn another_key_is_refused_even_where_the_key_check_is_gone() {
    let vault = vault();
    vault.store.close().unwrap();
    let check = vault.folder.path().join("key-check");
    fs::remove_file(&check).unwrap();
    let other = DatabaseKey::for_tests(8);
    let refused = refusal(vault.folder.path(), &other);
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    assert!(!check.exists(), "a key that proves nothing leaves no check");

    Store::open(vault.folder.path(), &key())
        .unwrap()
        .close()
        .unwrap();
    assert!(check.exists(), "the right key puts the check back");
}

#[test]
fn an_emptied_file_is_damaged_and_not_a_new_database() {
    let vault = vault();
    vault.store.close().unwrap();
    let file = vault.folder.path().join("chairside.db");
    fs::write(&file, b"").unwrap();
    let refused = refusal(vault.folder.path(), &key());
    assert!(matches!(refused, StoreError::Damaged { .. }), "{refused:?}");
    assert_eq!(fs::metadata(&file).unwrap().len(), 0);
}

#[test]
fn one_vault_is_held_by_one_process() {
    let vault = vault();
    assert_eq!(refusal(vault.folder.path(), &key()), StoreError::InUse);
    vault.store.close().unwrap();
    Store::open(vault.folder.path(), &key()).unwrap();
}

#[test]
fn a_half_made_database_does_not_stand_in_the_way() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("chairside.db.new"), b"half").unwrap();
    fs::write(folder.path().join("write-count"), 900_u64.to_le_bytes()).unwrap();
    let store = Store::create(folder.path(), &key()).unwrap();
    assert_eq!(store.lost_writes(), 0);
}

#[test]
fn closing_leaves_an_empty_log_and_the_reserve_in_place() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1, 2])).unwrap();
    let log = vault.folder.path().join("chairside.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > 0);
    vault.store.idle().unwrap();
    assert_eq!(fs::metadata(&log).unwrap().len(), 0);
    let ballast = vault.folder.path().join("ballast");
    assert_eq!(fs::metadata(ballast).unwrap().len(), BALLAST_BYTES);
}

#[test]
fn writes_lost_with_a_damaged_log_are_counted_and_the_log_is_kept() {
    let mut vault = vault();
    vault.store.commit(&write(document(1), &[1])).unwrap();
    vault.store.idle().unwrap();
    for number in 0..5 {
        let words = format!("words {number}");
        vault
            .store
            .save_draft(&draft(document(1), "note", &words))
            .unwrap();
    }
    // What a crash leaves: the database, and a log that was not emptied into it.
    let copy = TempDir::new().unwrap();
    for name in [
        "chairside.db",
        "chairside.db-wal",
        "key-check",
        "write-count",
    ] {
        fs::copy(vault.folder.path().join(name), copy.path().join(name)).unwrap();
    }
    let log = copy.path().join("chairside.db-wal");
    let mut bytes = fs::read(&log).unwrap();
    bytes[60] ^= 1;
    fs::write(&log, &bytes).unwrap();

    let store = Store::open(copy.path(), &key()).unwrap();
    assert_eq!(
        store.lost_writes(),
        5,
        "a log that is cut short is never passed over in silence"
    );
    assert_eq!(
        fs::read(copy.path().join("chairside.db-wal.kept")).unwrap(),
        bytes
    );
    store.close().unwrap();
    let store = Store::open(copy.path(), &key()).unwrap();
    assert_eq!(store.lost_writes(), 0, "it is said once");
}

#[test]
fn read_only_until_the_reserve_is_back() {
    let mut vault = vault();
    assert!(vault.store.release_ballast().unwrap());
    assert!(vault.store.is_read_only());
    let outcome = vault.store.commit(&write(document(1), &[1]));
    assert_eq!(outcome, Err(StoreError::ReadOnly));
    assert!(
        vault.store.documents().unwrap().is_empty(),
        "reading goes on"
    );
    assert!(vault.store.try_writing_again().unwrap());
    vault.store.commit(&write(document(1), &[1])).unwrap();
}
