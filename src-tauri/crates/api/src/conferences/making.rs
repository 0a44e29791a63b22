//! Making a conference: the family's record and the conference's, together or not at all.

use std::collections::BTreeSet;

use chairside_domain::birth::numbers_for_next;
use chairside_domain::conference::{
    ChildReceives, Conference, ConferenceState, ConferenceSubject, PackVersion,
};
use chairside_domain::family::{Child, ChildStatus, Family};
use chairside_domain::ids::{ConferenceId, FamilyId, PersonId};
use chairside_domain::initials::suggest;
use chairside_domain::meeting::{PaperLanguage, Participant, ParticipantRole, RoomState};
use chairside_domain::office::{Office, OfficeRole};
use chairside_record::{FamilyAct, OfficeAct, Patch, Record, Stamp};
use chairside_store::DocumentId;
use chrono::{DateTime, Datelike, Utc};

use crate::app::App;
use crate::contract::{ConferenceView, NewConference, NewSubject};
use crate::environment::Environment;
use crate::messages::label;
use crate::rules::{procedures_of, rules_in_force};
use crate::session::Session;
use crate::view::people::code_of;
use crate::words::names_someone;
use crate::{AppError, make_id};

impl App {
    /// Makes a conference, with a new family or for one that is known.
    ///
    /// # Errors
    /// Each field that needs attention is named; then nothing was made.
    pub fn new_conference(&self, request: NewConference) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            let id = session.make_conference(&request, environment)?;
            session.saved_view(id, environment)
        })
    }
}

impl Session {
    /// Makes the records of a new conference.
    pub(crate) fn make_conference(
        &mut self,
        request: &NewConference,
        environment: &Environment,
    ) -> Result<ConferenceId, AppError> {
        check(request)?;
        let now = environment.clock.now();
        let reference = self.take_reference(&request.reference, environment)?;
        let family = self.keep_family(request, &reference, environment)?;
        let office = self.office()?;
        let id = ConferenceId(make_id(now)?);
        let conference = self.new_record(id, request, &family, &office, reference, now)?;
        let stamp = self.stamp(environment);
        let record = Record::new_conference(&conference, &stamp)?;
        self.begin(DocumentId(id.0), record, environment)?;
        for subject in &conference.subjects {
            self.follow_subject(id, subject, environment)?;
        }
        Ok(id)
    }

    /// The reference that was given, if nobody has it yet, or the office's next one.
    pub(crate) fn take_reference(
        &mut self,
        given: &str,
        environment: &Environment,
    ) -> Result<String, AppError> {
        let given = given.trim();
        if !given.is_empty() {
            return if self.store.conferences_by_reference(given)?.is_empty() {
                Ok(given.to_owned())
            } else {
                Err(AppError::new("new_conference_fields").field("reference", "reference_taken"))
            };
        }
        let office = self.office()?;
        let prefix = if office.reference_prefix.is_empty() {
            "CP"
        } else {
            &office.reference_prefix
        };
        let reference = format!(
            "{prefix}-{}-{:04}",
            environment.today().year(),
            office.next_reference
        );
        let next = office.next_reference + 1;
        self.change(self.office, environment, |record, stamp| {
            Ok(record.apply(&OfficeAct::TakeReference { next }, stamp)?)
        })?;
        Ok(reference)
    }

    /// Puts the people of the request into the family's record, a new one or the known one.
    fn keep_family(
        &mut self,
        request: &NewConference,
        reference: &str,
        environment: &Environment,
    ) -> Result<Family, AppError> {
        let stamp = self.stamp(environment);
        let id = match request.family {
            Some(id) => {
                self.change(DocumentId(id.0), environment, |record, stamp| {
                    add_people(record, request, stamp)
                })?;
                id
            }
            None => {
                let id = FamilyId(make_id(stamp.at)?);
                let mut record = Record::new_family(id, reference, &stamp)?;
                add_people(&mut record, request, &stamp)?;
                self.begin(DocumentId(id.0), record, environment)?;
                id
            }
        };
        self.family(id)
    }

