//! What has to be there before the letter and the minutes can be approved.
//!
//! Nothing here stops a conference from being recorded and closed: protection is never blocked.
//! What waits is the paper.

use crate::conference::Conference;
use crate::decision::{ChildDecision, DecisionOutcome, View};
use crate::family::Family;
use crate::ids::PersonId;
use crate::meeting::QuorumDecision;
use crate::pack::{CategoryMode, ProcedurePack};

codes! {
    /// Something that is not there yet.
    Missing {
        /// The conference is still open.
        Closing,
        /// The chair has not judged quorum.
        Quorum,
        /// Interim protection, where the conference was not quorate and adjourned.
        InterimProtection,
        /// No decision for a child.
        Decision,
        /// Reasons for a decision.
        Reasons,
        /// Category, where the pack asks for one.
        Category,
        /// Area of concern, where the pack asks for those.
        AreaOfConcern,
        /// Why the category changed.
        CategoryChangeReason,
        /// Danger statement for a child with a plan.
        DangerStatement,
        /// Lead practitioner.
        LeadPractitioner,
        /// Core group members.
        CoreGroup,
        /// First core group.
        CoreGroupDate,
        /// Review.
        ReviewDate,
        /// Actions of the plan.
        PlanActions,
        /// What is done if things get worse.
        Contingency,
        /// Child-in-need follow-up where there is no plan, or none any longer.
        FollowUp,
        /// Why a view was not given: silence is not agreement.
        ViewReason,
        /// How the views of an excluded person were obtained.
        ExcludedViews,
        /// Who tells an excluded person the outcome.
        ExcludedInformed,
        /// How the copy of an excluded person says it.
        ExcludedWording,
        /// The child's participation code.
        Participation,
    }
}

record! {
    /// A gap: what is missing, and for which child or person.
    Gap {
        /// What.
        missing: Missing,
        /// For whom.
        #[serde(default)]
        person: Option<PersonId>,
        /// The reason with which the chair went on without it.
        #[serde(default)]
        passed_with: String,
    }
}

impl Gap {
    /// Tells whether the gap still stands in the way.
    pub fn is_open(&self) -> bool {
        self.passed_with.is_empty()
    }
}

impl Missing {
    /// The code under which a chair goes on without it.
    pub fn code(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(code)) => format!("missing_{code}"),
            _ => String::new(),
        }
    }

    /// Tells whether the chair can go on without it, with a reason.
    ///
    /// A paper of a conference that is still open, without a decision or without its reasons
    /// would say something that is not so.
    pub fn can_be_passed(self) -> bool {
        !matches!(
            self,
            Self::Closing | Self::Decision | Self::Reasons | Self::Quorum
        )
    }
}

/// Everything that is missing, in the order of the minutes.
///
/// Source: procedure sections 2.11 to 2.14 of the packs; scenario C10.
pub fn gaps(conference: &Conference, family: &Family, pack: &ProcedurePack) -> Vec<Gap> {
    let mut found = Vec::new();
    if !conference.is_closed() {
        found.push((Missing::Closing, None));
    }
    found.extend(quorum_gaps(conference));
    found.extend(exclusion_gaps(conference));
    for subject in &conference.subjects {
        let child = subject.child;
        if subject.participation.is_none()
            && family.child(child).is_some_and(|c| c.born_on.is_some())
        {
            found.push((Missing::Participation, Some(child)));
        }
        found.extend(decision_gaps(conference, family, pack, child));
    }
    let passed = |missing: Missing, person: Option<PersonId>| {
        let given = conference.overrides.iter().rev();
        given
            .filter(|o| missing.can_be_passed() && o.code == missing.code() && o.child == person)
            .map(|o| o.reason.clone())
            .next()
            .unwrap_or_default()
    };
    found
        .into_iter()
        .map(|(missing, person)| Gap {
            missing,
            person,
            passed_with: passed(missing, person),
        })
        .collect()
}

type Found = Vec<(Missing, Option<PersonId>)>;

fn quorum_gaps(conference: &Conference) -> Found {
    let Some(quorum) = conference.latest_quorum() else {
        return vec![(Missing::Quorum, None)];
    };
    let needs_protection = quorum.decision == QuorumDecision::InquorateAdjourn;
    if needs_protection && quorum.interim_protection.trim().is_empty() {
        return vec![(Missing::InterimProtection, None)];
    }
    Vec::new()
}

