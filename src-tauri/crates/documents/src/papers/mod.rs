//! The papers of a conference: domain values for one reader in, a [`Paper`] out.
//!
//! **Invariant:** what a reader may not have is never laid out. Each part is asked for through
//! [`Context`], which leaves it out and notes for staff what was left out and why.

mod agenda;
mod amendment;
mod analysis;
mod attendance;
mod child_letter;
mod context;
mod corrections;
mod cover;
mod cover_letter;
mod decision;
mod decision_letter;
mod error;
mod frame;
mod invitation;
mod ledger;
mod letter;
mod minutes;
mod narrative;
mod outline_plan;
mod pieces;
mod plan;
mod plan_ended;
mod reports;
mod restricted_section;
mod sharing_sheet;
mod transfer_receipt;
mod wording;

pub use context::{About, Enclosing, LeftOutPart, PaperFor, Sources};
pub use error::PaperError;
pub use minutes::section_number;

use chairside_domain::minutes::PaperKind;

use crate::Paper;
use crate::paper::TextSize;
use context::Context;

/// A paper for one reader, and what was left out of it.
#[derive(Clone, Debug)]
pub struct Built {
    /// The paper.
    pub paper: Paper,
    /// What was left out, for staff. Empty for a full copy.
    pub left_out: Vec<LeftOutPart>,
}

/// Makes a paper for one reader, or the full one.
///
/// # Errors
/// A [`PaperError`] if the sources lack what the paper shows, or if it is not for this reader.
pub fn build(
    kind: PaperKind,
    sources: Sources<'_>,
    whom: &PaperFor,
    text_size: TextSize,
) -> Result<Built, PaperError> {
    let context = Context::new(sources, whom);
    let blocks = match kind {
        PaperKind::Invitation => invitation::invitation(&context)?,
        PaperKind::Agenda => agenda::agenda(&context),
        PaperKind::ReportSharingSheet => sharing_sheet::sharing_sheet(&context),
        PaperKind::DecisionLetter => decision_letter::decision_letter(&context)?,
        PaperKind::OutlinePlan => outline_plan::outline_plan(&context)?,
        PaperKind::Minutes => minutes::minutes(&context)?,
        PaperKind::ChildLetter => child_letter::child_letter(&context)?,
        PaperKind::AmendmentNotice => amendment::amendment_notice(&context)?,
        PaperKind::PlanEndedNotice => plan_ended::plan_ended_notice(&context)?,
        PaperKind::FileTransferReceipt => transfer_receipt::transfer_receipt(&context)?,
        PaperKind::RestrictedSection => restricted_section::restricted_section(&context)?,
        PaperKind::CoverLetter => cover_letter::cover_letter(&context)?,
        PaperKind::Ledger => ledger::ledger(&context)?,
    };
    let paper = frame::frame(&context, kind, blocks, text_size);
    Ok(Built {
        paper,
        left_out: context.into_left_out(),
    })
}

/// The name of a paper's file, and never a person's name: a person's copy has the reference and its
/// number, so that the name does not tell what it is; the office's own file has the kind.
pub fn file_name(kind: PaperKind, reference: &str, copy_number: Option<u32>) -> String {
    let kind = wording::code_of(kind).replace('_', "-");
    let reference: String = reference
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '-' })
        .collect();
    match copy_number {
        Some(number) => format!("{reference}-copy-{number}.pdf"),
        None => format!("{reference}-{kind}.pdf"),
    }
}
