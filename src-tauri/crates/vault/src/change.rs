//! Changing the ways in: another passphrase, another recovery kit. The root key never changes.

use std::path::Path;

use crate::error::{UnlockError, VaultError};
use crate::kdf::KdfProfile;
use crate::key_file;
use crate::key_slots::{KeySlots, PassphraseSlot, RecoverySlot};
use crate::passphrase::Passphrase;
use crate::recovery_kit::RecoveryKit;
use crate::secret_store::SecretStore;
use crate::unlocked::Unlocked;
use crate::vault::{Vault, hold_to_rule};

impl Vault {
    /// Changes the passphrase of the vault in `dir`, for a person who knows the present one.
    ///
    /// `current` is tried as in [`Vault::unlock`], with the same back-off. The database is not
    /// touched: the root key is only wrapped anew.
    ///
    /// # Errors
    /// As [`Vault::unlock`] for `current` and as [`Vault::set_passphrase`] for `new`; then the
    /// present passphrase still opens.
    pub fn change_passphrase(
        dir: &Path,
        current: &Passphrase,
        new: &Passphrase,
        secrets: &dyn SecretStore,
        now_s: i64,
        profile: KdfProfile,
    ) -> Result<(), UnlockError> {
        let mut unlocked = Self::unlock(dir, current, secrets, now_s)?;
        Ok(Self::set_passphrase(
            dir,
            &mut unlocked,
            new,
            secrets,
            profile,
        )?)
    }

    /// Sets a new passphrase on an open vault and binds it to this computer's keyring anew: after the
    /// recovery kit was used, after the keyring was lost, or once a keyring is there.
    ///
    /// The old slot and the old secret in the keyring are let go only after the new slot is on the
    /// disk.
    ///
    /// # Errors
    /// [`VaultError::PassphraseTooWeak`], [`VaultError::SecretStore`], [`VaultError::OtherVault`] and
    /// the rest of [`VaultError`]; then the old slot still stands.
    pub fn set_passphrase(
        dir: &Path,
        unlocked: &mut Unlocked,
        new: &Passphrase,
        secrets: &dyn SecretStore,
        profile: KdfProfile,
    ) -> Result<(), VaultError> {
        hold_to_rule(new, secrets)?;
        let old = read_own_slots(dir, unlocked)?;
        let slot = PassphraseSlot::make(unlocked.vault_id, &unlocked.root, new, secrets, profile)?;
        let (old_entry, uses_keyring) = (old.passphrase.keyring, slot.keyring.is_some());
        let slots = KeySlots {
            vault_id: old.vault_id,
            passphrase: slot,
            recovery: old.recovery,
        };
        key_file::replace(dir, slots, &unlocked.root)?;
        unlocked.uses_keyring = uses_keyring;
        if let Some(entry) = old_entry {
            // A secret that stays behind opens nothing without its slot, and the new slot stands.
            secrets.delete(&entry.name).ok();
        }
        Ok(())
    }

    /// Lets `kit` open the vault in place of the old one. Have it proved first.
    ///
    /// Backups made before still open with the kit of their day.
    ///
    /// # Errors
    /// [`VaultError::OtherVault`] and the rest of [`VaultError`]; then the old kit still opens.
    pub fn replace_recovery_kit(
        dir: &Path,
        unlocked: &Unlocked,
        kit: &RecoveryKit,
    ) -> Result<(), VaultError> {
        let old = read_own_slots(dir, unlocked)?;
        let recovery = RecoverySlot::make(unlocked.vault_id, &unlocked.root, kit.code())?;
        let slots = KeySlots {
            vault_id: old.vault_id,
            passphrase: old.passphrase,
            recovery,
        };
        key_file::replace(dir, slots, &unlocked.root)
    }
}

/// Reads the slots in `dir`, which must be the open vault's and as it left them.
pub(crate) fn read_own_slots(dir: &Path, unlocked: &Unlocked) -> Result<KeySlots, VaultError> {
    let stored = key_file::read(dir).map_err(|error| match error {
        UnlockError::Failed(error) => error,
        UnlockError::Newer => VaultError::Slots(crate::error::SealError::Newer),
        UnlockError::NoVault => VaultError::OtherVault,
        _ => VaultError::Slots(crate::error::SealError::Damaged),
    })?;
    if stored.slots.vault_id != unlocked.vault_id || !stored.are_vouched_for_by(&unlocked.root) {
        return Err(VaultError::OtherVault);
    }
    Ok(stored.slots)
}
