//! A person says that a copy was sent, and prints one. Nothing else calls a copy sent.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;

use chairside_documents::check::{Finder, NeedleKind, Weight, needles};
use chairside_domain::audience::{Reader, suppressions_in_full};
use chairside_domain::child_events::stopped_by_death;
use chairside_domain::conference::Conference;
use chairside_domain::family::{Family, SuppressedField, Suppression, SuppressionState};
use chairside_domain::ids::{ConferenceId, SuppressionId};
use chairside_domain::life::conference::ConferenceStep;
use chairside_domain::life::minutes::MinutesStep;
use chairside_domain::meeting::Participant;
use chairside_domain::minutes::{CopyState, PaperKind, RecipientCopy};
use chairside_record::ConferenceAct;
use chairside_store::DocumentId;

use super::recipients::addresses_of;
use super::{born_on, copy_of};
use crate::AppError;
use crate::app::App;
use crate::contract::{ConferenceView, PrintCopy, PrintableCopy, SendCopy};
use crate::environment::Environment;
use crate::messages::{label, text};
use crate::session::Session;
use crate::view::people::{code_of, display_name, role_label};
use crate::words::{folded, plain_date};

impl App {
    /// Records a person's word that a copy was sent, to whom and where.
    ///
    /// # Errors
    /// `wrong_recipient` if it went to anyone else or to an address of someone else,
    /// `recipient_not_confirmed` unless role and date of birth are those of the recipient,
    /// `delivery_withheld` for an address that is withheld from the recipient, and what keeps a
    /// copy from leaving. Then nothing is recorded.
    pub fn send_copy(&self, request: SendCopy) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.send_copy(&request, environment)?;
            session.saved_view(request.conference, environment)
        })
    }

    /// Gives a copy to the window to be printed, with the sheet that lies before it. No file is
    /// written, and printing alone does not make it sent. A cover letter is made where it is said where the copy goes.
    ///
    /// # Errors
    /// As for writing a copy; for a cover letter, `delivery_withheld` and `wrong_recipient` for an address that is not
    /// the reader's to know, and `cover_letter_findings` with each place where the finished letter has what is withheld.
    pub fn print_copy(&self, request: PrintCopy) -> Result<PrintableCopy, AppError> {
        self.with_session(|session, environment| session.print_copy(&request, environment))
    }
}

impl Session {
    fn send_copy(&mut self, request: &SendCopy, environment: &Environment) -> Result<(), AppError> {
        let conference = self.conference(request.conference)?;
        let family = self.family(conference.family)?;
        let copy = copy_of(&conference, request.copy)?;
        let participant = addressee(&conference, &copy, request.recipient)?;
        if matches!(copy.state, CopyState::Sent | CopyState::Receipted) {
            return Err(AppError::new("copy_not_from_here"));
        }
        let is_confirmed = request.confirmed_role == role_label(participant, &family)
            && request.confirmed_born_on == born_on(&family, participant.id);
        if !is_confirmed {
            return Err(AppError::new("recipient_not_confirmed"));
        }
        must_have_delivery(request)?;
        must_be_own_address(
            &request.delivery,
            &request.method,
            participant,
            &conference,
            &family,
        )?;
        self.must_be_free_to_leave(request.conference, &copy, environment)?;
        if !stopped_by_death(&copy, &conference, &family).is_empty() {
            return Err(AppError::new("stopped_by_death"));
        }
        if copy.state == CopyState::Prepared {
            // A full copy was checked by the person who read every page of it.
            self.move_copy(request, CopyState::Checked, environment)?;
        }
        self.move_copy(request, CopyState::Sent, environment)?;
        self.circulate(conference.id, &copy, environment)
    }

    fn move_copy(
        &mut self,
        request: &SendCopy,
        state: CopyState,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let act = ConferenceAct::MoveCopy {
            copy: request.copy,
            state,
            delivery: request.delivery.trim().to_owned(),
            method: request.method.trim().to_owned(),
            received_on: None,
        };
        self.act(request.conference, &act, environment)
    }

    /// A version of the minutes is with people from the first copy that was sent, and a conference
    /// goes on when its letter or its minutes went out.
    fn circulate(
        &mut self,
        id: ConferenceId,
        copy: &RecipientCopy,
        environment: &Environment,
    ) -> Result<(), AppError> {
        match (copy.paper, copy.minutes_version) {
            (PaperKind::Minutes, Some(version)) => {
                self.step_minutes(id, version, MinutesStep::Circulate, environment)?;
                self.move_on(id, ConferenceStep::CirculateMinutes, environment)
            }
            (PaperKind::DecisionLetter, _) => {
                self.move_on(id, ConferenceStep::SendLetter, environment)
            }
            _ => Ok(()),
        }
    }

