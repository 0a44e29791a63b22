//! Warnings about a family's record, before, between and after conferences.

use super::{Known, Warning, WarningCode, WarningFact};
use crate::family::{EmergencyPowerKind, Family};
use crate::family_due::{FamilyDueDate, FamilyDueSubject, family_due_dates};
use crate::file_transfer::{self, FileTransferStanding};
use crate::timescale::RuleId;

/// Every warning about a family's record that holds now.
///
/// Source: procedure sections 2.2, 2.21 and 2.22; scenarios A2, A14 and D8.
pub fn family_warnings(family: &Family, known: &Known<'_>) -> Vec<Warning> {
    let dates = family_due_dates(family, known.rules, known.holidays, |_| None);
    let mut found: Vec<Warning> = enquiry_warnings(family).into_iter().collect();
    found.extend(assessment_warnings(family, &dates, known));
    found.extend(order_warnings(family));
    found.extend(file_warnings(family, &dates, known));
    found
}

/// An enquiry is under way, and no discussion is recorded as the one that initiated it: no limit
/// can be counted.
fn enquiry_warnings(family: &Family) -> Option<Warning> {
    let has_enquiry = !family.section47_enquiries.is_empty();
    let is_initiated = family
        .strategy_discussions
        .iter()
        .any(|discussion| discussion.initiated_section47);
    (has_enquiry && !is_initiated).then(|| Warning::new(WarningCode::NoInitiatingDiscussion))
}

/// An assessment that ran past its limit, or was finished after it, without a reason.
fn assessment_warnings(
    family: &Family,
    dates: &[FamilyDueDate],
    known: &Known<'_>,
) -> Vec<Warning> {
    let assessments = dates
        .iter()
        .filter(|date| date.timescale.rule == RuleId::Assessment);
    assessments
        .filter_map(|date| {
            let due_on = date.timescale.due?.day();
            let reached = date.done_on.unwrap_or(known.today);
            let has_reason = match date.subject {
                FamilyDueSubject::Concern(id) => family
                    .concerns
                    .iter()
                    .any(|c| c.id == id && !c.assessment_delay_reason.trim().is_empty()),
                FamilyDueSubject::Section47(_)
                | FamilyDueSubject::EmergencyPower(_)
                | FamilyDueSubject::Plan(_)
                | FamilyDueSubject::Change(_)
                | FamilyDueSubject::Child(_)
                | FamilyDueSubject::FileTransfer(_)
                | FamilyDueSubject::Complaint(_) => family
                    .concerns
                    .iter()
                    .any(|c| !c.assessment_delay_reason.trim().is_empty()),
            };
            (reached > due_on && !has_reason).then(|| {
                let warning = Warning::new(WarningCode::AssessmentDelayReason);
                warning.with("limit", WarningFact::Day(due_on))
            })
        })
        .collect()
}

/// An order without the expiry that the court stated. None is ever worked out.
fn order_warnings(family: &Family) -> Vec<Warning> {
    let orders = family
        .emergency_powers
        .iter()
        .filter(|power| power.kind == EmergencyPowerKind::EmergencyProtectionOrder);
    orders
        .filter(|order| order.court_stated_expiry.is_none() && order.ended_at.is_none())
        .map(|_| Warning::new(WarningCode::OrderExpiryNotRecorded))
        .collect()
}

fn file_warnings(family: &Family, dates: &[FamilyDueDate], known: &Known<'_>) -> Vec<Warning> {
    let mut found = Vec::new();
    for transfer in &family.file_transfers {
        let of_transfer = |code| {
            let warning = Warning::new(code).about(transfer.child);
            warning.with("date", WarningFact::Day(transfer.sent_on))
        };
        let due = dates
            .iter()
            .find(|date| date.subject == FamilyDueSubject::FileTransfer(transfer.id));
        let due_on = due.and_then(|date| date.timescale.due).map(|due| due.day());
        let stands = file_transfer::standing(transfer, due_on, known.today);
        if stands == FileTransferStanding::ToBeChased {
            found.push(of_transfer(WarningCode::FileReceiptMissing));
        }
        if !file_transfer::missing(transfer).is_empty() {
            found.push(of_transfer(WarningCode::FileContentsMissing));
        }
    }
    found
}
