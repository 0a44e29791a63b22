//! The vault folder: where each file stands, who holds it, and the room kept in reserve.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::error::{Doing, Result, StoreError};

/// Room kept back for the moment when the disk is full, in bytes (8 MiB).
pub const BALLAST_BYTES: u64 = 8 * 1024 * 1024;

/// The files of one vault. Their names say nothing of anyone.
#[derive(Clone, Debug)]
pub(crate) struct VaultFolder(PathBuf);

impl VaultFolder {
    pub(crate) fn new(path: &Path) -> Self {
        Self(path.to_owned())
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.0.join("chairside.db")
    }

    /// SQLite's own name for the log of a database.
    pub(crate) fn database_log(&self) -> PathBuf {
        self.0.join("chairside.db-wal")
    }

    /// Where a log is put aside when commits are missing from what it gave back.
    pub(crate) fn kept_log(&self) -> PathBuf {
        self.0.join("chairside.db-wal.kept")
    }

    /// A database that is being made and holds nothing yet.
    pub(crate) fn unfinished_database(&self) -> PathBuf {
        self.0.join("chairside.db.new")
    }

    /// The copy that a backup reads from; sealed as the database is, and removed afterwards.
    pub(crate) fn database_copy(&self) -> PathBuf {
        self.0.join("chairside.db.copy")
    }

    pub(crate) fn key_check(&self) -> PathBuf {
        self.0.join("key-check")
    }

    pub(crate) fn write_count(&self) -> PathBuf {
        self.0.join("write-count")
    }

    pub(crate) fn ballast(&self) -> PathBuf {
        self.0.join("ballast")
    }

    pub(crate) fn attachments(&self) -> PathBuf {
        self.0.join("attachments")
    }

    /// Holds the folder for this process until the returned file is dropped.
    pub(crate) fn lock(&self) -> Result<File> {
        let doing = "locking the vault folder";
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .open(self.0.join("lock"))
            .doing(doing)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse),
            Err(TryLockError::Error(error)) => Err(error).doing(doing),
        }
    }

    /// Writes the reserve. Real bytes, because a sparse file would hold nothing back.
    pub(crate) fn make_ballast(&self) -> Result<()> {
        let path = self.ballast();
        if fs::metadata(&path).is_ok_and(|found| found.len() == BALLAST_BYTES) {
            return Ok(());
        }
        let written = write_ballast(&path);
        if written.is_err() {
            // Half a reserve takes room from the person without keeping the promise.
            remove_if_there(&path).doing("removing an unfinished reserve")?;
        }
        written.doing("writing the reserve")
    }

    /// Gives the reserve back to the disk. Says whether there was one.
    pub(crate) fn release_ballast(&self) -> Result<bool> {
        remove_if_there(&self.ballast()).doing("releasing the reserve")
    }

    pub(crate) fn sync(&self) -> Result<()> {
        sync_folder(&self.0).doing("syncing the vault folder")
    }
}

/// Blocks that no file system can fold away: each differs from the last.
fn write_ballast(path: &Path) -> io::Result<()> {
    const BLOCK_BYTES: usize = 64 * 1024;
    let mut file = File::create(path)?;
    let mut block = vec![0_u8; BLOCK_BYTES];
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for _ in 0..BALLAST_BYTES / BLOCK_BYTES as u64 {
        for word in block.chunks_exact_mut(8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            word.copy_from_slice(&state.to_le_bytes());
        }
        file.write_all(&block)?;
    }
    file.sync_all()
}

/// Removes a file. Says whether there was one.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<bool> {
    match fs::remove_file(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Reads a file of exactly `N` bytes; `None` if it is absent or of another size.
pub(crate) fn read_exactly<const N: usize>(path: &Path) -> io::Result<Option<[u8; N]>> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut bytes = [0; N];
    if file.metadata()?.len() != N as u64 {
        return Ok(None);
    }
    file.read_exact(&mut bytes)?;
    Ok(Some(bytes))
}

/// Makes a name in a folder last through a power cut.
#[cfg(unix)]
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Windows has no folder to sync: NTFS journals its names. Untried there.
#[cfg(not(unix))]
pub(crate) fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}
