//! Who did what in a document, one line a change: for reading, made from the changes.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::{ChangeHash, DocumentId};

pub(crate) const CREATE: &str = "CREATE TABLE audit (
        document BLOB NOT NULL REFERENCES document (id),
        hash BLOB NOT NULL,
        at INTEGER NOT NULL,
        device BLOB NOT NULL,
        person BLOB,
        role TEXT NOT NULL,
        verb TEXT NOT NULL,
        ids TEXT NOT NULL,
        PRIMARY KEY (document, hash)
     ) STRICT, WITHOUT ROWID;";

/// Who did one thing, and when. Verbs and ids; no names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLine {
    /// The change that did it.
    pub hash: ChangeHash,
    /// When, by the device's clock.
    pub at: DateTime<Utc>,
    /// The device's public key.
    pub device: Vec<u8>,
    /// Who was at it.
    pub person: Option<Uuid>,
    /// The code of the role in which they acted.
    pub role: String,
    /// What was done, as a code.
    pub verb: String,
    /// What it was done to, from the widest to the closest.
    pub ids: Vec<Uuid>,
}

pub(crate) fn insert(
    connection: &Connection,
    document: DocumentId,
    line: &AuditLine,
) -> Result<()> {
    let ids: Vec<String> = line.ids.iter().map(Uuid::to_string).collect();
    connection
        .prepare_cached(
            "INSERT INTO audit (document, hash, at, device, person, role, verb, ids)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (document, hash) DO NOTHING",
        )
        .and_then(|mut insert| {
            insert.execute((
                document,
                line.hash,
                Instant(line.at),
                &line.device,
                line.person,
                &line.role,
                &line.verb,
                ids.join(" "),
            ))
        })
        .doing("writing an audit line")?;
    Ok(())
}

/// The lines of a document, oldest first.
pub(crate) fn of_document(connection: &Connection, document: DocumentId) -> Result<Vec<AuditLine>> {
    let doing = "reading audit lines";
    let mut query = connection
        .prepare_cached(
            "SELECT hash, at, device, person, role, verb, ids FROM audit
             WHERE document = ?1 ORDER BY at, hash",
        )
        .doing(doing)?;
    let rows = query
        .query_map([document], |row| {
            let ids: String = row.get(6)?;
            Ok(AuditLine {
                hash: row.get(0)?,
                at: row.get::<_, Instant>(1)?.0,
                device: row.get(2)?,
                person: row.get(3)?,
                role: row.get(4)?,
                verb: row.get(5)?,
                ids: ids
                    .split_whitespace()
                    .filter_map(|id| id.parse().ok())
                    .collect(),
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM audit WHERE document = ?1", [document])
        .doing("erasing audit lines")?;
    Ok(())
}
