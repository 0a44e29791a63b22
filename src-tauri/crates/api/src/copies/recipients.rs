//! Who may get a copy of the minutes, where it may go, and who bears the same name.

use chairside_documents::check::{Finder, needles};
use chairside_domain::audience::{Reader, is_default_recipient, suppressions_in_full};
use chairside_domain::conference::{ChildReceives, Conference};
use chairside_domain::family::{Address, Family};
use chairside_domain::ids::{ConferenceId, PersonId};
use chairside_domain::meeting::{Participant, ParticipantRole};
use chairside_domain::minutes::PaperKind;

use super::enclosing::why_not_enclosed;
use super::{Looks, born_on, left_out_view, newest_approved};
use crate::AppError;
use crate::app::App;
use crate::contract::{LeftOut, MinutesOf, RecipientList, RecipientView};
use crate::messages::text;
use crate::session::Session;
use crate::view::people::{display_name, role_label};
use crate::words::plain_date;

impl App {
    /// Lists who may get a copy, family first.
    pub fn recipients(&self, request: MinutesOf) -> Result<RecipientList, AppError> {
        self.with_session(|session, _| session.recipient_list(request.conference))
    }
}

impl Session {
    pub(crate) fn recipient_list(&mut self, id: ConferenceId) -> Result<RecipientList, AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let is_approved = newest_approved(&conference).is_ok();
        let (mut ordered, others): (Vec<_>, Vec<_>) = conference
            .participants
            .iter()
            .partition(|p| p.role.is_family_side());
        ordered.extend(others);
        let mut recipients = Vec::new();
        for participant in ordered {
            let left_out = if is_approved {
                let source =
                    self.copy_source(id, PaperKind::Minutes, participant.id, None, None)?;
                left_out_view(&source.build(1, Looks::default())?.left_out)
            } else {
                Vec::new()
            };
            recipients.push(recipient(participant, &conference, &family, left_out));
        }
        let office = self.office()?;
        let mut has_second_person = false;
        for colleague in office.colleagues.iter().filter(|c| c.id != self.person) {
            has_second_person |= self
                .store
                .sealed_value(&super::checking::verifier_key(colleague.id))?
                .is_some();
        }
        Ok(RecipientList {
            recipients,
            has_second_person,
        })
    }
}

impl Session {
    /// Refuses a copy of the minutes for someone who does not get them.
    pub(super) fn must_get_minutes(
        &mut self,
        id: ConferenceId,
        person: PersonId,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let participant = conference
            .participant(person)
            .ok_or_else(|| AppError::new("unknown_recipient"))?;
        if gets_minutes(participant, &conference) {
            Ok(())
        } else {
            Err(AppError::new("recipient_gets_none"))
        }
    }
}

fn recipient(
    participant: &Participant,
    conference: &Conference,
    family: &Family,
    left_out: Vec<LeftOut>,
) -> RecipientView {
    let (is_default, why) = default_and_why(participant);
    let reader = Reader::of(participant, family);
    let child_receives = conference
        .subject(participant.id)
        .map(|subject| subject.child_receives);
    let copy = match child_receives {
        Some(ChildReceives::ChairToDecide) => "chair_to_decide",
        Some(ChildReceives::ChildFriendlyLetter) => "letter",
        Some(ChildReceives::Neither) => "none",
        Some(ChildReceives::Record) | None if !gets_minutes(participant, conference) => "none",
        Some(ChildReceives::Record) | None if left_out.is_empty() => "full",
        Some(ChildReceives::Record) | None => "partial",
    };
    RecipientView {
        person: participant.id,
        name: display_name(participant, family),
        role_label: role_label(participant, family),
        born_on: born_on(family, participant.id),
        namesakes: namesakes(participant, conference, family),
        copy: copy.to_owned(),
        left_out,
        delivery_options: delivery_options(participant, family),
        may_enclose: conference
            .reports
            .iter()
            .filter(|report| report.attachment.is_some())
            .filter(|report| why_not_enclosed(report, &reader).is_none())
            .map(|report| report.id)
            .collect(),
        is_default,
        why: text(
            why,
            &[
                ("reason", &participant.recipient_reason),
                ("no_reason", &participant.no_minutes_reason),
            ],
        ),
        copies: conference
            .copies
            .iter()
            .filter(|c| c.recipient == Some(participant.id))
            .cloned()
            .collect(),
    }
}

/// Tells whether a person gets the minutes: invited or there, or by the chair's decision; a child
/// only by the chair's decision.
///
/// Source: scenarios B12 and B13.
fn gets_minutes(participant: &Participant, conference: &Conference) -> bool {
    match conference.subject(participant.id) {
        Some(subject) => subject.child_receives == ChildReceives::Record,
        None => is_default_recipient(participant),
    }
}

fn default_and_why(participant: &Participant) -> (bool, &'static str) {
    let is_default = is_default_recipient(participant);
    let why = if !participant.no_minutes_reason.is_empty() {
        "recipient_left_out"
    } else if participant.role == ParticipantRole::Child {
        "recipient_child"
    } else if !participant.recipient_reason.is_empty() {
        "recipient_by_decision"
    } else if is_default {
        "recipient_invited_or_present"
    } else {
        "recipient_not_default"
    };
    (is_default, why)
}

/// Others who could be taken for the person on an envelope, with what tells them apart.
fn namesakes(participant: &Participant, conference: &Conference, family: &Family) -> Vec<String> {
    chairside_domain::namesakes::namesakes(participant.id, conference, family)
        .into_iter()
        .map(|person| {
            let other = conference.participant(person);
            let (name, role) = match other {
                Some(other) => (display_name(other, family), role_label(other, family)),
                None => (
                    family.display_name(person).unwrap_or_default(),
                    text(member_of_family(family, person), &[]),
                ),
            };
            match born_on(family, person) {
                Some(born) => {
                    let born = text("born_on", &[("date", &plain_date(born))]);
                    format!("{name}, {role}, {born}")
                }
                None => format!("{name}, {role}"),
            }
        })
        .collect()
}

fn member_of_family(family: &Family, person: PersonId) -> &'static str {
    if family.child(person).is_some() {
        "child_of_family"
    } else {
        "adult_of_family"
    }
}

/// Addresses that may be offered. One that is withheld from this person, or whoever the person
/// stands with, never is.
fn delivery_options(participant: &Participant, family: &Family) -> Vec<String> {
    let reader = Reader::of(participant, family);
    let suppressions = suppressions_in_full(&family.suppressions, family);
    let wanted = needles(&suppressions, &reader, &[]);
    let finder = Finder::of(&wanted);
    addresses_of(participant, family)
        .into_iter()
        .filter(|option| finder.find(option).is_empty())
        .collect()
}

/// Every address and e-mail address at which the record says that a person is reached.
pub(super) fn addresses_of(participant: &Participant, family: &Family) -> Vec<String> {
    let current = |addresses: &[Address]| -> Vec<String> {
        let current = addresses.iter().filter(|address| address.until.is_none());
        current.map(|address| address.text.clone()).collect()
    };
    let mut all = Vec::new();
    if let Some(adult) = family.adult(participant.id) {
        all.extend(current(&adult.addresses));
        all.extend(adult.emails.iter().cloned());
    }
    if let Some(child) = family.child(participant.id) {
        all.extend(current(&child.addresses));
    }
    all.extend(Some(participant.email.clone()).filter(|email| !email.is_empty()));
    all
}
