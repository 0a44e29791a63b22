//! The minutes: assembled, checked, approved and frozen.

use std::collections::BTreeMap;

use chairside_documents::papers::section_number;
use chairside_domain::amendments::is_in_window;
use chairside_domain::approval::{Missing, gaps};
use chairside_domain::assembly::assemble;
use chairside_domain::audience::{Part, Reader, withheld};
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, MinuteBlockId, MinutesVersionId};
use chairside_domain::life::conference::ConferenceStep;
use chairside_domain::life::minutes::MinutesStep;
use chairside_domain::minutes::{
    AmendmentRequest, MinuteBlock, MinutesSection, MinutesState, MinutesVersion,
};
use chairside_domain::numbering::number_blocks;
use chairside_domain::office::OfficeRole;
use chairside_record::ConferenceAct;
use chairside_store::DocumentId;

use crate::app::App;
use crate::contract::{
    AmendMinutes, ApproveMinutes, GapView, GapWeight, MinutesOf, MinutesSectionView, MinutesView,
    NumberedBlock,
};
use crate::environment::Environment;
use crate::messages::label;
use crate::papers::{self, Frozen};
use crate::rules::{procedures_of, rules_of};
use crate::session::Session;
use crate::view::people::{code_of, display_name};
use crate::{AppError, make_id};

impl App {
    /// Shows the newest version of the minutes, and what stands in the way of approval.
    pub fn minutes(&self, request: MinutesOf) -> Result<MinutesView, AppError> {
        self.with_session(|session, environment| {
            session.minutes_view(request.conference, environment)
        })
    }

    /// Assembles a first draft from everything recorded. A version that is being written is kept.
    ///
    /// # Errors
    /// `minutes_begun` if a draft is there: it is never written over.
    pub fn assemble_minutes(&self, request: MinutesOf) -> Result<MinutesView, AppError> {
        self.with_session(|session, environment| {
            session.assemble(request.conference, environment)?;
            session.minutes_view(request.conference, environment)
        })
    }

    /// Approves a version: frozen with its digest, signed by this device, its archive copy sealed.
    ///
    /// # Errors
    /// `approval_waits` while something is missing, `chair_approves` for another role,
    /// `spelling_not_checked`; then nothing was frozen.
    pub fn approve_minutes(&self, request: ApproveMinutes) -> Result<MinutesView, AppError> {
        self.with_session(|session, environment| {
            session.approve(&request, environment)?;
            session.minutes_view(request.conference, environment)
        })
    }

    /// Begins a new version that names the one it replaces and says why.
    pub fn amend_minutes(&self, request: AmendMinutes) -> Result<MinutesView, AppError> {
        self.with_session(|session, environment| {
            session.amend(&request, environment)?;
            session.minutes_view(request.conference, environment)
        })
    }
}

