//! The limits by which a conference has to be held, for each of its children.

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::conference::{Conference, ConferenceKind, ConferenceSubject};
use crate::decision::DecisionOutcome;
use crate::due::{Dates, DueDate, DueSubject};
use crate::family::{Family, Section47Outcome, StrategyDiscussion};
use crate::ids::{PersonId, StrategyDiscussionId};
use crate::meeting::QuorumDecision;
use crate::pack::EffectiveRules;
use crate::timescale::{RuleId, TriggerKind, Triggers};

/// The limits of one conference, child by child, each with the day on which it was met.
///
/// Shape: as for [`crate::due::due_dates`], of which they are the first. A child whose conference
/// was adjourned and is continued in another one has its limit there.
pub fn limits(
    conference: &Conference,
    family: &Family,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
) -> Vec<DueDate> {
    let mut dates = Dates {
        rules,
        holidays,
        found: Vec::new(),
    };
    for subject in &conference.subjects {
        add_limit(&mut dates, subject, conference, family);
    }
    dates.found
}

/// The strategy discussion from which a child's limit runs: the one that the conference names, or
/// else the first that initiated section 47 about the child since the child's last plan ended, and
/// whose enquiry did not end without a conference. A further discussion does not move it.
///
/// Source: the pack's `icpc_from_strategy` rule.
pub fn initiating_discussion(
    family: &Family,
    named: Option<StrategyDiscussionId>,
    child: PersonId,
) -> Option<&StrategyDiscussion> {
    let last_end = last_end(family, child);
    let about_child = || {
        let all = family.strategy_discussions.iter();
        all.filter(|d| d.initiated_section47)
            .filter(|d| d.children.is_empty() || d.children.contains(&child))
    };
    about_child().find(|d| Some(d.id) == named).or_else(|| {
        about_child()
            .filter(|d| last_end.is_none_or(|end| d.held_on >= end))
            .filter(|d| !ended_without_conference(family, d.id))
            .min_by_key(|d| d.held_on)
    })
}

/// Tells whether the enquiry that a discussion initiated ended without a conference.
fn ended_without_conference(family: &Family, discussion: StrategyDiscussionId) -> bool {
    let mut enquiries = family.section47_enquiries.iter();
    enquiries.any(|enquiry| {
        let has_ended = match enquiry.outcome {
            Some(
                Section47Outcome::NotSubstantiated
                | Section47Outcome::SubstantiatedNoContinuingRisk,
            ) => true,
            Some(Section47Outcome::ConferenceCalled) | None => false,
        };
        enquiry.strategy_discussion == Some(discussion) && has_ended
    })
}

/// The day on which a concern about a child was identified, since the child's last plan ended.
fn concern_identified(family: &Family, child: PersonId) -> Option<NaiveDate> {
    let last_end = last_end(family, child);
    let concerns = family.concerns.iter();
    concerns
        .filter(|c| c.children.is_empty() || c.children.contains(&child))
        .map(|c| c.identified_on)
        .filter(|day| last_end.is_none_or(|end| *day >= end))
        .min()
}

fn last_end(family: &Family, child: PersonId) -> Option<NaiveDate> {
    let of_child = family.plans.iter().filter(|plan| plan.child == child);
    of_child.filter_map(|plan| plan.ended_on).max()
}

/// The day on which a conference met a child's limit.
///
/// Shape: an inquorate conference that adjourned meets no limit, closed or not: the limit still runs.
/// Source: scenario C5.
fn met_on(conference: &Conference, child: PersonId) -> Option<NaiveDate> {
    let was_adjourned = conference
        .latest_quorum()
        .is_some_and(|quorum| quorum.decision == QuorumDecision::InquorateAdjourn);
    let is_decided = match conference.decision_for(child).map(|d| d.outcome) {
        Some(DecisionOutcome::Adjourn) => false,
        Some(_) => true,
        None => !was_adjourned,
    };
    let is_met = conference.is_closed() && is_decided;
    conference.held_on.filter(|_| is_met)
}

fn add_limit(
    dates: &mut Dates<'_>,
    subject: &ConferenceSubject,
    conference: &Conference,
    family: &Family,
) {
    let child = DueSubject::Child(subject.child);
    let done_on = met_on(conference, subject.child);
    if done_on.is_none() && subject.continued_in.is_some() {
        return;
    }
    match subject.kind {
        ConferenceKind::Initial | ConferenceKind::PreBirth => {
            add_first_limit(dates, subject.child, conference, family);
        }
        ConferenceKind::Reconvened => add_continued(dates, subject, conference, family),
        ConferenceKind::TransferIn => add_transfer_in(dates, subject, done_on),
        ConferenceKind::Review => {
            let Some(previous) = subject.previous_held_on else {
                return;
            };
            if subject.is_first_review {
                add_first_review(dates, previous, subject.child, family, done_on);
            } else {
                dates.add(RuleId::ReviewNext, Triggers::from(previous), child, done_on);
            }
        }
    }
}

