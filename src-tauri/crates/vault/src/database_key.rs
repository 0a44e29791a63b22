//! The key of the database file.

use std::fmt;

use zeroize::Zeroizing;

use crate::key::Key;

/// The raw key that SQLCipher is given. Wiped when dropped, no `Clone`, and its `Debug` shows stars.
pub struct DatabaseKey(pub(crate) Key);

impl DatabaseKey {
    /// The key as 64 hex digits, for SQLCipher's `PRAGMA key = "x'...'"` and nothing else.
    ///
    /// This is the one place where a key's bytes leave this crate. Wipe every copy, turn off the
    /// trace and error logging of the statement that carries it.
    #[must_use]
    pub fn expose_hex(&self) -> Zeroizing<String> {
        let mut digits = Zeroizing::new(String::with_capacity(2 * self.0.expose().len()));
        for byte in self.0.expose() {
            digits.extend([byte >> 4, byte & 15].map(hex_digit));
        }
        digits
    }
}

fn hex_digit(value: u8) -> char {
    char::from_digit(u32::from(value), 16).unwrap_or('0')
}

impl fmt::Debug for DatabaseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseKey(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hex_is_the_key_in_64_digits() {
        let mut bytes = [0; 32];
        bytes[0] = 0x0a;
        bytes[31] = 0xf5;
        let hex = DatabaseKey(Key::from_array(&bytes)).expose_hex();
        assert_eq!(hex.len(), 64);
        assert!(hex.starts_with("0a00") && hex.ends_with("00f5"));
        assert_eq!(hex.as_str(), hex::encode(bytes));
    }
}
