//! The ways into a vault, and what each refusal is called.
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::*;

pub(crate) const NOON: i64 = 1_790_000_000;
const PROFILE: KdfProfile = KdfProfile::for_tests();

pub(crate) fn passphrase(text: &str) -> Passphrase {
    Passphrase::new(text.to_owned()).unwrap()
}

pub(crate) fn right() -> Passphrase {
    passphrase("lantern gravel otter seventeen plum harvest")
}

pub(crate) struct Made {
    pub(crate) dir: TempDir,
    pub(crate) secrets: SecretStoreInMemory,
    pub(crate) kit: RecoveryKit,
    pub(crate) unlocked: Unlocked,
}

impl Made {
    pub(crate) fn dir(&self) -> &Path {
        self.dir.path()
    }

    fn keys_file(&self) -> std::path::PathBuf {
        self.dir().join("keys.json")
    }

    fn unlock(&self, typed: &str) -> Result<Unlocked, UnlockError> {
        Vault::unlock(self.dir(), &passphrase(typed), &self.secrets, NOON)
    }
}

pub(crate) fn make_with_keyring() -> Made {
    let (dir, secrets) = (tempfile::tempdir().unwrap(), SecretStoreInMemory::new());
    let (unlocked, kit) = Vault::create(dir.path(), &right(), &secrets, PROFILE).unwrap();
    Made {
        dir,
        secrets,
        kit,
        unlocked,
    }
}

pub(crate) fn same_keys(a: &Unlocked, b: &Unlocked) -> bool {
    a.database_key().expose_hex() == b.database_key().expose_hex()
}

#[test]
fn passphrase_and_keyring_open_it_and_so_does_the_kit() {
    let made = make_with_keyring();
    assert!(made.unlocked.uses_keyring());
    assert!(Vault::is_bound_to_keyring(made.dir()).unwrap());
    let by_passphrase = Vault::unlock(made.dir(), &right(), &made.secrets, NOON).unwrap();
    let by_kit = Vault::unlock_with_recovery(made.dir(), made.kit.code()).unwrap();
    assert!(same_keys(&made.unlocked, &by_passphrase));
    assert!(same_keys(&made.unlocked, &by_kit));
}

#[test]
fn without_a_keyring_the_passphrase_alone_opens_under_the_stricter_rule() {
    let dir = tempfile::tempdir().unwrap();
    let short = passphrase("vq8 kettle z");
    let refused = Vault::create(dir.path(), &short, &NoKeyring, PROFILE).unwrap_err();
    assert!(matches!(refused, VaultError::PassphraseTooWeak(report)
        if report.rule == PassphraseRule::SixWordsOrTwentyFourCharacters));
    assert!(!Vault::exists(dir.path()).unwrap(), "nothing was made");

    let (made, _) = Vault::create(dir.path(), &right(), &NoKeyring, PROFILE).unwrap();
    assert!(!made.uses_keyring());
    assert!(!Vault::is_bound_to_keyring(dir.path()).unwrap());
    let opened = Vault::unlock(dir.path(), &right(), &NoKeyring, NOON).unwrap();
    assert!(same_keys(&made, &opened));
    // A keyring that turned up since is not asked.
    let later = SecretStoreInMemory::new();
    assert!(Vault::unlock(dir.path(), &right(), &later, NOON).is_ok());
}

#[test]
fn a_vault_is_never_made_over_another_readable_or_not() {
    let made = make_with_keyring();
    for contents in [None, Some(&b"not key slots at all"[..]), Some(b"")] {
        if let Some(contents) = contents {
            fs::write(made.keys_file(), contents).unwrap();
        }
        let before = fs::read(made.keys_file()).unwrap();
        let refused = Vault::create(made.dir(), &right(), &made.secrets, PROFILE).unwrap_err();
        assert!(matches!(refused, VaultError::AlreadyExists));
        assert_eq!(fs::read(made.keys_file()).unwrap(), before);
    }
    assert_eq!(made.secrets.count(), 1, "and no secret was left behind");
}

#[test]
fn a_folder_without_a_vault_says_so() {
    let dir = tempfile::tempdir().unwrap();
    let error = Vault::unlock(dir.path(), &right(), &NoKeyring, NOON).unwrap_err();
    assert!(matches!(error, UnlockError::NoVault));
}

#[test]
fn wrong_passphrases_are_counted_then_wait_and_the_right_one_clears_them() {
    let made = make_with_keyring();
    for (tries_left, wait_s) in [(4, 0), (3, 0), (2, 0), (1, 0), (0, 60)] {
        let error = made
            .unlock("lantern gravel otter seventeen plume")
            .unwrap_err();
        assert!(
            matches!(error, UnlockError::WrongPassphrase { tries_left: t, wait_s: w } if (t, w) == (tries_left, wait_s)),
            "{error:?}"
        );
    }
    let unlock_at = |now_s| Vault::unlock(made.dir(), &right(), &made.secrets, now_s);
    assert!(matches!(
        unlock_at(NOON + 59).unwrap_err(),
        UnlockError::Wait { wait_s: 1 }
    ));
    assert!(unlock_at(NOON + 60).is_ok());
    assert_eq!(
        BackOff::for_passphrase(made.dir())
            .tries_left(NOON)
            .unwrap(),
        5
    );
}

