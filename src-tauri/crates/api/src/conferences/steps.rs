//! What the field's rules ask for before, or bring about after, something is done.

use chairside_domain::approval::gaps;
use chairside_domain::conference::Conference;
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, EntryId, ProtectionPlanId};
use chairside_domain::life::Because;
use chairside_domain::life::conference::{self as life, ConferenceStep};
use chairside_domain::meeting::QuorumAssessment;
use chairside_domain::office::OfficeRole;
use chairside_domain::plan::{PlanReview, PlanState, ProtectionPlan};
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_domain::quorum_judgement::second_inquorate;
use chairside_record::{ConferenceAct, FamilyAct};
use chairside_store::DocumentId;

use crate::environment::Environment;
use crate::error::FieldError;
use crate::messages::text;
use crate::rules::{RulesInForce, procedures_of, rules_of};
use crate::session::Session;
use crate::view::people::code_of;
use crate::words::and_list;
use crate::{AppError, make_id};

impl Session {
    /// Refuses what a rule of the field forbids, naming each fact that is missing. Recording and
    /// closing are never refused here.
    pub(super) fn must_be_allowed(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
    ) -> Result<(), AppError> {
        self.copy_act_must_be_allowed(id, act)?;
        self.report_act_must_be_allowed(id, act)?;
        self.recipients_must_be_the_chairs(act)?;
        match act {
            ConferenceAct::AssessQuorum { assessment } => self.may_go_on(id, assessment),
            ConferenceAct::Open => self.step_must_start(id, ConferenceStep::Open),
            ConferenceAct::Adjourn { .. } => self.step_must_start(id, ConferenceStep::Adjourn),
            ConferenceAct::Reconvene => self.step_must_start(id, ConferenceStep::Reconvene),
            ConferenceAct::Close { .. } => self.step_must_start(id, ConferenceStep::Close),
            _ => Ok(()),
        }
    }

    /// Takes a step of the life of a conference, or names what is missing.
    pub(super) fn step_must_start(
        &mut self,
        id: ConferenceId,
        step: ConferenceStep,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let gaps = gaps(&conference, &family, in_force.pack);
        let known = |fact| life::is_known(&conference, &gaps, fact);
        let Err(refused) = life::step(conference.state, step, known) else {
            return Ok(());
        };
        let Because::Missing(facts) = refused.because else {
            return Err(AppError::new("step_not_from_here"));
        };
        let mut error = AppError::new("step_lacks_facts");
        error.fields = facts
            .iter()
            .map(|fact| {
                let code = code_of(fact);
                FieldError {
                    message: text(&format!("conference_fact_{code}"), &[]),
                    field: code,
                }
            })
            .collect();
        Err(error)
    }

    /// Who else gets the minutes, who does not, and what a child gets is for the chair to decide.
    ///
    /// Source: scenarios B12 and B13.
    fn recipients_must_be_the_chairs(&self, act: &ConferenceAct) -> Result<(), AppError> {
        let decides = match act {
            ConferenceAct::AddParticipant { participant } => {
                !participant.recipient_reason.is_empty()
                    || !participant.no_minutes_reason.is_empty()
            }
            ConferenceAct::ChangeParticipant { change, .. } => {
                ["recipient_reason", "no_minutes_reason"]
                    .iter()
                    .any(|field| change.fields().contains_key(*field))
            }
            ConferenceAct::ChangeSubject { change, .. } => {
                change.fields().contains_key("child_receives")
            }
            _ => false,
        };
        if decides && self.role != OfficeRole::Chair {
            Err(AppError::new("chair_decides_recipients"))
        } else {
            Ok(())
        }
    }

    /// Stops a second meeting in a row that is not quorate, where the pack refuses it. One that
    /// took place all the same is recorded with the reason.
    fn may_go_on(
        &mut self,
        id: ConferenceId,
        assessment: &QuorumAssessment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let previous = self.previous_meeting(&conference, &in_force)?;
        let second = second_inquorate(assessment, previous.as_ref(), in_force.pack);
        match second.filter(|second| !second.is_recorded_with_reason) {
            None => Ok(()),
            Some(second) => {
                let sources: Vec<String> = second.sources.into_iter().map(|s| s.document).collect();
                Err(AppError::with(
                    "second_inquorate",
                    &[("source", &and_list(&sources))],
                ))
            }
        }
    }

    /// The meeting before this one about one of the same children, where the pack asks about it.
    pub(super) fn previous_meeting(
        &mut self,
        conference: &Conference,
        in_force: &RulesInForce<'_>,
    ) -> Result<Option<Conference>, AppError> {
        let quorum = in_force.pack.quorum.as_ref();
        let (Some(day), true) = (
            conference.held_on,
            quorum.is_some_and(|policy| policy.refuses_second_inquorate),
        ) else {
            return Ok(None);
        };
        let rows = self
            .store
            .conferences_of_family(DocumentId(conference.family.0))?;
        let mut earlier: Vec<_> = rows
            .into_iter()
            .filter(|row| row.document.0 != conference.id.0)
            .filter_map(|row| {
                row.held_on
                    .filter(|on| *on < day)
                    .map(|on| (on, row.document))
            })
            .collect();
        earlier.sort();
        for (_, document) in earlier.into_iter().rev() {
            let before = self.conference(ConferenceId(document.0))?;
            let shares_child = conference
                .subjects
                .iter()
                .any(|subject| before.subject(subject.child).is_some());
            if shares_child && (before.opened_at.is_some() || before.is_closed()) {
                return Ok(Some(before));
            }
        }
        Ok(None)
    }

    /// What follows when a conference closes: a plan begins for each child for whom one was decided.
    pub(super) fn follow_closing(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        for act in acts_for(&conference, &family, environment)? {
            self.act_on_family(conference.family.0, &act, environment)?;
        }
        Ok(())
    }
}

/// The acts on the family that follow from the decisions. An end and a follow-up need facts that a
/// person gives, so they wait for one.
pub(crate) fn acts_for(
    conference: &Conference,
    family: &Family,
    environment: &Environment,
) -> Result<Vec<FamilyAct>, AppError> {
    let now = environment.clock.now();
    let mut acts = Vec::new();
    for change in plan_changes(conference, family) {
        match change {
            PlanChange::Begin {
                child,
                started_on,
                categories,
            } => {
                let plan = ProtectionPlan {
                    id: ProtectionPlanId(make_id(now)?),
                    child,
                    conference: conference.id,
                    started_on,
                    initial_categories: categories.clone(),
                    latest_categories: categories,
                    state: PlanState::Active,
                    ended_on: None,
                    end_reason: None,
                    end_evidence: None,
                    transfer_conference_on: None,
                    follow_up: None,
                    core_groups: Vec::new(),
                    reviews: Vec::new(),
                    significant_changes: Vec::new(),
                    met_after_end_on: None,
                };
                acts.push(FamilyAct::BeginPlan { plan });
            }
            PlanChange::Reviewed { plan, held_on } => {
                let review = PlanReview {
                    id: EntryId(make_id(now)?),
                    conference: conference.id,
                    held_on,
                };
                acts.push(FamilyAct::RecordReview { plan, review });
            }
            PlanChange::ChangeCategories {
                plan, categories, ..
            } => {
                acts.push(FamilyAct::ChangePlanCategory { plan, categories });
            }
            PlanChange::End { .. } | PlanChange::FollowUp { .. } => {}
        }
    }
    Ok(acts)
}
