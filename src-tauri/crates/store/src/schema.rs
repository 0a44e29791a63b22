//! The schema's history: dated steps, each whole or not at all.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Doing, Result, StoreError};
use crate::tables;

/// One dated step. A step that was released is never edited: a change is a new step.
pub(crate) struct Migration {
    /// When the step was written; it is kept in the file beside the version.
    pub(crate) date: &'static str,
    /// Its statements, in order.
    pub(crate) statements: &'static [&'static str],
}

/// Every step, oldest first. The version of a file is how many of them it has taken.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    date: "2026-11-22",
    statements: &[
        tables::meta::CREATE,
        tables::document::CREATE,
        tables::snapshot::CREATE,
        tables::change::CREATE,
        tables::draft::CREATE,
        tables::conference_row::CREATE,
        tables::deadline::CREATE,
        tables::person::CREATE,
        tables::action::CREATE,
        tables::audit::CREATE,
        tables::doc_text::CREATE,
        tables::attachment::CREATE,
        tables::sealed::CREATE,
        tables::access_log::CREATE,
        tables::certificate::CREATE,
    ],
}];

/// Brings a file up to the last of `migrations`.
///
/// # Errors
/// [`StoreError::Newer`] if the file has taken more steps than are known; it is left untouched.
pub(crate) fn migrate(connection: &mut Connection, migrations: &[Migration]) -> Result<()> {
    let doing = "bringing the schema up to date";
    let found: u32 = connection
        .query_row("PRAGMA user_version", [], |row| row.get(0))
        .doing(doing)?;
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for (version, migration) in (1_u32..).zip(migrations).skip(found as usize) {
        let step = connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .doing(doing)?;
        for statements in migration.statements {
            step.execute_batch(statements).doing(doing)?;
        }
        step.execute(
            "INSERT INTO meta (key, value) VALUES (?1, ?2)",
            (format!("schema {version}"), migration.date),
        )
        .doing(doing)?;
        step.pragma_update(None, "user_version", version)
            .doing(doing)?;
        step.commit().doing(doing)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use crate::connection::start_engine;

    fn tables(connection: &Connection) -> Vec<String> {
        let mut all = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
            .unwrap();
        let names = all.query_map([], |row| row.get(0)).unwrap();
        names.map(|name| name.unwrap()).collect()
    }

    fn first() -> Migration {
        Migration {
            date: "2026-01-01",
            statements: &["CREATE TABLE meta (key TEXT PRIMARY KEY, value ANY) STRICT"],
        }
    }

    #[test]
    fn a_step_that_fails_half_way_leaves_nothing_of_itself() {
        start_engine();
        let mut connection = Connection::open_in_memory().unwrap();
        let broken = Migration {
            date: "2026-02-02",
            statements: &["CREATE TABLE half (id)", "CREATE TABLE nonsense ("],
        };
        let outcome = migrate(&mut connection, &[first(), broken]);
        assert!(matches!(outcome, Err(StoreError::Database { .. })));
        assert_eq!(tables(&connection), ["meta"]);

        let mended = Migration {
            date: "2026-02-02",
            statements: &["CREATE TABLE half (id)", "CREATE TABLE whole (id)"],
        };
        migrate(&mut connection, &[first(), mended]).unwrap();
        assert_eq!(tables(&connection), ["half", "meta", "whole"]);
        let date: String = connection
            .query_row("SELECT value FROM meta WHERE key = 'schema 2'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(date, "2026-02-02");
    }

    #[test]
    fn a_newer_schema_is_refused_and_left_alone() {
        start_engine();
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 2).unwrap();
        let outcome = migrate(&mut connection, &[first()]);
        assert_eq!(outcome, Err(StoreError::Newer { found: 2, known: 1 }));
        assert!(tables(&connection).is_empty());
    }
}