#[test]
fn the_right_passphrase_gives_the_pin_its_tries_back() {
    let made = make_with_keyring();
    let back_off = BackOff::for_pin(made.dir());
    let pin = Pin::new("481052".to_owned()).unwrap();
    let verifier = PinVerifier::make(&pin, PROFILE).unwrap();
    for _ in 0..5 {
        assert!(
            verifier
                .check("481053".to_owned(), &back_off, NOON)
                .is_err()
        );
    }
    let refused = verifier
        .check("481052".to_owned(), &back_off, NOON)
        .unwrap_err();
    assert!(matches!(refused, PinError::PassphraseNeeded));
    Vault::unlock(made.dir(), &right(), &made.secrets, NOON).unwrap();
    assert!(verifier.check("481052".to_owned(), &back_off, NOON).is_ok());
}

#[test]
fn each_refusal_of_the_keyring_has_its_name_and_counts_no_guess() {
    let made = make_with_keyring();
    let refusal = || Vault::unlock(made.dir(), &right(), &made.secrets, NOON).unwrap_err();
    let is_keyring = |error: UnlockError, expected: SecretStoreError| {
        assert!(
            matches!(error, UnlockError::Keyring(kind) if kind == expected),
            "{expected:?}"
        );
    };
    made.secrets.lock();
    is_keyring(refusal(), SecretStoreError::EntryMissing);
    made.secrets.refuse();
    is_keyring(refusal(), SecretStoreError::Refused);
    made.secrets.unlock();
    made.secrets.corrupt();
    assert!(matches!(refusal(), UnlockError::KeyringSecretDiffers));
    made.secrets.lose_everything();
    is_keyring(refusal(), SecretStoreError::EntryMissing);
    let error = Vault::unlock(made.dir(), &right(), &NoKeyring, NOON).unwrap_err();
    is_keyring(error, SecretStoreError::ServiceMissing);
    assert_eq!(
        BackOff::for_passphrase(made.dir())
            .tries_left(NOON)
            .unwrap(),
        5
    );
}

#[test]
fn a_keyring_that_keeps_nothing_makes_no_vault() {
    let dir = tempfile::tempdir().unwrap();
    let secrets = SecretStoreInMemory::new();
    secrets.lock();
    let error = Vault::create(dir.path(), &right(), &secrets, PROFILE).unwrap_err();
    assert!(matches!(
        error,
        VaultError::SecretStore(SecretStoreError::Locked)
    ));
    assert!(!Vault::exists(dir.path()).unwrap());
}

#[test]
fn a_stolen_disk_without_the_keyring_is_not_opened_by_the_right_passphrase() {
    let made = make_with_keyring();
    // Whoever takes the keyring out of the slot breaks the file's digest, and mending the digest
    // still leaves a root key that no passphrase alone unwraps.
    let text = fs::read_to_string(made.keys_file()).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["slots"]["passphrase"]["keyring"] = serde_json::Value::Null;
    fs::write(made.keys_file(), file.to_string()).unwrap();
    let error = Vault::unlock(made.dir(), &right(), &NoKeyring, NOON).unwrap_err();
    assert!(matches!(error, UnlockError::Damaged));
}

#[test]
fn another_vaults_keys_open_nothing_here() {
    let (here, there) = (make_with_keyring(), make_with_keyring());
    let error = Vault::unlock_with_recovery(here.dir(), there.kit.code()).unwrap_err();
    assert!(matches!(error, UnlockError::WrongRecoveryCode));
    let error = Vault::unlock(here.dir(), &right(), &there.secrets, NOON).unwrap_err();
    assert!(matches!(
        error,
        UnlockError::Keyring(SecretStoreError::EntryMissing)
    ));

    const PURPOSE: Purpose = Purpose::new("recipient password");
    let sealed = here
        .unlocked
        .seal(PURPOSE.about(b"a"), b"tin whistle")
        .unwrap();
    assert_eq!(
        here.unlocked
            .open(PURPOSE.about(b"a"), &sealed)
            .unwrap()
            .as_slice(),
        b"tin whistle"
    );
    for refused in [
        there.unlocked.open(PURPOSE.about(b"a"), &sealed),
        here.unlocked.open(PURPOSE.about(b"b"), &sealed),
        here.unlocked.open(PURPOSE, &sealed),
        here.unlocked
            .open(Purpose::new("recipient passwords").about(b"a"), &sealed),
    ] {
        assert_eq!(refused.unwrap_err(), SealError::Damaged);
    }
}

#[test]
fn the_derived_keys_differ_from_each_other_and_between_vaults() {
    let (here, there) = (make_with_keyring(), make_with_keyring());
    assert!(!same_keys(&here.unlocked, &there.unlocked));
    let database = here.unlocked.database_key();
    let attachment = here.unlocked.attachment_key();
    let backup = here.unlocked.backup_key();
    assert_ne!(database.0.expose(), attachment.0.expose());
    assert_ne!(database.0.expose(), backup.expose());
    assert_ne!(attachment.0.expose(), backup.expose());
    assert_ne!(here.unlocked.root.expose(), database.0.expose());
}