    pub(super) fn new_record(
        &self,
        id: ConferenceId,
        request: &NewConference,
        family: &Family,
        office: &Office,
        reference: String,
        now: DateTime<Utc>,
    ) -> Result<Conference, AppError> {
        let procedures = procedures_of(office)?;
        let in_force = rules_in_force(&procedures, office)?;
        Ok(Conference {
            id,
            family: family.id,
            reference,
            state: if request.held_on.is_some() {
                ConferenceState::Booked
            } else {
                ConferenceState::Requested
            },
            held_on: request.held_on,
            starts_at: request.starts_at,
            ends_at: request.ends_at,
            opened_at: None,
            closed_at: None,
            place: request.place.trim().to_owned(),
            joining_details: request.joining_details.trim().to_owned(),
            travel: request.travel.trim().to_owned(),
            place_withheld_from: request.place_withheld_from.clone(),
            mode: request.mode,
            strategy_discussion: request
                .strategy_discussion
                .as_ref()
                .map(|discussion| discussion.id),
            procedure_pack: PackVersion {
                pack: in_force.pack.id.to_string(),
                version: in_force.pack.version.clone(),
                calendar: in_force.holidays.version().to_owned(),
            },
            subjects: request.subjects.iter().map(subject).collect(),
            participants: self.first_participants(request, family, now)?,
            exclusions: Vec::new(),
            reports: Vec::new(),
            agenda: Vec::new(),
            notes: Vec::new(),
            room: RoomState::default(),
            quorum: Vec::new(),
            views: Vec::new(),
            decisions: Vec::new(),
            dissents: Vec::new(),
            danger_statements: Vec::new(),
            scales: Vec::new(),
            outline_plans: Vec::new(),
            minutes: Vec::new(),
            amendment_requests: Vec::new(),
            copies: Vec::new(),
            incidents: Vec::new(),
            overrides: Vec::new(),
            invite_list_asked_on: None,
            report_bundle_sent_on: None,
            recording_request: String::new(),
            pre_meeting: String::new(),
        })
    }

    /// The chair, and the family: they are part of every conference.
    fn first_participants(
        &self,
        request: &NewConference,
        family: &Family,
        now: DateTime<Utc>,
    ) -> Result<Vec<Participant>, AppError> {
        let mut taken = BTreeSet::new();
        let mut participants = Vec::new();
        let mut add = |id: PersonId, name: String, role: ParticipantRole, post: &str| {
            let initials = suggest(role, post, &name, &taken);
            taken.insert(initials.clone());
            participants.push(participant(id, name, initials, role, post));
        };
        let chair_name = request.chair_name.trim();
        let chair = PersonId(make_id(now)?);
        let is_own = chair_name.is_empty() && self.role == OfficeRole::Chair;
        if is_own {
            add(
                self.person,
                self.person_name.clone(),
                ParticipantRole::Chair,
                "",
            );
        } else if !chair_name.is_empty() {
            add(chair, chair_name.to_owned(), ParticipantRole::Chair, "");
        }
        for adult in &family.adults {
            let children = request.subjects.iter().map(|subject| subject.child);
            let relation = children
                .filter_map(|child| family.relationship(adult.id, child))
                .next();
            let Some(relation) = relation else { continue };
            let post = label("relationship_kind", &code_of(relation.kind));
            add(adult.id, adult.full_name(), role_of(relation.kind), &post);
        }
        for subject in &request.subjects {
            let Some(child) = family
                .child(subject.child)
                .filter(|child| child.born_on.is_some())
            else {
                continue;
            };
            let name = family.display_name(child.id).unwrap_or_default();
            add(child.id, name, ParticipantRole::Child, "");
        }
        Ok(participants)
    }
}

fn participant(
    id: PersonId,
    name: String,
    initials: String,
    role: ParticipantRole,
    post: &str,
) -> Participant {
    Participant {
        id,
        name,
        initials,
        role,
        agency: String::new(),
        discipline: String::new(),
        post: post.to_owned(),
        email: String::new(),
        has_direct_contact: false,
        invitation: None,
        supports: None,
        deputy_for: None,
        presence: Vec::new(),
        absence_reason: String::new(),
        recipient_reason: String::new(),
        no_minutes_reason: String::new(),
        language: PaperLanguage::English,
    }
}

fn role_of(kind: chairside_domain::family::RelationshipKind) -> ParticipantRole {
    use chairside_domain::family::RelationshipKind as Kind;
    match kind {
        Kind::Mother | Kind::Father | Kind::StepParent | Kind::FosterCarer | Kind::OtherCarer => {
            ParticipantRole::Parent
        }
        Kind::ParentsPartner
        | Kind::Grandparent
        | Kind::AuntOrUncle
        | Kind::AdultSibling
        | Kind::Other => ParticipantRole::FamilyMember,
    }
}

