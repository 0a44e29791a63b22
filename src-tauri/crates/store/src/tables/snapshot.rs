//! The newest snapshot of each document. It stands apart from `document`, so that moving the
//! heads on does not write the whole snapshot again.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::DocumentId;

pub(crate) const CREATE: &str = "CREATE TABLE snapshot (
        document BLOB PRIMARY KEY REFERENCES document (id),
        covers INTEGER NOT NULL,
        at INTEGER NOT NULL,
        body BLOB NOT NULL
     ) STRICT;";

/// Writes a snapshot that holds the first `covers` changes.
pub(crate) fn replace(
    connection: &Connection,
    document: DocumentId,
    covers: u64,
    at: DateTime<Utc>,
    body: &[u8],
) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO snapshot (document, covers, at, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (document) DO UPDATE
             SET covers = excluded.covers, at = excluded.at, body = excluded.body",
        )
        .and_then(|mut insert| insert.execute((document, covers, Instant(at), body)))
        .doing("writing a snapshot")?;
    Ok(())
}

/// How many changes the snapshot holds; 0 where there is none.
pub(crate) fn covers(connection: &Connection, document: DocumentId) -> Result<u64> {
    let covers = connection
        .prepare_cached("SELECT covers FROM snapshot WHERE document = ?1")
        .and_then(|mut query| query.query_row([document], |row| row.get(0)).optional())
        .doing("reading a snapshot's place")?;
    Ok(covers.unwrap_or(0))
}

pub(crate) fn read(
    connection: &Connection,
    document: DocumentId,
) -> Result<Option<(u64, Vec<u8>)>> {
    connection
        .prepare_cached("SELECT covers, body FROM snapshot WHERE document = ?1")
        .and_then(|mut query| {
            query
                .query_row([document], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
        })
        .doing("reading a snapshot")
}

/// Drops a snapshot: the changes are the truth and all of them are kept.
pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM snapshot WHERE document = ?1", [document])
        .doing("dropping a snapshot")?;
    Ok(())
}
