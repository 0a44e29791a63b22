//! Ending a plan: by one of the pack's reasons, with its evidence, or not yet.

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::child_events::eighteenth_birthday;
use crate::conference::{Conference, ConferenceKind};
use crate::decision::DecisionOutcome;
use crate::family::{Child, Family};
use crate::ids::PersonId;
use crate::life::Refused;
use crate::life::plan::{PlanFact, PlanStep, step};
use crate::meeting::Participant;
use crate::pack::{EffectiveRules, EndingPolicy, EndingReason, ProcedurePack};
use crate::plan::{ChildInNeedFollowUp, EndReason, PlanState, ProtectionPlan, WrittenConfirmation};
use crate::quorum_judgement::was_inquorate;
use crate::timescale::{RuleId, Triggers, compute};

/// An end as somebody means to record it.
#[derive(Clone, Copy, Debug)]
pub struct Ending<'a> {
    /// The reason.
    pub reason: EndReason,
    /// The day.
    pub ended_on: Option<NaiveDate>,
    /// The receiving authority's confirmation.
    pub evidence: Option<&'a WrittenConfirmation>,
    /// Date of the receiving authority's transfer conference.
    pub transfer_conference_on: Option<NaiveDate>,
    /// The conference at which the end was decided, where one did.
    pub conference: Option<&'a Conference>,
}

/// What an ending is judged by.
#[derive(Clone, Copy, Debug)]
pub struct EndingRules<'a> {
    /// The pack.
    pub pack: &'a ProcedurePack,
    /// The service's rules, for the eighteenth birthday.
    pub rules: &'a EffectiveRules,
    /// The bank holidays.
    pub holidays: &'a BankHolidays,
}

/// The reasons that can be offered for ending a plan, in the order of the pack.
///
/// Shape: a reason that needs the decision of a review is not offered at a transfer meeting where
/// the pack refuses it there.
/// Source: the pack's `ending` table; scenario D2.
pub fn reasons_offered<'a>(
    policy: &'a EndingPolicy,
    conference: Option<&Conference>,
    child: PersonId,
) -> Vec<&'a EndingReason> {
    let refuses = policy.refuses_at_transfer && is_transfer_meeting(conference, child);
    policy
        .reasons
        .iter()
        .filter(|reason| !(refuses && reason.needs_review_decision))
        .collect()
}

/// What is missing before a plan can end in this way, in the order of the form. Nothing missing
/// means that it may end.
///
/// Source: the pack's `ending` and `quorum` tables; procedure section 2.20; scenarios C6, D1, D2,
/// D4 and D5.
pub fn missing(child: &Child, ending: &Ending<'_>, by: &EndingRules<'_>) -> Vec<PlanFact> {
    let mut missing = Vec::new();
    if ending.ended_on.is_none() {
        missing.push(PlanFact::EndDate);
    }
    if let Some(policy) = &by.pack.ending {
        match policy.reasons.iter().find(|r| r.reason == ending.reason) {
            None => missing.push(PlanFact::EndReason),
            Some(reason) => {
                missing.extend(missing_by_policy(child, ending, policy, reason, by.pack))
            }
        }
    }
    missing.extend(missing_about_child(child, ending, by));
    missing
}

/// Ends a plan, or says what is missing. The plan, its core groups and its review limits stay as
/// they are until then.
///
/// # Errors
/// [`Refused`] with the facts that are missing.
pub fn end(
    plan: &ProtectionPlan,
    child: &Child,
    ending: &Ending<'_>,
    by: &EndingRules<'_>,
) -> Result<PlanState, Refused<PlanState, PlanStep, PlanFact>> {
    let missing = missing(child, ending, by);
    step(plan.state, PlanStep::End, |fact| !missing.contains(&fact))
}

fn missing_by_policy(
    child: &Child,
    ending: &Ending<'_>,
    policy: &EndingPolicy,
    reason: &EndingReason,
    pack: &ProcedurePack,
) -> Vec<PlanFact> {
    let mut missing = Vec::new();
    if reason.needs_review_decision {
        if !is_decided_at_review(ending.conference, child.id) {
            missing.push(PlanFact::ReviewDecision);
        }
        let cannot_end = pack
            .quorum
            .as_ref()
            .is_some_and(|quorum| quorum.inquorate_cannot_end_plan);
        if cannot_end && ending.conference.is_some_and(was_inquorate) {
            missing.push(PlanFact::QuorateDecision);
        }
        if policy.refuses_at_transfer && is_transfer_meeting(ending.conference, child.id) {
            missing.push(PlanFact::NotATransferMeeting);
        }
    }
    if reason.needs_written_confirmation {
        missing.extend(missing_of_confirmation(ending.evidence));
    }
    if reason.needs_transfer_conference_date && ending.transfer_conference_on.is_none() {
        missing.push(PlanFact::TransferConferenceDate);
    }
    missing
}

fn is_decided_at_review(conference: Option<&Conference>, child: PersonId) -> bool {
    conference.is_some_and(|conference| {
        let is_review = conference.subject(child).is_some_and(|s| match s.kind {
            ConferenceKind::Review | ConferenceKind::Reconvened => true,
            ConferenceKind::Initial | ConferenceKind::PreBirth | ConferenceKind::TransferIn => {
                false
            }
        });
        let ends = conference
            .decision_for(child)
            .is_some_and(|decision| decision.outcome == DecisionOutcome::End);
        is_review && ends
    })
}

