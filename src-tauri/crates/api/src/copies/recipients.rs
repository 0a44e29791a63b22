//! Who may get a copy of the minutes, where it may go, and who bears the same name.

use chairside_domain::audience::{Reader, is_default_recipient};
use chairside_domain::conference::{ChildReceives, Conference};
use chairside_domain::family::Family;
use chairside_domain::ids::ConferenceId;
use chairside_domain::meeting::{Participant, ParticipantRole};
use chairside_domain::minutes::PaperKind;

use super::{born_on, left_out_view, newest_approved};
use crate::AppError;
use crate::app::App;
use crate::contract::{LeftOut, MinutesOf, RecipientList, RecipientView};
use crate::messages::text;
use crate::session::Session;
use crate::view::people::{display_name, role_label};
use crate::words::{folded, plain_date};

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
                let source = self.copy_source(id, PaperKind::Minutes, participant.id, None)?;
                left_out_view(&source.build(1, false, false)?.left_out)
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

fn recipient(
    participant: &Participant,
    conference: &Conference,
    family: &Family,
    left_out: Vec<LeftOut>,
) -> RecipientView {
    let (is_default, why) = default_and_why(participant);
    let child_receives = conference
        .subject(participant.id)
        .map(|subject| subject.child_receives);
    let copy = match child_receives {
        Some(ChildReceives::ChairToDecide) => "chair_to_decide",
        Some(ChildReceives::ChildFriendlyLetter) => "letter",
        Some(ChildReceives::Neither) => "none",
        Some(ChildReceives::Record) | None if !is_default => "none",
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

/// Others of the same name, with what tells them apart.
fn namesakes(participant: &Participant, conference: &Conference, family: &Family) -> Vec<String> {
    let initials_and_surname = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        let first = words.first().and_then(|w| folded(w).chars().next());
        (first, words.last().map(|w| folded(w)))
    };
    let own = initials_and_surname(&display_name(participant, family));
    let mut others: Vec<(String, String, Option<chrono::NaiveDate>)> = conference
        .participants
        .iter()
        .filter(|p| p.id != participant.id)
        .map(|p| {
            (
                display_name(p, family),
                role_label(p, family),
                born_on(family, p.id),
            )
        })
        .collect();
    let elsewhere = family
        .children
        .iter()
        .filter(|c| conference.participant(c.id).is_none() && c.id != participant.id);
    others.extend(elsewhere.map(|c| {
        (
            family.display_name(c.id).unwrap_or_default(),
            text("child_of_family", &[]),
            c.born_on,
        )
    }));
    others
        .into_iter()
        .filter(|(name, _, _)| initials_and_surname(name) == own)
        .map(|(name, role, born)| match born {
            Some(born) => format!(
                "{name}, {role}, {}",
                text("born_on", &[("date", &plain_date(born))])
            ),
            None => format!("{name}, {role}"),
        })
        .collect()
}

/// Addresses that may be offered. One that is withheld from this person, or whoever the person
/// stands with, never is.
fn delivery_options(participant: &Participant, family: &Family) -> Vec<String> {
    let reader = Reader::of(participant, family);
    let is_suppressed = |option: &str| {
        reader
            .stands_with
            .iter()
            .flat_map(|person| family.suppressions_from(*person))
            .flat_map(|suppression| &suppression.words)
            .any(|words| !words.trim().is_empty() && folded(option).contains(&folded(words)))
    };
    let adult = family.adult(participant.id);
    let of_adult = adult.into_iter().flat_map(|adult| {
        let current = adult
            .addresses
            .iter()
            .filter(|address| address.until.is_none());
        current
            .map(|address| address.text.clone())
            .chain(adult.emails.iter().cloned())
    });
    let own_email = Some(participant.email.clone()).filter(|email| !email.is_empty());
    of_adult
        .chain(own_email)
        .filter(|option| !is_suppressed(option))
        .collect()
}
