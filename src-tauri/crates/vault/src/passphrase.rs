//! A passphrase as it was typed, in one normal form.

use std::fmt;

use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

/// The longest passphrase taken, in characters. Far beyond what anyone types; it bounds the work.
const MAX_CHARS: usize = 1_000;

/// A passphrase. It is wiped when dropped, has no `Clone`, and its `Debug` shows stars.
///
/// The text is brought to Unicode's NFKC form, so that the same passphrase typed on another
/// keyboard or system is the same bytes: an accented letter in one piece or in two, a full-width
/// digit or a plain one. Case and spaces stay as typed.
pub struct Passphrase(Zeroizing<String>);

/// A passphrase of more than 1,000 characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the passphrase is longer than {MAX_CHARS} characters")]
pub struct PassphraseTooLong;

impl Passphrase {
    /// Takes a passphrase as typed and wipes the text it came in.
    ///
    /// # Errors
    /// [`PassphraseTooLong`] above 1,000 characters.
    pub fn new(typed: String) -> Result<Self, PassphraseTooLong> {
        let typed = Zeroizing::new(typed);
        if typed.chars().count() > MAX_CHARS {
            return Err(PassphraseTooLong);
        }
        // Reserved up front, so that growing leaves no unwiped copy. NFKC can make a character up
        // to eighteen times as many.
        let mut normal = Zeroizing::new(String::with_capacity(typed.len() * 18));
        normal.extend(typed.nfkc());
        Ok(Self(normal))
    }

    /// The text itself, to show a suggestion or to weigh strength. Never log it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(***)")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_same_passphrase_from_two_keyboards_is_the_same_bytes() {
        let composed = Passphrase::new("caf\u{e9} \u{ff11}".to_owned()).unwrap();
        let decomposed = Passphrase::new("cafe\u{301} 1".to_owned()).unwrap();
        assert_eq!(composed.expose(), decomposed.expose());
    }

    #[test]
    fn case_and_spaces_are_kept() {
        assert_eq!(
            Passphrase::new(" Two  words ".to_owned()).unwrap().expose(),
            " Two  words "
        );
    }

    #[test]
    fn a_thousand_characters_are_taken_and_one_more_is_not() {
        assert!(Passphrase::new("é".repeat(MAX_CHARS)).is_ok());
        assert_eq!(
            Passphrase::new("é".repeat(MAX_CHARS + 1)).unwrap_err(),
            PassphraseTooLong
        );
    }
}