    fn print_copy(
        &mut self,
        request: &PrintCopy,
        environment: &Environment,
    ) -> Result<PrintableCopy, AppError> {
        let conference = self.conference(request.conference)?;
        let family = self.family(conference.family)?;
        let copy = copy_of(&conference, request.copy)?;
        let participant = addressee(&conference, &copy, request.recipient)?;
        self.must_be_free_to_leave(request.conference, &copy, environment)?;
        let delivery = request.delivery.trim();
        let cover_letter = if delivery.is_empty() {
            String::new()
        } else {
            must_be_own_address(delivery, "", participant, &conference, &family)?;
            BASE64.encode(self.cover_letter(request, &copy, environment)?)
        };
        let document = DocumentId(request.conference.0);
        self.log_access("printed_copy", document, Some(copy.id.0), environment)?;
        let name = display_name(participant, &family);
        let role = role_label(participant, &family);
        let born = born_on(&family, participant.id);
        let who = match born {
            Some(born) => {
                let born = text("born_on", &[("date", &plain_date(born))]);
                format!("{name}, {role}, {born}")
            }
            None => format!("{name}, {role}"),
        };
        let paper = label("paper_kind", &code_of(copy.paper));
        let number = copy.number.to_string();
        let facts = [
            ("number", number.as_str()),
            ("paper", &paper),
            ("reference", &conference.reference),
            ("who", &who),
        ];
        let line = |code: &str| text(code, &facts);
        Ok(PrintableCopy {
            base64: BASE64.encode(self.copy_bytes(&copy)?),
            password: self.copy_password(copy.id)?,
            warning: line("print_warning"),
            separator_title: line("separator_title"),
            separator_lines: vec![
                line("separator_for"),
                line("separator_paper"),
                line("separator_after"),
            ],
            cover_letter,
        })
    }
}

/// The recipient of a copy, who must be the one to whom it is handed or sent.
fn addressee<'a>(
    conference: &'a Conference,
    copy: &RecipientCopy,
    to: chairside_domain::ids::PersonId,
) -> Result<&'a Participant, AppError> {
    if copy.recipient != Some(to) {
        return Err(AppError::new("wrong_recipient"));
    }
    conference
        .participant(to)
        .ok_or_else(|| AppError::new("unknown_recipient"))
}

fn must_have_delivery(request: &SendCopy) -> Result<(), AppError> {
    let mut error = AppError::new("delivery_missing");
    if request.delivery.trim().is_empty() {
        error = error.field("delivery", "delivery_needed");
    }
    if request.method.trim().is_empty() {
        error = error.field("method", "method_needed");
    }
    if error.fields.is_empty() {
        Ok(())
    } else {
        Err(error)
    }
}

/// Refuses an address that is withheld from the recipient, or that is another person's and not the
/// recipient's too.
///
/// Source: scenario E5; procedure section 9.
fn must_be_own_address(
    delivery: &str,
    method: &str,
    recipient: &Participant,
    conference: &Conference,
    family: &Family,
) -> Result<(), AppError> {
    let reader = Reader::of(recipient, family);
    let suppressions = suppressions_in_full(&family.suppressions, family);
    let wanted = needles(&suppressions, &reader, &[]);
    let written = format!("{delivery} {method}");
    if !Finder::of(&wanted).find(&written).is_empty() {
        return Err(AppError::new("delivery_withheld").field("delivery", "delivery_withheld_field"));
    }
    let delivery = folded(delivery);
    let is_at = |participant: &Participant| {
        let addresses = addresses_of(participant, family);
        let mut folded = addresses.iter().map(|address| folded(address));
        folded.any(|address| !address.is_empty() && delivery.contains(&address))
    };
    let others = conference
        .participants
        .iter()
        .filter(|p| p.id != recipient.id);
    let is_anothers =
        others.into_iter().any(is_at) || tells_home_of_another(&written, &reader, family);
    if is_anothers && !is_at(recipient) {
        return Err(AppError::new("wrong_recipient"));
    }
    Ok(())
}

/// Tells whether a delivery address is the home of another member of the family, in other words too:
/// without the flat, the town or the postcode. Each home is looked for as if it were withheld.
fn tells_home_of_another(written: &str, reader: &Reader, family: &Family) -> bool {
    let children = family
        .children
        .iter()
        .map(|child| (child.id, &child.addresses));
    let adults = family
        .adults
        .iter()
        .map(|adult| (adult.id, &adult.addresses));
    let homes: Vec<(bool, &str)> = children
        .chain(adults)
        .flat_map(|(person, addresses)| {
            let is_own = reader.stands_with.contains(&person);
            let now = addresses.iter().filter(|address| address.until.is_none());
            now.map(move |address| (is_own, address.text.as_str()))
        })
        .collect();
    let is_shared = |home: &str| {
        let mut own = homes.iter().filter(|(is_own, _)| *is_own);
        own.any(|(_, own)| folded(own) == folded(home))
    };
    let others = homes
        .iter()
        .filter(|(is_own, home)| !is_own && !is_shared(home));
    let as_withheld = Suppression {
        id: SuppressionId(uuid::Uuid::nil()),
        subject: reader.person,
        withheld_from: reader.person,
        field: SuppressedField::Address,
        words: others.map(|(_, home)| (*home).to_owned()).collect(),
        reason: String::new(),
        decided_by: String::new(),
        decided_at: None,
        review_by: None,
        state: SuppressionState::Active,
        lifted_reason: String::new(),
    };
    let found = Finder::of(&needles(&[as_withheld], reader, &[])).find(written);
    found
        .iter()
        .any(|found| found.kind == NeedleKind::Address && found.weight == Weight::Blocks)
}
