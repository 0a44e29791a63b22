//! The life of a conference.

use super::{Refused, Rule, take};
use crate::approval::Gap;
use crate::conference::{Conference, ConferenceState};
use crate::meeting::QuorumDecision;
use crate::minutes::{CopyState, PaperKind};

codes! {
    /// What can be done with a conference.
    ConferenceStep {
        /// Fix its day.
        Book,
        /// Send the invitations.
        Invite,
        /// Begin to gather reports and the agenda.
        Prepare,
        /// Open it in the room.
        Open,
        /// Stop it before a decision, to be continued on another day.
        Adjourn,
        /// Close it.
        Close,
        /// Send the decision letter.
        SendLetter,
        /// Draft the minutes.
        DraftMinutes,
        /// Send the minutes.
        CirculateMinutes,
        /// Take corrections.
        OpenAmendments,
        /// Leave nothing outstanding.
        Finish,
        /// Continue it in another conference.
        Reconvene,
        /// Record protective action that is taken at once.
        RecordProtectiveAction,
        /// Record the decision about a child.
        RecordDecision,
    }
}

codes! {
    /// What a step of a conference may need.
    ConferenceFact {
        /// The day.
        Day,
        /// At least one child.
        Child,
        /// Somebody to invite.
        Participant,
        /// How the children are kept safe until the new date.
        InterimProtection,
        /// The new date.
        NewDate,
        /// No gap stands in the way of the papers.
        PapersComplete,
        /// The decision letter went to somebody.
        LetterSent,
        /// The minutes are approved.
        MinutesApproved,
        /// The minutes went to somebody.
        MinutesSent,
        /// Every request to correct the minutes is answered.
        CorrectionsAnswered,
    }
}

/// A rule of the life of a conference.
pub type ConferenceRule = Rule<ConferenceState, ConferenceStep, ConferenceFact>;

use ConferenceFact as Fact;
use ConferenceState as State;
use ConferenceStep as Step;

/// States from which a conference is closed. One that is continued in another is closed too, so
/// that what was said at it has its minutes.
const MAY_CLOSE: &[State] = &[
    State::Requested,
    State::Booked,
    State::Invited,
    State::Preparing,
    State::Open,
    State::Adjourned,
    State::Reconvened,
];

/// States after the conference is closed, in which work on its papers goes on.
const CLOSED: &[State] = &[
    State::Closed,
    State::LetterSent,
    State::MinutesDrafted,
    State::MinutesCirculated,
    State::AmendmentsOpen,
];

