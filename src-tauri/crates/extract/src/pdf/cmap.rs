//! Character maps: from codes in a string to Unicode, or to the glyphs of a font.

use std::collections::HashMap;

use lopdf::Object;

use super::lexer::{Lexer, Token};

/// Entries kept of one map. A font has 65,536 glyphs at most.
const MAX_ENTRIES: usize = 70_000;

/// A code of 1 to 4 bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Code {
    pub(super) value: u32,
    pub(super) bytes: usize,
}

/// What a map says.
#[derive(Default)]
pub(super) struct CMap {
    codespaces: Vec<(Code, u32)>,
    texts: HashMap<Code, String>,
    text_ranges: Vec<(Code, u32, Vec<u16>)>,
    glyph_ranges: Vec<(Code, u32, u32)>,
}

impl CMap {
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands: Vec<Object> = Vec::new();
        for token in Lexer::new(bytes) {
            match token {
                Token::Operand(operand) => operands.push(operand),
                Token::Word(word) => {
                    map.section(&word, &operands);
                    operands.clear();
                }
            }
        }
        map
    }

    fn section(&mut self, word: &[u8], operands: &[Object]) {
        match word {
            b"endcodespacerange" => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(low), Some(high)) = (code(&pair[0]), code(&pair[1])) {
                        self.codespaces.push((low, high.value));
                    }
                }
            }
            b"endbfchar" => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(from), Some(units)) = (code(&pair[0]), units(&pair[1])) {
                        self.set_text(from, &units);
                    }
                }
            }
            b"endbfrange" => {
                for range in operands.chunks_exact(3) {
                    if let (Some(low), Some(high)) = (code(&range[0]), code(&range[1])) {
                        self.set_text_range(low, high.value, &range[2]);
                    }
                }
            }
            b"endcidchar" => {
                for pair in operands.chunks_exact(2) {
                    if let (Some(from), Some(glyph)) = (code(&pair[0]), number(&pair[1])) {
                        self.glyph_ranges.push((from, from.value, glyph));
                    }
                }
            }
            b"endcidrange" => {
                for range in operands.chunks_exact(3) {
                    if let (Some(low), Some(high), Some(glyph)) =
                        (code(&range[0]), code(&range[1]), number(&range[2]))
                    {
                        self.glyph_ranges.push((low, high.value, glyph));
                    }
                }
            }
            _ => {}
        }
    }

    fn set_text(&mut self, from: Code, units: &[u16]) {
        if self.texts.len() < MAX_ENTRIES {
            self.texts.insert(from, String::from_utf16_lossy(units));
        }
    }

    fn set_text_range(&mut self, low: Code, high: u32, target: &Object) {
        match target {
            Object::Array(texts) => {
                for (text, value) in texts.iter().zip(low.value..=high) {
                    if let Some(units) = units(text) {
                        self.set_text(Code { value, ..low }, &units);
                    }
                }
            }
            target => {
                if let Some(units) = units(target)
                    && self.text_ranges.len() < MAX_ENTRIES
                {
                    self.text_ranges.push((low, high, units));
                }
            }
        }
    }

    /// Returns the text of a code. Empty if the map says that the code shows nothing.
    pub(super) fn text(&self, code: Code) -> Option<String> {
        if let Some(text) = self.texts.get(&code) {
            return Some(text.clone());
        }
        let (low, _, units) = self
            .text_ranges
            .iter()
            .find(|(low, high, _)| is_within(code, *low, *high))?;
        let mut units = units.clone();
        // The last unit counts up through the range.
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add((code.value - low.value) as u16);
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// Returns the number of the glyph that a code shows.
    pub(super) fn glyph(&self, code: Code) -> Option<u32> {
        self.glyph_ranges
            .iter()
            .find(|(low, high, _)| is_within(code, *low, *high))
            .map(|(low, _, glyph)| glyph.saturating_add(code.value - low.value))
    }

    /// Takes the next code off `bytes` by the map's code spaces; two bytes if none fits.
    pub(super) fn next_code(&self, bytes: &[u8]) -> Code {
        for length in 1..=bytes.len().min(4) {
            let code = code_of(&bytes[..length]);
            if self
                .codespaces
                .iter()
                .any(|(low, high)| is_within(code, *low, *high))
            {
                return code;
            }
        }
        code_of(&bytes[..bytes.len().min(2)])
    }

    pub(super) fn has_codespaces(&self) -> bool {
        !self.codespaces.is_empty()
    }
}

pub(super) fn code_of(bytes: &[u8]) -> Code {
    Code {
        value: bytes
            .iter()
            .fold(0, |value, byte| value << 8 | u32::from(*byte)),
        bytes: bytes.len(),
    }
}

fn is_within(code: Code, low: Code, high: u32) -> bool {
    code.bytes == low.bytes && (low.value..=high).contains(&code.value)
}

fn code(object: &Object) -> Option<Code> {
    let bytes = object.as_str().ok()?;
    (1..=4).contains(&bytes.len()).then(|| code_of(bytes))
}

fn number(object: &Object) -> Option<u32> {
    let number = object.as_float().ok()?;
    (number >= 0.0).then_some(number as u32)
}

/// Reads UTF-16, big-endian. One byte alone counts as a unit, as some writers mean it.
fn units(object: &Object) -> Option<Vec<u16>> {
    let bytes = object.as_str().ok()?;
    if let [byte] = bytes {
        return Some(vec![u16::from(*byte)]);
    }
    Some(
        bytes
            .chunks_exact(2)
            .map(|pair| u16::from(pair[0]) << 8 | u16::from(pair[1]))
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_ranges_and_ligatures_are_mapped() {
        let map = CMap::parse(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange",
        );
        let text = |value| map.text(Code { value, bytes: 2 });
        assert_eq!(text(1).as_deref(), Some("A"));
        assert_eq!(text(2).as_deref(), Some("fi"));
        assert_eq!(text(0x12).as_deref(), Some("c"));
        assert_eq!(text(0x21).as_deref(), Some("\u{1F600}"));
        assert_eq!(text(3), None);
        assert_eq!(map.next_code(&[0, 2, 0]).value, 2);
    }
}
