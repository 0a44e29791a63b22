//! People, reports, agenda, notes and quorum: what happens before and in the room.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::*;

mod people;

pub use people::{
    ExclusionGround, ExclusionPeriod, Invitation, PaperLanguage, Participant, ParticipantRole,
    Presence, PresenceKind, Reply,
};

codes! {
    /// State of a report.
    ReportState {
        /// Asked for.
        Requested,
        /// Received.
        Received,
        /// Shared with the family.
        SharedWithFamily,
        /// Considered at the conference.
        Considered,
        /// Kept with the record.
        Retained,
    }
}

codes! {
    /// What the chair did with a report that came too late to be read beforehand.
    LateReport {
        /// Time was allowed to read it.
        ReadingTime,
        /// It was set aside.
        SetAside,
    }
}

record! {
    /// A report of one agency.
    AgencyReport {
        /// Identity.
        id: AgencyReportId,
        /// Agency.
        agency: String,
        /// The participant who writes it, if invited.
        #[serde(default)]
        author: Option<PersonId>,
        /// Author's name as written on the report.
        #[serde(default)]
        author_name: String,
        /// Kind of agency, as for a participant.
        #[serde(default)]
        discipline: String,
        /// Children it covers.
        #[serde(default)]
        covers_children: Vec<PersonId>,
        /// Asked for on.
        #[serde(default)]
        requested_on: Option<NaiveDate>,
        /// State.
        state: ReportState,
        /// Received at.
        #[serde(default)]
        received_at: Option<DateTime<Utc>>,
        /// Tabled at the conference itself.
        #[serde(default)]
        is_tabled: bool,
        /// What the chair did with a report that came too late to be read beforehand.
        #[serde(default)]
        late_report: Option<LateReport>,
        /// Given in words, without a file.
        #[serde(default)]
        is_verbal: bool,
        /// The sealed original: digest of its ciphertext, in hex.
        #[serde(default)]
        attachment: Option<String>,
        /// The original's file name. Shown, never used as a name on disk.
        #[serde(default)]
        file_name: String,
        /// Media type found in the file's content.
        #[serde(default)]
        media_type: String,
        /// Size in bytes.
        #[serde(default)]
        #[cfg_attr(feature = "ts", ts(type = "number"))]
        size_bytes: u64,
        /// Whether text could be read from it.
        #[serde(default)]
        text_state: TextState,
        /// With whom it was shared, or from whom withheld.
        #[serde(default)]
        sharing: Vec<Sharing>,
        /// Police or other report that the pack says is not shared beforehand.
        #[serde(default)]
        not_shared_beforehand: bool,
        /// The report says whether the threshold is met.
        #[serde(default)]
        gives_threshold_view: Option<bool>,
        /// Persons from whom the report or its summary is withheld.
        #[serde(default)]
        withheld_from: Vec<PersonId>,
        /// Summary for the minutes.
        #[serde(default)]
        summary: String,
    }
}

/// Whether text could be read from a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(rename_all = "snake_case")]
pub enum TextState {
    /// No file yet.
    #[default]
    NoFile,
    /// Text was read and can be searched.
    Readable,
    /// A scan or picture: it cannot be checked for words without a person.
    NoText,
    /// The file could not be read.
    NotReadable,
}

record! {
    /// A report shared with, or withheld from, one person.
    Sharing {
        /// Identity.
        id: SharingId,
        /// The person.
        person: PersonId,
        /// Shared on this day; empty when withheld.
        #[serde(default)]
        shared_on: Option<NaiveDate>,
        /// How: read together, posted, in a translation.
        #[serde(default)]
        how: String,
        /// Who shared it.
        #[serde(default)]
        shared_by: String,
        /// Why it is withheld; empty when shared.
        #[serde(default)]
        withheld_reason: String,
        /// By whose decision it is withheld.
        #[serde(default)]
        decided_by: String,
    }
}

/// Who may have a part of the record.
///
/// The default follows who was in the room, the child it concerns and the item's rule; a
/// person may narrow it with a reason.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Audience {
    /// Everyone who receives a copy, as far as the child and presence rules allow.
    #[default]
    All,
    /// Everyone but these persons.
    ExcludePersons {
        /// Who must not have it.
        persons: Vec<PersonId>,
        /// Why.
        reason: String,
    },
    /// Practitioners only.
    ProfessionalsOnly {
        /// Why.
        reason: String,
    },
    /// Only in the separate restricted paper.
    RestrictedSection {
        /// Why.
        reason: String,
    },
}

