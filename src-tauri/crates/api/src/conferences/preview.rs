//! The dates of a conference before it is made or booked anew.

use chairside_domain::conference::Conference;
use chairside_domain::due::{DueDate, DueSubject, due_dates};
use chairside_domain::expected::expected_dates;
use chairside_domain::family::Family;
use chairside_domain::ids::{ConferenceId, FamilyId};
use chairside_domain::limits::limits;
use chrono::NaiveDate;

use crate::app::App;
use crate::contract::{NewConference, PreviewBooking, PreviewedDates};
use crate::rules::{RulesInForce, procedures_of, rules_in_force, rules_of};
use crate::session::Session;
use crate::view::deadline::deadline_view;
use crate::view::warnings::{day_warnings, late_warning};
use crate::{AppError, make_id};

impl App {
    /// Works out every date that a new conference would have, and warns about its day. Nothing is
    /// kept.
    pub fn preview_dates(&self, request: NewConference) -> Result<PreviewedDates, AppError> {
        self.with_session(|session, environment| {
            let office = session.office()?;
            let procedures = procedures_of(&office)?;
            let in_force = rules_in_force(&procedures, &office)?;
            let family = session.family_thought_of(&request)?;
            let now = environment.clock.now();
            let id = ConferenceId(make_id(now)?);
            let conference =
                session.new_record(id, &request, &family, &office, String::new(), now)?;
            Ok(previewed(
                &conference,
                &family,
                &in_force,
                environment.today(),
            ))
        })
    }

    /// Works out the dates that a conference would have on another day, and warns about that day.
    /// Nothing is changed.
    pub fn preview_booking(&self, request: PreviewBooking) -> Result<PreviewedDates, AppError> {
        self.with_session(|session, environment| {
            let conference = Conference {
                held_on: request.held_on,
                starts_at: request.starts_at,
                strategy_discussion: request.strategy_discussion,
                ..session.conference(request.conference)?
            };
            let family = session.family(conference.family)?;
            let office = session.office()?;
            let procedures = procedures_of(&office)?;
            let in_force = rules_of(&procedures, &office, &conference)?;
            Ok(previewed(
                &conference,
                &family,
                &in_force,
                environment.today(),
            ))
        })
    }
}

impl Session {
    /// The family as the request would make it: the known one, or nobody, with whom it adds.
    fn family_thought_of(&mut self, request: &NewConference) -> Result<Family, AppError> {
        let mut family = match request.family {
            Some(id) => self.family(id)?,
            None => nobody(),
        };
        family.children.extend(request.children.iter().cloned());
        family.adults.extend(request.adults.iter().cloned());
        let relationships = request.relationships.iter().cloned();
        family.relationships.extend(relationships);
        let discussion = request.strategy_discussion.iter().cloned();
        family.strategy_discussions.extend(discussion);
        Ok(family)
    }
}

fn nobody() -> Family {
    Family {
        id: FamilyId(uuid::Uuid::nil()),
        reference: String::new(),
        children: Vec::new(),
        adults: Vec::new(),
        relationships: Vec::new(),
        suppressions: Vec::new(),
        concerns: Vec::new(),
        strategy_discussions: Vec::new(),
        section47_enquiries: Vec::new(),
        plans: Vec::new(),
        emergency_powers: Vec::new(),
        complaints: Vec::new(),
        escalations: Vec::new(),
        file_transfers: Vec::new(),
    }
}

fn previewed(
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
    today: NaiveDate,
) -> PreviewedDates {
    let view = |date: &DueDate| deadline_view(date, today, in_force.holidays);
    let (rules, holidays) = (&in_force.rules, in_force.holidays);
    let mut gaps = Vec::new();
    if let Some(day) = conference.held_on {
        for limit in limits(conference, family, rules, holidays) {
            let DueSubject::Child(child) = limit.subject else {
                continue;
            };
            let late = late_warning(day, child, &limit.timescale, &view(&limit), in_force);
            gaps.extend(late);
        }
        let kinds: Vec<_> = conference.subjects.iter().map(|s| s.kind).collect();
        gaps.extend(day_warnings(day, &kinds, in_force, today));
    }
    let mut dates = due_dates(conference, family, rules, holidays);
    for expected in expected_dates(conference, rules, holidays) {
        let is_there = |date: &DueDate| date.timescale.rule == expected.timescale.rule;
        if !dates.iter().any(is_there) {
            dates.push(expected);
        }
    }
    PreviewedDates {
        deadlines: dates.iter().map(view).collect(),
        gaps,
    }
}
