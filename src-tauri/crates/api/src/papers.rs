//! Papers made from frozen records: the archive copy, a draft, one person's copy.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::sync::OnceLock;

use chairside_documents::paper::TextSize;
use chairside_documents::papers::{self, About, Built, Enclosing, PaperFor, Sources};
use chairside_documents::{DocumentsError, Fonts, RenderedPdf, render};
use chairside_domain::conference::Conference;
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::family::{Family, Suppression};
use chairside_domain::ids::MinutesVersionId;
use chairside_domain::minutes::{MinutesState, MinutesVersion, PaperKind};
use chairside_domain::office::Office;
use chairside_domain::timescale::Due;
use chairside_store::{DocumentId, NewAttachment, TextState};

use crate::AppError;
use crate::council_mark::council_mark;
use crate::minutes::readers;
use crate::rules::{RulesInForce, procedures_of, rules_of};
use crate::session::Session;

/// The records as they were when minutes were approved. Every copy of that version is made from
/// them; only suppressions are taken as they are today.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct Frozen {
    pub(crate) conference: Conference,
    pub(crate) family: Family,
    pub(crate) version: MinutesVersion,
}

impl Frozen {
    /// Freezes a version that is approved now.
    pub(crate) fn at_approval(
        conference: Conference,
        family: Family,
        version: MinutesVersionId,
        approved_at: DateTime<Utc>,
        approved_by: &str,
    ) -> Result<Self, AppError> {
        let found = conference.minutes.iter().find(|v| v.id == version);
        let mut version = found
            .cloned()
            .ok_or_else(|| AppError::new("unknown_item"))?;
        if version.is_frozen() {
            return Err(AppError::new("minutes_frozen"));
        }
        version.state = MinutesState::Approved;
        version.approved_at = Some(approved_at);
        version.approved_by = approved_by.to_owned();
        Ok(Self {
            conference,
            family,
            version,
        })
    }

    /// The records as they are now, for a draft.
    pub(crate) fn as_draft(conference: Conference, family: Family) -> Result<Self, AppError> {
        let version = conference
            .latest_minutes()
            .cloned()
            .ok_or_else(|| AppError::new("no_minutes"))?;
        Ok(Self {
            conference,
            family,
            version,
        })
    }
}

impl Session {
    /// Keeps what a version was frozen from, sealed.
    pub(crate) fn keep_frozen(&mut self, frozen: &Frozen) -> Result<(), AppError> {
        let bytes = serde_json::to_vec(frozen).map_err(|_| AppError::new("store_failed"))?;
        Ok(self
            .store
            .set_sealed_value(&frozen_key(frozen.version.id), &bytes)?)
    }

    /// What a version was frozen from.
    ///
    /// # Errors
    /// `minutes_not_approved` if it is not frozen.
    pub(crate) fn frozen(&self, version: MinutesVersionId) -> Result<Frozen, AppError> {
        let bytes = self.store.sealed_value(&frozen_key(version))?;
        let bytes = bytes.ok_or_else(|| AppError::new("minutes_not_approved"))?;
        serde_json::from_slice(&bytes).map_err(|_| AppError::new("record_newer"))
    }

    /// Seals a paper beside the database and returns the digest it is named by, in hex.
    pub(crate) fn keep_paper(
        &mut self,
        document: DocumentId,
        name: &str,
        bytes: &[u8],
    ) -> Result<String, AppError> {
        let about = NewAttachment {
            document,
            report: None,
            name: name.to_owned(),
            media_type: "application/pdf".to_owned(),
        };
        let key = self.keys.attachment_key();
        let kept = self
            .store
            .add_attachment(&key, &about, &mut std::io::Cursor::new(bytes))?;
        // Papers are made from what is searched already.
        self.store.set_text_state(&kept.hash, TextState::NoText)?;
        Ok(kept.hash.to_hex())
    }
}

pub(crate) fn frozen_key(version: MinutesVersionId) -> String {
    format!("frozen/{version}")
}

/// What a paper is made from: frozen records for minutes, the present ones for everything else.
pub(crate) struct PaperRecords {
    /// What a cover letter goes with.
    pub(crate) enclosing: Option<Enclosed>,
    pub(crate) conference: Conference,
    pub(crate) family: Family,
    pub(crate) version: Option<MinutesVersion>,
}

impl From<Frozen> for PaperRecords {
    fn from(frozen: Frozen) -> Self {
        Self {
            conference: frozen.conference,
            family: frozen.family,
            version: Some(frozen.version),
            enclosing: None,
        }
    }
}

/// A copy that a cover letter goes with, and where.
pub(crate) struct Enclosed {
    pub(crate) paper: PaperKind,
    pub(crate) reports: usize,
    pub(crate) delivery: String,
}

