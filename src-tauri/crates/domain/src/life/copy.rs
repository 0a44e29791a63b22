//! The life of one person's copy.

use super::{Refused, Rule, take};
use crate::minutes::{CopyState, RecipientCopy};

codes! {
    /// What can be done with a copy.
    CopyStep {
        /// Check it.
        Check,
        /// Send it.
        Send,
        /// Record its receipt.
        RecordReceipt,
        /// Record that it came back.
        RecordReturn,
        /// Take it out of use before it is sent.
        Withdraw,
    }
}

codes! {
    /// What a step of a copy may need.
    CopyFact {
        /// Whose copy it is.
        Recipient,
        /// Every finding in the finished file is resolved with a reason.
        NoFindings,
        /// Who checked it.
        CheckedBy,
        /// A second person checked it, where one is needed.
        SecondPerson,
        /// The delivery address, as confirmed.
        Delivery,
        /// The person it is handed or sent to is its recipient.
        RecipientIsAddressee,
        /// The day of receipt.
        ReceivedOn,
    }
}

/// A rule of the life of a copy.
pub type CopyRule = Rule<CopyState, CopyStep, CopyFact>;

use CopyFact as Fact;
use CopyState as State;
use CopyStep as Step;

/// Every state of a copy.
pub const STATES: &[CopyState] = &[
    State::Prepared,
    State::Checked,
    State::Sent,
    State::Receipted,
    State::Returned,
    State::Withdrawn,
];

/// The life of a copy. What was sent is never unsent: a copy that came back is a fact of its own.
///
/// Source: procedure section 7; scenarios B9, B11 and E5.
pub const TABLE: &[CopyRule] = &[
    Rule {
        step: Step::Check,
        from: &[State::Prepared],
        to: Some(State::Checked),
        needs: &[Fact::NoFindings, Fact::CheckedBy, Fact::SecondPerson],
    },
    Rule {
        step: Step::Send,
        from: &[State::Checked, State::Returned],
        to: Some(State::Sent),
        needs: &[
            Fact::Recipient,
            Fact::NoFindings,
            Fact::Delivery,
            Fact::RecipientIsAddressee,
        ],
    },
    Rule {
        step: Step::RecordReceipt,
        from: &[State::Sent],
        to: Some(State::Receipted),
        needs: &[Fact::ReceivedOn],
    },
    Rule {
        step: Step::RecordReturn,
        from: &[State::Sent, State::Receipted],
        to: Some(State::Returned),
        needs: &[],
    },
    Rule {
        step: Step::Withdraw,
        from: &[State::Prepared, State::Checked, State::Returned],
        to: Some(State::Withdrawn),
        needs: &[],
    },
];

/// Takes a step.
///
/// # Errors
/// [`Refused`] when the step does not start from this state, or facts are missing.
pub fn step(
    state: CopyState,
    step: CopyStep,
    is_known: impl Fn(CopyFact) -> bool,
) -> Result<CopyState, Refused<CopyState, CopyStep, CopyFact>> {
    take(TABLE, state, step, is_known)
}

/// Tells whether a copy holds a fact. `addressee` is the person whom it is about to be sent to,
/// where that is known.
pub fn is_known(
    copy: &RecipientCopy,
    addressee: Option<crate::ids::PersonId>,
    fact: CopyFact,
) -> bool {
    match fact {
        Fact::Recipient => copy.recipient.is_some(),
        Fact::NoFindings => copy.is_clean(),
        Fact::CheckedBy => !copy.checked_by.trim().is_empty(),
        Fact::SecondPerson => {
            !copy.needs_second_person() || copy.checked_by.trim() != copy.prepared_by.trim()
        }
        Fact::Delivery => !copy.delivery.trim().is_empty(),
        Fact::RecipientIsAddressee => copy.recipient.is_some() && copy.recipient == addressee,
        Fact::ReceivedOn => copy.received_on.is_some(),
    }
}
