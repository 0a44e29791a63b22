//! Destroying a record for good, and putting another in its place.

use chairside_vault::ContentDigest;
use rusqlite::Connection;

use crate::commit::{DocumentWrite, apply, erase_rows};
use crate::error::{Result, StoreError};
use crate::ids::DocumentId;
use crate::store::Store;
use crate::tables::certificate::Certificate;
use crate::tables::{attachment, audit, certificate, change, doc_text, document, draft, snapshot};

impl Store {
    /// Destroys a document: its changes, lists, drafts, texts and attached files. The
    /// certificate, the access log and nothing else of it stay.
    ///
    /// # Errors
    /// [`StoreError::NoSuchDocument`], [`StoreError::DocumentClash`] if the certificate is
    /// another document's. [`StoreError::Io`] if a file could not be removed: its line is gone,
    /// and the file goes when the vault is next tidied.
    pub fn erase_document(&mut self, document: DocumentId, proof: &Certificate) -> Result<()> {
        if proof.document != document {
            return Err(StoreError::DocumentClash);
        }
        let files = self.write(|transaction| {
            let files = attachment::of_document(transaction, document)?;
            erase_everything(transaction, document)?;
            certificate::insert(transaction, proof)?;
            Ok(files)
        })?;
        let hashes: Vec<ContentDigest> = files.iter().map(|file| file.hash).collect();
        self.finish_erasing(&hashes)
    }

    /// Puts `new` in the place of the document `old` and destroys `old`: this is how a passage
    /// is removed for good. The attachments named in `kept` pass to the new document with their
    /// text; the others are destroyed.
    ///
    /// # Errors
    /// As [`Store::commit`] and [`Store::erase_document`]; [`StoreError::DocumentClash`] if both
    /// are one document; [`StoreError::NoSuchAttachment`] if one of `kept` is not of `old`.
    pub fn replace_document(
        &mut self,
        old: DocumentId,
        new: &DocumentWrite,
        kept: &[ContentDigest],
        proof: &Certificate,
    ) -> Result<()> {
        if proof.document != old || new.document == old {
            return Err(StoreError::DocumentClash);
        }
        let gone = self.write(|transaction| {
            let files = attachment::of_document(transaction, old)?;
            let (kept_files, gone): (Vec<_>, Vec<_>) = files
                .into_iter()
                .partition(|file| kept.contains(&file.hash));
            if kept_files.len() != kept.len() {
                return Err(StoreError::NoSuchAttachment);
            }
            apply(transaction, new)?;
            for file in &kept_files {
                attachment::move_to(transaction, &file.hash, new.document)?;
                doc_text::move_to(transaction, old, &file.hash.to_hex(), new.document)?;
            }
            erase_everything(transaction, old)?;
            certificate::insert(transaction, proof)?;
            Ok(gone)
        })?;
        let hashes: Vec<ContentDigest> = gone.iter().map(|file| file.hash).collect();
        self.finish_erasing(&hashes)
    }

    /// What was erased stands in the log until it is emptied.
    fn finish_erasing(&mut self, files: &[ContentDigest]) -> Result<()> {
        self.remove_attachment_files(files)?;
        self.idle()
    }
}

/// Empties every table of a document. A table left out here makes the last step fail, because
/// its rows still refer to the document.
fn erase_everything(connection: &Connection, document: DocumentId) -> Result<()> {
    erase_rows(connection, document)?;
    doc_text::erase(connection, document)?;
    draft::erase(connection, document)?;
    attachment::erase(connection, document)?;
    audit::erase(connection, document)?;
    snapshot::erase(connection, document)?;
    change::erase(connection, document)?;
    document::erase(connection, document)
}
