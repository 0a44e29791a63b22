//! One line of the list of conferences. A projection: made from the document, never the truth.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::{Connection, Params, Row};

use crate::columns::{Day, TimeOfDay, day};
use crate::error::{Doing, Result};
use crate::fold::{fold, word_beginnings};
use crate::ids::DocumentId;

/// `kinds` is a list of codes between spaces; `search_keys` folded words, each after a space.
pub(crate) const CREATE: &str = "CREATE TABLE conference_row (
        document BLOB PRIMARY KEY REFERENCES document (id),
        family BLOB NOT NULL,
        reference TEXT NOT NULL,
        title TEXT NOT NULL,
        kinds TEXT NOT NULL,
        state TEXT NOT NULL,
        chair TEXT,
        held_on TEXT,
        starts_at TEXT,
        place TEXT,
        next_action TEXT,
        next_action_due_on TEXT,
        facts TEXT NOT NULL,
        search_keys TEXT NOT NULL
     ) STRICT;
     CREATE INDEX conference_row_by_day ON conference_row (held_on, starts_at);
     CREATE INDEX conference_row_by_family ON conference_row (family);
     CREATE INDEX conference_row_by_reference ON conference_row (reference);";

/// One line of the list of conferences.
#[derive(Clone, PartialEq, Eq)]
pub struct ConferenceRow {
    /// The conference.
    pub document: DocumentId,
    /// The document of its family.
    pub family: DocumentId,
    /// Its reference, as people quote it.
    pub reference: String,
    /// The family's name, as the list shows it.
    pub title: String,
    /// The codes of the kinds for its children, such as `initial`. No code has a space.
    pub kinds: Vec<String>,
    /// The code of its state.
    pub state: String,
    /// The chair's name.
    pub chair: Option<String>,
    /// The day on which it is or was held.
    pub held_on: Option<NaiveDate>,
    /// When it starts, in local time, to the minute.
    pub starts_at: Option<NaiveTime>,
    /// Where it is held.
    pub place: Option<String>,
    /// The code of what has to be done next.
    pub next_action: Option<String>,
    /// The day by which that is due.
    pub next_action_due_on: Option<NaiveDate>,
    /// What else the list shows, as JSON that the store does not read.
    pub facts: String,
    /// Words by which it is found: names, other names, the reference. Folded when written,
    /// and empty when the row is read.
    pub search_keys: Vec<String>,
}

/// Without names or words.
impl std::fmt::Debug for ConferenceRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConferenceRow")
            .field("document", &self.document)
            .field("state", &self.state)
            .finish_non_exhaustive()
    }
}

const COLUMNS: &str = "document, family, reference, title, kinds, state, chair, held_on, \
                       starts_at, place, next_action, next_action_due_on, facts";

fn read(row: &Row<'_>) -> rusqlite::Result<ConferenceRow> {
    let kinds: String = row.get(4)?;
    Ok(ConferenceRow {
        document: row.get(0)?,
        family: row.get(1)?,
        reference: row.get(2)?,
        title: row.get(3)?,
        kinds: kinds.split_whitespace().map(str::to_owned).collect(),
        state: row.get(5)?,
        chair: row.get(6)?,
        held_on: row.get::<_, Option<Day>>(7)?.map(|day| day.0),
        starts_at: row.get::<_, Option<TimeOfDay>>(8)?.map(|time| time.0),
        place: row.get(9)?,
        next_action: row.get(10)?,
        next_action_due_on: row.get::<_, Option<Day>>(11)?.map(|day| day.0),
        facts: row.get(12)?,
        search_keys: Vec::new(),
    })
}

/// Reads rows by the end of a statement: its condition, order and limit.
fn select(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<ConferenceRow>> {
    let doing = "listing conferences";
    let mut query = connection
        .prepare_cached(&format!("SELECT {COLUMNS} FROM conference_row {rest}"))
        .doing(doing)?;
    let rows = query.query_map(params, read).doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// Every conference: by day and time, those without a day last.
pub(crate) fn all(connection: &Connection) -> Result<Vec<ConferenceRow>> {
    select(
        connection,
        "ORDER BY held_on IS NULL, held_on, starts_at, reference",
        [],
    )
}

pub(crate) fn between(
    connection: &Connection,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<Vec<ConferenceRow>> {
    select(
        connection,
        "WHERE held_on BETWEEN ?1 AND ?2 ORDER BY held_on, starts_at, reference",
        (Day(from), Day(to)),
    )
}

pub(crate) fn of_family(connection: &Connection, family: DocumentId) -> Result<Vec<ConferenceRow>> {
    select(
        connection,
        "WHERE family = ?1 ORDER BY held_on IS NULL, held_on, starts_at, reference",
        [family],
    )
}

/// Conferences with a search key that begins with each of the words typed, the newest first.
pub(crate) fn matching(
    connection: &Connection,
    words: &str,
    limit: usize,
) -> Result<Vec<ConferenceRow>> {
    let beginnings = word_beginnings(words);
    if beginnings.is_empty() {
        return Ok(Vec::new());
    }
    let conditions: Vec<String> = (1..=beginnings.len())
        .map(|place| format!("instr(search_keys, ?{place})"))
        .collect();
    let rest = format!(
        "WHERE {} ORDER BY held_on DESC, starts_at DESC, reference LIMIT {limit}",
        conditions.join(" AND ")
    );
    select(connection, &rest, rusqlite::params_from_iter(beginnings))
}

pub(crate) fn one(connection: &Connection, document: DocumentId) -> Result<Option<ConferenceRow>> {
    Ok(select(connection, "WHERE document = ?1", [document])?.pop())
}

/// The conferences that carry this reference: two offices may have given the same.
pub(crate) fn by_reference(connection: &Connection, reference: &str) -> Result<Vec<ConferenceRow>> {
    select(
        connection,
        "WHERE reference = ?1 ORDER BY document",
        [reference],
    )
}

pub(crate) fn insert(connection: &Connection, row: &ConferenceRow) -> Result<()> {
    let search_keys: String = row
        .search_keys
        .iter()
        .map(|key| format!(" {}", fold(key)))
        .collect();
    connection
        .prepare_cached(&format!(
            "INSERT INTO conference_row ({COLUMNS}, search_keys)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        ))
        .and_then(|mut insert| {
            insert.execute((
                row.document,
                row.family,
                &row.reference,
                &row.title,
                row.kinds.join(" "),
                &row.state,
                &row.chair,
                day(row.held_on),
                row.starts_at.map(TimeOfDay),
                &row.place,
                &row.next_action,
                day(row.next_action_due_on),
                &row.facts,
                search_keys,
            ))
        })
        .doing("writing a conference's line")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM conference_row WHERE document = ?1")
        .and_then(|mut delete| delete.execute([document]))
        .doing("erasing a conference's line")?;
    Ok(())
}
