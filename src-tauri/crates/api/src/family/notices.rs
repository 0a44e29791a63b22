//! Who has to be told that a plan ended.

use chairside_domain::conference::Conference;
use chairside_domain::ending::{agencies_to_notify, conference_that_led_to};
use chairside_domain::family::Family;
use chairside_domain::minutes::{CopyState, PaperKind, RecipientCopy};
use chairside_domain::plan::EndReason;

use crate::AppError;
use crate::contract::GapView;
use crate::session::Session;
use crate::view::warnings::{passed_with, warning};
use crate::words::and_list;

impl Session {
    /// The notices that are still to be sent about plans that this conference ended.
    pub(crate) fn notices_to_send(
        &mut self,
        conference: &Conference,
        family: &Family,
    ) -> Result<Vec<GapView>, AppError> {
        let ended = family.plans.iter().filter(|plan| {
            plan.end_reason == Some(EndReason::NoLongerAtRisk)
                && plan.ended_on.is_some()
                && plan.ended_on == conference.held_on
                && conference.subject(plan.child).is_some()
        });
        let mut gaps = Vec::new();
        for plan in ended {
            let held = self.conferences_of(conference.family)?;
            let Some(first) = conference_that_led_to(plan, &held) else {
                continue;
            };
            let agencies: Vec<String> = agencies_to_notify(first)
                .into_iter()
                .map(|participant| participant.agency.clone())
                .filter(|agency| !is_told(agency, conference))
                .collect();
            if agencies.is_empty() {
                continue;
            }
            let name = family.display_name(plan.child).unwrap_or_default();
            let facts = [("name", name.as_str()), ("agencies", &and_list(&agencies))];
            let mut gap = warning(
                "plan_ended_notice",
                Some(plan.child),
                &facts,
                "distribution",
            );
            gap.passed_with = passed_with(conference, &gap.code, gap.child);
            gaps.push(gap);
        }
        Ok(gaps)
    }
}

/// Tells whether someone of an agency was sent the notice.
fn is_told(agency: &str, conference: &Conference) -> bool {
    let is_out = |copy: &&RecipientCopy| match copy.state {
        CopyState::Sent | CopyState::Receipted => true,
        CopyState::Prepared | CopyState::Checked | CopyState::Returned | CopyState::Withdrawn => {
            false
        }
    };
    conference
        .copies
        .iter()
        .filter(|copy| copy.paper == PaperKind::PlanEndedNotice)
        .filter(is_out)
        .filter_map(|copy| conference.participant(copy.recipient?))
        .any(|participant| participant.agency == agency)
}
