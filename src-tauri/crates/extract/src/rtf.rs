//! Rich Text Format: text with its code pages, hidden and tracked text, notes and properties.
//!
//! Read here and not by a library: those found give the body alone, while a comment or a deleted
//! passage is what a check of a finished copy is for.

mod destinations;
mod tokens;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

use crate::collect::Collector;
use crate::model::{Format, PartKind, UnreadReason};
use crate::passages::Passages;
use crate::refusal::Refusal;
use destinations::{Destination, destination_of};
use tokens::{Token, Tokens};

const BROKEN: Refusal = Refusal::NotReadable(Format::Rtf);
/// Groups within groups. Real papers stay under fifty.
const MAX_DEPTH: usize = 2_000;

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    let mut reader = RtfReader::new(out);
    for token in Tokens::new(bytes.trim_ascii_start()) {
        reader.take(token)?;
        if reader.groups.is_empty() {
            return reader.finish();
        }
    }
    Err(BROKEN)
}

#[derive(Clone)]
struct Group {
    destination: Destination,
    began_passage: bool,
    encoding: &'static Encoding,
    /// Signs to skip after a Unicode sign: what older programs show in its place.
    stand_in_signs: usize,
    is_hidden: bool,
    is_deleted: bool,
    is_inserted: bool,
}

struct RtfReader<'c, 'b> {
    groups: Vec<Group>,
    passages: Passages,
    pending_bytes: Vec<u8>,
    pending_units: Vec<u16>,
    signs_to_skip: usize,
    starts_unknown_group: bool,
    fonts: BTreeMap<i32, &'static Encoding>,
    font: i32,
    default_encoding: &'static Encoding,
    inserted: String,
    deleted: String,
    hidden: String,
    object_digits: String,
    out: &'c mut Collector<'b>,
}

impl<'c, 'b> RtfReader<'c, 'b> {
    fn new(out: &'c mut Collector<'b>) -> Self {
        Self {
            groups: Vec::new(),
            passages: Passages::new(PartKind::Body, ""),
            pending_bytes: Vec::new(),
            pending_units: Vec::new(),
            signs_to_skip: 0,
            starts_unknown_group: false,
            fonts: BTreeMap::new(),
            font: 0,
            default_encoding: WINDOWS_1252,
            inserted: String::new(),
            deleted: String::new(),
            hidden: String::new(),
            object_digits: String::new(),
            out,
        }
    }

    fn take(&mut self, token: Token<'_>) -> Result<(), Refusal> {
        match token {
            Token::Open => self.open(),
            Token::Close => self.close(),
            Token::Word(word, number) => self.word(word, number),
            Token::Sign(sign) => {
                self.sign(sign);
                Ok(())
            }
            Token::Byte(byte) => {
                self.byte(byte);
                Ok(())
            }
        }
    }

    fn open(&mut self) -> Result<(), Refusal> {
        self.flush();
        self.signs_to_skip = 0;
        if self.groups.len() == MAX_DEPTH {
            return Err(BROKEN);
        }
        let group = match self.groups.last() {
            Some(outer) => Group {
                began_passage: false,
                ..outer.clone()
            },
            None => Group {
                destination: Destination::Passage(PartKind::Body, ""),
                began_passage: false,
                encoding: self.default_encoding,
                stand_in_signs: 1,
                is_hidden: false,
                is_deleted: false,
                is_inserted: false,
            },
        };
        self.groups.push(group);
        Ok(())
    }

