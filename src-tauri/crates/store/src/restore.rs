//! Putting a backup's content back, into a folder that holds no database.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use chairside_vault::{ContentDigest, DatabaseKey, DigestWriter};

use crate::attachments::file_path;
use crate::backup::{ATTACHMENT, DATABASE, END, HEADER_BYTES, MAGIC};
use crate::connection::Keying;
use crate::error::{Doing, Result, StoreError};
use crate::folder::{VaultFolder, remove_if_there, sync_folder};
use crate::store::{Store, adopt_database, refuse_existing};

/// Takes the stream that [`Store::backup_content`] gave, file by file, each checked against its
/// digest. Nothing counts until [`Restore::finish`] succeeds; dropped before, it leaves nothing.
pub struct Restore {
    folder: VaultFolder,
    lock: Option<File>,
    stage: Stage,
    written: Vec<PathBuf>,
}

enum Stage {
    /// Collecting the bytes of the magic or of a file's header.
    Collecting { bytes: Vec<u8>, is_start: bool },
    /// Writing a file.
    Writing(Incoming),
    /// After the end mark.
    Ended,
}

struct Incoming {
    file: DigestWriter<BufWriter<File>>,
    expected: ContentDigest,
    left_bytes: u64,
}

impl Restore {
    /// Begins in a folder that is there and holds no database.
    ///
    /// # Errors
    /// [`StoreError::AlreadyExists`], [`StoreError::InUse`], [`StoreError::Io`].
    pub fn begin(folder: &Path) -> Result<Self> {
        let folder = VaultFolder::new(folder);
        let lock = folder.lock()?;
        refuse_existing(&folder)?;
        fs::create_dir_all(folder.attachments()).doing("making the attachments' folder")?;
        Ok(Self {
            folder,
            lock: Some(lock),
            stage: Stage::Collecting {
                bytes: Vec::new(),
                is_start: true,
            },
            written: Vec::new(),
        })
    }

    /// Opens what has come with the key of the vault that it was a copy of.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if the stream did not end or its database cannot be read with
    /// this key, [`StoreError::Newer`]. What was written is removed again.
    pub fn finish(mut self, key: &DatabaseKey) -> Result<Store> {
        let ended = matches!(self.stage, Stage::Ended);
        let database = self.folder.unfinished_database();
        let (true, true, Some(lock)) = (ended, database.is_file(), self.lock.take()) else {
            return Err(StoreError::Damaged { part: "a backup" });
        };
        sync_folder(&self.folder.attachments()).doing("syncing the attachments")?;
        adopt_database(&self.folder, Keying::Key(key))?;
        // The database bears its name from here on, and its attachments stay with it.
        self.written.clear();
        Store::open_locked(self.folder.clone(), lock, Keying::Key(key))
    }

    /// Takes some of `bytes` and says how many.
    fn take(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.stage {
            Stage::Collecting {
                bytes: held,
                is_start,
            } => {
                let wanted = if *is_start { MAGIC.len() } else { HEADER_BYTES };
                let count = bytes.len().min(wanted - held.len());
                held.extend_from_slice(&bytes[..count]);
                let is_end_mark = !*is_start && held.first() == Some(&END);
                if is_end_mark {
                    // The end mark is one byte: what was taken after it does not belong here.
                    let is_alone = held.len() == 1;
                    self.stage = Stage::Ended;
                    return if is_alone { Ok(count) } else { Err(damaged()) };
                }
                if held.len() == wanted {
                    let (head, is_start) = (std::mem::take(held), *is_start);
                    self.stage = self.after_head(&head, is_start)?;
                }
                Ok(count)
            }
            Stage::Writing(incoming) => {
                let wanted = usize::try_from(incoming.left_bytes).unwrap_or(usize::MAX);
                let count = bytes.len().min(wanted);
                incoming.file.write_all(&bytes[..count])?;
                incoming.left_bytes -= count as u64;
                if incoming.left_bytes == 0 {
                    self.end_file()?;
                }
                Ok(count)
            }
            Stage::Ended => Err(damaged()),
        }
    }

    fn after_head(&mut self, head: &[u8], is_start: bool) -> io::Result<Stage> {
        if is_start {
            return if head == MAGIC {
                Ok(next_header())
            } else {
                Err(damaged())
            };
        }
        let (Some((&kind, rest)), true) = (head.split_first(), head.len() == HEADER_BYTES) else {
            return Err(damaged());
        };
        let mut digest = [0; 32];
        digest.copy_from_slice(&rest[..32]);
        let mut length = [0; 8];
        length.copy_from_slice(&rest[32..]);
        let expected = ContentDigest::from_bytes(digest);
        let path = match (kind, self.written.is_empty()) {
            (DATABASE, true) => self.folder.unfinished_database(),
            (ATTACHMENT, false) => file_path(&self.folder, &expected),
            _ => return Err(damaged()),
        };
        let left_bytes = u64::from_le_bytes(length);
        if left_bytes == 0 {
            return Err(damaged());
        }
        self.written.push(path.clone());
        let file = DigestWriter::new(BufWriter::new(File::create(path)?));
        Ok(Stage::Writing(Incoming {
            file,
            expected,
            left_bytes,
        }))
    }

    fn end_file(&mut self) -> io::Result<()> {
        let stage = std::mem::replace(&mut self.stage, next_header());
        if let Stage::Writing(incoming) = stage {
            let (file, digest, _) = incoming.file.finish();
            file.into_inner().map_err(io::Error::from)?.sync_all()?;
            if digest != incoming.expected {
                return Err(damaged());
            }
        }
        Ok(())
    }
}

impl Write for Restore {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        self.take(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Restore {
    fn drop(&mut self) {
        // Cleared when the restore has succeeded. What cannot be removed bears a passing name, or
        // is an attachment without a line, and goes when the vault is next tidied.
        for path in &self.written {
            remove_if_there(path).ok();
        }
    }
}

fn next_header() -> Stage {
    Stage::Collecting {
        bytes: Vec::new(),
        is_start: false,
    }
}

fn damaged() -> io::Error {
    io::ErrorKind::InvalidData.into()
}
