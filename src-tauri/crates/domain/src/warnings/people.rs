//! Warnings about exclusions and quorum.

use super::{Known, Warning, WarningCode, WarningFact};
use crate::conference::Conference;
use crate::exclusion::{self, ExclusionMissing};
use crate::meeting::QuorumDecision;
use crate::quorum::count;
use crate::quorum_judgement::{self, QuorumMissing, second_inquorate};

/// Warnings about exclusions, then about the judgement of quorum.
pub(super) fn people_warnings(conference: &Conference, known: &Known<'_>) -> Vec<Warning> {
    let mut found = Vec::new();
    for exclusion in &conference.exclusions {
        let notice = exclusion::notice(exclusion, conference, known.rules, known.holidays);
        if let Some(notice) = notice.filter(|notice| notice.is_late) {
            let mut late = Warning::new(WarningCode::ExclusionShortNotice).about(exclusion.person);
            for (name, days) in [
                ("given", notice.working_days_given),
                ("asked_for", notice.working_days_asked_for),
            ] {
                if let Some(days) = days {
                    late = late.with(name, WarningFact::WorkingDays(days));
                }
            }
            found.push(late);
        }
        let missing = exclusion::missing(exclusion, known.pack.exclusion.as_ref());
        let codes = missing.into_iter().filter_map(exclusion_code);
        found.extend(codes.map(|code| Warning::new(code).about(exclusion.person)));
    }
    found.extend(quorum_warnings(conference, known));
    found
}

/// The views, the person who informs and the wording are gaps before approval already.
fn exclusion_code(missing: ExclusionMissing) -> Option<WarningCode> {
    match missing {
        ExclusionMissing::Evidence => Some(WarningCode::ExclusionEvidence),
        ExclusionMissing::RequestedBy => Some(WarningCode::ExclusionRequestedBy),
        ExclusionMissing::RequestedOn => Some(WarningCode::ExclusionRequestedOn),
        ExclusionMissing::DecidedBy => Some(WarningCode::ExclusionDecidedBy),
        ExclusionMissing::InformedDue => Some(WarningCode::ExclusionInformedDue),
        ExclusionMissing::ViewsObtained
        | ExclusionMissing::InformedBy
        | ExclusionMissing::WordingForCopy => None,
    }
}

fn quorum_warnings(conference: &Conference, known: &Known<'_>) -> Vec<Warning> {
    let Some(assessment) = conference.latest_quorum() else {
        return Vec::new();
    };
    let policy = known.pack.quorum.as_ref();
    let counted = count(conference, policy);
    let adjourns = assessment.decision == QuorumDecision::InquorateAdjourn;
    let mut found: Vec<Warning> = quorum_judgement::missing(assessment, &counted, policy)
        .into_iter()
        .filter_map(|missing| match missing {
            QuorumMissing::Reasons => Some(WarningCode::QuorumReasons),
            QuorumMissing::Ground => Some(WarningCode::QuorumGround),
            // For an adjourned conference it is a gap before approval already.
            QuorumMissing::InterimProtection if adjourns => None,
            QuorumMissing::InterimProtection => Some(WarningCode::QuorumInterimProtection),
            QuorumMissing::NewDate => Some(WarningCode::QuorumNewDate),
        })
        .map(Warning::new)
        .collect();
    if let Some(second) = second_inquorate(assessment, known.previous, known.pack) {
        let mut warning = Warning::new(WarningCode::SecondInquorate);
        for source in &second.sources {
            warning = warning.with("source", WarningFact::Words(source.document.clone()));
        }
        found.push(warning);
    }
    found
}
