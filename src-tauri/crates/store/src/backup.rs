//! A consistent copy of everything, as one stream, for a sealed backup file.
//!
//! The stream holds the database and the attachments as they stand on the disk, which is sealed;
//! the vault's own backup envelope goes around it.
//!
//! ```text
//! "CHSDCOPY" version:u32  then for each file  kind:u8 digest:32 bytes:u64 content  and at last  0:u8
//! ```
//! Numbers are little-endian. Kind 1 is the database, which comes first; 2 is an attachment.

use std::collections::VecDeque;
use std::fs::{self, File};
use std::io::{self, Cursor, Read};
use std::path::{Path, PathBuf};

use chairside_vault::{ContentDigest, DigestWriter};

use crate::attachments::file_path;
use crate::error::{Doing, Result, StoreError};
use crate::folder::{VaultFolder, remove_if_there};
use crate::store::Store;
use crate::tables::attachment;

pub(crate) const MAGIC: &[u8; 12] = b"CHSDCOPY\x01\0\0\0";
pub(crate) const END: u8 = 0;
pub(crate) const DATABASE: u8 = 1;
pub(crate) const ATTACHMENT: u8 = 2;
/// Kind, digest and length of a file in the stream.
pub(crate) const HEADER_BYTES: usize = 1 + 32 + 8;

/// Everything in the vault's store, to be read once to its end. The copy of the database that
/// it reads from is removed when it is dropped.
pub struct BackupContent {
    folder: VaultFolder,
    files: VecDeque<FileToCopy>,
    /// What is being read: a header, then a file, turn about.
    current: Box<dyn Read + Send>,
    is_ended: bool,
    attachment_count: u64,
}

struct FileToCopy {
    path: PathBuf,
    header: [u8; HEADER_BYTES],
    is_announced: bool,
}

impl Store {
    /// Makes a consistent copy of the database under the same key, and gives it with every
    /// attachment as one stream. Nothing of it is in the clear. It stays true to this moment
    /// whatever is written while it is read, so long as no attachment is removed.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], as the copy needs the room of the database once more;
    /// [`StoreError::Damaged`], [`StoreError::Io`] where an attachment is missing.
    pub fn backup_content(&mut self) -> Result<BackupContent> {
        let copy = self.folder.database_copy();
        remove_if_there(&copy).doing("removing an old copy")?;
        let made = self.describe_backup(&copy);
        if made.is_err() {
            remove_if_there(&copy).doing("removing a copy")?;
        }
        made
    }

    fn describe_backup(&self, copy: &Path) -> Result<BackupContent> {
        let doing = "copying the database";
        let name = copy.to_str().ok_or(StoreError::Io {
            doing,
            kind: io::ErrorKind::InvalidFilename,
        })?;
        self.connection
            .execute("VACUUM INTO ?1", [name])
            .doing(doing)?;
        let digest = digest_file(copy)?;
        let mut files = VecDeque::from([describe(copy.to_owned(), DATABASE, &digest)?]);
        let rows = attachment::all(&self.connection)?;
        for row in &rows {
            files.push_back(describe(
                file_path(&self.folder, &row.hash),
                ATTACHMENT,
                &row.hash,
            )?);
        }
        Ok(BackupContent {
            folder: self.folder.clone(),
            files,
            current: Box::new(Cursor::new(MAGIC.as_slice())),
            is_ended: false,
            attachment_count: rows.len() as u64,
        })
    }
}

impl BackupContent {
    /// How many attachments the stream holds.
    #[must_use]
    pub fn attachment_count(&self) -> u64 {
        self.attachment_count
    }

    /// Moves on to what comes after the current piece.
    fn next_piece(&mut self) -> io::Result<Option<Box<dyn Read + Send>>> {
        let Some(file) = self.files.front_mut() else {
            let was_ended = std::mem::replace(&mut self.is_ended, true);
            return Ok((!was_ended).then(|| Box::new(Cursor::new([END])) as Box<dyn Read + Send>));
        };
        if !file.is_announced {
            file.is_announced = true;
            return Ok(Some(Box::new(Cursor::new(file.header))));
        }
        let opened = File::open(&file.path)?;
        self.files.pop_front();
        Ok(Some(Box::new(opened)))
    }
}

impl Read for BackupContent {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            let count = self.current.read(out)?;
            if count > 0 {
                return Ok(count);
            }
            match self.next_piece()? {
                Some(piece) => self.current = piece,
                None => return Ok(0),
            }
        }
    }
}

impl Drop for BackupContent {
    fn drop(&mut self) {
        // What cannot be removed now is removed when the vault is next opened.
        remove_if_there(&self.folder.database_copy()).ok();
    }
}

fn describe(path: PathBuf, kind: u8, digest: &ContentDigest) -> Result<FileToCopy> {
    let length = fs::metadata(&path).doing("measuring a file to copy")?.len();
    let mut header = [0; HEADER_BYTES];
    header[0] = kind;
    header[1..33].copy_from_slice(digest.as_bytes());
    header[33..].copy_from_slice(&length.to_le_bytes());
    Ok(FileToCopy {
        path,
        header,
        is_announced: false,
    })
}

fn digest_file(path: &Path) -> Result<ContentDigest> {
    let doing = "reading the copy of the database";
    let mut file = File::open(path).doing(doing)?;
    let mut digesting = DigestWriter::new(io::sink());
    io::copy(&mut file, &mut digesting).doing(doing)?;
    Ok(digesting.finish().1)
}
