//! What is asked of a copy before it leaves, and looking at it again with what is withheld today.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chairside_domain::ids::ConferenceId;
use chairside_domain::minutes::{CopyState, RecipientCopy, RemovalReason};

use super::checking::{FinishedFile, Seen, check_file};
use super::enclosing::check_enclosed;
use super::preparing::finding_views;
use super::{CopySource, copy_of};
use crate::app::App;
use crate::contract::{CopyFindings, CopyOf, ReadableCopy};
use crate::environment::Environment;
use crate::session::Session;
use crate::{AppError, FieldError};

impl App {
    /// Opens the very file that leaves, so that whoever makes it and whoever checks it read what the
    /// recipient will read. Each look is logged.
    pub fn read_copy(&self, request: CopyOf) -> Result<ReadableCopy, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            let copy = copy_of(&conference, request.copy)?;
            let document = chairside_store::DocumentId(request.conference.0);
            session.log_access("read_copy", document, Some(copy.id.0), environment)?;
            Ok(ReadableCopy {
                base64: BASE64.encode(session.copy_bytes(&copy)?),
                password: session.copy_password(copy.id)?,
            })
        })
    }

    /// Shows what the check found in a copy, with the words around it. The sealed copy is searched
    /// again, so a finding of an earlier day can be judged as on the day it was made.
    pub fn read_findings(&self, request: CopyOf) -> Result<CopyFindings, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            let copy = copy_of(&conference, request.copy)?;
            let document = chairside_store::DocumentId(request.conference.0);
            session.log_access("read_findings", document, Some(copy.id.0), environment)?;
            let seen = session.look_again(request.conference, &copy, environment)?;
            let recorded = copy.findings.iter().map(|finding| Seen {
                context: seen
                    .iter()
                    .find(|seen| seen.finding.is_same_place(finding))
                    .map(|seen| seen.context.clone())
                    .unwrap_or_default(),
                finding: finding.clone(),
            });
            Ok(CopyFindings {
                findings: finding_views(&recorded.collect::<Vec<_>>()),
            })
        })
    }
}

impl Session {
    /// Reads a sealed copy as a stranger would who has its password, and searches it and the
    /// reports that go with it for what is withheld today.
    pub(super) fn look_again(
        &mut self,
        id: ConferenceId,
        copy: &RecipientCopy,
        environment: &Environment,
    ) -> Result<Vec<Seen>, AppError> {
        let source = self.source_of(id, copy)?;
        self.search_copy(id, copy, &source, environment)
    }

    /// Searches a sealed copy, and the reports that go with it, for what a source withholds.
    pub(super) fn search_copy(
        &mut self,
        id: ConferenceId,
        copy: &RecipientCopy,
        source: &CopySource,
        environment: &Environment,
    ) -> Result<Vec<Seen>, AppError> {
        let wanted = source.needles();
        let password = self.copy_password(copy.id)?;
        let bytes = self.copy_bytes(copy)?;
        let name = source.file_name(copy.number);
        let file = FinishedFile {
            name: &name,
            bytes: &bytes,
            password: Some(&password),
            is_paper: true,
        };
        let mut seen = check_file(&wanted, &file, environment)?;
        let enclosed = self.originals_of(id, &copy.enclosed_reports)?;
        seen.extend(check_enclosed(&wanted, &enclosed, source, environment)?);
        Ok(seen)
    }

    /// What a copy in the ledger was made from, with what is withheld today.
    fn source_of(
        &mut self,
        id: ConferenceId,
        copy: &RecipientCopy,
    ) -> Result<CopySource, AppError> {
        let recipient = copy
            .recipient
            .ok_or_else(|| AppError::new("unknown_recipient"))?;
        let mut source = self.copy_source(id, copy.paper, recipient, copy.minutes_version, None)?;
        let blocks = source.records.version.iter().flat_map(|v| &v.blocks);
        source.redacted = blocks
            .filter(|block| {
                copy.removed
                    .iter()
                    .any(|r| r.reason == RemovalReason::Redaction && r.block == Some(block.id))
            })
            .map(|block| block.text.clone())
            .collect();
        Ok(source)
    }

    /// Refuses a copy that must not leave: out of use, with open findings, waiting for a second
    /// person, or holding what was withheld from its reader since it was made.
    pub(super) fn must_be_free_to_leave(
        &mut self,
        id: ConferenceId,
        copy: &RecipientCopy,
        environment: &Environment,
    ) -> Result<(), AppError> {
        may_leave(copy)?;
        let seen = self.look_again(id, copy, environment)?;
        let is_known = |seen: &Seen| copy.findings.iter().any(|f| f.is_same_place(&seen.finding));
        let new: Vec<Seen> = seen.into_iter().filter(|seen| !is_known(seen)).collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut error = AppError::new("withheld_since");
        error.fields = finding_views(&new)
            .into_iter()
            .map(|finding| FieldError {
                field: finding.place,
                message: finding.label,
            })
            .collect();
        Err(error)
    }
}

/// Refuses a copy that has open findings, waits for a second person, or is out of use.
fn may_leave(copy: &RecipientCopy) -> Result<(), AppError> {
    if !copy.is_clean() {
        return Err(AppError::new("findings_open"));
    }
    match copy.state {
        CopyState::Prepared if copy.needs_second_person() => {
            Err(AppError::new("second_person_needed"))
        }
        CopyState::Withdrawn => Err(AppError::new("copy_withdrawn")),
        CopyState::Prepared
        | CopyState::Checked
        | CopyState::Sent
        | CopyState::Receipted
        | CopyState::Returned => Ok(()),
    }
}
