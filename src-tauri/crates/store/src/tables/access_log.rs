//! Who looked at what, and when. Lines are added; the database itself refuses anything else.

use chrono::{DateTime, Utc};
use rusqlite::Connection;
use uuid::Uuid;

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::DocumentId;

/// No reference to `document`: the line outlives an erased record.
pub(crate) const CREATE: &str = "CREATE TABLE access_log (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at INTEGER NOT NULL,
        device BLOB NOT NULL,
        person BLOB,
        verb TEXT NOT NULL,
        document BLOB NOT NULL,
        subject BLOB
     ) STRICT;
     CREATE INDEX access_log_by_document ON access_log (document, id);
     CREATE TRIGGER access_log_is_not_altered BEFORE UPDATE ON access_log
     BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;
     CREATE TRIGGER access_log_is_not_cut BEFORE DELETE ON access_log
     BEGIN SELECT RAISE(ABORT, 'the access log only grows'); END;";

/// One look at a record. Ids and a verb; no names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessLine {
    /// When.
    pub at: DateTime<Utc>,
    /// The device's public key.
    pub device: Vec<u8>,
    /// Who.
    pub person: Option<Uuid>,
    /// What they did, as a code: `opened`, `saved_copy`, `showed_password`.
    pub verb: String,
    /// The document that they looked at.
    pub document: DocumentId,
    /// The copy, report or person in it.
    pub subject: Option<Uuid>,
}

pub(crate) fn append(connection: &Connection, line: &AccessLine) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO access_log (at, device, person, verb, document, subject)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut insert| {
            insert.execute((
                Instant(line.at),
                &line.device,
                line.person,
                &line.verb,
                line.document,
                line.subject,
            ))
        })
        .doing("adding to the access log")?;
    Ok(())
}

/// The lines about a document, in the order in which they were added.
pub(crate) fn of_document(
    connection: &Connection,
    document: DocumentId,
) -> Result<Vec<AccessLine>> {
    let doing = "reading the access log";
    let mut query = connection
        .prepare_cached(
            "SELECT at, device, person, verb, document, subject FROM access_log
             WHERE document = ?1 ORDER BY id",
        )
        .doing(doing)?;
    let rows = query
        .query_map([document], |row| {
            Ok(AccessLine {
                at: row.get::<_, Instant>(0)?.0,
                device: row.get(1)?,
                person: row.get(2)?,
                verb: row.get(3)?,
                document: row.get(4)?,
                subject: row.get(5)?,
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}
