//! The operating system's keyring, through the `keyring` crate.
//!
//! Linux asks the Secret Service over D-Bus (tried with a real one). Windows asks the Credential
//! Manager and macOS the login keychain; both are written from the library's documentation and
//! untried. There, a person who dismisses the system's question may be reported as
//! [`SecretStoreError::Refused`], on Linux as [`SecretStoreError::Locked`].

use keyring::{Entry, Error};
use zeroize::Zeroizing;

use crate::secret_store::{SecretStore, SecretStoreError, SecretStoreStatus};

/// Secrets in the keyring of the person who is signed in, under one service name.
#[derive(Clone, Debug)]
pub struct OsKeyring {
    service: String,
}

impl OsKeyring {
    /// Uses entries of `service`, such as the app's identifier.
    #[must_use]
    pub fn new(service: &str) -> Self {
        Self {
            service: service.to_owned(),
        }
    }

    fn entry(&self, name: &str) -> Result<Entry, SecretStoreError> {
        Entry::new(&self.service, name).map_err(|error| classify(&error))
    }
}

impl SecretStore for OsKeyring {
    /// The library asks once and remembers the answer for as long as the program runs.
    fn status(&self) -> SecretStoreStatus {
        match Entry::store_status() {
            Ok(()) => SecretStoreStatus::Ready,
            Err(_) => SecretStoreStatus::Absent,
        }
    }

    fn get(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, SecretStoreError> {
        self.entry(name)?
            .get_secret()
            .map(Zeroizing::new)
            .map_err(|error| classify(&error))
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), SecretStoreError> {
        self.entry(name)?
            .set_secret(secret)
            .map_err(|error| classify(&error))
    }

    fn delete(&self, name: &str) -> Result<(), SecretStoreError> {
        match self.entry(name)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(classify(&error)),
        }
    }
}

/// Turns the library's answer into one of ours. Its texts are dropped: some hold the secret's bytes.
fn classify(error: &Error) -> SecretStoreError {
    match error {
        Error::NoDefaultStore => SecretStoreError::ServiceMissing,
        Error::NoEntry => SecretStoreError::EntryMissing,
        Error::NoStorageAccess(_) => SecretStoreError::Locked,
        Error::PlatformFailure(_) => SecretStoreError::Refused,
        // The library may add kinds; all that are left today say that the entry cannot be used.
        _ => SecretStoreError::Unusable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_locked_and_refused_keyrings_are_told_apart() {
        let boxed = || -> Box<dyn std::error::Error + Send + Sync> { "said no".into() };
        for (error, expected) in [
            (Error::NoDefaultStore, SecretStoreError::ServiceMissing),
            (Error::NoEntry, SecretStoreError::EntryMissing),
            (Error::NoStorageAccess(boxed()), SecretStoreError::Locked),
            (Error::PlatformFailure(boxed()), SecretStoreError::Refused),
            (Error::BadEncoding(vec![1]), SecretStoreError::Unusable),
        ] {
            assert_eq!(classify(&error), expected, "{error:?}");
        }
    }
}
