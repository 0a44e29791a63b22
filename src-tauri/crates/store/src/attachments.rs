//! Attached files: sealed beside the database, each under the digest of its sealed bytes.
//!
//! A file is written whole under a passing name, synced, renamed, and only then named by a line
//! of the database. A stop between the steps leaves a file without a line, which is swept.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::PathBuf;

use chairside_vault::{AttachmentKey, ContentDigest, SealError, VaultError, Zeroizing};
use rusqlite::Connection;
use uuid::Uuid;

use crate::error::{Doing, Result, StoreError, from_io};
use crate::folder::{VaultFolder, remove_if_there, sync_folder};
use crate::ids::DocumentId;
use crate::store::Store;
use crate::tables::attachment::{self, Attachment, TextState};

/// The largest file that can be attached, in bytes (500 MiB).
pub const ATTACHMENT_BYTES_MAX: u64 = 500 * 1024 * 1024;

/// A file to attach.
#[derive(Clone, PartialEq, Eq)]
pub struct NewAttachment {
    /// The document that it belongs to, which must be there.
    pub document: DocumentId,
    /// The report that it is, if it is one.
    pub report: Option<Uuid>,
    /// The name under which it came.
    pub name: String,
    /// Its media type.
    pub media_type: String,
}

impl Store {
    /// Seals a file and keeps it. Its text waits to be read.
    ///
    /// # Errors
    /// [`StoreError::TooLarge`] past [`ATTACHMENT_BYTES_MAX`], [`StoreError::NoSuchDocument`],
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`], [`StoreError::Io`]. Nothing is left
    /// of the file after any of them.
    pub fn add_attachment(
        &mut self,
        key: &AttachmentKey,
        about: &NewAttachment,
        content: &mut dyn Read,
    ) -> Result<Attachment> {
        if self.is_read_only() {
            return Err(StoreError::ReadOnly);
        }
        self.document_state(about.document)?
            .ok_or(StoreError::NoSuchDocument)?;
        let (hash, content_bytes) = write_sealed(&self.folder, key, content)?;
        let row = Attachment {
            hash,
            document: about.document,
            report: about.report,
            name: about.name.clone(),
            media_type: about.media_type.clone(),
            content_bytes,
            text_state: TextState::Waiting,
        };
        let kept = self.write(|transaction| attachment::insert(transaction, &row));
        if kept.is_err() {
            self.remove_attachment_files(&[hash])?;
        }
        kept.map(|()| row)
    }

    /// Opens an attached file into memory, if it is at most `limit_bytes` long.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAttachment`], [`StoreError::TooLarge`], [`StoreError::Damaged`] where
    /// the sealed file is changed, cut short or another vault's, [`StoreError::Io`] where it is
    /// missing.
    pub fn read_attachment(
        &self,
        key: &AttachmentKey,
        hash: &ContentDigest,
        limit_bytes: u64,
    ) -> Result<Zeroizing<Vec<u8>>> {
        let row = attachment::one(&self.connection, hash)?;
        if row.content_bytes > limit_bytes {
            return Err(StoreError::TooLarge {
                bytes: row.content_bytes,
                limit: limit_bytes,
            });
        }
        let file = File::open(file_path(&self.folder, hash)).doing("opening an attachment")?;
        key.open(&mut BufReader::new(file), limit_bytes)
            .map_err(|error| from_seal(error, row.content_bytes))
    }

    /// What is known of one attached file.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAttachment`].
    pub fn attachment(&self, hash: &ContentDigest) -> Result<Attachment> {
        attachment::one(&self.connection, hash)
    }

    /// The attached files of a document, by name.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn attachments_of(&self, document: DocumentId) -> Result<Vec<Attachment>> {
        attachment::of_document(&self.connection, document)
    }

    /// The attached files whose text has not been read yet.
    ///
    /// # Errors
    /// [`StoreError::Damaged`].
    pub fn attachments_without_text(&self) -> Result<Vec<Attachment>> {
        attachment::waiting(&self.connection)
    }

    /// Notes how far the text of an attached file has come.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAttachment`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn set_text_state(&mut self, hash: &ContentDigest, state: TextState) -> Result<()> {
        self.write(|transaction| attachment::set_text_state(transaction, hash, state))
    }

    /// Removes an attached file for good: its line, its searched text and its bytes.
    ///
    /// # Errors
    /// [`StoreError::NoSuchAttachment`], [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn remove_attachment(&mut self, hash: &ContentDigest) -> Result<()> {
        self.write(|transaction| {
            let row = attachment::one(transaction, hash)?;
            crate::tables::doc_text::remove_source(transaction, row.document, &hash.to_hex())?;
            attachment::remove(transaction, hash)
        })?;
        self.remove_attachment_files(&[*hash])
    }

    pub(crate) fn remove_attachment_files(&self, hashes: &[ContentDigest]) -> Result<()> {
        let doing = "removing an attachment's file";
        for hash in hashes {
            remove_if_there(&file_path(&self.folder, hash)).doing(doing)?;
        }
        sync_folder(&self.folder.attachments()).doing(doing)
    }
}

