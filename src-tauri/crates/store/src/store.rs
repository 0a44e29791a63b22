//! The store of one vault: opening, closing, and the one way in which anything is written.

use std::fs::{self, File};
use std::path::Path;

use chairside_vault::DatabaseKey;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::attachments;
use crate::connection::{self, Keying};
use crate::error::{Doing, Result, StoreError};
use crate::folder::{VaultFolder, read_exactly, remove_if_there};
use crate::schema::{MIGRATIONS, migrate};
use crate::tables::meta;
use crate::write_count::{self, WriteCount};

/// The database and the attachments of one vault, held by this process alone.
///
/// `Send` and not `Sync`: keep it behind a mutex. Every method that writes is one transaction,
/// and what it returns has reached the disk.
pub struct Store {
    pub(crate) folder: VaultFolder,
    pub(crate) connection: Connection,
    write_count: WriteCount,
    lost_writes: u64,
    is_read_only: bool,
    is_swept: bool,
    _lock: File,
}

impl Store {
    /// Makes the database of a new vault in a folder that is there.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`] if a database, readable or not, is in the folder: nothing
    /// is ever made over it. [`StoreError::InUse`], [`StoreError::DiskFull`].
    pub fn create(folder: &Path, key: &DatabaseKey) -> Result<Self> {
        Self::create_keyed(folder, Keying::Key(key))
    }

    /// Opens the database of a vault.
    ///
    /// # Errors
    /// [`StoreError::Missing`], [`StoreError::NotOurKey`], [`StoreError::Damaged`],
    /// [`StoreError::Newer`], [`StoreError::InUse`]. The file is left as it was by each of them.
    pub fn open(folder: &Path, key: &DatabaseKey) -> Result<Self> {
        Self::open_keyed(folder, Keying::Key(key))
    }

    /// As [`Store::create`], without a cipher: the other side of a comparison of speed.
    ///
    /// # Errors
    /// As [`Store::create`].
    #[cfg(feature = "plain-baseline")]
    pub fn create_plain_baseline(folder: &Path) -> Result<Self> {
        Self::create_keyed(folder, Keying::Plain)
    }

    /// As [`Store::open`], without a cipher.
    ///
    /// # Errors
    /// As [`Store::open`].
    #[cfg(feature = "plain-baseline")]
    pub fn open_plain_baseline(folder: &Path) -> Result<Self> {
        Self::open_keyed(folder, Keying::Plain)
    }

    pub(crate) fn create_keyed(path: &Path, keying: Keying<'_>) -> Result<Self> {
        let folder = VaultFolder::new(path);
        let lock = folder.lock()?;
        refuse_existing(&folder)?;
        make_database(&folder, keying)?;
        Self::open_locked(folder, lock, keying)
    }

    pub(crate) fn open_keyed(path: &Path, keying: Keying<'_>) -> Result<Self> {
        let folder = VaultFolder::new(path);
        if !folder.database().is_file() {
            return Err(StoreError::Missing);
        }
        let lock = folder.lock()?;
        Self::open_locked(folder, lock, keying)
    }

    pub(crate) fn open_locked(folder: VaultFolder, lock: File, keying: Keying<'_>) -> Result<Self> {
        let mut connection = open_checked(&folder, keying)?;
        let lost_writes = find_lost_writes(&folder, &connection)?;
        migrate(&mut connection, MIGRATIONS)?;
        let held = meta::write_count(&connection)?;
        let write_count = WriteCount::start_at(&folder, held)?;
        remove_if_there(&folder.database_copy()).doing("removing an old copy")?;
        let mut store = Self {
            folder,
            connection,
            write_count,
            lost_writes,
            is_read_only: false,
            is_swept: false,
            _lock: lock,
        };
        store.try_writing_again()?;
        Ok(store)
    }

    /// How many acknowledged writes the database no longer holds, found when it was opened.
    /// More than 0 means a damaged log; its file was put aside as `chairside.db-wal.kept`.
    #[must_use]
    pub fn lost_writes(&self) -> u64 {
        self.lost_writes
    }

