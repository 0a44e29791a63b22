//! OpenDocument texts: every member of the package is read, with its place in the paper.

mod office_xml;

use crate::collect::Collector;
use crate::model::{Format, PartKind, UnreadReason};
use crate::refusal::Refusal;
use crate::xml::add_everything;
use crate::zip_package::{Member, Package};

const BROKEN: Refusal = Refusal::NotReadable(Format::Odt);

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    let mut package = Package::open(bytes, Format::Odt)?;
    out.add(PartKind::Property, "package comment", package.comment())?;
    let mut members = Vec::new();
    for index in 0..package.len() {
        members.extend(package.member(index, out.budget)?);
    }
    if members.iter().any(is_encrypted_manifest) {
        return Err(Refusal::PasswordProtected(Format::Odt));
    }
    members
        .iter()
        .try_for_each(|member| read_member(member, out))
}

/// The manifest, never itself encrypted, names how each encrypted member was sealed.
fn is_encrypted_manifest(member: &Member) -> bool {
    const MARK: &[u8] = b"encryption-data";
    member.name == "META-INF/manifest.xml"
        && member
            .bytes
            .windows(MARK.len())
            .any(|window| window == MARK)
}

fn read_member(member: &Member, out: &mut Collector<'_>) -> Result<(), Refusal> {
    match member.name.as_str() {
        "mimetype" => Ok(()),
        "content.xml" | "styles.xml" => office_xml::read(&member.bytes, &member.name, out),
        "meta.xml" => add_everything(&member.bytes, PartKind::Property, "meta.xml", out),
        name if name.ends_with(".xml") || name.ends_with(".rdf") => {
            add_everything(&member.bytes, PartKind::RawString, name, out)
        }
        name => {
            if name.starts_with("Pictures/") {
                out.add_unread(name, None, UnreadReason::Picture)?;
            }
            out.add_attachment(name, &member.bytes)
        }
    }
}
