//! The slots of one vault: the root key wrapped under the passphrase, and under the recovery code.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::derive::{Label, derive_key};
use crate::envelope;
use crate::error::{SealError, UnlockError, VaultError};
use crate::kdf::{KdfCost, KdfProfile};
use crate::key::{KEY_LEN, Key, fill_random};
use crate::passphrase::Passphrase;
use crate::recovery_code::RecoveryCode;
use crate::secret_store::{SecretStore, SecretStoreError, SecretStoreStatus};
use crate::vault_id::VaultId;

/// Every way into one vault, as stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeySlots {
    pub(crate) vault_id: VaultId,
    pub(crate) passphrase: PassphraseSlot,
    pub(crate) recovery: RecoverySlot,
}

impl KeySlots {
    /// Whether a passphrase hash of this cost could have been written by this program.
    pub(crate) fn are_plausible(&self) -> bool {
        self.passphrase.cost.is_plausible()
    }
}

/// The root key under the passphrase and, where there is one, the keyring's secret.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PassphraseSlot {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    cost: KdfCost,
    pub(crate) keyring: Option<KeyringEntry>,
    #[serde(with = "hex::serde")]
    wrapped: Vec<u8>,
}

/// Which secret of the keyring goes with a slot.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct KeyringEntry {
    /// The name it is kept under: the vault's id and a number that is new for each slot, so that a
    /// slot that was never written does not take the old slot's secret with it.
    pub(crate) name: String,
    #[serde(with = "hex::serde")]
    check: [u8; 32],
}

/// The root key under the recovery code.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RecoverySlot {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    #[serde(with = "hex::serde")]
    wrapped: Vec<u8>,
    /// The key that backups are wrapped under for this code, sealed by the root key, so that making
    /// a backup needs no code typed.
    #[serde(with = "hex::serde")]
    backup_key: Vec<u8>,
}

impl PassphraseSlot {
    /// Wraps `root` under `passphrase`, with a new secret in the keyring where there is a keyring.
    ///
    /// The secret is read back before the slot counts, because a locked keyring may take it and
    /// give nothing.
    pub(crate) fn make(
        vault_id: VaultId,
        root: &Key,
        passphrase: &Passphrase,
        secrets: &dyn SecretStore,
        profile: KdfProfile,
    ) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let (stretched, cost) = profile.stretch(passphrase, &salt)?;
        let (keyring, secret) = match secrets.status() {
            SecretStoreStatus::Absent => (None, None),
            SecretStoreStatus::Ready => {
                let (entry, secret) = keep_new_secret(vault_id, secrets)?;
                (Some(entry), Some(secret))
            }
        };
        let wrapping = wrapping_key(&stretched, secret.as_ref(), &salt);
        let bound_to = bound_to(b"passphrase", vault_id);
        let wrapped = envelope::seal(&wrapping, &bound_to, root.expose())?;
        Ok(Self {
            salt,
            cost,
            keyring,
            wrapped,
        })
    }

    /// Fetches the keyring's secret for this slot, or `None` where the slot uses none.
    ///
    /// # Errors
    /// [`UnlockError::Keyring`] or [`UnlockError::KeyringSecretDiffers`]. Neither is a guess.
    pub(crate) fn keyring_secret(
        &self,
        secrets: &dyn SecretStore,
    ) -> Result<Option<Key>, UnlockError> {
        let Some(entry) = &self.keyring else {
            return Ok(None);
        };
        let kept = secrets.get(&entry.name).map_err(UnlockError::Keyring)?;
        let secret = Key::from_slice(&kept).ok_or(UnlockError::KeyringSecretDiffers)?;
        if !keyring_check(&secret, &entry.name).equals(&entry.check) {
            return Err(UnlockError::KeyringSecretDiffers);
        }
        Ok(Some(secret))
    }

    /// Unwraps the root key. `None` means that the passphrase is wrong.
    pub(crate) fn open(
        &self,
        vault_id: VaultId,
        passphrase: &Passphrase,
        secret: Option<&Key>,
    ) -> Result<Option<Key>, UnlockError> {
        let stretched = self.cost.stretch(passphrase, &self.salt)?;
        let wrapping = wrapping_key(&stretched, secret, &self.salt);
        match envelope::open(&wrapping, &bound_to(b"passphrase", vault_id), &self.wrapped) {
            Ok(root) => Key::from_slice(&root).map(Some).ok_or(UnlockError::Damaged),
            // The slots' digest was right, so what does not fit is the passphrase.
            Err(SealError::Damaged) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }
}

