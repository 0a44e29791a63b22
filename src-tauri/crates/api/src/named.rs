//! Conferences, reports and recipients by the names that the command line gives them.

use chairside_domain::conference::ConferenceState;
use chairside_domain::ids::{AgencyReportId, ConferenceId, PersonId};
use chairside_domain::meeting::{AgencyReport, ParticipantRole, ReportState, TextState};
use chairside_record::ConferenceAct;
use serde::Serialize;
use std::collections::BTreeSet;

use crate::app::App;
use crate::environment::Environment;
use crate::importing::GivenIds;
use crate::session::Session;
use crate::words::folded;
use crate::{AppError, files, make_id};

/// A conference as the command line shows it.
#[derive(Clone, Debug, Serialize)]
pub struct ConferenceInBrief {
    /// The office's reference.
    pub reference: String,
    /// State.
    pub state: ConferenceState,
    /// Who may have a copy of the minutes, family first.
    pub recipients: Vec<RecipientInBrief>,
}

/// A recipient as the command line shows it.
#[derive(Clone, Debug, Serialize)]
pub struct RecipientInBrief {
    /// As `--recipient` takes it: the id that the imported file gave, or else the identity.
    pub id: String,
    /// Part in the conference.
    pub role: ParticipantRole,
    /// `full`, `partial`, `letter`, `none` or `chair_to_decide`.
    pub copy: String,
}

impl App {
    /// Finds a conference by its reference.
    ///
    /// # Errors
    /// `unknown_reference`.
    pub fn conference_named(&self, reference: &str) -> Result<ConferenceId, AppError> {
        self.with_session(|session, _| {
            let rows = session.store.conferences_by_reference(reference.trim())?;
            let row = rows
                .first()
                .ok_or_else(|| AppError::with("unknown_reference", &[("reference", reference)]))?;
            Ok(ConferenceId(row.document.0))
        })
    }

    /// Shows a conference in brief. That it was opened is logged.
    pub fn conference_in_brief(&self, id: ConferenceId) -> Result<ConferenceInBrief, AppError> {
        self.with_session(|session, environment| {
            let document = chairside_store::DocumentId(id.0);
            session.log_access("opened", document, None, environment)?;
            session.in_brief(id)
        })
    }

    /// Finds the report of an agency that has no file yet. An agency of this conference that has
    /// none is asked for one, so that a further report never takes the place of an earlier one.
    ///
    /// # Errors
    /// `unknown_agency` with the agencies that there are.
    pub fn report_to_attach(
        &self,
        id: ConferenceId,
        agency: &str,
    ) -> Result<AgencyReportId, AppError> {
        self.with_session(|session, environment| session.report_to_attach(id, agency, environment))
    }

    /// Looks whether a file can be taken in, without reading it.
    ///
    /// # Errors
    /// `file_missing`, `file_too_large`.
    pub fn may_attach(&self, path: &str) -> Result<(), AppError> {
        files::may_be_read(path, files::MAX_FILE_BYTES)
    }

    /// Finds a recipient by identity, or by the id that the imported file gave.
    ///
    /// # Errors
    /// `unknown_recipient`.
    pub fn recipient_named(&self, id: ConferenceId, named: &str) -> Result<PersonId, AppError> {
        self.with_session(|session, _| session.person_given(id, named))
    }
}

impl Session {
    /// A person on the list of a conference, by identity or by the id that the imported file gave.
    pub(crate) fn person_given(
        &mut self,
        id: ConferenceId,
        named: &str,
    ) -> Result<PersonId, AppError> {
        let given = self.given_ids(id)?.person(named);
        let person = given.or_else(|| named.parse().ok().map(PersonId));
        let person = person.ok_or_else(|| AppError::new("unknown_recipient"))?;
        let conference = self.conference(id)?;
        conference
            .participant(person)
            .map(|p| p.id)
            .ok_or_else(|| AppError::new("unknown_recipient"))
    }

    fn given_ids(&self, id: ConferenceId) -> Result<GivenIds, AppError> {
        match self.store.sealed_value(&GivenIds::key(id))? {
            Some(kept) => serde_json::from_slice(&kept).map_err(|_| AppError::new("record_newer")),
            None => Ok(GivenIds::default()),
        }
    }

    fn report_to_attach(
        &mut self,
        id: ConferenceId,
        agency: &str,
        environment: &Environment,
    ) -> Result<AgencyReportId, AppError> {
        let conference = self.conference(id)?;
        let wanted = folded(agency);
        let of_agency = |report: &&AgencyReport| folded(&report.agency) == wanted;
        let open = conference
            .reports
            .iter()
            .filter(of_agency)
            .find(|r| r.attachment.is_none());
        if let Some(report) = open {
            return Ok(report.id);
        }
        let reporting = conference
            .reports
            .iter()
            .map(|report| (&report.agency, &report.discipline));
        let taking_part = conference
            .participants
            .iter()
            .map(|p| (&p.agency, &p.discipline));
        let known: Vec<_> = reporting
            .chain(taking_part)
            .filter(|(name, _)| !name.is_empty())
            .collect();
        let Some((name, discipline)) = known.iter().find(|(name, _)| folded(name) == wanted) else {
            let names: BTreeSet<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
            let names = names.into_iter().collect::<Vec<_>>().join(", ");
            return Err(AppError::with(
                "unknown_agency",
                &[("agency", agency), ("known", &names)],
            ));
        };
        let new = AgencyReportId(make_id(environment.clock.now())?);
        let report = asked_for(new, name, discipline, environment);
        self.act(id, &ConferenceAct::RequestReport { report }, environment)?;
        Ok(new)
    }

    fn in_brief(&mut self, id: ConferenceId) -> Result<ConferenceInBrief, AppError> {
        let recipients = self.recipient_list(id)?.recipients;
        let conference = self.conference(id)?;
        let given = self.given_ids(id)?;
        let recipients = recipients.into_iter().filter_map(|recipient| {
            Some(RecipientInBrief {
                id: given
                    .of(recipient.person)
                    .map_or_else(|| recipient.person.to_string(), str::to_owned),
                role: conference.participant(recipient.person)?.role,
                copy: recipient.copy,
            })
        });
        Ok(ConferenceInBrief {
            reference: conference.reference.clone(),
            state: conference.state,
            recipients: recipients.collect(),
        })
    }
}

fn asked_for(
    id: AgencyReportId,
    agency: &str,
    discipline: &str,
    environment: &Environment,
) -> AgencyReport {
    AgencyReport {
        id,
        agency: agency.to_owned(),
        author: None,
        author_name: String::new(),
        discipline: discipline.to_owned(),
        covers_children: Vec::new(),
        requested_on: Some(environment.today()),
        state: ReportState::Requested,
        received_at: None,
        is_tabled: false,
        late_report: None,
        is_verbal: false,
        attachment: None,
        file_name: String::new(),
        media_type: String::new(),
        size_bytes: 0,
        text_state: TextState::NoFile,
        sharing: Vec::new(),
        not_shared_beforehand: false,
        gives_threshold_view: None,
        withheld_from: Vec::new(),
        summary: String::new(),
    }
}
