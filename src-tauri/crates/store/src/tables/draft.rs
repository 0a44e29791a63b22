//! Words being typed: the last text of each passage that is not a change yet.

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::columns::Instant;
use crate::error::{Doing, Result};
use crate::ids::{ChangeHash, DocumentId};
use crate::tables::document::read_heads;

pub(crate) const CREATE: &str = "CREATE TABLE draft (
        document BLOB NOT NULL REFERENCES document (id),
        target TEXT NOT NULL,
        base_heads BLOB NOT NULL,
        text TEXT NOT NULL,
        updated_at INTEGER NOT NULL,
        PRIMARY KEY (document, target)
     ) STRICT, WITHOUT ROWID;";

/// The text of one passage as it stands on the screen.
#[derive(Clone, PartialEq, Eq)]
pub struct Draft {
    /// The document that it belongs to.
    pub document: DocumentId,
    /// Which passage: a path of ids that the record understands.
    pub target: String,
    /// The heads of the document when the typing began.
    pub base_heads: Vec<ChangeHash>,
    /// The whole text of the passage.
    pub text: String,
    /// When it was last typed in.
    pub updated_at: DateTime<Utc>,
}

/// Without the words: a draft may be printed by mistake.
impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Draft")
            .field("document", &self.document)
            .field("text_bytes", &self.text.len())
            .field("updated_at", &self.updated_at)
            .finish_non_exhaustive()
    }
}

pub(crate) fn save(connection: &Connection, draft: &Draft) -> Result<()> {
    let heads: Vec<u8> = draft.base_heads.iter().flat_map(|head| head.0).collect();
    connection
        .prepare_cached(
            "INSERT INTO draft (document, target, base_heads, text, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (document, target) DO UPDATE
             SET base_heads = excluded.base_heads, text = excluded.text,
                 updated_at = excluded.updated_at",
        )
        .and_then(|mut insert| {
            insert.execute((
                draft.document,
                &draft.target,
                heads,
                &draft.text,
                Instant(draft.updated_at),
            ))
        })
        .doing("saving a draft")?;
    Ok(())
}

/// Every draft, oldest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Draft>> {
    let doing = "reading drafts";
    let mut query = connection
        .prepare_cached(
            "SELECT document, target, base_heads, text, updated_at FROM draft
             ORDER BY updated_at, document, target",
        )
        .doing(doing)?;
    let rows = query
        .query_map([], |row| {
            Ok(Draft {
                document: row.get(0)?,
                target: row.get(1)?,
                base_heads: read_heads(row.get_ref(2)?.as_blob()?),
                text: row.get(3)?,
                updated_at: row.get::<_, Instant>(4)?.0,
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

pub(crate) fn clear(connection: &Connection, document: DocumentId, target: &str) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM draft WHERE document = ?1 AND target = ?2")
        .and_then(|mut delete| delete.execute((document, target)))
        .doing("clearing a draft")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM draft WHERE document = ?1", [document])
        .doing("erasing drafts")?;
    Ok(())
}
