//! What the field's rules ask for before, or bring about after, something is done.

use chairside_domain::child_events::stopped_by_death;
use chairside_domain::conference::Conference;
use chairside_domain::ending::{Ending, EndingRules, missing};
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, ProtectionPlanId};
use chairside_domain::minutes::CopyState;
use chairside_domain::plan::{PlanState, ProtectionPlan};
use chairside_domain::plan_changes::{PlanChange, plan_changes};
use chairside_record::{ConferenceAct, FamilyAct};

use crate::environment::Environment;
use crate::error::FieldError;
use crate::messages::text;
use crate::rules::rules_in_force;
use crate::session::Session;
use crate::view::people::code_of;
use crate::{AppError, make_id};

impl Session {
    /// Refuses what a rule of the field forbids, naming each fact that is missing. Recording and
    /// closing are never refused here.
    pub(super) fn must_be_allowed(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
    ) -> Result<(), AppError> {
        let ConferenceAct::MoveCopy {
            copy,
            state: CopyState::Sent,
            ..
        } = act
        else {
            return Ok(());
        };
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let copy = crate::copies::copy_of(&conference, *copy)?;
        crate::copies::may_leave(&copy)?;
        if stopped_by_death(&copy, &conference, &family).is_empty() {
            Ok(())
        } else {
            Err(AppError::new("stopped_by_death"))
        }
    }

    /// Refuses to end a plan while a fact is missing: the plan and its dates stay as they are.
    pub(super) fn family_must_be_allowed(
        &mut self,
        conference: &Conference,
        act: &FamilyAct,
    ) -> Result<(), AppError> {
        let FamilyAct::EndPlan {
            plan,
            ended_on,
            reason,
            evidence,
            transfer_conference_on,
            ..
        } = act
        else {
            return Ok(());
        };
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let in_force = rules_in_force(&office)?;
        let unknown = || AppError::new("unknown_item");
        let plan = family
            .plans
            .iter()
            .find(|p| p.id == *plan)
            .ok_or_else(unknown)?;
        let child = family.child(plan.child).ok_or_else(unknown)?;
        let ending = Ending {
            reason: *reason,
            ended_on: Some(*ended_on),
            evidence: evidence.as_ref(),
            transfer_conference_on: *transfer_conference_on,
            conference: Some(conference),
        };
        let by = EndingRules {
            pack: in_force.pack,
            rules: &in_force.rules,
            holidays: in_force.holidays,
        };
        let facts = missing(child, &ending, &by);
        if facts.is_empty() {
            return Ok(());
        }
        let mut error = AppError::new("plan_cannot_end");
        error.fields = facts
            .iter()
            .map(|fact| {
                let code = code_of(fact);
                FieldError {
                    message: text(&format!("plan_fact_{code}"), &[]),
                    field: code,
                }
            })
            .collect();
        Err(error)
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
                };
                acts.push(FamilyAct::BeginPlan { plan });
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
