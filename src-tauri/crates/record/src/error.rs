//! What can go wrong, as codes and ids. No text that a person typed is ever part of an error.

use automerge::AutomergeError;

use crate::document::RecordKind;

/// Why a record could not be read or changed.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// There is no such item, or it was removed.
    #[error("no item {id} in {collection}")]
    UnknownItem {
        /// Collection or part, as the domain names it.
        collection: String,
        /// Id of the item; empty for a part that has none.
        id: String,
    },
    /// The item is there already.
    #[error("item {id} is already in {collection}")]
    AlreadyThere {
        /// Collection, as the domain names it.
        collection: String,
        /// Id of the item.
        id: String,
    },
    /// The item has no such field.
    #[error("no field {field}")]
    UnknownField {
        /// Name of the field.
        field: String,
    },
    /// The field is changed by a verb of its own, not by a patch.
    #[error("field {field} is changed by its own verb")]
    FieldHasItsOwnVerb {
        /// Name of the field.
        field: String,
    },
    /// The value does not fit the field.
    #[error("the value does not fit {field}")]
    DoesNotFit {
        /// Names of the fields, with commas.
        field: String,
    },
    /// The version of the minutes is approved and can no longer change.
    #[error("minutes version {version} is frozen")]
    MinutesFrozen {
        /// Id of the version.
        version: String,
    },
    /// The version of the minutes must be approved first.
    #[error("minutes version {version} is not approved")]
    MinutesNotApproved {
        /// Id of the version.
        version: String,
    },
    /// The conference is closed, and its room notes with it.
    #[error("the room notes are frozen")]
    NotesFrozen,
    /// The conference was closed before.
    #[error("the conference is already closed")]
    AlreadyClosed,
    /// The person is not marked in.
    #[error("person {person} is not in the room")]
    NotInRoom {
        /// Id of the person.
        person: String,
    },
    /// The record changed after these heads were read; read it again.
    #[error("the record changed meanwhile")]
    StaleHeads,
    /// These heads are not part of this record.
    #[error("unknown heads")]
    UnknownHeads,
    /// Nothing there is in conflict.
    #[error("no conflict at {field}")]
    NoConflict {
        /// Name of the field.
        field: String,
    },
    /// The act, or the question, is for another kind of record.
    #[error("this is a record of kind {found:?}, not {expected:?}")]
    WrongKind {
        /// Kind that was asked for.
        expected: RecordKind,
        /// Kind of this record.
        found: RecordKind,
    },
    /// The changes belong to another record.
    #[error("the changes belong to another record")]
    OtherRecord,
    /// The record holds something that this version cannot read, for instance a newer code.
    #[error("this version cannot read the record")]
    NotReadable,
    /// The bytes are not what was written.
    #[error("the change is damaged")]
    Damaged,
    /// Merging panicked; the record is as it was.
    #[error("merging failed")]
    MergePanicked,
    /// The merge engine refused: damaged bytes, or one actor used twice.
    #[error("the merge engine refused")]
    Engine(#[from] AutomergeError),
}

impl From<automerge::LoadChangeError> for RecordError {
    fn from(error: automerge::LoadChangeError) -> Self {
        Self::Engine(error.into())
    }
}

/// A merge that was refused, with the bytes as they came, to be kept whatever happens.
#[derive(Debug, thiserror::Error)]
#[error("merge refused")]
pub struct MergeFailure {
    /// Why.
    #[source]
    pub cause: Box<RecordError>,
    /// The changes as they were given.
    pub changes: Vec<Vec<u8>>,
}
