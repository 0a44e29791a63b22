//! RTF as a run of tokens.

/// The smallest thing RTF says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A control word and its number.
    Word(&'a str, Option<i32>),
    /// A control sign, such as `~` or `*`.
    Sign(u8),
    /// One byte of text, written as it is or in hexadecimal.
    Byte(u8),
}

/// Reads tokens from bytes.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn take_while(&mut self, test: impl Fn(u8) -> bool) -> &'a [u8] {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().take_while(|byte| test(**byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn escaped(&mut self) -> Option<Token<'a>> {
        let first = *self.bytes.get(self.at)?;
        if first.is_ascii_alphabetic() {
            return self.word();
        }
        self.at += 1;
        match first {
            b'\'' => {
                let digits = self.bytes.get(self.at..self.at + 2)?;
                let byte = std::str::from_utf8(digits)
                    .ok()
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok());
                if byte.is_some() {
                    self.at += 2;
                }
                Some(Token::Byte(byte.unwrap_or(b'?')))
            }
            b'{' | b'}' | b'\\' => Some(Token::Byte(first)),
            b'\r' | b'\n' => Some(Token::Word("par", None)),
            _ => Some(Token::Sign(first)),
        }
    }

    fn word(&mut self) -> Option<Token<'a>> {
        let word = std::str::from_utf8(self.take_while(|byte| byte.is_ascii_alphabetic())).ok()?;
        let number_from = self.at;
        self.at += usize::from(self.bytes.get(self.at) == Some(&b'-'));
        if self.take_while(|byte| byte.is_ascii_digit()).is_empty() {
            self.at = number_from;
        }
        let number = std::str::from_utf8(&self.bytes[number_from..self.at])
            .ok()
            .and_then(|digits| digits.parse().ok());
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        if word == "bin" {
            let length = number.and_then(|length| usize::try_from(length).ok());
            self.at = self
                .at
                .saturating_add(length.unwrap_or(0))
                .min(self.bytes.len());
        }
        Some(Token::Word(word, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        self.take_while(|byte| matches!(byte, b'\r' | b'\n' | 0));
        let byte = *self.bytes.get(self.at)?;
        self.at += 1;
        match byte {
            b'{' => Some(Token::Open),
            b'}' => Some(Token::Close),
            b'\\' => self.escaped(),
            _ => Some(Token::Byte(byte)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_bytes_are_told_apart() {
        let tokens: Vec<_> = Tokens::new(b"{\\b0 a\\'e9\\u-10?\\*\\bin3 }}{z}").collect();
        assert_eq!(
            tokens,
            [
                Token::Open,
                Token::Word("b", Some(0)),
                Token::Byte(b'a'),
                Token::Byte(0xE9),
                Token::Word("u", Some(-10)),
                Token::Byte(b'?'),
                Token::Sign(b'*'),
                Token::Word("bin", Some(3)),
                Token::Byte(b'z'),
                Token::Close,
            ]
        );
    }
}
