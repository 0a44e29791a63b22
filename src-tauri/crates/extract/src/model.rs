//! What was read out of a file, and where in the file each text stands.

use serde::{Deserialize, Serialize};

use crate::refusal::Refusal;

/// The kind of a file, told from its content and never from its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Office Open XML text document (Word).
    Docx,
    /// OpenDocument text document (LibreOffice).
    Odt,
    /// Portable Document Format.
    Pdf,
    /// Rich Text Format.
    Rtf,
    /// An internet message, RFC 5322.
    Eml,
    /// Plain text in UTF-8, UTF-16 or Windows-1252.
    Text,
    /// A picture: it holds no text that can be read.
    Png,
    /// A photograph: it holds no text that can be read.
    Jpeg,
    /// A picture, often a scan or a fax: it holds no text that can be read.
    Tiff,
    /// Anything else, with older Word files (`.doc`), spreadsheets and archives among them.
    Unknown,
}

/// Where in a file a text stands.
///
/// `Body` holds everything that a page shows or can show, in order. Kinds such as `Layer`
/// and `ActualText` in a PDF repeat the passages that a reader should look at twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PartKind {
    /// The running text.
    Body,
    /// The head of the pages.
    Header,
    /// The foot of the pages.
    Footer,
    /// A footnote or an endnote.
    Footnote,
    /// A comment in the margin, with its author.
    Comment,
    /// Text put in while changes were tracked. It also stands in the body.
    TrackedInsert,
    /// Text taken out while changes were tracked. The file still holds it.
    TrackedDelete,
    /// Text that the page does not show. In a PDF it also stands in the body.
    HiddenText,
    /// A document property, such as the title or the author.
    Property,
    /// A metadata packet (XMP) or the catalogue's own notes.
    Metadata,
    /// A bookmark: an entry of the outline, or a named place.
    Bookmark,
    /// The title of a structure element (PDF).
    StructureTitle,
    /// Text that stands in for what is drawn when a PDF is read aloud or copied; a page's whole
    /// text in reading order, where that is not the order in which it is drawn.
    ActualText,
    /// The description of a picture, or the long form of an abbreviation.
    AlternativeText,
    /// The contents of an annotation (PDF).
    Annotation,
    /// A form field: its name, its description, its value, its choices.
    FormField,
    /// The address behind a link.
    Link,
    /// Text within an optional layer (PDF), whether it is shown or not.
    Layer,
    /// The file name of an attachment.
    AttachmentName,
    /// Text that only an earlier state of the file shows; the file still holds it.
    EarlierRevision,
    /// A header of an email.
    EmailHeader,
    /// Readable text found in the file's raw strings and streams, in no order.
    RawString,
}

/// One passage of text and where it stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Where the text stands.
    pub kind: PartKind,
    /// The name of the place within its kind, such as `header1.xml` or `Title`. May be empty.
    pub label: String,
    /// The text. Never blank.
    pub text: String,
    /// The page, counted from 1, where the format has pages.
    pub page: Option<u32>,
}

/// Why a portion of a file could not be read, so that nobody takes silence for absence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum UnreadReason {
    /// A picture. Words in it can't be searched.
    Picture,
    /// A page that shows pictures or shapes and no text, as a scan does.
    PageWithoutText,
    /// Glyphs that the font gives no meaning to. They show on the page and can't be searched.
    UnmappedGlyphs,
    /// A stream or member in a compression or an encoding that isn't known, or that is broken.
    Damaged,
}

/// A portion of a file that could not be read.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Where it is.
    pub label: String,
    /// The page, counted from 1, where the format has pages.
    pub page: Option<u32>,
    /// Why it could not be read.
    pub reason: UnreadReason,
}

/// A file within a file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// Its name as the outer file gives it. May be empty.
    pub name: String,
    /// What was read out of it, or why it could not be read.
    pub content: Result<Extracted, Refusal>,
}

/// Everything read out of one file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extracted {
    /// What the file is.
    pub format: Format,
    /// Texts in the order of the file.
    pub parts: Vec<Part>,
    /// Whether there is any text a person would read on the page. False for pictures and scans.
    pub has_text: bool,
    /// The number of pages, where the format has pages.
    pub pages: Option<u32>,
    /// Files within the file, read in their turn.
    pub attachments: Vec<Attachment>,
    /// Portions that could not be read and so can't be searched.
    pub cannot_read_parts: Vec<Unread>,
}

impl Extracted {
    pub(crate) fn empty(format: Format) -> Self {
        Self {
            format,
            parts: Vec::new(),
            has_text: false,
            pages: None,
            attachments: Vec::new(),
            cannot_read_parts: Vec::new(),
        }
    }

    /// Returns the texts of one kind in this file, without its attachments.
    pub fn texts(&self, kind: PartKind) -> impl Iterator<Item = &str> {
        self.parts
            .iter()
            .filter(move |part| part.kind == kind)
            .map(|part| part.text.as_str())
    }

    /// Calls `visit` with each part of this file and of every attachment in it.
    ///
    /// Shape: the first argument is the path of attachment names, empty for the file itself.
    pub fn visit_parts<'a>(&'a self, visit: &mut dyn FnMut(&[&'a str], &'a Part)) {
        self.visit_below(&mut Vec::new(), visit);
    }

    fn visit_below<'a>(
        &'a self,
        path: &mut Vec<&'a str>,
        visit: &mut dyn FnMut(&[&'a str], &'a Part),
    ) {
        for part in &self.parts {
            visit(path, part);
        }
        for attachment in &self.attachments {
            if let Ok(content) = &attachment.content {
                path.push(&attachment.name);
                content.visit_below(path, visit);
                path.pop();
            }
        }
    }
}

/// Says how much was read and never what: the text of a paper must not reach a log.
impl std::fmt::Debug for Extracted {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Extracted")
            .field("format", &self.format)
            .field("parts", &self.parts.len())
            .field("has_text", &self.has_text)
            .field("pages", &self.pages)
            .field("attachments", &self.attachments.len())
            .field("cannot_read_parts", &self.cannot_read_parts.len())
            .finish()
    }
}
