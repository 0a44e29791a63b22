//! Taking a conference out in open formats: JSON, plain text and the original files.

use std::fs;
use std::path::Path;

use chairside_store::DocumentId;
use chairside_vault::ContentDigest;

use crate::app::App;
use crate::contract::{ExportConference, WrittenCopy};
use crate::{AppError, files};

impl App {
    /// Writes the conference, its family, its minutes and every original into a new folder. File
    /// names hold the reference and nothing of a person.
    ///
    /// # Errors
    /// `file_exists` if the folder is there and holds something.
    pub fn export_conference(&self, request: ExportConference) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| {
            let folder = Path::new(&request.folder);
            fs::create_dir_all(folder).map_err(|_| AppError::new("file_not_written"))?;
            let conference = session.conference(request.conference)?;
            let family = session.family(conference.family)?;
            let document = DocumentId(request.conference.0);
            session.log_access("exported", document, None, environment)?;
            let mut written = Vec::new();
            let mut write = |name: &str, bytes: &[u8]| -> Result<(), AppError> {
                let path = folder.join(name).to_string_lossy().into_owned();
                files::write_new(&path, bytes)?;
                written.push(path);
                Ok(())
            };
            let json = |value: serde_json::Result<Vec<u8>>| {
                value.map_err(|_| AppError::new("store_failed"))
            };
            write(
                "conference.json",
                &json(serde_json::to_vec_pretty(&conference))?,
            )?;
            write("family.json", &json(serde_json::to_vec_pretty(&family))?)?;
            write("minutes.txt", plain_minutes(&conference).as_bytes())?;
            for (number, report) in conference.reports.iter().enumerate() {
                let Some(hash) = report
                    .attachment
                    .as_deref()
                    .and_then(ContentDigest::from_hex)
                else {
                    continue;
                };
                let key = session.keys.attachment_key();
                let content = session
                    .store
                    .read_attachment(&key, &hash, files::MAX_FILE_BYTES)?;
                write(
                    &format!("report-{}.{}", number + 1, file_ending(&report.media_type)),
                    &content,
                )?;
            }
            Ok(WrittenCopy { files: written })
        })
    }
}

/// The newest minutes as plain text, block by block.
fn plain_minutes(conference: &chairside_domain::conference::Conference) -> String {
    let blocks = conference
        .latest_minutes()
        .map(|version| version.blocks.as_slice())
        .unwrap_or_default();
    let mut lines = vec![conference.reference.clone()];
    let mut section = None;
    for block in blocks {
        if section != Some(block.section) {
            section = Some(block.section);
            let code = crate::view::people::code_of(block.section);
            lines.push(format!(
                "\n{}",
                crate::messages::label("minutes_section", &code)
            ));
        }
        lines.push(block.text.clone());
    }
    lines.join("\n") + "\n"
}

/// The ending of a file name by its media type.
pub(crate) fn file_ending(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/rtf" => "rtf",
        "message/rfc822" => "eml",
        "text/plain" => "txt",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/tiff" => "tiff",
        _ => "bin",
    }
}