impl Audience {
    /// Why it is restricted; empty where it is not.
    pub fn reason(&self) -> &str {
        match self {
            Self::All => "",
            Self::ExcludePersons { reason, .. }
            | Self::ProfessionalsOnly { reason }
            | Self::RestrictedSection { reason } => reason.trim(),
        }
    }
}

record! {
    /// An item of the agenda.
    AgendaItem {
        /// Identity.
        id: AgendaItemId,
        /// Heading.
        heading: String,
        /// Section of the minutes that the item's notes go to.
        section: crate::minutes::MinutesSection,
        /// Minutes allowed.
        #[serde(default)]
        minutes_allowed: Option<u16>,
        /// Begun at, local time.
        #[serde(default)]
        began_at: Option<NaiveTime>,
        /// Ended at, local time.
        #[serde(default)]
        ended_at: Option<NaiveTime>,
        /// Who may have what is said under this item, by default.
        #[serde(default)]
        audience: Audience,
        /// What the chair wants to remember.
        #[serde(default)]
        guidance: String,
    }
}

codes! {
    /// What a note is.
    NoteMark {
        /// Plain information.
        Plain,
        /// Strength.
        Strength,
        /// Worry.
        Worry,
        /// Grey area.
        GreyArea,
        /// A child's or parent's own words, kept as said.
        OwnWords,
        /// Action agreed.
        Action,
        /// View on the threshold.
        View,
        /// Part of the decision.
        Decision,
        /// Dissent.
        Dissent,
    }
}

record! {
    /// A note taken in the room: one speaker, one thought. Units: local time of the day.
    Note {
        /// Identity.
        id: NoteId,
        /// Item under discussion.
        #[serde(default)]
        item: Option<AgendaItemId>,
        /// Said at.
        at: NaiveTime,
        /// Speaker, if one was given. Never guessed.
        #[serde(default)]
        speaker: Option<PersonId>,
        /// Whose own words, where the speaker reads them out.
        #[serde(default)]
        words_of: Option<PersonId>,
        /// Mark.
        mark: NoteMark,
        /// The words.
        text: String,
        /// The first wording, when the note was edited.
        #[serde(default)]
        first_wording: Option<String>,
        /// Children it is only about; empty for all.
        #[serde(default)]
        child_scope: Vec<PersonId>,
        /// Who may have it.
        #[serde(default)]
        audience: Audience,
        /// Shown on the room display.
        #[serde(default)]
        is_shared_on_display: bool,
        /// Owner of an action.
        #[serde(default)]
        action_owner: Option<PersonId>,
        /// Day by which an action is done.
        #[serde(default)]
        action_by: Option<NaiveDate>,
    }
}

/// What the room is doing now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct RoomState {
    /// Item under discussion.
    #[serde(default)]
    pub current_item: Option<AgendaItemId>,
    /// Speaker of the last note.
    #[serde(default)]
    pub current_speaker: Option<PersonId>,
}

codes! {
    /// What the chair decided about quorum.
    QuorumDecision {
        /// Quorate.
        Quorate,
        /// Not quorate; goes on for the stated reasons.
        InquorateProceed,
        /// Not quorate; adjourned with interim protection and an early date.
        InquorateAdjourn,
    }
}

record! {
    /// The chair's judgement of quorum at one time.
    QuorumAssessment {
        /// Identity.
        id: EntryId,
        /// Judged at.
        at: DateTime<Utc>,
        /// Disciplines counted as present with direct contact.
        agencies_present: Vec<String>,
        /// The rule counted against, by pack and rule.
        counted_rule: String,
        /// Whether the floor is met; empty where no floor is known.
        #[serde(default)]
        is_floor_met: Option<bool>,
        /// Decision.
        decision: QuorumDecision,
        /// Code of the ground on which the chair goes on, from the pack.
        #[serde(default)]
        ground: String,
        /// Reasons.
        reasons: String,
        /// How the children are kept safe meanwhile.
        #[serde(default)]
        interim_protection: String,
        /// The new date, when adjourned.
        #[serde(default)]
        reconvene_on: Option<NaiveDate>,
    }
}
