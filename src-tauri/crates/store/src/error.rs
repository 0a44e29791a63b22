//! What can go wrong in the store, as codes and facts. No error carries a word of a record.

use std::io;

/// Why the store could not do what was asked.
///
/// Shape: codes and counts only. A database message is never kept, for it may quote a row.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no database in this folder.
    #[error("no database in this folder")]
    Missing,
    /// A database, or a part of one, is here already. Nothing was written.
    #[error("a database is here already")]
    AlreadyExists,
    /// The database was made with another key.
    #[error("the database belongs to another key")]
    NotOurKey,
    /// The key is right and the file cannot be read.
    #[error("damaged: {part}")]
    Damaged {
        /// The part that cannot be read.
        part: &'static str,
    },
    /// A newer version of the app wrote this database.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// The schema version in the file.
        found: u32,
        /// The newest version that this app knows.
        known: u32,
    },
    /// Another process has this vault open.
    #[error("another process has this vault open")]
    InUse,
    /// The disk is full. What was being written when it filled up was kept if the
    /// ballast made room for it; then the call has succeeded and this comes with the next.
    #[error("the disk is full")]
    DiskFull,
    /// The disk was full, and nothing more is written until there is room.
    #[error("the store is read-only until the disk has room")]
    ReadOnly,
    /// A head of the document names a change that the store has not got.
    #[error("a head names a change that is not here")]
    UnknownHead,
    /// No document has this id.
    #[error("no such document")]
    NoSuchDocument,
    /// A document has this id already, or it is of another kind.
    #[error("this document is already here as another")]
    DocumentClash,
    /// No attachment has this hash.
    #[error("no such attachment")]
    NoSuchAttachment,
    /// Something is larger than the store takes.
    #[error("{bytes} bytes, and the limit is {limit}")]
    TooLarge {
        /// How large it is, in bytes, as far as it was read.
        bytes: u64,
        /// The most that is taken, in bytes.
        limit: u64,
    },
    /// The operating system refused to read or write a file.
    #[error("{doing}: {kind}")]
    Io {
        /// What was being attempted.
        doing: &'static str,
        /// The operating system's answer.
        kind: io::ErrorKind,
    },
    /// The database refused a statement.
    #[error("{doing}: SQLite code {code}")]
    Database {
        /// What was being attempted.
        doing: &'static str,
        /// SQLite's extended result code; 0 where the fault is in a value.
        code: i32,
    },
}

/// What the functions of this crate return.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Adds to a lower error what was being attempted.
pub(crate) trait Doing<T> {
    fn doing(self, doing: &'static str) -> Result<T>;
}

impl<T> Doing<T> for rusqlite::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|error| from_database(&error, doing))
    }
}

impl<T> Doing<T> for io::Result<T> {
    fn doing(self, doing: &'static str) -> Result<T> {
        self.map_err(|error| from_io(&error, doing))
    }
}

pub(crate) fn from_io(error: &io::Error, doing: &'static str) -> StoreError {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreError::DiskFull
        }
        kind => StoreError::Io { doing, kind },
    }
}

fn from_database(error: &rusqlite::Error, doing: &'static str) -> StoreError {
    use rusqlite::ffi;
    let Some(cause) = error.sqlite_error() else {
        return StoreError::Database { doing, code: 0 };
    };
    match cause.extended_code {
        // A refused write, sync or growth of the file is met in one way: by making room.
        // A file-size limit answers with the first of them, not with SQLITE_FULL.
        ffi::SQLITE_FULL
        | ffi::SQLITE_IOERR_WRITE
        | ffi::SQLITE_IOERR_TRUNCATE
        | ffi::SQLITE_IOERR_SHMSIZE => StoreError::DiskFull,
        code if matches!(code & 0xff, ffi::SQLITE_CORRUPT | ffi::SQLITE_NOTADB) => {
            StoreError::Damaged { part: doing }
        }
        code => StoreError::Database { doing, code },
    }
}
