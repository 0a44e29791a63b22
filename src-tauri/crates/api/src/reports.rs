//! Agency reports: the original sealed, its text made searchable, reading it in the window.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use chairside_domain::ids::{AgencyReportId, ConferenceId};
use chairside_domain::meeting::{AgencyReport, TextState};
use chairside_extract::{Extracted, Extractor, Format, PartKind};
use chairside_record::ConferenceAct;
use chairside_store::{
    Attachment, DocumentId, NewAttachment, SearchText, TextState as StoredTextState,
};
use chairside_vault::ContentDigest;

use crate::app::App;
use crate::contract::{
    AttachReport, ConferenceView, Done, ReadReport, ReportContent, ReportPart, SaveReportCopy,
};
use crate::copies::code_of_kind;
use crate::environment::Environment;
use crate::messages::{label, text};
use crate::session::Session;
use crate::{AppError, files};

impl App {
    /// Attaches the original of a report: sealed as it came, and its text indexed.
    ///
    /// # Errors
    /// `file_missing`, `file_too_large` (before it is read), `disk_full`; then nothing was added.
    pub fn attach_report(&self, request: AttachReport) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            let content = files::read(&request.path)?;
            let name = files::name_of(&request.path);
            session.attach(&request, &name, &content, environment)?;
            session.saved_view(request.conference, environment)
        })
    }

    /// Opens a report to read in the window. That it was opened is logged.
    pub fn read_report(&self, request: ReadReport) -> Result<ReportContent, AppError> {
        self.with_session(|session, environment| {
            let report = session.report(request.conference, request.report)?;
            let content = session.original(&report)?;
            let document = DocumentId(request.conference.0);
            session.log_access("read_report", document, Some(report.id.0), environment)?;
            Ok(shown(&Original::from(&report), &content, environment))
        })
    }

    /// Saves a copy of an original outside the vault, with a line in the log.
    pub fn save_report_copy(&self, request: SaveReportCopy) -> Result<Done, AppError> {
        self.with_session(|session, environment| {
            if !request.is_acknowledged || request.reason.trim().is_empty() {
                return Err(
                    AppError::new("copy_not_acknowledged").field("reason", "copy_reason_needed")
                );
            }
            let report = session.report(request.conference, request.report)?;
            let content = session.original(&report)?;
            // The log comes first: a copy that left without a line would be worse than a line too many.
            let document = DocumentId(request.conference.0);
            session.log_access("saved_copy", document, Some(report.id.0), environment)?;
            files::write_new(&request.path, &content)?;
            Ok(Done {
                at: environment.clock.now(),
            })
        })
    }
}

impl Session {
    pub(crate) fn attach(
        &mut self,
        request: &AttachReport,
        name: &str,
        content: &[u8],
        environment: &Environment,
    ) -> Result<(), AppError> {
        let report = self.report(request.conference, request.report)?;
        let document = DocumentId(request.conference.0);
        let of = (document, Some(report.id.0));
        let sealed = self.seal(of, &report.agency, name, content, environment)?;
        let now = environment.clock.now();
        let acts = [
            ConferenceAct::AttachReport {
                report: report.id,
                attachment: sealed.hash.to_hex(),
                file_name: name.to_owned(),
                media_type: sealed.media_type,
                size_bytes: sealed.content_bytes,
                text_state: sealed.text_state,
            },
            ConferenceAct::ReceiveReport {
                report: report.id,
                received_at: Some(report.received_at.unwrap_or(now)),
                is_tabled: request.is_tabled,
                is_verbal: false,
            },
        ];
        self.change(document, environment, |record, stamp| {
            acts.iter()
                .try_for_each(|act| Ok(record.apply(act, stamp)?))
        })
    }

    /// Seals a file beside a document, for a report if it is one, and indexes its text under
    /// `title`.
    pub(crate) fn seal(
        &mut self,
        (document, report): (DocumentId, Option<uuid::Uuid>),
        title: &str,
        name: &str,
        content: &[u8],
        environment: &Environment,
    ) -> Result<Sealed, AppError> {
        let read = Extractor::new(&environment.extractor).extract(content, None);
        let media_type = media_type(
            read.as_ref().ok().map(|extracted| extracted.format),
            content,
        );
        let about = NewAttachment {
            document,
            report,
            name: name.to_owned(),
            media_type: media_type.to_owned(),
        };
        let key = self.keys.attachment_key();
        let kept = self
            .store
            .add_attachment(&key, &about, &mut std::io::Cursor::new(content))?;
        let (text_state, stored_state) = match &read {
            Ok(extracted) if extracted.has_text => {
                (TextState::Readable, StoredTextState::Searchable)
            }
            Ok(_) => (TextState::NoText, StoredTextState::NoText),
            Err(_) => (TextState::NotReadable, StoredTextState::Failed),
        };
        if let Ok(extracted) = &read {
            let text = SearchText {
                kind: if report.is_some() { "report" } else { "letter" }.to_owned(),
                source: kept.hash.to_hex(),
                title: title.to_owned(),
                body: all_text(extracted),
            };
            self.store.index_text(document, &text)?;
        }
        self.store.set_text_state(&kept.hash, stored_state)?;
        Ok(Sealed {
            hash: kept.hash,
            media_type: media_type.to_owned(),
            content_bytes: kept.content_bytes,
            text_state,
        })
    }

    pub(crate) fn report(
        &mut self,
        conference: ConferenceId,
        report: AgencyReportId,
    ) -> Result<AgencyReport, AppError> {
        let conference = self.conference(conference)?;
        let found = conference.reports.into_iter().find(|r| r.id == report);
        found.ok_or_else(|| AppError::new("unknown_item"))
    }

