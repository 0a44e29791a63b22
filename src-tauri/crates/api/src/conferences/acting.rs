//! Doing something to a conference or to its family.

use chairside_domain::ids::ConferenceId;
use chairside_record::{ConferenceAct, DraftTarget, FamilyAct};
use chairside_store::DocumentId;

use crate::AppError;
use crate::app::App;
use crate::contract::{
    Act, ActOnFamily, CommitDrafts, ConferenceView, Done, Nothing, OpenConference, RoomDisplayView,
    SaveDraft,
};
use crate::environment::Environment;
use crate::session::Session;

use super::room_display::room_display;
use crate::copies::transfer_must_be_whole;

impl App {
    /// Opens a conference. That it was opened is logged.
    pub fn open_conference(&self, request: OpenConference) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.log_access(
                "opened",
                DocumentId(request.conference.0),
                None,
                environment,
            )?;
            session.view(request.conference, environment)
        })
    }

    /// Does something to a conference.
    ///
    /// # Errors
    /// What the record's structure or the field's steps forbid; then nothing was changed.
    pub fn act(&self, request: Act) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.must_be_allowed(request.conference, &request.act)?;
            session.act(request.conference, &request.act, environment)?;
            session.follow_reports(request.conference, &request.act, environment)?;
            match &request.act {
                ConferenceAct::Close { .. } => {
                    session.follow_closing(request.conference, environment)?;
                }
                ConferenceAct::Book { .. } => {
                    session.follow_booking(request.conference, environment)?;
                }
                ConferenceAct::AddSubject { subject } => {
                    session.follow_subject(request.conference, subject, environment)?;
                }
                _ => {}
            }
            session.saved_view(request.conference, environment)
        })
    }

    /// Does something to the family of a conference.
    pub fn act_on_family(&self, request: ActOnFamily) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            let conference = session.conference(request.conference)?;
            session.family_must_be_allowed(&conference, &request.act, environment)?;
            transfer_must_be_whole(&request.act)?;
            session.act_on_family(conference.family.0, &request.act, environment)?;
            session.follow_removal(conference.family, &request.act, environment)?;
            let family = session.family(conference.family)?;
            session.follow_suppression(&family, &request.act, environment)?;
            session.saved_view(request.conference, environment)
        })
    }

    /// What the room display shows of the conference that is in session at this laptop.
    pub fn room_display(&self, _: Nothing) -> Result<RoomDisplayView, AppError> {
        self.with_session(|session, _| match session.in_the_room {
            Some(id) => Ok(room_display(&session.conference(id)?)),
            None => Ok(RoomDisplayView {
                heading: String::new(),
                notes: Vec::new(),
            }),
        })
    }

    /// Keeps what is being typed. When this answers, it is on the disk.
    pub fn save_draft(&self, request: SaveDraft) -> Result<Done, AppError> {
        self.with_session(|session, environment| {
            let document = DocumentId(request.conference.0);
            if matches!(request.target, DraftTarget::NewNote { .. }) {
                session.in_the_room = Some(request.conference);
            }
            let at = session.save_draft(document, request.target, request.text, environment)?;
            Ok(Done { at })
        })
    }

    /// Puts drafts into the record: after a pause, on leaving the field, and every few seconds of
    /// unbroken typing.
    pub fn commit_drafts(&self, request: CommitDrafts) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.settle_drafts(DocumentId(request.conference.0), environment)?;
            session.saved_view(request.conference, environment)
        })
    }
}

impl Session {
    pub(crate) fn act(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        if matches!(
            act,
            ConferenceAct::Open | ConferenceAct::AddNote { .. } | ConferenceAct::StartItem { .. }
        ) {
            self.in_the_room = Some(id);
        }
        self.change(DocumentId(id.0), environment, |record, stamp| {
            Ok(record.apply(act, stamp)?)
        })
    }

    pub(crate) fn act_on_family(
        &mut self,
        family: uuid::Uuid,
        act: &FamilyAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        self.change(DocumentId(family), environment, |record, stamp| {
            Ok(record.apply(act, stamp)?)
        })
    }

    /// Logs a look at a record, or something that left it.
    pub(crate) fn log_access(
        &mut self,
        verb: &str,
        document: DocumentId,
        subject: Option<uuid::Uuid>,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let line = chairside_store::AccessLine {
            at: environment.clock.now(),
            device: self.device.public_key().as_bytes().to_vec(),
            person: Some(self.person.0),
            verb: verb.to_owned(),
            document,
            subject,
        };
        Ok(self.store.log_access(&line)?)
    }
}
