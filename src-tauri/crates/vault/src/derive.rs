//! Keys derived from other keys by HKDF-SHA256, each under its own label.

use age_core::primitives::hkdf;
use zeroize::Zeroizing;

use crate::key::Key;

/// What a derived key is for. The label keeps keys of one source apart for ever, so a label once
/// released never changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Label {
    /// Passphrase alone, wrapping the root key.
    PassphraseSlot,
    /// Passphrase and keyring secret, wrapping the root key.
    PassphraseAndKeyringSlot,
    /// Proof that a keyring secret is the one that the slot was made with.
    KeyringCheck,
    /// Recovery code, wrapping the root key in the vault.
    RecoverySlot,
    /// Recovery code, from which each backup's wrapping key comes.
    RecoveryForBackups,
    /// Root key, sealing [`Label::RecoveryForBackups`] so that a backup needs no code typed.
    RecoveryForBackupsHolder,
    /// Recovery key for backups, wrapping the root key in one backup.
    BackupRecoverySlot,
    /// Passphrase, wrapping the root key in one backup.
    BackupPassphraseSlot,
    /// Root key, vouching for the whole of `keys.json`.
    KeyFileCheck,
    /// Root key, for the database.
    Database,
    /// Root key, for attachments.
    Attachments,
    /// Root key, for backups.
    Backups,
    /// Backup key, for the body of one backup.
    BackupBody,
    /// Root key, for small sealed data; the purpose is the salt.
    SealedBlob,
    /// Key of an age stream, wrapping one file's key.
    AgeFileKey,
}

impl Label {
    const fn info(self) -> &'static [u8] {
        match self {
            Self::PassphraseSlot => b"chairside v1 passphrase slot",
            Self::PassphraseAndKeyringSlot => b"chairside v1 passphrase and keyring slot",
            Self::KeyringCheck => b"chairside v1 keyring check",
            Self::RecoverySlot => b"chairside v1 recovery slot",
            Self::RecoveryForBackups => b"chairside v1 recovery for backups",
            Self::RecoveryForBackupsHolder => b"chairside v1 recovery for backups holder",
            Self::BackupRecoverySlot => b"chairside v1 backup recovery slot",
            Self::BackupPassphraseSlot => b"chairside v1 backup passphrase slot",
            Self::KeyFileCheck => b"chairside v1 key file check",
            Self::Database => b"chairside v1 database",
            Self::Attachments => b"chairside v1 attachments",
            Self::Backups => b"chairside v1 backups",
            Self::BackupBody => b"chairside v1 backup body",
            Self::SealedBlob => b"chairside v1 sealed blob",
            Self::AgeFileKey => b"chairside v1 age file key",
        }
    }
}

/// Derives a key from `material`. `salt` may be empty where the label alone tells keys apart.
pub(crate) fn derive_key(material: &[u8], salt: &[u8], label: Label) -> Key {
    Key::from_array(&Zeroizing::new(hkdf(salt, label.info(), material)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_label_salt_or_material_gives_another_key() {
        let base = derive_key(b"material", b"salt", Label::Database);
        for other in [
            derive_key(b"material", b"salt", Label::Attachments),
            derive_key(b"material", b"other", Label::Database),
            derive_key(b"another", b"salt", Label::Database),
        ] {
            assert_ne!(base.expose(), other.expose());
        }
        assert_eq!(
            base.expose(),
            derive_key(b"material", b"salt", Label::Database).expose()
        );
    }

    #[test]
    fn the_derivation_never_drifts() {
        // Computed once apart from this code; a change here would lock people out of their vaults.
        assert_eq!(
            hex::encode(derive_key(&[7; 32], b"", Label::Database).expose()),
            FROZEN_DATABASE_KEY
        );
    }

    const FROZEN_DATABASE_KEY: &str =
        "141d58348eb55d5fec800b74ecca11a14736c90d0cb6c307a0bb07c033f43749";
}
