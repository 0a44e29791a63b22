//! Files that a person names: read whole, or written once and never over another.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::AppError;

/// The largest file that is taken in. Units: bytes (500 MB).
pub(crate) const MAX_FILE_BYTES: u64 = chairside_extract::MAX_FILE_BYTES;

/// Reads a file that a person chose. Its size is looked at before a byte is read.
pub(crate) fn read(path: &str) -> Result<Vec<u8>, AppError> {
    read_at_most(path, MAX_FILE_BYTES)
}

/// Reads a file of at most so many bytes.
pub(crate) fn read_at_most(path: &str, most_bytes: u64) -> Result<Vec<u8>, AppError> {
    may_be_read(path, most_bytes)?;
    fs::read(path).map_err(|_| AppError::new("file_missing"))
}

/// Looks whether a file is there and not too large, without reading it.
pub(crate) fn may_be_read(path: &str, most_bytes: u64) -> Result<(), AppError> {
    let about = fs::metadata(path).map_err(|_| AppError::new("file_missing"))?;
    if !about.is_file() {
        return Err(AppError::new("file_missing"));
    }
    if about.len() > most_bytes {
        return Err(AppError::new("file_too_large"));
    }
    Ok(())
}

/// Refuses a path at which something stands already, before any work is done for it.
pub(crate) fn must_be_new(path: &str) -> Result<(), AppError> {
    if fs::symlink_metadata(path).is_ok() {
        Err(AppError::new("file_exists"))
    } else {
        Ok(())
    }
}

/// Opens a new file to write. One that is there already is never written over.
pub(crate) fn create_new(path: &str) -> Result<File, AppError> {
    if path.trim().is_empty() {
        return Err(AppError::new("file_not_written").field("path", "path_needed"));
    }
    create_private(Path::new(path)).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => AppError::new("file_exists"),
        ErrorKind::StorageFull => AppError::new("disk_full"),
        _ => AppError::new("file_not_written"),
    })
}

/// Makes a new file that only its owner may read: what leaves the vault holds what is in it.
///
/// # Errors
/// Whatever the system answers; a file that is there already is left as it is.
#[cfg(unix)]
pub fn create_private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    /// Read and written by the owner.
    const OWNER_ONLY: u32 = 0o600;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(OWNER_ONLY);
    options.open(path)
}

/// Makes a new file in a folder whose permissions it takes over. Untried on Windows.
///
/// # Errors
/// Whatever the system answers; a file that is there already is left as it is.
#[cfg(not(unix))]
pub fn create_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Writes a new file whole; what could not be written whole is removed again.
pub(crate) fn write_new(path: &str, bytes: &[u8]) -> Result<(), AppError> {
    let mut file = create_new(path)?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.map_err(|error| {
        // The name was ours a moment ago, so nothing of anyone else's is removed.
        let removed = fs::remove_file(path);
        match (error.kind(), removed) {
            (ErrorKind::StorageFull, _) => AppError::new("disk_full"),
            _ => AppError::new("file_not_written"),
        }
    })
}

/// The last part of a path, as a person would read it.
pub(crate) fn name_of(path: &str) -> String {
    Path::new(path)
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default()
}
