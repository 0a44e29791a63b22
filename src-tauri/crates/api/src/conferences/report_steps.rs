//! Steps of the life of an agency's report: those that a person takes, and those that follow.

use chairside_domain::conference::{Conference, ConferenceState};
use chairside_domain::ids::ConferenceId;
use chairside_domain::life::report::{ReportFact, ReportStep, is_known, step};
use chairside_domain::meeting::{AgencyReport, ReportState};
use chairside_record::{ConferenceAct, Patch};
use serde_json::json;

use crate::AppError;
use crate::environment::Environment;
use crate::session::Session;

impl Session {
    /// Refuses an act on a report that the life of a report does not allow.
    pub(super) fn report_act_must_be_allowed(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
    ) -> Result<(), AppError> {
        let (report, taken) = match act {
            ConferenceAct::ShareReport { report, sharing } if sharing.shared_on.is_some() => {
                (*report, ReportStep::ShareWithFamily)
            }
            ConferenceAct::ChangeReport { report, change } => match asked_state(change) {
                None => return Ok(()),
                Some(state) if state == json!(ReportState::Considered) => {
                    (*report, ReportStep::Consider)
                }
                // The other states follow from what is recorded.
                Some(_) => return Err(AppError::new("act_has_its_own_command")),
            },
            _ => return Ok(()),
        };
        let report = self.report(id, report)?;
        let known = |fact| match fact {
            // The act itself says with whom, and when.
            ReportFact::SharedWith => true,
            ReportFact::Received | ReportFact::SharedWithNobody => is_known(&report, fact),
        };
        match step(report.state, taken, known) {
            Ok(_) => Ok(()),
            Err(_) if report.state == ReportState::Requested => {
                Err(AppError::new("report_not_received"))
            }
            Err(_) => Err(AppError::new("report_not_from_here")),
        }
    }

    /// Moves reports on after an act: one that was shared or whose only sharing was taken
    /// back, those that a conference which closes
    /// considered, and those that a final record keeps.
    pub(super) fn follow_reports(
        &mut self,
        id: ConferenceId,
        act: &ConferenceAct,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let taken = match act {
            ConferenceAct::ShareReport { .. } => ReportStep::ShareWithFamily,
            ConferenceAct::RemoveSharing { .. } => ReportStep::TakeBackSharing,
            ConferenceAct::Close { .. } => ReportStep::Consider,
            ConferenceAct::MoveOn {
                state: ConferenceState::Final,
            } => ReportStep::Retain,
            _ => return Ok(()),
        };
        for (report, state) in moved(&self.conference(id)?, taken) {
            let fields = [("state".to_owned(), json!(state))];
            let change = Patch::new(fields.into_iter().collect());
            let report = report.id;
            self.act(
                id,
                &ConferenceAct::ChangeReport { report, change },
                environment,
            )?;
        }
        Ok(())
    }
}

/// The state that a change of a report asks for.
fn asked_state(change: &Patch<AgencyReport>) -> Option<serde_json::Value> {
    change.fields().get("state").cloned()
}

/// The reports that a step moves, with the state it leads to.
fn moved(conference: &Conference, taken: ReportStep) -> Vec<(AgencyReport, ReportState)> {
    let reports = conference.reports.iter();
    reports
        .filter_map(|report| {
            let state = step(report.state, taken, |fact| is_known(report, fact)).ok()?;
            (state != report.state).then(|| (report.clone(), state))
        })
        .collect()
}
