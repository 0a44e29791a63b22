//! The conference's record out of a file: booking, people, reports, agenda and notes.

use std::collections::BTreeSet;

use chairside_domain::conference::{Conference, ConferenceState, ConferenceSubject, PackVersion};
use chairside_domain::family::Family;
use chairside_domain::ids::{
    AgencyReportId, AgendaItemId, ConferenceId, ExclusionId, NoteId, PresenceId, SharingId,
};
use chairside_domain::initials::suggest;
use chairside_domain::meeting::{
    AgencyReport, AgendaItem, Audience, ExclusionPeriod, Invitation, Note, Participant, Presence,
    ReportState, RoomState, Sharing, TextState,
};
use chairside_domain::office::AgendaTemplate;
use chairside_domain::timescale::TriggerAt;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::London;

use super::names::Identities;
use super::shape::{
    ConferenceFile, ImportedAudience, ImportedAudienceKind, ImportedExclusion, ImportedParticipant,
    ImportedReport, ImportedSharing,
};
use crate::messages::label;
use crate::view::people::code_of;
use crate::{AppError, make_id};

/// What a record is made from.
pub(super) struct Making<'a> {
    pub(super) file: &'a ConferenceFile,
    pub(super) who: &'a Identities,
    pub(super) family: &'a Family,
    pub(super) template: Option<&'a AgendaTemplate>,
    pub(super) now: DateTime<Utc>,
}

