//! The actions of plans, to list what is open across documents. A projection.

use chrono::NaiveDate;
use rusqlite::{Connection, Params};
use uuid::Uuid;

use crate::columns::{Day, day};
use crate::error::{Doing, Result};
use crate::ids::DocumentId;

pub(crate) const CREATE: &str = "CREATE TABLE action (
        document BLOB NOT NULL REFERENCES document (id),
        action BLOB NOT NULL,
        what TEXT NOT NULL,
        owner TEXT NOT NULL,
        due_on TEXT,
        done_on TEXT,
        PRIMARY KEY (document, action)
     ) STRICT, WITHOUT ROWID;
     CREATE INDEX action_open ON action (due_on) WHERE done_on IS NULL;";

/// One action of a plan.
#[derive(Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// The document that holds the plan.
    pub document: DocumentId,
    /// The action.
    pub action: Uuid,
    /// What is to be done.
    pub what: String,
    /// Who does it, as the plan names them.
    pub owner: String,
    /// The day by which it is to be done.
    pub due_on: Option<NaiveDate>,
    /// The day on which it was done.
    pub done_on: Option<NaiveDate>,
}

/// Without the words.
impl std::fmt::Debug for ActionRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ActionRow")
            .field("document", &self.document)
            .field("action", &self.action)
            .finish_non_exhaustive()
    }
}

fn select(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<ActionRow>> {
    let doing = "listing actions";
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT document, action, what, owner, due_on, done_on FROM action {rest}"
        ))
        .doing(doing)?;
    let rows = query
        .query_map(params, |row| {
            Ok(ActionRow {
                document: row.get(0)?,
                action: row.get(1)?,
                what: row.get(2)?,
                owner: row.get(3)?,
                due_on: row.get::<_, Option<Day>>(4)?.map(|day| day.0),
                done_on: row.get::<_, Option<Day>>(5)?.map(|day| day.0),
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// What is not done and due by `until`, the earliest first. An action without a day is not here.
pub(crate) fn open_until(connection: &Connection, until: NaiveDate) -> Result<Vec<ActionRow>> {
    select(
        connection,
        "WHERE done_on IS NULL AND due_on <= ?1 ORDER BY due_on, document, action",
        [Day(until)],
    )
}

pub(crate) fn of_document(connection: &Connection, document: DocumentId) -> Result<Vec<ActionRow>> {
    select(
        connection,
        "WHERE document = ?1 ORDER BY due_on IS NULL, due_on, action",
        [document],
    )
}

pub(crate) fn insert(connection: &Connection, row: &ActionRow) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO action (document, action, what, owner, due_on, done_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut insert| {
            insert.execute((
                row.document,
                row.action,
                &row.what,
                &row.owner,
                day(row.due_on),
                day(row.done_on),
            ))
        })
        .doing("writing an action's line")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM action WHERE document = ?1")
        .and_then(|mut delete| delete.execute([document]))
        .doing("erasing actions' lines")?;
    Ok(())
}
