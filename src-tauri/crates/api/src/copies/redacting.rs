//! Passages taken out of one copy on request, with reason and approver.

use chairside_documents::papers::section_number;
use chairside_domain::ids::EntryId;
use chairside_domain::minutes::{Removal, RemovalReason};
use chairside_domain::numbering::number_blocks;

use super::CopySource;
use crate::AppError;
use crate::contract::Redaction;
use crate::messages::text;
use crate::minutes::readers;

impl CopySource {
    /// Takes passages out of this copy. Their words are not in the file at all; the number stays,
    /// and at its place stands that something was taken out on request.
    ///
    /// # Errors
    /// `redaction_not_approved` with what is missing, `unknown_item` for a passage that this
    /// version does not have.
    pub(super) fn redact(&mut self, redactions: &[Redaction]) -> Result<Vec<Removal>, AppError> {
        if redactions.is_empty() {
            return Ok(Vec::new());
        }
        let unknown = || AppError::new("unknown_item");
        let (conference, family) = (&self.records.conference, &self.records.family);
        let version = self.records.version.as_mut().ok_or_else(unknown)?;
        let readers = readers(conference, family);
        let numbers = number_blocks(&version.blocks, conference, &readers, section_number);
        let mut removed = Vec::new();
        for redaction in redactions {
            must_be_approved(redaction)?;
            let block = version
                .blocks
                .iter_mut()
                .find(|block| block.id == redaction.block)
                .ok_or_else(unknown)?;
            self.redacted.push(std::mem::replace(
                &mut block.text,
                text("redacted_passage", &[]),
            ));
            block.words_of = None;
            block.source_person = None;
            removed.push(Removal {
                // The passage is named once in a copy, so its own identity serves.
                id: EntryId(block.id.0),
                part: "block".to_owned(),
                number: numbers.get(&block.id).cloned().unwrap_or_default(),
                reason: RemovalReason::Redaction,
                suppression: None,
                approved_by: redaction.approved_by.trim().to_owned(),
                redaction_reason: redaction.reason.trim().to_owned(),
                block: Some(block.id),
            });
        }
        Ok(removed)
    }
}

fn must_be_approved(redaction: &Redaction) -> Result<(), AppError> {
    let mut error = AppError::new("redaction_not_approved");
    if redaction.reason.trim().is_empty() {
        error = error.field("redaction_reason", "redaction_reason_needed");
    }
    if redaction.approved_by.trim().is_empty() {
        error = error.field("redaction_approved_by", "redaction_approver_needed");
    }
    if error.fields.is_empty() {
        Ok(())
    } else {
        Err(error)
    }
}
