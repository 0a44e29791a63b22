//! Agenda, notes and minutes in a conference file.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use serde::Deserialize;

use chairside_domain::meeting::NoteMark;
use chairside_domain::minutes::MinutesSection;

use super::{codes, imported};

/// How far something may go.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(inline)]
pub(crate) enum ImportedAudienceKind {
    #[default]
    All,
    ExcludePersons,
    ProfessionalsOnly,
    RestrictedSection,
}

imported! {
    /// Who may have a part of the record.
    #[derive(Default)]
    ImportedAudience {
        /// How far it goes.
        kind: ImportedAudienceKind,
        /// Who must not have it, for `exclude_persons`.
        #[serde(default)]
        persons: Vec<String>,
        /// Why. Needed for everything but `all`.
        #[serde(default)]
        reason: String,
    }
    /// An item of the agenda.
    ImportedAgendaItem {
        /// Id within the file, for notes that belong to it.
        #[serde(default)]
        id: String,
        /// Heading.
        #[schemars(length(min = 1))]
        heading: String,
        /// Section of the minutes that its notes go to.
        #[schemars(schema_with = "codes::section")]
        section: MinutesSection,
        /// Minutes allowed.
        #[serde(default)]
        minutes_allowed: Option<u16>,
        /// Begun at, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        began_at: Option<NaiveTime>,
        /// Ended at, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        ended_at: Option<NaiveTime>,
        /// Who may have what is said under it.
        #[serde(default)]
        #[schemars(with = "ImportedAudience")]
        audience: Option<ImportedAudience>,
        /// What the chair wants to remember.
        #[serde(default)]
        guidance: String,
    }
    /// A note taken in the room.
    ImportedNote {
        /// Id or heading of the agenda item.
        #[serde(default)]
        item: Option<String>,
        /// Said at, local time.
        #[schemars(schema_with = "codes::time")]
        at: NaiveTime,
        /// Who said it.
        #[serde(default)]
        speaker: Option<String>,
        /// Whose own words, where the speaker reads them out.
        #[serde(default)]
        words_of: Option<String>,
        /// What it is.
        #[serde(default = "plain")]
        #[schemars(schema_with = "codes::note_mark")]
        mark: NoteMark,
        /// The words.
        #[schemars(length(min = 1))]
        text: String,
        /// Children it is only about. Left out, all.
        #[serde(default)]
        child_scope: Vec<String>,
        /// Who may have it.
        #[serde(default)]
        #[schemars(with = "ImportedAudience")]
        audience: Option<ImportedAudience>,
        /// Owner of an action.
        #[serde(default)]
        action_owner: Option<String>,
        /// Day by which an action is done.
        #[serde(default)]
        action_by: Option<NaiveDate>,
    }
    /// The minutes.
    ImportedMinutes {
        /// They begin with what reports and notes say.
        #[serde(default = "yes")]
        is_assembled: bool,
        /// Passages of their own, after what was assembled in the same section.
        #[serde(default)]
        blocks: Vec<ImportedBlock>,
        /// They wait for the chair's check.
        #[serde(default)]
        is_with_chair: bool,
        /// Names, other names and dates of birth have been checked.
        #[serde(default)]
        is_spelling_checked: bool,
        /// The chair approves them with this import.
        #[serde(default)]
        is_approved: bool,
    }
    /// A passage of the minutes.
    ImportedBlock {
        /// Section.
        #[schemars(schema_with = "codes::section")]
        section: MinutesSection,
        /// Agency or person it stands under.
        #[serde(default)]
        under: String,
        /// Text.
        #[schemars(length(min = 1))]
        text: String,
        /// Whose own words it quotes.
        #[serde(default)]
        words_of: Option<String>,
        /// Who said it.
        #[serde(default)]
        source_person: Option<String>,
        /// Children it is only about. Left out, all.
        #[serde(default)]
        child_scope: Vec<String>,
        /// Who may have it.
        #[serde(default)]
        #[schemars(with = "ImportedAudience")]
        audience: Option<ImportedAudience>,
        /// Persons for whom the chair marked it although a rule would leave it out.
        #[serde(default)]
        also_for: Vec<String>,
        /// Said at, local time.
        #[serde(default)]
        #[schemars(schema_with = "codes::time")]
        said_at: Option<NaiveTime>,
    }
}

fn plain() -> NoteMark {
    NoteMark::Plain
}

fn yes() -> bool {
    true
}
