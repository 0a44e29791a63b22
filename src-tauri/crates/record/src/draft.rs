//! Words that were typed and kept, but are not part of the record yet.

use chairside_domain::ids::{
    AgendaItemId, ChildDecisionId, EntryId, MinuteBlockId, MinutesVersionId, NoteId, PersonId,
    PlanActionId,
};
use chairside_domain::meeting::Note;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::audit::Audit;
use crate::document::{Place, Writer};
use crate::error::RecordError;
use crate::path::ItemPath;
use crate::record::Record;
use crate::stamp::Stamp;
use crate::verb::{keep_first_wording, minutes, notes_must_be_open};

/// What a person is writing at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DraftTarget {
    /// A field of prose of an item that is there.
    Field {
        /// The item.
        path: ItemPath,
        /// The field.
        field: String,
    },
    /// A note that is being taken. Until it is finished its wording is not an edit, so no first
    /// wording is kept.
    NewNote {
        /// The note. Its text is that of the draft.
        note: Note,
    },
}

impl DraftTarget {
    /// The text of a note that was finished before.
    pub fn note(note: NoteId) -> Self {
        Self::field(ItemPath::to("notes", note), "text")
    }

    /// The text of a block of the minutes.
    pub fn minute_block(version: MinutesVersionId, block: MinuteBlockId) -> Self {
        Self::field(
            ItemPath::to("minutes", version).then("blocks", block),
            "text",
        )
    }

    /// What the chair wants to remember at an item of the agenda.
    pub fn agenda_guidance(item: AgendaItemId) -> Self {
        Self::field(ItemPath::to("agenda", item), "guidance")
    }

    /// The reasons of a decision.
    pub fn decision_reasons(decision: ChildDecisionId) -> Self {
        Self::field(ItemPath::to("decisions", decision), "reasons")
    }

    /// A field of a child's outline plan.
    pub fn outline_plan(child: PersonId, field: &str) -> Self {
        Self::field(ItemPath::to("outline_plans", child), field)
    }

    /// A field of an action of a child's outline plan.
    pub fn plan_action(child: PersonId, action: PlanActionId, field: &str) -> Self {
        let path = ItemPath::to("outline_plans", child).then("actions", action);
        Self::field(path, field)
    }

    /// A field of prose of any item.
    pub fn field(path: ItemPath, field: &str) -> Self {
        Self::Field {
            path,
            field: field.to_owned(),
        }
    }
}

/// A text as a person has typed it so far.
///
/// Each time a draft has become part of the record, what is typed next is a new draft with a new
/// id and the new heads.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export))]
pub struct Draft {
    /// Identity. A draft with an id that the record knows is not written again.
    pub id: EntryId,
    /// Where it goes.
    pub target: DraftTarget,
    /// Heads of the record when typing began, in hex.
    pub base_heads: Vec<String>,
    /// The whole text of the field.
    pub text: String,
}

// What a person typed must not reach a log.
impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

impl Record {
    /// Makes a draft part of the record. Tells whether it was not before.
    ///
    /// Only what the person typed since `base_heads` is written, so what others wrote meanwhile
    /// stands. A draft is written once, however often it is replayed.
    ///
    /// # Errors
    /// [`RecordError::UnknownHeads`], [`RecordError::UnknownItem`], and what is frozen already
    /// at `base_heads`.
    pub fn apply_draft(&mut self, draft: &Draft, stamp: &Stamp) -> Result<bool, RecordError> {
        let base = self.known_heads(&draft.base_heads)?;
        if self.has_written(draft.id, &base) {
            return Ok(false);
        }
        let mut audit = Audit::new("write", stamp);
        audit = match &draft.target {
            DraftTarget::Field { path, field } => audit.with_path(path, field),
            DraftTarget::NewNote { note } => {
                audit.with_path(&ItemPath::to("notes", note.id), "text")
            }
        };
        audit.draft = Some(draft.id);
        self.change(stamp, &audit, Some(&base), |writer| match &draft.target {
            DraftTarget::Field { path, field } => write_field(writer, path, field, &draft.text),
            DraftTarget::NewNote { note } => write_note(writer, note, &draft.text),
        })?;
        Ok(true)
    }

    fn has_written(&self, draft: EntryId, base: &[automerge::ChangeHash]) -> bool {
        self.document.get_changes_meta(base).iter().any(|change| {
            let audit = change.message.as_deref().and_then(Audit::from_line);
            audit.is_some_and(|audit| audit.draft == Some(draft))
        })
    }
}

fn write_field(
    writer: &mut Writer<'_>,
    path: &ItemPath,
    field: &str,
    text: &str,
) -> Result<(), RecordError> {
    let (objects, spot) = writer.view().find(path)?;
    if !spot.is_prose(field) {
        return Err(RecordError::UnknownField {
            field: field.to_owned(),
        });
    }
    match path.0.as_slice() {
        [collection, _] if collection == "notes" => keep_first_wording(writer, path, text)?,
        [collection, version, ..] if collection == "minutes" => {
            if let Ok(version) = version.parse() {
                minutes::must_be_draft(writer, version)?;
            }
        }
        _ => {}
    }
    writer.write_field(&objects, &spot, field, &Value::String(text.to_owned()))
}

fn write_note(writer: &mut Writer<'_>, note: &Note, text: &str) -> Result<(), RecordError> {
    notes_must_be_open(writer)?;
    let path = ItemPath::to("notes", note.id);
    if writer.view().find(&path).is_ok() {
        return writer.set(&path, json!({ "text": text }));
    }
    let note = Note {
        text: text.to_owned(),
        first_wording: None,
        ..note.clone()
    };
    writer.create(&ItemPath::root(), "notes", &note, Place::End)
}
