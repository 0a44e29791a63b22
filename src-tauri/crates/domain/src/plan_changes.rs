//! What the decisions of a conference do to the children's plans.

use chrono::NaiveDate;

use crate::conference::Conference;
use crate::decision::DecisionOutcome;
use crate::ending::open_plan_of;
use crate::family::Family;
use crate::ids::{PersonId, ProtectionPlanId};
use crate::plan::EndReason;

/// One change that follows from the decision about one child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanChange {
    /// A plan begins, on the day of the conference.
    Begin {
        /// The child.
        child: PersonId,
        /// The day.
        started_on: NaiveDate,
        /// Its categories, both initial and latest.
        categories: Vec<String>,
    },
    /// The plan goes on with other categories. The initial ones stay.
    ChangeCategories {
        /// The plan.
        plan: ProtectionPlanId,
        /// The latest categories.
        categories: Vec<String>,
        /// Why, for the minutes.
        reason: String,
    },
    /// The plan was considered at a review.
    Reviewed {
        /// The plan.
        plan: ProtectionPlanId,
        /// The day.
        held_on: NaiveDate,
    },
    /// The plan ends, once nothing is missing: see [`crate::ending::missing`].
    End {
        /// The plan.
        plan: ProtectionPlanId,
        /// The reason.
        reason: EndReason,
        /// The day.
        ended_on: NaiveDate,
    },
    /// There is no plan; the child's support goes on in another way.
    FollowUp {
        /// The child.
        child: PersonId,
        /// The support, in words.
        support: String,
    },
}

/// What the decisions that stand do to the plans of the family, in the order of the children.
///
/// Shape: a second plan is never begun beside an open one. That a plan was reviewed is said once.
/// Nothing follows from an adjournment, or from a conference without a day.
/// Source: procedure sections 2.12, 2.20 and 7 (census rule 2885); scenarios B1 and B3.
pub fn plan_changes(conference: &Conference, family: &Family) -> Vec<PlanChange> {
    let Some(day) = conference.held_on else {
        return Vec::new();
    };
    let children = conference.subjects.iter().map(|subject| subject.child);
    children
        .flat_map(|child| {
            let change = change_for(conference, family, child, day);
            reviewed(conference, family, child, day)
                .into_iter()
                .chain(change)
        })
        .collect()
}

/// A plan that ran before the day of the conference was reviewed at it, once there is a decision.
fn reviewed(
    conference: &Conference,
    family: &Family,
    child: PersonId,
    day: NaiveDate,
) -> Option<PlanChange> {
    let decision = conference.decision_for(child)?;
    if decision.outcome == DecisionOutcome::Adjourn {
        return None;
    }
    let plan = family.plans.iter().find(|plan| {
        let has_run = plan.started_on < day && plan.ended_on.is_none_or(|end| end >= day);
        plan.child == child && has_run
    })?;
    let is_noted = plan.reviews.iter().any(|r| r.conference == conference.id);
    (!is_noted).then_some(PlanChange::Reviewed {
        plan: plan.id,
        held_on: day,
    })
}

fn change_for(
    conference: &Conference,
    family: &Family,
    child: PersonId,
    day: NaiveDate,
) -> Option<PlanChange> {
    let decision = conference.decision_for(child)?;
    let open = open_plan_of(family, child);
    match (decision.outcome, open) {
        (DecisionOutcome::Plan, None) => Some(PlanChange::Begin {
            child,
            started_on: day,
            categories: decision.categories.clone(),
        }),
        (DecisionOutcome::Plan | DecisionOutcome::Continue, Some(plan)) => {
            let has_changed = !decision.categories.is_empty()
                && plan.latest_categories != decision.categories
                && plan.conference != conference.id;
            has_changed.then(|| PlanChange::ChangeCategories {
                plan: plan.id,
                categories: decision.categories.clone(),
                reason: decision.category_change_reason.clone(),
            })
        }
        (DecisionOutcome::End, Some(plan)) => Some(PlanChange::End {
            plan: plan.id,
            reason: decision.end_reason.unwrap_or(EndReason::NoLongerAtRisk),
            ended_on: day,
        }),
        (DecisionOutcome::NoPlan, _) => Some(PlanChange::FollowUp {
            child,
            support: decision.follow_up.clone(),
        }),
        (DecisionOutcome::Continue | DecisionOutcome::End, None)
        | (DecisionOutcome::Adjourn, _) => None,
    }
}
