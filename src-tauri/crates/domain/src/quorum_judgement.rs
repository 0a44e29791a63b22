//! The chair's judgement of quorum: what it has to record, and the one case that stops a meeting.

use crate::conference::Conference;
use crate::meeting::{QuorumAssessment, QuorumDecision};
use crate::pack::{ProcedurePack, QuorumPolicy};
use crate::quorum::QuorumCount;
use crate::timescale::Source;

codes! {
    /// What is not recorded yet about a judgement of quorum.
    QuorumMissing {
        /// The chair's reasons.
        Reasons,
        /// One of the pack's grounds for going on.
        Ground,
        /// How the children are kept safe meanwhile.
        InterimProtection,
        /// The new date.
        NewDate,
    }
}

/// What is missing of a judgement, in the order of the form.
///
/// Shape: calling a meeting quorate above the floor needs nothing. Below the floor, or where no
/// floor is known, it needs reasons. Going on below the floor needs a ground where the pack lists
/// grounds, reasons and interim protection; adjourning needs interim protection and the new date.
/// Source: the pack's `quorum` table; procedure section 2.4; scenarios C5 and C6.
pub fn missing(
    assessment: &QuorumAssessment,
    count: &QuorumCount,
    policy: Option<&QuorumPolicy>,
) -> Vec<QuorumMissing> {
    use QuorumMissing as Missing;
    let lacks = |text: &str, what| text.trim().is_empty().then_some(what);
    let needs_reasons = match assessment.decision {
        QuorumDecision::Quorate => count.is_floor_met != Some(true),
        QuorumDecision::InquorateProceed => true,
        QuorumDecision::InquorateAdjourn => false,
    };
    let is_inquorate = is_inquorate(assessment.decision);
    let goes_on = assessment.decision == QuorumDecision::InquorateProceed;
    let adjourns = assessment.decision == QuorumDecision::InquorateAdjourn;
    let reasons = lacks(&assessment.reasons, Missing::Reasons).filter(|_| needs_reasons);
    let ground = Missing::Ground;
    let ground = (goes_on && !is_ground_known(assessment, policy)).then_some(ground);
    let interim = lacks(&assessment.interim_protection, Missing::InterimProtection);
    let interim = interim.filter(|_| is_inquorate);
    let date = (adjourns && assessment.reconvene_on.is_none()).then_some(Missing::NewDate);
    [ground, reasons, interim, date]
        .into_iter()
        .flatten()
        .collect()
}

fn is_ground_known(assessment: &QuorumAssessment, policy: Option<&QuorumPolicy>) -> bool {
    let grounds = policy.map_or(&[][..], |policy| &policy.grounds_to_proceed);
    grounds.is_empty() || grounds.iter().any(|g| g.code == assessment.ground)
}

/// Tells whether the last judgement of a conference was that it is not quorate. Every copy of its
/// papers says so.
pub fn was_inquorate(conference: &Conference) -> bool {
    conference
        .latest_quorum()
        .is_some_and(|quorum| is_inquorate(quorum.decision))
}

fn is_inquorate(decision: QuorumDecision) -> bool {
    match decision {
        QuorumDecision::Quorate => false,
        QuorumDecision::InquorateProceed | QuorumDecision::InquorateAdjourn => true,
    }
}

/// A meeting that the procedures do not allow, with where they say so.
#[derive(Clone, Debug, PartialEq)]
pub struct SecondInquorate {
    /// Where the pack has it from.
    pub sources: Vec<Source>,
    /// The chair recorded that it took place all the same, and why.
    pub is_recorded_with_reason: bool,
}

/// Tells whether a meeting goes on as the second inquorate one in a row where the pack refuses
/// that. It is stopped with the reference; if it took place all the same, it is recorded with the
/// reason.
///
/// Shape: adjourning is always possible, and so is recording protective action. `previous` is the
/// meeting before this one about the same children.
/// Source: the pack's `quorum` table; scenario C6.
pub fn second_inquorate(
    assessment: &QuorumAssessment,
    previous: Option<&Conference>,
    pack: &ProcedurePack,
) -> Option<SecondInquorate> {
    let policy = pack.quorum.as_ref()?;
    let goes_on = assessment.decision == QuorumDecision::InquorateProceed;
    let is_second = goes_on && previous.is_some_and(was_inquorate);
    (policy.refuses_second_inquorate && is_second).then(|| SecondInquorate {
        sources: policy
            .sources
            .iter()
            .filter_map(|key| pack.source(key).cloned())
            .collect(),
        is_recorded_with_reason: !assessment.reasons.trim().is_empty(),
    })
}
