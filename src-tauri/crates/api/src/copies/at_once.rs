//! A person's copy made and written in one step, for the command line.

use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::minutes::PaperKind;
use chairside_store::DocumentId;

use crate::app::App;
use crate::contract::PrepareCopy;
use crate::environment::Environment;
use crate::session::Session;
use crate::{AppError, FieldError, files};

/// Makes a copy and writes it.
#[derive(Clone, Debug)]
pub struct MakeCopy {
    /// Conference.
    pub conference: ConferenceId,
    /// Recipient.
    pub recipient: PersonId,
    /// File to write. It must not exist yet.
    pub path: String,
    /// The reader's name and the number stand across every page.
    pub has_watermark: bool,
    /// Set in 18 point.
    pub is_large_print: bool,
}

/// A copy that was written. It has no `Debug`: it holds the password.
#[derive(Clone)]
pub struct MadeCopy {
    /// Its number.
    pub number: u32,
    /// Something was left out of it.
    pub is_partial: bool,
    /// A named colleague has to check it before it goes to anyone.
    pub needs_second_person: bool,
    /// The password that opens it.
    pub password: String,
}

impl App {
    /// Makes a person's copy of the approved minutes and writes it, encrypted, if the check of the
    /// finished file is clean. It is entered in the ledger as prepared and nobody calls it sent.
    ///
    /// # Errors
    /// `minutes_not_approved`, `unknown_recipient`, `recipient_gets_none`, `findings_open` with each place, and what
    /// writing the file answers. Then no file was written.
    pub fn make_copy(&self, request: MakeCopy) -> Result<MadeCopy, AppError> {
        self.with_session(|session, environment| session.make_copy(&request, environment))
    }
}

impl Session {
    fn make_copy(
        &mut self,
        request: &MakeCopy,
        environment: &Environment,
    ) -> Result<MadeCopy, AppError> {
        files::must_be_new(&request.path)?;
        let conference = self.conference(request.conference)?;
        super::newest_approved(&conference)?;
        let prepared = self.prepare(
            &PrepareCopy {
                conference: request.conference,
                paper: PaperKind::Minutes,
                recipient: request.recipient,
                has_place_marks: false,
                has_watermark: request.has_watermark,
                attachments: Vec::new(),
                is_large_print: request.is_large_print,
                redactions: Vec::new(),
            },
            environment,
        )?;
        if !prepared.copy.is_clean() {
            let mut error = AppError::new("findings_open");
            error.fields = prepared
                .findings
                .into_iter()
                .map(|finding| FieldError {
                    field: finding.place,
                    message: finding.label,
                })
                .collect();
            return Err(error);
        }
        let bytes = self.copy_bytes(&prepared.copy)?;
        let document = DocumentId(request.conference.0);
        self.log_access(
            "wrote_copy",
            document,
            Some(prepared.copy.id.0),
            environment,
        )?;
        files::write_new(&request.path, &bytes)?;
        Ok(MadeCopy {
            number: prepared.copy.number,
            is_partial: prepared.copy.is_partial(),
            needs_second_person: prepared.copy.needs_second_person(),
            password: prepared.password,
        })
    }
}
