//! Signed proof that a record was destroyed. It stays when everything else of it is gone.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::DocumentId;

pub(crate) const CREATE: &str = "CREATE TABLE certificate (
        document BLOB PRIMARY KEY,
        at INTEGER NOT NULL,
        body BLOB NOT NULL
     ) STRICT;
     CREATE TRIGGER certificate_is_not_altered BEFORE UPDATE ON certificate
     BEGIN SELECT RAISE(ABORT, 'a certificate stays'); END;
     CREATE TRIGGER certificate_stays BEFORE DELETE ON certificate
     BEGIN SELECT RAISE(ABORT, 'a certificate stays'); END;";

/// Proof of an erasure, signed above the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// The document that was destroyed.
    pub document: DocumentId,
    /// When.
    pub at: DateTime<Utc>,
    /// The signed statement, as its maker encodes it.
    pub body: Vec<u8>,
}

pub(crate) fn insert(connection: &Connection, certificate: &Certificate) -> Result<()> {
    connection
        .execute(
            "INSERT INTO certificate (document, at, body) VALUES (?1, ?2, ?3)",
            (
                certificate.document,
                Instant(certificate.at),
                &certificate.body,
            ),
        )
        .doing("keeping a certificate")?;
    Ok(())
}

/// Every certificate, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Certificate>> {
    let doing = "reading certificates";
    let mut query = connection
        .prepare_cached("SELECT document, at, body FROM certificate ORDER BY at, document")
        .doing(doing)?;
    let rows = query
        .query_map([], |row| {
            Ok(Certificate {
                document: row.get(0)?,
                at: row.get::<_, Instant>(1)?.0,
                body: row.get(2)?,
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}
