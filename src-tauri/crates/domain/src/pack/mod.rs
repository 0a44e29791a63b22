//! Procedure packs: what an area's procedures say, as data with its sources.

mod choices;
mod error;
mod file;
mod merge;
mod policy;
mod rule_file;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::CalendarId;
use crate::meeting::PaperLanguage;
use crate::timescale::{RuleId, Source, TimescaleRule};

pub use choices::{
    ChoiceProblem, EffectiveRules, RefusedChoice, check_choice, effective_rules, shape_elsewhere,
};
pub use error::{PackError, PackProblem};
pub use merge::PackSet;
pub use policy::{
    Agency, CategoryMode, CategoryPolicy, CensusCheck, CensusPolicy, Coded, DissentPolicy,
    EndingPolicy, EndingReason, ExclusionPolicy, MovePolicy, NamedGround, Names,
    ParticipationPolicy, PeoplePolicy, QuorumPolicy, ReportPolicy, Role, ThresholdRecommendation,
};

/// The id of a pack: small letters, digits and hyphens, for instance `pan-bedfordshire`.
#[derive(
    Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export, type = "string"))]
#[serde(try_from = "String", into = "String")]
pub struct PackId(String);

/// A text that is not the id of a pack.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a pack id. Use small letters, digits and hyphens, for instance pan-bedfordshire"
)]
pub struct PackIdError(String);

impl TryFrom<String> for PackId {
    type Error = PackIdError;

    fn try_from(text: String) -> Result<Self, PackIdError> {
        let is_sign =
            |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '-';
        if text.chars().all(is_sign) && text.starts_with(|sign: char| sign.is_ascii_lowercase()) {
            Ok(Self(text))
        } else {
            Err(PackIdError(text))
        }
    }
}

impl std::str::FromStr for PackId {
    type Err = PackIdError;

    fn from_str(text: &str) -> Result<Self, PackIdError> {
        Self::try_from(text.to_owned())
    }
}

impl From<PackId> for String {
    fn from(id: PackId) -> Self {
        id.0
    }
}

impl std::fmt::Display for PackId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

codes! {
    /// What a pack is.
    PackStatus {
        /// What holds in the whole nation, from its law and guidance.
        National,
        /// An example of an area's procedures, read on a stated day and not confirmed by the
        /// area. Each of its rules says so until a named person of the service adopts it.
        ExampleReadOn,
        /// Written by a service for itself.
        Service,
    }
}

/// A pack with everything it takes over from its parents.
///
/// Shape: a rule that the pack is silent on is the parent's and says so in its `pack`. A table
/// (`quorum`, `reports`, ...) is taken whole from the nearest pack that has it; `None` where no
/// pack of the line has it, which means "not known", never "none".
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct ProcedurePack {
    /// Id.
    pub id: PackId,
    /// Version.
    pub version: String,
    /// Name shown to people.
    pub title: String,
    /// What kind of pack it is.
    pub status: PackStatus,
    /// The day on which its sources were read.
    pub read_on: NaiveDate,
    /// What a person who chooses it should know.
    pub note: String,
    /// The bank holidays that its working days leave out.
    pub calendar: CalendarId,
    /// The packs it takes over from, nearest first, each with its version.
    pub lineage: Vec<(PackId, String)>,
    /// The rules, its own and its parents'.
    pub rules: BTreeMap<RuleId, TimescaleRule>,
    /// Names of meetings and papers.
    pub names: Option<Names>,
    /// Categories, or areas of concern.
    pub categories: Option<CategoryPolicy>,
    /// The floor of quorum and what follows without it. `None`: no floor is known.
    pub quorum: Option<QuorumPolicy>,
    /// What a report has to say, and who sees it beforehand.
    pub reports: Option<ReportPolicy>,
    /// Agencies and roles.
    pub people: Option<PeoplePolicy>,
    /// Grounds for excluding a person.
    pub exclusion: Option<ExclusionPolicy>,
    /// The process of formal dissent.
    pub dissent: Option<DissentPolicy>,
    /// Reasons for ending a plan, and their evidence.
    pub ending: Option<EndingPolicy>,
    /// Moves between authorities.
    pub moves: Option<MovePolicy>,
    /// Codes for a child's participation.
    pub participation: Option<ParticipationPolicy>,
    /// What the statutory return asks.
    pub census: Option<CensusPolicy>,
    /// Sources that the tables name, by their key.
    pub sources: BTreeMap<String, Source>,
}

impl ProcedurePack {
    /// The rule that answers a question. `None` where the pack and its parents are silent.
    pub fn rule(&self, id: RuleId) -> Option<&TimescaleRule> {
        self.rules.get(&id)
    }

    /// Languages in which a person's papers can be.
    pub fn paper_languages(&self) -> Vec<PaperLanguage> {
        let named = self.names.iter().flat_map(|names| &names.paper_languages);
        let mut languages: Vec<PaperLanguage> = named.copied().collect();
        if languages.is_empty() {
            languages.push(PaperLanguage::English);
        }
        languages
    }

    /// Resolves a source that a table names.
    pub fn source(&self, key: &str) -> Option<&Source> {
        self.sources.get(key)
    }
}
