//! Tokens of content streams and character maps.
//!
//! Read here and not by `lopdf`, which stops without a word at the first thing it can't parse and
//! keeps a whole stream's operations in memory: a check of a finished copy must miss nothing.

use lopdf::{Dictionary, Object, StringFormat};

/// Arrays and dictionaries within one another.
const MAX_DEPTH: u32 = 64;

/// An operand, or the word that acts on the operands before it.
pub(super) enum Token {
    Operand(Object),
    Word(Vec<u8>),
}

/// Reads tokens one at a time. Bytes that make no sense are stepped over.
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self
                    .peek()
                    .is_some_and(|byte| !matches!(byte, b'\r' | b'\n'))
                {
                    self.at += 1;
                }
            } else if is_blank(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    fn token(&mut self, depth: u32) -> Option<Token> {
        loop {
            self.skip_blanks();
            let byte = self.peek()?;
            let operand = match byte {
                b'(' => self.literal_string(),
                b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                    self.at += 2;
                    if depth == MAX_DEPTH {
                        continue;
                    }
                    Object::Dictionary(self.dictionary(depth + 1))
                }
                b'<' => self.hex_string(),
                b'/' => {
                    self.at += 1;
                    Object::Name(self.name())
                }
                b'[' => {
                    self.at += 1;
                    if depth == MAX_DEPTH {
                        continue;
                    }
                    Object::Array(self.items(b"]", depth + 1))
                }
                b']' => {
                    self.at += 1;
                    return Some(Token::Word(b"]".to_vec()));
                }
                b'>' => {
                    self.at += 1 + usize::from(self.bytes.get(self.at + 1) == Some(&b'>'));
                    return Some(Token::Word(b">>".to_vec()));
                }
                b')' | b'{' | b'}' => {
                    self.at += 1;
                    continue;
                }
                _ => return Some(self.number_or_word()),
            };
            return Some(Token::Operand(operand));
        }
    }

    fn number_or_word(&mut self) -> Token {
        let from = self.at;
        while self.peek().is_some_and(is_regular) {
            self.at += 1;
        }
        let word = &self.bytes[from..self.at];
        let number = std::str::from_utf8(word)
            .ok()
            .filter(|word| {
                word.starts_with(|sign: char| sign.is_ascii_digit() || "+-.".contains(sign))
            })
            .and_then(|word| word.parse::<f32>().ok());
        match number {
            Some(number) => Token::Operand(Object::Real(number)),
            None => match word {
                b"true" => Token::Operand(Object::Boolean(true)),
                b"false" => Token::Operand(Object::Boolean(false)),
                b"null" => Token::Operand(Object::Null),
                _ => Token::Word(word.to_vec()),
            },
        }
    }

    fn items(&mut self, end: &[u8], depth: u32) -> Vec<Object> {
        let mut items = Vec::new();
        while let Some(token) = self.token(depth) {
            match token {
                Token::Operand(operand) => items.push(operand),
                Token::Word(word) if word == end => break,
                Token::Word(_) => {}
            }
        }
        items
    }

    fn dictionary(&mut self, depth: u32) -> Dictionary {
        let mut dictionary = Dictionary::new();
        let mut items = self.items(b">>", depth).into_iter();
        while let (Some(key), Some(value)) = (items.next(), items.next()) {
            if let Object::Name(key) = key {
                dictionary.set(key, value);
            }
        }
        dictionary
    }

    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(byte) = self.peek().filter(|byte| is_regular(*byte)) {
            self.at += 1;
            let escaped = self.bytes.get(self.at..self.at + 2).and_then(hex_pair);
            match escaped {
                Some(value) if byte == b'#' => {
                    name.push(value);
                    self.at += 2;
                }
                _ => name.push(byte),
            }
        }
        name
    }

    fn hex_string(&mut self) -> Object {
        self.at += 1;
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            digits.extend(
                char::from(byte)
                    .to_digit(16)
                    .and_then(|digit| u8::try_from(digit).ok()),
            );
        }
        let bytes = digits
            .chunks(2)
            .map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0))
            .collect();
        Object::String(bytes, StringFormat::Hexadecimal)
    }

    fn literal_string(&mut self) -> Object {
        self.at += 1;
        let mut bytes = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut bytes),
                b'(' => {
                    open += 1;
                    bytes.push(byte);
                }
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                    bytes.push(byte);
                }
                _ => bytes.push(byte),
            }
        }
        Object::String(bytes, StringFormat::Literal)
    }

    fn escape(&mut self, bytes: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'\r' => self.at += usize::from(self.peek() == Some(b'\n')),
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|digit| (b'0'..=b'7').contains(digit))
                    else {
                        break;
                    };
                    self.at += 1;
                    value = value * 8 + u32::from(digit - b'0');
                }
                bytes.push((value & 0xFF) as u8);
            }
            _ => bytes.push(byte),
        }
    }

    /// Steps over an inline image, of which the word `BI` has been read.
    pub(super) fn skip_inline_image(&mut self) {
        while let Some(token) = self.token(0) {
            if matches!(token, Token::Word(word) if word == b"ID") {
                break;
            }
        }
        self.at += 1;
        while self.at + 2 < self.bytes.len() {
            let is_end = is_blank(self.bytes[self.at])
                && &self.bytes[self.at + 1..self.at + 3] == b"EI"
                && self
                    .bytes
                    .get(self.at + 3)
                    .is_none_or(|byte| is_blank(*byte));
            self.at += 1;
            if is_end {
                self.at += 2;
                return;
            }
        }
        self.at = self.bytes.len();
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.token(0)
    }
}

fn hex_pair(pair: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_regular(byte: u8) -> bool {
    !is_blank(byte) && !b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(bytes: &[u8]) -> Vec<Vec<u8>> {
        Lexer::new(bytes)
            .filter_map(|token| match token {
                Token::Operand(Object::String(bytes, _)) => Some(bytes),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn strings_are_read_as_the_standard_says() {
        let read = strings(b"(a(b)c) (\\101\\)\\\\) <41 4> (line\\\nnext) Tj");
        assert_eq!(
            read,
            [
                b"a(b)c".to_vec(),
                b"A)\\".to_vec(),
                b"A@".to_vec(),
                b"linenext".to_vec()
            ]
        );
    }

    #[test]
    fn text_after_an_inline_image_or_rubbish_is_still_read() {
        let mut lexer = Lexer::new(b"/W 1 /H 1 ID \x00EI\xFF\n EI (after) Tj");
        lexer.skip_inline_image();
        assert!(
            matches!(lexer.next(), Some(Token::Operand(Object::String(bytes, _))) if bytes == b"after")
        );
        assert_eq!(strings(b") >> ] } 1.2.3 (kept)"), [b"kept".to_vec()]);
    }

    #[test]
    fn deep_nesting_ends() {
        let deep = b"[".repeat(200_000);
        assert!(Lexer::new(&deep).count() <= 1);
    }
}
