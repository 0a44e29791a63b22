//! A keyring for tests, which can be told to be absent, locked or refusing.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use zeroize::Zeroizing;

use crate::secret_store::{SecretStore, SecretStoreError, SecretStoreStatus};

/// Keeps secrets for as long as it lives. For tests only.
#[derive(Default)]
pub struct SecretStoreInMemory {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    secrets: HashMap<String, Zeroizing<Vec<u8>>>,
    mood: Mood,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Mood {
    #[default]
    Willing,
    Locked,
    Refusing,
}

impl SecretStoreInMemory {
    /// Starts empty and willing.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on behaves as a locked keyring with nobody to ask: no entry is found, none is kept.
    pub fn lock(&self) {
        self.state().mood = Mood::Locked;
    }

    /// From now on says no to everything.
    pub fn refuse(&self) {
        self.state().mood = Mood::Refusing;
    }

    /// Willing again, with what it held.
    pub fn unlock(&self) {
        self.state().mood = Mood::Willing;
    }

    /// Loses every secret, as a new computer or a reset account would.
    pub fn lose_everything(&self) {
        self.state().secrets.clear();
    }

    /// How many secrets it holds.
    #[must_use]
    pub fn count(&self) -> usize {
        self.state().secrets.len()
    }

    /// Changes every secret it holds.
    pub fn corrupt(&self) {
        for secret in self.state().secrets.values_mut() {
            secret.iter_mut().for_each(|byte| *byte ^= 0xff);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SecretStore for SecretStoreInMemory {
    fn status(&self) -> SecretStoreStatus {
        SecretStoreStatus::Ready
    }

    fn get(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, SecretStoreError> {
        let state = self.state();
        match state.mood {
            Mood::Willing => state
                .secrets
                .get(name)
                .map(|secret| Zeroizing::new(secret.to_vec()))
                .ok_or(SecretStoreError::EntryMissing),
            Mood::Locked => Err(SecretStoreError::EntryMissing),
            Mood::Refusing => Err(SecretStoreError::Refused),
        }
    }

    fn set(&self, name: &str, secret: &[u8]) -> Result<(), SecretStoreError> {
        let mut state = self.state();
        match state.mood {
            Mood::Willing => {
                state
                    .secrets
                    .insert(name.to_owned(), Zeroizing::new(secret.to_vec()));
                Ok(())
            }
            Mood::Locked => Err(SecretStoreError::Locked),
            Mood::Refusing => Err(SecretStoreError::Refused),
        }
    }

    fn delete(&self, name: &str) -> Result<(), SecretStoreError> {
        let mut state = self.state();
        match state.mood {
            Mood::Willing => {
                state.secrets.remove(name);
                Ok(())
            }
            Mood::Locked => Err(SecretStoreError::Locked),
            Mood::Refusing => Err(SecretStoreError::Refused),
        }
    }
}
