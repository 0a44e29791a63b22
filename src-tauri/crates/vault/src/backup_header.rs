//! The head of a backup file: a name, its own key slots, and a digest over both.

use std::io::{Read, Write};

use serde::{Deserialize, Serialize};

use crate::backup::BackupError;
use crate::derive::{Label, derive_key};
use crate::digest::ContentDigest;
use crate::envelope;
use crate::error::{SealError, VaultError};
use crate::kdf::{KdfCost, KdfProfile};
use crate::key::{Key, fill_random};
use crate::passphrase::Passphrase;
use crate::vault_id::VaultId;

/// The first bytes of every backup, of any version: the name, then one byte of version.
const MAGIC: &[u8; 16] = b"chairside-backup";
const VERSION: u8 = 1;
/// A header is about 1 KB; more than this is not ours.
const HEADER_MAX_BYTES: u32 = 64 * 1024;

/// The key slots of one backup.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BackupHeader {
    pub(crate) vault_id: VaultId,
    recovery: BackupRecoverySlot,
    passphrase: Option<BackupPassphraseSlot>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupRecoverySlot {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    #[serde(with = "hex::serde")]
    wrapped: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BackupPassphraseSlot {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    cost: KdfCost,
    #[serde(with = "hex::serde")]
    wrapped: Vec<u8>,
}

impl BackupHeader {
    /// Wraps `root` under the vault's recovery kit and, where one is given, under a passphrase.
    pub(crate) fn make(
        vault_id: VaultId,
        root: &Key,
        recovery_key: &Key,
        passphrase: Option<&Passphrase>,
        profile: KdfProfile,
    ) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let wrapping = derive_key(recovery_key.expose(), &salt, Label::BackupRecoverySlot);
        let wrapped = envelope::seal(&wrapping, &bound_to(b"recovery", vault_id), root.expose())?;
        let recovery = BackupRecoverySlot { salt, wrapped };
        let passphrase = passphrase
            .map(|passphrase| BackupPassphraseSlot::make(vault_id, root, passphrase, profile))
            .transpose()?;
        Ok(Self {
            vault_id,
            recovery,
            passphrase,
        })
    }

    /// Unwraps the root key with a recovery kit's key for backups.
    pub(crate) fn open_with_recovery(&self, recovery_key: &Key) -> Result<Key, BackupError> {
        let salt = &self.recovery.salt;
        let wrapping = derive_key(recovery_key.expose(), salt, Label::BackupRecoverySlot);
        self.unwrap(&wrapping, b"recovery", &self.recovery.wrapped)
    }

    /// Unwraps the root key with a passphrase.
    pub(crate) fn open_with_passphrase(&self, typed: &Passphrase) -> Result<Key, BackupError> {
        let slot = self
            .passphrase
            .as_ref()
            .ok_or(BackupError::NoPassphraseSlot)?;
        let stretched = slot.cost.stretch(typed, &slot.salt)?;
        let wrapping = derive_key(stretched.expose(), &slot.salt, Label::BackupPassphraseSlot);
        self.unwrap(&wrapping, b"passphrase", &slot.wrapped)
    }

    fn unwrap(&self, wrapping: &Key, kind: &[u8], wrapped: &[u8]) -> Result<Key, BackupError> {
        match envelope::open(wrapping, &bound_to(kind, self.vault_id), wrapped) {
            Ok(root) => Key::from_slice(&root).ok_or(BackupError::Damaged),
            // The header's digest was right, so what does not fit is the credential.
            Err(SealError::Damaged) => Err(BackupError::WrongCredential),
            Err(other) => Err(other.into()),
        }
    }

    /// Writes the head: name, version, length (4 bytes, big-endian), slots as JSON, and the digest of
    /// all that. Returns the digest, which the body's key is bound to.
    pub(crate) fn write(&self, out: &mut dyn Write) -> Result<ContentDigest, VaultError> {
        let json = serde_json::to_vec(self).map_err(|_| VaultError::TooLarge)?;
        let len = u32::try_from(json.len()).map_err(|_| VaultError::TooLarge)?;
        let head = [&MAGIC[..], &[VERSION], &len.to_be_bytes(), &json].concat();
        let digest = ContentDigest::of(&head);
        out.write_all(&head)
            .and_then(|()| out.write_all(digest.as_bytes()))
            .map_err(VaultError::io("writing a backup"))?;
        Ok(digest)
    }

    /// Reads what [`Self::write`] wrote.
    pub(crate) fn read(input: &mut dyn Read) -> Result<(Self, ContentDigest), BackupError> {
        let mut fixed = [0; MAGIC.len() + 1 + 4];
        read_exact(input, &mut fixed)?;
        let (magic, rest) = fixed.split_at(MAGIC.len());
        if magic != MAGIC {
            return Err(BackupError::NotABackup);
        }
        let (version, len) = (rest[0], [rest[1], rest[2], rest[3], rest[4]]);
        if version > VERSION {
            return Err(BackupError::Newer);
        }
        let len = u32::from_be_bytes(len);
        if version != VERSION || len > HEADER_MAX_BYTES {
            return Err(BackupError::Damaged);
        }
        let mut json = vec![0; len as usize];
        read_exact(input, &mut json)?;
        let mut stored = [0; 32];
        read_exact(input, &mut stored)?;
        let digest = ContentDigest::of(&[&fixed[..], &json].concat());
        if digest != ContentDigest::from_bytes(stored) {
            return Err(BackupError::Damaged);
        }
        let header: Self = serde_json::from_slice(&json).map_err(|_| BackupError::Damaged)?;
        if header
            .passphrase
            .as_ref()
            .is_some_and(|slot| !slot.cost.is_plausible())
        {
            return Err(BackupError::Damaged);
        }
        Ok((header, digest))
    }
}

impl BackupPassphraseSlot {
    fn make(
        vault_id: VaultId,
        root: &Key,
        passphrase: &Passphrase,
        profile: KdfProfile,
    ) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let (stretched, cost) = profile.stretch(passphrase, &salt)?;
        let wrapping = derive_key(stretched.expose(), &salt, Label::BackupPassphraseSlot);
        let wrapped = envelope::seal(&wrapping, &bound_to(b"passphrase", vault_id), root.expose())?;
        Ok(Self {
            salt,
            cost,
            wrapped,
        })
    }
}

fn bound_to(kind: &[u8], vault_id: VaultId) -> Vec<u8> {
    [
        b"chairside backup slot v1 ",
        kind,
        b" ",
        vault_id.as_bytes(),
    ]
    .concat()
}

fn read_exact(input: &mut dyn Read, bytes: &mut [u8]) -> Result<(), BackupError> {
    input.read_exact(bytes).map_err(|error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => BackupError::Damaged,
        _ => BackupError::Io(error),
    })
}
