//! What can go wrong with a vault, as codes and facts. The words live with the app's messages.

use std::io;

use crate::secret_store::SecretStoreError;
use crate::strength::StrengthReport;

/// Why a vault could not be made or changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The folder already holds key slots. They are never written over.
    #[error("a vault is already here")]
    AlreadyExists,
    /// The passphrase does not meet its rule.
    #[error("the passphrase does not meet its rule")]
    PassphraseTooWeak(StrengthReport),
    /// The keyring did not keep the secret.
    #[error("keyring: {0}")]
    SecretStore(#[from] SecretStoreError),
    /// There is not enough free memory for the passphrase hash.
    #[error("not enough memory for the passphrase hash")]
    NotEnoughMemory,
    /// The system gave no random bytes.
    #[error("the system gave no randomness")]
    NoRandomness,
    /// There is more to seal than one envelope holds.
    #[error("too large to seal in one piece")]
    TooLarge,
    /// The key slots belong to another vault than the one that is open.
    #[error("the key slots are of another vault")]
    OtherVault,
    /// The key slots cannot be read.
    #[error("key slots: {0}")]
    Slots(#[source] SealError),
    /// Reading or writing a file failed.
    #[error("{doing}: {source}")]
    Io {
        /// What was being attempted, with no path.
        doing: &'static str,
        /// What the system said.
        source: io::Error,
    },
}

impl VaultError {
    /// Says what was being attempted when the system refused.
    pub(crate) fn io(doing: &'static str) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { doing, source }
    }
}

/// Why a vault did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UnlockError {
    /// The folder holds no key slots.
    #[error("no vault is here")]
    NoVault,
    /// A later version of the program wrote the key slots.
    #[error("a newer version wrote this vault")]
    Newer,
    /// The key slots cannot be read. The file is left as it is.
    #[error("the key slots are damaged")]
    Damaged,
    /// The passphrase is not the one.
    #[error("wrong passphrase; {tries_left} tries before a wait of {wait_s} s")]
    WrongPassphrase {
        /// Tries left before a wait begins. 0 when it has begun.
        tries_left: u32,
        /// Seconds to wait before the next try. 0 while tries are left.
        wait_s: u64,
    },
    /// Too many wrong guesses; this one was not looked at.
    #[error("wait {wait_s} s")]
    Wait {
        /// Seconds to wait before the next try.
        wait_s: u64,
    },
    /// The recovery code is well formed, but not of this vault.
    #[error("the recovery code is of another vault")]
    WrongRecoveryCode,
    /// The vault needs its keyring secret, and the keyring did not give it. No guess was counted.
    #[error("keyring: {0}")]
    Keyring(#[source] SecretStoreError),
    /// The keyring gave a secret, but not the one that this vault was made with.
    #[error("the keyring holds another secret than this vault's")]
    KeyringSecretDiffers,
    /// Something other than the key slots failed.
    #[error(transparent)]
    Failed(#[from] VaultError),
}

impl From<SealError> for UnlockError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Damaged => Self::Damaged,
            SealError::Newer => Self::Newer,
            SealError::TooLarge { .. } => Self::Failed(VaultError::TooLarge),
            SealError::Io(source) => Self::Failed(VaultError::Io {
                doing: "opening a sealed file",
                source,
            }),
        }
    }
}

/// Why something sealed did not open.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SealError {
    /// Another key, another purpose, or changed or missing bytes.
    #[error("sealed data is damaged, or sealed for something else")]
    Damaged,
    /// A later version of the program sealed it.
    #[error("a newer version sealed this")]
    Newer,
    /// There is more inside than the caller allows.
    #[error("more than {limit_bytes} bytes inside")]
    TooLarge {
        /// The caller's limit.
        limit_bytes: u64,
    },
    /// Reading or writing failed.
    #[error("reading or writing sealed data: {0}")]
    Io(#[source] io::Error),
}

impl PartialEq for SealError {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Damaged, Self::Damaged) | (Self::Newer, Self::Newer) => true,
            (Self::TooLarge { limit_bytes: a }, Self::TooLarge { limit_bytes: b }) => a == b,
            (Self::Io(a), Self::Io(b)) => a.kind() == b.kind(),
            _ => false,
        }
    }
}
