//! The privacy PIN: it lifts a blanked screen and opens no key.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::back_off::BackOff;
use crate::error::VaultError;
use crate::kdf::{KdfCost, KdfProfile};
use crate::key::fill_random;

/// Fewest digits of a PIN.
const DIGITS_MIN: usize = 6;
/// Most digits of a PIN.
const DIGITS_MAX: usize = 32;

/// A privacy PIN. Wiped when dropped, no `Clone`, and its `Debug` shows stars.
pub struct Pin(Zeroizing<String>);

/// Why a PIN was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum PinRefusal {
    /// It holds something other than the digits 0 to 9.
    #[error("a PIN is digits only")]
    NotDigits,
    /// Fewer than 6 digits.
    #[error("a PIN has at least {DIGITS_MIN} digits")]
    TooShort,
    /// More than 32 digits.
    #[error("a PIN has at most {DIGITS_MAX} digits")]
    TooLong,
    /// One digit or one short run over and over, such as 111111 or 121212.
    #[error("a PIN does not repeat itself")]
    Repeats,
    /// A run up or down, such as 123456 or 987654.
    #[error("a PIN is not a run of digits")]
    Sequence,
}

/// Why a PIN did not lift the screen.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PinError {
    /// The PIN is not the one.
    #[error("wrong PIN; {tries_left} tries left")]
    Wrong {
        /// Tries left before the passphrase is needed.
        tries_left: u32,
    },
    /// Too many wrong PINs. Only the passphrase opens now; the PIN works again after that.
    #[error("the passphrase is needed")]
    PassphraseNeeded,
    /// Something other than the PIN failed.
    #[error(transparent)]
    Failed(#[from] VaultError),
}

impl Pin {
    /// Takes a PIN as typed and wipes the text it came in.
    ///
    /// # Errors
    /// [`PinRefusal`] says which rule is broken.
    pub fn new(typed: String) -> Result<Self, PinRefusal> {
        let typed = Zeroizing::new(typed);
        let digits = typed.as_bytes();
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(PinRefusal::NotDigits);
        }
        if digits.len() < DIGITS_MIN {
            return Err(PinRefusal::TooShort);
        }
        if digits.len() > DIGITS_MAX {
            return Err(PinRefusal::TooLong);
        }
        // 111111 repeats one digit, 121212 two, 123123 three.
        if (1..=3).any(|period| digits.windows(period + 1).all(|run| run[0] == run[period])) {
            return Err(PinRefusal::Repeats);
        }
        let steps_by = |step: u8| {
            digits
                .windows(2)
                .all(|pair| (pair[0] - b'0' + step) % 10 == pair[1] - b'0')
        };
        if steps_by(1) || steps_by(9) {
            return Err(PinRefusal::Sequence);
        }
        Ok(Self(typed))
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(***)")
    }
}

/// What is kept of a PIN: a salted slow hash. Keep it inside the encrypted database, because six
/// digits are soon guessed by whoever can read it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinVerifier {
    #[serde(with = "hex::serde")]
    salt: [u8; 16],
    cost: KdfCost,
    #[serde(with = "hex::serde")]
    hash: [u8; 32],
}

impl PinVerifier {
    /// Makes what is kept of `pin`.
    ///
    /// # Errors
    /// [`VaultError::NoRandomness`] or [`VaultError::NotEnoughMemory`].
    pub fn make(pin: &Pin, profile: KdfProfile) -> Result<Self, VaultError> {
        let mut salt = [0; 16];
        fill_random(&mut salt)?;
        let cost = profile.floor_cost();
        let hash = *cost.hash(pin.0.as_bytes(), &salt)?.expose();
        Ok(Self { salt, cost, hash })
    }

