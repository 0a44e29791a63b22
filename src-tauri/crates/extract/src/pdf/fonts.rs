//! Fonts: what text a string of codes shows, and how wide it is.

use std::collections::HashMap;

use lopdf::{Dictionary, Document, Object, dictionary};

use super::cmap::{CMap, Code, code_of};
use super::paper::Paper;
use crate::budget::Budget;
use crate::refusal::Refusal;

/// Width of a glyph that the font says nothing about, in thousandths of the font size.
const USUAL_WIDTH: f64 = 500.0;
/// Width of a glyph of a composite font that says nothing. Source: ISO 32000-1:2008, table 117.
const USUAL_COMPOSITE_WIDTH: f64 = 1000.0;
/// The flag of a font with signs of its own. Source: ISO 32000-1:2008, table 123.
const SYMBOLIC_FLAG: i64 = 4;

/// One code of a string, read.
pub(super) struct Glyph {
    /// The text it shows; nothing if the font doesn't say.
    pub(super) text: Option<String>,
    /// In fractions of the font size.
    pub(super) width: f64,
    /// Whether word spacing applies to it.
    pub(super) is_space_code: bool,
}

/// A font as far as reading needs it.
pub(super) struct Font {
    codes: Codes,
    to_unicode: CMap,
    widths: HashMap<u32, f64>,
    usual_width: f64,
    /// Size of one width unit in fractions of the font size.
    width_unit: f64,
}

enum Codes {
    /// One byte each, with the text of each code.
    Simple(Vec<Option<String>>),
    /// Two bytes each, which are the glyph's number.
    Identity,
    /// Two bytes each, which are UTF-16.
    Unicode,
    /// As an embedded map says.
    Mapped(CMap),
}

impl Font {
    pub(super) fn read(
        paper: &Paper,
        font: &Dictionary,
        budget: &mut Budget,
    ) -> Result<Self, Refusal> {
        let to_unicode = match paper.get(font, b"ToUnicode") {
            Object::Stream(stream) => paper
                .unpack(stream, budget)?
                .map_or_else(CMap::default, |bytes| CMap::parse(&bytes)),
            _ => CMap::default(),
        };
        match paper.get(font, b"Subtype") {
            Object::Name(name) if name == b"Type0" => {
                Self::composite(paper, font, to_unicode, budget)
            }
            subtype => {
                let is_type3 = matches!(subtype, Object::Name(name) if name == b"Type3");
                Ok(Self::simple(paper, font, to_unicode, is_type3))
            }
        }
    }

    fn composite(
        paper: &Paper,
        font: &Dictionary,
        to_unicode: CMap,
        budget: &mut Budget,
    ) -> Result<Self, Refusal> {
        let codes = match paper.get(font, b"Encoding") {
            Object::Stream(stream) => match paper.unpack(stream, budget)? {
                Some(bytes) => Codes::Mapped(CMap::parse(&bytes)),
                None => Codes::Identity,
            },
            Object::Name(name)
                if name
                    .windows(4)
                    .any(|part| part == b"UCS2" || part == b"UTF1") =>
            {
                Codes::Unicode
            }
            _ => Codes::Identity,
        };
        let descendant = paper
            .get_array(font, b"DescendantFonts")
            .first()
            .and_then(|object| paper.dictionary(object));
        let mut widths = HashMap::new();
        let mut usual_width = USUAL_COMPOSITE_WIDTH;
        if let Some(descendant) = descendant {
            read_composite_widths(paper, paper.get_array(descendant, b"W"), &mut widths);
            usual_width = float(paper.get(descendant, b"DW")).unwrap_or(usual_width);
        }
        Ok(Self {
            codes,
            to_unicode,
            widths,
            usual_width,
            width_unit: 0.001,
        })
    }

