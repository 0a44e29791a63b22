//! Folding: how a name is compared, without case, accents or punctuation.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds text to words of plain lower-case letters and digits, one space between them.
///
/// Accents go, letters that have no accent to lose are spelled out (`þ` as `th`, `ł` as `l`),
/// an apostrophe joins (`O'Neill` is `oneill`), and any other sign parts words.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.nfkd().filter(|sign| !is_combining_mark(*sign)) {
        for sign in sign.to_lowercase() {
            match spelled_out(sign) {
                Some(letters) => folded.push_str(letters),
                None if sign.is_alphanumeric() => folded.push(sign),
                None if is_apostrophe(sign) => {}
                None => folded.push(' '),
            }
        }
    }
    let words: Vec<&str> = folded.split_whitespace().collect();
    words.join(" ")
}

/// What to look for in a column of folded names, each word after a space: the beginning of a
/// word, for each of the first eight words typed.
pub(crate) fn word_beginnings(typed: &str) -> Vec<String> {
    const WORDS_MAX: usize = 8;
    fold(typed)
        .split_whitespace()
        .take(WORDS_MAX)
        .map(|word| format!(" {word}"))
        .collect()
}

/// The words of a text whose folded form the index's own folding would miss, folded.
pub(crate) fn aliases(text: &str) -> String {
    let missed: Vec<String> = text.split_whitespace().filter_map(alias).collect();
    missed.join(" ")
}

/// The folded form of a word, if the index's own folding gives another.
pub(crate) fn alias(word: &str) -> Option<String> {
    let is_special = |sign: char| {
        is_apostrophe(sign)
            || sign
                .to_lowercase()
                .any(|lower| spelled_out(lower).is_some())
    };
    let inner = word.trim_matches(|sign: char| !sign.is_alphanumeric());
    inner.contains(is_special).then(|| fold(inner))
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{2bb}')
}

/// Letters that Unicode does not take apart.
fn spelled_out(sign: char) -> Option<&'static str> {
    Some(match sign {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ø' => "o",
        'ð' | 'đ' => "d",
        'ł' => "l",
        'ħ' => "h",
        'ŋ' => "n",
        'ı' => "i",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_to_what_a_person_types_without_accents() {
        for (name, folded) in [
            ("Þórsdóttir-Bell", "thorsdottir bell"),
            ("Nguyễn", "nguyen"),
            ("Ó Súilleabháin", "o suilleabhain"),
            ("O’Neill", "oneill"),
            ("Wałęsa", "walesa"),
            ("  Straße 5 ", "strasse 5"),
            ("WX-2026-0417", "wx 2026 0417"),
            ("İpek", "ipek"),
            ("張偉", "張偉"),
            ("%_", ""),
        ] {
            assert_eq!(fold(name), folded);
        }
    }

    #[test]
    fn only_words_that_the_index_would_miss_get_an_alias() {
        assert_eq!(
            aliases("Sólveig Þórsdóttir met (O'Neill)."),
            "thorsdottir oneill"
        );
        assert_eq!(aliases("the 'quoted' word"), "");
    }
}
