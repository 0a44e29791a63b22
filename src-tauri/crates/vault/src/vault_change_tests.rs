//! Changing the ways in leaves what they open as it was.
#![allow(clippy::unwrap_used)]

use crate::vault_tests::{Made, NOON, make_with_keyring, passphrase, right, same_keys};
use crate::*;

const PROFILE: KdfProfile = KdfProfile::for_tests();

fn new() -> Passphrase {
    passphrase("cobalt ferry walnut ribbon sketch meadow")
}

fn change(made: &Made, current: &Passphrase) -> Result<(), UnlockError> {
    Vault::change_passphrase(made.dir(), current, &new(), &made.secrets, NOON, PROFILE)
}

#[test]
fn a_changed_passphrase_opens_the_same_keys_and_the_old_one_nothing() {
    let made = make_with_keyring();
    change(&made, &right()).unwrap();
    let opened = Vault::unlock(made.dir(), &new(), &made.secrets, NOON).unwrap();
    assert!(
        same_keys(&opened, &made.unlocked),
        "the database is not re-keyed"
    );
    let error = Vault::unlock(made.dir(), &right(), &made.secrets, NOON).unwrap_err();
    assert!(matches!(error, UnlockError::WrongPassphrase { .. }));
    assert!(Vault::unlock_with_recovery(made.dir(), made.kit.code()).is_ok());
    assert_eq!(made.secrets.count(), 1, "the old slot's secret is let go");
}

#[test]
fn changing_the_passphrase_needs_the_present_one_and_counts_guesses() {
    let made = make_with_keyring();
    let error = change(&made, &passphrase("not the present one")).unwrap_err();
    assert!(matches!(
        error,
        UnlockError::WrongPassphrase {
            tries_left: 4,
            wait_s: 0
        }
    ));
    assert!(Vault::unlock(made.dir(), &right(), &made.secrets, NOON).is_ok());
}

#[test]
fn a_change_that_fails_leaves_the_present_passphrase() {
    let mut made = make_with_keyring();
    let weak = passphrase("passwordpassword");
    let refused = Vault::set_passphrase(
        made.dir.path(),
        &mut made.unlocked,
        &weak,
        &made.secrets,
        PROFILE,
    );
    assert!(matches!(refused, Err(VaultError::PassphraseTooWeak(_))));

    made.secrets.refuse();
    let refused = Vault::set_passphrase(
        made.dir.path(),
        &mut made.unlocked,
        &new(),
        &made.secrets,
        PROFILE,
    );
    assert!(matches!(
        refused,
        Err(VaultError::SecretStore(SecretStoreError::Refused))
    ));
    made.secrets.unlock();
    assert!(Vault::unlock(made.dir(), &right(), &made.secrets, NOON).is_ok());
}

#[test]
fn a_lost_keyring_is_bound_anew_after_the_kit_opened() {
    let made = make_with_keyring();
    made.secrets.lose_everything();
    let mut opened = Vault::unlock_with_recovery(made.dir(), made.kit.code()).unwrap();
    Vault::set_passphrase(made.dir(), &mut opened, &right(), &made.secrets, PROFILE).unwrap();
    let again = Vault::unlock(made.dir(), &right(), &made.secrets, NOON).unwrap();
    assert!(same_keys(&again, &made.unlocked));
    assert!(again.uses_keyring());
}

#[test]
fn a_vault_can_leave_the_keyring_and_come_back_to_it() {
    let mut made = make_with_keyring();
    Vault::set_passphrase(
        made.dir.path(),
        &mut made.unlocked,
        &new(),
        &NoKeyring,
        PROFILE,
    )
    .unwrap();
    assert!(!made.unlocked.uses_keyring());
    assert!(Vault::unlock(made.dir(), &new(), &NoKeyring, NOON).is_ok());
    Vault::set_passphrase(
        made.dir.path(),
        &mut made.unlocked,
        &new(),
        &made.secrets,
        PROFILE,
    )
    .unwrap();
    assert!(made.unlocked.uses_keyring());
    assert!(Vault::unlock(made.dir(), &new(), &made.secrets, NOON).is_ok());
}

#[test]
fn a_replaced_kit_opens_and_the_old_one_no_more() {
    let made = make_with_keyring();
    let kit = RecoveryKit::make().unwrap();
    Vault::replace_recovery_kit(made.dir(), &made.unlocked, &kit).unwrap();
    let opened = Vault::unlock_with_recovery(made.dir(), kit.code()).unwrap();
    assert!(same_keys(&opened, &made.unlocked));
    let error = Vault::unlock_with_recovery(made.dir(), made.kit.code()).unwrap_err();
    assert!(matches!(error, UnlockError::WrongRecoveryCode));
    assert!(Vault::unlock(made.dir(), &right(), &made.secrets, NOON).is_ok());
}

#[test]
fn the_slots_of_another_vault_are_not_written_over() {
    let (here, there) = (make_with_keyring(), make_with_keyring());
    let kit = RecoveryKit::make().unwrap();
    let refused = Vault::replace_recovery_kit(there.dir(), &here.unlocked, &kit).unwrap_err();
    assert!(matches!(refused, VaultError::OtherVault));
    assert!(Vault::unlock_with_recovery(there.dir(), there.kit.code()).is_ok());
}
