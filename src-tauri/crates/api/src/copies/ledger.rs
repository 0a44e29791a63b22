//! The ledger as people read it: who holds which version of what, who is to be asked for a receipt,
//! who gets a newer version, and what waits.

use chairside_domain::amendments::holders_to_resend;
use chairside_domain::conference::Conference;
use chairside_domain::due::{DueSubject, due_dates};
use chairside_domain::family::{Family, FileTransfer};
use chairside_domain::family_due::{FamilyDueSubject, family_due_dates};
use chairside_domain::file_transfer::{FileTransferStanding, standing};
use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::incidents::CopyIncident;
use chairside_domain::minutes::{CopyState, MinutesVersion, RecipientCopy};
use chairside_domain::timescale::Due;
use chairside_store::DocumentId;
use chrono::NaiveDate;

use super::checking::finding_view;
use crate::app::App;
use crate::contract::{
    DeadlineView, IncidentView, LedgerLine, LedgerView, MinutesOf, ToResend, TransferView,
    WriteLedger, WrittenCopy,
};
use crate::environment::{Environment, local};
use crate::messages::{label, text};
use crate::rules::{RulesInForce, procedures_of, rules_of};
use crate::session::Session;
use crate::view::deadline::{deadline_view, timescale_view};
use crate::view::people::{code_of, display_name, role_label};
use crate::words::{and_list, counted, plain_date};
use crate::{AppError, files};

impl App {
    /// Shows who holds which version of what, and what waits for a person.
    pub fn ledger(&self, request: MinutesOf) -> Result<LedgerView, AppError> {
        self.with_session(|session, environment| {
            session.ledger_view(request.conference, environment)
        })
    }

    /// Writes the ledger as a table that other programs open. As a paper, it is written like any
    /// other paper.
    pub fn write_ledger(&self, request: WriteLedger) -> Result<WrittenCopy, AppError> {
        self.with_session(|session, environment| {
            let ledger = session.ledger_view(request.conference, environment)?;
            let document = DocumentId(request.conference.0);
            session.log_access("exported_ledger", document, None, environment)?;
            files::write_new(&request.path, &super::table::csv(&ledger)?)?;
            Ok(WrittenCopy {
                files: vec![request.path],
            })
        })
    }
}

impl Session {
    pub(super) fn ledger_view(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<LedgerView, AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let desk = Desk {
            in_force: &rules_of(&procedures, &office, &conference)?,
            conference: &conference,
            family: &family,
            today: environment.today(),
        };
        let mut incidents: Vec<IncidentView> = conference
            .incidents
            .iter()
            .map(|i| desk.incident(i))
            .collect();
        incidents.sort_by_key(|incident| !incident.is_open);
        Ok(LedgerView {
            summary: summary(&conference),
            lines: conference
                .copies
                .iter()
                .map(|copy| desk.line(copy))
                .collect(),
            to_resend: desk.to_resend(),
            incidents,
            transfers: desk.transfers(),
        })
    }
}

/// What the ledger is worked out from.
pub(crate) struct Desk<'a> {
    pub(crate) in_force: &'a RulesInForce<'a>,
    pub(crate) conference: &'a Conference,
    pub(crate) family: &'a Family,
    pub(crate) today: NaiveDate,
}

