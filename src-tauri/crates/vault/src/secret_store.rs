//! Where the second half of the unlock key lives: a secret kept by the operating system.

use serde::Serialize;
use zeroize::Zeroizing;

/// Keeps small secrets by name, outside the vault folder.
///
/// A call may wait for a person (a desktop may ask them to unlock their keyring), so never make one
/// on the thread that draws the window.
pub trait SecretStore {
    /// Tells whether there is a service to keep secrets at all. Ready is not a promise that it is
    /// unlocked.
    fn status(&self) -> SecretStoreStatus;

    /// Returns the secret kept under `name`.
    ///
    /// # Errors
    /// [`SecretStoreError::EntryMissing`] is never proof that no secret was ever kept: a locked
    /// keyring with nobody to ask answers the same.
    fn get(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, SecretStoreError>;

    /// Keeps `secret` under `name`, in place of any other.
    ///
    /// # Errors
    /// As the service answers. Nothing was kept.
    fn set(&self, name: &str, secret: &[u8]) -> Result<(), SecretStoreError>;

    /// Forgets the secret under `name`. Forgetting one that is not there is no error.
    ///
    /// # Errors
    /// As the service answers.
    fn delete(&self, name: &str) -> Result<(), SecretStoreError>;
}

/// Whether secrets can be kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretStoreStatus {
    /// A service answers.
    Ready,
    /// There is no service, or it is left alone by choice. The passphrase then carries all the
    /// weight and has the stricter rule.
    Absent,
}

/// Why a secret was not given or kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SecretStoreError {
    /// There is no service that keeps secrets.
    #[error("no keyring service")]
    ServiceMissing,
    /// The service gave nothing under this name. It may be locked, or another account's.
    #[error("no entry in the keyring")]
    EntryMissing,
    /// The keyring is locked, or nobody answered its question.
    #[error("the keyring is locked")]
    Locked,
    /// The service is there and said no.
    #[error("the keyring refused")]
    Refused,
    /// The service cannot keep such a secret, or holds one in a form nobody can read.
    #[error("the keyring cannot hold this secret")]
    Unusable,
}

/// What a person can do about a [`SecretStoreError`]. A code; the words live with the messages.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Remedy {
    /// Start the keyring service (or sign in to the desktop), then try again.
    StartKeyringService,
    /// Unlock the keyring, then try again.
    UnlockKeyring,
    /// Allow the app to use the keyring, then try again.
    AllowKeyring,
    /// Sign in with the usual account; failing that, open with the recovery kit.
    UseRecoveryKit,
}

impl SecretStoreError {
    /// Returns what to try first.
    #[must_use]
    pub fn remedy(self) -> Remedy {
        match self {
            Self::ServiceMissing => Remedy::StartKeyringService,
            Self::EntryMissing | Self::Unusable => Remedy::UseRecoveryKit,
            Self::Locked => Remedy::UnlockKeyring,
            Self::Refused => Remedy::AllowKeyring,
        }
    }
}
