//! A suggested passphrase: random words, drawn on this computer.

use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::key::random_below;
use crate::passphrase::Passphrase;
use crate::strength::PassphraseRule;

/// One word on each line; `assets/words/README.md` names the source.
const WORDS: &str = include_str!("../../../../assets/words/passphrase-words.txt");
/// About 59 bits, beside the keyring's 256.
const WORDS_WITH_KEYRING: usize = 5;
/// About 71 bits, each guess of which costs the passphrase hash.
const WORDS_ALONE: usize = 6;

/// Suggests different random words, five with a keyring and six without, parted by spaces.
///
/// # Errors
/// [`VaultError::NoRandomness`] where the system gives none.
pub fn suggest_passphrase(rule: PassphraseRule) -> Result<Passphrase, VaultError> {
    let list: Vec<&str> = WORDS.lines().collect();
    let wanted = match rule {
        PassphraseRule::TwelveCharacters => WORDS_WITH_KEYRING,
        PassphraseRule::SixWordsOrTwentyFourCharacters => WORDS_ALONE,
    };
    let bound = u32::try_from(list.len()).unwrap_or(u32::MAX);
    let mut drawn: Zeroizing<Vec<usize>> = Zeroizing::new(Vec::with_capacity(wanted));
    while drawn.len() < wanted {
        let index = random_below(bound)? as usize;
        if !drawn.contains(&index) {
            drawn.push(index);
        }
    }
    let words: Vec<&str> = drawn
        .iter()
        .filter_map(|index| list.get(*index).copied())
        .collect();
    // Six words of seven letters are far below the longest passphrase taken.
    Passphrase::new(words.join(" ")).map_err(|_| VaultError::TooLarge)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::HashSet;

    use super::*;
    use crate::strength::assess_passphrase;

    #[test]
    fn the_list_is_clear_short_words_none_twice() {
        let words: Vec<&str> = WORDS.lines().collect();
        assert!(
            words.len() >= 2_048,
            "fewer words would make each worth less than 11 bits"
        );
        assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len());
        assert!(words.iter().all(|word| (4..=7).contains(&word.len())
            && word.bytes().all(|byte| byte.is_ascii_lowercase())));
    }

    #[test]
    fn every_suggestion_meets_its_own_rule_and_differs_from_the_last() {
        for (rule, words) in [
            (PassphraseRule::TwelveCharacters, 5),
            (PassphraseRule::SixWordsOrTwentyFourCharacters, 6),
        ] {
            let mut seen = HashSet::new();
            for _ in 0..20 {
                let suggestion = suggest_passphrase(rule).unwrap();
                let report = assess_passphrase(&suggestion, rule, &[]);
                assert!(report.met, "{report:?}");
                assert_eq!(report.words, words);
                assert!(seen.insert(suggestion.expose().to_owned()));
            }
        }
    }
}
