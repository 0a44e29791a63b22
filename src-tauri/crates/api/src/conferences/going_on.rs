//! How a closed conference goes on: its letter and its minutes go out, until nothing is outstanding.

use chairside_domain::amendments::last_window_ends_on;
use chairside_domain::approval::gaps;
use chairside_domain::conference::ConferenceState;
use chairside_domain::ids::{ConferenceId, MinutesVersionId};
use chairside_domain::life::conference::{self as life, ConferenceStep};
use chairside_domain::life::minutes::{self as minutes_life, MinutesStep};
use chairside_record::ConferenceAct;

use crate::AppError;
use crate::app::App;
use crate::contract::{ConferenceView, OpenConference};
use crate::environment::Environment;
use crate::rules::{procedures_of, rules_of};
use crate::session::Session;
use crate::words::plain_date;

impl App {
    /// Makes a conference and its minutes final.
    ///
    /// # Errors
    /// `step_not_from_here`, `step_lacks_facts` with each fact that is missing, and
    /// `corrections_open` while somebody may still ask for a correction; then nothing was changed.
    pub fn finish_conference(&self, request: OpenConference) -> Result<ConferenceView, AppError> {
        self.with_session(|session, environment| {
            session.finish(request.conference, environment)?;
            session.saved_view(request.conference, environment)
        })
    }
}

impl Session {
    fn finish(&mut self, id: ConferenceId, environment: &Environment) -> Result<(), AppError> {
        self.step_must_start(id, ConferenceStep::Finish)?;
        let conference = self.conference(id)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let last = last_window_ends_on(&conference, &in_force.rules, in_force.holidays);
        if let Some(day) = last.filter(|day| environment.today() <= *day) {
            let until = plain_date(day);
            return Err(AppError::with("corrections_open", &[("date", &until)]));
        }
        if let Some(version) = conference.latest_minutes() {
            self.step_minutes(id, version.id, MinutesStep::Finish, environment)?;
        }
        let act = ConferenceAct::MoveOn {
            state: ConferenceState::Final,
        };
        self.act(id, &act, environment)?;
        self.follow_reports(id, &act, environment)
    }

    /// Takes a step of the life of a conference where it starts here, lacks nothing and leads on.
    pub(crate) fn move_on(
        &mut self,
        id: ConferenceId,
        step: ConferenceStep,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let gaps = gaps(&conference, &family, in_force.pack);
        let known = |fact| life::is_known(&conference, &gaps, fact);
        match life::step(conference.state, step, known) {
            Ok(state) if state > conference.state => {
                self.act(id, &ConferenceAct::MoveOn { state }, environment)
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Takes a step of the life of a version of the minutes where it starts here and lacks nothing.
    pub(crate) fn step_minutes(
        &mut self,
        id: ConferenceId,
        version: MinutesVersionId,
        step: MinutesStep,
        environment: &Environment,
    ) -> Result<(), AppError> {
        let conference = self.conference(id)?;
        let Some(known) = conference.minutes.iter().find(|known| known.id == version) else {
            return Ok(());
        };
        let facts = |fact| minutes_life::is_known(&conference, known, &[], fact);
        match minutes_life::step(known.state, step, facts) {
            Ok(state) if state != known.state => {
                let act = ConferenceAct::ChangeMinutesState { version, state };
                self.act(id, &act, environment)
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }
}
