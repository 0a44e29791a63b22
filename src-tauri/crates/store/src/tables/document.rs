//! The documents: what kind each is, where its history stands, how far its projections follow.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Doing, Result, StoreError};
use crate::ids::{ChangeHash, DocumentId, DocumentKind};

/// `change_count` is the position of the last change; `projected_count` the position that the
/// projections were made from, and `projected_by` the version of the code that made them.
pub(crate) const CREATE: &str = "CREATE TABLE document (
        id BLOB PRIMARY KEY CHECK (length(id) = 16),
        kind TEXT NOT NULL CHECK (kind IN ('family', 'conference', 'office')),
        heads BLOB NOT NULL CHECK (length(heads) % 32 = 0),
        change_count INTEGER NOT NULL DEFAULT 0,
        projected_count INTEGER,
        projected_by INTEGER
     ) STRICT;";

/// Where the history of a document stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentState {
    /// Its kind.
    pub kind: DocumentKind,
    /// The hashes of its newest changes, ascending.
    pub heads: Vec<ChangeHash>,
    /// How many changes the store holds of it.
    pub change_count: u64,
}

/// Makes the row if it is not there. A document never changes its kind.
pub(crate) fn ensure(
    connection: &Connection,
    document: DocumentId,
    kind: DocumentKind,
) -> Result<DocumentState> {
    connection
        .prepare_cached(
            "INSERT INTO document (id, kind, heads) VALUES (?1, ?2, x'')
             ON CONFLICT (id) DO NOTHING",
        )
        .and_then(|mut insert| insert.execute((document, kind)))
        .doing("making a document")?;
    let state = state(connection, document)?.ok_or(StoreError::NoSuchDocument)?;
    if state.kind == kind {
        Ok(state)
    } else {
        Err(StoreError::DocumentClash)
    }
}

pub(crate) fn state(
    connection: &Connection,
    document: DocumentId,
) -> Result<Option<DocumentState>> {
    connection
        .prepare_cached("SELECT kind, heads, change_count FROM document WHERE id = ?1")
        .and_then(|mut query| {
            query
                .query_row([document], |row| {
                    Ok(DocumentState {
                        kind: row.get(0)?,
                        heads: read_heads(row.get_ref(1)?.as_blob()?),
                        change_count: row.get(2)?,
                    })
                })
                .optional()
        })
        .doing("reading a document's state")
}

pub(crate) fn set_state(
    connection: &Connection,
    document: DocumentId,
    heads: &[ChangeHash],
    change_count: u64,
) -> Result<()> {
    connection
        .prepare_cached("UPDATE document SET heads = ?2, change_count = ?3 WHERE id = ?1")
        .and_then(|mut update| update.execute((document, write_heads(heads), change_count)))
        .doing("moving a document on")?;
    Ok(())
}

/// Every document, by kind and id.
pub(crate) fn all(connection: &Connection) -> Result<Vec<(DocumentId, DocumentKind)>> {
    let doing = "listing documents";
    let mut query = connection
        .prepare_cached("SELECT id, kind FROM document ORDER BY kind, id")
        .doing(doing)?;
    let rows = query
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// Notes that the projections follow the document as it stands, by this version of the code.
pub(crate) fn set_projected(connection: &Connection, document: DocumentId, by: u32) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE document SET projected_count = change_count, projected_by = ?2 WHERE id = ?1",
        )
        .and_then(|mut update| update.execute((document, by)))
        .doing("marking projections")?;
    Ok(())
}

/// Documents whose projections are absent, behind, or made by another version of the code.
pub(crate) fn to_project(
    connection: &Connection,
    by: u32,
) -> Result<Vec<(DocumentId, DocumentKind)>> {
    let doing = "listing projections to rebuild";
    let mut query = connection
        .prepare_cached(
            "SELECT id, kind FROM document
             WHERE projected_count IS NOT change_count OR projected_by IS NOT ?1
             ORDER BY kind, id",
        )
        .doing(doing)?;
    let rows = query
        .query_map([by], |row| Ok((row.get(0)?, row.get(1)?)))
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// Forgets how far every projection follows, so that all are made again.
pub(crate) fn distrust_projections(connection: &Connection) -> Result<()> {
    connection
        .execute("UPDATE document SET projected_count = NULL", [])
        .doing("marking projections")?;
    Ok(())
}

/// The last row to go. The tables that point here are emptied first, or this is refused.
pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    let erased = connection
        .execute("DELETE FROM document WHERE id = ?1", [document])
        .doing("erasing a document")?;
    if erased == 1 {
        Ok(())
    } else {
        Err(StoreError::NoSuchDocument)
    }
}

fn write_heads(heads: &[ChangeHash]) -> Vec<u8> {
    let mut sorted = heads.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.iter().flat_map(|head| head.0).collect()
}

pub(crate) fn read_heads(bytes: &[u8]) -> Vec<ChangeHash> {
    bytes
        .as_chunks::<32>()
        .0
        .iter()
        .map(|head| ChangeHash(*head))
        .collect()
}