#[test]
fn every_changed_byte_of_the_slots_is_called_damage_and_kept_as_it_is() {
    let made = make_with_keyring();
    let sound = fs::read(made.keys_file()).unwrap();
    for place in 0..sound.len() {
        let mut changed = sound.clone();
        changed[place] ^= 1;
        fs::write(made.keys_file(), &changed).unwrap();
        let opened = Vault::unlock_with_recovery(made.dir(), made.kit.code());
        match opened {
            Err(UnlockError::Damaged | UnlockError::Newer) => {}
            // White space between the fields, and the case of hex digits, carry nothing.
            Ok(opened) => assert!(
                serde_json::from_slice::<serde_json::Value>(&changed).is_ok_and(|value| value
                    .to_string()
                    .to_lowercase()
                    == serde_json::from_slice::<serde_json::Value>(&sound)
                        .unwrap()
                        .to_string()
                        .to_lowercase())
                    && same_keys(&opened, &made.unlocked),
                "byte {place}"
            ),
            Err(other) => panic!("byte {place}: {other:?}"),
        }
        assert_eq!(
            fs::read(made.keys_file()).unwrap(),
            changed,
            "left as it is"
        );
    }
}

#[test]
fn slots_cut_short_are_damage_and_no_guess() {
    let made = make_with_keyring();
    let sound = fs::read(made.keys_file()).unwrap();
    for len in [0, 1, sound.len() / 2, sound.len() - 1] {
        fs::write(made.keys_file(), &sound[..len]).unwrap();
        let error = made.unlock("any passphrase at all").unwrap_err();
        assert!(
            matches!(error, UnlockError::Damaged),
            "{len} bytes: {error:?}"
        );
    }
    assert_eq!(
        BackOff::for_passphrase(made.dir())
            .tries_left(NOON)
            .unwrap(),
        5
    );
}

#[test]
fn slots_of_a_later_version_are_called_newer() {
    let made = make_with_keyring();
    let text = fs::read_to_string(made.keys_file()).unwrap();
    let mut file: serde_json::Value = serde_json::from_str(&text).unwrap();
    file["version"] = 2.into();
    file["slots"] = serde_json::json!({ "in a form": "not known yet" });
    fs::write(made.keys_file(), file.to_string()).unwrap();
    let error = made.unlock("any passphrase at all").unwrap_err();
    assert!(matches!(error, UnlockError::Newer), "{error:?}");
}

#[cfg(unix)]
#[test]
fn the_files_are_for_this_account_only() {
    use std::os::unix::fs::PermissionsExt;
    let made = make_with_keyring();
    made.unlock("not the passphrase").unwrap_err();
    for name in ["keys.json", "guesses.json"] {
        let mode = fs::metadata(made.dir().join(name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    assert_eq!(
        fs::read_dir(made.dir()).unwrap().count(),
        2,
        "no temporary file is left"
    );
}

#[test]
fn a_device_key_is_sealed_and_comes_back() {
    let made = make_with_keyring();
    let key = DeviceSigningKey::make().unwrap();
    let sealed = key.seal(&made.unlocked).unwrap();
    let again = DeviceSigningKey::open(&made.unlocked, &sealed).unwrap();
    assert_eq!(key.public_key(), again.public_key());
    let stranger = make_with_keyring();
    assert!(DeviceSigningKey::open(&stranger.unlocked, &sealed).is_err());
}

#[test]
fn debug_prints_no_secret() {
    let made = make_with_keyring();
    let groups = made.kit.expose_groups();
    let (root, database) = (&made.unlocked.root, made.unlocked.database_key());
    let pin = Pin::new("481052".to_owned()).unwrap();
    let verifier = PinVerifier::make(&pin, PROFILE).unwrap();
    let device = DeviceSigningKey::make().unwrap();
    let right = right();
    let printed = format!(
        "{right:?} {:?} {:?} {:?} {root:?} {database:?} {:?} {pin:?} {verifier:?} {device:?} {:?}",
        made.kit,
        made.kit.code(),
        made.unlocked,
        made.unlocked.attachment_key(),
        made.unlock("wrong words are typed").unwrap_err(),
    );
    let mut secrets = vec![
        "lantern".to_owned(),
        "wrong words".to_owned(),
        "481052".to_owned(),
        database.expose_hex().to_string(),
        hex::encode(root.expose()),
        format!("{:?}", root.expose()),
    ];
    secrets.extend(groups.iter().map(|group| group.to_string()));
    for secret in secrets {
        assert!(
            !printed.contains(&secret),
            "{secret} is printed in: {printed}"
        );
    }
}

#[test]
fn nothing_secret_stands_in_the_files() {
    let made = make_with_keyring();
    let text = fs::read_to_string(made.keys_file()).unwrap();
    for secret in [
        hex::encode(made.unlocked.root.expose()),
        hex::encode(made.kit.code().expose_bytes()),
        made.unlocked.database_key().expose_hex().to_string(),
        "lantern".to_owned(),
    ] {
        assert!(!text.contains(&secret));
    }
}
