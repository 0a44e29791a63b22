//! A colleague's own passphrase: it proves who stands at the laptop and opens no key.

use serde::{Deserialize, Serialize};

use crate::back_off::BackOff;
use crate::error::{UnlockError, VaultError};
use crate::kdf::{KdfCost, KdfProfile};
use crate::key::fill_random;
use crate::passphrase::Passphrase;

/// What is kept of a colleague's passphrase: a salted slow hash. Keep it inside the encrypted
/// database.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColleagueVerifier {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    cost: KdfCost,
    #[serde(with = "hex::serde")]
    hash: [u8; 32],
}

impl ColleagueVerifier {
    /// Makes what is kept of a passphrase.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] or [`VaultError::NotEnoughMemory`].
    pub fn make(passphrase: &Passphrase, profile: KdfProfile) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let cost = profile.floor_cost();
        let hash = *cost.hash(passphrase.expose().as_bytes(), &salt)?.expose();
        Ok(Self { salt, cost, hash })
    }

    /// Compares a passphrase with what is kept.
    ///
    /// # Errors
    /// [`UnlockError::WrongPassphrase`], and [`UnlockError::Wait`] after too many.
    pub fn check(
        &self,
        passphrase: &Passphrase,
        back_off: &BackOff,
        now_s: i64,
    ) -> Result<(), UnlockError> {
        let standing = match back_off.begin_try(now_s)? {
            Ok(standing) => standing,
            Err(wait_s) => return Err(UnlockError::Wait { wait_s }),
        };
        let typed = passphrase.expose().as_bytes();
        if self.cost.is_plausible() && self.cost.hash(typed, &self.salt)?.equals(&self.hash) {
            back_off.clear()?;
            return Ok(());
        }
        Err(UnlockError::WrongPassphrase {
            tries_left: standing.tries_left(),
            wait_s: standing.wait_s(),
        })
    }
}

impl std::fmt::Debug for ColleagueVerifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ColleagueVerifier(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_colleagues_own_passphrase_passes_and_wrong_ones_are_slowed() {
        let folder = tempfile::tempdir().unwrap();
        let profile = KdfProfile::for_tests();
        let own = Passphrase::new("harbour lantern quietly mending".to_owned()).unwrap();
        let other = Passphrase::new("orchard pebble turning slowly".to_owned()).unwrap();
        let verifier = ColleagueVerifier::make(&own, profile).unwrap();
        let back_off = BackOff::for_colleague(folder.path());
        assert!(verifier.check(&own, &back_off, 1_000).is_ok());
        let mut last = verifier.check(&other, &back_off, 1_000);
        for _ in 0..10 {
            last = verifier.check(&other, &back_off, 1_000);
        }
        assert!(matches!(last, Err(UnlockError::Wait { .. })), "{last:?}");
        assert!(
            matches!(
                verifier.check(&own, &back_off, 1_000),
                Err(UnlockError::Wait { .. })
            ),
            "the right one waits too"
        );
    }
}
