//! The key with which one device signs what it writes (Ed25519).

use std::fmt;

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};

use crate::error::{SealError, VaultError};
use crate::key::Key;
use crate::sealed_blob::{Purpose, SealedBlob};
use crate::unlocked::Unlocked;

const SEED: Purpose = Purpose::new("device signing seed");

/// A device's signing key. Wiped when dropped, no `Clone`, and its `Debug` shows stars.
pub struct DeviceSigningKey(SigningKey);

/// A device's public key: who signed. Its serde form is 64 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DevicePublicKey(#[serde(with = "hex::serde")] [u8; 32]);

/// A signature. Its serde form is 128 hex digits.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceSignature(#[serde(with = "hex::serde")] [u8; 64]);

/// The signature is not this key's over these bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the signature is not of this device over these bytes")]
pub struct ForgedSignature;

impl DeviceSigningKey {
    /// Makes a new key.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] where the system gives none.
    pub fn make() -> Result<Self, VaultError> {
        Ok(Self(SigningKey::from_bytes(Key::make()?.expose())))
    }

    /// Seals the key for storing in the database.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] where the system gives none.
    pub fn seal(&self, unlocked: &Unlocked) -> Result<SealedBlob, VaultError> {
        unlocked.seal(SEED, self.0.as_bytes())
    }

    /// Opens a key that [`Self::seal`] sealed.
    ///
    /// # Errors
    /// [`SealError::Damaged`] or [`SealError::Newer`].
    pub fn open(unlocked: &Unlocked, sealed: &SealedBlob) -> Result<Self, SealError> {
        let seed = unlocked.open(SEED, sealed)?;
        let seed = Key::from_slice(&seed).ok_or(SealError::Damaged)?;
        Ok(Self(SigningKey::from_bytes(seed.expose())))
    }

    /// The public half.
    #[must_use]
    pub fn public_key(&self) -> DevicePublicKey {
        DevicePublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs `message`. Begin each kind of message with its own words, so that none passes for
    /// another.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> DeviceSignature {
        DeviceSignature(self.0.sign(message).to_bytes())
    }
}

impl fmt::Debug for DeviceSigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceSigningKey(***)")
    }
}

impl DevicePublicKey {
    /// Takes a key that was stored as bytes. Whether it is a key at all shows when it verifies.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The key's bytes, which are also the author of a change.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Checks that `signature` is this device's over `message`.
    ///
    /// # Errors
    /// [`ForgedSignature`] where it is not. Weak keys and signatures in another form are refused too.
    pub fn verify(
        &self,
        message: &[u8],
        signature: &DeviceSignature,
    ) -> Result<(), ForgedSignature> {
        VerifyingKey::from_bytes(&self.0)
            .and_then(|key| key.verify_strict(message, &Signature::from_bytes(&signature.0)))
            .map_err(|_| ForgedSignature)
    }
}

impl fmt::Debug for DevicePublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevicePublicKey({})", hex::encode(self.0))
    }
}

impl DeviceSignature {
    /// Takes a signature that was stored as bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 64]) -> Self {
        Self(bytes)
    }

    /// The signature's bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 64] {
        &self.0
    }
}

impl fmt::Debug for DeviceSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceSignature({})", hex::encode(self.0))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_signature_holds_for_its_key_and_its_bytes_only() {
        let (mine, other) = (
            DeviceSigningKey::make().unwrap(),
            DeviceSigningKey::make().unwrap(),
        );
        let signature = mine.sign(b"approved minutes");
        assert!(
            mine.public_key()
                .verify(b"approved minutes", &signature)
                .is_ok()
        );
        assert!(
            mine.public_key()
                .verify(b"approved minuted", &signature)
                .is_err()
        );
        assert!(
            other
                .public_key()
                .verify(b"approved minutes", &signature)
                .is_err()
        );
        let mut bent = *signature.as_bytes();
        bent[0] ^= 1;
        let bent = DeviceSignature::from_bytes(bent);
        assert!(
            mine.public_key()
                .verify(b"approved minutes", &bent)
                .is_err()
        );
        assert!(
            DevicePublicKey::from_bytes([0; 32])
                .verify(b"", &signature)
                .is_err()
        );
    }

    #[test]
    fn ed25519_is_as_published() {
        // RFC 8032, section 7.1, test 2.
        let seed = hex::decode("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        let key = Key::from_slice(&seed.unwrap()).unwrap();
        let key = DeviceSigningKey(SigningKey::from_bytes(key.expose()));
        assert_eq!(
            serde_json::to_string(&key.public_key()).unwrap(),
            "\"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c\""
        );
        assert_eq!(
            serde_json::to_string(&key.sign(&[0x72])).unwrap(),
            "\"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00\""
        );
    }
}
