//! The shape of a conference file: JSON with readable ids of its own.
//!
//! Ids (`"mother"`, `"ava"`) hold within one file. Fields that the file leaves out are as empty as
//! they are on a new conference. The published schema is made from these types.

mod codes;
mod family;
mod outcome;
mod people;
mod room;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;

pub(crate) use family::*;
pub(crate) use outcome::*;
pub(crate) use people::*;
pub(crate) use room::*;

/// Declares parts of the file: unknown fields are refused.
macro_rules! imported {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident : $ty:ty),* $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name { $($(#[$fdoc])* pub(crate) $field : $ty),* }
    )+};
}
pub(crate) use imported;

/// One conference with its family, as a file.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "A conference for chairside-cli conference import")]
pub(crate) struct ConferenceFile {
    /// Where the schema of this file is. It is not read.
    #[serde(default, rename = "$schema")]
    pub(crate) _schema: Option<String>,
    /// The office's reference; left out to take the next number. It must name no one.
    #[serde(default)]
    pub(crate) reference: String,
    /// Children of the family, born or expected.
    #[schemars(length(min = 1))]
    pub(crate) children: Vec<ImportedChild>,
    /// Adults of the family and household.
    #[serde(default)]
    pub(crate) adults: Vec<ImportedAdult>,
    /// How an adult is related to one child.
    #[serde(default)]
    pub(crate) relationships: Vec<ImportedRelationship>,
    /// What is withheld, about whom, from whom.
    #[serde(default)]
    pub(crate) suppressions: Vec<ImportedSuppression>,
    /// The strategy discussion that started this.
    #[serde(default)]
    #[schemars(with = "ImportedStrategyDiscussion")]
    pub(crate) strategy_discussion: Option<ImportedStrategyDiscussion>,
    /// Day, time, place and state of the conference.
    pub(crate) conference: ImportedMeeting,
    /// The children that it is about, each with the kind that it is for that child.
    #[schemars(length(min = 1))]
    pub(crate) subjects: Vec<ImportedSubject>,
    /// Everyone invited or present: family, practitioners, supporters.
    #[serde(default)]
    pub(crate) participants: Vec<ImportedParticipant>,
    /// Times in which a person was excluded.
    #[serde(default)]
    pub(crate) exclusions: Vec<ImportedExclusion>,
    /// Agency reports.
    #[serde(default)]
    pub(crate) reports: Vec<ImportedReport>,
    /// Id or name of an agenda template. Its items come before those of `agenda`.
    #[serde(default)]
    pub(crate) agenda_template: String,
    /// Items of the agenda, in order.
    #[serde(default)]
    pub(crate) agenda: Vec<ImportedAgendaItem>,
    /// Notes taken in the room, in order.
    #[serde(default)]
    pub(crate) notes: Vec<ImportedNote>,
    /// The chair's judgement of quorum.
    #[serde(default)]
    #[schemars(with = "ImportedQuorum")]
    pub(crate) quorum: Option<ImportedQuorum>,
    /// Each agency's view for each child, and the family's.
    #[serde(default)]
    pub(crate) views: Vec<ImportedView>,
    /// The chair's decision for each child.
    #[serde(default)]
    pub(crate) decisions: Vec<ImportedDecision>,
    /// Dissents, in the person's words.
    #[serde(default)]
    pub(crate) dissents: Vec<ImportedDissent>,
    /// Danger statements with their safety goals.
    #[serde(default)]
    pub(crate) danger_statements: Vec<ImportedDangerStatement>,
    /// Scores from 0 to 10.
    #[serde(default)]
    pub(crate) scores: Vec<ImportedScore>,
    /// The outline plan of each child who has one.
    #[serde(default)]
    pub(crate) outline_plans: Vec<ImportedOutlinePlan>,
    /// Reasons for going on past what is missing, by the code of the gap.
    #[serde(default)]
    pub(crate) reasons_for_going_on: Vec<ImportedReason>,
    /// The minutes. Left out, none are begun.
    #[serde(default)]
    #[schemars(with = "ImportedMinutes")]
    pub(crate) minutes: Option<ImportedMinutes>,
}

imported! {
    /// Day, time, place and state of the conference.
    ImportedMeeting {
        /// Day. Left out while the conference is only asked for.
        #[serde(default)]
        held_on: Option<NaiveDate>,
        /// Planned start, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        starts_at: Option<chrono::NaiveTime>,
        /// Planned end, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        ends_at: Option<chrono::NaiveTime>,
        /// Where.
        #[serde(default)]
        place: String,
        /// How people join who do not come to the place.
        #[serde(default)]
        joining_details: String,
        /// How to get to the place.
        #[serde(default)]
        travel: String,
        /// Persons from whom the place and joining details are withheld.
        #[serde(default)]
        place_withheld_from: Vec<String>,
        /// How it is held.
        #[schemars(schema_with = "codes::conference_mode")]
        mode: chairside_domain::conference::ConferenceMode,
        /// When it was opened, local time of its day.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        opened_at: Option<chrono::NaiveTime>,
        /// When it was closed, local time of its day.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        closed_at: Option<chrono::NaiveTime>,
        /// Whether recording was asked for, and what was decided.
        #[serde(default)]
        recording_request: String,
        /// The chair's meeting with the family beforehand.
        #[serde(default)]
        pre_meeting: String,
    }
    /// A child of the conference.
    ImportedSubject {
        /// The child.
        child: String,
        /// Kind for this child.
        #[schemars(schema_with = "codes::conference_kind")]
        kind: chairside_domain::conference::ConferenceKind,
        /// Written notice received on, for a transfer in.
        #[serde(default)]
        written_notice_on: Option<NaiveDate>,
        /// Telephone call before the written notice.
        #[serde(default)]
        call_on: Option<NaiveDate>,
        /// The last conference about this child, for a review.
        #[serde(default)]
        previous_held_on: Option<NaiveDate>,
        /// This is the first review.
        #[serde(default)]
        is_first_review: bool,
        /// Why it is held after the limit.
        #[serde(default)]
        delay_reason: String,
        /// Manager who agreed the delay.
        #[serde(default)]
        delay_agreed_by_manager: String,
        /// Chair who agreed the delay.
        #[serde(default)]
        delay_agreed_by_chair: String,
        /// How the child is kept safe until then.
        #[serde(default)]
        interim_protection: String,
        /// The child's participation, in the national codes.
        #[serde(default)]
        #[schemars(schema_with = "codes::participation")]
        participation: Option<chairside_domain::conference::ParticipationCode>,
        /// What the child receives afterwards.
        #[serde(default)]
        #[schemars(schema_with = "codes::child_receives")]
        child_receives: chairside_domain::conference::ChildReceives,
        /// What the chair writes to the child in its letter.
        #[serde(default)]
        letter_words: String,
    }
}
