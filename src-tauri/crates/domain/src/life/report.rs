//! The life of an agency's report.

use super::{Refused, Rule, take};
use crate::meeting::{AgencyReport, ReportState};

codes! {
    /// What can be done with a report.
    ReportStep {
        /// Receive it, at any time up to the conference itself.
        Receive,
        /// Share it with the family.
        ShareWithFamily,
        /// Take back the only sharing, which was recorded by mistake.
        TakeBackSharing,
        /// Consider it at the conference.
        Consider,
        /// Keep it with the record.
        Retain,
    }
}

codes! {
    /// What a step of a report may need.
    ReportFact {
        /// When it was received, or that it was given in words.
        Received,
        /// With whom it was shared, and when.
        SharedWith,
        /// That it is shared with nobody.
        SharedWithNobody,
    }
}

/// A rule of the life of a report.
pub type ReportRule = Rule<ReportState, ReportStep, ReportFact>;

use ReportFact as Fact;
use ReportState as State;
use ReportStep as Step;

/// The life of a report. A report that nobody shared can still be considered: the minutes then
/// say that it was not available beforehand.
///
/// Source: procedure sections 2.5 and 7; scenarios C11 and C12.
pub const TABLE: &[ReportRule] = &[
    Rule {
        step: Step::Receive,
        from: &[State::Requested],
        to: Some(State::Received),
        needs: &[Fact::Received],
    },
    Rule {
        step: Step::ShareWithFamily,
        from: &[State::Received],
        to: Some(State::SharedWithFamily),
        needs: &[Fact::SharedWith],
    },
    Rule {
        step: Step::ShareWithFamily,
        from: &[State::SharedWithFamily, State::Considered, State::Retained],
        to: None,
        needs: &[Fact::SharedWith],
    },
    Rule {
        step: Step::TakeBackSharing,
        from: &[State::SharedWithFamily],
        to: Some(State::Received),
        needs: &[Fact::SharedWithNobody],
    },
    Rule {
        step: Step::Consider,
        from: &[State::Received, State::SharedWithFamily],
        to: Some(State::Considered),
        needs: &[],
    },
    Rule {
        step: Step::Retain,
        from: &[State::Received, State::SharedWithFamily, State::Considered],
        to: Some(State::Retained),
        needs: &[],
    },
];

/// Takes a step.
///
/// # Errors
/// [`Refused`] when the step does not start from this state, or facts are missing.
pub fn step(
    state: ReportState,
    step: ReportStep,
    is_known: impl Fn(ReportFact) -> bool,
) -> Result<ReportState, Refused<ReportState, ReportStep, ReportFact>> {
    take(TABLE, state, step, is_known)
}

/// Tells whether the record holds a fact.
pub fn is_known(report: &AgencyReport, fact: ReportFact) -> bool {
    let is_shared = || report.sharing.iter().any(|s| s.shared_on.is_some());
    match fact {
        Fact::Received => report.received_at.is_some() || report.is_verbal,
        Fact::SharedWith => is_shared(),
        Fact::SharedWithNobody => !is_shared(),
    }
}
