//! A 32-byte secret that is wiped when dropped and never prints.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::error::VaultError;

/// Length of every key here, in bytes.
pub(crate) const KEY_LEN: usize = 32;

/// A secret key. It has no `Clone`, and its `Debug` shows stars.
#[derive(Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(Box<[u8; KEY_LEN]>);

impl Key {
    /// Makes a random key from the system's randomness.
    pub(crate) fn make() -> Result<Self, VaultError> {
        let mut key = Self(Box::new([0; KEY_LEN]));
        fill_random(key.0.as_mut_slice())?;
        Ok(key)
    }

    /// Takes a key from 32 bytes. The caller wipes its own copy.
    pub(crate) fn from_array(bytes: &[u8; KEY_LEN]) -> Self {
        let mut key = Self(Box::new([0; KEY_LEN]));
        key.0.copy_from_slice(bytes);
        key
    }

    /// Takes a key from `bytes`, or `None` where they are not 32.
    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes
            .first_chunk()
            .filter(|_| bytes.len() == KEY_LEN)
            .map(Self::from_array)
    }

    /// Whether this is `other`, in a time that does not tell where they part.
    pub(crate) fn equals(&self, other: &[u8; KEY_LEN]) -> bool {
        let difference = self
            .0
            .iter()
            .zip(other)
            .fold(0, |sum, (a, b)| sum | (a ^ b));
        std::hint::black_box(difference) == 0
    }

    /// The bytes, to be written in place by the passphrase hash.
    pub(crate) fn expose_mut(&mut self) -> &mut [u8; KEY_LEN] {
        &mut self.0
    }

    /// The bytes, for a cipher or a derivation inside this crate.
    pub(crate) fn expose(&self) -> &[u8; KEY_LEN] {
        &self.0
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(***)")
    }
}

/// Fills `bytes` from the system's randomness.
pub(crate) fn fill_random(bytes: &mut [u8]) -> Result<(), VaultError> {
    getrandom::fill(bytes).map_err(|_| VaultError::NoRandomness)
}

/// Returns a number below `bound`, each as likely as the next.
///
/// Draws again where a plain remainder would favour the low numbers. `bound` is at least 1.
pub(crate) fn random_below(bound: u32) -> Result<u32, VaultError> {
    let bound = bound.max(1);
    let limit = u32::MAX - u32::MAX % bound;
    loop {
        let mut bytes = [0; 4];
        fill_random(&mut bytes)?;
        let drawn = u32::from_le_bytes(bytes);
        if drawn < limit {
            return Ok(drawn % bound);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_number_below_the_bound_comes_up_and_none_above() {
        let mut seen = [0_u32; 7];
        for _ in 0..2_000 {
            seen[random_below(7).unwrap() as usize] += 1;
        }
        assert!(
            seen.iter().all(|count| *count > 150),
            "each of seven is drawn about 285 times in 2,000: {seen:?}"
        );
        assert_eq!(random_below(1).unwrap(), 0);
    }

    #[test]
    fn two_keys_differ() {
        assert_ne!(Key::make().unwrap().expose(), Key::make().unwrap().expose());
    }
}
