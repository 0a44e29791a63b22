//! A backup opens on another computer, whole or not at all.
#![allow(clippy::unwrap_used)]

use crate::vault_tests::{Made, NOON, make_with_keyring, passphrase, same_keys};
use crate::*;

const PROFILE: KdfProfile = KdfProfile::for_tests();
const CONTENT: &[u8] = b"a sealed database and sealed attachments";

fn travelling() -> Passphrase {
    passphrase("cobalt ferry walnut ribbon sketch meadow")
}

fn back_up(made: &Made, passphrase: Option<&Passphrase>, mut content: &[u8]) -> Vec<u8> {
    let mut backup = Vec::new();
    let unlocked = &made.unlocked;
    let written = write_backup(
        made.dir(),
        unlocked,
        passphrase,
        PROFILE,
        &mut content,
        &mut backup,
    );
    written.unwrap();
    backup
}

fn open(
    mut backup: &[u8],
    credential: BackupCredential<'_>,
) -> Result<(OpenedBackup, Vec<u8>), BackupError> {
    let mut content = Vec::new();
    let opened = open_backup(&mut backup, credential, &mut content)?;
    Ok((opened, content))
}

#[test]
fn kit_and_passphrase_each_open_a_backup() {
    let made = make_with_keyring();
    let backup = back_up(&made, Some(&travelling()), CONTENT);
    for credential in [
        BackupCredential::Recovery(made.kit.code()),
        BackupCredential::Passphrase(&travelling()),
    ] {
        let (opened, content) = open(&backup, credential).unwrap();
        assert_eq!(content, CONTENT);
        assert_eq!(opened.content_bytes(), CONTENT.len() as u64);
        assert!(same_keys(opened.keys(), &made.unlocked));
    }
}

#[test]
fn a_vault_made_from_a_backup_opens_what_was_sealed_before() {
    let made = make_with_keyring();
    const PURPOSE: Purpose = Purpose::new("recipient password");
    let sealed = made.unlocked.seal(PURPOSE, b"tin whistle").unwrap();
    let backup = back_up(&made, None, CONTENT);
    let (opened, _) = open(&backup, BackupCredential::Recovery(made.kit.code())).unwrap();

    let (other_computer, secrets) = (tempfile::tempdir().unwrap(), SecretStoreInMemory::new());
    let (_, kit) = opened
        .create_vault(other_computer.path(), &travelling(), &secrets, PROFILE)
        .unwrap();
    let unlocked = Vault::unlock(other_computer.path(), &travelling(), &secrets, NOON).unwrap();
    assert!(same_keys(&unlocked, &made.unlocked));
    assert_eq!(
        unlocked.open(PURPOSE, &sealed).unwrap().as_slice(),
        b"tin whistle"
    );
    assert_ne!(unlocked.vault_id(), made.unlocked.vault_id());
    assert!(Vault::unlock_with_recovery(other_computer.path(), kit.code()).is_ok());
    // Its own backups open with its own kit.
    let mut again = Vec::new();
    write_backup(
        other_computer.path(),
        &unlocked,
        None,
        PROFILE,
        &mut &*CONTENT,
        &mut again,
    )
    .unwrap();
    assert!(open(&again, BackupCredential::Recovery(kit.code())).is_ok());
}

#[test]
fn a_backup_is_never_restored_over_a_vault() {
    let made = make_with_keyring();
    let backup = back_up(&made, None, CONTENT);
    let (opened, _) = open(&backup, BackupCredential::Recovery(made.kit.code())).unwrap();
    let refused = opened
        .create_vault(made.dir(), &travelling(), &made.secrets, PROFILE)
        .unwrap_err();
    assert!(matches!(refused, VaultError::AlreadyExists));
}

