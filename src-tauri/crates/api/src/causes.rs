//! From the causes below to the words that people read.

use chairside_record::RecordError;
use chairside_store::StoreError;
use chairside_vault::{
    PinError, RecoveryCodeError, SealError, SecretStoreError, UnlockError, VaultError,
};

use crate::AppError;
use crate::messages::text;
use crate::words::counted;

const SECONDS_IN_MINUTE: u64 = 60;

/// "1 minute", "40 seconds".
pub(crate) fn wait_words(wait_s: u64) -> String {
    let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
    if wait_s < SECONDS_IN_MINUTE {
        counted(whole(wait_s), "second", "seconds")
    } else {
        counted(
            whole(wait_s.div_ceil(SECONDS_IN_MINUTE)),
            "minute",
            "minutes",
        )
    }
}

impl From<VaultError> for AppError {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::AlreadyExists => Self::new("vault_exists"),
            VaultError::PassphraseTooWeak(_) => {
                Self::new("passphrase_too_weak").field("passphrase", "passphrase_too_weak_field")
            }
            VaultError::SecretStore(error) => error.into(),
            VaultError::NotEnoughMemory => Self::new("not_enough_memory"),
            VaultError::Io { source, .. } if source.kind() == std::io::ErrorKind::StorageFull => {
                Self::new("disk_full")
            }
            VaultError::Io { source, .. }
                if source.kind() == std::io::ErrorKind::PermissionDenied =>
            {
                Self::new("folder_refused")
            }
            VaultError::Slots(error) => error.into(),
            _ => Self::new("vault_failed"),
        }
    }
}

impl From<SecretStoreError> for AppError {
    fn from(error: SecretStoreError) -> Self {
        Self::new(match error {
            SecretStoreError::ServiceMissing => "keyring_missing",
            SecretStoreError::EntryMissing | SecretStoreError::Unusable => "keyring_entry_missing",
            SecretStoreError::Locked => "keyring_locked",
            SecretStoreError::Refused => "keyring_refused",
        })
    }
}

impl From<UnlockError> for AppError {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::NoVault => Self::new("no_vault"),
            UnlockError::Newer => Self::new("vault_newer"),
            UnlockError::Damaged => Self::new("vault_damaged"),
            UnlockError::WrongPassphrase {
                tries_left: 0,
                wait_s,
            }
            | UnlockError::Wait { wait_s } => Self::with("wait", &[("wait", &wait_words(wait_s))]),
            UnlockError::WrongPassphrase { tries_left, .. } => {
                let tries = counted(i64::from(tries_left), "try", "tries");
                Self::with("wrong_passphrase", &[("tries", &tries)])
            }
            UnlockError::WrongRecoveryCode => Self::new("wrong_recovery_code"),
            UnlockError::Keyring(error) => error.into(),
            UnlockError::KeyringSecretDiffers => Self::new("keyring_entry_missing"),
            UnlockError::Failed(error) => error.into(),
            _ => Self::new("vault_failed"),
        }
    }
}

impl From<SealError> for AppError {
    fn from(error: SealError) -> Self {
        match error {
            SealError::Newer => Self::new("vault_newer"),
            SealError::TooLarge { .. } => Self::new("file_too_large"),
            SealError::Damaged | SealError::Io(_) => Self::new("file_damaged"),
            _ => Self::new("file_damaged"),
        }
    }
}

impl From<RecoveryCodeError> for AppError {
    fn from(error: RecoveryCodeError) -> Self {
        let mut shown = Self::new("recovery_code_mistyped");
        let message = match error {
            RecoveryCodeError::MistypedGroups(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
                text(
                    "recovery_group_mistyped",
                    &[("number", &crate::words::and_list(&numbers))],
                )
            }
            _ => text("recovery_code_shape", &[]),
        };
        shown.fields.push(crate::error::FieldError {
            field: "code".to_owned(),
            message,
        });
        shown
    }
}

impl From<PinError> for AppError {
    fn from(error: PinError) -> Self {
        match error {
            PinError::Wrong { tries_left } => {
                let tries = counted(i64::from(tries_left), "try", "tries");
                Self::with("wrong_pin", &[("tries", &tries)])
            }
            PinError::PassphraseNeeded => Self::new("pin_passphrase_needed"),
            PinError::Failed(error) => error.into(),
            _ => Self::new("vault_failed"),
        }
    }
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing => Self::new("database_missing"),
            StoreError::AlreadyExists => Self::new("vault_exists"),
            StoreError::NotOurKey | StoreError::Damaged { .. } | StoreError::UnknownHead => {
                Self::new("database_damaged")
            }
            StoreError::Newer { .. } => Self::new("vault_newer"),
            StoreError::InUse => Self::new("vault_in_use"),
            StoreError::DiskFull | StoreError::ReadOnly => Self::new("disk_full"),
            StoreError::NoSuchDocument => Self::new("unknown_conference"),
            StoreError::NoSuchAttachment => Self::new("unknown_file"),
            StoreError::TooLarge { .. } => Self::new("file_too_large"),
            _ => Self::new("store_failed"),
        }
    }
}

impl From<RecordError> for AppError {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::UnknownItem { .. } => Self::new("unknown_item"),
            RecordError::AlreadyThere { .. } => Self::new("already_there"),
            RecordError::UnknownField { field }
            | RecordError::FieldHasItsOwnVerb { field }
            | RecordError::DoesNotFit { field } => {
                Self::with("field_does_not_fit", &[("field", &field)])
            }
            RecordError::MinutesFrozen { .. } => Self::new("minutes_frozen"),
            RecordError::MinutesNotApproved { .. } => Self::new("minutes_not_approved"),
            RecordError::NotesFrozen => Self::new("notes_frozen"),
            RecordError::AlreadyClosed => Self::new("already_closed"),
            RecordError::NotInRoom { .. } => Self::new("not_in_room"),
            RecordError::NotReadable => Self::new("record_newer"),
            _ => Self::new("record_failed"),
        }
    }
}
