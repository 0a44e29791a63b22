//! What a pack says besides timescales: names, categories, quorum, reports, people, endings.
//!
//! Each table is read from the pack as it stands here, and taken over whole by a pack that does
//! not have its own. A value that is not known is left out of the file.

use serde::{Deserialize, Serialize};

use crate::meeting::{ExclusionGround, PaperLanguage};
use crate::plan::EndReason;
use crate::timescale::{RuleId, SourceState};

/// Declares a table of a pack: unknown keys are refused, missing ones read as "not known".
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
        #[serde(deny_unknown_fields)]
        pub struct $name { $($(#[$fdoc])* pub $field : $ty),+ }
    };
}

table! {
    /// A code with its words.
    Coded {
        /// Code.
        code: String,
        /// Words.
        name: String,
    }
}

table! {
    /// What meetings, plans and people are called.
    Names {
        /// The meeting.
        conference: String,
        /// Its short name.
        short: String,
        /// The first meeting about a child.
        initial: String,
        /// A later one.
        review: String,
        /// The plan.
        plan: String,
        /// The register, where one is kept.
        #[serde(default)]
        register: Option<String>,
        /// The person who chairs.
        chair: String,
        /// The practitioner who leads the plan.
        lead_practitioner: String,
        /// The letter after the meeting.
        decision_letter: String,
        /// The full record.
        full_record: String,
        /// Languages that a person may choose for papers. Empty: English alone.
        #[serde(default)]
        paper_languages: Vec<PaperLanguage>,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

codes! {
    /// How many categories a decision names.
    CategoryMode {
        /// One, or the code for multiple with the list of them.
        OneOrMultiple,
        /// One or more, each kept.
        OneOrMore,
        /// None. Areas of concern are recorded.
        AreasOfConcern,
    }
}

table! {
    /// Categories of abuse, or areas of concern.
    CategoryPolicy {
        /// How many a decision names.
        mode: CategoryMode,
        /// The categories, in the order of a menu.
        #[serde(default)]
        categories: Vec<Coded>,
        /// The code that the return uses for several.
        #[serde(default)]
        multiple_code: Option<String>,
        /// Areas of concern that are named often. Others may be written in words.
        #[serde(default)]
        areas_of_concern: Vec<Coded>,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// The floor of quorum. It is a judgement of the chair; this is what it is judged against.
    QuorumPolicy {
        /// Agency that has to be there, as a code.
        lead_agency: String,
        /// How many others at least. `None` where the pack names agencies instead.
        #[serde(default)]
        others_at_least: Option<u32>,
        /// Others count only with direct contact with the child and family.
        #[serde(default)]
        others_have_direct_contact: bool,
        /// Agencies that have to be there, as codes.
        #[serde(default)]
        core_agencies: Vec<String>,
        /// Roles that count on their own, besides their agency, as codes.
        #[serde(default)]
        roles_counted_apart: Vec<String>,
        /// Grounds on which the chair may go on below the floor. Empty where the pack has none:
        /// the chair then gives reasons in words.
        #[serde(default)]
        grounds_to_proceed: Vec<Coded>,
        /// Two inquorate meetings may not follow each other.
        #[serde(default)]
        refuses_second_inquorate: bool,
        /// An inquorate meeting cannot end a plan.
        #[serde(default)]
        inquorate_cannot_end_plan: bool,
        /// What a person should know, in words.
        #[serde(default)]
        note: String,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

codes! {
    /// Whether a social work report says if the threshold is met.
    ThresholdRecommendation {
        /// It has to.
        Required,
        /// It must not.
        Forbidden,
    }
}

table! {
    /// What a report has to say, and who sees it beforehand.
    ReportPolicy {
        /// `None` where the pack is silent: nothing is checked.
        #[serde(default)]
        threshold_recommendation: Option<ThresholdRecommendation>,
        /// Whether police reports are shared with the family beforehand. `None`: not known.
        #[serde(default)]
        police_report_is_shared_beforehand: Option<bool>,
        /// What a report has to hold.
        #[serde(default)]
        contents: Vec<Coded>,
        /// What a person should know, in words.
        #[serde(default)]
        note: String,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// An agency that takes part.
    Agency {
        /// Code.
        code: String,
        /// Name.
        name: String,
    }
}

table! {
    /// A role of a practitioner.
    Role {
        /// Code.
        code: String,
        /// Name.
        name: String,
        /// The agency it counts with, as a code.
        agency: String,
    }
}

table! {
    /// Agencies and roles.
    PeoplePolicy {
        /// Agencies, in the order of a menu.
        agencies: Vec<Agency>,
        /// Roles, in the order of a menu.
        roles: Vec<Role>,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// A ground for an exclusion, in the words of the procedures.
    NamedGround {
        /// The ground.
        ground: ExclusionGround,
        /// In words.
        name: String,
    }
}

table! {
    /// When a person may be excluded from all or part of a conference.
    ExclusionPolicy {
        /// Grounds that the procedures name. Empty where they name none.
        grounds: Vec<NamedGround>,
        /// The rule for when a request has to be made.
        #[serde(default)]
        notice_rule: Option<RuleId>,
        /// Someone has to be named who tells the person the outcome, and by when.
        #[serde(default)]
        needs_outcome_informer: bool,
        /// What a person should know, in words.
        #[serde(default)]
        note: String,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// The process that follows a formal dissent.
    DissentPolicy {
        /// The process, in words.
        formal_process: String,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// One reason for ending a plan.
    EndingReason {
        /// The reason.
        reason: EndReason,
        /// In words.
        name: String,
        /// It needs the decision of a review conference.
        needs_review_decision: bool,
        /// It needs the receiving authority's written confirmation.
        #[serde(default)]
        needs_written_confirmation: bool,
        /// It needs the date of the receiving authority's transfer conference.
        #[serde(default)]
        needs_transfer_conference_date: bool,
    }
}

table! {
    /// How a plan ends.
    EndingPolicy {
        /// Reasons, in the order of a menu.
        reasons: Vec<EndingReason>,
        /// Ending at the first review is unusual: the chair is asked to think again.
        #[serde(default)]
        cautions_at_first_review: bool,
        /// A plan cannot end at a transfer meeting.
        #[serde(default)]
        refuses_at_transfer: bool,
        /// Who is told, in words.
        #[serde(default)]
        notice: String,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// Moves between authorities.
    MovePolicy {
        /// From so many weeks a stay counts as permanent. Units: weeks.
        permanent_from_weeks: u32,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// Codes for a child's participation.
    ParticipationPolicy {
        /// The codes.
        codes: Vec<Coded>,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}

table! {
    /// A check of the statutory return that the app warns about.
    CensusCheck {
        /// What is checked, as the app's own code.
        check: String,
        /// Number of the rule in the return.
        rule: String,
        /// In words.
        name: String,
    }
}

table! {
    /// What the statutory return asks.
    CensusPolicy {
        /// Code for the sex of an unborn child.
        unborn_sex_code: String,
        /// Checks.
        checks: Vec<CensusCheck>,
        /// How the wording is known.
        state: SourceState,
        /// Keys of the sources.
        sources: Vec<String>,
    }
}