    fn simple(paper: &Paper, font: &Dictionary, to_unicode: CMap, is_type3: bool) -> Self {
        let first = float(paper.get(font, b"FirstChar")).unwrap_or(0.0) as u32;
        let widths = paper
            .get_array(font, b"Widths")
            .iter()
            .take(256)
            .zip(first..)
            .filter_map(|(width, code)| Some((code, float(paper.resolve(width))?)))
            .collect();
        let descriptor = paper.get_dictionary(font, b"FontDescriptor");
        let usual_width = descriptor
            .and_then(|descriptor| float(paper.get(descriptor, b"MissingWidth")))
            .filter(|width| *width > 0.0)
            .unwrap_or(USUAL_WIDTH);
        let type3_unit = paper
            .get_array(font, b"FontMatrix")
            .first()
            .and_then(|scale| float(paper.resolve(scale)))
            .map(f64::abs);
        Self {
            codes: Codes::Simple(simple_texts(paper, font)),
            to_unicode,
            widths,
            usual_width,
            width_unit: type3_unit.filter(|_| is_type3).unwrap_or(0.001),
        }
    }

    /// Reads a string as the codes of this font.
    pub(super) fn glyphs<'f>(&'f self, mut bytes: &'f [u8]) -> impl Iterator<Item = Glyph> + 'f {
        std::iter::from_fn(move || {
            if bytes.is_empty() {
                return None;
            }
            let code = self.next_code(bytes);
            bytes = &bytes[code.bytes.max(1)..];
            Some(self.glyph(code))
        })
    }

    fn next_code(&self, bytes: &[u8]) -> Code {
        match &self.codes {
            Codes::Simple(_) => code_of(&bytes[..1]),
            Codes::Mapped(map) if map.has_codespaces() => map.next_code(bytes),
            Codes::Identity | Codes::Unicode | Codes::Mapped(_) => {
                code_of(&bytes[..bytes.len().min(2)])
            }
        }
    }

    fn glyph(&self, code: Code) -> Glyph {
        let number = match &self.codes {
            Codes::Mapped(map) => map.glyph(code).unwrap_or(code.value),
            Codes::Simple(_) | Codes::Identity | Codes::Unicode => code.value,
        };
        let width = self.widths.get(&number).unwrap_or(&self.usual_width);
        Glyph {
            text: self
                .to_unicode
                .text(code)
                .or_else(|| self.text_without_map(code)),
            width: width * self.width_unit,
            is_space_code: code.bytes == 1 && code.value == 32,
        }
    }

    fn text_without_map(&self, code: Code) -> Option<String> {
        match &self.codes {
            Codes::Simple(texts) => texts.get(code.value as usize).cloned().flatten(),
            Codes::Unicode => char::from_u32(code.value).map(String::from),
            Codes::Identity | Codes::Mapped(_) => None,
        }
    }
}

/// Source: ISO 32000-1:2008, 9.7.4.3, "Glyph Metrics in CIDFonts".
fn read_composite_widths(paper: &Paper, items: &[Object], widths: &mut HashMap<u32, f64>) {
    const MOST_GLYPHS: u32 = 65_536;
    let mut items = items.iter().map(|item| paper.resolve(item));
    while let (Some(first), Some(second)) = (items.next(), items.next()) {
        let Some(first) = float(first).map(|first| first as u32) else {
            return;
        };
        if let Object::Array(list) = second {
            for (width, glyph) in list.iter().zip(first..MOST_GLYPHS) {
                if let Some(width) = float(paper.resolve(width)) {
                    widths.insert(glyph, width);
                }
            }
        } else if let (Some(last), Some(width)) = (float(second), items.next().and_then(float)) {
            for glyph in first..=(last as u32).min(MOST_GLYPHS) {
                widths.insert(glyph, width);
            }
        }
    }
}

