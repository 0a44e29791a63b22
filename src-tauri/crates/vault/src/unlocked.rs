//! An open vault: the root key in memory, and what is derived from it.

use std::fmt;

use crate::attachment::AttachmentKey;
use crate::database_key::DatabaseKey;
use crate::derive::{Label, derive_key};
use crate::envelope;
use crate::error::{SealError, VaultError};
use crate::key::Key;
use crate::sealed_blob::{Purpose, SealedBlob};
use crate::vault_id::VaultId;
use zeroize::Zeroizing;

/// An open vault. Dropping it wipes the root key: that is what locking means. It has no `Clone`, and
/// its `Debug` shows stars.
pub struct Unlocked {
    pub(crate) vault_id: VaultId,
    pub(crate) root: Key,
    pub(crate) uses_keyring: bool,
}

impl Unlocked {
    /// The vault's id.
    #[must_use]
    pub fn vault_id(&self) -> VaultId {
        self.vault_id
    }

    /// Whether the passphrase slot also needs the keyring. Where it does not, the stricter
    /// passphrase rule holds, and the app says so.
    #[must_use]
    pub fn uses_keyring(&self) -> bool {
        self.uses_keyring
    }

    /// Derives the database's key. A database that does not open with it is damaged, or another's:
    /// the passphrase was right.
    #[must_use]
    pub fn database_key(&self) -> DatabaseKey {
        DatabaseKey(self.derive(b"", Label::Database))
    }

    /// Derives the key that attachments are sealed under.
    #[must_use]
    pub fn attachment_key(&self) -> AttachmentKey {
        AttachmentKey(self.derive(b"", Label::Attachments))
    }

    /// Seals small data for one purpose. What it is about ([`Purpose::about`]) is bound to it, so
    /// that it cannot be passed off as another's.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] where the system gives none.
    pub fn seal(&self, purpose: Purpose<'_>, plain: &[u8]) -> Result<SealedBlob, VaultError> {
        envelope::seal(&self.key_for(purpose), &purpose.bound_to(), plain).map(SealedBlob)
    }

    /// Opens what [`Self::seal`] made for the same purpose and subject.
    ///
    /// # Errors
    /// [`SealError::Damaged`] for another purpose, another subject, another vault or a changed bit;
    /// [`SealError::Newer`].
    pub fn open(
        &self,
        purpose: Purpose<'_>,
        sealed: &SealedBlob,
    ) -> Result<Zeroizing<Vec<u8>>, SealError> {
        envelope::open(&self.key_for(purpose), &purpose.bound_to(), &sealed.0)
    }

    pub(crate) fn backup_key(&self) -> Key {
        self.derive(b"", Label::Backups)
    }

    fn key_for(&self, purpose: Purpose<'_>) -> Key {
        self.derive(purpose.name().as_bytes(), Label::SealedBlob)
    }

    fn derive(&self, salt: &[u8], label: Label) -> Key {
        derive_key(self.root.expose(), salt, label)
    }
}

impl fmt::Debug for Unlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unlocked")
            .field("vault_id", &self.vault_id)
            .finish_non_exhaustive()
    }
}
