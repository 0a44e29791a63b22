//! Each person's copy: who may have one, what it leaves out, the check of the finished file.

mod checking;
mod preparing;
mod recipients;
mod sending;

use chairside_documents::papers::{Built, LeftOutPart, PaperFor};
use chairside_domain::audience::Reader;
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::minutes::{PaperKind, RecipientCopy};
use chairside_domain::office::Office;

use crate::contract::LeftOut;
use crate::messages::{label, text};
use crate::papers::{self, Frozen};
use crate::session::Session;
use crate::view::people::{code_of, display_name};
use crate::AppError;

pub(crate) use checking::code_of_kind;
pub(crate) use preparing::password_key;

/// Everything that one person's copy is made from.
pub(crate) struct CopySource {
    pub(crate) frozen: Frozen,
    pub(crate) office: Office,
    /// Suppressions as they are today.
    pub(crate) suppressions: Vec<Suppression>,
    pub(crate) reader: Reader,
    pub(crate) name: String,
}

impl Session {
    /// What a person's copy of the newest approved minutes is made from.
    ///
    /// # Errors
    /// `minutes_not_approved`, `unknown_recipient`, `chair_to_decide` for a child.
    pub(crate) fn copy_source(
        &mut self,
        id: ConferenceId,
        recipient: PersonId,
    ) -> Result<CopySource, AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let approved = newest_approved(&conference)?;
        let frozen = self.frozen(approved)?;
        let participant =
            conference.participant(recipient).ok_or_else(|| AppError::new("unknown_recipient"))?;
        Ok(CopySource {
            reader: Reader::of(participant, &family),
            name: display_name(participant, &family),
            suppressions: family.suppressions.clone(),
            office: self.office()?,
            frozen,
        })
    }
}

impl CopySource {
    /// The copy as a paper, with what was left out.
    pub(crate) fn build(
        &self,
        number: u32,
        has_place_marks: bool,
        is_large_print: bool,
    ) -> Result<Built, AppError> {
        use chairside_documents::paper::TextSize;
        let whom = PaperFor::Copy {
            reader: self.reader.clone(),
            name: self.name.clone(),
            number,
            has_place_marks,
        };
        let size = if is_large_print { TextSize::LargePrint } else { TextSize::Standard };
        papers::build(&self.frozen, &self.office, &self.suppressions, &whom, size)
    }
}

/// The newest version that is approved.
fn newest_approved(
    conference: &Conference,
) -> Result<chairside_domain::ids::MinutesVersionId, AppError> {
    conference
        .minutes
        .iter()
        .filter(|version| version.is_frozen())
        .max_by_key(|version| version.number)
        .map(|version| version.id)
        .ok_or_else(|| AppError::new("minutes_not_approved"))
}

/// The number of the next copy. A number is never used again.
fn next_number(conference: &Conference) -> u32 {
    conference.copies.iter().map(|copy| copy.number).max().unwrap_or_default() + 1
}

/// A copy in the ledger.
pub(crate) fn copy_of(
    conference: &Conference,
    id: chairside_domain::ids::RecipientCopyId,
) -> Result<RecipientCopy, AppError> {
    let found = conference.copies.iter().find(|copy| copy.id == id);
    found.cloned().ok_or_else(|| AppError::new("unknown_item"))
}

/// What was left out, in words for staff. Each kind of part once, with its numbers.
fn left_out_view(left_out: &[LeftOutPart]) -> Vec<LeftOut> {
    let mut views: Vec<LeftOut> = Vec::new();
    for part in left_out {
        let what = if part.number.is_empty() { part.part.clone() } else { format!("{} {}", part.part, part.number) };
        let reason = label("removal_reason", &code_of(part.reason));
        let view = LeftOut {
            sentence: text("left_out", &[("part", &what), ("reason", &reason)]),
            part: what,
            reason: part.reason,
        };
        if !views.contains(&view) {
            views.push(view);
        }
    }
    views
}

/// Refuses what is not made yet: only minutes have copies for one reader so far.
fn must_be_minutes(paper: PaperKind) -> Result<(), AppError> {
    if paper == PaperKind::Minutes { Ok(()) } else { Err(AppError::new("paper_not_here")) }
}

/// Whether a person's family record says when they were born, and who bears the same name.
fn born_on(family: &Family, person: PersonId) -> Option<chrono::NaiveDate> {
    family.child(person).and_then(|c| c.born_on).or_else(|| family.adult(person).and_then(|a| a.born_on))
}
