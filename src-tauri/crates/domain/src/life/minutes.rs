//! The life of a version of the minutes.

use super::{Refused, Rule, take};
use crate::approval::Gap;
use crate::conference::Conference;
use crate::minutes::{MinutesState, MinutesVersion, RecipientCopy};

codes! {
    /// What can be done with a version.
    MinutesStep {
        /// Send it to the chair.
        SendToChair,
        /// Take it back to go on writing.
        ReturnToDraft,
        /// Approve and freeze it.
        Approve,
        /// Send it to people.
        Circulate,
        /// Put a newer version in its place.
        Amend,
        /// Leave nothing outstanding.
        Finish,
    }
}

codes! {
    /// What a step of a version may need.
    MinutesFact {
        /// At least one block.
        Text,
        /// No gap stands in the way of the papers.
        PapersComplete,
        /// The chair approves it.
        ChairApproves,
        /// What changed and why, where it replaces another version.
        ChangeReason,
        /// A copy was checked and sent.
        CopySent,
        /// The version that takes its place is approved.
        NewVersionApproved,
        /// Every request for a correction is answered.
        CorrectionsAnswered,
    }
}

/// A rule of the life of a version.
pub type MinutesRule = Rule<MinutesState, MinutesStep, MinutesFact>;

use MinutesFact as Fact;
use MinutesState as State;
use MinutesStep as Step;

/// The life of a version of the minutes. Nothing leads back from an approved version: a change is
/// a new version.
///
/// Source: procedure section 7; scenarios C10 and E3.
pub const TABLE: &[MinutesRule] = &[
    Rule {
        step: Step::SendToChair,
        from: &[State::Draft],
        to: Some(State::InChairsCheck),
        needs: &[Fact::Text],
    },
    Rule {
        step: Step::ReturnToDraft,
        from: &[State::InChairsCheck],
        to: Some(State::Draft),
        needs: &[],
    },
    Rule {
        step: Step::Approve,
        from: &[State::Draft, State::InChairsCheck],
        to: Some(State::Approved),
        needs: &[
            Fact::Text,
            Fact::PapersComplete,
            Fact::ChairApproves,
            Fact::ChangeReason,
        ],
    },
    Rule {
        step: Step::Circulate,
        from: &[State::Approved],
        to: Some(State::Circulated),
        needs: &[Fact::CopySent],
    },
    Rule {
        step: Step::Amend,
        from: &[State::Approved, State::Circulated, State::Final],
        to: Some(State::Amended),
        needs: &[Fact::NewVersionApproved],
    },
    Rule {
        step: Step::Finish,
        from: &[State::Circulated],
        to: Some(State::Final),
        needs: &[Fact::CorrectionsAnswered],
    },
];

/// Takes a step.
///
/// # Errors
/// [`Refused`] when the step does not start from this state, or facts are missing.
pub fn step(
    state: MinutesState,
    step: MinutesStep,
    is_known: impl Fn(MinutesFact) -> bool,
) -> Result<MinutesState, Refused<MinutesState, MinutesStep, MinutesFact>> {
    take(TABLE, state, step, is_known)
}

/// Tells whether the record holds a fact about a version. `gaps` are those of
/// [`crate::approval::gaps`]. That the chair approves is asked of the person who does it.
pub fn is_known(
    conference: &Conference,
    version: &MinutesVersion,
    gaps: &[Gap],
    fact: MinutesFact,
) -> bool {
    let is_copy_out =
        |copy: &RecipientCopy| copy.minutes_version == Some(version.id) && copy.is_out();
    match fact {
        Fact::Text => !version.blocks.is_empty(),
        Fact::PapersComplete => !gaps.iter().any(Gap::is_open),
        Fact::ChairApproves => version.approved_at.is_some(),
        Fact::ChangeReason => {
            version.replaces.is_none() || !version.change_reason.trim().is_empty()
        }
        Fact::CopySent => conference.copies.iter().any(is_copy_out),
        Fact::NewVersionApproved => conference
            .minutes
            .iter()
            .any(|newer| newer.replaces == Some(version.id) && newer.is_frozen()),
        Fact::CorrectionsAnswered => conference
            .amendment_requests
            .iter()
            .filter(|request| request.version == version.id)
            .all(|request| request.response.is_some()),
    }
}
