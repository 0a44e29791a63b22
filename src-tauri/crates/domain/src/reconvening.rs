//! Which conference a reconvened one continues, for each child.

use crate::conference::{Conference, ConferenceState};
use crate::decision::DecisionOutcome;
use crate::ids::PersonId;
use crate::meeting::QuorumDecision;

/// The last conference about a child that was adjourned without a decision and is not continued
/// yet.
///
/// Source: procedure section 2.4; scenario C5.
pub fn to_continue<'a>(
    conferences: impl IntoIterator<Item = &'a Conference>,
    child: PersonId,
) -> Option<&'a Conference> {
    let waiting = conferences
        .into_iter()
        .filter(|conference| waits(conference, child));
    waiting.max_by_key(|conference| conference.held_on)
}

fn waits(conference: &Conference, child: PersonId) -> bool {
    let is_about = conference
        .subject(child)
        .is_some_and(|subject| subject.continued_in.is_none());
    let quorum = conference.latest_quorum();
    let was_adjourned = conference.state == ConferenceState::Adjourned
        || quorum.is_some_and(|quorum| quorum.decision == QuorumDecision::InquorateAdjourn);
    let waits = match conference.decision_for(child).map(|d| d.outcome) {
        Some(DecisionOutcome::Adjourn) => true,
        Some(_) => false,
        None => was_adjourned,
    };
    is_about && waits
}
