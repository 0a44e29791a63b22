//! Keys that another process of a test can make again. Never in the app.

use crate::attachment::AttachmentKey;
use crate::database_key::DatabaseKey;
use crate::key::{KEY_LEN, Key};

impl DatabaseKey {
    /// A key of 32 equal bytes.
    #[must_use]
    pub fn for_tests(byte: u8) -> Self {
        Self(Key::from_array(&[byte; KEY_LEN]))
    }
}

impl AttachmentKey {
    /// A key of 32 equal bytes.
    #[must_use]
    pub fn for_tests(byte: u8) -> Self {
        Self(Key::from_array(&[byte; KEY_LEN]))
    }
}
