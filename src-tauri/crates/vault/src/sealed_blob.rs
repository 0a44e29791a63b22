//! Small sealed data, such as the password of one recipient's copy.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What something is sealed for, and what it is about.
///
/// ```
/// use chairside_vault::Purpose;
/// const RECIPIENT_PASSWORD: Purpose = Purpose::new("recipient password");
/// let purpose = RECIPIENT_PASSWORD.about(b"0197-participant");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Purpose<'a> {
    name: &'static str,
    about: &'a [u8],
}

impl Purpose<'static> {
    /// Names a purpose. What was sealed under one name never opens under another, so a name once
    /// released never changes.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { name, about: &[] }
    }
}

impl Purpose<'_> {
    /// Binds what is sealed to its subject, such as a recipient's id. It is not stored.
    #[must_use]
    pub const fn about<'b>(&self, subject: &'b [u8]) -> Purpose<'b> {
        Purpose {
            name: self.name,
            about: subject,
        }
    }

    pub(crate) fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn bound_to(&self) -> Vec<u8> {
        // A name holds no zero byte that a subject could move, because it is written in the source.
        [self.name.as_bytes(), &[0], self.about].concat()
    }
}

/// A sealed envelope as stored. Its serde form is hex.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SealedBlob(#[serde(with = "hex::serde")] pub(crate) Vec<u8>);

impl SealedBlob {
    /// Takes an envelope that was stored as bytes. Nothing is checked until it is opened.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes to store.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for SealedBlob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SealedBlob({} bytes)", self.0.len())
    }
}
