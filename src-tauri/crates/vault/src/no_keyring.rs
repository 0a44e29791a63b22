//! The keyring that is not there, or is left alone by choice.

use zeroize::Zeroizing;

use crate::secret_store::{SecretStore, SecretStoreError, SecretStoreStatus};

/// Keeps nothing. A vault made with it opens by passphrase alone, under the stricter rule.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoKeyring;

impl SecretStore for NoKeyring {
    fn status(&self) -> SecretStoreStatus {
        SecretStoreStatus::Absent
    }

    fn get(&self, _name: &str) -> Result<Zeroizing<Vec<u8>>, SecretStoreError> {
        Err(SecretStoreError::ServiceMissing)
    }

    fn set(&self, _name: &str, _secret: &[u8]) -> Result<(), SecretStoreError> {
        Err(SecretStoreError::ServiceMissing)
    }

    fn delete(&self, _name: &str) -> Result<(), SecretStoreError> {
        Err(SecretStoreError::ServiceMissing)
    }
}
