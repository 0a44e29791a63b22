//! What happens to a child while a plan runs: eighteen, a death, leaving the country, becoming
//! looked after. Each is proposed to a person; none ends a plan by itself.

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::conference::{Conference, ConferenceKind};
use crate::family::{Child, Family};
use crate::ids::{PersonId, ProtectionPlanId};
use crate::minutes::{CopyState, RecipientCopy};
use crate::pack::EffectiveRules;
use crate::plan::{EndReason, ProtectionPlan};
use crate::timescale::{RuleId, Triggers, compute};

record! {
    /// An end of a plan that follows from what happened to the child. A person decides.
    ProposedEnd {
        /// The plan.
        plan: ProtectionPlanId,
        /// The child.
        child: PersonId,
        /// The reason.
        reason: EndReason,
        /// The day.
        on: NaiveDate,
    }
}

record! {
    /// A child who has a plan and is looked after. The review decides about the plan.
    DualStatus {
        /// The plan.
        plan: ProtectionPlanId,
        /// The child.
        child: PersonId,
        /// Looked after from.
        since: NaiveDate,
    }
}

/// The eighteenth birthday of a child with a date of birth, by the pack's rule.
pub fn eighteenth_birthday(
    child: &Child,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Option<NaiveDate> {
    let rule = rules.rules.get(&RuleId::EighteenthBirthday)?;
    let timescale = compute(rule, &Triggers::from(child.born_on?), holidays).ok()?;
    timescale.due.map(|due| due.day())
}

/// The open plans of a family: begun and not ended.
pub fn open_plans(family: &Family) -> impl Iterator<Item = &ProtectionPlan> {
    family.plans.iter().filter(|plan| plan.ended_on.is_none())
}

/// The ends that the record of each child proposes for its open plans, a death first.
///
/// Shape: eighteen is proposed from the day on which the birthday is known, which lies ahead;
/// the day tells when. Becoming looked after proposes nothing.
/// Source: procedure section 2.20; scenarios D4, D5 and D7.
pub fn proposed_ends(
    family: &Family,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Vec<ProposedEnd> {
    open_plans(family)
        .filter_map(|plan| {
            let child = family.child(plan.child)?;
            let (reason, on) = if let Some(died_on) = child.died_on {
                (EndReason::Died, died_on)
            } else if let Some(left_on) = child.left_uk_on {
                (EndReason::LeftUk, left_on)
            } else {
                let birthday = eighteenth_birthday(child, rules, holidays)?;
                (EndReason::Eighteen, birthday)
            };
            Some(ProposedEnd {
                plan: plan.id,
                child: plan.child,
                reason,
                on,
            })
        })
        .collect()
}

/// Children for whom a booked review is not needed: they are eighteen by then, or died, or left
/// the United Kingdom. The others keep theirs.
///
/// Source: scenario D4.
pub fn reviews_not_needed(
    conference: &Conference,
    family: &Family,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Vec<(PersonId, EndReason)> {
    let Some(day) = conference.held_on else {
        return Vec::new();
    };
    let reviewed = conference
        .subjects
        .iter()
        .filter(|subject| subject.kind == ConferenceKind::Review);
    reviewed
        .filter_map(|subject| {
            let child = family.child(subject.child)?;
            let reason = if child.died_on.is_some_and(|died_on| died_on <= day) {
                EndReason::Died
            } else if child.left_uk_on.is_some_and(|left_on| left_on <= day) {
                EndReason::LeftUk
            } else if eighteenth_birthday(child, rules, holidays).is_some_and(|on| on <= day) {
                EndReason::Eighteen
            } else {
                return None;
            };
            Some((subject.child, reason))
        })
        .collect()
}

/// Code under which a person records that papers about a child who died may go.
pub const PAPERS_AFTER_DEATH: &str = "papers_after_death";

/// Children because of whom a copy waits for a person before it is sent: those of the conference
/// who died, until someone looked at it and gave a reason for going on.
///
/// Shape: empty for a copy that was sent already; what is sent is a fact.
/// Source: procedure section 2.22; scenario D5.
pub fn stopped_by_death(
    copy: &RecipientCopy,
    conference: &Conference,
    family: &Family,
) -> Vec<PersonId> {
    match copy.state {
        CopyState::Sent | CopyState::Receipted | CopyState::Withdrawn => return Vec::new(),
        CopyState::Prepared | CopyState::Checked | CopyState::Returned => {}
    }
    let has_died = |child: &PersonId| family.child(*child).is_some_and(|c| c.died_on.is_some());
    let was_looked_at = |child: &PersonId| {
        conference
            .overrides
            .iter()
            .any(|o| o.code == PAPERS_AFTER_DEATH && o.child == Some(*child))
    };
    conference
        .subjects
        .iter()
        .map(|subject| subject.child)
        .filter(|child| has_died(child) && !was_looked_at(child))
        .collect()
}

/// Children who have a plan and are looked after on a day.
///
/// Source: procedure section 2.15; scenario D7.
pub fn dual_statuses(family: &Family, today: NaiveDate) -> Vec<DualStatus> {
    open_plans(family)
        .filter_map(|plan| {
            let since = family.child(plan.child)?.looked_after_from?;
            (since <= today).then_some(DualStatus {
                plan: plan.id,
                child: plan.child,
                since,
            })
        })
        .collect()
}
