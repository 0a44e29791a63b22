//! Keys, envelopes, the keyring and recovery: the only crate that names a cipher.
//!
//! It knows nothing of conferences. Callers say what they seal and for which purpose; they never
//! meet a nonce, and the bytes of a key leave only through one loud method
//! ([`DatabaseKey::expose_hex`]).
//!
//! ```text
//! passphrase --Argon2id--+
//! keyring secret --------+--HKDF--> wraps --> root key (32 random bytes)
//! recovery code ------------HKDF--> wraps --> root key
//! root key --HKDF--> database key | attachment key | backup key | one key for each purpose
//! ```
//!
//! Files in the vault folder: `keys.json` (the slots), `guesses.json` and `pin-guesses.json` (wrong
//! guesses). None holds a name or a secret in the clear.

mod age_key;
mod attachment;
mod back_off;
mod backup;
mod backup_header;
mod change;
mod colleague;
mod database_key;
mod derive;
mod device_key;
mod digest;
mod envelope;
mod error;
#[cfg(test)]
mod frozen_tests;
mod guesses;
mod kdf;
mod key;
mod key_file;
mod key_slots;
#[cfg(any(test, feature = "testing"))]
mod keys_for_tests;
mod no_keyring;
mod os_keyring;
mod padding;
mod passphrase;
mod pin;
mod recovery_code;
mod recovery_kit;
mod sealed_blob;
mod secret_store;
#[cfg(any(test, feature = "testing"))]
mod secret_store_in_memory;
mod strength;
mod suggestion;
mod unlocked;
mod vault;
#[cfg(test)]
mod vault_backup_tests;
#[cfg(test)]
mod vault_change_tests;
mod vault_id;
#[cfg(test)]
mod vault_tests;

pub use attachment::{AttachmentKey, SealedAttachment};
pub use back_off::BackOff;
pub use backup::{BackupCredential, BackupError, OpenedBackup, open_backup, write_backup};
pub use colleague::ColleagueVerifier;
pub use database_key::DatabaseKey;
pub use device_key::{DevicePublicKey, DeviceSignature, DeviceSigningKey, ForgedSignature};
pub use digest::{ContentDigest, DigestWriter};
pub use error::{SealError, UnlockError, VaultError};
pub use kdf::KdfProfile;
pub use no_keyring::NoKeyring;
pub use os_keyring::OsKeyring;
pub use passphrase::{Passphrase, PassphraseTooLong};
pub use pin::{Pin, PinError, PinRefusal, PinVerifier};
pub use recovery_code::{GROUP_COUNT, RecoveryCode, RecoveryCodeError};
pub use recovery_kit::{KitProof, RecoveryKit};
pub use sealed_blob::{Purpose, SealedBlob};
pub use secret_store::{Remedy, SecretStore, SecretStoreError, SecretStoreStatus};
#[cfg(any(test, feature = "testing"))]
pub use secret_store_in_memory::SecretStoreInMemory;
pub use strength::{PassphraseAdvice, PassphraseRule, StrengthReport, assess_passphrase};
pub use suggestion::suggest_passphrase;
pub use unlocked::Unlocked;
pub use vault::Vault;
pub use vault_id::VaultId;
/// Bytes that are wiped when dropped; what opened envelopes come in.
pub use zeroize::Zeroizing;