impl Desk<'_> {
    fn name(&self, person: Option<PersonId>) -> String {
        let Some(person) = person else {
            return text("the_office", &[]);
        };
        match self.conference.participant(person) {
            Some(participant) => display_name(participant, self.family),
            None => self.family.display_name(person).unwrap_or_default(),
        }
    }

    fn line(&self, copy: &RecipientCopy) -> LedgerLine {
        let participant = copy
            .recipient
            .and_then(|id| self.conference.participant(id));
        LedgerLine {
            copy: copy.id,
            number: copy.number,
            holder: self.name(copy.recipient),
            role_label: participant
                .map(|p| role_label(p, self.family))
                .unwrap_or_default(),
            paper: label("paper_kind", &code_of(copy.paper)),
            version: self.version_of(copy).map(|version| version.number),
            is_partial: copy.is_partial(),
            state: copy.state,
            state_label: label("copy_state", &code_of(copy.state)),
            prepared_by: copy.prepared_by.clone(),
            prepared_at: copy.prepared_at,
            checked_by: copy.checked_by.clone(),
            checked_at: copy.checked_at,
            method: copy.method.clone(),
            delivery: copy.delivery.clone(),
            sent_by: copy.sent_by.clone(),
            sent_at: copy.sent_at,
            received_on: copy.received_on,
            received_noted_by: copy.received_noted_by.clone(),
            corrections: self.corrections(copy),
            chase: self.chase(copy),
        }
    }

    fn version_of(&self, copy: &RecipientCopy) -> Option<&MinutesVersion> {
        let versions = &self.conference.minutes;
        versions
            .iter()
            .find(|version| Some(version.id) == copy.minutes_version)
    }

    /// The window of one holder, from the holder's own receipt.
    fn corrections(&self, copy: &RecipientCopy) -> Option<DeadlineView> {
        let in_force = self.in_force;
        due_dates(
            self.conference,
            self.family,
            &in_force.rules,
            in_force.holidays,
        )
        .iter()
        .find(|due| due.subject == DueSubject::Copy(copy.id))
        .map(|due| deadline_view(due, self.today, in_force.holidays))
    }

    /// How long a copy is out without a receipt. The days are counted; nobody is judged by them.
    fn chase(&self, copy: &RecipientCopy) -> String {
        let Some(sent_at) = copy.sent_at.filter(|_| copy.state == CopyState::Sent) else {
            return String::new();
        };
        let calendar = self.in_force.holidays.calendar(self.in_force.pack.calendar);
        match calendar.working_days_between(local(sent_at).date(), self.today) {
            Ok(days) => {
                let days = counted(i64::from(days), "working day", "working days");
                text("no_receipt_days", &[("days", &days)])
            }
            Err(_) => text("no_receipt", &[]),
        }
    }

    /// Everyone who holds a version that a newer approved one replaced, and has not been sent that.
    fn to_resend(&self) -> Vec<ToResend> {
        let versions = &self.conference.minutes;
        let Some(newest) = self.conference.newest_approved() else {
            return Vec::new();
        };
        let mut all: Vec<ToResend> = Vec::new();
        for replaced in versions
            .iter()
            .filter(|v| v.is_frozen() && v.id != newest.id)
        {
            let holders = holders_to_resend(self.conference, self.family, replaced, newest);
            for holder in holders {
                if self.has_version(holder.person, newest)
                    || all.iter().any(|other| other.person == holder.person)
                {
                    continue;
                }
                let held = self.conference.copies.iter().find(|c| c.id == holder.copy);
                all.push(ToResend {
                    person: holder.person,
                    name: self.name(Some(holder.person)),
                    copy: holder.copy,
                    number: held.map(|copy| copy.number).unwrap_or_default(),
                    version: replaced.number,
                    told: self.told(&holder, replaced, newest),
                });
            }
        }
        all
    }

    fn has_version(&self, person: PersonId, version: &MinutesVersion) -> bool {
        self.conference.copies.iter().any(|copy| {
            copy.recipient == Some(person)
                && copy.minutes_version == Some(version.id)
                && copy.is_out()
        })
    }

    /// What may be told: everything, a part, or only that there is a newer version.
    fn told(
        &self,
        holder: &chairside_domain::amendments::Holder,
        replaced: &MinutesVersion,
        newest: &MinutesVersion,
    ) -> String {
        let changed = chairside_domain::amendments::changed_blocks(replaced, newest);
        let code = match holder.told_about.len() {
            told if told == changed.len() => "resend_told_all",
            0 => "resend_told_nothing",
            _ => "resend_told_part",
        };
        text(code, &[])
    }

    fn incident(&self, incident: &CopyIncident) -> IncidentView {
        let copy = self
            .conference
            .copies
            .iter()
            .find(|c| c.id == incident.copy);
        let suppression = self
            .family
            .suppressions
            .iter()
            .find(|s| s.id == incident.suppression);
        let number = copy.map(|copy| copy.number.to_string()).unwrap_or_default();
        let holder = self.name(copy.and_then(|copy| copy.recipient));
        let field = suppression
            .map(|s| label("suppressed_field", &code_of(s.field)))
            .unwrap_or_default();
        let subject = suppression
            .map(|s| self.name(Some(s.subject)))
            .unwrap_or_default();
        let facts = [
            ("number", number.as_str()),
            ("holder", &holder),
            ("field", &field),
            ("subject", &subject),
        ];
        IncidentView {
            id: incident.id,
            copy: incident.copy,
            sentence: text("incident_sentence", &facts),
            found: incident
                .found
                .iter()
                .map(|finding| finding_view(finding, ""))
                .collect(),
            opened_at: incident.opened_at,
            opened_by: incident.opened_by.clone(),
            is_open: incident.is_open(),
            closed_by: incident.closed_by.clone(),
            closed_reason: incident.closed_reason.clone(),
        }
    }

    /// Files of the children that were sent on, the latest first.
    pub(crate) fn transfers(&self) -> Vec<TransferView> {
        let mut sent: Vec<&FileTransfer> = self.family.file_transfers.iter().collect();
        sent.sort_by_key(|transfer| std::cmp::Reverse(transfer.sent_on));
        sent.into_iter()
            .map(|transfer| self.transfer(transfer))
            .collect()
    }

    fn transfer(&self, transfer: &FileTransfer) -> TransferView {
        let in_force = self.in_force;
        let held_on = |id| {
            (id == self.conference.id)
                .then_some(self.conference.held_on)
                .flatten()
        };
        let due = family_due_dates(self.family, &in_force.rules, in_force.holidays, held_on)
            .into_iter()
            .find(|due| due.subject == FamilyDueSubject::FileTransfer(transfer.id));
        let due_on = due.as_ref().and_then(|due| due.timescale.due).map(Due::day);
        let child = self.name(Some(transfer.child));
        let facts = [
            ("recipient", transfer.recipient.as_str()),
            ("method", &transfer.method),
            ("date", &plain_date(transfer.sent_on)),
        ];
        TransferView {
            id: transfer.id,
            sentence: text("transfer_sentence", &facts),
            child,
            enclosed: transfer
                .enclosed
                .iter()
                .map(|record| match record.dated_on {
                    Some(day) => format!("{}, {}", record.title, plain_date(day)),
                    None => record.title.clone(),
                })
                .collect(),
            receipt_due: due.map(|due| {
                let sent_on = Some(transfer.sent_on);
                timescale_view(
                    &due.timescale,
                    sent_on,
                    due.done_on,
                    self.today,
                    in_force.holidays,
                )
            }),
            is_to_chase: standing(transfer, due_on, self.today) == FileTransferStanding::ToBeChased,
            receipt_on: transfer.receipt_on,
        }
    }

    /// Names of the holders whose copies an open incident names, each once.
    pub(crate) fn holders_in_incidents(&self) -> Option<String> {
        let mut names: Vec<String> = Vec::new();
        for incident in chairside_domain::incidents::open_incidents(self.conference) {
            let copy = self
                .conference
                .copies
                .iter()
                .find(|c| c.id == incident.copy);
            let name = self.name(copy.and_then(|copy| copy.recipient));
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (!names.is_empty()).then(|| and_list(&names))
    }
}

/// How many copies there are and how they stand.
fn summary(conference: &Conference) -> String {
    let in_use = || {
        let copies = conference.copies.iter();
        copies.filter(|copy| copy.state != CopyState::Withdrawn)
    };
    let count =
        |is: fn(&RecipientCopy) -> bool| in_use().filter(|copy| is(copy)).count().to_string();
    let total = i64::try_from(in_use().count()).unwrap_or(i64::MAX);
    if total == 0 {
        return String::new();
    }
    let facts = [
        ("copies", &counted(total, "copy", "copies")),
        ("sent", &count(RecipientCopy::is_out)),
        (
            "received",
            &count(|copy| copy.state == CopyState::Receipted),
        ),
        ("to_send", &count(|copy| !copy.is_out())),
    ];
    let facts = facts.map(|(place, fact)| (place, fact.as_str()));
    text("ledger_summary", &facts)
}
