//! Views, decisions and dissent: each for one child, and never counted.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::*;

codes! {
    /// An agency's answer to the threshold question for one child.
    View {
        /// The threshold is met.
        Met,
        /// It is not met.
        NotMet,
        /// Not sure.
        NotSure,
        /// No view given, with the reason why. Silence is never agreement.
        NoView,
    }
}

codes! {
    /// On what a view rests.
    ViewBasis {
        /// Given by someone present.
        Present,
        /// Given by a deputy.
        Deputy,
        /// Written contribution.
        Written,
    }
}

record! {
    /// One agency's, or one family member's, view for one child.
    ThresholdView {
        /// Identity.
        id: ThresholdViewId,
        /// Child.
        child: PersonId,
        /// Agency; empty for a view of the family, which is heard apart.
        #[serde(default)]
        agency: String,
        /// Who gave it.
        #[serde(default)]
        person: Option<PersonId>,
        /// View.
        view: View,
        /// Category that the agency names, as a code of the pack.
        #[serde(default)]
        category: String,
        /// Basis.
        basis: ViewBasis,
        /// Reasons, or why no view was given.
        reasons: String,
    }
}

codes! {
    /// The chair's decision for one child.
    DecisionOutcome {
        /// A plan begins.
        Plan,
        /// No plan.
        NoPlan,
        /// The plan goes on.
        Continue,
        /// The plan ends.
        End,
        /// Adjourned without a decision.
        Adjourn,
    }
}

record! {
    /// The chair's decision for one child. A correction is a further decision; the first is kept.
    ChildDecision {
        /// Identity.
        id: ChildDecisionId,
        /// Child.
        child: PersonId,
        /// Outcome.
        outcome: DecisionOutcome,
        /// Categories, as codes of the pack (`NEG`, `PHY`); areas of concern in Scotland.
        categories: Vec<String>,
        /// Reasons, in the chair's words. Required.
        reasons: String,
        /// Why the category changed, at a review.
        #[serde(default)]
        category_change_reason: String,
        /// The chair.
        decided_by: String,
        /// Decided at.
        decided_at: DateTime<Utc>,
        /// Child-in-need or early-help follow-up where there is no plan, or none any longer.
        #[serde(default)]
        follow_up: String,
        /// Why a plan ends, where it ends.
        #[serde(default)]
        end_reason: Option<crate::plan::EndReason>,
    }
}

codes! {
    /// How formal a dissent is.
    DissentFormality {
        /// Disagreement minuted.
        Noted,
        /// The agency disassociates itself; a clock and a process follow.
        Formal,
    }
}

record! {
    /// A dissent about one child, in the person's own words.
    Dissent {
        /// Identity.
        id: DissentId,
        /// Child.
        child: PersonId,
        /// Agency; empty for a member of the family.
        #[serde(default)]
        agency: String,
        /// Person.
        #[serde(default)]
        person: Option<PersonId>,
        /// Formality.
        formality: DissentFormality,
        /// The person's words.
        words: String,
        /// Recorded at.
        at: DateTime<Utc>,
        /// What followed.
        #[serde(default)]
        follow_up: String,
    }
}

record! {
    /// A danger statement with its safety goal.
    DangerStatement {
        /// Identity.
        id: DangerStatementId,
        /// Children it is about.
        children: Vec<PersonId>,
        /// What people are worried will happen, in plain words.
        statement: String,
        /// The safety goal.
        goal: String,
    }
}

/// A score from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = "number"))]
#[serde(try_from = "u8", into = "u8")]
pub struct Scale(u8);

/// A score that is not from 0 to 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a score is from 0 to 10")]
pub struct NotAScale;

impl Scale {
    /// The highest score: safe enough to close.
    pub const MOST: u8 = 10;

    /// The score as a number.
    pub fn value(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Scale {
    type Error = NotAScale;
    fn try_from(value: u8) -> Result<Self, Self::Error> {
        if value <= Self::MOST {
            Ok(Self(value))
        } else {
            Err(NotAScale)
        }
    }
}

impl From<Scale> for u8 {
    fn from(scale: Scale) -> Self {
        scale.0
    }
}

record! {
    /// One person's score of how safe the children are.
    AgencyScale {
        /// Identity.
        id: EntryId,
        /// Who scores.
        person: PersonId,
        /// Child; empty for all children.
        #[serde(default)]
        child: Option<PersonId>,
        /// Score.
        score: Scale,
        /// Given at.
        at: DateTime<Utc>,
    }
}
