//! The days by which something is due. A projection.

use chrono::NaiveDate;
use rusqlite::{Connection, Params};
use uuid::Uuid;

use crate::columns::{Day, day};
use crate::error::{Doing, Result};
use crate::ids::DocumentId;

pub(crate) const CREATE: &str = "CREATE TABLE deadline (
        document BLOB NOT NULL REFERENCES document (id),
        kind TEXT NOT NULL,
        subject BLOB NOT NULL,
        due_on TEXT NOT NULL,
        rule TEXT NOT NULL,
        done_on TEXT,
        PRIMARY KEY (document, kind, subject)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX deadline_open ON deadline (due_on) WHERE done_on IS NULL;";

/// One day by which something is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The document that it comes from.
    pub document: DocumentId,
    /// The code of what is due.
    pub kind: String,
    /// Whom or what it is about: a child, a report; the document's own id for the whole.
    pub subject: Uuid,
    /// The last day.
    pub due_on: NaiveDate,
    /// The rule that set it: pack, version and rule, as codes.
    pub rule: String,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
}

fn select(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<Deadline>> {
    let doing = "listing deadlines";
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT document, kind, subject, due_on, rule, done_on FROM deadline {rest}"
        ))
        .doing(doing)?;
    let rows = query
        .query_map(params, |row| {
            Ok(Deadline {
                document: row.get(0)?,
                kind: row.get(1)?,
                subject: row.get(2)?,
                due_on: row.get::<_, Day>(3)?.0,
                rule: row.get(4)?,
                done_on: row.get::<_, Option<Day>>(5)?.map(|day| day.0),
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// What is not done and due by `until`, the earliest first.
pub(crate) fn open_until(connection: &Connection, until: NaiveDate) -> Result<Vec<Deadline>> {
    select(
        connection,
        "WHERE done_on IS NULL AND due_on <= ?1 ORDER BY due_on, document, kind, subject",
        [Day(until)],
    )
}

pub(crate) fn of_document(connection: &Connection, document: DocumentId) -> Result<Vec<Deadline>> {
    select(
        connection,
        "WHERE document = ?1 ORDER BY due_on, kind, subject",
        [document],
    )
}

pub(crate) fn insert(connection: &Connection, row: &Deadline) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO deadline (document, kind, subject, due_on, rule, done_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut insert| {
            insert.execute((
                row.document,
                &row.kind,
                row.subject,
                Day(row.due_on),
                &row.rule,
                day(row.done_on),
            ))
        })
        .doing("writing a deadline")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM deadline WHERE document = ?1")
        .and_then(|mut delete| delete.execute([document]))
        .doing("erasing deadlines")?;
    Ok(())
}