fn keep_new_secret(
    vault_id: VaultId,
    secrets: &dyn SecretStore,
) -> Result<(KeyringEntry, Key), VaultError> {
    let secret = Key::make()?;
    let mut number = [0; 8];
    fill_random(&mut number)?;
    let name = format!(
        "{}.{}",
        hex::encode(vault_id.as_bytes()),
        hex::encode(number)
    );
    secrets.set(&name, secret.expose())?;
    let kept = secrets.get(&name)?;
    if Key::from_slice(&kept).is_none_or(|kept| !kept.equals(secret.expose())) {
        return Err(VaultError::SecretStore(SecretStoreError::Unusable));
    }
    let check = *keyring_check(&secret, &name).expose();
    Ok((KeyringEntry { name, check }, secret))
}

fn keyring_check(secret: &Key, name: &str) -> Key {
    derive_key(secret.expose(), name.as_bytes(), Label::KeyringCheck)
}

fn wrapping_key(stretched: &Key, secret: Option<&Key>, salt: &[u8]) -> Key {
    let Some(secret) = secret else {
        return derive_key(stretched.expose(), salt, Label::PassphraseSlot);
    };
    let mut both = Zeroizing::new([0; 2 * KEY_LEN]);
    both[..KEY_LEN].copy_from_slice(stretched.expose());
    both[KEY_LEN..].copy_from_slice(secret.expose());
    derive_key(both.as_slice(), salt, Label::PassphraseAndKeyringSlot)
}

impl RecoverySlot {
    /// Wraps `root` under `code`.
    pub(crate) fn make(
        vault_id: VaultId,
        root: &Key,
        code: &RecoveryCode,
    ) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let wrapping = derive_key(code.expose_bytes(), &salt, Label::RecoverySlot);
        let wrapped = envelope::seal(&wrapping, &bound_to(b"recovery", vault_id), root.expose())?;
        let backup_key = envelope::seal(
            &derive_key(root.expose(), b"", Label::RecoveryForBackupsHolder),
            &bound_to(b"recovery for backups", vault_id),
            recovery_key_for_backups(code).expose(),
        )?;
        Ok(Self {
            salt,
            wrapped,
            backup_key,
        })
    }

    /// Unwraps the root key. `None` means that the code is of another vault, or of an older kit.
    pub(crate) fn open(
        &self,
        vault_id: VaultId,
        code: &RecoveryCode,
    ) -> Result<Option<Key>, UnlockError> {
        let wrapping = derive_key(code.expose_bytes(), &self.salt, Label::RecoverySlot);
        match envelope::open(&wrapping, &bound_to(b"recovery", vault_id), &self.wrapped) {
            Ok(root) => Key::from_slice(&root).map(Some).ok_or(UnlockError::Damaged),
            Err(SealError::Damaged) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    /// Opens the key that backups are wrapped under for this vault's recovery kit.
    pub(crate) fn open_backup_key(&self, vault_id: VaultId, root: &Key) -> Result<Key, SealError> {
        let holder = derive_key(root.expose(), b"", Label::RecoveryForBackupsHolder);
        let bound_to = bound_to(b"recovery for backups", vault_id);
        let key = envelope::open(&holder, &bound_to, &self.backup_key)?;
        Key::from_slice(&key).ok_or(SealError::Damaged)
    }
}

/// The key that a recovery code gives for backups, the same for all of them; each backup adds a salt.
pub(crate) fn recovery_key_for_backups(code: &RecoveryCode) -> Key {
    derive_key(code.expose_bytes(), b"", Label::RecoveryForBackups)
}

/// What a wrapped key is bound to: the kind of slot, the version of the slots and the vault.
fn bound_to(kind: &[u8], vault_id: VaultId) -> Vec<u8> {
    [b"chairside key slot v1 ", kind, b" ", vault_id.as_bytes()].concat()
}