    /// Compares `typed` with what is kept. Anything at all may be typed; a wrong form is a wrong PIN.
    ///
    /// # Errors
    /// [`PinError::Wrong`], and from the fifth wrong PIN on [`PinError::PassphraseNeeded`], until
    /// the vault was opened by its passphrase.
    pub fn check(&self, typed: String, back_off: &BackOff, now_s: i64) -> Result<(), PinError> {
        let typed = Zeroizing::new(typed);
        if back_off.tries_left(now_s)? == 0 {
            return Err(PinError::PassphraseNeeded);
        }
        let Ok(standing) = back_off.begin_try(now_s)? else {
            return Err(PinError::PassphraseNeeded);
        };
        if self.cost.is_plausible()
            && self
                .cost
                .hash(typed.as_bytes(), &self.salt)?
                .equals(&self.hash)
        {
            back_off.clear()?;
            return Ok(());
        }
        match standing.tries_left() {
            0 => Err(PinError::PassphraseNeeded),
            tries_left => Err(PinError::Wrong { tries_left }),
        }
    }
}

impl fmt::Debug for PinVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PinVerifier(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const NOON: i64 = 1_790_000_000;

    #[test]
    fn a_pin_is_six_digits_or_more_and_no_pattern() {
        for (typed, refusal) in [
            ("48105", PinRefusal::TooShort),
            ("", PinRefusal::TooShort),
            ("48105a", PinRefusal::NotDigits),
            ("４８１０５２", PinRefusal::NotDigits),
            ("000000", PinRefusal::Repeats),
            ("121212", PinRefusal::Repeats),
            ("7317317", PinRefusal::Repeats),
            ("123456", PinRefusal::Sequence),
            ("890123", PinRefusal::Sequence),
            ("987654", PinRefusal::Sequence),
            ("321098", PinRefusal::Sequence),
            ("481052481052481052481052481052481", PinRefusal::TooLong),
        ] {
            assert_eq!(Pin::new(typed.to_owned()).unwrap_err(), refusal, "{typed}");
        }
        for typed in [
            "481052",
            "112233",
            "123457",
            "48105248105248105248105248105248",
        ] {
            assert!(Pin::new(typed.to_owned()).is_ok(), "{typed}");
        }
    }

    #[test]
    fn after_five_wrong_pins_only_the_passphrase_helps_however_long_one_waits() {
        let dir = tempfile::tempdir().unwrap();
        let back_off = BackOff::for_pin(dir.path());
        let pin = Pin::new("481052".to_owned()).unwrap();
        let verifier = PinVerifier::make(&pin, KdfProfile::for_tests()).unwrap();
        let check = |typed: &str, now_s| verifier.check(typed.to_owned(), &back_off, now_s);

        for left in [4, 3, 2, 1] {
            let error = check("481053", NOON).unwrap_err();
            assert!(matches!(error, PinError::Wrong { tries_left } if tries_left == left));
        }
        assert!(matches!(
            check("nonsense", NOON).unwrap_err(),
            PinError::PassphraseNeeded
        ));
        let next_week = NOON + 7 * 86_400;
        assert!(
            matches!(
                check("481052", next_week).unwrap_err(),
                PinError::PassphraseNeeded
            ),
            "the right PIN is refused too"
        );
        back_off.clear().unwrap();
        assert!(check("481052", NOON).is_ok());
    }

    #[test]
    fn a_right_pin_clears_the_wrong_ones_before_it() {
        let dir = tempfile::tempdir().unwrap();
        let back_off = BackOff::for_pin(dir.path());
        let pin = Pin::new("481052".to_owned()).unwrap();
        let verifier = PinVerifier::make(&pin, KdfProfile::for_tests()).unwrap();
        for _ in 0..4 {
            assert!(
                verifier
                    .check("000000".to_owned(), &back_off, NOON)
                    .is_err()
            );
        }
        assert!(verifier.check("481052".to_owned(), &back_off, NOON).is_ok());
        assert_eq!(back_off.tries_left(NOON).unwrap(), 5);
    }

    #[test]
    fn the_same_pin_is_kept_differently_each_time() {
        let pin = Pin::new("481052".to_owned()).unwrap();
        let kept = || {
            serde_json::to_string(&PinVerifier::make(&pin, KdfProfile::for_tests()).unwrap())
                .unwrap()
        };
        assert_ne!(kept(), kept());
        assert!(!kept().contains("481052"));
    }
}
