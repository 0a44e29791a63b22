//! Tells a file's format from its content. Names and stated types are not believed.

use crate::model::Format;
use crate::zip_package::member_names;

/// How far into a file a PDF header may stand, as readers accept it.
const PDF_HEADER_WITHIN_BYTES: usize = 1024;
/// How much of a file is looked at to tell text from other bytes.
const TEXT_SAMPLE_BYTES: usize = 64 * 1024;
/// Header names of which an email has at least two near its start.
const EMAIL_HEADERS: [&str; 11] = [
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "content-type",
    "reply-to",
];

pub(crate) fn detect(bytes: &[u8]) -> Format {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return detect_in_zip(bytes);
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Format::Png;
    }
    if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
        return Format::Jpeg;
    }
    if bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*") {
        return Format::Tiff;
    }
    if bytes.trim_ascii_start().starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    let start = &bytes[..bytes.len().min(PDF_HEADER_WITHIN_BYTES)];
    if start.windows(5).any(|window| window == b"%PDF-") && !looks_like_email(start) {
        return Format::Pdf;
    }
    if looks_like_email(bytes) {
        return Format::Eml;
    }
    if looks_like_text(bytes) {
        return Format::Text;
    }
    Format::Unknown
}

fn detect_in_zip(bytes: &[u8]) -> Format {
    let names = member_names(bytes).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    if names.iter().any(|name| name.starts_with("word/")) {
        Format::Docx
    } else if has("content.xml") && has_text_mimetype(bytes) {
        Format::Odt
    } else {
        Format::Unknown
    }
}

/// An OpenDocument file begins with a member `mimetype` that is stored as it is.
fn has_text_mimetype(bytes: &[u8]) -> bool {
    const TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";
    let start = &bytes[..bytes.len().min(256)];
    start.windows(TYPE.len()).any(|window| window == TYPE)
}

fn looks_like_email(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(TEXT_SAMPLE_BYTES)];
    let mut known = 0;
    for line in start.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            break;
        }
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else {
            return false;
        };
        let name = String::from_utf8_lossy(&line[..colon]).to_ascii_lowercase();
        if !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        if EMAIL_HEADERS.contains(&name.as_str()) {
            known += 1;
        }
        if known == 2 {
            return true;
        }
    }
    false
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(TEXT_SAMPLE_BYTES)];
    if sample.starts_with(&[0xFF, 0xFE]) || sample.starts_with(&[0xFE, 0xFF]) {
        return true;
    }
    let is_text_control = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x0C | 0x1B);
    sample
        .iter()
        .all(|byte| *byte >= 0x20 && *byte != 0x7F || is_text_control(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn format_is_told_from_content() {
        assert_eq!(detect(b"\xEF\xBB\xBFHello"), Format::Text);
        assert_eq!(detect(b"{\\rtf1 x}"), Format::Rtf);
        assert_eq!(detect(b"junk\n%PDF-1.7\n"), Format::Pdf);
        assert_eq!(detect(b"From: a\r\nTo: b\r\n\r\n%PDF-1.7"), Format::Eml);
        assert_eq!(detect(b"Agenda: one\nNotes: two\n"), Format::Text);
        assert_eq!(detect(b"\x00\x01\x02\x03"), Format::Unknown);
        assert_eq!(detect(b"PK\x03\x04broken"), Format::Unknown);
        assert_eq!(detect(b"\x89PNG\r\n\x1a\n"), Format::Png);
    }
}
