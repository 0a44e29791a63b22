//! The life of a child protection plan.

use super::{Refused, Rule, take};
use crate::plan::PlanState;

codes! {
    /// What can be done with a plan.
    PlanStep {
        /// Put it in force.
        Begin,
        /// Take it to a review.
        TakeToReview,
        /// Go on with it after a review.
        Continue,
        /// End it.
        End,
        /// Follow up its end with other support.
        FollowUp,
        /// Record protective action that is taken at once.
        RecordProtectiveAction,
    }
}

codes! {
    /// What a step of a plan may need. [`crate::ending::missing`] says which of them stand in
    /// the way of an end.
    PlanFact {
        /// The chair's decision that there is a plan.
        DecisionForPlan,
        /// The chair's decision that it goes on.
        DecisionToContinue,
        /// The day on which it ends.
        EndDate,
        /// A reason that the pack knows.
        EndReason,
        /// The decision of a review conference that the child is no longer at risk.
        ReviewDecision,
        /// The decision was made at a quorate conference.
        QuorateDecision,
        /// A conference other than the one for a transfer in.
        NotATransferMeeting,
        /// The receiving authority's written confirmation that it is responsible.
        WrittenConfirmation,
        /// Which authority confirmed.
        ConfirmingAuthority,
        /// Who wrote the confirmation.
        ConfirmationAuthor,
        /// Date of the confirmation.
        ConfirmationDate,
        /// The confirmation itself, kept with the record.
        ConfirmationDocument,
        /// Date of the receiving authority's transfer conference.
        TransferConferenceDate,
        /// The child's date of birth.
        DateOfBirth,
        /// The eighteenth birthday is reached on the day of the end.
        EighteenthBirthday,
        /// The child's date of death.
        DateOfDeath,
        /// The end is not later than the death.
        EndNotAfterDeath,
        /// The day on which the child left the United Kingdom for good.
        DayOfLeaving,
        /// Continuing support was discussed with the family, on a day.
        SupportDiscussed,
        /// A child in need plan or an early help assessment.
        FollowUpPlan,
        /// Day of the next review of that support.
        FollowUpReview,
        /// That day, inside the limit of the pack.
        FollowUpReviewInTime,
    }
}

/// A rule of the life of a plan.
pub type PlanRule = Rule<PlanState, PlanStep, PlanFact>;

use PlanFact as Fact;
use PlanState as State;
use PlanStep as Step;

/// The life of a plan. It is in force only from a decision for a plan.
///
/// Shape: an end needs all the facts that could stand in its way; those that do not apply to its
/// reason count as known, see [`crate::ending::missing`].
/// Source: procedure sections 2.20 and 7; scenarios B1, D1 and D6.
pub const TABLE: &[PlanRule] = &[
    Rule {
        step: Step::Begin,
        from: &[State::Outline],
        to: Some(State::Active),
        needs: &[Fact::DecisionForPlan],
    },
    Rule {
        step: Step::TakeToReview,
        from: &[State::Active],
        to: Some(State::UnderReview),
        needs: &[],
    },
    Rule {
        step: Step::Continue,
        from: &[State::UnderReview],
        to: Some(State::Active),
        needs: &[Fact::DecisionToContinue],
    },
    Rule {
        step: Step::End,
        from: &[State::Active, State::UnderReview],
        to: Some(State::Ended),
        needs: &[
            Fact::EndDate,
            Fact::EndReason,
            Fact::ReviewDecision,
            Fact::QuorateDecision,
            Fact::NotATransferMeeting,
            Fact::WrittenConfirmation,
            Fact::ConfirmingAuthority,
            Fact::ConfirmationAuthor,
            Fact::ConfirmationDate,
            Fact::ConfirmationDocument,
            Fact::TransferConferenceDate,
            Fact::DateOfBirth,
            Fact::EighteenthBirthday,
            Fact::DateOfDeath,
            Fact::EndNotAfterDeath,
            Fact::DayOfLeaving,
        ],
    },
    Rule {
        step: Step::FollowUp,
        from: &[State::Ended],
        to: Some(State::FollowUp),
        needs: &[
            Fact::SupportDiscussed,
            Fact::FollowUpPlan,
            Fact::FollowUpReview,
            Fact::FollowUpReviewInTime,
        ],
    },
    Rule {
        step: Step::RecordProtectiveAction,
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
    state: PlanState,
    step: PlanStep,
    is_known: impl Fn(PlanFact) -> bool,
) -> Result<PlanState, Refused<PlanState, PlanStep, PlanFact>> {
    take(TABLE, state, step, is_known)
}