pub(crate) fn file_path(folder: &VaultFolder, hash: &ContentDigest) -> PathBuf {
    folder.attachments().join(hash.to_hex())
}

/// Seals the content into a file that bears its digest and has reached the disk.
fn write_sealed(
    folder: &VaultFolder,
    key: &AttachmentKey,
    content: &mut dyn Read,
) -> Result<(ContentDigest, u64)> {
    let doing = "sealing an attachment";
    fs::create_dir_all(folder.attachments()).doing(doing)?;
    // One writer holds the vault, so one passing name is enough.
    let passing = folder.attachments().join("incoming");
    let outcome = seal_to(&passing, folder, key, content);
    if outcome.is_err() {
        remove_if_there(&passing).doing(doing)?;
    }
    outcome
}

fn seal_to(
    passing: &PathBuf,
    folder: &VaultFolder,
    key: &AttachmentKey,
    content: &mut dyn Read,
) -> Result<(ContentDigest, u64)> {
    let doing = "sealing an attachment";
    let mut file = File::create(passing).doing(doing)?;
    let mut capped = content.take(ATTACHMENT_BYTES_MAX + 1);
    let sealed = key.seal(&mut capped, &mut file).map_err(from_vault)?;
    if sealed.content_bytes > ATTACHMENT_BYTES_MAX {
        return Err(StoreError::TooLarge {
            bytes: sealed.content_bytes,
            limit: ATTACHMENT_BYTES_MAX,
        });
    }
    file.sync_all().doing(doing)?;
    fs::rename(passing, file_path(folder, &sealed.digest)).doing(doing)?;
    sync_folder(&folder.attachments()).doing(doing)?;
    Ok((sealed.digest, sealed.content_bytes))
}

/// Removes files that no line names: what a stop between two steps left behind.
pub(crate) fn sweep_orphans(folder: &VaultFolder, connection: &Connection) -> Result<()> {
    let doing = "sweeping the attachments";
    let entries = match fs::read_dir(folder.attachments()) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error).doing(doing),
    };
    let rows = attachment::all(connection)?;
    let kept: HashSet<String> = rows.iter().map(|row| row.hash.to_hex()).collect();
    for entry in entries {
        let entry = entry.doing(doing)?;
        let is_kept = entry
            .file_name()
            .to_str()
            .is_some_and(|name| kept.contains(name));
        if !is_kept {
            remove_if_there(&entry.path()).doing(doing)?;
        }
    }
    Ok(())
}

fn from_vault(error: VaultError) -> StoreError {
    let doing = "sealing an attachment";
    match error {
        VaultError::Io { source, .. } => from_io(&source, doing),
        _ => StoreError::Io {
            doing,
            kind: io::ErrorKind::Other,
        },
    }
}

pub(crate) fn from_seal(error: SealError, bytes: u64) -> StoreError {
    match error {
        SealError::Io(source) => from_io(&source, "reading an attachment"),
        SealError::TooLarge { limit_bytes } => StoreError::TooLarge {
            bytes,
            limit: limit_bytes,
        },
        _ => StoreError::Damaged {
            part: "an attachment",
        },
    }
}
