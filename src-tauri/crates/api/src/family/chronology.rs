//! What happened to each child, in words.

use chairside_domain::chronology::{ChronologyEntry, Happening, chronology};
use chairside_domain::conference::Conference;
use chairside_domain::ids::{ConferenceId, FamilyId};
use chairside_store::DocumentId;

use crate::AppError;
use crate::app::App;
use crate::contract::{ChildChronology, Chronologies, ChronologyEntryView, OpenConference};
use crate::messages::{label, text};
use crate::session::Session;
use crate::view::people::code_of;
use crate::view::titles::kind_label;

impl App {
    /// What happened to each child of a conference, across conferences and periods under a plan.
    pub fn chronology(&self, request: OpenConference) -> Result<Chronologies, AppError> {
        self.with_session(|session, _| {
            let conference = session.conference(request.conference)?;
            let family = session.family(conference.family)?;
            let held = session.conferences_of(conference.family)?;
            let subjects = conference.subjects.iter();
            let children = subjects.map(|subject| ChildChronology {
                child: subject.child,
                entries: chronology(subject.child, &family, &held)
                    .iter()
                    .map(entry)
                    .collect(),
            });
            Ok(Chronologies {
                children: children.collect(),
            })
        })
    }
}

impl Session {
    /// Every conference of a family.
    pub(crate) fn conferences_of(&mut self, family: FamilyId) -> Result<Vec<Conference>, AppError> {
        let rows = self.store.conferences_of_family(DocumentId(family.0))?;
        rows.into_iter()
            .map(|row| self.conference(ConferenceId(row.document.0)))
            .collect()
    }
}

fn entry(entry: &ChronologyEntry) -> ChronologyEntryView {
    ChronologyEntryView {
        on: entry.on,
        what: words(&entry.what),
        conference: match &entry.what {
            Happening::Conference { conference, .. } => Some(*conference),
            _ => None,
        },
    }
}

fn words(what: &Happening) -> String {
    match what {
        Happening::Born => text("happened_born", &[]),
        Happening::Concern => text("happened_concern", &[]),
        Happening::StrategyDiscussion {
            initiated_section47: true,
        } => text("happened_initiating_discussion", &[]),
        Happening::StrategyDiscussion { .. } => text("happened_discussion", &[]),
        Happening::Section47Started { outcome: None } => text("happened_enquiry", &[]),
        Happening::Section47Started {
            outcome: Some(outcome),
        } => {
            let outcome = label("section47_outcome", &code_of(outcome));
            text("happened_enquiry_outcome", &[("outcome", &outcome)])
        }
        Happening::EmergencyPower(kind) => {
            let power = label("emergency_power_kind", &code_of(kind));
            text("happened_power", &[("power", &power)])
        }
        Happening::Conference { kind, outcome, .. } => {
            let kind = kind_label(*kind);
            match outcome {
                None => text("happened_conference", &[("kind", &kind)]),
                Some(outcome) => {
                    let outcome = label("decision_outcome", &code_of(outcome));
                    let facts = [("kind", kind.as_str()), ("outcome", outcome.as_str())];
                    text("happened_conference_outcome", &facts)
                }
            }
        }
        Happening::PlanBegan(_) => text("happened_plan_began", &[]),
        Happening::SignificantChange(_) => text("happened_change", &[]),
        Happening::CoreGroup(_) => text("happened_core_group", &[]),
        Happening::PlanEnded { reason: None, .. } => text("happened_plan_ended", &[]),
        Happening::PlanEnded {
            reason: Some(reason),
            ..
        } => {
            let reason = label("end_reason", &reason.to_string());
            text("happened_plan_ended_because", &[("reason", &reason)])
        }
        Happening::BecameLookedAfter => text("happened_looked_after", &[]),
        Happening::NoLongerLookedAfter => text("happened_looked_after_ended", &[]),
        Happening::WhereaboutsLost => text("happened_whereabouts_lost", &[]),
        Happening::WhereaboutsKnown => text("happened_whereabouts_known", &[]),
        Happening::LeftUk => text("happened_left_uk", &[]),
        Happening::Died => text("happened_died", &[]),
    }
}
