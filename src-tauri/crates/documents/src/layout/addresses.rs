//! Where a line may end inside an e-mail or web address that is wider than its column.

/// A place where a line may end, without a width. It never gets into the file.
pub(crate) const BREAK: char = '\u{200B}';

/// Returns whether a text has an e-mail or web address.
pub(crate) fn has_address(text: &str) -> bool {
    text.split_whitespace().any(is_address)
}

/// Returns a text whose addresses may break after an at sign, a full stop or a stroke.
///
/// Not after a hyphen: whoever copies the address in a reader would get it without its hyphen.
pub(crate) fn breakable(text: &str) -> String {
    text.split_inclusive(char::is_whitespace)
        .map(|word| {
            if is_address(word) {
                with_breaks(word)
            } else {
                word.to_owned()
            }
        })
        .collect()
}

fn is_address(word: &str) -> bool {
    let is_email = word
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    is_email || word.contains("://") || word.starts_with("www.")
}

fn with_breaks(word: &str) -> String {
    let mut broken = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        broken.push(letter);
        let goes_on = letters.peek().is_some_and(|next| next.is_alphanumeric());
        if matches!(letter, '@' | '.' | '/') && goes_on {
            broken.push(BREAK);
        }
    }
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_break_and_only_inside() {
        let broken = breakable("Ask a.b@c-d.gov.uk. Or https://c.uk/x, by 1.5.2025/6.");
        assert_eq!(
            broken.replace(BREAK, "|"),
            "Ask a.|b@|c-d.|gov.|uk. Or https://|c.|uk/|x, by 1.5.2025/6."
        );
    }

    #[test]
    fn a_sign_alone_is_no_address() {
        assert!(!has_address("Meet @ 10.30, room 4.2"));
        assert!(has_address("Write to a@b.uk"));
    }
}
