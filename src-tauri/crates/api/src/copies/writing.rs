//! Writing a copy out. Nothing is called sent until a person says so.

use std::path::Path;

use chairside_documents::papers::file_name;
use chairside_domain::ids::RecipientCopyId;
use chairside_domain::minutes::{PaperKind, RecipientCopy};
use chairside_store::DocumentId;
use chairside_vault::ContentDigest;

use super::preparing::password_key;
use super::{copy_of, newest_approved};
use crate::app::App;
use crate::contract::{ShowPassword, ShownPassword, WriteCopy, WritePaper, WrittenCopy};
use crate::environment::Environment;
use crate::papers::print;
use crate::session::Session;
use crate::{AppError, files};

impl App {
    /// Writes an encrypted copy to a folder, for the person it was made for and no one else.
    ///
    /// # Errors
    /// `wrong_recipient` if it is dropped on anyone else, `findings_open`, `second_person_needed`,
    /// `copy_withdrawn`, `withheld_since`; then nothing was written.
    pub fn write_copy(&self, request: WriteCopy) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| session.write_copy(&request, environment))
    }

    /// Shows the password of a copy again. Each look is logged.
    pub fn show_password(&self, request: ShowPassword) -> Result<ShownPassword, AppError> {
        self.with_session(|session, environment| {
            if request.reason.trim().is_empty() {
                return Err(
                    AppError::new("reason_needed").field("reason", "password_reason_needed")
                );
            }
            let document = DocumentId(request.conference.0);
            session.log_access(
                "showed_password",
                document,
                Some(request.copy.0),
                environment,
            )?;
            Ok(ShownPassword {
                password: session.copy_password(request.copy)?,
            })
        })
    }

    /// Writes the archive copy as a PDF, or a draft with DRAFT across every page.
    ///
    /// # Errors
    /// `minutes_not_approved` for the archive copy before approval.
    pub fn write_paper(&self, request: WritePaper) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| {
            let bytes = session.paper_bytes(&request, environment)?;
            let document = DocumentId(request.conference.0);
            session.log_access("saved_paper", document, None, environment)?;
            files::write_new(&request.path, &bytes)?;
            Ok(WrittenCopy {
                files: vec![request.path],
            })
        })
    }
}

impl Session {
    fn write_copy(
        &mut self,
        request: &WriteCopy,
        environment: &Environment,
    ) -> Result<WrittenCopy, AppError> {
        let conference = self.conference(request.conference)?;
        let copy = copy_of(&conference, request.copy)?;
        if copy.recipient != Some(request.recipient) {
            return Err(AppError::new("wrong_recipient"));
        }
        self.must_be_free_to_leave(request.conference, &copy, environment)?;
        let bytes = self.copy_bytes(&copy)?;
        let name = file_name(copy.paper, &conference.reference, Some(copy.number));
        let document = DocumentId(request.conference.0);
        self.log_access("wrote_copy", document, Some(copy.id.0), environment)?;
        let path = Path::new(&request.folder).join(&name);
        let path = path.to_string_lossy().into_owned();
        files::write_new(&path, &bytes)?;
        let mut written = vec![path];
        let mut attached = vec![Attached {
            name: name.clone(),
            media_type: "application/pdf",
            bytes,
        }];
        if copy.enclosed_attachment.is_some() {
            let reports = Attached {
                name: name.replace(".pdf", "-reports.zip"),
                media_type: "application/zip",
                bytes: self.sealed_file(copy.enclosed_attachment.as_deref())?,
            };
            let path = Path::new(&request.folder).join(&reports.name);
            let path = path.to_string_lossy().into_owned();
            files::write_new(&path, &reports.bytes)?;
            written.push(path);
            attached.push(reports);
        }
        if request.is_email_draft {
            let draft = email_draft(&conference.reference, &attached);
            let path = Path::new(&request.folder).join(name.replace(".pdf", ".eml"));
            let path = path.to_string_lossy().into_owned();
            files::write_new(&path, draft.as_bytes())?;
            written.push(path);
        }
        Ok(WrittenCopy { files: written })
    }

    /// The password of a copy. Whoever asks for it for a person logs it.
    pub(super) fn copy_password(&self, copy: RecipientCopyId) -> Result<String, AppError> {
        let kept = self.store.sealed_value(&password_key(copy))?;
        let kept = kept.ok_or_else(|| AppError::new("unknown_item"))?;
        Ok(String::from_utf8_lossy(&kept).into_owned())
    }

    /// The encrypted file of a copy.
    pub(crate) fn copy_bytes(&self, copy: &RecipientCopy) -> Result<Vec<u8>, AppError> {
        self.sealed_file(copy.attachment.as_deref())
    }

    fn sealed_file(&self, digest: Option<&str>) -> Result<Vec<u8>, AppError> {
        let hash = digest
            .and_then(ContentDigest::from_hex)
            .ok_or_else(|| AppError::new("unknown_file"))?;
        let key = self.keys.attachment_key();
        Ok(self
            .store
            .read_attachment(&key, &hash, files::MAX_FILE_BYTES)?
            .to_vec())
    }

    /// A paper in full. Approved minutes are the very file that was frozen.
    pub(crate) fn paper_bytes(
        &mut self,
        request: &WritePaper,
        environment: &Environment,
    ) -> Result<Vec<u8>, AppError> {
        let conference = self.conference(request.conference)?;
        if request.paper == PaperKind::Minutes && !request.is_draft {
            let approved = newest_approved(&conference)?;
            let version = conference
                .minutes
                .iter()
                .find(|version| version.id == approved);
            return self.sealed_file(version.and_then(|version| version.attachment.as_deref()));
        }
        let built = self.full_paper(
            request.conference,
            request.paper,
            request.is_draft,
            environment,
        )?;
        Ok(print(&built)?.bytes)
    }
}

/// A locked file that goes with a message.
struct Attached {
    name: String,
    media_type: &'static str,
    bytes: Vec<u8>,
}

/// A draft for the council's own mail program, with the locked files attached and nobody's name.
/// The reference goes into the head of the message, so what no head may hold is left out of it.
fn email_draft(reference: &str, attached: &[Attached]) -> String {
    let reference = in_head(reference);
    let all: Vec<u8> = attached.iter().flat_map(|a| a.bytes.clone()).collect();
    let boundary = format!("=_{}", ContentDigest::of(&all).to_hex());
    let words = crate::messages::text("email_body", &[("reference", &reference)]);
    let mut draft = format!(
        "X-Unsent: 1\r\nSubject: {reference}\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{words}\r\n"
    );
    for file in attached {
        let (name, media_type) = (&file.name, file.media_type);
        draft.push_str(&format!(
            "--{boundary}\r\nContent-Type: {media_type}; name=\"{name}\"\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\n{}\r\n",
            base64_lines(&file.bytes)
        ));
    }
    draft.push_str(&format!("--{boundary}--\r\n"));
    draft
}

/// A reference without what no head of a message may hold.
pub(super) fn in_head(reference: &str) -> String {
    reference
        .chars()
        .filter(|c| c.is_ascii_graphic() || *c == ' ')
        .collect()
}

fn base64_lines(bytes: &[u8]) -> String {
    use base64::Engine;
    let encoded = base64::engine::general_purpose::STANDARD.encode(bytes);
    let lines: Vec<String> = encoded
        .as_bytes()
        .chunks(BASE64_LINE)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    lines.join("\r\n")
}

/// The longest line of base 64 in a message. Source: RFC 2045, section 6.8.
const BASE64_LINE: usize = 76;
