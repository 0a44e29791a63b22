//! What version 1 wrote opens for ever. A test that fails here means people locked out.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;

use crate::vault_tests::NOON;
use crate::*;

const PASSPHRASE: &str = "lantern gravel otter seventeen plum harvest";
const RECOVERY_CODE: &str = "XSGX-269A-XKR5-7W2K-4AFW-8BNP-BR4T-33N4";
const KEYRING_NAME: &str = "3390e80166034f1b229db8ba65ece0e0.8ea4d6562d9324a9";
const KEYRING_SECRET: &str = "a1ecc61d748d5de60627d7e5d1b5a21b0bc0f79f3251c35f181798526b0b0851";
const DATABASE_KEY: &str = "ba0a086941b0a9bfe5832bdd6d5415c4ab7d2eeed92f553792d61acd010b90b1";
const SEALED_BLOB: &str = "01d1f9a9ca4c473d58b95c298d089bf94e1c8af8377290a9cb59deadaab2fea6\
    e743c96eae29d56a150fa1513dc805a130c3a2af";
const ATTACHMENT: &str = "ae8ffc655747e9cdd90d47ead33a0295ed7d7248d2cdfe0d77413cc5c24a4e80";

fn frozen(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("frozen")
        .join("v1");
    fs::read(folder.join(name)).unwrap()
}

fn passphrase() -> Passphrase {
    Passphrase::new(PASSPHRASE.to_owned()).unwrap()
}

/// A copy of the frozen slots, because opening them writes down guesses beside them.
fn vault() -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("keys.json"), frozen("keys.json")).unwrap();
    dir
}

fn unlocked() -> Unlocked {
    let code = RecoveryCode::parse(RECOVERY_CODE).unwrap();
    Vault::unlock_with_recovery(vault().path(), &code).unwrap()
}

#[test]
fn version_1_slots_open_by_passphrase_and_keyring_and_by_the_kit() {
    let secrets = SecretStoreInMemory::new();
    secrets
        .set(KEYRING_NAME, &hex::decode(KEYRING_SECRET).unwrap())
        .unwrap();
    let opened = Vault::unlock(vault().path(), &passphrase(), &secrets, NOON).unwrap();
    assert_eq!(opened.database_key().expose_hex().as_str(), DATABASE_KEY);
    assert_eq!(
        unlocked().database_key().expose_hex().as_str(),
        DATABASE_KEY
    );
}

#[test]
fn a_version_1_attachment_and_sealed_blob_open() {
    let sealed = frozen("attachment");
    assert_eq!(ContentDigest::of(&sealed).to_hex(), ATTACHMENT);
    let content = unlocked()
        .attachment_key()
        .open(&mut &*sealed, 1_000)
        .unwrap();
    assert_eq!(content.as_slice(), b"a school report");

    let blob = SealedBlob::from_bytes(hex::decode(SEALED_BLOB).unwrap());
    let purpose = Purpose::new("recipient password").about(b"a");
    assert_eq!(
        unlocked().open(purpose, &blob).unwrap().as_slice(),
        b"tin whistle"
    );
}

#[test]
fn a_version_1_backup_opens_with_each_of_its_slots() {
    let (backup, code) = (
        frozen("backup"),
        RecoveryCode::parse(RECOVERY_CODE).unwrap(),
    );
    for credential in [
        BackupCredential::Recovery(&code),
        BackupCredential::Passphrase(&passphrase()),
    ] {
        let mut content = Vec::new();
        let opened = open_backup(&mut &*backup, credential, &mut content).unwrap();
        assert_eq!(content, b"what a backup holds");
        assert_eq!(
            opened.keys().database_key().expose_hex().as_str(),
            DATABASE_KEY
        );
    }
}
