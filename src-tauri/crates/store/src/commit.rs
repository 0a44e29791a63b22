//! Writing a document: its changes, what is shown of them, and the drafts that they settle.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::error::{Result, StoreError};
use crate::ids::{ChangeHash, DocumentId, DocumentKind};
use crate::store::Store;
use crate::tables::action::ActionRow;
use crate::tables::audit::AuditLine;
use crate::tables::change::Change;
use crate::tables::conference_row::ConferenceRow;
use crate::tables::deadline::Deadline;
use crate::tables::doc_text::SearchText;
use crate::tables::document::DocumentState;
use crate::tables::person::PersonRow;
use crate::tables::{
    action, audit, change, conference_row, deadline, doc_text, document, draft, person, snapshot,
};

/// After this many changes beyond the snapshot, a new one is asked for.
pub const CHANGES_BETWEEN_SNAPSHOTS: u64 = 200;

/// One write to one document.
#[derive(Clone, Debug)]
pub struct DocumentWrite {
    /// The document. It is made if it is not there.
    pub document: DocumentId,
    /// Its kind, which never changes.
    pub kind: DocumentKind,
    /// The new changes, each after those that it rests on. One that is here already is passed over.
    pub changes: Vec<Change>,
    /// The heads of the document with these changes.
    pub heads: Vec<ChangeHash>,
    /// The whole document with these changes, if it is time for a snapshot.
    pub new_snapshot: Option<Snapshot>,
    /// What lists and search show of it from now on; `None` leaves them as they are, and
    /// [`Store::documents_to_project`] then names the document.
    pub projection: Option<Projection>,
    /// The targets of drafts that are now part of the changes.
    pub clear_drafts: Vec<String>,
    /// Who did it: a line for each change.
    pub audit: Vec<AuditLine>,
}

/// A whole document, encoded by the record.
#[derive(Clone)]
pub struct Snapshot {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// The encoded document.
    pub body: Vec<u8>,
}

/// Without the document.
impl std::fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Snapshot")
            .field("at", &self.at)
            .field("bytes", &self.body.len())
            .finish()
    }
}

/// What lists and search show of one document. It replaces what they showed before.
#[derive(Clone, Debug, Default)]
pub struct Projection {
    /// The version of the code that made it: another version makes every projection again.
    pub made_by: u32,
    /// Its line in the list of conferences. Only a conference has one.
    pub conference: Option<ConferenceRow>,
    /// Its deadlines: one for each kind and subject.
    pub deadlines: Vec<Deadline>,
    /// The people that it names, each once.
    pub people: Vec<PersonRow>,
    /// The actions of its plan, each once.
    pub actions: Vec<ActionRow>,
    /// The passages that can be searched.
    pub texts: Vec<SearchText>,
}

/// What a write has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// How many changes the store now holds of the document.
    pub change_count: u64,
    /// Says that [`CHANGES_BETWEEN_SNAPSHOTS`] changes stand beyond the snapshot: send one with
    /// the next write, or alone.
    pub is_snapshot_due: bool,
}

/// A document as it is kept: a snapshot and what came after it.
#[derive(Clone, Debug)]
pub struct StoredDocument {
    /// Its kind and heads.
    pub state: DocumentState,
    /// The newest snapshot; `None` if there is none yet.
    pub snapshot: Option<Vec<u8>>,
    /// The changes that the snapshot does not hold, in the order in which they came.
    pub changes: Vec<Change>,
}

