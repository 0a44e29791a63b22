//! Searching the texts: which ones, how close, and the words around what was found.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Doing, Result};
use crate::fold::fold;
use crate::search_query::{self, BehindTheStem};
use crate::tables::doc_text::SearchHit;

/// How many answers to the wider question are read through.
const WIDER_TEXTS_MAX: usize = 100;

/// The texts in which every word typed is found, the closest first.
pub(crate) fn search(connection: &Connection, typed: &str, limit: usize) -> Result<Vec<SearchHit>> {
    let Some(query) = search_query::build(typed) else {
        return Ok(Vec::new());
    };
    let ids = closest(connection, &query.expression, limit)?;
    let mut hits = show(connection, &query.expression, &ids)?;
    if hits.len() < limit
        && let Some(wider) = &query.behind_the_stem
    {
        let mut more = behind_the_stem(connection, wider)?;
        more.retain(|id| !ids.contains(id));
        more.truncate(limit - hits.len());
        hits.extend(show(connection, &wider.expression, &more)?);
    }
    Ok(hits)
}

fn closest(connection: &Connection, expression: &str, limit: usize) -> Result<Vec<i64>> {
    let doing = "searching";
    let mut query = connection
        .prepare_cached(
            "SELECT rowid FROM doc_text_index WHERE doc_text_index MATCH ?1
             ORDER BY rank LIMIT ?2",
        )
        .doing(doing)?;
    let rows = query
        .query_map((expression, limit), |row| row.get(0))
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// The answers to the wider question that do hold a word with the beginning typed.
fn behind_the_stem(connection: &Connection, wider: &BehindTheStem) -> Result<Vec<i64>> {
    let mut text = connection
        .prepare_cached("SELECT title || ' ' || body FROM doc_text WHERE id = ?1")
        .doing("searching")?;
    let mut found = Vec::new();
    for id in closest(connection, &wider.expression, WIDER_TEXTS_MAX)? {
        let words: String = text.query_row([id], |row| row.get(0)).doing("searching")?;
        let holds = fold(&words)
            .split(' ')
            .any(|word| word.starts_with(&wider.beginning));
        if holds {
            found.push(id);
        }
    }
    Ok(found)
}

/// Reads what is shown of these texts. Only these: the words around a hit are dear to find.
fn show(connection: &Connection, expression: &str, ids: &[i64]) -> Result<Vec<SearchHit>> {
    let doing = "reading what was found";
    let mut query = connection
        .prepare_cached(
            "SELECT text.document, text.kind, text.source, text.title,
                    snippet(doc_text_index, 1, char(2), char(3), '…', 24)
             FROM doc_text_index JOIN doc_text AS text ON text.id = doc_text_index.rowid
             WHERE doc_text_index MATCH ?1 AND doc_text_index.rowid = ?2",
        )
        .doing(doing)?;
    let mut hits = Vec::with_capacity(ids.len());
    for id in ids {
        let hit = query
            .query_row((expression, id), |row| {
                Ok(SearchHit {
                    document: row.get(0)?,
                    kind: row.get(1)?,
                    source: row.get(2)?,
                    title: row.get(3)?,
                    snippet: row.get(4)?,
                })
            })
            .optional()
            .doing(doing)?;
        hits.extend(hit);
    }
    Ok(hits)
}
