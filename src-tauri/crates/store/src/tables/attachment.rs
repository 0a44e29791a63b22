//! What is known of each attached file. Its bytes are sealed in a file beside the database.

use chairside_vault::ContentDigest;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Connection, Params};
use uuid::Uuid;

use crate::error::{Doing, Result, StoreError};
use crate::ids::DocumentId;

/// `hash` is the SHA-256 of the sealed file, and its name.
pub(crate) const CREATE: &str = "CREATE TABLE attachment (
        hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
        document BLOB NOT NULL REFERENCES document (id),
        report BLOB,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        content_bytes INTEGER NOT NULL,
        text_state TEXT NOT NULL
            CHECK (text_state IN ('waiting', 'searchable', 'no_text', 'failed'))
     ) STRICT;
     CREATE INDEX attachment_by_document ON attachment (document);
     CREATE INDEX attachment_waiting ON attachment (hash) WHERE text_state = 'waiting';";

/// How far the text of an attached file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextState {
    /// Not read yet.
    Waiting,
    /// Read, and its words can be searched.
    Searchable,
    /// Read, and it has no text: a scan, a picture.
    NoText,
    /// It could not be read. The file itself is kept as it came.
    Failed,
}

impl ToSql for TextState {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Waiting => "waiting",
            Self::Searchable => "searchable",
            Self::NoText => "no_text",
            Self::Failed => "failed",
        }
        .into())
    }
}

impl FromSql for TextState {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "waiting" => Ok(Self::Waiting),
            "searchable" => Ok(Self::Searchable),
            "no_text" => Ok(Self::NoText),
            "failed" => Ok(Self::Failed),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

/// What is known of one attached file.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The digest of the sealed file, which is its name.
    pub hash: ContentDigest,
    /// The document that it belongs to.
    pub document: DocumentId,
    /// The report that it is, if it is one.
    pub report: Option<Uuid>,
    /// The name under which it came.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// The size of its content, in bytes.
    pub content_bytes: u64,
    /// How far its text has come.
    pub text_state: TextState,
}

/// Without the name: people put names into file names.
impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Attachment")
            .field("hash", &self.hash)
            .field("document", &self.document)
            .field("content_bytes", &self.content_bytes)
            .field("text_state", &self.text_state)
            .finish_non_exhaustive()
    }
}

fn select(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<Attachment>> {
    let doing = "listing attachments";
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT hash, document, report, name, media_type, content_bytes, text_state
             FROM attachment {rest}"
        ))
        .doing(doing)?;
    let rows = query
        .query_map(params, |row| {
            Ok(Attachment {
                hash: ContentDigest::from_bytes(row.get(0)?),
                document: row.get(1)?,
                report: row.get(2)?,
                name: row.get(3)?,
                media_type: row.get(4)?,
                content_bytes: row.get(5)?,
                text_state: row.get(6)?,
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Attachment>> {
    select(connection, "ORDER BY hash", [])
}

pub(crate) fn of_document(
    connection: &Connection,
    document: DocumentId,
) -> Result<Vec<Attachment>> {
    select(
        connection,
        "WHERE document = ?1 ORDER BY name, hash",
        [document],
    )
}

/// Files whose text has not been read yet.
pub(crate) fn waiting(connection: &Connection) -> Result<Vec<Attachment>> {
    select(connection, "WHERE text_state = 'waiting' ORDER BY hash", [])
}

pub(crate) fn one(connection: &Connection, hash: &ContentDigest) -> Result<Attachment> {
    select(connection, "WHERE hash = ?1", [hash.as_bytes()])?
        .pop()
        .ok_or(StoreError::NoSuchAttachment)
}

pub(crate) fn insert(connection: &Connection, row: &Attachment) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO attachment
                (hash, document, report, name, media_type, content_bytes, text_state)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .and_then(|mut insert| {
            insert.execute((
                row.hash.as_bytes(),
                row.document,
                row.report,
                &row.name,
                &row.media_type,
                row.content_bytes,
                row.text_state,
            ))
        })
        .doing("keeping an attachment's line")?;
    Ok(())
}

pub(crate) fn set_text_state(
    connection: &Connection,
    hash: &ContentDigest,
    state: TextState,
) -> Result<()> {
    let changed = connection
        .execute(
            "UPDATE attachment SET text_state = ?2 WHERE hash = ?1",
            (hash.as_bytes(), state),
        )
        .doing("marking an attachment's text")?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::NoSuchAttachment)
    }
}

/// Gives an attachment to another document.
pub(crate) fn move_to(
    connection: &Connection,
    hash: &ContentDigest,
    document: DocumentId,
) -> Result<()> {
    let changed = connection
        .execute(
            "UPDATE attachment SET document = ?2 WHERE hash = ?1",
            (hash.as_bytes(), document),
        )
        .doing("moving an attachment")?;
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::NoSuchAttachment)
    }
}

pub(crate) fn remove(connection: &Connection, hash: &ContentDigest) -> Result<()> {
    let removed = connection
        .execute("DELETE FROM attachment WHERE hash = ?1", [hash.as_bytes()])
        .doing("removing an attachment's line")?;
    if removed == 1 {
        Ok(())
    } else {
        Err(StoreError::NoSuchAttachment)
    }
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM attachment WHERE document = ?1", [document])
        .doing("erasing attachments' lines")?;
    Ok(())
}
