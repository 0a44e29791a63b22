//! The dates that a family's record sets, each with what it is about.

use chrono::NaiveDate;

use chairside_domain::family::{EmergencyPowerKind, Family};
use chairside_domain::family_due::{FamilyDueSubject, family_due_dates};
use chairside_domain::ids::{ConferenceId, PersonId};

use super::deadline::timescale_view;
use crate::contract::FamilyDeadlineView;
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::view::people::code_of;
use crate::words::{and_list, plain_date};

/// The dates of a family's record, in the order of the procedure.
pub(crate) fn family_deadlines(
    family: &Family,
    held_on: impl Fn(ConferenceId) -> Option<NaiveDate>,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> Vec<FamilyDeadlineView> {
    family_due_dates(family, &in_force.rules, in_force.holidays, held_on)
        .iter()
        .map(|due| {
            let mut deadline =
                timescale_view(&due.timescale, None, due.done_on, today, in_force.holidays);
            if let FamilyDueSubject::Child(child) = due.subject {
                deadline.child = Some(child);
            }
            FamilyDeadlineView {
                about: about(due.subject, family),
                deadline,
            }
        })
        .collect()
}

fn about(subject: FamilyDueSubject, family: &Family) -> String {
    let found = match subject {
        FamilyDueSubject::Concern(id) => {
            let concern = family.concerns.iter().find(|c| c.id == id);
            concern.map(|c| dated("about_concern", c.identified_on))
        }
        FamilyDueSubject::Section47(id) => {
            let enquiry = family.section47_enquiries.iter().find(|e| e.id == id);
            enquiry.map(|e| dated("about_enquiry", e.started_on))
        }
        FamilyDueSubject::EmergencyPower(id) => {
            let power = family.emergency_powers.iter().find(|p| p.id == id);
            power.map(|p| power_words(p.kind, &p.children, family))
        }
        FamilyDueSubject::Plan(id) => {
            let plan = family.plans.iter().find(|p| p.id == id);
            plan.map(|p| text("about_plan", &[("name", &name(p.child, family))]))
        }
        FamilyDueSubject::Change(id) => {
            let plan = family.plans.iter().find(|plan| {
                let mut changes = plan.significant_changes.iter();
                changes.any(|change| change.id == id)
            });
            plan.map(|p| text("about_change", &[("name", &name(p.child, family))]))
        }
        FamilyDueSubject::Child(child) => Some(name(child, family)),
        FamilyDueSubject::FileTransfer(id) => {
            let transfer = family.file_transfers.iter().find(|t| t.id == id);
            transfer.map(|t| dated("about_file_transfer", t.sent_on))
        }
        FamilyDueSubject::Complaint(id) => {
            let complaint = family.complaints.iter().find(|c| c.id == id);
            complaint.map(|c| dated("about_complaint", c.received_on))
        }
    };
    found.unwrap_or_default()
}

fn power_words(kind: EmergencyPowerKind, children: &[PersonId], family: &Family) -> String {
    let kind = label("emergency_power_kind", &code_of(kind));
    let names: Vec<String> = children.iter().map(|child| name(*child, family)).collect();
    match names.as_slice() {
        [] => kind,
        names => text(
            "about_power",
            &[("power", &kind), ("names", &and_list(names))],
        ),
    }
}

fn dated(code: &str, on: NaiveDate) -> String {
    text(code, &[("date", &plain_date(on))])
}

fn name(child: PersonId, family: &Family) -> String {
    family.display_name(child).unwrap_or_default()
}
