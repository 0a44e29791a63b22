//! One child's chronology, across concerns, conferences and periods under a plan.

use chrono::NaiveDate;

use crate::conference::{Conference, ConferenceKind};
use crate::decision::DecisionOutcome;
use crate::due::local_day;
use crate::family::{EmergencyPowerKind, Family, Section47Outcome};
use crate::ids::{ConferenceId, PersonId, ProtectionPlanId};
use crate::plan::EndReason;

/// One entry of a chronology: a day and what happened on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChronologyEntry {
    /// The day.
    pub on: NaiveDate,
    /// What happened.
    pub what: Happening,
}

/// What happened to a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Happening {
    /// Born.
    Born,
    /// A concern was identified.
    Concern,
    /// A strategy discussion was held.
    StrategyDiscussion {
        /// It initiated the section 47 enquiry.
        initiated_section47: bool,
    },
    /// A section 47 enquiry started.
    Section47Started {
        /// Its outcome, if known.
        outcome: Option<Section47Outcome>,
    },
    /// An emergency power began.
    EmergencyPower(EmergencyPowerKind),
    /// A conference was held.
    Conference {
        /// Which.
        conference: ConferenceId,
        /// What kind it was for this child.
        kind: ConferenceKind,
        /// The decision that stands.
        outcome: Option<DecisionOutcome>,
    },
    /// A plan began.
    PlanBegan(ProtectionPlanId),
    /// A core group met.
    CoreGroup(ProtectionPlanId),
    /// A significant change was identified.
    SignificantChange(ProtectionPlanId),
    /// A plan ended.
    PlanEnded {
        /// Which.
        plan: ProtectionPlanId,
        /// Why.
        reason: Option<EndReason>,
    },
    /// Became looked after.
    BecameLookedAfter,
    /// Was no longer looked after.
    NoLongerLookedAfter,
    /// Nobody knew any longer where the child was.
    WhereaboutsLost,
    /// It was known again.
    WhereaboutsKnown,
    /// Left the United Kingdom for good.
    LeftUk,
    /// Died.
    Died,
}

/// The chronology of a child, earliest first; within one day, in the order of the work.
///
/// Shape: conferences that were not held are not among it. What names no child is about every
/// child of the family.
/// Source: procedure section 7.
pub fn chronology<'a>(
    child: PersonId,
    family: &Family,
    conferences: impl IntoIterator<Item = &'a Conference>,
) -> Vec<ChronologyEntry> {
    let mut entries = Vec::new();
    let mut add = |on: Option<NaiveDate>, what: Happening| {
        entries.extend(on.map(|on| ChronologyEntry { on, what }));
    };
    add_life(child, family, &mut add);
    add_enquiries(child, family, &mut add);
    for conference in conferences.into_iter().filter(|c| c.is_closed()) {
        if let Some(subject) = conference.subject(child) {
            let what = Happening::Conference {
                conference: conference.id,
                kind: subject.kind,
                outcome: conference.decision_for(child).map(|d| d.outcome),
            };
            add(conference.held_on, what);
        }
    }
    for plan in family.plans.iter().filter(|plan| plan.child == child) {
        add(Some(plan.started_on), Happening::PlanBegan(plan.id));
        for meeting in &plan.core_groups {
            add(Some(meeting.held_on), Happening::CoreGroup(plan.id));
        }
        for change in &plan.significant_changes {
            let what = Happening::SignificantChange(plan.id);
            add(Some(change.identified_on), what);
        }
        let ended = Happening::PlanEnded {
            plan: plan.id,
            reason: plan.end_reason,
        };
        add(plan.ended_on, ended);
    }
    entries.sort_by_key(|entry| entry.on);
    entries
}

fn add_life(child: PersonId, family: &Family, add: &mut impl FnMut(Option<NaiveDate>, Happening)) {
    let Some(record) = family.child(child) else {
        return;
    };
    add(record.born_on, Happening::Born);
    add(record.looked_after_from, Happening::BecameLookedAfter);
    add(record.looked_after_until, Happening::NoLongerLookedAfter);
    add(record.left_uk_on, Happening::LeftUk);
    add(record.died_on, Happening::Died);
}

fn add_enquiries(
    child: PersonId,
    family: &Family,
    add: &mut impl FnMut(Option<NaiveDate>, Happening),
) {
    let is_about = |children: &[PersonId]| children.is_empty() || children.contains(&child);
    for concern in family.concerns.iter().filter(|c| is_about(&c.children)) {
        add(Some(concern.identified_on), Happening::Concern);
        let lost_on = concern.whereabouts_unknown_from.map(local_day);
        add(lost_on, Happening::WhereaboutsLost);
        let known_on = concern.whereabouts_known_from.map(local_day);
        add(known_on, Happening::WhereaboutsKnown);
    }
    for discussion in &family.strategy_discussions {
        if is_about(&discussion.children) {
            let what = Happening::StrategyDiscussion {
                initiated_section47: discussion.initiated_section47,
            };
            add(Some(discussion.held_on), what);
        }
    }
    for enquiry in &family.section47_enquiries {
        if is_about(&enquiry.children) {
            let what = Happening::Section47Started {
                outcome: enquiry.outcome,
            };
            add(Some(enquiry.started_on), what);
        }
    }
    for power in &family.emergency_powers {
        if is_about(&power.children) {
            let what = Happening::EmergencyPower(power.kind);
            add(Some(local_day(power.began_at)), what);
        }
    }
}
