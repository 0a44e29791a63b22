//! Each person's copy: who may have one, what it leaves out, the check of the finished file.

mod at_once;
mod checking;
mod cover_letter;
mod enclosing;
mod incidents;
mod leaving;
mod ledger;
mod preparing;
mod receipts;
mod recipients;
mod redacting;
mod sending;
mod steps;
mod table;
mod waiting;
mod writing;

use chairside_documents::check::{Needle, needles};
use chairside_documents::papers::{Built, LeftOutPart, PaperFor, file_name};
use chairside_domain::audience::{Reader, suppressions_in_full};
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::{ConferenceId, MinutesVersionId, PersonId};
use chairside_domain::minutes::{PaperKind, RecipientCopy};
use chairside_domain::office::Office;
use chairside_domain::withheld_words::withheld_words;
use chrono::NaiveDate;

use crate::AppError;
use crate::contract::LeftOut;
use crate::messages::{label, text};
use crate::papers::{self, PaperRecords, shows_minutes};
use crate::session::Session;
use crate::view::people::{code_of, display_name};

pub use at_once::{MadeCopy, MakeCopy};
pub(crate) use checking::code_of_kind;
pub(crate) use ledger::Desk;
pub(crate) use preparing::password_key;
pub(crate) use steps::transfer_must_be_whole;
pub(crate) use waiting::waiting;

/// Everything that one person's copy is made from.
pub(crate) struct CopySource {
    pub(crate) paper: PaperKind,
    pub(crate) records: PaperRecords,
    pub(crate) office: Office,
    /// Suppressions as they are today, in full.
    pub(crate) suppressions: Vec<Suppression>,
    /// The words of passages that are taken out of this copy on request.
    pub(crate) redacted: Vec<String>,
    pub(crate) reader: Reader,
    pub(crate) name: String,
    /// The day printed on a letter or a notice.
    pub(crate) dated_on: Option<NaiveDate>,
}

impl Session {
    /// What a person's copy of a paper is made from: minutes from what was frozen, everything
    /// else from the present records.
    ///
    /// Shape: without a version, the newest one that is approved.
    ///
    /// # Errors
    /// `minutes_not_approved`, `unknown_recipient`.
    pub(crate) fn copy_source(
        &mut self,
        id: ConferenceId,
        paper: PaperKind,
        recipient: PersonId,
        version: Option<MinutesVersionId>,
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
        let language = participant.language;
        let suppressions = suppressions_in_full(&family.suppressions, &family);
        let records = if shows_minutes(paper) {
            let version = match version {
                Some(version) => version,
                None => newest_approved(&conference)?,
            };
            let mut records = PaperRecords::from(self.frozen(version)?);
            // What was not agreed to since is kept with the minutes, with the chair's answer.
            records.conference.amendment_requests = conference.amendment_requests;
            // The language is the reader's of today, not of the day of the approval.
            let frozen = records.conference.participants.iter_mut();
            for known in frozen.filter(|known| known.id == recipient) {
                known.language = language;
            }
            records
        } else {
            PaperRecords {
                conference,
                family,
                version: None,
                enclosing: None,
            }
        };
        let office = self.office()?;
        Ok(CopySource {
            paper,
            records,
            office,
            suppressions,
            redacted: Vec::new(),
            reader,
            name,
            dated_on,
        })
    }
}

/// How a copy looks, besides what it says. By default nothing is added and the text is of common size.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Looks {
    /// A place mark says that something was left out.
    pub(crate) has_place_marks: bool,
    /// The reader's name and the number stand across every page.
    pub(crate) has_watermark: bool,
    /// Set in 18 point.
    pub(crate) is_large_print: bool,
}

impl CopySource {
    /// The copy as a paper, with what was left out.
    pub(crate) fn build(&self, number: u32, looks: Looks) -> Result<Built, AppError> {
        use chairside_documents::paper::TextSize;
        let whom = PaperFor::Copy {
            reader: self.reader.clone(),
            name: self.name.clone(),
            number,
            has_place_marks: looks.has_place_marks,
            has_watermark: looks.has_watermark,
        };
        let size = if looks.is_large_print {
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

    /// Everything that the finished file is searched for: what is withheld today, and the words
    /// that this copy leaves out. What stands elsewhere in other words is for a person.
    pub(crate) fn needles(&self) -> Vec<Needle> {
        let PaperRecords {
            conference,
            family,
            version,
            ..
        } = &self.records;
        let mut left_out = withheld_words(
            self.paper,
            conference,
            family,
            version.as_ref(),
            &self.suppressions,
            &self.reader,
        );
        left_out.extend(self.redacted.iter().cloned());
        needles(&self.suppressions, &self.reader, &left_out)
    }

    /// The name under which the copy leaves: reference, kind and number, and nothing of a person.
    pub(crate) fn file_name(&self, number: u32) -> String {
        file_name(self.paper, &self.records.conference.reference, Some(number))
    }
}

/// The newest version that is approved.
fn newest_approved(conference: &Conference) -> Result<MinutesVersionId, AppError> {
    conference
        .newest_approved()
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