/// Tells whether a paper shows minutes, and so is made from what was frozen.
pub(crate) fn shows_minutes(kind: PaperKind) -> bool {
    match kind {
        PaperKind::Minutes | PaperKind::AmendmentNotice | PaperKind::RestrictedSection => true,
        PaperKind::Invitation
        | PaperKind::Agenda
        | PaperKind::ReportSharingSheet
        | PaperKind::DecisionLetter
        | PaperKind::OutlinePlan
        | PaperKind::ChildLetter
        | PaperKind::PlanEndedNotice
        | PaperKind::FileTransferReceipt
        | PaperKind::CoverLetter
        | PaperKind::Ledger => false,
    }
}

/// The full archive copy of a frozen version.
pub(crate) fn archive_copy(frozen: &Frozen, office: &Office) -> Result<RenderedPdf, AppError> {
    let records = PaperRecords::from(frozen.clone());
    let whom = PaperFor::Archive;
    let suppressions = &frozen.family.suppressions;
    let day = frozen
        .version
        .approved_at
        .map(|at| crate::environment::local(at).date());
    print(&build(
        PaperKind::Minutes,
        &records,
        office,
        suppressions,
        &whom,
        TextSize::Standard,
        day,
    )?)
}

/// A paper for one reader, with what was left out.
///
/// Shape: a notice that a plan ended is about the plan that ended last, a receipt about the last
/// transfer, a letter to a child about its reader.
pub(crate) fn build(
    kind: PaperKind,
    records: &PaperRecords,
    office: &Office,
    suppressions: &[Suppression],
    whom: &PaperFor,
    text_size: TextSize,
    dated_on: Option<NaiveDate>,
) -> Result<Built, AppError> {
    let procedures = procedures_of(office)?;
    let (conference, family) = (&records.conference, &records.family);
    let in_force = rules_of(&procedures, office, conference)?;
    let readers = readers(conference, family);
    let mark = council_mark(office)?;
    let sources = Sources {
        version: records.version.as_ref(),
        council_mark: mark.as_ref(),
        suppressions,
        readers: &readers,
        about: about(kind, conference, family, whom),
        dated_on,
        reports_due_on: reports_due_on(conference, family, &in_force),
        enclosing: records.enclosing.as_ref().map(|enclosed| Enclosing {
            paper: enclosed.paper,
            reports: enclosed.reports,
            delivery: &enclosed.delivery,
        }),
        ..Sources::new(conference, family, office, in_force.pack)
    };
    papers::build(kind, sources, whom, text_size).map_err(|error| AppError::new(error.code()))
}

fn about(kind: PaperKind, conference: &Conference, family: &Family, whom: &PaperFor) -> About {
    let found = match (kind, whom) {
        (PaperKind::ChildLetter, PaperFor::Copy { reader, .. }) => {
            let mut stands_with = reader.stands_with.iter().copied();
            stands_with
                .find(|person| family.child(*person).is_some())
                .map(About::Child)
        }
        (PaperKind::PlanEndedNotice, _) => {
            let ended_on = || family.plans.iter().filter_map(|plan| plan.ended_on);
            let here = conference.held_on;
            let here = here.filter(|held_on| ended_on().any(|day| day == *held_on));
            here.or_else(|| ended_on().max()).map(About::PlansEndedOn)
        }
        (PaperKind::FileTransferReceipt, _) => {
            let transfers = family.file_transfers.iter();
            transfers
                .max_by_key(|transfer| transfer.sent_on)
                .map(|transfer| About::Transfer(transfer.id))
        }
        _ => None,
    };
    found.unwrap_or(About::Conference)
}

/// The earliest day by which a report is asked for.
fn reports_due_on(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
) -> Option<NaiveDate> {
    due_dates(conference, family, &in_force.rules, in_force.holidays)
        .iter()
        .filter(|due| matches!(due.subject, DueSubject::Report(_)))
        .filter_map(|due| due.timescale.due.map(Due::day))
        .min()
}

/// The finished file of a paper.
pub(crate) fn print(built: &Built) -> Result<RenderedPdf, AppError> {
    static FONTS: OnceLock<Option<Fonts>> = OnceLock::new();
    let fonts = FONTS.get_or_init(|| Fonts::embedded().ok());
    let fonts = fonts
        .as_ref()
        .ok_or_else(|| AppError::new("paper_failed"))?;
    render(&built.paper, fonts).map_err(|error| match error {
        DocumentsError::MissingGlyph { character, .. } => {
            let code = format!("U+{:04X}", u32::from(character));
            AppError::with(
                "missing_glyph",
                &[("character", &character.to_string()), ("code", &code)],
            )
        }
        _ => AppError::new("paper_failed"),
    })
}
