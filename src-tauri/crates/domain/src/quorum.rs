//! Quorum: what is counted against the pack's floor. The judgement stays the chair's.

use std::collections::BTreeSet;

use crate::conference::Conference;
use crate::meeting::Participant;
use crate::pack::QuorumPolicy;

/// What stands against the floor of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuorumCount {
    /// Agencies that count, as codes, the lead agency first. Each counts once, except roles that
    /// the pack counts apart.
    pub counted: Vec<String>,
    /// Agencies that the pack asks for and that are not there, as codes.
    pub missing: Vec<String>,
    /// Other agencies still wanted to meet the floor.
    pub others_wanted: u32,
    /// The floor is met; `None` where no floor is known.
    pub is_floor_met: Option<bool>,
}

/// Counts who is there. While the conference is open that is who is in the room now; after it,
/// who attended; before it, who said that they come.
///
/// Shape: health counts once, however many come from it, unless the pack counts a role apart.
/// Source: the pack's `quorum` table.
pub fn count(conference: &Conference, policy: Option<&QuorumPolicy>) -> QuorumCount {
    let there: Vec<&Participant> = conference
        .participants
        .iter()
        .filter(|p| is_there(p, conference))
        .collect();
    let Some(policy) = policy else {
        let counted = agencies(&there, |_| true, &[]);
        return QuorumCount {
            counted,
            missing: Vec::new(),
            others_wanted: 0,
            is_floor_met: None,
        };
    };
    let has = |code: &String| there.iter().any(|p| p.discipline == *code);
    let mut asked_for = vec![policy.lead_agency.clone()];
    asked_for.extend(policy.core_agencies.iter().cloned());
    asked_for.dedup();
    let missing: Vec<String> = asked_for.into_iter().filter(|code| !has(code)).collect();
    let counts = |p: &Participant| !policy.others_have_direct_contact || p.has_direct_contact;
    let others: Vec<&Participant> = there
        .iter()
        .copied()
        .filter(|p| p.discipline != policy.lead_agency)
        .collect();
    let others = agencies(&others, counts, &policy.roles_counted_apart);
    let found = u32::try_from(others.len()).unwrap_or(u32::MAX);
    let others_wanted = policy
        .others_at_least
        .unwrap_or_default()
        .saturating_sub(found);
    let lead = has(&policy.lead_agency).then(|| policy.lead_agency.clone());
    QuorumCount {
        counted: lead.into_iter().chain(others).collect(),
        is_floor_met: Some(missing.is_empty() && others_wanted == 0),
        missing,
        others_wanted,
    }
}

fn is_there(participant: &Participant, conference: &Conference) -> bool {
    use crate::meeting::Reply;
    if participant.discipline.is_empty() || participant.role.is_family_side() {
        return false;
    }
    if conference.is_open() {
        participant.is_in_room()
    } else if conference.is_closed() {
        participant.attended()
    } else {
        let reply = participant
            .invitation
            .as_ref()
            .map(|invitation| invitation.reply);
        matches!(reply, Some(Reply::Coming | Reply::Remote))
    }
}

fn agencies(
    there: &[&Participant],
    counts: impl Fn(&Participant) -> bool,
    apart: &[String],
) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let mut counted = Vec::new();
    for participant in there.iter().filter(|p| counts(p)) {
        let post = participant.post.to_lowercase().replace(' ', "_");
        let code = if apart.contains(&post) {
            post
        } else {
            participant.discipline.clone()
        };
        if seen.insert(code.clone()) {
            counted.push(code);
        }
    }
    counted
}
