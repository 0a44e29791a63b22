//! Gathers what is read out of one file, within the budget, and reads files within it.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::budget::Budget;
use crate::detect::detect;
use crate::model::{Attachment, Extracted, Format, Part, PartKind, Unread, UnreadReason};
use crate::refusal::Refusal;
use crate::{docx, email, odt, pdf, picture, plain, rtf};

/// Gathers what is read out of one file.
pub(crate) struct Collector<'b> {
    pub(crate) budget: &'b mut Budget,
    extracted: Extracted,
}

impl Collector<'_> {
    pub(crate) fn add(
        &mut self,
        kind: PartKind,
        label: &str,
        text: impl Into<String>,
    ) -> Result<(), Refusal> {
        self.add_on_page(kind, label, text, None)
    }

    /// Adds a text unless it is blank.
    pub(crate) fn add_on_page(
        &mut self,
        kind: PartKind,
        label: &str,
        text: impl Into<String>,
        page: Option<u32>,
    ) -> Result<(), Refusal> {
        let text = text.into();
        if text.trim().is_empty() {
            return Ok(());
        }
        self.budget.spend_entry()?;
        self.budget.spend_text(text.len() + label.len())?;
        self.extracted.parts.push(Part {
            kind,
            label: label.to_owned(),
            text,
            page,
        });
        Ok(())
    }

    pub(crate) fn add_unread(
        &mut self,
        label: &str,
        page: Option<u32>,
        reason: UnreadReason,
    ) -> Result<(), Refusal> {
        self.budget.spend_entry()?;
        self.extracted.cannot_read_parts.push(Unread {
            label: label.to_owned(),
            page,
            reason,
        });
        Ok(())
    }

    /// Reads a file within this one. That it can't be read is noted and does no further harm.
    pub(crate) fn add_attachment(&mut self, name: &str, bytes: &[u8]) -> Result<(), Refusal> {
        self.add(PartKind::AttachmentName, "", name)?;
        self.budget.spend_entry()?;
        let content = read_within(bytes, self.budget);
        self.extracted.attachments.push(Attachment {
            name: name.to_owned(),
            content,
        });
        Ok(())
    }

    /// Adds a file within this one that a parser has already opened.
    pub(crate) fn add_opened_attachment(
        &mut self,
        name: &str,
        format: Format,
        read: impl FnOnce(&mut Collector<'_>) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        self.add(PartKind::AttachmentName, "", name)?;
        self.budget.spend_entry()?;
        let content = collect_within(format, self.budget, read);
        self.extracted.attachments.push(Attachment {
            name: name.to_owned(),
            content,
        });
        Ok(())
    }

    pub(crate) fn set_pages(&mut self, pages: u32) {
        self.extracted.pages = Some(pages);
    }

    pub(crate) fn parts(&self) -> &[Part] {
        &self.extracted.parts
    }

    /// Gathers into a place apart, at the cost of the same budget.
    pub(crate) fn read_aside(
        &mut self,
        read: impl FnOnce(&mut Collector<'_>) -> Result<(), Refusal>,
    ) -> Result<Extracted, Refusal> {
        let mut aside = Collector {
            budget: &mut *self.budget,
            extracted: Extracted::empty(self.extracted.format),
        };
        read(&mut aside)?;
        Ok(aside.extracted)
    }

    fn finish(mut self) -> Extracted {
        self.extracted.has_text = self.extracted.parts.iter().any(|part| {
            is_read_on_the_page(part.kind) && part.text.chars().any(char::is_alphanumeric)
        });
        self.extracted
    }
}

/// Reads one file and everything within it.
pub(crate) fn read_file(bytes: &[u8], password: Option<&str>) -> Result<Extracted, Refusal> {
    let format = detect(bytes);
    collect_within(format, &mut Budget::new(), |out| {
        read_as(format, bytes, password, out)
    })
}

fn read_within(bytes: &[u8], budget: &mut Budget) -> Result<Extracted, Refusal> {
    let format = detect(bytes);
    collect_within(format, budget, |out| read_as(format, bytes, None, out))
}

fn read_as(
    format: Format,
    bytes: &[u8],
    password: Option<&str>,
    out: &mut Collector<'_>,
) -> Result<(), Refusal> {
    match format {
        Format::Docx => docx::read(bytes, out),
        Format::Odt => odt::read(bytes, out),
        Format::Pdf => pdf::read(bytes, password, out),
        Format::Rtf => rtf::read(bytes, out),
        Format::Eml => email::read(bytes, out),
        Format::Text => plain::read(bytes, out),
        Format::Png | Format::Jpeg | Format::Tiff => picture::read(bytes, out),
        Format::Unknown if is_encrypted_office_file(bytes) => {
            Err(Refusal::PasswordProtected(Format::Docx))
        }
        Format::Unknown => Err(Refusal::Unsupported),
    }
}

/// Runs one parser. A panic in a library is a file that can't be read, not an end of everything.
fn collect_within(
    format: Format,
    budget: &mut Budget,
    read: impl FnOnce(&mut Collector<'_>) -> Result<(), Refusal>,
) -> Result<Extracted, Refusal> {
    budget.go_in()?;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut collector = Collector {
            budget: &mut *budget,
            extracted: Extracted::empty(format),
        };
        read(&mut collector)?;
        Ok(collector.finish())
    }));
    budget.come_out();
    outcome.unwrap_or(Err(Refusal::NotReadable(format)))
}

fn is_read_on_the_page(kind: PartKind) -> bool {
    matches!(
        kind,
        PartKind::Body
            | PartKind::Header
            | PartKind::Footer
            | PartKind::Footnote
            | PartKind::FormField
    )
}

/// A Word file with a password is an OLE container that names its stream in UTF-16.
fn is_encrypted_office_file(bytes: &[u8]) -> bool {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    let name: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    bytes.starts_with(OLE) && bytes.windows(name.len()).any(|window| window == name)
}