impl Store {
    /// Writes to one document: all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError::UnknownHead`] if a head is neither here nor among the changes,
    /// [`StoreError::DocumentClash`] if the document is of another kind or the projection is
    /// another document's, [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn commit(&mut self, write: &DocumentWrite) -> Result<Committed> {
        self.write(|transaction| apply(transaction, write))
    }

    /// Reads a document whole.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn load(&self, document: DocumentId) -> Result<StoredDocument> {
        // One reader and one writer hold this connection, so the three reads agree.
        let state =
            document::state(&self.connection, document)?.ok_or(StoreError::NoSuchDocument)?;
        let snapshot = snapshot::read(&self.connection, document)?;
        let covered = snapshot.as_ref().map_or(0, |(covers, _)| *covers);
        let changes = change::after(&self.connection, document, covered)?;
        Ok(StoredDocument {
            state,
            snapshot: snapshot.map(|(_, body)| body),
            changes,
        })
    }

    /// Reads every change of a document, in the order in which they came: the truth behind the
    /// snapshot.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::Damaged`].
    pub fn all_changes(&self, document: DocumentId) -> Result<Vec<Change>> {
        document::state(&self.connection, document)?.ok_or(StoreError::NoSuchDocument)?;
        change::after(&self.connection, document, 0)
    }

    /// Throws a snapshot away, when it is found not to open. [`Store::load`] then gives every
    /// change.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn drop_snapshot(&mut self, document: DocumentId) -> Result<()> {
        self.write(|transaction| snapshot::erase(transaction, document))
    }

    /// Says whether the document is here, of what kind, and where its history stands.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn document_state(&self, document: DocumentId) -> Result<Option<DocumentState>> {
        document::state(&self.connection, document)
    }

    /// Every document, by kind and id.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn documents(&self) -> Result<Vec<(DocumentId, DocumentKind)>> {
        document::all(&self.connection)
    }

    /// Replaces what lists and search show of a document.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::DocumentClash`] if a row of the projection
    /// is another document's, [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn replace_projections(
        &mut self,
        document: DocumentId,
        projection: &Projection,
    ) -> Result<()> {
        self.write(|transaction| {
            document::state(transaction, document)?.ok_or(StoreError::NoSuchDocument)?;
            project(transaction, document, projection)
        })
    }

    /// The documents whose projections are absent, behind their changes, or not made by this
    /// version of the code. A rebuild goes through this list, and one that stopped half-way
    /// finds here what is left of it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn documents_to_project(&self, made_by: u32) -> Result<Vec<(DocumentId, DocumentKind)>> {
        document::to_project(&self.connection, made_by)
    }

    /// Begins a rebuild of everything that is made from the documents: marks every projection
    /// as not to be trusted, and makes the search index again from its texts.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn begin_rebuild(&mut self) -> Result<()> {
        self.write(|transaction| {
            document::distrust_projections(transaction)?;
            doc_text::rebuild_index(transaction)
        })
    }
}

pub(crate) fn apply(connection: &Connection, write: &DocumentWrite) -> Result<Committed> {
    let document = write.document;
    let mut change_count = document::ensure(connection, document, write.kind)?.change_count;
    for change in &write.changes {
        if change::insert(connection, document, change_count + 1, change)? {
            change_count += 1;
        }
    }
    for head in &write.heads {
        if !change::is_here(connection, document, *head)? {
            return Err(StoreError::UnknownHead);
        }
    }
    document::set_state(connection, document, &write.heads, change_count)?;
    if let Some(new) = &write.new_snapshot {
        snapshot::replace(connection, document, change_count, new.at, &new.body)?;
    }
    if let Some(projection) = &write.projection {
        project(connection, document, projection)?;
    }
    for target in &write.clear_drafts {
        draft::clear(connection, document, target)?;
    }
    for line in &write.audit {
        audit::insert(connection, document, line)?;
    }
    let beyond = change_count - snapshot::covers(connection, document)?.min(change_count);
    Ok(Committed {
        change_count,
        is_snapshot_due: beyond >= CHANGES_BETWEEN_SNAPSHOTS,
    })
}

fn project(connection: &Connection, document: DocumentId, projection: &Projection) -> Result<()> {
    let owners = (projection.conference.iter().map(|row| row.document))
        .chain(projection.deadlines.iter().map(|row| row.document))
        .chain(projection.people.iter().map(|row| row.document))
        .chain(projection.actions.iter().map(|row| row.document));
    if owners.into_iter().any(|owner| owner != document) {
        return Err(StoreError::DocumentClash);
    }
    erase_rows(connection, document)?;
    if let Some(row) = &projection.conference {
        conference_row::insert(connection, row)?;
    }
    for row in &projection.deadlines {
        deadline::insert(connection, row)?;
    }
    for row in &projection.people {
        person::insert(connection, row)?;
    }
    for row in &projection.actions {
        action::insert(connection, row)?;
    }
    doc_text::replace_projected(connection, document, &projection.texts)?;
    document::set_projected(connection, document, projection.made_by)
}

/// Takes a document's lines out of every list.
pub(crate) fn erase_rows(connection: &Connection, document: DocumentId) -> Result<()> {
    conference_row::erase(connection, document)?;
    deadline::erase(connection, document)?;
    person::erase(connection, document)?;
    action::erase(connection, document)
}
