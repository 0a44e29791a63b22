//! Conferences: listing, making, opening, and everything that is done to one.

mod acting;
mod going_on;
mod lists;
mod making;
mod preview;
mod reconvening;
mod report_steps;
mod room_display;
mod steps;
mod templates;
mod work;

use std::collections::BTreeMap;

use chairside_domain::family::Family;
use chairside_domain::ids::ConferenceId;
use chairside_store::DocumentId;
use chrono::NaiveDate;

use crate::AppError;
use crate::contract::ConferenceView;
use crate::environment::Environment;
use crate::rules::{procedures_of, rules_in_force, rules_of};
use crate::session::Session;
use crate::view::conference::{Seen, conference_view};

pub(crate) use steps::acts_for;
pub(crate) use templates::agenda_templates;

impl Session {
    /// The days of the conferences that somebody complained about, from which dates of the family's
    /// record run.
    pub(crate) fn days_complained_about(
        &self,
        family: &Family,
    ) -> Result<BTreeMap<ConferenceId, NaiveDate>, AppError> {
        let mut days = BTreeMap::new();
        for complaint in &family.complaints {
            let document = DocumentId(complaint.conference.0);
            if let Some(day) = self.store.conference(document)?.and_then(|row| row.held_on) {
                days.insert(complaint.conference, day);
            }
        }
        Ok(days)
    }

    /// What the screens show after something was committed now.
    pub(crate) fn saved_view(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<ConferenceView, AppError> {
        let mut view = self.view(id, environment)?;
        view.saved_at = Some(environment.clock.now());
        Ok(view)
    }

    /// Everything the screens of one conference show.
    pub(crate) fn view(
        &mut self,
        id: ConferenceId,
        environment: &Environment,
    ) -> Result<ConferenceView, AppError> {
        let document = DocumentId(id.0);
        let conference = self.conference(id)?;
        let family = self.family(conference.family)?;
        let office = self.office()?;
        let procedures = procedures_of(&office)?;
        let in_force = rules_of(&procedures, &office, &conference)?;
        let now_in_force = rules_in_force(&procedures, &office)?;
        let conflicts = self.record(document)?.conflicts()?.len();
        let seen = Seen {
            in_force: &in_force,
            now_in_force: &now_in_force,
            today: environment.today(),
            now: environment.time_of_day(),
            drafts: self.draft_views(document)?,
            conflicts: u32::try_from(conflicts).unwrap_or(u32::MAX),
            saved_at: None,
            held_on: self.days_complained_about(&family)?,
            previous: self.previous_meeting(&conference, &in_force)?,
        };
        let notices = self.notices_to_send(&conference, &family)?;
        let mut view = conference_view(conference, family, seen);
        view.gaps.extend(notices);
        Ok(view)
    }
}
