//! The dates that a family's record sets before, between and after conferences.

use chrono::NaiveDate;

use crate::calendar::BankHolidays;
use crate::child_events::open_plans;
use crate::due::local_day;
use crate::family::{
    Complaint, Concern, EmergencyPower, EmergencyPowerKind, Family, FileTransfer, Section47Enquiry,
};
use crate::ids::{
    ComplaintId, ConcernId, ConferenceId, EmergencyPowerId, EntryId, FileTransferId, PersonId,
    ProtectionPlanId, Section47Id,
};
use crate::pack::EffectiveRules;
use crate::plan::{EndReason, ProtectionPlan};
use crate::timescale::{RuleId, Timescale, TriggerKind, Triggers, compute};

/// What a date of the family is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FamilyDueSubject {
    /// A concern.
    Concern(ConcernId),
    /// A section 47 enquiry.
    Section47(Section47Id),
    /// Police protection or an emergency protection order.
    EmergencyPower(EmergencyPowerId),
    /// A plan.
    Plan(ProtectionPlanId),
    /// A significant change between conferences.
    Change(EntryId),
    /// A child.
    Child(PersonId),
    /// A file that was sent.
    FileTransfer(FileTransferId),
    /// A complaint.
    Complaint(ComplaintId),
}

/// One date that a family's record sets.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyDueDate {
    /// What it is about.
    pub subject: FamilyDueSubject,
    /// The limit with its rule and source.
    pub timescale: Timescale,
    /// The day on which it was met.
    pub done_on: Option<NaiveDate>,
}

/// The dates of a family's record, in the order of the procedure.
///
/// Shape: a rule that the pack is silent on gives no date. An emergency protection order gives the
/// court's expiry as it was recorded, or a date without an end that says "not recorded"; nothing
/// is computed for it. `held_on` gives the day of a conference.
/// Source: the pack's rules; procedure sections 2.2, 2.13, 2.19, 2.20, 2.21 and 2.22; scenarios
/// A13, A14, D4, D6, D7 and D8.
pub fn family_due_dates(
    family: &Family,
    rules: &EffectiveRules,
    holidays: &BankHolidays,
    held_on: impl Fn(ConferenceId) -> Option<NaiveDate>,
) -> Vec<FamilyDueDate> {
    let mut dates = Dates {
        rules,
        holidays,
        found: Vec::new(),
    };
    for concern in &family.concerns {
        dates.add_concern(concern, family);
    }
    for enquiry in &family.section47_enquiries {
        dates.add_enquiry(enquiry, family);
    }
    for power in &family.emergency_powers {
        dates.add_emergency_power(power);
    }
    for plan in &family.plans {
        dates.add_plan(plan);
    }
    for plan in open_plans(family) {
        dates.add_child_with_plan(plan.child, family);
    }
    for transfer in &family.file_transfers {
        dates.add_file_transfer(transfer);
    }
    for complaint in &family.complaints {
        dates.add_complaint(complaint, held_on(complaint.conference));
    }
    dates.found
}

struct Dates<'a> {
    rules: &'a EffectiveRules,
    holidays: &'a BankHolidays,
    found: Vec<FamilyDueDate>,
}

