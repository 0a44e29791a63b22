//! Why a paper is not made.

use thiserror::Error;

/// Why a paper is not made. Names no one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PaperError {
    /// The paper shows minutes and none were given.
    #[error("there are no minutes to make this paper from")]
    NoMinutes,
    /// The paper is about one child, plan or transfer, and none was given or it is not of this family.
    #[error("what this paper is about is not in the record")]
    UnknownSubject,
    /// Nothing was decided about any child of the reader.
    #[error("no decision is recorded for this reader's children")]
    NoDecision,
    /// The plan has not ended.
    #[error("the plan has not ended")]
    PlanNotEnded,
    /// The version replaces no other.
    #[error("this version of the minutes replaces no other")]
    NothingAmended,
    /// The reader may not have any of this paper.
    #[error("this reader may not have this paper")]
    NotForReader,
    /// A cover letter is made for a copy and for where it goes, and none was given.
    #[error("there is no copy for this letter to go with")]
    NothingEnclosed,
    /// The address on the letter is withheld from the reader.
    #[error("the address of this letter is withheld from its reader")]
    AddressWithheld,
    /// A letter to a child who has died waits for a person to look at it.
    #[error("the child has died; a person has to look at this letter first")]
    ChildDied,
}

impl PaperError {
    /// The code that the message file has words for.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoMinutes => "no_minutes",
            Self::UnknownSubject => "paper_about_unknown",
            Self::NoDecision => "no_decision_for_reader",
            Self::PlanNotEnded => "plan_not_ended",
            Self::NothingAmended => "nothing_amended",
            Self::NotForReader => "paper_not_for_reader",
            Self::NothingEnclosed => "nothing_enclosed",
            Self::AddressWithheld => "delivery_withheld",
            Self::ChildDied => "child_died",
        }
    }
}
