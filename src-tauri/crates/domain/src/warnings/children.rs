//! Warnings about what happened to a child, and about endings.

use super::{Known, Warning, WarningCode, WarningFact};
use crate::child_events::{
    PAPERS_AFTER_DEATH, dual_statuses, eighteenth_birthday, reviews_not_needed,
};
use crate::conference::{Conference, ConferenceKind, ConferenceSubject};
use crate::decision::DecisionOutcome;
use crate::ending::{is_cautioned, open_plan_of};
use crate::family::Family;
use crate::moves::{StayStanding, standing};
use crate::plan::EndReason;

/// Warnings about each child of a conference.
///
/// Source: scenarios D4 to D7.
pub(super) fn child_warnings(
    conference: &Conference,
    family: &Family,
    known: &Known<'_>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    for (child, reason) in reviews_not_needed(conference, family, known.rules, known.holidays) {
        let mut warning = Warning::new(WarningCode::ReviewNotNeeded)
            .about(child)
            .with("reason", WarningFact::Code(reason.to_string()));
        let record = family.child(child);
        let since = record.and_then(|record| match reason {
            EndReason::Died => record.died_on,
            EndReason::LeftUk => record.left_uk_on,
            EndReason::Eighteen => eighteenth_birthday(record, known.rules, known.holidays),
            EndReason::NoLongerAtRisk | EndReason::MovedToAnotherAuthority => None,
        });
        if let Some(since) = since {
            warning = warning.with("date", WarningFact::Day(since));
        }
        found.push(warning);
    }
    for subject in &conference.subjects {
        found.extend(of_death(subject, conference, family));
        found.extend(of_end(subject, conference, family));
        found.extend(of_stay(subject, family, known));
        if is_cautioned(known.pack, conference, subject.child) {
            found.push(Warning::new(WarningCode::EndsAtFirstReview).about(subject.child));
        }
        if does_not_fit(subject, conference, family) {
            found.push(Warning::new(WarningCode::KindDoesNotFit).about(subject.child));
        }
    }
    for status in dual_statuses(family, known.today) {
        let is_here = conference.subject(status.child).is_some();
        if is_here && conference.decision_for(status.child).is_none() {
            let dual = Warning::new(WarningCode::DualStatus).about(status.child);
            found.push(dual.with("date", WarningFact::Day(status.since)));
        }
    }
    found
}

/// The end of a plan needs facts of its own, so the decision alone does not end it.
fn of_end(
    subject: &ConferenceSubject,
    conference: &Conference,
    family: &Family,
) -> Option<Warning> {
    let decision = conference.decision_for(subject.child)?;
    let plan = open_plan_of(family, subject.child)?;
    (decision.outcome == DecisionOutcome::End).then(|| {
        let runs = Warning::new(WarningCode::PlanNotEnded).about(subject.child);
        runs.with("date", WarningFact::Day(plan.started_on))
    })
}

fn of_stay(subject: &ConferenceSubject, family: &Family, known: &Known<'_>) -> Option<Warning> {
    let stay = family.child(subject.child)?.stay.as_ref()?;
    let stands = standing(stay, known.pack.moves.as_ref(), known.today);
    let is_asked = stands == StayStanding::ForGood && subject.kind != ConferenceKind::TransferIn;
    is_asked.then(|| {
        let asked = Warning::new(WarningCode::StayForGood).about(subject.child);
        asked.with("date", WarningFact::Day(stay.from))
    })
}

fn of_death(subject: &ConferenceSubject, conference: &Conference, family: &Family) -> Vec<Warning> {
    let Some((child, died_on)) = family
        .child(subject.child)
        .and_then(|child| child.died_on.map(|died_on| (child, died_on)))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let was_looked_at = conference
        .overrides
        .iter()
        .any(|o| o.code == PAPERS_AFTER_DEATH && o.child == Some(child.id));
    if !was_looked_at {
        let waits = Warning::new(WarningCode::PapersAfterDeath).about(child.id);
        found.push(waits.with("date", WarningFact::Day(died_on)));
    }
    if child.death_review_noted_on.is_none() {
        found.push(Warning::new(WarningCode::DeathReviewNotNoted).about(child.id));
    }
    found
}

/// A review of a child without a plan, or a first conference about a child who has one from
/// another conference.
fn does_not_fit(subject: &ConferenceSubject, conference: &Conference, family: &Family) -> bool {
    let plan = open_plan_of(family, subject.child);
    match subject.kind {
        ConferenceKind::Review => !conference.is_closed() && plan.is_none(),
        ConferenceKind::Initial | ConferenceKind::PreBirth => {
            plan.is_some_and(|plan| plan.conference != conference.id)
        }
        ConferenceKind::TransferIn | ConferenceKind::Reconvened => false,
    }
}
