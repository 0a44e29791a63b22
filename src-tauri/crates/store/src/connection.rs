//! Opening the database file: the key, then the settings that the promises rest on.

use std::path::Path;
use std::sync::Once;

use chairside_vault::{ContentDigest, DatabaseKey, Zeroizing};
use rusqlite::{Connection, OpenFlags};

use crate::error::{Doing, Result, StoreError};

/// Marks the file as ours in SQLite's header: "CHSD".
pub(crate) const APPLICATION_ID: i32 = 0x4348_5344;

/// Hexadecimal signs of a raw key.
const KEY_SIGNS: usize = 64;

/// How the pages of the file are written.
#[derive(Clone, Copy)]
pub(crate) enum Keying<'a> {
    /// SQLCipher with this raw key: no passphrase, so no derivation.
    Key(&'a DatabaseKey),
    /// No cipher: the other side of a comparison, and of searches in freed pages.
    #[cfg(any(test, feature = "plain-baseline"))]
    Plain,
}

impl Keying<'_> {
    /// A value that only this key gives, to tell another key from a damaged file.
    /// The key is 32 random bytes, so a digest of it cannot be searched.
    pub(crate) fn check(self) -> ContentDigest {
        const LABEL: &str = "chairside store key check v1 ";
        let mut text = Zeroizing::new(String::with_capacity(LABEL.len() + KEY_SIGNS));
        text.push_str(LABEL);
        match self {
            Keying::Key(key) => text.push_str(&key.expose_hex()),
            #[cfg(any(test, feature = "plain-baseline"))]
            Keying::Plain => {}
        }
        ContentDigest::of(text.as_bytes())
    }
}

/// Opens a file that is there. `Damaged` if it cannot be read with this key.
pub(crate) fn open_existing(path: &Path, keying: Keying<'_>) -> Result<Connection> {
    let connection = connect(path, keying, OpenFlags::empty())?;
    // Before anything is written: the file must be left as it is if it is not ours.
    let doing = "reading the first page";
    let ours: i32 = connection
        .query_row("PRAGMA application_id", [], |row| row.get(0))
        .doing(doing)?;
    if ours != APPLICATION_ID {
        // An emptied file opens as an empty database under any key.
        return Err(StoreError::Damaged { part: doing });
    }
    settle(&connection)?;
    Ok(connection)
}

/// Makes a new file.
pub(crate) fn open_new(path: &Path, keying: Keying<'_>) -> Result<Connection> {
    let connection = connect(path, keying, OpenFlags::SQLITE_OPEN_CREATE)?;
    connection
        .pragma_update(None, "application_id", APPLICATION_ID)
        .doing("marking a new database")?;
    settle(&connection)?;
    Ok(connection)
}

/// Starts the engine once for the process, and holds every other thread until it has started.
/// SQLite calls itself started before SQLCipher's part has run, so a second thread that came
/// between would be refused its key. A start that fails is told by the opening that follows.
pub(crate) fn start_engine() {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| drop(Connection::open_in_memory()));
}

fn connect(path: &Path, keying: Keying<'_>, extra: OpenFlags) -> Result<Connection> {
    let doing = "opening the database";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX | extra;
    start_engine();
    let connection = Connection::open_with_flags(path, flags).doing(doing)?;
    // First of all: by default the cipher writes to the error stream.
    run_pragma(&connection, "PRAGMA cipher_log_level = NONE")?;
    match keying {
        Keying::Key(key) => set_key(&connection, key)?,
        #[cfg(any(test, feature = "plain-baseline"))]
        Keying::Plain => {}
    }
    connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| {
            row.get::<_, i64>(0)
        })
        .doing(doing)?;
    Ok(connection)
}

/// Sets what the promises rest on: the log, synced at each commit, and nothing left in freed pages.
fn settle(connection: &Connection) -> Result<()> {
    let doing = "settling the database";
    let mode: String = connection
        .query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))
        .doing(doing)?;
    if mode != "wal" {
        return Err(StoreError::Database { doing, code: 0 });
    }
    connection
        .execute_batch(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; \
             PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000; PRAGMA trusted_schema = OFF;",
        )
        .doing(doing)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// The statement holds the key, so it is wiped and never logged. Its room is made at once:
