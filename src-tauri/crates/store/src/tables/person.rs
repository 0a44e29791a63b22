//! The people named in documents, to find one by name. A projection.

use chrono::NaiveDate;
use rusqlite::{Connection, Params};
use uuid::Uuid;

use crate::columns::{Day, day};
use crate::error::{Doing, Result};
use crate::fold::{fold, word_beginnings};
use crate::ids::DocumentId;

/// `folded_names` holds every name folded, each word after a space.
pub(crate) const CREATE: &str = "CREATE TABLE person (
        document BLOB NOT NULL REFERENCES document (id),
        person BLOB NOT NULL,
        name TEXT NOT NULL,
        folded_names TEXT NOT NULL,
        role TEXT NOT NULL,
        born_on TEXT,
        PRIMARY KEY (document, person)
     ) STRICT, WITHOUT ROWID;";

/// A person as one document names them.
#[derive(Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The document that names them.
    pub document: DocumentId,
    /// The person.
    pub person: Uuid,
    /// The name as it is shown.
    pub name: String,
    /// Other names by which they are found. Empty when the row is read.
    pub other_names: Vec<String>,
    /// The code of what they are there: `child`, `mother`, `practitioner`.
    pub role: String,
    /// The day on which they were born.
    pub born_on: Option<NaiveDate>,
}

/// Without the name or the day of birth.
impl std::fmt::Debug for PersonRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PersonRow")
            .field("document", &self.document)
            .field("person", &self.person)
            .finish_non_exhaustive()
    }
}

fn select(connection: &Connection, rest: &str, params: impl Params) -> Result<Vec<PersonRow>> {
    let doing = "listing people";
    let mut query = connection
        .prepare_cached(&format!(
            "SELECT document, person, name, role, born_on FROM person {rest}"
        ))
        .doing(doing)?;
    let rows = query
        .query_map(params, |row| {
            Ok(PersonRow {
                document: row.get(0)?,
                person: row.get(1)?,
                name: row.get(2)?,
                other_names: Vec::new(),
                role: row.get(3)?,
                born_on: row.get::<_, Option<Day>>(4)?.map(|day| day.0),
            })
        })
        .doing(doing)?;
    rows.collect::<rusqlite::Result<_>>().doing(doing)
}

/// People with a name that begins with each of the words typed, by name.
pub(crate) fn matching(
    connection: &Connection,
    words: &str,
    limit: usize,
) -> Result<Vec<PersonRow>> {
    let beginnings = word_beginnings(words);
    if beginnings.is_empty() {
        return Ok(Vec::new());
    }
    let conditions: Vec<String> = (1..=beginnings.len())
        .map(|place| format!("instr(folded_names, ?{place})"))
        .collect();
    let rest = format!(
        "WHERE {} ORDER BY folded_names, document, person LIMIT {limit}",
        conditions.join(" AND ")
    );
    select(connection, &rest, rusqlite::params_from_iter(beginnings))
}

pub(crate) fn of_document(connection: &Connection, document: DocumentId) -> Result<Vec<PersonRow>> {
    select(
        connection,
        "WHERE document = ?1 ORDER BY folded_names, person",
        [document],
    )
}

pub(crate) fn insert(connection: &Connection, row: &PersonRow) -> Result<()> {
    let folded_names: String = std::iter::once(&row.name)
        .chain(&row.other_names)
        .map(|name| format!(" {}", fold(name)))
        .collect();
    connection
        .prepare_cached(
            "INSERT INTO person (document, person, name, folded_names, role, born_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .and_then(|mut insert| {
            insert.execute((
                row.document,
                row.person,
                &row.name,
                folded_names,
                &row.role,
                day(row.born_on),
            ))
        })
        .doing("writing a person's line")?;
    Ok(())
}

pub(crate) fn erase(connection: &Connection, document: DocumentId) -> Result<()> {
    connection
        .prepare_cached("DELETE FROM person WHERE document = ?1")
        .and_then(|mut delete| delete.execute([document]))
        .doing("erasing people's lines")?;
    Ok(())
}
