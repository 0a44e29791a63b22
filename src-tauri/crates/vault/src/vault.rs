//! Making a vault and opening it.

use std::path::Path;

use crate::back_off::BackOff;
use crate::error::{UnlockError, VaultError};
use crate::kdf::KdfProfile;
use crate::key::Key;
use crate::key_file::{self, StoredSlots};
use crate::key_slots::{KeySlots, PassphraseSlot, RecoverySlot};
use crate::passphrase::Passphrase;
use crate::recovery_code::RecoveryCode;
use crate::recovery_kit::RecoveryKit;
use crate::secret_store::SecretStore;
use crate::strength::{PassphraseRule, assess_passphrase};
use crate::unlocked::Unlocked;
use crate::vault_id::VaultId;

/// The key slots of one vault folder. Everything stays in the folder; nothing is held here.
#[derive(Clone, Copy, Debug)]
pub struct Vault;

impl Vault {
    /// Whether the folder holds key slots, readable or not.
    ///
    /// # Errors
    /// [`VaultError::Io`] where the folder cannot be looked into: that is not proof of anything.
    pub fn exists(dir: &Path) -> Result<bool, VaultError> {
        key_file::exists(dir)
    }

    /// Whether a keyring keeps a part of the key that the passphrase of the vault in `dir` opens.
    /// It is read from the slots and vouched for only when the vault opens.
    ///
    /// # Errors
    /// [`UnlockError::NoVault`], [`UnlockError::Newer`] or [`UnlockError::Damaged`].
    pub fn is_bound_to_keyring(dir: &Path) -> Result<bool, UnlockError> {
        Ok(key_file::read(dir)?.slots.passphrase.keyring.is_some())
    }

    /// Makes a vault in the folder `dir`, which must be there, and the recovery kit to go with it.
    ///
    /// Where `secrets` is ready the passphrase is held to the rule with a keyring and a secret is
    /// kept there; where it is absent, to the stricter rule. A keyring that is there and does not
    /// keep the secret is an error and not a reason to go on without: let the person choose, and
    /// call again with [`NoKeyring`](crate::NoKeyring).
    ///
    /// # Errors
    /// [`VaultError::AlreadyExists`] where key slots are there, readable or not: they are never
    /// written over. [`VaultError::PassphraseTooWeak`], [`VaultError::SecretStore`] and the rest of
    /// [`VaultError`]; then nothing was made.
    pub fn create(
        dir: &Path,
        passphrase: &Passphrase,
        secrets: &dyn SecretStore,
        profile: KdfProfile,
    ) -> Result<(Unlocked, RecoveryKit), VaultError> {
        Self::create_around(dir, Key::make()?, passphrase, secrets, profile)
    }

    /// Makes a vault around a root key: a new one, or a backup's.
    pub(crate) fn create_around(
        dir: &Path,
        root: Key,
        passphrase: &Passphrase,
        secrets: &dyn SecretStore,
        profile: KdfProfile,
    ) -> Result<(Unlocked, RecoveryKit), VaultError> {
        if key_file::exists(dir)? {
            return Err(VaultError::AlreadyExists);
        }
        hold_to_rule(passphrase, secrets)?;
        let vault_id = VaultId::make()?;
        let kit = RecoveryKit::make()?;
        let slots = KeySlots {
            vault_id,
            passphrase: PassphraseSlot::make(vault_id, &root, passphrase, secrets, profile)?,
            recovery: RecoverySlot::make(vault_id, &root, kit.code())?,
        };
        let uses_keyring = slots.passphrase.keyring.is_some();
        key_file::create(dir, slots, &root)?;
        Ok((
            Unlocked {
                vault_id,
                root,
                uses_keyring,
            },
            kit,
        ))
    }

    /// Opens the vault in `dir` by its passphrase. `now_s` is the time in Unix seconds.
    ///
    /// A right passphrase also strikes out wrong guesses, those of the privacy PIN included.
    ///
    /// # Errors
    /// [`UnlockError`] tells a wrong passphrase from a damaged file, and each of the keyring's
    /// refusals from the others. Only [`UnlockError::WrongPassphrase`] counts as a guess.
    pub fn unlock(
        dir: &Path,
        passphrase: &Passphrase,
        secrets: &dyn SecretStore,
        now_s: i64,
    ) -> Result<Unlocked, UnlockError> {
        let stored = key_file::read(dir)?;
        let slot = &stored.slots.passphrase;
        let back_off = BackOff::for_passphrase(dir);
        let wait_s = back_off.wait_s(now_s)?;
        if wait_s > 0 {
            // Looked at before the keyring, so that a person who must wait is not asked by it.
            return Err(UnlockError::Wait { wait_s });
        }
        let secret = slot.keyring_secret(secrets)?;
        let standing = match back_off.begin_try(now_s)? {
            Ok(standing) => standing,
            Err(wait_s) => return Err(UnlockError::Wait { wait_s }),
        };
        let opened = slot.open(stored.slots.vault_id, passphrase, secret.as_ref());
        if opened.is_err() {
            // Too little memory for the hash, say: the passphrase was not looked at.
            back_off.take_back(standing)?;
        }
        let Some(root) = opened? else {
            return Err(UnlockError::WrongPassphrase {
                tries_left: standing.tries_left(),
                wait_s: standing.wait_s(),
            });
        };
        back_off.clear()?;
        BackOff::for_pin(dir).clear()?;
        admit(stored, root)
    }

    /// Opens the vault in `dir` by the code of its recovery kit.
    ///
    /// The keyring is not asked. Guesses are not counted: at 120 bits there is nothing to guess, and
    /// a mistyped code is found before it comes here. Afterwards set a new passphrase with
    /// [`Vault::set_passphrase`], which binds it to the keyring of this computer.
    ///
    /// # Errors
    /// [`UnlockError::WrongRecoveryCode`] for the code of another vault or of a kit that was
    /// replaced, [`UnlockError::NoVault`], [`UnlockError::Newer`], [`UnlockError::Damaged`].
    pub fn unlock_with_recovery(dir: &Path, code: &RecoveryCode) -> Result<Unlocked, UnlockError> {
        let stored = key_file::read(dir)?;
        let opened = stored.slots.recovery.open(stored.slots.vault_id, code)?;
        admit(stored, opened.ok_or(UnlockError::WrongRecoveryCode)?)
    }
}

/// Refuses a passphrase that does not meet the rule that goes with `secrets`.
pub(crate) fn hold_to_rule(
    passphrase: &Passphrase,
    secrets: &dyn SecretStore,
) -> Result<(), VaultError> {
    let report = assess_passphrase(
        passphrase,
        PassphraseRule::for_keyring(secrets.status()),
        &[],
    );
    if report.met {
        Ok(())
    } else {
        Err(VaultError::PassphraseTooWeak(report))
    }
}

/// Lets a root key in if it vouches for the whole of the slots that it came from.
fn admit(stored: StoredSlots, root: Key) -> Result<Unlocked, UnlockError> {
    if !stored.are_vouched_for_by(&root) {
        return Err(UnlockError::Damaged);
    }
    let uses_keyring = stored.slots.passphrase.keyring.is_some();
    Ok(Unlocked {
        vault_id: stored.slots.vault_id,
        root,
        uses_keyring,
    })
}