    /// The original of a report, in memory only.
    pub(crate) fn original(&self, report: &AgencyReport) -> Result<Vec<u8>, AppError> {
        let hash = report
            .attachment
            .as_deref()
            .and_then(ContentDigest::from_hex);
        let hash = hash.ok_or_else(|| AppError::new("unknown_file"))?;
        let key = self.keys.attachment_key();
        Ok(self
            .store
            .read_attachment(&key, &hash, files::MAX_FILE_BYTES)?
            .to_vec())
    }
}

/// A file that was sealed.
pub(crate) struct Sealed {
    pub(crate) hash: ContentDigest,
    media_type: String,
    content_bytes: u64,
    text_state: TextState,
}

/// What is known of a sealed file that is opened to read.
pub(crate) struct Original<'a> {
    name: &'a str,
    media_type: &'a str,
    has_no_text: bool,
}

impl<'a> From<&'a AgencyReport> for Original<'a> {
    fn from(report: &'a AgencyReport) -> Self {
        Self {
            name: &report.file_name,
            media_type: &report.media_type,
            has_no_text: report.text_state == TextState::NoText,
        }
    }
}

impl<'a> From<&'a Attachment> for Original<'a> {
    fn from(kept: &'a Attachment) -> Self {
        Self {
            name: &kept.name,
            media_type: &kept.media_type,
            has_no_text: kept.text_state == StoredTextState::NoText,
        }
    }
}

/// A file as the window shows it: pages and pictures as bytes, everything else as text.
pub(crate) fn shown(
    original: &Original<'_>,
    content: &[u8],
    environment: &Environment,
) -> ReportContent {
    let shown_as = match original.media_type {
        "application/pdf" => "pdf",
        "image/png" | "image/jpeg" => "picture",
        _ => "text",
    };
    let mut view = ReportContent {
        file_name: original.name.to_owned(),
        shown_as: shown_as.to_owned(),
        media_type: original.media_type.to_owned(),
        base64: String::new(),
        parts: Vec::new(),
        caution: String::new(),
    };
    if shown_as != "text" {
        view.base64 = BASE64.encode(content);
        if original.has_no_text {
            view.caution = text("report_no_text", &[]);
        }
        return view;
    }
    match Extractor::new(&environment.extractor).extract(content, None) {
        Ok(extracted) => view.parts = parts(&extracted),
        Err(_) => {
            view.shown_as = "none".to_owned();
            view.caution = text("report_not_readable", &[]);
        }
    }
    view
}

/// What a person reads in a report, each file in it with its running text first.
fn parts(extracted: &Extracted) -> Vec<ReportPart> {
    let mut found: Vec<(String, PartKind, String)> = Vec::new();
    extracted.visit_parts(&mut |within, part| {
        if reading_order(part.kind).is_some() && !part.text.trim().is_empty() {
            let within: Vec<String> = within.iter().map(ToString::to_string).collect();
            found.push((within.join(": "), part.kind, part.text.clone()));
        }
    });
    for file in found.chunk_by_mut(|one, other| one.0 == other.0) {
        file.sort_by_key(|(_, kind, _)| reading_order(*kind));
    }
    found
        .into_iter()
        .map(|(within, kind, text)| {
            let kind = label("part_kind", &code_of_kind(kind));
            let label = if within.is_empty() {
                kind
            } else {
                format!("{within}: {kind}")
            };
            ReportPart { label, text }
        })
        .collect()
}

/// Where a kind of text stands when a person reads the report. `None` for what a program wrote for
/// programs, and for what stands in the running text as well.
fn reading_order(kind: PartKind) -> Option<u8> {
    match kind {
        PartKind::EmailHeader => Some(0),
        PartKind::Body => Some(1),
        PartKind::Header
        | PartKind::Footer
        | PartKind::Footnote
        | PartKind::AlternativeText
        | PartKind::FormField => Some(2),
        PartKind::Comment
        | PartKind::Annotation
        | PartKind::TrackedDelete
        | PartKind::HiddenText
        | PartKind::EarlierRevision
        | PartKind::AttachmentName => Some(3),
        PartKind::TrackedInsert
        | PartKind::Property
        | PartKind::Metadata
        | PartKind::Bookmark
        | PartKind::StructureTitle
        | PartKind::ActualText
        | PartKind::Link
        | PartKind::Layer
        | PartKind::RawString => None,
    }
}

fn all_text(extracted: &Extracted) -> String {
    let mut all = String::new();
    extracted.visit_parts(&mut |_, part| {
        if part.kind != PartKind::RawString {
            all.push_str(&part.text);
            all.push('\n');
        }
    });
    all
}

/// The media type by what the file is, not by its name.
fn media_type(format: Option<Format>, content: &[u8]) -> &'static str {
    match format {
        Some(Format::Pdf) => "application/pdf",
        Some(Format::Docx) => {
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        }
        Some(Format::Odt) => "application/vnd.oasis.opendocument.text",
        Some(Format::Rtf) => "application/rtf",
        Some(Format::Eml) => "message/rfc822",
        Some(Format::Text) => "text/plain",
        Some(Format::Png) => "image/png",
        Some(Format::Jpeg) => "image/jpeg",
        Some(Format::Tiff) => "image/tiff",
        // A file that could not be read may still be a PDF that the window can draw.
        None if content.starts_with(b"%PDF-") => "application/pdf",
        None | Some(Format::Unknown) => "application/octet-stream",
    }
}