    fn close(&mut self) -> Result<(), Refusal> {
        self.flush();
        self.signs_to_skip = 0;
        let Some(group) = self.groups.pop() else {
            return Err(BROKEN);
        };
        if group.began_passage {
            self.passages.end(self.out)?;
        }
        let outer = self.groups.last().map(|outer| outer.destination);
        if group.destination == Destination::Object && outer != Some(Destination::Object) {
            let object = bytes_of_digits(&std::mem::take(&mut self.object_digits));
            self.out.add_attachment("object", &object)?;
        }
        Ok(())
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Refusal> {
        let starts_unknown_group = std::mem::take(&mut self.starts_unknown_group);
        if word == "u" {
            return self.unicode_sign(number.unwrap_or(0));
        }
        if self.signs_to_skip > 0 {
            self.signs_to_skip -= 1;
            return Ok(());
        }
        self.flush();
        if let Some(destination) = destination_of(word) {
            return self.enter(destination);
        }
        if starts_unknown_group && word != "ud" && word != "shpinst" {
            return self.enter(Destination::Passage(PartKind::RawString, ""));
        }
        match word {
            "par" | "line" | "sect" | "page" | "row" => self.text("\n"),
            "tab" | "cell" | "nestcell" => self.text("\t"),
            "emdash" => self.text("\u{2014}"),
            "endash" => self.text("\u{2013}"),
            "lquote" => self.text("\u{2018}"),
            "rquote" => self.text("\u{2019}"),
            "ldblquote" => self.text("\u{201C}"),
            "rdblquote" => self.text("\u{201D}"),
            "bullet" => self.text("\u{2022}"),
            "emspace" | "enspace" | "qmspace" => self.text(" "),
            _ => self.formatting(word, number),
        }
        Ok(())
    }

    fn formatting(&mut self, word: &str, number: Option<i32>) {
        let is_on = number != Some(0);
        let encoding = match (word, number) {
            ("ansicpg", Some(page)) => {
                self.default_encoding = encoding_of_code_page(page);
                Some(self.default_encoding)
            }
            ("mac", _) => Some(encoding_rs::MACINTOSH),
            ("f", Some(font)) => {
                self.font = font;
                Some(*self.fonts.get(&font).unwrap_or(&self.default_encoding))
            }
            _ => None,
        };
        let Some(group) = self.groups.last_mut() else {
            return;
        };
        group.encoding = encoding.unwrap_or(group.encoding);
        match word {
            "uc" => group.stand_in_signs = usize::try_from(number.unwrap_or(1)).unwrap_or(0),
            "v" => group.is_hidden = is_on,
            "deleted" => group.is_deleted = is_on,
            "revised" => group.is_inserted = is_on,
            "plain" => {
                group.is_hidden = false;
                group.is_deleted = false;
                group.is_inserted = false;
            }
            "fcharset" if group.destination == Destination::Fonts => {
                if let Some(encoding) = number.and_then(encoding_of_charset) {
                    self.fonts.insert(self.font, encoding);
                }
            }
            _ => {}
        }
    }

    fn enter(&mut self, destination: Destination) -> Result<(), Refusal> {
        let Some(group) = self.groups.last_mut() else {
            return Ok(());
        };
        group.destination = destination;
        match destination {
            Destination::Passage(kind, label) if !group.began_passage => {
                group.began_passage = true;
                self.passages.begin(kind, label);
                Ok(())
            }
            Destination::Picture => self.out.add_unread("picture", None, UnreadReason::Picture),
            _ => Ok(()),
        }
    }

    fn unicode_sign(&mut self, number: i32) -> Result<(), Refusal> {
        self.flush_bytes();
        // The number is a signed 16-bit one; the bits are those of a UTF-16 unit.
        self.pending_units.push((number & 0xFFFF) as u16);
        self.signs_to_skip = self.groups.last().map_or(1, |group| group.stand_in_signs);
        Ok(())
    }

    fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.starts_unknown_group = true;
            return;
        }
        self.flush();
        match sign {
            b'~' => self.text("\u{A0}"),
            b'_' => self.text("\u{2011}"),
            _ => {}
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.signs_to_skip > 0 {
            self.signs_to_skip -= 1;
            return;
        }
        self.flush_units();
        self.pending_bytes.push(byte);
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.flush_units();
    }

    fn flush_bytes(&mut self) {
        if self.pending_bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending_bytes);
        let encoding = self
            .groups
            .last()
            .map_or(WINDOWS_1252, |group| group.encoding);
        self.text(&encoding.decode_without_bom_handling(&bytes).0);
    }

    fn flush_units(&mut self) {
        if !self.pending_units.is_empty() {
            let units = std::mem::take(&mut self.pending_units);
            self.text(&String::from_utf16_lossy(&units));
        }
    }

    fn text(&mut self, text: &str) {
        let Some(group) = self.groups.last() else {
            return;
        };
        match group.destination {
            Destination::Passage(..) if group.is_deleted => self.deleted.push_str(text),
            Destination::Passage(..) if group.is_hidden => self.hidden.push_str(text),
            Destination::Passage(..) => {
                self.passages.push(text);
                if group.is_inserted {
                    self.inserted.push_str(text);
                }
            }
            Destination::Object => self.object_digits.push_str(text),
            Destination::Fonts | Destination::Picture | Destination::Nothing => {}
        }
    }

    fn finish(self) -> Result<(), Refusal> {
        self.passages.finish(self.out)?;
        self.out.add(PartKind::TrackedInsert, "", self.inserted)?;
        self.out.add(PartKind::TrackedDelete, "", self.deleted)?;
        self.out.add(PartKind::HiddenText, "", self.hidden)
    }
}

fn bytes_of_digits(digits: &str) -> Vec<u8> {
    let values: Vec<u8> = digits
        .chars()
        .filter_map(|digit| digit.to_digit(16))
        .filter_map(|value| u8::try_from(value).ok())
        .collect();
    values
        .chunks_exact(2)
        .map(|pair| pair[0] << 4 | pair[1])
        .collect()
}

fn encoding_of_code_page(page: i32) -> &'static Encoding {
    match page {
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        10000 => encoding_rs::MACINTOSH,
        65001 => encoding_rs::UTF_8,
        874 | 1250..=1258 => {
            Encoding::for_label(format!("windows-{page}").as_bytes()).unwrap_or(WINDOWS_1252)
        }
        _ => WINDOWS_1252,
    }
}

/// Source: the RTF specification 1.9.1, "Font Table", `\fcharset`.
fn encoding_of_charset(charset: i32) -> Option<&'static Encoding> {
    let page = match charset {
        77 => 10000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    Some(encoding_of_code_page(page))
}
