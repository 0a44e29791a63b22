//! Whether a passphrase is good enough, and what would make it better. Codes, no sentences.

use std::collections::HashSet;

use serde::Serialize;
use zeroize::Zeroizing;
use zxcvbn::feedback::Warning;
use zxcvbn::{Entropy, Score, zxcvbn};

use crate::passphrase::Passphrase;
use crate::secret_store::SecretStoreStatus;

/// With a keyring: at least this many characters.
const CHARACTERS_WITH_KEYRING: usize = 12;
/// Without: at least this many characters, or [`WORDS_WITHOUT_KEYRING`].
const CHARACTERS_WITHOUT_KEYRING: usize = 24;
/// Without: at least this many different words.
const WORDS_WITHOUT_KEYRING: usize = 6;
/// Shorter pieces are not counted as words.
const WORD_LEN_MIN: usize = 3;

/// Passphrases that are long enough and still the first that anyone would try.
const DENIED: &str = include_str!("../../../../assets/words/denied-phrases.txt");

/// What a passphrase must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseRule {
    /// At least 12 characters, and not easily guessed. The keyring carries the rest.
    ///
    /// Source: Cyber Essentials: Requirements for IT Infrastructure v3.1 to v3.3.
    TwelveCharacters,
    /// At least 6 different words or 24 characters, and hard to guess. It stands alone.
    SixWordsOrTwentyFourCharacters,
}

impl PassphraseRule {
    /// Returns the rule that goes with this keyring.
    #[must_use]
    pub fn for_keyring(status: SecretStoreStatus) -> Self {
        match status {
            SecretStoreStatus::Ready => Self::TwelveCharacters,
            SecretStoreStatus::Absent => Self::SixWordsOrTwentyFourCharacters,
        }
    }

    fn is_long_enough(self, characters: usize, words: usize) -> bool {
        match self {
            Self::TwelveCharacters => characters >= CHARACTERS_WITH_KEYRING,
            Self::SixWordsOrTwentyFourCharacters => {
                characters >= CHARACTERS_WITHOUT_KEYRING || words >= WORDS_WITHOUT_KEYRING
            }
        }
    }

    /// The least score, so that "aaaaaaaaaaaa" and "Password1234" do not pass by length alone.
    fn score_min(self) -> u8 {
        match self {
            Self::TwelveCharacters => 3,
            Self::SixWordsOrTwentyFourCharacters => 4,
        }
    }
}

/// What would make a passphrase better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PassphraseAdvice {
    /// It is too short for its rule.
    MakeItLonger,
    /// Another word or two would help.
    AddWords,
    /// It is a passphrase or password that many people use, or like one.
    Common,
    /// It repeats itself, or runs along the alphabet or the keyboard.
    Pattern,
    /// It leans on a name, a date or a year.
    NameOrDate,
    /// It leans on something known about the person or the office.
    AboutYou,
}

/// How good a passphrase is, as data.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct StrengthReport {
    /// 0 (first guess) to 4 (very hard to guess).
    pub score: u8,
    /// Whether the rule is met.
    pub met: bool,
    /// Which rule it was held to.
    pub rule: PassphraseRule,
    /// How many characters it has.
    pub characters: usize,
    /// How many different words of 3 letters or more it has.
    pub words: usize,
    /// What would make it better, most useful first; empty where nothing is wanting.
    pub advice: Vec<PassphraseAdvice>,
}

/// Weighs `passphrase` against `rule`.
///
/// `about_person` are words an acquaintance would try (names, office, town); a passphrase that leans
/// on them scores lower. They are not kept.
#[must_use]
pub fn assess_passphrase(
    passphrase: &Passphrase,
    rule: PassphraseRule,
    about_person: &[&str],
) -> StrengthReport {
    let text = passphrase.expose();
    let (characters, words) = (text.chars().count(), count_words(text));
    let entropy = zxcvbn(text, about_person);
    let denied = is_denied(text);
    let score = if denied {
        0
    } else {
        score_number(entropy.score())
    };
    let long_enough = rule.is_long_enough(characters, words);
    let strong_enough = score >= rule.score_min();

    let mut advice = Vec::new();
    if !long_enough {
        advice.push(PassphraseAdvice::MakeItLonger);
    }
    if denied {
        advice.push(PassphraseAdvice::Common);
    }
    if !strong_enough {
        advice.extend(advice_from(&entropy));
        if score_without(text, about_person) > score && !denied {
            advice.push(PassphraseAdvice::AboutYou);
        }
        advice.push(PassphraseAdvice::AddWords);
    }
    let mut seen = HashSet::new();
    advice.retain(|item| seen.insert(*item));
    StrengthReport {
        score,
        met: long_enough && strong_enough,
        rule,
        characters,
        words,
        advice,
    }
}

/// The score the passphrase would have for a stranger, to tell whether `about_person` lowered it.
fn score_without(text: &str, about_person: &[&str]) -> u8 {
    if about_person.is_empty() {
        0
    } else {
        score_number(zxcvbn(text, &[]).score())
    }
}