/// The life of a conference, in the order of the work.
///
/// Shape: opening and closing need nothing, so that a meeting called within the hour is not kept
/// waiting for a form. Papers wait for what they would otherwise leave out.
/// Source: procedure sections 2.4, 2.16 and 7; scenarios C5, C6 and C10.
pub const TABLE: &[ConferenceRule] = &[
    Rule {
        step: Step::Book,
        from: &[
            State::Requested,
            State::Booked,
            State::Invited,
            State::Preparing,
        ],
        to: Some(State::Booked),
        needs: &[Fact::Day, Fact::Child],
    },
    Rule {
        step: Step::Invite,
        from: &[State::Booked, State::Invited, State::Preparing],
        to: Some(State::Invited),
        needs: &[Fact::Day, Fact::Participant],
    },
    Rule {
        step: Step::Prepare,
        from: &[State::Booked, State::Invited],
        to: Some(State::Preparing),
        needs: &[],
    },
    Rule {
        step: Step::Open,
        from: &[
            State::Requested,
            State::Booked,
            State::Invited,
            State::Preparing,
            State::Adjourned,
        ],
        to: Some(State::Open),
        needs: &[],
    },
    Rule {
        step: Step::Adjourn,
        from: &[State::Open],
        to: Some(State::Adjourned),
        needs: &[Fact::InterimProtection],
    },
    Rule {
        step: Step::Close,
        from: MAY_CLOSE,
        to: Some(State::Closed),
        needs: &[],
    },
    Rule {
        step: Step::SendLetter,
        from: CLOSED,
        to: Some(State::LetterSent),
        needs: &[Fact::PapersComplete],
    },
    Rule {
        step: Step::DraftMinutes,
        from: &[State::Closed, State::LetterSent],
        to: Some(State::MinutesDrafted),
        needs: &[],
    },
    Rule {
        step: Step::CirculateMinutes,
        from: &[
            State::Closed,
            State::LetterSent,
            State::MinutesDrafted,
            State::AmendmentsOpen,
        ],
        to: Some(State::MinutesCirculated),
        needs: &[Fact::PapersComplete, Fact::MinutesApproved],
    },
    Rule {
        step: Step::OpenAmendments,
        from: &[State::MinutesCirculated],
        to: Some(State::AmendmentsOpen),
        needs: &[Fact::MinutesSent],
    },
    Rule {
        step: Step::Finish,
        from: &[State::MinutesCirculated, State::AmendmentsOpen],
        to: Some(State::Final),
        needs: &[
            Fact::LetterSent,
            Fact::MinutesSent,
            Fact::CorrectionsAnswered,
        ],
    },
    Rule {
        step: Step::Reconvene,
        from: &[State::Adjourned, State::Closed],
        to: Some(State::Reconvened),
        needs: &[Fact::InterimProtection, Fact::NewDate],
    },
    Rule {
        step: Step::RecordProtectiveAction,
        from: State::ALL,
        to: None,
        needs: &[],
    },
    Rule {
        step: Step::RecordDecision,
        from: State::ALL,
        to: None,
        needs: &[],
    },
];

/// Takes a step.
///
/// # Errors
/// [`Refused`] when the step does not start from this state, or facts are missing.
pub fn step(
    state: ConferenceState,
    step: ConferenceStep,
    is_known: impl Fn(ConferenceFact) -> bool,
) -> Result<ConferenceState, Refused<ConferenceState, ConferenceStep, ConferenceFact>> {
    take(TABLE, state, step, is_known)
}

/// Tells whether the record holds a fact. `gaps` are those of [`crate::approval::gaps`].
pub fn is_known(conference: &Conference, gaps: &[Gap], fact: ConferenceFact) -> bool {
    let sent = |paper: PaperKind| {
        conference
            .copies
            .iter()
            .any(|copy| copy.paper == paper && is_out(copy.state))
    };
    let quorum = conference.latest_quorum();
    let adjourned = quorum.filter(|q| q.decision == QuorumDecision::InquorateAdjourn);
    match fact {
        Fact::Day => conference.held_on.is_some(),
        Fact::Child => !conference.subjects.is_empty(),
        Fact::Participant => !conference.participants.is_empty(),
        Fact::InterimProtection => {
            let for_all = quorum.is_some_and(|q| !q.interim_protection.trim().is_empty());
            let for_each = !conference.subjects.is_empty()
                && conference
                    .subjects
                    .iter()
                    .all(|s| !s.interim_protection.trim().is_empty());
            for_all || for_each
        }
        Fact::NewDate => adjourned.is_some_and(|q| q.reconvene_on.is_some()),
        Fact::PapersComplete => !gaps.iter().any(Gap::is_open),
        Fact::LetterSent => sent(PaperKind::DecisionLetter),
        Fact::MinutesApproved => conference
            .latest_minutes()
            .is_some_and(crate::minutes::MinutesVersion::is_frozen),
        Fact::MinutesSent => sent(PaperKind::Minutes),
        Fact::CorrectionsAnswered => conference
            .amendment_requests
            .iter()
            .all(|request| request.response.is_some()),
    }
}

fn is_out(state: CopyState) -> bool {
    match state {
        CopyState::Sent | CopyState::Receipted | CopyState::Returned => true,
        CopyState::Prepared | CopyState::Checked | CopyState::Withdrawn => false,
    }
}
