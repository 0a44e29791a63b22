//! Warnings about reports: late, not shared beforehand, and their content.

use super::{Known, Warning, WarningCode, WarningFact};
use crate::conference::Conference;
use crate::due::{DueSubject, due_dates};
use crate::family::Family;
use crate::ids::PersonId;
use crate::meeting::{AgencyReport, ParticipantRole};
use crate::report_ledger::{
    ApologyMissing, Availability, ContentFinding, ReportStanding, apology_missing, availability,
    content_finding, standing,
};

/// Warnings about each report, in the order of the ledger, then about those who cannot come.
pub(super) fn report_warnings(
    conference: &Conference,
    family: &Family,
    known: &Known<'_>,
) -> Vec<Warning> {
    let mut found = Vec::new();
    let dates = due_dates(conference, family, known.rules, known.holidays);
    for report in &conference.reports {
        let due = dates
            .iter()
            .find(|date| date.subject == DueSubject::Report(report.id));
        let due_on = due.and_then(|date| date.timescale.due).map(|due| due.day());
        let policy = known.pack.reports.as_ref();
        let stands = standing(report, conference, due_on, policy, known.today);
        if is_late(stands) {
            let code = stands.to_string();
            let mut late = of_report(WarningCode::ReportLate, report);
            late = late.with("standing", WarningFact::Code(code));
            if let Some(due_on) = due_on {
                late = late.with("limit", WarningFact::Day(due_on));
            }
            found.push(late);
        }
        if is_not_shared(report, conference, family, known) {
            found.push(of_report(WarningCode::ReportNotShared, report));
        }
        let content = content_finding(report, policy, known.pack.quorum.as_ref());
        found.extend(content.map(|content| of_report(content_code(content), report)));
    }
    found.extend(apology_warnings(conference));
    found
}

fn of_report(code: WarningCode, report: &AgencyReport) -> Warning {
    Warning::new(code).with("agency", WarningFact::Words(report.agency.clone()))
}

fn is_late(standing: ReportStanding) -> bool {
    match standing {
        ReportStanding::Overdue | ReportStanding::Late | ReportStanding::LateTabled => true,
        ReportStanding::Awaited
        | ReportStanding::Received
        | ReportStanding::InTime
        | ReportStanding::InWords
        | ReportStanding::NotSharedBeforehand => false,
    }
}

fn content_code(content: ContentFinding) -> WarningCode {
    match content {
        ContentFinding::ThresholdMissing => WarningCode::ReportThresholdMissing,
        ContentFinding::ThresholdNotAllowed => WarningCode::ReportThresholdNotAllowed,
        ContentFinding::ThresholdNotLookedAt => WarningCode::ReportThresholdNotLookedAt,
    }
}

/// A report that is here, and that a parent of a child it covers could not read beforehand, while
/// there is still time.
fn is_not_shared(
    report: &AgencyReport,
    conference: &Conference,
    family: &Family,
    known: &Known<'_>,
) -> bool {
    let is_parent_of_covered = |person: PersonId| {
        let children = family.children_of(person);
        let covers = &report.covers_children;
        covers.is_empty() || children.iter().any(|child| covers.contains(child))
    };
    let mut parents = conference
        .participants
        .iter()
        .filter(|p| p.role == ParticipantRole::Parent && is_parent_of_covered(p.id));
    let policy = known.pack.reports.as_ref();
    report.received_at.is_some()
        && !conference.is_closed()
        && parents.any(|parent| {
            availability(report, parent.id, conference, policy) == Availability::NotAvailable
        })
}

fn apology_warnings(conference: &Conference) -> Vec<Warning> {
    let mut found = Vec::new();
    for participant in &conference.participants {
        for missing in apology_missing(participant, conference) {
            let code = match missing {
                ApologyMissing::Reason => continue,
                ApologyMissing::Report => WarningCode::ApologyReport,
                ApologyMissing::Deputy => WarningCode::ApologyDeputy,
            };
            found.push(Warning::new(code).about(participant.id));
        }
    }
    found
}