fn score_number(score: Score) -> u8 {
    match score {
        Score::Zero => 0,
        Score::One => 1,
        Score::Two => 2,
        Score::Three => 3,
        // The library may add a stronger one.
        _ => 4,
    }
}

fn advice_from(entropy: &Entropy) -> Option<PassphraseAdvice> {
    Some(match entropy.feedback()?.warning()? {
        Warning::StraightRowsOfKeysAreEasyToGuess
        | Warning::ShortKeyboardPatternsAreEasyToGuess
        | Warning::RepeatsLikeAaaAreEasyToGuess
        | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess
        | Warning::SequencesLikeAbcAreEasyToGuess => PassphraseAdvice::Pattern,
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword
        | Warning::AWordByItselfIsEasyToGuess => PassphraseAdvice::Common,
        Warning::RecentYearsAreEasyToGuess
        | Warning::DatesAreOftenEasyToGuess
        | Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => PassphraseAdvice::NameOrDate,
    })
}

/// Counts different words, however they are parted: by spaces, hyphens or full stops.
fn count_words(text: &str) -> usize {
    let lower = Zeroizing::new(text.to_lowercase());
    lower
        .split(|sign: char| !sign.is_alphabetic())
        .filter(|word| word.chars().count() >= WORD_LEN_MIN)
        .collect::<HashSet<_>>()
        .len()
}

fn is_denied(text: &str) -> bool {
    let bare: Zeroizing<String> = Zeroizing::new(
        text.chars()
            .filter(|sign| sign.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect(),
    );
    // "thisismypassword1" is the listed phrase, and the digits that people add first.
    let stem = bare.trim_end_matches(|sign: char| sign.is_ascii_digit());
    DENIED
        .lines()
        .any(|denied| denied == bare.as_str() || denied == stem)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use PassphraseRule::{SixWordsOrTwentyFourCharacters as Alone, TwelveCharacters as Keyring};

    fn assess(text: &str, rule: PassphraseRule) -> StrengthReport {
        assess_passphrase(&Passphrase::new(text.to_owned()).unwrap(), rule, &[])
    }

    #[test]
    fn each_rule_holds_on_both_sides_of_its_limit() {
        for (text, rule, met) in [
            ("vq8 kettle z", Keyring, true),
            ("vq8 kettlez", Keyring, false),
            ("lantern gravel otter plum", Alone, true),
            ("lantern gravel ottr plum", Alone, true),
            ("lantern gravel otr plum", Alone, false),
            ("oak fig elm yew ivy bay", Alone, true),
            ("oak moth fig elm yew iv", Alone, false),
        ] {
            let report = assess(text, rule);
            assert_eq!(report.met, met, "{text}: {report:?}");
            let told_to_lengthen = report.advice.contains(&PassphraseAdvice::MakeItLonger);
            assert_eq!(told_to_lengthen, !met, "{text}: {report:?}");
        }
    }

    #[test]
    fn long_but_easily_guessed_is_refused() {
        for text in [
            "aaaaaaaaaaaaaaaaaaaaaaaa",
            "Password1234",
            "123456789012",
            "qwertyuiop12",
            "abcdefghijklmnopqrstuvwxyz",
            "correct horse battery staple",
            "This is my password 1",
            "Thequickbrownfoxjumpsoverthelazydog",
        ] {
            for rule in [Keyring, Alone] {
                let report = assess(text, rule);
                assert!(!report.met, "{text}: {report:?}");
                assert!(!report.advice.is_empty(), "{text}: advice is owed");
            }
        }
    }

    #[test]
    fn words_count_once_whatever_parts_them() {
        assert_eq!(count_words("oak oak OAK"), 1);
        assert_eq!(count_words("lantern-gravel.otter plum"), 4);
        assert_eq!(count_words("a an of lantern"), 1);
    }

    #[test]
    fn leaning_on_what_an_acquaintance_knows_lowers_the_score() {
        let passphrase = Passphrase::new("oyelaran-wexc".to_owned()).unwrap();
        let stranger = assess_passphrase(&passphrase, Keyring, &[]);
        let acquaintance = assess_passphrase(&passphrase, Keyring, &["Oyelaran", "Wexc"]);
        assert!(stranger.met, "{stranger:?}");
        assert!(!acquaintance.met, "{acquaintance:?}");
        assert!(acquaintance.advice.contains(&PassphraseAdvice::AboutYou));
    }

    #[test]
    fn the_deny_list_is_kept_in_the_form_it_is_compared_in() {
        for line in DENIED.lines() {
            assert!(
                line.bytes().all(|byte| byte.is_ascii_lowercase()),
                "{line} would never match"
            );
        }
    }

    #[test]
    fn the_stricter_rule_goes_with_no_keyring() {
        assert_eq!(
            PassphraseRule::for_keyring(SecretStoreStatus::Ready),
            Keyring
        );
        assert_eq!(
            PassphraseRule::for_keyring(SecretStoreStatus::Absent),
            Alone
        );
    }
}
