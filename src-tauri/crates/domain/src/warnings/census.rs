//! Warnings by the rules of the statutory return, each with its number from the pack.

use super::{Known, Warning, WarningCode, WarningFact};
use crate::birth::has_one_birth_date;
use crate::categories;
use crate::conference::{Conference, ConferenceKind};
use crate::family::{Child, ChildStatus, Family, Sex};
use crate::ids::PersonId;
use crate::plan::{PlanState, ProtectionPlan};

/// Warnings about the children of a conference and their plans.
///
/// Source: procedure section 7; the pack's `census` table.
pub(super) fn census_warnings(
    conference: &Conference,
    family: &Family,
    known: &Known<'_>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    for subject in &conference.subjects {
        if let Some(child) = family.child(subject.child) {
            found.extend(of_child(child, known));
        }
        let plans: Vec<&ProtectionPlan> = family
            .plans
            .iter()
            .filter(|plan| plan.child == subject.child)
            .collect();
        for plan in &plans {
            found.extend(of_plan(plan, conference, known));
        }
        found.extend(of_plans(subject.child, &plans, known));
        if subject.kind == ConferenceKind::Review {
            found.extend(of_review(subject.child, &plans, conference, known));
        }
    }
    found
}

fn of_child(child: &Child, known: &Known<'_>) -> Vec<Warning> {
    let mut found = Vec::new();
    if !has_one_birth_date(child) {
        let rule = known.census_rule("one_birth_date");
        found.push(Warning::new(WarningCode::BirthDates).by_rule(rule));
    }
    if child.status == ChildStatus::Unborn && child.sex != Sex::NotKnown {
        let rule = known.census_rule("unborn_sex");
        let mut warning = Warning::new(WarningCode::UnbornSex).by_rule(rule);
        if let Some(census) = &known.pack.census {
            let code = WarningFact::Words(census.unborn_sex_code.clone());
            warning = warning.with("census_code", code);
        }
        found.push(warning);
    }
    found.into_iter().map(|w| w.about(child.id)).collect()
}

fn of_plan(plan: &ProtectionPlan, conference: &Conference, known: &Known<'_>) -> Vec<Warning> {
    let mut found = Vec::new();
    let mut add = |is_wrong: bool, code: WarningCode, check: &str| {
        if is_wrong {
            let rule = known.census_rule(check);
            found.push(Warning::new(code).by_rule(rule).about(plan.child));
        }
    };
    let is_of_conference = plan.conference == conference.id;
    add(
        is_of_conference && conference.held_on.is_some_and(|day| plan.started_on != day),
        WarningCode::PlanNotOnConference,
        "plan_starts_on_conference",
    );
    add(
        plan.ended_on == Some(plan.started_on),
        WarningCode::PlanEndsOnItsFirstDay,
        "plan_starts_and_ends_same_day",
    );
    if let Some(policy) = &known.pack.categories {
        add(
            !categories::unknown(&plan.initial_categories, policy).is_empty(),
            WarningCode::InitialCategoryUnknown,
            "initial_category",
        );
        add(
            !categories::unknown(&plan.latest_categories, policy).is_empty(),
            WarningCode::LatestCategoryUnknown,
            "latest_category",
        );
    }
    found
}

fn of_plans(child: PersonId, plans: &[&ProtectionPlan], known: &Known<'_>) -> Vec<Warning> {
    let mut found = Vec::new();
    let open: Vec<_> = plans.iter().filter(|p| p.ended_on.is_none()).collect();
    if let [_, _, ..] = open.as_slice() {
        let rule = known.census_rule("one_open_plan");
        found.push(Warning::new(WarningCode::TwoOpenPlans).by_rule(rule));
    }
    let has_support = plans.iter().any(|p| p.state == PlanState::FollowUp);
    if has_support && !open.is_empty() {
        let rule = known.census_rule("no_concurrent_child_in_need_plan");
        found.push(Warning::new(WarningCode::ChildInNeedBesidePlan).by_rule(rule));
    }
    found.into_iter().map(|w| w.about(child)).collect()
}

fn of_review(
    child: PersonId,
    plans: &[&ProtectionPlan],
    conference: &Conference,
    known: &Known<'_>,
) -> Option<Warning> {
    let day = conference.held_on?;
    let plan = plans.iter().find(|plan| plan.ended_on.is_none())?;
    (day <= plan.started_on).then(|| {
        Warning::new(WarningCode::ReviewNotAfterPlan)
            .by_rule(known.census_rule("review_after_plan_start"))
            .about(child)
            .with("date", WarningFact::Day(plan.started_on))
    })
}
