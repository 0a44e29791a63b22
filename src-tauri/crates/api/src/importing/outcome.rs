//! Quorum, views, decisions, plans and minutes out of a file.

use chairside_domain::assembly::assemble;
use chairside_domain::conference::{Conference, Override};
use chairside_domain::decision::{
    AgencyScale, ChildDecision, DangerStatement, Dissent, ThresholdView,
};
use chairside_domain::ids::{
    ChildDecisionId, DangerStatementId, DissentId, EntryId, MinuteBlockId, MinutesVersionId,
    PlanActionId, ThresholdViewId,
};
use chairside_domain::meeting::QuorumAssessment;
use chairside_domain::minutes::{MinuteBlock, MinutesState, MinutesVersion};
use chairside_domain::pack::ProcedurePack;
use chairside_domain::plan::{OutlinePlan, PlanAction};
use chairside_domain::quorum;

use super::conference::Making;
use super::shape::{ImportedAction, ImportedBlock, ImportedMinutes, ImportedOutlinePlan};
use crate::{AppError, make_id};

impl Making<'_> {
    pub(super) fn quorum(&self) -> Result<Vec<QuorumAssessment>, AppError> {
        let Some(from) = &self.file.quorum else {
            return Ok(Vec::new());
        };
        Ok(vec![QuorumAssessment {
            id: EntryId(make_id(self.now)?),
            at: self
                .moment(from.at.or(self.file.conference.opened_at))
                .unwrap_or(self.now),
            agencies_present: from.agencies_present.clone(),
            counted_rule: String::new(),
            is_floor_met: None,
            decision: from.decision,
            ground: from.ground.clone(),
            reasons: from.reasons.clone(),
            interim_protection: from.interim_protection.clone(),
            reconvene_on: from.reconvene_on,
        }])
    }

    /// Says against which floor quorum was judged, and whether it was met.
    pub(super) fn count_quorum(&self, conference: &mut Conference, pack: &ProcedurePack) {
        let count = quorum::count(conference, pack.quorum.as_ref());
        for assessment in &mut conference.quorum {
            assessment.is_floor_met = count.is_floor_met;
            assessment.counted_rule = format!("{}.quorum", pack.id);
            if assessment.agencies_present.is_empty() {
                assessment.agencies_present = count.counted.clone();
            }
        }
    }

    pub(super) fn views(&self) -> Result<Vec<ThresholdView>, AppError> {
        self.each(&self.file.views, |making, view| {
            Ok(ThresholdView {
                id: ThresholdViewId(make_id(making.now)?),
                child: making.who.person(&view.child),
                agency: view.agency.clone(),
                person: making.who.optional(view.person.as_ref()),
                view: view.view,
                category: view.category.clone(),
                basis: view.basis,
                reasons: view.reasons.clone(),
            })
        })
    }

    pub(super) fn decisions(&self) -> Result<Vec<ChildDecision>, AppError> {
        self.each(&self.file.decisions, |making, decision| {
            Ok(ChildDecision {
                id: ChildDecisionId(make_id(making.now)?),
                child: making.who.person(&decision.child),
                outcome: decision.outcome,
                categories: decision.categories.clone(),
                reasons: decision.reasons.clone(),
                category_change_reason: decision.category_change_reason.clone(),
                decided_by: making.name_or_chair(&decision.decided_by),
                decided_at: making.moment(decision.decided_at).unwrap_or(making.end()),
                follow_up: decision.follow_up.clone(),
                end_reason: decision.end_reason,
            })
        })
    }

    pub(super) fn dissents(&self) -> Result<Vec<Dissent>, AppError> {
        self.each(&self.file.dissents, |making, dissent| {
            Ok(Dissent {
                id: DissentId(make_id(making.now)?),
                child: making.who.person(&dissent.child),
                agency: dissent.agency.clone(),
                person: making.who.optional(dissent.person.as_ref()),
                formality: dissent.formality,
                words: dissent.words.clone(),
                at: making.end(),
                follow_up: dissent.follow_up.clone(),
            })
        })
    }

    pub(super) fn danger_statements(&self) -> Result<Vec<DangerStatement>, AppError> {
        self.each(&self.file.danger_statements, |making, statement| {
            Ok(DangerStatement {
                id: DangerStatementId(make_id(making.now)?),
                children: making.who.all(&statement.children),
                statement: statement.statement.clone(),
                goal: statement.goal.clone(),
            })
        })
    }

    pub(super) fn scales(&self) -> Result<Vec<AgencyScale>, AppError> {
        self.each(&self.file.scores, |making, score| {
            Ok(AgencyScale {
                id: EntryId(make_id(making.now)?),
                person: making.who.person(&score.person),
                child: making.who.optional(score.child.as_ref()),
                score: score.score,
                at: making.end(),
            })
        })
    }

    pub(super) fn outline_plans(&self) -> Result<Vec<OutlinePlan>, AppError> {
        self.each(&self.file.outline_plans, |making, plan| {
            making.outline_plan(plan)
        })
    }

    fn outline_plan(&self, from: &ImportedOutlinePlan) -> Result<OutlinePlan, AppError> {
        Ok(OutlinePlan {
            child: self.who.person(&from.child),
            actions: self.each(&from.actions, |making, action| making.action(action))?,
            contingency: from.contingency.clone(),
            contingency_audience: self.audience(from.contingency_audience.as_ref()),
            assessments_needed: from.assessments_needed.clone(),
            family_involvement: from.family_involvement.clone(),
            lead_practitioner: self.who.optional(from.lead_practitioner.as_ref()),
            core_group: self.who.all(&from.core_group),
            core_group_first_on: from.core_group_first_on,
            review_on: from.review_on,
        })
    }

    fn action(&self, from: &ImportedAction) -> Result<PlanAction, AppError> {
        Ok(PlanAction {
            id: PlanActionId(make_id(self.now)?),
            what: from.what.clone(),
            why: from.why.clone(),
            owner: self.who.optional(from.owner.as_ref()),
            owner_words: from.owner_words.clone(),
            by_when: from.by_when,
            measure: from.measure.clone(),
            audience: self.audience(from.audience.as_ref()),
            progress: from.progress.clone(),
        })
    }

    pub(super) fn overrides(&self) -> Result<Vec<Override>, AppError> {
        self.each(&self.file.reasons_for_going_on, |making, reason| {
            Ok(Override {
                id: EntryId(make_id(making.now)?),
                code: reason.code.clone(),
                child: making.who.optional(reason.child.as_ref()),
                reason: reason.reason.clone(),
                by: making.name_or_chair(""),
                at: making.end(),
            })
        })
    }

    /// The first version of the minutes: what was assembled, then the file's own passages.
    pub(super) fn minutes(
        &self,
        from: &ImportedMinutes,
        conference: &Conference,
    ) -> Result<MinutesVersion, AppError> {
        let mut blocks = if from.is_assembled {
            assemble(conference, self.family, || {
                make_id(self.now).map(MinuteBlockId)
            })?
        } else {
            Vec::new()
        };
        blocks.extend(self.each(&from.blocks, |making, block| making.block(block))?);
        // The sort keeps the order within a section.
        blocks.sort_by_key(|block| block.section);
        let mut version = crate::minutes::version(MinutesVersionId(make_id(self.now)?), 1, blocks);
        if from.is_with_chair && !from.is_approved {
            version.state = MinutesState::InChairsCheck;
        }
        Ok(version)
    }

    fn block(&self, from: &ImportedBlock) -> Result<MinuteBlock, AppError> {
        Ok(MinuteBlock {
            id: MinuteBlockId(make_id(self.now)?),
            section: from.section,
            under: from.under.clone(),
            text: from.text.clone(),
            words_of: self.who.optional(from.words_of.as_ref()),
            source_person: self.who.optional(from.source_person.as_ref()),
            source_note: None,
            mark: None,
            child_scope: self.who.all(&from.child_scope),
            audience: self.audience(from.audience.as_ref()),
            also_for: self.who.all(&from.also_for),
            said_at: from.said_at,
        })
    }
}