/// Returns the text of each of the 256 codes of a simple font.
fn simple_texts(paper: &Paper, font: &Dictionary) -> Vec<Option<String>> {
    let encoding = paper.get(font, b"Encoding");
    let (base, differences): (Option<&[u8]>, &[Object]) = match encoding {
        Object::Name(name) => (Some(name), &[]),
        Object::Dictionary(dictionary) => {
            let base = match paper.get(dictionary, b"BaseEncoding") {
                Object::Name(name) => Some(name.as_slice()),
                _ => None,
            };
            (base, paper.get_array(dictionary, b"Differences"))
        }
        _ => (None, &[]),
    };
    let mut texts = match base {
        Some(base) => base_texts(base),
        // The codes of an embedded font with signs of its own mean what the font file says.
        None if has_own_signs(paper, font) => vec![None; 256],
        None => base_texts(b"StandardEncoding"),
    };
    let mut code = 0_usize;
    for item in differences {
        match paper.resolve(item) {
            Object::Name(name) => {
                if let Some(text) = texts.get_mut(code) {
                    *text = text_of_glyph_name(name);
                }
                code += 1;
            }
            number => code = float(number).map_or(code, |number| number as usize),
        }
    }
    texts
}

fn has_own_signs(paper: &Paper, font: &Dictionary) -> bool {
    let Some(descriptor) = paper.get_dictionary(font, b"FontDescriptor") else {
        return false;
    };
    let flags = float(paper.get(descriptor, b"Flags")).unwrap_or(0.0) as i64;
    let is_embedded = [b"FontFile".as_slice(), b"FontFile2", b"FontFile3"]
        .iter()
        .any(|key| descriptor.has(key));
    is_embedded && flags & SYMBOLIC_FLAG != 0
}

/// `lopdf` holds the tables of the standard encodings; it lends them through a font.
fn base_texts(encoding: &[u8]) -> Vec<Option<String>> {
    let font = dictionary! { "Type" => "Font", "Encoding" => Object::Name(encoding.to_vec()) };
    (0..=u8::MAX).map(|code| lent_text(&font, code)).collect()
}

fn lent_text(font: &Dictionary, code: u8) -> Option<String> {
    let document = Document::new();
    let encoding = font.get_font_encoding(&document).ok()?;
    let text = encoding.bytes_to_string(&[code]).ok()?;
    (!text.is_empty()).then_some(text)
}

/// Returns the text of a glyph name such as `eacute`, `uni00E9`, `f_i` or `a.alt`.
///
/// Source: Adobe Glyph List Specification, section 2.
fn text_of_glyph_name(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|stem| !stem.is_empty())?;
    name.split('_').map(text_of_one_name).collect()
}

fn text_of_one_name(name: &str) -> Option<String> {
    if let Some(digits) = name
        .strip_prefix("uni")
        .filter(|digits| digits.len() % 4 == 0)
    {
        let units: Option<Vec<u16>> = (0..digits.len())
            .step_by(4)
            .map(|at| u16::from_str_radix(digits.get(at..at + 4)?, 16).ok())
            .collect();
        if let Some(units) = units.filter(|units| !units.is_empty()) {
            return Some(String::from_utf16_lossy(&units));
        }
    }
    let sign = name
        .strip_prefix('u')
        .filter(|digits| (4..=6).contains(&digits.len()))
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .and_then(char::from_u32);
    if let Some(sign) = sign {
        return Some(sign.to_string());
    }
    let encoding = dictionary! {
        "Type" => "Encoding",
        "Differences" => vec![0.into(), Object::Name(name.as_bytes().to_vec())],
    };
    let font = dictionary! { "Type" => "Font", "Encoding" => encoding };
    lent_text(&font, 0)
}

pub(super) fn float(object: &Object) -> Option<f64> {
    object.as_float().ok().map(f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyph_names_give_their_text() {
        let text = |name: &str| text_of_glyph_name(name.as_bytes());
        assert_eq!(text("eacute").as_deref(), Some("é"));
        assert_eq!(text("uni00E9").as_deref(), Some("é"));
        assert_eq!(text("f_i").as_deref(), Some("fi"));
        assert_eq!(text("a.alt").as_deref(), Some("a"));
        assert_eq!(text("u1F600").as_deref(), Some("\u{1F600}"));
        assert_eq!(text("g123"), None);
        assert_eq!(text(".notdef"), None);
    }

    #[test]
    fn standard_encodings_are_known() {
        assert_eq!(base_texts(b"WinAnsiEncoding")[0xE9].as_deref(), Some("é"));
        assert_eq!(
            base_texts(b"StandardEncoding")[0x27].as_deref(),
            Some("\u{2019}")
        );
    }
}