/// Tells whether every child that waits for a decision of a conference is considered in another.
pub fn is_continued(conference: &Conference) -> bool {
    let mut waiting = conference.subjects.iter().filter(|subject| {
        let decision = conference.decision_for(subject.child);
        decision.is_none_or(|decision| decision.outcome == DecisionOutcome::Adjourn)
    });
    !conference.subjects.is_empty() && waiting.all(|subject| subject.continued_in.is_some())
}

/// The rule for the new date after an inquorate conference, by its name in the pack.
pub(crate) fn reconvene_rule(dates: &Dates<'_>) -> RuleId {
    if dates.has(RuleId::IcpcReconvene) {
        RuleId::IcpcReconvene
    } else {
        RuleId::CppmReconvene
    }
}

/// The limits of a conference that was adjourned: its first one still runs, and the new date has
/// its own.
///
/// Source: scenario C5.
fn add_continued(
    dates: &mut Dates<'_>,
    subject: &ConferenceSubject,
    conference: &Conference,
    family: &Family,
) {
    let done_on = met_on(conference, subject.child);
    let day = conference.held_on;
    // The plan that ran on that day: one that begins at this conference is no plan to review.
    let running = family.plans.iter().find(|plan| {
        let is_before = day.is_none_or(|day| plan.started_on < day);
        let is_after = |end| day.is_none_or(|day| end >= day);
        plan.child == subject.child && is_before && plan.ended_on.is_none_or(is_after)
    });
    if subject.written_notice_on.is_some() {
        add_transfer_in(dates, subject, done_on);
    } else if let Some(plan) = running {
        let reviews = plan.reviews.iter().map(|review| review.held_on);
        let last = reviews.filter(|on| day.is_none_or(|day| *on < day)).max();
        match last {
            Some(last) => {
                let child = DueSubject::Child(subject.child);
                dates.add(RuleId::ReviewNext, Triggers::from(last), child, done_on);
            }
            None => add_first_review(dates, plan.started_on, subject.child, family, done_on),
        }
    } else {
        add_first_limit(dates, subject.child, conference, family);
    }
    if let Some(adjourned_on) = subject.previous_held_on {
        let trigger = Triggers::from(adjourned_on);
        let child = DueSubject::Child(subject.child);
        dates.add(reconvene_rule(dates), trigger, child, done_on);
    }
}

fn add_transfer_in(dates: &mut Dates<'_>, subject: &ConferenceSubject, done_on: Option<NaiveDate>) {
    let child = DueSubject::Child(subject.child);
    if let Some(notice_on) = subject.written_notice_on {
        let trigger = Triggers::from(notice_on);
        dates.add(RuleId::IcpcTransferIn, trigger, child, done_on);
    }
}

/// The limit of a first conference about a child, and the one before a birth where the pack has it.
fn add_first_limit(
    dates: &mut Dates<'_>,
    child: PersonId,
    conference: &Conference,
    family: &Family,
) {
    let subject = DueSubject::Child(child);
    let done_on = met_on(conference, child);
    let expected = family.child(child).and_then(|c| c.expected_on);
    let rule = match expected {
        Some(_) if dates.has(RuleId::CppmUnborn) => RuleId::CppmUnborn,
        _ if dates.has(RuleId::IcpcFromStrategy) => RuleId::IcpcFromStrategy,
        _ => RuleId::Cppm,
    };
    let discussed = initiating_discussion(family, conference.strategy_discussion, child);
    let discussed = discussed.map(|discussion| discussion.held_on);
    // A concern stands before every discussion of it; where none is recorded the discussion is the
    // first that is known of it.
    let from = match dates.trigger_of(rule) {
        Some(TriggerKind::ConcernIdentified) => concern_identified(family, child).or(discussed),
        _ => discussed,
    };
    if let Some(from) = from {
        let mut triggers = Triggers::from(from);
        if let Some(expected_on) = expected {
            triggers = triggers.also(TriggerKind::ExpectedBirth, expected_on);
        }
        dates.add(rule, triggers, subject, done_on);
    }
    if let Some(expected_on) = expected {
        let before_birth = Triggers::from(expected_on);
        dates.add(RuleId::IcpcUnborn, before_birth, subject, done_on);
    }
}

/// The first review, or the review after a birth where the pack counts that from the birth and the
/// first conference was held before it.
pub(crate) fn add_first_review(
    dates: &mut Dates<'_>,
    first_conference: NaiveDate,
    child: PersonId,
    family: &Family,
    done_on: Option<NaiveDate>,
) {
    let record = family.child(child);
    let born_on = record.and_then(|c| c.born_on);
    let was_unborn = match born_on {
        Some(born_on) => first_conference < born_on,
        None => record.is_some_and(|c| c.expected_on.is_some()),
    };
    let mut triggers = Triggers::from(first_conference);
    let rule = if was_unborn && dates.counts_from(RuleId::ReviewPostBirth, TriggerKind::Birth) {
        if let Some(born_on) = born_on {
            triggers = triggers.also(TriggerKind::Birth, born_on);
        }
        RuleId::ReviewPostBirth
    } else {
        RuleId::ReviewFirst
    };
    dates.add(rule, triggers, DueSubject::Child(child), done_on);
}