fn is_transfer_meeting(conference: Option<&Conference>, child: PersonId) -> bool {
    conference
        .and_then(|conference| conference.subject(child))
        .is_some_and(|subject| subject.kind == ConferenceKind::TransferIn)
}

/// A telephone call is no confirmation: the letter counts, with who wrote it and when.
fn missing_of_confirmation(evidence: Option<&WrittenConfirmation>) -> Vec<PlanFact> {
    let Some(letter) = evidence else {
        return vec![PlanFact::WrittenConfirmation];
    };
    [
        (&letter.authority, PlanFact::ConfirmingAuthority),
        (&letter.author, PlanFact::ConfirmationAuthor),
        (&letter.document, PlanFact::ConfirmationDocument),
    ]
    .into_iter()
    .filter(|(text, _)| text.trim().is_empty())
    .map(|(_, fact)| fact)
    .collect()
}

fn missing_about_child(child: &Child, ending: &Ending<'_>, by: &EndingRules<'_>) -> Vec<PlanFact> {
    let mut missing = Vec::new();
    match ending.reason {
        EndReason::Eighteen => match eighteenth_birthday(child, by.rules, by.holidays) {
            None => missing.push(PlanFact::DateOfBirth),
            Some(on) if ending.ended_on.is_some_and(|ended_on| ended_on < on) => {
                missing.push(PlanFact::EighteenthBirthday);
            }
            Some(_) => {}
        },
        EndReason::Died if child.died_on.is_none() => missing.push(PlanFact::DateOfDeath),
        EndReason::LeftUk if child.left_uk_on.is_none() => missing.push(PlanFact::DayOfLeaving),
        EndReason::Died
        | EndReason::LeftUk
        | EndReason::NoLongerAtRisk
        | EndReason::MovedToAnotherAuthority => {}
    }
    if let (Some(ended_on), Some(died_on)) = (ending.ended_on, child.died_on)
        && ended_on > died_on
    {
        missing.push(PlanFact::EndNotAfterDeath);
    }
    missing
}

/// What is missing of the support after a plan: the talk with the family, what it is, and when it
/// is looked at again, which is inside the limit of the pack.
///
/// Source: the pack's `cin_review` rule; procedure section 2.20; scenario D6.
pub fn follow_up_missing(
    follow_up: Option<&ChildInNeedFollowUp>,
    by: &EndingRules<'_>,
) -> Vec<PlanFact> {
    let Some(follow_up) = follow_up else {
        return vec![
            PlanFact::SupportDiscussed,
            PlanFact::FollowUpPlan,
            PlanFact::FollowUpReview,
        ];
    };
    let mut missing = Vec::new();
    if follow_up.support.trim().is_empty() {
        missing.push(PlanFact::FollowUpPlan);
    }
    match follow_up.review_by {
        None => missing.push(PlanFact::FollowUpReview),
        Some(review_by) => {
            let limit = support_review_limit(follow_up.discussed_on, by);
            if limit.is_some_and(|limit| review_by > limit) {
                missing.push(PlanFact::FollowUpReviewInTime);
            }
        }
    }
    missing
}

/// The last day on which the support after a plan is reviewed.
fn support_review_limit(discussed_on: NaiveDate, by: &EndingRules<'_>) -> Option<NaiveDate> {
    let rule = by.rules.rules.get(&RuleId::CinReview)?;
    let timescale = compute(rule, &Triggers::from(discussed_on), by.holidays).ok()?;
    timescale.due.map(|due| due.day())
}

/// Tells whether the pack asks the chair to think again: the first review ends the plan.
///
/// Source: the pack's `ending` table; scenario D6.
pub fn is_cautioned(pack: &ProcedurePack, conference: &Conference, child: PersonId) -> bool {
    let cautions = pack
        .ending
        .as_ref()
        .is_some_and(|policy| policy.cautions_at_first_review);
    cautions && ends_at_first_review(conference, child)
}

/// Tells whether a conference ends the plan of a child at its first review.
pub fn ends_at_first_review(conference: &Conference, child: PersonId) -> bool {
    let is_first = conference
        .subject(child)
        .is_some_and(|s| s.kind == ConferenceKind::Review && s.is_first_review);
    let ends = conference
        .decision_for(child)
        .is_some_and(|decision| decision.outcome == DecisionOutcome::End);
    is_first && ends
}

/// Who is told that a plan ended: every agency that was invited to the conference that led to it,
/// whether or not it came. One participant of each agency, in the order of the invitations.
///
/// Source: procedure sections 2.16 and 2.20; scenario D6.
pub fn agencies_to_notify(conference_that_led_to_plan: &Conference) -> Vec<&Participant> {
    let mut told: Vec<&Participant> = Vec::new();
    for participant in &conference_that_led_to_plan.participants {
        let is_agency = !participant.role.is_family_side() && !participant.agency.trim().is_empty();
        let is_invited = participant.invitation.is_some();
        if is_agency && is_invited && !told.iter().any(|p| p.agency == participant.agency) {
            told.push(participant);
        }
    }
    told
}

/// The conference that led to a plan, among those of the family.
pub fn conference_that_led_to<'a>(
    plan: &ProtectionPlan,
    conferences: impl IntoIterator<Item = &'a Conference>,
) -> Option<&'a Conference> {
    conferences.into_iter().find(|c| c.id == plan.conference)
}

/// The open plan of a child, if there is one.
pub fn open_plan_of(family: &Family, child: PersonId) -> Option<&ProtectionPlan> {
    crate::child_events::open_plans(family).find(|plan| plan.child == child)
}