impl Session {
    pub(crate) fn assemble(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<(), AppError> {
        self.settle_drafts(DocumentId(id.0), environment)?;
        let conference = self.conference(id)?;
        if !conference.minutes.is_empty() {
            return Err(AppError::new("minutes_begun"));
        }
        let family = self.family(conference.family)?;
        let now = environment.clock.now();
        let blocks = assemble(&conference, &family, || make_id(now).map(MinuteBlockId))?;
        let version = version(MinutesVersionId(make_id(now)?), 1, blocks);
        self.act(id, &ConferenceAct::BeginMinutes { version }, environment)?;
        self.move_on(id, ConferenceStep::DraftMinutes, environment)
    }

    fn amend(&mut self, request: &AmendMinutes, environment: &Environment) -> Result<(), AppError> {
        if request.change_reason.trim().is_empty() {
            return Err(
                AppError::new("reason_needed").field("change_reason", "change_reason_needed")
            );
        }
        let conference = self.conference(request.conference)?;
        let latest = conference
            .latest_minutes()
            .ok_or_else(|| AppError::new("no_minutes"))?;
        if !latest.is_frozen() {
            return Err(AppError::new("minutes_begun"));
        }
        // A passage keeps its id, so that what the new version changes can be told.
        let id = MinutesVersionId(make_id(environment.clock.now())?);
        let mut version = version(id, latest.number + 1, latest.blocks.clone());
        version.replaces = Some(latest.id);
        version.change_reason = request.change_reason.trim().to_owned();
        self.act(
            request.conference,
            &ConferenceAct::BeginMinutes { version },
            environment,
        )
    }

    pub(crate) fn approve(
        &mut self,
        request: &ApproveMinutes,
        environment: &Environment,
    ) -> Result<(), AppError> {
        if self.role != OfficeRole::Chair {
            return Err(AppError::new("chair_approves"));
        }
        if !request.is_spelling_checked {
            return Err(AppError::new("spelling_not_checked"));
        }
        let document = DocumentId(request.conference.0);
        self.settle_drafts(document, environment)?;
        if !self.draft_views(document)?.is_empty() {
            return Err(AppError::new("drafts_not_settled"));
        }
        if !self.record(document)?.conflicts()?.is_empty() {
            return Err(AppError::new("conflicts_wait"));
        }
        let conference = self.conference(request.conference)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        if gaps(&conference, &family, in_force.pack)
            .iter()
            .any(|gap| gap.is_open())
        {
            return Err(AppError::new("approval_waits"));
        }
        let frozen = Frozen::at_approval(
            conference,
            family,
            request.version,
            environment.clock.now(),
            &self.person_name,
        )?;
        let heads = self.record(document)?.heads();
        let archive = papers::archive_copy(&frozen, &office)?;
        let kept = self.keep_paper(document, "minutes.pdf", &archive.bytes)?;
        self.keep_frozen(&frozen)?;
        let sha256 = hex::encode(archive.sha256);
        let message = format!(
            "chairside minutes approved v1\n{sha256}\n{}",
            heads.join("\n")
        );
        let signature = hex::encode(self.device.sign(message.as_bytes()).as_bytes());
        let act = ConferenceAct::ApproveMinutes {
            version: request.version,
            sha256,
            heads,
            signature,
            attachment: kept,
        };
        self.act(request.conference, &act, environment)?;
        let Some(replaced) = frozen.version.replaces else {
            return Ok(());
        };
        self.step_minutes(
            request.conference,
            replaced,
            MinutesStep::Amend,
            environment,
        )
    }

    fn minutes_view(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<MinutesView, AppError> {
        let view = self.view(id, environment)?;
        let (conference, family) = (&view.conference, &view.family);
        let version = conference.latest_minutes().cloned();
        let sections = version
            .as_ref()
            .map(|v| sections(v, conference, family))
            .unwrap_or_default();
        let gaps: Vec<GapView> = view
            .gaps
            .iter()
            .filter(|gap| is_about_approval(gap))
            .cloned()
            .collect();
        let is_open = version.as_ref().is_some_and(|v| !v.is_frozen());
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, conference)?;
        let is_late = |request: &&AmendmentRequest| {
            let rules = &in_force.rules;
            is_in_window(request, conference, rules, in_force.holidays) == Some(false)
        };
        let late = conference.amendment_requests.iter().filter(is_late);
        Ok(MinutesView {
            late_requests: late.map(|request| request.id).collect(),
            sections,
            versions: conference.minutes.clone(),
            may_approve: is_open && gaps.iter().all(|gap| gap.weight != GapWeight::Stops),
            gaps,
            version,
            view,
        })
    }
}

pub(crate) fn version(
    id: MinutesVersionId,
    number: u32,
    blocks: Vec<MinuteBlock>,
) -> MinutesVersion {
    MinutesVersion {
        id,
        number,
        state: MinutesState::Draft,
        blocks,
        approved_at: None,
        approved_by: String::new(),
        sha256: String::new(),
        heads: Vec::new(),
        signature: String::new(),
        attachment: None,
        replaces: None,
        change_reason: String::new(),
    }
}

fn is_about_approval(gap: &GapView) -> bool {
    Missing::ALL
        .iter()
        .any(|missing| missing.code() == gap.code)
}

/// Everyone who may get a copy.
pub(crate) fn readers(conference: &Conference, family: &Family) -> Vec<Reader> {
    conference
        .participants
        .iter()
        .map(|participant| Reader::of(participant, family))
        .collect()
}

fn sections(
    version: &MinutesVersion,
    conference: &Conference,
    family: &Family,
) -> Vec<MinutesSectionView> {
    let readers = readers(conference, family);
    let numbers = number_blocks(&version.blocks, conference, &readers, section_number);
    let names: BTreeMap<_, _> = conference
        .participants
        .iter()
        .map(|p| (p.id, display_name(p, family)))
        .collect();
    let numbered = |block: &MinuteBlock| NumberedBlock {
        number: numbers.get(&block.id).cloned().unwrap_or_default(),
        not_for: readers
            .iter()
            .filter(|reader| withheld(Part::from(block), reader, conference).is_some())
            .filter_map(|reader| names.get(&reader.person).cloned())
            .collect(),
        block: block.clone(),
    };
    MinutesSection::ALL
        .iter()
        .map(|section| MinutesSectionView {
            section: *section,
            number: section_number(*section),
            heading: label("minutes_section", &code_of(section)),
            blocks: version
                .blocks
                .iter()
                .filter(|b| b.section == *section)
                .map(numbered)
                .collect(),
        })
        .collect()
}
