//! Word files: every member of the package is read, with its place in the paper.

mod word_xml;

use crate::collect::Collector;
use crate::model::{Format, PartKind, UnreadReason};
use crate::refusal::Refusal;
use crate::xml::add_everything;
use crate::zip_package::{Member, Package};

const BROKEN: Refusal = Refusal::NotReadable(Format::Docx);

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    let mut package = Package::open(bytes, Format::Docx)?;
    out.add(PartKind::Property, "package comment", package.comment())?;
    let mut has_body = false;
    for index in 0..package.len() {
        if let Some(member) = package.member(index, out.budget)? {
            has_body |= member.name.starts_with("word/document");
            read_member(&member, out)?;
        }
    }
    if has_body { Ok(()) } else { Err(BROKEN) }
}

fn read_member(member: &Member, out: &mut Collector<'_>) -> Result<(), Refusal> {
    let name = member.name.as_str();
    let file_name = name.rsplit('/').next().unwrap_or(name);
    if !is_xml(name) {
        if name.starts_with("word/media/") {
            out.add_unread(name, None, UnreadReason::Picture)?;
        }
        return out.add_attachment(name, &member.bytes);
    }
    match kind_of(name, file_name) {
        Kind::WordText(kind) => word_xml::read(&member.bytes, kind, file_name, out),
        Kind::Everything(kind) => add_everything(&member.bytes, kind, name, out),
    }
}

enum Kind {
    /// WordprocessingML, with paragraphs, tracked changes and hidden text.
    WordText(PartKind),
    /// Any other XML: all its texts and attribute values are taken.
    Everything(PartKind),
}

fn kind_of(name: &str, file_name: &str) -> Kind {
    if name.starts_with("docProps/") || name.starts_with("customXml/") {
        return Kind::Everything(PartKind::Property);
    }
    if file_name.ends_with(".rels") {
        return Kind::Everything(PartKind::Link);
    }
    let starts = |start: &str| file_name.starts_with(start);
    if !name.starts_with("word/") {
        Kind::Everything(PartKind::RawString)
    } else if starts("document") {
        Kind::WordText(PartKind::Body)
    } else if starts("header") {
        Kind::WordText(PartKind::Header)
    } else if starts("footer") {
        Kind::WordText(PartKind::Footer)
    } else if starts("footnotes") || starts("endnotes") {
        Kind::WordText(PartKind::Footnote)
    } else if file_name == "comments.xml" {
        Kind::WordText(PartKind::Comment)
    } else if starts("people") || starts("comments") {
        Kind::Everything(PartKind::Property)
    } else if name.starts_with("word/charts/") || name.starts_with("word/diagrams/") {
        Kind::Everything(PartKind::Body)
    } else {
        Kind::Everything(PartKind::RawString)
    }
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml")
}
