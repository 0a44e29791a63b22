//! What the file says about itself: title, language, dates and the standards that it meets. No author, no tool.

use chrono::{DateTime, Utc};
use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string,
};

use crate::error::DocumentsError;
use crate::paper::Paper;

/// The opening of the part that claims PDF/A. A locked copy can't be PDF/A, so it goes without.
const ARCHIVE_CLAIM_START: &str =
    "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
const DESCRIPTION_END: &str = "</rdf:Description>\n";

/// Returns the file's metadata as XMP. PDF/A wants every schema that it doesn't know itself declared, hence the last part.
pub(super) fn xmp(paper: &Paper) -> String {
    let title = escaped(&paper.title);
    let language = escaped(&paper.language);
    let created = paper.created_at.format("%Y-%m-%dT%H:%M:%SZ");
    let modified = paper.modified_at.format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        r#"<?xpacket begin="{bom}" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>{created}</xmp:CreateDate>
<xmp:ModifyDate>{modified}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{ARCHIVE_CLAIM_START}<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
{DESCRIPTION_END}{EXTENSION_SCHEMA}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"#,
        bom = '\u{FEFF}',
    )
}

const EXTENSION_SCHEMA: &str = r#"<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file meets</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"#;

/// Adds the XMP, uncompressed, so that any tool can read it.
pub(super) fn add_xmp(document: &mut Document, paper: &Paper) -> ObjectId {
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    document.add_object(Stream::new(entries, xmp(paper).into_bytes()).with_compression(false))
}

/// Returns the document information: the title and the record's dates, and nothing else.
pub(super) fn info(paper: &Paper) -> Dictionary {
    dictionary! {
        "Title" => text_string(&paper.title),
        "CreationDate" => pdf_date(paper.created_at),
        "ModDate" => pdf_date(paper.modified_at),
    }
}

fn pdf_date(at: DateTime<Utc>) -> Object {
    Object::String(
        at.format("D:%Y%m%d%H%M%SZ").to_string().into_bytes(),
        StringFormat::Literal,
    )
}

/// Returns XMP without the claim to be PDF/A.
///
/// # Errors
/// [`DocumentsError::UnexpectedStructure`] if there is no such claim: then these bytes aren't ours.
pub(crate) fn without_archive_claim(xmp: &str) -> Result<String, DocumentsError> {
    let missing = || DocumentsError::UnexpectedStructure {
        what: "the claim to be PDF/A",
    };
    let (before, rest) = xmp.split_once(ARCHIVE_CLAIM_START).ok_or_else(missing)?;
    let (_, after) = rest.split_once(DESCRIPTION_END).ok_or_else(missing)?;
    Ok(format!("{before}{after}"))
}

/// Returns a text for XML, without the control characters that XML can't hold.
fn escaped(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control())
        .map(|character| match character {
            '&' => "&amp;".to_owned(),
            '<' => "&lt;".to_owned(),
            '>' => "&gt;".to_owned(),
            '"' => "&quot;".to_owned(),
            other => other.to_string(),
        })
        .collect()
}
