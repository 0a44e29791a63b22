//! A backup: one sealed file with its own key slots, which opens on another computer.
//!
//! The slots wrap the same root key as the vault's, so that the sealed database and attachments
//! inside need no sealing anew: a vault made from the backup opens them as they are.

use std::fmt;
use std::io::{self, Read, Write};
use std::path::Path;

use crate::age_key::{open_stream, seal_stream};
use crate::backup_header::BackupHeader;
use crate::change::read_own_slots;
use crate::derive::{Label, derive_key};
use crate::digest::ContentDigest;
use crate::error::{SealError, VaultError};
use crate::kdf::KdfProfile;
use crate::key::Key;
use crate::key_slots::recovery_key_for_backups;
use crate::passphrase::Passphrase;
use crate::recovery_code::RecoveryCode;
use crate::recovery_kit::RecoveryKit;
use crate::secret_store::SecretStore;
use crate::strength::{PassphraseRule, assess_passphrase};
use crate::unlocked::Unlocked;
use crate::vault::Vault;

/// What opens a backup.
#[derive(Clone, Copy, Debug)]
pub enum BackupCredential<'a> {
    /// The code of the recovery kit that the vault had when the backup was made.
    Recovery(&'a RecoveryCode),
    /// The passphrase that the backup was made with.
    Passphrase(&'a Passphrase),
}

/// Why a backup did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BackupError {
    /// The file is something else.
    #[error("not a backup")]
    NotABackup,
    /// A later version of the program wrote it.
    #[error("a newer version wrote this backup")]
    Newer,
    /// Bytes are changed or missing.
    #[error("the backup is damaged or cut short")]
    Damaged,
    /// The code or passphrase is not this backup's.
    #[error("the code or passphrase is not this backup's")]
    WrongCredential,
    /// The backup was made without a passphrase: only the recovery kit opens it.
    #[error("only the recovery kit opens this backup")]
    NoPassphraseSlot,
    /// Reading the backup or writing its content failed.
    #[error("reading a backup: {0}")]
    Io(#[source] io::Error),
    /// Something other than the backup failed.
    #[error(transparent)]
    Failed(#[from] VaultError),
}

impl From<SealError> for BackupError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Damaged | SealError::TooLarge { .. } => Self::Damaged,
            SealError::Newer => Self::Newer,
            SealError::Io(error) => Self::Io(error),
        }
    }
}

/// Seals everything `content` gives into a backup file, in memory of one chunk.
///
/// The backup opens with the vault's recovery kit as it is now, and with `passphrase` if one is given,
/// which must meet the rule without a keyring because a backup travels without one. Returns the
/// length of the content, in bytes. Write to a temporary file and rename it.
///
/// # Errors
/// [`VaultError::PassphraseTooWeak`]; [`VaultError::OtherVault`] where `dir` is not the open vault's;
/// [`VaultError::Io`].
pub fn write_backup(
    dir: &Path,
    unlocked: &Unlocked,
    passphrase: Option<&Passphrase>,
    profile: KdfProfile,
    content: &mut dyn Read,
    backup: &mut dyn Write,
) -> Result<u64, VaultError> {
    if let Some(passphrase) = passphrase {
        let rule = PassphraseRule::SixWordsOrTwentyFourCharacters;
        let report = assess_passphrase(passphrase, rule, &[]);
        if !report.met {
            return Err(VaultError::PassphraseTooWeak(report));
        }
    }
    let slots = read_own_slots(dir, unlocked)?;
    let recovery_key = slots
        .recovery
        .open_backup_key(unlocked.vault_id, &unlocked.root)
        .map_err(VaultError::Slots)?;
    let header = BackupHeader::make(
        unlocked.vault_id,
        &unlocked.root,
        &recovery_key,
        passphrase,
        profile,
    )?;
    let digest = header.write(backup)?;
    seal_stream(&body_key(unlocked, &digest), content, backup, |_, _| Ok(()))
}

/// Opens a backup and passes its content to `content`, chunk by chunk.
///
/// That the end is the true end is known only when this returns: after an error throw away what came.
///
/// # Errors
/// [`BackupError`] tells a wrong code or passphrase from a damaged file.
pub fn open_backup(
    backup: &mut dyn Read,
    credential: BackupCredential<'_>,
    content: &mut dyn Write,
) -> Result<OpenedBackup, BackupError> {
    let (header, digest) = BackupHeader::read(backup)?;
    let root = match credential {
        BackupCredential::Recovery(code) => {
            header.open_with_recovery(&recovery_key_for_backups(code))?
        }
        BackupCredential::Passphrase(passphrase) => header.open_with_passphrase(passphrase)?,
    };
    let keys = Unlocked {
        vault_id: header.vault_id,
        root,
        uses_keyring: false,
    };
    let content_bytes = open_stream(&body_key(&keys, &digest), backup, content)?;
    Ok(OpenedBackup {
        keys,
        content_bytes,
    })
}

/// The body's key is bound to the head, so that no head can be put before another body.
fn body_key(unlocked: &Unlocked, head: &ContentDigest) -> Key {
    derive_key(
        unlocked.backup_key().expose(),
        head.as_bytes(),
        Label::BackupBody,
    )
}

/// A backup that opened whole.
pub struct OpenedBackup {
    keys: Unlocked,
    content_bytes: u64,
}

impl OpenedBackup {
    /// The keys of the vault that the backup is of, to check that its database and attachments open.
    #[must_use]
    pub fn keys(&self) -> &Unlocked {
        &self.keys
    }

    /// Length of the content, in bytes.
    #[must_use]
    pub fn content_bytes(&self) -> u64 {
        self.content_bytes
    }

    /// Makes a vault in the folder `dir` that opens what the backup holds, with a passphrase, keyring
    /// entry and recovery kit of its own. It has a new id; the old vault, if it still exists, is
    /// untouched.
    ///
    /// # Errors
    /// As [`Vault::create`].
    pub fn create_vault(
        self,
        dir: &Path,
        passphrase: &Passphrase,
        secrets: &dyn SecretStore,
        profile: KdfProfile,
    ) -> Result<(Unlocked, RecoveryKit), VaultError> {
        Vault::create_around(dir, self.keys.root, passphrase, secrets, profile)
    }
}

impl fmt::Debug for OpenedBackup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenedBackup")
            .field("vault_id", &self.keys.vault_id)
            .finish_non_exhaustive()
    }
}
