//! Each agency's view for one child, said and never counted.
//!
//! There is no tally here and none may be made: the chair decides with reasons, and silence is
//! not agreement.

use crate::conference::Conference;
use crate::decision::{Dissent, ThresholdView, View, ViewBasis};
use crate::ids::PersonId;
use crate::meeting::{AgencyReport, ParticipantRole};

codes! {
    /// On what an agency's line rests.
    ViewStanding {
        /// Given by someone present.
        Present,
        /// Given by a deputy.
        Deputy,
        /// Given in writing.
        InWriting,
        /// A report or written contribution was received, with no view on the threshold.
        WrittenContribution,
        /// No view was given.
        NoViewGiven,
    }
}

/// One agency's line in the minutes, for one child.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewLine<'a> {
    /// The agency.
    pub agency: &'a str,
    /// On what it rests.
    pub standing: ViewStanding,
    /// The views given, each with its person and reasons; empty where none was.
    pub views: Vec<&'a ThresholdView>,
}

/// The lines of every agency for one child: each that was invited, sent a report or gave a view,
/// once, in that order.
///
/// Source: findings 2 and 5; scenarios C7 to C9.
pub fn view_lines(conference: &Conference, child: PersonId) -> Vec<ViewLine<'_>> {
    let mut agencies: Vec<&str> = Vec::new();
    let invited = conference
        .participants
        .iter()
        .filter(|p| has_agency_view(p.role))
        .map(|p| p.agency.as_str());
    let reporting = conference.reports.iter().map(|r| r.agency.as_str());
    let viewing = conference.views.iter().map(|v| v.agency.as_str());
    for agency in invited.chain(reporting).chain(viewing) {
        if !agency.trim().is_empty() && !agencies.contains(&agency) {
            agencies.push(agency);
        }
    }
    agencies
        .into_iter()
        .map(|agency| line_of(conference, child, agency))
        .collect()
}

/// Views of the family, who are heard apart from the agencies.
pub fn family_views(conference: &Conference, child: PersonId) -> Vec<&ThresholdView> {
    conference
        .views
        .iter()
        .filter(|view| view.child == child && view.agency.trim().is_empty())
        .collect()
}

/// Dissents about one child. A dissent about a brother or sister is not among them.
///
/// Source: scenario C7.
pub fn dissents_about(conference: &Conference, child: PersonId) -> Vec<&Dissent> {
    conference
        .dissents
        .iter()
        .filter(|dissent| dissent.child == child)
        .collect()
}

fn line_of<'a>(conference: &'a Conference, child: PersonId, agency: &'a str) -> ViewLine<'a> {
    let views: Vec<&ThresholdView> = conference
        .views
        .iter()
        .filter(|view| view.child == child && view.agency == agency)
        .collect();
    let given = views.iter().find(|view| view.view != View::NoView);
    let standing = match given.map(|view| view.basis) {
        Some(ViewBasis::Present) => ViewStanding::Present,
        Some(ViewBasis::Deputy) => ViewStanding::Deputy,
        Some(ViewBasis::Written) => ViewStanding::InWriting,
        None if wrote(conference, child, agency) => ViewStanding::WrittenContribution,
        None => ViewStanding::NoViewGiven,
    };
    ViewLine {
        agency,
        standing,
        views,
    }
}

fn wrote(conference: &Conference, child: PersonId, agency: &str) -> bool {
    let covers = |report: &AgencyReport| {
        report.covers_children.is_empty() || report.covers_children.contains(&child)
    };
    conference
        .reports
        .iter()
        .any(|r| r.agency == agency && r.received_at.is_some() && !r.is_verbal && covers(r))
}

/// The chair, the minute-taker, interpreters and observers have no view of an agency.
fn has_agency_view(role: ParticipantRole) -> bool {
    match role {
        ParticipantRole::LeadPractitioner
        | ParticipantRole::SocialCareManager
        | ParticipantRole::Practitioner => true,
        ParticipantRole::Chair
        | ParticipantRole::MinuteTaker
        | ParticipantRole::Administrator
        | ParticipantRole::Parent
        | ParticipantRole::Child
        | ParticipantRole::FamilyMember
        | ParticipantRole::Interpreter
        | ParticipantRole::Advocate
        | ParticipantRole::Solicitor
        | ParticipantRole::Supporter
        | ParticipantRole::Observer => false,
    }
}
