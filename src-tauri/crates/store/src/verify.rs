//! Looking over the whole vault, for a plain verdict. It reads everything and changes nothing.

use std::fs::File;
use std::io::{self, BufReader};

use chairside_vault::{AttachmentKey, ContentDigest, DigestWriter};

use crate::attachments::file_path;
use crate::error::{Doing, Result, StoreError};
use crate::folder::VaultFolder;
use crate::ids::DocumentId;
use crate::store::Store;
use crate::tables::{attachment, change, doc_text, document, snapshot};

/// What looking over the vault has found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    /// Places in the file that are not as they were written: each page carries a seal.
    pub damaged_pages: u64,
    /// Faults in the structure of tables and indexes.
    pub structure_faults: u64,
    /// Rows that refer to a row that is not there.
    pub broken_references: u64,
    /// Says that the search index differs from its texts: it can be made again.
    pub is_search_index_stale: bool,
    /// Acknowledged writes that were missing when the vault was opened.
    pub lost_writes: u64,
    /// How many documents were looked at.
    pub documents_checked: u64,
    /// Documents with a fault in their history.
    pub documents: Vec<(DocumentId, DocumentFault)>,
    /// How many attached files were looked at.
    pub attachments_checked: u64,
    /// Attached files with a fault.
    pub attachments: Vec<(ContentDigest, AttachmentFault)>,
}

impl Verification {
    /// Says whether nothing at all was found.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let found = Self {
            documents_checked: 0,
            attachments_checked: 0,
            ..self.clone()
        };
        found == Self::default()
    }
}

/// What is wrong with the history of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// A head names a change that is not there.
    HeadMissing,
    /// Fewer or more changes are there than were counted.
    ChangesMissing,
    /// The snapshot claims more changes than there are.
    SnapshotAhead,
    /// Its rows cannot be read.
    Unreadable,
}

/// What is wrong with an attached file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentFault {
    /// The file is not there.
    Missing,
    /// Its bytes are not those that were kept.
    Altered,
    /// Its bytes are those that were kept, and this vault's key does not open them.
    NotOpenable,
}

impl Store {
    /// Looks over the file, every document and every attached file.
    ///
    /// # Errors
    /// [`StoreError::Io`] where a file cannot be read for another reason than damage. Damage is
    /// what is looked for: it is in the answer.
    pub fn verify(&mut self, key: &AttachmentKey) -> Result<Verification> {
        // The seals of pages are checked in the database file, so the log goes into it first.
        // A full disk or a damaged page may forbid it; what is found then is still true.
        let is_log_empty = self.idle().is_ok();
        let mut found = Verification {
            lost_writes: self.lost_writes(),
            damaged_pages: self.count_faults("PRAGMA cipher_integrity_check"),
            structure_faults: self.count_faults("PRAGMA integrity_check"),
            broken_references: self.count_faults("PRAGMA foreign_key_check"),
            is_search_index_stale: !doc_text::index_agrees(&self.connection),
            ..Verification::default()
        };
        if !is_log_empty && found.damaged_pages == 0 && found.structure_faults == 0 {
            found.structure_faults = self.count_faults("PRAGMA quick_check");
        }
        self.verify_documents(&mut found);
        self.verify_attachments(key, &mut found)?;
        Ok(found)
    }

    /// How many lines a checking pragma answers, but for the one that says all is well.
    fn count_faults(&self, pragma: &str) -> u64 {
        let count = || -> rusqlite::Result<u64> {
            let mut query = self.connection.prepare(pragma)?;
            let mut rows = query.query([])?;
            let mut faults = 0;
            while let Some(row) = rows.next()? {
                let is_fine = row.get_ref(0)?.as_str().is_ok_and(|text| text == "ok");
                faults += u64::from(!is_fine);
            }
            Ok(faults)
        };
        // A check that cannot be carried out is a fault.
        count().unwrap_or(1)
    }

    fn verify_documents(&self, found: &mut Verification) {
        let Ok(all) = document::all(&self.connection) else {
            found.structure_faults += 1;
            return;
        };
        for (id, _) in all {
            found.documents_checked += 1;
            let fault = self
                .document_fault(id)
                .unwrap_or(Some(DocumentFault::Unreadable));
            found.documents.extend(fault.map(|fault| (id, fault)));
        }
    }

    fn document_fault(&self, id: DocumentId) -> Result<Option<DocumentFault>> {
        let connection = &self.connection;
        let state = document::state(connection, id)?.ok_or(StoreError::NoSuchDocument)?;
        if change::count(connection, id)? != state.change_count {
            return Ok(Some(DocumentFault::ChangesMissing));
        }
        for head in &state.heads {
            if !change::is_here(connection, id, *head)? {
                return Ok(Some(DocumentFault::HeadMissing));
            }
        }
        if snapshot::covers(connection, id)? > state.change_count {
            return Ok(Some(DocumentFault::SnapshotAhead));
        }
        Ok(None)
    }

    fn verify_attachments(&self, key: &AttachmentKey, found: &mut Verification) -> Result<()> {
        let Ok(all) = attachment::all(&self.connection) else {
            found.structure_faults += 1;
            return Ok(());
        };
        for row in all {
            found.attachments_checked += 1;
            let fault = attachment_fault(&self.folder, key, &row.hash)?;
            found
                .attachments
                .extend(fault.map(|fault| (row.hash, fault)));
        }
        Ok(())
    }
}

fn attachment_fault(
    folder: &VaultFolder,
    key: &AttachmentKey,
    hash: &ContentDigest,
) -> Result<Option<AttachmentFault>> {
    let doing = "checking an attachment";
    let path = file_path(folder, hash);
    let mut file = match File::open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Some(AttachmentFault::Missing));
        }
        Err(error) => return Err(error).doing(doing),
    };
    let mut digesting = DigestWriter::new(io::sink());
    io::copy(&mut file, &mut digesting).doing(doing)?;
    if digesting.finish().1 != *hash {
        return Ok(Some(AttachmentFault::Altered));
    }
    let file = File::open(&path).doing(doing)?;
    let opens = key.verify(&mut BufReader::new(file)).is_ok();
    Ok((!opens).then_some(AttachmentFault::NotOpenable))
}
