//! Each person's copy: who may have one, what it leaves out, the check of the finished file.

mod at_once;
mod checking;
mod enclosing;
mod preparing;
mod recipients;
mod sending;

use chairside_documents::papers::{Built, LeftOutPart, PaperFor, file_name};
use chairside_domain::audience::Reader;
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::minutes::{PaperKind, RecipientCopy};
use chairside_domain::office::Office;
use chrono::NaiveDate;

use crate::AppError;
use crate::contract::LeftOut;
use crate::messages::{label, text};
use crate::papers::{self, PaperRecords, shows_minutes};
use crate::session::Session;
use crate::view::people::{code_of, display_name};

pub use at_once::{MadeCopy, MakeCopy};
pub(crate) use checking::code_of_kind;
pub(crate) use preparing::password_key;
pub(crate) use sending::may_leave;

/// Everything that one person's copy is made from.
pub(crate) struct CopySource {
    pub(crate) paper: PaperKind,
    pub(crate) records: PaperRecords,
    pub(crate) office: Office,
    /// Suppressions as they are today.
    pub(crate) suppressions: Vec<Suppression>,
    pub(crate) reader: Reader,
    pub(crate) name: String,
    /// The day printed on a letter or a notice.
    pub(crate) dated_on: Option<NaiveDate>,
}

impl Session {
    /// What a person's copy of a paper is made from: minutes from what was frozen, everything
    /// else from the present records.
    ///
    /// # Errors
    /// `minutes_not_approved`, `unknown_recipient`.
    pub(crate) fn copy_source(
        &mut self,
        id: ConferenceId,
        paper: PaperKind,
        recipient: PersonId,
        dated_on: Option<NaiveDate>,
    ) -> Result<CopySource, AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let participant = conference
            .participant(recipient)
            .ok_or_else(|| AppError::new("unknown_recipient"))?;
        let (reader, name) = (
            Reader::of(participant, &family),
            display_name(participant, &family),
        );
        let suppressions = family.suppressions.clone();
        let records = if shows_minutes(paper) {
            PaperRecords::from(self.frozen(newest_approved(&conference)?)?)
        } else {
            PaperRecords {
                conference,
                family,
                version: None,
            }
        };
        let office = self.office()?;
        Ok(CopySource {
            paper,
            records,
            office,
            suppressions,
            reader,
            name,
            dated_on,
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
        let size = if is_large_print {
            TextSize::LargePrint
        } else {
            TextSize::Standard
        };
        let (records, office) = (&self.records, &self.office);
        papers::build(
            self.paper,
            records,
            office,
            &self.suppressions,
            &whom,
            size,
            self.dated_on,
        )
    }

    /// The name under which the copy leaves: reference, kind and number, and nothing of a person.
    pub(crate) fn file_name(&self, number: u32) -> String {
        file_name(self.paper, &self.records.conference.reference, Some(number))
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
    conference
        .copies
        .iter()
        .map(|copy| copy.number)
        .max()
        .unwrap_or_default()
        + 1
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
        let what = if part.number.is_empty() {
            part.part.clone()
        } else {
            format!("{} {}", part.part, part.number)
        };
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

/// Whether a person's family record says when they were born, and who bears the same name.
fn born_on(family: &Family, person: PersonId) -> Option<chrono::NaiveDate> {
    family
        .child(person)
        .and_then(|c| c.born_on)
        .or_else(|| family.adult(person).and_then(|a| a.born_on))
}