fn subject(new: &NewSubject) -> ConferenceSubject {
    ConferenceSubject {
        child: new.child,
        kind: new.kind,
        written_notice_on: new.written_notice_on,
        call_on: new.call_on,
        previous_held_on: new.previous_held_on,
        continued_in: None,
        is_first_review: new.is_first_review,
        delay_reason: String::new(),
        delay_agreed_by_manager: String::new(),
        delay_agreed_by_chair: String::new(),
        interim_protection: String::new(),
        participation: None,
        child_receives: ChildReceives::ChairToDecide,
        letter_words: String::new(),
    }
}

fn add_people(record: &mut Record, request: &NewConference, stamp: &Stamp) -> Result<(), AppError> {
    let mut acts: Vec<FamilyAct> = Vec::new();
    acts.extend(
        request
            .adults
            .iter()
            .cloned()
            .map(|adult| FamilyAct::AddAdult { adult }),
    );
    for act in &acts {
        record.apply(act, stamp)?;
    }
    for child in &request.children {
        for act in adding_child(child, &record.as_family()?)? {
            record.apply(&act, stamp)?;
        }
    }
    let mut acts: Vec<FamilyAct> = Vec::new();
    let relationships = request.relationships.iter().cloned();
    acts.extend(relationships.map(|relationship| FamilyAct::Relate { relationship }));
    let suppressions = request.suppressions.iter().cloned();
    acts.extend(suppressions.map(|suppression| FamilyAct::Suppress { suppression }));
    let discussion = request.strategy_discussion.iter().cloned();
    acts.extend(discussion.map(|discussion| FamilyAct::RecordStrategyDiscussion { discussion }));
    for act in &acts {
        record.apply(act, stamp)?;
    }
    Ok(())
}

/// Adds a child. Unborn babies of one mother get numbers, as soon as there are two.
fn adding_child(child: &Child, family: &Family) -> Result<Vec<FamilyAct>, AppError> {
    let mut child = child.clone();
    let mut acts = Vec::new();
    let unborn = |child: &Child| child.status == ChildStatus::Unborn;
    if let (true, Some(mother), None) = (unborn(&child), child.mother, child.unborn_number) {
        let (first, next) = numbers_for_next(family, mother);
        child.unborn_number = next;
        let others = family.children.iter();
        let unnumbered = others
            .filter(|other| unborn(other) && other.mother == Some(mother))
            .find(|other| other.unborn_number.is_none());
        if let (Some(first), Some(other)) = (first, unnumbered) {
            let mut fields = serde_json::Map::new();
            fields.insert("unborn_number".to_owned(), first.into());
            acts.push(FamilyAct::ChangeChild {
                child: other.id,
                change: Patch::new(fields),
            });
        }
    }
    acts.push(FamilyAct::AddChild { child });
    Ok(acts)
}

/// What every conference needs before its records are begun.
fn check(request: &NewConference) -> Result<(), AppError> {
    let mut error = AppError::new("new_conference_fields");
    if request.subjects.is_empty() {
        error = error.field("subjects", "child_needed");
    }
    for child in &request.children {
        let is_unborn = child.status == chairside_domain::family::ChildStatus::Unborn;
        if child.given_names.trim().is_empty() && !is_unborn {
            error = error.field("children", "child_name_needed");
        }
        if child.born_on.is_some() == child.expected_on.is_some() {
            error = error.field("children", "one_birth_date");
        }
    }
    if request
        .adults
        .iter()
        .any(|adult| adult.full_name().is_empty())
    {
        error = error.field("adults", "adult_name_needed");
    }
    let children = request.children.iter();
    let adults = request.adults.iter();
    let names = children
        .flat_map(|child| [&child.given_names, &child.surname])
        .chain(adults.flat_map(|adult| [&adult.given_names, &adult.surname]));
    if names_someone(&request.reference, names.map(String::as_str)) {
        error = error.field("reference", "reference_names_someone");
    }
    let lacks_words =
        |s: &chairside_domain::family::Suppression| s.words.iter().all(|w| w.trim().is_empty());
    if request.suppressions.iter().any(lacks_words) {
        error = error.field("suppressions", "suppression_words_needed");
    }
    if request
        .suppressions
        .iter()
        .any(|s| s.reason.trim().is_empty() || s.decided_by.trim().is_empty())
    {
        error = error.field("suppressions", "suppression_reason_needed");
    }
    if error.fields.is_empty() {
        Ok(())
    } else {
        Err(error)
    }
}
