//! The council's mark: taken from a file, checked, and given to the papers.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use chairside_documents::{PICTURE_FILE_BYTES_MAX, Picture};
use chairside_domain::office::Office;
use chairside_record::OfficeAct;

use crate::app::App;
use crate::contract::{ChooseCouncilMark, OfficeView};
use crate::{AppError, files};

impl App {
    /// Keeps a picture as the council's mark: its pixels, and nothing else of the file.
    ///
    /// # Errors
    /// `picture_not_png`, `picture_damaged`, `picture_too_large`, `picture_blank`; then the mark
    /// stays as it was.
    pub fn choose_council_mark(&self, request: ChooseCouncilMark) -> Result<OfficeView, AppError> {
        self.with_session(|session, environment| {
            let bytes = picture_file(&request.path)?;
            let picture = Picture::read(&bytes)
                .and_then(|picture| picture.to_png())
                .map_err(|error| AppError::new(error.code()))?;
            let act = OfficeAct::KeepCouncilMark {
                picture: BASE64.encode(picture),
            };
            session.change(session.office, environment, |record, stamp| {
                Ok(record.apply(&act, stamp)?)
            })?;
            session.office_view(environment)
        })
    }
}

fn picture_file(path: &str) -> Result<Vec<u8>, AppError> {
    files::read_at_most(path, PICTURE_FILE_BYTES_MAX).map_err(|error| {
        if error.code == "file_too_large" {
            AppError::new("picture_too_large")
        } else {
            error
        }
    })
}

/// The council's mark, where the office has one.
///
/// # Errors
/// As for a file that a person chooses: the record may come from elsewhere.
pub(crate) fn council_mark(office: &Office) -> Result<Option<Picture>, AppError> {
    if office.council_mark.is_empty() {
        return Ok(None);
    }
    picture_in(&office.council_mark).map(Some)
}

/// Refuses a change of the office that would keep as its mark what is no picture.
pub(crate) fn mark_must_be_a_picture(act: &OfficeAct) -> Result<(), AppError> {
    match act {
        OfficeAct::KeepCouncilMark { picture } => {
            let picture = picture_in(picture)?;
            picture
                .to_png()
                .map(drop)
                .map_err(|error| AppError::new(error.code()))
        }
        OfficeAct::ChangeOffice { change } if change.fields().contains_key("council_mark") => {
            Err(AppError::new("picture_not_png"))
        }
        _ => Ok(()),
    }
}

fn picture_in(base64: &str) -> Result<Picture, AppError> {
    let bytes = BASE64
        .decode(base64)
        .map_err(|_| AppError::new("picture_damaged"))?;
    Picture::read(&bytes).map_err(|error| AppError::new(error.code()))
}
