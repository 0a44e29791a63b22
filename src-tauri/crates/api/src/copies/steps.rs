//! Steps of a copy that a person takes by an act, and those that have a command of their own.

use chairside_domain::file_transfer::{FileTransferMissing, missing};
use chairside_domain::ids::ConferenceId;
use chairside_domain::life::Because;
use chairside_domain::life::copy::{CopyFact, CopyStep, is_known, step};
use chairside_domain::minutes::CopyState;
use chairside_record::{ConferenceAct, FamilyAct};

use super::copy_of;
use crate::AppError;
use crate::session::Session;

impl Session {
    /// Refuses an act on a copy that the life of a copy does not allow, and acts that only a
    /// command may do: making a copy, confirming one as a second person, saying that it was sent,
    /// opening an incident, and where a closed conference and its minutes stand.
    pub(crate) fn copy_act_must_be_allowed(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
    ) -> Result<(), AppError> {
        let is_empty = |reason: &str| reason.trim().is_empty();
        match act {
            ConferenceAct::PrepareCopy { .. }
            | ConferenceAct::OpenIncident { .. }
            | ConferenceAct::ApproveMinutes { .. }
            | ConferenceAct::ChangeMinutesState { .. }
            | ConferenceAct::MoveOn { .. } => Err(AppError::new("act_has_its_own_command")),
            ConferenceAct::ResolveFinding { reason, .. } if is_empty(reason) => {
                Err(AppError::new("reason_needed")
                    .field("resolved_reason", "finding_reason_needed"))
            }
            ConferenceAct::CloseIncident { reason, .. } if is_empty(reason) => {
                Err(AppError::new("reason_needed").field("closed_reason", "incident_reason_needed"))
            }
            ConferenceAct::MoveCopy {
                copy,
                state,
                received_on,
                ..
            } => {
                let conference = self.conference(id)?;
                let copy = copy_of(&conference, *copy)?;
                let taken = match state {
                    // A copy is made, confirmed by a second person and sent by commands that ask
                    // for more than an act holds.
                    CopyState::Prepared | CopyState::Checked | CopyState::Sent => {
                        return Err(AppError::new("act_has_its_own_command"));
                    }
                    CopyState::Receipted => CopyStep::RecordReceipt,
                    CopyState::Returned => CopyStep::RecordReturn,
                    CopyState::Withdrawn => CopyStep::Withdraw,
                };
                let known = |fact| match fact {
                    CopyFact::ReceivedOn => received_on.is_some(),
                    _ => is_known(&copy, None, fact),
                };
                match step(copy.state, taken, known) {
                    Ok(_) => Ok(()),
                    Err(refused) => Err(match refused.because {
                        Because::NotFromHere => AppError::new("copy_not_from_here"),
                        Because::Missing(_) => AppError::new("receipt_day_needed")
                            .field("received_on", "receipt_day_needed_field"),
                    }),
                }
            }
            _ => Ok(()),
        }
    }
}

/// Refuses a file that was sent on whose receipt could not name every record.
///
/// Source: scenario D8.
pub(crate) fn transfer_must_be_whole(act: &FamilyAct) -> Result<(), AppError> {
    let FamilyAct::RecordFileTransfer { transfer } = act else {
        return Ok(());
    };
    let facts = missing(transfer);
    if facts.is_empty() {
        return Ok(());
    }
    let error = AppError::new("transfer_incomplete");
    Err(facts.into_iter().fold(error, |error, fact| match fact {
        FileTransferMissing::Enclosed => error.field("enclosed", "transfer_item_needed"),
        FileTransferMissing::Title => error.field("title", "transfer_title_needed"),
        FileTransferMissing::Date => error.field("dated_on", "transfer_date_needed"),
        FileTransferMissing::Method => error.field("method", "transfer_method_needed"),
        FileTransferMissing::Recipient => error.field("recipient", "transfer_recipient_needed"),
    }))
}