/// a string that grows leaves copies behind.
fn set_key(connection: &Connection, key: &DatabaseKey) -> Result<()> {
    const START: &str = "PRAGMA key = \"x'";
    const END: &str = "'\"";
    let length = START.len() + KEY_SIGNS + END.len();
    let mut statement = Zeroizing::new(String::with_capacity(length));
    statement.push_str(START);
    statement.push_str(&key.expose_hex());
    statement.push_str(END);
    run_pragma(connection, &statement)
}

/// Runs a pragma whatever it answers: SQLCipher's answer with a row or with none.
fn run_pragma(connection: &Connection, pragma: &str) -> Result<()> {
    connection
        .execute_batch(pragma)
        .doing("opening the database")
}

/// Empties the write-ahead log into the database file and cuts it to nothing.
pub(crate) fn checkpoint(connection: &Connection) -> Result<()> {
    let busy: i64 = connection
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))
        .doing("emptying the log into the database")?;
    if busy == 0 {
        Ok(())
    } else {
        Err(StoreError::InUse)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use tempfile::TempDir;

    use super::*;
    use crate::Store;

    fn answer(connection: &Connection, pragma: &str) -> String {
        connection
            .query_row(&format!("PRAGMA {pragma}"), [], |row| {
                row.get_ref(0).map(|value| match value {
                    rusqlite::types::ValueRef::Integer(number) => number.to_string(),
                    other => other.as_str().unwrap().to_owned(),
                })
            })
            .unwrap()
    }

    #[test]
    fn every_setting_that_a_promise_rests_on_is_in_force() {
        let folder = TempDir::new().unwrap();
        let key = DatabaseKey::for_tests(7);
        Store::create(folder.path(), &key).unwrap().close().unwrap();
        let store = Store::open(folder.path(), &key).unwrap();
        for (pragma, expected, why) in [
            ("journal_mode", "wal", "readers and a crash"),
            ("synchronous", "2", "Saved means on the disk"),
            ("foreign_keys", "1", "a forgotten table stops an erasure"),
            ("secure_delete", "1", "erased words leave the pages"),
            (
                "temp_store",
                "2",
                "nothing in the clear in a temporary file",
            ),
            ("cipher_log_level", "NONE", "nothing on the error stream"),
            ("cipher_status", "1", "the pages are sealed"),
        ] {
            assert_eq!(
                answer(&store.connection, pragma),
                expected,
                "{pragma}: {why}"
            );
        }
    }

    #[test]
    fn a_newer_file_is_refused_and_left_as_it_is() {
        let folder = TempDir::new().unwrap();
        let key = DatabaseKey::for_tests(7);
        let store = Store::create(folder.path(), &key).unwrap();
        store
            .connection
            .pragma_update(None, "user_version", 99)
            .unwrap();
        store.close().unwrap();
        let file = folder.path().join("chairside.db");
        let before = std::fs::read(&file).unwrap();
        let refused = Store::open(folder.path(), &key).err();
        let known = u32::try_from(crate::schema::MIGRATIONS.len()).unwrap();
        assert_eq!(refused, Some(StoreError::Newer { found: 99, known }));
        assert_eq!(std::fs::read(&file).unwrap(), before);
    }

    #[test]
    fn the_access_log_and_certificates_only_grow() {
        let folder = TempDir::new().unwrap();
        let store = Store::create(folder.path(), &DatabaseKey::for_tests(7)).unwrap();
        let connection = &store.connection;
        connection
            .execute_batch(
                "INSERT INTO access_log (at, device, verb, document) VALUES (1, x'00', 'opened', x'01');
                 INSERT INTO certificate (document, at, body) VALUES (x'01', 1, x'02');",
            )
            .unwrap();
        for table in ["access_log", "certificate"] {
            for statement in [
                format!("UPDATE {table} SET at = 2"),
                format!("DELETE FROM {table}"),
            ] {
                assert!(connection.execute(&statement, []).is_err(), "{statement}");
            }
        }
    }
}
