//! The changes: the truth that everything else is made from. None is ever altered.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::{ChangeHash, DocumentId};

/// `position` counts the changes of a document in the order in which they came.
pub(crate) const CREATE: &str = "CREATE TABLE change (
        document BLOB NOT NULL REFERENCES document (id),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        position INTEGER NOT NULL,
        author BLOB NOT NULL,
        actor BLOB NOT NULL,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        message TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (document, hash)
     ) STRICT, WITHOUT ROWID;
     CREATE UNIQUE INDEX change_by_position ON change (document, position);";

/// One change of a document, as the record made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The hash by which later changes name it.
    pub hash: ChangeHash,
    /// The public key of the device that made it; empty for the genesis change.
    pub author: Vec<u8>,
    /// The record's actor for one opening of the document.
    pub actor: Vec<u8>,
    /// Its number in that actor's own order, from 1.
    pub seq: u64,
    /// When it was made, by that device's clock.
    pub at: DateTime<Utc>,
    /// The audit line: a verb and ids.
    pub message: String,
    /// The encoded change.
    pub body: Vec<u8>,
}

/// Keeps a change at `position`. Says whether it is new: the same hash is the same change.
pub(crate) fn insert(
    connection: &Connection,
    document: DocumentId,
    position: u64,
    change: &Change,
) -> Result<bool> {
    let inserted = connection
        .prepare_cached(
            "INSERT INTO change (document, hash, position, author, actor, seq, at, message, body)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
             ON CONFLICT (document, hash) DO NOTHING",
        )
        .and_then(|mut insert| {
            insert.execute((
                document,
                change.hash,
                position,
                &change.author,
                &change.actor,
                change.seq,
                Instant(change.at),
                &change.message,
                &change.body,
            ))
        })
        .doing("keeping a change")?;
    Ok(inserted == 1)
}

pub(crate) fn is_here(
    connection: &Connection,
    document: DocumentId,
    hash: ChangeHash,
) -> Result<bool> {
    connection
        .prepare_cached("SELECT 1 FROM change WHERE document = ?1 AND hash = ?2")
        .and_then(|mut query| query.exists((document, hash)))
        .doing("looking for a change")
}

/// The changes that came after the first `covered`, in the order in which they came.
pub(crate) fn after(
    connection: &Connection,
    document: DocumentId,
    covered: u64,
) -> Result<Vec<Change>> {
    let doing = "reading changes";
    let mut query = connection
        .prepare_cached(
            "SELECT hash, author, actor, seq, at, message, body FROM change
             WHERE document = ?1 AND position > ?2 ORDER BY position",
        )
        .doing(doing)?;
    let rows = query
        .query_map((document, covered), |row| {
            Ok(Change {
                hash: row.get(0)?,
                author: row.get(1)?,
                actor: row.get(2)?,
                seq: row.get(3)?,
                at: row.get::<_, Instant>(4)?.0,
                message: row.get(5)?,
                body: row.get(6)?,
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

pub(crate) fn count(connection: &Connection, document: DocumentId) -> Result<u64> {
    connection
        .prepare_cached("SELECT count(*) FROM change WHERE document = ?1")
        .and_then(|mut query| query.query_row([document], |row| row.get(0)))
        .doing("counting changes")
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM change WHERE document = ?1", [document])
        .doing("erasing changes")?;
    Ok(())
}