impl Making<'_> {
    /// The conference as the file has it, without its minutes.
    pub(super) fn conference(
        &self,
        id: ConferenceId,
        reference: &str,
        pack: PackVersion,
    ) -> Result<Conference, AppError> {
        let meeting = &self.file.conference;
        let agenda = self.agenda()?;
        Ok(Conference {
            id,
            family: self.family.id,
            reference: reference.to_owned(),
            state: self.state(),
            held_on: meeting.held_on,
            starts_at: meeting.starts_at,
            ends_at: meeting.ends_at,
            opened_at: self.moment(meeting.opened_at),
            closed_at: self.moment(meeting.closed_at),
            place: meeting.place.trim().to_owned(),
            joining_details: meeting.joining_details.trim().to_owned(),
            travel: meeting.travel.trim().to_owned(),
            place_withheld_from: self.who.all(&meeting.place_withheld_from),
            mode: meeting.mode,
            strategy_discussion: self.family.strategy_discussions.first().map(|held| held.id),
            procedure_pack: pack,
            subjects: self.subjects(),
            participants: self.participants()?,
            exclusions: self.each(&self.file.exclusions, |making, e| making.exclusion(e))?,
            reports: self.each(&self.file.reports, |making, r| making.report(r))?,
            notes: self.notes(&agenda)?,
            agenda,
            room: RoomState::default(),
            quorum: self.quorum()?,
            views: self.views()?,
            decisions: self.decisions()?,
            dissents: self.dissents()?,
            danger_statements: self.danger_statements()?,
            scales: self.scales()?,
            outline_plans: self.outline_plans()?,
            minutes: Vec::new(),
            amendment_requests: Vec::new(),
            copies: Vec::new(),
            incidents: Vec::new(),
            overrides: self.overrides()?,
            invite_list_asked_on: None,
            report_bundle_sent_on: None,
            recording_request: meeting.recording_request.clone(),
            pre_meeting: meeting.pre_meeting.clone(),
        })
    }

    /// The state that follows from what is there.
    fn state(&self) -> ConferenceState {
        let meeting = &self.file.conference;
        let is_asked_for = self
            .file
            .participants
            .iter()
            .any(|p| p.invitation.is_some());
        if self.file.minutes.is_some() {
            ConferenceState::MinutesDrafted
        } else if meeting.closed_at.is_some() {
            ConferenceState::Closed
        } else if meeting.opened_at.is_some() {
            ConferenceState::Open
        } else if meeting.held_on.is_none() {
            ConferenceState::Requested
        } else if !self.file.reports.is_empty() || !self.file.agenda.is_empty() {
            ConferenceState::Preparing
        } else if is_asked_for {
            ConferenceState::Invited
        } else {
            ConferenceState::Booked
        }
    }

    pub(super) fn each<T, U>(
        &self,
        all: &[T],
        make: impl Fn(&Self, &T) -> Result<U, AppError>,
    ) -> Result<Vec<U>, AppError> {
        all.iter().map(|one| make(self, one)).collect()
    }

    /// A local time of the day of the conference, as a moment.
    pub(super) fn moment(&self, at: Option<NaiveTime>) -> Option<DateTime<Utc>> {
        local_moment(self.file.conference.held_on?, at?)
    }

    /// When the conference closed, was opened, or now.
    pub(super) fn end(&self) -> DateTime<Utc> {
        let meeting = &self.file.conference;
        self.moment(meeting.closed_at)
            .or(self.moment(meeting.opened_at))
            .unwrap_or(self.now)
    }

    fn subjects(&self) -> Vec<ConferenceSubject> {
        let subject = |subject: &super::shape::ImportedSubject| ConferenceSubject {
            child: self.who.person(&subject.child),
            kind: subject.kind,
            written_notice_on: subject.written_notice_on,
            call_on: subject.call_on,
            previous_held_on: subject.previous_held_on,
            continued_in: None,
            is_first_review: subject.is_first_review,
            delay_reason: subject.delay_reason.clone(),
            delay_agreed_by_manager: subject.delay_agreed_by_manager.clone(),
            delay_agreed_by_chair: subject.delay_agreed_by_chair.clone(),
            interim_protection: subject.interim_protection.clone(),
            participation: subject.participation,
            child_receives: subject.child_receives,
            letter_words: subject.letter_words.clone(),
        };
        self.file.subjects.iter().map(subject).collect()
    }

    fn participants(&self) -> Result<Vec<Participant>, AppError> {
        let given = self
            .file
            .participants
            .iter()
            .map(|p| p.initials.trim().to_lowercase());
        let mut taken: BTreeSet<String> = given.filter(|initials| !initials.is_empty()).collect();
        self.file
            .participants
            .iter()
            .map(|participant| self.participant(participant, &mut taken))
            .collect()
    }

    fn participant(
        &self,
        from: &ImportedParticipant,
        taken: &mut BTreeSet<String>,
    ) -> Result<Participant, AppError> {
        let id = self.who.person(&from.id);
        let name = self
            .family
            .display_name(id)
            .unwrap_or_else(|| from.name.trim().to_owned());
        let relation = self
            .family
            .relationships
            .iter()
            .find(|relation| relation.adult == id);
        let post = match relation {
            Some(relation) if from.post.is_empty() => {
                label("relationship_kind", &code_of(relation.kind))
            }
            _ => from.post.clone(),
        };
        let mut initials = from.initials.trim().to_lowercase();
        if initials.is_empty() {
            initials = suggest(from.role, &post, &name, taken);
            taken.insert(initials.clone());
        }
        let presence = self.each(&from.presence, |making, presence| {
            Ok(Presence {
                id: PresenceId(make_id(making.now)?),
                from: presence.from,
                until: presence.until.or(making.file.conference.closed_at),
                kind: presence.kind,
            })
        })?;
        let invitation = from.invitation.as_ref().map(|invitation| Invitation {
            sent_at: invitation
                .sent_on
                .and_then(|day| local_moment(day, START_OF_WORK)),
            method: invitation.method.clone(),
            reply: invitation.reply,
            sends_report: invitation.sends_report,
        });
        Ok(Participant {
            id,
            name,
            initials,
            role: from.role,
            agency: from.agency.clone(),
            discipline: from.discipline.clone(),
            post,
            email: from.email.clone(),
            has_direct_contact: from.has_direct_contact,
            invitation,
            supports: self.who.optional(from.supports.as_ref()),
            deputy_for: self.who.optional(from.deputy_for.as_ref()),
            presence,
            absence_reason: from.absence_reason.clone(),
            recipient_reason: from.recipient_reason.clone(),
            no_minutes_reason: from.no_minutes_reason.clone(),
            language: from.language,
        })
    }

    fn exclusion(&self, from: &ImportedExclusion) -> Result<ExclusionPeriod, AppError> {
        Ok(ExclusionPeriod {
            id: ExclusionId(make_id(self.now)?),
            person: self.who.person(&from.person),
            from: from.from,
            until: from.until,
            ground: from.ground,
            evidence: from.evidence.clone(),
            requested_by: from.requested_by.clone(),
            requested_on: from.requested_on,
            decided_by: self.name_or_chair(&from.decided_by),
            decided_at: from
                .decided_on
                .and_then(|day| local_moment(day, START_OF_WORK)),
            views_obtained_how: from.views_obtained_how.clone(),
            informed_by: from.informed_by.clone(),
            informed_due_on: from.informed_due_on,
            wording_for_copy: from.wording_for_copy.clone(),
        })
    }

    /// The name that was given, or the chair's.
    pub(super) fn name_or_chair(&self, given: &str) -> String {
        use chairside_domain::meeting::ParticipantRole::Chair;
        if !given.is_empty() {
            return given.to_owned();
        }
        let chair = self.file.participants.iter().find(|p| p.role == Chair);
        chair.map(|chair| chair.name.clone()).unwrap_or_default()
    }

    fn report(&self, from: &ImportedReport) -> Result<AgencyReport, AppError> {
        let received_at = from.received_at.as_deref().and_then(moment_of);
        let was_considered = self.file.conference.closed_at.is_some();
        Ok(AgencyReport {
            id: AgencyReportId(make_id(self.now)?),
            agency: from.agency.clone(),
            author: self.who.optional(from.author.as_ref()),
            author_name: from.author_name.clone(),
            discipline: from.discipline.clone(),
            covers_children: self.who.all(&from.covers_children),
            requested_on: from.requested_on,
            state: match (received_at, was_considered) {
                (None, _) => ReportState::Requested,
                (Some(_), true) => ReportState::Considered,
                (Some(_), false) if from.sharing.iter().any(|s| s.shared_on.is_some()) => {
                    ReportState::SharedWithFamily
                }
                (Some(_), false) => ReportState::Received,
            },
            received_at,
            is_tabled: from.is_tabled,
            late_report: from.late_report,
            is_verbal: from.is_verbal,
            attachment: None,
            file_name: String::new(),
            media_type: String::new(),
            size_bytes: 0,
            text_state: TextState::NoFile,
            sharing: self.each(&from.sharing, |making, sharing| making.sharing(sharing))?,
            not_shared_beforehand: from.not_shared_beforehand,
            gives_threshold_view: from.gives_threshold_view,
            withheld_from: self.who.all(&from.withheld_from),
            summary: from.summary.clone(),
        })
    }

    fn sharing(&self, from: &ImportedSharing) -> Result<Sharing, AppError> {
        Ok(Sharing {
            id: SharingId(make_id(self.now)?),
            person: self.who.person(&from.person),
            shared_on: from.shared_on,
            how: from.how.clone(),
            shared_by: from.shared_by.clone(),
            withheld_reason: from.withheld_reason.clone(),
            decided_by: from.decided_by.clone(),
        })
    }

    fn agenda(&self) -> Result<Vec<AgendaItem>, AppError> {
        let mut agenda = Vec::new();
        for item in self
            .template
            .into_iter()
            .flat_map(|template| &template.items)
        {
            agenda.push(AgendaItem {
                id: AgendaItemId(make_id(self.now)?),
                heading: item.heading.clone(),
                section: item.section,
                minutes_allowed: item.minutes_allowed,
                began_at: None,
                ended_at: None,
                audience: Audience::All,
                guidance: item.guidance.clone(),
            });
        }
        for item in &self.file.agenda {
            agenda.push(AgendaItem {
                id: AgendaItemId(make_id(self.now)?),
                heading: item.heading.clone(),
                section: item.section,
                minutes_allowed: item.minutes_allowed,
                began_at: item.began_at,
                ended_at: item.ended_at,
                audience: self.audience(item.audience.as_ref()),
                guidance: item.guidance.clone(),
            });
        }
        Ok(agenda)
    }

    fn notes(&self, agenda: &[AgendaItem]) -> Result<Vec<Note>, AppError> {
        let own_from = agenda.len() - self.file.agenda.len();
        let item = |named: &String| {
            let own = self
                .file
                .agenda
                .iter()
                .position(|item| !item.id.is_empty() && item.id == *named);
            let by_heading = || agenda.iter().position(|item| item.heading == *named);
            own.map(|n| own_from + n)
                .or_else(by_heading)
                .map(|n| agenda[n].id)
        };
        self.each(&self.file.notes, |making, note| {
            Ok(Note {
                id: NoteId(make_id(making.now)?),
                item: note.item.as_ref().and_then(item),
                at: note.at,
                speaker: making.who.optional(note.speaker.as_ref()),
                words_of: making.who.optional(note.words_of.as_ref()),
                mark: note.mark,
                text: note.text.clone(),
                first_wording: None,
                child_scope: making.who.all(&note.child_scope),
                audience: making.audience(note.audience.as_ref()),
                is_shared_on_display: false,
                action_owner: making.who.optional(note.action_owner.as_ref()),
                action_by: note.action_by,
            })
        })
    }

    pub(super) fn audience(&self, from: Option<&ImportedAudience>) -> Audience {
        let Some(from) = from else {
            return Audience::All;
        };
        let reason = from.reason.clone();
        match from.kind {
            ImportedAudienceKind::All => Audience::All,
            ImportedAudienceKind::ExcludePersons => Audience::ExcludePersons {
                persons: self.who.all(&from.persons),
                reason,
            },
            ImportedAudienceKind::ProfessionalsOnly => Audience::ProfessionalsOnly { reason },
            ImportedAudienceKind::RestrictedSection => Audience::RestrictedSection { reason },
        }
    }
}

/// The time that stands for a day on which something was done: files give no hour for it.
const START_OF_WORK: NaiveTime = match NaiveTime::from_hms_opt(9, 0, 0) {
    Some(nine) => nine,
    None => NaiveTime::MIN,
};

fn local_moment(day: NaiveDate, at: NaiveTime) -> Option<DateTime<Utc>> {
    London
        .from_local_datetime(&day.and_time(at))
        .earliest()
        .map(|moment| moment.to_utc())
}

fn moment_of(text: &str) -> Option<DateTime<Utc>> {
    match text.parse().ok()? {
        TriggerAt::Day(day) => local_moment(day, START_OF_WORK),
        TriggerAt::Moment(moment) => Some(moment.to_utc()),
    }
}
