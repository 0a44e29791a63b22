//! Small secrets under a name: the device's signing key, a copy's password.

use chairside_vault::Zeroizing;
use rusqlite::{Connection, OptionalExtension};

use crate::error::{Doing, Result};

pub(crate) const CREATE: &str =
    "CREATE TABLE sealed (key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;";

pub(crate) fn get(connection: &Connection, key: &str) -> Result<Option<Zeroizing<Vec<u8>>>> {
    connection
        .prepare_cached("SELECT value FROM sealed WHERE key = ?1")
        .and_then(|mut query| {
            query
                .query_row([key], |row| row.get(0).map(Zeroizing::new))
                .optional()
        })
        .doing("reading a sealed value")
}

pub(crate) fn set(connection: &Connection, key: &str, value: &[u8]) -> Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO sealed (key, value) VALUES (?1, ?2)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        )
        .and_then(|mut insert| insert.execute((key, value)))
        .doing("writing a sealed value")?;
    Ok(())
}

/// Removes a value. Says whether there was one.
pub(crate) fn remove(connection: &Connection, key: &str) -> Result<bool> {
    let removed = connection
        .execute("DELETE FROM sealed WHERE key = ?1", [key])
        .doing("removing a sealed value")?;
    Ok(removed == 1)
}