fn exclusion_gaps(conference: &Conference) -> Found {
    let mut found = Found::new();
    for exclusion in &conference.exclusions {
        let person = Some(exclusion.person);
        for (text, missing) in [
            (&exclusion.views_obtained_how, Missing::ExcludedViews),
            (&exclusion.informed_by, Missing::ExcludedInformed),
            (&exclusion.wording_for_copy, Missing::ExcludedWording),
        ] {
            if text.trim().is_empty() {
                found.push((missing, person));
            }
        }
    }
    found
}

fn decision_gaps(
    conference: &Conference,
    family: &Family,
    pack: &ProcedurePack,
    child: PersonId,
) -> Found {
    let mut found = Found::new();
    let mut add = |is_missing: bool, missing: Missing| {
        if is_missing {
            found.push((missing, Some(child)));
        }
    };
    let silent =
        |v: &&crate::decision::ThresholdView| v.view == View::NoView && v.reasons.trim().is_empty();
    add(
        conference
            .views
            .iter()
            .filter(|v| v.child == child)
            .any(|v| silent(&v)),
        Missing::ViewReason,
    );
    let Some(decision) = conference.decision_for(child) else {
        add(true, Missing::Decision);
        return found;
    };
    add(decision.reasons.trim().is_empty(), Missing::Reasons);
    match decision.outcome {
        DecisionOutcome::Plan | DecisionOutcome::Continue => {
            add(needs_category(decision, pack), category_word(pack));
            add(
                changed_without_reason(decision, family),
                Missing::CategoryChangeReason,
            );
            found.extend(plan_gaps(conference, decision));
        }
        DecisionOutcome::NoPlan | DecisionOutcome::End => {
            add(decision.follow_up.trim().is_empty(), Missing::FollowUp);
        }
        DecisionOutcome::Adjourn => {}
    }
    found
}

fn needs_category(decision: &ChildDecision, pack: &ProcedurePack) -> bool {
    pack.categories.is_some() && decision.categories.is_empty()
}

fn category_word(pack: &ProcedurePack) -> Missing {
    match pack.categories.as_ref().map(|policy| policy.mode) {
        Some(CategoryMode::AreasOfConcern) => Missing::AreaOfConcern,
        Some(CategoryMode::OneOrMultiple | CategoryMode::OneOrMore) | None => Missing::Category,
    }
}

fn changed_without_reason(decision: &ChildDecision, family: &Family) -> bool {
    let plan = family
        .plans
        .iter()
        .find(|plan| plan.child == decision.child && plan.ended_on.is_none());
    let has_changed = plan.is_some_and(|plan| plan.latest_categories != decision.categories);
    decision.outcome == DecisionOutcome::Continue
        && has_changed
        && decision.category_change_reason.trim().is_empty()
}

/// A plan without its safety content cannot go on paper.
fn plan_gaps(conference: &Conference, decision: &ChildDecision) -> Found {
    let child = decision.child;
    let plan = conference.outline_plan(child);
    let has = |is_there: fn(&crate::plan::OutlinePlan) -> bool| plan.is_some_and(is_there);
    let has_statement = conference
        .danger_statements
        .iter()
        .any(|s| s.children.contains(&child) && !s.statement.trim().is_empty());
    let is_new = decision.outcome == DecisionOutcome::Plan;
    [
        (has_statement, Missing::DangerStatement),
        (
            has(|p| p.lead_practitioner.is_some()),
            Missing::LeadPractitioner,
        ),
        (has(|p| !p.core_group.is_empty()), Missing::CoreGroup),
        (
            !is_new || has(|p| p.core_group_first_on.is_some()),
            Missing::CoreGroupDate,
        ),
        (has(|p| p.review_on.is_some()), Missing::ReviewDate),
        (has(|p| !p.actions.is_empty()), Missing::PlanActions),
        (
            has(|p| !p.contingency.trim().is_empty()),
            Missing::Contingency,
        ),
    ]
    .into_iter()
    .filter(|(is_there, _)| !is_there)
    .map(|(_, missing)| (missing, Some(child)))
    .collect()
}
