//! Facts about the database itself: schema steps, the count of writes, the device's id.

use rusqlite::{Connection, OptionalExtension};

use crate::error::{Doing, Result};

pub(crate) const CREATE: &str =
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT, WITHOUT ROWID;
     INSERT INTO meta (key, value) VALUES ('write count', 0);";

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<String>> {
    connection
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")
        .and_then(|mut query| query.query_row([key], |row| row.get(0)).optional())
        .doing("reading a setting")
}

pub(crate) fn set(connection: &Connection, key: &str, value: &str) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .and_then(|mut insert| insert.execute([key, value]))
        .doing("writing a setting")?;
    Ok(())
}

/// How many writes this database holds.
pub(crate) fn write_count(connection: &Connection) -> Result<u64> {
    connection
        .query_row(
            "SELECT value FROM meta WHERE key = 'write count'",
            [],
            |row| row.get(0),
        )
        .doing("reading the count of writes")
}

/// Counts one more write and returns the new count.
pub(crate) fn count_write(connection: &Connection) -> Result<u64> {
    connection
        .prepare_cached(
            "UPDATE meta SET value = value + 1 WHERE key = 'write count' RETURNING value",
        )
        .and_then(|mut update| update.query_row([], |row| row.get(0)))
        .doing("counting a write")
}
