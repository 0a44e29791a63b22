//! The random name of one vault, which binds its slots and its keyring entry to it.

use serde::{Deserialize, Serialize};

use crate::error::VaultError;
use crate::key::fill_random;

/// A random 16-byte id, written as 32 hex digits. It says nothing about anyone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VaultId(#[serde(with = "hex::serde")] [u8; 16]);

impl VaultId {
    pub(crate) fn make() -> Result<Self, VaultError> {
        let mut bytes = [0; 16];
        fill_random(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// The id's bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}
