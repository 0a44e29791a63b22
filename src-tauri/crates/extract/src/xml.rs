//! XML as a flat run of events, with a cap on depth and no document type declarations.

use encoding_rs::{Encoding, UTF_8};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::collect::Collector;
use crate::model::{Format, PartKind, UnreadReason};
use crate::raw::{RUN_SIGNS, readable_runs};
use crate::refusal::Refusal;

/// Elements within elements. Nested tables in real papers stay well under a hundred.
const MAX_DEPTH: usize = 256;

/// How a member that can't be read is told from a budget that is spent.
const BROKEN: Refusal = Refusal::NotReadable(Format::Unknown);

/// An element's name and attributes as they stand in the file, with its prefix.
pub(crate) struct Element {
    pub(crate) name: String,
    attributes: Vec<(String, String)>,
}

impl Element {
    /// Returns the value of an attribute, found by its name with prefix.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    fn read(start: &BytesStart<'_>, broken: Refusal) -> Result<Self, Refusal> {
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| broken)?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| broken)?;
            attributes.push((attribute.key.as_ref().to_owned(), value.into_owned()));
        }
        Ok(Self {
            name: start.name().as_ref().to_owned(),
            attributes,
        })
    }
}

/// What a reader of XML is told, in the order of the file.
pub(crate) trait XmlVisitor {
    fn open(&mut self, element: &Element) -> Result<(), Refusal>;
    fn close(&mut self, name: &str) -> Result<(), Refusal>;
    fn text(&mut self, text: &str) -> Result<(), Refusal>;
}

/// Reads `bytes` and tells `visitor`. `broken` is what an error in the XML comes back as.
pub(crate) fn read_xml(
    bytes: &[u8],
    broken: Refusal,
    visitor: &mut dyn XmlVisitor,
) -> Result<(), Refusal> {
    // The mark at the start tells UTF-16; without one XML is UTF-8.
    let encoding = Encoding::for_bom(bytes).map_or(UTF_8, |(encoding, _)| encoding);
    let text = match encoding.decode(bytes) {
        (text, _, false) => text,
        (_, _, true) => return Err(broken),
    };
    let mut reader = Reader::from_str(&text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken)? {
            Event::Start(start) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(broken);
                }
                visitor.open(&Element::read(&start, broken)?)?;
            }
            Event::Empty(start) => {
                let element = Element::read(&start, broken)?;
                visitor.open(&element)?;
                visitor.close(&element.name)?;
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visitor.close(end.name().as_ref())?;
            }
            Event::Text(text) => visitor.text(&text.xml_content(XmlVersion::Implicit1_0))?,
            Event::CData(text) => visitor.text(&text.xml_content(XmlVersion::Implicit1_0))?,
            Event::GeneralRef(reference) => visitor.text(&resolve(&reference, broken)?)?,
            Event::DocType(_) => return Err(broken),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(broken),
        }
    }
}

fn resolve(reference: &BytesRef<'_>, broken: Refusal) -> Result<String, Refusal> {
    if let Some(sign) = reference.resolve_char_ref().map_err(|_| broken)? {
        return Ok(sign.to_string());
    }
    let name = reference.xml_content(XmlVersion::Implicit1_0);
    quick_xml::escape::resolve_predefined_entity(&name)
        .map(str::to_owned)
        .ok_or(broken)
}

/// Adds every text and every attribute value of a member whose meaning isn't known.
///
/// A member that can't be read is noted, and the rest of the file is still read.
pub(crate) fn add_everything(
    bytes: &[u8],
    kind: PartKind,
    label: &str,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let mut everything = Everything(String::new());
    match read_xml(bytes, BROKEN, &mut everything) {
        Ok(()) => out.add(kind, label, everything.0),
        Err(BROKEN) => {
            out.add_unread(label, None, UnreadReason::Damaged)?;
            out.add(kind, label, readable_runs(bytes, RUN_SIGNS))
        }
        Err(refusal) => Err(refusal),
    }
}

struct Everything(String);

impl XmlVisitor for Everything {
    fn open(&mut self, element: &Element) -> Result<(), Refusal> {
        let is_declaration = |key: &str| key == "xmlns" || key.starts_with("xmlns:");
        for (key, value) in &element.attributes {
            if !is_declaration(key) && value.chars().any(char::is_alphabetic) {
                self.0.push_str(value);
                self.0.push('\n');
            }
        }
        Ok(())
    }

    fn close(&mut self, _name: &str) -> Result<(), Refusal> {
        if !self.0.is_empty() && !self.0.ends_with('\n') {
            self.0.push('\n');
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), Refusal> {
        if !text.trim().is_empty() {
            self.0.push_str(text);
        }
        Ok(())
    }
}