#[test]
fn an_old_backup_opens_with_the_kit_of_its_day_and_a_new_one_with_the_new_kit() {
    let made = make_with_keyring();
    let before = back_up(&made, None, CONTENT);
    let kit = RecoveryKit::make().unwrap();
    Vault::replace_recovery_kit(made.dir(), &made.unlocked, &kit).unwrap();
    let after = back_up(&made, None, CONTENT);
    let opens = |backup: &[u8], kit: &RecoveryKit| match open(
        backup,
        BackupCredential::Recovery(kit.code()),
    ) {
        Ok(_) => true,
        Err(BackupError::WrongCredential) => false,
        Err(other) => panic!("{other:?}"),
    };
    assert!(opens(&before, &made.kit) && !opens(&before, &kit));
    assert!(opens(&after, &kit) && !opens(&after, &made.kit));
}

#[test]
fn a_passphrase_that_leans_on_the_keyring_does_not_travel() {
    let made = make_with_keyring();
    let enough_at_home = passphrase("vq8 kettle z");
    let mut backup = Vec::new();
    let refused = write_backup(
        made.dir(),
        &made.unlocked,
        Some(&enough_at_home),
        PROFILE,
        &mut &*CONTENT,
        &mut backup,
    );
    assert!(matches!(refused, Err(VaultError::PassphraseTooWeak(_))));
    assert!(backup.is_empty(), "nothing was written");
}

#[test]
fn each_wrong_credential_has_its_name() {
    let (made, other) = (make_with_keyring(), make_with_keyring());
    let backup = back_up(&made, None, CONTENT);
    let refused = |credential| open(&backup, credential).unwrap_err();
    assert!(matches!(
        refused(BackupCredential::Recovery(other.kit.code())),
        BackupError::WrongCredential
    ));
    assert!(matches!(
        refused(BackupCredential::Passphrase(&travelling())),
        BackupError::NoPassphraseSlot
    ));
    let backup = back_up(&made, Some(&travelling()), CONTENT);
    let wrong = passphrase("cobalt ferry walnut ribbon sketch meadows");
    assert!(matches!(
        open(&backup, BackupCredential::Passphrase(&wrong)).unwrap_err(),
        BackupError::WrongCredential
    ));
    let pdf = b"%PDF-1.7 and some more bytes that are no backup";
    assert!(matches!(
        open(pdf, BackupCredential::Recovery(made.kit.code())).unwrap_err(),
        BackupError::NotABackup
    ));
}

#[test]
fn every_flipped_bit_and_every_cut_of_a_backup_is_found() {
    let made = make_with_keyring();
    let backup = back_up(&made, Some(&travelling()), CONTENT);
    let credential = BackupCredential::Recovery(made.kit.code());
    for bit in 0..backup.len() * 8 {
        let mut flipped = backup.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(open(&flipped, credential).is_err(), "bit {bit}");
    }
    for len in 0..backup.len() {
        assert!(
            matches!(open(&backup[..len], credential), Err(BackupError::Damaged)),
            "cut to {len} of {} bytes",
            backup.len()
        );
    }
}

#[test]
fn a_long_backup_cut_between_its_chunks_is_found() {
    let made = make_with_keyring();
    let content = vec![5; 3 * 65_536];
    let backup = back_up(&made, None, &content);
    let credential = BackupCredential::Recovery(made.kit.code());
    assert_eq!(open(&backup, credential).unwrap().1, content);
    let one_chunk_less = backup.len() - (65_536 + 16);
    for len in [
        one_chunk_less,
        one_chunk_less - 1,
        one_chunk_less + 1,
        backup.len() - 16,
    ] {
        assert!(
            matches!(open(&backup[..len], credential), Err(BackupError::Damaged)),
            "{len}"
        );
    }
}

#[test]
fn a_backup_of_nothing_opens_as_nothing() {
    let made = make_with_keyring();
    let backup = back_up(&made, None, b"");
    let (_, content) = open(&backup, BackupCredential::Recovery(made.kit.code())).unwrap();
    assert!(content.is_empty());
}
