//! How a child's plan can end, and what the record proposes.

use chrono::NaiveDate;

use chairside_domain::child_events::proposed_ends;
use chairside_domain::conference::{Conference, ConferenceSubject};
use chairside_domain::ending::{open_plan_of, reasons_offered};
use chairside_domain::family::{Child, Family};
use chairside_domain::ids::PersonId;
use chairside_domain::moves::{
    ResponsibleAuthority, StayStanding, responsible_authority, standing,
};
use chairside_domain::pack::EndingReason;
use chairside_domain::plan::EndReason;

use crate::contract::{EndReasonView, ProposedEndView};
use crate::messages::{label, text};
use crate::rules::RulesInForce;
use crate::view::people::code_of;
use crate::words::long_date;

/// The reasons that can be given at this conference for ending a child's open plan.
///
/// Shape: where the pack lists none, every reason is offered and asks for nothing of its own.
pub(super) fn end_reasons(
    child: PersonId,
    conference: &Conference,
    family: &Family,
    in_force: &RulesInForce<'_>,
) -> Vec<EndReasonView> {
    if open_plan_of(family, child).is_none() {
        return Vec::new();
    }
    match &in_force.pack.ending {
        Some(policy) => reasons_offered(policy, Some(conference), child)
            .into_iter()
            .map(end_reason)
            .collect(),
        None => EndReason::ALL.iter().map(|reason| plain(*reason)).collect(),
    }
}

fn end_reason(reason: &EndingReason) -> EndReasonView {
    EndReasonView {
        label: reason.name.clone(),
        needs_review_decision: reason.needs_review_decision,
        needs_letter: reason.needs_written_confirmation,
        needs_transfer_conference: reason.needs_transfer_conference_date,
        ..plain(reason.reason)
    }
}

fn plain(reason: EndReason) -> EndReasonView {
    EndReasonView {
        reason,
        label: label("end_reason", &reason.to_string()),
        needs_review_decision: false,
        needs_letter: false,
        needs_transfer_conference: false,
        asks_support: reason == EndReason::NoLongerAtRisk,
    }
}

/// The end that the record of a child proposes: a death, leaving the country, eighteen.
pub(super) fn proposed_end(
    child: PersonId,
    family: &Family,
    in_force: &RulesInForce<'_>,
) -> Option<ProposedEndView> {
    let proposed = proposed_ends(family, &in_force.rules, in_force.holidays)
        .into_iter()
        .find(|proposed| proposed.child == child)?;
    let code = format!("proposed_end_{}", code_of(proposed.reason));
    Some(ProposedEndView {
        reason: proposed.reason,
        on: proposed.on,
        sentence: text(&code, &[("date", &long_date(proposed.on))]),
    })
}

/// How a child's stay in another authority's area counts, as a sentence, or empty.
pub(super) fn stay(child: &Child, in_force: &RulesInForce<'_>, today: NaiveDate) -> String {
    let Some(stay) = &child.stay else {
        return String::new();
    };
    let code = match standing(stay, in_force.pack.moves.as_ref(), today) {
        StayStanding::ForGood => "stay_for_good",
        StayStanding::Temporary => "stay_temporary",
        StayStanding::ToBeJudged => "stay_to_be_judged",
    };
    text(code, &[("date", &long_date(stay.from))])
}

/// Who is responsible for the plan of a child who moved here, as a sentence, or empty.
pub(super) fn responsible(conference: &Conference, subject: &ConferenceSubject) -> String {
    match responsible_authority(conference, subject) {
        None => String::new(),
        Some(ResponsibleAuthority::Originating) => text("responsible_originating", &[]),
        Some(ResponsibleAuthority::Receiving) => text("responsible_receiving", &[]),
    }
}
