//! The life of a suppression.

use super::{Refused, Rule, take};
use crate::family::{Suppression, SuppressionState};

codes! {
    /// What can be done with a suppression.
    SuppressionStep {
        /// Put it in force by a decision.
        Decide,
        /// Look at it again and keep it.
        Review,
        /// Lift it.
        Lift,
    }
}

codes! {
    /// What a step of a suppression may need.
    SuppressionFact {
        /// Why.
        Reason,
        /// Who decided.
        DecidedBy,
        /// The words to keep out.
        Words,
        /// The day to look again.
        NextReview,
        /// Why it is lifted.
        LiftedReason,
    }
}

/// A rule of the life of a suppression.
pub type SuppressionRule = Rule<SuppressionState, SuppressionStep, SuppressionFact>;

use SuppressionFact as Fact;
use SuppressionState as State;
use SuppressionStep as Step;

/// The life of a suppression. It holds from the day it is proposed, and is never lifted silently.
///
/// Source: procedure section 7.
pub const TABLE: &[SuppressionRule] = &[
    Rule {
        step: Step::Decide,
        from: &[State::Proposed],
        to: Some(State::Active),
        needs: &[Fact::Words, Fact::Reason, Fact::DecidedBy],
    },
    Rule {
        step: Step::Review,
        from: &[State::Active, State::Reviewed],
        to: Some(State::Reviewed),
        needs: &[Fact::Reason, Fact::DecidedBy, Fact::NextReview],
    },
    Rule {
        step: Step::Lift,
        from: &[State::Proposed, State::Active, State::Reviewed],
        to: Some(State::Lifted),
        needs: &[Fact::DecidedBy, Fact::LiftedReason],
    },
];

/// Takes a step.
///
/// # Errors
/// [`Refused`] when the step does not start from this state, or facts are missing.
pub fn step(
    state: SuppressionState,
    step: SuppressionStep,
    is_known: impl Fn(SuppressionFact) -> bool,
) -> Result<SuppressionState, Refused<SuppressionState, SuppressionStep, SuppressionFact>> {
    take(TABLE, state, step, is_known)
}

/// Tells whether the record holds a fact.
pub fn is_known(suppression: &Suppression, fact: SuppressionFact) -> bool {
    let is_said = |text: &str| !text.trim().is_empty();
    match fact {
        Fact::Reason => is_said(&suppression.reason),
        Fact::DecidedBy => is_said(&suppression.decided_by),
        Fact::Words => suppression.words.iter().any(|words| is_said(words)),
        Fact::NextReview => suppression.review_by.is_some(),
        Fact::LiftedReason => is_said(&suppression.lifted_reason),
    }
}
