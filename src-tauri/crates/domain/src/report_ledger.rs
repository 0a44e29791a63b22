//! Reports: whether each came in time, who could read it beforehand, and what the pack asks of it.

use chrono::NaiveDate;

use crate::conference::Conference;
use crate::due::local_day;
use crate::ids::PersonId;
use crate::meeting::{AgencyReport, Participant, Reply};
use crate::pack::{QuorumPolicy, ReportPolicy, ThresholdRecommendation};

codes! {
    /// How a report stands to its limit.
    ReportStanding {
        /// Not received, and the limit lies ahead or is not known.
        Awaited,
        /// Not received, and the limit is past.
        Overdue,
        /// Received; the pack has no limit.
        Received,
        /// Received by the limit.
        InTime,
        /// Received after the limit, before the day of the conference.
        Late,
        /// Late, and tabled at the conference itself.
        LateTabled,
        /// Given in words at the conference.
        InWords,
        /// Received, and the pack says that it is not shared beforehand: it is not counted late.
        NotSharedBeforehand,
    }
}
code_text!(ReportStanding);

codes! {
    /// Whether one person could read a report before the conference.
    Availability {
        /// Shared before the day of the conference.
        SharedBefore,
        /// Shared on the day or later.
        SharedLater,
        /// Withheld by a decision.
        Withheld,
        /// The pack says that it is not shared beforehand.
        NotSharedByPack,
        /// Not available beforehand.
        NotAvailable,
    }
}

codes! {
    /// What the pack finds in, or misses from, a report's content.
    ContentFinding {
        /// The pack asks for a recommendation on the threshold and there is none.
        ThresholdMissing,
        /// The pack forbids a view on the threshold and there is one.
        ThresholdNotAllowed,
        /// Nobody has recorded whether the report gives a view.
        ThresholdNotLookedAt,
    }
}

codes! {
    /// What somebody who cannot come still owes.
    ApologyMissing {
        /// Why they cannot come.
        Reason,
        /// A written report.
        Report,
        /// A deputy.
        Deputy,
    }
}

/// Tells whether a report need not be shared with the family beforehand.
///
/// Source: the pack's `reports` table; scenario C12.
pub fn is_exempt_from_sharing(report: &AgencyReport, policy: Option<&ReportPolicy>) -> bool {
    let is_police = report.discipline == POLICE;
    let by_pack = policy.is_some_and(|p| p.police_report_is_shared_beforehand == Some(false));
    report.not_shared_beforehand || (is_police && by_pack)
}

/// Code of the police among the agencies of a pack.
const POLICE: &str = "police";

/// How a report stands. `due_on` is its limit, where the pack has one.
///
/// Source: procedure section 2.5; scenarios C11 and C12.
pub fn standing(
    report: &AgencyReport,
    conference: &Conference,
    due_on: Option<NaiveDate>,
    policy: Option<&ReportPolicy>,
    today: NaiveDate,
) -> ReportStanding {
    if report.is_verbal {
        return ReportStanding::InWords;
    }
    let Some(received_on) = report.received_at.map(local_day) else {
        let is_past = due_on.is_some_and(|due_on| today > due_on);
        return if is_past {
            ReportStanding::Overdue
        } else {
            ReportStanding::Awaited
        };
    };
    let is_tabled = report.is_tabled || conference.held_on.is_some_and(|day| received_on >= day);
    if is_exempt_from_sharing(report, policy) {
        return ReportStanding::NotSharedBeforehand;
    }
    match due_on {
        _ if is_tabled => ReportStanding::LateTabled,
        None => ReportStanding::Received,
        Some(due_on) if received_on > due_on => ReportStanding::Late,
        Some(_) => ReportStanding::InTime,
    }
}

/// Whether a person could read a report before the conference. The minutes say it for each
/// parent.
///
/// Source: procedure sections 2.5 and 2.16; scenario C11.
pub fn availability(
    report: &AgencyReport,
    person: PersonId,
    conference: &Conference,
    policy: Option<&ReportPolicy>,
) -> Availability {
    let entries = || report.sharing.iter().filter(|s| s.person == person);
    let shared_on = entries().filter_map(|s| s.shared_on).min();
    match shared_on {
        Some(on) if conference.held_on.is_none_or(|day| on < day) => {
            return Availability::SharedBefore;
        }
        Some(_) => return Availability::SharedLater,
        None => {}
    }
    let is_withheld = report.withheld_from.contains(&person)
        || entries().any(|s| !s.withheld_reason.trim().is_empty());
    if is_withheld {
        Availability::Withheld
    } else if is_exempt_from_sharing(report, policy) {
        Availability::NotSharedByPack
    } else {
        Availability::NotAvailable
    }
}

/// What the pack finds in the content of a social work report. Nothing is checked where the pack
/// is silent, or for a report of another agency.
///
/// Source: the pack's `reports` table; finding 13; scenario C13.
pub fn content_finding(
    report: &AgencyReport,
    policy: Option<&ReportPolicy>,
    quorum: Option<&QuorumPolicy>,
) -> Option<ContentFinding> {
    let lead = quorum.map_or(SOCIAL_CARE, |quorum| quorum.lead_agency.as_str());
    let wanted = policy?.threshold_recommendation?;
    let is_here = report.received_at.is_some() || report.is_verbal;
    if report.discipline != lead || !is_here {
        return None;
    }
    match (wanted, report.gives_threshold_view) {
        (_, None) => Some(ContentFinding::ThresholdNotLookedAt),
        (ThresholdRecommendation::Required, Some(false)) => Some(ContentFinding::ThresholdMissing),
        (ThresholdRecommendation::Forbidden, Some(true)) => {
            Some(ContentFinding::ThresholdNotAllowed)
        }
        (ThresholdRecommendation::Required, Some(true))
        | (ThresholdRecommendation::Forbidden, Some(false)) => None,
    }
}

/// Code of social care among the agencies of a pack that has no quorum table.
const SOCIAL_CARE: &str = "social_care";

/// What a practitioner who sent apologies still owes: the reason, a written report, a deputy.
///
/// Shape: empty for everyone who comes, and for the family's side.
/// Source: procedure section 2.5 ("non-attenders must tell the administrator, submit a written
/// report and send a well-briefed deputy").
pub fn apology_missing(participant: &Participant, conference: &Conference) -> Vec<ApologyMissing> {
    let reply = participant.invitation.as_ref().map(|i| i.reply);
    if reply != Some(Reply::Apologies) || participant.role.is_family_side() {
        return Vec::new();
    }
    let has_report = conference
        .reports
        .iter()
        .any(|report| report.author == Some(participant.id) && report.received_at.is_some());
    let has_deputy = conference
        .participants
        .iter()
        .any(|p| p.deputy_for == Some(participant.id));
    [
        (
            participant.absence_reason.trim().is_empty(),
            ApologyMissing::Reason,
        ),
        (!has_report, ApologyMissing::Report),
        (!has_deputy, ApologyMissing::Deputy),
    ]
    .into_iter()
    .filter_map(|(is_missing, what)| is_missing.then_some(what))
    .collect()
}
