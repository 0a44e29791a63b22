//! The words that can be searched: passages of documents, and the text of attached files.

use rusqlite::Connection;

use crate::error::{Doing, Result};
use crate::fold::aliases;
use crate::ids::DocumentId;

/// `is_projected` parts what is made again with the other projections from what was taken out
/// of a file. `secure-delete` makes the index drop a removed word at once, not at a later merge.
pub(crate) const CREATE: &str = "CREATE TABLE doc_text (
        id INTEGER PRIMARY KEY,
        document BLOB NOT NULL REFERENCES document (id),
        kind TEXT NOT NULL,
        source TEXT NOT NULL,
        title TEXT NOT NULL,
        body TEXT NOT NULL,
        aliases TEXT NOT NULL,
        is_projected INTEGER NOT NULL,
        UNIQUE (document, kind, source)
     ) STRICT;
     CREATE VIRTUAL TABLE doc_text_index USING fts5 (
        title, body, aliases, content = 'doc_text', content_rowid = 'id',
        tokenize = 'porter unicode61 remove_diacritics 2', prefix = '3 4'
     );
     INSERT INTO doc_text_index (doc_text_index, rank) VALUES ('secure-delete', 1);
     INSERT INTO doc_text_index (doc_text_index, rank) VALUES ('rank', 'bm25(4.0, 1.0, 1.0)');
     CREATE TRIGGER doc_text_added AFTER INSERT ON doc_text BEGIN
        INSERT INTO doc_text_index (rowid, title, body, aliases)
        VALUES (new.id, new.title, new.body, new.aliases);
     END;
     CREATE TRIGGER doc_text_removed AFTER DELETE ON doc_text BEGIN
        INSERT INTO doc_text_index (doc_text_index, rowid, title, body, aliases)
        VALUES ('delete', old.id, old.title, old.body, old.aliases);
     END;
     CREATE TRIGGER doc_text_changed AFTER UPDATE OF title, body, aliases ON doc_text BEGIN
        INSERT INTO doc_text_index (doc_text_index, rowid, title, body, aliases)
        VALUES ('delete', old.id, old.title, old.body, old.aliases);
        INSERT INTO doc_text_index (rowid, title, body, aliases)
        VALUES (new.id, new.title, new.body, new.aliases);
     END;";

/// Stands before a found word in [`SearchHit::snippet`].
pub const FOUND_START: char = '\u{2}';
/// Stands after a found word in [`SearchHit::snippet`].
pub const FOUND_END: char = '\u{3}';

/// A text to be searched.
#[derive(Clone, PartialEq, Eq)]
pub struct SearchText {
    /// The code of what it is: `note`, `report`, `minutes`.
    pub kind: String,
    /// Where it stands: an id in the document, or an attachment's hash. One text for each.
    pub source: String,
    /// What the person sees above it.
    pub title: String,
    /// The words.
    pub body: String,
}

/// Without the words.
impl std::fmt::Debug for SearchText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchText")
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

/// A text in which the words were found.
#[derive(Clone, PartialEq, Eq)]
pub struct SearchHit {
    /// The document.
    pub document: DocumentId,
    /// The code of what the text is.
    pub kind: String,
    /// Where it stands.
    pub source: String,
    /// What the person sees above it.
    pub title: String,
    /// Up to 24 words around what was found, between [`FOUND_START`] and [`FOUND_END`].
    pub snippet: String,
}

/// Without the words.
impl std::fmt::Debug for SearchHit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SearchHit")
            .field("document", &self.document)
            .field("kind", &self.kind)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}

/// Writes a text, or changes it where it differs.
pub(crate) fn put(
    connection: &Connection,
    document: DocumentId,
    text: &SearchText,
    is_projected: bool,
) -> Result<()> {
    let title = without_markers(&text.title);
    let body = without_markers(&text.body);
    let aliases = aliases(&format!("{title} {body}"));
    connection
        .prepare_cached(
            "INSERT INTO doc_text (document, kind, source, title, body, aliases, is_projected)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (document, kind, source) DO UPDATE
             SET title = excluded.title, body = excluded.body, aliases = excluded.aliases
             WHERE title <> excluded.title OR body <> excluded.body",
        )
        .and_then(|mut insert| {
            insert.execute((
                document,
                &text.kind,
                &text.source,
                title,
                body,
                aliases,
                is_projected,
            ))
        })
        .doing("indexing a text")?;
    Ok(())
}

/// Makes the texts of a document's own passages these and no others. One that has not changed
/// is left alone: the index is dear to write.
pub(crate) fn replace_projected(
    connection: &Connection,
    document: DocumentId,
    texts: &[SearchText],
) -> Result<()> {
    let doing = "listing indexed texts";
    let mut query = connection
        .prepare_cached("SELECT kind, source FROM doc_text WHERE document = ?1 AND is_projected")
        .doing(doing)?;
    let rows = query
        .query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))
        .doing(doing)?;
    let before: Vec<(String, String)> = rows.collect::<rusqlite::Result<_>>().doing(doing)?;
    for (kind, source) in before {
        let stays = texts
            .iter()
            .any(|text| text.kind == kind && text.source == source);
        if !stays {
            remove(connection, document, &kind, &source)?;
        }
    }
    texts
        .iter()
        .try_for_each(|text| put(connection, document, text, true))
}

pub(crate) fn remove(
    connection: &Connection,
    document: DocumentId,
    kind: &str,
    source: &str,
) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM doc_text WHERE document = ?1 AND kind = ?2 AND source = ?3")
        .and_then(|mut delete| delete.execute((document, kind, source)))
        .doing("removing a text")?;
    Ok(())
}

/// Takes the text of an attached file out of the search.
pub(crate) fn remove_source(
    connection: &Connection,
    document: DocumentId,
    source: &str,
) -> Result<()> {
    connection
        .execute(
            "DELETE FROM doc_text WHERE document = ?1 AND source = ?2 AND NOT is_projected",
            (document, source),
        )
        .doing("removing a text")?;
    Ok(())
}

/// Gives the text of an attached file to another document.
pub(crate) fn move_to(
    connection: &Connection,
    from: DocumentId,
    source: &str,
    to: DocumentId,
) -> Result<()> {
    connection
        .execute(
            "UPDATE doc_text SET document = ?3
             WHERE document = ?1 AND source = ?2 AND NOT is_projected",
            (from, source, to),
        )
        .doing("moving a text")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .execute("DELETE FROM doc_text WHERE document = ?1", [document])
        .doing("erasing texts")?;
    Ok(())
}

/// Makes the index again from the texts.
pub(crate) fn rebuild_index(connection: &Connection) -> Result<()> {
    connection
        .execute(
            "INSERT INTO doc_text_index (doc_text_index) VALUES ('rebuild')",
            [],
        )
        .doing("rebuilding the search index")?;
    Ok(())
}

/// Compares the index with the texts, word by word. Says whether they agree.
pub(crate) fn index_agrees(connection: &Connection) -> bool {
    connection
        .execute(
            "INSERT INTO doc_text_index (doc_text_index, rank) VALUES ('integrity-check', 1)",
            [],
        )
        .is_ok()
}

fn without_markers(text: &str) -> String {
    text.replace([FOUND_START, FOUND_END, '\0'], " ")
}