impl Dates<'_> {
    fn add(
        &mut self,
        rule: RuleId,
        triggers: &Triggers,
        subject: FamilyDueSubject,
        done_on: Option<NaiveDate>,
    ) {
        let Some(rule) = self.rules.rules.get(&rule) else {
            return;
        };
        if let Ok(timescale) = compute(rule, triggers, self.holidays) {
            self.found.push(FamilyDueDate {
                subject,
                timescale,
                done_on,
            });
        }
    }

    fn add_concern(&mut self, concern: &Concern, family: &Family) {
        let subject = FamilyDueSubject::Concern(concern.id);
        let discussed_on = family
            .strategy_discussions
            .iter()
            .filter(|d| d.held_on >= concern.identified_on)
            .filter(|d| shares_child(&d.children, &concern.children))
            .map(|d| d.held_on)
            .min();
        let from = Triggers::from(concern.identified_on);
        self.add(RuleId::StrategyFromConcern, &from, subject, discussed_on);
        if let Some(lost_at) = concern.whereabouts_unknown_from {
            let from = Triggers::from(lost_at);
            let discussed_on = discussed_on.filter(|on| *on >= local_day(lost_at));
            let known_on = concern.whereabouts_known_from.map(local_day);
            let acted_on = [discussed_on, known_on].into_iter().flatten().min();
            self.add(RuleId::WhereaboutsUnknown, &from, subject, acted_on);
        }
        if let Some(received_on) = concern.referral_received_on
            && self.assessment_runs_from(TriggerKind::Referral)
        {
            let from = Triggers::from(received_on);
            self.add(
                RuleId::Assessment,
                &from,
                subject,
                concern.assessment_done_on,
            );
        }
    }

    /// Where the assessment runs from the start of the enquiry, it is a date of the enquiry.
    fn add_enquiry(&mut self, enquiry: &Section47Enquiry, family: &Family) {
        if !self.assessment_runs_from(TriggerKind::EnquiriesStarted) {
            return;
        }
        let done_on = family
            .concerns
            .iter()
            .filter(|concern| shares_child(&concern.children, &enquiry.children))
            .filter_map(|concern| concern.assessment_done_on)
            .filter(|done_on| *done_on >= enquiry.started_on)
            .min();
        let from = Triggers::from(enquiry.started_on);
        let subject = FamilyDueSubject::Section47(enquiry.id);
        self.add(RuleId::Assessment, &from, subject, done_on);
    }

    fn assessment_runs_from(&self, trigger: TriggerKind) -> bool {
        let rule = self.rules.rules.get(&RuleId::Assessment);
        rule.is_some_and(|rule| rule.trigger == trigger)
    }

    fn add_emergency_power(&mut self, power: &EmergencyPower) {
        let subject = FamilyDueSubject::EmergencyPower(power.id);
        let ended_on = power.ended_at.map(local_day);
        let mut triggers = Triggers::from(power.began_at);
        let rule = match power.kind {
            EmergencyPowerKind::PoliceProtection => RuleId::PoliceProtection,
            EmergencyPowerKind::EmergencyProtectionOrder => {
                if let Some(expires_at) = power.court_stated_expiry {
                    triggers = triggers.also(TriggerKind::CourtStatedExpiry, expires_at);
                }
                RuleId::Epo
            }
        };
        self.add(rule, &triggers, subject, ended_on);
    }

    fn add_plan(&mut self, plan: &ProtectionPlan) {
        let subject = FamilyDueSubject::Plan(plan.id);
        let last = plan
            .core_groups
            .iter()
            .max_by_key(|meeting| meeting.held_on);
        if let (None, Some(last)) = (plan.ended_on, last) {
            let from = Triggers::from(last.held_on);
            self.add(RuleId::CoreGroupNext, &from, subject, None);
            if let Some(next_on) = last.next_on {
                let sent_on = last.record_sent_at.map(local_day);
                let from = Triggers::from(next_on);
                self.add(RuleId::CoreGroupRecord, &from, subject, sent_on);
            }
        }
        for change in &plan.significant_changes {
            let from = Triggers::from(change.identified_on);
            let subject = FamilyDueSubject::Change(change.id);
            self.add(
                RuleId::CgSignificantChange,
                &from,
                subject,
                change.reported_on,
            );
        }
        let is_off_register = plan.end_reason == Some(EndReason::NoLongerAtRisk);
        if let Some(ended_on) = plan.ended_on.filter(|_| is_off_register) {
            let from = Triggers::from(ended_on);
            let met_on = plan.met_after_end_on;
            self.add(RuleId::PostRegistration, &from, subject, met_on);
        }
        if let Some(follow_up) = &plan.follow_up {
            let from = Triggers::from(follow_up.discussed_on);
            self.add(RuleId::CinReview, &from, subject, follow_up.reviewed_on);
        }
    }

    fn add_child_with_plan(&mut self, child: PersonId, family: &Family) {
        let Some(record) = family.child(child) else {
            return;
        };
        let subject = FamilyDueSubject::Child(child);
        if let Some(since) = record.looked_after_from {
            let from = Triggers::from(since);
            for (rule, done_on) in [
                (RuleId::DualStatusNotice, record.looked_after_told_on),
                (RuleId::LookedAfterReview, record.looked_after_reviewed_on),
            ] {
                if done_on.is_some() || record.looked_after_until.is_none() {
                    self.add(rule, &from, subject, done_on);
                }
            }
        }
        if let Some(born_on) = record.born_on.filter(|_| record.died_on.is_none()) {
            let from = Triggers::from(born_on);
            self.add(RuleId::EighteenthBirthday, &from, subject, None);
        }
    }

    fn add_file_transfer(&mut self, transfer: &FileTransfer) {
        let subject = FamilyDueSubject::FileTransfer(transfer.id);
        if let Some(changed_on) = transfer.school_changed_on {
            let from = Triggers::from(changed_on);
            self.add(RuleId::FileTransfer, &from, subject, Some(transfer.sent_on));
        }
        let from = Triggers::from(transfer.sent_on);
        self.add(
            RuleId::FileTransferReceipt,
            &from,
            subject,
            transfer.receipt_on,
        );
    }

    fn add_complaint(&mut self, complaint: &Complaint, held_on: Option<NaiveDate>) {
        let subject = FamilyDueSubject::Complaint(complaint.id);
        if let Some(held_on) = held_on {
            let from = Triggers::from(held_on);
            self.add(
                RuleId::ComplaintWritten,
                &from,
                subject,
                complaint.written_on,
            );
        }
        let from = Triggers::from(complaint.received_on);
        self.add(RuleId::ComplaintReply, &from, subject, complaint.replied_on);
    }
}

/// Tells whether two lists name a child in common. A list that names nobody is about everybody.
fn shares_child(one: &[PersonId], other: &[PersonId]) -> bool {
    one.is_empty() || other.is_empty() || one.iter().any(|child| other.contains(child))
}
