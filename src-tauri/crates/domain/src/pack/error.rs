//! Why a procedure pack is refused: the file, the line, what is wrong and what to do.

use crate::timescale::RuleId;

use super::PackId;

/// A pack that is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {problem}")]
pub struct PackError {
    /// Name of the file.
    pub file: String,
    /// Line in it, from 1.
    pub line: usize,
    /// What is wrong.
    pub problem: PackProblem,
}

/// What is wrong with a pack, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackProblem {
    /// The text is not of the documented shape; an unknown key or code is named.
    #[error("{0}. Correct this line")]
    Shape(String),
    /// The file is of a shape that this version of the app does not know.
    #[error("format {0} is not known. Use a format that this version of the app reads")]
    Format(u32),
    /// Two files have the same id.
    #[error("another file has the id \"{0}\" already. Give this one its own id")]
    DuplicateId(PackId),
    /// The parent is not there.
    #[error("there is no pack \"{0}\" to take over from. Check the id of the parent")]
    UnknownParent(PackId),
    /// The pack takes over from itself by way of its parents.
    #[error("this pack takes over from itself, by way of \"{0}\". Choose another parent")]
    ParentLoop(PackId),
    /// A pack without a parent does not say which bank holidays it uses.
    #[error(
        "a pack without a parent has to name its calendar. Add calendar = \"england_and_wales\", \"scotland\" or \"northern_ireland\""
    )]
    CalendarMissing,
    /// A source that is named but not listed.
    #[error("there is no source \"{0}\". Add it under [sources.{0}]")]
    UnknownSource(String),
    /// A rule without a source.
    #[error("the rule names no source. Add sources = [\"...\"]")]
    SourceMissing,
    /// A limit without a key that its unit needs.
    #[error("a limit in this unit needs \"{0}\". Add it")]
    LimitKeyMissing(&'static str),
    /// A limit with a key that its unit does not use.
    #[error("a limit in this unit does not use \"{0}\". Take it out")]
    LimitKeyUnused(&'static str),
    /// A count that is nothing or too large to be meant.
    #[error("a count has to be from 1 to {0}")]
    CountOutOfRange(u32),
    /// A clock time that cannot be read.
    #[error("\"{0}\" is not a clock time. Write it as 10:00")]
    ClockTime(String),
    /// A rule gives its limit twice.
    #[error("give either one limit, or [[limits]] for several, not both")]
    LimitGivenTwice,
    /// A rule has several limits and does not say how they stand to each other.
    #[error(
        "a rule with several limits needs limits_are = \"readings\" or \"all_binding\", and a rule with one limit has no limits_are"
    )]
    LimitsAre,
    /// Two limits of a rule have the same name.
    #[error("two limits have the reading \"{0}\". Give each its own name")]
    DuplicateReading(String),
    /// An area's rule allows more than an Act does.
    #[error(
        "\"{0}\" allows more than the Act that \"{1}\" cites, or counts differently. A limit in an Act cannot be loosened"
    )]
    LoosensAct(RuleId, PackId),
    /// A service's own pack allows more than statutory guidance does, and nobody is named for it.
    #[error(
        "\"{0}\" allows more than the statutory guidance in \"{1}\", or counts differently. Add loosened = {{ by = \"...\", on = 2027-01-31, reason = \"...\" }}"
    )]
    LoosensGuidance(RuleId, PackId),
    /// The decision to allow more than guidance names nobody or gives no reason.
    #[error("loosened needs by, on and reason. Fill in each")]
    LoosenedIncomplete,
}

impl PackProblem {
    /// The key of the table that is wrong, where the table has it.
    pub(super) fn key(&self) -> Option<&'static str> {
        match self {
            Self::LimitKeyUnused(key) => Some(key),
            Self::CountOutOfRange(_) => Some("count"),
            Self::ClockTime(_) => Some("at"),
            Self::SourceMissing | Self::UnknownSource(_) => Some("sources"),
            Self::LimitsAre => Some("limits_are"),
            Self::LoosenedIncomplete => Some("loosened"),
            _ => None,
        }
    }
}