    /// Says whether the disk was found full, so that nothing is written now.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Gives the room held in reserve back to the disk, for an export. Says whether there was
    /// any. Nothing more is written until [`Store::try_writing_again`] succeeds.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn release_ballast(&mut self) -> Result<bool> {
        self.is_read_only = true;
        self.folder.release_ballast()
    }

    /// Puts the reserve back and writes again. Returns `false`, and stays read-only, while the
    /// disk has no room for the reserve.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn try_writing_again(&mut self) -> Result<bool> {
        match self.folder.make_ballast() {
            Ok(()) => self.is_read_only = false,
            Err(StoreError::DiskFull) => self.is_read_only = true,
            Err(other) => return Err(other),
        }
        Ok(!self.is_read_only)
    }

    /// Tidies up while nothing is being typed: empties the log into the database, and the first
    /// time removes attachment files that no line names. A full disk makes it give up the
    /// reserve, as a write does.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Io`]; nothing is lost by them.
    pub fn idle(&mut self) -> Result<()> {
        match connection::checkpoint(&self.connection) {
            Err(StoreError::DiskFull) => {
                self.release_ballast()?;
                connection::checkpoint(&self.connection)?;
            }
            outcome => outcome?,
        }
        if !self.is_swept {
            // Not while opening: with many attachments a person would wait for it.
            attachments::sweep_orphans(&self.folder, &self.connection)?;
            self.is_swept = true;
        }
        Ok(())
    }

    /// Empties the log and closes the files.
    ///
    /// # Errors
    /// As [`Store::idle`]. The files are closed all the same.
    pub fn close(mut self) -> Result<()> {
        self.idle()
    }

    /// Runs one write as one transaction. When the disk is full, the reserve makes room for
    /// this one write, and the store is read-only afterwards: the words in hand are kept.
    pub(crate) fn write<T>(&mut self, work: impl Fn(&Transaction<'_>) -> Result<T>) -> Result<T> {
        if self.is_read_only {
            return Err(StoreError::ReadOnly);
        }
        match self.transact(&work) {
            Err(StoreError::DiskFull) => {
                self.release_ballast()?;
                self.transact(&work)
            }
            outcome => outcome,
        }
    }

    fn transact<T>(&mut self, work: &impl Fn(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let doing = "committing";
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .doing(doing)?;
        let outcome = work(&transaction)?;
        let count = meta::count_write(&transaction)?;
        transaction.commit().doing(doing)?;
        // The write is safe from here on. A count that cannot be written only lags behind.
        self.write_count.set(count).ok();
        Ok(outcome)
    }
}

/// Nothing is ever made over a database, readable or not.
pub(crate) fn refuse_existing(folder: &VaultFolder) -> Result<()> {
    let there = [folder.database(), folder.database_log(), folder.key_check()]
        .iter()
        .any(|path| path.symlink_metadata().is_ok());
    if there {
        return Err(StoreError::AlreadyExists);
    }
    Ok(())
}

/// Makes the file under another name, so that a half-made database never bears the real one.
fn make_database(folder: &VaultFolder, keying: Keying<'_>) -> Result<()> {
    let doing = "making the database";
    let unfinished = folder.unfinished_database();
    for leftover in [&unfinished, &folder.write_count()] {
        remove_if_there(leftover).doing(doing)?;
    }
    fs::create_dir_all(folder.attachments()).doing(doing)?;
    let mut connection = connection::open_new(&unfinished, keying)?;
    migrate(&mut connection, MIGRATIONS)?;
    close_file(connection)?;
    name_database(folder, keying)
}

/// Takes a database that came from a backup as this vault's own, if this key opens it.
pub(crate) fn adopt_database(folder: &VaultFolder, keying: Keying<'_>) -> Result<()> {
    remove_if_there(&folder.write_count()).doing("adopting a database")?;
    let mut connection = connection::open_existing(&folder.unfinished_database(), keying)?;
    migrate(&mut connection, MIGRATIONS)?;
    close_file(connection)?;
    name_database(folder, keying)
}

fn close_file(connection: Connection) -> Result<()> {
    connection::checkpoint(&connection)?;
    connection
        .close()
        .map_err(|(_, error)| error)
        .doing("closing a new database")
}

/// Gives a whole database its real name.
fn name_database(folder: &VaultFolder, keying: Keying<'_>) -> Result<()> {
    let doing = "naming the database";
    fs::rename(folder.unfinished_database(), folder.database()).doing(doing)?;
    folder.sync()?;
    // After the database: a check without a database would forbid making one.
    fs::write(folder.key_check(), keying.check().as_bytes()).doing(doing)?;
    folder.sync()
}

/// Opens the file, and says truly why it cannot be read.
fn open_checked(folder: &VaultFolder, keying: Keying<'_>) -> Result<Connection> {
    let expected = read_exactly::<32>(&folder.key_check()).doing("reading the key check")?;
    if expected.is_some_and(|expected| &expected != keying.check().as_bytes()) {
        return Err(StoreError::NotOurKey);
    }
    let opened = connection::open_existing(&folder.database(), keying)?;
    if expected.is_none() {
        // Lost between making the database and writing the check, or since. The key has just
        // proved itself.
        fs::write(folder.key_check(), keying.check().as_bytes()).doing("writing the key check")?;
    }
    Ok(opened)
}

/// Compares what the database holds with what was acknowledged, and keeps the log if they differ.
fn find_lost_writes(folder: &VaultFolder, connection: &Connection) -> Result<u64> {
    let held = meta::write_count(connection)?;
    let acknowledged = write_count::last_acknowledged(folder)?.unwrap_or(held);
    let lost = acknowledged.saturating_sub(held);
    if lost > 0 && folder.database_log().is_file() {
        fs::copy(folder.database_log(), folder.kept_log()).doing("putting a damaged log aside")?;
    }
    Ok(lost)
}
