//! Emails: every header, every body, every attachment.

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

use crate::collect::Collector;
use crate::model::{Format, PartKind, UnreadReason};
use crate::refusal::Refusal;

const BROKEN: Refusal = Refusal::NotReadable(Format::Eml);

pub(crate) fn read(bytes: &[u8], out: &mut Collector<'_>) -> Result<(), Refusal> {
    let message = MessageParser::default().parse(bytes).ok_or(BROKEN)?;
    read_message(&message, bytes, out)
}

/// A message within a message keeps its place in the outer bytes, unless it was packed.
fn read_message(
    message: &Message<'_>,
    outer_bytes: &[u8],
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let bytes = match message.raw_message() {
        [] => outer_bytes,
        own_bytes => own_bytes,
    };
    for part in &message.parts {
        read_headers(part, bytes, out)?;
        read_body(part, bytes, out)?;
    }
    Ok(())
}

/// Adds each header as it was written, and once more with its encoded words made plain.
fn read_headers(
    part: &MessagePart<'_>,
    raw_message: &[u8],
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    for header in &part.headers {
        let span = header.offset_start as usize..header.offset_end as usize;
        let raw = String::from_utf8_lossy(raw_message.get(span).unwrap_or_default());
        let mut text = raw.trim().to_owned();
        for plain in plain_words(&header.value) {
            if !text.contains(plain) {
                if !text.is_empty() {
                    text.push('\n');
                }
                text.push_str(plain);
            }
        }
        out.add(PartKind::EmailHeader, header.name.as_str(), text)?;
    }
    Ok(())
}

fn plain_words<'m>(value: &'m mail_parser::HeaderValue<'_>) -> Vec<&'m str> {
    use mail_parser::HeaderValue;
    match value {
        HeaderValue::Text(text) => vec![text],
        HeaderValue::TextList(texts) => texts.iter().map(AsRef::as_ref).collect(),
        HeaderValue::Address(address) => address
            .iter()
            .flat_map(|one| [one.name(), one.address()])
            .flatten()
            .collect(),
        HeaderValue::ContentType(kind) => kind
            .attributes()
            .unwrap_or_default()
            .iter()
            .map(|attribute| attribute.value.as_ref())
            .collect(),
        HeaderValue::DateTime(_) | HeaderValue::Received(_) | HeaderValue::Empty => Vec::new(),
    }
}

fn read_body(
    part: &MessagePart<'_>,
    message_bytes: &[u8],
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    let name = part.attachment_name().unwrap_or_default();
    if part.is_encoding_problem {
        out.add_unread(name, None, UnreadReason::Damaged)?;
    }
    match &part.body {
        PartType::Text(text) if name.is_empty() => out.add(PartKind::Body, "", text.as_ref()),
        PartType::Text(text) => out.add_attachment(name, text.as_bytes()),
        PartType::Html(html) => {
            out.add(PartKind::AttachmentName, "", name)?;
            out.add(PartKind::Body, "html", html_to_text(html))?;
            out.add(PartKind::RawString, "html", html.as_ref())
        }
        PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
            out.add_attachment(name, bytes.as_ref())
        }
        PartType::Message(message) => out.add_opened_attachment(name, Format::Eml, |within| {
            read_message(message, message_bytes, within)
        }),
        PartType::Multipart(_) => Ok(()),
    }
}
